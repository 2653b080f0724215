//! Everything that a person has, in open formats, in one zip; and back from it. `docs/archive-format.md` describes it.
//!
//! [`write`] makes one, [`Archive::open`] reads one over from end to end, and [`Archive::take`] takes it into a journal:
//! into an empty one, that is then equal, or into one that has something, which then has both.

mod age;
mod answers;
mod book;
mod check;
mod chosen;
mod csv;
mod files;
mod lines;
mod manifest;
mod names;
mod open;
mod pages;
mod problem;
mod readme;
mod tables;
mod take;
mod write;
mod zipped;

pub use chosen::{
    ChosenChoices, ChosenWritten, Form, Selection, count, count_chosen, on_paper, write_chosen,
};
pub use goldseam_document::Note;
pub use goldseam_journal::whole::{ARCHIVE as RUN_FORMAT, Taken};
pub use manifest::{Counts, FORMAT, VERSION};
pub use open::{Archive, Cover, seems};
pub use problem::Problem;
pub use write::{Choices, Summary, write};

/// How far a long work is, in steps that are about as long as each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Entries and files that are done.
    pub done: usize,
    /// Of how many.
    pub of: usize,
}
