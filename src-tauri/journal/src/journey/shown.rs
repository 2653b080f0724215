//! What journeys and steps are shown with.

use goldseam_content::{Opt, Role};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{GateState, JourneyId, StepRef, history::Happened, state::StepStatus};
use crate::{day::Day, entry::EntryId, timeline::Row};

/// A journey in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct JourneyCard {
    /// Names it.
    pub id: JourneyId,
    /// As the person calls it.
    pub name: String,
    /// Who they are in it.
    pub role: Role,
    /// The name of its map.
    pub map: String,
    /// It was put away.
    pub archived: bool,
    /// Only what the first weeks need is shown.
    pub first_weeks: bool,
    /// What the safety questions came to, if that is remembered.
    pub gate: Option<GateState>,
    /// The steps that are being walked, by name.
    pub open: Vec<String>,
    /// The day of what happened last.
    pub last: Option<Day>,
}

/// A map to look by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MapCard {
    /// Names it.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub summary: String,
    /// Something was done on it.
    pub walked: bool,
}

/// A journey by its present map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct JourneyView {
    /// It, in the list.
    pub card: JourneyCard,
    /// The id of its map.
    pub map: String,
    /// Said at the top of the map.
    pub intro: String,
    /// A caution that is always shown; may be empty.
    pub notice: String,
    /// Where the map comes from.
    pub source: String,
    /// The steps of the map, in its order.
    pub steps: Vec<StepCard>,
    /// Steps of other maps that something was done on.
    pub elsewhere: Vec<Elsewhere>,
    /// The questions that stand apart.
    pub questions: Vec<QuestionView>,
    /// All maps.
    pub maps: Vec<MapCard>,
}

/// A step in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools)] // each says something by itself
pub struct StepCard {
    /// Names it.
    pub at: StepRef,
    /// What it is called in this role.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// How it stands.
    pub status: StepStatus,
    /// Since which day.
    pub since: Option<Day>,
    /// A breach put it to rest.
    pub paused: bool,
    /// Its conditions are not said to be so yet.
    pub closed: bool,
    /// The safety questions come before it.
    pub gated: bool,
    /// Nobody has to walk it.
    pub optional: bool,
    /// It can wait: these are the first weeks.
    pub waits: bool,
}

/// A step with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// It, in the list.
    pub card: StepCard,
    /// What the map is called.
    pub map: String,
    /// What "done for now" means.
    pub done: String,
    /// When to come back to it.
    pub revisit: Vec<String>,
    /// What must be so before it opens.
    pub conditions: Vec<String>,
    /// Ends that are equally good.
    pub endings: Vec<Opt>,
    /// What it ended with, if it is done.
    pub ending: String,
    /// Why it was opened again, if it was.
    pub reason: String,
    /// A breach opened it again.
    pub by_breach: bool,
    /// What can be done, then what was ticked in another role.
    pub actions: Vec<ActionView>,
    /// Questions to write from.
    pub prompts: Vec<String>,
    /// Methods that help here, by id.
    pub methods: Vec<String>,
    /// Pages to read here, by id.
    pub pages: Vec<String>,
    /// Entries that were put to it.
    pub entries: Vec<Row>,
    /// Steps of other maps on the same ground: those that something was done on, and those that lead here.
    pub elsewhere: Vec<Elsewhere>,
    /// What happened here, oldest first.
    pub history: Vec<Happened>,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActionView {
    /// Names it within its step.
    pub id: String,
    /// What it is.
    pub text: String,
    /// It is the person's own.
    pub own: bool,
    /// It belongs to another role, or to an earlier build.
    pub other: bool,
    /// The tick, if it has one.
    pub ticked: Option<TickView>,
}

/// A tick.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TickView {
    /// The day that it is about.
    pub day: Day,
    /// What the person said about it.
    pub note: String,
    /// The entry that belongs to it, unless that is in the bin.
    pub entry: Option<EntryId>,
}

/// A step of another map on the same ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Elsewhere {
    /// Names it.
    pub at: StepRef,
    /// What its map is called.
    pub map: String,
    /// What it is called.
    pub name: String,
    /// How it stands.
    pub status: StepStatus,
    /// What was ticked there.
    pub ticked: Vec<String>,
}

/// A question that stands apart, with its answers over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct QuestionView {
    /// Names it.
    pub id: String,
    /// In a word or two.
    pub name: String,
    /// What it is, and what it is not.
    pub says: String,
    /// As it is asked in this role.
    pub asks: String,
    /// What can be answered.
    pub answers: Vec<Opt>,
    /// What was answered, oldest first.
    pub given: Vec<Happened>,
}
