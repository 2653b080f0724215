//! What happened on a journey, to be read.

use std::collections::BTreeMap;

use goldseam_content::{Library, Role};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    JourneyId, StepRef,
    event::{EVENT_COLUMNS, Event, EventKind, WALKED},
};
use crate::{
    day::Day,
    entry::EntryId,
    error::{Error, Result},
    moment::Moment,
};

/// The titles of the entries of a journey that are outside the bin. `?1` journey.
const TITLES: &str =
    "SELECT DISTINCT e.id, e.title FROM journey_event AS v CROSS JOIN entry AS e ON e.id = v.entry
 WHERE v.journey = ?1 AND e.deleted_ms IS NULL";
const WORDS_OF: &str = "SELECT kind, map, step, what FROM journey_event WHERE journey = ?1 AND id = ?2";
const NO_NOTE: &str = "UPDATE journey_event SET note = '' WHERE journey = ?1 AND id = ?2";
/// An action of one's own is named wherever it was ticked.
const NO_LABEL: &str =
    "UPDATE journey_event SET label = '' WHERE journey = ?1 AND map = ?2 AND step = ?3 AND what = ?4";

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Happened {
    /// Names it within its journey.
    pub id: u32,
    /// What kind of thing.
    pub kind: EventKind,
    /// The day that it is about.
    pub day: Day,
    /// When it was noted.
    pub noted: Moment,
    /// The step that it is about, if it is about one.
    pub at: Option<StepRef>,
    /// What that step is called in the role of that time; what the question is called, for an answer.
    pub step: String,
    /// What is meant by it: a role, `on` or `off`, an action, a map, the answer. Ids.
    pub what: String,
    /// What was read when it was chosen: the action, the answer, the ending, the name of the role or map.
    pub label: String,
    /// What the person said about it.
    pub note: String,
    /// The entry that belongs to it, unless that is in the bin.
    pub entry: Option<EntryId>,
    /// The title of that entry.
    pub title: String,
}

fn titles(db: &Connection, id: JourneyId) -> Result<BTreeMap<EntryId, String>> {
    let mut select = db.prepare_cached(TITLES)?;
    Ok(select.query_map([id], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// What roles and maps are called now; everything else has its label from the time.
fn label(event: &Event) -> String {
    let library = Library::built_in();
    match event.kind {
        EventKind::Role => library.roles().iter().find(|role| role.id.name() == event.what).map(|r| &r.name),
        EventKind::Map => library.journey(&event.what).map(|map| &map.name),
        _ => None,
    }
    .unwrap_or(&event.label)
    .clone()
}

fn step_name(event: &Event, role: Role) -> String {
    let library = Library::built_in();
    if event.kind == EventKind::Answer {
        let question = library.questions().iter().find(|question| question.id == event.step);
        return question.map(|question| question.name.clone()).unwrap_or_default();
    }
    let step = library.journey(&event.map).and_then(|map| map.step(&event.step));
    step.map(|step| step.text(role).name).unwrap_or_default()
}

/// Everything that happened, oldest first; of one step, if that is asked for.
pub(crate) fn happened(db: &Connection, id: JourneyId, at: Option<&StepRef>) -> Result<Vec<Happened>> {
    let titles = titles(db, id)?;
    let (mut all, mut role) = (Vec::new(), Role::Hurt);
    let mut select = db.prepare_cached(WALKED)?;
    let mut rows = select.query([id])?;
    while let Some(row) = rows.next()? {
        let Some(event) = Event::read(row)? else { continue };
        if event.kind == EventKind::Role {
            role = Role::ALL.into_iter().find(|role| role.name() == event.what).unwrap_or(role);
        }
        if at.is_some_and(|at| at.map != event.map || at.step != event.step) {
            continue;
        }
        let entry = event.entry.filter(|entry| titles.contains_key(entry));
        all.push(Happened {
            id: row.get(EVENT_COLUMNS)?,
            noted: Moment::read(row, EVENT_COLUMNS + 1)?,
            step: step_name(&event, role),
            label: label(&event),
            title: entry.and_then(|entry| titles.get(&entry).cloned()).unwrap_or_default(),
            entry,
            kind: event.kind,
            day: event.day,
            at: if event.map.is_empty() { None } else { Some(StepRef { map: event.map, step: event.step }) },
            what: event.what,
            note: event.note,
        });
    }
    Ok(all)
}

/// Takes the person's words of one event away. [`Error::NotFound`] if it did not happen on that journey.
pub(super) fn erase_words(db: &Connection, journey: JourneyId, id: u32) -> Result<()> {
    let mut select = db.prepare_cached(WORDS_OF)?;
    let mut rows = select.query(params![journey, id])?;
    let Some(row) = rows.next()? else { return Err(Error::NotFound) };
    let kind: String = row.get(0)?;
    db.prepare_cached(NO_NOTE)?.execute(params![journey, id])?;
    if kind == "add_action" {
        let (map, step, what): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
        db.prepare_cached(NO_LABEL)?.execute(params![journey, map, step, what])?;
    }
    Ok(())
}
