//! What Logseq writes into its outlines beside the text: properties.

use serde_json::{Map, Value};

use crate::tags::Tags;

/// Properties that say something only to Logseq.
const OWN: [&str; 5] = ["id", "collapsed", "heading", "ls-type", "logseq.order-list-type"];

/// What the properties of a page say.
#[derive(Default)]
pub struct Page {
    /// The text without them.
    pub text: String,
    /// Title.
    pub title: String,
    /// All else.
    pub extra: Map<String, Value>,
}

/// Whether a file lies where Logseq keeps its own.
pub fn is_its(name: &str) -> bool {
    name.split('/').rev().skip(1).any(|folder| folder == "journals" || folder == "pages")
}

/// Takes the properties out of an outline.
pub fn read(text: &str, tags: &mut Tags) -> Page {
    let (mut page, mut head, mut fence) = (Page::default(), true, false);
    for line in text.lines() {
        fence ^= line.trim_start_matches([' ', '\t', '-']).starts_with("```");
        match property(line).filter(|_| !fence) {
            Some((name, _)) if OWN.contains(&name) => continue,
            Some((name, value)) if head => {
                page.take(name, value, tags);
                continue;
            }
            Some((_, value)) => {
                // of a single block: the text stays as it is
                linked_tags(value, tags);
            }
            None => head &= line.trim().is_empty(),
        }
        linked_tags(line, tags);
        page.text.push_str(&unsized_picture(line));
        page.text.push('\n');
    }
    // a page that was opened and left has one empty bullet
    if page.text.lines().all(|line| matches!(line.trim(), "" | "-")) {
        page.text.clear();
    }
    page
}

impl Page {
    fn take(&mut self, name: &str, value: &str, tags: &mut Tags) {
        match name {
            "title" => value.clone_into(&mut self.title),
            "tags" => value.split(',').for_each(|tag| tags.add(tag.trim().trim_matches(['[', ']', '#']))),
            _ => {
                self.extra.insert(name.to_owned(), Value::String(value.to_owned()));
            }
        }
    }
}

/// `name:: value`.
fn property(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.trim().split_once("::")?;
    let fits =
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'));
    (fits && (value.is_empty() || value.starts_with(' '))).then_some((name, value.trim()))
}

/// `#[[two words]]`.
fn linked_tags(line: &str, tags: &mut Tags) {
    for part in line.split("#[[").skip(1) {
        if let Some((tag, _)) = part.split_once("]]") {
            tags.add(tag);
        }
    }
}

/// `![](x.png){:height 200, :width 300}` without the size.
fn unsized_picture(line: &str) -> String {
    let mut parts = line.split("){:");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push(')');
        match part.split_once('}') {
            Some((size, rest)) if size.contains("width") || size.contains("height") => out.push_str(rest),
            _ => {
                out.push_str("{:");
                out.push_str(part);
            }
        }
    }
    out
}
