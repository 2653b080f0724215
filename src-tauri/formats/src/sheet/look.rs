//! A look at a table before it is taken: its header, its first rows, and what its columns likely are.

use chrono_tz::Tz;
use csv::StringRecord;
use serde::Serialize;

use super::meaning::Meaning;
use crate::{
    Result, Source,
    dates::{self, Order, Spelled},
    table::{self, Table},
};

/// Rows that are shown, and looked at to suggest what columns mean.
const SHOWN: usize = 20;

/// A table as a person sees it before saying what its columns are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// What separates its fields.
    pub separator: char,
    /// In their order.
    pub columns: Vec<Column>,
    /// The first 20 rows, each as long as the header.
    pub rows: Vec<Vec<String>>,
    /// All of its rows.
    pub count: usize,
    /// How its dates are written.
    pub dates: DateOrder,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its header; its number from 1 in a table that has none.
    pub header: String,
    /// What it likely is: `date`, `time`, `title`, `body`, `tags`, `mood`, `starred`, `id`,
    /// `number:NAME` or `extra`. [`crate::How::columns`] takes the same.
    pub meaning: String,
}

/// What the dates of all rows show of the order of day and month. [`crate::How::dates`] decides it:
/// `%d/%m/%Y` or `%m/%d/%Y`, whatever stands between the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Every date can be read in one way only.
    Clear,
    /// Some dates have the day first and none has the month first.
    DayFirst,
    /// Some dates have the month first and none has the day first.
    MonthFirst,
    /// The dates can be read in both ways, or contradict each other: a person has to choose.
    Either,
}

/// Looks at a table: the whole of it, for the order of its dates.
pub fn sheet(source: &mut Source) -> Result<Sheet> {
    let table = with_header(Table::open(source)?).ok_or(crate::Error::NotThisFormat)?;
    let meanings = suggest(&table)?;
    let mut rows = Vec::new();
    let mut count = 0;
    table.rows(|_, row| {
        count += 1;
        if rows.len() < SHOWN {
            rows.push(fields(row, table.header.len()));
        }
        Ok(true)
    })?;
    let dates = order(&table, &meanings)?;
    let column =
        |(header, meaning): (&String, &Meaning)| Column { header: header.clone(), meaning: meaning.name() };
    let columns = table.header.iter().zip(&meanings).map(column).collect();
    Ok(Sheet { separator: table.separator.into(), columns, rows, count, dates })
}

fn fields(row: &StringRecord, columns: usize) -> Vec<String> {
    (0..columns).map(|column| row.get(column).unwrap_or_default().to_owned()).collect()
}

/// The table, whose first row is no header if a date stands in it. None if it is empty.
pub(super) fn with_header(table: Table) -> Option<Table> {
    let dated = table.header.iter().any(|field| is_date(field));
    let empty = table.header.iter().all(String::is_empty);
    if empty { None } else { Some(if dated { table.without_header() } else { table }) }
}

/// What each column likely is: by its header, else by its first values.
pub(super) fn suggest(table: &Table) -> Result<Vec<Meaning>> {
    let mut values = vec![Vec::new(); table.header.len()];
    let mut seen = 0;
    table.rows(|_, row| {
        for (values, field) in values.iter_mut().zip(row) {
            if !field.trim().is_empty() {
                values.push(field.trim().to_owned());
            }
        }
        seen += 1;
        Ok(seen < SHOWN)
    })?;
    let mut meanings: Vec<Option<Meaning>> = Vec::new();
    for (header, values) in table.header.iter().zip(&values) {
        let meaning = Meaning::called(header).filter(|meaning| {
            let fits = match meaning {
                Meaning::Date => all(values, is_date),
                Meaning::Time => all(values, |value| dates::time(value).is_some()),
                _ => true,
            };
            fits && !(meaning.is_single() && meanings.contains(&Some(meaning.clone())))
        });
        meanings.push(meaning);
    }
    by_values(&mut meanings, &values, &table.header);
    Ok(meanings.into_iter().map(|meaning| meaning.unwrap_or(Meaning::Extra)).collect())
}

fn by_values(meanings: &mut [Option<Meaning>], values: &[Vec<String>], header: &[String]) {
    first(meanings, values, &Meaning::Date, is_date);
    first(meanings, values, &Meaning::Time, |value| dates::time(value).is_some());
    for ((meaning, values), header) in meanings.iter_mut().zip(values).zip(header) {
        if meaning.is_none() && !values.is_empty() && all(values, |value| table::number(value).is_some()) {
            *meaning = Some(Meaning::Number(header.clone()));
        }
    }
    if !meanings.contains(&Some(Meaning::Body)) {
        longest(meanings, values);
    }
}

/// Gives `meaning` to the first column whose values are all such, if no other column has it.
fn first(meanings: &mut [Option<Meaning>], values: &[Vec<String>], meaning: &Meaning, is: fn(&str) -> bool) {
    if meanings.contains(&Some(meaning.clone())) {
        return;
    }
    let mut free = meanings.iter_mut().zip(values).filter(|(taken, _)| taken.is_none());
    if let Some((free, _)) = free.find(|(_, values)| !values.is_empty() && all(values, is)) {
        *free = Some(meaning.clone());
    }
}

/// The longest of the texts is what was written.
fn longest(meanings: &mut [Option<Meaning>], values: &[Vec<String>]) {
    const SHORTEST: usize = 20;
    let average = |values: &[String]| values.iter().map(String::len).sum::<usize>() / values.len().max(1);
    let free = meanings.iter_mut().zip(values).filter(|(taken, _)| taken.is_none());
    let long = free.map(|(free, values)| (average(values), free)).max_by_key(|(length, _)| *length);
    if let Some((length, free)) = long
        && length >= SHORTEST
    {
        *free = Some(Meaning::Body);
    }
}

fn all(values: &[String], is: impl Fn(&str) -> bool) -> bool {
    values.iter().all(|value| is(value))
}

fn is_date(text: &str) -> bool {
    dates::read(text, None, Tz::UTC) != Spelled::No
}

/// What the dates of all rows show.
pub(super) fn order(table: &Table, meanings: &[Meaning]) -> Result<DateOrder> {
    let columns: Vec<_> = (0..).zip(meanings).filter(|(_, meaning)| **meaning == Meaning::Date).collect();
    let (mut either, mut day_first, mut month_first) = (false, false, false);
    table.rows(|_, row| {
        for (column, _) in &columns {
            match dates::read(row.get(*column).unwrap_or_default(), None, Tz::UTC) {
                Spelled::Either => either = true,
                Spelled::Told(_, Some(Order::DayFirst)) => day_first = true,
                Spelled::Told(_, Some(Order::MonthFirst)) => month_first = true,
                Spelled::Told(_, None) | Spelled::No => {}
            }
        }
        Ok(true)
    })?;
    Ok(match (day_first, month_first) {
        (true, false) => DateOrder::DayFirst,
        (false, true) => DateOrder::MonthFirst,
        _ if either => DateOrder::Either,
        _ => DateOrder::Clear,
    })
}
