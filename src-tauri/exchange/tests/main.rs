//! Ways into and out of a journal: one program for all, since each is linked anew.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bulk;
mod calendar;
mod check_ins;
mod clean;
mod demo;
mod markdown;
mod outfile;
mod pack;
mod pack_apart;
mod redact;
mod salvage;
mod seeds;
mod stories;
mod support;
