//! Everything taken out.

use std::{sync::atomic::AtomicBool, time::Instant};

use goldseam_exchange::{
    archive::{self, Archive, Choices},
    outfile::Existing,
};
use goldseam_journal::{Journal, Moment};

use crate::{
    Result,
    exchange::{self, Alone},
    figures::Figures,
    sides::{self, until},
};

/// What the figures are called that the goal is about.
pub const RATE: &str = "everything archived";

/// Archives a whole vault, reads the archive over as an import does before it begins, and archives it once more under
/// a passphrase. Rates count the bytes before they are packed.
pub fn measure(options: &Alone, figures: &mut Figures) -> Result {
    let home = tempfile::tempdir()?;
    let made = home.path().join("journal.goldseam");
    let vault = if let Some(vault) = &options.vault {
        vault
    } else {
        exchange::vault(&made, 1000)?;
        &made
    };
    let journal = sides::open(vault)?;
    let (mut rates, mut packed, mut entries) = (Vec::new(), 0, 0);
    let out = home.path().join("all.zip");
    let mut choices = Choices { passphrase: None, existing: Existing::Replace, originals: true };
    for _ in 0..if options.quick { 1 } else { 3 } {
        let (rate, summary) = write(&journal, &out, &choices)?;
        rates.push(rate);
        (packed, entries) = (summary.file.bytes, summary.counts.entries);
    }
    figures.values(RATE, entries, "MB/s", &rates);
    figures.values("its size", entries, "MB", &[megabytes(packed)]);
    exchange::most_memory(RATE, entries, figures);
    let began = Instant::now();
    Archive::open(&out, None)?;
    figures.times("it is read over", entries, "", &[began.elapsed()]);
    choices.passphrase = Some("a passphrase for measuring".to_owned().into());
    let (rate, _) = write(&journal, &out, &choices)?;
    figures.values("everything archived under a passphrase", entries, "MB/s", &[rate]);
    exchange::most_memory("everything archived under a passphrase", entries, figures);
    Ok(())
}

fn write(journal: &Journal, out: &std::path::Path, choices: &Choices) -> Result<(f64, archive::Summary)> {
    let now = Moment::new(until().and_hms_opt(12, 0, 0).ok_or("no noon")?, 0, None)?;
    let (stop, began) = (AtomicBool::new(false), Instant::now());
    let summary = archive::write(journal, out, choices, &now, &stop, &mut |_| {})?;
    Ok((megabytes(summary.unpacked) / began.elapsed().as_secs_f64(), summary))
}

#[allow(clippy::cast_precision_loss)] // megabytes
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
