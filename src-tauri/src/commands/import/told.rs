//! What is told to the page of it.

use goldseam_exchange::{
    archive::{Counts, Taken},
    import::{Format, ImportChoices, ImportCounts, Outcome, Picks, Stretch},
};
use goldseam_journal::{EntryId, ImportRun, ImportRunId};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A program, or a kind of file, that can be brought in.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ImportForm {
    /// Its stable name.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// A file can be chosen.
    pub file: bool,
    /// A folder can be chosen.
    pub folder: bool,
}

impl From<&dyn Format> for ImportForm {
    fn from(format: &dyn Format) -> Self {
        let picks = format.picks();
        Self {
            id: format.id().to_owned(),
            name: format.name().to_owned(),
            file: picks != Picks::Folder,
            folder: matches!(picks, Picks::Folder | Picks::Either(_)),
        }
    }
}

/// What can be brought in.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ImportForms {
    /// Those of other programs, those that most people come with first.
    pub forms: Vec<ImportForm>,
    /// The name of Goldseam's own archives among them.
    pub archive: String,
    /// What is usual.
    pub choices: ImportChoices,
}

/// What a person chose.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ImportChosen {
    /// Stands for it.
    pub number: u32,
    /// The last part of where it lies, to be shown.
    pub name: String,
    /// The forms that it looks like, the surest first.
    pub guesses: Vec<String>,
    /// It is an archive under a passphrase.
    pub sealed: bool,
}

/// In which form it is read.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ImportWay {
    /// The form.
    pub form: String,
    /// What each column of a table is: its header, and what it means. None: as it was suggested.
    pub columns: Vec<(String, String)>,
    /// How the dates of a table are written, in the notation of strftime.
    pub dates: Option<String>,
}

/// What is in an archive.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
pub struct ImportArchive {
    /// Entries, those in the bin too.
    pub entries: u32,
    /// Earlier texts of them.
    pub revisions: u32,
    /// Links between them.
    pub links: u32,
    /// Files of them.
    pub attachments: u32,
    /// Journeys.
    pub journeys: u32,
    /// Tags and groups of tags.
    pub tags: u32,
}

impl From<&Counts> for ImportArchive {
    fn from(counts: &Counts) -> Self {
        Self {
            entries: count(counts.entries),
            revisions: count(counts.revisions),
            links: count(counts.links),
            attachments: count(counts.attachments),
            journeys: count(counts.journeys),
            tags: count(counts.tags),
        }
    }
}

/// What came of taking an archive.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
pub struct ImportArchiveTaken {
    /// The run.
    pub run: ImportRunId,
    /// False if it was stopped before its end.
    pub finished: bool,
    /// Entries that were not here.
    pub entries: u32,
    /// Entries that are here and say the same.
    pub same: u32,
    /// Entries of which the archive's text is the present one now.
    pub newer: u32,
    /// Entries of which the archive's text is an earlier one now.
    pub older: u32,
    /// Files that were not here.
    pub attachments: u32,
}

impl ImportArchiveTaken {
    pub(super) fn finished(run: i64, taken: &Taken) -> Self {
        Self {
            run: ImportRunId::try_from(run).unwrap_or_default(),
            finished: true,
            entries: taken.entries,
            same: taken.same,
            newer: taken.newer,
            older: taken.older,
            attachments: taken.attachments,
        }
    }

    pub(super) fn stopped(run: &ImportRun) -> Self {
        let ImportRun { id: run, entries, .. } = *run;
        Self { run, finished: false, entries, same: 0, newer: 0, older: 0, attachments: 0 }
    }
}

/// What came of a run.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ImportSummary {
    /// The run.
    pub run: ImportRun,
    /// The earliest entry of it, if there is one out of the bin.
    pub first: Option<EntryId>,
    /// How many of each.
    pub counts: ImportCounts,
    /// How many there are of each reason that has more to say.
    pub reasons: Vec<(Outcome, u32)>,
}

/// Some of the rows of a report.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ImportRows {
    /// Neighbours of which the same became are one of them.
    pub rows: Vec<Stretch>,
    /// There are more.
    pub more: bool,
}

/// What came of undoing a run.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
pub struct ImportGone {
    /// Entries that were erased.
    pub erased: u32,
    /// Entries that were changed here since, and stay.
    pub kept: u32,
    /// False if it was stopped before its end.
    pub finished: bool,
}

/// A count as it crosses.
pub(super) fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
