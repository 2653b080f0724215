//! The calendar: on which days there is something.

use chrono::{Datelike, NaiveDate};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    day::Day,
    error::{Error, Result},
    timeline::{Row, row_columns},
};

/// Entries on each day from `?1` to `?2`, as yyyymmdd.
pub const COUNTS: &str = "SELECT day, count(*) FROM entry INDEXED BY entry_day
 WHERE deleted_ms IS NULL AND day BETWEEN ?1 AND ?2 GROUP BY day";
const EXTENT: &str = "SELECT
 (SELECT min(day) FROM entry INDEXED BY entry_day WHERE deleted_ms IS NULL),
 (SELECT max(day) FROM entry INDEXED BY entry_day WHERE deleted_ms IS NULL),
 (SELECT count(*) FROM entry INDEXED BY entry_day WHERE deleted_ms IS NULL)";
/// The entries about a day. `?1` the day, as yyyymmdd.
pub const OF_DAY: &str = concat!(
    "SELECT ",
    row_columns!(),
    " FROM entry AS e INDEXED BY entry_day WHERE e.deleted_ms IS NULL AND e.day = ?1 ORDER BY e.place DESC"
);

/// A day with entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DayCount {
    /// In the writer's own days.
    pub day: Day,
    /// At least 1.
    pub entries: u32,
}

/// From when to when a journal reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Extent {
    /// The first day that an entry is about; none if there are no entries.
    pub first: Option<Day>,
    /// The last one.
    pub last: Option<Day>,
    /// Entries outside the bin.
    pub total: u32,
}

impl Extent {
    fn load(db: &Connection) -> Result<Self> {
        let (first, last, total) = db
            .prepare_cached(EXTENT)?
            .query_row([], |r| Ok((r.get::<_, Option<i32>>(0)?, r.get::<_, Option<i32>>(1)?, r.get(2)?)))?;
        let day = |number: Option<i32>| number.map(Day::from_number).transpose();
        Ok(Self { first: day(first)?, last: day(last)?, total })
    }
}

fn of_day(db: &Connection, day: Day) -> Result<Vec<Row>> {
    Ok(db.prepare_cached(OF_DAY)?.query_map([day.number()], Row::read)?.collect::<rusqlite::Result<_>>()?)
}

fn counts(db: &Connection, from: i32, to: i32) -> Result<Vec<DayCount>> {
    let mut select = db.prepare_cached(COUNTS)?;
    let counts = select.query_map([from, to], |r| Ok((r.get(0)?, r.get(1)?)))?;
    counts
        .map(|count| {
            let (day, entries) = count?;
            Ok(DayCount { day: Day::from_number(day)?, entries })
        })
        .collect()
}

impl Journal {
    /// The days of a month that have entries, in order, with how many. [`Error::BadWhen`] if the
    /// year is not 1 to 9999 or the month not 1 to 12.
    pub fn calendar(&self, year: i32, month: u32) -> Result<Vec<DayCount>> {
        let first = Day::new(NaiveDate::from_ymd_opt(year, month, 1).ok_or(Error::BadWhen)?)?.number();
        self.vault.read(|db| counts(db, first, first + 30))
    }

    /// The days from `from` to `to`, both included, that have entries, in order, with how many.
    pub fn day_counts(&self, from: Day, to: Day) -> Result<Vec<DayCount>> {
        self.vault.read(|db| counts(db, from.number(), to.number()))
    }

    /// From when to when the journal reaches, and how many entries it has.
    pub fn span(&self) -> Result<Extent> {
        self.vault.read(Extent::load)
    }

    /// The entries about this day of other years, newest first. What was on a 29 February is shown
    /// on the 28th in the years that have no 29th, or it would be seen every four years only.
    pub fn on_this_day(&self, day: Day) -> Result<Vec<Row>> {
        let date = day.date();
        let leap_day_too = (date.month(), date.day()) == (2, 28) && !date.leap_year();
        self.vault.read(|db| {
            let mut rows = Vec::new();
            let Extent { first: Some(first), last: Some(last), .. } = Extent::load(db)? else {
                return Ok(rows);
            };
            let years = first.date().year()..=last.date().year();
            for year in years.rev().filter(|&year| year != date.year()) {
                let leap_day = NaiveDate::from_ymd_opt(year, 2, 29).filter(|_| leap_day_too);
                for date in [leap_day, date.with_year(year)].into_iter().flatten() {
                    rows.extend(of_day(db, Day::new(date)?)?);
                }
            }
            Ok(rows)
        })
    }
}
