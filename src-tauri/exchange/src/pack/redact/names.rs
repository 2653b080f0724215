//! Names of people, replaced by P1, P2 and so on.

use std::{cmp::Reverse, collections::BTreeSet};

use goldseam_content::Phrase;
use goldseam_journal::Person;

use super::fold::{Edges, bytes, fold, folded, places};

/// How often a text is gone through: what is put in is no name, so the second time finds nothing.
const ROUNDS: usize = 4;

/// The names of everybody on the list, with the signs that stand for them.
#[derive(Debug, Default)]
pub struct Names {
    /// Longest first; of equal ones, that of the lower number.
    all: Vec<(Vec<char>, String)>,
}

/// A name in a text.
struct Place {
    from: usize,
    to: usize,
    name: usize,
}

impl Names {
    /// The names of `people`, each to be replaced by what `sign` says of their number.
    pub fn new(people: &[Person], sign: &Phrase) -> Self {
        let mut all: Vec<(Reverse<usize>, u32, Vec<char>)> = people
            .iter()
            .flat_map(|person| person.names.iter().map(|name| (folded(name), person.id)))
            .filter(|(name, _)| !name.is_empty())
            .map(|(name, id)| (Reverse(name.len()), id, name))
            .collect();
        all.sort();
        let named = |(_, id, name)| (name, sign.say(&[("n", &u32::to_string(&id))]));
        Self { all: all.into_iter().map(named).collect() }
    }

    /// Whether there is nobody on the list.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether one of these words is the whole of a name.
    pub fn has_any<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> bool {
        let known: BTreeSet<&[char]> = self.all.iter().map(|(name, _)| name.as_slice()).collect();
        words.into_iter().any(|word| known.contains(folded(word).as_slice()))
    }

    /// Whether a name stands in the text as a whole word, in any case, with accents written in any way.
    pub fn are_in(&self, text: &str) -> bool {
        !self.places(text).is_empty()
    }

    /// The text with signs in place of names; none if there is no name in it. What follows a name within its
    /// word, such as the end of a possessive, stays.
    pub fn replaced(&self, text: &str) -> Option<String> {
        let mut now = self.once(text)?;
        for _ in 1..ROUNDS {
            match self.once(&now) {
                Some(again) => now = again,
                None => break,
            }
        }
        Some(now)
    }

    fn once(&self, text: &str) -> Option<String> {
        let places = self.places(text);
        if places.is_empty() {
            return None;
        }
        let (mut out, mut done) = (String::with_capacity(text.len()), 0);
        for Place { from, to, name } in places {
            out.push_str(text.get(done..from).unwrap_or_default());
            out.push_str(self.all.get(name).map_or("", |(_, sign)| sign));
            // a digit that follows would make another number of it
            if text.get(to..).is_some_and(|rest| rest.starts_with(|c: char| c.is_numeric())) {
                out.push('-');
            }
            done = to;
        }
        out.push_str(text.get(done..).unwrap_or_default());
        Some(out)
    }

    /// Where names stand, from the left; where two overlap the longer one.
    fn places(&self, text: &str) -> Vec<Place> {
        if self.all.is_empty() {
            return Vec::new();
        }
        let (pieces, edges) = (fold(text), Edges::of(text));
        let mut taken = vec![false; pieces.len()];
        let mut found: Vec<Place> = Vec::new();
        for (index, (name, _)) in self.all.iter().enumerate() {
            let mut at = 0;
            while let Some((first, end)) = places(&pieces, name, at) {
                at = first + 1;
                let (Some(there), Some(marks)) = (pieces.get(first..end), taken.get_mut(first..end)) else {
                    break;
                };
                let Some((from, to)) = bytes(there) else { break };
                if edges.are_around(from, to) && marks.iter().all(|taken| !taken) {
                    marks.fill(true);
                    found.push(Place { from, to, name: index });
                }
            }
        }
        found.sort_by_key(|place| place.from);
        found
    }
}
