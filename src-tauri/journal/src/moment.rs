//! Moments: a local time that stays what it was, and the instant that it was.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDateTime, Offset, TimeDelta, TimeZone, Timelike};
use chrono_tz::Tz;
use rusqlite::Row as SqlRow;
use serde::{Deserialize, Serialize};
use specta::{Type, Types, datatype::DataType};

use crate::{
    day::Day,
    error::{Error, Result},
};

/// Farthest that an offset may lie from UTC, in minutes. No zone has ever had more than 16 hours.
const FARTHEST_OFFSET: i32 = 18 * 60;
const MINUTE_MS: i64 = 60_000;

/// A date and time on somebody's clock, in whole seconds, in the years 1 to 9999. As text
/// `2026-11-22T23:30:00`; the seconds may be left out when it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LocalTime(NaiveDateTime);

impl LocalTime {
    /// Drops fractions of a second; [`Error::BadWhen`] outside the years 1 to 9999.
    pub fn new(time: NaiveDateTime) -> Result<Self> {
        let whole = time.with_nanosecond(0).ok_or(Error::BadWhen)?;
        if (1..=9999).contains(&whole.year()) { Ok(Self(whole)) } else { Err(Error::BadWhen) }
    }

    /// The date and time.
    pub fn time(self) -> NaiveDateTime {
        self.0
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%dT%H:%M:%S"))
    }
}

impl FromStr for LocalTime {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f")
            .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M"))
            .map_err(|_| Error::BadWhen)
            .and_then(Self::new)
    }
}

impl TryFrom<String> for LocalTime {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl From<LocalTime> for String {
    fn from(time: LocalTime) -> Self {
        time.to_string()
    }
}

impl Type for LocalTime {
    fn definition(types: &mut Types) -> DataType {
        String::definition(types)
    }
}

/// A moment as the writer lived it. 23:30 in Lisbon stays that time of that day for ever, wherever
/// and under whatever later rules it is read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Moment {
    local: LocalTime,
    /// Minutes east of UTC. Offsets of long ago with odd seconds are rounded to the minute; the
    /// local time is exact.
    offset: i32,
    /// IANA name, if it is known.
    zone: Option<String>,
}

impl Moment {
    /// A moment from its parts. [`Error::BadWhen`] if the year is not 1 to 9999, the offset (in
    /// minutes) is more than 18 hours, or `zone` does not look like the name of a zone.
    pub fn new(local: NaiveDateTime, offset: i32, zone: Option<String>) -> Result<Self> {
        if offset.abs() > FARTHEST_OFFSET || !zone.as_deref().is_none_or(looks_like_a_zone) {
            return Err(Error::BadWhen);
        }
        Ok(Self { local: LocalTime::new(local)?, offset, zone })
    }

    /// An instant as the clocks of `zone` show it; `now` of a clock's fixed offset if `zone` is
    /// unknown. For the callers that do read a clock.
    pub fn at(now: DateTime<FixedOffset>, zone: Option<&str>) -> Result<Self> {
        match zone.and_then(|z| z.parse::<Tz>().ok()) {
            Some(tz) => {
                let there = now.with_timezone(&tz);
                Self::new(there.naive_local(), minutes(there.offset()), Some(tz.name().to_owned()))
            }
            None => Self::new(now.naive_local(), minutes(now.offset()), None),
        }
    }

    /// Date and time on the writer's clock.
    pub fn local(&self) -> LocalTime {
        self.local
    }

    /// Minutes east of UTC.
    pub fn offset(&self) -> i32 {
        self.offset
    }

    /// IANA name of the zone, if it is known.
    pub fn zone(&self) -> Option<&str> {
        self.zone.as_deref()
    }

    /// The writer's day.
    pub fn day(&self) -> Day {
        Day::of(self.local)
    }

    /// The instant, in milliseconds since 1970 (UTC).
    pub fn ms(&self) -> i64 {
        self.local.0.and_utc().timestamp_millis() - i64::from(self.offset) * MINUTE_MS
    }

    /// The moment of an instant, as the database keeps it.
    pub(crate) fn from_ms(ms: i64, offset: i32, zone: Option<String>) -> Result<Self> {
        let local = ms.checked_add(i64::from(offset) * MINUTE_MS).and_then(DateTime::from_timestamp_millis);
        Self::new(local.ok_or(Error::BadWhen)?.naive_utc(), offset, zone)
    }

    /// Reads three columns, instant, offset and zone, from `first` on.
    pub(crate) fn read(row: &SqlRow<'_>, first: usize) -> rusqlite::Result<Self> {
        let ms = row.get(first)?;
        Self::from_ms(ms, row.get(first + 1)?, row.get(first + 2)?)
            .map_err(|_| rusqlite::Error::IntegralValueOutOfRange(first, ms))
    }
}

/// A moment as a person gives it: what the clock showed, and where. [`When::resolve`] makes it a
/// [`Moment`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct When {
    /// `2026-11-22T23:30:00`; seconds may be left out, fractions of them are dropped.
    pub local: String,
    /// IANA name. Without one `offset` must be given.
    pub zone: Option<String>,
    /// Minutes east of UTC: which of two it is when the clock showed this time twice.
    pub offset: Option<i32>,
}

impl When {
    /// The moment that is meant. A time that the clocks jumped over is moved forward by as much as
    /// they jumped. A time that they showed twice is the first, unless `offset` says the second.
    /// A zone that this program has no rules for is taken at its `offset`.
    pub fn resolve(&self) -> Result<Moment> {
        let LocalTime(local) = self.local.parse()?;
        let known = self.zone.as_deref().and_then(|z| z.parse::<Tz>().ok());
        let Some(tz) = known else {
            return Moment::new(local, self.offset.ok_or(Error::BadWhen)?, self.zone.clone());
        };
        let (local, offset) = settle(tz, local, self.offset)?;
        Moment::new(local, offset, self.zone.clone())
    }

    /// Whether this says no other than `moment`, so that an entry whose time was left alone keeps
    /// it to the minute, even if the rules of its zone were changed since.
    pub(crate) fn is(&self, moment: &Moment) -> bool {
        self.local.parse().is_ok_and(|local: LocalTime| local == moment.local)
            && self.zone == moment.zone
            && self.offset.is_none_or(|o| o == moment.offset)
    }
}

impl From<&Moment> for When {
    fn from(moment: &Moment) -> Self {
        Self { local: moment.local.to_string(), zone: moment.zone.clone(), offset: Some(moment.offset) }
    }
}

/// The local time that the clocks of `tz` did show, and its offset in minutes.
fn settle(tz: Tz, local: NaiveDateTime, wanted: Option<i32>) -> Result<(NaiveDateTime, i32)> {
    let found = tz.offset_from_local_datetime(&local);
    if let (Some(first), Some(second)) = (found.earliest(), found.latest()) {
        let second = minutes(&second);
        return Ok((local, if wanted == Some(second) { second } else { minutes(&first) }));
    }
    // In a gap, each of the two offsets leads to an instant where the other one holds, and the
    // smaller is the one before it.
    let after_or_before = tz.offset_from_utc_datetime(&local).fix();
    let other = tz.offset_from_utc_datetime(&(local - after_or_before)).fix();
    let seconds = |o: FixedOffset| o.local_minus_utc();
    let (before, after) = if seconds(other) < seconds(after_or_before) {
        (other, after_or_before)
    } else {
        (after_or_before, other)
    };
    let jump = TimeDelta::seconds(i64::from(seconds(after) - seconds(before)));
    Ok((local.checked_add_signed(jump).ok_or(Error::BadWhen)?, minutes(&after)))
}

/// An offset in minutes, the nearest if it has odd seconds.
fn minutes(offset: &impl Offset) -> i32 {
    (offset.fix().local_minus_utc() + 30).div_euclid(60)
}

fn looks_like_a_zone(name: &str) -> bool {
    (1..=64).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"/_+-".contains(&b))
}
