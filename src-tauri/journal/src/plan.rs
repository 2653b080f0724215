//! The plan: agreements, boundaries, promises, routines, and what came of them day by day.

use std::{cmp::Reverse, collections::BTreeMap};

use chrono::{Datelike, Days};
use goldseam_content::{Method, MethodKind, Opt, Planned};
use rusqlite::{Connection, Row as SqlRow, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    day::Day,
    entry::EntryId,
    error::{Error, Result},
    filled,
    journey::{MOST_NOTE_CHARS, NewAct},
    link,
    method::{Guide, Guides},
    moment::Moment,
    timeline::{Row, row_columns},
};

/// Days of the log that the plan page shows, today included.
const SHOWN_DAYS: u64 = 14;
/// Most entries that the plan looks through.
const MOST_PLANNED: usize = 2000;

const METHODS: &str = "SELECT id, name FROM method";
/// What is filled in of a method, newest first. `?1` method.
pub const PLANNED: &str = concat!(
    "SELECT ",
    row_columns!(),
    " FROM entry_method AS d INDEXED BY entry_method_timeline CROSS JOIN entry AS e ON e.place = d.place",
    " WHERE d.live = 1 AND d.method = ?1 ORDER BY d.place DESC"
);
const LINE: &str = "SELECT id, day, outcome, label, who, note, during FROM plan_log WHERE id = ?1";
/// The log of an entry from a day on, newest first. `?1` entry, `?2` day.
pub const LINES: &str = "SELECT id, day, outcome, label, who, note, during FROM plan_log
 WHERE entry = ?1 AND day >= ?2 ORDER BY day DESC, id DESC";
const COUNT: &str = "SELECT count(*) FROM plan_log WHERE entry = ?1";
const ADD: &str =
    "INSERT INTO plan_log (entry, day, outcome, label, who, noted_ms, noted_offset, noted_zone, during, note)
 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
const REMOVE: &str = "DELETE FROM plan_log WHERE id = ?1";
/// One of the same day that was put aside comes back too.
const COME_BACK: &str = "INSERT INTO due (entry, what, day, settled) VALUES (?1, 'slip', ?2, 0)
 ON CONFLICT DO UPDATE SET settled = 0";

/// Whose it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The writer's own.
    Me,
    /// The other person's.
    Them,
    /// Both did it.
    Both,
}

/// What is to be noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewLine {
    /// The day that it is about.
    pub day: Day,
    /// One of the method's outcomes.
    pub outcome: String,
    /// Whose it was, if that is asked.
    pub who: Option<Who>,
    /// In the person's words; may be empty.
    pub note: String,
    /// The entry of the talk in which it was noted; the two are linked.
    pub during: Option<EntryId>,
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LogLine {
    /// Names it.
    pub id: u32,
    /// The day that it is about.
    pub day: Day,
    /// The outcome's id.
    pub outcome: String,
    /// What was read when it was chosen.
    pub label: String,
    /// Whose it was.
    pub who: Option<Who>,
    /// In the person's words.
    pub note: String,
    /// The entry of the talk in which it was noted.
    pub during: Option<EntryId>,
}

/// Something planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanItem {
    /// The entry.
    pub row: Row,
    /// The method's id.
    pub method: String,
    /// The id of the method's group.
    pub group: String,
    /// What can be noted of it; empty if nothing is.
    pub outcomes: Vec<Opt>,
    /// Whose it was can be noted too.
    pub who: bool,
    /// When it is looked at again.
    pub review: Option<Day>,
    /// The last day on which it holds.
    pub ends: Option<Day>,
    /// It is over: the person said so, or its last day has passed.
    pub over: bool,
    /// Days of the week on which it is offered, Monday being 1; empty if on none in particular.
    pub days: Vec<u32>,
    /// It is offered today and nothing was noted of it yet.
    pub today: bool,
    /// The log of the last 14 days, newest first.
    pub lines: Vec<LogLine>,
    /// Lines of the log in all.
    pub noted: u32,
}

impl Who {
    fn name(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Them => "them",
            Self::Both => "both",
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        [Self::Me, Self::Them, Self::Both].into_iter().find(|who| who.name() == name)
    }
}

impl LogLine {
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        let number = row.get(1)?;
        let day = Day::from_number(number)
            .map_err(|_| rusqlite::Error::IntegralValueOutOfRange(1, i64::from(number)))?;
        Ok(Self {
            id: row.get(0)?,
            day,
            outcome: row.get(2)?,
            label: row.get(3)?,
            who: row.get_ref(4)?.as_str_or_null()?.and_then(Who::of_name),
            note: row.get(5)?,
            during: row.get(6)?,
        })
    }
}

fn lines(db: &Connection, entry: EntryId, since: Option<Day>) -> Result<Vec<LogLine>> {
    let since = since.map_or(0, Day::number);
    let mut select = db.prepare_cached(LINES)?;
    Ok(select.query_map(params![entry, since], LogLine::read)?.collect::<rusqlite::Result<_>>()?)
}

/// An outcome of a method's log.
fn outcome<'a>(method: &'a Method, id: &str) -> Option<&'a Opt> {
    method.log.as_ref()?.outcomes.iter().find(|outcome| outcome.id == id)
}

/// [`Error::DanglingLink`] if `during` is no entry, or the same.
fn is_another(db: &Connection, entry: EntryId, during: EntryId) -> Result<()> {
    match Row::of_id(db, during) {
        Ok(_) if during != entry => Ok(()),
        Ok(_) | Err(Error::NotFound) => Err(Error::DanglingLink),
        Err(other) => Err(other),
    }
}

/// The method that an entry is filled in with, as it was then.
fn guide(db: &Connection, entry: EntryId) -> Result<std::rc::Rc<Guide>> {
    let filled = filled::load(db, entry)?.ok_or(Error::BadDraft)?;
    Guides::new(db).version(&filled.method, filled.version)
}

fn put(db: &Connection, entry: EntryId, line: &NewLine, label: &str, now: &Moment) -> Result<u32> {
    let note = line.note.trim().replace('\0', "\u{fffd}");
    let (who, during) = (line.who.map(Who::name), line.during);
    let values = params![
        entry,
        line.day.number(),
        line.outcome,
        label,
        who,
        now.ms(),
        now.offset(),
        now.zone(),
        during,
        note
    ];
    let id = db.prepare_cached(ADD)?.insert(values)?;
    if let Some(during) = during {
        link::put(db, during, entry, "")?;
    }
    u32::try_from(id).map_err(|_| Error::NotFound)
}

/// A slip of something planned is noted in its log, if that knows slips, and brings it back to be looked at.
pub(crate) fn slipped(db: &Connection, entry: EntryId, new: &NewAct, now: &Moment) -> Result<()> {
    let Ok(guide) = guide(db, entry) else { return Ok(()) };
    if !guide.method.plan {
        return Ok(());
    }
    let slip = guide.method.log.as_ref().and_then(|log| log.slip.as_deref());
    if let Some(outcome) = slip.and_then(|slip| outcome(&guide.method, slip)) {
        let line = NewLine {
            day: new.day,
            outcome: outcome.id.clone(),
            who: None,
            note: new.note.clone(),
            during: None,
        };
        put(db, entry, &line, &outcome.label, now)?;
    }
    db.prepare_cached(COME_BACK)?.execute(params![entry, now.day().number()])?;
    Ok(())
}

/// The last day before which a day's log is not shown.
fn since(today: Day) -> Option<Day> {
    today.date().checked_sub_days(Days::new(SHOWN_DAYS - 1)).and_then(|day| Day::new(day).ok())
}

fn item(db: &Connection, guides: &mut Guides<'_>, row: Row, today: Day) -> Result<Option<PlanItem>> {
    let Some(filled) = filled::load(db, row.id)? else { return Ok(None) };
    let Ok(guide) = guides.version(&filled.method, filled.version) else { return Ok(None) };
    let method = &guide.method;
    // it may have been filled in before its method was planned with
    if !method.plan {
        return Ok(None);
    }
    let Planned { over, ends, review, days } = method.planned(&filled);
    let day = |text: Option<String>| text.and_then(|text| text.parse::<Day>().ok());
    let (ends, review) = (day(ends), day(review));
    let over = over || ends.is_some_and(|last| last < today);
    let lines = lines(db, row.id, since(today))?;
    let weekday = today.date().weekday().num_days_from_monday();
    let days: Vec<u32> = days.into_iter().filter_map(|day| u32::try_from(day + 1).ok()).collect();
    let noted_today = lines.iter().any(|line| line.day == today);
    Ok(Some(PlanItem {
        method: filled.method,
        group: method.group.clone(),
        outcomes: method.log.as_ref().map(|log| log.outcomes.clone()).unwrap_or_default(),
        who: method.log.as_ref().is_some_and(|log| log.who),
        review,
        ends,
        over,
        today: !over && !noted_today && days.contains(&(weekday + 1)),
        days,
        noted: db.prepare_cached(COUNT)?.query_row([row.id], |r| r.get(0))?,
        lines,
        row,
    }))
}

/// The numbers of the methods whose newest version is planned with.
fn planned_with(db: &Connection) -> Result<Vec<i64>> {
    let mut select = db.prepare_cached(METHODS)?;
    let all: BTreeMap<String, i64> =
        select.query_map([], |r| Ok((r.get(1)?, r.get(0)?)))?.collect::<rusqlite::Result<_>>()?;
    let plans = |name: &str| {
        Guide::newest(db, name).is_ok_and(|g| g.method.plan && g.method.kind != MethodKind::Measure)
    };
    Ok(all.into_iter().filter(|(name, _)| plans(name)).map(|(_, number)| number).collect())
}

fn plan(db: &Connection, today: Day) -> Result<Vec<PlanItem>> {
    let (mut items, mut guides) = (Vec::new(), Guides::new(db));
    for method in planned_with(db)? {
        let mut select = db.prepare_cached(PLANNED)?;
        let mut rows = select.query([method])?;
        while let Some(sql) = rows.next()? {
            if items.len() >= MOST_PLANNED {
                break;
            }
            items.extend(item(db, &mut guides, Row::read(sql)?, today)?);
        }
    }
    items.sort_by_key(|item: &PlanItem| {
        (item.over, !item.today, item.review.is_none(), item.review, Reverse(item.row.happened.ms()))
    });
    Ok(items)
}

impl Journal {
    /// Everything planned: what is offered today first, then by the day on which it is looked at again, and
    /// what is over last.
    pub fn plan(&self, today: Day) -> Result<Vec<PlanItem>> {
        self.vault.read(|db| plan(db, today))
    }

    /// Everything that was noted of something planned, newest first.
    pub fn plan_log(&self, entry: EntryId) -> Result<Vec<LogLine>> {
        self.vault.read(|db| {
            Row::of_id(db, entry)?;
            lines(db, entry, None)
        })
    }

    /// Notes what came of something planned. [`Error::BadAnswer`] if its method has no such outcome,
    /// [`Error::DanglingLink`] if the talk in which it was noted is not there, or is the entry itself.
    pub fn note_outcome(&mut self, entry: EntryId, line: &NewLine, now: &Moment) -> Result<LogLine> {
        if line.note.chars().count() > MOST_NOTE_CHARS {
            return Err(Error::NoteTooLong);
        }
        let guide = self.vault.read(|db| {
            Row::of_id(db, entry)?;
            line.during.map_or(Ok(()), |during| is_another(db, entry, during))?;
            guide(db, entry)
        })?;
        let asked = guide.method.log.as_ref().is_some_and(|log| log.who);
        let outcome = outcome(&guide.method, &line.outcome).ok_or(Error::BadAnswer)?;
        let line = NewLine { who: line.who.filter(|_| asked), ..line.clone() };
        self.vault.write(|db| {
            let id = put(db, entry, &line, &outcome.label, now)?;
            Ok(db.prepare_cached(LINE)?.query_row([id], LogLine::read)?)
        })
    }

    /// Takes a line of a log away. Without one, nothing happens.
    pub fn remove_line(&mut self, id: u32) -> Result<()> {
        self.vault.write(|db| Ok(db.prepare_cached(REMOVE)?.execute([id]).map(drop)?))
    }
}
