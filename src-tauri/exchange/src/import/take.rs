//! Taking: one reading of the source, written in batches as a run.

mod ahead;
mod going;

use std::sync::atomic::AtomicBool;

use goldseam_journal::{ImportRunId, Journal, Moment};
use serde::{Deserialize, Serialize};
use specta::Type;

use self::going::Going;
use super::{ImportChoices, Origin, compose::Composer, files::SourceFiles, report::ImportCounts};
use crate::{Error, Result};

/// How far it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    /// Things that were read.
    pub read: u32,
    /// Things that are in the journal.
    pub taken: u32,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportResult {
    /// The run; none if there was nothing new to take.
    pub run: Option<ImportRunId>,
    /// False if it was stopped before its end.
    pub finished: bool,
    /// How many of each.
    pub counts: ImportCounts,
}

/// Reads what `origin` is and takes what is not in the journal yet, 4,000 things in a transaction. A run that
/// broke off is gone on with, if it was one of this source: the journal is then the same as if it had
/// not broken off.
///
/// `cancel` stops it soon; what was taken so far stays and can be undone, or gone on with by taking again.
/// The same is true after an error and after a crash. `progress` hears how far it is.
pub fn take(
    journal: &mut Journal,
    origin: &Origin<'_>,
    choices: &ImportChoices,
    now: &Moment,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(ImportProgress),
) -> Result<ImportResult> {
    let settled = choices.settle()?;
    let how = origin.how(&settled);
    let files = SourceFiles(origin.open()?);
    let mut going =
        Going::new(journal, origin.format.id(), Composer::new(&settled), files, now, cancel, progress);
    let ended = ahead::read(origin, &how, cancel, &mut |read| going.next(read)).and_then(|()| going.last());
    let ended = match ended {
        Ok(()) => Ok(true),
        Err(Stop::Asked) => Ok(false),
        Err(Stop::Failed(e)) => Err(e),
    };
    match ended {
        Ok(finished) => going.end(finished),
        Err(e) => {
            // the run says what is there of it; if not even that can be written, the first error counts
            let _ = going.end(false);
            Err(e)
        }
    }
}

/// Why the reading ends early.
enum Stop {
    Asked,
    Failed(Error),
}

impl<E: Into<Error>> From<E> for Stop {
    fn from(e: E) -> Self {
        Self::Failed(e.into())
    }
}
