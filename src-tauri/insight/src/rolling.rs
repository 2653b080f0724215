//! Lines through the days that break where there is nothing to draw.

use serde::Serialize;
use specta::Type;

use crate::{
    day::Day,
    days::{DayValue, Days},
    finding::Method,
    num::{count, real},
};

/// Calendar days in the window of the rolling mean.
const WINDOW: i32 = 7;
/// The fewest days with a value that a window is told from.
const FEWEST_IN_WINDOW: usize = 4;
/// Half-life of the smoothing, in days.
const HALF_LIFE: f64 = 3.0;
/// A gap of more days than this starts the smoothing anew: what was before says nothing any more.
const LONGEST_GAP: i32 = 14;

/// A point of a line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "LinePoint")]
pub struct Point {
    /// Which day.
    pub day: Day,
    /// On the scale of the entries.
    pub value: f64,
    /// Days with a value that it was made from.
    pub n_days: u32,
}

/// A line in unbroken runs; between two of them nothing may be drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// How it was made.
    pub method: Method,
    /// Its runs, each with at least one point, in the order of days.
    pub runs: Vec<Vec<Point>>,
    /// Days with a value in all.
    pub n_days: u32,
}

/// `R_t`, the mean of the `m` day values among the calendar days t-6 to t, for every calendar day t up
/// to the last that has a value, where m is at least 4. Elsewhere there is no point and the line
/// breaks: nothing is filled in and nothing carried on.
pub fn rolling_mean(days: &Days) -> Line {
    let mut runs: Vec<Vec<Point>> = Vec::new();
    let mut first = 0;
    for (at, DayValue { day, .. }) in days.iter().enumerate() {
        // up to the next day with a value the window only loses days
        let alone = days.get(at + 1).map_or(1, |next| next.day.since(*day)).min(WINDOW);
        for day in (0..alone).map(|later| day.plus(later)) {
            while days.get(first).is_some_and(|d| day.since(d.day) >= WINDOW) {
                first += 1;
            }
            let window = days.get(first..=at).unwrap_or_default();
            if window.len() >= FEWEST_IN_WINDOW {
                // added up anew each time, so that no error is carried along ten years
                let value = window.iter().map(|d| d.value).sum::<f64>() / real(window.len());
                let point = Point { day, value, n_days: count(window.len()) };
                add(&mut runs, point, |before, now| now.day.since(before.day) > 1);
            }
        }
    }
    Line { method: Method::RollingMean, runs, n_days: count(days.len()) }
}

/// `S_t = S_prev + (1 - 2^(-dt/h)) (y_t - S_prev)` with h = 3 days and dt in calendar days, on the days
/// with a value; starts anew at `y_t` after a gap of more than 14 days. `n_days` of a point counts
/// the days since the last start.
pub fn smoothed(days: &Days) -> Line {
    let mut runs: Vec<Vec<Point>> = Vec::new();
    for &DayValue { day, value, .. } in days.iter() {
        let mut point = Point { day, value, n_days: 1 };
        if let Some(before) = runs.last().and_then(|run| run.last()) {
            let gap = day.since(before.day);
            if gap <= LONGEST_GAP {
                let weight = 1.0 - (-f64::from(gap) / HALF_LIFE).exp2();
                point.value = before.value + weight * (value - before.value);
                point.n_days = before.n_days + 1;
            }
        }
        add(&mut runs, point, |before, now| now.day.since(before.day) > LONGEST_GAP);
    }
    Line { method: Method::HalfLifeSmoothing, runs, n_days: count(days.len()) }
}

fn add(runs: &mut Vec<Vec<Point>>, point: Point, broken: impl Fn(&Point, &Point) -> bool) {
    match runs.last_mut() {
        Some(run) if run.last().is_some_and(|before| !broken(before, &point)) => run.push(point),
        _ => runs.push(vec![point]),
    }
}
