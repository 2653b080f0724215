//! The two sides: a vault, and its twin without encryption.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use goldseam_exchange::bulk;
use goldseam_journal::Journal;
use goldseam_vault::{Cost, Credential, Passphrase};
use rusqlite::Connection;

use crate::Result;

const PASSPHRASE: &str = "a passphrase for measuring";
/// The settings of the vault's own connection, so that nothing but encryption differs.
const SETTINGS: &str =
    "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
 PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000; PRAGMA foreign_keys = ON;";

/// Two journals with the same entries.
pub struct Sides {
    home: PathBuf,
    /// How many entries each has.
    pub entries: usize,
}

impl Sides {
    /// Fills a vault, then copies it, row for row and index for index, into a plain database.
    pub fn make(home: &Path, entries: usize) -> Result<Self> {
        fs::create_dir_all(home)?;
        let sides = Self { home: home.to_owned(), entries };
        let mut journal = new_journal(&sides.vault())?;
        bulk::write(&mut journal, entries, 7, until(), |_| ())?;
        // as a journal that has been used for years: the index merged, the file in page order
        journal
            .vault()
            .read(|db| db.execute_batch("INSERT INTO search (search) VALUES ('optimize'); VACUUM"))?;
        let plain = sides.plain_file();
        fs::File::create(&plain)?; // the vault's connection makes no files
        journal.vault().read(|db| -> rusqlite::Result<()> {
            db.execute("ATTACH ?1 AS plain KEY ''", [plain.display().to_string()])?;
            db.query_row("SELECT sqlcipher_export('plain')", [], |_| Ok(()))?;
            db.execute_batch("DETACH plain")
        })?;
        journal.lock()?;
        Ok(sides)
    }

    /// The vault's folder.
    pub fn vault(&self) -> PathBuf {
        self.home.join("journal.goldseam")
    }

    /// The plain database.
    pub fn plain_file(&self) -> PathBuf {
        self.home.join("plain.db")
    }

    /// A place for a file that a measurement makes.
    pub fn scratch(&self, name: &str) -> PathBuf {
        self.home.join(name)
    }

    /// Opens the vault.
    pub fn open_journal(&self) -> Result<Journal> {
        open(&self.vault())
    }

    /// Opens the twin with the same settings.
    pub fn open_plain(&self) -> Result<Connection> {
        plain(&self.plain_file())
    }
}

/// Opens a vault that was made for measuring.
pub fn open(at: &Path) -> Result<Journal> {
    Ok(Journal::unlock(at, &Credential::Passphrase(Passphrase::new(PASSPHRASE.to_owned())?))?)
}

/// A new, empty vault. Its key costs next to nothing: derivation is measured apart.
pub fn new_journal(at: &Path) -> Result<Journal> {
    Ok(Journal::create(at, Passphrase::new(PASSPHRASE.to_owned())?, Cost::cheap_for_tests())?)
}

/// A plain database with the vault's settings.
pub fn plain(file: &Path) -> Result<Connection> {
    let db = Connection::open(file)?;
    db.execute_batch(SETTINGS)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(db)
}

/// The last day of the invented entries: fixed, so that every run has the same ones.
pub fn until() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 1).unwrap_or_default()
}

/// Copies the files of a folder.
pub fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for file in fs::read_dir(from)? {
        let file = file?;
        fs::copy(file.path(), to.join(file.file_name()))?;
    }
    Ok(())
}
