//! The plan: what is listed, noted, and comes back after a slip.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{Place, each, names};
use goldseam_content::Library;
use serde_json::json;

#[test]
fn what_is_planned_is_listed_and_noted() {
    let place = Place::new();
    assert_eq!(place.json(&["plan"]), json!({ "format": 1, "plan": [] }));
    assert!(place.run(&["plan"]).ok().contains("Nothing is planned."));
    let days = "days=mon,tue,wed,thu,fri,sat,sun";
    let id = place.json(&[
        "method",
        "fill",
        "promise",
        "promise=I call",
        "rhythm=on_days",
        days,
        "review=+7",
    ])["id"]
        .to_string();
    let agreed =
        place.json(&["method", "fill", "agreement", "--safe", "what=We talk on Sundays"])["id"].to_string();
    let plan = place.json(&["plan"])["plan"].clone();
    assert_eq!(
        names(&plan[0]),
        [
            "days", "ends", "entry", "group", "lines", "method", "noted", "outcomes", "over", "review",
            "today", "who",
        ]
    );
    assert_eq!((&plan[0]["today"], &plan[0]["days"]), (&json!(true), &json!([1, 2, 3, 4, 5, 6, 7])));
    assert_eq!(
        (&plan[0]["method"], &plan[0]["group"], &plan[1]["who"]),
        (&json!("promise"), &json!("plan"), &json!(true))
    );
    let noted =
        place.json(&["plan", "note", &id, "kept", "--note", "On the way home.", "--day", "2026-03-01"]);
    assert_eq!(
        noted,
        json!({
            "format": 1,
            "line": {
                "id": 1, "day": "2026-03-01", "outcome": "kept", "label": "Kept", "who": null,
                "note": "On the way home.", "during": null,
            },
        })
    );
    // by what it is called, today, and with what else can be said of it
    let said =
        place.run_with(&["plan", "note", &agreed, "KEPT", "--who", "both", "--note", "-"], "Long.\n").ok();
    assert!(said.contains("Kept  both\n") && said.contains("Long."), "{said}");
    place.json(&["plan", "note", &id, "slipped", "--during", &agreed]);
    assert_eq!(place.json(&["plan"])["plan"][0]["today"], json!(false), "noted, it is not offered any more");
    let lines = place.json(&["plan", "log", &id])["lines"].clone();
    assert_eq!(each(&lines, "outcome"), ["slipped", "kept"]);
    assert_eq!(lines[0]["during"].to_string(), agreed);
    let said = place.run(&["plan", "log", &id]).ok();
    assert!(said.contains("2026-03-01  Kept\n") && said.contains("On the way home."), "{said}");
    let said = place.run(&["plan"]).ok();
    for part in [
        "A small promise",
        "looked at again on",
        "Mon, Tue",
        "1 earlier: plan log",
        "to note: kept, slipped, changed",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(place.run(&["plan", "note", &id, "crossed"]).failed("bad_answer"), 2);
    assert_eq!(place.run(&["plan", "note", "77", "kept"]).failed("not_found"), 9);
    assert_eq!(place.run(&["plan", "note", &id, "kept", "--during", "77"]).failed("dangling_link"), 2);
    assert_eq!(
        place.run(&["plan", "note", &id, "kept", "--note", &"x".repeat(4001)]).failed("note_too_long"),
        2
    );
    assert_eq!(place.run(&["plan", "log", "77"]).failed("not_found"), 9);
    let page = place.add(&["A page."]);
    assert_eq!(place.run(&["plan", "note", &page, "kept"]).failed("bad_draft"), 2);
    assert!(place.run(&["plan", "log", &page]).ok().contains("Nothing was noted yet."));
}

#[test]
fn a_slip_comes_back_to_be_looked_at() {
    let place = Place::new();
    place.run(&["journey", "new", "My sister", "--role", "hurt"]).ok();
    let id = place.json(&["method", "fill", "promise", "promise=I call"])["id"].to_string();
    place.run(&["journey", "act", "1", "slip", "--entry", &id, "--note", "Too late."]).ok();
    let due = place.json(&["due"])["due"].clone();
    assert_eq!((&due[0]["what"], &due[0]["label"]), (&json!("slip"), &json!("")));
    let said = place.run(&["due"]).ok();
    assert!(said.contains("A small promise · after a slip · since "), "{said}");
    assert_eq!(place.json(&["plan", "log", &id])["lines"][0]["note"], "Too late.");
    place.run(&["due", "--settle", &id]).ok();
    assert_eq!(place.json(&["due"])["due"], json!([]));
}

#[test]
fn a_method_says_what_is_a_clock_and_what_is_planned() {
    let place = Place::empty();
    let said = place.run(&["method", "show", "weekly-check-in-two"]).ok();
    assert!(said.contains("a clock that runs for 10 minutes"), "{said}");
    assert!(said.contains("What is planned:  goldseam-cli plan"), "{said}");
    // a clock has no answer
    let place = Place::new();
    let clock = Library::built_in()
        .method("weekly-check-in-two")
        .unwrap()
        .fields()
        .find(|(_, f)| f.minutes.is_some());
    let pair = format!("{}=10", clock.unwrap().1.id);
    assert_eq!(
        place.run(&["method", "fill", "weekly-check-in-two", "--safe", &pair]).failed("bad_answer"),
        2
    );
}
