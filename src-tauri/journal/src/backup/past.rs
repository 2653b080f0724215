//! A snapshot read as the journal that it was.

use std::{
    fs,
    path::{Path, PathBuf},
};

use goldseam_vault::{
    Credential,
    snapshot::{Opened, Watch},
};

use crate::{Journal, error::Result, schema::SCHEMA};

/// The journal as it was when a snapshot was taken, for reading only.
pub struct Past {
    // before the folder, which goes when it is closed
    journal: Journal,
    _unpacked: Option<Unpacked>,
}

/// A copy that is there as long as it is read.
struct Unpacked(PathBuf);

impl Drop for Unpacked {
    fn drop(&mut self) {
        // ours, and encrypted: what can't be removed now is when the next one is unpacked
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Past {
    /// Opens a snapshot. One of this build's tables is read where it lies; an older one is unpacked into the folder
    /// `scratch`, encrypted as it is, brought up to date there, and removed with this value.
    pub fn open(path: &Path, credential: &Credential, scratch: &Path, watch: &mut Watch<'_>) -> Result<Self> {
        let mut opened = Opened::open(path, credential)?;
        if SCHEMA.migrations.last().is_some_and(|last| opened.about().schema < last.number) {
            let unpacked = Unpacked(scratch.join(format!("{}.unpacked", opened.about().vault)));
            if unpacked.0.try_exists().unwrap_or(false) {
                let _ = fs::remove_dir_all(&unpacked.0);
            }
            opened.restore(&unpacked.0, watch)?;
            let journal = Journal::unlock(&unpacked.0, credential)?;
            return Ok(Self { journal, _unpacked: Some(unpacked) });
        }
        Ok(Self { journal: Journal::of(opened.into_vault(&SCHEMA)?), _unpacked: None })
    }

    /// What can be read of it: lists, searches, entries, their versions and files. Nothing is to be changed in it.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }
}
