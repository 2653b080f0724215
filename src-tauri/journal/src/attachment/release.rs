//! Letting go of the bytes that no attachment has any more.

use rusqlite::{Connection, Params};

use super::AttachmentId;
use crate::{entry::EntryId, error::Result};

const BY_ATTACHMENT: &str = "SELECT content FROM attachment WHERE id = ?1";
/// What an entry holds. `?1` its id.
const BY_ENTRY: &str = "SELECT DISTINCT content FROM attachment WHERE entry = ?1";
const BY_BIN: &str = "SELECT DISTINCT a.content FROM entry AS e INDEXED BY entry_bin
 CROSS JOIN attachment AS a ON a.entry = e.id WHERE e.deleted_ms IS NOT NULL";
const RELEASE: &str =
    "DELETE FROM content WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM attachment WHERE content = ?1)";

/// Contents that something held which is about to go. Looking through all of them for those that
/// nothing holds would cost more the more there are.
#[must_use = "what nobody holds stays until it is released"]
pub(crate) struct Held(Vec<i64>);

impl Held {
    fn find(db: &Connection, sql: &str, values: impl Params) -> Result<Self> {
        let mut select = db.prepare_cached(sql)?;
        Ok(Self(select.query_map(values, |r| r.get(0))?.collect::<rusqlite::Result<_>>()?))
    }

    pub(super) fn by_attachment(db: &Connection, id: AttachmentId) -> Result<Self> {
        Self::find(db, BY_ATTACHMENT, [id])
    }

    /// Erases those that nothing holds any more.
    pub(crate) fn release(self, db: &Connection) -> Result<()> {
        let mut release = db.prepare_cached(RELEASE)?;
        self.0.iter().try_for_each(|content| Ok(release.execute([content]).map(drop)?))
    }
}

/// What an entry holds.
pub(crate) fn of_entry(db: &Connection, id: EntryId) -> Result<Held> {
    Held::find(db, BY_ENTRY, [id])
}

/// What the entries in the bin hold.
pub(crate) fn of_bin(db: &Connection) -> Result<Held> {
    Held::find(db, BY_BIN, [])
}
