//! A zip as a source: what it may be before anything in it is unpacked.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom},
    path::{Component, Path},
};

use zip::{CompressionMethod, ZipArchive, result::ZipError};

use crate::{Error, Limits, Result};

/// Deflate can make a text about a thousand times as short; honest texts stay far below this, and
/// only what is long at all is judged by it.
const MOST_RATIO: u64 = 200;
const LONG: u64 = 8 << 20;
/// The same for all files together.
const LONG_TOGETHER: u64 = 64 << 20;

/// What a zip can be read from: a file, or what a file holds under a cover.
pub trait Bytes: Read + Seek + Send {}

impl<T: Read + Seek + Send> Bytes for T {}

/// A zip that was looked over.
pub(crate) type Zip = Box<ZipArchive<BufReader<Box<dyn Bytes>>>>;

pub(crate) fn is_zip(file: &File) -> Result<bool> {
    let mut head = [0; 4];
    let read = file.take(4).read(&mut head)?;
    Ok(read == 4 && matches!(&head, b"PK\x03\x04" | b"PK\x05\x06"))
}

/// Opens a zip and gives the names and lengths of the files in it, as it claims them. Later on no
/// file gives more than it claims here.
pub(crate) fn open(mut file: Box<dyn Bytes>, limits: &Limits) -> Result<(Zip, Vec<(String, u64)>)> {
    let packed = file.seek(SeekFrom::End(0))?;
    // the directory is held in memory as a whole, so it is counted before it is read
    if most_claimed(file.as_mut(), packed)? > limits.files as u64 {
        return Err(Error::TooLarge);
    }
    let mut zip = Box::new(ZipArchive::new(BufReader::new(file)).map_err(of_zip)?);
    if zip.len() > limits.files {
        return Err(Error::TooLarge);
    }
    // which of two files of one name is meant, no one can say
    if zip.has_duplicate_names() {
        return Err(Error::Damaged);
    }
    let names = names(&zip)?;
    // bytes that several files share let a small archive unpack to a huge one
    if zip.has_overlapping_files().map_err(of_zip)? {
        return Err(Error::TooLarge);
    }
    let together = names.iter().fold(0_u64, |sum, (_, bytes)| sum.saturating_add(*bytes));
    if together > LONG_TOGETHER && together / packed.max(1) > MOST_RATIO {
        return Err(Error::TooLarge);
    }
    Ok((zip, names))
}

fn names(zip: &ZipArchive<BufReader<Box<dyn Bytes>>>) -> Result<Vec<(String, u64)>> {
    let mut names = Vec::with_capacity(zip.len());
    for number in 0..zip.len() {
        let entry = zip.by_index_data(number).map_err(of_zip)?;
        let name = entry.name().map_err(of_zip)?;
        if entry.is_symlink() || !is_safe(&name) {
            return Err(Error::UnsafeName);
        }
        if entry.is_dir() {
            continue;
        }
        if entry.encrypted() {
            return Err(Error::Password);
        }
        if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(Error::NotThisFormat);
        }
        let (bytes, packed) = (entry.size(), entry.compressed_size());
        if bytes > LONG && bytes / packed.max(1) > MOST_RATIO {
            return Err(Error::TooLarge);
        }
        names.push((name.into_owned(), bytes));
    }
    Ok(names)
}

/// Unpacks a file of it bit by bit, to no more than it claims.
pub(crate) fn reader<'a>(zip: &'a mut Zip, name: &str) -> Result<Box<dyn Read + 'a>> {
    let entry = zip.by_name(name).map_err(of_zip)?;
    Ok(Box::new(Claimed { left: entry.size(), inner: entry }))
}

/// Fails as damaged when there is more than was claimed.
struct Claimed<R> {
    left: u64,
    inner: R,
}

impl<R: Read> Read for Claimed<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(bytes)?;
        self.left = self.left.checked_sub(read as u64).ok_or(io::ErrorKind::InvalidData)?;
        Ok(read)
    }
}

/// Whether a name in an archive stays inside of it, on every system.
pub(crate) fn is_safe(name: &str) -> bool {
    let inside = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    !name.is_empty() && !name.contains(['\\', '\0', ':']) && Path::new(name).components().all(inside)
}

/// How many files the end of a zip says it has; the most, if there are several ends to choose from.
fn most_claimed(file: &mut dyn Bytes, length: u64) -> Result<u64> {
    const END: usize = 22;
    const LONGEST_COMMENT: u64 = 1 << 16;
    let start = length.saturating_sub(LONGEST_COMMENT + (END + RECORD) as u64);
    let tail = read_at(file, start, length - start)?;
    let mut most = 0;
    for at in find(&tail, b"PK\x05\x06") {
        let Some(end) = tail.get(at..at + END) else { continue };
        most = most.max(u64::from(u16::from_le_bytes([end[10], end[11]])));
        let locator = at.checked_sub(LOCATOR).filter(|at| tail[*at..].starts_with(b"PK\x06\x07"));
        if let Some(locator) = locator {
            most = most.max(claimed_by_zip64(file, start + locator as u64)?);
        }
    }
    file.seek(SeekFrom::Start(0))?;
    Ok(most)
}

/// The shortest record of a zip64 archive's end, and what points at it.
const RECORD: usize = 56;
const LOCATOR: usize = 20;

/// The same of a zip64 archive, whose record ends where its locator begins.
fn claimed_by_zip64(file: &mut dyn Bytes, locator: u64) -> Result<u64> {
    const LONGEST: u64 = 1 << 16;
    let start = locator.saturating_sub(LONGEST);
    let before = read_at(file, start, locator - start)?;
    let counts = find(&before, b"PK\x06\x06")
        .filter_map(|at| before.get(at..at + RECORD))
        .map(|record| record[32..40].iter().rev().fold(0_u64, |number, byte| number << 8 | u64::from(*byte)));
    // none where the record is too far away to be an honest one
    counts.max().ok_or(Error::Damaged)
}

fn read_at(file: &mut dyn Bytes, start: u64, bytes: u64) -> Result<Vec<u8>> {
    let mut read = Vec::new();
    file.seek(SeekFrom::Start(start))?;
    file.take(bytes).read_to_end(&mut read)?;
    Ok(read)
}

fn find<'a>(bytes: &'a [u8], mark: &'a [u8; 4]) -> impl Iterator<Item = usize> + 'a {
    bytes.windows(mark.len()).enumerate().filter(move |(_, window)| window == mark).map(|(at, _)| at)
}

pub(crate) fn of_zip(e: ZipError) -> Error {
    match e {
        ZipError::Io(e) => e.into(),
        ZipError::FileNotFound => Error::Missing,
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Error::Password
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => Error::NotThisFormat,
        _ => Error::Damaged,
    }
}
