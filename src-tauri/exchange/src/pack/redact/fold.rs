//! Texts as they are compared: whatever the case, the way an accent is written, and what can't be seen.

use unicode_normalization::char::{canonical_combining_class, decompose_canonical, is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

/// A character as it is compared, and the bytes of the text that it comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub c: char,
    pub from: usize,
    pub to: usize,
}

/// The text as it is compared. Blanks of any kind and number are one blank.
pub(super) fn fold(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(text.len());
    for (from, c) in text.char_indices() {
        let to = from + c.len_utf8();
        if c.is_whitespace() {
            match pieces.last_mut() {
                Some(last) if last.c == ' ' => last.to = to,
                _ => pieces.push(Piece { c: ' ', from, to }),
            }
        } else if !is_unseen(c) {
            // to capitals and back: then a sharp s is two, and each sigma is the same
            for c in c.to_uppercase().flat_map(char::to_lowercase) {
                decompose_canonical(plain_mark(c), |c| pieces.push(Piece { c, from, to }));
            }
        }
    }
    order_marks(&mut pieces);
    drop_dots(&mut pieces);
    pieces
}

/// The characters of a name or phrase as they are compared.
pub(super) fn folded(text: &str) -> Vec<char> {
    fold(text.trim()).into_iter().map(|piece| piece.c).collect()
}

/// Takes up no room and can stand anywhere within a word.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The apostrophe and the hyphen as they are typed.
fn plain_mark(c: char) -> char {
    match c {
        '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{ff07}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        c => c,
    }
}

/// Marks on one letter in the one order in which they are compared.
fn order_marks(pieces: &mut [Piece]) {
    let is_mark = |piece: &Piece| canonical_combining_class(piece.c) != 0;
    for run in pieces.chunk_by_mut(|a, b| is_mark(a) == is_mark(b)) {
        if run.first().is_some_and(is_mark) {
            run.sort_by_key(|piece| canonical_combining_class(piece.c));
        }
    }
}

/// The dot of a Turkish i is no mark of its own.
fn drop_dots(pieces: &mut Vec<Piece>) {
    let mut before = ' ';
    pieces.retain(|piece| {
        let drops = piece.c == '\u{307}' && before == 'i';
        before = piece.c;
        !drops
    });
}

/// Where words begin and end in a text.
pub(super) struct Edges<'a> {
    text: &'a str,
    at: Vec<bool>,
}

impl<'a> Edges<'a> {
    pub fn of(text: &'a str) -> Self {
        let mut at = vec![false; text.len() + 1];
        for (from, word) in text.split_word_bound_indices() {
            for edge in [from, from + word.len()] {
                if let Some(at) = at.get_mut(edge) {
                    *at = true;
                }
            }
        }
        Self { text, at }
    }

    /// Whether the bytes from `from` to `to` are whole words. Besides the boundaries of UAX 29, a word ends
    /// where no letter follows: before the apostrophe of a possessive, the mark of an emphasis, a dot, a digit.
    pub fn are_around(&self, from: usize, to: usize) -> bool {
        let is_edge = |at: usize| self.at.get(at).copied().unwrap_or_default();
        let goes_on = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() || is_combining_mark(c));
        let before = self.text.get(..from).and_then(|text| text.chars().next_back());
        let after = self.text.get(to..).and_then(|text| text.chars().next());
        (is_edge(from) || !goes_on(before)) && (is_edge(to) || !goes_on(after))
    }
}

/// Every place at which `wanted` stands in `text`, as the first and the last of its pieces.
pub(super) fn places(text: &[Piece], wanted: &[char], from: usize) -> Option<(usize, usize)> {
    let last = text.len().checked_sub(wanted.len())?;
    (from..=last).find_map(|at| {
        let there = text.get(at..at + wanted.len())?;
        let same = there.iter().zip(wanted).all(|(piece, c)| piece.c == *c);
        // not from the middle of a character that is compared as two
        let whole = |edge: usize| {
            edge == 0
                || text.get(edge).zip(text.get(edge - 1)).is_none_or(|(one, other)| one.from != other.from)
        };
        (same && whole(at) && whole(at + wanted.len())).then_some((at, at + wanted.len()))
    })
}

/// The bytes of some pieces: marks on one letter may have changed places.
pub(super) fn bytes(pieces: &[Piece]) -> Option<(usize, usize)> {
    let from = pieces.iter().map(|piece| piece.from).min()?;
    let to = pieces.iter().map(|piece| piece.to).max()?;
    Some((from, to))
}
