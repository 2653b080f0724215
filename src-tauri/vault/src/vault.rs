//! An open vault.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, Transaction};

use crate::{
    checks::Checks,
    counter::{self, Counter},
    database::{self, Extent, Schema},
    error::{Error, Result},
    files,
    header::Header,
    kdf::Cost,
    keys::{self, Use},
    log::{self, Follower},
    notice::Notice,
    pages::{self, Pages},
    rekey,
    secret::{self, Credential, Key, KeychainSecret, Passphrase, RecoveryCode},
    slot::{Kind, Slot},
    snapshot::{Live, SnapshotKeys, SnapshotParts},
    store::{self, WaysIn},
};

pub(crate) const LOCK: &str = "lock";

/// An open, unlocked vault: one folder, held by this process alone. Dropping it locks it.
pub struct Vault {
    pub(crate) dir: PathBuf,
    pub(crate) header: Header,
    pub(crate) db: Connection,
    pub(crate) counter: Counter,
    // after the database, since closing its file earlier would drop SQLite's locks
    pub(crate) pages: Pages,
    pub(crate) log: Follower,
    pub(crate) checks: Checks,
    pub(crate) notices: Vec<Notice>,
    pub(crate) read_only: bool,
    settled: bool,
    /// The last commit is not in the counter yet.
    pub(crate) uncounted: bool,
    pub(crate) keys: SnapshotKeys,
    // after the database, whose locks would go with it
    pub(crate) live: Live,
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
        let keys = SnapshotKeys::derive(&master, &header.id)?;
        let file = dir.join(database::NAME);
        let pages = Pages::at(&file, dir.join(pages::NAME), &master, &header.id)?;
        drop(master);

        let db = database::open(&file, &db_key)?;
        drop(db_key);
        database::check(&db, schema)?;
        let mut vault = Self {
            dir: dir.to_owned(),
            header,
            db,
            counter,
            pages,
            log: Follower::of(&file),
            checks: Checks::default(),
            notices: Vec::new(),
            read_only: false,
            settled: false,
            uncounted: false,
            keys,
            live: Live::of(&dir.join(database::NAME))?,
            unfinished: None,
            _lock: lock,
        };
        vault.look_after_headers(loaded.from_copy);
        vault.compare_files()?;
        if !vault.read_only && database::is_behind(&vault.db, schema)? {
            vault.count_last()?;
            let commits = database::migrate(&mut vault.db, schema)?;
            vault.counted(commits);
        }
        Ok(vault)
    }

    /// What a snapshot holds, open for reading only. `file` is the snapshot, from which `db` reads.
    pub(crate) fn of_snapshot(parts: SnapshotParts, schema: &Schema) -> Result<Self> {
        let SnapshotParts { path, file, header, db, keys } = parts;
        database::check(&db, schema)?;
        let counter = Counter::with_key(path.clone(), keys.again()?.counter);
        Ok(Self {
            live: Live::of(&path)?,
            pages: Pages::with_keys(&path, path.clone(), &keys.database, keys.again()?.pages)?,
            checks: Checks::default(),
            log: Follower::of(&path),
            dir: path,
            header,
            db,
            counter,
            notices: Vec::new(),
            read_only: true,
            settled: true,
            uncounted: false,
            keys,
            unfinished: None,
            _lock: file,
        })
    }

    pub(crate) fn tell(&mut self, notice: Notice) {
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }

    /// What to tell the person about this opening, and what was found since.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The vault's folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Whether anything can be written: not after commits went missing, and not in a snapshot.
    pub fn can_write(&self) -> bool {
        !self.read_only
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
        self.count_last()?;
        let tx = database::begin(&mut self.db)?;
        let out = f(&tx)?;
        let commits = database::count_commit(&tx)?;
        tx.commit().map_err(Error::from)?;
        self.counted(commits);
        self.shorten_log();
        Ok(out)
    }

    /// Before anything else is committed the last commit is in the counter.
    fn count_last(&mut self) -> Result<()> {
        if self.uncounted { self.count(database::commits(&self.db)?) } else { Ok(()) }
    }

    /// The commit is durable whether or not the counter follows; the next one waits for it.
    fn counted(&mut self, commits: u64) {
        self.uncounted = true;
        let _ = self.count(commits);
    }

    /// Lets the counter follow, durably: whatever happens, it is one commit behind at most, so that one that is
    /// further behind is not the one that was here.
    pub(crate) fn count(&mut self, commits: u64) -> Result<()> {
        let (frames, _) = database::log_state(&self.db)?;
        self.counter.log_is(self.log.follow(frames)?);
        self.counter.record_commit(commits)?;
        self.counter.sync()?;
        self.uncounted = false;
        Ok(())
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
        let master = self.header.open_for_person(current)?;
        self.keep_header(self.header.with_slot(&master, new, cost)?)
    }

    fn keep_header(&mut self, header: Header) -> Result<()> {
        store::change(&self.dir, &self.header, &header)?;
        self.header = header;
        Ok(())
    }

    /// Lets what the system's keychain keeps open the vault, in place of any such secret before it.
    pub fn keep_keychain_secret(&mut self, current: &Credential, secret: KeychainSecret) -> Result<()> {
        self.keep_slot(current, &Credential::Keychain(secret), Cost::FLOOR)
    }

    /// Lets nothing in a keychain open the vault any more.
    pub fn forget_keychain_secret(&mut self, current: &Credential) -> Result<()> {
        let master = self.header.open_for_person(current)?;
        self.keep_header(self.header.without(&master, Kind::Keychain)?)
    }

    /// Whether the secret is the person's own and opens this vault; for asking again before something
    /// that matters. The keychain's never is.
    pub fn check(&self, credential: &Credential) -> Result<()> {
        self.header.open_for_person(credential).map(drop)
    }

    /// What this vault's header says of the ways in.
    pub fn ways_in(&self) -> WaysIn {
        WaysIn::of(&self.header)
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
        let log = log::path_of(&self.dir.join(database::NAME));
        if log.try_exists()? {
            let aside = (1..).map(|n| self.dir.join(format!("{}-wal.kept-{n}", database::NAME)));
            if let Some(aside) = aside.take(10_000).find(|p| !p.exists()) {
                fs::copy(&log, aside)?;
            }
        }
        self.counter.reset(database::commits(&self.db)?)?;
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
            self.count_last()?;
            self.pages.take_in()?;
            self.write_back(Extent::Empty)?;
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
    let file = dir.join(database::NAME);
    let mut db = database::create(&file, &db_key, schema.application_id)?;
    database::allow_checkpoint(&db)?;
    database::migrate(&mut db, schema)?;
    let commits = database::commits(&db)?;
    database::checkpoint(&db, Extent::Empty)?;
    drop(db);
    let mut counter = Counter::at(dir.join(counter::NAME), &master, &id)?;
    counter.name(pages::make(&file, &dir.join(pages::NAME), commits, &master, &id)?);
    counter.reset(commits)?;
    files::private(OpenOptions::new().write(true).create_new(true)).open(dir.join(LOCK))?;
    store::save(dir, &header)
}

/// Takes the vault for this process. The operating system lets go of it when the process ends.
pub(crate) fn hold(dir: &Path) -> Result<File> {
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
