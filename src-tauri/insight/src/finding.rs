//! A figure with the name of its method, or exactly what it lacks.

use serde::Serialize;
use specta::Type;

use crate::num::count;

/// How a figure was made. `docs/insight.md` has a section for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "FigureMethod")]
pub enum Method {
    /// Median of the medians of the three blocks of a day.
    DayMedian,
    /// Median and quartiles of day values.
    PeriodMedian,
    /// Mean of the day values of seven calendar days.
    RollingMean,
    /// Exponential smoothing with a half-life, for days that are unevenly far apart.
    HalfLifeSmoothing,
    /// Theil-Sen slope, with a range from a circular block bootstrap.
    TheilSen,
    /// Median absolute deviation and standard deviation of day values.
    Spread,
    /// Root mean square of successive differences within days.
    Rmssd,
    /// Mean square of the differences from one calendar day to the next.
    DayToDayMssd,
    /// Share of successive pairs within days with a sharp drop.
    AcuteChange,
    /// Cliff's delta, the Hodges-Lehmann shift, and a rotation test.
    CliffDelta,
    /// Spearman's rank correlation with the interval of Bonett and Wright.
    Spearman,
    /// Non-overlap of all pairs, and the Hodges-Lehmann shift.
    NonOverlap,
    /// Change of a questionnaire beside the change that is more than chance.
    ReliableChange,
}

impl Method {
    /// The name that the field knows it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::DayMedian => "median of block medians",
            Self::PeriodMedian => "median and interquartile range of day values",
            Self::RollingMean => "7-day rolling mean",
            Self::HalfLifeSmoothing => "exponential smoothing, half-life 3 days",
            Self::TheilSen => {
                "Theil-Sen slope, circular block bootstrap (7-day blocks, 10th to 90th percentile)"
            }
            Self::Spread => "median absolute deviation, standard deviation",
            Self::Rmssd => "RMSSD within days",
            Self::DayToDayMssd => "day-to-day MSSD",
            Self::AcuteChange => "probability of acute change",
            Self::CliffDelta => "Cliff's delta, Hodges-Lehmann shift, rotation test, Benjamini-Hochberg",
            Self::Spearman => "Spearman's rho, Bonett-Wright interval with effective n",
            Self::NonOverlap => "non-overlap of all pairs, Hodges-Lehmann shift",
            Self::ReliableChange => "reliable change",
        }
    }
}

/// What there has to be enough of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum What {
    /// Days with a value.
    Days,
    /// Calendar days from the first to the last day with a value, both counted.
    Span,
    /// The same, where there are too many: `need` is the most that is looked at.
    SpanAtMost,
    /// Pairs of successive entries on the same day, at most 8 hours apart.
    Pairs,
    /// Days with at least two entries that are apart in time; with none, nothing can be said of
    /// changes within a day, however long it goes on.
    DaysWithTwoEntries,
    /// Pairs of neighbouring calendar days that both have a value.
    NeighbouringDays,
    /// Days with the tag.
    Tagged,
    /// Days without the tag.
    Untagged,
    /// Rotations of the tag that leave enough days to compare.
    Rotations,
    /// Days before the event.
    Before,
    /// Days after the event.
    After,
    /// Different moods among the days: if all are equal nothing can go along with them.
    DifferentMoods,
    /// Different numbers among the days.
    DifferentNumbers,
    /// Days that count as independent of each other, rounded down.
    EffectiveDays,
    /// Filled-in questionnaires with a total.
    Answers,
}

/// What is not enough, and by how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
pub struct Lack {
    /// Of what.
    pub what: What,
    /// How many there are.
    pub have: u32,
    /// How many it takes.
    pub need: u32,
}

/// A figure, or everything that is missing for it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "state", rename_all = "camelCase")]
pub enum Finding<T> {
    /// There was enough.
    Found {
        /// How the figure was made.
        method: Method,
        /// The figure, with its counts.
        figure: T,
    },
    /// There was not enough.
    Lacking {
        /// How the figure would be made.
        method: Method,
        /// All that is missing; at least one.
        lacks: Vec<Lack>,
    },
}

impl<T> Finding<T> {
    /// The figure, if there was enough for it.
    pub fn figure(&self) -> Option<&T> {
        match self {
            Self::Found { figure, .. } => Some(figure),
            Self::Lacking { .. } => None,
        }
    }

    /// What is missing; nothing if there is a figure.
    pub fn lacks(&self) -> &[Lack] {
        match self {
            Self::Found { .. } => &[],
            Self::Lacking { lacks, .. } => lacks,
        }
    }

    /// How the figure is made.
    pub fn method(&self) -> Method {
        match self {
            Self::Found { method, .. } | Self::Lacking { method, .. } => *method,
        }
    }

    pub(crate) fn figure_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Found { figure, .. } => Some(figure),
            Self::Lacking { .. } => None,
        }
    }
}

/// Collects all that is missing, so that a person is told everything at once.
pub(crate) struct Needs {
    method: Method,
    lacks: Vec<Lack>,
}

impl Needs {
    pub fn of(method: Method) -> Self {
        Self { method, lacks: Vec::new() }
    }

    pub fn at_least(mut self, what: What, have: usize, need: usize) -> Self {
        if have < need {
            self.lacks.push(Lack { what, have: count(have), need: count(need) });
        }
        self
    }

    pub fn at_most(mut self, what: What, have: usize, most: usize) -> Self {
        if have > most {
            self.lacks.push(Lack { what, have: count(have), need: count(most) });
        }
        self
    }

    /// The figure if nothing is missing; `make` may still find that something is.
    pub fn then<T>(self, make: impl FnOnce() -> Result<T, Lack>) -> Finding<T> {
        let Self { method, mut lacks } = self;
        if lacks.is_empty() {
            match make() {
                Ok(figure) => return Finding::Found { method, figure },
                Err(lack) => lacks.push(lack),
            }
        }
        Finding::Lacking { method, lacks }
    }
}
