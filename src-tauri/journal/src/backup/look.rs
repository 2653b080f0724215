//! A look at a snapshot before anything is taken from it.

use std::path::Path;

use goldseam_vault::{
    Credential,
    snapshot::{Opened, Watch},
};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    day::Day,
    error::{Error, Result},
    schema::SCHEMA,
};

const ENTRIES: &str =
    "SELECT count(*) FILTER (WHERE deleted_ms IS NULL), count(*) FILTER (WHERE deleted_ms IS NOT NULL),
 min(day) FILTER (WHERE deleted_ms IS NULL), max(day) FILTER (WHERE deleted_ms IS NULL) FROM entry";
const HAS_FILES: &str =
    "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'attachment')";
const FILES: &str = "SELECT count(*) FROM attachment";

/// What is in a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Look {
    /// When it was taken: milliseconds since 1970.
    #[specta(type = f64)]
    pub taken: i64,
    /// How many commits there were then.
    #[specta(type = f64)]
    pub commits: u64,
    /// The version of the vault's format.
    pub format: u16,
    /// The number of the last migration.
    pub schema: u32,
    /// How many bytes the file has.
    #[specta(type = f64)]
    pub bytes: u64,
    /// Entries outside the bin.
    pub entries: u32,
    /// Entries in the bin.
    pub deleted: u32,
    /// Photos and files.
    pub attachments: u32,
    /// The first day that an entry is about.
    pub first: Option<Day>,
    /// The last one.
    pub last: Option<Day>,
    /// The code of what is wrong with it; none if every byte was found to be as it was written.
    pub trouble: Option<String>,
}

fn some_day(number: Option<i32>) -> Option<Day> {
    number.and_then(|number| Day::from_number(number).ok())
}

fn count(db: &Connection, look: &mut Look) -> Result<()> {
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    let (entries, deleted, first, last) = db.query_row(ENTRIES, [], read)?;
    let has_files: bool = db.query_row(HAS_FILES, [], |r| r.get(0))?;
    let attachments = if has_files { db.query_row(FILES, [], |r| r.get(0))? } else { 0 };
    (look.entries, look.deleted, look.attachments) = (entries, deleted, attachments);
    (look.first, look.last) = (some_day(first), some_day(last));
    Ok(())
}

/// Opens a snapshot, reads every byte of it and says what is in it. The file stays as it is. An error if it can't be
/// opened at all; what else is wrong is in [`Look::trouble`]. [`goldseam_vault::Error::NewerSchema`] if a later build made it.
pub fn look(path: &Path, credential: &Credential, watch: &mut Watch<'_>) -> Result<Look> {
    let mut opened = Opened::open(path, credential)?;
    let about = opened.about();
    if SCHEMA.migrations.last().is_some_and(|last| about.schema > last.number) {
        return Err(goldseam_vault::Error::NewerSchema.into());
    }
    let mut look = Look {
        taken: about.taken,
        commits: about.commits,
        format: about.format,
        schema: about.schema,
        bytes: about.bytes,
        entries: 0,
        deleted: 0,
        attachments: 0,
        first: None,
        last: None,
        trouble: None,
    };
    let counted =
        opened.verify(watch).map_err(Error::from).and_then(|()| opened.read(|db| count(db, &mut look)));
    match counted {
        Err(e) if e.code() == "backup_stopped" => Err(e),
        Err(e) => Ok(Look { trouble: Some(e.code().to_owned()), ..look }),
        Ok(()) => Ok(look),
    }
}
