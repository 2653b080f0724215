//! Documents in every form: one program for all, since each is linked anew.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod forms;
mod pdf;
mod support;
mod tools;
