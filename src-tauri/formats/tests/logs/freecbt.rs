use goldseam_formats::{Thought, Why};

use super::{berlin, fixture, when, written};

#[test]
fn a_thought_record_keeps_its_four_parts_and_its_evening() {
    let taken = fixture("freecbt", "archive.json");
    assert_eq!(taken.skipped, []);
    let record = &taken.records[0];
    assert_eq!(
        record.thought.as_ref().unwrap(),
        &Thought {
            automatic: "He is late, so he lies again 😟".into(),
            distortions: vec!["mind-reading".into(), "fortune-telling".into()],
            challenge: "The train was late twice this week.".into(),
            alternative: "Late is late. I can ask.".into(),
        }
    );
    assert_eq!(when(record), "2025-10-05 00:30");
    assert_eq!(record.changed.as_ref().unwrap().local.to_string(), "2025-10-05 09:00:00");
    assert_eq!(record.source_id, "0b5e4a8e-6a43-4f0e-9a5b-0c8f1f6d2a11");
    assert!(record.extra.is_empty());
}

#[test]
fn a_key_in_the_place_of_an_id_is_the_same_id() {
    let taken = fixture("freecbt", "archive.json");
    assert_eq!(taken.records[1].source_id, "2f1c");
    assert_eq!(when(&taken.records[1]), "1970-01-01 01:00");
}

#[test]
fn old_distortions_are_those_that_were_chosen() {
    let taken = fixture("freecbt", "legacy.json");
    let record = &taken.records[0];
    assert_eq!(record.thought.as_ref().unwrap().distortions, ["all-or-nothing", "catastrophizing"]);
    assert_eq!(record.extra["mood"], "low");
    assert_eq!(taken.records.len(), 1);
    assert_eq!(taken.skipped, [(2, Why::Empty), (3, Why::NoDate), (4, Why::Malformed)]);
}

#[test]
fn the_backup_text_gives_what_the_file_gives() {
    let json = std::fs::read_to_string(super::corpus().join("freecbt/archive.json")).unwrap();
    let packed = lz_str::compress_to_base64(json.as_str());
    let (half, rest) = packed.split_at(packed.len() / 2);
    let whole = fixture("freecbt", "archive.json").records;
    for text in [
        format!(":FreeCBT:{packed}:FreeCBT:"),
        format!("My backup:\r\n\r\n:FreeCBT:{half}\r\n{rest}:FreeCBT:\r\n"),
    ] {
        assert_eq!(written("freecbt", "backup.txt", text, &berlin()).unwrap().records, whole);
    }
}

#[test]
fn the_empty_backup_of_the_real_program_is_an_empty_journal() {
    let text = ":FreeCBT:N4IgbiBcIIIE4GMAWBLMBTAtGAjCANCAC5ID2ArgOZJEDOUA2gLoC+QA:FreeCBT:";
    let taken = written("freecbt", "backup.txt", text, &berlin()).unwrap();
    assert!(taken.records.is_empty() && taken.skipped.is_empty());
}

#[test]
fn what_is_no_archive_says_so() {
    let code = |text: &str| written("freecbt", "a.json", text, &berlin()).unwrap_err().code();
    assert_eq!(code("{}"), "import_not_this_format");
    assert_eq!(code("hello"), "import_damaged");
    assert_eq!(code(r#"{"thoughts":[{"automaticThought":"a""#), "import_damaged");
    assert_eq!(code(":FreeCBT:N4Ig:FreeCBT:"), "import_damaged");
    assert_eq!(code(":FreeCBT::FreeCBT:"), "import_damaged");
}

#[test]
fn json_nested_a_hundred_thousand_deep_is_refused() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let code = |text: &str| written("freecbt", "a.json", text, &berlin()).unwrap_err().code();
    assert_eq!(code(&deep), "import_damaged");
    assert_eq!(code(&"[".repeat(100_000)), "import_damaged");
    assert_eq!(code(&format!("{{\"thoughts\":[{deep}]}}")), "import_damaged");
}

#[test]
fn a_thought_nested_deeper_than_any_does_not_stop_the_others() {
    let deep = "[".repeat(500) + &"]".repeat(500);
    let text = format!(r#"[{deep},{{"automaticThought":"[[\"{{","createdAt":"2025-10-04T22:30:00Z"}}]"#);
    let taken = written("freecbt", "a.json", text, &berlin()).unwrap();
    assert_eq!((taken.records.len(), taken.skipped), (1, vec![(1, Why::Malformed)]));
}

#[test]
fn one_thought_that_is_far_too_long_does_not_stop_the_others() {
    let long = "x".repeat(5 << 20);
    let text = format!(
        r#"[{{"automaticThought":"{long}","createdAt":"2025-10-04T22:30:00Z"}},
            {{"automaticThought":"short","createdAt":"2025-10-04T22:30:00Z"}}]"#
    );
    let taken = written("freecbt", "a.json", text, &berlin()).unwrap();
    assert_eq!(taken.skipped, [(1, Why::TooLong)]);
    assert_eq!(taken.records.len(), 1);
}
