//! Reads fixtures and files that a test writes.

use std::{
    fs,
    path::{Path, PathBuf},
};

use goldseam_formats::{Attached, Error, How, Item, Limits, Record, Result, Source, Why, format, guess};
use tempfile::TempDir;
use zeroize::Zeroizing;

/// What the encrypted fixtures were made with; also in tests/reference/journals.sh.
pub const PASSWORD: &str = "a paper boat, a lantern";

/// What was read.
#[derive(Debug)]
pub struct Read {
    pub records: Vec<Record>,
    pub skipped: Vec<Why>,
}

pub fn lisbon() -> How {
    How::zone(chrono_tz::Europe::Lisbon)
}

pub fn with_password(password: &str) -> How {
    How { password: Some(Zeroizing::new(password.to_owned())), ..lisbon() }
}

pub fn with_dates(form: &str) -> How {
    How { dates: Some(form.to_owned()), ..lisbon() }
}

pub fn made(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/journals/made").join(name)
}

pub fn try_read(id: &str, path: &Path, how: &How) -> Result<Read> {
    let mut source = Source::open(path, Limits::default())?;
    let (mut records, mut skipped, mut number) = (Vec::new(), Vec::new(), 0);
    format(id).unwrap().read(&mut source, how, &mut |item| {
        number += 1;
        match item {
            Item::Record(record) => records.push(*record),
            Item::Skipped(skip) => {
                assert_eq!(skip.number, number, "things are counted from 1");
                skipped.push(skip.why);
            }
        }
        Ok(())
    })?;
    Ok(Read { records, skipped })
}

pub fn read(id: &str, path: &Path) -> Read {
    try_read(id, path, &lisbon()).unwrap()
}

/// A folder with these files.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, text) in files {
        write(dir.path(), name, text.as_bytes());
    }
    dir
}

pub fn write(dir: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = dir.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

pub fn read_folder(id: &str, files: &[(&str, &str)]) -> Read {
    read(id, folder(files).path())
}

pub fn read_text(id: &str, name: &str, text: &str, how: &How) -> Result<Read> {
    let dir = folder(&[(name, text)]);
    try_read(id, &dir.path().join(name), how)
}

/// The first format that a source is offered.
pub fn offered(path: &Path) -> Vec<&'static str> {
    guess(&mut Source::open(path, Limits::default()).unwrap()).iter().map(|format| format.id()).collect()
}

/// When it happened, as `2026-05-03 17:20`, or the day alone.
pub fn when(record: &Record) -> String {
    let told = record.happened.as_ref().unwrap();
    let form = if told.precision == goldseam_formats::Precision::Day { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M" };
    told.local.format(form).to_string()
}

pub fn whens(read: &Read) -> Vec<String> {
    read.records.iter().map(when).collect()
}

/// The bytes of a file of a record.
pub fn bytes(path: &Path, file: &Attached) -> Vec<u8> {
    Source::open(path, Limits::default()).unwrap().bytes(file.at.as_deref().unwrap()).unwrap()
}

pub fn refused(id: &str, path: &Path, how: &How) -> Error {
    try_read(id, path, how).unwrap_err()
}

/// Twenty anchors, each ten times the one before.
pub fn yaml_bomb() -> String {
    let levels = (1..20)
        .map(|level| format!("k{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 10].join(", ")));
    format!("k0: &a0 [x, x, x, x, x, x, x, x, x, x]\n{}", levels.collect::<String>())
}
