use goldseam_formats::{Precision, Record, Why};
use serde_json::{Value, json};

use crate::support::{file, local, zip};

fn story() -> Value {
    json!({
        "id": 1_736_000_000_000_i64, "version": 2, "type": "docs",
        "year": 2025, "month": 1, "day": 4, "hour": 23, "minute": 15, "second": 0,
        "starred": true, "feeling": "savoring_food", "tags": ["7", "9", "404"], "assets": [],
        "created_at": "2025-01-04T23:15:02.123456", "updated_at": "2025-01-05T08:00:00.000",
        "moved_to_bin_at": null, "preferences": {"show_time": true}, "event": {"id": 3, "type": "period"},
        "changes": [
            content("Old title", &json!([[{"insert": "old text\n"}]])),
            content("A title", &json!([[
                {"insert": "Head"}, {"insert": "\n", "attributes": {"header": 2}},
                {"insert": "some "}, {"insert": "bold ", "attributes": {"bold": true}}, {"insert": "words_and *stars*\none"},
                {"insert": "\n", "attributes": {"list": "ordered"}}, {"insert": "two"},
                {"insert": "\n", "attributes": {"list": "ordered"}}, {"insert": "done"},
                {"insert": "\n", "attributes": {"list": "checked"}},
                {"insert": "said"}, {"insert": "\n", "attributes": {"blockquote": true}},
                {"insert": {"image": "storypad://assets/17"}}, {"insert": "\nend\n"}
            ]]))
        ]
    })
}

fn content(title: &str, pages: &Value) -> Value {
    json!({"id": 1, "title": title, "plain_text": "plain", "created_at": "2025-01-04T23:15:02", "metadata": null, "pages": pages})
}

fn with(field: &str, value: Value) -> Value {
    let mut story = story();
    story[field] = value;
    story
}

fn backup(stories: &Value) -> String {
    json!({
        "version": 1,
        "tables": {
            "preferences": [{"id": 1, "key": "nickname", "value": "Ada"}],
            "stories": stories,
            "tags": [{"id": 7, "title": "Food", "version": 0}, {"id": 9, "title": "Évora", "version": 0}],
            "assets": [{"id": 17, "original_source": "/data/user/0/app/images/IMG_17.jpg", "cloud_destinations": {}}]
        },
        "meta_data": {"device_model": "Pixel", "device_id": "x", "created_at": "2025-01-06T00:00:00.000"}
    })
    .to_string()
}

fn taken(story: Value) -> Record {
    file("storypad.json", backup(&json!([story]))).record("storypad")
}

#[test]
fn the_last_version_of_a_story_is_a_record() {
    let chosen = file("storypad.json", backup(&json!([story()])));
    assert_eq!(chosen.taken_for(), "storypad");
    let record = chosen.record("storypad");
    assert_eq!((record.source_id.as_str(), record.title.as_str()), ("1736000000000", "A title"));
    let body = "## Head\nsome **bold** words_and \\*stars\\*\n\n1. one\n2. two\n- [x] done\n\n> said\n\n![](attached:17)\nend";
    assert_eq!(record.body, body);
    assert_eq!(record.tags, ["Food", "Évora"]);
    assert_eq!(record.mood.clone().unwrap().label, "savoring food");
    assert!(record.starred);
    assert_eq!(record.extra["event"]["type"], "period");
    assert_eq!((record.files[0].name.as_str(), &record.files[0].at), ("IMG_17.jpg", &None));
}

#[test]
fn the_day_is_that_of_the_story_and_not_of_its_writing() {
    let taken = taken(with("day", json!(1)));
    assert_eq!(local(&taken), "2025-01-01 23:15");
    assert_eq!(taken.written.unwrap().local.date().to_string(), "2025-01-04");
}

#[test]
fn a_story_without_a_time_is_about_its_day() {
    assert_eq!(taken(with("hour", Value::Null)).happened.unwrap().precision, Precision::Day);
}

#[test]
fn newer_backups_have_the_latest_content_and_pages_with_titles() {
    let mut newer = with(
        "latest_content",
        json!({
            "id": 2, "title": "Latest", "plain_text": "p", "created_at": "2025-01-04T23:15:02",
            "rich_pages": [{"title": null, "body": [{"insert": "first\n"}]}, {"title": "Page two", "body": [{"insert": "second\n"}]}]
        }),
    );
    newer.as_object_mut().unwrap().remove("changes");
    let record = taken(newer);
    assert_eq!((record.title.as_str(), record.body.as_str()), ("Latest", "first\n\n## Page two\n\nsecond"));
}

#[test]
fn a_version_may_be_json_within_a_text_or_plain() {
    let inner = content("In a text", &json!([[{"insert": "inner\n"}]])).to_string();
    assert_eq!(taken(with("changes", json!([inner]))).body, "inner");
    let plain = json!({"title": "t", "plain_text": "only plain"});
    assert_eq!(taken(with("changes", json!([plain]))).body, "only plain");
}

#[test]
fn the_bin_stays_behind_and_the_archive_comes() {
    let read = file(
        "s.json",
        backup(&json!([
            with("type", json!("bins")),
            with("type", json!("archives")),
            with("year", json!(0)),
            5
        ])),
    )
    .read("storypad");
    assert_eq!(read.skipped, [(1, Why::InBin), (3, Why::NoDate), (4, Why::Malformed)]);
    assert_eq!(read.records[0].extra["archived"], true);
}

#[test]
fn pictures_are_found_by_their_number_or_their_name() {
    let mut story = with("assets", json!([17, 18]));
    story["changes"] =
        json!([content("t", &json!([[{"insert": {"image": "images/18.jpg"}}, {"insert": "\n"}]]))]);
    let json = backup(&json!([story]));
    let chosen =
        zip(&[("backup.json", json.as_bytes()), ("images/18.jpg", b"18"), ("images/IMG_17.jpg", b"17")]);
    let record = chosen.record("storypad");
    assert_eq!(record.body, "![](attached:18)\n\n![](attached:17)");
    assert_eq!(
        (chosen.bytes(&record.files[0]), chosen.bytes(&record.files[1])),
        (b"18".to_vec(), b"17".to_vec())
    );
}

#[test]
fn the_order_of_the_tables_does_not_matter() {
    let turned = backup(&json!([story()])).replacen("\"tags\":[{", "\"tags\":[{\"index\":1,", 1);
    assert!(turned.find("\"stories\"") < turned.find("\"title\":\"Food\""));
    assert_eq!(file("s.json", turned).record("storypad").tags.len(), 2);
}
