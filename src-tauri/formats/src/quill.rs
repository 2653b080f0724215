//! Quill's form of a text: pieces one after the other, where the end of a line says what the line is.

use serde_json::value::RawValue;

use crate::{
    html,
    json::{self, Fields},
};

/// Finds where something in a text leads: given what it is and its address, the Markdown for it.
pub(crate) type Embed<'a> = &'a mut dyn FnMut(&str, &str) -> Option<String>;

/// The Markdown of a list of pieces.
pub(crate) fn markdown(pieces: &RawValue, embed: Embed) -> String {
    let mut page = Page::default();
    for piece in json::list(pieces).into_iter().filter_map(Fields::of) {
        let looks = piece.inner("attributes").unwrap_or_default();
        let Some(insert) = piece.raw("insert") else { continue };
        if let Some(text) = json::text(insert) {
            for (number, part) in text.split('\n').enumerate() {
                if number > 0 {
                    page.end_line(&looks);
                }
                page.line.push_str(&inline(part, &looks));
            }
        } else if let Some(thing) = Fields::of(insert) {
            let found = ["image", "video", "audio"].into_iter().find(|kind| thing.raw(kind).is_some());
            let markdown = found.and_then(|kind| embed(kind, &thing.text(kind)));
            page.line.push_str(&markdown.unwrap_or_default());
        }
    }
    page.end_line(&Fields::default());
    page.out.trim().to_owned()
}

#[derive(Default)]
struct Page {
    out: String,
    line: String,
    last: Kind,
    /// The number of the last item, for each depth.
    numbers: Vec<usize>,
}

/// What a line is. Markdown parts lines of different kinds by an empty one.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    #[default]
    Text,
    List,
    Quote,
    Code,
}

impl Page {
    fn end_line(&mut self, looks: &Fields) {
        let line = std::mem::take(&mut self.line);
        let (kind, start) = self.start(looks);
        if kind != self.last && !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        // code that is indented needs no fence that would have to be closed
        self.out.push_str(&start);
        self.out.push_str(&line);
        self.out.push('\n');
        self.last = kind;
    }

    fn start(&mut self, looks: &Fields) -> (Kind, String) {
        const DEEPEST: i64 = 8;
        let depth = usize::try_from(looks.whole("indent").unwrap_or(0).clamp(0, DEEPEST)).unwrap_or(0);
        let indent = "   ".repeat(depth);
        let list = looks.text("list");
        if list != "ordered" {
            self.numbers.truncate(if list.is_empty() { 0 } else { depth });
        }
        match list.as_str() {
            "ordered" => {
                self.numbers.resize(depth + 1, 0);
                self.numbers[depth] += 1;
                (Kind::List, format!("{indent}{}. ", self.numbers[depth]))
            }
            "bullet" => (Kind::List, format!("{indent}- ")),
            "checked" => (Kind::List, format!("{indent}- [x] ")),
            "unchecked" => (Kind::List, format!("{indent}- [ ] ")),
            _ if looks.flag("blockquote") => (Kind::Quote, "> ".to_owned()),
            _ if looks.raw("code-block").is_some() => (Kind::Code, "    ".to_owned()),
            _ => match looks.whole("header") {
                Some(level @ 1..=6) => (Kind::Text, "#".repeat(usize::try_from(level).unwrap_or(1)) + " "),
                _ => (Kind::Text, String::new()),
            },
        }
    }
}

/// A part of a line with the signs of what it looks like.
fn inline(text: &str, looks: &Fields) -> String {
    let words = text.trim();
    if words.is_empty() {
        return text.to_owned();
    }
    let code = looks.flag("code");
    let mut marked = if code { format!("`{}`", words.replace('`', "'")) } else { html::escaped(words) };
    for (name, sign) in [("bold", "**"), ("italic", "*"), ("strike", "~~")] {
        if looks.flag(name) && !code {
            marked = format!("{sign}{marked}{sign}");
        }
    }
    let link = looks.text("link");
    if link.starts_with("http") && !link.contains([' ', '(', ')', '<', '>']) {
        marked = format!("[{marked}]({link})");
    }
    // signs stand close to their words, blanks outside of them
    let start = text.len() - text.trim_start().len();
    format!("{}{marked}{}", &text[..start], &text[start + words.len()..])
}
