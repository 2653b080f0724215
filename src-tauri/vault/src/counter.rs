//! The authenticated commit counter.
//!
//! A damaged or shortened write-ahead log loses acknowledged commits without any check of the
//! database engine noticing. So the number of commits is kept twice: in the database, inside each
//! transaction, and in this small file, written after each commit. A database that is behind the
//! file has lost something; one that is ahead was killed between the two writes, and is whole.
//!
//! Each record also names the record of pages that belongs to it (`pages`), so that neither of the
//! two files can be taken away or swapped alone.

use std::{
    fs::{File, OpenOptions},
    io::{self, Seek, SeekFrom, Write},
    path::PathBuf,
};

use crate::{
    error::Result,
    files,
    keys::{self, Use, VaultId},
    pages::Seal,
    secret::Key,
};

pub(crate) const NAME: &str = "counter";
/// Two records, in different sectors, written in turn: a torn write spoils one of them.
const RECORD: usize = 512;
const COUNTED: usize = 40;
const USED: usize = 72;

pub(crate) struct Counter {
    path: PathBuf,
    file: Option<File>,
    key: Key,
    /// Of the record of pages that counts; all zero if there is none.
    seal: Seal,
}

/// What the file says.
pub(crate) struct Reading {
    /// The highest authenticated count.
    pub commits: u64,
    /// The seal beside it.
    pub seal: Seal,
    /// A record is missing, damaged or of another vault.
    pub damaged: bool,
}

impl Counter {
    /// The counter in `path`, which need not exist yet.
    pub fn at(path: PathBuf, master: &Key, id: &VaultId) -> Result<Self> {
        Ok(Self::with_key(path, keys::derive(master, id, Use::Counter)?))
    }

    /// The same of the counter key itself.
    pub fn with_key(path: PathBuf, key: Key) -> Self {
        Self { path, file: None, key, seal: Seal::default() }
    }

    pub fn read(&self) -> Result<Reading> {
        let bytes = match files::read_at_most(&self.path, 2 * RECORD as u64 + 1) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(e) => return Err(e.into()),
        };
        let records = [self.parse(&bytes, 0)?, self.parse(&bytes, 1)?];
        let (commits, seal) = records.iter().flatten().copied().max_by_key(|r| r.0).unwrap_or_default();
        Ok(Reading { commits, seal, damaged: records.contains(&None) || bytes.len() != 2 * RECORD })
    }

    /// From now on what is recorded names this record of pages.
    pub fn name(&mut self, seal: Seal) {
        self.seal = seal;
    }

    /// Both records anew, durable on return.
    pub fn reset(&mut self, commits: u64) -> Result<()> {
        self.file = None;
        let bytes = [self.record(commits, 0, self.seal)?, self.record(commits, 1, self.seal)?].concat();
        Ok(files::replace(&self.path, &bytes)?)
    }

    /// Writes the count in place. Not synced: after a power cut the file may be behind the
    /// database, which is the harmless direction.
    pub fn record_commit(&mut self, commits: u64) -> Result<()> {
        let slot = commits % 2;
        let record = self.record(commits, slot, self.seal)?;
        let file = self.open()?;
        file.seek(SeekFrom::Start(slot * RECORD as u64))?;
        Ok(file.write_all(&record[..USED])?)
    }

    /// Makes what was recorded durable.
    pub fn sync(&mut self) -> Result<()> {
        Ok(self.open()?.sync_data()?)
    }

    /// Follows the file to the name that a re-key gave it.
    pub fn moved_to(&mut self, path: PathBuf) {
        self.file = None;
        self.path = path;
    }

    fn open(&mut self) -> io::Result<&mut File> {
        if self.file.is_none() {
            self.file = Some(OpenOptions::new().read(true).write(true).open(&self.path)?);
        }
        self.file.as_mut().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn record(&self, commits: u64, slot: u64, seal: Seal) -> Result<[u8; RECORD]> {
        let mut record = [0; RECORD];
        record[..8].copy_from_slice(&commits.to_le_bytes());
        record[8..COUNTED].copy_from_slice(&self.mac(commits, slot, &seal)?);
        record[COUNTED..USED].copy_from_slice(&seal);
        Ok(record)
    }

    fn parse(&self, bytes: &[u8], slot: u64) -> Result<Option<(u64, Seal)>> {
        let at = if slot == 0 { 0 } else { RECORD };
        let Some(record) = bytes.get(at..at + RECORD) else { return Ok(None) };
        let (mut count, mut seal) = ([0; 8], Seal::default());
        count.copy_from_slice(&record[..8]);
        seal.copy_from_slice(&record[COUNTED..USED]);
        let commits = u64::from_le_bytes(count);
        // the whole record is compared, padding too, so that no byte of the file is unwatched
        Ok((self.record(commits, slot, seal)?[..] == *record).then_some((commits, seal)))
    }

    /// Without a seal, as it was before there were any: a record with one can't be made into a record
    /// without.
    fn mac(&self, commits: u64, slot: u64, seal: &Seal) -> Result<[u8; 32]> {
        let (commits, slot) = (commits.to_le_bytes(), slot.to_le_bytes());
        let seal = if *seal == Seal::default() { &[][..] } else { seal };
        keys::mac(&self.key, &[b"goldseam v1 count", &slot, &commits, seal])
    }
}
