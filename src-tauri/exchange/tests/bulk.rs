//! Entries for benchmarks.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::HashMap;

use chrono::NaiveDate;
use goldseam_exchange::bulk;
use goldseam_journal::{Filter, Journal, Order};
use goldseam_vault::{Cost, Passphrase};

const UNTIL: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date");

#[test]
fn the_same_seed_gives_the_same_drafts() {
    let some = |seed| bulk::drafts(50, seed, UNTIL).unwrap().collect::<Vec<_>>();
    assert_eq!(some(1), some(1));
    assert_ne!(some(1), some(2));
}

#[test]
fn words_are_as_frequent_as_in_a_language() {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut all = 0;
    for draft in bulk::drafts(500, 1, UNTIL).unwrap() {
        let words: Vec<_> =
            draft.body.split_whitespace().map(|w| w.trim_matches('.').to_lowercase()).collect();
        assert!((150..=300).contains(&words.len()), "{}", words.len());
        all += words.len();
        for word in words {
            *counts.entry(word).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_values().collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let share = |n: usize| counts.iter().take(n).sum::<usize>() * 100 / all;
    assert!((15..40).contains(&share(10)), "the ten most frequent are {}% of all", share(10));
    assert!(counts.len() > 8000, "{} different words", counts.len());
    assert!(counts.iter().filter(|n| **n == 1).count() > 1000, "too few rare words");
}

#[test]
fn they_lie_in_order_up_to_the_last_day() {
    let days: Vec<_> =
        bulk::drafts(900, 1, UNTIL).unwrap().map(|d| d.happened.resolve().unwrap().day().date()).collect();
    assert!(days.is_sorted());
    assert_eq!(*days.last().unwrap(), UNTIL);
    assert_eq!((UNTIL - days[0]).num_days(), 299);
    assert_eq!(bulk::drafts(0, 1, UNTIL).unwrap().count(), 0);
    assert_eq!(bulk::drafts(1, 1, UNTIL).unwrap().count(), 1);
}

fn journal(dir: &tempfile::TempDir) -> Journal {
    let passphrase = Passphrase::new("correct horse".into()).unwrap();
    Journal::create(&dir.path().join("bulk.goldseam"), passphrase, Cost::cheap_for_tests()).unwrap()
}

#[test]
fn every_method_can_be_filled_in() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(&dir);
    let methods = journal.methods("2026-11-21".parse().unwrap()).unwrap();
    assert!(methods.len() > 10);
    for card in methods {
        bulk::fill(&mut journal, &card.id, 5, 3, UNTIL).unwrap();
        let records = journal.records(&card.id, None, 50).unwrap().rows;
        assert_eq!(records.len(), 5, "{}", card.id);
        assert_eq!(records[0].row.day.date(), UNTIL);
        let method = journal.method(&card.id, Some(card.version)).unwrap();
        for record in records {
            let entry = journal.entry(record.row.id).unwrap();
            let filled = entry.filled.unwrap();
            assert_eq!(method.check_filled(&filled), Ok(()));
            assert_eq!(method.missing(&filled.answers), Vec::<String>::new(), "{}", card.id);
            assert!(entry.words > 0, "{}", card.id);
        }
    }
    assert_eq!(journal.verify().unwrap(), []);
}

#[test]
fn a_journal_takes_them_in_batches() {
    let dir = tempfile::tempdir().unwrap();
    let mut journal = journal(&dir);
    let mut heard = Vec::new();
    bulk::write(&mut journal, 1500, 1, UNTIL, |n| heard.push(n)).unwrap();
    assert_eq!(heard, [1000, 1500]);
    assert_eq!(journal.ladder(&Filter::default()).unwrap().total, 1500);
    let common = journal.search("the", &Filter::default(), Order::Newest, None, 50).unwrap();
    assert_eq!(common.hits.len(), 50);
}
