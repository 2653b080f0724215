//! What the tests of any journal share: days and samples that are made up.
#![allow(dead_code, clippy::unwrap_used)] // each test file uses a part of it

use std::collections::BTreeMap;

use goldseam_insight::{
    Bootstrap, Day, Days, Finding, Include, Kind, Number, Options, Patterns, Reading, Sample, Tag, TagLink,
    compare_tags, patterns,
};
use proptest::prelude::*;

pub const DAY_MS: i64 = 86_400_000;
pub const MINUTE_MS: i64 = 60_000;
/// Few, so that a test is quick; what is tested holds for any number.
pub const BOOTSTRAP: Bootstrap = Bootstrap { seed: 7, replicates: 40 };

pub fn day(n: i32) -> Day {
    "2024-01-01".parse::<Day>().unwrap().plus(n)
}

pub fn quarters(n: i32) -> f64 {
    f64::from(n) / 4.0
}

/// One value for each of these days.
pub fn days(values: &BTreeMap<i32, f64>) -> Days {
    values.iter().map(|(n, value)| Reading::new(day(*n), *value).unwrap()).collect()
}

/// Some of the first `span` days, each with a value on quarters of a point.
pub fn some_days(span: i32, n: std::ops::Range<usize>) -> impl Strategy<Value = BTreeMap<i32, f64>> {
    prop::collection::btree_map(0..span, (-16..=16).prop_map(quarters), n)
}

pub fn some_samples() -> impl Strategy<Value = Vec<Sample>> {
    let kinds = [Kind::Prompted, Kind::Scheduled, Kind::SelfStarted, Kind::AfterTrigger];
    let clocks = prop::sample::select(vec![-600, -210, 0, 60, 120, 345, 780]);
    let sample = (0..70_i64, 0..1440_i64, clocks, -16..=16, prop::sample::select(kinds.to_vec()));
    let made = |(n, minute, clock, value, kind)| {
        let ms = (19_723 + n) * DAY_MS + minute * MINUTE_MS;
        Sample::new(ms, clock, quarters(value), kind).unwrap()
    };
    prop::collection::vec(sample.prop_map(made), 0..240)
}

pub fn tagged(on: &[bool]) -> Vec<Day> {
    (0..).zip(on).filter(|(_, on)| **on).map(|(n, _)| day(n)).collect()
}

pub fn everything(samples: &[Sample], tags: &[Tag], numbers: &[Number]) -> Patterns {
    let options =
        Options { include: Include::All, next_day: true, bootstrap: BOOTSTRAP, ..Options::default() };
    patterns(samples, tags, numbers, &options)
}

pub fn link(days: &Days, on: &[bool]) -> Finding<TagLink> {
    let tags = [Tag { id: 0, days: tagged(on) }];
    compare_tags(days, &tags, false).results.remove(0).link
}

pub fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + a.abs().max(b.abs()))
}
