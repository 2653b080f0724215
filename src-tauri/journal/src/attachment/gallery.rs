//! The gallery: the attachments of entries outside the bin, in the order of the timeline.

use rusqlite::{Row as SqlRow, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ATTACHMENT_COLUMNS, Attachment, attachment_columns};
use crate::{
    Journal,
    day::Day,
    error::{Error, Result},
    moment::Moment,
    timeline::{MOST_ROWS, cut},
};

/// A page. `?1` and `?2` place of an entry and position in it to go on behind, `?3` limit, `?4` whether
/// pictures only. What is sorted is within an entry.
pub const GALLERY: &str = concat!(
    "SELECT ",
    attachment_columns!(),
    ", e.place, e.happened_ms, e.happened_offset, e.happened_zone, e.title",
    " FROM entry AS e INDEXED BY entry_timeline",
    " CROSS JOIN attachment AS a INDEXED BY attachment_entry ON a.entry = e.id",
    " CROSS JOIN content AS c ON c.id = a.content",
    " WHERE e.deleted_ms IS NULL AND e.place <= ?1 AND (e.place < ?1 OR a.position > ?2)",
    " AND (?4 = 0 OR c.media GLOB 'image/*') ORDER BY e.place DESC, a.position LIMIT ?3"
);

/// An attachment in the gallery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GalleryRow {
    /// The attachment.
    pub attachment: Attachment,
    /// The title of its entry; may be empty.
    pub title: String,
    /// The moment that its entry is about.
    pub happened: Moment,
    /// The writer's day of that moment.
    pub day: Day,
}

/// Part of the gallery.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GalleryPage {
    /// By the moment that their entries are about, newest first, and by position in an entry.
    pub rows: Vec<GalleryRow>,
    /// The cursor of the next page; none if this is the last.
    pub next: Option<String>,
}

/// A row, and the place of its entry.
fn read(row: &SqlRow<'_>) -> rusqlite::Result<(i64, GalleryRow)> {
    let happened = Moment::read(row, ATTACHMENT_COLUMNS + 1)?;
    let found = GalleryRow {
        attachment: Attachment::read(row)?,
        title: row.get(ATTACHMENT_COLUMNS + 4)?,
        day: happened.day(),
        happened,
    };
    Ok((row.get(ATTACHMENT_COLUMNS)?, found))
}

/// The place and the position to continue behind.
fn behind(cursor: Option<&str>) -> Result<(i64, i64)> {
    match cursor {
        None | Some("") => Ok((i64::MAX, -1)),
        Some(text) => {
            let (place, position) = text.split_once('.').ok_or(Error::BadQuery)?;
            let number = |text: &str| text.parse().map_err(|_| Error::BadQuery);
            Ok((number(place)?, number(position)?))
        }
    }
}

impl Journal {
    /// The attachments of all entries outside the bin, or the pictures among them, by the moment that
    /// their entries are about, newest first. `after` is the `next` of the page before, none or empty for
    /// the top; it stays good when entries and attachments come and go. `limit` is 1 to [`MOST_ROWS`].
    pub fn gallery(&self, pictures_only: bool, after: Option<&str>, limit: u32) -> Result<GalleryPage> {
        let (place, position) = behind(after)?;
        let limit = limit.clamp(1, MOST_ROWS);
        self.vault.read(|db| {
            let mut select = db.prepare_cached(GALLERY)?;
            let rows = select
                .query_map(params![place, position, limit + 1, pictures_only], read)?
                .collect::<rusqlite::Result<_>>()?;
            let (rows, next) = cut(rows, limit, |(place, row): &(i64, GalleryRow)| {
                format!("{place}.{}", row.attachment.position)
            });
            Ok(GalleryPage { rows: rows.into_iter().map(|(_, row)| row).collect(), next })
        })
    }
}
