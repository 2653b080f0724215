use goldseam_formats::Why;
use serde_json::json;

use super::{fixture, mood, numbers, when};

#[test]
fn rows_of_one_time_are_one_record_however_the_hour_is_written() {
    let taken = fixture("bearable", "2021.csv");
    let whens: Vec<_> = taken.records.iter().map(when).collect();
    let day = "2021-12-08";
    assert_eq!(
        whens,
        ["2021-12-08 03:04", day, day, "2021-12-08 23:21", "2021-12-08 23:59", "2021-12-09 03:04"]
    );
    let night = &taken.records[0];
    assert_eq!(mood(night), Some(("6", Some(5.0 / 9.0))));
    assert_eq!(night.feelings, ["Meh", "Anxious"]);
    assert_eq!(night.body, "Slept on the sofa, \"again\"");
    assert_eq!(numbers(night), [("Hydroxyzine", 50.0, "mg")]);
}

#[test]
fn symptoms_are_numbers_on_their_scale() {
    let taken = fixture("bearable", "2021.csv");
    let mid = &taken.records[1];
    assert_eq!(mid.extra["time of day"], "mid");
    assert_eq!(numbers(mid), [("Back (lower) pain", 2.0, ""), ("Headache", 1.0, "")]);
    assert_eq!(mid.numbers[0].range, Some((0.0, 4.0)));
}

#[test]
fn factors_are_tags_once_each_and_gratitudes_a_list() {
    let taken = fixture("bearable", "2021.csv");
    assert_eq!(taken.records[2].tags, ["Quiet day", "With family", "Caffeine"]);
    assert_eq!(taken.records[3].body, "Gratitudes:\n\n- My sister called\n- Snow");
}

#[test]
fn a_mood_outside_the_scale_has_no_level() {
    let taken = fixture("bearable", "2021.csv");
    assert_eq!(mood(&taken.records[4]), Some(("11", None)));
    assert_eq!(mood(&taken.records[5]), Some(("10", Some(1.0))));
}

#[test]
fn a_row_without_a_date_and_a_row_with_nothing_are_told() {
    assert_eq!(fixture("bearable", "2021.csv").skipped, [(11, Why::NoDate), (12, Why::Empty)]);
}

#[test]
fn newer_files_have_the_date_twice_and_sleep_in_hours() {
    let taken = fixture("bearable", "2026.csv");
    assert_eq!(taken.records.len(), 2);
    let day = &taken.records[0];
    assert_eq!(when(day), "2026-01-01");
    assert_eq!(
        numbers(day),
        [("Sleep", 7.5, "h"), ("Sleep quality", 4.0, ""), ("Weight", 64.0, "kg"), ("Productivity", 2.0, "")]
    );
    assert_eq!(day.extra["Sleep"], json!(["Asleep 23:10 - 06:40. In bed 22:50 - 07:00"]));
    assert_eq!(day.extra["Health measurements"], json!(["120/80 Blood pressure"]));
    assert_eq!(numbers(&taken.records[1]), [("Energy", 3.0, "")]);
}
