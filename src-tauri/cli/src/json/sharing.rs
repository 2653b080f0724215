//! The answers about what is shared.

use goldseam_journal as journal;
use serde::Serialize;

use super::Time;

/// Everybody on the list.
#[derive(Serialize)]
pub struct People {
    pub people: Vec<Person>,
}

/// One of them.
#[derive(Serialize)]
pub struct OnePerson {
    pub person: Person,
}

#[derive(Serialize)]
pub struct Person {
    pub id: u32,
    /// What stands in place of the names.
    pub sign: String,
    pub names: Vec<String>,
}

/// What was done to the one with that number.
#[derive(Serialize)]
pub struct Taken {
    pub id: u32,
    /// `removed`.
    pub done: &'static str,
}

/// The log, newest first.
#[derive(Serialize)]
pub struct SharedLog {
    pub shared: Vec<Shared>,
}

/// A file that was written.
#[derive(Serialize)]
pub struct Report {
    pub file: String,
    pub bytes: u64,
    pub shared: Shared,
}

#[derive(Serialize)]
pub struct Shared {
    pub id: u32,
    pub at: Time,
    pub from: Option<String>,
    pub to: Option<String>,
    /// `pdf`, `html`, `md`, `txt` or `zip`.
    pub form: String,
    /// It opens with a password only.
    pub locked: bool,
    /// SHA-256 in hexadecimal.
    pub hash: String,
    pub whom: String,
    /// Ids of the parts.
    pub parts: Vec<String>,
    /// The entries that it shows something of.
    pub entries: Vec<u32>,
}

impl Person {
    pub fn of(person: &journal::Person, sign: String) -> Self {
        Self { id: person.id, sign, names: person.names.clone() }
    }
}

impl From<&journal::Shared> for Shared {
    fn from(line: &journal::Shared) -> Self {
        Self {
            id: line.id,
            at: (&line.at).into(),
            from: line.from.map(|day| day.to_string()),
            to: line.to.map(|day| day.to_string()),
            form: line.form.clone(),
            locked: line.locked,
            hash: line.hash.clone(),
            whom: line.whom.clone(),
            parts: line.what.parts.clone(),
            entries: line.what.entries.clone(),
        }
    }
}
