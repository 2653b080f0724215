//! The answers in JSON. These shapes are a promise to scripts, so they are kept apart from the
//! journal's own types; `docs/cli.md` describes them. What is added later never changes what is here.

mod archive;
mod backup;
mod feelings;
mod files;
mod guided;
mod import;
mod paths;
mod salvage;
mod sharing;

use goldseam_content::Filled;
use goldseam_exchange::markdown::rfc3339;
use goldseam_journal as journal;
use serde::Serialize;

pub use archive::*;
pub use backup::*;
pub use feelings::*;
pub use files::*;
pub use guided::*;
pub use import::*;
pub use paths::*;
pub use salvage::*;
pub use sharing::*;

/// The version of these shapes, in every answer as `format`.
pub const FORMAT: u32 = 1;

/// Every answer: the version, then what was asked for.
#[derive(Serialize)]
pub struct Answer<T> {
    pub format: u32,
    #[serde(flatten)]
    pub data: T,
}

impl<T> Answer<T> {
    pub fn new(data: T) -> Self {
        Self { format: FORMAT, data }
    }
}

#[derive(Serialize)]
pub struct Time {
    /// RFC 3339 with the writer's offset.
    pub time: String,
    /// IANA name of the zone, if known.
    pub zone: Option<String>,
}

impl From<&journal::Moment> for Time {
    fn from(moment: &journal::Moment) -> Self {
        Self { time: rfc3339(moment), zone: moment.zone().map(str::to_owned) }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    pub id: u32,
    pub title: String,
    pub preview: String,
    pub happened: Time,
    pub back_dated: bool,
    pub starred: bool,
    pub tags: Vec<String>,
    pub words: u32,
    /// What the method is called that it was filled in with; null if it was written freely.
    pub method: Option<String>,
    pub finished: bool,
}

impl From<&journal::Row> for Row {
    fn from(row: &journal::Row) -> Self {
        Self {
            id: row.id,
            title: row.title.clone(),
            preview: row.preview.clone(),
            happened: (&row.happened).into(),
            back_dated: row.back_dated,
            starred: row.starred,
            tags: row.tags.clone(),
            words: row.words,
            method: row.method.clone(),
            finished: row.finished,
        }
    }
}

#[derive(Serialize)]
pub struct Rows {
    pub entries: Vec<Row>,
    /// For `--after`; null at the end.
    pub next: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    pub id: u32,
    pub title: String,
    pub body: String,
    pub happened: Time,
    pub created: Time,
    pub saved: Time,
    pub back_dated: bool,
    pub starred: bool,
    pub tags: Vec<String>,
    pub words: u32,
    pub version: u32,
    pub revisions: u32,
    /// When it was put into the bin; null if it is not there.
    pub deleted: Option<Time>,
    /// The answers, if it was filled in with a method.
    pub filled: Option<Filled>,
}

impl From<&journal::Entry> for Entry {
    fn from(entry: &journal::Entry) -> Self {
        Self {
            id: entry.id,
            title: entry.title.clone(),
            body: entry.body.clone(),
            happened: (&entry.happened).into(),
            created: (&entry.created).into(),
            saved: (&entry.saved).into(),
            back_dated: entry.back_dated,
            starred: entry.starred,
            tags: entry.tags.clone(),
            words: entry.words,
            version: entry.version,
            revisions: entry.revisions,
            deleted: entry.deleted.as_ref().map(Into::into),
            filled: entry.filled.clone(),
        }
    }
}

#[derive(Serialize)]
pub struct One<T> {
    pub entry: T,
}

#[derive(Serialize)]
pub struct Span {
    pub text: String,
    /// Whether the query matches here.
    pub hit: bool,
}

impl From<&journal::Span> for Span {
    fn from(span: &journal::Span) -> Self {
        Self { text: span.text.clone(), hit: span.hit }
    }
}

#[derive(Serialize)]
pub struct Hit {
    pub entry: Row,
    pub title: Vec<Span>,
    pub snippet: Vec<Span>,
}

#[derive(Serialize)]
pub struct Hits {
    pub hits: Vec<Hit>,
    pub next: Option<String>,
}

#[derive(Serialize)]
pub struct BinRow {
    pub id: u32,
    pub title: String,
    pub preview: String,
    pub happened: Time,
    pub deleted: Time,
    pub words: u32,
}

impl From<&journal::BinRow> for BinRow {
    fn from(row: &journal::BinRow) -> Self {
        Self {
            id: row.id,
            title: row.title.clone(),
            preview: row.preview.clone(),
            happened: (&row.happened).into(),
            deleted: (&row.deleted).into(),
            words: row.words,
        }
    }
}

#[derive(Serialize)]
pub struct Bin {
    pub entries: Vec<BinRow>,
}

#[derive(Serialize)]
pub struct Revision {
    pub number: u32,
    pub saved: Time,
    pub words: u32,
    pub title: String,
    /// `current`, or why it was kept: `sitting`, `shrink`, `restore`.
    pub kept: journal::Kept,
}

impl From<&journal::Revision> for Revision {
    fn from(revision: &journal::Revision) -> Self {
        Self {
            number: revision.number,
            saved: (&revision.saved).into(),
            words: revision.words,
            title: revision.title.clone(),
            kept: revision.kept,
        }
    }
}

#[derive(Serialize)]
pub struct Revisions {
    pub id: u32,
    pub revisions: Vec<Revision>,
}

#[derive(Serialize)]
pub struct RevisionText {
    pub id: u32,
    pub number: u32,
    pub saved: Time,
    pub title: String,
    pub body: String,
}

/// What was written.
#[derive(Serialize)]
pub struct Written {
    pub id: u32,
    pub version: u32,
    pub saved: Time,
}

/// What was done with an entry as a whole.
#[derive(Serialize)]
pub struct Done {
    pub id: u32,
    /// `binned`, `restored` or `erased`.
    pub done: &'static str,
}

#[derive(Serialize)]
pub struct Finding {
    pub code: &'static str,
    pub text: &'static str,
}

#[derive(Serialize)]
pub struct Verified {
    pub ok: bool,
    pub findings: Vec<Finding>,
    /// With `--deep`; else null.
    pub backups: Option<BackupsVerified>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Recovery {
    pub recovery_code: String,
}

#[derive(Serialize)]
pub struct Vault {
    /// The folder.
    pub vault: String,
}

#[derive(Serialize)]
pub struct Demo {
    /// The folder.
    pub vault: String,
    pub entries: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    pub passphrase_changed: bool,
}
