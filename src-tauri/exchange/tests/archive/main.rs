//! Archives: everything out, and everything in again.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod back;
mod book;
mod hostile;
mod locked;
mod merging;
mod outside;
mod random;
mod selected;
mod support;
