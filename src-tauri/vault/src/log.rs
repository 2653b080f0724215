//! The write-ahead log read as a file: which pages it holds, and how their encrypted bytes end.
//!
//! SQLite takes its locks on the database file alone, so a handle on the log may be closed at any time.

use std::{
    collections::BTreeMap,
    fs::{File, OpenOptions},
    io,
    ops::Range,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::files;

/// Bytes of a page, as everywhere in the vault.
pub(crate) const PAGE: usize = 4096;
/// What SQLCipher keeps at the end of a page: IV and HMAC, which bind all before them.
pub(crate) const TAIL: usize = 48;
const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

pub(crate) type Tail = [u8; TAIL];
pub(crate) type Tails = BTreeMap<u32, Tail>;
/// Two random numbers that tell one filling of the log from the next.
pub(crate) type Salts = [u8; 8];

/// The first frames of a log.
#[derive(Default)]
pub(crate) struct Frames {
    pub salts: Salts,
    pub taken: u32,
    /// Of the last frame of each page.
    pub tails: Tails,
    /// Pages of the database after the last commit; 0 if there was none.
    pub pages: u32,
}

/// The log of the database at `path`.
pub(crate) fn path_of(database: &Path) -> PathBuf {
    let mut log = database.as_os_str().to_owned();
    log.push("-wal");
    log.into()
}

/// At most `most` frames, as far as they are of one filling. A log that is absent or has no whole
/// header has none. Checksums are not looked at: whoever calls has the number from SQLite, which did.
pub(crate) fn read(path: &Path, most: u32) -> io::Result<Frames> {
    let mut frames = Frames::default();
    let Some(file) = open(path)? else { return Ok(frames) };
    let Some(salts) = salts(&file)? else { return Ok(frames) };
    frames.salts = salts;
    frames.taken = each(&file, salts, 0..most, |page, pages, tail| {
        frames.tails.insert(page, *tail);
        if pages > 0 {
            frames.pages = pages;
        }
    })?;
    Ok(frames)
}

fn open(path: &Path) -> io::Result<Option<File>> {
    match File::open(path) {
        Ok(file) => Ok(Some(file)),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e),
    }
}

fn salts(file: &File) -> io::Result<Option<Salts>> {
    let mut salts = Salts::default();
    Ok((files::read_at(file, 16, &mut salts)? == salts.len()).then_some(salts))
}

/// Hands on the page, the pages of the database if a commit ends there, and the tail of each frame.
/// Says where it stopped: at the end of those asked for, of the file, or of this filling.
fn each(
    file: &File,
    salts: Salts,
    frames: Range<u32>,
    mut f: impl FnMut(u32, u32, &Tail),
) -> io::Result<u32> {
    let mut header = [0; FRAME_HEADER];
    let mut tail = [0; TAIL];
    for frame in frames.clone() {
        let at = HEADER as u64 + u64::from(frame) * (FRAME_HEADER + PAGE) as u64;
        let end = at + (FRAME_HEADER + PAGE - TAIL) as u64;
        if files::read_at(file, at, &mut header)? < FRAME_HEADER
            || header[8..16] != salts
            || files::read_at(file, end, &mut tail)? < TAIL
        {
            return Ok(frame);
        }
        f(number(&header[..4]), number(&header[4..8]), &tail);
    }
    Ok(frames.end)
}

/// What the log holds, as a chain of hashes over its frames. SQLite's own checksums tell damage and not
/// intent: anyone can make frames of older pages whose checksums hold.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Chain {
    pub frames: u32,
    /// SHA-256; all zero of no frames.
    pub digest: [u8; 32],
}

/// Follows the log of an open database.
pub(crate) struct Follower {
    path: PathBuf,
    file: Option<File>,
    salts: Salts,
    chain: Chain,
}

impl Follower {
    pub fn of(database: &Path) -> Self {
        Self { path: path_of(database), file: None, salts: Salts::default(), chain: Chain::default() }
    }

    /// The chain over the first `frames` frames, of which SQLite says that they are whole.
    pub fn follow(&mut self, frames: u32) -> io::Result<Chain> {
        if frames == 0 {
            self.chain = Chain::default();
            return Ok(self.chain);
        }
        let (salts, mut chain) = (self.begin()?, self.chain);
        if salts != self.salts || chain.frames > frames || chain.frames == 0 {
            chain = Chain { frames: 0, digest: Sha256::digest(salts).into() };
        }
        let file = self.file.as_ref().ok_or(io::ErrorKind::NotFound)?;
        let mut digest = chain.digest;
        let end = each(file, salts, chain.frames..frames, |page, pages, tail| {
            let hash = Sha256::new_with_prefix(digest).chain_update(page.to_le_bytes());
            digest = hash.chain_update(pages.to_le_bytes()).chain_update(tail).finalize().into();
        })?;
        if end < frames {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        (self.salts, self.chain) = (salts, Chain { frames, digest });
        Ok(self.chain)
    }

    /// Makes what was done to the log durable. SQLite leaves its emptying to chance.
    pub fn sync(&self) -> io::Result<()> {
        OpenOptions::new().write(true).open(&self.path)?.sync_all()
    }

    /// How many transactions end in these frames.
    pub fn commits(&mut self, frames: Range<u32>) -> io::Result<u32> {
        let salts = self.begin()?;
        let file = self.file.as_ref().ok_or(io::ErrorKind::NotFound)?;
        let mut commits = 0;
        each(file, salts, frames, |_, pages, _| commits += u32::from(pages > 0))?;
        Ok(commits)
    }

    /// The file stays the same as long as the database is open: it is emptied, never made anew.
    fn begin(&mut self) -> io::Result<Salts> {
        if self.file.is_none() {
            self.file = open(&self.path)?;
        }
        let file = self.file.as_ref().ok_or(io::ErrorKind::NotFound)?;
        Ok(salts(file)?.ok_or(io::ErrorKind::UnexpectedEof)?)
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |n, &b| n << 8 | u32::from(b))
}

/// Where the newest frame of each page begins, after its header, of all whole transactions whose
/// checksums hold: what SQLite would read.
pub(crate) fn valid(path: &Path) -> io::Result<BTreeMap<u32, u64>> {
    let (mut whole, mut begun) = (BTreeMap::new(), BTreeMap::new());
    let Some(file) = open(path)? else { return Ok(whole) };
    let mut head = [0; HEADER];
    if files::read_at(&file, 0, &mut head)? < HEADER || head[..3] != [0x37, 0x7f, 0x06] {
        return Ok(whole);
    }
    let big = head[3] & 1 == 1;
    let mut sum = checksum((0, 0), &head[..24], big);
    if sum != (number(&head[24..28]), number(&head[28..32])) {
        return Ok(whole);
    }
    let mut frame = vec![0; FRAME_HEADER + PAGE];
    let mut at = HEADER as u64;
    while files::read_at(&file, at, &mut frame)? == frame.len() && frame[8..16] == head[16..24] {
        sum = checksum(checksum(sum, &frame[..8], big), &frame[FRAME_HEADER..], big);
        if sum != (number(&frame[16..20]), number(&frame[20..24])) {
            break;
        }
        begun.insert(number(&frame[..4]), at + FRAME_HEADER as u64);
        if number(&frame[4..8]) > 0 {
            whole.append(&mut begun);
        }
        at += frame.len() as u64;
    }
    Ok(whole)
}

fn checksum((mut a, mut b): (u32, u32), bytes: &[u8], big: bool) -> (u32, u32) {
    for words in bytes.as_chunks::<8>().0 {
        let [x, y] =
            [&words[..4], &words[4..]].map(|word| if big { number(word) } else { number(word).swap_bytes() });
        a = a.wrapping_add(x).wrapping_add(b);
        b = b.wrapping_add(y).wrapping_add(a);
    }
    (a, b)
}
