//! The commands: each parses, calls the core, maps the error, and is done.

pub mod app;
pub mod browse;
pub mod entries;
pub mod keys;
