//! People whose names are put out of sight in what is shared: P1, P2 and so on.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row as SqlRow, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    error::{Error, Result},
    save::make_uid,
};

const ALL: &str = "SELECT id, names FROM person ORDER BY id";
const ADD: &str = "INSERT INTO person (uid, names) VALUES (?1, ?2)";
const CHANGE: &str = "UPDATE person SET names = ?2 WHERE id = ?1";
const REMOVE: &str = "DELETE FROM person WHERE id = ?1";

/// Longest name of a person, in characters.
pub const MOST_PERSON_CHARS: usize = 120;
/// Most ways in which a person is written.
pub const MOST_NAMES: usize = 40;

/// Somebody who is written about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Person {
    /// The number after the P. Never given to anyone else, even once this person is taken away: what was
    /// shared earlier means the same person for ever.
    pub id: u32,
    /// Every way in which they are written, the one that lists show first.
    pub names: Vec<String>,
}

impl Person {
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        let names = serde_json::from_str(row.get_ref(1)?.as_str()?).map_err(|e| {
            rusqlite::Error::FromSqlConversionFailure(1, rusqlite::types::Type::Text, Box::new(e))
        })?;
        Ok(Self { id: row.get(0)?, names })
    }
}

/// Names with one blank between words, each once whatever its case; at least one.
fn clean(names: &[String]) -> Result<Vec<String>> {
    let mut known = BTreeSet::new();
    let mut all = Vec::new();
    for name in names {
        let visible = name.replace(char::is_control, " ");
        let name = visible.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.chars().count() > MOST_PERSON_CHARS {
            return Err(Error::BadWord);
        }
        // without a letter there is nothing to find
        if name.chars().any(char::is_alphanumeric) && known.insert(name.to_lowercase()) {
            all.push(name);
        }
    }
    if all.is_empty() || all.len() > MOST_NAMES { Err(Error::BadWord) } else { Ok(all) }
}

fn load(db: &Connection) -> Result<Vec<Person>> {
    let mut select = db.prepare_cached(ALL)?;
    Ok(select.query_map([], Person::read)?.collect::<rusqlite::Result<_>>()?)
}

/// [`Error::NameTaken`] if another person is called so.
fn is_free(db: &Connection, names: &[String], id: u32) -> Result<()> {
    let wanted: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    let others = load(db)?;
    let mut taken = others.iter().filter(|one| one.id != id).flat_map(|one| &one.names);
    if taken.any(|name| wanted.contains(&name.to_lowercase())) { Err(Error::NameTaken) } else { Ok(()) }
}

fn to_text(names: &[String]) -> Result<String> {
    serde_json::to_string(names).map_err(|_| Error::BadWord)
}

impl Journal {
    /// Everybody, in the order of their numbers.
    pub fn people(&self) -> Result<Vec<Person>> {
        self.vault.read(load)
    }

    /// Adds a person. [`Error::BadWord`] if there is no name, too many or a very long one,
    /// [`Error::NameTaken`] if somebody else is called so.
    pub fn add_person(&mut self, names: &[String]) -> Result<Person> {
        let names = clean(names)?;
        self.vault.write(|db| {
            is_free(db, &names, 0)?;
            let id = db.prepare_cached(ADD)?.insert(params![make_uid()?, to_text(&names)?])?;
            Ok(Person { id: u32::try_from(id).map_err(|_| Error::NotFound)?, names })
        })
    }

    /// Says in which ways a person is written, in place of those before. The errors are those of
    /// [`Journal::add_person`], and [`Error::NotFound`].
    pub fn name_person(&mut self, id: u32, names: &[String]) -> Result<Person> {
        let names = clean(names)?;
        self.vault.write(|db| {
            is_free(db, &names, id)?;
            if db.prepare_cached(CHANGE)?.execute(params![id, to_text(&names)?])? == 0 {
                return Err(Error::NotFound);
            }
            Ok(Person { id, names })
        })
    }

    /// Takes a person away; their number stays theirs. Without one, nothing happens.
    pub fn remove_person(&mut self, id: u32) -> Result<()> {
        self.vault.write(|db| Ok(db.prepare_cached(REMOVE)?.execute([id]).map(drop)?))
    }
}
