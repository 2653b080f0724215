//! Tags that can be tags here, and those that can't.

use goldseam_journal::{MOST_TAG_CHARS, MOST_TAGS};

/// Those that fit, each once whatever its case, and the others as they were spelled. `extra` is for all.
pub(super) fn sorted(tags: &[String], extra: &str) -> (Vec<String>, Vec<String>) {
    let (mut kept, mut keys, mut left) = (Vec::new(), Vec::new(), Vec::new());
    let extra = Some(extra).filter(|tag| !tag.trim().is_empty());
    for tag in extra.into_iter().chain(tags.iter().map(String::as_str)) {
        let name = cleaned(tag);
        let key = name.to_lowercase();
        if name.is_empty() || keys.contains(&key) {
            continue;
        }
        if name.chars().count() > MOST_TAG_CHARS || kept.len() == MOST_TAGS {
            left.push(name);
        } else {
            kept.push(name);
            keys.push(key);
        }
    }
    (kept, left)
}

/// As the journal spells it.
pub(super) fn cleaned(tag: &str) -> String {
    let visible = tag.replace(char::is_control, " ");
    visible.trim().trim_start_matches('#').split_whitespace().collect::<Vec<_>>().join(" ")
}
