//! What Goldseam costs: the journal beside plain SQLite, and the report of everything measured.
//!
//! The figures of the window come from `tests/window/measure.rs`; `cargo xtask bench` runs both and
//! then the report.
#![allow(clippy::print_stdout)]

mod core;
mod feelings;
mod figures;
mod goals;
mod import;
mod journeys;
mod machine;
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
    /// Measure how another journal is brought in
    Import(import::Options),
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
        Command::Import(options) => import::measure(&options),
        Command::Report { figures, out } => report::write(&figures, &out),
    }
}
