//! Files that belong to entries: photos, and whatever else a person keeps beside a text.
//!
//! The bytes of a file are kept once, in pieces, however often it was added; an attachment is one
//! entry's hold on them, with a name and a position. No list reads a piece.

mod add;
mod check;
mod contents;
mod gallery;
mod media;
mod name;
mod named;
mod order;
mod picture;
mod release;
mod totals;
mod uid;

use rusqlite::{Connection, OptionalExtension, Row as SqlRow};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Journal, entry::EntryId, error::Result, moment::Moment, timeline::not_found};

pub use add::{MOST_FILE_BYTES, NewAttachment};
pub use contents::{Contents, MOST_RANGE_BYTES};
pub use gallery::{GALLERY, GalleryPage, GalleryRow};
pub use name::MOST_FILE_NAME_CHARS;
pub use named::{NamedAttachment, named_attachments};
pub use picture::THUMBNAIL_SIDE;
pub use totals::{AttachmentCount, AttachmentTotals, COUNT as COUNT_OF_ENTRY, FIRST_PICTURE, TOTALS};
pub use uid::AttachmentUid;

pub(crate) use add::add;
pub(crate) use check::damaged;
pub(crate) use media::extension;
pub(crate) use release::{Held, of_bin, of_entry};

/// Names an attachment within its journal. Never used again once it is removed.
pub type AttachmentId = u32;

/// Bytes in a piece, but for the last of a file.
pub(crate) const PIECE: u32 = 256 * 1024;

/// The columns of an [`Attachment`], which [`Attachment::read`] reads.
macro_rules! attachment_columns {
    () => {
        "a.id, a.uid, a.entry, a.position, a.added_ms, a.added_offset, a.added_zone, a.name, \
         c.bytes, c.media, c.width, c.height, c.thumbnail IS NOT NULL"
    };
}
pub(crate) use attachment_columns;

/// How many columns those are.
const ATTACHMENT_COLUMNS: usize = 13;

/// The attachments of an entry. `?1` its id.
pub const LIST: &str = concat!(
    "SELECT ",
    attachment_columns!(),
    " FROM attachment AS a INDEXED BY attachment_entry CROSS JOIN content AS c ON c.id = a.content",
    " WHERE a.entry = ?1 ORDER BY a.position, a.id"
);
const LOAD: &str = concat!(
    "SELECT ",
    attachment_columns!(),
    " FROM attachment AS a CROSS JOIN content AS c ON c.id = a.content WHERE a.id = ?1"
);
const LOAD_NAMED: &str = concat!(
    "SELECT ",
    attachment_columns!(),
    " FROM attachment AS a CROSS JOIN content AS c ON c.id = a.content WHERE a.uid = ?1"
);

/// A file of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// Names it.
    pub id: AttachmentId,
    /// Names it in a text, and in every copy of the journal.
    pub uid: AttachmentUid,
    /// The entry that it belongs to.
    pub entry: EntryId,
    /// Among those of its entry, from 0 without gaps.
    pub position: u32,
    /// When it was added.
    pub added: Moment,
    /// As the file was called; may be empty, and is never a name to save under: see
    /// [`Attachment::file_name`].
    pub name: String,
    /// How long the file is.
    pub bytes: u32,
    /// Media type, by what the bytes are and not by the name.
    pub media: String,
    /// Pixels of a picture from left to right, as it is looked at; none for what can't be shown.
    pub width: Option<u32>,
    /// Pixels from top to bottom.
    pub height: Option<u32>,
    /// Whether there is a small picture of it.
    pub thumbnail: bool,
}

impl Attachment {
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            uid: row.get(1)?,
            entry: row.get(2)?,
            position: row.get(3)?,
            added: Moment::read(row, 4)?,
            name: row.get(7)?,
            bytes: row.get(8)?,
            media: row.get(9)?,
            width: row.get(10)?,
            height: row.get(11)?,
            thumbnail: row.get(12)?,
        })
    }

    fn load(db: &Connection, id: AttachmentId) -> Result<Self> {
        db.prepare_cached(LOAD)?.query_row([id], Self::read).map_err(not_found)
    }

    fn named(db: &Connection, uid: AttachmentUid) -> Result<Option<Self>> {
        Ok(db.prepare_cached(LOAD_NAMED)?.query_row([uid], Self::read).optional()?)
    }

    pub(crate) fn list(db: &Connection, entry: EntryId) -> Result<Vec<Self>> {
        let mut select = db.prepare_cached(LIST)?;
        Ok(select.query_map([entry], Self::read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether it is a picture, even one of a kind that is not shown here.
    pub fn is_picture(&self) -> bool {
        self.media.starts_with("image/")
    }

    /// A name to save it under, on any system: one part of a path, never empty, at most 200 bytes,
    /// without anything that means something to a file system or turns the reading direction.
    pub fn file_name(&self) -> String {
        name::for_disk(&self.name, &self.media)
    }
}

impl Journal {
    /// The attachments of an entry, in the bin or out of it, by position. None of an entry that is not there.
    pub fn attachments(&self, entry: EntryId) -> Result<Vec<Attachment>> {
        self.vault.read(|db| Attachment::list(db, entry))
    }

    /// One attachment. [`crate::Error::NotFound`] if it was removed.
    pub fn attachment(&self, id: AttachmentId) -> Result<Attachment> {
        self.vault.read(|db| Attachment::load(db, id))
    }

    /// The attachment that a text names, of whichever entry; none if it was removed, and is to be
    /// shown as missing.
    pub fn attachment_named(&self, uid: AttachmentUid) -> Result<Option<Attachment>> {
        self.vault.read(|db| Attachment::named(db, uid))
    }
}
