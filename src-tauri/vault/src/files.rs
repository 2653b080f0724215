//! Small files that are either wholly the old or wholly the new.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    path::Path,
};

/// Opens a file of the vault for the owner alone.
pub(crate) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Makes a folder for the owner alone.
pub(crate) fn private_dir(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Writes beside, syncs, renames over, and syncs the folder: after a crash the file has the old
/// bytes or the new ones.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(path, bytes)?;
    sync_parent(path)
}

/// [`replace`] but for syncing the folder: an error means that the file is as it was, and without
/// one it has the new bytes, unless a power cut brings the old ones back.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".writing");
    let beside = Path::new(&beside);
    let written = (|| {
        let mut f = private(OpenOptions::new().write(true).create(true).truncate(true)).open(beside)?;
        f.write_all(bytes)?;
        f.sync_all()?;
        fs::rename(beside, path)
    })();
    if written.is_err() {
        // ours, half written, and of no use to anyone
        let _ = fs::remove_file(beside);
    }
    written
}

/// Makes a rename in the parent folder durable.
pub(crate) fn sync_parent(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(parent) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        File::open(parent)?.sync_all()?;
    }
    let _ = path;
    Ok(())
}

/// Reads a file that is small if it is honest.
pub(crate) fn read_at_most(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
