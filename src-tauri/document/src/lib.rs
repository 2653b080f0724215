//! A document in blocks, and its ways onto paper. No database, no clock, no network.

// what only pages and their pictures need lies unused where they are left out, for fuzzing
#![cfg_attr(not(feature = "paper"), allow(dead_code))]

mod bytes;
mod chart;
mod error;
mod flow;
mod html;
mod markdown;
mod model;
#[cfg(feature = "paper")]
mod paper;
mod picture;
mod text;
mod values;
mod words;

pub use error::{Error, Result};
pub use html::html;
pub use markdown::markdown;
#[cfg(feature = "paper")]
pub use paper::{Note, Pages, Pdf};
pub use text::text;

pub use model::{
    BLACKOUT, Band, Block, Column, DayValue, Days, Document, Drawn, Entry, Landmark, Lines, Pair, Paper,
    Picture, Point, Record, Section, Series, Table,
};
