//! Into and out of a Goldseam journal: entries as Markdown files, a pack for the next session, planned days as a calendar file, and invented journals for
//! demonstrations, tests and benchmarks.

pub mod bulk;
pub mod calendar;
pub mod check_ins;
mod content;
pub mod demo;
mod error;
pub mod markdown;
pub mod outfile;
pub mod pack;
mod random;
mod time;

pub use content::ContentError;
pub use error::{Error, Result};
