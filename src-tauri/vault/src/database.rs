//! The encrypted SQLite file: how it is opened, and its migrations.

use std::{fs::OpenOptions, io, path::Path, sync::Once};

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, config::DbConfig};
use zeroize::Zeroizing;

use crate::{
    error::{Error, Result},
    files, memory,
    secret::Key,
};

pub(crate) const NAME: &str = "journal.db";

/// One numbered change of the tables.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// 1, 2, 3 … without gaps; kept in `user_version`.
    pub number: u32,
    /// What it is for, in a few words.
    pub name: &'static str,
    /// Statements, run as one batch.
    pub sql: &'static str,
}

/// The tables that a program keeps in a vault. The vault itself knows nothing of them.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// Checked at open, so that an empty or foreign file is never taken for a journal.
    pub application_id: i32,
    /// In ascending order.
    pub migrations: &'static [Migration],
}

impl Schema {
    fn latest(&self) -> u32 {
        self.migrations.last().map_or(0, |m| m.number)
    }
}

/// Makes a file of no bytes and connects to it, as the target of a copy.
pub(crate) fn create_empty(path: &Path, key: &Key) -> Result<Connection> {
    // made before SQLite does, so that it is the owner's alone from its first byte
    files::private(OpenOptions::new().write(true).create_new(true)).open(path)?;
    connect(path, key)
}

/// Makes a database that holds the vault's own table only.
pub(crate) fn create(path: &Path, key: &Key, application_id: i32) -> Result<Connection> {
    drop(create_empty(path, key)?);
    let db = open(path, key)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.pragma_update(None, "application_id", application_id)?;
    db.execute_batch(
        "CREATE TABLE vault_state (only INTEGER PRIMARY KEY CHECK (only = 1), commits INTEGER NOT NULL);
         INSERT INTO vault_state VALUES (1, 0);",
    )?;
    // where the disk fails while the mode is changed SQLite goes on without a log, and says nothing; a vault
    // without one would go round the record of pages
    if log_state(&db)?.0 == 0 {
        return Err(io::Error::other("no write-ahead log was begun").into());
    }
    Ok(db)
}

static STARTED: Once = Once::new();

/// Opens a file that exists; nothing in it is read yet.
fn connect(path: &Path, key: &Key) -> Result<Connection> {
    if !path.try_exists()? {
        return Err(Error::DatabaseDamaged);
    }
    // SQLite lets a second thread in while the first still starts SQLCipher up, and its key is refused
    STARTED.call_once(|| drop(Connection::open_in_memory()));
    let db = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    // SQLite falls back to reading, and then fails to lock the file, which says nothing to anyone
    if db.is_readonly(rusqlite::MAIN_DB)? {
        return Err(Error::ReadOnly);
    }
    prepare(&db, key)?;
    // a damaged log is kept as it is until the commit counter has been looked at
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    Ok(db)
}

fn prepare(db: &Connection, key: &Key) -> Result<()> {
    // SQLCipher would write its complaints to standard error
    db.pragma_update(None, "cipher_log_level", "NONE")?;
    set_key(db, key)?;
    // half the bytes of the default HMAC-SHA512, and 20 to 40 % faster to read
    db.pragma_update(None, "cipher_hmac_algorithm", "HMAC_SHA256")?;
    Ok(())
}

/// Opens the database with the settings that every connection of ours has. That it keeps a
/// write-ahead log is written in the file since [`create`]; asking for it here would turn a file of
/// no bytes into a new database. The log is written back by [`checkpoint`] alone.
pub(crate) fn open(path: &Path, key: &Key) -> Result<Connection> {
    let db = connect(path, key)?;
    // the vault is locked to one process, so the log's index can live in memory
    db.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    // on disk the sorter would write rows in the clear
    db.pragma_update(None, "temp_store", "MEMORY")?;
    db.pragma_update(None, "cache_size", -16_000)?;
    db.pragma_update(None, "foreign_keys", true)?;
    // the vault moves the log itself, since the record of pages has to go before
    db.pragma_update(None, "wal_autocheckpoint", 0)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(db)
}

/// Opens a file that is not written to as long as it is open, as a snapshot, and reads what lies at its beginning. No
/// lock is taken and no other file is looked for or made beside it.
pub(crate) fn open_sealed(path: &Path, key: &Key) -> Result<Connection> {
    STARTED.call_once(|| drop(Connection::open_in_memory()));
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let db = Connection::open_with_flags(files::uri(path, "immutable=1")?, flags)?;
    prepare(&db, key)?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(db)
}

/// For a database that is still being made: its log is written back when it is closed.
pub(crate) fn allow_checkpoint(db: &Connection) -> Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

/// Whether the file is a vault's database under this key; it is not changed. Any key reads an
/// empty file, so the vault's own table has to be there.
pub(crate) fn opens(path: &Path, key: &Key) -> Result<bool> {
    let db = connect(path, key)?;
    let table = "SELECT count(*) FROM sqlite_schema WHERE name = 'vault_state'";
    match db.query_row(table, [], |r| r.get::<_, i64>(0)).map_err(Error::from) {
        Ok(found) => Ok(found == 1),
        Err(Error::DatabaseDamaged) => Ok(false),
        Err(other) => Err(other),
    }
}

fn set_key(db: &Connection, key: &Key) -> Result<()> {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let mut text = Zeroizing::new(String::with_capacity(67));
    text.push_str("x'");
    for byte in key.expose() {
        text.push(char::from(HEX[usize::from(byte >> 4)]));
        text.push(char::from(HEX[usize::from(byte & 15)]));
    }
    text.push('\'');
    memory::give_key(db, text.as_bytes())
}

/// Refuses a file that is not this program's or is of a later one; reads only.
pub(crate) fn check(db: &Connection, schema: &Schema) -> Result<()> {
    let id: i32 = db.pragma_query_value(None, "application_id", |r| r.get(0))?;
    if id != schema.application_id {
        return Err(Error::DatabaseDamaged);
    }
    if version(db)? > schema.latest() {
        return Err(Error::NewerSchema);
    }
    Ok(())
}

/// Runs the migrations that the file lacks, all or none. True if there were any.
pub(crate) fn migrate(db: &mut Connection, schema: &Schema) -> Result<u64> {
    let have = version(db)?;
    let tx = begin(db)?;
    for migration in schema.migrations.iter().filter(|m| m.number > have) {
        tx.execute_batch(migration.sql)?;
    }
    tx.pragma_update(None, "user_version", schema.latest())?;
    let commits = count_commit(&tx)?;
    tx.commit()?;
    Ok(commits)
}

pub(crate) fn is_behind(db: &Connection, schema: &Schema) -> Result<bool> {
    Ok(version(db)? < schema.latest())
}

pub(crate) fn version(db: &Connection) -> Result<u32> {
    Ok(db.pragma_query_value(None, "user_version", |r| r.get(0))?)
}

/// Takes the write lock at once, so that a transaction never fails half way for want of it.
pub(crate) fn begin(db: &mut Connection) -> Result<Transaction<'_>> {
    Ok(db.transaction_with_behavior(TransactionBehavior::Immediate)?)
}

/// Counts the commit that is about to happen.
pub(crate) fn count_commit(tx: &Transaction) -> Result<u64> {
    let n: i64 = tx
        .prepare_cached("UPDATE vault_state SET commits = commits + 1 RETURNING commits")?
        .query_row([], |r| r.get(0))?;
    Ok(n.cast_unsigned())
}

pub(crate) fn commits(db: &Connection) -> Result<u64> {
    let n: i64 = db.query_row("SELECT commits FROM vault_state", [], |r| r.get(0))?;
    Ok(n.cast_unsigned())
}

/// How many frames the log has, and how many of them are in the file already.
pub(crate) fn log_state(db: &Connection) -> Result<(u32, u32)> {
    let mut state = db.prepare_cached("PRAGMA wal_checkpoint(NOOP)")?;
    // both are -1 before the log was ever looked at
    let number = |n: i64| u32::try_from(n).unwrap_or(0);
    Ok(state.query_row([], |r| Ok((number(r.get(1)?), number(r.get(2)?))))?)
}

/// How far a checkpoint goes.
#[derive(Clone, Copy)]
pub(crate) enum Extent {
    /// The log's place on the disk is used again.
    Reuse,
    /// The log is empty afterwards.
    Empty,
}

/// Moves what is in the log into the file. False if not all of it could be.
pub(crate) fn checkpoint(db: &Connection, extent: Extent) -> Result<bool> {
    let sql = match extent {
        Extent::Reuse => "PRAGMA wal_checkpoint(PASSIVE)",
        Extent::Empty => "PRAGMA wal_checkpoint(TRUNCATE)",
    };
    Ok(db
        .query_row(sql, [], |r| Ok(r.get::<_, i64>(0)? == 0 && r.get::<_, i64>(1)? == r.get::<_, i64>(2)?))?)
}

/// The versions of the engine, for the person who asks and for bug reports: SQLite, SQLCipher.
pub fn engine_versions() -> Result<(String, String)> {
    let db = Connection::open_in_memory()?;
    let cipher = db.pragma_query_value(None, "cipher_version", |r| r.get(0))?;
    Ok((rusqlite::version().to_owned(), cipher))
}
