//! Which way mood has moved over a longer time.

use serde::Serialize;
use specta::Type;

use crate::{
    days::Days,
    finding::{Finding, Lack, Method, Needs, What},
    num::{count, floor, real},
    order::quantile,
    random::Random,
    rotation::LONGEST_SPAN,
    slope::{Point, Slopes},
};

/// The fewest days with a value.
const FEWEST_DAYS: usize = 14;
/// The fewest calendar days from the first to the last.
const SHORTEST_SPAN: usize = 21;
/// Calendar days in a block of the bootstrap: what a week holds together stays together.
const BLOCK: usize = 7;
const PER_WEEK: f64 = 7.0;
/// The quantiles of the bootstrap slopes that make the range.
const LOW: f64 = 0.1;
const HIGH: f64 = 0.9;
/// Draws in which less than two different days have a value are made again, up to this many times as
/// many in all.
const MOST_DRAWS: u32 = 4;
/// Quantile of the normal distribution at 0.995, for the stated error of chance.
const Z_99: f64 = 2.576;

/// How the bootstrap is done. The same seed and data give the same range, to the last digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bootstrap {
    /// Seed of the draws.
    pub seed: u64,
    /// How many slopes are drawn; at least 2 are.
    pub replicates: u32,
}

impl Default for Bootstrap {
    fn default() -> Self {
        Self { seed: 0, replicates: 500 }
    }
}

/// Where a range lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    /// All of it above 0.
    Up,
    /// All of it below 0.
    Down,
    /// It holds 0.
    NoClearChange,
}

/// A trend, in points a week.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Trend {
    /// Theil-Sen slope: the median of `(y_j - y_i) / (t_j - t_i)` over all i < j.
    pub per_week: f64,
    /// 10th percentile of the bootstrap slopes.
    pub low: f64,
    /// 90th percentile.
    pub high: f64,
    /// Up or down only if `low` to `high` leaves out 0.
    pub direction: Direction,
    /// How far `low` and `high` may lie, in 99 of 100 seeds, from what endless draws would give.
    pub monte_carlo_error: f64,
    /// Bootstrap slopes.
    pub n_replicates: u32,
    /// Days with a value.
    pub n_days: u32,
    /// Calendar days from the first to the last.
    pub span_days: u32,
}

/// The trend over these days, from at least 14 over at least 21 calendar days.
///
/// The range comes from a circular block bootstrap (Politis and Romano 1992): the calendar from the
/// first to the last day is closed to a ring and cut into blocks of seven days at random places, as
/// many as fill it; each day keeps its own date and value, and gaps stay gaps.
pub fn trend(days: &Days, bootstrap: Bootstrap) -> Finding<Trend> {
    let span = days.span();
    Needs::of(Method::TheilSen)
        .at_least(What::Days, days.len(), FEWEST_DAYS)
        .at_least(What::Span, span, SHORTEST_SPAN)
        .at_most(What::SpanAtMost, span, LONGEST_SPAN)
        .then(|| {
            let calendar = Calendar::new(days, span);
            let too_few = Lack { what: What::Days, have: count(days.len()), need: count(FEWEST_DAYS) };
            let slopes = Slopes::new(&calendar.points).ok_or(too_few)?;
            let drawn = drawn(&calendar, &slopes, bootstrap);
            let at = |p| quantile(&drawn, p).map(|slope| slope * PER_WEEK).ok_or(too_few);
            let (low, high) = (at(LOW)?, at(HIGH)?);
            Ok(Trend {
                per_week: slopes.theil_sen * PER_WEEK,
                low,
                high,
                direction: direction(low, high),
                monte_carlo_error: chance_error(&drawn, LOW).max(chance_error(&drawn, HIGH)) * PER_WEEK,
                n_replicates: count(drawn.len()),
                n_days: count(days.len()),
                span_days: count(span),
            })
        })
}

/// Slopes of days that were drawn anew, rising.
fn drawn(calendar: &Calendar, slopes: &Slopes, bootstrap: Bootstrap) -> Vec<f64> {
    let mut random = Random::new(bootstrap.seed);
    let wanted = bootstrap.replicates.max(2);
    let mut drawn: Vec<f64> = (0..wanted.saturating_mul(MOST_DRAWS))
        .filter_map(|_| slopes.median(&calendar.draw(&mut random)))
        .take(usize::try_from(wanted).unwrap_or(usize::MAX))
        .collect();
    drawn.sort_unstable_by(f64::total_cmp);
    drawn
}

fn direction(low: f64, high: f64) -> Direction {
    if low > 0.0 {
        Direction::Up
    } else if high < 0.0 {
        Direction::Down
    } else {
        Direction::NoClearChange
    }
}

/// How far the quantile at `p` of these draws may be from that of endless ones: the order statistics
/// that hold it between them in 99 of 100 cases, whatever the distribution (David and Nagaraja
/// 2003, 7.1).
fn chance_error(drawn: &[f64], p: f64) -> f64 {
    let n = real(drawn.len());
    let reach = Z_99 * (p * (1.0 - p) / n).sqrt();
    let place = |p: f64| drawn.get(floor(p.clamp(0.0, 1.0) * (n - 1.0)));
    let (Some(here), Some(low), Some(high)) =
        (quantile(drawn, p), place(p - reach), place(p + reach + 1.0 / n))
    else {
        return 0.0;
    };
    (here - low).max(high - here)
}

/// The days on a ring of calendar days.
struct Calendar {
    points: Vec<Point>,
    /// Place of each point on the ring.
    places: Vec<usize>,
    span: usize,
}

impl Calendar {
    fn new(days: &Days, span: usize) -> Self {
        let first = days.first().map(|d| d.day);
        let place = |day: crate::day::Day| first.and_then(|f| usize::try_from(day.since(f)).ok());
        let places: Vec<usize> = days.iter().filter_map(|d| place(d.day)).collect();
        let points =
            places.iter().zip(days.values()).map(|(at, value)| Point { day: real(*at), value }).collect();
        Self { points, places, span }
    }

    /// How often each point is drawn.
    fn draw(&self, random: &mut Random) -> Vec<u32> {
        // how many blocks start at each place less how many end there, added up along the ring
        let mut edges = vec![0_i32; self.span + 1];
        for block in 0..self.span.div_ceil(BLOCK) {
            let length = BLOCK.min(self.span - block * BLOCK);
            let start = random.below(self.span);
            let end = start + length;
            edges[start] += 1;
            edges[end.min(self.span)] -= 1;
            if end > self.span {
                edges[0] += 1;
                edges[end - self.span] -= 1;
            }
        }
        let mut times = 0;
        for edge in &mut edges {
            times += *edge;
            *edge = times;
        }
        self.places.iter().map(|at| u32::try_from(edges[*at]).unwrap_or(0)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_draw_holds_as_many_calendar_days_as_there_are() {
        for span in [21, 22, 27, 28, 365] {
            let places: Vec<usize> = (0..span).collect();
            let calendar = Calendar { points: Vec::new(), places, span };
            let mut random = Random::new(3);
            let mut sums = vec![0; span];
            for _ in 0..2000 {
                let drawn = calendar.draw(&mut random);
                assert_eq!(drawn.iter().sum::<u32>() as usize, span);
                drawn.iter().zip(&mut sums).for_each(|(n, sum)| *sum += n);
            }
            // the ring has no ends: no day is drawn more often than another
            assert!(sums.iter().all(|sum| (1750..2250).contains(sum)), "{sums:?}");
        }
    }

    /// The order statistics by the binomial distribution itself, from `SciPy` 1.17's `binom.ppf`.
    #[test]
    fn the_error_of_chance_is_that_of_the_binomial_but_for_one_place() {
        for (n, p, below, above) in [
            (60_u32, 0.1, 1.0, 13.0),
            (60, 0.9, 47.0, 59.0),
            (500, 0.1, 34.0, 68.0),
            (500, 0.9, 432.0, 466.0),
            (3000, 0.1, 258.0, 343.0),
            (3000, 0.9, 2657.0, 2742.0),
        ] {
            let drawn: Vec<f64> = (0..n).map(f64::from).collect();
            let here = p * f64::from(n - 1);
            let exact = f64::max(here - (below - 1.0), above - here);
            assert!((chance_error(&drawn, p) - exact).abs() <= 1.0 + 1e-9, "{n} {p}");
        }
        assert!(chance_error(&[], 0.1).abs() < 1e-12);
    }

    #[test]
    fn a_range_that_holds_0_is_no_clear_change() {
        assert_eq!(direction(0.1, 0.2), Direction::Up);
        assert_eq!(direction(-0.2, -0.1), Direction::Down);
        for (low, high) in [(-0.1, 0.1), (0.0, 0.1), (-0.1, 0.0), (0.0, 0.0)] {
            assert_eq!(direction(low, high), Direction::NoClearChange);
        }
    }
}
