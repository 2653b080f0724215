//! Whether the pages of the database are those that were written last.
//!
//! SQLCipher authenticates each page by itself, so an older version of a page can be put back
//! unseen. Against that the vault keeps a record: one tag for each 64 pages over the ends of their
//! encrypted bytes, which bind the rest. The database file changes only when the log is written
//! back, and only [`Vault`](crate::Vault) does that, so the record is made anew just before: for
//! pages in the log from the log, for their neighbours from the file, after those have been compared.
//! It is therefore true at every moment, after a crash too: of the file, with the frames laid over
//! it that the record names, as long as the log still has them.

mod record;

use std::{
    collections::BTreeSet,
    fs::File,
    io,
    path::{Path, PathBuf},
};

pub(crate) use record::{CHUNK, NAME, SALT, Seal};
use record::{Record, Tag, UNKNOWN, chunks};

use crate::{
    cipher,
    counter::Reading,
    error::{Error, Result},
    files,
    keys::{self, Use, VaultId},
    log::{self, Frames, PAGE, TAIL, Tails},
    secret::Key,
};

/// How many unknown chunks are looked at when the vault locks: 256 MiB, a fraction of a second. A
/// larger vault without a record is taken in by the checks while it is open.
const TAKEN_IN_AT_LOCK: usize = 1024;

/// What the record said when the vault was opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// There is a record, or there never was one.
    Good,
    /// The counter names a record that is missing, damaged or of another time.
    RecordUnknown,
}

/// The record of an open vault, and how far its database has been compared with it.
pub(crate) struct Pages {
    /// Held as long as the vault is open: closing any handle of the database while SQLite has it
    /// open would drop SQLite's locks.
    database: File,
    path: PathBuf,
    log: PathBuf,
    key: Key,
    /// Of SQLCipher's HMACs.
    page_key: Key,
    record: Record,
    seal: Seal,
    /// The seal that the counter on disk has.
    bound: Seal,
    /// Frames that belong over the file, if a crash came while they were written back.
    over: Tails,
    checked: Vec<bool>,
    /// The record in memory says more than the one on disk.
    changed: bool,
    /// There was one, and it is missing or damaged.
    lost: bool,
}

impl Pages {
    /// For the database in `database` with its record in `path`; to be called before SQLite opens it.
    pub fn at(database: &Path, path: PathBuf, master: &Key, id: &VaultId) -> Result<Self> {
        let key = keys::derive(master, id, Use::Pages)?;
        Self::with_keys(database, path, &keys::derive(master, id, Use::Database)?, key)
    }

    /// The same of the keys themselves.
    pub fn with_keys(database: &Path, path: PathBuf, database_key: &Key, key: Key) -> Result<Self> {
        let file = File::open(database).map_err(|e| match e.kind() {
            io::ErrorKind::NotFound => Error::DatabaseDamaged,
            _ => e.into(),
        })?;
        let mut salt = [0; SALT];
        files::read_at(&file, 0, &mut salt)?;
        let mut pages = Self {
            page_key: cipher::mac_key(database_key, &salt)?,
            database: file,
            path,
            log: log::path_of(database),
            key,
            record: Record::default(),
            seal: Seal::default(),
            bound: Seal::default(),
            over: Tails::new(),
            checked: Vec::new(),
            changed: false,
            lost: false,
        };
        pages.forget()?;
        Ok(pages)
    }

    /// Begins without a record: every chunk is taken as it is when it is first looked at.
    fn forget(&mut self) -> Result<()> {
        let length = self.database.metadata()?.len();
        let pages = u32::try_from(length / PAGE as u64).map_err(|_| Error::DatabaseDamaged)?;
        self.record = Record { pages, tags: vec![UNKNOWN; chunks(pages)], ..Record::default() };
        files::read_at(&self.database, 0, &mut self.record.salt)?;
        self.checked = vec![false; self.record.tags.len()];
        self.changed = true;
        Ok(())
    }

    /// Reads the record that the counter names. `in_log` frames of the log are what SQLite reads.
    pub fn load(&mut self, counter: &Reading, in_log: u32) -> Result<Standing> {
        let seal_named = counter.beside.seal;
        self.bound = seal_named;
        let named = seal_named != Seal::default();
        if !named && !counter.damaged {
            // of a time before there were records, or just brought back from a backup
            return Ok(Standing::Good);
        }
        match Record::load(&self.path, &self.key)? {
            // a crash between the two writes leaves the record one ahead of the counter
            Some((record, seal)) if counter.damaged || [seal, record.before].contains(&seal_named) => {
                self.checked = vec![false; record.tags.len()];
                // no others: SQLite would not read them either
                let frames = log::read(&self.log, record.frames.min(in_log))?;
                if frames.salts == record.salts && frames.taken > 0 {
                    self.over = frames.tails;
                }
                (self.record, self.seal, self.changed) = (record, seal, false);
                Ok(Standing::Good)
            }
            _ if named => {
                self.lost = true;
                Ok(Standing::RecordUnknown)
            }
            _ => Ok(Standing::Good),
        }
    }

    /// Whether the file is as long as recorded. Not known while frames belong over it.
    pub fn length_holds(&self) -> Result<bool> {
        let length = self.database.metadata()?.len();
        Ok(!self.over.is_empty() || length == u64::from(self.record.pages) * PAGE as u64)
    }

    /// Whether the record on disk is the one that was written last.
    pub fn record_holds(&self) -> Result<bool> {
        if self.seal == Seal::default() {
            return Ok(!self.lost); // none was written yet
        }
        Ok(Record::load(&self.path, &self.key)?.is_some_and(|(_, seal)| seal == self.seal))
    }

    /// Of the record in the file, if there is a sound one.
    pub fn seal_on_disk(&self) -> Result<Option<Seal>> {
        Ok(Record::load(&self.path, &self.key)?.map(|(_, seal)| seal))
    }

    /// Chunks not as recorded, of this session and sessions before, as far as they are known.
    pub fn replaced(&self) -> u64 {
        self.record.replaced
    }

    /// Takes what is there for what should be.
    pub fn accept(&mut self) {
        self.changed |= self.record.replaced > 0;
        self.record.replaced = 0;
    }

    /// How many chunks there are.
    pub fn chunks(&self) -> usize {
        self.record.tags.len()
    }

    /// At most so many chunks that were not compared in this session, going round from the `first`.
    pub fn unchecked(&self, first: u64, most: usize) -> Vec<usize> {
        let all = self.chunks();
        let first = usize::try_from(first % all.max(1) as u64).unwrap_or(0);
        (first..all).chain(0..first).filter(|&chunk| !self.checked[chunk]).take(most).collect()
    }

    /// Compares a chunk, once in a session. False if it was replaced: what is there is what counts
    /// from now on, and that it happened is remembered.
    pub fn check(&mut self, chunk: usize) -> Result<bool> {
        if self.checked[chunk] {
            return Ok(true);
        }
        let found = self.tag(chunk, self.record.pages, &self.over)?;
        let known = std::mem::replace(&mut self.record.tags[chunk], found);
        self.checked[chunk] = true;
        self.changed |= known == UNKNOWN;
        let holds = known == UNKNOWN || known == found;
        self.record.replaced += u64::from(!holds);
        Ok(holds)
    }

    /// Compares a chunk and changes nothing.
    pub fn holds(&self, chunk: usize) -> Result<bool> {
        let known = self.record.tags[chunk];
        Ok(known == UNKNOWN || known == self.tag(chunk, self.record.pages, &self.over)?)
    }

    /// Whether SQLCipher's own authentication holds for every page of a chunk in the file. Those that
    /// are to be written over from the log are left out, and so are those that the file lacks.
    pub fn authentic(&self, chunk: usize) -> Result<bool> {
        let (first, bytes) = self.read(chunk, self.record.pages)?;
        for (number, page) in (first + 1..).zip(bytes.chunks_exact(PAGE)) {
            if !self.over.contains_key(&number) && !cipher::holds(&self.page_key, number, page)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether the record must be written although the log has nothing new.
    pub fn changed(&self) -> bool {
        self.changed
    }

    /// Before the vault locks: looks at chunks that nobody has looked at, as far as there is time.
    pub fn take_in(&mut self) -> Result<()> {
        let unknown: Vec<usize> =
            (0..self.chunks()).filter(|&c| self.record.tags[c] == UNKNOWN).take(TAKEN_IN_AT_LOCK).collect();
        for chunk in unknown {
            self.check(chunk)?;
        }
        Ok(())
    }

    /// Makes the record of the database as it will be once the first `frames` frames of the log are
    /// written back. Durable on return; the counter has to be told the seal before they are.
    pub fn advance(&mut self, frames: u32, commits: u64) -> Result<Seal> {
        let log = log::read(&self.log, frames)?;
        if log.taken < frames {
            return Err(Error::DatabaseDamaged); // the log was cut under our hands
        }
        let pages = if log.pages > 0 { log.pages } else { self.record.pages };
        let touched = self.touched(&log, pages);
        let before = self.chunks();
        for &chunk in touched.iter().filter(|&&chunk| chunk < before) {
            self.check(chunk)?; // the last chance to see what is about to be overwritten
        }
        let mut next =
            Record { commits, pages, salts: log.salts, frames, before: self.bound, ..self.record.clone() };
        next.tags.resize(chunks(pages), UNKNOWN);
        for chunk in touched.into_iter().filter(|&chunk| chunk < chunks(pages)) {
            next.tags[chunk] = self.tag(chunk, pages, &log.tails)?;
        }
        self.seal = next.save(&self.path, &self.key)?;
        self.record = next;
        self.checked.resize(self.chunks(), true);
        self.over = log.tails;
        self.changed = false;
        Ok(self.seal)
    }

    /// The counter on disk has the seal.
    pub fn bound(&mut self) {
        self.bound = self.seal;
    }

    /// All that the record knows of is in the file.
    pub fn written_back(&mut self) {
        self.over = Tails::new();
    }

    /// The chunks that the frames are in, and those at an end of the file that moves.
    fn touched(&self, log: &Frames, pages: u32) -> BTreeSet<usize> {
        let mut touched: BTreeSet<usize> =
            log.tails.keys().map(|page| (page.saturating_sub(1) / CHUNK) as usize).collect();
        if pages != self.record.pages {
            let (less, more) = (pages.min(self.record.pages), pages.max(self.record.pages));
            touched.extend(chunks(less).saturating_sub(1)..chunks(more));
        }
        touched
    }

    /// The tag of a chunk of a database of so many pages: those in `over` from there, others from the
    /// file, and those that the file does not have as zeros, as SQLite will make them.
    fn tag(&self, chunk: usize, pages: u32, over: &Tails) -> Result<Tag> {
        let (first, bytes) = self.read(chunk, pages)?;
        let here = bytes.len() / PAGE;
        let mut tails = Vec::with_capacity(here * TAIL);
        for (number, page) in (first + 1..).zip(bytes.chunks_exact(PAGE)) {
            tails.extend_from_slice(over.get(&number).map_or(&page[PAGE - TAIL..], |tail| &tail[..]));
        }
        let mac = keys::mac(
            &self.key,
            &[b"goldseam v1 chunk", &u64::from(first).to_le_bytes(), &(here as u64).to_le_bytes(), &tails],
        )?;
        let mut tag = UNKNOWN;
        tag.copy_from_slice(&mac[..size_of::<Tag>()]);
        Ok(tag)
    }

    /// The pages of a chunk as they are in the file, and how many pages there are before it.
    fn read(&self, chunk: usize, pages: u32) -> Result<(u32, Vec<u8>)> {
        let first = u32::try_from(chunk).map_err(|_| Error::DatabaseDamaged)? * CHUNK;
        let mut bytes = vec![0; CHUNK.min(pages.saturating_sub(first)) as usize * PAGE];
        files::read_at(&self.database, u64::from(first) * PAGE as u64, &mut bytes)?;
        Ok((first, bytes))
    }
}

/// Makes the first record of a database that no one has open.
pub(crate) fn make(database: &Path, path: &Path, commits: u64, master: &Key, id: &VaultId) -> Result<Seal> {
    let mut pages = Pages::at(database, path.to_owned(), master, id)?;
    for chunk in 0..pages.chunks() {
        pages.check(chunk)?;
    }
    pages.advance(0, commits)
}

/// The salt of the database as an authentic record has it.
pub(crate) fn spare_salt(path: &Path, master: &Key, id: &VaultId) -> Result<Option<[u8; SALT]>> {
    Ok(Record::load(path, &keys::derive(master, id, Use::Pages)?)?.map(|(record, _)| record.salt))
}
