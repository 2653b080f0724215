//! A week, or any other period, in one figure.

use chrono::{Datelike, Weekday};
use serde::Serialize;
use specta::Type;

use crate::{
    day::Day,
    days::{DayValue, Days},
    finding::{Finding, Method, Needs, What},
    num::count,
    order::quantile,
};

/// The fewest days that a period is told in a figure from.
pub const FEWEST_DAYS: usize = 4;

/// What the days of a period were like.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Period {
    /// `W`: median of the day values.
    pub median: f64,
    /// Lower quartile of the day values.
    pub q1: f64,
    /// Upper quartile.
    pub q3: f64,
    /// Interquartile range, `q3 - q1`: the spread.
    pub iqr: f64,
    /// Lowest entry.
    pub min: f64,
    /// Highest entry.
    pub max: f64,
    /// Days with a value.
    pub n_days: u32,
    /// Entries on these days.
    pub n_entries: u32,
}

/// One week.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Week {
    /// Its first day.
    pub start: Day,
    /// Its figure.
    pub figure: Finding<Period>,
}

/// Median and spread of day values, from at least four days.
pub fn period(days: &[DayValue]) -> Finding<Period> {
    Needs::of(Method::PeriodMedian).at_least(What::Days, days.len(), FEWEST_DAYS).then(|| {
        let mut sorted: Vec<f64> = days.iter().map(|d| d.value).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let at = |p| quantile(&sorted, p).unwrap_or_default();
        Ok(Period {
            median: at(0.5),
            q1: at(0.25),
            q3: at(0.75),
            iqr: at(0.75) - at(0.25),
            min: days.iter().map(|d| d.min).min_by(f64::total_cmp).unwrap_or_default(),
            max: days.iter().map(|d| d.max).max_by(f64::total_cmp).unwrap_or_default(),
            n_days: count(days.len()),
            n_entries: days.iter().map(|d| d.n).sum(),
        })
    })
}

/// Each week that has a day with a value. A week without any is left out, as a day is.
pub fn weeks(days: &Days, starts_on: Weekday) -> Vec<Week> {
    let start = |d: &DayValue| d.day.plus(-into_week(d.day, starts_on));
    days.chunk_by(|a, b| start(a) == start(b))
        .filter_map(|of| Some(Week { start: start(of.first()?), figure: period(of) }))
        .collect()
}

/// Days from the start of its week to this one.
fn into_week(day: Day, starts_on: Weekday) -> i32 {
    i32::try_from(day.date().weekday().days_since(starts_on)).unwrap_or_default()
}
