//! What was filled in with a method, as it is read on a terminal.

use goldseam_content::{Answer, Method};
use goldseam_journal::{Entry, Journal};

use crate::{
    clock,
    output::{bold, dim, visible},
};

/// The method that an entry was filled in with; none if it was written freely, or if this program
/// can't read that method.
pub fn method_of(journal: &Journal, entry: &Entry) -> Option<Method> {
    let filled = entry.filled.as_ref()?;
    journal.method(&filled.method, Some(filled.version)).ok()
}

/// The day until which its text rests out of sight, if that is still to come.
pub fn rests_until(method: &Method, entry: &Entry) -> Option<String> {
    let answers = &entry.filled.as_ref()?.answers;
    let today = clock::today().to_string();
    let shown = method.visible(answers).into_iter().flat_map(|shown| shown.fields);
    let days = shown.filter(|field| field.rests).filter_map(|field| match answers.get(&field.id) {
        Some(Answer::Date(day)) => Some(day.clone()),
        _ => None,
    });
    days.filter(|day| *day > today).max()
}

/// The document that the answers make, without the marks of Markdown.
pub fn calm(body: &str) -> String {
    let lines = body.lines().map(|line| {
        let heading = line.strip_prefix("### ").or(line.strip_prefix("## "));
        let label = line.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
        let text = visible(&plain(heading.or(label).unwrap_or(line)));
        match (heading, label) {
            (Some(_), _) => bold(&text),
            (_, Some(_)) => dim(&text),
            _ => text,
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A line with what was escaped in it as it was typed.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    out
}
