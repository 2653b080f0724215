//! No fixture, cut short or with a byte changed, makes a reader panic. Every folder of the corpus that
//! is called as a format is read by that format.

use std::sync::OnceLock;

use goldseam_formats::format;
use proptest::prelude::*;

use super::{How, berlin, corpus, fs, written};

/// Each fixture: the format's id, the file's name, its bytes.
fn fixtures() -> &'static [(String, String, Vec<u8>)] {
    static FIXTURES: OnceLock<Vec<(String, String, Vec<u8>)>> = OnceLock::new();
    FIXTURES.get_or_init(read)
}

fn read() -> Vec<(String, String, Vec<u8>)> {
    let mut fixtures = Vec::new();
    for folder in fs::read_dir(corpus()).unwrap() {
        let folder = folder.unwrap();
        let id = folder.file_name().into_string().unwrap();
        if format(&id).is_none() {
            continue;
        }
        for file in fs::read_dir(folder.path()).unwrap() {
            let file = file.unwrap();
            fixtures.push((
                id.clone(),
                file.file_name().into_string().unwrap(),
                fs::read(file.path()).unwrap(),
            ));
        }
    }
    fixtures
}

/// Whether it can be read does not matter.
fn survives(id: &str, name: &str, bytes: &[u8]) {
    let _ = written(id, name, bytes, &berlin());
    if id == "csv" {
        let _ = written(id, name, bytes, &How { dates: Some("%d/%m/%Y".into()), ..berlin() });
    }
}

#[test]
fn there_are_fixtures_of_every_format_of_this_kind() {
    let fixtures = fixtures();
    for id in ["freecbt", "howwefeel", "bearable", "pixels", "csv"] {
        assert!(fixtures.iter().any(|(known, ..)| known == id), "{id}");
    }
}

#[test]
fn every_truncation_is_survived() {
    for (id, name, bytes) in fixtures() {
        for length in 0..bytes.len() {
            survives(id, name, &bytes[..length]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]
    #[test]
    fn changed_bytes_are_survived(
        which: prop::sample::Index,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let (id, name, bytes) = which.get(fixtures());
        let mut bytes = bytes.clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        survives(id, name, &bytes);
    }
}
