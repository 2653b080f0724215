//! Days before and after an event.

use serde::Serialize;
use specta::Type;

use crate::{
    day::Day,
    days::{DayValue, Days},
    finding::{Finding, Method, Needs, What},
    num::count,
    shift::{above_and_below, hodges_lehmann, runs, share},
};

/// The fewest days on each side.
const FEWEST_EACH: usize = 7;

/// How the days after lie beside the days before. It says nothing about why.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BeforeAfter {
    /// `NAP = (#(after > before) + 0.5 #(after = before)) / (n_before n_after)`, 0 to 1: how often a
    /// day after is above a day before. 0.5 is no difference.
    pub nap: f64,
    /// Hodges-Lehmann shift, `median(after - before)`, in points.
    pub shift: f64,
    /// Days before.
    pub n_before: u32,
    /// Days after.
    pub n_after: u32,
}

/// Compares two sets of days, from at least seven each.
pub fn compare(before: &[DayValue], after: &[DayValue]) -> Finding<BeforeAfter> {
    Needs::of(Method::NonOverlap)
        .at_least(What::Before, before.len(), FEWEST_EACH)
        .at_least(What::After, after.len(), FEWEST_EACH)
        .then(|| {
            let runs = |days: &[DayValue]| runs(days.iter().map(|d| d.value).collect());
            let (a, b) = (runs(after), runs(before));
            let (above, below) = above_and_below(&a, &b);
            let pairs = (after.len() * before.len()) as u64;
            // twice the count, so that halves are whole
            let twice = above + (pairs - below);
            Ok(BeforeAfter {
                nap: share(twice, after.len(), before.len()) / 2.0,
                shift: hodges_lehmann(&a, &b).unwrap_or_default(),
                n_before: count(before.len()),
                n_after: count(after.len()),
            })
        })
}

/// Compares the days before an event with those after it; its own day is on neither side. At most
/// `window` calendar days on each side are looked at, if it is given.
pub fn before_after(days: &Days, event: Day, window: Option<u32>) -> Finding<BeforeAfter> {
    let reach = window.map_or(i32::MAX, |days| i32::try_from(days).unwrap_or(i32::MAX));
    let before = days.between(event.plus(-reach), event.plus(-1));
    let after = days.between(event.plus(1), event.plus(reach));
    // at the ends of the calendar there is no day before or after
    let apart = |side: Days| side.iter().filter(|d| d.day != event).copied().collect::<Vec<_>>();
    compare(&apart(before), &apart(after))
}
