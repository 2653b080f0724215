//! What comes back: a look at something filled in days ago, and dates that a person set.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;
use goldseam_content::{Answer, Answers, FieldId, Filled, Method};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    day::Day,
    entry::EntryId,
    error::Result,
    filled,
    method::Guides,
    timeline::{ROW_COLUMNS, Row, row_columns},
};

/// Most things that are due at once.
const MOST_DUE: usize = 100;
/// A come-back that nobody came to is not offered for longer: a list of what was left undone
/// hurries people. Dates that a person set stay.
const OFFERED_DAYS: u64 = 30;
/// What is due after a number of days.
const RETURN: &str = "return";

/// What is due, the latest first. `?1` the last day, `?2` the first day of come-backs.
pub const DUE: &str = concat!(
    "SELECT ",
    row_columns!(),
    ", d.what, d.day FROM due AS d INDEXED BY due_open CROSS JOIN entry AS e ON e.id = d.entry",
    " WHERE d.settled = 0 AND d.day <= ?1 AND (d.what <> 'return' OR d.day >= ?2) AND e.deleted_ms IS NULL",
    " ORDER BY d.day DESC, d.entry DESC"
);
const CLEAR: &str = "DELETE FROM due WHERE entry = ?1 AND settled = 0";
const ADD: &str = "INSERT OR IGNORE INTO due (entry, what, day, settled) VALUES (?1, ?2, ?3, 0)";
const IS_OPEN: &str =
    "SELECT EXISTS (SELECT 1 FROM due WHERE entry = ?1 AND what = ?2 AND day <= ?3 AND settled = 0)";
const SETTLE: &str =
    "UPDATE due SET settled = 1 WHERE entry = ?1 AND what = ?2 AND day <= ?3 AND settled = 0";

const SETTLE_ALL: &str = "UPDATE due SET settled = 1 WHERE entry = ?1 AND settled = 0";

/// Something that has come back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Due {
    /// The entry.
    pub row: Row,
    /// What its method is called.
    pub method: String,
    /// `return`, or the id of the date field.
    pub what: String,
    /// The question that the date answers; empty for a come-back.
    pub label: String,
    /// Since when it is due.
    pub day: Day,
}

/// The days that are given in answer to the fields with `due` that are shown.
fn dates<'a>(
    method: &'a Method,
    answers: &'a Answers,
    given: impl Fn(&str) -> bool,
) -> impl Iterator<Item = (FieldId, Day)> {
    let shown: Vec<_> = method.visible(answers).into_iter().flat_map(|shown| shown.fields).collect();
    shown.into_iter().filter(move |field| field.due && given(&field.id)).filter_map(|field| {
        match answers.get(&field.id)? {
            Answer::Date(day) => Some((field.id.clone(), day.parse().ok()?)),
            _ => None,
        }
    })
}

/// Everything that comes back, and when; `finished` is the day on which it first was.
fn wanted(method: &Method, filled: &Filled, finished: Option<Day>) -> BTreeSet<(String, Day)> {
    let after = |days: u32| Day::new(finished?.date().checked_add_days(Days::new(days.into()))?).ok();
    let returns = method.returns.iter().filter_map(|days| Some((RETURN.to_owned(), after(*days)?)));
    let mut set: BTreeMap<FieldId, Day> = dates(method, &filled.answers, |_| true).collect();
    for (index, back) in filled.returns.iter().enumerate() {
        set.extend(dates(method, &filled.answers_at(index), |id| back.answers.contains_key(id)));
    }
    // who came back on that day or later has seen it
    let seen: Option<Day> = filled.returns.iter().filter_map(|back| back.on.parse().ok()).max();
    returns.chain(set).filter(|(_, day)| seen.is_none_or(|seen| seen < *day)).collect()
}

/// Works out anew what comes back of an entry. What was put aside stays so.
pub(crate) fn renew(
    db: &Connection,
    id: EntryId,
    method: &Method,
    filled: &Filled,
    finished: Option<Day>,
) -> Result<()> {
    db.prepare_cached(CLEAR)?.execute([id])?;
    for (what, day) in wanted(method, filled, finished) {
        db.prepare_cached(ADD)?.execute(params![id, what, day.number()])?;
    }
    Ok(())
}

/// Puts all that is to come back of an entry aside.
pub(crate) fn settle_all(db: &Connection, id: EntryId) -> Result<()> {
    db.prepare_cached(SETTLE_ALL)?.execute([id])?;
    Ok(())
}

/// The question that a date answers.
fn label(db: &Connection, guides: &mut Guides<'_>, id: EntryId, field: &str) -> Result<String> {
    if field == RETURN {
        return Ok(String::new());
    }
    let Some(filled) = filled::load(db, id)? else { return Ok(String::new()) };
    let guide = guides.version(&filled.method, filled.version);
    Ok(guide.ok().and_then(|guide| Some(guide.method.field(field)?.label.clone())).unwrap_or_default())
}

impl Journal {
    /// What is due by the end of `today` and was not put aside, the latest first, at most 100; of
    /// one entry each thing once. A come-back is offered for 30 days.
    pub fn due(&self, today: Day) -> Result<Vec<Due>> {
        let since = today.date().checked_sub_days(Days::new(OFFERED_DAYS)).and_then(|d| Day::new(d).ok());
        let since = since.map_or(0, Day::number);
        self.vault.read(|db| {
            let (mut all, mut seen, mut guides) = (Vec::new(), BTreeSet::new(), Guides::new(db));
            let mut select = db.prepare_cached(DUE)?;
            let mut rows = select.query(params![today.number(), since])?;
            while let Some(sql) = rows.next()? {
                let (row, what) = (Row::read(sql)?, sql.get::<_, String>(ROW_COLUMNS)?);
                if !seen.insert((row.id, what.clone())) {
                    continue;
                }
                let day = Day::from_number(sql.get(ROW_COLUMNS + 1)?)?;
                let (method, label) =
                    (row.method.clone().unwrap_or_default(), label(db, &mut guides, row.id, &what)?);
                all.push(Due { row, method, what, label, day });
                if all.len() == MOST_DUE {
                    break;
                }
            }
            Ok(all)
        })
    }

    /// Puts something that is due aside: `what` of an entry, of this day and of earlier ones.
    pub fn settle_due(&mut self, entry: EntryId, what: &str, day: Day) -> Result<()> {
        let values = params![entry, what, day.number()];
        if self
            .vault
            .read(|db| Ok::<_, crate::Error>(db.prepare_cached(IS_OPEN)?.query_row(values, |r| r.get(0))?))?
        {
            self.vault
                .write(|db| Ok::<_, crate::Error>(db.prepare_cached(SETTLE)?.execute(values).map(drop)?))?;
        }
        Ok(())
    }
}
