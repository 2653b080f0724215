//! A new master key: the whole database is encrypted anew.
//!
//! The new database, its counter and its record of pages are written beside the present ones and checked. Then the
//! header is replaced: that one rename is the moment of change. Last, the new files take the old
//! ones' names; if a crash comes before that, the next open does it.

use std::{fs, path::Path};

use rusqlite::{Connection, backup::Backup};

use crate::{
    counter::{self, Counter},
    database::{self, Extent},
    error::{Error, Result},
    files,
    header::Header,
    kdf::Cost,
    keys::{self, Use, VaultId},
    log::Follower,
    pages::{self, Pages},
    secret::{Credential, Key},
    slot::Slot,
    snapshot::SnapshotKeys,
    store,
    vault::Vault,
    verify,
};

pub(crate) const NEXT_DB: &str = "journal.db.next";
const NEXT_COUNTER: &str = "counter.next";
const NEXT_PAGES: &str = "pages.next";

impl Vault {
    /// Replaces the master key and re-encrypts everything. The passphrase stays; a recovery code and
    /// the keychain's secret stop working and must be made anew. Copies of the folder made before are not touched: they
    /// still open as they did.
    pub fn rekey(&mut self, passphrase: &Credential, cost: Cost) -> Result<()> {
        if !matches!(passphrase, Credential::Passphrase(_)) {
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
        let snapshot_keys = SnapshotKeys::derive(&master, &id)?;

        self.end_rekey()?;
        self.write_back(Extent::Empty)?;
        let closed = Connection::open_in_memory()?;
        let prepared = self.prepare(&db_key, counter, &master, &id).and_then(|counter| {
            files::put(&self.dir.join(store::HEADER), header.bytes())?;
            Ok(counter)
        });
        let counter = match prepared {
            Ok(counter) => counter,
            Err(e) => {
                let _ = fs::remove_file(self.dir.join(NEXT_DB));
                let _ = fs::remove_file(self.dir.join(NEXT_COUNTER));
                let _ = fs::remove_file(self.dir.join(NEXT_PAGES));
                return Err(e);
            }
        };
        // From here on the new key is the vault's, whatever fails. The old file is closed, so that
        // nothing more is written to it.
        self.header = header;
        self.keys = snapshot_keys;
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
        let next = self.dir.join(NEXT_DB);
        if next.try_exists()? {
            // closes the old file before it is renamed over
            self.live.moved_to(&next)?;
            self.pages =
                Pages::with_keys(&next, self.dir.join(NEXT_PAGES), db_key, self.keys.again()?.pages)?;
        }
        take_names(&self.dir)?;
        let file = self.dir.join(database::NAME);
        self.live.moved_to(&file)?;
        self.pages = Pages::with_keys(&file, self.dir.join(pages::NAME), db_key, self.keys.again()?.pages)?;
        let db = database::open(&file, db_key)?;
        self.counter.moved_to(self.dir.join(counter::NAME));
        self.pages.load(&self.counter.read()?, 0)?;
        self.log = Follower::of(&file);
        // when all else is done: it holds the file, and another try would not get it
        self.db = db;
        self.unfinished = None;
        // one that is behind is brought up to date at the next opening
        let _ = store::renew_copy(&self.dir, &self.header);
        Ok(())
    }

    fn prepare(&mut self, db_key: &Key, mut counter: Counter, master: &Key, id: &VaultId) -> Result<Counter> {
        let path = self.dir.join(NEXT_DB);
        match fs::remove_file(&path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
        copy_encrypted(&self.db, &path, db_key)?;
        let commits = database::commits(&self.db)?;
        counter.name(pages::make(&path, &self.dir.join(NEXT_PAGES), commits, master, id)?);
        counter.reset(commits)?;
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
        for (from, to) in [(NEXT_COUNTER, counter::NAME), (NEXT_PAGES, pages::NAME)] {
            if dir.join(from).try_exists()? {
                fs::rename(dir.join(from), dir.join(to))?;
            }
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
