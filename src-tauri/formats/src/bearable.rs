//! Bearable: its CSV, one row for each thing that was noted, joined into one record for each time.

use std::{collections::HashMap, mem};

use chrono::{NaiveDate, NaiveTime};
use csv::StringRecord;

use crate::{
    Error, Format, How, Item, Picks, Record, Result, Skipped, Source, Told, Why,
    dates::{self, Spelled},
    table::Table,
};

mod category;

use category::Joining;

pub(crate) struct Bearable;

impl Format for Bearable {
    fn id(&self) -> &'static str {
        "bearable"
    }

    fn name(&self) -> &'static str {
        "Bearable"
    }

    fn reads(&self) -> &'static str {
        "The CSV file from Settings, Export data."
    }

    fn picks(&self) -> Picks {
        Picks::File(&["csv"])
    }

    fn knows(&self, source: &mut Source) -> bool {
        Table::peek(source).is_some_and(|table| Columns::of(&table).is_some())
    }

    fn read(&self, source: &mut Source, how: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let table = Table::open(source)?;
        let columns = Columns::of(&table).ok_or(Error::NotThisFormat)?;
        let mut day = OneDay::default();
        table.rows(|number, row| {
            let row = columns.row(row);
            let Some((date, time)) = row.when(how) else {
                return each(Item::Skipped(Skipped { number, why: Why::NoDate })).map(|()| true);
            };
            if date != day.date {
                mem::replace(&mut day, OneDay::of(date)).give(each)?;
            }
            if let Err(why) = day.take(number, &time, &row) {
                each(Item::Skipped(Skipped { number, why }))?;
            }
            Ok(true)
        })?;
        day.give(each)
    }
}

/// The numbers of its columns.
struct Columns {
    date: usize,
    /// The day in ISO, in newer versions.
    formatted: Option<usize>,
    time: Option<usize>,
    category: usize,
    amount: usize,
    detail: Option<usize>,
    notes: Option<usize>,
}

impl Columns {
    fn of(table: &Table) -> Option<Self> {
        Some(Self {
            date: table.column("date")?,
            formatted: table.column("date formatted"),
            time: table.column("time of day"),
            category: table.column("category")?,
            amount: table.column("rating/amount")?,
            detail: table.column("detail"),
            notes: table.column("notes"),
        })
    }

    fn row<'a>(&self, row: &'a StringRecord) -> Row<'a> {
        let field =
            |column: Option<usize>| column.and_then(|column| row.get(column)).unwrap_or_default().trim();
        Row {
            date: field(Some(self.date)),
            formatted: field(self.formatted),
            time: field(self.time),
            category: field(Some(self.category)),
            amount: field(Some(self.amount)),
            detail: field(self.detail),
            notes: field(self.notes),
        }
    }
}

/// One thing that was noted.
struct Row<'a> {
    date: &'a str,
    formatted: &'a str,
    time: &'a str,
    category: &'a str,
    amount: &'a str,
    detail: &'a str,
    notes: &'a str,
}

/// A time of the clock, or a part of the day as the app names it.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Time {
    Clock(NaiveTime),
    Part(String),
}

impl Row<'_> {
    fn when(&self, how: &How) -> Option<(NaiveDate, Time)> {
        let day = [self.formatted, self.date].into_iter().find_map(|text| {
            match dates::read(text, None, how.zone) {
                Spelled::Told(told, _) => Some(told.local.date()),
                Spelled::Either | Spelled::No => None,
            }
        })?;
        let part = || Time::Part(self.time.to_lowercase());
        Some((day, dates::time(self.time).map_or_else(part, Time::Clock)))
    }
}

/// The records of a day, in the order of their first rows. The app writes day after day, so no more
/// than one is ever held.
#[derive(Default)]
struct OneDay {
    date: NaiveDate,
    times: HashMap<Time, usize>,
    joined: Vec<Joined>,
    /// Bytes of rows.
    bytes: usize,
}

struct Joined {
    /// Of the first row.
    number: usize,
    record: Joining,
}

impl OneDay {
    fn of(date: NaiveDate) -> Self {
        Self { date, ..Self::default() }
    }

    fn take(&mut self, number: usize, time: &Time, row: &Row) -> std::result::Result<(), Why> {
        /// More is not noted in a day.
        const LONGEST: usize = 4 << 20;
        self.bytes += row.detail.len() + row.notes.len() + row.time.len();
        if self.bytes > LONGEST {
            return Err(Why::TooLong);
        }
        let next = self.joined.len();
        let at = *self.times.entry(time.clone()).or_insert(next);
        if at == next {
            self.joined.push(Joined { number, record: Joining::new(begin(self.date, time)) });
        }
        self.joined[at].record.take(row);
        Ok(())
    }

    fn give(self, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        for Joined { number, record } in self.joined {
            each(if record.is_empty() {
                Item::Skipped(Skipped { number, why: Why::Empty })
            } else {
                Item::Record(Box::new(record.finish()))
            })?;
        }
        Ok(())
    }
}

fn begin(date: NaiveDate, time: &Time) -> Record {
    let happened = match time {
        Time::Clock(time) => Told::local(date.and_time(*time)),
        Time::Part(_) => Told::day(date),
    };
    let mut record = Record { happened: Some(happened), ..Record::default() };
    if let Time::Part(part) = time
        && !part.is_empty()
    {
        record.extra.insert("time of day".to_owned(), part.as_str().into());
    }
    record
}
