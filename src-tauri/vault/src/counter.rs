//! The authenticated commit counter.
//!
//! A damaged or shortened write-ahead log loses acknowledged commits without any check of the
//! database engine noticing. So the number of commits is kept twice: in the database, inside each
//! transaction, and in this small file, written after each commit. A database that is behind the
//! file has lost something; one that is ahead was killed between the two writes, and is whole.
//!
//! Each record also names the record of pages that belongs to it (`pages`) and says what the log held,
//! so that none of the files can be taken away or swapped alone.

use std::{
    fs::{File, OpenOptions},
    io::{self, Seek, SeekFrom, Write},
    path::PathBuf,
};

use crate::{
    error::Result,
    files,
    keys::{self, Use, VaultId},
    log::Chain,
    pages::Seal,
    secret::Key,
};

pub(crate) const NAME: &str = "counter";
/// Two records, in different sectors, written in turn: a torn write spoils one of them.
const RECORD: usize = 512;
const SEAL: usize = 40;
const FRAMES: usize = 72;
const LOG: usize = 80;
const USED: usize = 112;
/// So many bits at least tell the rest of another record from damage: digests that have nothing to do with each other
/// differ in half of theirs, a disk that spoils a byte in eight at most.
const ANOTHER: u32 = 16;

/// What a record says beside the number; all zero in one of before there was more to say.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Beside {
    /// Of the record of pages that counts; all zero if there is none.
    pub seal: Seal,
    /// What the log held.
    pub log: Chain,
}

pub(crate) struct Counter {
    path: PathBuf,
    file: Option<File>,
    key: Key,
    beside: Beside,
}

/// What the file says.
pub(crate) struct Reading {
    /// The highest authenticated count.
    pub commits: u64,
    /// What is said beside it.
    pub beside: Beside,
    /// A record is missing, damaged or of another vault.
    pub damaged: bool,
    /// The last record counts, and is there only in part.
    pub begun: bool,
}

impl Counter {
    /// The counter in `path`, which need not exist yet.
    pub fn at(path: PathBuf, master: &Key, id: &VaultId) -> Result<Self> {
        Ok(Self::with_key(path, keys::derive(master, id, Use::Counter)?))
    }

    /// The same of the counter key itself.
    pub fn with_key(path: PathBuf, key: Key) -> Self {
        Self { path, file: None, key, beside: Beside::default() }
    }

    pub fn read(&self) -> Result<Reading> {
        let bytes = self.bytes()?;
        let records = [self.parse(&bytes, 0)?, self.parse(&bytes, 1)?];
        let (commits, beside) = records.iter().flatten().copied().max_by_key(|r| r.0).unwrap_or_default();
        Ok(Reading {
            commits,
            beside,
            damaged: records.contains(&None) || bytes.len() != 2 * RECORD,
            begun: false,
        })
    }

    /// Whether the record of this count was begun and not ended: its code is there, and behind it, after as much of
    /// the new record as may be, is what another one left. The other of the two must be whole.
    pub fn was_begun(&self, commits: u64, beside: &Beside) -> Result<bool> {
        let bytes = self.bytes()?;
        let slot = commits % 2;
        let other = self.parse(&bytes, 1 - slot)?.map(|(before, _)| commits.checked_sub(before));
        if bytes.len() != 2 * RECORD || !matches!(other, Some(Some(0 | 1))) {
            return Ok(false);
        }
        let record = self.record(commits, slot, beside)?;
        let found = &bytes[place(slot)..][..RECORD];
        let taken = found.iter().zip(&record).take_while(|(a, b)| a == b).count();
        let apart: u32 = found.iter().zip(&record).map(|(a, b)| (a ^ b).count_ones()).sum();
        Ok(taken >= SEAL && apart >= ANOTHER && found[USED..] == record[USED..])
    }

    fn bytes(&self) -> Result<Vec<u8>> {
        match files::read_at_most(&self.path, 2 * RECORD as u64 + 1) {
            Ok(bytes) => Ok(bytes),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(e) => Err(e.into()),
        }
    }

    /// From now on what is recorded names this record of pages.
    pub fn name(&mut self, seal: Seal) {
        self.beside.seal = seal;
    }

    /// From now on what is recorded says that the log holds this.
    pub fn log_is(&mut self, log: Chain) {
        self.beside.log = log;
    }

    /// Both records anew, durable on return.
    pub fn reset(&mut self, commits: u64) -> Result<()> {
        self.file = None;
        let bytes = [self.record(commits, 0, &self.beside)?, self.record(commits, 1, &self.beside)?].concat();
        Ok(files::replace(&self.path, &bytes)?)
    }

    /// Writes the count in place. It is durable once it was synced; until then the file may be behind the
    /// database after a power cut, which is the harmless direction.
    pub fn record_commit(&mut self, commits: u64) -> Result<()> {
        let slot = commits % 2;
        let record = self.record(commits, slot, &self.beside)?;
        let file = self.open()?;
        // always the whole of it, twice at most: where a disk takes parts, and in the end no more, the last part
        // would be too small to be told from damage
        for _ in 0..2 {
            file.seek(SeekFrom::Start(place(slot) as u64))?;
            match file.write(&record[..USED]) {
                Ok(USED) => return Ok(()),
                Ok(_) => {}
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e.into()),
            }
        }
        Err(io::Error::from(io::ErrorKind::WriteZero).into())
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

    fn record(&self, commits: u64, slot: u64, beside: &Beside) -> Result<[u8; RECORD]> {
        let mut record = [0; RECORD];
        record[..8].copy_from_slice(&commits.to_le_bytes());
        record[SEAL..FRAMES].copy_from_slice(&beside.seal);
        record[FRAMES..LOG].copy_from_slice(&u64::from(beside.log.frames).to_le_bytes());
        record[LOG..USED].copy_from_slice(&beside.log.digest);
        // without anything beside it, as it was before there was more to say: a record that says more
        // can't be made into one that does not
        let said = if *beside == Beside::default() { &[][..] } else { &record[SEAL..USED] };
        let mac = keys::mac(&self.key, &[b"goldseam v1 count", &slot.to_le_bytes(), &record[..8], said])?;
        record[8..SEAL].copy_from_slice(&mac);
        Ok(record)
    }

    fn parse(&self, bytes: &[u8], slot: u64) -> Result<Option<(u64, Beside)>> {
        let at = place(slot);
        let Some(record) = bytes.get(at..at + RECORD) else { return Ok(None) };
        let Ok(frames) = u32::try_from(u64::from_le_bytes(field(record, FRAMES))) else { return Ok(None) };
        let log = Chain { frames, digest: field(record, LOG) };
        let (commits, beside) =
            (u64::from_le_bytes(field(record, 0)), Beside { seal: field(record, SEAL), log });
        // the whole record is compared, padding too, so that no byte of the file is unwatched
        Ok((self.record(commits, slot, &beside)?[..] == *record).then_some((commits, beside)))
    }
}

/// Where a record begins.
const fn place(slot: u64) -> usize {
    if slot == 0 { 0 } else { RECORD }
}

fn field<const N: usize>(record: &[u8], at: usize) -> [u8; N] {
    let mut out = [0; N];
    out.copy_from_slice(&record[at..at + N]);
    out
}
