//! Single pages of a database that SQLCipher may not open any more, decrypted one by one.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    path::Path,
};

use aes::{
    Aes256,
    cipher::{Array, BlockCipherDecrypt, KeyInit},
};

use crate::{
    cipher,
    error::{Error, Result},
    files,
    log::{self, PAGE, TAIL},
    pages::SALT,
    secret::Key,
};

const BLOCK: usize = 16;
/// Where the IV begins.
const BODY: usize = PAGE - TAIL;
/// What SQLite uses of a page: it leaves 80 bytes, as many as SQLCipher takes by default, of which our
/// choice of HMAC takes 48.
const USABLE: usize = PAGE - 80;
/// Where the first page says how many bytes SQLite leaves.
const LEFT: usize = 20;

/// Where pages come from: the file, and over it what the log has of whole transactions.
pub(crate) struct Source {
    file: File,
    log: Option<File>,
    in_log: BTreeMap<u32, u64>,
    pages: u32,
    aes: Aes256,
    mac_key: Key,
    usable: usize,
    damaged: BTreeSet<u32>,
}

impl Source {
    /// The database in a file that no one has open. `spare` is its salt, as the record of pages has
    /// it, in case the first bytes of the file are damaged.
    pub fn open(path: &Path, key: &Key, spare: Option<[u8; SALT]>) -> Result<Self> {
        let file = File::open(path)?;
        let mut salt = [0; SALT];
        files::read_at(&file, 0, &mut salt)?;
        let length = file.metadata()?.len().div_ceil(PAGE as u64);
        let log = log::valid(&log::path_of(path))?;
        let in_file = u32::try_from(length).map_err(|_| Error::DatabaseDamaged)?;
        let aes = Aes256::new_from_slice(key.expose()).map_err(|_| Error::DatabaseDamaged)?;
        let mut source = Self {
            mac_key: cipher::mac_key(key, &salt)?,
            file,
            log: File::open(log::path_of(path)).ok(),
            pages: in_file.max(log.keys().last().copied().unwrap_or(0)),
            in_log: log,
            aes,
            usable: USABLE,
            damaged: BTreeSet::new(),
        };
        if !source.any_holds()?
            && let Some(spare) = spare
        {
            source.mac_key = cipher::mac_key(key, &spare)?;
        }
        if !source.any_holds()? {
            return Err(Error::DatabaseDamaged);
        }
        if let Some(first) = source.page(1)? {
            source.usable = PAGE - usize::from(first[LEFT]).max(TAIL);
        }
        Ok(source)
    }

    fn any_holds(&self) -> Result<bool> {
        for number in 1..=self.pages {
            let page = self.raw(number)?;
            if page.iter().any(|&b| b != 0) && cipher::holds(&self.mac_key, number, &page)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn raw(&self, number: u32) -> Result<Vec<u8>> {
        let mut page = vec![0; PAGE];
        let read = match (self.in_log.get(&number), &self.log) {
            (Some(&at), Some(log)) => files::read_at(log, at, &mut page)?,
            _ => files::read_at(&self.file, u64::from(number.saturating_sub(1)) * PAGE as u64, &mut page)?,
        };
        page.truncate(read);
        Ok(page)
    }

    /// A page in the clear; none if it is not authentic, which is remembered.
    pub fn page(&mut self, number: u32) -> Result<Option<Vec<u8>>> {
        let read = if (1..=self.pages).contains(&number) { self.raw(number) } else { Ok(Vec::new()) };
        let mut page = match read {
            Ok(page) => page,
            // a sector that the disk does not give is a damaged page like others
            Err(Error::Io(_)) => Vec::new(),
            Err(other) => return Err(other),
        };
        if !cipher::holds(&self.mac_key, number, &page)? {
            self.damaged.insert(number);
            return Ok(None);
        }
        if page.iter().any(|&b| b != 0) {
            self.decrypt(&mut page, if number == 1 { SALT } else { 0 });
        }
        Ok(Some(page))
    }

    /// AES-256 in CBC mode, from `start` to the IV.
    fn decrypt(&self, page: &mut [u8], start: usize) {
        let (body, tail) = page.split_at_mut(BODY);
        let mut before = [0; BLOCK];
        before.copy_from_slice(&tail[..BLOCK]);
        for block in body[start..].as_chunks_mut::<BLOCK>().0 {
            let encrypted = *block;
            let mut clear = Array::from(encrypted);
            self.aes.decrypt_block(&mut clear);
            for ((out, clear), before) in block.iter_mut().zip(clear).zip(before) {
                *out = clear ^ before;
            }
            before = encrypted;
        }
    }

    /// How many bytes of a page SQLite uses.
    pub fn usable(&self) -> usize {
        self.usable
    }

    /// How many pages there are.
    pub fn pages(&self) -> u32 {
        self.pages
    }

    /// Pages that were asked for and are not authentic.
    pub fn damaged(&self) -> &BTreeSet<u32> {
        &self.damaged
    }
}
