//! A person's own words as a file, to be handed on: `[[words]]` with a kind, a text and what else
//! that kind has.

use std::collections::BTreeSet;

use goldseam_content::{Found, Problem, read_file};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    error::{Error, Result},
    words::{self, OwnWord, WordKind},
};

/// The whole file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: Vec<Word>,
}

/// An own word without its number, which means something in one journal only.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    kind: WordKind,
    text: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    line: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    example: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    questions: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    group: String,
    #[serde(default, skip_serializing_if = "is_zero")]
    minutes: u32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    low: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    high: String,
}

/// What became of the words of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WordsAdded {
    /// New ones.
    pub added: u32,
    /// Those that were there already.
    pub known: u32,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde calls it
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Word {
    /// [`Error::BadWord`] if it is not fit to be kept.
    fn own(&self) -> Result<OwnWord> {
        let Self { kind, text, line, example, questions, group, minutes, low, high } = self;
        let word = OwnWord {
            id: 0,
            kind: *kind,
            text: text.clone(),
            line: line.clone(),
            example: example.clone(),
            questions: questions.clone(),
            group: group.clone(),
            minutes: *minutes,
            low: low.clone(),
            high: high.clone(),
        };
        word.clean()
    }

    fn of(own: OwnWord) -> Self {
        let OwnWord { kind, text, line, example, questions, group, minutes, low, high, .. } = own;
        Self { kind, text, line, example, questions, group, minutes, low, high }
    }
}

/// What makes a word the same as another.
fn same(word: &OwnWord) -> (&'static str, String) {
    (word.kind.name(), word.text.to_lowercase())
}

/// Reads a file of words. `file` is what it is called in problems.
pub fn read_words(file: &str, text: &str) -> std::result::Result<Vec<OwnWord>, Vec<Problem>> {
    const WHAT: &str =
        "A word needs a text that is not too long, and something to do takes 5, 20 or 60 minutes.";
    let read: File = read_file(file, text, |read: &File| {
        let wrong = |(index, word): (usize, &Word)| {
            word.own().is_err().then(|| Found { at: format!("words[{index}]"), what: WHAT.to_owned() })
        };
        read.words.iter().enumerate().filter_map(wrong).collect()
    })?;
    Ok(read.words.iter().filter_map(|word| word.own().ok()).collect())
}

impl Journal {
    /// The own words that are in the lists, as a file that [`read_words`] reads.
    pub fn words_file(&self) -> Result<String> {
        let words = self.vault.read(|db| words::load(db, false))?.into_iter().map(Word::of).collect();
        toml::to_string(&File { words }).map_err(|_| Error::BadWord)
    }

    /// Adds those of the words that are not in the lists already, all in one transaction.
    pub fn add_words(&mut self, words: &[OwnWord]) -> Result<WordsAdded> {
        self.vault.write(|db| {
            let mut there: BTreeSet<_> = words::load(db, false)?.iter().map(same).collect();
            let mut done = WordsAdded { added: 0, known: 0 };
            for word in words {
                let word = word.clean()?;
                if there.insert(same(&word)) {
                    words::insert(db, &word)?;
                    done.added += 1;
                } else {
                    done.known += 1;
                }
            }
            Ok(done)
        })
    }
}
