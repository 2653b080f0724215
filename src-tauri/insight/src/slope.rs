//! The median of the slopes of all pairs of points, also where some points count several times.
//!
//! Ten years are 6.6 million pairs, and the range of a trend wants their median five hundred times. So
//! pairs are counted, not gone through: a pair has a slope below b exactly if its points stand the
//! wrong way round once all are sorted by `y - b t`, and sorting counts those (Cole, Salowe, Steiger
//! and Szemeredi 1989). The median is closed in on from both sides until no more pairs lie between
//! than there are points; these are listed, and it is one of them. So it is exact, not near.

use crate::{
    num::ratio,
    order::quantile,
    random::Random,
    turning::{Order, Start, Turning},
};

/// Up to this many different points all of their pairs are listed.
const FEW_POINTS: usize = 64;
/// Pairs that are drawn to learn where the middle is and how wide.
const DRAWN: usize = 8192;
/// The first step goes this much further than should be needed, so that it is likely to be enough.
const BEYOND: f64 = 1.25;
/// Steps after which every second one halves, should slopes be bunched.
const EASY_STEPS: u32 = 8;
/// More steps than halving needs.
const MOST_STEPS: u32 = 200;
/// Slopes that lie closer, as a share of the largest value, are the same but for rounding. Reached
/// only if more pairs than there are points have the same slope, and it is not 0.
const ROUNDING: f64 = 1e-13;

/// A day and its value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    /// A whole number of days from any start.
    pub day: f64,
    pub value: f64,
}

/// Finds median slopes of the same points, again and again.
pub(crate) struct Slopes<'a> {
    points: &'a [Point],
    turning: Turning<'a>,
    start: Start,
    /// The Theil-Sen slope: the median of `(y_j - y_i) / (t_j - t_i)` over all i < j.
    pub theil_sen: f64,
    /// Some slopes, rising: what they lie like on the whole.
    drawn: Vec<f64>,
    finest: f64,
}

/// Slopes that follow each other without a gap among all, and how many lie before them.
struct Listed {
    before: u64,
    /// Rising, each with the pairs that it stands for.
    slopes: Vec<(f64, u64)>,
}

impl<'a> Slopes<'a> {
    /// Of points in the order of their days, which differ. `None` for fewer than two.
    pub fn new(points: &'a [Point]) -> Option<Self> {
        let mut random = Random::new(0);
        let mut drawn: Vec<f64> = (0..DRAWN)
            .filter_map(|_| {
                let (a, b) = (random.below(points.len()), random.below(points.len()));
                (a != b).then_some(slope(points.get(a)?, points.get(b)?))
            })
            .collect();
        drawn.sort_unstable_by(f64::total_cmp);
        let guess = quantile(&drawn, 0.5)?;
        let turning = Turning::new(points);
        let start = turning.start(guess);
        let largest = points.iter().map(|p| p.value.abs()).fold(0.0, f64::max);
        let mut slopes = Self { points, turning, start, theil_sen: guess, drawn, finest: largest * ROUNDING };
        slopes.theil_sen = slopes.median(&vec![1; points.len()])?;
        slopes.start = slopes.turning.start(slopes.theil_sen);
        Some(slopes)
    }

    /// The median slope if each point counts as often as `weights` says; two of the same day have no
    /// slope between them. `None` if there is no pair.
    pub fn median(&self, weights: &[u32]) -> Option<f64> {
        let start = self.start.order(weights);
        let pairs = start.pairs();
        let (lower, upper) = (pairs.checked_sub(1)? / 2, pairs / 2);
        let around = self.around(&start, lower);
        let below = around.at(lower)?;
        let above = around.at(upper).or_else(|| self.around(&start, upper).at(upper))?;
        // 0 over a negative number of days is -0, which people should not see
        Some(f64::midpoint(below, above) + 0.0)
    }

    /// Slopes around the one that has `rank` others before it.
    fn around(&self, start: &Order, rank: u64) -> Listed {
        if start.points() <= FEW_POINTS {
            return Listed::new(0, start.all_pairs().map(|(i, j, n)| (self.slope(i, j), n)).collect());
        }
        let (mut low, mut high): (Option<Order>, Option<Order>) = (None, None);
        let mut here = start.clone();
        let mut step = self.finest;
        for round in 0..MOST_STEPS {
            if here.holds(rank) {
                return Listed::new(here.below(), vec![(here.slope(), here.equal())]);
            }
            let is_high = rank < here.below();
            let (slope, missed) = (here.slope(), ratio(here.missed_by(rank), here.pairs()));
            *(if is_high { &mut high } else { &mut low }) = Some(here);
            let next = if let (Some(low), Some(high)) = (&low, &high) {
                if high.below() - low.up_to() <= start.points() as u64 {
                    let between = self.turning.between(low, high);
                    let slopes = between.map(|(i, j, n)| (self.slope(i, j), n)).collect();
                    return Listed::new(low.up_to(), slopes);
                }
                if high.slope() - low.slope() <= self.finest {
                    break;
                }
                next_slope(low, high, rank, round >= EASY_STEPS && round.is_multiple_of(2))
            } else {
                step = (2.0 * step).max(self.reach(slope, missed, is_high));
                if is_high { slope - step } else { slope + step }
            };
            let Some(base) = nearest(next, low.as_ref(), high.as_ref()) else { break };
            here = self.turning.turn(base, next);
        }
        // all that is left between differs by rounding only
        let middle = low.or(high).map_or(self.theil_sen, |order| order.slope());
        Listed { before: 0, slopes: vec![(middle, u64::MAX)] }
    }

    /// How far from this slope one lies that has a share of all between, and a little more.
    fn reach(&self, slope: f64, share: f64, down: bool) -> f64 {
        let up_to = self.drawn.partition_point(|s| if down { *s < slope } else { *s <= slope });
        let here = ratio(up_to as u64, self.drawn.len() as u64);
        let there = if down { here - BEYOND * share } else { here + BEYOND * share };
        quantile(&self.drawn, there).map_or(0.0, |there| (there - slope).abs())
    }

    fn slope(&self, i: usize, j: usize) -> f64 {
        match (self.points.get(i), self.points.get(j)) {
            (Some(a), Some(b)) => slope(a, b),
            _ => 0.0,
        }
    }
}

impl Listed {
    fn new(before: u64, mut slopes: Vec<(f64, u64)>) -> Self {
        slopes.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        Self { before, slopes }
    }

    /// The slope that has `rank` others before it, if it is one of these.
    fn at(&self, rank: u64) -> Option<f64> {
        let mut left = rank.checked_sub(self.before)?;
        let (slope, _) = self.slopes.iter().find(|(_, n)| {
            let found = left < *n;
            left = left.saturating_sub(*n);
            found
        })?;
        Some(*slope)
    }
}

fn slope(a: &Point, b: &Point) -> f64 {
    (b.value - a.value) / (b.day - a.day)
}

/// The one that is nearer, so that little has to be sorted.
fn nearest<'a>(slope: f64, low: Option<&'a Order>, high: Option<&'a Order>) -> Option<&'a Order> {
    match (low, high) {
        (Some(low), Some(high)) if slope - low.slope() > high.slope() - slope => Some(high),
        (low, high) => low.or(high),
    }
}

/// A slope between the two, on the other side of what is looked for than the nearer one is, and close:
/// a quarter of what may be left between.
fn next_slope(low: &Order, high: &Order, rank: u64, halve: bool) -> f64 {
    // days on few levels have many slopes that are exactly 0
    if low.slope() < 0.0 && high.slope() > 0.0 {
        return 0.0;
    }
    let (first, end) = (low.up_to(), high.below());
    let margin = low.points() as u64 / 4;
    let aim = if rank - first < end - rank { rank + margin } else { rank.saturating_sub(margin).max(first) };
    let slope = low.slope() + ratio(aim - first, end - first) * (high.slope() - low.slope());
    if halve || slope <= low.slope() || slope >= high.slope() {
        f64::midpoint(low.slope(), high.slope())
    } else {
        slope
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The median of all slopes, each as often as its points say.
    fn listed(points: &[Point], weights: &[u32]) -> Option<f64> {
        let mut all = Vec::new();
        for (i, a) in points.iter().enumerate() {
            for (j, b) in points.iter().enumerate().skip(i + 1) {
                all.extend(vec![slope(a, b); (weights[i] * weights[j]) as usize]);
            }
        }
        crate::order::median(&mut all)
    }

    /// Points on some of 600 days, on quarters of a point, with how often they were drawn.
    fn drawn() -> impl Strategy<Value = Vec<(u16, i8, u32)>> {
        let drawn = prop::collection::vec((0..600_u16, -16..=16_i8, 0..4_u32), 1..200);
        drawn.prop_map(|mut drawn| {
            drawn.sort_unstable();
            drawn.dedup_by_key(|d| d.0);
            drawn
        })
    }

    fn points(drawn: &[(u16, i8, u32)], value: impl Fn(f64, f64) -> f64) -> Vec<Point> {
        let point = |&(day, quarters, _): &(u16, i8, u32)| {
            let day = f64::from(day);
            Point { day, value: value(day, f64::from(quarters) / 4.0) }
        };
        drawn.iter().map(point).collect()
    }

    proptest! {
        #[test]
        fn closing_in_finds_the_very_slope_that_listing_all_finds(drawn in drawn()) {
            let points = points(&drawn, |_, y| y);
            let weights: Vec<u32> = drawn.iter().map(|d| d.2).collect();
            let slopes = Slopes::new(&points);
            prop_assert_eq!(slopes.as_ref().map(|s| s.theil_sen), listed(&points, &vec![1; points.len()]));
            if let Some(slopes) = slopes {
                prop_assert_eq!(slopes.median(&weights), listed(&points, &weights));
            }
        }

        /// Now the many equal slopes differ by rounding, and none of them is 0.
        #[test]
        fn also_along_a_line(drawn in drawn(), tilt in -0.5..0.5_f64, flat in prop::bool::ANY) {
            let points = points(&drawn, |day, y| tilt * day + if flat { 0.0 } else { y.round() });
            let Some(slopes) = Slopes::new(&points) else { return Ok(()) };
            let weights: Vec<u32> = drawn.iter().map(|d| d.2).collect();
            for weights in [vec![1; points.len()], weights] {
                match (slopes.median(&weights), listed(&points, &weights)) {
                    (Some(found), Some(exact)) => prop_assert!((found - exact).abs() < 1e-10, "{found} {exact}"),
                    (found, exact) => prop_assert_eq!(found, exact),
                }
            }
        }
    }

    #[test]
    fn ten_years_on_nine_levels() {
        let level = |n: u32| f64::from(n.wrapping_mul(2_654_435_761) >> 16 & 7) - 4.0;
        for tilt in [0.0, 0.000_3, -0.002] {
            let points: Vec<Point> = (0..3650)
                .map(|n| Point { day: f64::from(n), value: (level(n) + tilt * f64::from(n)).round() })
                .collect();
            let found = Slopes::new(&points).map(|s| s.theil_sen);
            assert_eq!(found, listed(&points, &vec![1; points.len()]), "{tilt}");
        }
    }

    #[test]
    fn one_day_has_no_slope() {
        assert!(Slopes::new(&[]).is_none());
        let points = [Point { day: 0.0, value: 1.0 }, Point { day: 1.0, value: 3.0 }];
        assert!(Slopes::new(&points[..1]).is_none());
        let slopes = Slopes::new(&points).unwrap();
        assert_eq!(slopes.median(&[5, 0]), None);
        assert_eq!(slopes.median(&[0, 0]), None);
        assert_eq!(slopes.median(&[2, 1]), Some(2.0));
    }
}
