//! Into and out of a Goldseam journal: a pack for the next session, everything in an archive, what other
//! journals kept, the files of a damaged one, entries as Markdown files, planned days as a calendar file, pictures
//! without what they say of where they were taken, and invented journals for demonstrations, tests and benchmarks.

pub mod archive;
pub mod bulk;
pub mod calendar;
pub mod check_ins;
pub mod clean;
mod content;
pub mod demo;
mod error;
mod hashing;
pub mod import;
pub mod markdown;
pub mod outfile;
pub mod pack;
mod random;
pub mod salvage;
mod time;

pub use content::ContentError;
pub use error::{Error, Result};
