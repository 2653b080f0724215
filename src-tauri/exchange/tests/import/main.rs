//! Bringing another journal in: looked at, taken, known again, gone on with, undone. The other journal's
//! form is one of these tests' own; the journals are real and encrypted.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod again;
mod broken;
mod feelings;
mod files;
mod links;
mod looking;
mod moments;
mod random;
mod support;
mod texts;
mod undo;
