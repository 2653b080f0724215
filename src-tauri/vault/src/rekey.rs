//! A new master key: the whole database is encrypted anew.
//!
//! The new database and its counter are written beside the present ones and checked. Then the
//! header is replaced: that one rename is the moment of change. Last, the new files take the old
//! ones' names; if a crash comes before that, the next open does it.

use std::{fs, path::Path};

use rusqlite::{Connection, backup::Backup};

use crate::{
    counter::{self, Counter},
    database,
    error::{Error, Result},
    files,
    header::Header,
    kdf::Cost,
    keys::{self, Use},
    secret::{Credential, Key},
    slot::Slot,
    store,
    vault::Vault,
    verify,
};

const NEXT_DB: &str = "journal.db.next";
const NEXT_COUNTER: &str = "counter.next";

impl Vault {
    /// Replaces the master key and re-encrypts everything. The passphrase stays; a recovery code
    /// stops working and must be made anew. Copies of the folder made before are not touched: they
    /// still open as they did.
    pub fn rekey(&mut self, passphrase: &Credential, cost: Cost) -> Result<()> {
        if matches!(passphrase, Credential::Recovery(_)) {
            return Err(Error::WrongPassphrase);
        }
        if self.read_only {
            return Err(Error::CommitsMissing);
        }
        drop(self.header.open(passphrase)?);
        let master = Key::make_random()?;
        let id = self.header.id;
        let slot = Slot::make(&id, passphrase, cost, &master)?;
        let header = Header::seal(id, self.header.revision + 1, vec![slot], &master)?;
        let db_key = keys::derive(&master, &id, Use::Database)?;
        let counter = Counter::at(self.dir.join(NEXT_COUNTER), &master, &id)?;
        drop(master);

        self.end_rekey()?;
        database::checkpoint(&self.db)?;
        let closed = Connection::open_in_memory()?;
        let prepared = self.prepare(&db_key, counter).and_then(|counter| {
            files::put(&self.dir.join(store::HEADER), header.bytes())?;
            Ok(counter)
        });
        let counter = match prepared {
            Ok(counter) => counter,
            Err(e) => {
                let _ = fs::remove_file(self.dir.join(NEXT_DB));
                let _ = fs::remove_file(self.dir.join(NEXT_COUNTER));
                return Err(e);
            }
        };
        // From here on the new key is the vault's, whatever fails. The old file is closed, so that
        // nothing more is written to it.
        self.header = header;
        self.db = closed;
        self.counter = counter;
        self.unfinished = Some(db_key);
        let _ = files::sync_parent(&self.dir.join(store::HEADER));
        self.end_rekey()
    }

    /// The last part of a re-key, again if it failed before: until it is done nothing can be read
    /// or written.
    pub(crate) fn end_rekey(&mut self) -> Result<()> {
        let Some(db_key) = &self.unfinished else { return Ok(()) };
        take_names(&self.dir)?;
        self.db = database::open(&self.dir.join(database::NAME), db_key)?;
        database::allow_checkpoint(&self.db)?;
        self.counter.moved_to(self.dir.join(counter::NAME));
        self.unfinished = None;
        // one that is behind is brought up to date at the next opening
        let _ = store::renew_copy(&self.dir, &self.header);
        Ok(())
    }

    fn prepare(&mut self, db_key: &Key, mut counter: Counter) -> Result<Counter> {
        let path = self.dir.join(NEXT_DB);
        match fs::remove_file(&path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
        copy_encrypted(&self.db, &path, db_key)?;
        counter.reset(database::commits(&self.db)?)?;
        Ok(counter)
    }
}

/// Copies page by page under the new key, then reads the copy back and checks it.
fn copy_encrypted(from: &Connection, path: &Path, key: &Key) -> Result<()> {
    let mut to = database::create_empty(path, key)?;
    Backup::new(from, &mut to)?.run_to_completion(4096, std::time::Duration::ZERO, None)?;
    drop(to);
    fs::File::open(path)?.sync_all()?;
    let copy = database::open(path, key)?;
    database::allow_checkpoint(&copy)?;
    if database::commits(&copy)? != database::commits(from)? || !verify::pages(&copy)?.is_empty() {
        // the copy is not sound; the journal itself is
        return Err(Error::Io(std::io::Error::other("a copy reads otherwise than it was written")));
    }
    Ok(())
}

/// Gives the new files the names of the old ones.
fn take_names(dir: &Path) -> Result<()> {
    let next = dir.join(NEXT_DB);
    if next.try_exists()? {
        // The old database's log was written back. If a power cut brought it back it would be
        // taken for the new one's.
        match fs::remove_file(dir.join(format!("{}-wal", database::NAME))) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
        if dir.join(NEXT_COUNTER).try_exists()? {
            fs::rename(dir.join(NEXT_COUNTER), dir.join(counter::NAME))?;
        }
        fs::rename(&next, dir.join(database::NAME))?;
    }
    Ok(files::sync_parent(&next)?)
}

/// Ends a re-key that a crash cut short: if the present key opens the new database, the header had
/// been replaced and the new files take their names; if not, they are the unfinished work of a
/// re-key that never happened.
pub(crate) fn finish(dir: &Path, db_key: &Key) -> Result<()> {
    let next = dir.join(NEXT_DB);
    if !next.try_exists()? {
        return Ok(());
    }
    if database::opens(&next, db_key)? {
        take_names(dir)?;
    }
    Ok(())
}
