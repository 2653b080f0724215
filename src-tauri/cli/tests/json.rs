//! The shapes that scripts rely on, in full. A change here breaks a promise of `docs/cli.md`.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use serde_json::{Value, json};
use support::Place;

/// Puts `NOW` for each time that is this machine's own.
fn timeless(mut value: Value) -> Value {
    match &mut value {
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                let own = matches!(name.as_str(), "created" | "saved" | "deleted") && field.is_object();
                if own {
                    let time = field["time"].as_str().unwrap();
                    assert_eq!(time.len(), "2026-11-22T23:30:00+00:00".len(), "{time}");
                    assert!(field["zone"].is_string() || field["zone"].is_null());
                    assert_eq!(field.as_object().unwrap().len(), 2);
                    *field = "NOW".into();
                } else {
                    *field = timeless(field.take());
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = timeless(item.take())),
        _ => {}
    }
    value
}

/// A vault with one entry, which is in New York's time so that no machine calls it its own.
fn place() -> Place {
    let place = Place::new();
    place.add(&[
        "Bread, *still* warm.",
        "--title",
        "Sunday",
        "--tag",
        "bread",
        "--star",
        "--at",
        "2026-03-01T09:30:00-05:17",
    ]);
    place
}

fn happened() -> Value {
    json!({ "time": "2026-03-01T09:30:00-05:17", "zone": null })
}

fn row() -> Value {
    json!({
        "id": 1, "title": "Sunday", "preview": "Bread, still warm.", "happened": happened(),
        "backDated": true, "starred": true, "tags": ["bread"], "words": 3,
    })
}

#[test]
fn lists() {
    let place = place();
    assert_eq!(place.json(&["list"]), json!({ "format": 1, "entries": [row()], "next": null }));
    assert_eq!(
        place.json(&["search", "warm"]),
        json!({
            "format": 1,
            "hits": [{
                "entry": row(),
                "title": [{ "text": "Sunday", "hit": false }],
                "snippet": [
                    { "text": "Bread, still ", "hit": false },
                    { "text": "warm", "hit": true },
                    { "text": ".", "hit": false },
                ],
            }],
            "next": null,
        })
    );
    place.run(&["delete", "1"]).ok();
    assert_eq!(
        timeless(place.json(&["bin"])),
        json!({
            "format": 1,
            "entries": [{
                "id": 1, "title": "Sunday", "preview": "Bread, still warm.", "happened": happened(),
                "deleted": "NOW", "words": 3,
            }],
        })
    );
}

#[test]
fn entries() {
    let place = place();
    assert_eq!(
        timeless(place.json(&["show", "1"])),
        json!({
            "format": 1,
            "entry": {
                "id": 1, "title": "Sunday", "body": "Bread, *still* warm.", "happened": happened(),
                "created": "NOW", "saved": "NOW", "backDated": true, "starred": true, "tags": ["bread"],
                "words": 3, "version": 1, "revisions": 1, "deleted": null,
            },
        })
    );
    assert_eq!(
        timeless(place.json(&["history", "1"])),
        json!({
            "format": 1, "id": 1,
            "revisions": [{ "number": 1, "saved": "NOW", "words": 3, "title": "Sunday", "kept": "current" }],
        })
    );
    assert_eq!(
        timeless(place.json(&["history", "1", "1"])),
        json!({ "format": 1, "id": 1, "number": 1, "saved": "NOW", "title": "Sunday", "body": "Bread, *still* warm." })
    );
}

#[test]
fn writes() {
    let place = place();
    assert_eq!(
        timeless(place.json(&["add", "x"])),
        json!({ "format": 1, "id": 2, "version": 1, "saved": "NOW" })
    );
    assert_eq!(
        timeless(place.json(&["edit", "2", "y"])),
        json!({ "format": 1, "id": 2, "version": 2, "saved": "NOW" })
    );
    assert_eq!(place.json(&["delete", "2"]), json!({ "format": 1, "id": 2, "done": "binned" }));
    assert_eq!(place.json(&["restore", "2"]), json!({ "format": 1, "id": 2, "done": "restored" }));
    place.run(&["delete", "2"]).ok();
    assert_eq!(place.json(&["delete", "2", "--erase"]), json!({ "format": 1, "id": 2, "done": "erased" }));
}

#[test]
fn vaults() {
    let place = place();
    assert_eq!(place.json(&["verify"]), json!({ "format": 1, "ok": true, "findings": [] }));
    let code = place.json(&["recovery", "new"]);
    assert_eq!(code["format"], 1);
    assert_eq!(code["recoveryCode"].as_str().unwrap().len(), 34);
    assert_eq!(
        place.json(&[
            "passphrase",
            "change",
            "--new-passphrase-file",
            place.path("passphrase").to_str().unwrap()
        ]),
        json!({ "format": 1, "passphraseChanged": true })
    );
    let empty = Place::empty();
    assert_eq!(empty.json(&["new"]), json!({ "format": 1, "vault": empty.vault().to_str().unwrap() }));
    let empty = Place::empty();
    assert_eq!(
        empty.json(&["demo", "--entries", "2"]),
        json!({ "format": 1, "vault": empty.vault().to_str().unwrap(), "entries": 2 })
    );
}

#[test]
fn a_damaged_vault() {
    let place = place();
    support::flip(&place.vault().join("counter"), 20);
    let done = place.run(&["--json", "list"]);
    let answer: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(answer["entries"][0]["id"], 1);
    // what is told on the way does not get into the answer
    assert!(done.err.ends_with("[counter_damaged]\n"), "{done:?}");
}
