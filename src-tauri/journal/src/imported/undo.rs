//! Undoing a run: what it took goes, but for what a person changed here since.

use rusqlite::{Connection, Row as SqlRow, Transaction};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::ImportRunId;
use crate::{
    Journal, attachment, draft::Text, entry::EntryId, error::Result, figure, search, tag, timeline::not_found,
};

/// How many entries go in one transaction.
const BATCH: u32 = 500;

const IS_UNDONE: &str = "SELECT undone FROM import_run WHERE id = ?1";
const KEPT: &str = "SELECT i.entry FROM imported AS i CROSS JOIN entry AS e ON e.id = i.entry
 WHERE i.run = ?1 AND e.version <> i.version ORDER BY i.entry";
/// What goes. `?1` run, `?2` how many at most. Bodies come last, as they lie.
pub const GOES: &str = "SELECT e.id, e.place, e.deleted_ms IS NULL, e.kind = 'method', e.title, e.body
 FROM imported AS i CROSS JOIN entry AS e ON e.id = i.entry
 WHERE i.run = ?1 AND e.version = i.version ORDER BY i.entry LIMIT ?2";
const ERASE: &str = "DELETE FROM entry WHERE id = ?1";
const UNDONE: &str = "UPDATE import_run SET undone = 1 WHERE id = ?1";

/// What came of undoing a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportUndone {
    /// Entries that were erased.
    pub erased: u32,
    /// Entries that were changed here since, and stay.
    pub kept: Vec<EntryId>,
}

struct Going {
    id: EntryId,
    place: i64,
    live: bool,
    filled: bool,
    text: Text,
}

impl Going {
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            place: row.get(1)?,
            live: row.get(2)?,
            filled: row.get(3)?,
            text: Text { title: row.get(4)?, body: row.get(5)? },
        })
    }

    fn erase(&self, db: &Connection) -> Result<()> {
        if self.live {
            search::unindex(db, self.place, &self.text)?;
        }
        let held = attachment::of_entry(db, self.id)?;
        db.prepare_cached(ERASE)?.execute([self.id])?;
        held.release(db)
    }
}

/// Erases some, and says how many; none are left if there are fewer than [`BATCH`].
fn erase_some(db: &Transaction<'_>, run: ImportRunId) -> Result<u32> {
    let going: Vec<Going> = {
        let mut select = db.prepare_cached(GOES)?;
        select.query_map([run, BATCH], Going::read)?.collect::<rusqlite::Result<_>>()?
    };
    going.iter().try_for_each(|one| one.erase(db))?;
    search::tidy(db, going.iter().map(|one| one.text.bytes()).sum())?;
    if going.iter().any(|one| one.filled) {
        figure::forget_unused(db)?;
    }
    tag::forget_unused(db)?;
    let erased = u32::try_from(going.len()).unwrap_or(u32::MAX);
    if erased < BATCH {
        db.prepare_cached(UNDONE)?.execute([run])?;
    }
    Ok(erased)
}

impl Journal {
    /// Erases for good what a run took, with its files, its links and the tags that nothing else has; what
    /// was changed here since stays and is told. A star is no change, and neither is having been put
    /// into the bin.
    ///
    /// It goes in transactions of 500 entries, so that a large journal does not have to fit into one.
    /// `progress` hears how many are gone, and says whether to go on. A run is marked as undone with
    /// the last of them; one that broke off is undone further by undoing it again.
    /// [`crate::Error::NotFound`] if there is no such run.
    pub fn undo_import(
        &mut self,
        run: ImportRunId,
        progress: &mut dyn FnMut(u32) -> bool,
    ) -> Result<ImportUndone> {
        let undone: bool = self
            .vault
            .read(|db| db.prepare_cached(IS_UNDONE)?.query_row([run], |r| r.get(0)).map_err(not_found))?;
        let (mut erased, mut going) = (0, !undone);
        while going {
            let some = self.vault.write(|db| erase_some(db, run))?;
            erased += some;
            going = some == BATCH && progress(erased);
        }
        let kept = self.vault.read(|db| {
            let mut select = db.prepare_cached(KEPT)?;
            Ok::<_, crate::Error>(select.query_map([run], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
        })?;
        Ok(ImportUndone { erased, kept })
    }
}
