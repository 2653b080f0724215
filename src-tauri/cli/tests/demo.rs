//! The invented journal.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use serde_json::Value;
use support::Place;

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
    let done: support::Done = command.output().unwrap().into();
    assert!(done.ok().contains("demo.goldseam"));
    assert!(place.path("demo.goldseam").join("header").exists());
    assert!(!place.path(".local").exists());
}
