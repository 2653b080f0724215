//! Tags looked after: their groups and colours, another name, two made into one, and that undone.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    entry::EntryId,
    error::{Error, Result},
    tag::{self, Tag, TagName},
};

/// Colours of the palette, from 1; 0 is none.
pub const COLOURS: u8 = 8;

const GROUPS: &str = "SELECT id, name FROM tag_group ORDER BY position, id";
const ADD_GROUP: &str = "INSERT INTO tag_group (position, name) VALUES ((SELECT coalesce(max(position), 0) + 1 FROM tag_group), ?1)";
const RENAME_GROUP: &str = "UPDATE tag_group SET name = ?2 WHERE id = ?1";
const REMOVE_GROUP: &str = "DELETE FROM tag_group WHERE id = ?1";
const IS_GROUP: &str = "SELECT 1 FROM tag_group WHERE id = ?1";
const MARK: &str = "UPDATE tag SET grouped = ?2, colour = ?3 WHERE id = ?1";
const RENAME: &str = "UPDATE tag SET name = ?2, key = ?3 WHERE id = ?1";
const LOAD: &str = "SELECT name, grouped, colour FROM tag WHERE id = ?1";
const ENTRIES: &str =
    "SELECT e.id FROM entry_tag AS x CROSS JOIN entry AS e ON e.place = x.place WHERE x.tag = ?1
 ORDER BY x.place";
/// Gives the entries of one tag another. `?1` the one, `?2` the other.
const JOIN: &str =
    "INSERT OR IGNORE INTO entry_tag (place, tag) SELECT place, ?2 FROM entry_tag WHERE tag = ?1";
const TAKE: &str = "DELETE FROM entry_tag WHERE tag = ?1 AND place = (SELECT place FROM entry WHERE id = ?2)";
const GIVE: &str = "INSERT OR IGNORE INTO entry_tag (place, tag) SELECT place, ?1 FROM entry WHERE id = ?2";
const EMPTY: &str = "DELETE FROM entry_tag WHERE tag = ?1";
const RESTORE: &str = "INSERT INTO tag (name, key, grouped, colour) VALUES (?1, ?2, ?3, ?4)";

/// Tags that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TagGroup {
    /// Names it; 0 for one that is new.
    pub id: u32,
    /// As the person calls it.
    pub name: String,
}

/// Two tags that were made one, and what it takes to undo that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Merged {
    /// The tag that is no more.
    pub from: Tag,
    /// The tag that its entries have now.
    pub into: String,
    /// The entries that had it, oldest first.
    pub had: Vec<EntryId>,
    /// Those among them that did not have the other one.
    pub gained: Vec<EntryId>,
}

/// The number of a tag. [`Error::NotFound`] if no entry has it.
fn number(db: &Connection, name: &str) -> Result<i64> {
    let key = clean(name)?;
    tag::find(db, &key)?.ok_or(Error::NotFound)
}

fn clean(name: &str) -> Result<TagName> {
    tag::clean(&[name.to_owned()])?.pop().ok_or(Error::BadTags)
}

fn entries(db: &Connection, tag: i64) -> Result<Vec<EntryId>> {
    let mut select = db.prepare_cached(ENTRIES)?;
    Ok(select.query_map([tag], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
}

fn merge(db: &Connection, from: &str, into: &str) -> Result<Merged> {
    let (one, other) = (number(db, from)?, number(db, into)?);
    if one == other {
        return Err(Error::BadTags);
    }
    let read = |tag: i64| {
        db.prepare_cached(LOAD)?.query_row([tag], |r| {
            Ok(Tag { name: r.get(0)?, entries: 0, group: r.get(1)?, colour: r.get(2)? })
        })
    };
    let (had, having) = (entries(db, one)?, entries(db, other)?);
    let gained = had.iter().filter(|id| !having.contains(id)).copied().collect();
    let merged = Merged { from: read(one)?, into: read(other)?.name, had, gained };
    db.prepare_cached(JOIN)?.execute([one, other])?;
    db.prepare_cached(EMPTY)?.execute([one])?;
    tag::forget_unused(db)?;
    Ok(merged)
}

/// Entries that were erased in the meantime are left out.
fn part(db: &Connection, merged: &Merged) -> Result<()> {
    let other = number(db, &merged.into)?;
    let name = clean(&merged.from.name)?;
    let one = match tag::find(db, &name)? {
        Some(id) => id,
        None => db.prepare_cached(RESTORE)?.insert(params![
            name.name,
            name.key,
            group(db, merged.from.group)?,
            merged.from.colour.min(COLOURS)
        ])?,
    };
    for id in &merged.had {
        db.prepare_cached(GIVE)?.execute(params![one, id])?;
    }
    for id in &merged.gained {
        db.prepare_cached(TAKE)?.execute(params![other, id])?;
    }
    tag::forget_unused(db)
}

/// A group that is still there.
fn group(db: &Connection, id: Option<u32>) -> Result<Option<u32>> {
    let Some(id) = id else { return Ok(None) };
    Ok(db.prepare_cached(IS_GROUP)?.query_row([id], |_| Ok(id)).optional()?)
}

impl Journal {
    /// The groups of tags, in the order in which they were made.
    pub fn tag_groups(&self) -> Result<Vec<TagGroup>> {
        self.vault.read(|db| {
            let mut select = db.prepare_cached(GROUPS)?;
            let groups = select.query_map([], |r| Ok(TagGroup { id: r.get(0)?, name: r.get(1)? }))?;
            Ok(groups.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Adds a group, or gives the one with that id another name.
    pub fn keep_tag_group(&mut self, kept: &TagGroup) -> Result<TagGroup> {
        let name = clean(&kept.name)?.name;
        self.vault.write(|db| {
            if kept.id == 0 {
                let id = db.prepare_cached(ADD_GROUP)?.insert([&name])?;
                return Ok(TagGroup { id: u32::try_from(id).map_err(|_| Error::NotFound)?, name });
            }
            match db.prepare_cached(RENAME_GROUP)?.execute(params![kept.id, name])? {
                0 => Err(Error::NotFound),
                _ => Ok(TagGroup { id: kept.id, name }),
            }
        })
    }

    /// Takes a group away; its tags are in none then.
    pub fn remove_tag_group(&mut self, id: u32) -> Result<()> {
        self.vault.write(|db| Ok(db.prepare_cached(REMOVE_GROUP)?.execute([id]).map(drop)?))
    }

    /// Puts a tag into a group or into none, and gives it a colour of the palette or none (0).
    pub fn mark_tag(&mut self, name: &str, group: Option<u32>, colour: u8) -> Result<()> {
        if colour > COLOURS {
            return Err(Error::BadTags);
        }
        self.vault.write(|db| {
            let (tag, group) = (number(db, name)?, self::group(db, group)?);
            Ok(db.prepare_cached(MARK)?.execute(params![tag, group, colour]).map(drop)?)
        })
    }

    /// Gives a tag another name, on all entries. [`Error::TagTaken`] if another tag is called so: then
    /// they can be made one.
    pub fn rename_tag(&mut self, from: &str, to: &str) -> Result<()> {
        let name = clean(to)?;
        self.vault.write(|db| {
            let tag = number(db, from)?;
            if tag::find(db, &name)?.is_some_and(|other| other != tag) {
                return Err(Error::TagTaken);
            }
            Ok(db.prepare_cached(RENAME)?.execute(params![tag, name.name, name.key]).map(drop)?)
        })
    }

    /// Makes two tags one: the entries of `from` have `into`, and `from` is no more.
    pub fn merge_tags(&mut self, from: &str, into: &str) -> Result<Merged> {
        self.vault.write(|db| merge(db, from, into))
    }

    /// Undoes that: the entries have the tags that they had.
    pub fn part_tags(&mut self, merged: &Merged) -> Result<()> {
        self.vault.write(|db| part(db, merged))
    }
}
