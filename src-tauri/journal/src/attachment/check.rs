//! Whether every file is still what was added.

use ring::digest::{Context, SHA256};
use rusqlite::{Connection, ErrorCode};

use super::{Attachment, PIECE};
use crate::{Journal, error::Result};

const ALL: &str = "SELECT id, hash, bytes FROM content ORDER BY id";
const PIECES: &str = "SELECT number, bytes FROM piece WHERE content = ?1 ORDER BY number";
const HOLDERS: &str = concat!(
    "SELECT ",
    super::attachment_columns!(),
    " FROM attachment AS a CROSS JOIN content AS c ON c.id = a.content WHERE a.content = ?1 ORDER BY a.id"
);

struct Sum {
    content: i64,
    hash: Vec<u8>,
    bytes: u64,
}

/// Reads the pieces of a file, one at a time. Whether they are all there, in their order, each but
/// the last of full length, and what was hashed.
fn is_whole(db: &Connection, sum: &Sum) -> rusqlite::Result<bool> {
    let mut select = db.prepare_cached(PIECES)?;
    let mut pieces = select.query([sum.content])?;
    let (mut hash, mut bytes) = (Context::new(&SHA256), 0_u64);
    while let Some(row) = pieces.next()? {
        let piece = row.get_ref(1)?.as_blob().unwrap_or_default();
        if row.get::<_, i64>(0)?.cast_unsigned() * u64::from(PIECE) != bytes {
            return Ok(false);
        }
        hash.update(piece);
        bytes += piece.len() as u64;
    }
    Ok(bytes == sum.bytes && hash.finish().as_ref() == sum.hash)
}

/// The contents that are not what they were. One that can't be read for damage is among them.
pub(crate) fn damaged(db: &Connection) -> Result<Vec<i64>> {
    let mut select = db.prepare_cached(ALL)?;
    let read = |r: &rusqlite::Row<'_>| {
        Ok(Sum { content: r.get(0)?, hash: r.get(1)?, bytes: r.get::<_, i64>(2)?.cast_unsigned() })
    };
    let mut found = Vec::new();
    for sum in select.query_map([], read)? {
        let sum = sum?;
        match is_whole(db, &sum) {
            Ok(true) => {}
            Ok(false) => found.push(sum.content),
            Err(e) if e.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => found.push(sum.content),
            Err(e) => return Err(e.into()),
        }
    }
    Ok(found)
}

impl Journal {
    /// The attachments whose bytes are not those that were added, or are not all there. Reads every
    /// file, a piece at a time.
    pub fn damaged_attachments(&self) -> Result<Vec<Attachment>> {
        self.vault.read(|db| {
            let mut select = db.prepare_cached(HOLDERS)?;
            let mut found = Vec::new();
            for content in damaged(db)? {
                for attachment in select.query_map([content], Attachment::read)? {
                    found.push(attachment?);
                }
            }
            Ok(found)
        })
    }
}
