//! Where the files of a tar lie in it. Nothing is unpacked, and no header can claim more than there is.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom, Take},
    path::Path,
};

use tar::{Archive, Entry, EntryType, Header, PaxExtensions};

use crate::{Error, Limits, Result, zipped::is_safe};

/// A longer name than this is of no file system.
const LONGEST_NAME: u64 = 64 << 10;

/// An archive, and where in it each file lies.
pub struct Tar {
    file: File,
    spans: BTreeMap<String, Span>,
}

#[derive(Clone, Copy)]
struct Span {
    at: u64,
    bytes: u64,
}

/// What headers before a file say about it.
#[derive(Default)]
struct Before {
    name: Option<Vec<u8>>,
    bytes: Option<u64>,
}

/// Whether a file begins with a header of a tar whose sum is right.
pub fn starts_with_tar(path: &Path) -> Result<bool> {
    let mut header = Header::new_old();
    let mut file = File::open(path)?;
    match file.read_exact(header.as_mut_bytes()) {
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
        read => read?,
    }
    let bytes = header.as_bytes();
    // the field of the sum counts as blanks
    let sum: u32 = bytes
        .iter()
        .enumerate()
        .map(|(at, byte)| u32::from(if (148..156).contains(&at) { b' ' } else { *byte }))
        .sum();
    Ok(&bytes[257..262] == b"ustar" && header.cksum().is_ok_and(|told| told == sum))
}

impl Tar {
    /// Looks at every header.
    pub fn open(path: &Path, limits: &Limits) -> Result<Self> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        let mut archive = Archive::new(BufReader::new(File::open(path)?));
        let (mut spans, mut before, mut headers) = (BTreeMap::new(), Before::default(), 0);
        for entry in archive.entries_with_seek()?.raw(true) {
            let mut entry = entry?;
            headers += 1;
            // a file has at most three: two for a long name, and its own
            if headers > limits.files.saturating_mul(3) {
                return Err(Error::TooLarge);
            }
            match entry.header().entry_type() {
                EntryType::Regular | EntryType::Continuous => {
                    let (name, span) = placed(&entry, std::mem::take(&mut before), length)?;
                    spans.insert(name, span);
                    if spans.len() > limits.files {
                        return Err(Error::TooLarge);
                    }
                }
                EntryType::Directory => before = Before::default(),
                EntryType::GNULongName => before.name = Some(name_in(&mut entry)?),
                EntryType::XHeader => before = told_in(&mut entry)?,
                EntryType::XGlobalHeader => {}
                EntryType::GNUSparse => return Err(Error::NotThisFormat),
                _ => return Err(Error::UnsafeName),
            }
        }
        Ok(Self { file, spans })
    }

    /// The files in it, with their lengths.
    pub fn names(&self) -> impl Iterator<Item = (&str, u64)> {
        self.spans.iter().map(|(name, span)| (name.as_str(), span.bytes))
    }

    /// Reads one of them.
    pub fn reader(&mut self, name: &str) -> Result<BufReader<Take<&mut File>>> {
        let span = *self.spans.get(name).ok_or(Error::Missing)?;
        self.file.seek(SeekFrom::Start(span.at))?;
        Ok(BufReader::new((&mut self.file).take(span.bytes)))
    }
}

fn placed<R: Read>(entry: &Entry<'_, R>, before: Before, length: u64) -> Result<(String, Span)> {
    let name = before.name.unwrap_or_else(|| entry.header().path_bytes().into_owned());
    let name = String::from_utf8(name).map_err(|_| Error::Damaged)?;
    if name.is_empty() || !is_safe(&name) {
        return Err(Error::UnsafeName);
    }
    let span = Span { at: entry.raw_file_position(), bytes: before.bytes.unwrap_or(entry.size()) };
    // what a header of its own says of the length must be what the next file is looked for behind
    if span.bytes != entry.size() || span.at.checked_add(span.bytes).is_none_or(|end| end > length) {
        return Err(Error::Damaged);
    }
    Ok((name.trim_start_matches("./").to_owned(), span))
}

fn small<R: Read>(entry: &mut Entry<'_, R>) -> Result<Vec<u8>> {
    if entry.size() > LONGEST_NAME {
        return Err(Error::TooLarge);
    }
    let mut bytes = Vec::new();
    entry.take(LONGEST_NAME).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn name_in<R: Read>(entry: &mut Entry<'_, R>) -> Result<Vec<u8>> {
    let mut name = small(entry)?;
    name.truncate(name.iter().position(|byte| *byte == 0).unwrap_or(name.len()));
    Ok(name)
}

fn told_in<R: Read>(entry: &mut Entry<'_, R>) -> Result<Before> {
    let (told, mut before) = (small(entry)?, Before::default());
    for one in PaxExtensions::new(&told) {
        let one = one?;
        match one.key_bytes() {
            b"path" => before.name = Some(one.value_bytes().to_owned()),
            b"size" => before.bytes = one.value().ok().and_then(|value| value.parse().ok()),
            b"linkpath" => return Err(Error::UnsafeName),
            _ => {}
        }
    }
    Ok(before)
}
