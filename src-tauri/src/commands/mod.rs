//! The commands: each parses, calls the core, maps the error, and is done.

pub mod app;
pub mod archive;
pub mod attachments;
pub mod backups;
pub mod browse;
pub mod entries;
pub mod feelings;
pub mod help;
pub mod import;
pub mod journeys;
pub mod keychain;
pub mod keys;
pub mod links;
pub mod methods;
pub mod pages;
pub mod plan;
pub mod sharing;
pub mod tags;
pub mod words;
