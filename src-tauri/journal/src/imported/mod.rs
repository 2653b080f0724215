//! What came from other journals, in runs: each can be undone, and what was taken once is known again.
//!
//! A run is begun, takes its entries in batches and is finished. One that broke off keeps what it has:
//! it can be undone, or gone on with, since its entries are known by then.

mod keep;
mod known;
mod take;
mod undo;

use rusqlite::{OptionalExtension, Row as SqlRow, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Journal, error::Result, moment::Moment, timeline::not_found};

pub use known::{BY_HASH, BY_SOURCE, ImportKey, ImportKnown};
pub use take::{ImportDraft, ImportFile, ImportFiles, ImportLink, ImportPart, ImportTaken, NewImport};
pub use undo::{GOES, ImportUndone};

/// Names a run within its journal.
pub type ImportRunId = u32;

/// The columns of an [`ImportRun`].
macro_rules! run_columns {
    () => {
        "SELECT r.id, r.format, r.began_ms, r.began_offset, r.began_zone, r.finished, r.undone,
 (SELECT count(*) FROM imported WHERE run = r.id),
 (SELECT count(*) FROM imported AS i CROSS JOIN entry AS e ON e.id = i.entry
  WHERE i.run = r.id AND e.version <> i.version)
 FROM import_run AS r"
    };
}

const BEGIN: &str =
    "INSERT INTO import_run (format, began_ms, began_offset, began_zone, finished, undone, report)
 VALUES (?1, ?2, ?3, ?4, 0, 0, '{}')";
const FINISH: &str = "UPDATE import_run SET finished = ?2, report = ?3 WHERE id = ?1";
const LIST: &str = concat!(run_columns!(), " ORDER BY r.id DESC");
const LOAD: &str = concat!(run_columns!(), " WHERE r.id = ?1");
const REPORT: &str = "SELECT report FROM import_run WHERE id = ?1";
const FIRST: &str = "SELECT e.id FROM imported AS i CROSS JOIN entry AS e ON e.id = i.entry
 WHERE i.run = ?1 AND e.deleted_ms IS NULL ORDER BY e.place LIMIT 1";
const EXTRA: &str = "SELECT extra FROM imported WHERE entry = ?1";

/// One taking of another journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportRun {
    /// Names it.
    pub id: ImportRunId,
    /// The stable name of the other journal's form.
    pub format: String,
    /// When it was begun.
    pub began: Moment,
    /// Whether it came to its end.
    pub finished: bool,
    /// Whether it was undone. What was changed here since is still there.
    pub undone: bool,
    /// Entries of it that are in the journal, in the bin or out of it.
    pub entries: u32,
    /// Those of them that were changed here since.
    pub changed: u32,
}

impl ImportRun {
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            format: row.get(1)?,
            began: Moment::read(row, 2)?,
            finished: row.get(5)?,
            undone: row.get(6)?,
            entries: row.get(7)?,
            changed: row.get(8)?,
        })
    }
}

impl Journal {
    /// Begins a run of the form `format`, which is unfinished until [`Journal::finish_import`].
    pub fn begin_import(&mut self, format: &str, now: &Moment) -> Result<ImportRunId> {
        self.vault.write(|db| {
            let values = params![format, now.ms(), now.offset(), now.zone()];
            let id = db.prepare_cached(BEGIN)?.insert(values)?;
            u32::try_from(id).map_err(|_| crate::Error::NotFound)
        })
    }

    /// Keeps the report of a run, and whether it came to its end. The report is JSON and holds nothing that
    /// was written. Without a change nothing is written.
    pub fn finish_import(&mut self, run: ImportRunId, finished: bool, report: &str) -> Result<()> {
        let present = (self.import_run(run)?.finished, self.import_report(run)?);
        if present == (finished, report.to_owned()) {
            return Ok(());
        }
        self.vault
            .write(|db| Ok(db.prepare_cached(FINISH)?.execute(params![run, finished, report]).map(drop)?))
    }

    /// All runs, the latest first.
    pub fn import_runs(&self) -> Result<Vec<ImportRun>> {
        self.vault.read(|db| {
            let mut select = db.prepare_cached(LIST)?;
            Ok(select.query_map([], ImportRun::read)?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// One run. [`crate::Error::NotFound`] if there is none of that number.
    pub fn import_run(&self, run: ImportRunId) -> Result<ImportRun> {
        self.vault.read(|db| db.prepare_cached(LOAD)?.query_row([run], ImportRun::read).map_err(not_found))
    }

    /// The report of a run, as it was given to [`Journal::finish_import`]; `{}` if it never was.
    pub fn import_report(&self, run: ImportRunId) -> Result<String> {
        self.vault.read(|db| db.prepare_cached(REPORT)?.query_row([run], |r| r.get(0)).map_err(not_found))
    }

    /// The earliest entry of a run that is in the journal and not in the bin.
    pub fn import_first(&self, run: ImportRunId) -> Result<Option<crate::EntryId>> {
        self.vault.read(|db| Ok(db.prepare_cached(FIRST)?.query_row([run], |r| r.get(0)).optional()?))
    }

    /// What had no place in the entry, as JSON by the other journal's names; none if the entry was
    /// written here.
    pub fn import_extra(&self, entry: crate::EntryId) -> Result<Option<String>> {
        self.vault.read(|db| Ok(db.prepare_cached(EXTRA)?.query_row([entry], |r| r.get(0)).optional()?))
    }
}
