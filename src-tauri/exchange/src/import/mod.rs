//! Bringing another journal in: look, take, undo.
//!
//! [`look`] reads it once, writes nothing and says what there is. [`take`] writes it into the journal as a
//! run, in batches; taking it again takes only what is new. [`undo`] erases a run but for what was
//! changed here since. What is read is never changed, and nothing is fetched.

mod body;
mod choices;
mod clock;
mod compose;
mod feel;
mod files;
mod key;
mod lines;
mod look;
mod outcome;
mod report;
mod sheet;
mod tags;
mod take;
mod tally;
mod thought;

use std::path::{Path, PathBuf};

use goldseam_formats::format;
use goldseam_journal::{ImportRunId, ImportUndone, Journal};

use crate::{Error, Result, archive::RUN_FORMAT};

pub use goldseam_formats::{Error as FormatError, FORMATS, Format, How, Limits, Picks, Source, guess};

pub use choices::{ImportChoices, ImportFelt};
pub use look::{
    DistortionSeen, FeelingSeen, ImportLook, MoodSeen, NameSeen, NumberSeen, ReasonCount, SampleRow, look,
};
pub use outcome::{Outcome, OutcomeKind};
pub use report::{ImportCounts, ImportReport, ReportRow, Stretch, report};
pub use sheet::{ImportColumn, ImportSheet, sheet};
pub use take::{ImportProgress, ImportResult, take};

/// What a person chose to bring in.
pub struct Origin<'a> {
    format: &'a dyn Format,
    path: PathBuf,
    limits: Limits,
    how: How,
}

impl<'a> Origin<'a> {
    /// A file, folder or archive at `path`, in the form `format`. The zone of `how` is not looked at: it is
    /// among the [`ImportChoices`].
    pub fn new(format: &'a dyn Format, path: &Path, how: How) -> Self {
        Self { format, path: path.to_owned(), limits: Limits::default(), how }
    }

    /// The same within other bounds.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    fn open(&self) -> Result<Source> {
        Ok(Source::open(&self.path, self.limits)?)
    }

    fn how(&self, choices: &choices::Settled<'_>) -> How {
        let mut how = self.how.clone();
        how.zone = choices.clock.zone;
        how
    }
}

/// The reader of that name. [`Error::ImportUnknownFormat`] if there is none.
pub fn format_named(id: &str) -> Result<&'static dyn Format> {
    format(id).ok_or(Error::ImportUnknownFormat)
}

/// Undoes a run: see [`Journal::undo_import`], and [`Journal::untake_whole`] for one from an archive of
/// Goldseam's own.
pub fn undo(
    journal: &mut Journal,
    run: ImportRunId,
    progress: &mut dyn FnMut(u32) -> bool,
) -> Result<ImportUndone> {
    if journal.import_run(run)?.format == RUN_FORMAT {
        return Ok(journal.untake_whole(run.into(), progress)?);
    }
    Ok(journal.undo_import(run, progress)?)
}
