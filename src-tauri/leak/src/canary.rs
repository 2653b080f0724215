//! Words that stand nowhere else, one for each kind of thing that a person writes.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use memchr::memmem::Finder;
use sha2::{Digest, Sha256};

/// What every canary ends in. The beginning of a block is what an allocator writes over first.
const MARK: &str = "zqjxv";
/// Letters before it, by which canaries are told apart.
const LETTERS: usize = 9;

/// What was written so far, by kind.
#[derive(Default)]
pub struct Canaries(BTreeMap<String, &'static str>);

impl Canaries {
    /// The canary of a kind; it counts as written.
    pub fn word(&mut self, kind: &'static str) -> String {
        let letters = Sha256::digest(kind).into_iter().map(|byte| char::from(b'a' + byte % 25));
        let word = letters.take(LETTERS).chain(MARK.chars()).collect::<String>();
        self.0.insert(word.clone(), kind);
        word
    }

    /// The same in a sentence, if it fits into so many characters.
    pub fn say(&mut self, kind: &'static str, most: usize) -> String {
        let word = self.word(kind);
        if most < 100 { word } else { format!("It was late, and {word} stood at the window for a while.") }
    }

    /// Whether it was written.
    pub fn knows(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// How many kinds were written.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The kind of a canary, or its letters, if part of it was written over.
    fn kind(&self, word: &str) -> String {
        self.0.get(word).map_or_else(|| format!("part of one: {word:?}"), |kind| (*kind).to_owned())
    }
}

/// What is looked for.
pub struct Needles<'a> {
    canaries: &'a Canaries,
    marks: Vec<(Form, Finder<'static>)>,
    others: Vec<(String, Finder<'static>)>,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// UTF-8.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16,
    /// Base64, beginning at this byte of three.
    Base64(usize),
}

/// All of them.
pub const FORMS: [Form; 5] = [Form::Utf8, Form::Utf16, Form::Base64(0), Form::Base64(1), Form::Base64(2)];

impl Form {
    /// `text` in this form, without what depends on what stands beside it.
    pub fn write(self, text: &str) -> Vec<u8> {
        match self {
            Form::Utf8 => text.as_bytes().to_vec(),
            Form::Utf16 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Form::Base64(skip) => {
                let code = STANDARD.encode([&vec![0; skip], text.as_bytes()].concat()).into_bytes();
                let whole = (skip + text.len()) * 8 / 6;
                code[(skip * 8).div_ceil(6)..whole].to_vec()
            }
        }
    }

    /// The canary that ends with the mark that begins at `at`.
    fn read(self, bytes: &[u8], at: usize) -> String {
        let plain = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match self {
            Form::Utf8 => plain(&bytes[at.saturating_sub(LETTERS)..at + MARK.len()]),
            Form::Utf16 => {
                let wide = &bytes[at.saturating_sub(2 * LETTERS)..at + 2 * MARK.len()];
                plain(&wide.iter().copied().filter(|byte| *byte != 0).collect::<Vec<_>>())
            }
            Form::Base64(_) => plain(&bytes[at.saturating_sub(12)..(at + 8).min(bytes.len())]),
        }
    }
}

impl<'a> Needles<'a> {
    /// The canaries, in every form.
    pub fn of(canaries: &'a Canaries) -> Needles<'a> {
        let finder = |form: Form| (form, Finder::new(&form.write(MARK)).into_owned());
        Needles { canaries, marks: FORMS.map(finder).into(), others: Vec::new() }
    }

    /// Looks for these bytes, too.
    #[must_use]
    pub fn and(mut self, name: &str, bytes: &[u8]) -> Needles<'a> {
        assert!(bytes.len() >= 8, "{name} would be found everywhere");
        self.others.push((name.to_owned(), Finder::new(bytes).into_owned()));
        self
    }

    /// How much is looked for.
    pub fn count(&self) -> usize {
        self.canaries.count() * FORMS.len() + self.others.len()
    }

    /// The longest of them.
    pub fn reach(&self) -> usize {
        let others = self.others.iter().map(|(_, finder)| finder.needle().len());
        others.max().unwrap_or_default().max(2 * (LETTERS + MARK.len()))
    }

    /// What of it is in `bytes`, each time that it is, with where.
    pub fn find(&self, bytes: &[u8]) -> Vec<(String, usize)> {
        let marks = self.marks.iter().flat_map(|(form, finder)| {
            finder.find_iter(bytes).map(move |at| (format!("{} ({form:?})", self.name(*form, bytes, at)), at))
        });
        let others = self
            .others
            .iter()
            .flat_map(|(name, finder)| finder.find_iter(bytes).map(|at| (name.clone(), at)));
        marks.chain(others).collect()
    }

    fn name(&self, form: Form, bytes: &[u8], at: usize) -> String {
        let word = form.read(bytes, at);
        if matches!(form, Form::Base64(_)) { word } else { self.canaries.kind(&word) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canaries_are_found_in_every_form_and_nowhere_else() {
        let mut canaries = Canaries::default();
        let word = canaries.word("a kind");
        let needles = Needles::of(&canaries).and("a key", &[7; 16]);
        let plain = format!("xx {word} yy");
        let wide: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(needles.find(plain.as_bytes()), [("a kind (Utf8)".to_owned(), 3 + LETTERS)]);
        assert_eq!(needles.find(&wide), [("a kind (Utf16)".to_owned(), 2 * (3 + LETTERS))]);
        for before in ["", "a", "ab", "abc"] {
            let coded = STANDARD.encode(format!("{before}{word}, and on"));
            assert_eq!(needles.find(coded.as_bytes()).len(), 1, "{before:?}");
        }
        assert_eq!(needles.find(&[7; 16]), [("a key".to_owned(), 0)]);
        assert!(needles.find(b"zqj xv and nothing of it").is_empty());
    }
}
