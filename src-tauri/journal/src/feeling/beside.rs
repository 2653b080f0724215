//! Numbers that lie beside mood: scales, hours of sleep, contact, scales of the person's own.

use goldseam_content::{Field, FieldKind, ListName, MOST_MINUTES, Method, MethodKind, Names, TOP_OF_SCALE};
use goldseam_insight::{Day, Days, Reading};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::rows::Within;
use crate::{
    Journal,
    error::{Error, Result},
    summary::{Part, Series, Versions, series_of},
    words,
};

const METHODS: &str = "SELECT id, name FROM method ORDER BY id";
/// The numbers of one series. `?1` series, `?2` the first day, `?3` the last.
const NUMBERS: &str =
    "SELECT day, value FROM figure WHERE series = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day";

/// What a number is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum NumberKind {
    /// A scale of a method.
    Scale,
    /// A scale of the person's own.
    OwnScale,
    /// Minutes.
    Duration,
    /// Options that stand in an order.
    Choice,
}

/// What a number is called, and where it lies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct NumberName {
    /// Names it, in one journal: it may be another after an import.
    pub id: u32,
    /// The method's id.
    pub method: String,
    /// The field's id.
    pub field: String,
    /// What is asked.
    pub name: String,
    /// What it is of.
    pub kind: NumberKind,
    /// Lowest possible value.
    pub min: f64,
    /// Highest possible value.
    pub max: f64,
}

/// A number, day by day.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct NumberSeries {
    /// What it is.
    pub number: NumberName,
    /// Its days; of several numbers on one day, their median.
    pub days: Days,
}

/// What is counted as one number: one series, or the options of a choice, each worth something.
struct Counted {
    name: NumberName,
    series: Vec<(i64, Option<f64>)>,
}

fn named(series: &Series, method: &Method, field: &Field, names: &Names) -> Option<NumberName> {
    let of = |name: &str, kind, (min, max): (f64, f64)| NumberName {
        id: u32::try_from(series.id).unwrap_or(u32::MAX),
        method: method.id.clone(),
        field: field.id.clone(),
        name: name.to_owned(),
        kind,
        min,
        max,
    };
    match field.kind {
        FieldKind::Scale => {
            let (min, max) = method.range(field);
            Some(of(&field.label, NumberKind::Scale, (min.into(), max.into())))
        }
        FieldKind::Duration => Some(of(&field.label, NumberKind::Duration, (0.0, MOST_MINUTES.into()))),
        FieldKind::OwnScales => {
            let name = names.name(ListName::Scales, &series.label);
            Some(of(&name, NumberKind::OwnScale, (0.0, TOP_OF_SCALE.into())))
        }
        FieldKind::Choice => {
            let scores = || method.options(field).iter().filter_map(|option| option.score);
            let range = (scores().min()?.into(), scores().max()?.into());
            Some(of(&field.label, NumberKind::Choice, range))
        }
        _ => None,
    }
}

/// What an option of a choice is worth.
fn worth(series: &Series, method: &Method, field: &Field) -> Option<f64> {
    let option = method.options(field).iter().find(|option| option.id == series.label)?;
    option.score.map(f64::from)
}

/// The numbers of one method. A questionnaire is told by its total, not by its items.
fn of_method(db: &Connection, id: i64, name: &str, names: &Names) -> Result<Vec<Counted>> {
    let all = series_of(db, id)?;
    let versions = match Versions::of(db, name, &all) {
        Ok(versions) => versions,
        // a method that this build can't read counts for nothing
        Err(Error::BadMethod | Error::MethodMissing) => return Ok(Vec::new()),
        Err(other) => return Err(other),
    };
    let mut numbers: Vec<Counted> = Vec::new();
    for series in &all {
        let Some((method, Part::Field(field), _)) = versions.part(&series.field) else { continue };
        if method.kind == MethodKind::Measure {
            continue;
        }
        let Some(name) = named(series, method, field, names) else { continue };
        if name.kind != NumberKind::Choice {
            numbers.push(Counted { name, series: vec![(series.id, None)] });
        } else if let Some(worth) = worth(series, method, field) {
            match numbers.iter_mut().find(|known| known.name.field == name.field) {
                Some(known) => known.series.push((series.id, Some(worth))),
                None => numbers.push(Counted { name, series: vec![(series.id, Some(worth))] }),
            }
        }
    }
    Ok(numbers)
}

fn days(db: &Connection, counted: &Counted, within: Within) -> Result<Days> {
    let number = |day: Day| crate::Day::new(day.date()).map(crate::Day::number);
    let from = within.from.map(number).transpose()?.unwrap_or(0);
    let to = within.to.map(number).transpose()?.unwrap_or(i32::MAX);
    let mut readings = Vec::new();
    for (series, worth) in &counted.series {
        let mut select = db.prepare_cached(NUMBERS)?;
        let mut rows = select.query([*series, from.into(), to.into()])?;
        while let Some(row) = rows.next()? {
            let day =
                Day::try_from(crate::Day::from_number(row.get(0)?)?.date()).map_err(|_| Error::BadWhen)?;
            let value = worth.map_or_else(|| row.get(1), Ok)?;
            readings.push(Reading::new(day, value).map_err(|_| Error::BadAnswer)?);
        }
    }
    Ok(readings.into_iter().collect())
}

/// Every number of the journal that has a day in the period.
pub(super) fn numbers(db: &Connection, within: Within) -> Result<Vec<NumberSeries>> {
    let names = words::names(db)?;
    let mut select = db.prepare_cached(METHODS)?;
    let methods = select
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<rusqlite::Result<Vec<(i64, String)>>>()?;
    let mut all = Vec::new();
    for (id, method) in methods {
        for counted in of_method(db, id, &method, &names)? {
            let days = days(db, &counted, within)?;
            if !days.is_empty() {
                all.push(NumberSeries { number: counted.name, days });
            }
        }
    }
    Ok(all)
}

impl Journal {
    /// The numbers that can lie beside mood, each with its days in the period.
    pub fn numbers(&self, within: Within) -> Result<Vec<NumberSeries>> {
        self.vault.read(|db| numbers(db, within))
    }
}
