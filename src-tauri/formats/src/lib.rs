//! Reads the files of other journals into plain records: no database, no clock, nothing written.
//!
//! A [`Source`] is a file, a folder, a zip or a tar that a person chose. A [`Format`] is one program's way of
//! writing its journal; [`FORMATS`] has them all. Reading gives each thing that the other journal
//! kept as a [`Record`], or says why it can't be taken as [`Skipped`]. Every input is hostile until
//! it is read: all of them stay within [`Limits`].

mod error;
mod format;
mod limits;
mod record;
mod source;
mod zipped;

pub use error::{Error, Result};
pub use format::{FORMATS, Format, How, Item, Picks, Skipped, Why, format, guess};
pub use limits::Limits;
pub use record::{Attached, Mood, Number, Place, Precision, Record, Thought, Told};
pub use source::Source;
pub use zipped::Bytes;
