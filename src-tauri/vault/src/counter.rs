//! The authenticated commit counter.
//!
//! A damaged or shortened write-ahead log loses acknowledged commits without any check of the
//! database engine noticing. So the number of commits is kept twice: in the database, inside each
//! transaction, and in this small file, written after each commit. A database that is behind the
//! file has lost something; one that is ahead was killed between the two writes, and is whole.

use std::{
    fs::{File, OpenOptions},
    io::{self, Seek, SeekFrom, Write},
    path::PathBuf,
};

use crate::{
    error::Result,
    files,
    keys::{self, Use, VaultId},
    secret::Key,
};

pub(crate) const NAME: &str = "counter";
/// Two records, in different sectors, written in turn: a torn write spoils one of them.
const RECORD: usize = 512;
const USED: usize = 40;

pub(crate) struct Counter {
    path: PathBuf,
    file: Option<File>,
    key: Key,
}

/// What the file says.
pub(crate) struct Reading {
    /// The highest authenticated count.
    pub commits: u64,
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
        Self { path, file: None, key }
    }

    pub fn read(&self) -> Result<Reading> {
        let bytes = match files::read_at_most(&self.path, 2 * RECORD as u64 + 1) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(e) => return Err(e.into()),
        };
        let counts = [self.parse(&bytes, 0)?, self.parse(&bytes, 1)?];
        Ok(Reading {
            commits: counts.iter().flatten().copied().max().unwrap_or(0),
            damaged: counts.contains(&None) || bytes.len() != 2 * RECORD,
        })
    }

    /// Both records anew, durable on return.
    pub fn reset(&mut self, commits: u64) -> Result<()> {
        self.file = None;
        let bytes = [self.record(commits, 0)?, self.record(commits, 1)?].concat();
        Ok(files::replace(&self.path, &bytes)?)
    }

    /// Writes the count in place. Not synced: after a power cut the file may be behind the
    /// database, which is the harmless direction.
    pub fn record_commit(&mut self, commits: u64) -> Result<()> {
        let slot = commits % 2;
        let record = self.record(commits, slot)?;
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

    fn record(&self, commits: u64, slot: u64) -> Result<[u8; RECORD]> {
        let mut record = [0; RECORD];
        record[..8].copy_from_slice(&commits.to_le_bytes());
        record[8..USED].copy_from_slice(&self.mac(commits, slot)?);
        Ok(record)
    }

    fn parse(&self, bytes: &[u8], slot: u64) -> Result<Option<u64>> {
        let at = if slot == 0 { 0 } else { RECORD };
        let Some(record) = bytes.get(at..at + RECORD) else { return Ok(None) };
        let mut count = [0; 8];
        count.copy_from_slice(&record[..8]);
        let commits = u64::from_le_bytes(count);
        // the whole record is compared, padding too, so that no byte of the file is unwatched
        Ok((self.record(commits, slot)?[..] == *record).then_some(commits))
    }

    fn mac(&self, commits: u64, slot: u64) -> Result<[u8; 32]> {
        keys::mac(&self.key, &[b"goldseam v1 count", &slot.to_le_bytes(), &commits.to_le_bytes()])
    }
}
