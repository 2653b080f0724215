//! Steps: which act leads where, how they end, open again, and what a breach does to them.

use goldseam_content::Role;
use goldseam_journal::StepStatus::{DoneForNow, Exploring, NotForMe, NotStarted, Reopened};
use goldseam_journal::{Act, EventKind, JourneyId, NewAct, StepRef, StepStatus};

use super::{
    act, action, add_action, begin, begun, card, does, done, ended, history, journey, kinds, leave, names,
    note, on, open, refused, reopen, resume, said, status, step, tick, untick, view,
};
use crate::support::{Own, methods::day};

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
