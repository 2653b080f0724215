//! The program as it is run: one program for all, since each is linked anew.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod archive;
mod asking;
mod backups;
mod demo;
mod exits;
mod feelings;
mod files;
mod import;
mod journeys;
mod json;
mod keys;
mod linked;
mod methods;
mod own;
mod plan;
mod reading;
mod sharing;
mod support;
mod terminal;
mod writing;
mod zones;
