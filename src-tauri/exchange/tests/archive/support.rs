//! Real journals, and archives of them in folders of their own.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{Read, Write},
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use goldseam_exchange::{
    Result,
    archive::{self, Archive, Choices, Summary, Taken},
    outfile::Existing,
};
use goldseam_journal::{Draft, Journal, Moment, When};
use goldseam_vault::{Cost, Passphrase};
use tempfile::TempDir;
use zeroize::Zeroizing;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// What becomes of a file of an archive, by its name: none takes it out.
type Change<'a> = &'a dyn Fn(&str, Vec<u8>) -> Option<Vec<u8>>;

/// A folder with journals and files in it.
pub struct Place(TempDir);

pub fn moment(text: &str) -> Moment {
    Moment::new(text.parse().unwrap(), 60, Some("Europe/Lisbon".into())).unwrap()
}

pub fn now() -> Moment {
    moment("2026-11-26T10:00:00")
}

pub fn note(title: &str, body: &str, at: &str) -> Draft {
    let happened = When { local: at.into(), zone: Some("Europe/Lisbon".into()), offset: None };
    Draft { title: title.into(), body: body.into(), happened, tags: vec!["walk".into()], starred: false }
}

/// Plain, in a new place.
pub fn choices() -> Choices {
    Choices { passphrase: None, existing: Existing::Keep, originals: true }
}

pub fn secret(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn journal(&self, name: &str) -> Journal {
        let passphrase = Passphrase::new("correct horse".into()).unwrap();
        Journal::create(&self.path(&format!("{name}.goldseam")), passphrase, Cost::cheap_for_tests()).unwrap()
    }

    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.0.path())
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.retain(|name| !name.ends_with(".goldseam"));
        names.sort();
        names
    }

    /// The archive of a journal, of that name.
    pub fn export(&self, journal: &Journal, name: &str) -> PathBuf {
        let path = self.path(name);
        export(journal, &path, &choices()).unwrap();
        path
    }

    /// A new journal with what an archive has.
    pub fn import(&self, archive: &Path, name: &str) -> Journal {
        let mut journal = self.journal(name);
        take(&mut journal, archive).unwrap();
        journal
    }

    /// An archive with some files changed: `None` takes one out, a name that is not there adds one.
    pub fn changed(&self, archive: &Path, name: &str, change: Change<'_>) -> PathBuf {
        let path = self.path(name);
        let mut zip = ZipWriter::new(File::create(&path).unwrap());
        for (name, bytes) in files(archive) {
            if let Some(bytes) = change(&name, bytes) {
                zip.start_file(name, SimpleFileOptions::default()).unwrap();
                zip.write_all(&bytes).unwrap();
            }
        }
        zip.finish().unwrap();
        path
    }
}

pub fn export(journal: &Journal, path: &Path, choices: &Choices) -> Result<Summary> {
    archive::write(journal, path, choices, &now(), &AtomicBool::new(false), &mut |_| {})
}

pub fn take(journal: &mut Journal, path: &Path) -> Result<Taken> {
    Ok(Archive::open(path, None)?.take(journal, &now(), &AtomicBool::new(false), &mut |_| {})?.1)
}

/// Every file of an archive, by name.
pub fn files(archive: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(File::open(archive).unwrap()).unwrap();
    let mut all = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        all.insert(file.name().unwrap().into_owned(), bytes);
    }
    all
}

/// A file of an archive as text.
pub fn text(archive: &Path, name: &str) -> String {
    String::from_utf8(files(archive).remove(name).unwrap()).unwrap()
}

/// Fails with the first file that differs, which says more than bytes do.
#[track_caller]
pub fn assert_same(one: &Path, other: &Path) {
    let (first, second) = (files(one), files(other));
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (name, bytes) in &first {
        let (left, right) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&second[name]));
        for (line, (left, right)) in left.lines().zip(right.lines()).enumerate() {
            assert_eq!(left, right, "{name}, line {}", line + 1);
        }
        assert_eq!(bytes, &second[name], "{name}");
    }
    assert_eq!(fs::read(one).unwrap(), fs::read(other).unwrap());
}
