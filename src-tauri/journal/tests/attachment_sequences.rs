//! Whatever is added, moved and removed in whatever order: positions have no gaps, every file is what
//! was added, and no byte stays that nothing holds.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{
    Own,
    files::{PIECE, add, bytes_of, noise, note},
    minute,
};
use goldseam_journal::{AttachmentId, EntryId};
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Act {
    Write,
    Add(u8),
    Move(usize, u32),
    Remove(usize),
    Bin,
    Unbin,
    Erase,
    EmptyBin,
    LockAndUnlock,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        2 => Just(Act::Write),
        8 => (0_u8..6).prop_map(Act::Add),
        5 => (any::<usize>(), 0_u32..6).prop_map(|(which, to)| Act::Move(which, to)),
        4 => any::<usize>().prop_map(Act::Remove),
        1 => Just(Act::Bin),
        1 => Just(Act::Unbin),
        1 => Just(Act::Erase),
        1 => Just(Act::EmptyBin),
        1 => Just(Act::LockAndUnlock),
    ]
}

/// One of a few files, so that many are added again.
fn file(which: u8) -> Vec<u8> {
    let length = [0, 10, 5000, PIECE, PIECE + 1, 2 * PIECE + 9];
    noise(length[usize::from(which)], u64::from(which))
}

#[derive(Default)]
struct Expected {
    files: Vec<(AttachmentId, u8)>,
    in_bin: bool,
}

struct World {
    own: Own,
    entries: BTreeMap<EntryId, Expected>,
}

impl World {
    fn act(mut self, which: usize, act: &Act) -> Self {
        match act {
            Act::Write => {
                let day = self.entries.len() % 28 + 1;
                let id = note(&mut self.own, "", &format!("2026-01-{day:02}T10:00"));
                self.entries.insert(id, Expected::default());
                return self;
            }
            Act::LockAndUnlock => {
                self.own = self.own.again();
                return self;
            }
            Act::EmptyBin => {
                self.own.empty_bin().unwrap();
                self.entries.retain(|_, entry| !entry.in_bin);
                return self;
            }
            _ => {}
        }
        let nth = which % self.entries.len().max(1);
        let Some((&id, entry)) = self.entries.iter_mut().nth(nth) else { return self };
        let nth = |which: &usize| which.checked_rem(entry.files.len());
        match act {
            Act::Add(which) => {
                let added = add(&mut self.own, id, "a", &file(*which));
                entry.files.push((added.id, *which));
            }
            Act::Move(which, to) => {
                if let Some(from) = nth(which) {
                    let moved = entry.files.remove(from);
                    let at = (*to as usize).min(entry.files.len());
                    entry.files.insert(at, moved);
                    self.own.move_attachment(moved.0, *to).unwrap();
                }
            }
            Act::Remove(which) => {
                if let Some(at) = nth(which) {
                    let (gone, _) = entry.files.remove(at);
                    self.own.detach(gone).unwrap();
                }
            }
            Act::Bin => {
                self.own.bin_entry(id, &minute(0)).unwrap();
                entry.in_bin = true;
            }
            Act::Unbin => {
                self.own.unbin_entry(id).unwrap();
                entry.in_bin = false;
            }
            Act::Erase if entry.in_bin => {
                self.own.erase_entry(id).unwrap();
                self.entries.remove(&id);
            }
            _ => {}
        }
        self
    }

    fn check(&self) {
        let mut held = BTreeSet::new();
        for (&id, entry) in &self.entries {
            let list = self.own.attachments(id).unwrap();
            let ids: Vec<AttachmentId> = list.iter().map(|one| one.id).collect();
            assert_eq!(ids, entry.files.iter().map(|(id, _)| *id).collect::<Vec<_>>());
            for (at, one) in list.iter().enumerate() {
                assert_eq!(one.position as usize, at);
                assert!(bytes_of(&self.own, one) == file(entry.files[at].1), "{one:?}");
                held.insert(entry.files[at].1);
            }
        }
        let totals = self.own.attachment_totals().unwrap();
        let bytes: usize = held.iter().map(|which| file(*which).len()).sum();
        assert_eq!((totals.files as usize, totals.bytes), (held.len(), bytes as u64));
        let pieces: usize = held.iter().map(|which| file(*which).len().div_ceil(PIECE)).sum();
        assert_eq!(self.own.count("SELECT count(*) FROM piece") as usize, pieces);
        let live = self.entries.values().filter(|e| !e.in_bin).map(|e| e.files.len()).sum::<usize>();
        assert_eq!(self.own.gallery(false, None, 500).unwrap().rows.len(), live);
        assert_eq!(self.own.verify().unwrap(), []);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn files_are_what_was_added(acts in prop::collection::vec((any::<usize>(), act()), 1..60)) {
        let mut world = World { own: Own::new(), entries: BTreeMap::new() };
        for (which, act) in &acts {
            world = world.act(*which, act);
        }
        world.check();
        world.own = world.own.again();
        world.check();
    }
}
