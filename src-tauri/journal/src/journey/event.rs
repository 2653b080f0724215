//! What happened on a journey, as it is kept.

use rusqlite::{Connection, Row as SqlRow, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::JourneyId;
use crate::{day::Day, entry::EntryId, error::Result, moment::Moment};

/// Adds one. `?1` journey, `?2` kind, `?3` map, `?4` step, `?5` what, `?6` label, `?7` day, `?8` … `?10` noted,
/// `?11` entry, `?12` note.
const ADD: &str = "INSERT INTO journey_event (journey, kind, map, step, what, label, day,
 noted_ms, noted_offset, noted_zone, entry, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
/// Everything that happened on one, in order. `?1` journey.
pub const WALKED: &str = "SELECT kind, map, step, what, label, day, entry, note, id, noted_ms, noted_offset,
 noted_zone FROM journey_event WHERE journey = ?1 ORDER BY id";
/// Everything that happened on any, in order, without the words.
pub const WALKED_ALL: &str = "SELECT kind, map, step, what, label, day, NULL, '', journey
 FROM journey_event INDEXED BY journey_event_walked ORDER BY journey, id";

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// A step was begun.
    Begin,
    /// It was done, for now.
    Done,
    /// It was opened again.
    Reopen,
    /// It was left.
    Leave,
    /// Its conditions were said to be so.
    Open,
    /// A breach put it to rest.
    Pause,
    /// It was gone on with.
    Resume,
    /// An action was ticked.
    Tick,
    /// The tick was taken away.
    Untick,
    /// An action of the person's own was added.
    AddAction,
    /// It was taken away.
    DropAction,
    /// Something was noted.
    Note,
    /// An entry was put to a step.
    Write,
    /// Something agreed was not kept.
    Slip,
    /// Trust was broken again.
    Breach,
    /// A question was answered.
    Answer,
    /// Another role was taken.
    Role,
    /// Another map was taken.
    Map,
    /// The first weeks begin (`on`) or end (`off`).
    FirstWeeks,
    /// It was put away (`on`) or taken up again (`off`).
    Archive,
}

const KINDS: [(EventKind, &str); 20] = [
    (EventKind::Begin, "begin"),
    (EventKind::Done, "done"),
    (EventKind::Reopen, "reopen"),
    (EventKind::Leave, "leave"),
    (EventKind::Open, "open"),
    (EventKind::Pause, "pause"),
    (EventKind::Resume, "resume"),
    (EventKind::Tick, "tick"),
    (EventKind::Untick, "untick"),
    (EventKind::AddAction, "add_action"),
    (EventKind::DropAction, "drop_action"),
    (EventKind::Note, "note"),
    (EventKind::Write, "write"),
    (EventKind::Slip, "slip"),
    (EventKind::Breach, "breach"),
    (EventKind::Answer, "answer"),
    (EventKind::Role, "role"),
    (EventKind::Map, "map"),
    (EventKind::FirstWeeks, "first_weeks"),
    (EventKind::Archive, "archive"),
];

impl EventKind {
    fn name(self) -> &'static str {
        KINDS.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    fn of_name(name: &str) -> Option<Self> {
        KINDS.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind)
    }
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Event {
    pub kind: EventKind,
    pub map: String,
    pub step: String,
    pub what: String,
    pub label: String,
    pub day: Day,
    pub entry: Option<EntryId>,
    pub note: String,
}

/// How many columns an [`Event`] is read from.
pub(crate) const EVENT_COLUMNS: usize = 8;

impl Event {
    pub fn new(kind: EventKind, day: Day) -> Self {
        let empty = String::new;
        Self {
            kind,
            map: empty(),
            step: empty(),
            what: empty(),
            label: empty(),
            day,
            entry: None,
            note: empty(),
        }
    }

    pub fn at(self, map: &str, step: &str) -> Self {
        Self { map: map.to_owned(), step: step.to_owned(), ..self }
    }

    pub fn what(self, what: &str) -> Self {
        Self { what: what.to_owned(), ..self }
    }

    pub fn label(self, label: &str) -> Self {
        Self { label: label.to_owned(), ..self }
    }

    /// None for a kind that only a later build knows.
    pub fn read(row: &SqlRow<'_>) -> rusqlite::Result<Option<Self>> {
        let Some(kind) = EventKind::of_name(row.get_ref(0)?.as_str()?) else { return Ok(None) };
        let number = row.get(5)?;
        let day = Day::from_number(number)
            .map_err(|_| rusqlite::Error::IntegralValueOutOfRange(5, i64::from(number)))?;
        Ok(Some(Self {
            kind,
            map: row.get(1)?,
            step: row.get(2)?,
            what: row.get(3)?,
            label: row.get(4)?,
            day,
            entry: row.get(6)?,
            note: row.get(7)?,
        }))
    }

    pub fn put(&self, db: &Connection, journey: JourneyId, now: &Moment) -> Result<()> {
        let Self { kind, map, step, what, label, day, entry, note } = self;
        db.prepare_cached(ADD)?.execute(params![
            journey,
            kind.name(),
            map,
            step,
            what,
            label,
            day.number(),
            now.ms(),
            now.offset(),
            now.zone(),
            entry,
            note
        ])?;
        Ok(())
    }
}
