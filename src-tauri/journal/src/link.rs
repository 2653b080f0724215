//! Links between entries, and the threads that they make.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    entry::{Entry, EntryId, Stored},
    error::{Error, Result},
    timeline::{ROW_COLUMNS, Row, row_columns},
};

/// Most entries of a thread.
pub const MOST_IN_THREAD: u32 = 200;
/// Longest quote, in characters.
pub const MOST_QUOTE_CHARS: usize = 2000;

const EXISTS: &str = "SELECT EXISTS (SELECT 1 FROM entry WHERE id = ?1)";
const PUT: &str = "INSERT INTO link (from_entry, to_entry, quote) VALUES (?1, ?2, ?3)
 ON CONFLICT DO UPDATE SET quote = excluded.quote WHERE excluded.quote <> ''";
const CUT: &str = "DELETE FROM link WHERE from_entry = ?1 AND to_entry = ?2";
/// Where an entry leads. `?1` its id.
pub const FORTH: &str = concat!(
    "SELECT ",
    row_columns!(),
    ", l.quote FROM link AS l CROSS JOIN entry AS e ON e.id = l.to_entry",
    " WHERE l.from_entry = ?1 AND e.deleted_ms IS NULL"
);
/// What led to an entry. `?1` its id.
pub const BACK: &str = concat!(
    "SELECT ",
    row_columns!(),
    ", l.quote FROM link AS l CROSS JOIN entry AS e ON e.id = l.from_entry",
    " WHERE l.to_entry = ?1 AND e.deleted_ms IS NULL"
);
/// All that hangs together with an entry, the nearest first. `?1` its id, `?2` how many at most.
pub const THREAD: &str = "WITH RECURSIVE thread (id) AS (
   SELECT ?1
   UNION SELECT l.to_entry FROM thread AS t CROSS JOIN link AS l ON l.from_entry = t.id
     CROSS JOIN entry AS e ON e.id = l.to_entry WHERE e.deleted_ms IS NULL
   UNION SELECT l.from_entry FROM thread AS t CROSS JOIN link AS l ON l.to_entry = t.id
     CROSS JOIN entry AS e ON e.id = l.from_entry WHERE e.deleted_ms IS NULL
   LIMIT ?2
 ) SELECT id FROM thread";
const FROM: &str = "SELECT to_entry, quote FROM link WHERE from_entry = ?1";

/// A link, seen from one of its entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// The other entry.
    pub row: Row,
    /// The words that it began with; may be empty.
    pub quote: String,
    /// Whether the other entry came out of this one.
    pub outgoing: bool,
}

/// A link within a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ThreadLink {
    /// The entry that it begins at.
    pub from: EntryId,
    /// The entry that came out of it.
    pub to: EntryId,
    /// The words that it began with; may be empty.
    pub quote: String,
}

/// Entries that hang together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Thread {
    /// Oldest first.
    pub entries: Vec<Entry>,
    /// In the order of the entries that they begin at.
    pub links: Vec<ThreadLink>,
}

/// The linked entries in one direction, with their places.
fn linked(db: &Connection, sql: &str, id: EntryId, outgoing: bool) -> Result<Vec<(i64, Link)>> {
    let mut select = db.prepare_cached(sql)?;
    let links = select.query_map([id], |row| {
        Ok((row.get(1)?, Link { row: Row::read(row)?, quote: row.get(ROW_COLUMNS)?, outgoing }))
    })?;
    Ok(links.collect::<rusqlite::Result<_>>()?)
}

fn thread(db: &Connection, id: EntryId) -> Result<Thread> {
    let mut select = db.prepare_cached(THREAD)?;
    let ids = select.query_map(params![id, MOST_IN_THREAD], |r| r.get(0))?;
    let mut found: Vec<Stored> = ids.map(|other| Stored::load(db, other?)).collect::<Result<_>>()?;
    found.sort_by_key(|stored| stored.place);
    let ids: Vec<EntryId> = found.iter().map(|stored| stored.id).collect();
    let mut links = Vec::new();
    for &from in &ids {
        let mut select = db.prepare_cached(FROM)?;
        for link in select.query_map([from], |r| Ok(ThreadLink { from, to: r.get(0)?, quote: r.get(1)? }))? {
            links.push(link?);
        }
    }
    links.retain(|link| ids.contains(&link.to));
    let entries = found.into_iter().map(|stored| stored.into_entry(db)).collect::<Result<_>>()?;
    Ok(Thread { entries, links })
}

/// Links two entries that are there; a quote only adds to what is said of it.
pub(crate) fn put(db: &Connection, from: EntryId, to: EntryId, quote: &str) -> Result<()> {
    Ok(db.prepare_cached(PUT)?.execute(params![from, to, quote]).map(drop)?)
}

impl Journal {
    /// Links two entries: `to` came out of `from`, or out of the words `quote` of it, of which at most
    /// 2000 characters are kept. Linking them again changes the quote only. [`Error::DanglingLink`] if one of
    /// them is not there, or they are the same.
    pub fn link_entries(&mut self, from: EntryId, to: EntryId, quote: &str) -> Result<()> {
        let both = self.vault.read(|db| -> Result<bool> {
            let exists =
                |id: EntryId| Ok::<_, Error>(db.prepare_cached(EXISTS)?.query_row([id], |r| r.get(0))?);
            Ok(from != to && exists(from)? && exists(to)?)
        })?;
        if !both {
            return Err(Error::DanglingLink);
        }
        let quote: String = quote.trim().chars().take(MOST_QUOTE_CHARS).collect();
        let quote = quote.replace('\0', "\u{fffd}");
        self.vault.write(|db| put(db, from, to, &quote))
    }

    /// Takes the link from one entry to another away. Without one, nothing happens.
    pub fn unlink_entries(&mut self, from: EntryId, to: EntryId) -> Result<()> {
        self.vault.write(|db| Ok(db.prepare_cached(CUT)?.execute([from, to]).map(drop)?))
    }

    /// The entries that an entry is linked with, in both directions, oldest first. Those in the bin
    /// are left out.
    pub fn links(&self, id: EntryId) -> Result<Vec<Link>> {
        self.vault.read(|db| {
            let mut links = linked(db, FORTH, id, true)?;
            links.extend(linked(db, BACK, id, false)?);
            links.sort_by_key(|(place, _)| *place);
            Ok(links.into_iter().map(|(_, link)| link).collect())
        })
    }

    /// Everything that hangs together with an entry by links, over however many others, but not
    /// over entries in the bin: at most [`MOST_IN_THREAD`], the nearest.
    pub fn thread(&self, id: EntryId) -> Result<Thread> {
        self.vault.read(|db| thread(db, id))
    }
}
