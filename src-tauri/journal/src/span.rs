//! Found text: where in a line the hits are.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Marks that the index puts around a hit. They are noncharacters, which no text that people
/// exchange has; a text that has them nevertheless loses them in a list of hits, nowhere else.
pub(crate) const OPEN: char = '\u{fdd0}';
pub(crate) const CLOSE: char = '\u{fdd1}';
/// A token can be as long as a body; a snippet is not, before and after its marks are left out.
const MOST_MARKED_CHARS: usize = 2000;
const MOST_SNIPPET_CHARS: usize = 400;

/// A piece of a line. The pieces in order are the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// Never empty.
    pub text: String,
    /// Whether this piece is what was searched for.
    pub hit: bool,
}

/// The pieces of a marked line.
pub(crate) fn spans(marked: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut hit = false;
    for c in marked.chars() {
        match c {
            OPEN => hit = true,
            CLOSE => hit = false,
            _ => match spans.last_mut() {
                Some(last) if last.hit == hit => last.text.push(c),
                _ => spans.push(Span { text: c.to_string(), hit }),
            },
        }
    }
    spans
}

/// The pieces of a marked snippet of Markdown, in one line and without the commonest marks. A
/// snippet begins anywhere in a text, so it can't be parsed as Markdown; what is left of a mark
/// that was cut in two is shown.
pub(crate) fn snippet(marked: &str) -> Vec<Span> {
    let marked: String = marked.chars().take(MOST_MARKED_CHARS).collect();
    let mut line = String::with_capacity(marked.len());
    for (n, part) in marked.lines().enumerate() {
        if n > 0 {
            line.push(' ');
        }
        line.push_str(without_block_marks(part));
    }
    let line = without_link_targets(&line);
    let mut plain = String::with_capacity(line.len());
    for c in line.chars().filter(|c| !matches!(c, '*' | '`' | '~')).take(MOST_SNIPPET_CHARS) {
        if !(c.is_whitespace() && plain.ends_with(char::is_whitespace)) {
            plain.push(c);
        }
    }
    spans(plain.trim())
}

/// The line without its leading marks of headings, quotes and lists.
fn without_block_marks(line: &str) -> &str {
    let text = line.trim_start().trim_start_matches(['#', '>']).trim_start();
    ["- [ ] ", "- [x] ", "- ", "+ "].iter().find_map(|mark| text.strip_prefix(mark)).unwrap_or(text)
}

/// `[text](target)` as `text`, unless the hit is in the target.
fn without_link_targets(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("](") {
        let target = after.split_once(')').filter(|(target, _)| !target.contains([OPEN, CLOSE]));
        let opened = before.rfind('[');
        if let (Some((_, beyond)), Some(at)) = (target, opened) {
            let text = &before[..at];
            out.push_str(text.strip_suffix('!').unwrap_or(text));
            out.push_str(&before[at + 1..]);
            rest = beyond;
        } else {
            out.push_str(before);
            out.push_str("](");
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{CLOSE, OPEN, Span, snippet, spans};

    fn marked(text: &str) -> String {
        text.replace('<', &OPEN.to_string()).replace('>', &CLOSE.to_string())
    }

    fn shown(spans: &[Span]) -> String {
        spans.iter().map(|s| if s.hit { format!("<{}>", s.text) } else { s.text.clone() }).collect()
    }

    #[test]
    fn hits_are_told_from_the_rest() {
        let found = spans(&marked("a <b> c<d>"));
        assert_eq!(shown(&found), "a <b> c<d>");
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn stray_marks_break_nothing() {
        for text in ["", "<", ">", "><", "<<a>>", ">a<b", "<a"] {
            let text = marked(text);
            let joined: String = spans(&text).iter().map(|s| s.text.as_str()).collect();
            assert_eq!(joined, text.replace([OPEN, CLOSE], ""));
        }
    }

    #[test]
    fn markdown_marks_are_left_out() {
        for (text, plain) in [
            ("…the **<river>** was `calm`", "…the <river> was calm"),
            ("end.\n\n## The <river>\n- [x] one\n- two", "end. The <river> one two"),
            ("the [wide <river>](https://example.org/a) and ![a boat](b.png)", "the wide <river> and a boat"),
            ("see [here](https://<river>.org)", "see [here](https://<river>.org)"),
            ("cut](https://example.org) <river> [and](", "cut](https://example.org) <river> [and]("),
        ] {
            assert_eq!(shown(&snippet(&marked(text))), plain, "{text}");
        }
    }

    #[test]
    fn a_snippet_is_never_long() {
        let text = format!("{OPEN}{}{CLOSE}", "a".repeat(100_000));
        assert!(snippet(&text)[0].text.len() <= 400);
    }
}
