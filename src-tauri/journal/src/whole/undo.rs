//! A taking from an archive undone: what it added goes, unless it was changed here since.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ARCHIVE, take::Report};
use crate::{
    Journal,
    entry::{EntryId, Stored},
    error::{Error, Result},
    figure, search, tag,
};

const RUN: &str = "SELECT report FROM import_run WHERE id = ?1 AND format = ?2 AND undone = 0";
/// `?1` the taking, `?2` and `?3` the lowest and highest entry, `?4` the imports of the archive as a JSON array.
const ADDED: &str =
    "SELECT i.entry, i.version, e.version FROM imported AS i CROSS JOIN entry AS e ON e.id = i.entry
 WHERE i.entry BETWEEN ?2 AND ?3 AND (i.run = ?1 OR i.run IN (SELECT value FROM json_each(?4)))";
const ERASE: &str = "DELETE FROM entry WHERE id = ?1";
const NO_JOURNEY: &str = "DELETE FROM journey WHERE id = ?1
 AND NOT EXISTS (SELECT 1 FROM journey_event WHERE journey = ?1 AND noted_ms > ?2)";
const NO_LANDMARK: &str = "DELETE FROM landmark WHERE id = ?1";
const NO_PERSON: &str = "DELETE FROM person WHERE id = ?1";
const NO_SHARED: &str = "DELETE FROM shared WHERE id = ?1";
const BEGAN: &str = "SELECT began_ms FROM import_run WHERE id = ?1";
const UNDONE: &str = "UPDATE import_run SET undone = 1 WHERE id = ?1";
/// An import that the archive brought and that nothing is left of.
const NO_RUN: &str = "DELETE FROM import_run WHERE id = ?1 AND id > ?2
 AND NOT EXISTS (SELECT 1 FROM imported WHERE run = ?1)";
const FREE_CONTENT: &str =
    "DELETE FROM content WHERE NOT EXISTS (SELECT 1 FROM attachment WHERE content = content.id)";

/// What undoing came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Untaken {
    /// Entries that are gone.
    pub gone: u32,
    /// Entries that were changed here since, and stay.
    pub stay: u32,
}

fn report(db: &Connection, run: i64) -> Result<Report> {
    let json: Option<String> =
        db.prepare_cached(RUN)?.query_row(params![run, ARCHIVE], |r| r.get(0)).optional()?;
    serde_json::from_str(&json.ok_or(Error::NotFound)?).map_err(|_| Error::NotFound)
}

/// Takes an entry out of every list, and then away.
fn erase(db: &Connection, id: EntryId) -> Result<usize> {
    let present = Stored::load(db, id)?;
    let bytes = present.text.bytes();
    if present.is_live() {
        search::unindex(db, present.place, &present.text)?;
    }
    figure::remove(db, id)?;
    db.prepare_cached(ERASE)?.execute([id])?;
    Ok(bytes)
}

fn untake(db: &Connection, run: i64) -> Result<Untaken> {
    let report = report(db, run)?;
    let runs = serde_json::to_string(&report.runs).map_err(|_| Error::NotFound)?;
    let edited = |id: EntryId| report.edited.iter().find(|(edited, _)| *edited == id).map(|(_, v)| *v);
    let mut added: Vec<(EntryId, u32, u32)> = Vec::new();
    let mut select = db.prepare_cached(ADDED)?;
    let values = params![run, report.first, report.last, runs];
    for row in select.query_map(values, |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))? {
        added.push(row?);
    }
    let (mut untaken, mut bytes) = (Untaken::default(), 0);
    for (id, taken, present) in added {
        if edited(id).unwrap_or(taken) == present {
            bytes += erase(db, id)?;
            untaken.gone += 1;
        } else {
            untaken.stay += 1;
        }
    }
    search::tidy(db, bytes)?;
    let began: i64 = db.prepare_cached(BEGAN)?.query_row([run], |r| r.get(0))?;
    for id in &report.journeys {
        db.prepare_cached(NO_JOURNEY)?.execute([*id, began])?;
    }
    for (sql, ids) in
        [(NO_LANDMARK, &report.landmarks), (NO_PERSON, &report.people), (NO_SHARED, &report.shared)]
    {
        for id in ids {
            db.prepare_cached(sql)?.execute([id])?;
        }
    }
    for id in &report.runs {
        db.prepare_cached(NO_RUN)?.execute([*id, run])?;
    }
    db.prepare_cached(FREE_CONTENT)?.execute([])?;
    tag::forget_unused(db)?;
    db.prepare_cached(UNDONE)?.execute([run])?;
    Ok(untaken)
}

impl Journal {
    /// Undoes a taking from an archive, finished or broken off. Entries that it added go, with what hangs on them,
    /// unless they were changed here since; so do journeys on which nothing was done since, landmarks, people and
    /// what was shared. Two texts that it made one entry stay one, with both among the versions. Methods and words stay:
    /// answers may name them. [`Error::NotFound`] if there is no such taking.
    pub fn untake_whole(&mut self, run: i64) -> Result<Untaken> {
        self.vault.write(|db| untake(db, run))
    }
}
