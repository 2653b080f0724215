//! Making a snapshot.

use std::{
    fs::{self, File, OpenOptions},
    io,
    path::{Path, PathBuf},
};

use rusqlite::Connection;

use super::{
    SnapshotKeys, Watch,
    copy::{self, Target},
    frozen::Held,
    name,
    open::{self, Opened},
    trailer::{Said, Trailer},
};
use crate::{
    database::{self, Extent},
    error::{Error, Result},
    files,
    header::Header,
    vault::Vault,
    verify,
};

/// Most bytes of the log while a file is held still; beyond that the copy has to wait for another time.
const MOST_LOG: u64 = 512 << 20;

/// The vault as it was at one moment, on its way into snapshots. Can go to another thread; the vault stays in use.
/// Locking the vault ends it with [`Error::SnapshotStopped`].
pub struct Frozen {
    held: Held,
    keys: SnapshotKeys,
    header: Header,
    taken: i64,
    commits: u64,
    schema: u32,
}

/// A snapshot that was made and verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was taken.
    pub taken: i64,
    /// How many bytes it has.
    pub bytes: u64,
}

impl Vault {
    /// Holds the vault as it is now, for snapshots of it. Takes as long as the log is to be written back: a moment.
    /// [`Error::CommitsMissing`] if it is open for reading only.
    pub fn freeze(&mut self, taken: i64) -> Result<Frozen> {
        if self.read_only {
            return Err(Error::CommitsMissing);
        }
        name::instant(taken)?;
        self.write_back(Extent::Empty)?;
        if fs::metadata(self.log()).is_ok_and(|log| log.len() > 0) {
            return Err(Error::InUse); // somebody still reads an older state
        }
        Ok(Frozen {
            held: self.live.hold()?,
            keys: self.keys.again()?,
            header: self.header.clone(),
            taken,
            commits: database::commits(&self.db)?,
            schema: database::version(&self.db)?,
        })
    }

    /// How many commits there were. Goes up by one with each that is kept.
    pub fn commits(&self) -> Result<u64> {
        database::commits(&self.db)
    }

    /// About how many bytes a snapshot would have.
    pub fn bytes(&self) -> Result<u64> {
        let pages: i64 = self.db.pragma_query_value(None, "page_count", |r| r.get(0))?;
        Ok(pages.cast_unsigned() * 4096)
    }

    /// The first four bytes of the vault's id in hexadecimal, as the names of its snapshots have it.
    pub fn tag(&self) -> String {
        name::tag(&self.header.id)
    }

    /// Whether the log must not be written back yet, since the file is being copied as it is. A log that has grown
    /// too long ends the copying.
    pub(crate) fn is_held_still(&self) -> bool {
        self.live.is_held() && fs::metadata(self.log()).is_ok_and(|log| log.len() <= MOST_LOG)
    }

    fn log(&self) -> PathBuf {
        self.dir.join(format!("{}-wal", database::NAME))
    }
}

impl Frozen {
    /// Makes a snapshot in `folder`, and verifies it before it gets its name. Whatever goes wrong, nothing half made
    /// is left under a snapshot's name.
    ///
    /// [`Error::PlaceMissing`] if the folder is not there, [`Error::DatabaseDamaged`] if what is copied is not in
    /// order, [`Error::SnapshotDamaged`] if the disk does not give back what was written.
    pub fn make_in(&self, folder: &Path, watch: &mut Watch<'_>) -> Result<Made> {
        let made = finished(folder, &self.header, self.taken, |beside| {
            let bytes = self.held.bytes;
            let mut target = Target::new(create(beside)?);
            let sums =
                copy::pieces(bytes, |at, into| self.held.read(at, into), |piece| target.write(piece), watch)?;
            // before the trailer is there, since the engine takes every byte for a page
            let mut copy = database::open_sealed(beside, &self.keys.database)?;
            self.held.end_with(&mut copy, &watch.stop)?;
            in_order(&copy, self.commits)?;
            drop(copy);
            self.held.check()?;
            let said = Said {
                taken: self.taken,
                commits: self.commits,
                schema: self.schema,
                database: bytes,
                header: &self.header,
            };
            let trailer = Trailer::seal(&said, sums, &self.keys.backup)?;
            target.write(trailer.bytes())?;
            target.finish()?;
            Opened::of(beside, self.keys.again()?)?.verify(watch)
        });
        if made.is_ok() {
            // what else there is to do is done with that snapshot
            self.held.release();
        }
        made
    }

    /// Puts a copy of a snapshot that was just made into another folder, and verifies it likewise.
    pub fn copy_to(&self, made: &Made, folder: &Path, watch: &mut Watch<'_>) -> Result<Made> {
        finished(folder, &self.header, self.taken, |beside| {
            let (mut from, trailer) = open::read(&made.path)?;
            let mut target = Target::new(create(beside)?);
            let sums = copy::pieces(
                trailer.database,
                |at, into| open::read_at(&mut from, at, into),
                |piece| target.write(piece),
                watch,
            )?;
            copy::same(&sums, &trailer.sums)?;
            target.write(trailer.bytes())?;
            target.finish()?;
            Opened::of(beside, self.keys.again()?)?.verify(watch)
        })
    }

    /// When it was taken.
    pub fn taken(&self) -> i64 {
        self.taken
    }

    /// How many commits there were then.
    pub fn commits(&self) -> u64 {
        self.commits
    }

    pub(super) fn id(&self) -> &crate::keys::VaultId {
        &self.header.id
    }
}

fn create(path: &Path) -> io::Result<File> {
    files::private(OpenOptions::new().write(true).create(true).truncate(true)).open(path)
}

/// Lets `write` make a snapshot under a passing name, and gives it its own.
fn finished(
    folder: &Path,
    header: &Header,
    taken: i64,
    write: impl FnOnce(&Path) -> Result<()>,
) -> Result<Made> {
    match fs::metadata(folder) {
        Ok(found) if found.is_dir() => {}
        Ok(_) => return Err(Error::PlaceMissing),
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Err(Error::PlaceMissing),
        Err(e) => return Err(e.into()),
    }
    let beside = name::unfinished(folder, &header.id);
    let made = write(&beside).and_then(|()| {
        let path = name::free(folder, taken, &header.id)?;
        let bytes = fs::metadata(&beside)?.len();
        fs::rename(&beside, &path)?;
        settle(&path)?;
        Ok(Made { path, taken, bytes })
    });
    if made.is_err() {
        // ours, half written, and of no use to anyone
        let _ = fs::remove_file(&beside);
    }
    made
}

/// Makes the name durable, where the file system knows how to.
fn settle(path: &Path) -> Result<()> {
    match files::sync_parent(path) {
        Err(e) if !matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Err(e.into())
        }
        _ => Ok(()),
    }
}

/// Whether a database is in order and of so many commits.
pub(super) fn in_order(db: &Connection, commits: u64) -> Result<()> {
    if database::commits(db)? == commits && verify::pages(db)?.is_empty() {
        Ok(())
    } else {
        Err(Error::DatabaseDamaged)
    }
}
