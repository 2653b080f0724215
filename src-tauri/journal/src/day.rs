//! A day of the calendar.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use specta::{Type, Types, datatype::DataType};

use crate::{
    error::{Error, Result},
    moment::LocalTime,
};

/// A day between the years 1 and 9999, without a zone. As text `2026-11-22`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(NaiveDate);

impl Day {
    /// The day of a date; [`Error::BadWhen`] outside the years 1 to 9999.
    pub fn new(date: NaiveDate) -> Result<Self> {
        if (1..=9999).contains(&date.year()) { Ok(Self(date)) } else { Err(Error::BadWhen) }
    }

    /// The day of a local time, which is in the same years.
    pub(crate) fn of(local: LocalTime) -> Self {
        Self(local.time().date())
    }

    /// The date of this day.
    pub fn date(self) -> NaiveDate {
        self.0
    }

    /// As the number yyyymmdd, which sorts as days do.
    pub(crate) fn number(self) -> i32 {
        let of_month = |n: u32| i32::try_from(n).unwrap_or_default();
        self.0.year() * 10_000 + of_month(self.0.month()) * 100 + of_month(self.0.day())
    }

    /// The day of a number yyyymmdd.
    pub(crate) fn from_number(number: i32) -> Result<Self> {
        let of_month = |n: i32| u32::try_from(n).unwrap_or_default();
        NaiveDate::from_ymd_opt(number / 10_000, of_month(number / 100 % 100), of_month(number % 100))
            .ok_or(Error::BadWhen)
            .and_then(Self::new)
    }

    /// Milliseconds from 1970 to the beginning of this day, `days` later, as if it were a day in UTC.
    pub(crate) fn start_ms(self, days: u64) -> i64 {
        let date = self.0.checked_add_days(Days::new(days)).unwrap_or(self.0);
        date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl FromStr for Day {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| Error::BadWhen).and_then(Self::new)
    }
}

impl TryFrom<String> for Day {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
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
