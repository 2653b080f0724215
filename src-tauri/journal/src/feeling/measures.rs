//! Questionnaires over time: each total with its ranges, and what is more than chance.

use goldseam_content::{Band, MethodKind, ScoreRule};
use goldseam_insight::{self as insight, Course, Day, Finding, Reading, Rule, course};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::rows::Within;
use crate::{
    Journal,
    entry::EntryId,
    error::{Error, Result},
    summary::{Part, Versions, series_of},
};

const MEASURED: &str =
    "SELECT DISTINCT m.id, m.name FROM method AS m JOIN series AS s ON s.method = m.id ORDER BY m.id";
/// The totals of one rule. `?1` series, `?2` the first day, `?3` the last.
const TOTALS: &str =
    "SELECT entry, day, value FROM figure WHERE series = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day, entry";

/// A total on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct MeasurePoint {
    /// The entry.
    pub entry: EntryId,
    /// The day that it is about.
    pub day: Day,
    /// The total.
    pub value: f64,
}

/// A total over time.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MeasureCourse {
    /// The method's id.
    pub method: String,
    /// What the method is called.
    pub name: String,
    /// How it is counted, with its ranges.
    pub rule: ScoreRule,
    /// The oldest first.
    pub points: Vec<MeasurePoint>,
    /// How far the latest lies from the first and from the one before.
    pub course: Finding<Course>,
}

fn points(db: &Connection, series: i64, within: Within) -> Result<Vec<MeasurePoint>> {
    let number = |day: Day| crate::Day::new(day.date()).map(crate::Day::number);
    let from = within.from.map(number).transpose()?.unwrap_or(0);
    let to = within.to.map(number).transpose()?.unwrap_or(i32::MAX);
    let mut select = db.prepare_cached(TOTALS)?;
    let mut rows = select.query(params![series, from, to])?;
    let mut points = Vec::new();
    while let Some(row) = rows.next()? {
        let day = Day::try_from(crate::Day::from_number(row.get(1)?)?.date()).map_err(|_| Error::BadWhen)?;
        points.push(MeasurePoint { entry: row.get(0)?, day, value: row.get(2)? });
    }
    Ok(points)
}

fn course_of(rule: &ScoreRule, points: &[MeasurePoint]) -> Result<Finding<Course>> {
    let reading = |point: &MeasurePoint| Reading::new(point.day, point.value).map_err(|_| Error::BadAnswer);
    let readings = points.iter().map(reading).collect::<Result<Vec<_>>>()?;
    let chance = rule.reliable.map_or(Rule::None, |points| Rule::Published { points: points.into() });
    let band = |band: &Band| insight::Band { from: band.from.into(), to: band.to.into() };
    Ok(course(&readings, chance, &rule.bands.iter().map(band).collect::<Vec<_>>()))
}

fn measures(db: &Connection, within: Within) -> Result<Vec<MeasureCourse>> {
    let mut select = db.prepare_cached(MEASURED)?;
    let methods = select
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<rusqlite::Result<Vec<(i64, String)>>>()?;
    let mut all = Vec::new();
    for (id, name) in methods {
        let series = series_of(db, id)?;
        let versions = match Versions::of(db, &name, &series) {
            Ok(versions) => versions,
            Err(Error::BadMethod | Error::MethodMissing) => continue,
            Err(other) => return Err(other),
        };
        for series in &series {
            let Some((method, Part::Score(rule), _)) = versions.part(&series.field) else { continue };
            let points = points(db, series.id, within)?;
            if method.kind == MethodKind::Measure && !points.is_empty() {
                all.push(MeasureCourse {
                    method: method.id.clone(),
                    name: method.name.clone(),
                    rule: rule.clone(),
                    course: course_of(rule, &points)?,
                    points,
                });
            }
        }
    }
    Ok(all)
}

impl Journal {
    /// The totals of all questionnaires that were filled in within a period.
    pub fn measures(&self, within: Within) -> Result<Vec<MeasureCourse>> {
        self.vault.read(|db| measures(db, within))
    }
}
