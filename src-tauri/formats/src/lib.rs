//! Reads the files of other journals into plain records: no clock, nothing written, and no database but that of
//! Diarium, which is read.
//!
//! A [`Source`] is a file, a folder, a zip or a tar that a person chose. A [`Format`] is one program's way of
//! writing its journal; [`FORMATS`] has them all. Reading gives each thing that the other journal
//! kept as a [`Record`], or says why it can't be taken as [`Skipped`]. Every input is hostile until
//! it is read: all of them stay within [`Limits`].

mod bearable;
mod dates;
mod daylio;
mod dayone;
mod diarium;
mod elements;
mod error;
mod fernet;
mod format;
mod freecbt;
mod give;
mod howwefeel;
mod html;
mod joplin;
mod journey;
mod jrnl;
mod json;
mod limits;
mod links;
mod lz;
mod markdown;
mod media;
mod minidiarium;
mod minidiary;
mod names;
mod piece;
mod pixels;
mod quill;
mod record;
mod rednotebook;
mod sheet;
mod source;
mod spelled;
mod storypad;
mod table;
mod tags;
mod text;
mod when;
mod yaml;
mod zipped;

pub use error::{Error, Result};
pub use format::{FORMATS, Format, How, Item, Picks, Skipped, Why, format, guess};
pub use limits::Limits;
pub use record::{Attached, Mood, Number, Place, Precision, Record, Thought, Told};
pub use sheet::{Column, DateOrder, Sheet, sheet};
pub use source::Source;
pub use zipped::Bytes;
