//! What the clocks of a zone did: the hour that they jumped over and the one that they showed twice.
//! Goal G14 of `docs/proof.md`.
#![allow(clippy::unwrap_used)]

use crate::support::{Done, Place};
use goldseam_proof::figure;
use serde_json::Value;

/// Runs in a zone.
fn there(place: &Place, zone: &str, args: &[&str]) -> Value {
    let mut all = vec!["--json"];
    all.extend(args);
    let done = Done::from(place.command(&all).env("TZ", zone).output().unwrap());
    serde_json::from_str(&done.ok()).unwrap()
}

#[test]
fn a_time_is_what_the_clocks_of_the_zone_showed() {
    let place = Place::new();
    let times = [
        ("Europe/Lisbon", "2026-11-22T23:30", "2026-11-22T23:30:00+00:00"),
        ("Europe/Lisbon", "2026-03-29T01:30", "2026-03-29T02:30:00+01:00"),
        ("Europe/Lisbon", "2026-10-25T01:30", "2026-10-25T01:30:00+01:00"),
        ("Europe/Lisbon", "2026-10-25T01:30:00+00:00", "2026-10-25T01:30:00+00:00"),
        ("America/New_York", "2026-03-08T02:30", "2026-03-08T03:30:00-04:00"),
        ("America/New_York", "2026-11-01T01:30:00-05:00", "2026-11-01T01:30:00-05:00"),
        ("Australia/Lord_Howe", "2026-10-04T02:10", "2026-10-04T02:40:00+11:00"),
        ("Pacific/Apia", "2011-12-30T12:00", "2011-12-31T12:00:00+14:00"),
        (":Asia/Kolkata", "2026-07-22T23:30", "2026-07-22T23:30:00+05:30"),
    ];
    for (zone, said, _) in times {
        there(&place, zone, &["add", "Then", "--at", said]);
    }
    // wherever it is read
    for reader in ["Europe/Lisbon", "Pacific/Kiritimati"] {
        let list = there(&place, reader, &["list"]);
        let mut seen: Vec<_> = list["entries"].as_array().unwrap().iter().collect();
        seen.sort_by_key(|row| row["id"].as_u64());
        for (row, (zone, said, kept)) in seen.into_iter().zip(times) {
            assert_eq!(row["happened"]["time"], kept, "{zone} {said} in {reader}");
        }
    }
    figure(
        "G14",
        "times of zones and changes of the clocks that were kept as another",
        times.len() as u64,
        0,
    );
}

/// The clocks of two zones that are never on the same day agree on the moment and not on the day.
#[test]
fn now_is_told_in_the_zone() {
    let place = Place::new();
    for (zone, offset) in [("Pacific/Kiritimati", "+14:00"), ("Pacific/Pago_Pago", "-11:00")] {
        let id = there(&place, zone, &["add", "Now"])["id"].to_string();
        let time = there(&place, zone, &["show", &id])["entry"]["happened"]["time"].to_string();
        assert!(time.trim_matches('"').ends_with(offset), "{zone} {time}");
    }
}
