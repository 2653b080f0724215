//! Journeys and steps, put together to be shown.

use std::collections::BTreeMap;

use goldseam_content::{Journey as Map, Library, Question, Role, RoleText, Step};
use rusqlite::{Connection, OptionalExtension, params};

use super::{
    Head, JourneyId, StepRef, act,
    event::EventKind,
    history::{self, Happened},
    shown::{
        ActionView, Elsewhere, JourneyCard, JourneyView, MapCard, QuestionView, StepCard, StepView, TickView,
    },
    state::{State, StepState, StepStatus},
};
use crate::{
    entry::EntryId,
    error::{Error, Result},
    timeline::{ROW_OF_ID, Row},
};

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
