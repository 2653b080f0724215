//! Journeys: what a person walks through, with somebody or alone, by steps in any order.

mod act;
mod event;
mod history;
mod shown;
mod state;
mod view;

use goldseam_content::{Library, Role};
use ring::rand::{SecureRandom, SystemRandom};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    day::Day,
    error::{Error, Result},
    moment::Moment,
    plan,
    timeline::Row,
};
use event::{EVENT_COLUMNS, Event};
use state::State;

pub use act::{Act, MOST_NOTE_CHARS, NewAct};
pub use event::{EventKind, WALKED, WALKED_ALL};
pub use history::Happened;
pub(crate) use history::happened;
pub use shown::{
    ActionView, Elsewhere, JourneyCard, JourneyView, MapCard, QuestionView, StepCard, StepView, TickView,
};
pub use state::StepStatus;

/// Names a journey.
pub type JourneyId = u32;

/// Longest name of a journey, in characters.
pub const MOST_NAME_CHARS: usize = 120;

const ADD: &str = "INSERT INTO journey (uid, created_ms, created_offset, created_zone, name)
 VALUES (?1, ?2, ?3, ?4, ?5)";
const HEAD: &str = "SELECT id, name, gate FROM journey WHERE id = ?1";
const HEADS: &str = "SELECT id, name, gate FROM journey ORDER BY id";
const RENAME: &str = "UPDATE journey SET name = ?2 WHERE id = ?1";
const GATE: &str = "UPDATE journey SET gate = ?2 WHERE id = ?1";
const ERASE: &str = "DELETE FROM journey WHERE id = ?1";

/// A step of a map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StepRef {
    /// The map's id.
    pub map: String,
    /// The step's id in it.
    pub step: String,
}

/// What the safety questions came to. Never what was ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum GateState {
    /// Nothing stands in the way.
    Clear,
    /// What is for two is put away.
    Hidden,
}

/// A journey to begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewJourney {
    /// As the person calls it.
    pub name: String,
    /// Who they are in it.
    pub role: Role,
    /// It is early: only what the first weeks need is shown.
    pub first_weeks: bool,
    /// What the safety questions came to, if it is to be remembered.
    pub gate: Option<GateState>,
}

/// What the tables say of a journey besides what happened.
struct Head {
    id: JourneyId,
    name: String,
    gate: Option<GateState>,
}

impl GateState {
    fn name(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Hidden => "hidden",
        }
    }
}

impl Head {
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        let gate = match row.get_ref(2)?.as_str_or_null()? {
            Some("clear") => Some(GateState::Clear),
            Some("hidden") => Some(GateState::Hidden),
            _ => None,
        };
        Ok(Self { id: row.get(0)?, name: row.get(1)?, gate })
    }

    fn load(db: &Connection, id: JourneyId) -> Result<Self> {
        db.prepare_cached(HEAD)?.query_row([id], Self::read).optional()?.ok_or(Error::NotFound)
    }

    fn all(db: &Connection) -> Result<Vec<Self>> {
        Ok(db.prepare_cached(HEADS)?.query_map([], Self::read)?.collect::<rusqlite::Result<_>>()?)
    }
}

/// All journeys with what the person calls them.
pub(crate) fn names(db: &Connection) -> Result<Vec<(JourneyId, String)>> {
    let mut select = db.prepare_cached(HEADS)?;
    Ok(select.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// A name in one line. [`Error::BadWord`] if it is empty or too long.
fn name(typed: &str) -> Result<String> {
    let name = typed.replace(char::is_control, " ").split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > MOST_NAME_CHARS { Err(Error::BadWord) } else { Ok(name) }
}

/// A journey as it stands.
fn state(db: &Connection, id: JourneyId) -> Result<State> {
    let mut state = State::default();
    let mut select = db.prepare_cached(WALKED)?;
    let mut rows = select.query([id])?;
    while let Some(row) = rows.next()? {
        if let Some(event) = Event::read(row)? {
            state.add(&event);
        }
    }
    Ok(state)
}

/// All journeys as they stand, without the words. In the order in which they were begun.
fn states(db: &Connection) -> Result<Vec<(JourneyId, State)>> {
    let mut states: Vec<(JourneyId, State)> = Vec::new();
    let mut select = db.prepare_cached(WALKED_ALL)?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get(EVENT_COLUMNS)?;
        let Some(event) = Event::read(row)? else { continue };
        if states.last().is_none_or(|(last, _)| *last != id) {
            states.push((id, State::default()));
        }
        if let Some((_, state)) = states.last_mut() {
            state.add(&event);
        }
    }
    Ok(states)
}

/// [`Error::NotFound`] if the entry that belongs to an act is not there.
fn is_there(db: &Connection, new: &NewAct) -> Result<()> {
    new.entry.map_or(Ok(()), |entry| Row::of_id(db, entry).map(drop))
}

fn create(db: &Transaction<'_>, new: &NewJourney, name: &str, day: Day, now: &Moment) -> Result<JourneyId> {
    let mut uid = [0; 16];
    SystemRandom::new().fill(&mut uid).map_err(|_| Error::NoRandomness)?;
    let values = params![uid, now.ms(), now.offset(), now.zone(), name];
    let id = db.prepare_cached(ADD)?.insert(values)?;
    let id = JourneyId::try_from(id).map_err(|_| Error::NotFound)?;
    db.prepare_cached(GATE)?.execute(params![id, new.gate.map(GateState::name)])?;
    let map = Library::built_in().journeys().first().map_or("", |map| map.id.as_str());
    let mut begun = vec![
        Event::new(EventKind::Role, day).what(new.role.name()),
        Event::new(EventKind::Map, day).what(map),
    ];
    if new.first_weeks {
        begun.push(Event::new(EventKind::FirstWeeks, day).what("on"));
    }
    begun.iter().try_for_each(|event| event.put(db, id, now))?;
    Ok(id)
}

impl Journal {
    /// All journeys, those that were put away last, otherwise in the order in which they were begun.
    pub fn journeys(&self) -> Result<Vec<JourneyCard>> {
        self.vault.read(|db| {
            let heads = Head::all(db)?;
            let states = states(db)?;
            Ok(view::cards(heads, states))
        })
    }

    /// Begins a journey. [`Error::BadWord`] if its name is empty or longer than [`MOST_NAME_CHARS`].
    pub fn begin_journey(&mut self, new: &NewJourney, now: &Moment) -> Result<JourneyId> {
        let name = name(&new.name)?;
        self.vault.write(|db| create(db, new, &name, now.day(), now))
    }

    /// Calls a journey something else.
    pub fn rename_journey(&mut self, id: JourneyId, to: &str) -> Result<()> {
        let to = name(to)?;
        self.vault.read(|db| Head::load(db, id))?;
        self.vault.write(|db| Ok(db.prepare_cached(RENAME)?.execute(params![id, to]).map(drop)?))
    }

    /// Remembers what the safety questions came to for a journey, or forgets it.
    pub fn keep_journey_gate(&mut self, id: JourneyId, gate: Option<GateState>) -> Result<()> {
        self.vault.read(|db| Head::load(db, id))?;
        let values = params![id, gate.map(GateState::name)];
        self.vault.write(|db| Ok(db.prepare_cached(GATE)?.execute(values).map(drop)?))
    }

    /// Erases a journey with all that happened on it. Entries stay. [`Error::BadStep`] unless it was put away.
    pub fn erase_journey(&mut self, id: JourneyId) -> Result<()> {
        let state = self.vault.read(|db| Head::load(db, id).and_then(|_| state(db, id)))?;
        if !state.archived {
            return Err(Error::BadStep);
        }
        self.vault.write(|db| Ok(db.prepare_cached(ERASE)?.execute([id]).map(drop)?))
    }

    /// A journey by its present map, in the words of its present role.
    pub fn journey(&self, id: JourneyId) -> Result<JourneyView> {
        self.vault.read(|db| {
            let (head, state) = (Head::load(db, id)?, state(db, id)?);
            view::journey(db, head, &state)
        })
    }

    /// A step of a journey, of any map, in the words of its present role.
    pub fn journey_step(&self, id: JourneyId, at: &StepRef) -> Result<StepView> {
        self.vault.read(|db| {
            Head::load(db, id)?;
            let state = state(db, id)?;
            view::step(db, id, &state, at)
        })
    }

    /// What happened on a journey, or on one step of it, oldest first.
    pub fn journey_history(&self, id: JourneyId, at: Option<&StepRef>) -> Result<Vec<Happened>> {
        self.vault.read(|db| {
            Head::load(db, id)?;
            history::happened(db, id, at)
        })
    }

    /// Does something on a journey. [`Error::BadStep`] if it does not fit how things stand, [`Error::NoReason`] if
    /// it needs a word about it. A slip of something planned is noted there too, and brings it back to be looked at.
    pub fn act(&mut self, id: JourneyId, new: &NewAct, now: &Moment) -> Result<()> {
        let events = self.vault.read(|db| {
            Head::load(db, id)?;
            is_there(db, new)?;
            act::events(&state(db, id)?, new)
        })?;
        self.vault.write(|db| {
            events.iter().try_for_each(|event| event.put(db, id, now))?;
            match (&new.act, new.entry) {
                (Act::Slip, Some(entry)) => plan::slipped(db, entry, new, now),
                _ => Ok(()),
            }
        })
    }

    /// Does many things, each at its time, in one transaction: all or none.
    pub fn act_many(&mut self, id: JourneyId, acts: &[(NewAct, Moment)]) -> Result<()> {
        self.vault.write(|db| {
            Head::load(db, id)?;
            let mut state = state(db, id)?;
            for (new, at) in acts {
                is_there(db, new)?;
                for event in act::events(&state, new)? {
                    event.put(db, id, at)?;
                    state.add(&event);
                }
                if let (Act::Slip, Some(entry)) = (&new.act, new.entry) {
                    plan::slipped(db, entry, new, at)?;
                }
            }
            Ok(())
        })
    }

    /// Takes the words away that a person wrote about something that happened. That it happened, and when, stays.
    pub fn erase_journey_words(&mut self, id: JourneyId, happened: u32) -> Result<()> {
        self.vault.write(|db| history::erase_words(db, id, happened))
    }
}
