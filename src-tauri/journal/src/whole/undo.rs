//! A taking from an archive undone: what it added goes, unless it was changed here since.

use rusqlite::{Connection, OptionalExtension, Row as SqlRow, Transaction, params};

use super::{ARCHIVE, take::Report};
use crate::{
    ImportUndone, Journal, attachment,
    draft::Text,
    entry::EntryId,
    error::{Error, Result},
    figure, search, tag,
};

/// How many entries go in one transaction.
const BATCH: u32 = 500;

const RUN: &str = "SELECT report, began_ms, undone FROM import_run WHERE id = ?1 AND format = ?2";
/// What was added. `?1` the taking, `?2` and `?3` the lowest and highest entry, `?4` the imports of the archive as a JSON
/// array, `?5` what was changed after it was imported first and before it came here, in pairs of entry and version.
macro_rules! added {
    ($select:expr, $is:expr) => {
        concat!(
            "SELECT ",
            $select,
            " FROM imported AS i CROSS JOIN entry AS e ON e.id = i.entry",
            " WHERE i.entry BETWEEN ?2 AND ?3 AND (i.run = ?1 OR i.run IN (SELECT value FROM json_each(?4)))",
            " AND e.version ",
            $is,
            " coalesce((SELECT value ->> 1 FROM json_each(?5) WHERE value ->> 0 = i.entry), i.version)"
        )
    };
}
/// Bodies come last, as they lie. `?6` how many at most.
const GOES: &str = concat!(
    added!("e.id, e.place, e.deleted_ms IS NULL, e.kind = 'method', e.title, e.body", "="),
    " ORDER BY i.entry LIMIT ?6"
);
const STAYS: &str = added!("e.id", "<>");
const ERASE: &str = "DELETE FROM entry WHERE id = ?1";
const NO_JOURNEY: &str = "DELETE FROM journey WHERE id = ?1
 AND NOT EXISTS (SELECT 1 FROM journey_event WHERE journey = ?1 AND noted_ms > ?2)";
const NO_LANDMARK: &str = "DELETE FROM landmark WHERE id = ?1";
const NO_PERSON: &str = "DELETE FROM person WHERE id = ?1";
const NO_SHARED: &str = "DELETE FROM shared WHERE id = ?1";
const UNDONE: &str = "UPDATE import_run SET undone = 1 WHERE id = ?1";
/// An import that the archive brought and that nothing is left of.
const NO_RUN: &str = "DELETE FROM import_run WHERE id = ?1 AND id > ?2
 AND NOT EXISTS (SELECT 1 FROM imported WHERE run = ?1)";

/// What is to be undone.
struct Undoing {
    run: i64,
    began: i64,
    report: Report,
    runs: String,
    edited: String,
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

    /// What is counted of it goes with it.
    fn erase(&self, db: &Connection) -> Result<()> {
        if self.live {
            search::unindex(db, self.place, &self.text)?;
        }
        let held = attachment::of_entry(db, self.id)?;
        db.prepare_cached(ERASE)?.execute([self.id])?;
        held.release(db)
    }
}

impl Undoing {
    /// None if it was undone.
    fn load(db: &Connection, run: i64) -> Result<Option<Self>> {
        let read = |r: &SqlRow<'_>| Ok((r.get::<_, String>(0)?, r.get(1)?, r.get(2)?));
        let found = db.prepare_cached(RUN)?.query_row(params![run, ARCHIVE], read).optional()?;
        let (json, began, undone): (String, i64, bool) = found.ok_or(Error::NotFound)?;
        let report: Report = serde_json::from_str(&json).map_err(|_| Error::NotFound)?;
        let runs = serde_json::to_string(&report.runs).map_err(|_| Error::NotFound)?;
        let edited = serde_json::to_string(&report.edited).map_err(|_| Error::NotFound)?;
        Ok((!undone).then_some(Self { run, began, report, runs, edited }))
    }

    /// Erases some, and says how many; none are left if there are fewer than [`BATCH`].
    fn some(&self, db: &Transaction<'_>) -> Result<u32> {
        let (first, last) = (self.report.first, self.report.last);
        let going: Vec<Going> = {
            let mut select = db.prepare_cached(GOES)?;
            let values = params![self.run, first, last, self.runs, self.edited, BATCH];
            select.query_map(values, Going::read)?.collect::<rusqlite::Result<_>>()?
        };
        going.iter().try_for_each(|one| one.erase(db))?;
        search::tidy(db, going.iter().map(|one| one.text.bytes()).sum())?;
        if going.iter().any(|one| one.filled) {
            figure::forget_unused(db)?;
        }
        tag::forget_unused(db)?;
        Ok(u32::try_from(going.len()).unwrap_or(u32::MAX))
    }

    /// Everything else, and that it is done. Gives the entries that stay.
    fn rest(&self, db: &Transaction<'_>) -> Result<Vec<EntryId>> {
        let report = &self.report;
        for id in &report.journeys {
            db.prepare_cached(NO_JOURNEY)?.execute([*id, self.began])?;
        }
        for (sql, ids) in
            [(NO_LANDMARK, &report.landmarks), (NO_PERSON, &report.people), (NO_SHARED, &report.shared)]
        {
            for id in ids {
                db.prepare_cached(sql)?.execute([id])?;
            }
        }
        for id in &report.runs {
            db.prepare_cached(NO_RUN)?.execute([*id, self.run])?;
        }
        db.prepare_cached(UNDONE)?.execute([self.run])?;
        let values = params![self.run, report.first, report.last, self.runs, self.edited];
        let mut select = db.prepare_cached(STAYS)?;
        Ok(select.query_map(values, |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    }
}

impl Journal {
    /// Undoes a taking from an archive, finished or broken off. Entries that it added go, with what hangs on them,
    /// unless they were changed here since; so do journeys on which nothing was done since, landmarks, people and
    /// what was shared. Two texts that it made one entry stay one, with both among the versions. Methods and words
    /// stay: answers may name them.
    ///
    /// It goes in transactions of 500 entries. `progress` hears how many are gone, and says whether to go on; one that
    /// broke off is undone further by undoing it again. [`Error::NotFound`] if there is no such taking.
    pub fn untake_whole(&mut self, run: i64, progress: &mut dyn FnMut(u32) -> bool) -> Result<ImportUndone> {
        let mut undone = ImportUndone::default();
        let Some(undoing) = self.vault.read(|db| Undoing::load(db, run))? else { return Ok(undone) };
        loop {
            let some = self.vault.write(|db| undoing.some(db))?;
            undone.erased += some;
            if some < BATCH {
                break;
            }
            if !progress(undone.erased) {
                return Ok(undone);
            }
        }
        undone.kept = self.vault.write(|db| undoing.rest(db))?;
        Ok(undone)
    }
}
