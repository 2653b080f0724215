//! Days that end when people go to bed, and the blocks of a day.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::{Type, Types, datatype::DataType};

use crate::sample::Invalid;

/// The local hour at which a day ends. What is felt at 2 at night belongs to the evening before.
const ENDS_AT_HOUR: i64 = 4;
const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;
const MINUTE_MS: i64 = 60_000;
/// Farthest that an offset may lie from UTC, in minutes. No zone has ever had more than 16 hours.
const FARTHEST_OFFSET_MIN: u32 = 18 * 60;
/// 0001-01-01 and 9999-12-31, in days from 1970-01-01.
const FIRST: i32 = -719_162;
const LAST: i32 = 2_932_896;

/// A day of somebody's life, from 04:00 on their clock to 04:00; named by the date of its morning,
/// in the years 1 to 9999. As text `2026-11-22`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(i32);

impl Day {
    /// The day that an instant (milliseconds from 1970, UTC) belongs to on a clock that is `offset`
    /// minutes east of UTC.
    ///
    /// Only the wall clock counts: a day on which clocks change has 23 or 25 hours, and one on which
    /// somebody travels may have more or fewer.
    pub fn at(instant_ms: i64, offset_min: i32) -> Result<Self, Invalid> {
        place(instant_ms, offset_min).map(|(day, _)| day)
    }

    /// Days from 1970-01-01 to this one.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day that is `days` later, or earlier if negative; stops at the ends of the years 1 to 9999.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days).clamp(FIRST, LAST))
    }

    /// Days from `earlier` to this one; negative if `earlier` is later.
    pub fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// The date of its morning.
    pub fn date(self) -> NaiveDate {
        NaiveDate::from_epoch_days(self.0).unwrap_or_default()
    }
}

impl TryFrom<NaiveDate> for Day {
    type Error = Invalid;

    fn try_from(date: NaiveDate) -> Result<Self, Invalid> {
        Some(date.to_epoch_days()).filter(|n| (FIRST..=LAST).contains(n)).map(Self).ok_or(Invalid::Time)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date().format("%Y-%m-%d"))
    }
}

impl FromStr for Day {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| Invalid::Time).and_then(Self::try_from)
    }
}

impl TryFrom<String> for Day {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl Type for Day {
    fn definition(types: &mut Types) -> DataType {
        String::definition(types)
    }
}

/// A part of a day. Three bad entries in one evening should not outweigh a good day, so each part
/// speaks once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Block {
    /// From 04:00 to before 12:00.
    Morning,
    /// From 12:00 to before 18:00.
    Afternoon,
    /// From 18:00 to before 04:00.
    Evening,
}

/// Day and block of an instant on a clock.
pub(crate) fn place(instant_ms: i64, offset_min: i32) -> Result<(Day, Block), Invalid> {
    if offset_min.unsigned_abs() > FARTHEST_OFFSET_MIN {
        return Err(Invalid::Offset);
    }
    let moved = i64::from(offset_min) * MINUTE_MS - ENDS_AT_HOUR * HOUR_MS;
    let since_end = instant_ms.checked_add(moved).ok_or(Invalid::Time)?;
    let day = i32::try_from(since_end.div_euclid(DAY_MS)).map_err(|_| Invalid::Time)?;
    if !(FIRST..=LAST).contains(&day) {
        return Err(Invalid::Time);
    }
    let block = match since_end.rem_euclid(DAY_MS) / HOUR_MS + ENDS_AT_HOUR {
        ..12 => Block::Morning,
        12..18 => Block::Afternoon,
        _ => Block::Evening,
    };
    Ok((Day(day), block))
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDateTime, TimeDelta};

    use super::*;

    fn at(local: &str, offset_min: i32) -> (String, Block) {
        let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M:%S%.f").unwrap();
        let utc = local - TimeDelta::minutes(offset_min.into());
        let (day, block) = place(utc.and_utc().timestamp_millis(), offset_min).unwrap();
        (day.to_string(), block)
    }

    #[test]
    fn a_day_ends_at_four() {
        for offset in [0, 60, -480, 345, 840] {
            assert_eq!(at("2026-03-01 03:59:59.999", offset), ("2026-02-28".into(), Block::Evening));
            assert_eq!(at("2026-03-01 04:00:00", offset), ("2026-03-01".into(), Block::Morning));
            assert_eq!(at("2026-03-01 11:59:59.999", offset), ("2026-03-01".into(), Block::Morning));
            assert_eq!(at("2026-03-01 12:00:00", offset), ("2026-03-01".into(), Block::Afternoon));
            assert_eq!(at("2026-03-01 18:00:00", offset), ("2026-03-01".into(), Block::Evening));
            assert_eq!(at("2026-03-01 23:59:59.999", offset), ("2026-03-01".into(), Block::Evening));
            assert_eq!(at("2026-03-02 00:00:00", offset), ("2026-03-01".into(), Block::Evening));
            assert_eq!(at("1969-12-31 05:00:00", offset), ("1969-12-31".into(), Block::Morning));
        }
    }

    #[test]
    fn only_days_of_the_calendar() {
        for offset in [18 * 60 + 1, i32::MAX, i32::MIN] {
            assert_eq!(Day::at(0, offset), Err(Invalid::Offset));
        }
        assert_eq!(Day::at(i64::MAX, 0), Err(Invalid::Time));
        assert_eq!(Day::at(i64::MIN, 0), Err(Invalid::Time));
        for text in ["0001-01-01", "1970-01-01", "2024-02-29", "9999-12-31"] {
            assert_eq!(text.parse::<Day>().unwrap().to_string(), text);
        }
        for text in ["0000-12-31", "10000-01-01", "2025-02-29", ""] {
            assert_eq!(text.parse::<Day>(), Err(Invalid::Time), "{text}");
        }
        assert_eq!(Day(LAST).plus(1), Day(LAST));
    }
}
