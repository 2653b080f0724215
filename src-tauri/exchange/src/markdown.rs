//! An entry as a Markdown file: what is known about it as YAML between two lines of dashes, then its body.

use std::fmt::Write;

use goldseam_content::Method;
use goldseam_journal::{Entry, Moment};

/// The whole file, ending in a newline.
///
/// ```yaml
/// ---
/// title: "A good afternoon"
/// date: 2026-05-03T17:20:00+01:00
/// zone: "Europe/Lisbon"
/// tags: ["kids", "walk"]
/// starred: true
/// created: 2026-05-03T21:05:11+01:00
/// ---
/// ```
///
/// `title`, `zone` and `tags` are left out when empty. The body follows after an empty line, as it is.
///
/// An entry that was filled in with a method says so after `created`; `method` is what it is called,
/// if that is known. Its body is its answers written out.
///
/// ```yaml
/// method: "Thought record"
/// method_id: "thought-record"
/// method_version: 1
/// finished: true
/// ```
pub fn entry(entry: &Entry, method: Option<&Method>) -> String {
    let mut text = String::from("---\n");
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(text, "{name}: {value}"); // a String takes everything
    };
    if !entry.title.is_empty() {
        line("title", &quoted(&entry.title));
    }
    line("date", &rfc3339(&entry.happened));
    if let Some(zone) = entry.happened.zone() {
        line("zone", &quoted(zone));
    }
    if !entry.tags.is_empty() {
        let tags: Vec<String> = entry.tags.iter().map(|tag| quoted(tag)).collect();
        line("tags", &format!("[{}]", tags.join(", ")));
    }
    line("starred", if entry.starred { "true" } else { "false" });
    line("created", &rfc3339(&entry.created));
    if let Some(filled) = &entry.filled {
        if let Some(method) = method {
            line("method", &quoted(&method.name));
        }
        line("method_id", &quoted(&filled.method));
        line("method_version", &filled.version.to_string());
        line("finished", if filled.finished { "true" } else { "false" });
    }
    text.push_str("---\n\n");
    text.push_str(&entry.body);
    if !entry.body.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// Date, time and offset as in RFC 3339, to the second.
pub fn rfc3339(moment: &Moment) -> String {
    let (sign, minutes) = (if moment.offset() < 0 { '-' } else { '+' }, moment.offset().abs());
    format!("{}{sign}{:02}:{:02}", moment.local(), minutes / 60, minutes % 60)
}

/// A double-quoted YAML scalar, which any text fits into.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // breaks a line, or is not printable, in YAML's eyes
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
