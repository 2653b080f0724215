//! Figures beside what others compute: one program for all, since each is linked anew.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod limits;
mod properties;
mod reference;
mod support;
