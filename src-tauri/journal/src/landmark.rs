//! Days that divide a life, as the person calls them: lines in the pictures.

use rusqlite::{Connection, Row as SqlRow, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    day::Day,
    error::{Error, Result},
    save::make_uid,
};

const ALL: &str = "SELECT id, day, name FROM landmark ORDER BY day, id";
const ADD: &str = "INSERT INTO landmark (uid, day, name) VALUES (?1, ?2, ?3)";
const CHANGE: &str = "UPDATE landmark SET day = ?2, name = ?3 WHERE id = ?1";
const REMOVE: &str = "DELETE FROM landmark WHERE id = ?1";
/// Longest name, in characters.
const MOST_CHARS: usize = 120;

/// A day that divides a life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Landmark {
    /// Names it; 0 for one that is new.
    pub id: u32,
    /// Which day.
    pub day: Day,
    /// As the person calls it.
    pub name: String,
}

impl Landmark {
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        let number: i32 = row.get(1)?;
        let day = Day::from_number(number)
            .map_err(|_| rusqlite::Error::IntegralValueOutOfRange(1, number.into()))?;
        Ok(Self { id: row.get(0)?, day, name: row.get(2)? })
    }
}

fn clean(name: &str) -> Result<String> {
    let visible = name.replace(char::is_control, " ");
    let name = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > MOST_CHARS { Err(Error::BadWord) } else { Ok(name) }
}

/// In the order of their days.
pub(crate) fn load(db: &Connection) -> Result<Vec<Landmark>> {
    let mut select = db.prepare_cached(ALL)?;
    Ok(select.query_map([], Landmark::read)?.collect::<rusqlite::Result<_>>()?)
}

impl Journal {
    /// All of them, in the order of their days.
    pub fn landmarks(&self) -> Result<Vec<Landmark>> {
        self.vault.read(load)
    }

    /// Adds a landmark, or changes the one with that id. [`Error::BadWord`] if it has no name or a very
    /// long one, [`Error::NotFound`] if there is none to change.
    pub fn keep_landmark(&mut self, landmark: &Landmark) -> Result<Landmark> {
        let name = clean(&landmark.name)?;
        let (id, day) = (landmark.id, landmark.day.number());
        self.vault.write(|db| {
            let id = if id == 0 {
                let id = db.prepare_cached(ADD)?.insert(params![make_uid()?, day, name])?;
                u32::try_from(id).map_err(|_| Error::NotFound)?
            } else if db.prepare_cached(CHANGE)?.execute(params![id, day, name])? == 0 {
                return Err(Error::NotFound);
            } else {
                id
            };
            Ok(Landmark { id, day: landmark.day, name })
        })
    }

    /// Takes a landmark away.
    pub fn remove_landmark(&mut self, id: u32) -> Result<()> {
        self.vault.write(|db| Ok(db.prepare_cached(REMOVE)?.execute([id]).map(drop)?))
    }
}
