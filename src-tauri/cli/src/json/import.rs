//! The answers about bringing another journal in.

use goldseam_exchange::import::{Format, ImportCounts, ImportLook, ImportReport, ImportResult, Picks};
use goldseam_journal::{self as journal, ImportUndone};
use serde::Serialize;

use super::Time;

#[derive(Serialize)]
pub struct ImportFormats {
    pub formats: Vec<ImportFormat>,
}

#[derive(Serialize)]
pub struct ImportFormat {
    pub id: &'static str,
    pub name: &'static str,
    /// What to choose, and how the other program makes it.
    pub reads: &'static str,
    /// `file`, `folder` or `either`.
    pub picks: &'static str,
}

impl From<&&'static dyn Format> for ImportFormat {
    fn from(format: &&'static dyn Format) -> Self {
        let picks = match format.picks() {
            Picks::File(_) => "file",
            Picks::Folder => "folder",
            Picks::Either(_) => "either",
        };
        Self { id: format.id(), name: format.name(), reads: format.reads(), picks }
    }
}

#[derive(Serialize)]
pub struct ImportLooked {
    pub look: ImportLook,
}

#[derive(Serialize)]
pub struct ImportTaken {
    /// Null if there was nothing new.
    pub run: Option<u32>,
    pub finished: bool,
    pub counts: ImportCounts,
}

impl From<ImportResult> for ImportTaken {
    fn from(result: ImportResult) -> Self {
        Self { run: result.run, finished: result.finished, counts: result.counts }
    }
}

#[derive(Serialize)]
pub struct ImportRuns {
    pub runs: Vec<ImportRun>,
}

#[derive(Serialize)]
pub struct ImportRun {
    pub id: u32,
    pub format: String,
    pub began: Time,
    pub finished: bool,
    pub undone: bool,
    pub entries: u32,
    /// Those of them that were changed since.
    pub changed: u32,
}

impl From<&journal::ImportRun> for ImportRun {
    fn from(run: &journal::ImportRun) -> Self {
        Self {
            id: run.id,
            format: run.format.clone(),
            began: (&run.began).into(),
            finished: run.finished,
            undone: run.undone,
            entries: run.entries,
            changed: run.changed,
        }
    }
}

#[derive(Serialize)]
pub struct ImportUndid {
    pub run: u32,
    pub erased: u32,
    /// Entries that were changed since, and stay.
    pub kept: Vec<u32>,
}

impl ImportUndid {
    pub fn new(run: u32, undone: ImportUndone) -> Self {
        Self { run, erased: undone.erased, kept: undone.kept }
    }
}

#[derive(Serialize)]
pub struct ImportReported {
    pub run: u32,
    pub counts: ImportCounts,
    pub rows: Vec<ImportRow>,
}

#[derive(Serialize)]
pub struct ImportRow {
    pub number: u32,
    /// `taken`, `merged`, `known` or `skipped`.
    pub outcome: &'static str,
    /// Empty if there is nothing more to say.
    pub why: &'static str,
}

impl ImportReported {
    pub fn new(run: u32, report: &ImportReport) -> Self {
        let row = |row: goldseam_exchange::import::ReportRow| ImportRow {
            number: row.number,
            outcome: row.outcome.name(),
            why: row.why.why(),
        };
        Self { run, counts: report.counts.clone(), rows: report.rows().map(row).collect() }
    }
}
