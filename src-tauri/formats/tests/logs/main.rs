//! Thought records, mood logs and tables as their programs write them. The fixtures are also the seeds
//! of fuzzing.
#![allow(clippy::unwrap_used)]

mod bearable;
mod damage;
mod freecbt;
mod howwefeel;
mod pixels;
mod sheet;

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono_tz::Tz;
use goldseam_formats::{Error, How, Item, Limits, Precision, Record, Source, Why, format, guess};

/// What a source comes to.
#[derive(Debug, Default)]
struct Taken {
    records: Vec<Record>,
    skipped: Vec<(usize, Why)>,
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus")
}

fn berlin() -> How {
    How::zone(Tz::Europe__Berlin)
}

fn read_at(id: &str, path: &Path, how: &How) -> Result<Taken, Error> {
    let mut source = Source::open(path, Limits::default())?;
    let mut taken = Taken::default();
    format(id).unwrap().read(&mut source, how, &mut |item| {
        match item {
            Item::Record(record) => taken.records.push(*record),
            Item::Skipped(skipped) => taken.skipped.push((skipped.number, skipped.why)),
        }
        Ok(())
    })?;
    Ok(taken)
}

/// Reads a fixture, and sees that its format is known by it.
fn fixture(id: &str, name: &str) -> Taken {
    let path = corpus().join(id).join(name);
    let known: Vec<_> = guess(&mut Source::open(&path, Limits::default()).unwrap())
        .iter()
        .map(|format| format.id())
        .collect();
    assert!(known.contains(&id), "{name} is known as {known:?}");
    read_at(id, &path, &berlin()).unwrap()
}

fn written(id: &str, name: &str, text: impl AsRef<[u8]>, how: &How) -> Result<Taken, Error> {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(name), text).unwrap();
    read_at(id, &dir.path().join(name), how)
}

/// The moment of a record on the writer's clock; only its day if only that is known.
fn when(record: &Record) -> String {
    let told = record.happened.as_ref().unwrap();
    let form = if told.precision == Precision::Day { "%F" } else { "%F %R" };
    told.local.format(form).to_string()
}

fn numbers(record: &Record) -> Vec<(&str, f64, &str)> {
    record.numbers.iter().map(|number| (number.name.as_str(), number.value, number.unit.as_str())).collect()
}

fn mood(record: &Record) -> Option<(&str, Option<f64>)> {
    record.mood.as_ref().map(|mood| (mood.label.as_str(), mood.level))
}
