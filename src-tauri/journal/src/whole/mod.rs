//! A whole journal, thing by thing: what archives are made of and come back from.
//!
//! [`Journal::whole`](crate::Journal::whole) reads everything as it is at one moment; [`Taking`] puts what an archive has
//! into a journal, in parts that are each whole. Things know each other by their uid; numbers, which are a copy's own, are
//! kept where they are free.

mod hex;
mod merge;
mod put;
mod read;
mod record;
mod rest;
mod small;
mod take;
mod undo;
mod valid;

pub use hex::{Hash, Hex, Uid};
pub use read::Reader;
pub use record::{
    WholeAttachment, WholeDue, WholeEntry, WholeEvent, WholeFilled, WholeImported, WholeJourney, WholeKept,
    WholeKind, WholeLandmark, WholeLine, WholeLink, WholeMethod, WholePerson, WholePrompt, WholeRevision,
    WholeRun, WholeShared, WholeTag, WholeWord,
};
pub use take::{Base, Bundle, Rest, Taken, Taking};

/// What a taking from an archive is called among the imports. It is of this copy, and no archive has it.
pub const ARCHIVE: &str = "goldseam";

/// The tables whose numbers people see, or that small things remember: none of them is given twice.
const NUMBERED: [&str; 5] = ["attachment", "entry", "journey", "landmark", "person"];
