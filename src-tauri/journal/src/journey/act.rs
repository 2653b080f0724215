//! What a person can do on a journey, and what follows from it.
//!
//! Everything that follows is written down as an event of its own (a breach opens a step again, a first
//! tick begins one), so that what happened can be read and added up without these rules, by any later
//! build and whatever becomes of the steps' texts.

use goldseam_content::{Journey as Map, Library, OnBreach, Role, RoleText, Step};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    StepRef,
    event::{Event, EventKind as K},
    state::{State, StepState, StepStatus},
};
use crate::{
    day::Day,
    entry::EntryId,
    error::{Error, Result},
};

/// Longest note, in characters.
pub const MOST_NOTE_CHARS: usize = 4000;

/// What a step is opened again by that was not opened by the person.
pub(super) const BREACH: &str = "breach";

/// Something that a person does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[allow(missing_docs, reason = "the fields say themselves what they are")]
pub enum Act {
    /// Begins a step.
    Begin { at: StepRef },
    /// Is done with it for now, with one of its endings if it has some.
    Done { at: StepRef, ending: Option<String> },
    /// Opens it again; the note is the reason.
    Reopen { at: StepRef },
    /// Leaves it: it is not for them.
    Leave { at: StepRef },
    /// Says that its conditions are so.
    Open { at: StepRef },
    /// Goes on with it after it was paused.
    Resume { at: StepRef },
    /// Ticks an action.
    Tick { at: StepRef, action: String },
    /// Takes the tick away.
    Untick { at: StepRef, action: String },
    /// Adds an action of their own; the note is its text.
    AddAction { at: StepRef },
    /// Takes one of their own away.
    DropAction { at: StepRef, action: String },
    /// Notes something: on a step, or on the whole.
    Note { at: Option<StepRef> },
    /// Puts an entry to a step.
    Write { at: StepRef },
    /// Something agreed was not kept; the entry, if there is one, is the agreement.
    Slip,
    /// Trust was broken again.
    Breach,
    /// Answers one of the questions that stand apart.
    Answer { question: String, answer: String },
    /// Walks in another role.
    Role { role: Role },
    /// Looks at it by another map.
    Map { map: String },
    /// Shows only what the first weeks need, or all of it.
    FirstWeeks { on: bool },
    /// Puts the journey away, or takes it up again.
    Archive { on: bool },
}

/// An act with what a person says about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewAct {
    /// What is done.
    pub act: Act,
    /// The day that it is about.
    pub day: Day,
    /// In their words; may be empty.
    pub note: String,
    /// An entry that belongs to it.
    pub entry: Option<EntryId>,
}

/// A step of the library.
fn known(at: &StepRef) -> Result<(&'static Map, &'static Step)> {
    let map = Library::built_in().journey(&at.map).ok_or(Error::BadStep)?;
    Ok((map, map.step(&at.step).ok_or(Error::BadStep)?))
}

/// Whether a step waits for its conditions to be said to be so.
pub(crate) fn is_closed(step: &Step, role: Role, state: &StepState) -> bool {
    !step.text(role).conditions.is_empty() && !state.opened.contains(&role)
}

/// What happens by an act in a state. [`Error::BadStep`] if it does not fit.
pub(crate) fn events(state: &State, new: &NewAct) -> Result<Vec<Event>> {
    if new.note.chars().count() > MOST_NOTE_CHARS {
        return Err(Error::NoteTooLong);
    }
    let event = |kind| Event::new(kind, new.day);
    let mut events = match &new.act {
        Act::Breach => breach(state, new.day),
        Act::Slip => vec![event(K::Slip)],
        Act::Note { at: None } => vec![event(K::Note)],
        Act::Answer { question, answer } => vec![answered(new.day, question, answer)?],
        Act::Role { role } => {
            unless(*role == state.role)?;
            vec![event(K::Role).what(role.name())]
        }
        Act::Map { map } => {
            unless(*map == state.map || Library::built_in().journey(map).is_none())?;
            vec![event(K::Map).what(map)]
        }
        Act::FirstWeeks { on } => switched(state.first_weeks, *on, event(K::FirstWeeks))?,
        Act::Archive { on } => switched(state.archived, *on, event(K::Archive))?,
        Act::Note { at: Some(at) }
        | Act::Begin { at }
        | Act::Done { at, .. }
        | Act::Reopen { at }
        | Act::Leave { at }
        | Act::Open { at }
        | Act::Resume { at }
        | Act::Tick { at, .. }
        | Act::Untick { at, .. }
        | Act::AddAction { at }
        | Act::DropAction { at, .. }
        | Act::Write { at } => on_step(state, new, at)?,
    };
    say(&mut events, new)?;
    Ok(events)
}

/// The note and the entry go with what the person did, which is the last event of a step and the first of a
/// breach.
fn say(events: &mut [Event], new: &NewAct) -> Result<()> {
    let note = new.note.trim().replace('\0', "\u{fffd}");
    let needs_words = matches!(
        new.act,
        Act::Note { .. } | Act::Slip | Act::Breach | Act::Reopen { .. } | Act::AddAction { .. }
    );
    // an entry says what it is about; what is added to a list is read there, and has to be named
    let said = !note.is_empty() || (new.entry.is_some() && !matches!(new.act, Act::AddAction { .. }));
    if needs_words && !said {
        return Err(Error::NoReason);
    }
    if matches!(new.act, Act::Write { .. }) && new.entry.is_none() {
        return Err(Error::BadStep);
    }
    let one = if matches!(new.act, Act::Breach) { events.first_mut() } else { events.last_mut() };
    let Some(event) = one else { return Ok(()) };
    event.entry = new.entry;
    if event.kind == K::AddAction {
        event.label = note;
    } else {
        event.note = note;
    }
    Ok(())
}

fn unless(unfit: bool) -> Result<()> {
    if unfit { Err(Error::BadStep) } else { Ok(()) }
}

fn switched(is: bool, on: bool, event: Event) -> Result<Vec<Event>> {
    unless(is == on)?;
    Ok(vec![event.what(if on { "on" } else { "off" })])
}

fn answered(day: Day, question: &str, answer: &str) -> Result<Event> {
    let question =
        Library::built_in().questions().iter().find(|known| known.id == question).ok_or(Error::BadStep)?;
    let answer = question.answers.iter().find(|known| known.id == answer).ok_or(Error::BadStep)?;
    // a question has no map: its id stands where a step's does
    let event = Event::new(K::Answer, day).what(&answer.id).label(&answer.label);
    Ok(Event { step: question.id.clone(), ..event })
}

/// A breach, and what it does to steps that were begun or opened.
fn breach(state: &State, day: Day) -> Vec<Event> {
    let mut events = vec![Event::new(K::Breach, day)];
    for ((map, id), step) in &state.steps {
        let Some(known) = Library::built_in().journey(map).and_then(|map| map.step(id)) else { continue };
        let at = |kind| Event::new(kind, day).at(map, id);
        match known.on_breach {
            Some(OnBreach::Reopen) if step.status == StepStatus::DoneForNow => {
                events.push(at(K::Reopen).what(BREACH));
            }
            // what was said to be so before it has to be said anew, of a step that waits as well
            Some(OnBreach::Pause) if (step.is_begun() && !step.paused) || !step.opened.is_empty() => {
                events.push(at(K::Pause));
            }
            _ => {}
        }
    }
    events
}

fn on_step(state: &State, new: &NewAct, at: &StepRef) -> Result<Vec<Event>> {
    use StepStatus as S;
    let (_, step) = known(at)?;
    let now = state.step(at);
    let event = |kind| Event::new(kind, new.day).at(&at.map, &at.step);
    let closed = is_closed(step, state.role, &now);
    let begun = || -> Result<Vec<Event>> {
        unless(closed)?;
        Ok(if now.status == S::NotStarted { vec![event(K::Begin)] } else { Vec::new() })
    };
    let with = |mut before: Vec<Event>, event: Event| {
        before.push(event);
        before
    };
    Ok(match &new.act {
        Act::Begin { .. } => {
            unless(closed || !matches!(now.status, S::NotStarted | S::NotForMe))?;
            vec![event(K::Begin)]
        }
        Act::Done { ending, .. } => {
            unless(now.status == S::DoneForNow)?;
            with(begun()?, ended(&step.text(state.role), ending.as_deref(), event(K::Done))?)
        }
        Act::Reopen { .. } => {
            unless(!matches!(now.status, S::DoneForNow | S::NotForMe))?;
            vec![event(K::Reopen)]
        }
        Act::Leave { .. } => {
            unless(now.status == S::NotForMe)?;
            vec![event(K::Leave)]
        }
        Act::Open { .. } => {
            unless(!closed)?;
            vec![event(K::Open)]
        }
        Act::Resume { .. } => {
            unless(!now.paused)?;
            vec![event(K::Resume)]
        }
        Act::Tick { action, .. } => {
            unless(now.ticked.contains_key(action))?;
            let text = action_text(step, &now, action)?;
            with(begun()?, event(K::Tick).what(action).label(&text))
        }
        Act::Untick { action, .. } => {
            let ticked = now.ticked.get(action).ok_or(Error::BadStep)?;
            vec![event(K::Untick).what(action).label(&ticked.label)]
        }
        Act::AddAction { .. } => vec![event(K::AddAction).what(&format!("own_{}", now.added + 1))],
        Act::DropAction { action, .. } => {
            let own = now.own.iter().find(|own| own.id == *action).ok_or(Error::BadStep)?;
            vec![event(K::DropAction).what(action).label(&own.text)]
        }
        Act::Write { .. } => with(begun()?, event(K::Write)),
        _ => vec![event(K::Note)],
    })
}

/// What an action says, the person's own included.
fn action_text(step: &Step, state: &StepState, id: &str) -> Result<String> {
    let own = state.own.iter().find(|own| own.id == id).map(|own| own.text.clone());
    own.or_else(|| Some(step.action(id)?.text.clone())).ok_or(Error::BadStep)
}

fn ended(step: &RoleText, ending: Option<&str>, event: Event) -> Result<Event> {
    let Some(id) = ending else {
        unless(!step.endings.is_empty())?;
        return Ok(event);
    };
    let ending = step.endings.iter().find(|known| known.id == id).ok_or(Error::BadStep)?;
    Ok(event.what(&ending.id).label(&ending.label))
}
