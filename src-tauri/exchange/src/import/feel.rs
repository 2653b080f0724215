//! How it felt, as a check-in: the method that is one key away, whatever it is called.

use std::collections::BTreeMap;

use goldseam_content::{Affect, Answer, Answers, Felt, Field, FieldKind, Filled, Library, Method};
use goldseam_journal::FilledDraft;
use goldseam_journal::When;

/// The strength of a word whose strength the other journal does not say: the middle.
const UNSAID: u8 = 50;
/// Longest word for a feeling, in characters.
const MOST_WORD: usize = 120;
/// Longest text that goes into a check-in itself, in characters.
const MOST_LINE: usize = 280;

/// The check-in and its fields.
pub(super) struct CheckIn {
    method: &'static Method,
    affect: &'static Field,
    words: Option<&'static Field>,
    note: Option<&'static Field>,
    /// Words for feelings as they are here, by their lower case.
    known: BTreeMap<String, &'static String>,
}

impl CheckIn {
    /// None if this build has no check-in.
    pub fn new() -> Option<Self> {
        let library = Library::built_in();
        let method = library.quick()?;
        let of =
            |is: &dyn Fn(&Field) -> bool| method.fields().map(|(_, field)| field).find(|field| is(field));
        let families = library.emotions().iter().flat_map(|group| &group.families);
        let known =
            families.flat_map(|family| &family.words).map(|word| (word.to_lowercase(), word)).collect();
        Some(Self {
            method,
            affect: of(&|field| field.kind == FieldKind::Affect)?,
            words: of(&|field| field.kind == FieldKind::Emotions),
            note: of(&|field| Some(&field.id) == method.title.as_ref() && field.kind == FieldKind::Text),
            known,
        })
    }

    /// A word as it is spelled here, if it is one of those that there are.
    pub fn word(&self, word: &str) -> Option<&'static str> {
        self.known.get(&word.trim().to_lowercase()).map(|word| word.as_str())
    }

    /// The words that a check-in takes, and those that it has no room for.
    pub fn sorted(&self, said: &[String]) -> (Vec<String>, Vec<String>) {
        let most = self.words.map_or(0, |field| field.most.unwrap_or(u32::MAX) as usize);
        let (mut kept, mut left): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for word in said {
            let own = word.split_whitespace().collect::<Vec<_>>().join(" ");
            let word = self.word(&own).map_or(own, str::to_owned);
            let there = |list: &[String]| list.iter().any(|one| one.to_lowercase() == word.to_lowercase());
            if word.is_empty() || there(&kept) || there(&left) {
                continue;
            }
            if kept.len() < most && word.chars().count() <= MOST_WORD {
                kept.push(word);
            } else {
                left.push(word);
            }
        }
        (kept, left)
    }

    /// Whether a text can stand in the check-in itself.
    pub fn takes(&self, line: &str) -> bool {
        let short = !line.contains('\n') && line.chars().count() <= MOST_LINE;
        line.is_empty() || (short && self.note.is_some())
    }

    /// The check-in, filled in.
    pub fn draft(&self, affect: Affect, words: Vec<String>, note: &str, happened: &When) -> FilledDraft {
        let mut answers = Answers::new();
        answers.insert(self.affect.id.clone(), Answer::Affect(affect));
        if let (Some(field), false) = (self.words, words.is_empty()) {
            let felt = words.into_iter().map(|word| Felt { word, strength: UNSAID }).collect();
            answers.insert(field.id.clone(), Answer::Emotions(felt));
        }
        if let (Some(field), false) = (self.note, note.is_empty()) {
            answers.insert(field.id.clone(), Answer::Text(note.to_owned()));
        }
        filled(self.method, answers, happened)
    }
}

/// A method that was filled in and is over.
pub(super) fn filled(method: &Method, answers: Answers, happened: &When) -> FilledDraft {
    FilledDraft {
        filled: Filled {
            method: method.id.clone(),
            version: method.version,
            finished: true,
            answers,
            returns: Vec::new(),
        },
        title: String::new(),
        happened: happened.clone(),
        tags: Vec::new(),
        starred: false,
    }
}
