//! The shapes that scripts rely on, in full. A change here breaks a promise of `docs/cli.md`.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{Place, names};
use serde_json::{Value, json};

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
        "method": null, "finished": true,
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
                "filled": null,
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
    assert_eq!(place.json(&["verify"]), json!({ "format": 1, "ok": true, "findings": [], "backups": null }));
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
fn methods() {
    let place = place();
    let cards = place.json(&["method", "list"]);
    let card = cards["methods"].as_array().unwrap().iter().find(|card| card["id"] == "gad-7").unwrap();
    assert_eq!(
        names(card),
        [
            "againOn", "filled", "gated", "group", "id", "kind", "last", "minutes", "name", "offered",
            "open", "optIn", "own", "single", "summary", "version",
        ]
    );
    assert_eq!((&card["kind"], &card["filled"], &card["last"]), (&json!("measure"), &json!(0), &json!(null)));
    let library = place.json(&["method", "list", "--library"]);
    assert_eq!(names(&library["methods"][0]), names(card));

    let items = ["q1=2", "q2=2", "q3=2", "q4=2", "q5=2", "q6=2", "q7=3", "--at", "2026-03-02T09:30:00-05:17"];
    let score =
        json!({ "rule": "total", "name": "GAD-7 total", "value": 8, "band": "Mild", "min": 0, "max": 21 });
    assert_eq!(
        timeless(place.json(&[&["method", "fill", "gad-7"], &items[..]].concat())),
        json!({
            "format": 1, "id": 2, "version": 1, "saved": "NOW", "finished": true, "missing": [], "hidden": [],
            "scores": [score], "help": false,
        })
    );
    let filled = place.json(&["show", "2"])["entry"]["filled"].clone();
    assert_eq!(names(&filled), ["answers", "finished", "method", "returns", "version"]);
    let chosen = json!({ "kind": "choices", "value": { "ids": ["several_days"], "own": [], "none": false } });
    assert_eq!((&filled["method"], &filled["answers"]["q1"]), (&json!("gad-7"), &chosen));
    let records = place.json(&["method", "records", "gad-7"]);
    assert_eq!(names(&records), ["format", "next", "records"]);
    assert_eq!(records["records"][0]["scores"], json!([score]));
    assert_eq!(names(&records["records"][0]), ["changes", "entry", "scores"]);
    assert_eq!(records["records"][0]["entry"]["method"], "GAD-7");
}

#[test]
fn summaries() {
    let place = place();
    let record = [
        "situation=x",
        "emotions=sad 80",
        "thoughts=It is over | 90",
        "emotions_after=sad 30",
        "belief_after=40",
    ];
    let id = place.json(&[&["method", "fill", "thought-record-short"], &record[..]].concat())["id"].clone();
    place.json(&[
        "method",
        "fill",
        "thought-record-short",
        "--entry",
        &id.to_string(),
        "--return",
        "emotions_later=sad 10",
    ]);
    let summary = place.json(&["method", "summary", "thought-record-short"]);
    assert_eq!(names(&summary), ["changes", "choices", "entries", "finished", "format", "moved", "points"]);
    let sad = summary["changes"].as_array().unwrap().iter().find(|change| change["label"] == "sad").unwrap();
    assert_eq!((&summary["entries"], &summary["finished"]), (&json!(1), &json!(1)));
    assert_eq!(names(sad), ["after", "before", "field", "fieldLabel", "label", "later", "laterN", "n"]);
    assert_eq!((&sad["before"], &sad["after"], &sad["later"]), (&json!(80.0), &json!(30.0), &json!(10.0)));
    assert_eq!(names(&summary["moved"][0]), ["after", "before", "entry", "field"]);
    let entry = place.json(&["show", &id.to_string()])["entry"]["filled"]["returns"][0].clone();
    assert_eq!(names(&entry), ["answers", "on"]);
    let words = place.run(&["method", "summary", "thought-record-short"]).ok();
    assert!(words.contains("sad  80 → 30, later 10 (n = 1)") && words.contains("n = 1"), "{words}");
    let words = place.run(&["method", "records", "thought-record-short"]).ok();
    assert!(words.contains("sad 80 → 30, later 10") && words.contains("belief 90 → 40"), "{words}");
}

#[test]
fn a_damaged_vault() {
    let place = place();
    crate::support::flip(&place.vault().join("counter"), 20);
    let done = place.run(&["--json", "list"]);
    let answer: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(answer["entries"][0]["id"], 1);
    // what is told on the way does not get into the answer
    assert!(done.err.ends_with("[counter_damaged]\n"), "{done:?}");
}
