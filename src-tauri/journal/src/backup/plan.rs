//! Where snapshots go and how many are kept: what the person chose. It lies in the journal, so that no file outside it
//! tells of a place.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use goldseam_vault::snapshot::{Keep, own_folder};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::status::Remembered;
use crate::{
    Journal,
    error::{Error, Result},
    kept::KeptKey,
};

/// Most folders besides the vault's own.
pub const MOST_PLACES: usize = 8;
/// Longest path of one, in bytes.
const MOST_PATH: usize = 4096;
const MIB: u64 = 1 << 20;

/// How many snapshots are kept in each place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupKeep {
    /// The last of each of so many hours in which there was one.
    pub hourly: u32,
    /// The last of each of so many days.
    pub daily: u32,
    /// The last of each of so many months.
    pub monthly: u32,
    /// Most megabytes (of 1024 × 1024 bytes) of all; the oldest go first, and the newest two never.
    pub megabytes: u32,
}

impl Default for BackupKeep {
    fn default() -> Self {
        let Keep { hourly, daily, monthly, bytes } = Keep::default();
        Self { hourly, daily, monthly, megabytes: u32::try_from(bytes / MIB).unwrap_or(u32::MAX) }
    }
}

impl From<BackupKeep> for Keep {
    fn from(keep: BackupKeep) -> Self {
        let BackupKeep { hourly, daily, monthly, megabytes } = keep;
        Self { hourly, daily, monthly, bytes: u64::from(megabytes) * MIB }
    }
}

/// Where snapshots go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct BackupPlan {
    /// Into the folder `backups` of the vault.
    pub own: bool,
    /// Into these folders too, each with its whole path.
    pub places: Vec<String>,
    /// How many in each.
    pub keep: BackupKeep,
}

impl Default for BackupPlan {
    fn default() -> Self {
        Self { own: true, places: Vec::new(), keep: BackupKeep::default() }
    }
}

impl BackupPlan {
    fn check(&self, vault: &Path) -> Result<()> {
        let vault = std::path::absolute(vault).unwrap_or_else(|_| vault.to_owned());
        let fits = |place: &String| {
            let path = Path::new(place);
            path.is_absolute() && place.len() <= MOST_PATH && !path.starts_with(&vault)
        };
        let different: BTreeSet<&Path> = self.places.iter().map(Path::new).collect();
        let fine = self.places.len() <= MOST_PLACES
            && different.len() == self.places.len()
            && self.places.iter().all(fits);
        if fine { Ok(()) } else { Err(Error::BadPlace) }
    }

    /// Every place: what it is called in what is remembered, and the folder.
    pub(super) fn folders(&self, vault: &Path) -> Vec<(String, PathBuf)> {
        let own = self.own.then(|| (OWN.to_owned(), own_folder(vault)));
        own.into_iter().chain(self.places.iter().map(|place| (place.clone(), place.into()))).collect()
    }
}

/// What the vault's own folder is called: no path is empty.
pub(super) const OWN: &str = "";

/// Everything that is remembered of backups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Memory {
    pub plan: BackupPlan,
    pub places: Remembered,
}

impl Memory {
    /// What can't be read, since a later build wrote it, counts as nothing: that costs a snapshot too many.
    pub fn load(journal: &Journal) -> Result<Self> {
        let text = journal.kept(KeptKey::Backups)?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    pub fn save(&self, journal: &mut Journal) -> Result<()> {
        let text = serde_json::to_string(self).map_err(|_| Error::BadPlace)?;
        journal.keep(KeptKey::Backups, Some(&text))
    }
}

impl Journal {
    /// Where snapshots go and how many are kept.
    pub fn backup_plan(&self) -> Result<BackupPlan> {
        Ok(Memory::load(self)?.plan)
    }

    /// Changes that. What lies in a place that is left out stays there. [`Error::BadPlace`] if a path is not whole, is
    /// named twice or lies within the vault, or if there are more than [`MOST_PLACES`].
    pub fn set_backup_plan(&mut self, plan: &BackupPlan) -> Result<()> {
        plan.check(self.vault.dir())?;
        let mut memory = Memory::load(self)?;
        memory.places.retain(|name, _| name == OWN || plan.places.contains(name));
        memory.plan = plan.clone();
        memory.save(self)
    }
}
