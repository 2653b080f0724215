//! Adding a file: streamed into pieces, and kept once if the same bytes are there already.

use std::io::Read;

use ring::digest::{Context, SHA256};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::{Attachment, AttachmentUid, Contents, PIECE, media, name, picture};
use crate::{
    Journal,
    entry::EntryId,
    error::{Error, Result},
    moment::Moment,
};

/// Longest file, in bytes: 2 GiB.
pub const MOST_FILE_BYTES: u64 = 2 << 30;

const EXISTS: &str = "SELECT EXISTS (SELECT 1 FROM entry WHERE id = ?1)";
// the hash is known when the last piece is written
const BEGIN: &str = "INSERT INTO content (hash, bytes, media) VALUES (zeroblob(32), 0, '')";
const PUT_PIECE: &str = "INSERT INTO piece (content, number, bytes) VALUES (?1, ?2, ?3)";
const FIND: &str = "SELECT id FROM content WHERE hash = ?1";
const DROP: &str = "DELETE FROM content WHERE id = ?1";
const FINISH: &str = "UPDATE content SET hash = ?2, bytes = ?3, media = ?4, width = ?5, height = ?6, thumbnail = ?7 WHERE id = ?1";
const PUT: &str =
    "INSERT INTO attachment (uid, entry, position, content, added_ms, added_offset, added_zone, name)
 VALUES (?1, ?2, (SELECT count(*) FROM attachment WHERE entry = ?2), ?3, ?4, ?5, ?6, ?7)";
const HOLDS: &str = "SELECT content FROM attachment WHERE id = ?1";

/// A file to add.
#[derive(Debug, Clone, Copy)]
pub struct NewAttachment<'a> {
    /// As the file is called. What comes before a slash, control characters and what turns the
    /// reading direction are left out, and it is cut at [`super::MOST_FILE_NAME_CHARS`]; may be empty.
    pub name: &'a str,
    /// What a text that was written before names it by. Without one, or if another attachment has
    /// it, a new one is made.
    pub uid: Option<AttachmentUid>,
}

/// What a file turned out to be.
struct Written {
    bytes: u64,
    hash: Vec<u8>,
    media: &'static str,
}

/// The next piece of a file; empty at its end.
fn next_piece(from: &mut dyn Read, piece: &mut Vec<u8>) -> Result<()> {
    piece.clear();
    from.take(PIECE.into()).read_to_end(piece).map_err(Error::FileUnread)?;
    Ok(())
}

fn write_pieces(db: &Connection, content: i64, from: &mut dyn Read, most: u64) -> Result<Written> {
    let mut piece = Vec::with_capacity(PIECE as usize);
    let (mut hash, mut bytes, mut kind) = (Context::new(&SHA256), 0, media::UNKNOWN);
    let mut put = db.prepare_cached(PUT_PIECE)?;
    for number in 0_i64.. {
        next_piece(from, &mut piece)?;
        if piece.is_empty() {
            break;
        }
        if number == 0 {
            kind = media::of(&piece);
        }
        bytes += piece.len() as u64;
        if bytes > most {
            return Err(Error::AttachmentTooLarge);
        }
        hash.update(&piece);
        put.execute(params![content, number, piece])?;
    }
    Ok(Written { bytes, hash: hash.finish().as_ref().to_vec(), media: kind })
}

/// Keeps the bytes of a file, and gives the number of its content.
fn keep(db: &Connection, from: &mut dyn Read, most: u64) -> Result<i64> {
    let new = db.prepare_cached(BEGIN)?.insert([])?;
    let written = write_pieces(db, new, from, most)?;
    let same: Option<i64> = db.prepare_cached(FIND)?.query_row([&written.hash], |r| r.get(0)).optional()?;
    if let Some(same) = same {
        db.prepare_cached(DROP)?.execute([new])?;
        return Ok(same);
    }
    let picture = picture::look(written.media, Contents::of(db, new, written.bytes));
    let (width, height) = picture.as_ref().map(|p| (p.width, p.height)).unzip();
    db.prepare_cached(FINISH)?.execute(params![
        new,
        written.hash,
        written.bytes.cast_signed(),
        written.media,
        width,
        height,
        picture.map(|p| p.thumbnail)
    ])?;
    Ok(new)
}

/// Adds a file to an entry that is there. The one that names it already, if that is the same file
/// of the same entry, is given back.
pub(crate) fn add(
    db: &Transaction<'_>,
    entry: EntryId,
    new: &NewAttachment<'_>,
    from: &mut dyn Read,
    now: &Moment,
) -> Result<Attachment> {
    if !db.prepare_cached(EXISTS)?.query_row([entry], |r| r.get::<_, bool>(0))? {
        return Err(Error::NotFound);
    }
    let content = keep(db, from, MOST_FILE_BYTES)?;
    let uid = match new.uid {
        Some(uid) => match Attachment::named(db, uid)? {
            Some(there) if there.entry == entry && holds(db, &there)? == content => return Ok(there),
            Some(_) => AttachmentUid::make()?,
            None => uid,
        },
        None => AttachmentUid::make()?,
    };
    let name = name::kept(new.name);
    let values = params![uid, entry, content, now.ms(), now.offset(), now.zone(), name];
    let id = db.prepare_cached(PUT)?.insert(values)?;
    Attachment::load(db, u32::try_from(id).map_err(|_| Error::NotFound)?)
}

fn holds(db: &Connection, attachment: &Attachment) -> Result<i64> {
    Ok(db.prepare_cached(HOLDS)?.query_row([attachment.id], |r| r.get(0))?)
}

impl Journal {
    /// Adds a file to an entry, in the bin or out of it, after those that it has: all of it or, if
    /// anything fails, nothing. The version of the entry stays, so that a save that is under way is
    /// not refused because of it.
    ///
    /// The file is read once, in pieces of 256 KiB, and never held whole; pictures of the common
    /// kinds are then looked at for a small one. To break off, let the reader fail.
    ///
    /// [`Error::NotFound`] if the entry is not there; [`Error::AttachmentTooLarge`] beyond
    /// [`MOST_FILE_BYTES`]; [`Error::FileUnread`] if the reader fails.
    pub fn attach(
        &mut self,
        entry: EntryId,
        new: &NewAttachment<'_>,
        from: &mut dyn Read,
        now: &Moment,
    ) -> Result<Attachment> {
        self.vault.write(|db| add(db, entry, new, from, now))
    }

    /// Says before anything is read whether a file of so many bytes is too long to be added.
    pub fn check_file_size(bytes: u64) -> Result<()> {
        if bytes > MOST_FILE_BYTES { Err(Error::AttachmentTooLarge) } else { Ok(()) }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn a_file_that_goes_on_and_on_is_left_at_the_limit() {
        let db = Connection::open_in_memory().unwrap();
        for migration in crate::SCHEMA.migrations {
            db.execute_batch(migration.sql).unwrap();
        }
        let most = u64::from(PIECE) * 3;
        let tx = db.unchecked_transaction().unwrap();
        let mut endless = io::repeat(7);
        assert_eq!(keep(&tx, &mut endless, most).unwrap_err().code(), "attachment_too_large");
        let pieces: i64 = db.query_row("SELECT count(*) FROM piece", [], |r| r.get(0)).unwrap();
        assert_eq!(pieces, 3);
        tx.rollback().unwrap();
        assert!(keep(&db, &mut io::repeat(7).take(most), most).is_ok());
    }
}
