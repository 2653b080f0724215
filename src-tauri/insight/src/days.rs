//! One value for each day.

use serde::Serialize;
use specta::Type;

use crate::{
    day::Day,
    finding::Method,
    num::count,
    order::median,
    sample::{Include, Reading, Sample},
};

/// What a day felt like.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DayValue {
    /// Which day.
    pub day: Day,
    /// `y_d`: the median of the medians of its blocks, on the scale of the entries.
    pub value: f64,
    /// Lowest entry: a day at -4 and at 4 is no neutral day.
    pub min: f64,
    /// Highest entry.
    pub max: f64,
    /// How many entries.
    pub n: u32,
}

/// The days that have a value, in their order, each once. Days without an entry are missing: they are
/// not neutral, and nothing is put in their place.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Type)]
#[serde(transparent)]
pub struct Days(Vec<DayValue>);

impl Days {
    /// How a day's value is made.
    pub const METHOD: Method = Method::DayMedian;

    /// The days of these samples, which may come in any order.
    pub fn new(samples: &[Sample], include: Include) -> Self {
        let mut counted: Vec<&Sample> = samples.iter().filter(|s| include.holds(s.kind())).collect();
        // the value only so that the order of what is put in can't matter
        counted.sort_unstable_by(|a, b| {
            (a.day(), a.block()).cmp(&(b.day(), b.block())).then(a.value().total_cmp(&b.value()))
        });
        let mut values = Vec::new();
        Self(counted.chunk_by(|a, b| a.day() == b.day()).filter_map(|of| value_of(of, &mut values)).collect())
    }

    /// Only the days from `first` to `last`, both included.
    #[must_use]
    pub fn between(&self, first: Day, last: Day) -> Self {
        let start = self.0.partition_point(|d| d.day < first);
        let end = self.0.partition_point(|d| d.day <= last);
        Self(self.0.get(start..end).unwrap_or_default().to_vec())
    }

    /// How many calendar days lie from the first to the last, both counted; 0 for none.
    pub fn span(&self) -> usize {
        match (self.0.first(), self.0.last()) {
            (Some(first), Some(last)) => usize::try_from(last.day.since(first.day)).map_or(0, |n| n + 1),
            _ => 0,
        }
    }

    /// Each calendar day and the next one, where both have a value.
    pub(crate) fn neighbours(&self) -> impl Iterator<Item = (&DayValue, &DayValue)> {
        self.0.iter().zip(self.0.iter().skip(1)).filter(|(day, next)| next.day.since(day.day) == 1)
    }

    pub(crate) fn values(&self) -> Vec<f64> {
        self.0.iter().map(|d| d.value).collect()
    }

    /// The value of a day, if it has one.
    pub fn on(&self, day: Day) -> Option<f64> {
        let at = self.0.binary_search_by_key(&day, |d| d.day).ok()?;
        self.0.get(at).map(|d| d.value)
    }
}

/// The numbers of a scale that is asked at most once a day. Of several on one day, their median.
impl FromIterator<Reading> for Days {
    fn from_iter<I: IntoIterator<Item = Reading>>(readings: I) -> Self {
        let mut readings: Vec<_> = readings.into_iter().map(|r| (r.day(), r.value())).collect();
        readings.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let of_day = |of: &[(Day, f64)]| {
            let (&(day, min), &(_, max)) = (of.first()?, of.last()?);
            let value = median(&mut of.iter().map(|(_, value)| *value).collect::<Vec<_>>())?;
            Some(DayValue { day, value, min, max, n: count(of.len()) })
        };
        Self(readings.chunk_by(|a, b| a.0 == b.0).filter_map(of_day).collect())
    }
}

impl std::ops::Deref for Days {
    type Target = [DayValue];

    fn deref(&self) -> &[DayValue] {
        &self.0
    }
}

/// The value of the samples of one day, which come block by block.
fn value_of(of: &[&Sample], values: &mut Vec<f64>) -> Option<DayValue> {
    let mut blocks = [0.0; 3];
    let mut filled = 0;
    for block in of.chunk_by(|a, b| a.block() == b.block()) {
        values.clear();
        values.extend(block.iter().map(|s| s.value()));
        *blocks.get_mut(filled)? = median(values)?;
        filled += 1;
    }
    let all = || of.iter().map(|s| s.value());
    Some(DayValue {
        day: of.first()?.day(),
        value: median(blocks.get_mut(..filled)?)?,
        min: all().min_by(f64::total_cmp)?,
        max: all().max_by(f64::total_cmp)?,
        n: count(of.len()),
    })
}
