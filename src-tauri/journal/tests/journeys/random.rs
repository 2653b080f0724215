//! Whatever happens in whatever order, nothing of it is lost.

use std::collections::{BTreeMap, BTreeSet};

use goldseam_content::{Library, Role};
use goldseam_journal::StepStatus::{DoneForNow, Exploring, NotForMe, NotStarted, Reopened};
use goldseam_journal::{
    Act, EntryId, EventKind, Happened, JourneyId, JourneyView, NewAct, StepRef, StepView,
};
use proptest::prelude::*;

use super::{
    add_action, begin, begun, done, drop_action, ended, fill, history, leave, note, on, open, reopen, resume,
    tick, untick, view,
};
use crate::support::{Own, methods::day, minute};

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
