//! Files as the other programs write them, and reading them.

use std::{
    fs,
    io::{Cursor, Write},
    path::{Path, PathBuf},
};

use goldseam_formats::{Attached, Error, How, Item, Limits, Record, Source, Why, format, guess};
use tempfile::TempDir;
use zip::{ZipWriter, write::SimpleFileOptions};

/// The zone of the person who imports.
pub const ZONE: chrono_tz::Tz = chrono_tz::Europe::Lisbon;

/// A folder with what a person chose.
pub struct Chosen {
    dir: TempDir,
    pub path: PathBuf,
}

/// A single file.
pub fn file(name: &str, bytes: impl AsRef<[u8]>) -> Chosen {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join(name);
    fs::write(&path, bytes).unwrap();
    Chosen { dir, path }
}

/// A folder of files.
pub fn folder(files: &[(&str, &[u8])]) -> Chosen {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("chosen");
    for (name, bytes) in files {
        let to = path.join(name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }
    Chosen { dir, path }
}

/// A zip of files.
pub fn zip(files: &[(&str, &[u8])]) -> Chosen {
    file("export.zip", zipped(files))
}

/// The bytes of a zip of files.
pub fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What reading gave.
#[derive(Debug, Default)]
pub struct Read {
    pub records: Vec<Record>,
    pub skipped: Vec<(usize, Why)>,
    pub error: Option<Error>,
}

impl Chosen {
    pub fn open(&self) -> Source {
        Source::open(&self.path, Limits::default()).unwrap()
    }

    /// Reads it, and sees that nothing beside it was made.
    pub fn read(&self, id: &str) -> Read {
        let before = listing(self.dir.path());
        let read = read(&self.path, id);
        assert_eq!(before, listing(self.dir.path()), "the source was changed");
        read
    }

    /// All its records, where all of it can be read.
    pub fn records(&self, id: &str) -> Vec<Record> {
        let read = self.read(id);
        assert!(read.error.is_none() && read.skipped.is_empty(), "{read:?}");
        read.records
    }

    /// Its only record.
    pub fn record(&self, id: &str) -> Record {
        let mut records = self.records(id);
        assert_eq!(records.len(), 1);
        records.remove(0)
    }

    /// What it is taken for, the surest first.
    pub fn guessed(&self) -> Vec<&'static str> {
        guess(&mut self.open()).into_iter().map(goldseam_formats::Format::id).collect()
    }

    /// What it surely is. Forms of any program, such as a table, may be offered behind it.
    pub fn taken_for(&self) -> &'static str {
        self.guessed().first().copied().unwrap_or("nothing")
    }

    /// What a file of a record holds.
    pub fn bytes(&self, file: &Attached) -> Vec<u8> {
        self.open().bytes(file.at.as_deref().expect("the file is there")).unwrap()
    }
}

pub fn read(path: &Path, id: &str) -> Read {
    let mut read = Read::default();
    let mut source = match Source::open(path, Limits::default()) {
        Ok(source) => source,
        Err(e) => return Read { error: Some(e), ..read },
    };
    let done = format(id).unwrap().read(&mut source, &How::zone(ZONE), &mut |item| {
        match item {
            Item::Record(record) => read.records.push(*record),
            Item::Skipped(skipped) => read.skipped.push((skipped.number, skipped.why)),
        }
        Ok(())
    });
    read.error = done.err();
    read
}

/// Date and time on the writer's clock.
pub fn local(record: &Record) -> String {
    record.happened.as_ref().unwrap().local.format("%Y-%m-%d %H:%M").to_string()
}

fn listing(dir: &Path) -> Vec<(PathBuf, u64, std::time::SystemTime)> {
    let mut all = Vec::new();
    for found in fs::read_dir(dir).unwrap() {
        let found = found.unwrap();
        let data = found.metadata().unwrap();
        if data.is_dir() {
            all.extend(listing(&found.path()));
        }
        all.push((found.path(), data.len(), data.modified().unwrap()));
    }
    all.sort();
    all
}
