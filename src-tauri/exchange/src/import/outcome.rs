//! What becomes of each thing in a source.

use goldseam_formats::Why;
use serde::{Deserialize, Serialize};
use specta::Type;

/// What became of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was taken.
    Taken,
    /// It was changed there since it was taken, and was taken as a new version.
    Renewed,
    /// It is the same as one before it in this source.
    Twin,
    /// It was taken before, and is the same.
    Known,
    /// It was taken before and changed there since; what is here was left as it is.
    ChangedThere,
    /// It was taken before and changed here since; what is here was left as it is.
    ChangedHere,
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
    /// It is encrypted in a way that only the other program reads.
    Encrypted,
    /// It was stopped before this was reached.
    NotReached,
}

/// The four that a report counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    /// It is in the journal because of this run.
    Taken,
    /// It is one with another of the same source.
    Merged,
    /// It was in the journal before.
    Known,
    /// It is not in the journal.
    Skipped,
}

impl Outcome {
    /// Which of the four it is.
    pub fn kind(self) -> OutcomeKind {
        match self {
            Self::Taken | Self::Renewed => OutcomeKind::Taken,
            Self::Twin => OutcomeKind::Merged,
            Self::Known | Self::ChangedThere | Self::ChangedHere => OutcomeKind::Known,
            _ => OutcomeKind::Skipped,
        }
    }

    /// Why, as a stable name; empty if there is nothing more to say.
    pub fn why(self) -> &'static str {
        match self {
            Self::Taken | Self::Known => "",
            Self::Renewed => "renewed",
            Self::Twin => "twin",
            Self::ChangedThere => "changed_there",
            Self::ChangedHere => "changed_here",
            Self::NoDate => "no_date",
            Self::Empty => "empty",
            Self::Malformed => "malformed",
            Self::InBin => "in_bin",
            Self::NotAnEntry => "not_an_entry",
            Self::TooLong => "too_long",
            Self::Encrypted => "encrypted",
            Self::NotReached => "not_reached",
        }
    }
}

impl OutcomeKind {
    /// Its stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Merged => "merged",
            Self::Known => "known",
            Self::Skipped => "skipped",
        }
    }
}

impl From<Why> for Outcome {
    fn from(why: Why) -> Self {
        match why {
            Why::NoDate => Self::NoDate,
            Why::Empty => Self::Empty,
            Why::Malformed => Self::Malformed,
            Why::InBin => Self::InBin,
            Why::NotAnEntry => Self::NotAnEntry,
            Why::TooLong => Self::TooLong,
            Why::Encrypted => Self::Encrypted,
        }
    }
}
