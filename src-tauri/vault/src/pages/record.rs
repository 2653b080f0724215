//! The file `pages`: what every page of the database was when the log was last written back.

use std::{io, path::Path};

use crate::{error::Result, files, keys, log::Salts, secret::Key};

pub(crate) const NAME: &str = "pages";
/// Pages under one tag: 256 KiB of the database.
pub(crate) const CHUNK: u32 = 64;
/// SQLCipher's salt, the first bytes of the database.
pub(crate) const SALT: usize = 16;
const MAGIC: &[u8; 8] = b"GOLDPAGE";
const FIXED: usize = 96;
const MAC: usize = 32;
/// Of the largest database that SQLite makes with pages of this size there would be more, but
/// nobody keeps 16 TiB of journal.
const MOST_BYTES: u64 = 1 << 30;

/// An HMAC-SHA256, cut to half.
pub(crate) type Tag = [u8; 16];
/// Of a chunk that nobody has looked at yet.
pub(crate) const UNKNOWN: Tag = [0; 16];
/// The MAC of a whole record, which names it. All zero: of none.
pub(crate) type Seal = [u8; MAC];

#[derive(Clone, Default)]
pub(crate) struct Record {
    /// Commits in the database when it was made.
    pub commits: u64,
    /// Pages of the database.
    pub pages: u32,
    /// The log that the newest pages were in, and how many frames of it.
    pub salts: Salts,
    pub frames: u32,
    /// Chunks that were not as recorded and have not been accepted since.
    pub replaced: u64,
    pub salt: [u8; SALT],
    /// Seal of the record that this one took the place of.
    pub before: Seal,
    pub tags: Vec<Tag>,
}

/// How many chunks so many pages are.
pub(crate) fn chunks(pages: u32) -> usize {
    pages.div_ceil(CHUNK) as usize
}

impl Record {
    /// The record in a file and its seal; none if it is missing, damaged or of another vault.
    pub fn load(path: &Path, key: &Key) -> Result<Option<(Self, Seal)>> {
        match files::read_at_most(path, MOST_BYTES) {
            Ok(bytes) => Self::parse(&bytes, key),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e.into()),
        }
    }

    /// Replaces the file; durable on return.
    pub fn save(&self, path: &Path, key: &Key) -> Result<Seal> {
        let mut bytes = Vec::with_capacity(FIXED + self.tags.len() * size_of::<Tag>() + MAC);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&self.commits.to_le_bytes());
        bytes.extend_from_slice(&self.pages.to_le_bytes());
        bytes.extend_from_slice(&CHUNK.to_le_bytes());
        bytes.extend_from_slice(&self.salts);
        bytes.extend_from_slice(&self.frames.to_le_bytes());
        bytes.extend_from_slice(&[0; 4]);
        bytes.extend_from_slice(&self.replaced.to_le_bytes());
        bytes.extend_from_slice(&self.salt);
        bytes.extend_from_slice(&self.before);
        bytes.extend_from_slice(self.tags.as_flattened());
        let seal = keys::mac(key, &[b"goldseam v1 pages", &bytes])?;
        bytes.extend_from_slice(&seal);
        files::replace(path, &bytes)?;
        Ok(seal)
    }

    fn parse(bytes: &[u8], key: &Key) -> Result<Option<(Self, Seal)>> {
        let Some((body, seal)) = bytes.split_last_chunk::<MAC>() else { return Ok(None) };
        if body.len() < FIXED || !keys::mac_holds(key, &[b"goldseam v1 pages", body], seal)? {
            return Ok(None);
        }
        // authentic from here on; anything else was written by a later version
        let (tags, rest) = body[FIXED..].as_chunks();
        let record = Self {
            commits: u64::from_le_bytes(field(body, 8)),
            pages: u32::from_le_bytes(field(body, 16)),
            salts: field(body, 24),
            frames: u32::from_le_bytes(field(body, 32)),
            replaced: u64::from_le_bytes(field(body, 40)),
            salt: field(body, 48),
            before: field(body, 64),
            tags: tags.to_vec(),
        };
        let formed = body[..8] == *MAGIC
            && body[20..24] == CHUNK.to_le_bytes()
            && rest.is_empty()
            && record.tags.len() == chunks(record.pages);
        Ok(formed.then_some((record, *seal)))
    }
}

/// Bytes of the fixed part, whose length has been looked at.
fn field<const N: usize>(body: &[u8], at: usize) -> [u8; N] {
    let mut out = [0; N];
    out.copy_from_slice(&body[at..at + N]);
    out
}
