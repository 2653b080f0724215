//! A file that leaves the journal: it is there whole, or it is not there.
//!
//! It grows under another name in the folder where it is going, readable by its owner alone. Only when all of
//! it is on the disk does it take its own name; stopped, failed or dropped on the way, nothing of it stays.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::{Error, Result};

/// What a file is called while it grows: hidden, and of nothing that it holds.
const GROWING: (&str, &str) = (".goldseam-", ".part");

/// What happens to a file that has the name already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and [`Error::FileExists`] says so.
    Keep,
    /// It is put in its place in one move.
    Replace,
}

/// A file that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// How long it is.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub hash: [u8; 32],
}

/// A file that is being written. Each write fails once the flag to stop is set.
pub struct OutFile<'a> {
    growing: BufWriter<NamedTempFile>,
    target: PathBuf,
    existing: Existing,
    stop: &'a AtomicBool,
    hash: Sha256,
    bytes: u64,
}

/// Writes a file with `fill`, from the beginning of a file to its end. Setting `stop`, from any thread, ends it
/// with [`Error::Cancelled`].
///
/// [`Error::FileExists`] if the name is taken and is to be kept, [`Error::NoRoom`] if the disk is full,
/// [`Error::FileUnwritten`] for whatever else hinders it. After any error the folder is as it was.
pub fn write<T>(
    target: &Path,
    existing: Existing,
    stop: &AtomicBool,
    fill: impl FnOnce(&mut OutFile<'_>) -> Result<T>,
) -> Result<(T, Written)> {
    let mut out = OutFile::begin(target, existing, stop)?;
    let filled = fill(&mut out);
    // a writer in between may have made another error of it
    if stop.load(Ordering::Relaxed) {
        return Err(Error::Cancelled);
    }
    Ok((filled?, out.finish()?))
}

impl<'a> OutFile<'a> {
    /// Begins a file. See [`write`] for the errors.
    pub fn begin(target: &Path, existing: Existing, stop: &'a AtomicBool) -> Result<Self> {
        // said at once, and not after a long work; the name is looked at again at the end
        if existing == Existing::Keep && target.symlink_metadata().is_ok() {
            return Err(Error::FileExists);
        }
        let growing = tempfile::Builder::new()
            .prefix(GROWING.0)
            .suffix(GROWING.1)
            .tempfile_in(folder(target))
            .map_err(|e| failed(&e))?;
        Ok(Self {
            growing: BufWriter::with_capacity(64 * 1024, growing),
            target: target.to_owned(),
            existing,
            stop,
            hash: Sha256::new(),
            bytes: 0,
        })
    }

    /// Puts it on the disk under its name.
    pub fn finish(self) -> Result<Written> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(Error::Cancelled);
        }
        let growing = self.growing.into_inner().map_err(|e| failed(e.error()))?;
        growing.as_file().sync_all().map_err(|e| failed(&e))?;
        let named = match self.existing {
            Existing::Keep => growing.persist_noclobber(&self.target),
            Existing::Replace => growing.persist(&self.target),
        };
        named.map_err(|e| failed(&e.error))?;
        sync_folder(folder(&self.target)).map_err(|e| failed(&e))?;
        Ok(Written { bytes: self.bytes, hash: self.hash.finalize().into() })
    }
}

impl Write for OutFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.stop.load(Ordering::Relaxed) {
            // of no kind that makes the caller try again
            return Err(io::Error::other("stopped"));
        }
        let n = self.growing.write(bytes)?;
        self.hash.update(bytes.get(..n).unwrap_or_default());
        self.bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.growing.flush()
    }
}

impl From<io::Error> for Error {
    fn from(e: io::Error) -> Self {
        failed(&e)
    }
}

fn failed(e: &io::Error) -> Error {
    match e.kind() {
        io::ErrorKind::AlreadyExists => Error::FileExists,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            Error::NoRoom
        }
        kind => Error::FileUnwritten(kind),
    }
}

fn folder(target: &Path) -> &Path {
    target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a folder that its owner alone can look into. [`Error::FileExists`] if the name is taken.
pub(crate) fn make_folder(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

/// Makes the new name durable.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
