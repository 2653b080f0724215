//! The write-ahead log read as a file: which pages it holds, and how their encrypted bytes end.
//!
//! SQLite takes its locks on the database file alone, so a handle on the log may be closed at any time.

use std::{collections::BTreeMap, fs::File, io, path::Path};

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
pub(crate) fn path_of(database: &Path) -> std::path::PathBuf {
    let mut log = database.as_os_str().to_owned();
    log.push("-wal");
    log.into()
}

/// At most `most` frames, as far as they are of one filling. A log that is absent or has no whole
/// header has none. Checksums are not looked at: whoever calls has the number from SQLite, which
/// did, or compares what comes of it with something authenticated.
pub(crate) fn read(path: &Path, most: u32) -> io::Result<Frames> {
    let mut frames = Frames::default();
    let file = match File::open(path) {
        Ok(file) => file,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(frames),
        Err(e) => return Err(e),
    };
    let mut head = [0; HEADER];
    if files::read_at(&file, 0, &mut head)? < HEADER {
        return Ok(frames);
    }
    frames.salts.copy_from_slice(&head[16..24]);
    // the end of one frame and the header of the next lie side by side
    let mut seam = [0; TAIL + FRAME_HEADER];
    let (mut at, mut next) = (HEADER as u64, None);
    while frames.taken <= most {
        let have = match next {
            None => files::read_at(&file, at, &mut seam[TAIL..])? + TAIL,
            Some(page) => {
                at += (FRAME_HEADER + PAGE) as u64;
                let have = files::read_at(&file, at - TAIL as u64, &mut seam)?;
                if have < TAIL {
                    break;
                }
                let mut tail = [0; TAIL];
                tail.copy_from_slice(&seam[..TAIL]);
                frames.take(page, tail);
                have
            }
        };
        let header = &seam[TAIL..];
        if have < seam.len() || header[8..16] != frames.salts || frames.taken == most {
            break;
        }
        next = Some((number(&header[..4]), number(&header[4..8])));
    }
    Ok(frames)
}

impl Frames {
    fn take(&mut self, (page, pages): (u32, u32), tail: Tail) {
        self.taken += 1;
        self.tails.insert(page, tail);
        if pages > 0 {
            self.pages = pages;
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |n, &b| n << 8 | u32::from(b))
}

/// Where the newest frame of each page begins, after its header, of all whole transactions whose
/// checksums hold: what SQLite would read.
pub(crate) fn valid(path: &Path) -> io::Result<BTreeMap<u32, u64>> {
    let (mut whole, mut open) = (BTreeMap::new(), BTreeMap::new());
    let file = match File::open(path) {
        Ok(file) => file,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(whole),
        Err(e) => return Err(e),
    };
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
        open.insert(number(&frame[..4]), at + FRAME_HEADER as u64);
        if number(&frame[4..8]) > 0 {
            whole.append(&mut open);
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
