//! Totals of questionnaires: now, the time before, the first time, and what is more than chance.

use goldseam_content::{Phrase, ShowKind};
use goldseam_document::{Block, Column, Table};
use goldseam_insight::{Change, Reach, Reading};
use goldseam_journal::{MeasureCourse, Within};

use super::Asked;
use crate::{
    Result,
    pack::{
        choice::ItemOffer,
        dates::{number, signed},
        making::{Making, count, day},
    },
};

/// Before the keys of totals.
const KEY: &str = "measure";

/// Everything up to the last day: the first time may lie long before the period.
fn courses(m: &Making<'_>) -> Result<Vec<MeasureCourse>> {
    Ok(m.journal.measures(Within { from: None, to: Some(day(m.choice.to)?), all: true })?)
}

fn key(course: &MeasureCourse) -> String {
    format!("{}/{}", course.method, course.rule.id)
}

/// What a total is called, with its questionnaire.
fn name(m: &Making<'_>, course: &MeasureCourse) -> String {
    let (method, rule) = (&course.name, &course.rule.name);
    if rule.contains(method.as_str()) {
        rule.clone()
    } else {
        m.words.measure_of_method.say(&[("method", method), ("name", rule)])
    }
}

pub fn offer(m: &Making<'_>) -> Result<Vec<ItemOffer>> {
    let since = m.figure_days()?.from;
    let item = |course: &MeasureCourse| {
        let latest = course.points.last().map(|point| point.day);
        let mut item =
            ItemOffer::new(format!("{KEY}/{}", key(course)), name(m, course), count(course.points.len()));
        item.day = latest.and_then(|day| goldseam_journal::Day::new(day.date()).ok());
        item.usual = latest >= since;
        item
    };
    Ok(courses(m)?.iter().map(item).collect())
}

fn value(m: &Making<'_>, reading: Reading) -> String {
    m.words
        .measure_value
        .say(&[("value", &number(reading.value())), ("date", &m.dates.day(reading.day().date()))])
}

fn change(m: &Making<'_>, change: Change) -> String {
    m.words.measure_change.say(&[
        ("value", &number(change.from.value())),
        ("date", &m.dates.day(change.from.day().date())),
        ("change", &signed(change.points)),
    ])
}

fn chance(m: &Making<'_>, course: &MeasureCourse, change: Change) -> String {
    let points = course.rule.reliable.unwrap_or_default().to_string();
    match change.reach {
        Reach::Beyond => m.words.measure_beyond.say(&[("points", &points)]),
        Reach::Within => m.words.measure_within.say(&[("points", &points)]),
        Reach::NoRule => m.words.measure_no_rule.text().to_owned(),
    }
}

/// The published name of the range of a total.
fn band(m: &Making<'_>, course: &MeasureCourse, value: f64) -> String {
    let holds = |band: &&goldseam_content::Band| (f64::from(band.from)..=f64::from(band.to)).contains(&value);
    let none = || m.words.none.text().to_owned();
    course.rule.bands.iter().find(holds).map_or_else(none, |band| band.name.clone())
}

fn row(m: &Making<'_>, course: &MeasureCourse) -> Result<Vec<String>> {
    let none = || m.words.none.text().to_owned();
    let mut cells = vec![name(m, course)];
    if let Some(found) = course.course.figure() {
        cells.extend([
            value(m, found.latest),
            band(m, course, found.latest.value()),
            change(m, found.from_last),
            change(m, found.from_first),
            chance(m, course, found.from_last),
        ]);
    } else if let Some(only) = course.points.last() {
        let reading = Reading::new(only.day, only.value).map_err(|_| goldseam_journal::Error::BadAnswer)?;
        let once = m.words.measure_once.text().to_owned();
        cells.extend([value(m, reading), band(m, course, only.value), once, none(), none()]);
    }
    Ok(cells)
}

/// Questionnaires with an answer that is only shown apart from the total, and is not.
fn kept_apart(m: &Making<'_>, shown: &[&MeasureCourse]) -> Vec<String> {
    let mut names = Vec::new();
    for part in &m.pack.parts {
        for shows in part.shows.iter().filter(|shows| shows.kind == ShowKind::Answer) {
            let ticked = m.choice.ticked(&part.id).unwrap_or_default();
            for course in shown.iter().filter(|course| shows.methods.contains(&course.method)) {
                let is_shown = ticked.contains(&super::safety::answer_key(&course.method, shows));
                if !is_shown && !names.contains(&course.name) {
                    names.push(course.name.clone());
                }
            }
        }
    }
    names
}

pub fn blocks(m: &Making<'_>, asked: &Asked<'_>) -> Result<Vec<Block>> {
    let (all, w) = (courses(m)?, m.words);
    let ticked: Vec<&str> = asked.keys(KEY).collect();
    let shown: Vec<&MeasureCourse> =
        all.iter().filter(|course| ticked.contains(&key(course).as_str())).collect();
    if shown.is_empty() {
        return Ok(vec![Block::Small { text: w.measures_none.text().to_owned() }]);
    }
    let column = |name: &Phrase| Column { name: name.text().to_owned(), numeric: false };
    let of_all: Vec<String> =
        shown.iter().map(|course| format!("{} {}", name(m, course), course.points.len())).collect();
    let mut blocks = vec![
        Block::Table(Table {
            caption: String::new(),
            columns: [
                &w.measure,
                &w.measure_now,
                &w.measure_band,
                &w.measure_before,
                &w.measure_first,
                &w.measure_chance,
            ]
            .map(column)
            .to_vec(),
            rows: shown.iter().map(|course| row(m, course)).collect::<Result<_>>()?,
        }),
        Block::Small { text: w.measures_note.say(&[("n", &m.list(&of_all))]) },
    ];
    for name in kept_apart(m, &shown) {
        blocks.push(Block::Small { text: w.measure_apart.say(&[("name", &name)]) });
    }
    Ok(blocks)
}
