//! People, the log of what was shared, and the report: a real file, noted with its hash.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{fmt::Write, fs};

use crate::support::{Place, names};
use serde_json::json;
use sha2::{Digest, Sha256};

#[test]
fn people_have_numbers_that_stay_theirs() {
    let place = Place::new();
    assert_eq!(place.json(&["people"]), json!({ "format": 1, "people": [] }));
    assert!(place.run(&["people"]).ok().contains("Nobody is on the list."));
    assert_eq!(
        place.json(&["people", "add", "Anna", "Anna  Roth"]),
        json!({ "format": 1, "person": { "id": 1, "sign": "P1", "names": ["Anna", "Anna Roth"] } })
    );
    place.run(&["people", "name", "p1", "Anna", "Änni"]).ok();
    assert_eq!(place.run(&["people"]).ok(), "P1  Anna, Änni\n");
    assert_eq!(place.json(&["people", "remove", "1"]), json!({ "format": 1, "id": 1, "done": "removed" }));
    assert!(place.run(&["people", "add", "Bo"]).ok().contains("P2"));
    assert_eq!(place.run(&["people", "add", "BO"]).failed("name_taken"), 2);
    assert_eq!(place.run(&["people", "add", " "]).failed("bad_word"), 2);
    assert_eq!(place.run(&["people", "name", "9", "Cy"]).failed("not_found"), 9);
    assert_eq!(place.run(&["people", "name", "x", "Cy"]).code, 2);
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

/// A place where the PHQ-9 was filled in twice and two check-ins were made.
fn with_some() -> Place {
    let place = Place::new();
    for (at, item) in [("2026-10-20T20:00", "several_days"), ("2026-11-10T20:00", "more_than_half")] {
        let answers: Vec<String> = (1..=9).map(|n| format!("q{n}={item}")).collect();
        let mut args = vec!["method", "fill", "phq-9", "--at", at];
        args.extend(answers.iter().map(String::as_str));
        place.run(&args).ok();
    }
    place
        .run(&["checkin", "-2", "--kind", "scheduled", "--at", "2026-11-12T20:00", "--tag", "with Anna"])
        .ok();
    place
}

const PERIOD: [&str; 4] = ["--from", "2026-11-01", "--to", "2026-11-21"];

fn report(place: &Place, more: &[&str]) -> crate::support::Done {
    let mut args = vec!["report"];
    args.extend(PERIOD);
    args.extend(more);
    place.run(&args)
}

#[test]
fn a_report_is_mood_and_measures_and_is_noted_with_its_hash() {
    let place = with_some();
    place.add(&["A page of my own.", "--at", "2026-11-13T20:00"]);
    for (file, form, begins) in [
        ("a.md", "md", "# Since last session"),
        ("a.html", "html", "<!doctype html>"),
        ("a.txt", "txt", "Since last session"),
        ("a.pdf", "pdf", "%PDF-"),
    ] {
        let out = place.path(file);
        let done = report(&place, &["--out", out.to_str().unwrap(), "--whom", "Dr Brennan"]);
        assert!(
            done.err.contains("This file is not encrypted.") && done.err.contains("legal duties"),
            "{done:?}"
        );
        assert!(done.ok().contains("for Dr Brennan"));
        let bytes = fs::read(&out).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{file}");
        let log = place.json(&["shared"])["shared"][0].clone();
        assert_eq!(
            names(&log),
            ["at", "entries", "form", "from", "hash", "id", "locked", "parts", "to", "whom"]
        );
        assert_eq!((&log["form"], &log["hash"]), (&json!(form), &json!(hash(&bytes))));
        assert_eq!((&log["from"], &log["locked"]), (&json!("2026-11-01"), &json!(false)));
        assert_eq!(log["parts"], json!(["mood", "measures"]));
        if form != "pdf" {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains("18 (10 November 2026)") && text.contains("self-report"), "{text}");
            assert!(!text.contains("A page of my own") && !text.contains("better off dead"), "{text}");
        }
    }
    assert_eq!(place.json(&["shared"])["shared"].as_array().unwrap().len(), 4);
    assert_eq!(place.json(&["shared", "remove", "1"]), json!({ "format": 1, "id": 1, "done": "removed" }));
    assert!(!place.run(&["shared"]).ok().contains("a.md"), "the log has no names of files");
}

#[test]
fn names_of_people_on_the_list_are_not_in_it() {
    let place = Place::new();
    for date in 1..=14 {
        let at = format!("2026-11-{date:02}T20:00");
        place.run(&["checkin", "1", "--kind", "scheduled", "--at", &at, "--tag", "with Anna"]).ok();
    }
    place.run(&["people", "add", "anna"]).ok();
    let out = place.path("a.md");
    report(&place, &["--out", out.to_str().unwrap()]).ok();
    let text = fs::read_to_string(&out).unwrap();
    assert!(text.contains("with P1") && !text.to_lowercase().contains("anna"), "{text}");
}

#[test]
fn a_file_that_is_there_stays_and_nothing_is_noted() {
    let place = with_some();
    let out = place.path("a.txt");
    let out = out.to_str().unwrap();
    fs::write(out, "mine").unwrap();
    let done = report(&place, &["--out", out]);
    assert!(done.err.contains("[file_exists]"), "{done:?}");
    assert_eq!(done.code, 10);
    assert_eq!(fs::read_to_string(out).unwrap(), "mine");
    assert_eq!(place.json(&["shared"])["shared"], json!([]));
    report(&place, &["--out", out, "--replace"]).ok();
    assert!(fs::read_to_string(out).unwrap().starts_with("Since last session"));
    let nowhere = place.path("no such folder/a.txt");
    let done = report(&place, &["--out", nowhere.to_str().unwrap()]);
    assert!(done.err.contains("[file_unwritten]") && done.code == 6, "{done:?}");
}

#[test]
fn a_pdf_can_have_a_password_and_nothing_else_can() {
    let place = with_some();
    let (file, out) = (place.path("password"), place.path("a.pdf"));
    let (file, out) = (file.to_str().unwrap(), out.to_str().unwrap());
    fs::write(file, "a red door\n").unwrap();
    let done = report(&place, &["--out", out, "--password-file", file]);
    assert!(done.err.contains("opens with its password only"), "{done:?}");
    done.ok();
    let bytes = fs::read(out).unwrap();
    assert!(bytes.windows(8).any(|window| window == b"/Encrypt"));
    assert_eq!(place.json(&["shared"])["shared"][0]["locked"], json!(true));
    let text = place.path("a.txt");
    let text = text.to_str().unwrap();
    assert_eq!(report(&place, &["--out", text, "--password-file", file]).failed("usage"), 2);
    fs::write(file, "\n").unwrap();
    assert_eq!(report(&place, &["--out", out, "--replace", "--password-file", file]).failed("usage"), 2);
    assert_eq!(report(&place, &["--out", out, "--format", "doc"]).failed("usage"), 2);
    assert_eq!(
        place.run(&["report", "--out", out, "--from", "2026-11-02", "--to", "2026-11-01"]).failed("bad_when"),
        2
    );
}
