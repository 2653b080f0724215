//! The snapshots in a folder, as far as they can be known without a key.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{name, open};
use crate::error::{Error, Result};

/// A snapshot in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was taken; by its name if it can't be read.
    pub taken: i64,
    /// The first four bytes of the vault's id, in hexadecimal.
    pub vault: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Whether it ends as it should. If not, it is damaged or still on its way here.
    pub whole: bool,
}

/// The snapshots in a folder, newest first. What is not called like one is left out. [`Error::PlaceMissing`] if
/// there is no such folder.
pub fn list(folder: &Path) -> Result<Vec<Listed>> {
    let mut found = Vec::new();
    for file in files(folder)? {
        let Some((by_name, vault)) = name::parse(&file) else { continue };
        // one that goes in the meantime is no longer there to be listed
        let Ok(about) = fs::metadata(&file) else { continue };
        let said = open::about(&file).ok();
        found.push(Listed {
            taken: said.as_ref().map_or(by_name, |said| said.taken),
            whole: said.is_some_and(|said| said.vault == vault),
            bytes: about.len(),
            path: file,
            vault,
        });
    }
    found.sort_by(|a, b| (b.taken, &b.path).cmp(&(a.taken, &a.path)));
    Ok(found)
}

/// Every file of a folder, in no order.
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|e| match e.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::PlaceMissing,
        _ => e.into(),
    })?;
    entries.map(|entry| Ok(entry?.path())).collect()
}
