//! What a program does to the files below one folder, in order; and which of it is made to fail.
//!
//! Two layers report here: the database engine's through [`crate::vfs`], and the small files' of
//! `std::fs` through [`crate::calls`].

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};

/// A file, whatever it is called by now.
pub type Ino = usize;

/// One thing that was done, by paths relative to the folder.
#[derive(Debug, Clone)]
pub enum Event {
    Create(PathBuf, Ino),
    Write(Ino, usize, Vec<u8>),
    Truncate(Ino, usize),
    Sync(Ino),
    /// The sync failed: what was written before may never reach the disk, whatever later syncs say.
    SyncFailed(Ino),
    MakeDir(PathBuf),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
    SyncDir(PathBuf),
    /// Not of the disk: the workload has come to its mark of this number.
    Mark(usize),
}

/// Operations that can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Open,
    Read,
    Write,
    Truncate,
    Sync,
    Remove,
    Rename,
    MakeDir,
}

/// How an operation fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Failure {
    /// No room left.
    Full,
    /// The disk does not do it.
    Io,
    /// Half of it is written, then there is no room left.
    Short,
}

impl Kind {
    /// The ways in which this can fail.
    pub fn failures(self) -> &'static [Failure] {
        match self {
            Self::Write => &[Failure::Full, Failure::Io, Failure::Short],
            Self::Rename | Self::MakeDir | Self::Open => &[Failure::Full, Failure::Io],
            Self::Read | Self::Truncate | Self::Sync | Self::Remove => &[Failure::Io],
        }
    }

    /// Whether this fails as well while the disk goes on failing `other` like `failure`.
    fn shares(self, other: Self, failure: Failure) -> bool {
        let takes_room = |kind| matches!(kind, Self::Write | Self::MakeDir | Self::Rename);
        self == other || (failure != Failure::Io && takes_room(self) && takes_room(other))
    }
}

/// What is to fail: the operation of this number, and if `for_ever` all alike after it.
#[derive(Debug, Clone, Copy)]
pub struct Fault {
    pub at: usize,
    pub kind: Kind,
    pub failure: Failure,
    pub for_ever: bool,
}

#[derive(Default)]
struct State {
    names: BTreeMap<PathBuf, Ino>,
    inos: usize,
    events: Vec<Event>,
    operations: Vec<Kind>,
    fault: Option<Fault>,
    struck: usize,
    paused: bool,
    read_only: Option<PathBuf>,
}

/// The folder that is watched.
pub struct Disk {
    root: PathBuf,
    state: Mutex<State>,
}

static WATCHED: RwLock<Vec<Arc<Disk>>> = RwLock::new(Vec::new());

/// Watches a folder until it is dropped.
pub struct Watch(Arc<Disk>);

impl std::ops::Deref for Watch {
    type Target = Disk;
    fn deref(&self) -> &Disk {
        &self.0
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let mut all = WATCHED.write().unwrap_or_else(PoisonError::into_inner);
        all.retain(|disk| !Arc::ptr_eq(disk, &self.0));
    }
}

/// The watched folder that a path lies in, and the path below it.
pub fn find(path: &Path) -> Option<(Arc<Disk>, PathBuf)> {
    let all = WATCHED.read().unwrap_or_else(PoisonError::into_inner);
    all.iter().find_map(|disk| Some((disk.clone(), path.strip_prefix(&disk.root).ok()?.to_owned())))
}

impl Disk {
    /// Watches what happens below `root`. What is there already is on the disk.
    pub fn watch(root: &Path) -> Watch {
        let root = root.canonicalize().unwrap();
        let disk = Arc::new(Self { root: root.clone(), state: Mutex::default() });
        disk.take_in(&root);
        WATCHED.write().unwrap_or_else(PoisonError::into_inner).push(disk.clone());
        Watch(disk)
    }

    fn take_in(&self, folder: &Path) {
        let inside = |path: &Path| path.strip_prefix(&self.root).unwrap().to_owned();
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                self.note(Event::MakeDir(inside(&path)));
                self.take_in(&path);
            } else {
                let ino = self.opened(&inside(&path));
                self.note(Event::Write(ino, 0, std::fs::read(&path).unwrap()));
                self.note(Event::Sync(ino));
            }
        }
        self.note(Event::SyncDir(inside(folder)));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A path below the folder, in full.
    pub fn full(&self, path: &Path) -> PathBuf {
        self.root.join(path)
    }

    /// Counts an operation that is about to happen, and says whether it is to fail.
    pub fn enter(&self, kind: Kind) -> Option<Failure> {
        let mut state = self.state();
        if state.paused {
            return None;
        }
        let number = state.operations.len();
        state.operations.push(kind);
        let fault = state.fault?;
        let hit = number == fault.at
            || (fault.for_ever && number > fault.at && kind.shares(fault.kind, fault.failure));
        state.struck += usize::from(hit);
        hit.then_some(fault.failure)
    }

    /// The file of that name, which is made if there is none.
    pub fn opened(&self, path: &Path) -> Ino {
        let mut state = self.state();
        if let Some(&ino) = state.names.get(path) {
            return ino;
        }
        let ino = state.inos;
        state.inos += 1;
        state.names.insert(path.to_owned(), ino);
        state.events.push(Event::Create(path.to_owned(), ino));
        ino
    }

    /// Keeps what has happened.
    pub fn note(&self, event: Event) {
        let mut state = self.state();
        match &event {
            Event::Rename(from, to) => {
                let moved: Vec<_> = state.names.keys().filter(|p| p.starts_with(from)).cloned().collect();
                for path in moved {
                    let ino = state.names.remove(&path).unwrap();
                    let below = path.strip_prefix(from).unwrap();
                    let new = if below.as_os_str().is_empty() { to.clone() } else { to.join(below) };
                    state.names.insert(new, ino);
                }
            }
            Event::Remove(path) => {
                state.names.remove(path);
            }
            _ => {}
        }
        state.events.push(event);
    }

    /// Lets a test look at the folder: that is no operation of the vault.
    pub fn pause<T>(&self, look: impl FnOnce() -> T) -> T {
        self.state().paused = true;
        let out = look();
        self.state().paused = false;
        out
    }

    /// Everything that has happened so far.
    pub fn events(&self) -> Vec<Event> {
        self.state().events.clone()
    }

    /// The kind of every operation so far.
    pub fn operations(&self) -> Vec<Kind> {
        self.state().operations.clone()
    }

    /// Lets the file of that name be read and no longer written.
    pub fn protect(&self, path: &Path) {
        self.state().read_only = Some(path.to_owned());
    }

    /// Whether the file may only be read.
    pub fn is_protected(&self, path: &Path) -> bool {
        self.state().read_only.as_deref() == Some(path)
    }

    /// Sets what is to fail from now on.
    pub fn break_at(&self, fault: Option<Fault>) {
        self.state().fault = fault;
    }

    /// How many operations were made to fail.
    pub fn struck(&self) -> usize {
        self.state().struck
    }
}
