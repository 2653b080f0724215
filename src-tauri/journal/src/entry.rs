//! Entries: what a person wrote, whole.

use goldseam_content::Filled;
use rusqlite::{Connection, Row as SqlRow, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    draft::Text,
    error::Result,
    filled::{self, At},
    moment::Moment,
    revision,
    save::Kind,
    tag,
    timeline::{Row, not_found},
};

/// Names an entry within its journal. Never used again once its entry is erased.
pub type EntryId = u32;

/// An entry whole. `?1` id.
pub const LOAD: &str = "SELECT id, place, version, starred, words, fullest,
 happened_ms, happened_offset, happened_zone, created_ms, created_offset, created_zone,
 written_ms, written_offset, written_zone, saved_ms, saved_offset, saved_zone,
 deleted_ms, deleted_offset, deleted_zone, title, body, kind FROM entry WHERE id = ?1";
/// Sets a star. `?1` id, `?2` whether.
pub const STAR: &str = "UPDATE entry SET starred = ?2 WHERE id = ?1";

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Names it.
    pub id: EntryId,
    /// May be empty.
    pub title: String,
    /// Markdown; may be empty.
    pub body: String,
    /// The moment that it is about.
    pub happened: Moment,
    /// When it was first saved.
    pub created: Moment,
    /// When anything of it but its star was last saved.
    pub saved: Moment,
    /// Whether it is about a day before the one that it was written on, both as the writer's own.
    pub back_dated: bool,
    /// In the order of the alphabet.
    pub tags: Vec<String>,
    /// Whether it is starred.
    pub starred: bool,
    /// Words in the body.
    pub words: u32,
    /// Goes up by one with every save that changes something. A star, and going into the bin and
    /// out of it, leave it.
    pub version: u32,
    /// How many texts of it there are, the present one included.
    pub revisions: u32,
    /// Since when it is in the bin; none if it is not.
    pub deleted: Option<Moment>,
    /// What was answered, if it is a filled-in method; the body says the same in words.
    pub filled: Option<Filled>,
}

/// An entry as it is after a save.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    /// The entry.
    pub id: EntryId,
    /// What the next save has to build on.
    pub version: u32,
    /// When anything of it but its star was last saved.
    pub saved: Moment,
    /// Words in the body.
    pub words: u32,
    /// Its row in lists.
    pub row: Row,
}

/// An entry as the database has it.
pub(crate) struct Stored {
    pub id: EntryId,
    pub kind: Kind,
    pub place: i64,
    pub version: u32,
    pub starred: bool,
    pub words: u32,
    pub fullest: u32,
    pub happened: Moment,
    pub created: Moment,
    pub written: Moment,
    pub saved: Moment,
    pub deleted: Option<Moment>,
    pub text: Text,
}

impl Stored {
    pub(crate) fn load(db: &Connection, id: EntryId) -> Result<Self> {
        db.prepare_cached(LOAD)?.query_row([id], Self::read).map_err(not_found)
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        let in_bin = row.get::<_, Option<i64>>(18)?.is_some();
        Ok(Self {
            id: row.get(0)?,
            kind: Kind::of_name(row.get_ref(23)?.as_str()?),
            place: row.get(1)?,
            version: row.get(2)?,
            starred: row.get(3)?,
            words: row.get(4)?,
            fullest: row.get(5)?,
            happened: Moment::read(row, 6)?,
            created: Moment::read(row, 9)?,
            written: Moment::read(row, 12)?,
            saved: Moment::read(row, 15)?,
            deleted: if in_bin { Some(Moment::read(row, 18)?) } else { None },
            text: Text { title: row.get(21)?, body: row.get(22)? },
        })
    }

    /// Whether lists and searches have it.
    pub(crate) fn is_live(&self) -> bool {
        self.deleted.is_none()
    }

    /// Where its answers are kept.
    pub(crate) fn at(&self) -> At {
        At { id: self.id, place: self.place, day: self.happened.day(), live: self.is_live() }
    }

    /// The answers, of a filled-in method.
    pub(crate) fn filled(&self, db: &Connection) -> Result<Option<Filled>> {
        if self.kind == Kind::Method { filled::load(db, self.id) } else { Ok(None) }
    }

    /// The number of the present text among the revisions.
    pub(crate) fn number(&self, db: &Connection) -> Result<u32> {
        Ok(revision::last_kept(db, self.id)? + 1)
    }

    pub(crate) fn into_entry(self, db: &Connection) -> Result<Entry> {
        Ok(Entry {
            revisions: self.number(db)?,
            tags: tag::of_place(db, self.place)?,
            filled: self.filled(db)?,
            back_dated: self.happened.day() < self.created.day(),
            id: self.id,
            title: self.text.title,
            body: self.text.body,
            happened: self.happened,
            created: self.created,
            saved: self.saved,
            starred: self.starred,
            words: self.words,
            version: self.version,
            deleted: self.deleted,
        })
    }
}

impl Saved {
    pub(crate) fn of_id(db: &Connection, id: EntryId) -> Result<Self> {
        let stored = Stored::load(db, id)?;
        Ok(Self {
            id,
            version: stored.version,
            saved: stored.saved,
            words: stored.words,
            row: Row::of_id(db, id)?,
        })
    }
}

impl Journal {
    /// An entry, in the bin or out of it.
    pub fn entry(&self, id: EntryId) -> Result<Entry> {
        self.vault.read(|db| Stored::load(db, id)?.into_entry(db))
    }

    /// Sets or takes away an entry's star. Its version stays, so that a save that is under way is
    /// not refused because of it.
    pub fn star_entry(&mut self, id: EntryId, on: bool) -> Result<Row> {
        let present = self.vault.read(|db| Row::of_id(db, id))?;
        if present.starred == on {
            return Ok(present);
        }
        self.vault.write(|db| {
            db.prepare_cached(STAR)?.execute(params![id, on])?;
            Row::of_id(db, id)
        })
    }
}
