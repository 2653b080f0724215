//! Every figure of a period at once.

use chrono::Weekday;
use serde::Serialize;
use specta::Type;

use crate::{
    correlation::{RankCorrelation, correlate},
    day::Day,
    days::Days,
    finding::Finding,
    num::count,
    period::{Period, Week, period, weeks},
    rolling::{Line, rolling_mean, smoothed},
    sample::{Include, Sample},
    spread::{Spread, spread},
    successive::{DayToDay, Instability, SharpDrops, Successions, day_to_day},
    tags::{Tag, TagComparison, compare_tags},
    trend::{Bootstrap, Trend, trend},
};

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Which entries count.
    pub include: Include,
    /// The first day; from the beginning if there is none.
    pub from: Option<Day>,
    /// The last day; to the end if there is none.
    pub to: Option<Day>,
    /// The day that weeks start on.
    pub week_starts: Weekday,
    /// Whether tags are also set beside the day after.
    pub next_day: bool,
    /// How the range of the trend is drawn.
    pub bootstrap: Bootstrap,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            include: Include::default(),
            from: None,
            to: None,
            week_starts: Weekday::Mon,
            next_day: false,
            bootstrap: Bootstrap::default(),
        }
    }
}

/// A number of each day by the caller's name for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Whatever the caller knows it by.
    pub id: u32,
    /// Its days.
    pub days: Days,
}

/// A number beside mood.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct NumberLink {
    /// The number.
    pub number: u32,
    /// The figure.
    pub link: Finding<RankCorrelation>,
}

/// Every figure of a period.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Patterns {
    /// Which entries counted.
    pub include: Include,
    /// Entries in the period that counted.
    pub n_entries: u32,
    /// Entries in the period that did not, because of their kind.
    pub n_left_out: u32,
    /// Each day with a value.
    pub days: Days,
    /// The whole period.
    pub period: Finding<Period>,
    /// Each week.
    pub weeks: Vec<Week>,
    /// Rolling mean.
    pub rolling: Line,
    /// Smoothed line.
    pub smoothed: Line,
    /// Trend.
    pub trend: Finding<Trend>,
    /// Level of spread.
    pub spread: Finding<Spread>,
    /// Unsteadiness within days.
    pub instability: Finding<Instability>,
    /// Unsteadiness from day to day, where there is none to tell within days.
    pub day_to_day: Option<Finding<DayToDay>>,
    /// Sharp drops within days.
    pub sharp_drops: Finding<SharpDrops>,
    /// Days with a tag beside days without.
    pub tags: TagComparison,
    /// Numbers beside mood.
    pub numbers: Vec<NumberLink>,
}

/// Makes every figure of a period. Samples, tags and numbers may lie outside of it.
pub fn patterns(samples: &[Sample], tags: &[Tag], numbers: &[Number], options: &Options) -> Patterns {
    let inside = |s: &&Sample| {
        options.from.is_none_or(|first| s.day() >= first) && options.to.is_none_or(|last| s.day() <= last)
    };
    let samples: Vec<Sample> = samples.iter().filter(inside).copied().collect();
    let days = Days::new(&samples, options.include);
    let successions = Successions::new(&samples, options.include);
    let n_entries = days.iter().map(|d| d.n).sum();
    let instability = successions.instability();
    Patterns {
        include: options.include,
        n_entries,
        n_left_out: count(samples.len()) - n_entries,
        period: period(&days),
        weeks: weeks(&days, options.week_starts),
        rolling: rolling_mean(&days),
        smoothed: smoothed(&days),
        trend: trend(&days, options.bootstrap),
        spread: spread(&days),
        day_to_day: instability.figure().is_none().then(|| day_to_day(&days)),
        instability,
        sharp_drops: successions.sharp_drops(),
        tags: compare_tags(&days, tags, options.next_day),
        numbers: numbers
            .iter()
            .map(|number| NumberLink { number: number.id, link: correlate(&days, &number.days) })
            .collect(),
        days,
    }
}
