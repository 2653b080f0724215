//! A day on the writer's clock stays that day for ever.

use chrono::{DateTime, Utc};
use goldseam_exchange::import::{ImportChoices, Outcome};
use goldseam_formats::{Record, Told};

use crate::support::{at, choices, local, only, record, taken, taken_with};

fn happened(told: Told) -> goldseam_journal::Moment {
    let (_place, journal) =
        taken(&[Record { happened: Some(told), ..record("1", "2020-01-01T00:00:00", "x") }]);
    only(&journal).happened
}

#[test]
fn a_late_evening_in_another_zone_stays_on_its_day() {
    let instant: DateTime<Utc> = "2024-03-02T04:30:00Z".parse().unwrap();
    let moment = happened(Told::instant(instant, chrono_tz::America::New_York));
    assert_eq!(moment.local().to_string(), "2024-03-01T23:30:00");
    assert_eq!((moment.offset(), moment.zone()), (-300, Some("America/New_York")));
    assert_eq!(moment.ms(), instant.timestamp_millis());
}

#[test]
fn an_offset_without_a_zone_is_the_chosen_zone_only_if_its_clocks_showed_that() {
    let told = |offset| Told { offset: Some(offset), ..Told::local(local("2024-07-01T21:00:00")) };
    let lisbon = happened(told(60));
    assert_eq!((lisbon.offset(), lisbon.zone()), (60, Some("Europe/Lisbon")));
    let elsewhere = happened(told(540));
    assert_eq!((elsewhere.offset(), elsewhere.zone()), (540, None));
    assert_eq!(elsewhere.local().to_string(), "2024-07-01T21:00:00");
}

#[test]
fn a_zone_that_never_showed_that_offset_is_not_believed() {
    let told = Told {
        offset: Some(300),
        zone: Some("Europe/Paris".to_owned()),
        ..Told::local(local("2024-07-01T21:00:00"))
    };
    let moment = happened(told);
    assert_eq!((moment.offset(), moment.zone()), (300, None));
    assert_eq!(moment.local().to_string(), "2024-07-01T21:00:00");
}

#[test]
fn a_zone_that_nobody_knows_and_an_offset_that_none_has_are_left_out() {
    let told = Told {
        offset: Some(9_999),
        zone: Some("Mars/Olympus".to_owned()),
        ..Told::local(local("2024-07-01T21:00:00"))
    };
    let moment = happened(told);
    assert_eq!((moment.offset(), moment.zone()), (60, Some("Europe/Lisbon")));
}

#[test]
fn a_time_that_the_clocks_jumped_over_moves_on_and_one_shown_twice_is_told_apart() {
    // Lisbon, 2024: 01:00 became 02:00 on 31 March, and 02:00 became 01:00 on 27 October
    let gap = happened(Told::local(local("2024-03-31T01:20:00")));
    assert_eq!(gap.local().to_string(), "2024-03-31T02:20:00");
    let fold = |offset| {
        let zone = Some("Europe/Lisbon".to_owned());
        happened(Told { offset, zone, ..Told::local(local("2024-10-27T01:20:00")) })
    };
    assert_eq!(fold(None).offset(), 60);
    assert_eq!(fold(Some(60)).offset(), 60);
    assert_eq!(fold(Some(0)).offset(), 0);
    assert_eq!(fold(Some(0)).zone(), Some("Europe/Lisbon"));
}

#[test]
fn a_day_without_a_time_gets_the_chosen_one() {
    let day = record("1", "2020-01-01T00:00:00", "x");
    let day = Record { happened: Some(Told::day(local("2021-06-05T00:00:00").date())), ..day };
    let evening = ImportChoices { time: "21:15".to_owned(), ..choices() };
    let (_place, journal) = taken_with(&[day], &evening);
    assert_eq!(only(&journal).happened, at("2021-06-05T21:15:00"));
}

#[test]
fn it_was_written_and_changed_when_the_other_journal_says() {
    let told = |when| Some(Told::local(local(when)));
    let both = Record {
        written: told("2020-05-02T09:00:00"),
        changed: told("2021-01-01T00:00:00"),
        ..record("1", "2020-05-01T08:00:00", "x")
    };
    let (_place, journal) = taken(&[both]);
    let entry = only(&journal);
    assert_eq!(entry.created, at("2020-05-02T09:00:00"));
    assert_eq!(entry.saved, at("2021-01-01T00:00:00"));
    assert!(entry.back_dated);
    let neither = record("1", "2020-05-01T08:00:00", "x");
    let (_place, journal) = taken(&[Record { changed: told("2019-01-01T00:00:00"), ..neither }]);
    let entry = only(&journal);
    assert_eq!((&entry.created, &entry.saved), (&entry.happened, &entry.happened));
    assert!(!entry.back_dated);
}

#[test]
fn years_at_the_ends_are_taken_and_what_lies_beyond_is_told() {
    for (when, fits) in [
        ("1970-01-01T00:00:00", true),
        ("2099-12-31T23:59:59", true),
        ("0001-01-03T00:00:00", true),
        ("0000-01-01T00:00:00", false),
    ] {
        let place = crate::support::Place::new();
        place.write(&[record("1", when, "x")]);
        let mut journal = place.create();
        let result = place.take(&mut journal, &choices());
        assert_eq!(result.counts.taken == 1, fits, "{when}");
        if !fits {
            assert_eq!(result.run, None);
            let look = place.look(&journal, &choices());
            assert_eq!(look.reasons[0].why, Outcome::NoDate);
        }
    }
    let (_place, journal) = {
        let place = crate::support::Place::new();
        place.write(&[Record { happened: None, ..record("1", "2020-01-01T00:00:00", "x") }]);
        let mut journal = place.create();
        assert_eq!(place.take(&mut journal, &choices()).counts.skipped, 1);
        (place, journal)
    };
    assert!(crate::support::entries(&journal).is_empty());
}
