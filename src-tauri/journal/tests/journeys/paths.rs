//! Journeys as a whole: how they begin, stand side by side, are put away, and what is answered on them.

use goldseam_content::Role;
use goldseam_journal::StepStatus::{DoneForNow, Exploring, NotStarted};
use goldseam_journal::{Act, EventKind, GateState, NewAct, NewJourney};

use super::{
    act, action, add_action, begin, begun, does, done, fill, history, journey, kinds, names, new, note, on,
    refused, reopen, said, status, step, tick, view,
};
use crate::support::{Own, at, methods::day, minute};

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
