//! An open vault.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, Transaction};

use crate::{
    counter::{self, Counter},
    database::{self, Schema},
    error::{Error, Result},
    files,
    header::Header,
    kdf::Cost,
    keys::{self, Use},
    rekey,
    secret::{self, Credential, Key, Passphrase, RecoveryCode},
    slot::{Kind, Slot},
    store,
};

const LOCK: &str = "lock";

/// Something to tell the person after the vault has opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The first header was damaged; its copy opened the vault.
    HeaderCopyUsed,
    /// The commit counter was missing or damaged and is kept anew from here.
    CounterDamaged,
    /// So many of the last commits are gone. The vault is open for reading only until
    /// [`Vault::go_on_without_missing`].
    CommitsMissing(u64),
}

impl Notice {
    /// The stable name of this notice.
    pub fn code(self) -> &'static str {
        match self {
            Self::HeaderCopyUsed => "header_copy_used",
            Self::CounterDamaged => "counter_damaged",
            Self::CommitsMissing(_) => "commits_missing",
        }
    }
}

/// An open, unlocked vault: one folder, held by this process alone. Dropping it locks it.
pub struct Vault {
    pub(crate) dir: PathBuf,
    pub(crate) header: Header,
    pub(crate) db: Connection,
    pub(crate) counter: Counter,
    notices: Vec<Notice>,
    pub(crate) read_only: bool,
    settled: bool,
    /// The new database's key, while a re-key has changed the header and not yet all names.
    pub(crate) unfinished: Option<Key>,
    // last, so that the folder is free only when all else is closed
    _lock: File,
}

impl Vault {
    /// Makes a vault in the new folder `dir`. It is built beside under another name and renamed
    /// when whole, so that a failure leaves nothing half made.
    pub fn create(dir: &Path, passphrase: Passphrase, cost: Cost, schema: &Schema) -> Result<Self> {
        let occupied =
            || -> io::Result<bool> { Ok(dir.try_exists()? && fs::read_dir(dir)?.next().is_some()) };
        if occupied().unwrap_or(true) {
            return Err(Error::VaultExists);
        }
        if let Some(parent) = dir.parent() {
            fs::create_dir_all(parent)?;
        }
        let credential = Credential::Passphrase(passphrase);
        let mut beside = dir.as_os_str().to_owned();
        beside.push(format!(".making-{}", std::process::id()));
        let beside = PathBuf::from(beside);
        let made = make_in(&beside, &credential, cost, schema).and_then(|()| {
            if dir.try_exists()? {
                fs::remove_dir(dir)?; // empty, as seen above; not removed if it no longer is
            }
            fs::rename(&beside, dir)?;
            Ok(files::sync_parent(dir)?)
        });
        if made.is_err() {
            let _ = fs::remove_dir_all(&beside);
        }
        made?;
        Self::open(dir, &credential, schema)
    }

    /// Opens a vault. With a wrong secret, or when anything is amiss, no file is changed.
    pub fn open(dir: &Path, credential: &Credential, schema: &Schema) -> Result<Self> {
        let lock = hold(dir)?;
        let loaded = store::load(dir)?;
        let header = loaded.header;
        let master = header.open(credential)?;
        let db_key = keys::derive(&master, &header.id, Use::Database)?;
        rekey::finish(dir, &db_key)?;
        let counter = Counter::at(dir.join(counter::NAME), &master, &header.id)?;
        drop(master);

        let db = database::open(&dir.join(database::NAME), &db_key)?;
        drop(db_key);
        database::check(&db, schema)?;
        let mut vault = Self {
            dir: dir.to_owned(),
            header,
            db,
            counter,
            notices: Vec::new(),
            read_only: false,
            settled: false,
            unfinished: None,
            _lock: lock,
        };
        vault.look_after_headers(loaded.from_copy);
        vault.compare_counts()?;
        if !vault.read_only {
            database::allow_checkpoint(&vault.db)?;
            if let Some(commits) = database::migrate(&mut vault.db, schema)? {
                vault.record(commits);
            }
        }
        Ok(vault)
    }

    fn look_after_headers(&mut self, from_copy: bool) {
        if from_copy {
            self.notices.push(Notice::HeaderCopyUsed);
        } else if !store::copy_matches(&self.dir, &self.header) {
            // a crash between the two writes; the first is authenticated by now. If it can't be
            // written now it is at the next open.
            let _ = store::renew_copy(&self.dir, &self.header);
        }
    }

    fn compare_counts(&mut self) -> Result<()> {
        let (reading, commits) = (self.counter.read()?, database::commits(&self.db)?);
        if reading.commits > commits {
            self.read_only = true;
            self.notices.push(Notice::CommitsMissing(reading.commits - commits));
        } else if reading.damaged {
            self.notices.push(Notice::CounterDamaged);
            self.counter.reset(commits)?;
        }
        Ok(())
    }

    /// What to tell the person about this opening.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The vault's folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Reads from the database.
    pub fn read<T, E>(
        &self,
        f: impl FnOnce(&Connection) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        f(&self.db)
    }

    /// Runs `f` in one transaction. When this returns `Ok`, what it wrote is on the disk; when it
    /// returns an error, nothing of it is.
    pub fn write<T, E>(
        &mut self,
        f: impl FnOnce(&Transaction) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E>
    where
        E: From<Error>,
    {
        if self.read_only {
            return Err(Error::CommitsMissing.into());
        }
        self.end_rekey()?;
        let tx = database::begin(&mut self.db)?;
        let out = f(&tx)?;
        let commits = database::count_commit(&tx)?;
        tx.commit().map_err(Error::from)?;
        self.record(commits);
        Ok(out)
    }

    /// The commit is durable whether or not the counter follows: a counter that is behind is no loss.
    fn record(&mut self, commits: u64) {
        let _ = self.counter.record_commit(commits);
    }

    /// Puts a new passphrase in place of the present one, which (or the recovery code) must be
    /// given again. Copies of the folder made before still open with the old one.
    pub fn change_passphrase(&mut self, current: &Credential, new: Passphrase, cost: Cost) -> Result<()> {
        self.keep_slot(current, &Credential::Passphrase(new), cost)
    }

    /// A fresh recovery code. It opens nothing until [`Vault::keep_recovery_code`].
    pub fn new_recovery_code() -> Result<RecoveryCode> {
        RecoveryCode::make_random()
    }

    /// Lets `code` open the vault, in place of any code before it.
    pub fn keep_recovery_code(&mut self, current: &Credential, code: RecoveryCode, cost: Cost) -> Result<()> {
        self.keep_slot(current, &Credential::Recovery(code), cost)
    }

    fn keep_slot(&mut self, current: &Credential, new: &Credential, cost: Cost) -> Result<()> {
        let master = self.header.open(current)?;
        let header = self.header.with_slot(&master, new, cost)?;
        store::change(&self.dir, &self.header, &header)?;
        self.header = header;
        Ok(())
    }

    /// Whether the secret opens this vault; for asking again before something that matters.
    pub fn check(&self, credential: &Credential) -> Result<()> {
        self.header.open(credential).map(drop)
    }

    /// Whether a recovery code is set.
    pub fn has_recovery_code(&self) -> bool {
        self.header.has(Kind::Recovery)
    }

    /// Goes on writing after [`Notice::CommitsMissing`]. The log is put aside under another name
    /// first, since what is missing may yet be found in it.
    pub fn go_on_without_missing(&mut self) -> Result<()> {
        if !self.read_only {
            return Ok(());
        }
        let log = self.dir.join(format!("{}-wal", database::NAME));
        if log.try_exists()? {
            let aside = (1..).map(|n| self.dir.join(format!("{}-wal.kept-{n}", database::NAME)));
            if let Some(aside) = aside.take(10_000).find(|p| !p.exists()) {
                fs::copy(&log, aside)?;
            }
        }
        self.counter.reset(database::commits(&self.db)?)?;
        database::allow_checkpoint(&self.db)?;
        self.read_only = false;
        self.notices.retain(|n| !matches!(n, Notice::CommitsMissing(_)));
        Ok(())
    }

    /// Closes the vault: the log is written back and emptied, the counter made durable, the keys wiped.
    pub fn lock(mut self) -> Result<()> {
        self.settle()
    }

    pub(crate) fn settle(&mut self) -> Result<()> {
        // an unfinished re-key is ended by the next opening
        if !self.read_only && !self.settled && self.unfinished.is_none() {
            database::checkpoint(&self.db)?;
            self.counter.sync()?;
            self.settled = true;
        }
        Ok(())
    }
}

impl Drop for Vault {
    fn drop(&mut self) {
        let _ = self.settle();
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault(…)")
    }
}

/// Builds every file of a vault in the new folder `dir`.
fn make_in(dir: &Path, credential: &Credential, cost: Cost, schema: &Schema) -> Result<()> {
    files::private_dir(dir)?;
    let master = Key::make_random()?;
    let mut id = [0; 16];
    secret::random(&mut id)?;
    let slot = Slot::make(&id, credential, cost, &master)?;
    let header = Header::seal(id, 1, vec![slot], &master)?;
    let db_key = keys::derive(&master, &id, Use::Database)?;
    let mut db = database::create(&dir.join(database::NAME), &db_key, schema.application_id)?;
    database::allow_checkpoint(&db)?;
    database::migrate(&mut db, schema)?;
    let commits = database::commits(&db)?;
    database::checkpoint(&db)?;
    drop(db);
    Counter::at(dir.join(counter::NAME), &master, &id)?.reset(commits)?;
    files::private(OpenOptions::new().write(true).create_new(true)).open(dir.join(LOCK))?;
    store::save(dir, &header)
}

/// Takes the vault for this process. The operating system lets go of it when the process ends.
fn hold(dir: &Path) -> Result<File> {
    match fs::metadata(dir) {
        Ok(m) if m.is_dir() => {}
        Ok(_) => return Err(Error::NotAVault),
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Err(Error::VaultMissing),
        Err(e) => return Err(e.into()),
    }
    if !dir.join(store::HEADER).try_exists()? && !dir.join(store::COPY).try_exists()? {
        return Err(Error::NotAVault);
    }
    let file =
        files::private(OpenOptions::new().write(true).create(true).truncate(false)).open(dir.join(LOCK))?;
    // a process that is just ending, or was just begun by the one that had the vault, lets go soon
    for wait in [5, 20, 75, 400] {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(wait)),
            Err(TryLockError::Error(e)) => return Err(e.into()),
        }
    }
    Err(Error::InUse)
}
