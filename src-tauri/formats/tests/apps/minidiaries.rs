use goldseam_formats::{Precision, Why};
use serde_json::{Value, json};

use crate::support::{file, local};

/// An export in the form of Mini Diary 3.3.
fn mini_diary(version: &str, text: &str) -> String {
    json!({
        "metadata": {"application": "Mini Diary", "version": version, "dateUpdated": "Sun Feb 15 2026 15:15:23 GMT+0100"},
        "entries": {
            "2024-01-01": {"dateUpdated": "Sun Feb 15 2026 15:15:14 GMT+0100 (Central European Standard Time)", "title": "First", "text": text},
            "1970-01-01": {"dateUpdated": "2020-01-01T00:00:00Z", "title": "", "text": "old"},
            "2099-12-31": {"title": "only a title", "text": ""}
        }
    })
    .to_string()
}

#[test]
fn each_day_of_mini_diary_is_a_record() {
    let chosen = file("Mini Diary.json", mini_diary("3.3.0", "**bold**\n\nnext"));
    assert_eq!(chosen.taken_for(), "minidiary");
    let records = chosen.records("minidiary");
    assert_eq!(records.len(), 3);
    let first = records.iter().find(|record| record.source_id == "2024-01-01").unwrap();
    assert_eq!((first.title.as_str(), first.body.as_str()), ("First", "**bold**\n\nnext"));
    let told = first.happened.as_ref().unwrap();
    assert_eq!((told.precision, told.local.date().to_string().as_str()), (Precision::Day, "2024-01-01"));
    let changed = first.changed.as_ref().unwrap();
    assert_eq!((changed.local.to_string().as_str(), changed.offset), ("2026-02-15 15:15:14", Some(60)));
}

#[test]
fn before_version_two_a_line_was_a_paragraph() {
    let body = |version| {
        let records = file("d.json", mini_diary(version, "one\ntwo")).records("minidiary");
        records.into_iter().find(|record| record.source_id == "2024-01-01").unwrap().body
    };
    assert_eq!(body("1.11.1"), "one\n\ntwo");
    assert_eq!(body("2.0.0"), "one\ntwo");
    assert_eq!(body("10.0.0"), "one\ntwo");
}

#[test]
fn the_version_may_stand_behind_the_entries_and_the_name_may_lack() {
    let turned =
        r#"{"entries":{"2024-01-01":{"title":"","text":"one\ntwo"}},"metadata":{"version":"1.0.0"}}"#;
    let chosen = file("d.json", turned);
    assert_eq!(chosen.taken_for(), "minidiary");
    assert_eq!(chosen.record("minidiary").body, "one\n\ntwo");
}

#[test]
fn odd_days_are_told_and_the_others_taken() {
    let odd = r#"{"metadata":{"version":"3.3.0"},"entries":{"2024-01-02":{"text":"good"},"01/01/2024":{"text":"x"},
        "24-01-01":{"text":"x"},"2024-02-30":{"text":"x"},"2024-01-03":[],"2024-01-04":{"title":" ","text":" "}}}"#;
    let read = file("d.json", odd).read("minidiary");
    assert_eq!(read.records.len(), 1);
    let why: Vec<_> = read.skipped.into_iter().map(|(_, why)| why).collect();
    assert_eq!(why, [Why::NoDate, Why::NoDate, Why::NoDate, Why::Malformed, Why::Empty]);
}

/// An export in the form of Mini Diarium.
fn mini_diarium(entries: &Value) -> String {
    // its writer sorts the names, so that the entries come first
    serde_json::to_string_pretty(&json!({
        "entries": entries,
        "metadata": {"application": "Mini Diarium", "version": "0.5.0", "exportedAt": "2026-02-15T15:15:23+00:00"}
    }))
    .unwrap()
}

fn diarium_entry(text: &str) -> Value {
    json!({"id": 42, "date": "2024-01-15", "title": "A day", "text": text, "dateUpdated": "2024-01-15T12:00:00Z", "tags": ["travel"]})
}

#[test]
fn an_entry_of_mini_diarium_is_a_record() {
    let chosen = file(
        "journal.json",
        mini_diarium(&json!([diarium_entry("<p>Hello <em>there</em></p>"), diarium_entry("<p>two</p>")])),
    );
    assert_eq!(chosen.taken_for(), "minidiarium");
    let records = chosen.records("minidiarium");
    assert_eq!(records.len(), 2);
    assert_eq!(records[0].source_id, "42");
    assert_eq!(records[0].body, "Hello *there*");
    assert_eq!(records[0].tags, ["travel"]);
    assert_eq!(local(&records[0]), "2024-01-15 12:00");
    assert_eq!(records[0].happened.as_ref().unwrap().precision, Precision::Day);
}

#[test]
fn a_font_is_kept_and_plain_text_stays() {
    let mut entry = diarium_entry("plain\ntext 1 < 2");
    entry["metadata"] = json!({"fontFamily": "Merriweather", "fontSize": 18.0});
    let record = file("j.json", mini_diarium(&json!([entry]))).record("minidiarium");
    assert_eq!(record.body, "plain\ntext 1 < 2");
    assert_eq!(record.extra["metadata"]["fontFamily"], "Merriweather");
}

#[test]
fn pictures_within_the_text_become_files_in_their_places() {
    // "AAEC" and "//79" in base64
    let text = "<p>before</p><img src=\"data:image/png;base64,AAEC\" alt=\"the [sea]\"><p>between</p>\
        <img src='data:image/jpeg;base64,//79'><p>after <img src=\"https://example.org/x(1).png\"></p>";
    for mark in ["", "\u{feff}"] {
        let chosen = file(
            "j.json",
            format!("{mark}{}", mini_diarium(&json!([diarium_entry("<p>other é</p>"), diarium_entry(text)]))),
        );
        let record = chosen.records("minidiarium").remove(1);
        let body = "before\n\n![the  sea](attached:picture-1.png)\n\nbetween\n\n![](attached:picture-2.jpg)\n\nafter \
            [https://example.org/x(1).png](https://example.org/x(1%29.png)";
        assert_eq!(record.body, body);
        assert_eq!(chosen.bytes(&record.files[0]), [0, 1, 2]);
        assert_eq!(chosen.bytes(&record.files[1]), [0xff, 0xfe, 0xfd]);
    }
}

#[test]
fn a_broken_picture_does_not_cost_the_entry() {
    let chosen = file(
        "j.json",
        mini_diarium(&json!([diarium_entry(
            "<p>a</p><img src=\"data:image/png;base64,\"><img src=\"data:image/png;base64,%%%\"><img>"
        )])),
    );
    let record = chosen.record("minidiarium");
    assert_eq!(record.files[0].at, None);
    let code = chosen.open().bytes(record.files[1].at.as_deref().unwrap()).unwrap_err().code();
    assert_eq!(code, "import_damaged");
}

#[test]
fn odd_entries_of_mini_diarium_are_told() {
    let mut odd = diarium_entry("x");
    odd["date"] = json!("15.01.2024");
    let read =
        file("j.json", mini_diarium(&json!([odd, null, diarium_entry("<p></p>"), diarium_entry("x")])))
            .read("minidiarium");
    assert_eq!(read.records.len(), 2, "a title alone is an entry");
    assert_eq!(read.skipped, [(1, Why::NoDate), (2, Why::Malformed)]);
}
