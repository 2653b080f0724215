//! Answers about archives.

use goldseam_exchange::archive::{Counts, Summary, Taken};
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
