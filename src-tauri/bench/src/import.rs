//! Another journal brought in: looked at, taken, taken again, undone.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
    sync::atomic::AtomicBool,
    time::Instant,
};

use goldseam_exchange::{
    bulk,
    import::{self, How, ImportChoices, Origin},
};
use goldseam_journal::{Journal, Moment};
use goldseam_vault::{Cost, Passphrase};
use serde_json::json;

use crate::{
    Result,
    exchange::{self, Alone},
    figures::Figures,
    process::processor,
    sides::until,
};

/// The zone that everything was written in.
const ZONE: &str = "Europe/Lisbon";

/// What the figure is called that the goal is about.
pub const TAKEN: &str = "entries of Day One brought in";
const ENTRIES: u32 = 50_000;

/// Makes a journal of Day One with entries of 150 to 300 words, and brings it into a new vault.
pub fn measure(options: &Alone, figures: &mut Figures) -> Result {
    let entries = if options.quick { ENTRIES / 50 } else { ENTRIES };
    let entries_in_all = usize::try_from(entries)?;
    let home = tempfile::tempdir()?;
    let file = home.path().join("Journal.json");
    let bytes = write(&file, entries_in_all)?;
    println!("{entries} entries, {} MB", bytes >> 20);
    let passphrase = Passphrase::new("correct horse".to_owned())?;
    let mut journal = Journal::create(&home.path().join("one.goldseam"), passphrase, Cost::FLOOR)?;
    let origin = Origin::new(import::format_named("dayone")?, &file, How::zone(ZONE.parse()?));
    let (choices, stop) = (ImportChoices::new(ZONE), AtomicBool::new(false));
    let now = Moment::new(until().and_hms_opt(12, 0, 0).ok_or("no noon")?, 0, Some(ZONE.to_owned()))?;
    let mut used = processor();
    let mut timed = |what: &str, count: u32, began: Instant| {
        let (seconds, now) = (began.elapsed().as_secs_f64(), processor());
        let busy = now - std::mem::replace(&mut used, now);
        println!("{what}: {count} in {seconds:.2} s; {busy:.2} s of the processor");
        figures.values(what, entries_in_all, "/s", &[f64::from(count) / seconds]);
    };

    let began = Instant::now();
    let look = import::look(&journal, &origin, &choices, &stop, &mut |_| {})?.ok_or("stopped")?;
    timed("entries of Day One looked at", look.things, began);
    let began = Instant::now();
    let result = import::take(&mut journal, &origin, &choices, &now, &stop, &mut |_| {})?;
    timed(TAKEN, result.counts.taken, began);
    let began = Instant::now();
    let again = import::take(&mut journal, &origin, &choices, &now, &stop, &mut |_| {})?;
    timed("the same once more", again.counts.known, began);
    let began = Instant::now();
    let undone = import::undo(&mut journal, result.run.ok_or("no run")?, &mut |_| true)?;
    timed("undone", undone.erased, began);
    exchange::most_memory("entries of Day One", entries_in_all, figures);
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
