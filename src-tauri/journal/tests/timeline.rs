//! The timeline: every entry once, in order, from any rung of the ladder.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::HashSet;

use crate::support::{Own, at, draft, filter, minute, tagged};
use goldseam_journal::{Draft, EntryId, Filter, Row, When};
use proptest::prelude::*;

fn titles(rows: &[Row]) -> Vec<&str> {
    rows.iter().map(|row| row.title.as_str()).collect()
}

#[test]
fn newest_first_whenever_it_was_written() {
    let mut own = Own::new();
    for (title, local) in [
        ("b", "2026-01-09T10:00"),
        ("d", "2026-01-10T10:00"),
        ("a", "1970-01-01T00:00"),
        ("c", "2026-01-09T10:01"),
        ("0", "0001-01-01T00:00"),
        ("e", "9999-12-31T23:59"),
    ] {
        own.create_entry(&draft(title, "", local), &minute(0)).unwrap();
    }
    assert_eq!(titles(&own.walk(&Filter::default(), 2)), ["e", "d", "c", "b", "a", "0"]);
    assert_eq!(own.walk(&Filter::default(), 500), own.walk(&Filter::default(), 1));
}

#[test]
fn of_one_moment_the_later_written_is_the_newer() {
    let mut own = Own::new();
    for title in ["a", "b", "c"] {
        own.create_entry(&draft(title, "", "2026-01-09T10:00"), &minute(0)).unwrap();
    }
    assert_eq!(titles(&own.walk(&Filter::default(), 2)), ["c", "b", "a"]);
    // more than there are ties in a millisecond
    let last = (at("2026-01-09T10:00").ms() << 12) | 4095;
    let sql = format!("UPDATE entry SET place = {last} WHERE title = 'c'");
    own.vault_mut()
        .write(|db| {
            db.execute_batch("INSERT INTO search (search, rowid, title, body) SELECT 'delete', place, title, body FROM entry WHERE title = 'c'")?;
            db.execute_batch(&sql)?;
            db.execute_batch("INSERT INTO search (rowid, title, body) SELECT place, title, body FROM entry WHERE title = 'c'")
                .map_err(goldseam_journal::Error::from)
        })
        .unwrap();
    for title in ["d", "e"] {
        own.create_entry(&draft(title, "", "2026-01-09T10:00"), &minute(0)).unwrap();
    }
    own.create_entry(&draft("f", "", "2026-01-09T10:00:01"), &minute(0)).unwrap();
    assert_eq!(titles(&own.walk(&Filter::default(), 2)), ["f", "e", "d", "c", "b", "a"]);
    own.check_index();
}

#[test]
fn a_changed_moment_moves_the_entry_and_its_tags() {
    let mut own = Own::new();
    own.create_entry(&tagged("a", "2026-01-09T10:00", &["x"]), &minute(0)).unwrap();
    let id = own.create_entry(&tagged("b", "2026-01-09T11:00", &["x", "y"]), &minute(0)).unwrap().id;
    own.save_entry(id, 1, &tagged("b", "2026-01-09T09:00", &["x", "y"]), &minute(1)).unwrap();
    assert_eq!(titles(&own.walk(&Filter::default(), 10)), ["a", "b"]);
    assert_eq!(titles(&own.walk(&filter(&["x"]), 10)), ["a", "b"]);
    assert_eq!(titles(&own.walk(&filter(&["y"]), 10)), ["b"]);
    own.check_index();
}

#[test]
fn a_cursor_stays_good_when_entries_come_and_go() {
    let mut own = Own::new();
    let mut ids = Vec::new();
    for hour in 10..16 {
        ids.push(
            own.create_entry(&draft(&hour.to_string(), "", &format!("2026-01-09T{hour}:00")), &minute(0))
                .unwrap()
                .id,
        );
    }
    let first = own.timeline(&Filter::default(), None, 2).unwrap();
    assert_eq!(titles(&first.rows), ["15", "14"]);
    own.bin_entry(ids[4], &minute(1)).unwrap(); // the one the cursor is of
    own.bin_entry(ids[3], &minute(1)).unwrap();
    own.create_entry(&draft("new", "", "2026-01-09T14:30"), &minute(1)).unwrap();
    let second = own.timeline(&Filter::default(), first.next.as_deref(), 2).unwrap();
    assert_eq!(titles(&second.rows), ["12", "11"]);
}

#[test]
fn filters_say_what_they_say() {
    let mut own = Own::new();
    for (title, local, tags) in [
        ("a", "2026-01-08T23:59", &["x"][..]),
        ("b", "2026-01-09T00:00", &["x", "Y"]),
        ("c", "2026-01-09T23:59", &["y"]),
        ("d", "2026-01-10T00:00", &["x", "y", "z"]),
    ] {
        own.create_entry(&tagged(title, local, tags), &minute(0)).unwrap();
    }
    // the same day on the other side of the world, before a in time
    let far =
        When { local: "2026-01-09T00:30".into(), zone: Some("Pacific/Kiritimati".into()), offset: None };
    let far = own.create_entry(&Draft { happened: far, ..tagged("far", "", &["x"]) }, &minute(0)).unwrap().id;
    own.star_entry(far, true).unwrap();
    own.star_entry(4, true).unwrap();

    let days = |from: Option<&str>, to: Option<&str>| Filter {
        from: from.map(Into::into),
        to: to.map(Into::into),
        ..Filter::default()
    };
    let starred = Filter { starred: true, ..Filter::default() };
    for (filter, expected) in [
        (days(Some("2026-01-09"), Some("2026-01-09")), &["c", "b", "far"][..]),
        (days(Some("2026-01-10"), None), &["d"]),
        (days(None, Some("2026-01-08")), &["a"]),
        (days(Some("2026-01-11"), Some("2026-01-08")), &[]),
        (starred.clone(), &["d", "far"]),
        (filter(&["X"]), &["d", "b", "a", "far"]),
        (filter(&["#x", "y"]), &["d", "b"]),
        (filter(&["y", "z", "x"]), &["d"]),
        (filter(&["x", "nobody's"]), &[]),
        (filter(&[" "]), &["d", "c", "b", "a", "far"]),
        (Filter { starred: true, ..days(Some("2026-01-09"), Some("2026-01-09")) }, &["far"]),
        (
            Filter { tags: vec!["x".into()], ..days(Some("2026-01-09"), Some("2026-01-10")) },
            &["d", "b", "far"],
        ),
    ] {
        assert_eq!(titles(&own.walk(&filter, 1)), expected, "{filter:?}");
        let ladder = own.ladder(&filter).unwrap();
        assert_eq!(ladder.total as usize, expected.len(), "{filter:?}");
        assert_eq!(ladder.cursors.len(), usize::from(!expected.is_empty()), "{filter:?}");
    }
    assert_eq!(own.timeline(&days(Some("tomorrow"), None), None, 5).unwrap_err().code(), "bad_when");
}

#[test]
fn a_wrong_cursor_and_a_wild_limit() {
    let mut own = Own::new();
    own.create_entry(&draft("a", "", "2026-01-09T10:00"), &minute(0)).unwrap();
    own.create_entry(&draft("b", "", "2026-01-09T11:00"), &minute(0)).unwrap();
    for cursor in ["x", "1.5", " 1", "99999999999999999999"] {
        assert_eq!(
            own.timeline(&Filter::default(), Some(cursor), 5).unwrap_err().code(),
            "bad_query",
            "{cursor}"
        );
    }
    assert_eq!(own.timeline(&Filter::default(), Some(""), 0).unwrap().rows.len(), 1);
    assert_eq!(own.timeline(&Filter::default(), None, u32::MAX).unwrap().rows.len(), 2);
    assert!(own.timeline(&Filter::default(), Some(&i64::MIN.to_string()), 5).unwrap().rows.is_empty());
}

#[test]
fn an_empty_journal_has_an_empty_timeline() {
    let own = Own::new();
    assert!(own.walk(&Filter::default(), 5).is_empty());
    let ladder = own.ladder(&Filter::default()).unwrap();
    assert_eq!((ladder.total, ladder.cursors.len()), (0, 0));
}

#[derive(Debug, Clone)]
struct Given {
    second: i64,
    tags: Vec<&'static str>,
    starred: bool,
    binned: bool,
    moved_to: Option<i64>,
}

fn given() -> impl Strategy<Value = Given> {
    // few different seconds, so that many share one; some of them before 1970
    let second = || prop_oneof![-50_i64..50, -4_000_000_000_i64..4_000_000_000];
    (
        second(),
        prop::sample::subsequence(vec!["x", "y", "z"], 0..=3),
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.2),
        prop::option::weighted(0.2, second()),
    )
        .prop_map(|(second, tags, starred, binned, moved_to)| Given {
            second,
            tags,
            starred,
            binned,
            moved_to,
        })
}

fn local(second: i64) -> String {
    chrono::DateTime::from_timestamp(second, 0).unwrap().format("%Y-%m-%dT%H:%M:%S").to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn every_entry_once_in_order(all in prop::collection::vec(given(), 0..260), limit in 1_u32..60) {
        let mut own = Own::new();
        let mut ids: Vec<EntryId> = Vec::new();
        for one in &all {
            let mut new = tagged("", &local(one.second), &one.tags);
            new.starred = one.starred;
            ids.push(own.create_entry(&new, &minute(0)).unwrap().id);
        }
        for (id, one) in ids.iter().zip(&all) {
            if let Some(second) = one.moved_to {
                let mut new = tagged("", &local(second), &one.tags);
                new.starred = one.starred;
                own.save_entry(*id, 1, &new, &minute(1)).unwrap();
            }
            if one.binned {
                own.bin_entry(*id, &minute(2)).unwrap();
            }
        }
        own.check_index();
        prop_assert_eq!(own.count("SELECT count(DISTINCT place) FROM entry") as usize, all.len());

        let starred = Filter { starred: true, ..Filter::default() };
        for asked in [Filter::default(), filter(&["x"]), filter(&["x", "z"]), starred] {
            let rows = own.walk(&asked, limit);
            prop_assert!(rows.is_sorted_by_key(|row| -row.happened.ms()));
            let wanted: HashSet<EntryId> = ids.iter().zip(&all)
                .filter(|(_, one)| !one.binned && (!asked.starred || one.starred))
                .filter(|(_, one)| asked.tags.iter().all(|t| one.tags.contains(&t.as_str())))
                .map(|(id, _)| *id).collect();
            prop_assert_eq!(rows.len(), wanted.len());
            prop_assert_eq!(&rows.iter().map(|row| row.id).collect::<HashSet<_>>(), &wanted);

            // the ladder leads to the same rows
            let ladder = own.ladder(&asked).unwrap();
            prop_assert_eq!(ladder.total as usize, rows.len());
            let rungs: Vec<&[Row]> = rows.chunks(ladder.step as usize).collect();
            prop_assert_eq!(ladder.cursors.len(), rungs.len());
            for (cursor, rung) in ladder.cursors.iter().zip(rungs) {
                prop_assert_eq!(own.timeline(&asked, Some(cursor), ladder.step).unwrap().rows, rung);
            }
        }
    }
}
