//! Snapshots: the whole vault in one file, which the passphrase or the recovery code alone opens.
//!
//! A snapshot begins with the bytes of the database file as they lie on the disk, so that it can be read where it is,
//! and ends with a trailer that holds the vault's header and vouches for every byte. `docs/vault-format.md` has it in
//! full. Time is milliseconds since 1970 (UTC), and always an argument.

mod copy;
mod frozen;
mod keep;
mod keys;
mod list;
mod make;
mod name;
mod open;
mod restore;
mod trailer;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

pub(crate) use frozen::Live;
pub use keep::{Aged, FEWEST, Keep, superfluous};
pub(crate) use keys::SnapshotKeys;
pub use list::{Listed, list};
pub use make::{Frozen, Made};
pub(crate) use open::SnapshotParts;
pub use open::{About, OfVault, Opened, about, check};

/// How long work is told of, and ended before its end.
pub struct Watch<'a> {
    /// Ends the work with [`crate::Error::SnapshotStopped`] once it is true.
    pub stop: Arc<AtomicBool>,
    /// Is told how many bytes are done, and of how many.
    pub tell: &'a mut dyn FnMut(u64, u64),
}

impl Watch<'_> {
    pub(crate) fn at(&mut self, done: u64, of: u64) -> crate::Result<()> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(crate::Error::SnapshotStopped);
        }
        (self.tell)(done, of);
        Ok(())
    }
}

/// The folder within a vault in which its own snapshots lie.
pub fn own_folder(vault: &Path) -> PathBuf {
    vault.join("backups")
}
