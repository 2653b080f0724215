//! What is written on steps: ticks, actions of one's own, links, slips; and that no role or map loses any of it.

use std::collections::{BTreeMap, BTreeSet};

use goldseam_content::{Library, Role};
use goldseam_journal::StepStatus::{Exploring, NotStarted};
use goldseam_journal::{Act, EntryId, EventKind, Happened, NewAct, StepRef};

use super::{
    act, action, add_action, begin, begun, does, done, drop_action, fill, history, journey, note, on,
    refused, reopen, said, status, step, tick, untick, view,
};
use crate::support::{Own, methods::day, minute};

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
