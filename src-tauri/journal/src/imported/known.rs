//! Whether something was taken before.

use rusqlite::{Connection, Row as SqlRow};

use super::ImportRunId;
use crate::{Journal, entry::EntryId, error::Result};

macro_rules! known {
    ($where:expr) => {
        concat!(
            "SELECT i.entry, i.run, r.finished = 0 AND r.undone = 0, i.hash = ?2, e.version <> i.version,",
            " e.kind = 'method', e.deleted_ms IS NOT NULL",
            " FROM imported AS i CROSS JOIN import_run AS r ON r.id = i.run CROSS JOIN entry AS e ON e.id = i.entry",
            " WHERE ",
            $where,
            " ORDER BY i.entry"
        )
    };
}

/// What was taken under another journal's id. `?1` source, `?2` hash.
pub const BY_SOURCE: &str = known!("i.source = ?1");
/// What was taken of one without ids. `?2` hash.
pub const BY_HASH: &str = known!("i.hash = ?2 AND i.source IS NULL AND ?1 IS NULL");

/// What something in another journal is known by: SHA-256 both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ImportKey {
    /// Of the form and the other journal's own id; none if it has none.
    pub source: Option<[u8; 32]>,
    /// Of what was read.
    pub hash: [u8; 32],
}

/// An entry that was taken before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is asked by itself")]
pub struct ImportKnown {
    /// The entry.
    pub entry: EntryId,
    /// The run that took it.
    pub run: ImportRunId,
    /// That run broke off and was not undone: it can be gone on with.
    pub open: bool,
    /// It was read the same.
    pub same: bool,
    /// It was changed here since.
    pub changed_here: bool,
    /// It is a filled-in method.
    pub filled: bool,
    /// It is in the bin.
    pub binned: bool,
}

impl ImportKnown {
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            entry: row.get(0)?,
            run: row.get(1)?,
            open: row.get(2)?,
            same: row.get(3)?,
            changed_here: row.get(4)?,
            filled: row.get(5)?,
            binned: row.get(6)?,
        })
    }
}

pub(super) fn known(db: &Connection, key: &ImportKey) -> Result<Vec<ImportKnown>> {
    let sql = if key.source.is_some() { BY_SOURCE } else { BY_HASH };
    let mut select = db.prepare_cached(sql)?;
    let found = select.query_map((key.source, key.hash), ImportKnown::read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

impl Journal {
    /// The entries that were made of something in another journal, the first one first: by its id there if
    /// it has one, else by what was read. None if it was never taken, or what came of it was erased.
    pub fn import_known(&self, key: &ImportKey) -> Result<Vec<ImportKnown>> {
        self.vault.read(|db| known(db, key))
    }
}
