//! Day One's rich text: a list of pieces with what they look like, in a JSON text of its own.

use serde_json::value::RawValue;

use crate::json::{self, Fields};

/// The Markdown of it; empty if it can't be read.
pub(super) fn markdown(raw: &RawValue) -> String {
    // it is JSON within a JSON text; some programs that write Day One's form leave the quotes out
    let inner = json::text(raw).unwrap_or_else(|| raw.get().to_owned());
    let Some(rich) = Fields::of_text(&inner) else { return String::new() };
    let mut out = String::new();
    let mut line_starts = true;
    for piece in rich.list("contents").into_iter().filter_map(Fields::of) {
        for object in piece.list("embeddedObjects").into_iter().filter_map(Fields::of) {
            if !line_starts {
                out.push_str("\n\n");
            }
            embedded(&object, &mut out);
            line_starts = true;
        }
        let text = piece.text("text");
        if text.is_empty() {
            continue;
        }
        let looks = piece.inner("attributes").unwrap_or_default();
        let start = line_start(&looks.inner("line").unwrap_or_default());
        let link = looks.text("linkURL");
        for part in text.split_inclusive('\n') {
            if line_starts && !part.trim().is_empty() {
                out.push_str(&start);
            }
            let words = part.trim();
            if link.is_empty() || words.is_empty() {
                out.push_str(part);
            } else {
                out.push_str(&part.replace(words, &format!("[{words}]({link})")));
            }
            line_starts = part.ends_with('\n');
        }
    }
    out
}

fn embedded(object: &Fields, out: &mut String) {
    let id = object.id("identifier");
    let address = match object.text("type").as_str() {
        "horizontalRuleLine" => {
            out.push_str("---\n\n");
            return;
        }
        "photo" | "" => format!("dayone-moment://{id}"),
        kind => format!("dayone-moment:/{kind}/{id}"),
    };
    if !id.is_empty() {
        out.extend(["![](", &address, ")\n\n"]);
    }
}

/// What Markdown puts before the text of such a line.
fn line_start(line: &Fields) -> String {
    let indent = || {
        let level = line.whole("indentLevel").unwrap_or(1).clamp(1, 10);
        "  ".repeat(usize::try_from(level - 1).unwrap_or_default())
    };
    if let Some(level) = line.whole("header").filter(|level| (1..=6).contains(level)) {
        return format!("{} ", "#".repeat(usize::try_from(level).unwrap_or(1)));
    }
    match line.text("listStyle").as_str() {
        "bulleted" => format!("{}- ", indent()),
        "numbered" => format!("{}{}. ", indent(), line.whole("listIndex").unwrap_or(1).clamp(0, 999_999)),
        "checkbox" => format!("{}- [{}] ", indent(), if line.flag("checked") { 'x' } else { ' ' }),
        _ if line.flag("quote") => "> ".to_owned(),
        _ => String::new(),
    }
}
