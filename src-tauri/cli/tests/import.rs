//! Another journal is brought in from a terminal, and taken out again.
#![allow(clippy::unwrap_used)]

use std::fs;

use crate::support::{Place, each, names};
use serde_json::{Value, json};

/// A journal of Day One: two entries that lead to each other, and one of nothing.
fn day_one(place: &Place) -> String {
    let entry = |uuid: &str, at: &str, text: &str| {
        json!({
            "uuid": uuid, "creationDate": at, "modifiedDate": at, "timeZone": "Europe/Lisbon", "text": text,
            "tags": ["walk"], "starred": uuid.starts_with('A'),
        })
    };
    let (a, b) = ("A".repeat(32), "B".repeat(32));
    let journal = json!({
        "metadata": {"version": "1.0"},
        "entries": [
            entry(&a, "2024-05-01T22:30:00Z", &format!("# The river\n\nSee [the hill](dayone://view?entryId={b}).")),
            entry(&b, "2024-05-03T08:00:00Z", "The hill was steep."),
        ],
    });
    let file = place.path("Journal.json");
    fs::write(&file, journal.to_string()).unwrap();
    file.display().to_string()
}

fn daylio(place: &Place) -> String {
    let file = place.path("daylio.csv");
    let table = "\u{feff}full_date,date,weekday,time,mood,activities,note_title,note\n\
        2024-05-03,May 3,Friday,8:30 pm,lala,\"walk | tea\",\"\",\"A line\"\n\
        2024-05-02,May 2,Thursday,20:30,rad,\"\",\"\",\"\"\n";
    fs::write(&file, table).unwrap();
    file.display().to_string()
}

#[test]
fn looking_writes_nothing_and_taking_twice_takes_once() {
    let place = Place::new();
    let file = day_one(&place);
    let look = &place.json(&["import", "dayone", &file, "--dry-run"])["look"];
    assert_eq!((look["things"].as_u64(), look["fresh"].as_u64()), (Some(2), Some(2)));
    assert_eq!((look["from"].as_str(), look["to"].as_str()), (Some("2024-05-01"), Some("2024-05-03")));
    assert_eq!(each(&look["tags"], "name"), ["walk"]);
    assert!(place.json(&["list"])["entries"].as_array().unwrap().is_empty());
    assert!(place.run(&["import", "dayone", &file, "--dry-run"]).ok().contains("Nothing was written."));

    let taken = place.json(&["import", "dayone", &file, "--tag", "old"]);
    assert_eq!(names(&taken), ["counts", "finished", "format", "run"]);
    assert_eq!((taken["counts"]["taken"].as_u64(), taken["counts"]["links"].as_u64()), (Some(2), Some(1)));
    let list = place.json(&["list"]);
    assert_eq!(each(&list["entries"], "preview"), ["The hill was steep.", "The river See the hill."]);
    assert_eq!(list["entries"][1]["tags"], json!(["old", "walk"]));
    assert_eq!(list["entries"][1]["happened"]["time"], "2024-05-01T23:30:00+01:00");
    assert_eq!(list["entries"][1]["starred"], true);

    let again = place.json(&["import", "dayone", &file]);
    assert_eq!((&again["run"], again["counts"]["known"].as_u64()), (&Value::Null, Some(2)));
    assert!(place.run(&["import", "dayone", &file]).ok().starts_with("There was nothing new to take."));
}

#[test]
fn moods_are_what_the_person_says() {
    let place = Place::new();
    let file = daylio(&place);
    let look = &place.json(&["import", "daylio", &file, "--dry-run"])["look"];
    assert_eq!(each(&look["moods"], "label"), ["lala", "rad"]);
    assert_eq!(look["moods"][0]["suggested"], Value::Null);
    assert_eq!(look["moods"][1]["suggested"]["pleasant"], 4);
    place.json(&[
        "import",
        "daylio",
        &file,
        "--mood",
        "lala=1,-2",
        "--mood",
        "rad=none",
        "--zone",
        "Asia/Tokyo",
    ]);
    let list = place.json(&["list"]);
    assert_eq!(list["entries"][0]["happened"]["zone"], "Asia/Tokyo");
    let first = &place.json(&["show", &list["entries"][0]["id"].to_string()])["entry"];
    let felt =
        first["filled"]["answers"].as_object().unwrap().values().find(|a| a["kind"] == "affect").unwrap();
    assert_eq!(felt["value"], json!({"pleasant": 1, "energy": -2}));
    assert!(place.body(&list["entries"][1]["id"].to_string()).contains("rad"));
}

#[test]
fn what_was_brought_in_is_listed_told_and_undone() {
    let place = Place::new();
    let file = day_one(&place);
    place.run(&["import", "dayone", &file]).ok();
    let runs = place.json(&["import", "runs"]);
    assert_eq!(
        names(&runs["runs"][0]),
        ["began", "changed", "entries", "finished", "format", "id", "undone"]
    );
    let run = runs["runs"][0]["id"].to_string();
    let csv = place.run(&["import", "report", &run, "--form", "csv"]).ok();
    assert_eq!(csv, "number,outcome,why\r\n1,taken,\r\n2,taken,\r\n");
    let report = place.json(&["import", "report", &run]);
    assert_eq!(each(&report["rows"], "outcome"), ["taken", "taken"]);
    assert!(place.run(&["import", "report", &run]).ok().contains("2 taken"));

    let id = place.json(&["list"])["entries"][0]["id"].to_string();
    place.run(&["edit", &id, "Changed."]).ok();
    let undone = place.json(&["import", "undo"]);
    assert_eq!((undone["erased"].as_u64(), undone["kept"].to_string()), (Some(1), format!("[{id}]")));
    assert_eq!(place.run(&["import", "undo"]).failed("not_found"), 9);
    assert!(place.run(&["import", "runs"]).ok().contains("undone"));
    assert_eq!(place.json(&["list"])["entries"].as_array().unwrap().len(), 1);
}

#[test]
fn formats_need_no_journal() {
    let place = Place::empty();
    let formats = place.json(&["import", "formats"]);
    assert!(each(&formats["formats"], "id").contains(&"dayone"));
    assert_eq!(names(&formats["formats"][0]), ["id", "name", "picks", "reads"]);
    assert!(place.run(&["import", "formats"]).ok().contains("Day One"));
}

#[test]
fn what_can_not_be_done_is_said_in_one_line() {
    let place = Place::new();
    let file = day_one(&place);
    for (args, code, exit) in [
        (vec!["import"], "usage", 2),
        (vec!["import", "dayone"], "usage", 2),
        (vec!["import", "dairy", file.as_str()], "import_unknown_format", 2),
        (vec!["import", "dayone", "nowhere.json"], "import_missing", 2),
        (vec!["import", "dayone", file.as_str(), "--zone", "Mars"], "import_bad_choice", 2),
        (vec!["import", "dayone", file.as_str(), "--mood", "meh"], "usage", 2),
        (vec!["import", "dayone", file.as_str(), "--mood", "meh=9"], "import_bad_choice", 2),
        (vec!["import", "undo", "7"], "not_found", 9),
        (vec!["import", "report", "7"], "not_found", 9),
    ] {
        assert_eq!(place.run(&args).failed(code), exit, "{args:?}");
    }
    let whole = fs::read_to_string(&file).unwrap();
    fs::write(place.path("cut.json"), &whole[..whole.len() - 40]).unwrap();
    assert_eq!(place.run(&["import", "dayone", "cut.json"]).failed("import_damaged"), 11);
    assert!(place.json(&["list"])["entries"].as_array().unwrap().is_empty());
}
