//! Which snapshots are kept, over clocks that jump, sizes and counts.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use goldseam_proof::{figure, size};
use goldseam_vault::snapshot::{Aged, FEWEST, Keep, superfluous};
use proptest::{prelude::*, test_runner::TestRunner};

use crate::snapshots::{HOUR, NOW};

const DAY: i64 = 24 * HOUR;
const YEAR: i64 = 365 * DAY;

fn aged() -> impl Strategy<Value = Vec<Aged>> {
    let taken = prop_oneof![
        4 => (NOW - 40 * DAY)..(NOW + 40 * DAY),
        2 => (NOW - 3 * YEAR)..NOW,
        1 => Just(0_i64),
        1 => (NOW + 9 * YEAR)..(NOW + 11 * YEAR),
        1 => any::<i64>(),
    ];
    let one = (taken, 0_u64..500, prop_oneof![0_u64..5_000_000, any::<u64>()]);
    prop::collection::vec(one.prop_map(|(taken, commits, bytes)| Aged { taken, commits, bytes }), 0..120)
}

fn keep() -> impl Strategy<Value = Keep> {
    (0_u32..30, 0_u32..40, 0_u32..15, prop_oneof![0_u64..100_000_000, any::<u64>()])
        .prop_map(|(hourly, daily, monthly, bytes)| Keep { hourly, daily, monthly, bytes })
}

fn kept(all: &[Aged], gone: &[usize]) -> Vec<Aged> {
    (0..all.len()).filter(|at| !gone.contains(at)).map(|at| all[at]).collect()
}

/// Runs a property as often as the proof asks for, and notes how often.
fn holds<S: Strategy>(what: &str, strategy: S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let cases = size(200, 50_000);
    TestRunner::new(ProptestConfig { cases, ..ProptestConfig::default() }).run(&strategy, test).unwrap();
    figure("G12", what, cases.into(), 0);
}

#[test]
fn the_newest_never_go_whatever_the_clock_says() {
    holds(
        "rotations that let the newest snapshots go",
        (aged(), keep(), any::<i64>()),
        |(all, keep, now)| {
            let gone = superfluous(&all, now, &keep);
            let mut order: Vec<usize> = (0..all.len()).collect();
            order.sort_by_key(|&at| std::cmp::Reverse((all[at].commits, all[at].taken, at)));
            if let Some(newest) = order.first() {
                prop_assert!(!gone.contains(newest));
            }
            prop_assert!(all.len() - gone.len() >= all.len().min(FEWEST));
            Ok(())
        },
    );
}

#[test]
fn those_of_the_future_make_no_other_go() {
    holds("rotations in which the future mattered", (aged(), keep()), |(all, keep)| {
        let past: Vec<Aged> = all.iter().copied().filter(|one| one.taken <= NOW).collect();
        let alone = kept(&past, &superfluous(&past, NOW, &keep));
        let together = kept(&all, &superfluous(&all, NOW, &keep));
        let together: Vec<Aged> = together.into_iter().filter(|one| one.taken <= NOW).collect();
        // one that lies within the hour ahead counts as of now
        if all.iter().all(|one| one.taken <= NOW || one.taken > NOW + HOUR) {
            prop_assert_eq!(alone, together);
        }
        Ok(())
    });
}

#[test]
fn what_was_kept_once_is_kept_by_the_same_rule() {
    holds("rotations that go on and on", (aged(), keep(), any::<i64>()), |(all, keep, now)| {
        let left = kept(&all, &superfluous(&all, now, &keep));
        prop_assert_eq!(superfluous(&left, now, &keep), Vec::<usize>::new());
        Ok(())
    });
}

#[test]
fn counts_and_sizes_are_held() {
    holds("rotations beyond their limits", (aged(), keep()), |(all, keep)| {
        let past: Vec<Aged> = all.into_iter().filter(|one| one.taken <= NOW).collect();
        let left = kept(&past, &superfluous(&past, NOW, &keep));
        let most = (keep.hourly + keep.daily + keep.monthly) as usize + FEWEST;
        prop_assert!(left.len() <= most);
        let bytes = left.iter().fold(0_u64, |sum, one| sum.saturating_add(one.bytes));
        prop_assert!(bytes <= keep.bytes || left.len() <= FEWEST);
        Ok(())
    });
}

/// A clock that is ten years behind for a while takes nothing away.
#[test]
fn a_clock_that_is_behind_takes_nothing_away() {
    let keep = Keep::default();
    let all: Vec<Aged> = (0_i64..60)
        .map(|n| Aged { taken: NOW - n * DAY, commits: 1000 - n.cast_unsigned(), bytes: 1000 })
        .collect();
    let mut left = kept(&all, &superfluous(&all, NOW, &keep));
    let before: BTreeSet<i64> = left.iter().map(|one| one.taken).collect();
    for n in 0_i64..100 {
        let now = NOW - 10 * YEAR + n * HOUR;
        left.push(Aged { taken: now, commits: 2000 + n.cast_unsigned(), bytes: 1000 });
        left = kept(&left, &superfluous(&left, now, &keep));
    }
    assert!(before.iter().all(|taken| left.iter().any(|one| one.taken == *taken)));
}

/// Three years of use, an hour each evening and the weekends through.
#[test]
fn years_of_use_leave_hours_days_and_months() {
    let keep = Keep::default();
    let mut left: Vec<Aged> = Vec::new();
    for hour in 0_i64..(3 * 365 * 24) {
        let now = NOW + hour * HOUR;
        if hour % 24 == 20 || hour % 168 < 48 {
            left.push(Aged { taken: now, commits: hour.cast_unsigned(), bytes: 1 << 20 });
            left = kept(&left, &superfluous(&left, now, &keep));
        }
    }
    let newest = left.iter().map(|one| one.taken).max().unwrap();
    let distinct = |period: i64| left.iter().map(|one| one.taken / period).collect::<BTreeSet<_>>().len();
    assert!(left.len() <= 66 && left.len() > 55, "{}", left.len());
    assert!(distinct(DAY) >= 30);
    let oldest = left.iter().map(|one| one.taken).min().unwrap();
    assert!((300..400).contains(&((newest - oldest) / DAY)), "{}", (newest - oldest) / DAY);
}
