use goldseam_formats::Why;
use serde_json::json;

use super::{berlin, fixture, mood, numbers, when, written};

#[test]
fn a_pixel_is_a_day_with_its_score_notes_and_tags_by_category() {
    let taken = fixture("pixels", "2024.json");
    let record = &taken.records[0];
    assert_eq!(when(record), "2024-01-05");
    assert_eq!(mood(record), Some(("4", Some(0.75))));
    assert_eq!(record.body, "A quiet day\nwith snow");
    assert_eq!(record.feelings, ["calm", "tired"]);
    assert_eq!(record.tags, ["Mara"]);
    assert_eq!(record.extra["tags"], json!({"Emotions": ["calm", "tired"], "People": ["Mara"]}));
}

#[test]
fn several_scores_of_a_day_are_felt_as_their_middle_and_each_kept() {
    let record = &fixture("pixels", "2024.json").records[1];
    assert_eq!(mood(record), Some(("4", Some(0.625))));
    assert_eq!(record.extra["scores"], json!([5.0, 2.0]));
    assert_eq!(record.extra["asset"], "x");
}

#[test]
fn a_pixel_of_another_kind_is_a_number() {
    let record = &fixture("pixels", "2024.json").records[2];
    assert_eq!(mood(record), None);
    assert_eq!(numbers(record), [("Sleep", 1.0, "")]);
    assert_eq!(record.numbers[0].range, Some((1.0, 5.0)));
}

#[test]
fn days_that_are_none_and_pixels_without_anything_are_told() {
    let skipped = fixture("pixels", "2024.json").skipped;
    assert_eq!(skipped, [(4, Why::Empty), (5, Why::NoDate), (6, Why::Malformed)]);
}

#[test]
fn old_files_have_one_mood_and_its_emotions() {
    let record = &fixture("pixels", "old.json").records[0];
    assert_eq!(mood(record), Some(("2", Some(0.25))));
    assert_eq!(record.feelings, ["sad"]);
}

#[test]
fn numbers_that_are_too_large_are_malformed_and_harm_nothing() {
    let huge = format!(
        r#"[{{"date":"2024-01-05","scores":[1e999999]}},{{"date":"2024-01-06","scores":[{}]}}]"#,
        "9".repeat(300)
    );
    let taken = written("pixels", "a.json", huge, &berlin()).unwrap();
    assert_eq!(taken.skipped, [(1, Why::Malformed), (2, Why::Empty)]);
}
