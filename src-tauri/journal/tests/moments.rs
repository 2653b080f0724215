//! Moments: a local time is kept for ever, whatever the clocks of its zone did.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{Own, draft, minute, when};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};
use goldseam_journal::{Day, Draft, Filter, Moment, When};
use proptest::prelude::*;

/// Local time and offset, or what is wrong.
fn resolve(local: &str, zone: Option<&str>, offset: Option<i32>) -> String {
    let said = When { local: local.into(), zone: zone.map(str::to_owned), offset };
    match said.resolve() {
        Ok(moment) => shown(&moment.local().to_string(), moment.offset()),
        Err(error) => error.code().to_owned(),
    }
}

fn shown(local: &str, offset: i32) -> String {
    format!("{local} {offset:+}")
}

#[test]
fn a_plain_time_is_what_the_clock_showed() {
    for (local, zone, expected) in [
        ("2026-11-22T23:30:00", "Europe/Lisbon", "2026-11-22T23:30:00 +0"),
        ("2026-07-22T23:30", "Europe/Lisbon", "2026-07-22T23:30:00 +60"),
        ("2026-07-22T23:30:15.75", "Asia/Kolkata", "2026-07-22T23:30:15 +330"),
        ("0001-01-01T00:00", "UTC", "0001-01-01T00:00:00 +0"),
        ("9999-12-31T23:59:59", "Pacific/Kiritimati", "9999-12-31T23:59:59 +840"),
        // the offset of long ago is -0:36:45
        ("1900-06-01T12:00:00", "Europe/Lisbon", "1900-06-01T12:00:00 -37"),
    ] {
        assert_eq!(resolve(local, Some(zone), None), expected, "{local} {zone}");
        // an offset that there is no doubt about is not believed
        assert_eq!(resolve(local, Some(zone), Some(99)), expected, "{local} {zone}");
    }
}

#[test]
fn a_time_that_was_jumped_over_moves_forward_by_the_jump() {
    for (local, zone, expected) in [
        ("2026-03-29T01:30", "Europe/Lisbon", "2026-03-29T02:30:00 +60"),
        ("2026-03-08T02:00", "America/New_York", "2026-03-08T03:00:00 -240"),
        // at midnight
        ("2018-11-04T00:15", "America/Sao_Paulo", "2018-11-04T01:15:00 -120"),
        ("2026-10-04T02:10", "Australia/Lord_Howe", "2026-10-04T02:40:00 +660"),
        // a whole day
        ("2011-12-30T12:00", "Pacific/Apia", "2011-12-31T12:00:00 +840"),
        ("1994-12-31T00:00", "Pacific/Kiritimati", "1995-01-01T00:00:00 +840"),
    ] {
        assert_eq!(resolve(local, Some(zone), None), expected, "{local} {zone}");
    }
}

#[test]
fn of_a_time_that_came_twice_the_first_is_meant_unless_said() {
    let repeated = "2026-10-25T01:30:00";
    for (offset, expected) in [(None, 60), (Some(60), 60), (Some(0), 0), (Some(17), 60)] {
        assert_eq!(resolve(repeated, Some("Europe/Lisbon"), offset), shown(repeated, expected), "{offset:?}");
    }
}

#[test]
fn without_a_known_zone_the_offset_counts() {
    let noon = "2026-11-22T12:00:00";
    assert_eq!(resolve(noon, None, Some(-210)), shown(noon, -210));
    assert_eq!(resolve(noon, Some("Europe/Atlantis"), Some(75)), shown(noon, 75));
    assert_eq!(resolve(noon, None, None), "bad_when");
    assert_eq!(resolve(noon, Some("Europe/Atlantis"), None), "bad_when");
    assert_eq!(resolve(noon, None, Some(18 * 60 + 1)), "bad_when");
    assert_eq!(resolve(noon, Some("no zone \n"), Some(0)), "bad_when");
    assert_eq!(resolve(noon, Some(&"A".repeat(65)), Some(0)), "bad_when");
}

#[test]
fn what_is_no_time_is_refused() {
    for local in [
        "",
        "yesterday",
        "2026-02-29T12:00",
        "2026-11-22",
        "2026-11-22T25:00",
        "2026-11-22T12:00Z",
        "12026-11-22T12:00",
        "0000-12-31T12:00",
        "-0001-01-01T00:00",
    ] {
        assert_eq!(resolve(local, Some("UTC"), None), "bad_when", "{local}");
    }
    for day in ["", "2026-2-30", "0000-01-01", "10000-01-01", "2026-11-22T00:00"] {
        assert_eq!(day.parse::<Day>().unwrap_err().code(), "bad_when", "{day}");
    }
}

#[test]
fn now_is_told_in_the_zone_or_at_the_offset_of_the_clock() {
    let now = DateTime::parse_from_rfc3339("2026-07-22T23:30:15.9+02:00").unwrap();
    let there = Moment::at(now, Some("Europe/Lisbon")).unwrap();
    assert_eq!(
        (there.local().to_string().as_str(), there.offset(), there.zone()),
        ("2026-07-22T22:30:15", 60, Some("Europe/Lisbon"))
    );
    let here = Moment::at(now, Some("Nowhere")).unwrap();
    assert_eq!(
        (here.local().to_string().as_str(), here.offset(), here.zone()),
        ("2026-07-22T23:30:15", 120, None)
    );
    assert_eq!(there.ms(), here.ms());
    assert_eq!((there.day(), here.day()), ("2026-07-22".parse().unwrap(), "2026-07-22".parse().unwrap()));
}

#[test]
fn a_day_stays_the_writers_own() {
    let mut own = Own::new();
    let late = own.create_entry(&draft("late", "", "2026-11-22T23:30"), &minute(0)).unwrap();
    let far = When { local: "2026-11-23T00:10".into(), zone: Some("Pacific/Auckland".into()), offset: None };
    let early = own.create_entry(&Draft { happened: far, ..draft("early", "", "") }, &minute(0)).unwrap();
    assert_eq!(
        (late.row.day.to_string(), early.row.day.to_string()),
        ("2026-11-22".into(), "2026-11-23".into())
    );
    // the order is that of the instants
    let order: Vec<_> = own.walk(&Filter::default(), 10).into_iter().map(|r| r.title).collect();
    assert_eq!(order, ["late", "early"]);
}

#[test]
fn a_time_that_was_left_alone_is_kept_though_the_rules_changed() {
    let mut own = Own::new();
    // as an older table of zones had it
    let stored =
        Moment::new("2026-07-01T12:00:00".parse().unwrap(), 0, Some("Europe/Lisbon".into())).unwrap();
    let id = own.create_entry(&draft("a", "", "2026-01-10T12:00"), &minute(0)).unwrap().id;
    let sql = format!(
        "UPDATE entry SET happened_ms = {}, happened_offset = 0, happened_zone = 'Europe/Lisbon'",
        stored.ms()
    );
    own.vault_mut().write(|db| db.execute(&sql, []).map_err(goldseam_journal::Error::from)).unwrap();

    for (version, offset) in [(1, None), (2, Some(0))] {
        let same = When { offset, ..when("2026-07-01T12:00:00") };
        let body = version.to_string();
        own.save_entry(id, version, &Draft { happened: same, ..draft("a", &body, "") }, &minute(1)).unwrap();
        assert_eq!(own.entry(id).unwrap().happened, stored);
    }
    let other = Draft { happened: when("2026-07-01T12:01"), ..draft("a", "2", "") };
    own.save_entry(id, 3, &other, &minute(1)).unwrap();
    assert_eq!(own.entry(id).unwrap().happened.offset(), 60);
}

/// Seconds east of UTC in `tz` at an instant.
fn seconds(tz: Tz, utc: NaiveDateTime) -> i64 {
    i64::from(tz.offset_from_utc_datetime(&utc).fix().local_minus_utc())
}

/// The first second of the new offset, in UTC, between two times of which the offsets differ.
fn transition(tz: Tz, mut before: NaiveDateTime, mut after: NaiveDateTime) -> NaiveDateTime {
    while after - before > TimeDelta::seconds(1) {
        let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
        if seconds(tz, middle) == seconds(tz, before) { before = middle } else { after = middle }
    }
    after
}

/// What must come of the local times around one change of the clocks.
fn check_around(tz: Tz, change: NaiveDateTime) {
    let (old, new) = (seconds(tz, change - TimeDelta::seconds(1)), seconds(tz, change));
    let minutes = |s: i64| i32::try_from((s + 30).div_euclid(60)).unwrap();
    let at = |local: NaiveDateTime, offset| {
        let said = When {
            local: local.format("%Y-%m-%dT%H:%M:%S").to_string(),
            zone: Some(tz.name().into()),
            offset,
        };
        let moment = said.resolve().unwrap();
        (moment.local().time(), moment.offset())
    };
    let span = (new - old).abs();
    let first = change + TimeDelta::seconds(old.min(new));
    for into in [0, 1, span / 2, span - 1] {
        let local = first + TimeDelta::seconds(into);
        if new > old {
            assert_eq!(at(local, None), (local + TimeDelta::seconds(span), minutes(new)), "{tz} {local}");
        } else {
            assert_eq!(at(local, None), (local, minutes(old)), "{tz} {local}");
            assert_eq!(at(local, Some(minutes(new))), (local, minutes(new)), "{tz} {local}");
        }
    }
    let (just_before, just_after) = (first - TimeDelta::seconds(1), first + TimeDelta::seconds(span));
    assert_eq!(at(just_before, None), (just_before, minutes(old)), "{tz}");
    assert_eq!(at(just_after, None), (just_after, minutes(new)), "{tz}");
}

/// Every change of every zone, but for those within ten days of another.
#[test]
fn around_every_change_of_the_clocks() {
    let step = TimeDelta::days(5);
    let (mut gaps, mut midnight_gaps, mut folds) = (0, 0, 0);
    for &tz in &TZ_VARIANTS {
        let mut day = NaiveDate::from_ymd_opt(1890, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
        while day.date() < NaiveDate::from_ymd_opt(2041, 1, 1).unwrap() {
            let (old, new) = (seconds(tz, day), seconds(tz, day + step));
            let alone = old == seconds(tz, day - step) && new == seconds(tz, day + step * 2);
            if old != new && alone {
                let change = transition(tz, day, day + step);
                check_around(tz, change);
                let local = change + TimeDelta::seconds(old);
                if new > old {
                    gaps += 1;
                } else {
                    folds += 1;
                }
                midnight_gaps += i32::from(new > old && local.time() == chrono::NaiveTime::MIN);
            }
            day += step;
        }
    }
    assert!(gaps > 10_000 && folds > 10_000 && midnight_gaps > 1000, "{gaps} {folds} {midnight_gaps}");
}

proptest! {
    #[test]
    fn any_time_anywhere_is_settled_once_and_for_all(
        zone in 0..TZ_VARIANTS.len(),
        second in -62_135_000_000_i64..253_402_000_000,
        offset in prop::option::of(-1080..=1080),
    ) {
        let tz = TZ_VARIANTS[zone];
        let local = DateTime::from_timestamp(second, 0).unwrap().naive_utc();
        let said = When { local: local.format("%Y-%m-%dT%H:%M:%S").to_string(), zone: Some(tz.name().into()), offset };
        let moment = said.resolve().unwrap();
        // the zone agrees, but for the seconds of old offsets
        let there = tz.from_utc_datetime(&DateTime::from_timestamp_millis(moment.ms()).unwrap().naive_utc());
        prop_assert!((there.naive_local() - moment.local().time()).abs() <= TimeDelta::seconds(30));
        // said again it is the same
        prop_assert_eq!(&When::from(&moment).resolve().unwrap(), &moment);
        // and it survives its text form
        let text = serde_json::to_string(&moment).unwrap();
        prop_assert_eq!(serde_json::from_str::<Moment>(&text).unwrap(), moment);
    }
}
