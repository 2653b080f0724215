//! What a person keeps in Goldseam, finds and learns from it.
//!
//! [`Journal`] is an open journal: a vault with the tables of [`SCHEMA`]. Everything a person
//! does is one method of it, written in the module of its subject. The time is always an
//! argument, and a method that changes something has it on disk when it returns.

mod attachment;
mod backup;
mod bin;
mod calendar;
mod day;
mod draft;
mod due;
mod entry;
mod error;
mod feeling;
mod figure;
mod filled;
mod filter;
mod imported;
mod journey;
mod kept;
mod landmark;
mod link;
mod lists;
mod method;
mod moment;
mod person;
mod place;
mod plan;
mod prompt;
mod query;
mod records;
mod revision;
mod salvage;
mod save;
mod schema;
mod search;
mod shared;
mod span;
pub mod statements;
mod summary;
mod tag;
mod tag_book;
mod text;
mod timeline;
mod verify;
pub mod whole;
mod words;
mod words_file;

use std::path::Path;

use goldseam_vault::{Cost, Credential, Passphrase, Vault};

pub use attachment::{
    Attachment, AttachmentCount, AttachmentId, AttachmentTotals, AttachmentUid, Contents, GalleryPage,
    GalleryRow, MOST_FILE_BYTES, MOST_FILE_NAME_CHARS, MOST_RANGE_BYTES, NamedAttachment, NewAttachment,
    THUMBNAIL_SIDE, named_attachments,
};
pub use backup::{
    BackupDone, BackupFailing, BackupJob, BackupKeep, BackupMade, BackupPlan, BackupStatus, BackupWhich,
    BackupsVerified, BringBack, Look, MOST_PLACES, Past, PlaceStatus, look,
};
pub use bin::{BinPage, BinRow};
pub use calendar::{DayCount, Extent};
pub use day::Day;
pub use draft::{Draft, MOST_BODY_BYTES, MOST_TITLE_CHARS};
pub use due::Due;
pub use entry::{Entry, EntryId, Saved};
pub use error::{Error, Result};
pub use feeling::{
    Cell, EdgeDay, Edges, FEWEST_EDGE_DAYS, Families, FamilyLine, Grid, GridWord, HardDay, LandmarkFinding,
    LookingBack, MeasureCourse, MeasurePoint, MoodLine, MoodMoment, Named, NumberKind, NumberName,
    NumberSeries, PatternPage, PatternsAsked, Rhythm, Slot, Walked, Within,
};
pub use filled::FilledDraft;
pub use filter::Filter;
pub use imported::{
    ImportDraft, ImportFile, ImportFiles, ImportKey, ImportKnown, ImportLink, ImportPart, ImportRun,
    ImportRunId, ImportTaken, ImportUndone, NewImport,
};
pub use journey::{
    Act, ActionView, Elsewhere, EventKind, GateState, Happened, JourneyCard, JourneyId, JourneyView,
    MOST_NAME_CHARS, MOST_NOTE_CHARS, MapCard, NewAct, NewJourney, QuestionView, StepCard, StepRef,
    StepStatus, StepView, TickView,
};
pub use kept::KeptKey;
pub use landmark::Landmark;
pub use link::{Link, MOST_IN_THREAD, MOST_QUOTE_CHARS, Thread, ThreadLink};
pub use lists::Lists;
pub use method::MethodCard;
pub use moment::{LocalTime, Moment, When};
pub use person::{MOST_NAMES, MOST_PERSON_CHARS, Person};
pub use plan::{LogLine, NewLine, PlanItem, Who};
pub use records::{MethodRecord, Records};
pub use revision::{DiffChange, DiffPart, Kept, Revision, RevisionText};
pub use salvage::{
    Found, Salvaged, SalvagedContent, SalvagedEntry, SalvagedFile, SalvagedPiece, Salvaging, Unread,
};
pub use schema::SCHEMA;
pub use search::{Hit, Hits, MOST_BEST, Order};
pub use shared::{NewShared, Shared, SharedWhat};
pub use span::Span;
pub use summary::{ChangeSummary, ChoiceCount, Moved, Point, Summary};
pub use tag::{MOST_TAG_CHARS, MOST_TAGS, Tag};
pub use tag_book::{COLOURS, Merged, TagGroup};
pub use text::preview;
pub use timeline::{Ladder, MOST_ROWS, Page, Row};
pub use verify::Finding;
pub use words::{OwnWord, WordKind};
pub use words_file::{WordsAdded, read_words};

/// An open journal. Dropping it locks it.
pub struct Journal {
    vault: Vault,
    /// When a backup was last tried since it is open.
    backup_tried: Option<i64>,
}

impl Journal {
    /// Makes a new, empty journal in the new folder `dir`.
    pub fn create(dir: &Path, passphrase: Passphrase, cost: Cost) -> Result<Self> {
        Vault::create(dir, passphrase, cost, &SCHEMA).map(Self::of).map_err(Error::from)
    }

    /// Opens the journal in the folder `dir`.
    pub fn unlock(dir: &Path, credential: &Credential) -> Result<Self> {
        Vault::open(dir, credential, &SCHEMA).map(Self::of).map_err(Error::from)
    }

    fn of(vault: Vault) -> Self {
        Self { vault, backup_tried: None }
    }

    /// The vault that the journal is in.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The vault, to change its passphrase, recovery code or key.
    pub fn vault_mut(&mut self) -> &mut Vault {
        &mut self.vault
    }

    /// Closes the journal and wipes its keys.
    pub fn lock(self) -> Result<()> {
        Ok(self.vault.lock()?)
    }
}
