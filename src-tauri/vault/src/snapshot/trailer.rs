//! The end of a snapshot: the vault's header, and what vouches for every byte. `docs/vault-format.md` has each of its own.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
};

use ring::digest::{SHA256, digest};

use crate::{
    error::{Error, Result},
    header::{self, Header},
    keys,
    secret::Key,
};

const MAGIC: &[u8; 8] = b"GOLDSNAP";
const LABEL: &[u8] = b"goldseam v1 snapshot";
const VERSION: u16 = 1;
const FIXED: usize = 48;
/// MAC, checksum, and the length of the trailer.
const END: usize = 32 + 32 + 8;
/// The database is vouched for in pieces of so many bytes.
pub(super) const CHUNK: usize = 1 << 20;
const PAGE: u64 = 4096;
/// A longer trailer is none: it is that of a database of four terabytes.
const MOST_BYTES: u64 = 128 << 20;

/// What a trailer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trailer {
    pub taken: i64,
    pub commits: u64,
    pub schema: u32,
    /// Bytes of the database, with which the file begins.
    pub database: u64,
    pub header: Header,
    /// SHA-256 of each piece of the database; the last may be shorter.
    pub sums: Vec<[u8; 32]>,
    /// As read or written. The MAC is checked over these.
    raw: Vec<u8>,
}

/// What is said before the bytes are known.
pub(super) struct Said<'a> {
    pub taken: i64,
    pub commits: u64,
    pub schema: u32,
    pub database: u64,
    pub header: &'a Header,
}

fn pieces(database: u64) -> u64 {
    database.div_ceil(CHUNK as u64)
}

/// How long the piece number `at` is.
pub(super) fn piece(database: u64, at: usize) -> usize {
    let from = at as u64 * CHUNK as u64;
    usize::try_from(database.saturating_sub(from).min(CHUNK as u64)).unwrap_or(CHUNK)
}

impl Trailer {
    /// A trailer sealed under the backup key.
    pub fn seal(said: &Said<'_>, sums: Vec<[u8; 32]>, key: &Key) -> Result<Self> {
        let header = said.header.bytes();
        let total = FIXED + header.len() + 32 * sums.len() + END;
        let mut raw = Vec::with_capacity(total);
        raw.extend_from_slice(MAGIC);
        raw.extend_from_slice(&VERSION.to_le_bytes());
        raw.extend_from_slice(&u16::try_from(header.len()).map_err(|_| Error::HeaderDamaged)?.to_le_bytes());
        raw.extend_from_slice(&said.schema.to_le_bytes());
        raw.extend_from_slice(&said.taken.to_le_bytes());
        raw.extend_from_slice(&said.commits.to_le_bytes());
        raw.extend_from_slice(&said.database.to_le_bytes());
        raw.extend_from_slice(&(total as u64).to_le_bytes());
        raw.extend_from_slice(header);
        raw.extend(sums.iter().flatten());
        let tag = keys::mac(key, &[LABEL, &raw])?;
        raw.extend_from_slice(&tag);
        let sum = digest(&SHA256, &raw);
        raw.extend_from_slice(sum.as_ref());
        raw.extend_from_slice(&(total as u64).to_le_bytes());
        let Said { taken, commits, schema, database, .. } = *said;
        Ok(Self { taken, commits, schema, database, header: said.header.clone(), sums, raw })
    }

    pub fn bytes(&self) -> &[u8] {
        &self.raw
    }

    /// Reads the trailer at the end of a file of `length` bytes, and checks what needs no key.
    /// [`Error::NotASnapshot`] if there is none; [`Error::SnapshotDamaged`] if it is not as it was written.
    pub fn read(file: &mut File, length: u64) -> Result<Self> {
        let claimed = u64::from_le_bytes(read_at(file, length.checked_sub(8).ok_or(Error::NotASnapshot)?)?);
        if claimed < (FIXED + END) as u64 || claimed > length.min(MOST_BYTES) {
            return Err(Error::NotASnapshot);
        }
        file.seek(SeekFrom::Start(length - claimed))?;
        let mut raw = Vec::new();
        file.take(claimed).read_to_end(&mut raw)?;
        if raw.len() as u64 != claimed || &raw[..8] != MAGIC {
            return Err(Error::NotASnapshot);
        }
        Self::parse(raw, length)
    }

    fn parse(raw: Vec<u8>, length: u64) -> Result<Self> {
        let total = raw.len();
        let (summed, sum) = raw[..total - 8].split_at(total - 8 - 32);
        if digest(&SHA256, summed).as_ref() != sum {
            return Err(Error::SnapshotDamaged);
        }
        // after the checksum, so that a flipped bit is not taken for a newer program's file
        if raw[8..10] != VERSION.to_le_bytes() {
            return Err(Error::UnknownVersion);
        }
        let header_bytes = usize::from(u16::from_le_bytes(array(&raw, 10)));
        let database = u64::from_le_bytes(array(&raw, 32));
        let fits = header_bytes as u64 <= header::MOST_BYTES
            && database > 0
            && database.is_multiple_of(PAGE)
            && database.checked_add(total as u64) == Some(length)
            && u64::from_le_bytes(array(&raw, 40)) == total as u64
            && (FIXED + header_bytes + END) as u64 + 32 * pieces(database) == total as u64;
        if !fits {
            return Err(Error::SnapshotDamaged);
        }
        let sums_at = FIXED + header_bytes;
        let header = Header::parse(raw[FIXED..sums_at].to_vec())?;
        Ok(Self {
            schema: u32::from_le_bytes(array(&raw, 12)),
            taken: i64::from_le_bytes(array(&raw, 16)),
            commits: u64::from_le_bytes(array(&raw, 24)),
            database,
            header,
            sums: raw[sums_at..total - END].chunks_exact(32).map(|sum| array(sum, 0)).collect(),
            raw,
        })
    }

    /// Whether the backup key vouches for it.
    pub fn authenticate(&self, key: &Key) -> Result<()> {
        let end = self.raw.len() - END;
        if keys::mac_holds(key, &[LABEL, &self.raw[..end]], &self.raw[end..end + 32])? {
            Ok(())
        } else {
            Err(Error::SnapshotDamaged)
        }
    }
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    let mut out = [0; N];
    out.copy_from_slice(&bytes[at..at + N]);
    out
}

fn read_at(file: &mut File, at: u64) -> Result<[u8; 8]> {
    let mut bytes = [0; 8];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}
