//! What goes into a journal and out of it. Each measurement is a process of its own, so that the most memory that it
//! took is its own too.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use clap::Args;
use goldseam_exchange::bulk;

use crate::{
    Result,
    figures::Figures,
    process::memory,
    sides::{new_journal, until},
};

/// What the report calls the most memory that a measurement took.
pub const MEMORY: &str = "most memory: ";

#[derive(Args)]
pub struct Options {
    /// Few entries and few rounds: whether the measuring works, not what it measures
    #[arg(long)]
    quick: bool,
    /// Where to write the figures as JSON
    #[arg(long)]
    out: PathBuf,
    /// A vault with many entries, as `core --keep` left it [default: one is made]
    #[arg(long)]
    vault: Option<PathBuf>,
}

/// One measurement by itself.
#[derive(Args)]
pub struct Alone {
    /// Few entries and few rounds
    #[arg(long)]
    pub quick: bool,
    /// Where to write the figures as JSON
    #[arg(long)]
    out: Option<PathBuf>,
    /// The vault with many entries
    #[arg(long)]
    pub vault: Option<PathBuf>,
}

impl Alone {
    /// Runs it, and writes the figures if that is asked for.
    pub fn run(&self, measure: impl FnOnce(&Self, &mut Figures) -> Result) -> Result {
        let mut figures = Figures::default();
        measure(self, &mut figures)?;
        self.out.as_deref().map_or(Ok(()), |out| figures.write(out))
    }
}

/// Notes the most memory that this process took so far.
pub fn most_memory(what: &str, entries: usize, figures: &mut Figures) {
    if let Some(memory) = memory() {
        figures.values(&format!("{MEMORY}{what}"), entries, "MB", &[memory]);
    }
}

/// A vault with so many entries, for those who were not given one.
pub fn vault(at: &Path, entries: usize) -> Result {
    let mut journal = new_journal(at)?;
    bulk::write(&mut journal, entries, 7, until(), |_| ())?;
    Ok(journal.lock()?)
}

/// Runs all of them, one after the other.
pub fn measure(options: &Options) -> Result {
    let home = tempfile::tempdir()?;
    let made = home.path().join("journal.goldseam");
    let many = if let Some(many) = &options.vault {
        many
    } else {
        vault(&made, if options.quick { 1000 } else { 100_000 })?;
        &made
    };
    let mut all = Figures::default();
    for what in ["pages", "archive", "import", "photos"] {
        let figures = home.path().join(what).with_extension("json");
        let mut alone = Command::new(std::env::current_exe()?);
        alone.arg(what).arg("--out").arg(&figures).arg("--vault").arg(many);
        if options.quick {
            alone.arg("--quick");
        }
        if !alone.status()?.success() {
            return Err(format!("measuring {what} did not succeed").into());
        }
        all = all.with(Figures::read(&figures)?);
    }
    all.write(&options.out)
}
