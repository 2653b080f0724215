//! Journeys: steps in any order, and nothing of what happened on them is ever lost.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../support/mod.rs"]
mod support;

mod kept;
mod paths;
mod random;
mod states;

use goldseam_content::{Filled, Library, Role};
use goldseam_journal::{
    Act, ActionView, EntryId, EventKind, FilledDraft, Happened, JourneyId, NewAct, NewJourney, StepCard,
    StepRef, StepStatus, StepView,
};

use support::{
    Own, draft,
    methods::{answers, day, text},
    minute, when,
};

fn new(name: &str, role: Role) -> NewJourney {
    NewJourney { name: name.to_owned(), role, first_weeks: false, gate: None }
}

fn begun(own: &mut Own, role: Role) -> JourneyId {
    own.begin_journey(&new("Us", role), &minute(0)).unwrap()
}

/// A journal with one journey.
fn journey(role: Role) -> (Own, JourneyId) {
    let mut own = Own::new();
    let id = begun(&mut own, role);
    (own, id)
}

fn on(map: &str, step: &str) -> StepRef {
    StepRef { map: map.to_owned(), step: step.to_owned() }
}

/// One of the seven.
fn step(id: &str) -> StepRef {
    on("seven-steps", &format!("step_{id}"))
}

fn said(act: Act, note: &str) -> NewAct {
    NewAct { act, day: day("2026-01-10"), note: note.to_owned(), entry: None }
}

fn act(act: Act) -> NewAct {
    said(act, "")
}

fn begin(at: &StepRef) -> Act {
    Act::Begin { at: at.clone() }
}

fn done(at: &StepRef) -> Act {
    Act::Done { at: at.clone(), ending: None }
}

fn ended(at: &StepRef, ending: &str) -> Act {
    Act::Done { at: at.clone(), ending: Some(ending.to_owned()) }
}

fn reopen(at: &StepRef) -> Act {
    Act::Reopen { at: at.clone() }
}

fn leave(at: &StepRef) -> Act {
    Act::Leave { at: at.clone() }
}

fn open(at: &StepRef) -> Act {
    Act::Open { at: at.clone() }
}

fn resume(at: &StepRef) -> Act {
    Act::Resume { at: at.clone() }
}

fn tick(at: &StepRef, action: &str) -> Act {
    Act::Tick { at: at.clone(), action: action.to_owned() }
}

fn untick(at: &StepRef, action: &str) -> Act {
    Act::Untick { at: at.clone(), action: action.to_owned() }
}

fn add_action(at: &StepRef) -> Act {
    Act::AddAction { at: at.clone() }
}

fn drop_action(at: &StepRef, action: &str) -> Act {
    Act::DropAction { at: at.clone(), action: action.to_owned() }
}

#[track_caller]
fn does(own: &mut Own, id: JourneyId, new: &NewAct) {
    own.act(id, new, &minute(1)).unwrap();
}

/// The code of a refusal that changes nothing.
#[track_caller]
fn refused(own: &mut Own, id: JourneyId, new: &NewAct) -> &'static str {
    let (changes, before) = (own.changes(), own.journey_history(id, None).unwrap());
    let code = own.act(id, new, &minute(1)).unwrap_err().code();
    assert_eq!(own.changes(), changes);
    assert_eq!(own.journey_history(id, None).unwrap(), before);
    code
}

fn view(own: &Own, id: JourneyId, at: &StepRef) -> StepView {
    own.journey_step(id, at).unwrap()
}

fn card(own: &Own, id: JourneyId, at: &StepRef) -> StepCard {
    view(own, id, at).card
}

fn status(own: &Own, id: JourneyId, at: &StepRef) -> StepStatus {
    card(own, id, at).status
}

fn action(own: &Own, id: JourneyId, at: &StepRef, action: &str) -> ActionView {
    view(own, id, at).actions.into_iter().find(|known| known.id == action).expect("the action")
}

fn history(own: &Own, id: JourneyId) -> Vec<Happened> {
    own.journey_history(id, None).unwrap()
}

fn kinds(own: &Own, id: JourneyId) -> Vec<EventKind> {
    history(own, id).into_iter().map(|one| one.kind).collect()
}

fn names(cards: &[StepCard], is_so: impl Fn(&StepCard) -> bool) -> Vec<&str> {
    cards.iter().filter(|card| is_so(card)).map(|card| card.at.step.as_str()).collect()
}

/// An entry that is filled in with a method of the library.
fn fill(own: &mut Own, method: &str, title: (&str, &str)) -> EntryId {
    let version = Library::built_in().method(method).unwrap().version;
    let answers = answers(&[(title.0, text(title.1))]);
    let filled = Filled { method: method.to_owned(), version, finished: true, answers, returns: vec![] };
    let draft = FilledDraft {
        filled,
        title: String::new(),
        happened: when("2026-01-09T10:00"),
        tags: vec![],
        starred: false,
    };
    own.fill_new(&draft, &minute(0)).unwrap().id
}

fn note(own: &mut Own, title: &str) -> EntryId {
    own.create_entry(&draft(title, "", "2026-01-09T10:00"), &minute(0)).unwrap().id
}
