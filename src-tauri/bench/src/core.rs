//! The journal beside plain SQLite: the same schema, the same statements, the same entries, in
//! turn, in one run.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::{
    Result, feelings,
    figures::Figures,
    journeys, records,
    sides::{self, Sides},
    statements, whole,
};

#[derive(Args)]
pub struct Options {
    /// Few entries and few rounds: whether the measuring works, not what it measures
    #[arg(long)]
    quick: bool,
    /// Where to write the figures as JSON
    #[arg(long)]
    out: PathBuf,
    /// Where to leave the largest vault, locked, for measuring the window on it
    #[arg(long)]
    keep: Option<PathBuf>,
}

/// Prints each figure as it comes and writes all of them for the report.
pub fn measure(options: &Options) -> Result {
    let (small, large, records, rounds): (usize, usize, usize, usize) =
        if options.quick { (300, 1000, 100, 5) } else { (10_000, 100_000, 5000, 41) };
    let mut figures = Figures::default();
    whole::keys(&mut figures)?;
    let home = tempfile::tempdir()?;
    let both =
        [Sides::make(&home.path().join("small"), small)?, Sides::make(&home.path().join("large"), large)?];
    for sides in &both {
        whole::sizes(sides, &mut figures)?;
        whole::create(sides, rounds.div_ceil(4), &mut figures)?;
        whole::open(sides, rounds, &mut figures)?;
    }
    statements::cold(&both, rounds.div_ceil(4), &mut figures)?;
    statements::warm(&both, rounds, &mut figures)?;
    for sides in &both {
        statements::through_the_journal(sides, rounds, &mut figures)?;
    }
    records::measure(&both[1], records, rounds, &mut figures)?;
    journeys::measure(&both[0], rounds, &mut figures)?;
    let counts: &[usize] = if options.quick { &[300] } else { &[3000, feelings::MANY, 300_000] };
    let folder = options.keep.as_deref().and_then(Path::parent);
    feelings::measure(home.path(), counts, rounds, folder, &mut figures)?;
    if let Some(keep) = &options.keep {
        sides::copy_folder(&both[1].vault(), keep)?;
    }
    for sides in &both {
        statements::save(sides, rounds * 5, &mut figures)?;
    }
    figures.write(&options.out)
}
