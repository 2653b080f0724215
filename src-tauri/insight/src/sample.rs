//! What is put in: how somebody felt, and when.

use serde::Serialize;
use specta::Type;

use crate::day::{Block, Day, place};

/// Farthest that a value may lie from 0: far beyond any scale that people answer on, and near enough
/// that squares and differences stay numbers.
const FARTHEST_VALUE: f64 = 1e6;

/// Why something can't be part of the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// Outside the years 1 to 9999, or no date.
    #[error("not a time in the years 1 to 9999")]
    Time,
    /// More than 18 hours from UTC.
    #[error("not an offset from UTC")]
    Offset,
    /// Not a finite number, or beyond any scale.
    #[error("not a value of a scale")]
    Value,
}

/// What made somebody check in. People open a journal when they are upset, so the last two kinds pull
/// averages down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The program asked, at a time that it chose.
    Prompted,
    /// At a time that the person had chosen before.
    Scheduled,
    /// Of their own accord.
    SelfStarted,
    /// After something that hurt.
    AfterTrigger,
}

/// Which entries count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Include {
    /// Prompted and scheduled ones: for everything that follows a course or compares.
    #[default]
    Planned,
    /// All: for pictures of what was written.
    All,
}

impl Include {
    /// Whether entries of this kind count.
    pub fn holds(self, kind: Kind) -> bool {
        self == Self::All || matches!(kind, Kind::Prompted | Kind::Scheduled)
    }
}

/// How somebody felt at a moment. Pleasantness runs from -4 to 4; the figures work on any scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    instant_ms: i64,
    day: Day,
    block: Block,
    value: f64,
    kind: Kind,
}

impl Sample {
    /// From the instant in milliseconds since 1970 (UTC), minutes east of UTC on the person's clock
    /// at that moment, the value, and what led to it.
    pub fn new(instant_ms: i64, offset_min: i32, value: f64, kind: Kind) -> Result<Self, Invalid> {
        let (day, block) = place(instant_ms, offset_min)?;
        Ok(Self { instant_ms, day, block, value: checked(value)?, kind })
    }

    /// Milliseconds since 1970 (UTC).
    pub fn instant_ms(&self) -> i64 {
        self.instant_ms
    }

    /// The day that it belongs to.
    pub fn day(&self) -> Day {
        self.day
    }

    /// The part of that day.
    pub fn block(&self) -> Block {
        self.block
    }

    /// The value.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// What led to it.
    pub fn kind(&self) -> Kind {
        self.kind
    }
}

/// A number that belongs to a day: hours of sleep, the total of a questionnaire.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename = "DayReading")]
pub struct Reading {
    day: Day,
    value: f64,
}

impl Reading {
    /// From the day and the number.
    pub fn new(day: Day, value: f64) -> Result<Self, Invalid> {
        Ok(Self { day, value: checked(value)? })
    }

    /// The day.
    pub fn day(&self) -> Day {
        self.day
    }

    /// The number.
    pub fn value(&self) -> f64 {
        self.value
    }
}

/// A value that every formula can take. Adding 0 makes -0 the 0 that it is equal to, so that equal
/// values also sort as equal.
fn checked(value: f64) -> Result<f64, Invalid> {
    if value.abs() <= FARTHEST_VALUE { Ok(value + 0.0) } else { Err(Invalid::Value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_values_of_a_scale() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e9, -1e9] {
            assert_eq!(Sample::new(0, 0, value, Kind::Prompted), Err(Invalid::Value));
        }
        let zero = Sample::new(0, 0, -0.0, Kind::Prompted).unwrap();
        assert!(zero.value().is_sign_positive());
    }

    #[test]
    fn planned_entries_are_the_two_first_kinds() {
        let kinds = [Kind::Prompted, Kind::Scheduled, Kind::SelfStarted, Kind::AfterTrigger];
        assert_eq!(kinds.map(|kind| Include::Planned.holds(kind)), [true, true, false, false]);
        assert!(kinds.into_iter().all(|kind| Include::All.holds(kind)));
    }
}
