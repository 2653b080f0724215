use goldseam_formats::{Precision, Why};
use serde_json::json;

use crate::support::{file, local, zip};

/// A journal in the form of Day One for Mac.
pub fn journal(entries: &serde_json::Value) -> String {
    serde_json::to_string_pretty(&json!({"metadata": {"version": "1.0"}, "entries": entries})).unwrap()
}

/// An entry as Day One for Mac writes it.
fn entry() -> serde_json::Value {
    json!({
        "uuid": "959E7A13B3B649D681DC573DB7E07967",
        "creationDate": "2024-04-21T22:45:51Z",
        "modifiedDate": "2024-04-21T22:46:02Z",
        "timeZone": "Europe/London",
        "text": "# A walk\n\nIt rained\\. Nothing else\\!",
        "richText": "{\"contents\":[{\"text\":\"A walk\"}],\"meta\":{\"version\":1}}",
        "starred": true,
        "isPinned": false,
        "isAllDay": false,
        "duration": 0,
        "editingTime": 10.006,
        "creationDevice": "marcBook Pro",
        "creationDeviceModel": "MacBookPro18,3",
        "creationOSName": "macOS",
        "tags": ["walk", "rain"],
        "userActivity": {"activityName": "Stationary", "stepCount": 4212},
        "location": {
            "latitude": 51.4779, "longitude": -0.0015, "altitude": 12.5, "placeName": "Greenwich Park",
            "localityName": "London", "administrativeArea": "England", "country": "United Kingdom",
            "timeZoneName": "Europe/London",
            "region": {"center": {"latitude": 51.4779, "longitude": -0.0015}, "radius": 75}
        },
        "weather": {"conditionsDescription": "Rain", "temperatureCelsius": 9.5, "weatherCode": "rain"}
    })
}

fn with(field: &str, value: serde_json::Value) -> serde_json::Value {
    let mut entry = entry();
    entry[field] = value;
    entry
}

fn without(field: &str) -> serde_json::Value {
    let mut entry = entry();
    entry.as_object_mut().unwrap().remove(field);
    entry
}

fn record(entry: serde_json::Value) -> goldseam_formats::Record {
    file("Journal.json", journal(&json!([entry]))).record("dayone")
}

#[test]
fn all_that_an_entry_has_is_taken() {
    let record = record(entry());
    assert_eq!(record.source_id, "959E7A13B3B649D681DC573DB7E07967");
    assert_eq!(record.body, "# A walk\n\nIt rained. Nothing else!");
    assert_eq!(record.tags, ["walk", "rain"]);
    assert!(record.starred);
    let place = record.place.clone().unwrap();
    assert_eq!(place.name, "Greenwich Park, London, United Kingdom");
    assert_eq!(place.at, Some((51.4779, -0.0015)));
    assert_eq!(record.changed.unwrap().local.format("%H:%M:%S").to_string(), "23:46:02");
    assert!(record.files.is_empty());
}

#[test]
fn what_has_no_place_is_kept_by_its_own_name() {
    let extra = record(entry()).extra;
    assert_eq!(extra["weather"]["temperatureCelsius"], 9.5);
    assert_eq!(extra["userActivity"]["stepCount"], 4212);
    assert_eq!(extra["creationDevice"], "marcBook Pro");
    assert_eq!(extra["journal"], "Journal");
    assert_eq!(extra["location"]["altitude"], 12.5);
    assert_eq!(extra["location"]["administrativeArea"], "England");
    // what is taken elsewhere is not kept twice
    assert!(["uuid", "text", "richText", "tags", "starred"].iter().all(|field| !extra.contains_key(*field)));
}

#[test]
fn a_late_evening_stays_on_its_day() {
    // 22:45 in UTC is 23:45 in London in summer, and 07:45 of the next day in Tokyo
    assert_eq!(local(&record(entry())), "2024-04-21 23:45");
    let tokyo = record(with("timeZone", json!("Asia/Tokyo")));
    assert_eq!(local(&tokyo), "2024-04-22 07:45");
    let told = tokyo.happened.unwrap();
    assert_eq!((told.offset, told.zone.as_deref()), (Some(540), Some("Asia/Tokyo")));
}

#[test]
fn zones_are_understood_however_they_are_spelled() {
    assert_eq!(local(&record(with("timeZone", json!("America\u{2f}New_York")))), "2024-04-21 18:45");
    assert_eq!(local(&record(with("timeZone", json!("GMT+0530")))), "2024-04-22 04:15");
    assert_eq!(local(&record(with("timeZone", json!("GMT-3")))), "2024-04-21 19:45");
    // without one, the place tells; a zone that does not exist is that of the person who imports
    let mut there = with("location", json!({"timeZoneName": "Asia/Kolkata"}));
    there.as_object_mut().unwrap().remove("timeZone");
    assert_eq!(local(&record(there)), "2024-04-22 04:15");
    assert_eq!(local(&record(with("timeZone", json!("Mars/Base")))), "2024-04-21 23:45");
}

#[test]
fn dates_are_understood_however_they_are_spelled() {
    for spelled in [
        "2024-04-21T22:45:51Z",
        "2024-04-21T22:45:51.123Z",
        "2024-04-21T22:45:51+00:00",
        "2024-04-21T22:45:51+0000",
        "2024-04-22T00:45:51+02:00",
        "2024-04-21T22:45:51",
        "2024-04-21 22:45:51",
    ] {
        assert_eq!(local(&record(with("creationDate", json!(spelled)))), "2024-04-21 23:45", "{spelled}");
    }
}

#[test]
fn the_years_1970_and_2099_are_years_like_others() {
    let first = record(with("creationDate", json!("1970-01-01T00:00:00Z")));
    // London kept summer time in that winter
    assert_eq!(local(&first), "1970-01-01 01:00");
    let last = record(with("creationDate", json!("2099-12-31T23:59:59Z")));
    assert_eq!(local(&last), "2099-12-31 23:59");
}

#[test]
fn an_entry_of_a_whole_day_has_no_time() {
    let told = record(with("isAllDay", json!(true))).happened.unwrap();
    assert_eq!(told.precision, Precision::Day);
    assert_eq!(told.local.date().to_string(), "2024-04-21");
}

#[test]
fn an_entry_with_hardly_a_field_is_taken() {
    let bare = json!({"creationDate": "2020-02-29T12:00:00Z", "text": "only this"});
    let record = record(bare);
    assert_eq!(record.body, "only this");
    assert_eq!(local(&record), "2020-02-29 12:00");
    assert_eq!((record.source_id.as_str(), record.place, record.starred), ("", None, false));
}

#[test]
fn one_odd_entry_does_not_take_the_others_with_it() {
    let entries = json!([
        entry(),
        without("creationDate"),
        with("creationDate", json!("yesterday")),
        "no entry at all",
        with("text", json!("")),
        with("tags", json!({"not": "a list"})),
        with("location", json!(7)),
    ]);
    let mut entries: Vec<serde_json::Value> = entries.as_array().unwrap().clone();
    entries[4].as_object_mut().unwrap().remove("richText");
    entries[4].as_object_mut().unwrap().remove("tags");
    let read = file("Journal.json", journal(&entries.into())).read("dayone");
    assert!(read.error.is_none());
    assert_eq!(read.records.len(), 3);
    assert_eq!(read.skipped, [(2, Why::NoDate), (3, Why::NoDate), (4, Why::Malformed), (5, Why::Empty)]);
}

#[test]
fn a_number_beyond_all_numbers_costs_its_own_field_only() {
    let odd = journal(&json!([entry()])).replace("9.5", "1e999").replace("51.4779", "-1e400");
    let record = file("Journal.json", odd).record("dayone");
    assert_eq!(record.place.unwrap().at, None);
    assert_eq!(record.tags, ["walk", "rain"]);
}

#[test]
fn a_text_that_was_cut_within_a_character_is_taken() {
    let cut = journal(&json!([entry()])).replace("# A walk", "cut \\ud83d here");
    assert!(file("Journal.json", cut).record("dayone").body.starts_with("cut \u{fffd}"));
}

#[test]
fn a_mark_at_the_start_and_windows_lines_are_nothing() {
    let windows =
        format!("\u{feff}{}", journal(&json!([with("text", json!("one\r\ntwo"))])).replace('\n', "\r\n"));
    let chosen = file("Journal.json", windows);
    assert_eq!(chosen.taken_for(), "dayone");
    assert_eq!(chosen.record("dayone").body, "one\ntwo");
}

#[test]
fn every_script_and_emoji_come_through() {
    let text = "😀👩‍👩‍👧 שלום עולם — مرحبا — 日本語 — ไทย — e\u{301}";
    assert_eq!(record(with("text", json!(text))).body, text);
}

#[test]
fn backslashes_that_mean_nothing_are_gone_and_others_stay() {
    let text = "1\\. not a list\nsnake\\_case \\*stars\\* \\[x\\]\\(y\\)\nC:\\temp a\\-b c\\\\\\.d\n\\- no item\n```\na\\.b\n```";
    let plain = "1\\. not a list\nsnake\\_case \\*stars\\* \\[x\\]\\(y)\nC:\\temp a-b c\\\\.d\n\\- no item\n```\na\\.b\n```";
    assert_eq!(record(with("text", json!(text))).body, plain);
}

#[test]
fn blanks_of_no_width_stay_within_words_only() {
    let text = "\u{200b}one\n\u{200b}\nភាសា\u{200b}ខ្មែរ";
    assert_eq!(record(with("text", json!(text))).body, "one\n\nភាសា\u{200b}ខ្មែរ");
}

#[test]
fn links_between_entries_keep_the_id_of_the_other_entry() {
    let text = "see [that day](dayone2://view?entryId=6D9C3106A32C4E829BB880E719150907) and \
                [this](dayone://view?entryId=65A6F350C04E496DB775971441E41FBA&x=1), \
                dayone://view?entryId=AEF9A0A34B8A443AA9A83F3713C94244 or dayone://settings";
    let body = record(with("text", json!(text))).body;
    assert!(body.contains("[that day](entry:6D9C3106A32C4E829BB880E719150907)"), "{body}");
    assert!(body.contains("[this](entry:65A6F350C04E496DB775971441E41FBA)"), "{body}");
    assert!(body.contains("](entry:AEF9A0A34B8A443AA9A83F3713C94244) or dayone://settings"), "{body}");
}

#[test]
fn rich_text_is_read_where_there_is_no_text() {
    let rich = json!({
        "meta": {"version": 1, "small-lines-removed": true, "created": {"platform": "com.bloombuilt.dayone-ios"}},
        "contents": [
            {"attributes": {"line": {"header": 1, "identifier": "932EECCC"}}, "text": "All packed up\n"},
            {"text": "Here we come. "},
            {"attributes": {"bold": true}, "text": "Good"},
            {"text": " night.\n"},
            {"attributes": {"line": {"listStyle": "bulleted", "indentLevel": 1}}, "text": "socks\n"},
            {"attributes": {"line": {"listStyle": "checkbox", "checked": true}}, "text": "tickets\n"},
            {"attributes": {"linkURL": "dayone://view?entryId=ABC123"}, "text": "before\n"},
            {"embeddedObjects": [{"type": "horizontalRuleLine"}]},
            {"text": "end"}
        ]
    });
    for rich in [json!(rich.to_string()), rich] {
        let mut entry = with("richText", rich);
        entry.as_object_mut().unwrap().remove("text");
        let expected = "# All packed up\nHere we come. Good night.\n- socks\n- [x] tickets\n[before](entry:ABC123)\n---\n\nend";
        assert_eq!(record(entry).body, expected);
    }
}

#[test]
fn each_journal_of_a_zip_is_read_and_named() {
    let (one, two) =
        (journal(&json!([entry()])), journal(&json!([with("uuid", json!("B")), with("uuid", json!("C"))])));
    let chosen = zip(&[("Journal.json", one.as_bytes()), ("Träume.json", two.as_bytes())]);
    assert_eq!(chosen.taken_for(), "dayone");
    let records = chosen.records("dayone");
    let journals: Vec<_> = records.iter().map(|record| record.extra["journal"].as_str().unwrap()).collect();
    assert_eq!(journals, ["Journal", "Träume", "Träume"]);
}

#[test]
fn a_journal_without_entries_is_one_too() {
    let chosen = file("Journal.json", journal(&json!([])));
    assert_eq!(chosen.taken_for(), "dayone");
    assert_eq!(chosen.records("dayone"), []);
}

#[test]
fn the_order_of_the_fields_does_not_matter() {
    let turned = r#"{"entries":[{"text":"first the text","creationDate":"2024-01-01T00:00:00Z"}],"metadata":{"version":"1.0"}}"#;
    assert_eq!(file("Journal.json", turned).record("dayone").body, "first the text");
}

#[test]
fn fifty_thousand_entries_are_read_one_at_a_time() {
    let entry = serde_json::to_string(&with("uuid", json!("NUMBER"))).unwrap();
    let entries: Vec<_> =
        (0..50_000).map(|number| entry.replace("NUMBER", &format!("{number:032X}"))).collect();
    let json = format!("{{\"metadata\":{{\"version\":\"1.0\"}},\"entries\":[{}]}}", entries.join(","));
    let records = file("Journal.json", json).records("dayone");
    assert_eq!(records.len(), 50_000);
    assert_eq!(records[49_999].source_id, format!("{:032X}", 49_999));
}
