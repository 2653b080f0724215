//! The keys that a snapshot needs.

use crate::{
    error::Result,
    keys::{self, Use, VaultId},
    secret::Key,
};

/// What a snapshot is read with, and what vouches for it.
pub(crate) struct SnapshotKeys {
    pub database: Key,
    pub backup: Key,
    /// For the counter of a vault that is made of it.
    pub counter: Key,
    /// For the record of its pages.
    pub pages: Key,
}

impl SnapshotKeys {
    pub fn derive(master: &Key, id: &VaultId) -> Result<Self> {
        Ok(Self {
            database: keys::derive(master, id, Use::Database)?,
            backup: keys::derive(master, id, Use::Backup)?,
            counter: keys::derive(master, id, Use::Counter)?,
            pages: keys::derive(master, id, Use::Pages)?,
        })
    }

    /// The same keys for a work of its own, which wipes them at its end.
    pub fn again(&self) -> Result<Self> {
        let copy = |key: &Key| {
            Key::build(|bytes| {
                bytes.copy_from_slice(key.expose());
                Ok(())
            })
        };
        Ok(Self {
            database: copy(&self.database)?,
            backup: copy(&self.backup)?,
            counter: copy(&self.counter)?,
            pages: copy(&self.pages)?,
        })
    }
}
