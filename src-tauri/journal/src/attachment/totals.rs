//! How many attachments there are, and how much room they take.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Journal, entry::EntryId, error::Result};

/// Of one entry, from an index alone. `?1` its id.
pub const COUNT: &str = "SELECT count(*) FROM attachment INDEXED BY attachment_entry WHERE entry = ?1";
/// Of all.
pub const TOTALS: &str =
    "SELECT (SELECT count(*) FROM attachment), count(*), coalesce(sum(bytes), 0) FROM content";

/// How many attachments an entry has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentCount {
    /// The entry.
    pub entry: EntryId,
    /// At least 1.
    pub attachments: u32,
}

/// All attachments together, those of entries in the bin included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AttachmentTotals {
    /// How many attachments.
    pub attachments: u32,
    /// How many different files; the same bytes are kept once.
    pub files: u32,
    /// How many bytes those are.
    #[specta(type = f64)]
    pub bytes: u64,
}

impl Journal {
    /// How many attachments each of these entries has, in their order; those without any are left out.
    pub fn attachment_counts(&self, entries: &[EntryId]) -> Result<Vec<AttachmentCount>> {
        self.vault.read(|db| {
            let mut count = db.prepare_cached(COUNT)?;
            let mut counts = Vec::new();
            for &entry in entries {
                let attachments = count.query_row([entry], |r| r.get(0))?;
                if attachments > 0 {
                    counts.push(AttachmentCount { entry, attachments });
                }
            }
            Ok(counts)
        })
    }

    /// All attachments together. Reads a row for each different file.
    pub fn attachment_totals(&self) -> Result<AttachmentTotals> {
        self.vault.read(|db| {
            Ok(db.prepare_cached(TOTALS)?.query_row([], |r| {
                Ok(AttachmentTotals {
                    attachments: r.get(0)?,
                    files: r.get(1)?,
                    bytes: r.get::<_, i64>(2)?.cast_unsigned(),
                })
            })?)
        })
    }
}
