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
    Folder::of(path)?.sync()
}

/// An open folder. One that was opened before a rename in it can be synced afterwards whatever is then left to open.
pub(crate) struct Folder(Option<File>);

impl Folder {
    /// The parent of a file. Windows needs no syncing of folders, and opens none.
    pub fn of(path: &Path) -> io::Result<Self> {
        let parent = path.parent().filter(|p| cfg!(unix) && !p.as_os_str().is_empty());
        Ok(Self(parent.map(File::open).transpose()?))
    }

    /// Makes what was renamed in it durable.
    pub fn sync(&self) -> io::Result<()> {
        self.0.as_ref().map_or(Ok(()), File::sync_all)
    }
}

/// The address by which SQLite opens a file with options of its own.
pub(crate) fn uri(path: &Path, options: &str) -> io::Result<String> {
    use std::fmt::Write;

    let absolute = std::path::absolute(path)?;
    #[cfg(unix)]
    let bytes = std::os::unix::ffi::OsStrExt::as_bytes(absolute.as_os_str());
    #[cfg(not(unix))]
    let text = format!("/{}", absolute.to_str().ok_or(io::ErrorKind::InvalidFilename)?.replace('\\', "/"));
    #[cfg(not(unix))]
    let bytes = text.as_bytes();
    let mut uri = String::from("file:");
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_' | b':') {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02x}"); // to a string it can't fail
        }
    }
    Ok(format!("{uri}?{options}"))
}

/// Reads a file that is small if it is honest.
pub(crate) fn read_at_most(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads from an offset until `buf` is full or the file ends, and says how much that was.
pub(crate) fn read_at(file: &File, at: u64, buf: &mut [u8]) -> io::Result<usize> {
    let mut have = 0;
    while have < buf.len() {
        let from = at + have as u64;
        #[cfg(unix)]
        let read = std::os::unix::fs::FileExt::read_at(file, &mut buf[have..], from);
        #[cfg(windows)]
        let read = std::os::windows::fs::FileExt::seek_read(file, &mut buf[have..], from);
        match read {
            Ok(0) => break,
            Ok(n) => have += n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(have)
}
