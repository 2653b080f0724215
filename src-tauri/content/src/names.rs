//! What the ids in answers are called.

use std::collections::BTreeMap;

use crate::library::Library;
use crate::model::ListName;

/// The names of what is in the lists, a person's own words included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    names: BTreeMap<(ListName, String), String>,
}

impl Names {
    /// Those of a library. Feelings are kept by their words and need none;
    /// scales are a person's own.
    pub fn of(library: &Library) -> Self {
        let mut names = Self::default();
        for habit in library.habits() {
            names.add(ListName::Habits, &habit.id, &habit.name);
        }
        for care in library.care() {
            names.add(ListName::Care, &care.id, &care.label);
        }
        names
    }

    /// Adds a person's own word, or renames one.
    pub fn add(&mut self, list: ListName, id: &str, name: &str) {
        self.names.insert((list, id.to_owned()), name.to_owned());
    }

    /// What it is called. An id without a name is read as words: it may be from a later build.
    pub fn name(&self, list: ListName, id: &str) -> String {
        self.names.get(&(list, id.to_owned())).cloned().unwrap_or_else(|| id.replace('_', " "))
    }
}
