//! Which snapshots are kept, and which go.

use std::{collections::BTreeSet, fs, path::Path};

use super::{
    list,
    make::{Frozen, Made},
    name, open,
};
use crate::error::Result;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
/// How far ahead of this moment a snapshot may seem to be taken, for clocks that are set right.
const AHEAD: i64 = HOUR;
/// So many of the newest never go, however large they are.
pub const FEWEST: usize = 2;

/// How many snapshots are kept in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// The last of each of so many hours in which there was one.
    pub hourly: u32,
    /// The last of each of so many days (UTC).
    pub daily: u32,
    /// The last of each of so many months (UTC).
    pub monthly: u32,
    /// Most bytes of all; the oldest go first. The newest [`FEWEST`] stay in any case.
    pub bytes: u64,
}

impl Default for Keep {
    fn default() -> Self {
        Self { hourly: 24, daily: 30, monthly: 12, bytes: 4 << 30 }
    }
}

/// What the choice depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aged {
    /// When it was taken, by the clock of that time.
    pub taken: i64,
    /// How many commits there were; of two the later one has more, whatever the clock said.
    pub commits: u64,
    /// How many bytes it has.
    pub bytes: u64,
}

/// The numbers of those that are not to be kept, in ascending order.
///
/// Those that seem to come from the future, since the clock was wrong then or is now, are looked at by themselves, by
/// the same rule: they never make another one go.
pub fn superfluous(all: &[Aged], now: i64, keep: &Keep) -> Vec<usize> {
    let ahead = |at: &usize| all[*at].taken > now.saturating_add(AHEAD);
    let (future, past): (Vec<usize>, Vec<usize>) = (0..all.len()).partition(ahead);
    let mut gone: Vec<usize> =
        [future, past].into_iter().flat_map(|some| of_one_kind(all, some, keep)).collect();
    gone.sort_unstable();
    gone
}

fn of_one_kind(all: &[Aged], mut some: Vec<usize>, keep: &Keep) -> Vec<usize> {
    // the last that was taken comes first
    some.sort_by_key(|&at| std::cmp::Reverse((all[at].commits, all[at].taken, at)));
    let mut kept: BTreeSet<usize> = some.iter().take(FEWEST).copied().collect();
    for (most, period) in [(keep.hourly, hour as fn(i64) -> i64), (keep.daily, day), (keep.monthly, month)] {
        kept.extend(last_of_each(all, &some, most as usize, period));
    }
    let mut bytes = 0_u64;
    for (rank, at) in some.iter().enumerate().filter(|(_, at)| kept.contains(at)).collect::<Vec<_>>() {
        bytes = bytes.saturating_add(all[*at].bytes);
        if bytes > keep.bytes && rank >= FEWEST {
            kept.remove(at);
        }
    }
    some.retain(|at| !kept.contains(at));
    some
}

/// The last of each of the `most` latest periods in which there is one.
fn last_of_each(all: &[Aged], some: &[usize], most: usize, period: fn(i64) -> i64) -> Vec<usize> {
    let periods: BTreeSet<i64> = some.iter().map(|&at| period(all[at].taken)).collect();
    let last = |wanted: &i64| some.iter().copied().find(|&at| period(all[at].taken) == *wanted);
    periods.iter().rev().take(most).filter_map(last).collect()
}

fn hour(taken: i64) -> i64 {
    taken.div_euclid(HOUR)
}

fn day(taken: i64) -> i64 {
    taken.div_euclid(DAY)
}

fn month(taken: i64) -> i64 {
    use chrono::Datelike;
    chrono::DateTime::from_timestamp_millis(taken)
        .map_or(0, |time| i64::from(time.year()) * 12 + i64::from(time.month0()))
}

impl Frozen {
    /// Lets those snapshots of this vault in a folder go that are not to be kept, once `made` is there and verified.
    /// Files of other vaults, and what can't be read, are left alone. Returns how many went.
    pub fn let_go(&self, made: &Made, now: i64, keep: &Keep) -> Result<u32> {
        let Some(folder) = made.path.parent() else { return Ok(0) };
        let (mut paths, mut ages) = (Vec::new(), Vec::new());
        for path in list::files(folder)? {
            let named = name::parse(&path).is_some_and(|(_, tag)| tag == name::tag(self.id()));
            if let (true, Ok((file, trailer))) = (named, open::read(&path))
                && trailer.header.id == *self.id()
            {
                let (taken, commits) = (trailer.taken, trailer.commits);
                ages.push(Aged { taken, commits, bytes: file.metadata()?.len() });
                paths.push(path);
            }
        }
        let mut gone = 0;
        for path in superfluous(&ages, now, keep).into_iter().map(|at| &paths[at]) {
            // what can't be removed now is superfluous the next time too
            gone += u32::from(*path != made.path && remove(path));
        }
        Ok(gone)
    }
}

fn remove(path: &Path) -> bool {
    fs::remove_file(path).is_ok()
}
