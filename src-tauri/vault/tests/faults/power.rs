//! What a power cut can leave of a folder.
//!
//! A write is on the disk for sure only when its file was synced after it. Until then each of its
//! sectors may have been written or not, in any order; a sector is never half one and half the
//! other. A file's length is a thing of its own. Names (made, changed, removed) reach the disk in
//! their order, as in every journalling file system, and for sure only when a folder was synced.

use std::{
    collections::{BTreeMap, hash_map::DefaultHasher},
    fs,
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
};

use crate::disk::{Event, Ino};

const SECTOR: usize = 512;

/// A generator of its own, so that every run tries the same.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let limit = u64::try_from(limit.max(1)).unwrap();
        usize::try_from(self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) % limit).unwrap()
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

#[derive(Clone)]
enum What {
    Data(usize, Vec<u8>),
    Length(usize),
}

/// A change that is not surely on the disk.
#[derive(Clone)]
struct Change {
    what: What,
    /// A sync of it failed: later ones say nothing of it.
    given_up: bool,
}

/// A file as the disk surely has it, and what came since.
#[derive(Default, Clone)]
struct Content {
    sure: Vec<u8>,
    seen: Vec<u8>,
    pending: Vec<Change>,
}

/// The sectors' parts of a write.
fn pieces(at: usize, data: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut done = 0;
    std::iter::from_fn(move || {
        let start = at + done;
        let len = (SECTOR - start % SECTOR).min(data.len() - done);
        done += len;
        (len > 0).then(|| (start, &data[done - len..done]))
    })
}

fn put(bytes: &mut Vec<u8>, at: usize, data: &[u8]) {
    bytes.resize(bytes.len().max(at + data.len()), 0);
    bytes[at..at + data.len()].copy_from_slice(data);
}

impl Content {
    fn change(&mut self, what: What) {
        match &what {
            What::Data(at, data) => put(&mut self.seen, *at, data),
            What::Length(len) => self.seen.resize(*len, 0),
        }
        self.pending.push(Change { what, given_up: false });
    }

    fn sync(&mut self) {
        if self.pending.iter().all(|change| !change.given_up) {
            self.sure.clone_from(&self.seen);
            self.pending.clear();
            return;
        }
        // whole sectors are written, as they are seen now
        let (given_up, synced) = self.pending.drain(..).partition(|change| change.given_up);
        self.pending = given_up;
        self.sure.resize(self.seen.len(), 0);
        for change in &synced {
            let Change { what: What::Data(at, data), .. } = change else { continue };
            let end = (at + data.len()).next_multiple_of(SECTOR).min(self.seen.len());
            let start = (at / SECTOR * SECTOR).min(end);
            self.sure[start..end].copy_from_slice(&self.seen[start..end]);
        }
    }

    fn left(&self, style: Style, random: &mut Random) -> Vec<u8> {
        let mut bytes = self.sure.clone();
        let count = self.pending.len();
        let mut order: Vec<usize> = (0..count).collect();
        match style {
            Style::Nothing => return bytes,
            Style::Everything => return self.seen.clone(),
            Style::Prefix => {
                let whole = random.below(count + 1);
                for change in &self.pending[..whole] {
                    some_of(&mut bytes, change, |_| true);
                }
                if let Some(torn) = self.pending.get(whole) {
                    let until = random.below(9);
                    some_of(&mut bytes, torn, |n| n < until);
                }
                return bytes;
            }
            Style::Shuffled => (1..count).rev().for_each(|n| order.swap(n, random.below(n + 1))),
            _ => {}
        }
        let (odd, percent) = (random.below(count), [10, 50, 90][random.below(3)]);
        for n in order {
            let chosen = match style {
                Style::OneMissing => n != odd,
                Style::OneOnly => n == odd,
                _ => true,
            };
            let sectors = if matches!(style, Style::OneMissing | Style::OneOnly) { 100 } else { percent };
            if chosen {
                some_of(&mut bytes, &self.pending[n], |_| random.chance(sectors));
            }
        }
        if let Style::Garbage = style {
            for at in (self.sure.len()..bytes.len()).step_by(SECTOR) {
                if random.chance(30) {
                    let until = (at + SECTOR).min(bytes.len());
                    bytes[at..until].fill_with(|| u8::try_from(random.below(256)).unwrap());
                }
            }
        }
        bytes
    }
}

/// Does a change as far as its sectors are taken.
fn some_of(bytes: &mut Vec<u8>, change: &Change, mut takes: impl FnMut(usize) -> bool) {
    match &change.what {
        What::Length(len) => {
            if takes(0) {
                bytes.resize(*len, 0);
            }
        }
        What::Data(at, data) => {
            for (n, (at, piece)) in pieces(*at, data).enumerate() {
                if takes(n) {
                    put(bytes, at, piece);
                }
            }
        }
    }
}

/// Which of the unsynced changes of a file are on the disk.
#[derive(Clone, Copy, Debug)]
enum Style {
    Nothing,
    Everything,
    /// The first ones, and of the next a part.
    Prefix,
    /// Each sector or not.
    Sectors,
    /// The same, and of a sector that was written twice perhaps the first.
    Shuffled,
    OneMissing,
    OneOnly,
    /// Each sector or not; beyond the end that is sure, perhaps what lay there before.
    Garbage,
}

const STYLES: [Style; 8] = [
    Style::Nothing,
    Style::Everything,
    Style::Prefix,
    Style::Sectors,
    Style::Shuffled,
    Style::OneMissing,
    Style::OneOnly,
    Style::Garbage,
];

#[derive(Clone)]
enum Naming {
    Is(PathBuf, Node),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
}

#[derive(Clone, Copy, PartialEq)]
enum Node {
    Folder,
    File(Ino),
}

type Names = BTreeMap<PathBuf, Node>;

fn name(names: &mut Names, naming: &Naming) {
    match naming {
        Naming::Is(path, node) => {
            names.insert(path.clone(), *node);
        }
        Naming::Remove(path) => {
            names.remove(path);
        }
        Naming::Rename(from, to) => {
            let moved: Vec<PathBuf> = names.keys().filter(|p| p.starts_with(from)).cloned().collect();
            for old in moved {
                let node = names.remove(&old).unwrap();
                let below = old.strip_prefix(from).unwrap();
                names.insert(if below.as_os_str().is_empty() { to.clone() } else { to.join(below) }, node);
            }
        }
    }
}

impl Naming {
    fn is_in(&self, folder: &Path) -> bool {
        let (Self::Is(path, _) | Self::Rename(_, path) | Self::Remove(path)) = self;
        path.parent() == Some(folder)
    }
}

/// The folder up to a moment of its story.
#[derive(Default)]
pub struct Model {
    files: BTreeMap<Ino, Content>,
    names: Names,
    pending: Vec<Naming>,
}

/// The files (or, as `None`, folders) of one possible state.
pub type Left = BTreeMap<PathBuf, Option<Vec<u8>>>;

impl Model {
    pub fn apply(&mut self, event: &Event) {
        match event {
            Event::Create(path, ino) => self.pending.push(Naming::Is(path.clone(), Node::File(*ino))),
            Event::MakeDir(path) => self.pending.push(Naming::Is(path.clone(), Node::Folder)),
            Event::Rename(from, to) => self.pending.push(Naming::Rename(from.clone(), to.clone())),
            Event::Remove(path) => self.pending.push(Naming::Remove(path.clone())),
            Event::SyncDir(folder) => {
                let until = self.pending.iter().rposition(|naming| naming.is_in(folder)).map_or(0, |n| n + 1);
                for naming in self.pending.drain(..until) {
                    name(&mut self.names, &naming);
                }
            }
            Event::Write(ino, at, data) => self.file(*ino).change(What::Data(*at, data.clone())),
            Event::Truncate(ino, len) => self.file(*ino).change(What::Length(*len)),
            Event::Sync(ino) => self.file(*ino).sync(),
            Event::SyncFailed(ino) => {
                self.file(*ino).pending.iter_mut().for_each(|change| change.given_up = true);
            }
            Event::Mark(_) => {}
        }
    }

    fn file(&mut self, ino: Ino) -> &mut Content {
        self.files.entry(ino).or_default()
    }

    /// Whether a power cut can leave more than one state.
    pub fn is_open(&self) -> bool {
        !self.pending.is_empty() || self.files.values().any(|file| !file.pending.is_empty())
    }

    /// One of the states that a power cut can leave now.
    pub fn left(&self, random: &mut Random) -> Left {
        let mut names = self.names.clone();
        let reached = match random.below(4) {
            0 => 0,
            1 => self.pending.len(),
            _ => random.below(self.pending.len() + 1),
        };
        self.pending[..reached].iter().for_each(|naming| name(&mut names, naming));
        let all_alike = random.chance(50).then(|| STYLES[random.below(STYLES.len())]);
        let mut bytes_of = |ino: &Ino| {
            let style = all_alike.unwrap_or_else(|| STYLES[random.below(STYLES.len())]);
            self.files.get(ino).map_or_else(Vec::new, |file| file.left(style, random))
        };
        names
            .into_iter()
            .map(|(path, node)| match node {
                Node::Folder => (path, None),
                Node::File(ino) => (path, Some(bytes_of(&ino))),
            })
            .collect()
    }
}

/// Tells states apart.
pub fn digest(left: &Left) -> u64 {
    let mut hasher = DefaultHasher::new();
    left.hash(&mut hasher);
    hasher.finish()
}

/// Makes the state in the empty folder `root`.
pub fn lay_out(left: &Left, root: &Path) {
    for (path, bytes) in left {
        let path = root.join(path);
        match bytes {
            None => fs::create_dir_all(path).unwrap(),
            Some(bytes) => {
                // a file whose folder's name is not on the disk is nowhere
                if path.parent().is_some_and(Path::is_dir) {
                    fs::write(path, bytes).unwrap();
                }
            }
        }
    }
}
