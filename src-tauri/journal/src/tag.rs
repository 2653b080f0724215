//! Tags: short names that entries share.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    error::{Error, Result},
};

/// Longest tag, in characters.
pub const MOST_TAG_CHARS: usize = 60;
/// Most tags that an entry can have.
pub const MOST_TAGS: usize = 50;

const ALL: &str =
    "SELECT t.name, count(*), t.grouped, t.colour FROM tag AS t CROSS JOIN entry_tag AS x ON x.tag = t.id
 WHERE x.place NOT IN (SELECT place FROM entry WHERE deleted_ms IS NOT NULL)
 GROUP BY t.id";
const OF_PLACE: &str = "SELECT t.name FROM entry_tag AS x JOIN tag AS t ON t.id = x.tag WHERE x.place = ?1";
const FIND: &str = "SELECT id FROM tag WHERE key = ?1";
const ADD: &str = "INSERT INTO tag (name, key) VALUES (?1, ?2)";
/// Gives an entry a tag. `?1` place, `?2` tag.
pub const PUT: &str = "INSERT INTO entry_tag (place, tag) VALUES (?1, ?2)";
const CLEAR: &str = "DELETE FROM entry_tag WHERE place = ?1";
const FORGET_UNUSED: &str = "DELETE FROM tag WHERE NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag = tag.id)";

/// A tag and how many entries outside the bin have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Tag {
    /// As it was first spelled.
    pub name: String,
    /// At least 1.
    pub entries: u32,
    /// The group that it is in.
    pub group: Option<u32>,
    /// A colour of the palette, from 1; 0 for none.
    pub colour: u8,
}

/// A tag as it is kept: its spelling, and what makes two spellings the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TagName {
    pub name: String,
    pub key: String,
}

impl TagName {
    /// None if nothing is left of it; [`Error::BadTags`] if it is too long.
    fn clean(typed: &str) -> Result<Option<Self>> {
        let visible = typed.replace(char::is_control, " ");
        let name = visible.trim().trim_start_matches('#').split_whitespace().collect::<Vec<_>>().join(" ");
        if name.chars().count() > MOST_TAG_CHARS {
            return Err(Error::BadTags);
        }
        let key = name.to_lowercase();
        Ok((!name.is_empty()).then_some(Self { name, key }))
    }
}

/// The tags that are meant, in the order of the alphabet, each once.
pub(crate) fn clean(typed: &[String]) -> Result<Vec<TagName>> {
    let mut tags = Vec::with_capacity(typed.len());
    for one in typed {
        match TagName::clean(one)? {
            Some(tag) if !tags.iter().any(|t: &TagName| t.key == tag.key) => tags.push(tag),
            _ => {}
        }
    }
    if tags.len() > MOST_TAGS {
        return Err(Error::BadTags);
    }
    tags.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(tags)
}

/// Puts names in the order of the alphabet, whatever their case.
pub(crate) fn sort(names: &mut [String]) {
    names.sort_by_cached_key(|name| name.to_lowercase());
}

pub(crate) fn of_place(db: &Connection, place: i64) -> Result<Vec<String>> {
    let mut select = db.prepare_cached(OF_PLACE)?;
    let mut names = select.query_map([place], |r| r.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    sort(&mut names);
    Ok(names)
}

/// The number of a tag; none if no entry ever had it.
pub(crate) fn find(db: &Connection, tag: &TagName) -> Result<Option<i64>> {
    Ok(db.prepare_cached(FIND)?.query_row([&tag.key], |r| r.get(0)).optional()?)
}

/// Gives the entry at `place` these tags.
pub(crate) fn put(db: &Connection, place: i64, tags: &[TagName]) -> Result<()> {
    for tag in tags {
        let id = if let Some(id) = find(db, tag)? {
            id
        } else {
            db.prepare_cached(ADD)?.insert([&tag.name, &tag.key])?
        };
        db.prepare_cached(PUT)?.execute(params![place, id])?;
    }
    Ok(())
}

/// Gives the entry at `place` these tags and no others.
pub(crate) fn replace(db: &Connection, place: i64, tags: &[TagName]) -> Result<()> {
    db.prepare_cached(CLEAR)?.execute([place])?;
    put(db, place, tags)?;
    forget_unused(db)
}

/// Forgets the tags that no entry has, in the bin or out of it.
pub(crate) fn forget_unused(db: &Connection) -> Result<()> {
    db.prepare_cached(FORGET_UNUSED)?.execute([])?;
    Ok(())
}

impl Journal {
    /// The tags of all entries outside the bin, in the order of the alphabet.
    pub fn tags(&self) -> Result<Vec<Tag>> {
        let mut tags = self.vault.read(|db| -> Result<Vec<Tag>> {
            let mut select = db.prepare_cached(ALL)?;
            let tags = select.query_map([], |r| {
                Ok(Tag { name: r.get(0)?, entries: r.get(1)?, group: r.get(2)?, colour: r.get(3)? })
            })?;
            Ok(tags.collect::<rusqlite::Result<_>>()?)
        })?;
        tags.sort_by_cached_key(|tag| tag.name.to_lowercase());
        Ok(tags)
    }
}
