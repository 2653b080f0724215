//! What was rated twice.

use crate::answer::{Answer, Answers, Change, Filled};
use crate::lookup::hot;
use crate::model::{Field, FieldKind, Method};

impl Method {
    /// Each first rating beside the one that came after it and the one of the latest come-back.
    ///
    /// A feeling that was not there at first, and a thought whose belief was never said, have
    /// nothing to be compared with and are left out. What is rated again at come-backs only has
    /// its first come-back as `after`.
    pub fn changes(&self, filled: &Filled) -> Vec<Change> {
        let mut targets: Vec<&str> = Vec::new();
        for field in self.re_ratings() {
            if let Some(of) = field.of.as_deref().filter(|of| !targets.contains(of)) {
                targets.push(of);
            }
        }
        targets.into_iter().flat_map(|target| self.changes_of(target, filled)).collect()
    }

    fn re_ratings(&self) -> impl Iterator<Item = &Field> {
        self.fields().map(|(_, field)| field).filter(|field| field.kind == FieldKind::ReRate)
    }

    fn changes_of(&self, target: &str, filled: &Filled) -> Vec<Change> {
        let before =
            self.counted(&filled.answers).get(target).map(|answer| ratings(answer)).unwrap_or_default();
        let rounds = self.rounds(target, filled);
        let value = |round: &Round, word: &str| {
            let found = round.ratings.iter().find(|(known, _)| same(known, word));
            found.map(|(_, value)| (round.field.clone(), *value))
        };
        before
            .into_iter()
            .filter_map(|(word, before)| {
                let mut again = rounds.iter().filter_map(|round| value(round, &word));
                let (field, after) = again.next()?;
                let later = again.next_back().map(|(_, value)| value);
                Some(Change { field, label: word, before, after, later })
            })
            .collect()
    }

    /// Every time that the field was rated again, in order.
    fn rounds(&self, target: &str, filled: &Filled) -> Vec<Round> {
        let round = |answers: &Answers, given: &dyn Fn(&str) -> bool| {
            let counted = self.counted(answers);
            let found = self
                .re_ratings()
                .filter(|field| field.of.as_deref() == Some(target) && given(&field.id))
                .find_map(|field| Some((field, *counted.get(field.id.as_str())?)));
            found.map(|(field, answer)| Round { field: field.id.clone(), ratings: ratings(answer) })
        };
        let first = round(&filled.answers, &|_| true);
        let later = filled.returns.iter().enumerate().filter_map(|(index, back)| {
            // only what was said on that day, though conditions look at the first answers too
            round(&filled.answers_at(index), &|id| back.answers.contains_key(id))
        });
        first.into_iter().chain(later).collect()
    }
}

struct Round {
    field: String,
    ratings: Vec<(String, i32)>,
}

/// The same feeling, however it was typed.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// What the two numbers of how it feels are called where numbers are kept apart.
pub const PLEASANT: &str = "pleasant";
/// See [`PLEASANT`].
pub const ENERGY: &str = "energy";

/// Ratings by word, by axis or by scale; everything else has one, without a word.
pub(crate) fn ratings(answer: &Answer) -> Vec<(String, i32)> {
    let one = |value: i32| vec![(String::new(), value)];
    match answer {
        Answer::Scale(value) => one(*value),
        Answer::Rated(rated) => rated.belief.map(i32::from).map(one).unwrap_or_default(),
        Answer::Thoughts(thoughts) => {
            hot(thoughts).and_then(|thought| thought.belief).map(i32::from).map(one).unwrap_or_default()
        }
        Answer::Emotions(felt) => {
            let mut words: Vec<(String, i32)> = Vec::new();
            for felt in felt {
                let word = felt.word.trim();
                if !word.is_empty() && !words.iter().any(|(known, _)| same(known, word)) {
                    words.push((word.to_owned(), i32::from(felt.strength)));
                }
            }
            words
        }
        Answer::Minutes(minutes) => one((*minutes).into()),
        Answer::Affect(affect) => {
            let energy = affect.energy.map(|energy| (ENERGY.to_owned(), i32::from(energy)));
            [(PLEASANT.to_owned(), i32::from(affect.pleasant))].into_iter().chain(energy).collect()
        }
        Answer::Scales(values) => values.iter().map(|(id, value)| (id.clone(), i32::from(*value))).collect(),
        Answer::Text(_) | Answer::List(_) | Answer::Choices(_) | Answer::Date(_) => Vec::new(),
    }
}
