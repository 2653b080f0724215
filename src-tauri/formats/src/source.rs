//! What a person chose: a file, a folder or a zip, read within bounds and never changed.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufReader, Read},
    path::{Component, Path, PathBuf},
};

use zip::ZipArchive;

use crate::{Error, Limits, Result, piece};

/// A deflated file can't be more than about a thousand times as long as it is packed; honest texts
/// stay far below this, and only what is long at all is judged by it.
const MOST_RATIO: u64 = 200;
const LONG: u64 = 8 << 20;

/// A file, a folder or an archive. Names in it are relative, with `/` between their parts.
pub struct Source {
    limits: Limits,
    inside: Inside,
    /// Every file in it, in the order of the names, with its length.
    names: BTreeMap<String, u64>,
    /// Bytes that were parsed so far.
    parsed: u64,
}

enum Inside {
    File(PathBuf),
    Folder(PathBuf),
    Zip(Box<ZipArchive<BufReader<File>>>),
}

impl Source {
    /// Opens what is at `path`. A file that begins as a zip does is one, whatever its name.
    pub fn open(path: &Path, limits: Limits) -> Result<Self> {
        let mut source =
            Self { limits, inside: Inside::File(path.to_owned()), names: BTreeMap::new(), parsed: 0 };
        if fs::metadata(path)?.is_dir() {
            source.inside = Inside::Folder(path.to_owned());
            source.walk(path, "", 0)?;
        } else if starts_with_zip(path)? {
            source.open_zip(path)?;
        } else {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            source.names.insert(name, fs::metadata(path)?.len());
        }
        Ok(source)
    }

    /// Whether a folder was chosen.
    pub fn is_folder(&self) -> bool {
        matches!(self.inside, Inside::Folder(_))
    }

    /// Whether a single file was chosen that is no archive.
    pub fn is_file(&self) -> bool {
        matches!(self.inside, Inside::File(_))
    }

    /// The bounds of reading it.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Every file in it, with its length in bytes as it claims to be.
    pub fn names(&self) -> impl Iterator<Item = (&str, u64)> {
        self.names.iter().map(|(name, bytes)| (name.as_str(), *bytes))
    }

    /// Whether there is a file of this name.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    /// How many bytes a file claims to have; none if there is no such file.
    pub fn length(&self, name: &str) -> Option<u64> {
        self.names.get(name).copied()
    }

    /// The name of the only file, if there is no more than one.
    pub fn only(&self) -> Option<String> {
        match &self.inside {
            Inside::File(_) => self.names.keys().next().cloned(),
            _ => None,
        }
    }

    /// The first bytes of a file, at most `most`: to see what it is.
    pub fn head(&mut self, name: &str, most: usize) -> Result<Vec<u8>> {
        let mut head = Vec::new();
        self.reader(name)?.take(most as u64).read_to_end(&mut head)?;
        Ok(head)
    }

    /// A whole file that is to be parsed, within [`Limits::text`].
    pub fn whole(&mut self, name: &str) -> Result<Vec<u8>> {
        let (text, left) = (self.limits.text, self.limits.texts - self.parsed);
        let bytes = self.bounded(name, text.min(left))?;
        self.parsed += bytes.len() as u64;
        Ok(bytes)
    }

    /// A whole text, without its byte order mark.
    pub fn text(&mut self, name: &str) -> Result<String> {
        let text = String::from_utf8(self.whole(name)?).map_err(|_| Error::NotText)?;
        Ok(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        })
    }

    /// A photo or other file as it is, within [`Limits::attachment`]. `name` is one of the source, or what
    /// [`crate::Attached::at`] says of a photo that is no file of its own.
    pub fn bytes(&mut self, name: &str) -> Result<Vec<u8>> {
        let most = self.limits.attachment;
        if self.has(name) { self.bounded(name, most) } else { piece::bytes(self, name, most) }
    }

    /// Where a file is on the disk, if it is no part of an archive.
    pub(crate) fn path(&self, name: &str) -> Option<PathBuf> {
        match &self.inside {
            Inside::File(path) if self.has(name) => Some(path.clone()),
            Inside::Folder(dir) if self.has(name) => Some(dir.join(name)),
            _ => None,
        }
    }

    fn bounded(&mut self, name: &str, most: u64) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.reader(name)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most { Err(Error::TooLarge) } else { Ok(bytes) }
    }

    /// Reads a file bit by bit. Whoever does bounds what is kept of it.
    pub fn reader(&mut self, name: &str) -> Result<Box<dyn Read + '_>> {
        if !self.names.contains_key(name) {
            return Err(Error::Missing);
        }
        Ok(match &mut self.inside {
            Inside::File(path) => Box::new(BufReader::new(File::open(path)?)),
            Inside::Folder(dir) => Box::new(BufReader::new(File::open(dir.join(name))?)),
            Inside::Zip(zip) => Box::new(zip.by_name(name).map_err(of_zip)?),
        })
    }

    /// Links are not followed: they may lead anywhere.
    fn walk(&mut self, dir: &Path, under: &str, depth: usize) -> Result<()> {
        const DEEPEST: usize = 64;
        if depth > DEEPEST {
            return Err(Error::TooLarge);
        }
        for found in fs::read_dir(dir)? {
            let found = found?;
            let kind = found.file_type()?;
            let Ok(name) = found.file_name().into_string() else { continue };
            let name = if under.is_empty() { name } else { format!("{under}/{name}") };
            if kind.is_dir() {
                self.walk(&found.path(), &name, depth + 1)?;
            } else if kind.is_file() {
                self.add(name, found.metadata()?.len())?;
            }
        }
        Ok(())
    }

    fn open_zip(&mut self, path: &Path) -> Result<()> {
        let mut zip = ZipArchive::new(BufReader::new(File::open(path)?)).map_err(of_zip)?;
        if zip.len() > self.limits.files {
            return Err(Error::TooLarge);
        }
        for number in 0..zip.len() {
            let entry = zip.by_index_raw(number).map_err(of_zip)?;
            if entry.is_dir() {
                continue;
            }
            let name = entry.name().map_err(of_zip)?.into_owned();
            if entry.is_symlink() || !is_safe(&name) {
                return Err(Error::UnsafeName);
            }
            if entry.size() > LONG && entry.size() / entry.compressed_size().max(1) > MOST_RATIO {
                return Err(Error::TooLarge);
            }
            let size = entry.size();
            drop(entry);
            self.add(name, size)?;
        }
        self.inside = Inside::Zip(Box::new(zip));
        Ok(())
    }

    fn add(&mut self, name: String, bytes: u64) -> Result<()> {
        if self.names.len() >= self.limits.files {
            return Err(Error::TooLarge);
        }
        self.names.insert(name, bytes);
        Ok(())
    }
}

/// Whether a name in an archive stays inside of it, on every system.
fn is_safe(name: &str) -> bool {
    !name.contains(['\\', '\0', ':'])
        && Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

fn starts_with_zip(path: &Path) -> Result<bool> {
    let mut head = [0; 4];
    let read = File::open(path)?.take(4).read(&mut head)?;
    Ok(read == 4 && matches!(&head, b"PK\x03\x04" | b"PK\x05\x06"))
}

fn of_zip(e: zip::result::ZipError) -> Error {
    match e {
        zip::result::ZipError::Io(e) => e.into(),
        zip::result::ZipError::FileNotFound => Error::Missing,
        zip::result::ZipError::UnsupportedArchive(_) => Error::Password,
        _ => io::Error::from(io::ErrorKind::InvalidData).into(),
    }
}
