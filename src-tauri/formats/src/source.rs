//! What a person chose: a file, a folder, a zip or a tar, read within bounds and never changed.

mod tar;

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{BufReader, Read},
    path::{Path, PathBuf},
};

use self::tar::Tar;
use crate::{
    Error, Limits, Result, piece,
    zipped::{self, Bytes, Zip},
};

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
    Zip(Zip),
    Tar(Tar),
}

impl Source {
    /// Opens what is at `path`. A file that begins as a zip or a tar does is one, whatever
    /// its name.
    pub fn open(path: &Path, limits: Limits) -> Result<Self> {
        let mut source =
            Self { limits, inside: Inside::File(path.to_owned()), names: BTreeMap::new(), parsed: 0 };
        let about = fs::metadata(path)?;
        if about.is_dir() {
            source.inside = Inside::Folder(path.to_owned());
            source.walk(path, "", 0, &mut 0)?;
        } else if !about.is_file() {
            // a pipe or a device may never end
            return Err(Error::NotThisFormat);
        } else if zipped::is_zip(&File::open(path)?)? {
            let (zip, names) = zipped::open(Box::new(File::open(path)?), &source.limits)?;
            source.inside = Inside::Zip(zip);
            source.names.extend(names);
        } else if tar::starts_with_tar(path)? {
            let tar = Tar::open(path, &source.limits)?;
            source.names.extend(tar.names().map(|(name, bytes)| (name.to_owned(), bytes)));
            source.inside = Inside::Tar(tar);
        } else {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            source.names.insert(name, about.len());
        }
        Ok(source)
    }

    /// Opens a zip that lies under a cover, such as encryption.
    pub fn of_zip(bytes: Box<dyn Bytes>, limits: Limits) -> Result<Self> {
        let (zip, names) = zipped::open(bytes, &limits)?;
        Ok(Self { limits, inside: Inside::Zip(zip), names: names.into_iter().collect(), parsed: 0 })
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
        let mut text = String::from_utf8(self.whole(name)?).map_err(|_| Error::NotText)?;
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Ok(text)
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
        let claimed = *self.names.get(name).ok_or(Error::Missing)?;
        if claimed > most {
            return Err(Error::TooLarge);
        }
        let mut bytes = Vec::new();
        // a growing vector would take up to twice of it
        let room = usize::try_from(claimed).map_err(|_| Error::TooLarge)?;
        bytes.try_reserve_exact(room).map_err(|_| Error::TooLarge)?;
        self.reader(name)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most { Err(Error::TooLarge) } else { Ok(bytes) }
    }

    /// Reads a file bit by bit. Whoever does bounds what is kept of it. What comes out of an archive
    /// is never more than [`Source::names`] says.
    pub fn reader(&mut self, name: &str) -> Result<Box<dyn Read + '_>> {
        if !self.names.contains_key(name) {
            return Err(Error::Missing);
        }
        Ok(match &mut self.inside {
            Inside::File(path) => Box::new(BufReader::new(File::open(path)?)),
            Inside::Folder(dir) => Box::new(BufReader::new(File::open(dir.join(name))?)),
            Inside::Zip(zip) => zipped::reader(zip, name)?,
            Inside::Tar(tar) => Box::new(tar.reader(name)?),
        })
    }

    /// Links are not followed: they may lead anywhere. `seen` counts folders too, which cost as much
    /// as files do.
    fn walk(&mut self, dir: &Path, under: &str, depth: usize, seen: &mut usize) -> Result<()> {
        const DEEPEST: usize = 64;
        if depth > DEEPEST {
            return Err(Error::TooLarge);
        }
        for found in fs::read_dir(dir)? {
            let found = found?;
            *seen += 1;
            if *seen > self.limits.files {
                return Err(Error::TooLarge);
            }
            let kind = found.file_type()?;
            let Ok(name) = found.file_name().into_string() else { continue };
            let name = if under.is_empty() { name } else { format!("{under}/{name}") };
            if kind.is_dir() {
                self.walk(&found.path(), &name, depth + 1, seen)?;
            } else if kind.is_file() {
                self.names.insert(name, found.metadata()?.len());
            }
        }
        Ok(())
    }
}
