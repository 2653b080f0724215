//! The ways in which programs write their journals.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{Record, Result, Source};

/// What a person points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Picks {
    /// A file that ends so.
    File(&'static [&'static str]),
    /// A folder.
    Folder,
    /// Either.
    Either(&'static [&'static str]),
}

/// What a reader has to be told beside the source.
#[derive(Debug, Clone)]
pub struct How {
    /// The zone of times that come without one.
    pub zone: Tz,
    /// What an encrypted source was made with.
    pub password: Option<Zeroizing<String>>,
    /// What each column of a table is: the header of the column, and what it means. Only the table
    /// with columns of its own asks for it.
    pub columns: Vec<(String, String)>,
    /// How dates are written, in the notation of strftime, where a person may choose it.
    pub dates: Option<String>,
}

impl How {
    /// Nothing told but the zone.
    pub fn zone(zone: Tz) -> Self {
        Self { zone, password: None, columns: Vec::new(), dates: None }
    }
}

/// What reading gives, in the order of the source.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Something to take.
    Record(Box<Record>),
    /// Something that can't be taken.
    Skipped(Skipped),
}

/// Something that can't be taken, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Counts the things of the source from 1.
    pub number: usize,
    /// Why.
    pub why: Why,
}

/// Why a single thing can't be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It has no date, or one that can't be understood.
    NoDate,
    /// Nothing was written in it.
    Empty,
    /// It is not in the form of the others.
    Malformed,
    /// It was in the other journal's bin.
    InBin,
    /// It is of a kind that Goldseam has no place for.
    NotAnEntry,
    /// It is longer than an entry may be.
    TooLong,
    /// It is encrypted, one by one, in a way that only the other program reads.
    Encrypted,
}

/// One program's way of writing its journal.
pub trait Format: Sync {
    /// Its stable name: lower case, digits and `-`.
    fn id(&self) -> &'static str;

    /// What people call it.
    fn name(&self) -> &'static str;

    /// One sentence on what to choose, and how the other program makes it.
    fn reads(&self) -> &'static str;

    /// What a person points at.
    fn picks(&self) -> Picks;

    /// Whether `source` looks like it. Cheap, and sure enough to offer it.
    fn knows(&self, source: &mut Source) -> bool;

    /// Gives all that is in `source`, in its order. An error of `each` ends the reading and comes back.
    fn read(&self, source: &mut Source, how: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()>;
}

/// All of them, those that most people come with first.
pub static FORMATS: &[&dyn Format] = &[
    &crate::dayone::DayOne,
    &crate::daylio::Daylio,
    &crate::minidiary::MiniDiary,
    &crate::minidiarium::MiniDiarium,
    &crate::diarium::Diarium,
    &crate::journey::Journey,
    &crate::storypad::StoryPad,
];

/// The one that is called `id`.
pub fn format(id: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.id() == id)
}

/// Those that `source` looks like, the surest first.
pub fn guess(source: &mut Source) -> Vec<&'static dyn Format> {
    FORMATS.iter().copied().filter(|format| format.knows(source)).collect()
}
