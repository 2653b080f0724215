//! What Goldseam costs: the journal beside plain SQLite, and the report of everything measured.
//!
//! The figures of the window come from `tests/window/measure.rs`; `cargo xtask bench` runs both and
//! then the report.
#![allow(clippy::print_stdout)]

mod archive;
mod core;
mod exchange;
mod feelings;
mod figures;
mod goals;
mod import;
mod journeys;
mod machine;
mod pages;
mod photos;
mod process;
mod records;
mod report;
mod sides;
mod statements;
mod whole;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Any failure ends the run; there is nothing to recover.
type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Measures Goldseam.
#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measure the journal beside plain SQLite
    Core(core::Options),
    /// Measure what goes in and out, each in a process of its own
    Exchange(exchange::Options),
    /// Measure how everything is taken out
    Archive(exchange::Alone),
    /// Measure how another journal is brought in
    Import(exchange::Alone),
    /// Measure how pages are laid out
    Pages(exchange::Alone),
    /// Measure the timeline beside many photos
    Photos(exchange::Alone),
    /// Say what figures are measured on, as rows of a table
    Machine,
    /// Write what was measured as a page to read
    Report {
        /// The folder with core.json and, if the window was measured, window.json
        #[arg(long)]
        figures: PathBuf,
        /// The page
        #[arg(long)]
        out: PathBuf,
    },
}

fn main() -> Result {
    match Args::parse().command {
        Command::Core(options) => core::measure(&options),
        Command::Exchange(options) => exchange::measure(&options),
        Command::Archive(options) => options.run(archive::measure),
        Command::Import(options) => options.run(import::measure),
        Command::Pages(options) => options.run(pages::measure),
        Command::Photos(options) => options.run(photos::measure),
        Command::Machine => {
            print!("{}", report::machine());
            Ok(())
        }
        Command::Report { figures, out } => report::write(&figures, &out),
    }
}
