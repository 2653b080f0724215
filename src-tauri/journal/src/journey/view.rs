//! Journeys and steps as they are shown.

use std::collections::BTreeMap;

use goldseam_content::{Journey as Map, Library, Opt, Question, Role, RoleText, Step};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    GateState, Head, JourneyId, StepRef, act,
    event::EventKind,
    history::{self, Happened},
    state::{State, StepState, StepStatus},
};
use crate::{
    day::Day,
    entry::EntryId,
    error::{Error, Result},
    timeline::{ROW_OF_ID, Row},
};

/// A journey in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct JourneyCard {
    /// Names it.
    pub id: JourneyId,
    /// As the person calls it.
    pub name: String,
    /// Who they are in it.
    pub role: Role,
    /// The name of its map.
    pub map: String,
    /// It was put away.
    pub archived: bool,
    /// Only what the first weeks need is shown.
    pub first_weeks: bool,
    /// What the safety questions came to, if that is remembered.
    pub gate: Option<GateState>,
    /// The steps that are being walked, by name.
    pub open: Vec<String>,
    /// The day of what happened last.
    pub last: Option<Day>,
}

/// A map to look by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MapCard {
    /// Names it.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub summary: String,
    /// Something was done on it.
    pub walked: bool,
}

/// A journey by its present map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct JourneyView {
    /// It, in the list.
    pub card: JourneyCard,
    /// The id of its map.
    pub map: String,
    /// Said at the top of the map.
    pub intro: String,
    /// A caution that is always shown; may be empty.
    pub notice: String,
    /// Where the map comes from.
    pub source: String,
    /// The steps of the map, in its order.
    pub steps: Vec<StepCard>,
    /// Steps of other maps that something was done on.
    pub elsewhere: Vec<Elsewhere>,
    /// The questions that stand apart.
    pub questions: Vec<QuestionView>,
    /// All maps.
    pub maps: Vec<MapCard>,
}

/// A step in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools)] // each says something by itself
pub struct StepCard {
    /// Names it.
    pub at: StepRef,
    /// What it is called in this role.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// How it stands.
    pub status: StepStatus,
    /// Since which day.
    pub since: Option<Day>,
    /// A breach put it to rest.
    pub paused: bool,
    /// Its conditions are not said to be so yet.
    pub closed: bool,
    /// The safety questions come before it.
    pub gated: bool,
    /// Nobody has to walk it.
    pub optional: bool,
    /// It can wait: these are the first weeks.
    pub waits: bool,
}

/// A step with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// It, in the list.
    pub card: StepCard,
    /// What the map is called.
    pub map: String,
    /// What "done for now" means.
    pub done: String,
    /// When to come back to it.
    pub revisit: Vec<String>,
    /// What must be so before it opens.
    pub conditions: Vec<String>,
    /// Ends that are equally good.
    pub endings: Vec<Opt>,
    /// What it ended with, if it is done.
    pub ending: String,
    /// Why it was opened again, if it was.
    pub reason: String,
    /// A breach opened it again.
    pub by_breach: bool,
    /// What can be done, then what was ticked in another role.
    pub actions: Vec<ActionView>,
    /// Questions to write from.
    pub prompts: Vec<String>,
    /// Methods that help here, by id.
    pub methods: Vec<String>,
    /// Pages to read here, by id.
    pub pages: Vec<String>,
    /// Entries that were put to it.
    pub entries: Vec<Row>,
    /// Steps of other maps on the same ground: those that something was done on, and those that lead here.
    pub elsewhere: Vec<Elsewhere>,
    /// What happened here, oldest first.
    pub history: Vec<Happened>,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActionView {
    /// Names it within its step.
    pub id: String,
    /// What it is.
    pub text: String,
    /// It is the person's own.
    pub own: bool,
    /// It belongs to another role, or to an earlier build.
    pub other: bool,
    /// The tick, if it has one.
    pub ticked: Option<TickView>,
}

/// A tick.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TickView {
    /// The day that it is about.
    pub day: Day,
    /// What the person said about it.
    pub note: String,
    /// The entry that belongs to it, unless that is in the bin.
    pub entry: Option<EntryId>,
}

/// A step of another map on the same ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Elsewhere {
    /// Names it.
    pub at: StepRef,
    /// What its map is called.
    pub map: String,
    /// What it is called.
    pub name: String,
    /// How it stands.
    pub status: StepStatus,
    /// What was ticked there.
    pub ticked: Vec<String>,
}

/// A question that stands apart, with its answers over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct QuestionView {
    /// Names it.
    pub id: String,
    /// In a word or two.
    pub name: String,
    /// What it is, and what it is not.
    pub says: String,
    /// As it is asked in this role.
    pub asks: String,
    /// What can be answered.
    pub answers: Vec<Opt>,
    /// What was answered, oldest first.
    pub given: Vec<Happened>,
}

fn library() -> &'static Library {
    Library::built_in()
}

fn named(map: &Map, step: &Step) -> StepRef {
    StepRef { map: map.id.clone(), step: step.id.clone() }
}

/// The map that a journey is seen by: the one that was chosen, or the first if a build has that no longer.
fn map_of(state: &State) -> Result<&'static Map> {
    library().journey(&state.map).or_else(|| library().journeys().first()).ok_or(Error::BadStep)
}

fn step_card(state: &State, map: &Map, step: &Step) -> StepCard {
    let (at, text) = (named(map, step), step.text(state.role));
    let now = state.step(&at);
    StepCard {
        at,
        name: text.name,
        purpose: text.purpose,
        status: now.status,
        since: now.since,
        paused: now.paused,
        closed: act::is_closed(step, state.role, &now),
        gated: step.gated && state.role != Role::Solo,
        optional: step.optional,
        waits: state.first_weeks && !step.early && !now.is_begun(),
    }
}

/// The names of the steps that are being walked, on any map.
fn open(state: &State) -> Vec<String> {
    let walked = |(at, step): (&(String, String), &StepState)| {
        let is_open = matches!(step.status, StepStatus::Exploring | StepStatus::Reopened) && !step.paused;
        let known = library().journey(&at.0).and_then(|map| map.step(&at.1)).filter(|_| is_open)?;
        Some(known.text(state.role).name)
    };
    // in the order of the maps, which is that of their steps
    let place = |at: &(String, String)| {
        let maps = library().journeys();
        let map = maps.iter().position(|map| map.id == at.0)?;
        Some((map, maps[map].steps.iter().position(|step| step.id == at.1)?))
    };
    let mut steps: Vec<_> = state.steps.iter().collect();
    steps.sort_by_key(|(at, _)| place(at));
    steps.into_iter().filter_map(walked).collect()
}

fn card(head: Head, state: &State) -> JourneyCard {
    let Head { id, name, gate } = head;
    JourneyCard {
        id,
        name,
        role: state.role,
        map: map_of(state).map(|map| map.name.clone()).unwrap_or_default(),
        archived: state.archived,
        first_weeks: state.first_weeks,
        gate,
        open: open(state),
        last: state.last,
    }
}

pub(super) fn cards(heads: Vec<Head>, states: Vec<(JourneyId, State)>) -> Vec<JourneyCard> {
    let states: BTreeMap<JourneyId, State> = states.into_iter().collect();
    let fresh = State::default();
    let mut cards: Vec<JourneyCard> = heads
        .into_iter()
        .map(|head| {
            let state = states.get(&head.id).unwrap_or(&fresh);
            card(head, state)
        })
        .collect();
    cards.sort_by_key(|card| card.archived);
    cards
}

/// Other steps on the ground of a step: what it names, what names it, and what names the same as it does.
fn neighbours(map: &Map, step: &Step) -> Vec<(&'static Map, &'static Step)> {
    let own = format!("{}/{}", map.id, step.id);
    let mut found = Vec::new();
    for other in library().journeys().iter().filter(|other| other.id != map.id) {
        for theirs in &other.steps {
            let name = format!("{}/{}", other.id, theirs.id);
            let shared = theirs.same_as.iter().any(|name| *name == own || step.same_as.contains(name));
            if shared || step.same_as.contains(&name) {
                found.push((other, theirs));
            }
        }
    }
    found
}

fn elsewhere(state: &State, map: &Map, step: &Step) -> Option<Elsewhere> {
    let at = named(map, step);
    let now = state.step(&at);
    let done = now.status != StepStatus::NotStarted || !now.ticked.is_empty();
    done.then(|| Elsewhere {
        at,
        map: map.name.clone(),
        name: step.text(state.role).name,
        status: now.status,
        ticked: now
            .ticked
            .into_values()
            .map(|ticked| ticked.label)
            .filter(|label| !label.is_empty())
            .collect(),
    })
}

fn question(role: Role, question: &Question, history: &[Happened]) -> QuestionView {
    let asks = match role {
        Role::Hurt => &question.hurt,
        Role::Repair => &question.repair,
        Role::Solo => &question.solo,
    };
    // an answer has no map, and is told by what its question is called
    let given = history.iter().filter(|one| one.kind == EventKind::Answer && one.step == question.name);
    QuestionView {
        id: question.id.clone(),
        name: question.name.clone(),
        says: question.says.clone(),
        asks: asks.clone(),
        answers: question.answers.clone(),
        given: given.cloned().collect(),
    }
}

pub(super) fn journey(db: &Connection, head: Head, state: &State) -> Result<JourneyView> {
    let map = map_of(state)?;
    let happened = history::happened(db, head.id, None)?;
    let others = library().journeys().iter().filter(|other| other.id != map.id);
    let walked = |map: &Map| state.steps.keys().any(|(id, _)| *id == map.id);
    Ok(JourneyView {
        card: card(head, state),
        map: map.id.clone(),
        intro: map.intro.clone(),
        notice: map.notice.clone(),
        source: map.source.clone(),
        steps: map.steps.iter().map(|step| step_card(state, map, step)).collect(),
        elsewhere: others
            .flat_map(|other| other.steps.iter().filter_map(|step| elsewhere(state, other, step)))
            .collect(),
        questions: library().questions().iter().map(|q| question(state.role, q, &happened)).collect(),
        maps: library()
            .journeys()
            .iter()
            .map(|map| MapCard {
                id: map.id.clone(),
                name: map.name.clone(),
                summary: map.summary.clone(),
                walked: walked(map),
            })
            .collect(),
    })
}

/// What there is to do in this role, the person's own, and what else was ticked.
fn actions(db: &Connection, text: &RoleText, now: &StepState) -> Result<Vec<ActionView>> {
    let view = |id: &str, text: &str, own, other| ActionView {
        id: id.to_owned(),
        text: text.to_owned(),
        own,
        other,
        ticked: None,
    };
    let mut all: Vec<ActionView> =
        text.actions.iter().map(|action| view(&action.id, &action.text, false, false)).collect();
    all.extend(now.own.iter().map(|own| view(&own.id, &own.text, true, false)));
    for (id, ticked) in &now.ticked {
        if all.iter().all(|action| action.id != *id) {
            all.push(view(id, &ticked.label, id.starts_with("own_"), true));
        }
    }
    for action in &mut all {
        let Some(ticked) = now.ticked.get(&action.id) else { continue };
        let live = ticked.entry.map(|entry| is_live(db, entry)).transpose()?.unwrap_or_default();
        let entry = ticked.entry.filter(|_| live);
        action.ticked = Some(TickView { day: ticked.day, note: ticked.note.clone(), entry });
    }
    Ok(all)
}

/// Whether an entry is outside the bin.
fn is_live(db: &Connection, id: EntryId) -> Result<bool> {
    const LIVE: &str = "SELECT 1 FROM entry WHERE id = ?1 AND deleted_ms IS NULL";
    Ok(db.prepare_cached(LIVE)?.exists(params![id])?)
}

/// The rows of the entries that are outside the bin.
fn rows(db: &Connection, ids: &[EntryId]) -> Result<Vec<Row>> {
    let mut rows: Vec<Row> = Vec::new();
    for id in ids {
        if is_live(db, *id)? && rows.iter().all(|row| row.id != *id) {
            rows.extend(db.prepare_cached(ROW_OF_ID)?.query_row([id], Row::read).optional()?);
        }
    }
    Ok(rows)
}

pub(super) fn step(db: &Connection, id: JourneyId, state: &State, at: &StepRef) -> Result<StepView> {
    let map = library().journey(&at.map).ok_or(Error::BadStep)?;
    let step = map.step(&at.step).ok_or(Error::BadStep)?;
    let (text, now) = (step.text(state.role), state.step(at));
    Ok(StepView {
        card: step_card(state, map, step),
        map: map.name.clone(),
        actions: actions(db, &text, &now)?,
        entries: rows(db, &now.entries)?,
        elsewhere: neighbours(map, step)
            .into_iter()
            .filter_map(|(map, step)| elsewhere(state, map, step))
            .collect(),
        history: history::happened(db, id, Some(at))?,
        done: text.done,
        revisit: text.revisit,
        conditions: text.conditions,
        prompts: text.prompts,
        endings: text.endings,
        ending: now.ending,
        reason: now.reason,
        by_breach: now.by_breach,
        methods: step.methods.clone(),
        pages: step.pages.clone(),
    })
}
