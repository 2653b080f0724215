//! The calendar, and this day of other years.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{Own, draft, minute};
use goldseam_journal::Extent;

fn with(locals: &[&str]) -> Own {
    let mut own = Own::new();
    for local in locals {
        own.create_entry(&draft(local, "", local), &minute(0)).unwrap();
    }
    own
}

#[test]
fn the_days_of_a_month_with_entries() {
    let own = with(&[
        "2026-01-31T23:59",
        "2026-02-01T00:00",
        "2026-02-28T12:00",
        "2026-02-28T23:59",
        "2026-03-01T00:00",
        "9999-12-31T23:59",
    ]);
    let month = |year, month| {
        let days = own.calendar(year, month).unwrap();
        days.iter().map(|d| (d.day.to_string(), d.entries)).collect::<Vec<_>>()
    };
    assert_eq!(month(2026, 2), [("2026-02-01".into(), 1), ("2026-02-28".into(), 2)]);
    assert_eq!(month(2026, 1), [("2026-01-31".into(), 1)]);
    assert_eq!(month(9999, 12), [("9999-12-31".into(), 1)]);
    assert!(month(2025, 2).is_empty());
    for (year, month) in [(0, 1), (10_000, 1), (2026, 0), (2026, 13), (i32::MIN, 1), (2026, u32::MAX)] {
        assert_eq!(own.calendar(year, month).unwrap_err().code(), "bad_when");
    }
}

#[test]
fn from_when_to_when_it_reaches() {
    assert_eq!(Own::new().span().unwrap(), Extent { first: None, last: None, total: 0 });
    let own = with(&["2026-01-31T23:59", "1999-02-01T00:00", "2030-03-01T00:00"]);
    let extent = own.span().unwrap();
    assert_eq!(
        extent,
        Extent { first: "1999-02-01".parse().ok(), last: "2030-03-01".parse().ok(), total: 3 }
    );
}

#[test]
fn this_day_of_other_years() {
    let own = with(&[
        "2026-02-28T10:00",
        "2025-02-28T10:00",
        "2025-02-28T11:00",
        "2024-02-29T10:00",
        "2024-02-28T10:00",
        "2020-02-29T10:00",
        "2020-03-01T10:00",
        "0001-02-28T10:00",
    ]);
    let on = |day: &str| {
        let rows = own.on_this_day(day.parse().unwrap()).unwrap();
        rows.into_iter().map(|row| row.title).collect::<Vec<_>>()
    };
    assert_eq!(
        on("2026-02-28"),
        [
            "2025-02-28T11:00",
            "2025-02-28T10:00",
            "2024-02-29T10:00",
            "2024-02-28T10:00",
            "2020-02-29T10:00",
            "0001-02-28T10:00"
        ]
    );
    // this year has a 29th
    assert_eq!(
        on("2024-02-28"),
        ["2026-02-28T10:00", "2025-02-28T11:00", "2025-02-28T10:00", "0001-02-28T10:00"]
    );
    assert_eq!(on("2024-02-29"), ["2020-02-29T10:00"]);
    assert_eq!(on("2026-03-01"), ["2020-03-01T10:00"]);
    assert!(on("2020-03-01").is_empty());
    assert!(Own::new().on_this_day("2026-03-01".parse().unwrap()).unwrap().is_empty());
}
