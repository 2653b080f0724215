//! Dates as people and programs spell them: in names, at the head of a text, in a field.

mod cursor;
mod month;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Tz;

use self::cursor::Cursor;
use crate::{Precision, Told};

/// What was found, and where in the text it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The day.
    pub day: NaiveDate,
    /// The time, if it stands behind the day.
    pub time: Option<NaiveTime>,
    /// What stands behind the time.
    pub offset: Offset,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
}

/// What is known of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offset {
    /// Nothing.
    Unknown,
    /// It is an instant; the clock of the writer is not told.
    Utc,
    /// Minutes east of UTC.
    Minutes(i32),
}

/// Which comes first where a day and a month are both numbers up to 12 and the year is last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Not known: such a date is not understood.
    #[default]
    Unknown,
    /// 3/5 is the third of May.
    DayFirst,
    /// 3/5 is the fifth of March.
    MonthFirst,
}

impl Order {
    /// What the dates of a whole journal say: one of them that allows only one reading settles it.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (mut day, mut month) = (false, false);
        for text in texts {
            match starts(text).find_map(|at| Cursor::new(text, at).told_order()) {
                Some(Self::DayFirst) => day = true,
                Some(Self::MonthFirst) => month = true,
                _ => {}
            }
        }
        match (day, month) {
            (true, false) => Self::DayFirst,
            (false, true) => Self::MonthFirst,
            _ => Self::Unknown,
        }
    }
}

/// The first date anywhere in `text`.
pub fn find(text: &str, order: Order) -> Option<Found> {
    starts(text).find_map(|at| Cursor::new(text, at).moment(order))
}

/// A date that `text` begins with.
pub fn at_start(text: &str, order: Order) -> Option<Found> {
    let blank = text.len() - text.trim_start().len();
    Cursor::new(text, blank).moment(order)
}

/// A date that is all of `text`.
pub fn whole(text: &str, order: Order) -> Option<Found> {
    let text = text.trim();
    at_start(text, order).filter(|found| found.end == text.len())
}

/// `text` in the notation of strftime that a person chose: a day, a time or both.
pub fn by_form(text: &str, form: &str) -> Option<(Option<NaiveDate>, Option<NaiveTime>)> {
    let text = text.trim();
    if let Ok(both) = NaiveDateTime::parse_from_str(text, form) {
        return Some((Some(both.date()), Some(both.time())));
    }
    if let Ok(instant) = DateTime::parse_from_str(text, form) {
        return Some((Some(instant.date_naive()), Some(instant.time())));
    }
    if let Ok(day) = NaiveDate::parse_from_str(text, form) {
        return Some((Some(day), None));
    }
    NaiveTime::parse_from_str(text, form).ok().map(|time| (None, Some(time)))
}

impl Found {
    /// As a moment. Instants are looked at on the clocks of `zone`.
    pub fn told(&self, zone: Tz) -> Told {
        let Some(time) = self.time else { return Told::day(self.day) };
        let local = self.day.and_time(time);
        match self.offset {
            Offset::Unknown => Told::local(local),
            Offset::Utc => Told::instant(local.and_utc(), zone),
            Offset::Minutes(minutes) => {
                Told { local, offset: Some(minutes), zone: None, precision: Precision::Minute }
            }
        }
    }

    /// The instant, if it is one.
    pub fn instant(&self) -> Option<DateTime<Utc>> {
        let minutes = match self.offset {
            Offset::Unknown => return None,
            Offset::Utc => 0,
            Offset::Minutes(minutes) => minutes,
        };
        let local = self.day.and_time(self.time?);
        Some(local.checked_sub_signed(chrono::TimeDelta::minutes(minutes.into()))?.and_utc())
    }
}

/// Where a date may begin: where a word or a number does.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let begins = c.is_alphanumeric()
            && (!before.is_alphanumeric() || before.is_ascii_digit() != c.is_ascii_digit());
        before = c;
        begins.then_some(at)
    })
}
