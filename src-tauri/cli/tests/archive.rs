//! Everything out, some entries out, and an archive in again.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use crate::support::{Place, names};
use serde_json::Value;

fn written(place: &Place, more: &[&str]) -> Value {
    let mut args = vec!["export", "--format"];
    args.extend(more);
    place.json(&args)
}

fn filled() -> Place {
    let place = Place::new();
    place.add(&["--title", "River", "--tag", "walk", "The water was high."]);
    place.add(&["--title", "Kitchen", "We spoke for an hour."]);
    place
}

#[test]
fn an_archive_comes_back_into_an_empty_journal() {
    let place = filled();
    let answer = written(&place, &["archive", "--out", "all.zip"]);
    assert_eq!(
        names(&answer),
        [
            "bytes",
            "counts",
            "encrypted",
            "entries",
            "file",
            "format",
            "pages",
            "sha256",
            "uncleaned",
            "unpacked"
        ]
    );
    assert_eq!((&answer["entries"], &answer["encrypted"]), (&2.into(), &false.into()));
    assert_eq!(answer["bytes"], fs::metadata(place.path("all.zip")).unwrap().len());

    let other = Place::new();
    let archive = place.path("all.zip");
    let looked = other.json(&["import", "archive", archive.to_str().unwrap(), "--dry-run"]);
    assert_eq!(looked["counts"]["entries"], 2);
    assert_eq!(other.json(&["list"])["entries"], Value::Array(Vec::new()));
    let taken = other.json(&["import", "archive", archive.to_str().unwrap()]);
    assert_eq!(taken["taken"]["entries"], 2);
    assert_eq!(place.json(&["list"])["entries"], other.json(&["list"])["entries"]);
    let run = taken["run"].to_string();
    assert_eq!(other.json(&["import", "undo", &run])["erased"], 2);
    assert_eq!(other.json(&["list"])["entries"], Value::Array(Vec::new()));
}

#[test]
fn an_archive_under_a_passphrase_needs_it() {
    let place = filled();
    fs::write(place.path("secret"), "deep water\n").unwrap();
    fs::write(place.path("wrong"), "deep\n").unwrap();
    fs::write(place.path("empty"), "\n").unwrap();
    let none = ["export", "--format", "archive", "--out", "x.age", "--password-file", "empty"];
    assert_eq!(place.run(&none).failed("empty_passphrase"), 2);
    written(&place, &["archive", "--out", "all.zip.age", "--password-file", "secret"]);
    let import = |more: &[&str]| {
        let mut args = vec!["import", "archive", "all.zip.age"];
        args.extend(more);
        place.run(&args)
    };
    assert_eq!(import(&[]).failed("archive_locked"), 3);
    assert_eq!(import(&["--password-file", "wrong"]).failed("archive_passphrase"), 3);
    let words = import(&["--password-file", "secret"]).ok();
    assert!(words.starts_with("0 entries are new here, 2 were here already\n"), "{words}");
}

#[test]
fn some_entries_are_written_as_they_are_wanted() {
    let place = filled();
    let answer = written(&place, &["markdown", "--out", "walks.md", "--tag", "walk"]);
    assert_eq!((&answer["entries"], &answer["counts"]), (&1.into(), &Value::Null));
    let text = fs::read_to_string(place.path("walks.md")).unwrap();
    assert!(text.ends_with("---\n\nThe water was high.\n"), "{text}");
    written(&place, &["json", "--out", "one.json", "--id", "2"]);
    let json: Value = serde_json::from_str(&fs::read_to_string(place.path("one.json")).unwrap()).unwrap();
    assert_eq!(json["entries"][0]["title"], "Kitchen");
    written(&place, &["csv", "--out", "all.csv"]);
    assert_eq!(fs::read_to_string(place.path("all.csv")).unwrap().lines().count(), 3);
    written(&place, &["markdown", "--out", "all.ZIP"]);
    assert!(fs::read(place.path("all.ZIP")).unwrap().starts_with(b"PK"));
}

#[test]
fn what_is_there_stays_unless_it_may_be_replaced() {
    let place = filled();
    fs::write(place.path("mine.zip"), "mine").unwrap();
    let export = ["export", "--format", "archive", "--out", "mine.zip"];
    let refused = place.run(&export);
    assert_eq!(refused.code, 10);
    assert!(refused.err.ends_with("[file_exists]\n"), "{refused:?}");
    assert_eq!(fs::read(place.path("mine.zip")).unwrap(), b"mine");
    place.run(&["export", "--format", "archive", "--out", "mine.zip", "--replace"]).ok();
    assert!(fs::read(place.path("mine.zip")).unwrap().starts_with(b"PK"));
}

#[test]
fn a_file_that_anybody_can_read_is_told_to_be_one() {
    let place = filled();
    fs::write(place.path("secret"), "deep water\n").unwrap();
    let open = place.run(&["export", "--format", "archive", "--out", "a.zip"]);
    assert!(open.err.contains("This file is not encrypted"), "{open:?}");
    let locked = ["export", "--format", "archive", "--out", "a.age", "--password-file", "secret"];
    assert_eq!(place.run(&locked).err, "");
}

#[test]
fn what_makes_no_sense_is_told() {
    let place = filled();
    let of = |more: &[&str]| {
        let mut args = vec!["export", "--out", "x.zip"];
        args.extend(more);
        place.run(&args).failed("usage")
    };
    of(&["--format", "archive", "--tag", "walk"]);
    of(&["--format", "archive", "--id", "1"]);
    of(&["--format", "csv", "--password-file", "secret"]);
    place.run(&["import", "scroll", "x.zip"]).failed("import_unknown_format");
    assert_eq!(place.run(&["import", "undo", "x"]).code, 2);
    assert_eq!(place.run(&["import", "undo", "9"]).failed("not_found"), 9);
    fs::write(place.path("text"), "a text").unwrap();
    assert_eq!(place.run(&["import", "archive", "text"]).failed("not_an_archive"), 2);
    assert!(!Path::new("x.zip").exists());
}
