//! The text of an entry: Markdown with addresses of Day One's own in it.

use std::collections::HashMap;

use super::moments::{Moment, Moments};
use crate::{
    Attached,
    media::{self, Keys},
};

/// An entry's text and its files, in the order in which they stand in it.
pub(super) struct Body {
    pub text: String,
    pub files: Vec<Attached>,
}

/// What an address in a text means.
enum Address<'t> {
    Moment(&'t str),
    Entry(&'t str),
}

/// The text without what Day One only put there for itself: backslashes before signs that mean nothing, and
/// blanks of no width at the edges of words.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fenced = false;
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced { out.push_str(line) } else { plain_line(line, &mut out) }
    }
    out
}

fn plain_line(line: &str, out: &mut String) {
    const NO_WIDTH: char = '\u{200b}';
    let mut chars = line.chars().peekable();
    let mut before: Option<char> = None;
    // only a number stands before it in the line, or nothing: there a sign may begin a list
    let mut at_start = true;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if c == NO_WIDTH && !(in_word(before) && in_word(next)) {
            continue;
        }
        if c == '\\' && next.is_some_and(|sign| means_nothing(sign, before, chars.clone().nth(1), at_start)) {
            continue;
        }
        at_start &= c.is_whitespace() || c.is_ascii_digit();
        // an escaped backslash does not escape what follows it
        if c == '\\' && next == Some('\\') {
            chars.next();
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

/// Whether a sign is the same in Markdown without a backslash before it.
fn means_nothing(sign: char, before: Option<char>, after: Option<char>, at_start: bool) -> bool {
    match sign {
        '.' | ')' | '-' | '+' => !at_start,
        '(' => before != Some(']'),
        '!' => after != Some('['),
        ',' | ';' | ':' | '?' | '"' | '\'' | '/' | '%' | '@' | '$' | '^' | '{' | '}' => true,
        _ => false,
    }
}

impl Body {
    /// The text with its addresses turned into Goldseam's, and with what it doesn't show at its end.
    pub fn of(text: &str, moments: Moments) -> Self {
        let mut shown = Shown { moments, keys: Keys::default(), by_id: HashMap::new(), files: Vec::new() };
        let mut text = shown.rewrite(text).trim().to_owned();
        let mentioned = shown.files.len();
        for moment in std::mem::take(&mut shown.moments.own) {
            shown.list(moment);
        }
        media::append(&mut text, &shown.files[mentioned..]);
        Self { text, files: shown.files }
    }
}

struct Shown<'l> {
    moments: Moments<'l>,
    keys: Keys,
    by_id: HashMap<String, String>,
    files: Vec<Attached>,
}

impl Shown<'_> {
    fn rewrite(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = find_address(rest) {
            let (before, address) = rest.split_at(at);
            out.push_str(before);
            let end = address
                .find(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | ']' | '"'))
                .unwrap_or(address.len());
            let (address, after) = address.split_at(end);
            self.put(&mut out, address);
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// Puts what `address` means at the end of `out`, which may have the words of a link there.
    fn put(&mut self, out: &mut String, address: &str) {
        let in_link = out.ends_with("](");
        match meaning(address) {
            Some(Address::Moment(id)) => {
                let key = self.show(id);
                if in_link {
                    into_image(out);
                    out.extend(["attached:", &key]);
                } else {
                    out.push_str(&media::mention(&key, ""));
                }
            }
            Some(Address::Entry(id)) if in_link => out.extend(["entry:", id]),
            Some(Address::Entry(id)) => out.extend(["[", address, "](entry:", id, ")"]),
            None => out.push_str(address),
        }
    }

    fn show(&mut self, id: &str) -> String {
        if let Some(key) = self.by_id.get(id) {
            return key.clone();
        }
        self.list(self.moments.find(id));
        self.by_id.get(id).cloned().unwrap_or_default()
    }

    fn list(&mut self, moment: Moment) {
        // one without an id is listed, as nothing can mention it
        if !moment.id.is_empty() && self.by_id.contains_key(&moment.id) {
            return;
        }
        let key = self.keys.key(&moment.id);
        self.files.push(Attached { key: key.clone(), at: moment.at, name: moment.name });
        self.by_id.insert(moment.id, key);
    }
}

/// Where the next address of Day One's own begins.
fn find_address(text: &str) -> Option<usize> {
    const SCHEMES: [&str; 3] = ["dayone-moment:/", "dayone://", "dayone2://"];
    let mut from = 0;
    while let Some(at) = text[from..].find("dayone").map(|at| at + from) {
        if SCHEMES.iter().any(|scheme| text[at..].starts_with(scheme)) {
            return Some(at);
        }
        from = at + "dayone".len();
    }
    None
}

fn meaning(address: &str) -> Option<Address<'_>> {
    if let Some(path) = address.strip_prefix("dayone-moment:/") {
        let id = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        return (!id.is_empty()).then_some(Address::Moment(id));
    }
    let (_, id) = address.split_once("entryId=")?;
    let id = id.split('&').next().unwrap_or_default();
    (!id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
        .then_some(Address::Entry(id))
}

/// Makes an image of the link whose words stand at the end of `out`.
fn into_image(out: &mut String) {
    /// Words of a link that are longer than this are text with a bracket in it.
    const LONGEST: usize = 2_000;
    let end = out.len() - "](".len();
    let mut from = end.saturating_sub(LONGEST);
    while !out.is_char_boundary(from) {
        from += 1;
    }
    if let Some(at) = out[from..end].rfind('[').map(|at| at + from)
        && !out[..at].ends_with('!')
    {
        out.insert(at, '!');
    }
}
