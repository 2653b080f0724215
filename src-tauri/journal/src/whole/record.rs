//! What a journal keeps, thing by thing, as an archive has it. `docs/archive-format.md` describes every field.

use goldseam_content::{Answers, Return};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::hex::{Hash, Uid};
use crate::{day::Day, entry::EntryId, journey::JourneyId, moment::Moment};

/// Whether a field says what it says when it is left out.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WholeKind {
    /// Written freely.
    Note,
    /// A method, filled in.
    Method,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeEntry {
    /// The same in every copy of the journal.
    pub uid: Uid,
    /// What it is called in this copy.
    pub number: EntryId,
    /// What it is.
    pub kind: WholeKind,
    /// The moment that it is about.
    pub happened: Moment,
    /// When it was first saved.
    pub created: Moment,
    /// When this title and body were saved.
    pub written: Moment,
    /// When anything but the star was last saved.
    pub saved: Moment,
    /// Since when it is in the bin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted: Option<Moment>,
    /// Counts the saves.
    pub version: u32,
    /// Most characters that the text has had since a revision was kept.
    pub fullest: u32,
    /// Starred.
    #[serde(default, skip_serializing_if = "is_default")]
    pub starred: bool,
    /// Lists leave its words out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rests: bool,
    /// As they are spelled.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tags: Vec<String>,
    /// May be empty.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// The answers, of a filled-in method.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filled: Option<WholeFilled>,
    /// What comes back of it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub due: Vec<WholeDue>,
    /// From which journal it came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<WholeImported>,
}

/// Answers to a method.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeFilled {
    /// The method's id.
    pub method: String,
    /// The version that was answered.
    pub version: u32,
    /// The person was through with it.
    pub finished: bool,
    /// When it first was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished_day: Option<Day>,
    /// By field.
    pub answers: Answers,
    /// Each time that it was come back to.
    #[serde(default, skip_serializing_if = "is_default")]
    pub returns: Vec<Return>,
}

/// A day on which something comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeDue {
    /// `return`, `slip`, or the id of a date field.
    pub what: String,
    /// Which day.
    pub day: Day,
    /// It was put aside.
    #[serde(default, skip_serializing_if = "is_default")]
    pub settled: bool,
}

/// From where an entry was imported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeImported {
    /// Which of the imports, counted from 0.
    pub run: usize,
    /// The version that the entry had then.
    pub version: u32,
    /// Of the other journal's own id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Hash>,
    /// Of what was read.
    pub hash: Hash,
    /// What had no place here.
    pub extra: Value,
}

/// An earlier text of an entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeRevision {
    /// The entry.
    pub of: Uid,
    /// Counts from 1 in each entry.
    pub number: u32,
    /// Why: `sitting`, `shrink` or `restore`.
    pub kept: String,
    /// When it was saved.
    pub saved: Moment,
    /// May be empty.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// The answers that it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filled: Option<goldseam_content::Filled>,
}

/// A method that something was filled in with, that is the person's own, or that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeMethod {
    /// As files and answers name it.
    pub id: String,
    /// The person's own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub own: bool,
    /// Asked for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub opted: bool,
    /// No longer offered.
    #[serde(default, skip_serializing_if = "is_default")]
    pub retired: bool,
    /// What people call it.
    pub title: String,
    /// The versions whose texts are kept, oldest first.
    pub versions: Vec<u32>,
}

/// A word that the person added to a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeWord {
    /// Answers name it `own_` and this.
    pub number: u32,
    /// Which list.
    pub kind: String,
    /// Taken out of the list.
    #[serde(default, skip_serializing_if = "is_default")]
    pub retired: bool,
    /// What is kept of it.
    pub data: Value,
}

/// A tag, or a group of tags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum WholeTag {
    /// A group. They are counted from 0 in their order.
    Group {
        /// As the person calls it.
        name: String,
    },
    /// A tag.
    Tag {
        /// As it was first spelled.
        name: String,
        /// Which of the groups.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<usize>,
        /// A place in the palette, from 1; 0 for none.
        #[serde(default, skip_serializing_if = "is_default")]
        colour: u8,
    },
}

/// A link between entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeLink {
    /// The one that it begins at.
    pub from: Uid,
    /// The one that came out of it.
    pub to: Uid,
    /// The words that it began with.
    #[serde(default, skip_serializing_if = "is_default")]
    pub quote: String,
}

/// A journey, with all that happened on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeJourney {
    /// The same in every copy of the journal.
    pub uid: Uid,
    /// What it is called in this copy.
    pub number: JourneyId,
    /// What the safety questions came to, if it is to be remembered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<String>,
    /// When it was begun.
    pub created: Moment,
    /// As the person calls it.
    pub name: String,
}

/// Something that happened on a journey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeEvent {
    /// The journey.
    pub of: Uid,
    /// What kind of thing.
    pub kind: String,
    /// The map.
    #[serde(default, skip_serializing_if = "is_default")]
    pub map: String,
    /// The step of it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub step: String,
    /// The action, role, map, question or ending.
    #[serde(default, skip_serializing_if = "is_default")]
    pub what: String,
    /// What was read when it was chosen.
    #[serde(default, skip_serializing_if = "is_default")]
    pub label: String,
    /// The day that it is about.
    pub day: Day,
    /// When it was noted.
    pub noted: Moment,
    /// An entry that belongs to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Uid>,
    /// In the person's words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

/// What came of something planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeLine {
    /// The entry that plans it.
    pub of: Uid,
    /// The day that it is about.
    pub day: Day,
    /// What it was.
    pub outcome: String,
    /// What was read when it was chosen.
    pub label: String,
    /// Whose it was: `me`, `them` or `both`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// When it was noted.
    pub noted: Moment,
    /// The entry of the talk in which it was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub during: Option<Uid>,
    /// In the person's words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: String,
}

/// A day that divides a life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeLandmark {
    /// The same in every copy of the journal.
    pub uid: Uid,
    /// What it is called in this copy.
    pub number: u32,
    /// Which day.
    pub day: Day,
    /// As the person calls it.
    pub name: String,
}

/// Somebody whose name is replaced in what is shared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholePerson {
    /// The same in every copy of the journal.
    pub uid: Uid,
    /// The number of P1, P2 …
    pub number: u32,
    /// Every way in which the person is written.
    pub names: Value,
}

/// Something that was shared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeShared {
    /// The same in every copy of the journal.
    pub uid: Uid,
    /// When.
    pub shared: Moment,
    /// The first day that it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Day>,
    /// `pdf`, `html` …
    pub form: String,
    /// With a password.
    #[serde(default, skip_serializing_if = "is_default")]
    pub locked: bool,
    /// Of the file.
    pub hash: Hash,
    /// For whom.
    pub whom: String,
    /// Its parts.
    pub what: Value,
}

/// A taking from another journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeRun {
    /// The other journal's form.
    pub format: String,
    /// When it began.
    pub began: Moment,
    /// It came to its end.
    pub finished: bool,
    /// It was undone.
    pub undone: bool,
    /// What it came to.
    pub report: Value,
}

/// What is remembered of a prompt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholePrompt {
    /// The prompt's id.
    pub prompt: String,
    /// It is favoured.
    pub favourite: bool,
    /// The day on which it was declined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declined: Option<Day>,
}

/// A small thing that is remembered, or the highest number that was given to things of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeKept {
    /// What it is.
    pub key: String,
    /// Its text.
    pub value: String,
}

/// A file of an entry. Its bytes lie apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeAttachment {
    /// The same in every copy of the journal; a text names it.
    pub uid: Uid,
    /// The entry.
    pub of: Uid,
    /// Among those of its entry.
    pub position: u32,
    /// When it was added.
    pub added: Moment,
    /// As the file was called.
    pub name: String,
    /// Media type.
    pub media: String,
    /// Of a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Of a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// How many bytes it has.
    pub bytes: u64,
    /// Of the bytes.
    pub hash: Hash,
}

impl WholeAttachment {
    /// How a file of its kind is usually called at its end, without the dot; empty if that is not known.
    pub fn extension(&self) -> &'static str {
        crate::attachment::extension(&self.media)
    }
}
