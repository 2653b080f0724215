//! Whatever is done in whatever order: the index says what the entries say, and no text that was
//! to be kept is lost.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;

use crate::support::{Own, draft, minute};
use goldseam_journal::{EntryId, Filter, Finding};
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Act {
    Create,
    Save { body: String, day: u32 },
    Bin,
    Unbin,
    Erase,
    EmptyBin,
    Restore(u32),
    Star(bool),
    LockAndUnlock,
}

fn act() -> impl Strategy<Value = Act> {
    let body = || {
        prop::collection::vec(prop::sample::select(vec!["river", "walk", "É", "*calm*", "x"]), 0..80)
            .prop_map(|words| words.join(" "))
    };
    prop_oneof![
        3 => Just(Act::Create),
        8 => (body(), 1_u32..5).prop_map(|(body, day)| Act::Save { body, day }),
        2 => Just(Act::Bin),
        2 => Just(Act::Unbin),
        1 => Just(Act::Erase),
        1 => Just(Act::EmptyBin),
        2 => (1_u32..4).prop_map(Act::Restore),
        1 => any::<bool>().prop_map(Act::Star),
        1 => Just(Act::LockAndUnlock),
    ]
}

/// What must be true of an entry.
#[derive(Debug, Default)]
struct Expected {
    body: String,
    since: i64,
    must_be_kept: Vec<String>,
    in_bin: bool,
}

impl Expected {
    fn replace(&mut self, body: String, now: i64, restored: bool) {
        if body != self.body {
            if !self.body.trim().is_empty() && (restored || now - self.since >= 10) {
                self.must_be_kept.push(std::mem::take(&mut self.body));
            }
            (self.body, self.since) = (body, now);
        }
    }
}

struct World {
    own: Own,
    expected: BTreeMap<EntryId, Expected>,
    now: i64,
}

impl World {
    fn act(mut self, which: usize, act: Act) -> Self {
        let now = minute(self.now);
        if let Act::Create = act {
            let id = self.own.create_entry(&draft("", "", "2026-01-01T10:00"), &now).unwrap().id;
            self.expected.insert(id, Expected { since: self.now, ..Expected::default() });
            return self;
        }
        if let Act::LockAndUnlock = act {
            self.own = self.own.again();
            return self;
        }
        let nth = which % self.expected.len().max(1);
        let Some((&id, expected)) = self.expected.iter_mut().nth(nth) else {
            return self;
        };
        let own = &mut self.own;
        let version = own.entry(id).unwrap().version;
        match act {
            Act::Save { body, day } => {
                own.save_entry(id, version, &draft("", &body, &format!("2026-01-0{day}T10:00")), &now)
                    .unwrap();
                expected.replace(body, self.now, false);
            }
            Act::Restore(number) => {
                if let Ok(text) = own.revision(id, number) {
                    own.restore_revision(id, number, version, &now).unwrap();
                    expected.replace(text.body, self.now, true);
                }
            }
            Act::Bin => {
                own.bin_entry(id, &now).unwrap();
                expected.in_bin = true;
            }
            Act::Unbin => {
                own.unbin_entry(id).unwrap();
                expected.in_bin = false;
            }
            Act::Erase => {
                assert_eq!(own.erase_entry(id).is_ok(), expected.in_bin);
                if expected.in_bin {
                    self.expected.remove(&id);
                }
            }
            Act::EmptyBin => {
                let before = self.expected.len();
                self.expected.retain(|_, e| !e.in_bin);
                assert_eq!(own.empty_bin().unwrap() as usize, before - self.expected.len());
            }
            Act::Star(on) => {
                own.star_entry(id, on).unwrap();
            }
            Act::Create | Act::LockAndUnlock => {}
        }
        self
    }

    fn check(&mut self) {
        self.own.check_index();
        assert_eq!(self.own.verify().unwrap(), []);
        let live = self.expected.values().filter(|e| !e.in_bin);
        assert_eq!(self.own.walk(&Filter::default(), 7).len(), live.clone().count());
        assert_eq!(self.own.found("river").len(), live.filter(|e| e.body.contains("river")).count());
        for (id, expected) in &self.expected {
            assert_eq!(self.own.entry(*id).unwrap().body, expected.body);
            let list = self.own.revisions(*id).unwrap();
            assert!(list.is_sorted_by(|a, b| a.number == b.number + 1));
            let texts: Vec<String> =
                list.iter().map(|r| self.own.revision(*id, r.number).unwrap().body).collect();
            for kept in &expected.must_be_kept {
                assert!(texts.contains(kept), "a text of {id} is lost");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn nothing_is_lost(acts in prop::collection::vec((any::<usize>(), act(), 0_i64..20), 1..70)) {
        let mut world = World { own: Own::new(), expected: BTreeMap::new(), now: 0 };
        for (n, (which, act, later)) in acts.into_iter().enumerate() {
            world.now += later;
            world = world.act(which, act);
            if n % 16 == 0 {
                world.check();
            }
        }
        world.check();
        world.own = world.own.again();
        world.check();
    }
}

/// The check above is no check if it can't fail.
#[test]
#[should_panic(expected = "the index differs")]
fn a_difference_is_noticed() {
    let mut own = Own::new();
    own.create_entry(&draft("river", "", "2026-01-01T10:00"), &minute(0)).unwrap();
    own.vault_mut()
        .write(|db| db.execute("UPDATE entry SET title = 'walk'", []).map_err(goldseam_journal::Error::from))
        .unwrap();
    assert_eq!(own.verify().unwrap(), [Finding::Search]);
    own.check_index();
}
