//! Measures the journal beside plain SQLite: the same schema, the same statements, the same
//! entries, in turn, in one run. Prints each figure and writes `core.json` for the report.
//!
//! A ratio is the median of the ratios of neighbouring rounds, so that a machine that slows down
//! half way slows both sides.
#![allow(clippy::print_stdout)]

mod figures;
mod sides;
mod statements;
mod whole;

use std::path::PathBuf;

use clap::Parser;

use figures::Report;

/// Any failure ends the run; there is nothing to recover.
type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Measures the journal beside plain SQLite.
#[derive(Parser)]
struct Args {
    /// Few entries and few rounds: whether the measuring works, not what it measures
    #[arg(long)]
    quick: bool,
    /// Where to write the figures as JSON
    #[arg(long, default_value = "target/bench/core.json")]
    out: PathBuf,
    /// Where to leave the largest vault, locked, for measuring the window on it
    #[arg(long)]
    keep: Option<PathBuf>,
}

fn main() -> Result {
    let args = Args::parse();
    let (sizes, rounds): (&[usize], usize) =
        if args.quick { (&[300, 1000], 5) } else { (&[10_000, 100_000], 41) };
    let mut report = Report::default();
    whole::keys(&mut report)?;
    for (n, entries) in sizes.iter().copied().enumerate() {
        let home = tempfile::tempdir()?;
        let sides = sides::Sides::make(home.path(), entries)?;
        whole::sizes(&sides, &mut report)?;
        whole::create(&sides, &mut report)?;
        whole::open(&sides, rounds, &mut report)?;
        statements::cold(&sides, rounds.div_ceil(4), &mut report)?;
        statements::warm(&sides, rounds, &mut report)?;
        statements::save(&sides, rounds * 5, &mut report)?;
        statements::through_the_journal(&sides, rounds, &mut report)?;
        if let Some(keep) = args.keep.as_ref().filter(|_| n + 1 == sizes.len()) {
            std::fs::rename(sides.vault(), keep).or_else(|_| sides::copy_folder(&sides.vault(), keep))?;
        }
    }
    report.write(&args.out)
}
