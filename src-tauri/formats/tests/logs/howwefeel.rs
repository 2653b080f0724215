use goldseam_formats::Why;
use serde_json::json;

use super::{berlin, fixture, mood, numbers, when, written};

#[test]
fn a_check_in_keeps_its_word_its_tags_by_kind_and_its_notes() {
    let taken = fixture("howwefeel", "2025.csv");
    let record = &taken.records[0];
    assert_eq!(when(record), "2025-10-04 20:09");
    assert_eq!(mood(record), Some(("Anxious", None)));
    assert_eq!(record.tags, ["Partner", "Friends", "Home", "Argument"]);
    assert_eq!(record.extra["Tags (People)"], json!(["Partner", "Friends"]));
    assert_eq!(record.extra["Tags (Events)"], json!(["Argument"]));
    assert_eq!(record.body, "He said \"later\".\nI waited, again.\n\nWhat would help: a call");
}

#[test]
fn further_words_are_feelings_and_midnight_is_the_start_of_the_day() {
    let taken = fixture("howwefeel", "2025.csv");
    let record = &taken.records[1];
    assert_eq!(when(record), "2025-10-05 00:05");
    assert_eq!(mood(record), Some(("Calm", None)));
    assert_eq!(record.feelings, ["Hopeful"]);
}

#[test]
fn newer_files_give_their_measures_and_lists_too() {
    let taken = fixture("howwefeel", "2026.csv");
    let record = &taken.records[0];
    assert_eq!(when(record), "2026-07-22 23:36");
    assert_eq!(record.body, "A full note 🌧\n\nFirst line\n\nWhat helped?\n\nA walk");
    assert_eq!(numbers(record), [("Sleep", 6.5, "h"), ("Steps", 899.0, ""), ("Temperature (F)", 63.0, "°F")]);
    assert_eq!(record.extra["Weather"], "Clouds");
    assert_eq!(taken.records.len(), 2);
    assert_eq!(taken.skipped, [(3, Why::NoDate), (4, Why::Empty)]);
}

#[test]
fn what_was_not_measured_is_kept_and_is_no_night_without_sleep() {
    let record = &fixture("howwefeel", "2026.csv").records[1];
    assert_eq!(record.extra["Sleep"], "0.0");
    assert!(numbers(record).iter().all(|(name, ..)| *name != "Sleep"));
}

#[test]
fn another_table_is_not_taken_for_it() {
    let read = written("howwefeel", "a.csv", "date,mood,note\n2025-10-04,ok,x\n", &berlin());
    assert_eq!(read.unwrap_err().code(), "import_not_this_format");
}
