//! Texts, tags, and lines for what has no place of its own.

use goldseam_exchange::import::{ImportChoices, Outcome};
use goldseam_formats::{Number, Place as Where, Record};
use serde_json::{Value, json};

use crate::support::{Place, choices, entries, only, record, tags, taken, taken_with};

const DAY: &str = "2024-05-01T08:00:00";

#[test]
fn a_text_is_taken_as_it_is() {
    let body = "# A heading\r\n\n*Ünïcödé* 日本 🙂\n\n- [ ] one\n";
    let all = Record {
        title: "A day".to_owned(),
        tags: vec!["walk".to_owned(), "Kids".to_owned()],
        starred: true,
        ..record("1", DAY, body)
    };
    let (_place, journal) = taken(&[all]);
    let entry = only(&journal);
    assert_eq!((entry.title.as_str(), entry.body.as_str()), ("A day", body));
    assert_eq!((entry.tags, entry.starred), (vec!["Kids".to_owned(), "walk".to_owned()], true));
    assert_eq!((entry.version, entry.revisions), (1, 1));
    assert_eq!(journal.verify().unwrap(), []);
}

#[test]
fn numbers_places_and_what_has_no_place_stay() {
    let number = |name: &str, value, range, unit: &str| Number {
        name: name.to_owned(),
        value,
        range,
        unit: unit.to_owned(),
    };
    let mut all = Record {
        numbers: vec![number("Sleep", 7.5, None, "h"), number("Energy\n", 3.0, Some((1.0, 5.0)), "")],
        place: Some(Where { name: "Porto".to_owned(), at: Some((41.149_61, -8.61)) }),
        ..record("1", DAY, "A day.\n")
    };
    all.extra.insert("weather".to_owned(), json!({"code": 3}));
    let (_place, journal) = taken(std::slice::from_ref(&all));
    let entry = only(&journal);
    assert_eq!(
        entry.body,
        "A day.\n\n- Sleep: 7.5 h\n- Energy: 3 (1 to 5)\n- Place: Porto (41.14961, -8.61000)"
    );
    let extra: Value = serde_json::from_str(&journal.import_extra(entry.id).unwrap().unwrap()).unwrap();
    assert_eq!(extra["weather"]["code"], 3);
    assert_eq!(extra["_read"]["numbers"][0]["value"], 7.5);
    assert_eq!(extra["_read"]["place"]["name"], "Porto");

    let (_place, journal) = taken_with(&[all], &ImportChoices { places: false, ..choices() });
    let entry = only(&journal);
    assert!(!entry.body.contains("Porto"));
    assert!(!journal.import_extra(entry.id).unwrap().unwrap().contains("Porto"));
}

#[test]
fn a_tag_for_all_comes_first_and_tags_that_do_not_fit_are_a_line() {
    let long = "t".repeat(61);
    let mut names: Vec<String> = (0..60).map(|n| format!("tag{n:02}")).collect();
    names.extend(["TAG00".to_owned(), long.clone(), "#  spaced   out ".to_owned(), "#".to_owned()]);
    let with = ImportChoices { tag: "old journal".to_owned(), ..choices() };
    let (_place, journal) = taken_with(&[Record { tags: names, ..record("1", DAY, "x") }], &with);
    let entry = only(&journal);
    assert_eq!(entry.tags.len(), 50);
    assert!(entry.tags.contains(&"old journal".to_owned()));
    let line = entry.body.strip_prefix("x\n\n- Tags: ").unwrap();
    assert!(line.contains(&long) && line.contains("spaced out") && line.contains("tag59"), "{line}");
    assert!(!line.contains("TAG00"));
}

#[test]
fn tags_alone_are_something_and_nothing_is_nothing() {
    let only_tags = Record { tags: vec!["walk".to_owned()], ..record("1", DAY, " ") };
    let nothing = record("2", DAY, "\n");
    let place = Place::new();
    place.write(&[only_tags, nothing]);
    let mut journal = place.create();
    let with = ImportChoices { tag: "all".to_owned(), ..choices() };
    let result = place.take(&mut journal, &with);
    assert_eq!((result.counts.taken, result.counts.skipped), (1, 1));
    assert_eq!(tags(&journal), ["all", "walk"]);
    let report = goldseam_exchange::import::report(&journal, result.run.unwrap()).unwrap();
    assert_eq!(report.rows().map(|row| row.why).collect::<Vec<_>>(), [Outcome::Taken, Outcome::Empty]);
}

#[test]
fn a_title_longer_than_a_title_can_be_stays_whole_in_the_text() {
    let title = "ä".repeat(600);
    let (_place, journal) = taken(&[Record { title: title.clone(), ..record("1", DAY, "More.") }]);
    let entry = only(&journal);
    assert_eq!(entry.title.chars().count(), 500);
    assert_eq!(entry.body, format!("{title}\n\nMore."));
}

#[test]
fn a_text_longer_than_an_entry_can_be_is_told_and_the_rest_is_taken() {
    let place = Place::new();
    place.write(&[record("1", DAY, &"long ".repeat(1_100_000)), record("2", DAY, "short")]);
    let mut journal = place.create();
    let result = place.take(&mut journal, &choices());
    assert_eq!((result.counts.taken, result.counts.skipped), (1, 1));
    assert_eq!(only(&journal).body, "short");
}

#[test]
fn choices_that_can_not_be_used_are_refused_before_anything_is_read() {
    let place = Place::new();
    let mut journal = place.create();
    for wrong in [
        ImportChoices { zone: "Mars/Olympus".to_owned(), ..choices() },
        ImportChoices { time: "noon".to_owned(), ..choices() },
        ImportChoices { tag: "t".repeat(61), ..choices() },
        ImportChoices {
            moods: [(
                "x".to_owned(),
                Some(goldseam_exchange::import::ImportFelt { pleasant: 5, energy: None }),
            )]
            .into(),
            ..choices()
        },
    ] {
        let error = place.try_take(&mut journal, &wrong).unwrap_err();
        assert_eq!(error.code(), "import_bad_choice");
    }
    let missing = place.try_take(&mut journal, &choices()).unwrap_err();
    assert_eq!(missing.code(), "import_missing");
    assert!(entries(&journal).is_empty());
    assert!(journal.import_runs().unwrap().is_empty());
}
