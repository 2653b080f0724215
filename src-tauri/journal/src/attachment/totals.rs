//! How many attachments there are, and how much room they take.

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::AttachmentId;
use crate::{Journal, entry::EntryId, error::Result};

/// Of one entry, from an index alone. `?1` its id.
pub const COUNT: &str = "SELECT count(*) FROM attachment INDEXED BY attachment_entry WHERE entry = ?1";
/// The first of one entry that there is a small picture of. `?1` its id.
pub const FIRST_PICTURE: &str = "SELECT a.id FROM attachment AS a INDEXED BY attachment_entry
 CROSS JOIN content AS c ON c.id = a.content
 WHERE a.entry = ?1 AND c.thumbnail IS NOT NULL ORDER BY a.position LIMIT 1";
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
    /// The first of them that there is a small picture of.
    pub picture: Option<AttachmentId>,
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
    /// How many attachments each of these entries has, in their order, and the first picture of each;
    /// those without any are left out.
    pub fn attachment_counts(&self, entries: &[EntryId]) -> Result<Vec<AttachmentCount>> {
        self.vault.read(|db| {
            let mut count = db.prepare_cached(COUNT)?;
            let mut first = db.prepare_cached(FIRST_PICTURE)?;
            let mut counts = Vec::new();
            for &entry in entries {
                let attachments = count.query_row([entry], |r| r.get(0))?;
                if attachments > 0 {
                    let picture = first.query_row([entry], |r| r.get(0)).optional()?;
                    counts.push(AttachmentCount { entry, attachments, picture });
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
