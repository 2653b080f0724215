//! Journeys: steps in any order, and nothing of what happened on them is ever lost.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use goldseam_content::{Filled, Library, Role};
use goldseam_journal::{
    Act, ActionView, EntryId, EventKind, FilledDraft, GateState, Happened, JourneyId, JourneyView, NewAct,
    NewJourney, StepCard, StepRef, StepStatus, StepView,
};
use proptest::prelude::*;
use support::{
    Own, at, draft,
    methods::{answers, day, text},
    minute, when,
};

use StepStatus::{DoneForNow, Exploring, NotForMe, NotStarted, Reopened};

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

#[test]
fn a_journey_begins_with_a_name_a_role_and_the_first_map() {
    let mut own = Own::new();
    let first = NewJourney { first_weeks: true, ..new("  Anna\nand  I ", Role::Hurt) };
    let first = own.begin_journey(&first, &at("2026-01-10T23:30")).unwrap();
    let second = begun(&mut own, Role::Solo);
    let own = own.again();
    let cards = own.journeys().unwrap();
    assert_eq!(
        cards.iter().map(|card| (card.id, card.name.as_str())).collect::<Vec<_>>(),
        [(first, "Anna and I"), (second, "Us")]
    );
    assert_eq!(
        (cards[0].role, cards[0].map.as_str(), cards[0].archived),
        (Role::Hurt, "The seven steps", false)
    );
    assert_eq!((cards[0].first_weeks, cards[1].first_weeks, cards[0].gate), (true, false, None));
    assert_eq!((cards[0].open.len(), cards[0].last), (0, Some(day("2026-01-10"))));
    assert_eq!(kinds(&own, first), [EventKind::Role, EventKind::Map, EventKind::FirstWeeks]);
    let told: Vec<(String, String)> = history(&own, first).into_iter().map(|h| (h.what, h.label)).collect();
    let told: Vec<(&str, &str)> = told.iter().map(|(what, label)| (what.as_str(), label.as_str())).collect();
    assert_eq!(told, [("hurt", "I was hurt"), ("seven-steps", "The seven steps"), ("on", "")]);
    let view = own.journey(first).unwrap();
    assert_eq!((view.map.as_str(), view.steps.len(), view.maps.len()), ("seven-steps", 7, 11));
    assert!(view.notice.contains("begin with Help") && !view.intro.is_empty() && !view.source.is_empty());
    assert_eq!(view.card, cards[0]);
}

#[test]
fn a_name_is_short_and_may_be_changed() {
    let mut own = Own::new();
    for name in ["", " \n ", &"é".repeat(121)] {
        assert_eq!(own.begin_journey(&new(name, Role::Hurt), &minute(0)).unwrap_err().code(), "bad_word");
    }
    let id = own.begin_journey(&new(&"é".repeat(120), Role::Hurt), &minute(0)).unwrap();
    assert_eq!(own.rename_journey(id, "\t").unwrap_err().code(), "bad_word");
    own.rename_journey(id, " My\u{7}sister ").unwrap();
    let own = own.again();
    assert_eq!(own.journeys().unwrap()[0].name, "My sister");
}

#[test]
fn what_is_not_there_is_told() {
    let (mut own, id) = journey(Role::Hurt);
    let plan = step("plan");
    let codes = [
        own.journey(99).map(drop),
        own.journey_step(99, &plan).map(drop),
        own.journey_history(99, None).map(drop),
        own.rename_journey(99, "x"),
        own.keep_journey_gate(99, None),
        own.erase_journey(99),
        own.act(99, &act(begin(&plan)), &minute(0)),
        own.act_many(99, &[]),
        own.erase_journey_words(99, 1),
        own.erase_journey_words(id, 99),
    ]
    .map(|result| result.unwrap_err().code());
    assert_eq!(codes, ["not_found"; 10]);
    for at in [on("seven-steps", "step_x"), on("nowhere", "step_plan"), on("seven-steps", "")] {
        assert_eq!(own.journey_step(id, &at).unwrap_err().code(), "bad_step");
        assert_eq!(refused(&mut own, id, &act(begin(&at))), "bad_step");
        // what happened on a step that there is not is nothing
        assert_eq!(own.journey_history(id, Some(&at)).unwrap(), []);
    }
    let missing = NewAct { entry: Some(77), ..act(tick(&plan, "h_sort")) };
    assert_eq!(refused(&mut own, id, &missing), "not_found");
}

/// Brings a step into a state.
fn bring(own: &mut Own, id: JourneyId, at: &StepRef, to: StepStatus) {
    let way = match to {
        NotStarted => vec![],
        Exploring => vec![act(begin(at))],
        DoneForNow => vec![act(begin(at)), act(done(at))],
        Reopened => vec![act(begin(at)), act(done(at)), said(reopen(at), "Something new.")],
        NotForMe => vec![act(leave(at))],
    };
    for new in way {
        does(own, id, &new);
    }
    assert_eq!(status(own, id, at), to);
}

/// Where each act leads from each state; none where it does not fit.
#[test]
fn each_act_leads_where_it_says_or_nowhere() {
    type Leads = [Option<StepStatus>; 5];
    let states = [NotStarted, Exploring, DoneForNow, Reopened, NotForMe];
    let mut own = Own::new();
    let entry = note(&mut own, "A page");
    let at = step("change");
    let acts: [(NewAct, Leads); 11] = [
        (act(begin(&at)), [Some(Exploring), None, None, None, Some(Exploring)]),
        (act(done(&at)), [Some(DoneForNow), Some(DoneForNow), None, Some(DoneForNow), Some(DoneForNow)]),
        (said(reopen(&at), "It slipped."), [None, None, Some(Reopened), None, Some(Reopened)]),
        (act(leave(&at)), [Some(NotForMe), Some(NotForMe), Some(NotForMe), Some(NotForMe), None]),
        (act(open(&at)), [None; 5]),
        (act(resume(&at)), [None; 5]),
        // doing something about a step begins it, and changes nothing else about it
        (
            act(tick(&at, "h_own_life")),
            [Some(Exploring), Some(Exploring), Some(DoneForNow), Some(Reopened), Some(NotForMe)],
        ),
        (
            NewAct { entry: Some(entry), ..act(Act::Write { at: at.clone() }) },
            [Some(Exploring), Some(Exploring), Some(DoneForNow), Some(Reopened), Some(NotForMe)],
        ),
        (said(Act::Note { at: Some(at.clone()) }, "A thought."), states.map(Some)),
        (said(add_action(&at), "Swim."), states.map(Some)),
        (act(untick(&at, "h_own_life")), [None; 5]),
    ];
    for (new, leads) in acts {
        for (state, leads) in states.into_iter().zip(leads) {
            let id = begun(&mut own, Role::Hurt);
            bring(&mut own, id, &at, state);
            match leads {
                Some(wanted) => {
                    does(&mut own, id, &new);
                    assert_eq!(status(&own, id, &at), wanted, "{:?} from {state:?}", new.act);
                }
                None => {
                    assert_eq!(refused(&mut own, id, &new), "bad_step", "{:?} from {state:?}", new.act);
                }
            }
        }
    }
}

#[test]
fn a_step_is_done_without_having_been_begun_and_both_are_told() {
    let (mut own, id) = journey(Role::Hurt);
    let plan = step("plan");
    does(&mut own, id, &said(done(&plan), "We wrote three."));
    let history = view(&own, id, &plan).history;
    assert_eq!(
        history.iter().map(|one| (one.kind, one.note.as_str())).collect::<Vec<_>>(),
        [(EventKind::Begin, ""), (EventKind::Done, "We wrote three.")]
    );
}

#[test]
fn a_step_is_opened_again_for_a_reason_and_keeps_every_day_on_which_it_was_done() {
    let (mut own, id) = journey(Role::Hurt);
    let talk = step("talk");
    let on_day = |text: &str, new: NewAct| NewAct { day: day(text), ..new };
    does(&mut own, id, &on_day("2026-01-02", act(done(&talk))));
    for blank in ["", " \n\t"] {
        assert_eq!(refused(&mut own, id, &said(reopen(&talk), blank)), "no_reason");
    }
    assert_eq!(refused(&mut own, id, &said(reopen(&talk), &"é".repeat(4001))), "note_too_long");
    let reason = format!(" {}\0", "é".repeat(3998));
    does(&mut own, id, &on_day("2026-01-04", said(reopen(&talk), &reason)));
    assert_eq!(view(&own, id, &talk).reason, format!("{}\u{fffd}", "é".repeat(3998)));
    assert_eq!(card(&own, id, &talk).since, Some(day("2026-01-04")));
    does(&mut own, id, &on_day("2026-01-06", act(done(&talk))));
    assert_eq!(view(&own, id, &talk).reason, "");
    // an entry can be the reason
    let entry = note(&mut own, "What came up");
    does(&mut own, id, &NewAct { entry: Some(entry), ..on_day("2026-01-08", act(reopen(&talk))) });
    let own = own.again();
    assert_eq!(view(&own, id, &talk).reason, "");
    let days = |kind| -> Vec<String> {
        let all = view(&own, id, &talk).history.into_iter().filter(|one| one.kind == kind);
        all.map(|one| one.day.to_string()).collect()
    };
    assert_eq!(days(EventKind::Done), ["2026-01-02", "2026-01-06"]);
    assert_eq!(days(EventKind::Reopen), ["2026-01-04", "2026-01-08"]);
    assert_eq!(own.journeys().unwrap()[0].last, Some(day("2026-01-10")), "it was begun later than that");
}

#[test]
fn the_last_step_ends_in_one_of_three_ways_of_the_role() {
    let (mut own, id) = journey(Role::Hurt);
    let last = step("forgive");
    assert!(card(&own, id, &last).optional);
    assert_eq!(refused(&mut own, id, &act(done(&last))), "bad_step");
    for unknown in ["", "r_carrying", "nothing"] {
        assert_eq!(refused(&mut own, id, &act(ended(&last, unknown))), "bad_step");
    }
    assert_eq!(refused(&mut own, id, &act(ended(&step("plan"), "decided"))), "bad_step");
    for ending in view(&own, id, &last).endings {
        does(&mut own, id, &act(ended(&last, &ending.id)));
        assert_eq!(view(&own, id, &last).ending, ending.label);
        does(&mut own, id, &said(reopen(&last), "Not any more."));
        assert_eq!(view(&own, id, &last).ending, "");
    }
    does(&mut own, id, &act(ended(&last, "not_forgiving")));
    // in another role the other ends are offered, and what was said stays
    does(&mut own, id, &act(Act::Role { role: Role::Repair }));
    let seen = view(&own, id, &last);
    assert_eq!(seen.ending, "I have decided not to, and I am at peace with that");
    let ids: Vec<&str> = seen.endings.iter().map(|ending| ending.id.as_str()).collect();
    assert_eq!(ids, ["r_carrying", "r_working", "r_not_yet"]);
    does(&mut own, id, &said(reopen(&last), "I look at it again."));
    assert_eq!(refused(&mut own, id, &act(ended(&last, "decided"))), "bad_step");
    does(&mut own, id, &act(ended(&last, "r_working")));
    let labels: Vec<String> = view(&own, id, &last)
        .history
        .into_iter()
        .filter(|h| h.kind == EventKind::Done)
        .map(|h| h.label)
        .collect();
    assert_eq!(
        labels,
        [
            "I have decided to forgive",
            "I am working on it",
            "I have decided not to, and I am at peace with that",
            "I have decided not to, and I am at peace with that",
            "I am working on it"
        ]
    );
}

#[test]
fn a_step_with_conditions_is_closed_until_they_are_said_to_be_so() {
    let (mut own, id) = journey(Role::Hurt);
    let close = step("intimacy");
    let seen = view(&own, id, &close);
    assert!(seen.card.closed && seen.card.gated);
    assert_eq!(seen.conditions.len(), 4);
    let entry = note(&mut own, "A page");
    let write = NewAct { entry: Some(entry), ..act(Act::Write { at: close.clone() }) };
    for new in [act(begin(&close)), act(done(&close)), act(tick(&close, "h_images")), write.clone()] {
        assert_eq!(refused(&mut own, id, &new), "bad_step", "{:?}", new.act);
    }
    // what needs no condition: a note, leaving it
    does(&mut own, id, &said(Act::Note { at: Some(close.clone()) }, "Not yet."));
    does(&mut own, id, &act(leave(&close)));
    assert_eq!(refused(&mut own, id, &act(begin(&close))), "bad_step");
    does(&mut own, id, &act(open(&close)));
    assert_eq!(refused(&mut own, id, &act(open(&close))), "bad_step");
    assert!(!card(&own, id, &close).closed);
    does(&mut own, id, &act(begin(&close)));
    does(&mut own, id, &write);
    does(&mut own, id, &act(tick(&close, "h_images")));
    does(&mut own, id, &act(done(&close)));
}

/// The conditions of one role say nothing about those of another.
#[test]
fn another_role_has_conditions_of_its_own() {
    let (mut own, id) = journey(Role::Hurt);
    let close = step("intimacy");
    does(&mut own, id, &act(open(&close)));
    does(&mut own, id, &act(begin(&close)));
    does(&mut own, id, &act(Act::Role { role: Role::Repair }));
    let repair = card(&own, id, &close);
    assert!(repair.closed && repair.status == Exploring);
    assert_eq!(refused(&mut own, id, &act(tick(&close, "r_ask"))), "bad_step");
    does(&mut own, id, &act(Act::Role { role: Role::Hurt }));
    assert!(!card(&own, id, &close).closed, "what was said stays said");
    does(&mut own, id, &act(Act::Role { role: Role::Solo }));
    let solo = view(&own, id, &close);
    assert!(!solo.card.closed && !solo.card.gated && solo.conditions.is_empty());
    assert_eq!(refused(&mut own, id, &act(open(&close))), "bad_step");
    does(&mut own, id, &act(tick(&close, "s_signs")));
}

#[test]
fn a_breach_opens_the_first_step_again_and_puts_what_is_close_to_rest() {
    let (mut own, id) = journey(Role::Hurt);
    let (first, near, close) = (step("responsibility"), step("reconnect"), step("intimacy"));
    does(&mut own, id, &act(done(&first)));
    does(&mut own, id, &act(done(&step("plan"))));
    does(&mut own, id, &act(open(&close)));
    does(&mut own, id, &act(begin(&close)));
    does(&mut own, id, &act(tick(&close, "h_say_stop")));
    does(&mut own, id, &act(done(&near)));
    let before = history(&own, id);
    assert_eq!(refused(&mut own, id, &act(Act::Breach)), "no_reason");
    does(&mut own, id, &NewAct { day: day("2026-01-12"), ..said(Act::Breach, "A new message.") });
    let after = history(&own, id);
    assert_eq!(after[..before.len()], before[..]);
    let told: Vec<(EventKind, &str, &str)> =
        after[before.len()..].iter().map(|h| (h.kind, h.step.as_str(), h.note.as_str())).collect();
    assert_eq!(
        told,
        [
            (EventKind::Breach, "", "A new message."),
            (EventKind::Pause, "Rebuilding Intimacy", ""),
            (EventKind::Pause, "Reconnecting", ""),
            (EventKind::Reopen, "Taking Responsibility", ""),
        ]
    );
    assert!(after[before.len()..].iter().all(|h| h.day == day("2026-01-12")));
    let steps = own.journey(id).unwrap().steps;
    assert_eq!(names(&steps, |card| card.paused), ["step_reconnect", "step_intimacy"]);
    assert_eq!(names(&steps, |card| card.status == Reopened), ["step_responsibility"]);
    assert_eq!(names(&steps, |card| card.status == DoneForNow), ["step_plan", "step_reconnect"]);
    assert_eq!(own.journeys().unwrap()[0].open, ["Taking Responsibility"], "what rests is not open");

    // the conditions have to be said anew, and it is gone on with apart from that
    assert_eq!(refused(&mut own, id, &act(tick(&close, "h_images"))), "bad_step");
    does(&mut own, id, &act(resume(&close)));
    assert_eq!(refused(&mut own, id, &act(resume(&close))), "bad_step");
    let seen = view(&own, id, &close);
    assert!(!seen.card.paused && seen.card.closed);
    assert!(action(&own, id, &close, "h_say_stop").ticked.is_some(), "nothing is taken back");
    assert_eq!(refused(&mut own, id, &act(tick(&close, "h_images"))), "bad_step");
    does(&mut own, id, &act(open(&close)));
    does(&mut own, id, &act(tick(&close, "h_images")));
}

#[test]
fn a_breach_closes_what_was_opened_whether_or_not_it_was_begun() {
    let (mut own, id) = journey(Role::Hurt);
    let close = step("intimacy");
    does(&mut own, id, &act(open(&close)));
    does(&mut own, id, &said(Act::Breach, "A lie."));
    let seen = card(&own, id, &close);
    assert!(seen.closed && !seen.paused && seen.status == NotStarted);
    assert_eq!(refused(&mut own, id, &act(begin(&close))), "bad_step");
    // opened again while it rests, it is closed by the next one
    does(&mut own, id, &act(open(&close)));
    does(&mut own, id, &act(begin(&close)));
    for _ in 0..2 {
        does(&mut own, id, &said(Act::Breach, "Another."));
        let seen = card(&own, id, &close);
        assert!(seen.closed && seen.paused);
        does(&mut own, id, &act(open(&close)));
    }
    // left, and come back to after it
    does(&mut own, id, &act(leave(&close)));
    does(&mut own, id, &said(Act::Breach, "One more."));
    assert_eq!(refused(&mut own, id, &act(begin(&close))), "bad_step");
    // where nothing was opened or begun, nothing but the breach is told
    let other = begun(&mut own, Role::Hurt);
    does(&mut own, other, &said(Act::Breach, "A lie."));
    assert_eq!(kinds(&own, other), [EventKind::Role, EventKind::Map, EventKind::Breach]);
}

#[test]
fn a_breach_reaches_the_steps_of_every_map() {
    let (mut own, id) = journey(Role::Repair);
    let (atone, attach) = (on("gottman", "atone"), on("gottman", "attach"));
    does(&mut own, id, &act(done(&atone)));
    does(&mut own, id, &act(open(&attach)));
    does(&mut own, id, &act(begin(&attach)));
    does(&mut own, id, &act(begin(&on("gottman", "attune"))));
    does(&mut own, id, &said(Act::Breach, "I wrote to them."));
    assert_eq!(status(&own, id, &atone), Reopened);
    assert!(card(&own, id, &attach).paused && !card(&own, id, &on("gottman", "attune")).paused);
}

#[test]
fn an_action_is_ticked_with_a_note_a_day_and_an_entry() {
    let (mut own, id) = journey(Role::Hurt);
    let plan = step("plan");
    let entry = note(&mut own, "My list");
    let new = NewAct {
        day: day("2026-01-03"),
        entry: Some(entry),
        ..said(tick(&plan, "h_sort"), " Three of them. ")
    };
    does(&mut own, id, &new);
    assert_eq!(refused(&mut own, id, &new), "bad_step", "it is ticked");
    for unknown in ["nothing", "own_1", "", "h_three_lists"] {
        assert_eq!(refused(&mut own, id, &act(tick(&plan, unknown))), "bad_step");
    }
    let mut own = own.again();
    let ticked = action(&own, id, &plan, "h_sort");
    assert_eq!(
        (ticked.text.as_str(), ticked.own, ticked.other),
        ("Sort it: must have, would help, can wait.", false, false)
    );
    let tick_of = ticked.ticked.unwrap();
    assert_eq!(
        (tick_of.day, tick_of.note.as_str(), tick_of.entry),
        (day("2026-01-03"), "Three of them.", Some(entry))
    );
    let told = view(&own, id, &plan).history;
    assert_eq!(told.iter().map(|h| h.kind).collect::<Vec<_>>(), [EventKind::Begin, EventKind::Tick]);
    assert_eq!((told[1].label.as_str(), told[1].what.as_str()), (ticked.text.as_str(), "h_sort"));
    assert_eq!((told[1].entry, told[1].title.as_str()), (Some(entry), "My list"));
    assert_eq!(told[1].noted, minute(1));
    assert_eq!(told[1].at, Some(plan.clone()));

    does(&mut own, id, &said(untick(&plan, "h_sort"), "It was too early."));
    assert_eq!(refused(&mut own, id, &act(untick(&plan, "h_sort"))), "bad_step");
    assert_eq!(action(&own, id, &plan, "h_sort").ticked, None);
    let told = view(&own, id, &plan).history;
    assert_eq!(
        (told.len(), told[2].label.as_str(), told[2].note.as_str()),
        (3, ticked.text.as_str(), "It was too early.")
    );
    assert_eq!(told[1].note, "Three of them.", "what was said of the tick stays");
    assert_eq!(status(&own, id, &plan), Exploring);
}

#[test]
fn an_action_of_ones_own_is_named_once_and_for_all() {
    let (mut own, id) = journey(Role::Hurt);
    let plan = step("plan");
    let entry = note(&mut own, "My list");
    assert_eq!(refused(&mut own, id, &act(add_action(&plan))), "no_reason");
    // an entry is no name for something in a list
    assert_eq!(refused(&mut own, id, &NewAct { entry: Some(entry), ..act(add_action(&plan)) }), "no_reason");
    does(&mut own, id, &said(add_action(&plan), "  Ask my sister. "));
    does(&mut own, id, &said(add_action(&plan), "Sleep at hers."));
    assert_eq!(status(&own, id, &plan), NotStarted, "a wish is no beginning");
    let first = action(&own, id, &plan, "own_1");
    assert_eq!(
        (first.text.as_str(), first.own, first.other, &first.ticked),
        ("Ask my sister.", true, false, &None)
    );
    does(&mut own, id, &act(tick(&plan, "own_1")));
    does(&mut own, id, &act(drop_action(&plan, "own_1")));
    assert_eq!(refused(&mut own, id, &act(drop_action(&plan, "own_1"))), "bad_step");
    assert_eq!(refused(&mut own, id, &act(drop_action(&plan, "h_sort"))), "bad_step");
    // what was done stays done, and its id is never given again
    let gone = action(&own, id, &plan, "own_1");
    assert_eq!((gone.text.as_str(), gone.own, gone.other), ("Ask my sister.", true, true));
    assert!(gone.ticked.is_some());
    does(&mut own, id, &act(untick(&plan, "own_1")));
    assert!(view(&own, id, &plan).actions.iter().all(|action| action.id != "own_1"));
    assert_eq!(refused(&mut own, id, &act(tick(&plan, "own_1"))), "bad_step");
    does(&mut own, id, &said(add_action(&plan), "Change the lock."));
    let ids: Vec<String> = view(&own, id, &plan)
        .actions
        .into_iter()
        .filter(|action| action.own)
        .map(|action| action.id)
        .collect();
    assert_eq!(ids, ["own_2", "own_3"]);
    let labels: Vec<String> = view(&own, id, &plan)
        .history
        .into_iter()
        .filter(|h| h.what == "own_1")
        .map(|h| format!("{:?} {}", h.kind, h.label))
        .collect();
    assert_eq!(
        labels,
        [
            "AddAction Ask my sister.",
            "Tick Ask my sister.",
            "DropAction Ask my sister.",
            "Untick Ask my sister."
        ]
    );
}

#[test]
fn another_role_keeps_what_was_written() {
    let (mut own, id) = journey(Role::Hurt);
    let first = step("responsibility");
    does(&mut own, id, &said(tick(&first, "h_three_ways"), "Sleep, work, money."));
    does(&mut own, id, &said(add_action(&first), "Call Maria."));
    does(&mut own, id, &said(Act::Note { at: Some(first.clone()) }, "Hard."));
    let before = history(&own, id);
    assert_eq!(refused(&mut own, id, &act(Act::Role { role: Role::Hurt })), "bad_step");
    does(&mut own, id, &said(Act::Role { role: Role::Solo }, "I have moved out."));
    let own = own.again();
    let seen = view(&own, id, &first);
    assert_eq!((seen.card.name.as_str(), seen.card.status), ("What is mine, what is not", Exploring));
    let solo: Vec<&str> =
        seen.actions.iter().filter(|action| !action.other).map(|action| action.id.as_str()).collect();
    assert_eq!(solo, ["s_whose_choice", "s_cross_out", "s_urgent", "s_who_knows", "own_1"]);
    let other = seen.actions.last().unwrap();
    assert_eq!((other.id.as_str(), other.other, other.own), ("h_three_ways", true, false));
    assert_eq!(other.ticked.as_ref().unwrap().note, "Sleep, work, money.");
    // what happened before is told with the name that the step had then
    let after = history(&own, id);
    assert_eq!(after[..before.len()], before[..]);
    assert_eq!(after.last().unwrap().note, "I have moved out.");
    assert_eq!(before.last().unwrap().step, "Taking Responsibility");
    assert_eq!(own.journeys().unwrap()[0].role, Role::Solo);
    assert_eq!(own.journeys().unwrap()[0].open, ["What is mine, what is not"]);
}

#[test]
fn what_is_done_on_one_map_shows_on_the_others() {
    let (mut own, id) = journey(Role::Hurt);
    let (atone, plan, change) = (on("gottman", "atone"), step("plan"), step("change"));
    does(&mut own, id, &act(tick(&plan, "h_sort")));
    does(&mut own, id, &act(tick(&atone, "h_weight")));
    does(&mut own, id, &said(Act::Note { at: Some(change.clone()) }, "Only a note."));
    let others = |own: &Own, at: &StepRef| -> Vec<String> {
        view(own, id, at).elsewhere.into_iter().map(|one| format!("{}/{}", one.at.map, one.at.step)).collect()
    };
    // from the seven to the others, and back
    assert_eq!(others(&own, &plan), ["gottman/atone"]);
    assert_eq!(others(&own, &atone), ["seven-steps/step_plan"]);
    assert_eq!(others(&own, &change), ["gottman/atone"], "nobody has to have begun it there");
    // and to a third on the same ground, which names neither
    assert_eq!(others(&own, &on("five-steps", "limits")), ["seven-steps/step_plan", "gottman/atone"]);
    assert_eq!(others(&own, &step("intimacy")), [""; 0]);
    let there = &view(&own, id, &plan).elsewhere[0];
    assert_eq!(
        (there.map.as_str(), there.name.as_str(), there.status),
        ("Atone, attune, attach", "Atone", Exploring)
    );
    assert_eq!(
        there.ticked,
        ["Tell them what it has done to my days, in as many talks as it takes, one subject at a time."]
    );

    // by another map the journey is the same
    for map in ["seven-steps", "nowhere", ""] {
        assert_eq!(refused(&mut own, id, &act(Act::Map { map: map.into() })), "bad_step");
    }
    does(&mut own, id, &act(Act::Map { map: "gottman".into() }));
    let seen = own.journey(id).unwrap();
    assert_eq!(
        (seen.map.as_str(), seen.card.map.as_str(), seen.steps.len()),
        ("gottman", "Atone, attune, attach", 3)
    );
    let elsewhere: Vec<&str> = seen.elsewhere.iter().map(|one| one.at.step.as_str()).collect();
    assert_eq!(elsewhere, ["step_plan"], "a note is no work that shows");
    let walked: Vec<&str> = seen.maps.iter().filter(|map| map.walked).map(|map| map.id.as_str()).collect();
    assert_eq!(walked, ["seven-steps", "gottman"]);
    assert_eq!(seen.card.open, ["Creating a Plan Together", "Atone"]);
    assert_eq!(own.journeys().unwrap()[0].map, "Atone, attune, attach");
}

/// Whatever map something is done on: every step on its ground shows it, and it shows theirs.
#[test]
fn steps_on_the_same_ground_reach_each_other() {
    let mut own = Own::new();
    let library = Library::built_in();
    let all: Vec<StepRef> = library
        .journeys()
        .iter()
        .flat_map(|map| map.steps.iter().map(|step| on(&map.id, &step.id)))
        .collect();
    // solo: nothing is closed
    let id = begun(&mut own, Role::Solo);
    let acts: Vec<_> = all.iter().map(|at| (act(begin(at)), minute(1))).collect();
    own.act_many(id, &acts).unwrap();
    let reach: BTreeMap<String, BTreeSet<String>> = all
        .iter()
        .map(|at| {
            let others = view(&own, id, at).elsewhere;
            let name = |at: &StepRef| format!("{}/{}", at.map, at.step);
            (name(at), others.iter().map(|one| name(&one.at)).collect())
        })
        .collect();
    for (one, others) in &reach {
        let map = &one[..=one.find('/').unwrap()];
        for other in others {
            assert!(reach[other].contains(one), "{one} shows {other}, and not the other way round");
            assert!(!other.starts_with(map), "{one} shows {other}");
        }
    }
    assert!(reach["seven-steps/step_forgive"].len() >= 10);
}

#[test]
fn first_weeks_let_the_rest_wait() {
    let mut own = Own::new();
    let id =
        own.begin_journey(&NewJourney { first_weeks: true, ..new("Us", Role::Hurt) }, &minute(0)).unwrap();
    does(&mut own, id, &act(begin(&step("talk"))));
    let waiting = |own: &Own| -> Vec<String> {
        names(&own.journey(id).unwrap().steps, |card| card.waits).into_iter().map(str::to_owned).collect()
    };
    assert_eq!(waiting(&own), ["step_change", "step_reconnect", "step_intimacy", "step_forgive"]);
    does(&mut own, id, &act(begin(&step("change"))));
    assert_eq!(waiting(&own).len(), 3, "what waits is not closed");
    assert_eq!(refused(&mut own, id, &act(Act::FirstWeeks { on: true })), "bad_step");
    does(&mut own, id, &act(Act::FirstWeeks { on: false }));
    assert_eq!(refused(&mut own, id, &act(Act::FirstWeeks { on: false })), "bad_step");
    assert_eq!(waiting(&own), [""; 0]);
}

#[test]
fn what_the_safety_questions_came_to_is_kept_only_if_that_is_asked() {
    let mut own = Own::new();
    let kept = NewJourney { gate: Some(GateState::Hidden), ..new("One", Role::Hurt) };
    let one = own.begin_journey(&kept, &minute(0)).unwrap();
    let two = begun(&mut own, Role::Hurt);
    let gates = |own: &Own| own.journeys().unwrap().into_iter().map(|card| card.gate).collect::<Vec<_>>();
    assert_eq!(gates(&own), [Some(GateState::Hidden), None]);
    own.keep_journey_gate(one, None).unwrap();
    own.keep_journey_gate(two, Some(GateState::Clear)).unwrap();
    let mut own = own.again();
    assert_eq!(gates(&own), [None, Some(GateState::Clear)]);
    // it is no part of what happened, and no answer is
    assert_eq!(kinds(&own, one), [EventKind::Role, EventKind::Map]);
    // which steps they stand before
    let behind = |own: &Own| own.journey(one).unwrap().steps.iter().filter(|card| card.gated).count();
    assert_eq!(behind(&own), 5);
    does(&mut own, one, &act(Act::Role { role: Role::Solo }));
    assert_eq!(behind(&own), 0);
}

#[test]
fn a_journey_is_put_away_and_erased_by_two_acts() {
    let mut own = Own::new();
    let one = own.begin_journey(&new("One", Role::Hurt), &minute(0)).unwrap();
    let two = own.begin_journey(&new("Two", Role::Hurt), &minute(0)).unwrap();
    let entry = note(&mut own, "A page");
    does(&mut own, one, &NewAct { entry: Some(entry), ..act(Act::Write { at: step("plan") }) });
    assert_eq!(own.erase_journey(one).unwrap_err().code(), "bad_step");
    assert_eq!(refused(&mut own, one, &act(Act::Archive { on: false })), "bad_step");
    does(&mut own, one, &said(Act::Archive { on: true }, "For now."));
    assert_eq!(refused(&mut own, one, &act(Act::Archive { on: true })), "bad_step");
    let listed = |own: &Own| -> Vec<(String, bool)> {
        own.journeys().unwrap().into_iter().map(|card| (card.name, card.archived)).collect()
    };
    assert_eq!(listed(&own), [("Two".to_owned(), false), ("One".to_owned(), true)]);
    // what is put away can be read, and taken up again
    assert_eq!(status(&own, one, &step("plan")), Exploring);
    does(&mut own, one, &act(Act::Archive { on: false }));
    assert_eq!(listed(&own)[0].0, "One");
    does(&mut own, one, &act(Act::Archive { on: true }));
    own.erase_journey(one).unwrap();
    let mut own = own.again();
    assert_eq!(listed(&own), [("Two".to_owned(), false)]);
    assert_eq!(own.entry(entry).unwrap().title, "A page");
    assert_eq!(own.count("SELECT count(*) FROM journey_event"), 2);
    // its number is never given again
    assert!(begun(&mut own, Role::Hurt) > two);
}

#[test]
fn words_are_erased_and_what_happened_stays() {
    let (mut own, id) = journey(Role::Hurt);
    let other = begun(&mut own, Role::Hurt);
    let plan = step("plan");
    does(&mut own, id, &said(add_action(&plan), "Ask Maria."));
    does(&mut own, id, &said(tick(&plan, "own_1"), "She came."));
    does(&mut own, id, &act(done(&plan)));
    does(&mut own, id, &said(reopen(&plan), "He lied."));
    let before = history(&own, id);
    let named = |text: &str| before.iter().find(|h| h.note == text || h.label == text).unwrap().id;
    assert_eq!(own.erase_journey_words(other, named("He lied.")).unwrap_err().code(), "not_found");
    own.erase_journey_words(id, named("He lied.")).unwrap();
    own.erase_journey_words(id, named("She came.")).unwrap();
    assert_eq!(view(&own, id, &plan).reason, "");
    let seen = action(&own, id, &plan, "own_1");
    assert_eq!((seen.text.as_str(), seen.ticked.unwrap().note.as_str()), ("Ask Maria.", ""));
    // the name of an action of one's own is erased wherever it stands
    own.erase_journey_words(id, named("Ask Maria.")).unwrap();
    let own = own.again();
    assert_eq!(action(&own, id, &plan, "own_1").text, "");
    let after = history(&own, id);
    let bare =
        |one: &Happened| (one.id, one.kind, one.day, one.noted.clone(), one.at.clone(), one.what.clone());
    assert_eq!(after.iter().map(bare).collect::<Vec<_>>(), before.iter().map(bare).collect::<Vec<_>>());
    assert!(after.iter().all(|h| h.note.is_empty() && !h.label.contains("Maria")));
    assert_eq!(own.count("SELECT count(*) FROM journey_event WHERE note <> '' OR label LIKE '%Maria%'"), 0);
    // what the app itself said stays
    assert_eq!(after[0].label, "I was hurt");
}

#[test]
fn three_questions_are_answered_each_by_itself_and_never_for_good() {
    let (mut own, id) = journey(Role::Hurt);
    let answer =
        |question: &str, answer: &str| Act::Answer { question: question.into(), answer: answer.into() };
    for (question, given) in [("forgive", "contact_only"), ("love", "no"), ("", ""), ("trust", "")] {
        assert_eq!(refused(&mut own, id, &act(answer(question, given))), "bad_step");
    }
    for (n, given) in ["not_now", "leaning", "decided", "taking_back"].into_iter().enumerate() {
        let when = day(&format!("2026-02-0{}", n + 1));
        does(&mut own, id, &NewAct { day: when, ..said(answer("forgive", given), "Because.") });
    }
    does(&mut own, id, &act(answer("trust", "no")));
    does(&mut own, id, &act(Act::Role { role: Role::Repair }));
    does(&mut own, id, &act(answer("forgive", "no")));
    let own = own.again();
    let questions = own.journey(id).unwrap().questions;
    let given: Vec<Vec<&str>> =
        questions.iter().map(|q| q.given.iter().map(|h| h.label.as_str()).collect()).collect();
    assert_eq!(
        given,
        [
            vec![
                "Not now",
                "I am leaning towards it",
                "I have decided to",
                "I take it back, for now",
                "No, and I am at peace with that"
            ],
            vec![],
            vec!["No"],
        ]
    );
    assert!(questions[0].asks.contains("forgive myself"), "{}", questions[0].asks);
    assert_eq!(questions[0].given[1].day, day("2026-02-02"));
    assert_eq!((questions[0].given[0].note.as_str(), &questions[0].given[0].at), ("Because.", &None));
    assert_eq!(questions[0].given[0].step, "Forgive?");
    // an answer touches no step
    assert!(own.journey(id).unwrap().steps.iter().all(|card| card.status == NotStarted));
}

#[test]
fn a_slip_is_noted_in_the_log_of_what_was_agreed_and_brings_it_back() {
    let (mut own, id) = journey(Role::Repair);
    let promise = fill(&mut own, "promise", ("promise", "I answer the same evening"));
    let boundary = fill(&mut own, "boundary", ("limit", "I leave at ten"));
    let record = fill(&mut own, "thought-record", ("situation", "At the gate"));
    let free = note(&mut own, "A page");
    assert_eq!(refused(&mut own, id, &act(Act::Slip)), "no_reason");
    let slip = |entry: Option<EntryId>, note: &str| NewAct {
        entry,
        day: day("2026-01-09"),
        ..said(Act::Slip, note)
    };
    does(&mut own, id, &slip(Some(promise), " Too late. "));
    does(&mut own, id, &slip(Some(boundary), ""));
    does(&mut own, id, &slip(Some(record), ""));
    does(&mut own, id, &slip(Some(free), ""));
    does(&mut own, id, &slip(None, "A small lie."));
    let mut own = own.again();
    // one that knows slips says so in its log
    let lines = own.plan_log(promise).unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].outcome.as_str(), lines[0].label.as_str()), ("slipped", "Slipped"));
    assert_eq!((lines[0].day, lines[0].note.as_str(), lines[0].who), (day("2026-01-09"), "Too late.", None));
    assert_eq!([boundary, record, free].map(|entry| own.plan_log(entry).unwrap().len()), [0, 0, 0]);
    // what is planned comes back to be looked at, on the day on which it was noted
    let due = |own: &Own, on: &str| -> Vec<(EntryId, String)> {
        own.due(day(on))
            .unwrap()
            .into_iter()
            .filter(|d| d.what == "slip")
            .map(|d| (d.row.id, d.day.to_string()))
            .collect()
    };
    assert_eq!(due(&own, "2026-01-09"), []);
    let both = [(boundary, "2026-01-10".to_owned()), (promise, "2026-01-10".to_owned())];
    assert_eq!(due(&own, "2026-01-10"), both);
    assert_eq!(due(&own, "2027-01-10"), both, "it stays until it was looked at");
    let first = &own.due(day("2026-01-10")).unwrap()[0];
    assert_eq!((first.method.as_str(), first.label.as_str()), ("A boundary", ""));
    // put aside, it comes back with the next slip, of the same day too
    own.settle_due(promise, "slip", day("2026-01-10")).unwrap();
    assert_eq!(due(&own, "2026-01-10"), [(boundary, "2026-01-10".to_owned())]);
    does(&mut own, id, &slip(Some(promise), "Again."));
    assert_eq!(due(&own, "2026-01-10"), both);
    assert_eq!(own.plan_log(promise).unwrap().len(), 2);
    // told on the journey, all of them
    let slips = history(&own, id).into_iter().filter(|h| h.kind == EventKind::Slip);
    assert_eq!(
        slips.map(|h| h.title).collect::<Vec<_>>(),
        [
            "I answer the same evening",
            "I leave at ten",
            "At the gate",
            "A page",
            "",
            "I answer the same evening"
        ]
    );
    // no step is touched by it
    assert!(own.journey(id).unwrap().steps.iter().all(|card| card.status == NotStarted));
    own.bin_entry(promise, &minute(5)).unwrap();
    assert_eq!(due(&own, "2026-01-10"), [(boundary, "2026-01-10".to_owned())]);
}

#[test]
fn entries_in_the_bin_are_not_shown_and_what_is_erased_leaves_the_rest() {
    let (mut own, id) = journey(Role::Hurt);
    let plan = step("plan");
    let (page, list) = (note(&mut own, "A page"), note(&mut own, "A list"));
    assert_eq!(refused(&mut own, id, &act(Act::Write { at: plan.clone() })), "bad_step");
    for entry in [page, list, page] {
        does(&mut own, id, &NewAct { entry: Some(entry), ..act(Act::Write { at: plan.clone() }) });
    }
    does(&mut own, id, &NewAct { entry: Some(page), ..said(tick(&plan, "h_sort"), "Sorted.") });
    let titles = |own: &Own| -> Vec<String> {
        view(own, id, &plan).entries.into_iter().map(|row| row.title).collect()
    };
    assert_eq!(titles(&own), ["A page", "A list"], "each once, in the order in which they came");
    let told = |own: &Own| -> Vec<(Option<EntryId>, String)> {
        view(own, id, &plan).history.into_iter().skip(1).map(|h| (h.entry, h.title)).collect()
    };
    let all = told(&own);
    own.bin_entry(page, &minute(2)).unwrap();
    assert_eq!(titles(&own), ["A list"]);
    let none = (None, String::new());
    assert_eq!(told(&own), [none.clone(), (Some(list), "A list".to_owned()), none.clone(), none.clone()]);
    assert_eq!(action(&own, id, &plan, "h_sort").ticked.unwrap().entry, None);
    own.unbin_entry(page).unwrap();
    assert_eq!(told(&own), all);
    assert_eq!(action(&own, id, &plan, "h_sort").ticked.unwrap().entry, Some(page));
    own.bin_entry(page, &minute(2)).unwrap();
    own.erase_entry(page).unwrap();
    let own = own.again();
    assert_eq!(titles(&own), ["A list"]);
    assert_eq!(told(&own).len(), 4, "that it happened stays");
    let ticked = action(&own, id, &plan, "h_sort").ticked.unwrap();
    assert_eq!((ticked.note.as_str(), ticked.entry), ("Sorted.", None));
    assert_eq!(own.count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

#[test]
fn many_acts_happen_together_or_not_at_all() {
    let (mut own, id) = journey(Role::Hurt);
    let plan = step("plan");
    let promise = fill(&mut own, "promise", ("promise", "I call"));
    let slip = NewAct { entry: Some(promise), ..act(Act::Slip) };
    let good = [
        (act(begin(&plan)), minute(1)),
        (act(done(&plan)), minute(2)),
        (said(reopen(&plan), "A new fact."), minute(3)),
        (slip.clone(), minute(4)),
    ];
    let before = history(&own, id);
    for bad in [act(reopen(&plan)), act(begin(&step("x"))), NewAct { entry: Some(99), ..slip }] {
        let mut acts = good.to_vec();
        acts.push((bad, minute(5)));
        own.act_many(id, &acts).unwrap_err();
        assert_eq!(history(&own, id), before);
        assert_eq!(own.plan_log(promise).unwrap(), []);
    }
    own.act_many(id, &good).unwrap();
    let after = history(&own, id);
    let kinds: Vec<EventKind> = after[before.len()..].iter().map(|h| h.kind).collect();
    assert_eq!(kinds, [EventKind::Begin, EventKind::Done, EventKind::Reopen, EventKind::Slip]);
    assert_eq!(after.last().unwrap().noted, minute(4));
    assert_eq!(own.plan_log(promise).unwrap().len(), 1);
}

/// What another build has written down is left as it is.
#[test]
fn what_this_build_does_not_know_stays_and_stands_in_nobodys_way() {
    let (mut own, id) = journey(Role::Hurt);
    let plan = step("plan");
    does(&mut own, id, &act(begin(&plan)));
    let add = |own: &mut Own, kind: &str, map: &str, step: &str, what: &str| {
        let values = (id, kind, map, step, what);
        let add = |db: &rusqlite::Transaction<'_>| -> Result<usize, goldseam_journal::Error> {
            Ok(db.execute(
                "INSERT INTO journey_event (journey, kind, map, step, what, label, day, noted_ms, noted_offset, note)
                 VALUES (?1, ?2, ?3, ?4, ?5, 'A label', 20260111, 0, 0, 'Kept.')",
                values,
            )?)
        };
        own.vault_mut().write(add).unwrap();
    };
    add(&mut own, "celebrate", "seven-steps", "step_plan", "");
    add(&mut own, "tick", "seven-steps", "step_plan", "h_of_long_ago");
    add(&mut own, "begin", "an-old-map", "step_gone", "");
    add(&mut own, "map", "", "", "a-map-to-come");
    let own = own.again();
    let view = own.journey(id).unwrap();
    assert_eq!(
        (view.map.as_str(), view.card.open.as_slice()),
        ("seven-steps", &["Creating a Plan Together".to_owned()][..])
    );
    let old = action(&own, id, &plan, "h_of_long_ago");
    assert_eq!((old.text.as_str(), old.other, old.own), ("A label", true, false));
    let told = history(&own, id);
    assert_eq!(
        told.iter().filter(|h| h.note == "Kept.").count(),
        3,
        "all but the kind that it does not know"
    );
    assert_eq!(told.last().unwrap().label, "A label");
    assert_eq!(own.count("SELECT count(*) FROM journey_event WHERE note = 'Kept.'"), 4);
    let mut own = own;
    does(&mut own, id, &said(Act::Breach, "A lie."));
}

#[test]
fn several_journeys_stand_side_by_side() {
    let mut own = Own::new();
    let (one, two) = (begun(&mut own, Role::Hurt), begun(&mut own, Role::Repair));
    let plan = step("plan");
    does(&mut own, one, &act(done(&plan)));
    does(&mut own, two, &said(add_action(&plan), "Call."));
    does(&mut own, two, &said(Act::Breach, "I did it again."));
    assert_eq!((status(&own, one, &plan), status(&own, two, &plan)), (DoneForNow, NotStarted));
    assert_eq!(kinds(&own, one).len(), 4);
    assert_eq!(view(&own, one, &plan).card.name, view(&own, two, &plan).card.name);
    assert_ne!(view(&own, one, &plan).prompts, view(&own, two, &plan).prompts);
}

// ---------------------------------------------------------------------------------------------------------
// Whatever happens in whatever order

/// Something that is tried on one of two journeys, or with an entry.
#[derive(Debug, Clone)]
enum Try {
    Act { journey: usize, new: Box<NewAct>, entry: Option<usize> },
    Bin(usize),
    Unbin(usize),
    LockAndUnlock,
}

const ENTRIES: usize = 4;

fn any_step() -> impl Strategy<Value = StepRef> {
    let of = |map: &str| -> Vec<StepRef> {
        Library::built_in().journey(map).unwrap().steps.iter().map(|step| on(map, &step.id)).collect()
    };
    prop_oneof![
        12 => prop::sample::select(of("seven-steps")),
        3 => prop::sample::select(of("gottman")),
        1 => Just(on("seven-steps", "nowhere")),
    ]
}

/// An action of a step, of any role, the person's own, or none.
fn any_action(at: &StepRef) -> impl Strategy<Value = String> + use<> {
    let step = Library::built_in().journey(&at.map).and_then(|map| map.step(&at.step));
    let mut ids: Vec<String> = step
        .into_iter()
        .flat_map(|step| Role::ALL.into_iter().flat_map(|role| step.text(role).actions))
        .map(|action| action.id)
        .collect();
    ids.extend(["own_1", "own_2", "nothing"].map(str::to_owned));
    prop::sample::select(ids)
}

fn any_act() -> impl Strategy<Value = Act> {
    let with_action = |make: fn(&StepRef, &str) -> Act| {
        any_step().prop_flat_map(move |at| {
            let action = any_action(&at);
            (Just(at), action).prop_map(move |(at, action)| make(&at, &action))
        })
    };
    let plain = |make: fn(&StepRef) -> Act| any_step().prop_map(move |at| make(&at));
    let endings = ["decided", "working", "r_carrying", "nothing"].map(str::to_owned).to_vec();
    let answers = ["not_now", "no", "taking_back", "nothing"].map(str::to_owned).to_vec();
    let questions = ["forgive", "reconcile", "trust", "love"].map(str::to_owned).to_vec();
    let maps = ["seven-steps", "gottman", "reach", "nowhere"].map(str::to_owned).to_vec();
    prop_oneof![
        4 => plain(begin),
        6 => plain(done),
        2 => (any_step(), prop::sample::select(endings)).prop_map(|(at, id)| ended(&at, &id)),
        5 => plain(reopen),
        2 => plain(leave),
        2 => plain(open),
        2 => plain(resume),
        8 => with_action(tick),
        4 => with_action(untick),
        2 => plain(add_action),
        1 => with_action(drop_action),
        3 => plain(|at| Act::Note { at: Some(at.clone()) }),
        1 => Just(Act::Note { at: None }),
        2 => plain(|at| Act::Write { at: at.clone() }),
        1 => Just(Act::Slip),
        1 => Just(Act::Breach),
        2 => (prop::sample::select(questions), prop::sample::select(answers))
            .prop_map(|(question, answer)| Act::Answer { question, answer }),
        1 => prop::sample::select(Role::ALL.to_vec()).prop_map(|role| Act::Role { role }),
        1 => prop::sample::select(maps).prop_map(|map| Act::Map { map }),
        1 => any::<bool>().prop_map(|on| Act::FirstWeeks { on }),
        1 => any::<bool>().prop_map(|on| Act::Archive { on }),
    ]
}

fn any_try() -> impl Strategy<Value = Try> {
    let notes = ["", "", " ", "It came up again.", "Então não.", "a\0b"].map(str::to_owned).to_vec();
    let entry = prop::option::weighted(0.2, 0..=ENTRIES);
    let act = (0..2_usize, any_act(), prop::sample::select(notes), 1..29_u32, entry).prop_map(
        |(journey, act, note, of_month, entry)| {
            let day = day(&format!("2026-02-{of_month:02}"));
            Try::Act { journey, new: Box::new(NewAct { act, day, note, entry: None }), entry }
        },
    );
    prop_oneof![
        400 => act,
        4 => (0..ENTRIES).prop_map(Try::Bin),
        4 => (0..ENTRIES).prop_map(Try::Unbin),
        1 => Just(Try::LockAndUnlock),
    ]
}

/// A step as the events say that it stands, in the test's own words.
#[derive(Debug, Default, Clone, PartialEq)]
struct Told {
    status: Option<EventKind>,
    paused: bool,
    ticked: BTreeSet<String>,
}

/// What no bin can hide: everything but the entry.
fn bare(one: &Happened) -> Happened {
    Happened { entry: None, title: String::new(), ..one.clone() }
}

struct World {
    own: Own,
    ids: [JourneyId; 2],
    entries: Vec<EntryId>,
    /// What was told of each journey so far.
    told: [Vec<Happened>; 2],
    now: i64,
    accepted: usize,
}

impl World {
    fn new() -> Self {
        let mut own = Own::new();
        let ids = [begun(&mut own, Role::Hurt), begun(&mut own, Role::Repair)];
        let mut entries = vec![fill(&mut own, "promise", ("promise", "I call"))];
        entries.extend((1..ENTRIES).map(|n| note(&mut own, &format!("Page {n}"))));
        let told = ids.map(|id| history(&own, id).iter().map(bare).collect());
        Self { own, ids, entries, told, now: 1, accepted: 0 }
    }

    fn try_act(&mut self, journey: usize, new: &NewAct) {
        let (id, now) = (self.ids[journey], minute(self.now));
        let before = self.own.changes();
        let events = self.own.count("SELECT count(*) FROM journey_event") as usize;
        if let Err(error) = self.own.act(id, new, &now) {
            assert!(["bad_step", "no_reason", "not_found"].contains(&error.code()), "{}", error.code());
            assert_eq!(self.own.changes(), before, "refused, and yet something changed: {new:?}");
            return;
        }
        self.accepted += 1;
        let added = self.own.count("SELECT count(*) FROM journey_event") as usize - events;
        assert!(added > 0);
        let all = history(&self.own, id);
        let new_ones: Vec<Happened> = all[all.len() - added..].iter().map(bare).collect();
        assert_eq!(all.len(), self.told[journey].len() + added);
        assert!(new_ones.iter().all(|one| one.day == new.day && one.noted == now));
        // the act itself is told, with what was said of it
        let words = new.note.trim().replace('\0', "\u{fffd}");
        let one = if matches!(new.act, Act::Breach) { new_ones.first() } else { new_ones.last() }.unwrap();
        let kept = if matches!(new.act, Act::AddAction { .. }) { &one.label } else { &one.note };
        assert_eq!(*kept, words);
        self.told[journey].extend(new_ones);
    }

    fn step(mut self, one: Try) -> Self {
        self.now += 1;
        match one {
            Try::Act { journey, mut new, entry } => {
                // one more than there are is one that is not there
                new.entry = entry.map(|n| self.entries.get(n).copied().unwrap_or(9999));
                self.try_act(journey, &new);
            }
            Try::Bin(n) => self.own.bin_entry(self.entries[n], &minute(self.now)).unwrap(),
            Try::Unbin(n) => drop(self.own.unbin_entry(self.entries[n]).unwrap()),
            Try::LockAndUnlock => self = self.again(),
        }
        self
    }

    fn seen(&self) -> Vec<(JourneyView, Vec<StepView>)> {
        let of = |id: &JourneyId| {
            let view = self.own.journey(*id).unwrap();
            let steps = view.steps.iter().map(|card| self.own.journey_step(*id, &card.at).unwrap()).collect();
            (view, steps)
        };
        self.ids.iter().map(of).collect()
    }

    fn again(mut self) -> Self {
        let (before, cards) = (self.seen(), self.own.journeys().unwrap());
        self.own = self.own.again();
        assert_eq!(self.seen(), before);
        assert_eq!(self.own.journeys().unwrap(), cards);
        self
    }

    /// Nothing earlier has gone or changed, and the steps stand as what happened says.
    fn check(&self) {
        for (id, told) in self.ids.iter().zip(&self.told) {
            let all = history(&self.own, *id);
            assert_eq!(all.iter().map(bare).collect::<Vec<_>>(), *told);
            assert!(all.is_sorted_by(|a, b| a.id < b.id));
            let mut steps: BTreeMap<(String, String), Told> = BTreeMap::new();
            for one in &all {
                let Some(at) = &one.at else { continue };
                let told = steps.entry((at.map.clone(), at.step.clone())).or_default();
                match one.kind {
                    EventKind::Begin | EventKind::Done | EventKind::Reopen | EventKind::Leave => {
                        told.status = Some(one.kind);
                    }
                    EventKind::Pause => told.paused |= !matches!(told.status, None | Some(EventKind::Leave)),
                    EventKind::Resume => told.paused = false,
                    EventKind::Tick => assert!(told.ticked.insert(one.what.clone()), "ticked twice"),
                    EventKind::Untick => assert!(told.ticked.remove(&one.what), "unticked twice"),
                    _ => {}
                }
            }
            for ((map, name), told) in steps {
                let at = on(&map, &name);
                let seen = view(&self.own, *id, &at);
                let status = match told.status {
                    Some(EventKind::Begin) => Exploring,
                    Some(EventKind::Done) => DoneForNow,
                    Some(EventKind::Reopen) => Reopened,
                    Some(EventKind::Leave) => NotForMe,
                    _ => NotStarted,
                };
                assert_eq!((seen.card.status, seen.card.paused), (status, told.paused), "{at:?}");
                let ticked: BTreeSet<String> =
                    seen.actions.into_iter().filter(|a| a.ticked.is_some()).map(|a| a.id).collect();
                assert_eq!(ticked, told.ticked, "{at:?}");
                let of_step: Vec<Happened> =
                    all.iter().filter(|h| h.at.as_ref() == Some(&at)).cloned().collect();
                assert_eq!(seen.history, of_step);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 100, ..ProptestConfig::with_cases(6) })]

    #[test]
    fn nothing_that_happened_is_ever_lost(tries in prop::collection::vec(any_try(), 1000)) {
        let mut world = World::new();
        for (n, one) in tries.into_iter().enumerate() {
            world = world.step(one);
            if n % 100 == 0 {
                world.check();
            }
        }
        world.check();
        world = world.again();
        world.check();
        prop_assert!(world.accepted > 200, "{} of them happened", world.accepted);
        prop_assert_eq!(world.own.verify().unwrap(), []);
    }
}
