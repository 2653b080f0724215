//! Daylio's table. Its columns came over the years; what is in them is in the owner's language.

use std::collections::HashMap;

use chrono::NaiveDate;
use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Value};

use super::{MOODS, clock, months, mood};
use crate::{Error, How, Mood, Number, Record, Result, Source, Told, Why, give::Give, html, json, when};

/// The table in a source: the only file, with a head that only Daylio writes.
pub(super) fn name(source: &mut Source) -> Option<String> {
    const ENOUGH: usize = 4 << 10;
    let name = source.only()?;
    let head = source.head(&name, ENOUGH).ok()?;
    let head = String::from_utf8_lossy(&head).to_lowercase();
    let line = head.lines().next()?;
    ["date", "weekday", "mood", "activities"].iter().all(|column| line.contains(column)).then_some(name)
}

pub(super) fn read(source: &mut Source, name: &str, how: &How, give: &mut Give) -> Result<()> {
    let text = source.text(name)?;
    let head = text.lines().next().unwrap_or_default();
    let separator =
        [b',', b';', b'\t'].into_iter().max_by_key(|sign| head.bytes().filter(|b| b == sign).count());
    let mut rows =
        ReaderBuilder::new().delimiter(separator.unwrap_or(b',')).flexible(true).from_reader(text.as_bytes());
    let columns = columns(rows.headers().map_err(|_| Error::Damaged)?);
    for row in rows.records() {
        let row = row.map_err(|_| Error::Damaged)?;
        let row = Row { columns: &columns, cells: &row };
        match record(&row, how) {
            Ok(record) => give.record(record)?,
            Err(why) => give.skip(why)?,
        }
    }
    Ok(())
}

fn columns(head: &StringRecord) -> HashMap<String, usize> {
    let names = head.iter().map(|name| name.trim().trim_matches('"').to_lowercase());
    names.enumerate().map(|(number, name)| (name, number)).collect()
}

struct Row<'r> {
    columns: &'r HashMap<String, usize>,
    cells: &'r StringRecord,
}

impl Row<'_> {
    /// What stands in a column; empty if the table lacks it.
    fn cell(&self, column: &str) -> &str {
        self.columns.get(column).and_then(|number| self.cells.get(*number)).unwrap_or_default().trim()
    }

    /// What stands in columns that nobody knows.
    fn rest(&self) -> Map<String, Value> {
        const KNOWN: [&str; 10] = [
            "full_date",
            "year",
            "date",
            "weekday",
            "time",
            "mood",
            "activities",
            "scales",
            "note_title",
            "note",
        ];
        let mut names: Vec<_> = self.columns.keys().filter(|name| !KNOWN.contains(&name.as_str())).collect();
        names.sort();
        let cells = names.into_iter().map(|name| (name.clone(), self.cell(name)));
        cells.filter(|(_, cell)| !cell.is_empty()).map(|(name, cell)| (name, cell.into())).collect()
    }
}

fn record(row: &Row, how: &How) -> std::result::Result<Record, Why> {
    let day = day(row, how).ok_or(Why::NoDate)?;
    let mut record = Record {
        happened: Some(match clock::time(row.cell("time")) {
            Some(time) => Told::local(day.and_time(time)),
            None => Told::day(day),
        }),
        title: note(row.cell("note_title")).replace('\n', " "),
        body: note(row.cell("note")),
        tags: row
            .cell("activities")
            .split('|')
            .map(str::trim)
            .filter(|tag| !tag.is_empty())
            .map(str::to_owned)
            .collect(),
        mood: mood_called(row.cell("mood")),
        extra: row.rest(),
        ..Record::default()
    };
    let mut odd = Vec::new();
    for scale in row.cell("scales").split('|').map(str::trim).filter(|scale| !scale.is_empty()) {
        match number(scale) {
            Some(number) => record.numbers.push(number),
            None => odd.push(Value::from(scale)),
        }
    }
    if !odd.is_empty() {
        record.extra.insert("scales".to_owned(), odd.into());
    }
    Ok(record)
}

fn day(row: &Row, how: &How) -> Option<NaiveDate> {
    if let Some(day) = when::day(row.cell("full_date")) {
        return Some(day);
    }
    let date = row.cell("date");
    if let Some(day) = when::day(date) {
        return Some(day);
    }
    if let Some(day) = how.dates.as_ref().and_then(|form| NaiveDate::parse_from_str(date, form).ok()) {
        return Some(day);
    }
    let year = row.cell("year").parse().ok()?;
    let (month, day) = months::month_and_day(date)?;
    when::parts(year, month, day, 12, 0).map(|at| at.date())
}

/// Only the moods that Daylio begins with say how good they are; a person's own are asked for.
fn mood_called(label: &str) -> Option<Mood> {
    if label.is_empty() {
        return None;
    }
    let group = MOODS.iter().position(|mood| label.eq_ignore_ascii_case(mood));
    Some(mood(label, group.and_then(|group| i64::try_from(group + 1).ok())))
}

/// `Sleep: 7.5 h`: a name, a blank that does not break, a number and perhaps what it counts.
fn number(scale: &str) -> Option<Number> {
    let (name, value) = scale.rsplit_once(':')?;
    let value = value.trim();
    let end =
        value.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '-')).unwrap_or(value.len());
    let (number, unit) = value.split_at(end);
    if unit.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number: f64 = number.replace(',', ".").parse().ok().filter(|n: &f64| n.is_finite())?;
    Some(Number { name: name.trim().to_owned(), value: number, range: None, unit: unit.trim().to_owned() })
}

/// A note, whose lines may be ended as in HTML.
fn note(text: &str) -> String {
    html::markdown_or_plain(&json::tidy(text.to_owned()), &mut |_, _| None).trim().to_owned()
}
