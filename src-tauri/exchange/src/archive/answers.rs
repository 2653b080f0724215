//! Methods as a journal keeps them, and answers in the cells of a table.

use std::{collections::BTreeMap, fmt::Write, rc::Rc};

use goldseam_content::{Answer, Library, Method};
use goldseam_journal::whole::{Reader, WholeEntry, WholeFilled};

use crate::{Error, Result};

/// The versions of methods that something was filled in with, those that this build can read.
#[derive(Default)]
pub(super) struct Methods {
    known: BTreeMap<(String, u32), Rc<Method>>,
    titles: BTreeMap<String, String>,
}

impl Methods {
    pub fn of(reader: &Reader<'_>) -> Result<Self> {
        let mut all = Self::default();
        reader.each_method(|one| {
            all.titles.insert(one.id.clone(), one.title.clone());
            for &version in &one.versions {
                all.add(&one.id, version, &reader.method_source(&one.id, version)?);
            }
            Ok::<_, Error>(())
        })?;
        Ok(all)
    }

    /// Reads the text of a version. Whether it says that it is that method and version; one that can't be read says
    /// nothing else.
    pub fn add(&mut self, id: &str, version: u32, source: &str) -> bool {
        let library = Library::built_in();
        let method = match library.method(id) {
            Some(method) if library.source(id) == Some(source) => Some(method.clone()),
            _ => Method::parse(&format!("{id}.toml"), source).ok(),
        };
        let Some(method) = method else { return true };
        let right = method.id == id && method.version == version;
        self.known.insert((id.to_owned(), version), Rc::new(method));
        right
    }

    pub fn of_filled(&self, filled: &WholeFilled) -> Option<&Method> {
        self.known.get(&(filled.method.clone(), filled.version)).map(Rc::as_ref)
    }

    pub fn of_entry(&self, entry: &WholeEntry) -> Option<&Method> {
        self.of_filled(entry.filled.as_ref()?)
    }

    /// What people call it.
    pub fn title(&self, id: &str) -> Option<&str> {
        self.titles.get(id).map(String::as_str)
    }

    /// Every version of a method that can be read, the newest first.
    pub fn versions(&self, id: &str) -> impl Iterator<Item = &Method> {
        self.known.iter().rev().filter(move |((known, _), _)| known == id).map(|(_, method)| method.as_ref())
    }
}

/// What a cell holds.
pub(super) enum Cell {
    Number(i32),
    Text(String),
}

fn joined<T>(all: &[T], say: impl Fn(&T) -> String) -> String {
    all.iter().map(say).collect::<Vec<_>>().join("; ")
}

fn believed(text: &str, belief: Option<u8>) -> String {
    let mut said = text.to_owned();
    if let Some(belief) = belief {
        let _ = write!(said, " ({belief})"); // a String takes everything
    }
    said
}

/// An answer in one cell. Options stand there by their ids.
pub(super) fn cell(answer: &Answer) -> Cell {
    Cell::Text(match answer {
        Answer::Scale(value) => return Cell::Number(*value),
        Answer::Minutes(minutes) => return Cell::Number(i32::from(*minutes)),
        Answer::Text(text) | Answer::Date(text) => text.clone(),
        Answer::List(all) => joined(all, String::clone),
        Answer::Choices(chosen) if chosen.none => "none".to_owned(),
        Answer::Choices(chosen) => {
            let all: Vec<&String> = chosen.ids.iter().chain(&chosen.own).collect();
            joined(&all, |id| (*id).clone())
        }
        Answer::Emotions(felt) => joined(felt, |felt| format!("{} {}", felt.word, felt.strength)),
        Answer::Thoughts(all) => joined(all, |thought| believed(&thought.text, thought.belief)),
        Answer::Rated(rated) => believed(&rated.text, rated.belief),
        Answer::Affect(affect) => match affect.energy {
            Some(energy) => format!("pleasant {}, energy {energy}", affect.pleasant),
            None => format!("pleasant {}", affect.pleasant),
        },
        Answer::Scales(all) => {
            all.iter().map(|(id, value)| format!("{id} {value}")).collect::<Vec<_>>().join("; ")
        }
    })
}

/// The words for how it felt, of all fields that asked for some.
pub(super) fn feelings(filled: &WholeFilled) -> String {
    let felt = filled.answers.values().filter_map(|answer| match answer {
        Answer::Emotions(felt) => Some(joined(felt, |felt| format!("{} {}", felt.word, felt.strength))),
        _ => None,
    });
    felt.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("; ")
}
