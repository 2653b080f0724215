//! The two copies of the header on disk.

use std::{io, path::Path};

use crate::{
    error::{Error, Result},
    files,
    header::{self, Header},
    slot::Kind,
};

pub(crate) const HEADER: &str = "header";
pub(crate) const COPY: &str = "header.copy";

/// The header to use, and whether it is the spare because the first is damaged.
pub(crate) struct Loaded {
    pub header: Header,
    pub from_copy: bool,
}

/// What a header says of the ways into a vault. Of a locked vault it is not authenticated: good for
/// what is shown, never for what is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaysIn {
    /// A random number that names the vault, in hexadecimal.
    pub vault: String,
    /// A recovery code is set.
    pub recovery: bool,
    /// A secret in a system's keychain opens it, on this computer or another.
    pub keychain: bool,
}

impl WaysIn {
    pub(crate) fn of(header: &Header) -> Self {
        Self {
            vault: format!("{:032x}", u128::from_be_bytes(header.id)),
            recovery: header.has(Kind::Recovery),
            keychain: header.has(Kind::Keychain),
        }
    }

    /// Of the vault in that folder, which need not be open.
    pub fn into_vault(dir: &Path) -> Result<Self> {
        load(dir).map(|loaded| Self::of(&loaded.header))
    }
}

/// Reads the header. The copy is used only if the first is missing or damaged: a sound first
/// header is the only judge of a passphrase, so an old copy can't bring an old passphrase back.
pub(crate) fn load(dir: &Path) -> Result<Loaded> {
    match read(dir, HEADER) {
        Ok(header) => Ok(Loaded { header, from_copy: false }),
        Err(
            first @ (Error::HeaderTruncated | Error::HeaderDamaged | Error::HeaderForged | Error::NotAVault),
        ) => match read(dir, COPY) {
            Ok(header) => Ok(Loaded { header, from_copy: true }),
            Err(_) => Err(first),
        },
        Err(other) => Err(other),
    }
}

/// Writes the header of a new vault, and its copy.
pub(crate) fn save(dir: &Path, header: &Header) -> Result<()> {
    files::replace(&dir.join(HEADER), header.bytes())?;
    files::replace(&dir.join(COPY), header.bytes())?;
    Ok(())
}

/// Puts `header` in the place of `before`, of which the rename of the first is the moment. An error
/// means that `before` opens the vault as it did.
pub(crate) fn change(dir: &Path, before: &Header, header: &Header) -> Result<()> {
    let first = dir.join(HEADER);
    // before anything changes: a folder that can't be opened could not be synced
    let folder = files::Folder::of(&first)?;
    files::put(&first, header.bytes())?;
    if let Err(why) = folder.sync() {
        // who is told that nothing changed must find it so. Where even that can't be done, the new
        // header is the one that is there.
        if files::put(&first, before.bytes()).is_ok() {
            let _ = folder.sync();
            return Err(why.into());
        }
    }
    // one that is behind is brought up to date at the next opening
    let _ = renew_copy(dir, header);
    Ok(())
}

/// Whether the copy is as the header is.
pub(crate) fn copy_matches(dir: &Path, header: &Header) -> bool {
    read(dir, COPY).is_ok_and(|copy| copy == *header)
}

/// Brings a missing, damaged or older copy up to the authenticated header.
pub(crate) fn renew_copy(dir: &Path, header: &Header) -> Result<()> {
    Ok(files::replace(&dir.join(COPY), header.bytes())?)
}

fn read(dir: &Path, name: &str) -> Result<Header> {
    match files::read_at_most(&dir.join(name), header::MOST_BYTES) {
        Ok(bytes) => Header::parse(bytes),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Err(Error::NotAVault),
        Err(e) => Err(e.into()),
    }
}
