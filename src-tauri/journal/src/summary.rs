//! What all that was filled in with one method comes to. It counts what was written down and says
//! nothing about the person.

use std::{cmp::Reverse, collections::BTreeMap};

use goldseam_content::{Field, FieldKind, Method, Names, ScoreRule};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    day::Day,
    entry::EntryId,
    error::Result,
    method::{self, Guide},
    timeline::Row,
    words,
};

/// Most beliefs that moved.
const MOST_MOVED: usize = 10;
/// Most points of one scale or score: the newest. No picture shows more.
const MOST_POINTS: u32 = 1000;
/// Most options of one field: those that were chosen most.
const MOST_CHOICES: usize = 50;

/// How many are filled in, and finished. `?1` the method.
pub const COUNT: &str = "SELECT count(*), coalesce(sum(finished), 0)
 FROM entry_method INDEXED BY entry_method_timeline WHERE live = 1 AND method = ?1";
const SERIES: &str = "SELECT id, field, label FROM series WHERE method = ?1 ORDER BY id";
/// What was rated twice, of one series. `?1` series.
pub const CHANGES: &str = "SELECT entry, before, after, later FROM change WHERE series = ?1";
/// How often an option was chosen. `?1` series.
pub const CHOSEN: &str = "SELECT count(*) FROM figure WHERE series = ?1";
/// The newest numbers of one series. `?1` series, `?2` how many at most.
pub const POINTS: &str =
    "SELECT entry, day, value FROM figure WHERE series = ?1 ORDER BY day DESC, entry DESC LIMIT ?2";

/// One thing that was rated twice, over all entries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangeSummary {
    /// The field that was rated.
    pub field: String,
    /// Its question.
    pub field_label: String,
    /// The feeling; empty for everything else.
    pub label: String,
    /// Entries that have both ratings.
    pub n: u32,
    /// Median of the first ratings.
    pub before: f64,
    /// Median of the second ratings.
    pub after: f64,
    /// Median of the ratings of the latest come-backs; none if there are none.
    pub later: Option<f64>,
    /// Entries that have one.
    pub later_n: u32,
}

/// How often an option was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChoiceCount {
    /// The field.
    pub field: String,
    /// Its question.
    pub field_label: String,
    /// The option; of one's own, the text.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Entries in which it was chosen.
    pub n: u32,
    /// Entries in all.
    pub of: u32,
}

/// A belief that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Moved {
    /// The entry.
    pub row: Row,
    /// The field that was rated.
    pub field: String,
    /// The first rating.
    pub before: i32,
    /// The second rating.
    pub after: i32,
}

/// A number on a day: of a scale or a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Point {
    /// The entry.
    pub entry: EntryId,
    /// The day that it is about.
    pub day: Day,
    /// The field or score rule.
    pub field: String,
    /// What it is called.
    pub name: String,
    /// The number.
    pub value: f64,
    /// The name of its range; empty if there are none.
    pub band: String,
    /// Lowest possible value.
    pub min: i32,
    /// Highest possible value.
    pub max: i32,
}

/// What all entries of a method come to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Entries outside the bin.
    pub entries: u32,
    /// Those that the person was through with.
    pub finished: u32,
    /// By field, those with the most entries first.
    pub changes: Vec<ChangeSummary>,
    /// By field, the most chosen first, at most 50 of a field.
    pub choices: Vec<ChoiceCount>,
    /// The beliefs that moved most, at most 10.
    pub moved: Vec<Moved>,
    /// By field or score, the oldest first; the newest 1000 of each.
    pub points: Vec<Point>,
}

/// Numbers that are counted together.
pub(crate) struct Series {
    pub id: i64,
    pub field: String,
    pub label: String,
}

/// What a series is of.
pub(crate) enum Part<'a> {
    Field(&'a Field),
    Score(&'a ScoreRule),
}

/// A method, newest version first: an earlier one may have had fields that are gone.
pub(crate) struct Versions(Vec<Guide>);

impl Versions {
    /// The earlier ones are read only if there are fields that the newest does not have.
    pub(crate) fn of(db: &Connection, name: &str, series: &[Series]) -> Result<Self> {
        let newest = Guide::newest(db, name)?;
        let now = newest.method.version;
        let mut versions = Self(vec![newest]);
        if series.iter().any(|s| versions.part(&s.field).is_none()) {
            for version in method::versions(db, name)?.into_iter().filter(|version| *version != now) {
                versions.0.extend(Guide::of_version(db, name, version).ok());
            }
        }
        Ok(versions)
    }

    /// The field or score, the version that has it, and its place in it.
    pub(crate) fn part(&self, id: &str) -> Option<(&Method, Part<'_>, usize)> {
        self.0.iter().find_map(|guide| {
            let method = guide.method.as_ref();
            let field = method.fields().map(|(_, field)| field).enumerate().find(|(_, field)| field.id == id);
            if let Some((at, field)) = field {
                return Some((method, Part::Field(field), at));
            }
            let score = method.scores.iter().enumerate().find(|(_, rule)| rule.id == id);
            score.map(|(at, rule)| (method, Part::Score(rule), at + method.fields().count()))
        })
    }
}

fn median(values: &mut [i32]) -> Option<f64> {
    values.sort_unstable();
    let middle = values.len() / 2;
    let (high, low) =
        (f64::from(*values.get(middle)?), f64::from(*values.get(values.len().saturating_sub(1) / 2)?));
    Some(f64::midpoint(high, low))
}

fn count(values: &[i32]) -> u32 {
    u32::try_from(values.len()).unwrap_or(u32::MAX)
}

/// What is gathered, series by series, with the place of each in its method.
#[derive(Default)]
struct Gathering {
    changes: Vec<(usize, ChangeSummary)>,
    choices: BTreeMap<usize, Vec<ChoiceCount>>,
    points: Vec<(usize, Vec<Point>)>,
    /// Largest first: how far, which field, entry, before, after.
    moved: Vec<(i32, String, EntryId, i32, i32)>,
}

impl Gathering {
    fn changes(&mut self, db: &Connection, series: &Series, field: &Field, at: usize) -> Result<()> {
        let (mut before, mut after, mut later) = (Vec::new(), Vec::new(), Vec::new());
        let is_belief = matches!(field.kind, FieldKind::Thoughts | FieldKind::RatedText);
        let mut select = db.prepare_cached(CHANGES)?;
        let mut rows = select.query([series.id])?;
        while let Some(row) = rows.next()? {
            let (entry, first, second): (EntryId, i32, i32) = (row.get(0)?, row.get(1)?, row.get(2)?);
            before.push(first);
            after.push(second);
            later.extend(row.get::<_, Option<i32>>(3)?);
            if is_belief && first != second {
                self.moved.push(((second - first).abs(), series.field.clone(), entry, first, second));
            }
        }
        // ties go to the newer entry
        self.moved.sort_by(|a, b| (b.0, b.2, &a.1).cmp(&(a.0, a.2, &b.1)));
        self.moved.truncate(MOST_MOVED);
        let (Some(before_median), Some(after_median)) = (median(&mut before), median(&mut after)) else {
            return Ok(());
        };
        self.changes.push((
            at,
            ChangeSummary {
                field: series.field.clone(),
                field_label: field.label.clone(),
                label: series.label.clone(),
                n: count(&before),
                before: before_median,
                after: after_median,
                later_n: count(&later),
                later: median(&mut later),
            },
        ));
        Ok(())
    }

    fn choice(
        &mut self,
        db: &Connection,
        series: &Series,
        (method, field, at): (&Method, &Field, usize),
        (names, of): (&Names, u32),
    ) -> Result<()> {
        let n = db.prepare_cached(CHOSEN)?.query_row([series.id], |r| r.get(0))?;
        let option = method.options(field).iter().find(|option| option.id == series.label);
        let label = match (option, field.from) {
            (Some(option), _) => option.label.clone(),
            (None, Some(list)) if is_id(&series.label) => names.name(list, &series.label),
            (None, _) => series.label.clone(),
        };
        let choice = ChoiceCount {
            field: field.id.clone(),
            field_label: field.label.clone(),
            id: series.label.clone(),
            label,
            n,
            of,
        };
        self.choices.entry(at).or_default().push(choice);
        Ok(())
    }

    fn points(
        &mut self,
        db: &Connection,
        series: &Series,
        name: &str,
        at: usize,
        of: &Range<'_>,
    ) -> Result<()> {
        let mut select = db.prepare_cached(POINTS)?;
        let rows = select.query_map(params![series.id, MOST_POINTS], |r| {
            Ok((r.get::<_, EntryId>(0)?, r.get::<_, i32>(1)?, r.get::<_, f64>(2)?))
        })?;
        let mut points = Vec::new();
        for row in rows {
            let (entry, day, value) = row?;
            points.push(Point {
                entry,
                day: Day::from_number(day)?,
                field: series.field.clone(),
                name: name.to_owned(),
                value,
                band: of.rule.map(|rule| rule.band(whole(value)).to_owned()).unwrap_or_default(),
                min: of.min,
                max: of.max,
            });
        }
        points.reverse();
        self.points.push((at, points));
        Ok(())
    }

    fn finish(mut self, db: &Connection, (entries, finished): (u32, u32)) -> Result<Summary> {
        self.changes.sort_by(|(at, a), (other, b)| (at, b.n, &a.label).cmp(&(other, a.n, &b.label)));
        self.points.sort_by_key(|(at, _)| *at);
        let choices = self.choices.into_values().flat_map(|mut choices| {
            choices.sort_by_key(|choice| Reverse(choice.n)); // stable: equal ones in the order of their first use
            choices.truncate(MOST_CHOICES);
            choices
        });
        let moved = self.moved.into_iter().map(|(_, field, entry, before, after)| {
            Ok(Moved { row: Row::of_id(db, entry)?, field, before, after })
        });
        Ok(Summary {
            entries,
            finished,
            changes: self.changes.into_iter().map(|(_, change)| change).collect(),
            choices: choices.collect(),
            moved: moved.collect::<Result<_>>()?,
            points: self.points.into_iter().flat_map(|(_, points)| points).collect(),
        })
    }
}

/// The possible values of points, and the rule that names their ranges.
struct Range<'a> {
    min: i32,
    max: i32,
    rule: Option<&'a ScoreRule>,
}

/// Whether this may be the id of an option and not a text of one's own.
fn is_id(label: &str) -> bool {
    label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// Scores are whole numbers.
#[allow(clippy::cast_possible_truncation)] // of a score, which was one
fn whole(value: f64) -> i32 {
    value as i32
}

/// The series of a method, by its number.
pub(crate) fn series_of(db: &Connection, method: i64) -> Result<Vec<Series>> {
    let mut select = db.prepare_cached(SERIES)?;
    let series = |r: &rusqlite::Row<'_>| Ok(Series { id: r.get(0)?, field: r.get(1)?, label: r.get(2)? });
    Ok(select.query_map([method], series)?.collect::<rusqlite::Result<_>>()?)
}

fn summary(db: &Connection, name: &str) -> Result<Summary> {
    let Some(number) = method::number(db, name)? else {
        return Guide::newest(db, name).map(|_| Summary::default());
    };
    let counts: (u32, u32) = db.prepare_cached(COUNT)?.query_row([number], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let series = series_of(db, number)?;
    let versions = Versions::of(db, name, &series)?;
    let names = words::names(db)?;
    let mut all = Gathering::default();
    for series in &series {
        match versions.part(&series.field) {
            Some((_, Part::Score(rule), at)) => {
                let of = Range { min: rule.min, max: rule.max, rule: Some(rule) };
                all.points(db, series, &rule.name, at, &of)?;
            }
            Some((method, Part::Field(field), at)) => {
                if field.kind.is_chosen() {
                    all.choice(db, series, (method, field, at), (&names, counts.0))?;
                } else if field.kind == FieldKind::Scale {
                    let (min, max) = method.range(field);
                    all.points(db, series, &field.label, at, &Range { min, max, rule: None })?;
                }
                all.changes(db, series, field, at)?;
            }
            None => {}
        }
    }
    all.finish(db, counts)
}

impl Journal {
    /// What the entries outside the bin that are filled in with a method come to: medians of what
    /// was rated twice, how often each option was chosen, the beliefs that moved most, and the
    /// numbers of scales and scores by day. Each with how many entries it is of.
    pub fn summary(&self, method: &str) -> Result<Summary> {
        self.vault.read(|db| summary(db, method))
    }
}
