//! Methods: the library's, and what the journal keeps of them so that answers open for ever.

mod card;
mod own;

use std::{borrow::Cow, collections::BTreeMap, rc::Rc};

use goldseam_content::{Library, Method};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    Journal,
    error::{Error, Result},
};

pub use card::{MethodCard, TALLY};

/// The text of a version. `?1` the method's name, `?2` the version.
const SOURCE: &str = "SELECT s.source FROM method AS m CROSS JOIN method_source AS s ON s.method = m.id
 WHERE m.name = ?1 AND s.version = ?2";
const VERSIONS: &str = "SELECT s.version FROM method AS m CROSS JOIN method_source AS s ON s.method = m.id
 WHERE m.name = ?1 ORDER BY s.version DESC";
const NUMBER: &str = "SELECT id FROM method WHERE name = ?1";
const ADD: &str = "INSERT INTO method (name, own, opted, retired, title) VALUES (?1, ?2, 0, 0, ?3)";
/// Takes the name of a version, unless a newer one is there.
const RENAME: &str = "UPDATE method SET title = ?2 WHERE id = ?1 AND title <> ?2
 AND NOT EXISTS (SELECT 1 FROM method_source WHERE method = ?1 AND version > ?3)";
const ADD_SOURCE: &str = "INSERT OR IGNORE INTO method_source (method, version, source) VALUES (?1, ?2, ?3)";

/// What a method of the person's own is named with.
const OWN: &str = "own-";

/// A version of a method, and the text that it was read from.
#[derive(Debug, Clone)]
pub(crate) struct Guide {
    pub method: Cow<'static, Method>,
    pub source: Cow<'static, str>,
}

impl Guide {
    /// Reads a text that the journal has. The library's own is read already.
    fn read(name: &str, source: String) -> Result<Self> {
        let library = Library::built_in();
        if let (Some(method), Some(text)) = (library.method(name), library.source(name))
            && text == source
        {
            return Ok(Self { method: Cow::Borrowed(method), source: Cow::Borrowed(text) });
        }
        let method = Method::parse(&file_name(name), &source).map_err(|_| Error::BadMethod)?;
        Ok(Self { method: Cow::Owned(method), source: Cow::Owned(source) })
    }

    fn of_library(name: &str) -> Option<Self> {
        let library = Library::built_in();
        let (method, source) = (library.method(name)?, library.source(name)?);
        Some(Self { method: Cow::Borrowed(method), source: Cow::Borrowed(source) })
    }

    /// One version of a method: as it was filled in, or else as the library has it.
    pub(crate) fn of_version(db: &Connection, name: &str, version: u32) -> Result<Self> {
        let kept = db.prepare_cached(SOURCE)?.query_row(params![name, version], |r| r.get(0)).optional()?;
        match kept {
            Some(source) => Self::read(name, source),
            None => {
                Self::of_library(name).filter(|g| g.method.version == version).ok_or(Error::MethodMissing)
            }
        }
    }

    /// The newest version, of the journal or of the library. Of the same version the journal's text
    /// counts, as it does for the answers that are given to it.
    pub(crate) fn newest(db: &Connection, name: &str) -> Result<Self> {
        let kept = versions(db, name)?.first().copied();
        match (kept, Self::of_library(name)) {
            (Some(kept), Some(guide)) if kept < guide.method.version => Ok(guide),
            (Some(kept), _) => Self::of_version(db, name, kept),
            (None, Some(guide)) => Ok(guide),
            (None, None) => Err(Error::MethodMissing),
        }
    }
}

/// Versions that were looked up, for what meets the same ones again and again.
pub(crate) struct Guides<'a> {
    db: &'a Connection,
    known: BTreeMap<(String, u32), Rc<Guide>>,
}

impl<'a> Guides<'a> {
    pub(crate) fn new(db: &'a Connection) -> Self {
        Self { db, known: BTreeMap::new() }
    }

    /// The database that they are looked up in.
    pub(crate) fn db(&self) -> &'a Connection {
        self.db
    }

    pub(crate) fn version(&mut self, name: &str, version: u32) -> Result<Rc<Guide>> {
        let key = (name.to_owned(), version);
        if let Some(guide) = self.known.get(&key) {
            return Ok(Rc::clone(guide));
        }
        let guide = Rc::new(Guide::of_version(self.db, name, version)?);
        self.known.insert(key, Rc::clone(&guide));
        Ok(guide)
    }
}

/// The versions that the journal has, newest first.
pub(crate) fn versions(db: &Connection, name: &str) -> Result<Vec<u32>> {
    let mut select = db.prepare_cached(VERSIONS)?;
    Ok(select.query_map([name], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The number of a method in the tables; none if nothing of it is kept.
pub(crate) fn number(db: &Connection, name: &str) -> Result<Option<i64>> {
    Ok(db.prepare_cached(NUMBER)?.query_row([name], |r| r.get(0)).optional()?)
}

/// The number of a method, which is kept from now on if it was not.
fn enter(db: &Connection, method: &Method) -> Result<i64> {
    if let Some(number) = number(db, &method.id)? {
        return Ok(number);
    }
    let own = Library::built_in().method(&method.id).is_none();
    Ok(db.prepare_cached(ADD)?.insert(params![method.id, own, method.name])?)
}

/// Keeps the text of a version if it is not kept yet, and gives the number of its method.
pub(crate) fn remember(db: &Connection, guide: &Guide) -> Result<i64> {
    let (method, source) = (&guide.method, &guide.source);
    let number = enter(db, method)?;
    if db.prepare_cached(ADD_SOURCE)?.execute(params![number, method.version, source])? > 0 {
        db.prepare_cached(RENAME)?.execute(params![number, method.name, method.version])?;
    }
    Ok(number)
}

/// What a problem with a text is reported for.
fn file_name(id: &str) -> String {
    format!("{id}.toml")
}

impl Journal {
    /// A method: the version that answers were given to, or the newest. [`Error::MethodMissing`]
    /// if there is none.
    pub fn method(&self, id: &str, version: Option<u32>) -> Result<Method> {
        let guide = self.vault.read(|db| match version {
            Some(version) => Guide::of_version(db, id, version),
            None => Guide::newest(db, id),
        })?;
        Ok(guide.method.into_owned())
    }

    /// The newest version of a method as the text of a file.
    pub fn method_source(&self, id: &str) -> Result<String> {
        Ok(self.vault.read(|db| Guide::newest(db, id))?.source.into_owned())
    }
}
