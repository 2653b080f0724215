//! What was shared: when, for whom, and the hash of the file, so that it can be told from another. The file
//! itself is not kept, nor anything that it says.

use std::fmt::Write as _;

use rusqlite::{Connection, Row as SqlRow, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    day::Day,
    entry::EntryId,
    error::{Error, Result},
    moment::Moment,
    save::make_uid,
};

const ALL: &str =
    "SELECT id, shared_ms, shared_offset, shared_zone, from_day, to_day, form, locked, hash, whom, what
 FROM shared ORDER BY shared_ms DESC, id DESC";
const ADD: &str =
    "INSERT INTO shared (uid, shared_ms, shared_offset, shared_zone, from_day, to_day, form, locked, hash, whom, what)
 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
const REMOVE: &str = "DELETE FROM shared WHERE id = ?1";

/// Longest name of whom it was for, in characters.
const MOST_WHOM_CHARS: usize = 120;
/// Longest name of a form, in characters.
const MOST_FORM_CHARS: usize = 20;

/// What was in it, by names and numbers only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SharedWhat {
    /// The ids of the parts.
    pub parts: Vec<String>,
    /// The entries that it shows something of; empty if that is all of them.
    pub entries: Vec<EntryId>,
}

/// A file to be noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewShared {
    /// The first day that it is about, if it is about some time.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    /// `pdf`, `html`, `md`, `txt`, `zip` and so on.
    pub form: String,
    /// It opens with a password only.
    pub locked: bool,
    /// SHA-256 of the file.
    pub hash: [u8; 32],
    /// Whom it is for, as the person calls them; may be empty.
    pub whom: String,
    /// What is in it.
    pub what: SharedWhat,
}

/// A file that was shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Shared {
    /// Names the line.
    pub id: u32,
    /// When it was written.
    pub at: Moment,
    /// The first day that it is about, if it is about some time.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    /// `pdf`, `html`, `md`, `txt`, `zip` and so on.
    pub form: String,
    /// It opens with a password only.
    pub locked: bool,
    /// SHA-256 of the file, in hexadecimal.
    pub hash: String,
    /// Whom it is for; may be empty.
    pub whom: String,
    /// What is in it.
    pub what: SharedWhat,
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // a String takes everything
        text
    })
}

impl Shared {
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        let day = |column: usize| -> rusqlite::Result<Option<Day>> {
            let number: Option<i32> = row.get(column)?;
            let wrong = |number: i32| rusqlite::Error::IntegralValueOutOfRange(column, number.into());
            number.map(|number| Day::from_number(number).map_err(|_| wrong(number))).transpose()
        };
        Ok(Self {
            id: row.get(0)?,
            at: Moment::read(row, 1)?,
            from: day(4)?,
            to: day(5)?,
            form: row.get(6)?,
            locked: row.get(7)?,
            hash: hex(row.get_ref(8)?.as_blob()?),
            whom: row.get(9)?,
            // what a later build says of it can't hinder reading the rest
            what: serde_json::from_str(row.get_ref(10)?.as_str()?).unwrap_or_default(),
        })
    }
}

fn load(db: &Connection) -> Result<Vec<Shared>> {
    let mut select = db.prepare_cached(ALL)?;
    Ok(select.query_map([], Shared::read)?.collect::<rusqlite::Result<_>>()?)
}

impl Journal {
    /// Everything that was shared, newest first.
    pub fn shared(&self) -> Result<Vec<Shared>> {
        self.vault.read(load)
    }

    /// Notes a file that was written. [`Error::BadWord`] if the name of whom it is for is very long.
    pub fn note_shared(&mut self, new: &NewShared, now: &Moment) -> Result<Shared> {
        let visible = new.whom.replace(char::is_control, " ");
        let whom = visible.split_whitespace().collect::<Vec<_>>().join(" ");
        if whom.chars().count() > MOST_WHOM_CHARS || new.form.chars().count() > MOST_FORM_CHARS {
            return Err(Error::BadWord);
        }
        let what = serde_json::to_string(&new.what).map_err(|_| Error::BadWord)?;
        let (from, to) = (new.from.map(Day::number), new.to.map(Day::number));
        self.vault.write(|db| {
            let id = db.prepare_cached(ADD)?.insert(params![
                make_uid()?,
                now.ms(),
                now.offset(),
                now.zone(),
                from,
                to,
                new.form,
                new.locked,
                new.hash,
                whom,
                what
            ])?;
            Ok(Shared {
                id: u32::try_from(id).map_err(|_| Error::NotFound)?,
                at: now.clone(),
                from: new.from,
                to: new.to,
                form: new.form.clone(),
                locked: new.locked,
                hash: hex(&new.hash),
                whom,
                what: new.what.clone(),
            })
        })
    }

    /// Takes a line of the log away. Without one, nothing happens.
    pub fn remove_shared(&mut self, id: u32) -> Result<()> {
        self.vault.write(|db| Ok(db.prepare_cached(REMOVE)?.execute([id]).map(drop)?))
    }
}
