//! Backups from a terminal: made, listed, checked and brought back.
#![allow(clippy::unwrap_used)]

use std::fs;

use crate::support::{Place, flip, names};
use serde_json::Value;

fn filled() -> Place {
    let place = Place::new();
    place.add(&["--title", "River", "--tag", "walk", "The water was high."]);
    place.add(&["--title", "Kitchen", "We spoke for an hour."]);
    fs::create_dir(place.path("disk")).unwrap();
    place
}

fn made(place: &Place, args: &[&str]) -> String {
    let answer = place.json(args);
    assert_eq!(names(&answer), ["failed", "format", "gone", "made", "taken"]);
    assert_eq!(answer["failed"], Value::Array(Vec::new()));
    answer["made"][0]["file"].as_str().unwrap().to_owned()
}

#[test]
fn a_backup_comes_back_as_a_whole_journal() {
    let place = filled();
    let file = made(&place, &["backup", "--to", "disk"]);
    assert!(file.starts_with(place.path("disk").to_str().unwrap()), "{file}");
    let before = place.json(&["list"]);
    place.run(&["delete", "1"]).ok();
    let answer = place.json(&["restore", &file, "--to", "again.goldseam"]);
    assert_eq!(names(&answer), ["entries", "format", "taken", "vault"]);
    assert_eq!(answer["entries"], 2);
    fs::rename(place.vault(), place.path("before.goldseam")).unwrap();
    fs::rename(place.path("again.goldseam"), place.vault()).unwrap();
    assert_eq!(place.json(&["list"]), before);
    assert!(place.run(&["verify"]).ok().starts_with("All is well"));
}

#[test]
fn backups_are_listed_without_a_passphrase() {
    let place = filled();
    assert_eq!(place.json(&["backups"])["backups"], Value::Array(Vec::new()));
    let file = made(&place, &["backup"]);
    let mut bare = place.bare();
    bare.args(["--json", "--vault"]).arg(place.vault()).arg("backups");
    let listed: Value = serde_json::from_slice(&bare.output().unwrap().stdout).unwrap();
    let one = &listed["backups"][0];
    assert_eq!(names(one), ["bytes", "file", "taken", "vault", "whole"]);
    assert_eq!((&one["file"], &one["whole"]), (&file.clone().into(), &true.into()));
    assert_eq!(one["bytes"], fs::metadata(&file).unwrap().len());
    assert_eq!(place.run(&["backups", "nowhere"]).failed("place_missing"), 4);
    assert_eq!(place.run(&["backups", "disk"]).ok(), "There are no backups here.\n");
}

#[test]
fn a_deep_look_finds_a_damaged_backup() {
    let place = filled();
    let file = made(&place, &["backup"]);
    let answer = place.json(&["verify", "--deep"]);
    assert_eq!((&answer["ok"], &answer["backups"]["whole"]), (&true.into(), &1.into()));
    flip(file.as_ref(), 5000);
    assert_eq!(place.run(&["verify"]).code, 0);
    let done = place.run(&["--json", "verify", "--deep"]);
    let answer: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!((done.code, &answer["findings"][0]["code"]), (7, &"backups".into()));
    assert_eq!(answer["backups"]["damaged"][0], file);
    assert_eq!(place.run(&["restore", &file, "--to", "again"]).failed("snapshot_damaged"), 7);
    assert!(!place.path("again").exists());
}

#[test]
fn what_can_not_be_done_is_told() {
    let place = filled();
    let file = made(&place, &["backup", "--to", "disk"]);
    assert_eq!(place.run(&["restore", &file, "--to", "disk"]).failed("vault_exists"), 10);
    assert_eq!(place.run(&["restore", "passphrase", "--to", "x"]).failed("not_a_snapshot"), 2);
    assert_eq!(place.run(&["restore", "none", "--to", "x"]).failed("place_missing"), 4);
    assert_eq!(place.run(&["restore", &file]).failed("usage"), 2);
    assert_eq!(place.run(&["restore", "1", "--to", "x", "--revision", "2"]).code, 2);
    let done = place.run(&["backup", "--to", "nowhere"]);
    assert!(done.code == 4 && done.err.ends_with("[place_missing]\n"), "{done:?}");
    fs::write(place.path("wrong"), "other\n").unwrap();
    let mut wrong = place.bare();
    wrong.args(["--passphrase-file", "wrong", "restore", &file, "--to", "x"]);
    assert_eq!(wrong.output().unwrap().status.code(), Some(3));
    assert!(!place.path("x").exists());
}
