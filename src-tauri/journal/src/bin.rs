//! The bin: where deleted entries rest until they are erased.

use rusqlite::{Row as SqlRow, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal, attachment,
    entry::{EntryId, Stored},
    error::{Error, Result},
    filled,
    moment::Moment,
    search, tag,
    timeline::{Row, cut},
};

/// Rows in one page of the bin.
const PAGE: u32 = 50;

const DELETE: &str = "UPDATE entry SET deleted_ms = ?2, deleted_offset = ?3, deleted_zone = ?4 WHERE id = ?1";
const LIST: &str =
    "SELECT id, deleted_ms, deleted_offset, deleted_zone, happened_ms, happened_offset, happened_zone,
 words, title, preview FROM entry INDEXED BY entry_bin
 WHERE deleted_ms IS NOT NULL AND (deleted_ms, id) < (?1, ?2) ORDER BY deleted_ms DESC, id DESC LIMIT ?3";
const ERASE: &str = "DELETE FROM entry WHERE id = ?1 AND deleted_ms IS NOT NULL";
const COUNT: &str = "SELECT count(*) FROM entry WHERE deleted_ms IS NOT NULL";
const EMPTY: &str = "DELETE FROM entry WHERE deleted_ms IS NOT NULL";

/// An entry in the bin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BinRow {
    /// The entry.
    pub id: EntryId,
    /// May be empty.
    pub title: String,
    /// The beginning of the body as plain text in one line, at most 240 characters.
    pub preview: String,
    /// The moment that it is about.
    pub happened: Moment,
    /// Since when it is in the bin.
    pub deleted: Moment,
    /// Words in the body.
    pub words: u32,
}

/// Part of the bin.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BinPage {
    /// Last deleted first.
    pub rows: Vec<BinRow>,
    /// The cursor of the next page; none if this is the last.
    pub next: Option<String>,
}

impl BinRow {
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            deleted: Moment::read(row, 1)?,
            happened: Moment::read(row, 4)?,
            words: row.get(7)?,
            title: row.get(8)?,
            preview: row.get(9)?,
        })
    }

    fn cursor(&self) -> String {
        format!("{}.{}", self.deleted.ms(), self.id)
    }
}

/// The instant and the id to continue before.
fn before(cursor: Option<&str>) -> Result<(i64, i64)> {
    match cursor {
        None | Some("") => Ok((i64::MAX, i64::MAX)),
        Some(text) => {
            let (ms, id) = text.split_once('.').ok_or(Error::BadQuery)?;
            Ok((ms.parse().map_err(|_| Error::BadQuery)?, id.parse().map_err(|_| Error::BadQuery)?))
        }
    }
}

impl Journal {
    /// Puts an entry into the bin: lists and searches no longer have it, and nothing of it is lost.
    pub fn bin_entry(&mut self, id: EntryId, now: &Moment) -> Result<()> {
        let present = self.vault.read(|db| Stored::load(db, id))?;
        if !present.is_live() {
            return Ok(());
        }
        self.vault.write(|db| {
            search::unindex(db, present.place, &present.text)?;
            search::tidy(db, present.text.bytes())?;
            filled::hide(db, &present)?;
            db.prepare_cached(DELETE)?.execute(params![id, now.ms(), now.offset(), now.zone()])?;
            Ok(())
        })
    }

    /// Takes an entry out of the bin, to where it was.
    pub fn unbin_entry(&mut self, id: EntryId) -> Result<Row> {
        let present = self.vault.read(|db| Stored::load(db, id))?;
        if present.is_live() {
            return self.vault.read(|db| Row::of_id(db, id));
        }
        self.vault.write(|db| {
            db.prepare_cached(DELETE)?.execute(params![id, None::<i64>, None::<i32>, None::<String>])?;
            search::index(db, present.place, &present.text)?;
            search::tidy(db, present.text.bytes())?;
            filled::show(db, &present)?;
            Row::of_id(db, id)
        })
    }

    /// The bin, last deleted first, 50 rows at a time. `after` is the `next` of the page before.
    pub fn binned(&self, after: Option<&str>) -> Result<BinPage> {
        let (ms, id) = before(after)?;
        self.vault.read(|db| {
            let mut select = db.prepare_cached(LIST)?;
            let rows = select
                .query_map(params![ms, id, PAGE + 1], BinRow::read)?
                .collect::<rusqlite::Result<_>>()?;
            let (rows, next) = cut(rows, PAGE, BinRow::cursor);
            Ok(BinPage { rows, next })
        })
    }

    /// Erases an entry with all its revisions and attachments for good. [`Error::NotFound`] if it is not in the bin.
    pub fn erase_entry(&mut self, id: EntryId) -> Result<()> {
        self.vault.write(|db| {
            let held = attachment::of_entry(db, id)?;
            if db.prepare_cached(ERASE)?.execute([id])? == 0 {
                return Err(Error::NotFound);
            }
            held.release(db)?;
            tag::forget_unused(db)
        })
    }

    /// Erases all that is in the bin for good, and says how many entries that were.
    pub fn empty_bin(&mut self) -> Result<u32> {
        let entries = self
            .vault
            .read(|db| db.prepare_cached(COUNT)?.query_row([], |r| r.get(0)).map_err(Error::from))?;
        if entries > 0 {
            self.vault.write(|db| {
                let held = attachment::of_bin(db)?;
                db.prepare_cached(EMPTY)?.execute([])?;
                held.release(db)?;
                tag::forget_unused(db)
            })?;
        }
        Ok(entries)
    }
}
