//! How it feels, from a terminal, and what a while of it comes to.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::Place;
use goldseam_content::Library;
use serde_json::{Value, json};

fn figure<'a>(insights: &'a Value, id: &str) -> &'a Value {
    insights["figures"].as_array().unwrap().iter().find(|figure| figure["id"] == id).unwrap()
}

#[test]
fn a_check_in_is_a_line() {
    let place = Place::new();
    let said = place.json(&[
        "checkin",
        "-3",
        "2",
        "--word",
        "sad 60",
        "--word",
        "on edge 30",
        "--note",
        "After the call",
        "--kind",
        "after_trigger",
        "--answer",
        "trigger=A song",
        "--answer",
        "sleep=6:30",
        "--tag",
        "phone",
        "--at",
        "2026-03-01T21:00",
    ]);
    assert_eq!((&said["id"], &said["finished"]), (&json!(1), &json!(true)));
    let entry = place.json(&["show", "1"])["entry"].clone();
    let filled = &entry["filled"];
    assert_eq!(filled["method"], json!(Library::built_in().quick().unwrap().id));
    assert_eq!(filled["answers"]["affect"]["value"], json!({ "pleasant": -3, "energy": 2 }));
    assert_eq!(
        filled["answers"]["emotions"]["value"],
        json!([{ "word": "sad", "strength": 60 }, { "word": "on edge", "strength": 30 }])
    );
    assert_eq!(filled["answers"]["sleep"]["value"], json!(390));
    assert_eq!((&entry["title"], &entry["tags"]), (&json!("After the call"), &json!(["phone"])));
    let shown = place.run(&["show", "1"]).ok();
    assert!(shown.contains("-3") && shown.contains("6 h 30 min") && shown.contains("A song"), "{shown}");
    // without energy, and nothing else
    assert_eq!(place.json(&["checkin", "4"])["id"], json!(2));
}

#[test]
fn what_is_no_check_in_is_told_and_nothing_is_kept() {
    let place = Place::new();
    for args in [
        &["checkin", "5"][..],
        &["checkin", "0", "-9"],
        &["checkin", "1", "--word", "sad"],
        &["checkin", "1", "--kind", "yesterday"],
        &["checkin", "1", "--answer", "sleep=long"],
        &["checkin", "1", "--word", "a 1", "--word", "b 1", "--word", "c 1", "--word", "d 1"],
    ] {
        assert_eq!(place.run(args).code, 2, "{args:?}");
    }
    assert_eq!(place.json(&["list"])["entries"], json!([]));
}

#[test]
fn insights_say_what_there_is_and_what_is_lacking() {
    let place = Place::new();
    let none = place.json(&["insights"]);
    assert_eq!((&none["entries"], &none["days"]), (&json!(0), &json!(0)));
    assert_eq!(figure(&none, "trend")["figure"], json!(null));
    assert_eq!(figure(&none, "period")["lacks"], json!([{ "what": "days", "have": 0, "need": 4 }]));
    for day in 1..=5 {
        let at = format!("2026-03-0{day}T20:00");
        place.run(&["checkin", "1", "--kind", "scheduled", "--at", &at]).ok();
        place.run(&["checkin", "-4", "--at", &at]).ok();
    }
    let planned = place.json(&["insights", "--from", "2026-03-01", "--to", "2026-03-31"]);
    assert_eq!((&planned["entries"], &planned["leftOut"]), (&json!(5), &json!(5)));
    assert_eq!(figure(&planned, "period")["figure"]["median"], json!(1.0));
    assert_eq!(figure(&planned, "week")["about"], json!("2026-02-23"));
    let all = place.json(&["insights", "--all"]);
    assert_eq!(figure(&all, "period")["figure"]["median"], json!(-1.5));
    let said = place.run(&["insights"]).ok();
    for part in ["5 check-ins on 5 days", "5 more were not planned", "Theil-Sen", "not yet:", "other causes"]
    {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert_eq!(place.run(&["insights", "--from", "soon"]).code, 2);
}
