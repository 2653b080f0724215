//! Another journal brought in: looked at, taken, taken again, undone.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
    sync::atomic::AtomicBool,
    time::Instant,
};

use clap::Args;
use goldseam_exchange::{
    bulk,
    import::{self, How, ImportChoices, Origin},
};
use goldseam_journal::{Journal, Moment};
use goldseam_vault::{Cost, Passphrase};
use serde_json::json;

use crate::{Result, sides::until};

/// The zone that everything was written in.
const ZONE: &str = "Europe/Lisbon";

#[derive(Args)]
pub struct Options {
    /// How many entries the other journal has
    #[arg(long, default_value_t = 50_000)]
    entries: usize,
}

/// Makes a journal of Day One with entries of 150 to 300 words, brings it into a new vault and prints how
/// long everything takes, and the most memory that it took.
pub fn measure(options: &Options) -> Result {
    let home = tempfile::tempdir()?;
    let file = home.path().join("Journal.json");
    let bytes = write(&file, options.entries)?;
    println!("{} entries, {} MB", options.entries, bytes >> 20);
    let passphrase = Passphrase::new("correct horse".to_owned())?;
    let mut journal = Journal::create(&home.path().join("one.goldseam"), passphrase, Cost::FLOOR)?;
    let origin = Origin::new(import::format_named("dayone")?, &file, How::zone(ZONE.parse()?));
    let (choices, stop) = (ImportChoices::new(ZONE), AtomicBool::new(false));
    let now = Moment::new(until().and_hms_opt(12, 0, 0).ok_or("no noon")?, 0, Some(ZONE.to_owned()))?;
    let mut used = processor();
    let mut timed = |what: &str, count: u32, began: Instant| {
        let (seconds, now) = (began.elapsed().as_secs_f64(), processor());
        let busy = now - std::mem::replace(&mut used, now);
        let (rate, memory) = (f64::from(count) / seconds, memory());
        println!(
            "{what}: {count} in {seconds:.2} s, {rate:.0}/s; {busy:.2} s of the processor; {memory} MB at most"
        );
    };

    let began = Instant::now();
    let look = import::look(&journal, &origin, &choices, &stop, &mut |_| {})?.ok_or("stopped")?;
    timed("look", look.things, began);
    let began = Instant::now();
    let result = import::take(&mut journal, &origin, &choices, &now, &stop, &mut |_| {})?;
    timed("take", result.counts.taken, began);
    let began = Instant::now();
    let again = import::take(&mut journal, &origin, &choices, &now, &stop, &mut |_| {})?;
    timed("take again", again.counts.known, began);
    let began = Instant::now();
    let undone = import::undo(&mut journal, result.run.ok_or("no run")?, &mut |_| true)?;
    timed("undo", undone.erased, began);
    Ok(())
}

/// Writes the other journal, and says how long it is in bytes.
fn write(file: &Path, count: usize) -> Result<u64> {
    let mut out = BufWriter::new(File::create(file)?);
    out.write_all(b"{\"metadata\":{\"version\":\"1.0\"},\"entries\":[")?;
    for (number, draft) in bulk::drafts(count, 1, until())?.enumerate() {
        let at = draft.happened.resolve()?;
        let utc = chrono::DateTime::from_timestamp_millis(at.ms()).ok_or("no time")?;
        let utc = utc.format("%Y-%m-%dT%H:%M:%SZ").to_string();
        let entry = json!({
            "uuid": format!("{number:032X}"),
            "creationDate": utc,
            "modifiedDate": utc,
            "timeZone": ZONE,
            "text": format!("# {}\n\n{}", draft.title, draft.body),
            "tags": draft.tags,
            "starred": draft.starred,
        });
        out.write_all(if number == 0 { b"" } else { b"," })?;
        serde_json::to_writer(&mut out, &entry)?;
    }
    out.write_all(b"]}")?;
    out.flush()?;
    Ok(fs::metadata(file)?.len())
}

/// Seconds of the processor that this process has had; 0 where that can't be told.
fn processor() -> f64 {
    /// Linux counts in hundredths of a second, whatever the kernel's own clock.
    const TICKS: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // the name of the program may have blanks in it
    let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
    let ticks: Vec<f64> = after.split_whitespace().skip(11).take(2).filter_map(|n| n.parse().ok()).collect();
    ticks.iter().sum::<f64>() / TICKS
}

/// The most memory that this process has had, in MB; 0 where that can't be told.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
