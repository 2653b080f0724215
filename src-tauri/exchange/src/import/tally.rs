//! Counts of names, as many different ones as a person can look at.

use std::collections::BTreeMap;

/// Different names that are counted; a source with more is odd, and the others are let go.
const MOST_NAMES: usize = 5000;

/// How often each name came, with something about it.
pub(super) struct Tally<T>(BTreeMap<String, (u32, T)>);

impl<T: Default> Tally<T> {
    pub fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Counts a name once more; what is known of it may be told further.
    pub fn count(&mut self, name: &str, tell: impl FnOnce(&mut T)) {
        if let Some((count, about)) = self.0.get_mut(name) {
            *count += 1;
            tell(about);
        } else if self.0.len() < MOST_NAMES {
            let mut about = T::default();
            tell(&mut about);
            self.0.insert(name.to_owned(), (1, about));
        }
    }

    /// All of them, the most frequent first.
    pub fn into_sorted<R>(self, mut row: impl FnMut(String, u32, T) -> R) -> Vec<R> {
        let mut all: Vec<(String, (u32, T))> = self.0.into_iter().collect();
        all.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count)); // stable: equal ones stay in order
        all.into_iter().map(|(name, (count, about))| row(name, count, about)).collect()
    }
}
