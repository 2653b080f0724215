//! How backups stand: what was made last in each place, and what fails since when.

use std::collections::BTreeMap;

use goldseam_vault::Error as VaultError;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    job::BackupDone,
    plan::{Memory, OWN},
};
use crate::{Journal, Moment, error::Result};

const HOUR: i64 = 3_600_000;
/// A place in which a snapshot could not be made is tried again after so long.
const AGAIN: i64 = HOUR / 6;
/// For each of so many bytes an hour passes between two snapshots, so that a journal of many photos is not copied all day.
const BYTES_AN_HOUR: u64 = 512 << 20;
const MOST_HOURS: u64 = 24;

/// A snapshot that was made and verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BackupMade {
    /// When it was taken: milliseconds since 1970.
    #[specta(type = f64)]
    pub taken: i64,
    /// How many bytes it has.
    #[specta(type = f64)]
    pub bytes: u64,
}

/// Why no snapshot can be made in a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BackupFailing {
    /// The stable name of the cause, as errors have it; `place_missing` for a disk that is not connected.
    pub code: String,
    /// Since when: milliseconds since 1970.
    #[specta(type = f64)]
    pub since: i64,
}

/// How it stands with a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PlaceStatus {
    /// Its path; none for the folder within the vault.
    pub place: Option<String>,
    /// The last that was made there.
    pub last: Option<BackupMade>,
    /// None if the last one went well.
    pub failing: Option<BackupFailing>,
}

/// How backups stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BackupStatus {
    /// The vault's own folder first.
    pub places: Vec<PlaceStatus>,
}

/// What is remembered of a place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    last: Option<BackupMade>,
    /// How many commits there were then, and those that only noted it.
    commits: u64,
    failing: Option<BackupFailing>,
}

pub(super) type Remembered = BTreeMap<String, Place>;

impl Place {
    /// Whether there is something new and it is time. Whether the clock went ahead or back does not matter.
    pub fn is_due(&self, commits: u64, now: i64) -> bool {
        let Some(last) = &self.last else { return true };
        let hours = last.bytes.div_ceil(BYTES_AN_HOUR).clamp(1, MOST_HOURS);
        let passed = now.abs_diff(last.taken) >= hours * HOUR.unsigned_abs();
        commits > self.commits && (passed || self.failing.is_some())
    }
}

/// The memory with what was done. `commits` is how many there are before this is noted.
fn noted(mut memory: Memory, done: &BackupDone, commits: u64, now: i64) -> Memory {
    // the note is a commit itself, and no reason for another snapshot
    let seen = |at: u64| if at == commits { commits + 1 } else { at };
    for (name, outcome) in &done.places {
        let place = memory.places.entry(name.clone()).or_default();
        match outcome {
            Ok(made) => {
                let last = BackupMade { taken: made.taken, bytes: made.bytes };
                *place = Place { last: Some(last), commits: done.commits, failing: None };
            }
            Err(VaultError::SnapshotStopped) => {}
            Err(e) => {
                let since = place.failing.as_ref().map_or(now, |known| known.since);
                place.failing = Some(BackupFailing { code: e.code().to_owned(), since });
            }
        }
    }
    memory.places.values_mut().for_each(|place| place.commits = seen(place.commits));
    memory
}

impl Journal {
    /// Whether a snapshot should be made now, somewhere. Cheap, to be asked every minute or so.
    pub fn backup_due(&self, now: &Moment) -> Result<bool> {
        let memory = Memory::load(self)?;
        Ok(!self.due_places(&memory, now)?.is_empty())
    }

    /// The names of the places that a snapshot is due in.
    pub(super) fn due_places(&self, memory: &Memory, now: &Moment) -> Result<Vec<String>> {
        let just_tried =
            self.backup_tried.is_some_and(|tried| now.ms().abs_diff(tried) < AGAIN.unsigned_abs());
        if just_tried || !self.vault.can_write() {
            return Ok(Vec::new());
        }
        let commits = self.vault.commits()?;
        let new = Place::default();
        let names = memory.plan.folders(self.vault.dir()).into_iter().map(|(name, _)| name);
        Ok(names.filter(|name| memory.places.get(name).unwrap_or(&new).is_due(commits, now.ms())).collect())
    }

    /// Remembers what a job came to. Writes only if that changes anything.
    pub fn note_backup(&mut self, done: &BackupDone, now: &Moment) -> Result<()> {
        self.backup_tried = Some(now.ms());
        let before = Memory::load(self)?;
        let after = noted(before.clone(), done, self.vault.commits()?, now.ms());
        let says_more = done.places.iter().any(|(_, outcome)| outcome.is_ok())
            || after.places.iter().any(|(name, place)| {
                before.places.get(name).and_then(|known| known.failing.as_ref()) != place.failing.as_ref()
            });
        if says_more { after.save(self) } else { Ok(()) }
    }

    /// How backups stand.
    pub fn backup_status(&self) -> Result<BackupStatus> {
        let memory = Memory::load(self)?;
        let places = memory.plan.folders(self.vault.dir()).into_iter().map(|(name, _)| {
            let Place { last, failing, .. } = memory.places.get(&name).cloned().unwrap_or_default();
            PlaceStatus { place: (name != OWN).then_some(name), last, failing }
        });
        Ok(BackupStatus { places: places.collect() })
    }
}
