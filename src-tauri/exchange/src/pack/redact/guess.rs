//! Words that may be names: those that are written with a capital within sentences, more than once. A guess,
//! and never more: a name that stands only at the beginning of sentences is missed, and a place is taken for one.

use std::collections::{BTreeMap, BTreeSet};

use goldseam_content::Library;
use serde::{Deserialize, Serialize};
use specta::Type;
use unicode_segmentation::UnicodeSegmentation;

use super::names::Names;

/// From so many times on.
const FEWEST: u32 = 2;
/// Most that are told: those that are written most.
const MOST: usize = 40;

/// A word that may be a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Guess {
    /// As it is written.
    pub word: String,
    /// How often, at the beginning of sentences too.
    pub n: u32,
}

#[derive(Default)]
struct Seen {
    /// With a capital, within a sentence.
    within: u32,
    /// With a capital, anywhere.
    capital: u32,
}

/// Words in these texts that may be names of people who are not on the list yet. `known` are words that are
/// never told, such as the months.
pub fn guess<'a>(
    texts: impl IntoIterator<Item = &'a str>,
    names: &Names,
    known: &BTreeSet<String>,
) -> Vec<Guess> {
    let small = Library::built_in().small_words();
    let mut seen: BTreeMap<&str, Seen> = BTreeMap::new();
    let mut plain: BTreeSet<String> = BTreeSet::new();
    for text in texts {
        let mut begins = true;
        for word in text.split_word_bounds() {
            let Some(first) = word.chars().next() else { continue };
            if first.is_alphabetic() {
                let bare = word.trim_end_matches("'s").trim_end_matches("\u{2019}s");
                if first.is_uppercase() && bare.chars().any(char::is_lowercase) {
                    let seen = seen.entry(bare).or_default();
                    seen.capital += 1;
                    seen.within += u32::from(!begins);
                } else {
                    plain.insert(bare.to_lowercase());
                }
                begins = false;
            } else if word.contains(['.', '!', '?', ':', '\n', '"', '\u{201c}', '\u{2026}', '#', '*', '-']) {
                begins = true;
            } else if !word.chars().all(char::is_whitespace) {
                begins = false;
            }
        }
    }
    let mut all: Vec<Guess> = seen
        .into_iter()
        .filter(|(word, seen)| {
            let lower = word.to_lowercase();
            // a word that is also written small is no name
            seen.within > 0
                && seen.capital >= FEWEST
                && !plain.contains(&lower)
                && !small.contains(&lower)
                && !known.contains(&lower)
                && !names.are_in(word)
        })
        .map(|(word, seen)| Guess { word: word.to_owned(), n: seen.capital })
        .collect();
    all.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.word.cmp(&b.word)));
    all.truncate(MOST);
    all
}
