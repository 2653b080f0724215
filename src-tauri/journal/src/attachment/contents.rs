//! Reading the bytes of a file, a piece at a time.

use std::io::{self, BufRead, Read, Seek, SeekFrom};

use rusqlite::{Connection, OptionalExtension};

use super::{AttachmentId, PIECE};
use crate::{
    Journal,
    error::{Error, Result},
    timeline::not_found,
};

/// Most bytes that [`Journal::attachment_range`] gives at a time: 4 MiB.
pub const MOST_RANGE_BYTES: u32 = 4 << 20;

const FIND: &str =
    "SELECT c.id, c.bytes FROM attachment AS a CROSS JOIN content AS c ON c.id = a.content WHERE a.id = ?1";
const PIECE_OF: &str = "SELECT bytes FROM piece WHERE content = ?1 AND number = ?2";
const THUMBNAIL: &str =
    "SELECT c.thumbnail FROM attachment AS a CROSS JOIN content AS c ON c.id = a.content WHERE a.id = ?1";

/// The bytes of a file, for reading at any point of them. Holds one piece.
pub struct Contents<'a> {
    db: &'a Connection,
    content: i64,
    bytes: u64,
    at: u64,
    /// The piece at hand, if there is one.
    number: Option<u64>,
    piece: Vec<u8>,
}

impl<'a> Contents<'a> {
    pub(super) fn of(db: &'a Connection, content: i64, bytes: u64) -> Self {
        Self { db, content, bytes, at: 0, number: None, piece: Vec::new() }
    }

    fn of_attachment(db: &'a Connection, id: AttachmentId) -> Result<Self> {
        let (content, bytes): (i64, i64) =
            db.prepare_cached(FIND)?.query_row([id], |r| Ok((r.get(0)?, r.get(1)?))).map_err(not_found)?;
        Ok(Self::of(db, content, bytes.cast_unsigned()))
    }

    /// How long the file is.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    fn load(&mut self, number: u64) -> Result<()> {
        let wanted = (self.bytes - number * u64::from(PIECE)).min(PIECE.into());
        let mut select = self.db.prepare_cached(PIECE_OF)?;
        self.number = None;
        self.piece.clear();
        let mut rows = select.query((self.content, number.cast_signed()))?;
        if let Some(row) = rows.next()? {
            self.piece.extend_from_slice(row.get_ref(0)?.as_blob().unwrap_or_default());
        }
        if self.piece.len() as u64 != wanted {
            return Err(goldseam_vault::Error::DatabaseDamaged.into());
        }
        self.number = Some(number);
        Ok(())
    }
}

impl BufRead for Contents<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.bytes {
            return Ok(&[]);
        }
        let number = self.at / u64::from(PIECE);
        if self.number != Some(number) {
            self.load(number).map_err(io::Error::other)?;
        }
        let within = usize::try_from(self.at % u64::from(PIECE)).unwrap_or_default();
        Ok(&self.piece[within..])
    }

    fn consume(&mut self, amount: usize) {
        self.at += amount as u64;
    }
}

impl Read for Contents<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let length = ready.len().min(into.len());
        into[..length].copy_from_slice(&ready[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl Seek for Contents<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.bytes.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}

/// What a reader of [`Contents`] failed with: an error of the journal, or one of where the bytes went.
fn unwrapped(e: io::Error) -> Error {
    e.downcast().unwrap_or_else(Error::FileUnwritten)
}

impl Journal {
    /// Lets `read` go through the bytes of an attachment. [`Error::NotFound`] if it was removed;
    /// [`Error::FileUnwritten`] for what else `read` fails with, as when it can't write them somewhere.
    pub fn read_attachment<T>(
        &self,
        id: AttachmentId,
        read: impl FnOnce(&mut Contents<'_>) -> io::Result<T>,
    ) -> Result<T> {
        self.vault.read(|db| read(&mut Contents::of_attachment(db, id)?).map_err(unwrapped))
    }

    /// Some bytes of an attachment from `from` on: `most` of them but at most [`MOST_RANGE_BYTES`], fewer at
    /// its end, and none behind it.
    pub fn attachment_range(&self, id: AttachmentId, from: u64, most: u32) -> Result<Vec<u8>> {
        self.read_attachment(id, |contents| {
            let mut bytes = Vec::new();
            contents.seek(SeekFrom::Start(from))?;
            contents.take(most.min(MOST_RANGE_BYTES).into()).read_to_end(&mut bytes)?;
            Ok(bytes)
        })
    }

    /// A small picture of an attachment, as JPEG, at most 480 by 480; none if it is no picture, or one
    /// that can't be shown here.
    pub fn thumbnail(&self, id: AttachmentId) -> Result<Option<Vec<u8>>> {
        self.vault.read(|db| {
            let found = db.prepare_cached(THUMBNAIL)?.query_row([id], |r| r.get(0)).optional()?;
            found.ok_or(Error::NotFound)
        })
    }
}
