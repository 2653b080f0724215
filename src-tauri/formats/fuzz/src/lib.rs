//! What the fuzzing targets share: bytes as a source, and what a record must be whatever it was read from.
//! Also a module of the tests of `goldseam-exchange`, which run every seed through its target.
//! No part of the app: where the disk has no room for an input, there is nothing to try, and it ends.

pub mod targets;

use std::{
    fs,
    path::{Path, PathBuf},
    process,
    sync::OnceLock,
};

use chrono_tz::Tz;
use goldseam_formats::{Format, How, Item, Limits, Picks, Record, Source, sheet};

/// Names the format that the target `format` reads.
pub const FORMAT: &str = "GOLDSEAM_FUZZ_FORMAT";
/// The exit code for a format that this build does not have.
const NO_FORMAT: i32 = 64;

/// The format of this run.
pub fn format() -> &'static dyn Format {
    static ID: OnceLock<&'static dyn Format> = OnceLock::new();
    *ID.get_or_init(|| {
        let id = std::env::var(FORMAT).unwrap_or_default();
        goldseam_formats::format(&id).unwrap_or_else(|| {
            eprintln!("This build has no format «{id}».");
            process::exit(NO_FORMAT)
        })
    })
}

/// Reads `bytes` in every way in which a person could point at them.
pub fn read(format: &dyn Format, bytes: &[u8]) {
    let (as_file, as_folder) = match format.picks() {
        Picks::File(endings) => (Some(endings), false),
        Picks::Either(endings) => (Some(endings), true),
        Picks::Folder => (None, true),
    };
    if let Some(endings) = as_file {
        let file = room().join(format!("fuzz.{}", ending(endings, bytes)));
        fs::write(&file, bytes).expect("there is room for the input");
        read_at(format, &file);
    }
    if as_folder {
        let folder = room().join("folder");
        let file = folder.join(name_in_folder(format.id()));
        fs::create_dir_all(file.parent().unwrap_or(&folder)).expect("there is room for a folder");
        fs::write(&file, bytes).expect("there is room for the input");
        read_at(format, &folder);
    }
}

/// The ending that a program would give to such bytes.
fn ending<'a>(endings: &[&'a str], bytes: &[u8]) -> &'a str {
    let looks = match bytes {
        [b'P', b'K', 3 | 5, ..] => "zip",
        [b'{' | b'[', ..] | [0xef, 0xbb, 0xbf, b'{' | b'[', ..] => "json",
        _ => "",
    };
    let other = |ending: &&&str| !["zip", "json"].contains(*ending);
    let found = endings.iter().find(|ending| **ending == looks).or_else(|| endings.iter().find(other));
    found.or(endings.first()).copied().unwrap_or("txt")
}

/// What the only file of a folder is called.
fn name_in_folder(id: &str) -> &'static str {
    match id {
        "rednotebook" => "2025-10.txt",
        "markdown" => "journals/2025_10_04.md",
        "jrnl" => "2025/10/04.txt",
        "text" => "2025-10-04.txt",
        "joplin" => "0123456789abcdef0123456789abcdef.md",
        _ => "Journal.json",
    }
}

fn read_at(format: &dyn Format, path: &Path) {
    let Ok(mut source) = Source::open(path, limits()) else { return };
    let _ = format.knows(&mut source);
    let asked = How { dates: Some("%d.%m.%Y".to_owned()), ..How::zone(Tz::Europe__Berlin) };
    for how in [How::zone(Tz::America__Los_Angeles), asked] {
        let _ = format.read(&mut source, &how, &mut |item| {
            if let Item::Record(record) = item {
                check(&record);
            }
            Ok(())
        });
        if format.id() != "csv" {
            break;
        }
    }
    if format.id() == "csv" {
        let _ = sheet(&mut source);
    }
}

/// What `goldseam_formats::Record` promises.
fn check(record: &Record) {
    if let Some(level) = record.mood.as_ref().and_then(|mood| mood.level) {
        assert!((0.0..=1.0).contains(&level), "a level of mood out of its range");
    }
    for number in &record.numbers {
        assert!(number.value.is_finite(), "a number that is none");
    }
    if let Some((latitude, longitude)) = record.place.as_ref().and_then(|place| place.at) {
        assert!(latitude.abs() <= 90.0 && longitude.abs() <= 180.0, "a place that is not on earth");
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    for file in &record.files {
        assert!(!file.key.is_empty() && file.key.chars().all(plain), "a key with other letters");
        assert!(!file.name.contains(['/', '\\']), "a name with folders");
    }
}

/// Smaller than a person's, so that a bound is reached within the length of an input.
pub fn limits() -> Limits {
    Limits { files: 1000, text: 8 << 20, texts: 16 << 20, attachment: 8 << 20, records: 10_000 }
}

/// A folder of this process, in memory where the system has such a place.
pub fn room() -> &'static Path {
    static ROOM: OnceLock<PathBuf> = OnceLock::new();
    ROOM.get_or_init(|| {
        let memory = Path::new("/dev/shm");
        let parent = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        let room = parent.join(format!("goldseam-fuzz-{}", process::id()));
        fs::create_dir_all(&room).expect("there is room for a folder");
        room
    })
}
