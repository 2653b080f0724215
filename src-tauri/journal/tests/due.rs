//! What comes back, and when it no longer does.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{
    Own, at,
    methods::{back, chosen, date, day, filled, keep_look, refill, text},
};
use goldseam_journal::EntryId;

/// What is due on a day: entry, what, since when.
fn due(own: &Own, today: &str) -> Vec<(EntryId, String, String)> {
    let all = own.due(day(today)).unwrap();
    all.into_iter().map(|d| (d.row.id, d.what, d.day.to_string())).collect()
}

fn one(id: EntryId, what: &str, day: &str) -> Vec<(EntryId, String, String)> {
    vec![(id, what.to_owned(), day.to_owned())]
}

fn own() -> Own {
    let mut own = Own::new();
    keep_look(&mut own);
    own
}

/// A look about the 1st of March that is finished on the 5th.
fn begin(own: &mut Own, finished: bool) -> EntryId {
    let mut new = filled("2026-03-01T10:00", &[("what", text("One"))]);
    new.filled.finished = finished;
    own.fill_new(&new, &at("2026-03-05T10:00")).unwrap().id
}

#[test]
fn it_comes_back_days_after_it_was_first_finished() {
    let mut own = own();
    let id = begin(&mut own, false);
    assert_eq!(due(&own, "2026-12-31"), []);
    refill(&mut own, id, &at("2026-03-06T23:00"), |d| d.filled.finished = true);
    // changed later, even reopened: the first day counts
    refill(&mut own, id, &at("2026-03-09T10:00"), |d| d.filled.finished = false);
    refill(&mut own, id, &at("2026-03-10T10:00"), |d| d.filled.finished = true);
    let own = own.again();
    assert_eq!(due(&own, "2026-03-06"), []);
    assert_eq!(due(&own, "2026-03-07"), one(id, "return", "2026-03-07"));
    assert_eq!(due(&own, "2026-03-12"), one(id, "return", "2026-03-07"));
    // both are due by then, and it is one thing to do
    assert_eq!(due(&own, "2026-03-13"), one(id, "return", "2026-03-13"));
    let first = &own.due(day("2026-03-13")).unwrap()[0];
    assert_eq!((first.method.as_str(), first.label.as_str()), ("A look", ""));
}

#[test]
fn coming_back_settles_it() {
    let mut own = own();
    let id = begin(&mut own, true);
    refill(&mut own, id, &at("2026-03-06T10:00"), |d| {
        d.filled.returns = vec![back("2026-03-06", &[("since", text("Sun"))])];
    });
    assert_eq!(due(&own, "2026-03-11"), []);
    assert_eq!(due(&own, "2026-03-12"), one(id, "return", "2026-03-12"));
    refill(&mut own, id, &at("2026-03-20T10:00"), |d| {
        d.filled.returns.push(back("2026-03-20", &[]));
    });
    assert_eq!(due(&own, "2026-12-31"), []);
    // a come-back that is taken out again had not been one
    refill(&mut own, id, &at("2026-03-20T10:00"), |d| d.filled.returns.truncate(1));
    assert_eq!(due(&own, "2026-03-21"), one(id, "return", "2026-03-12"));
}

#[test]
fn dates_come_back_until_they_are_put_aside() {
    let mut own = own();
    let id = begin(&mut own, false);
    refill(&mut own, id, &at("2026-03-05T11:00"), |d| {
        d.filled.answers.insert("by".into(), date("2026-03-08"));
    });
    assert_eq!(due(&own, "2026-03-07"), []);
    assert_eq!(due(&own, "2027-03-08"), one(id, "by", "2026-03-08"));
    assert_eq!(own.due(day("2026-03-08")).unwrap()[0].label, "By when");

    own.settle_due(id, "by", day("2026-03-08")).unwrap();
    let before = own.changes();
    own.settle_due(id, "by", day("2026-03-08")).unwrap();
    own.settle_due(99, "return", day("2026-03-08")).unwrap();
    assert_eq!(own.changes(), before);
    let mut own = own.again();
    // other answers, and the bin, leave it settled
    refill(&mut own, id, &at("2026-03-05T12:00"), |d| {
        d.filled.answers.insert("told".into(), chosen(&["no"]));
    });
    own.bin_entry(id, &at("2026-03-06T10:00")).unwrap();
    own.unbin_entry(id).unwrap();
    assert_eq!(due(&own, "2026-12-31"), []);
    // another date is another promise; back to the first, that one is settled
    refill(&mut own, id, &at("2026-03-06T12:00"), |d| {
        d.filled.answers.insert("by".into(), date("2026-03-20"));
    });
    assert_eq!(due(&own, "2026-03-20"), one(id, "by", "2026-03-20"));
    refill(&mut own, id, &at("2026-03-06T13:00"), |d| {
        d.filled.answers.insert("by".into(), date("2026-03-08"));
    });
    assert_eq!(due(&own, "2026-12-31"), []);
}

#[test]
fn a_date_of_a_come_back_comes_back_too() {
    let mut own = own();
    let id = begin(&mut own, true);
    refill(&mut own, id, &at("2026-03-20T11:00"), |d| {
        d.filled.answers.insert("by".into(), date("2026-03-10"));
        d.filled.returns = vec![back("2026-03-20", &[("again_by", date("2026-04-01"))])];
    });
    assert_eq!(due(&own, "2026-12-31"), one(id, "again_by", "2026-04-01"));
}

#[test]
fn the_bin_owes_nothing_and_what_is_long_past_is_not_held_against_anyone() {
    let mut own = own();
    let id = begin(&mut own, true);
    assert_eq!(due(&own, "2026-04-11"), one(id, "return", "2026-03-12"));
    assert_eq!(due(&own, "2026-04-12"), []);
    own.bin_entry(id, &at("2026-03-06T10:00")).unwrap();
    assert_eq!(due(&own, "2026-03-12"), []);
    own.unbin_entry(id).unwrap();
    assert_eq!(due(&own, "2026-03-12").len(), 1);
}

#[test]
fn the_latest_come_first_and_there_is_an_end() {
    let mut own = own();
    let many: Vec<_> = (0..130)
        .map(|n| {
            let now = format!("2026-03-{:02}T10:00", 1 + n % 20);
            (filled(&now, &[("what", text("One"))]), at(&now))
        })
        .collect();
    own.fill_many(&many).unwrap();
    let all = own.due(day("2026-03-25")).unwrap();
    assert_eq!(all.len(), 100);
    assert!(all.is_sorted_by(|a, b| a.day >= b.day));
}
