//! Changes from one entry to the next within a day.

use serde::Serialize;
use specta::Type;

use crate::{
    day::Day,
    days::Days,
    finding::{Finding, Method, Needs, What},
    num::{count, real},
    order::median,
    sample::{Include, Sample},
};

const HOUR_MS: f64 = 3_600_000.0;
/// Farthest that the two entries of a pair lie apart.
const LONGEST_GAP_MS: i64 = 8 * 3_600_000;
/// The fewest pairs that anything is told from.
const FEWEST_PAIRS: usize = 20;
/// In the correction for unequal gaps, a shorter gap counts as this. The formula divides by the gap,
/// so an entry put right a minute later would outweigh a year.
const SHORTEST_GAP_MS: i64 = 15 * 60_000;
/// A change of this much or more, downwards, is a sharp drop; in points of the 9-point scale.
const SHARP: f64 = 3.0;
/// Tenths don't add up to whole numbers exactly; a drop from 3.3 to 0.3 is one of 3.
const ROUNDING: f64 = 1e-9;

/// Two successive entries of the same day.
#[derive(Debug, Clone, Copy)]
struct Pair {
    day: Day,
    gap_ms: i64,
    change: f64,
}

/// The pairs that count, and how many days had two entries at all.
#[derive(Debug, Clone)]
pub struct Successions {
    pairs: Vec<Pair>,
    days_with_two: usize,
}

/// How unsteady mood is within days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Instability {
    /// `sqrt((1/m) sum (x_{i+1} - x_i)^2)`, in points.
    pub rmssd: f64,
    /// The same with each difference divided by `sqrt(gap / median gap)`, in points per typical gap.
    pub rmssd_adjusted: f64,
    /// Median gap of the pairs, in hours.
    pub median_gap_hours: f64,
    /// `m`, the pairs that it was made from.
    pub n_pairs: u32,
    /// Days that they come from.
    pub n_days: u32,
}

/// How unsteady mood is from day to day. Not to be compared with [`Instability`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DayToDay {
    /// Mean of the squared differences of neighbouring calendar days, in squared points.
    pub mssd: f64,
    /// Its root, in points.
    pub root: f64,
    /// Pairs of neighbouring days.
    pub n_pairs: u32,
}

/// How often mood drops sharply within a day.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SharpDrops {
    /// Share of the pairs with a drop of 3 points or more, 0 to 1.
    pub share: f64,
    /// How many pairs that is.
    pub n_drops: u32,
    /// Of how many.
    pub n_pairs: u32,
    /// The days on which it happened, in order, each once.
    pub days: Vec<Day>,
}

impl Successions {
    /// The successive pairs of these samples, which may come in any order: same day, more than no
    /// time and at most 8 hours apart. Never across the night, which the end of the day at 04:00
    /// sees to. Samples of the very same moment count as one, with their median: none came before
    /// the other.
    pub fn new(samples: &[Sample], include: Include) -> Self {
        let mut counted: Vec<&Sample> = samples.iter().filter(|s| include.holds(s.kind())).collect();
        let moment = |s: &Sample| (s.instant_ms(), s.day());
        counted.sort_unstable_by_key(|s| moment(s));
        let moments: Vec<(i64, Day, f64)> = counted
            .chunk_by(|a, b| moment(a) == moment(b))
            .filter_map(|of| {
                let value = median(&mut of.iter().map(|s| s.value()).collect::<Vec<_>>())?;
                of.first().map(|s| (s.instant_ms(), s.day(), value))
            })
            .collect();
        let pairs = moments
            .iter()
            .zip(moments.iter().skip(1))
            .filter(|(before, after)| before.1 == after.1)
            .map(|(before, after)| Pair {
                day: after.1,
                gap_ms: after.0 - before.0,
                change: after.2 - before.2,
            })
            .collect::<Vec<_>>();
        let days_with_two = different_days(&pairs);
        let pairs = pairs.into_iter().filter(|pair| pair.gap_ms <= LONGEST_GAP_MS).collect();
        Self { pairs, days_with_two }
    }

    /// Root mean square of successive differences, from at least 20 pairs.
    pub fn instability(&self) -> Finding<Instability> {
        self.needs(Method::Rmssd).then(|| {
            let mut gaps: Vec<f64> = self.pairs.iter().map(corrected_gap).collect();
            let typical = median(&mut gaps).unwrap_or(1.0);
            let mean = |square: &dyn Fn(&Pair) -> f64| {
                self.pairs.iter().map(square).sum::<f64>() / real(self.pairs.len())
            };
            let plain = mean(&|pair| pair.change * pair.change);
            let adjusted = mean(&|pair| pair.change * pair.change / (corrected_gap(pair) / typical));
            let mut raw: Vec<f64> = self.pairs.iter().map(|pair| ms(pair.gap_ms)).collect();
            Ok(Instability {
                rmssd: plain.sqrt(),
                rmssd_adjusted: adjusted.sqrt(),
                median_gap_hours: median(&mut raw).unwrap_or_default() / HOUR_MS,
                n_pairs: count(self.pairs.len()),
                n_days: count(different_days(&self.pairs)),
            })
        })
    }

    /// Probability of acute change, downwards, from at least 20 pairs.
    pub fn sharp_drops(&self) -> Finding<SharpDrops> {
        self.needs(Method::AcuteChange).then(|| {
            let sharp = |pair: &&Pair| pair.change <= ROUNDING - SHARP;
            let mut days: Vec<Day> = self.pairs.iter().filter(sharp).map(|pair| pair.day).collect();
            let drops = days.len();
            days.sort_unstable();
            days.dedup();
            Ok(SharpDrops {
                share: real(drops) / real(self.pairs.len()),
                n_drops: count(drops),
                n_pairs: count(self.pairs.len()),
                days,
            })
        })
    }

    fn needs(&self, method: Method) -> Needs {
        Needs::of(method).at_least(What::DaysWithTwoEntries, self.days_with_two, 1).at_least(
            What::Pairs,
            self.pairs.len(),
            FEWEST_PAIRS,
        )
    }
}

/// Mean square of the differences from one calendar day to the next, for those who check in once a
/// day; from at least 20 pairs of neighbouring days.
pub fn day_to_day(days: &Days) -> Finding<DayToDay> {
    let changes: Vec<f64> = days.neighbours().map(|(before, after)| after.value - before.value).collect();
    Needs::of(Method::DayToDayMssd).at_least(What::NeighbouringDays, changes.len(), FEWEST_PAIRS).then(|| {
        let mssd = changes.iter().map(|c| c * c).sum::<f64>() / real(changes.len());
        Ok(DayToDay { mssd, root: mssd.sqrt(), n_pairs: count(changes.len()) })
    })
}

fn corrected_gap(pair: &Pair) -> f64 {
    ms(pair.gap_ms.max(SHORTEST_GAP_MS))
}

fn ms(gap: i64) -> f64 {
    crate::num::whole(gap)
}

/// Days that these pairs come from. After travel a day's pairs need not stand together.
fn different_days(pairs: &[Pair]) -> usize {
    let mut days: Vec<Day> = pairs.iter().map(|pair| pair.day).collect();
    days.sort_unstable();
    days.dedup();
    days.len()
}
