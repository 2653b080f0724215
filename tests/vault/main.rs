//! Vaults from outside: real folders, real files, processes of their own.
#![allow(clippy::expect_used, clippy::unwrap_used)]

mod again;
mod crash;
mod errors;
mod fixture;
mod folder;
mod header;
mod reader;
