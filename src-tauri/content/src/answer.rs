//! What a person answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::model::FieldId;

/// The answers of a method. A field that was skipped is not in it.
pub type Answers = BTreeMap<FieldId, Answer>;

/// An answer; which one belongs to which kind of field is said at each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Answer {
    /// Of text, long text and person.
    Text(String),
    /// Of a list.
    List(Vec<String>),
    /// Of a choice, choices and a checklist.
    Choices(Chosen),
    /// Of a scale; of what is rated again, unless it is feelings.
    Scale(i32),
    /// Of emotions, and of emotions rated again.
    Emotions(Vec<Felt>),
    /// Of thoughts.
    Thoughts(Vec<Thought>),
    /// Of a rated text.
    Rated(Rated),
    /// Of a date: `2026-11-22`.
    Date(String),
    /// Of how it feels.
    Affect(Affect),
    /// Of a duration: minutes, at most [`MOST_MINUTES`].
    Minutes(u16),
    /// Of the person's own scales: 0 to 10 each, by the scale's id.
    Scales(BTreeMap<String, u8>),
}

/// Longest duration: a day.
pub const MOST_MINUTES: u16 = 24 * 60;
/// Farthest from 0 that pleasantness and energy can be.
pub const FARTHEST: i8 = 4;
/// Highest value of an own scale; the lowest is 0.
pub const TOP_OF_SCALE: u8 = 10;

/// How it feels: the two axes of the circumplex (Russell 1980), as on an affect grid of 9 by 9.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Affect {
    /// Valence: -4 very unpleasant, 4 very pleasant.
    pub pleasant: i8,
    /// Arousal: -4 very little energy, 4 very much; none if that was not said.
    pub energy: Option<i8>,
}

/// What was chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Chosen {
    /// The options, by id, in the order in which they stand; of a choice, at most one.
    pub ids: Vec<String>,
    /// Options of the person's own, as typed.
    pub own: Vec<String>,
    /// That none of them fits. Then the others are empty.
    pub none: bool,
}

/// A feeling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Felt {
    /// The word for it.
    pub word: String,
    /// 0 not at all, 100 as strong as it gets for this person.
    pub strength: u8,
}

/// A thought, as it went through the mind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Thought {
    /// In the person's words.
    pub text: String,
    /// How much it is believed, 0 to 100; none if that was not said.
    pub belief: Option<u8>,
    /// It is an image more than words.
    pub image: bool,
    /// It is the one that stings most. At most one of them is.
    pub hot: bool,
}

/// A sentence and how much it is believed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Rated {
    /// In the person's words.
    pub text: String,
    /// How much it is believed, 0 to 100; none if that was not said.
    pub belief: Option<u8>,
}

/// A method as it is filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Filled {
    /// The method's id.
    pub method: String,
    /// The version of it that was filled in.
    pub version: u32,
    /// The person is through with it, for now.
    pub finished: bool,
    /// The answers of the first time.
    pub answers: Answers,
    /// Each time that it was come back to, in the order of the days.
    pub returns: Vec<Return>,
}

/// The answers of a come-back: to the `later` sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Return {
    /// The person's own day: `2026-11-29`.
    pub on: String,
    /// What was answered then.
    pub answers: Answers,
}

/// A number that a score rule counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Score {
    /// The rule's id.
    pub rule: String,
    /// What it is called.
    pub name: String,
    /// The number.
    pub value: i32,
    /// The name of its range; empty if there are none.
    pub band: String,
    /// Lowest possible value.
    pub min: i32,
    /// Highest possible value.
    pub max: i32,
}

/// What was rated twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Change {
    /// The field that rates again.
    pub field: FieldId,
    /// The feeling's word; empty for everything but feelings.
    pub label: String,
    /// The first value.
    pub before: i32,
    /// The second value.
    pub after: i32,
    /// The value at the latest come-back that rated it.
    pub later: Option<i32>,
}

/// A number of an entry, for lists and pictures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Figure {
    /// The field or score rule that it comes from.
    pub field: FieldId,
    /// The feeling, or the option; empty for everything else.
    pub label: String,
    /// Its value; 1 for an option that was chosen.
    pub value: f64,
}
