use goldseam_formats::{Record, Why};
use serde_json::{Value, json};

use crate::support::{Chosen, folder, local, zip};

/// An entry as Journey for Android writes it.
fn entry() -> Value {
    json!({
        "id": "1713739551000-3fa2e91bd1f4a3c8",
        "date_journal": 1_713_739_551_000_i64,
        "date_modified": 1_713_739_562_000_i64,
        "timezone": "Europe/London",
        "text": "<p dir=\"auto\">One &amp; <b>two</b></p><p dir=\"auto\">three</p>",
        "preview_text": "One & two\nthree",
        "type": "html",
        "mood": 3,
        "sentiment": 1.25,
        "lat": 51.4779, "lon": -0.0015, "address": "Greenwich Park, London",
        "label": "", "folder": "", "favourite": true,
        "music_title": "", "music_artist": "Nina",
        "photos": ["1713739551000-3fa2e91bd1f4a3c8-2.jpg", "1713739551000-3fa2e91bd1f4a3c8-1.jpg"],
        "weather": {"id": 500, "degree_c": 9.5, "description": "rain", "icon": "10d", "place": "London"},
        "tags": ["walk"]
    })
}

fn with(field: &str, value: Value) -> Value {
    let mut entry = entry();
    entry[field] = value;
    entry
}

fn export(entries: &[Value]) -> Chosen {
    let texts: Vec<(String, String)> =
        entries.iter().enumerate().map(|(n, entry)| (format!("{n:03}.json"), entry.to_string())).collect();
    let mut files: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    files.push(("1713739551000-3fa2e91bd1f4a3c8-1.jpg", b"\xff\xd8\xff 1"));
    files.push(("1713739551000-3fa2e91bd1f4a3c8-2.jpg", b"\xff\xd8\xff 2"));
    zip(&files)
}

fn record(entry: Value) -> Record {
    export(&[entry]).record("journey")
}

#[test]
fn an_entry_is_a_record() {
    let chosen = export(&[entry()]);
    assert_eq!(chosen.taken_for(), "journey");
    let record = chosen.record("journey");
    assert_eq!(record.source_id, "1713739551000-3fa2e91bd1f4a3c8");
    assert!(
        record.body.starts_with(
            "One & **two**\n\nthree\n\n![](attached:1713739551000-3fa2e91bd1f4a3c8-2.jpg)\n\n!["
        )
    );
    assert!(record.starred);
    assert_eq!(record.tags, ["walk"]);
    let place = record.place.unwrap();
    assert_eq!((place.name.as_str(), place.at), ("Greenwich Park, London", Some((51.4779, -0.0015))));
    assert_eq!(record.mood.unwrap().label, "mood 3");
    assert_eq!(record.numbers[0].value, 1.25);
    assert_eq!(record.extra["weather"]["degree_c"], 9.5);
    assert_eq!(record.extra["music_artist"], "Nina");
    assert!(!record.extra.contains_key("music_title") && !record.extra.contains_key("preview_text"));
    assert_eq!(chosen.bytes(&record.files[0]), b"\xff\xd8\xff 2");
}

#[test]
fn a_late_evening_stays_on_its_day() {
    assert_eq!(local(&record(entry())), "2024-04-21 23:45");
    assert_eq!(local(&record(with("timezone", json!("America/New_York")))), "2024-04-21 18:45");
    // without a zone it is that of the person who imports, Lisbon
    assert_eq!(local(&record(with("timezone", json!("")))), "2024-04-21 23:45");
}

#[test]
fn absurd_places_and_temperatures_are_none() {
    let nowhere = f64::MAX;
    let mut odd = with("lat", json!(nowhere));
    odd["lon"] = json!(nowhere);
    odd["address"] = json!("");
    odd["weather"] = json!({"id": -1, "degree_c": nowhere, "description": "", "icon": "", "place": ""});
    let taken = record(odd);
    assert_eq!(taken.place, None);
    assert!(!taken.extra.contains_key("weather"));
    assert_eq!(record(with("lat", Value::Null)).place.unwrap().at, None);
}

fn text_of(kind: &str, text: &str) -> Value {
    let mut entry = with("text", json!(text));
    entry["type"] = json!(kind);
    entry["photos"] = json!([]);
    entry
}

#[test]
fn markdown_and_plain_texts_stay_as_they_are() {
    let text = "# Head\n\n* a <3 b\n5 < 6 > 2";
    assert_eq!(record(text_of("markdown", text)).body, text);
    assert_eq!(record(text_of("", text)).body, text);
}

#[test]
fn photos_lie_beside_their_entry_and_missing_ones_do_not_cost_it() {
    let text = with("photos", json!(["../../a.jpg", "gone.jpg", 5, null])).to_string();
    let chosen = folder(&[("Journey/e.json", text.as_bytes()), ("Journey/a.jpg", b"x"), ("a.jpg", b"y")]);
    let files = chosen.record("journey").files;
    assert_eq!(files[0].at.as_deref(), Some("Journey/a.jpg"));
    assert_eq!(files[1].at, None);
    assert_eq!(files.len(), 2);
}

#[test]
fn odd_entries_are_told_and_the_others_taken() {
    let odd = [
        with("date_journal", json!("soon")),
        json!([1, 2]),
        json!({"settings": 1}),
        with("date_journal", json!(i64::MAX)),
        entry(),
    ];
    let read = export(&odd).read("journey");
    assert_eq!(read.skipped, [(1, Why::NoDate), (2, Why::Malformed), (3, Why::NotAnEntry), (4, Why::NoDate)]);
    assert_eq!(read.records.len(), 1);
}

#[test]
fn a_preview_that_was_cut_within_a_character_costs_nothing() {
    let text = entry().to_string().replace("One & two\\nthree", "cut \\ud83d");
    let chosen = zip(&[("e.json", text.as_bytes()), ("broken.json", b"{\"text\": \"\xff\xfe\"}")]);
    let read = chosen.read("journey");
    assert_eq!((read.records.len(), read.skipped), (1, vec![(1, Why::Malformed)]));
}

#[test]
fn the_years_1970_and_2099_are_years_like_others() {
    let records =
        export(&[with("date_journal", json!(0)), with("date_journal", json!(4_102_444_799_000_i64))])
            .records("journey");
    assert_eq!(records.iter().map(local).collect::<Vec<_>>(), ["1970-01-01 01:00", "2099-12-31 23:59"]);
}
