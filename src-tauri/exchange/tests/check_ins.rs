//! Invented check-ins: as many as were asked for, the same each time, with gaps, and fit to be kept.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::cast_possible_truncation)]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use goldseam_content::Library;
use goldseam_exchange::check_ins::CheckIns;
use goldseam_journal::{Journal, Within};
use goldseam_vault::{Cost, Passphrase};

fn plan(count: usize, days: u32, seed: u64) -> CheckIns {
    CheckIns {
        count,
        days,
        until: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
        tags: ["alone", "walk", "work"].map(str::to_owned).into(),
        zone: chrono_tz::Europe::Dublin,
        seed,
    }
}

#[test]
fn the_same_plan_gives_the_same_and_another_seed_others() {
    let one = plan(300, 200, 1).drafts().unwrap();
    assert_eq!(one.len(), 300);
    assert_eq!(one, plan(300, 200, 1).drafts().unwrap());
    assert_ne!(one, plan(300, 200, 2).drafts().unwrap());
    assert!(one.is_sorted_by_key(|(_, at)| at.ms()));
    let method = Library::built_in().quick().unwrap();
    assert!(one.iter().all(|(draft, _)| method.check_filled(&draft.filled).is_ok()));
}

#[test]
fn a_journal_takes_them_and_there_are_gaps() {
    let dir = tempfile::tempdir().unwrap();
    let passphrase = Passphrase::new("correct horse".into()).unwrap();
    let path = dir.path().join("one.goldseam");
    let mut journal = Journal::create(&path, passphrase, Cost::cheap_for_tests()).unwrap();
    assert_eq!(plan(1500, 400, 5).write(&mut journal).unwrap(), 1500);
    let line = journal.mood_line(Within { all: true, ..Within::default() }, false).unwrap();
    assert_eq!(line.n_entries, 1500);
    assert!(line.days.len() < 400 && line.days.len() > 250, "{} days", line.days.len());
    assert!(line.rolling.runs.len() > 1, "the line breaks at a gap");
    let levels: BTreeSet<i64> = line.days.iter().map(|day| day.value.round() as i64).collect();
    assert!(levels.len() > 5, "there are good and bad days");
    assert!(journal.mood_grid(Within { all: true, ..Within::default() }).unwrap().words.len() > 20);
    assert!(!journal.numbers(Within::default()).unwrap().is_empty());
}

#[test]
fn none_and_one_are_fine_too() {
    assert!(plan(0, 10, 1).drafts().unwrap().is_empty());
    assert_eq!(plan(1, 1, 3).drafts().unwrap().len(), 1);
    assert!(plan(5, 0, 3).drafts().unwrap().is_empty());
}
