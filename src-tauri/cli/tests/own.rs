//! Methods of one's own: a file is all that it takes.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;

use crate::support::Place;
use goldseam_content::{Library, MOST_BYTES};
use serde_json::json;

const METHOD: &str = r#"
id = "three-good-things"
version = 1
kind = "record"
group = "care"
name = "Three good things"
summary = "Small ones count."
title = "first"
returns = [2]

[[sections]]
id = "things"
name = "Today"

[[sections.fields]]
id = "first"
kind = "text"
label = "The first"
required = true

[[sections.fields]]
id = "how_good"
kind = "scale"
label = "How good it was"
max = 5

[[sections.fields]]
id = "more"
kind = "list"
label = "Two more"
show_if = { field = "how_good", from = 3 }

[[sections]]
id = "back"
name = "Two days later"
later = true

[[sections.fields]]
id = "still"
kind = "text"
label = "What is left of it"
"#;

fn write(place: &Place, text: impl AsRef<[u8]>) -> String {
    let file = place.path("good.toml");
    fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn a_new_method_is_a_new_file_and_nothing_else() {
    let place = Place::new();
    let file = write(&place, METHOD);
    assert_eq!(place.json(&["method", "check", &file]), json!({ "format": 1, "ok": true, "problems": [] }));
    assert_eq!(
        place.json(&["method", "add", &file]),
        json!({ "format": 1, "id": "own-three-good-things", "version": 1, "name": "Three good things" })
    );
    let id = "own-three-good-things";

    // it is in the list, and can be read and filled in
    let listed = place.json(&["method", "list"]);
    let card = listed["methods"].as_array().unwrap().iter().find(|card| card["id"] == id).unwrap();
    assert_eq!((&card["own"], &card["filled"]), (&json!(true), &json!(0)));
    assert!(place.run(&["method", "show", id]).ok().contains("How good it was"));
    let entry =
        place.json(&["method", "fill", id, "first=Figs from the market", "how_good=4", "more=Sun\nTea"]);
    assert_eq!(entry["finished"], true);
    let number = entry["id"].to_string();

    // lists, searches and exports show it like any other
    let row = &place.json(&["list", "--method", id])["entries"][0];
    assert_eq!(
        (&row["title"], &row["method"]),
        (&json!("Figs from the market"), &json!("Three good things"))
    );
    assert_eq!(place.json(&["search", "figs", "--method", id])["hits"].as_array().unwrap().len(), 1);
    assert_eq!(place.json(&["search", "figs", "--method", "note"])["hits"], json!([]));
    let export = place.run(&["show", &number, "--markdown"]).ok();
    assert!(
        export.contains(
            "method: \"Three good things\"\nmethod_id: \"own-three-good-things\"\nmethod_version: 1\nfinished: true\n---\n"
        ),
        "{export}"
    );
    assert!(export.contains("- Sun\n- Tea"), "{export}");
    assert_eq!(place.json(&["method", "records", id])["records"][0]["entry"]["id"], entry["id"]);
    assert_eq!(place.json(&["method", "summary", id])["points"][0]["value"], 4.0);
    let shown = place.run(&["show", &number]).ok();
    assert!(
        shown.contains("Three good things\n") && shown.contains("4 of 5") && !shown.contains("**"),
        "{shown}"
    );
}

#[test]
fn answers_keep_the_version_that_they_were_given_to() {
    let place = Place::new();
    place.run(&["method", "add", &write(&place, METHOD)]).ok();
    let id = "own-three-good-things";
    let old = place.json(&["method", "fill", id, "first=Old"])["id"].to_string();
    // said again it is the same; changed it is a further version
    assert_eq!(place.json(&["method", "add", &write(&place, METHOD)])["version"], 1);
    let changed = METHOD.replace("id = \"first\"", "id = \"best\"").replace("\"first\"", "\"best\"");
    assert_eq!(place.json(&["method", "add", &write(&place, changed)])["version"], 2);
    place.json(&["method", "fill", id, "best=New"]);
    let version = |number: &str| place.json(&["show", number])["entry"]["filled"]["version"].clone();
    assert_eq!((version(&old), version("2")), (json!(1), json!(2)));
    place.json(&["method", "fill", id, "--entry", &old, "first=Still old"]);
    assert_eq!(version(&old), 1);
    assert_eq!(place.run(&["method", "fill", id, "--entry", &old, "best=x"]).failed("bad_answer"), 2);
    assert!(place.body(&old).contains("Still old"));

    // put away it is no longer offered, and all of it stays
    assert_eq!(place.json(&["method", "retire", id]), json!({ "format": 1, "id": id, "done": "retired" }));
    let offered = |all: &[&str]| {
        let list = place.json(&[&["method", "list"], all].concat());
        list["methods"].as_array().unwrap().iter().any(|card| card["id"] == id)
    };
    assert!(!offered(&[]) && offered(&["--all"]));
    assert!(place.body(&old).contains("Still old"));
    assert_eq!(place.run(&["method", "retire", "phq-9"]).failed("method_missing"), 9);
}

#[test]
fn a_file_that_is_no_method_is_told_where_it_is_not() {
    let place = Place::new();
    let wrong = METHOD.replace("kind = \"scale\"", "kind = \"scales\"").replace("max = 5", "max = \"5\"");
    for command in ["check", "add"] {
        let done = place.run(&["--json", "method", command, &write(&place, &wrong)]);
        let answer: serde_json::Value = serde_json::from_str(&done.out).unwrap();
        assert_eq!(answer["ok"], false);
        let problem = &answer["problems"][0];
        assert_eq!(problem["file"], "good.toml");
        assert!(problem["line"].as_u64().unwrap() > 10, "{problem}");
        assert!(problem["field"].as_str().unwrap().starts_with("sections[0].fields[1]"), "{problem}");
        assert_eq!(done.failed("bad_method"), 2);
    }
    let too_long = write(&place, vec![b'#'; MOST_BYTES + 1]);
    assert_eq!(place.run(&["method", "check", &too_long]).failed("file_too_large"), 2);
    assert_eq!(place.run(&["method", "add", &write(&place, b"\xff\xfe")]).failed("not_text"), 2);
    assert_eq!(place.run(&["method", "check", "missing.toml"]).failed("usage"), 2);
    assert_eq!(place.json(&["method", "list", "--all"])["methods"].as_array().unwrap().len(), library());
}

fn library() -> usize {
    Library::built_in().methods().len()
}

#[test]
fn what_comes_with_goldseam_is_read_without_a_journal() {
    let place = Place::empty();
    let listed = place.json(&["method", "list", "--library", "--all"]);
    assert_eq!(listed["methods"].as_array().unwrap().len(), library());
    for method in Library::built_in().methods() {
        let shown = place.json(&["method", "show", &method.id]);
        assert_eq!(shown["method"], serde_json::to_value(method).unwrap());
        let said = place.run(&["method", "show", &method.id]).ok();
        for (_, field) in method.fields().filter(|(_, field)| field.kind.is_asked()) {
            assert!(said.contains(&field.label) && said.contains(&field.id), "{}: {said}", field.id);
        }
        assert!(said.contains(method.notice.lines().next().unwrap_or_default()));
        // printed as a file it is the file
        let source = place.run(&["method", "source", &method.id]).ok();
        assert_eq!(Some(source.as_str()), Library::built_in().source(&method.id));
    }
    assert_eq!(place.run(&["method", "list"]).failed("vault_missing"), 4);
    assert_eq!(place.run(&["method", "show", "own-x"]).failed("vault_missing"), 4);
    assert_eq!(Place::new().run(&["method", "show", "own-x"]).failed("method_missing"), 9);
}
