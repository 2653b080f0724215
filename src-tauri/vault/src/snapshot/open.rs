//! Looking at a snapshot and reading it where it lies.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

use super::{SnapshotKeys, Watch, copy, name, trailer::Trailer};
use crate::{
    database::{self, Schema},
    error::{Error, Result},
    header::Header,
    secret::Credential,
    vault::Vault,
};

/// What a snapshot says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// When it was taken.
    pub taken: i64,
    /// How many commits there were then.
    pub commits: u64,
    /// The number of the last migration of its tables.
    pub schema: u32,
    /// The version of the vault's format.
    pub format: u16,
    /// The first four bytes of the vault's id, in hexadecimal.
    pub vault: String,
    /// Bytes of the database in it.
    pub database: u64,
    /// Bytes of the whole file.
    pub bytes: u64,
}

impl About {
    fn of(trailer: &Trailer) -> Self {
        Self {
            taken: trailer.taken,
            commits: trailer.commits,
            schema: trailer.schema,
            format: crate::FORMAT_VERSION,
            vault: name::tag(&trailer.header.id),
            database: trailer.database,
            bytes: trailer.database + trailer.bytes().len() as u64,
        }
    }
}

/// Opens a file and reads its trailer.
pub(super) fn read(path: &Path) -> Result<(File, Trailer)> {
    let mut file = File::open(path).map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => Error::PlaceMissing,
        _ => e.into(),
    })?;
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(Error::NotASnapshot);
    }
    match Trailer::read(&mut file, about.len()) {
        Ok(trailer) => Ok((file, trailer)),
        // cut short, or changed where its length stands
        Err(Error::NotASnapshot) if name::parse(path).is_some() => Err(Error::SnapshotDamaged),
        Err(other) => Err(other),
    }
}

/// Reads bytes that must be there.
pub(super) fn read_at(file: &mut File, at: u64, into: &mut [u8]) -> Result<()> {
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(into).map_err(|e| match e.kind() {
        io::ErrorKind::UnexpectedEof => Error::SnapshotDamaged,
        _ => e.into(),
    })
}

/// What a snapshot says of itself, checked as far as that needs no key. [`Error::NotASnapshot`] for another file,
/// [`Error::SnapshotDamaged`] if its end is cut off or changed, [`Error::PlaceMissing`] if it is not there.
pub fn about(path: &Path) -> Result<About> {
    Ok(About::of(&read(path)?.1))
}

/// Reads a whole snapshot and compares it with its checksums: it is as it was written, unless somebody made it
/// look so, which takes a key to tell.
pub fn check(path: &Path, watch: &mut Watch<'_>) -> Result<About> {
    let (mut file, trailer) = read(path)?;
    every_piece(&mut file, &trailer, watch)?;
    Ok(About::of(&trailer))
}

fn every_piece(file: &mut File, trailer: &Trailer, watch: &mut Watch<'_>) -> Result<()> {
    let sums = copy::pieces(trailer.database, |at, into| read_at(file, at, into), |_| Ok(()), watch)?;
    copy::same(&sums, &trailer.sums)
}

/// Whether a snapshot is of a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfVault {
    /// Its present key vouches for every byte.
    Yes,
    /// By its id; it was taken under another key, and every byte is as its checksums say.
    OtherKey,
    /// It is another vault's.
    No,
}

impl Vault {
    /// Reads every byte of a snapshot with the keys of this open vault.
    pub fn verify_snapshot(&self, path: &Path, watch: &mut Watch<'_>) -> Result<OfVault> {
        let (mut file, trailer) = read(path)?;
        if trailer.header.id != self.header.id {
            return Ok(OfVault::No);
        }
        if trailer.authenticate(&self.keys.backup).is_err() {
            return every_piece(&mut file, &trailer, watch).map(|()| OfVault::OtherKey);
        }
        let mut opened = Opened { path: path.to_owned(), file, trailer, keys: self.keys.again()? };
        opened.verify(watch).map(|()| OfVault::Yes)
    }
}

/// What a vault over a snapshot is made of.
pub(crate) struct SnapshotParts {
    pub path: PathBuf,
    pub file: File,
    pub header: Header,
    pub db: rusqlite::Connection,
    pub keys: SnapshotKeys,
}

/// A snapshot whose trailer was authenticated.
pub struct Opened {
    pub(super) path: PathBuf,
    pub(super) file: File,
    pub(super) trailer: Trailer,
    pub(super) keys: SnapshotKeys,
}

impl Opened {
    /// Opens a snapshot with the passphrase or the recovery code that its vault had when it was taken.
    pub fn open(path: &Path, credential: &Credential) -> Result<Self> {
        let (file, trailer) = read(path)?;
        let master = trailer.header.open(credential)?;
        let keys = SnapshotKeys::derive(&master, &trailer.header.id)?;
        trailer.authenticate(&keys.backup)?;
        Ok(Self { path: path.to_owned(), file, trailer, keys })
    }

    pub(super) fn of(path: &Path, keys: SnapshotKeys) -> Result<Self> {
        let (file, trailer) = read(path)?;
        trailer.authenticate(&keys.backup)?;
        Ok(Self { path: path.to_owned(), file, trailer, keys })
    }

    /// What it says of itself.
    pub fn about(&self) -> About {
        About::of(&self.trailer)
    }

    /// Reads every byte of it, and checks that the database opens and is the one that was taken. A database was
    /// found in order before it was vouched for, so that its bytes say the same of it for ever.
    pub fn verify(&mut self, watch: &mut Watch<'_>) -> Result<()> {
        every_piece(&mut self.file, &self.trailer, watch)?;
        self.read(|db| {
            let is = (database::commits(db)?, database::version(db)?);
            if is == (self.trailer.commits, self.trailer.schema) {
                Ok(())
            } else {
                Err(Error::SnapshotDamaged)
            }
        })
    }

    /// Reads from its database, which stays as it is. The tables are those of the time.
    pub fn read<T, E: From<Error>>(
        &self,
        f: impl FnOnce(&rusqlite::Connection) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        f(&self.database().map_err(E::from)?)
    }

    /// A vault over it that is open for reading only, with its tables as they are: those of an earlier schema are
    /// brought up to date only by restoring it.
    pub fn into_vault(self, schema: &Schema) -> Result<Vault> {
        let db = self.database()?;
        let Self { path, file, trailer, keys } = self;
        Vault::of_snapshot(SnapshotParts { path, file, header: trailer.header, db, keys }, schema)
    }

    pub(super) fn database(&self) -> Result<rusqlite::Connection> {
        database::open_sealed(&self.path, &self.keys.database)
    }
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Opened(…)")
    }
}
