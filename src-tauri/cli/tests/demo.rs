//! The invented journal.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::Place;
use serde_json::Value;

fn demo(seed: &str) -> Vec<Value> {
    let place = Place::empty();
    let made = place.json(&["demo", "--years", "1", "--seed", seed, "--until", "2026-11-21"]);
    let list = place.json(&["list", "--limit", "10000"])["entries"].as_array().unwrap().clone();
    let binned = place.json(&["bin"])["entries"].as_array().unwrap().len();
    assert_eq!(made["entries"], list.len() + binned);
    assert!(place.run(&["verify"]).ok().starts_with("All is well"));
    list
}

#[test]
fn the_same_seed_gives_the_same_journal() {
    let one = demo("7");
    assert_eq!(one, demo("7"));
    assert_ne!(one, demo("8"));
    assert!(one.len() > 150);
    assert!(one[0]["happened"]["time"].as_str().unwrap() <= "2026-11-22");
}

fn story(name: &str) -> (Place, Vec<Value>) {
    let place = Place::empty();
    let made = place.json(&["demo", "--story", name, "--seed", "3", "--until", "2026-11-21"]);
    let list = place.json(&["list", "--limit", "10000"])["entries"].as_array().unwrap().clone();
    assert_eq!(made["entries"], list.len());
    assert!(place.run(&["verify"]).ok().starts_with("All is well"));
    (place, list)
}

#[test]
fn a_story_is_a_year_of_one_person() {
    let (_, hurt) = story("hurt");
    assert_eq!(hurt, story("hurt").1);
    let ((_, repair), (place, solo)) = (story("repair"), story("solo"));
    for list in [&hurt, &repair, &solo] {
        assert!(list.len() > 100);
        let day = |row: &Value| row["happened"]["time"].as_str().unwrap()[..10].to_owned();
        assert_eq!(day(&list[0]), "2026-11-21");
        assert!(day(list.last().unwrap()).as_str() < "2025-12-31");
    }
    assert!(place.run(&["search", "parcel"]).ok().contains("The parcel"));
}

#[test]
fn a_story_that_is_not_there_is_told_with_those_that_are() {
    let place = Place::empty();
    let done = place.run(&["demo", "--story", "hurts"]);
    assert_eq!(done.code, 2);
    for part in ["hurts", "--story", "hurt, repair, solo", "a similar value exists: 'hurt'"] {
        assert!(done.err.contains(part), "{}", done.err);
    }
    // a story has its own length
    for other in [["--years", "2"], ["--entries", "3"]] {
        let done = place.run(&[&["demo", "--story", "solo"][..], &other].concat());
        assert_eq!(done.code, 2);
        assert!(done.err.contains("cannot be used with"), "{}", done.err);
    }
    assert!(!place.vault().exists());
    let help = place.run(&["demo", "--help"]).ok();
    assert!(help.contains("Somebody who broke trust"), "{help}");
}

#[test]
fn it_never_goes_where_something_is() {
    let place = Place::new();
    assert_eq!(place.run(&["demo"]).failed("vault_exists"), 10);
    // nor, without a folder named, where a person's own journal would be
    let mut command = place.bare();
    command.args(["--kdf-floor", "--passphrase-file"]).arg(place.path("passphrase")).args([
        "demo",
        "--entries",
        "3",
    ]);
    let done: crate::support::Done = command.output().unwrap().into();
    assert!(done.ok().contains("demo.goldseam"));
    assert!(place.path("demo.goldseam").join("header").exists());
    assert!(!place.path(".local").exists());
}
