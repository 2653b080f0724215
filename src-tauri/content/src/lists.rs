//! The lists of `content/`: words for feelings, thinking habits, prompts, help lines.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A group that methods are listed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// What methods name it by.
    pub id: String,
    /// Its heading.
    pub name: String,
    /// What is in it, in a sentence.
    pub summary: String,
}

/// Words for feelings that are alike in pleasantness and energy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct EmotionGroup {
    /// `high_unpleasant`, `low_unpleasant`, `high_pleasant`, `low_pleasant` or `mixed`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// In order.
    pub families: Vec<Family>,
}

/// Words for feelings of one family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// What it is called.
    pub name: String,
    /// In order.
    pub words: Vec<String>,
}

/// A thinking habit (cognitive distortion).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Habit {
    /// `[a-z0-9_]`; a person's own begins with `own_`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// In one line.
    pub line: String,
    /// A thought like it.
    pub example: String,
    /// What to ask oneself.
    pub questions: Vec<String>,
}

/// Something to do for oneself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Care {
    /// `[a-z0-9_]`; a person's own begins with `own_`.
    pub id: String,
    /// What it is.
    pub label: String,
    /// How long it takes: 5, 20 or 60 minutes.
    pub minutes: u32,
}

/// Prompts of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct PromptGroup {
    /// `[a-z0-9_]`.
    pub id: String,
    /// Its heading.
    pub name: String,
    /// In order.
    pub prompts: Vec<Prompt>,
}

/// A question to begin from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// `[a-z0-9_]`; a person's own begins with `own_`.
    pub id: String,
    /// The question.
    pub text: String,
    /// For whom: `hurt`, `repair`, `solo`; empty for all.
    #[serde(default)]
    pub roles: Vec<String>,
}

/// The safety questions that stand before what two people do together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// The heading.
    pub name: String,
    /// The question.
    pub intro: String,
    /// What may be so.
    pub items: Vec<GateItem>,
    /// The answers, in order: `none`, `some`, `not_sure`, `rather_not`.
    pub answers: Vec<GateAnswer>,
    /// Said when something was ticked, or the person is not sure.
    pub says: String,
    /// Said besides when an item of great danger was ticked.
    pub says_danger: String,
    /// Said when the person did some of it.
    pub says_own: String,
    /// Said always, before anything else is decided.
    pub says_leaving: String,
    /// What happens to the answers.
    pub says_kept: String,
}

/// Something that may be so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct GateItem {
    /// `[a-z0-9_]`.
    pub id: String,
    /// As it is ticked.
    pub text: String,
    /// It is about what the person did.
    #[serde(default)]
    pub own: bool,
    /// It is a sign of great danger.
    #[serde(default)]
    pub danger: bool,
}

/// An answer to the safety questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct GateAnswer {
    /// `none`, `some`, `not_sure` or `rather_not`.
    pub id: String,
    /// As it is chosen.
    pub label: String,
}

/// Where help is, by country. Needs no journal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Help {
    /// The day of the latest check of the whole list: `2026-10-07`.
    pub checked: String,
    /// In the order of their names.
    pub countries: Vec<Country>,
    /// Telephone lines and the like, each of a country.
    pub lines: Vec<HelpLine>,
    /// Pages that list lines everywhere.
    pub anywhere: Vec<HelpPage>,
}

/// A country, or a part of one with lines of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// `NZ`, or `GB-SCT` for a part.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The country that it is a part of, whose lines are for it too; empty if none.
    #[serde(default)]
    pub part_of: String,
}

/// A line to call or write to. Never shown without its country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct HelpLine {
    /// The code of the country or part.
    pub country: String,
    /// `emergency`, `crisis` or `abuse`.
    pub kind: String,
    /// Whom it is for, if not for all.
    #[serde(default)]
    pub audience: String,
    /// What it is called.
    pub name: String,
    /// The number without anything but digits, `+`, `#` and `*`, as it is copied; empty if it has
    /// none.
    #[serde(default)]
    pub dial: String,
    /// The number as it is read.
    #[serde(default)]
    pub display: String,
    /// How to write to it: "Text HOME to 741741".
    #[serde(default)]
    pub text: String,
    /// When it answers.
    #[serde(default)]
    pub hours: String,
    /// What it costs, if known.
    #[serde(default)]
    pub cost: String,
    /// Its own page.
    #[serde(default)]
    pub url: String,
    /// Where the number comes from.
    pub source: String,
    /// When it was checked: `2026-10-07`.
    pub checked: String,
    /// `A` or `B`: how sure the number is.
    pub grade: String,
    /// What else to know.
    #[serde(default)]
    pub note: String,
}

/// A page that lists lines everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct HelpPage {
    /// What it is called, as it is typed into a browser.
    pub name: String,
    /// What is there.
    pub what: String,
}
