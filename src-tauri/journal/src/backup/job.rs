//! The work itself, which can be done on another thread while the journal is used.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use goldseam_vault::{
    Error as VaultError,
    snapshot::{Frozen, Keep, Made, Watch},
};

use super::plan::{Memory, OWN};
use crate::{Journal, Moment, error::Result};

/// In which places a snapshot is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupWhich {
    /// Where one is due.
    Due,
    /// In every place of the plan.
    All,
    /// In this folder only, whether it is in the plan or not. What lies there stays.
    Folder(PathBuf),
}

/// A backup on its way. It holds the journal as it was when it was begun.
pub struct BackupJob {
    frozen: Frozen,
    places: Vec<(String, PathBuf)>,
    /// None if nothing is to go.
    keep: Option<Keep>,
    now: i64,
}

/// What a job came to.
#[derive(Debug)]
pub struct BackupDone {
    /// When it was taken: milliseconds since 1970.
    pub taken: i64,
    pub(super) commits: u64,
    /// Each place (the empty text is the vault's own folder) with what was made there, or what went wrong.
    pub places: Vec<(String, std::result::Result<Made, VaultError>)>,
    /// How many older ones made room.
    pub gone: u32,
}

impl BackupJob {
    /// Makes the snapshots, verifies them, and lets older ones go where they did well. One place that fails does not
    /// keep the others from theirs.
    pub fn run(self, watch: &mut Watch<'_>) -> BackupDone {
        let (mut first, mut gone, mut places) = (None, 0, Vec::new());
        for (name, folder) in &self.places {
            let made = self.make(name, folder, first.as_ref(), watch);
            if let Ok(made) = &made {
                if let Some(keep) = &self.keep {
                    // the next one will do what could not be done now
                    gone += self.frozen.let_go(made, self.now, keep).unwrap_or(0);
                }
                first.get_or_insert_with(|| made.clone());
            }
            places.push((name.clone(), made));
        }
        BackupDone { taken: self.frozen.taken(), commits: self.frozen.commits(), places, gone }
    }

    fn make(
        &self,
        name: &str,
        folder: &Path,
        first: Option<&Made>,
        watch: &mut Watch<'_>,
    ) -> std::result::Result<Made, VaultError> {
        if name == OWN {
            make_own(folder)?;
        }
        match first {
            Some(made) => self.frozen.copy_to(made, folder, watch),
            None => self.frozen.make_in(folder, watch),
        }
    }
}

/// Makes the folder within the vault, for its owner alone.
fn make_own(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Err(e) if e.kind() != io::ErrorKind::AlreadyExists => Err(e),
        _ => Ok(()),
    }
}

impl Journal {
    /// Begins a backup: writes the log back, which takes a moment, and holds the journal as it is now for
    /// [`BackupJob::run`], which can go to another thread. The journal stays in use meanwhile; locking it ends the job.
    /// None if there is no place to make one in. [`Journal::note_backup`] is to be told what came of it.
    pub fn begin_backup(&mut self, which: &BackupWhich, now: &Moment) -> Result<Option<BackupJob>> {
        let memory = Memory::load(self)?;
        let mut places = memory.plan.folders(self.vault.dir());
        let mut keep = Some(memory.plan.keep.into());
        match which {
            BackupWhich::All => {}
            BackupWhich::Due => {
                let due = self.due_places(&memory, now)?;
                places.retain(|(name, _)| due.contains(name));
            }
            BackupWhich::Folder(folder) => {
                places = vec![(folder.to_string_lossy().into_owned(), folder.clone())];
                keep = None;
            }
        }
        if places.is_empty() {
            return Ok(None);
        }
        Ok(Some(BackupJob { frozen: self.vault.freeze(now.ms())?, places, keep, now: now.ms() }))
    }
}
