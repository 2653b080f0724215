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
    page(&Page {
        title: &entry.title,
        happened: &entry.happened,
        created: &entry.created,
        deleted: None,
        tags: &entry.tags,
        starred: entry.starred,
        filled: entry.filled.as_ref().map(|filled| PageMethod {
            name: method.map(|method| method.name.as_str()),
            id: &filled.method,
            version: filled.version,
            finished: filled.finished,
        }),
        uid: None,
        body: &entry.body,
    })
}

/// What a Markdown file is made of.
pub(crate) struct Page<'a> {
    pub title: &'a str,
    pub happened: &'a Moment,
    pub created: &'a Moment,
    pub deleted: Option<&'a Moment>,
    pub tags: &'a [String],
    pub starred: bool,
    pub filled: Option<PageMethod<'a>>,
    /// What names the entry in every copy of the journal, where a file says so.
    pub uid: Option<String>,
    pub body: &'a str,
}

/// The method that something was filled in with.
pub(crate) struct PageMethod<'a> {
    pub name: Option<&'a str>,
    pub id: &'a str,
    pub version: u32,
    pub finished: bool,
}

/// The whole file.
pub(crate) fn page(page: &Page<'_>) -> String {
    let mut text = String::with_capacity(page.body.len() + 256);
    text.push_str("---\n");
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(text, "{name}: {value}"); // a String takes everything
    };
    let truth = |is: bool| if is { "true" } else { "false" };
    if !page.title.is_empty() {
        line("title", &quoted(page.title));
    }
    line("date", &rfc3339(page.happened));
    if let Some(zone) = page.happened.zone() {
        line("zone", &quoted(zone));
    }
    if !page.tags.is_empty() {
        let tags: Vec<String> = page.tags.iter().map(|tag| quoted(tag)).collect();
        line("tags", &format!("[{}]", tags.join(", ")));
    }
    line("starred", truth(page.starred));
    line("created", &rfc3339(page.created));
    if let Some(deleted) = page.deleted {
        line("deleted", &rfc3339(deleted));
    }
    if let Some(filled) = &page.filled {
        if let Some(name) = filled.name {
            line("method", &quoted(name));
        }
        line("method_id", &quoted(filled.id));
        line("method_version", &filled.version.to_string());
        line("finished", truth(filled.finished));
    }
    if let Some(uid) = &page.uid {
        line("uid", &quoted(uid));
    }
    text.push_str("---\n\n");
    text.push_str(page.body);
    if !page.body.ends_with('\n') {
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
