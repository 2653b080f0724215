//! Answers about archives.

use goldseam_exchange::archive::{ChosenWritten, Counts, Summary, Taken};
use goldseam_journal::whole::Hex;
use serde::Serialize;

/// A file that was written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    pub file: String,
    pub bytes: u64,
    pub sha256: String,
    pub encrypted: bool,
    pub entries: usize,
    /// What an archive has; null of entries.
    pub counts: Option<Counts>,
    /// Bytes of an archive before it is packed; null of entries.
    pub unpacked: Option<u64>,
    /// Pages of a PDF; null of all else.
    pub pages: Option<usize>,
    /// Files that may say where they were made.
    pub uncleaned: usize,
}

impl Exported {
    pub fn archive(file: String, encrypted: bool, summary: &Summary) -> Self {
        Self {
            file,
            bytes: summary.file.bytes,
            sha256: Hex(summary.file.hash).to_string(),
            encrypted,
            entries: summary.counts.entries,
            counts: Some(summary.counts),
            unpacked: Some(summary.unpacked),
            pages: None,
            uncleaned: summary.not_cleaned,
        }
    }

    pub fn chosen(file: String, encrypted: bool, written: &ChosenWritten) -> Self {
        Self {
            file,
            bytes: written.file.bytes,
            sha256: Hex(written.file.hash).to_string(),
            encrypted,
            entries: written.entries,
            counts: None,
            unpacked: None,
            pages: written.pages,
            uncleaned: written.not_cleaned,
        }
    }
}

/// What an archive has, without taking it.
#[derive(Serialize)]
pub struct Looked {
    pub counts: Counts,
}

/// What was taken.
#[derive(Serialize)]
pub struct ArchiveTaken {
    /// For `import undo`.
    pub run: i64,
    pub taken: Taken,
}
