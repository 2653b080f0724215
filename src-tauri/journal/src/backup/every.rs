//! Every snapshot of the journal, read to its last byte.

use std::path::PathBuf;

use goldseam_vault::{
    Error as VaultError,
    snapshot::{self, OfVault, Watch},
};

use super::plan::Memory;
use crate::{Journal, error::Result};

/// What reading all of them came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BackupsVerified {
    /// How many are as they were written.
    pub whole: u32,
    /// How many of those are from before a new key was made, so that only their checksums could be compared.
    pub other_key: u32,
    /// Those that are damaged.
    pub damaged: Vec<PathBuf>,
    /// Places of the plan that are not there now, or can't be read.
    pub missing: u32,
}

impl Journal {
    /// Reads every snapshot of this journal in every place of the plan. Those of other journals are left out.
    pub fn verify_backups(&self, watch: &mut Watch<'_>) -> Result<BackupsVerified> {
        let mut found = BackupsVerified::default();
        for (name, folder) in Memory::load(self)?.plan.folders(self.vault.dir()) {
            match snapshot::list(&folder) {
                Ok(list) => {
                    for one in list.into_iter().filter(|one| one.vault == self.vault.tag()) {
                        self.verify_one(one.path, &mut found, watch)?;
                    }
                }
                // nothing was made within the vault yet
                Err(VaultError::PlaceMissing) if name == super::plan::OWN => {}
                Err(_) => found.missing += 1,
            }
        }
        Ok(found)
    }

    fn verify_one(&self, path: PathBuf, found: &mut BackupsVerified, watch: &mut Watch<'_>) -> Result<()> {
        match self.vault.verify_snapshot(&path, watch) {
            Ok(OfVault::Yes) => found.whole += 1,
            Ok(OfVault::OtherKey) => {
                found.whole += 1;
                found.other_key += 1;
            }
            // another vault that happens to have the same first bytes
            Ok(OfVault::No) => {}
            Err(stopped @ VaultError::SnapshotStopped) => return Err(stopped.into()),
            Err(_) => found.damaged.push(path),
        }
        Ok(())
    }
}
