//! The database file of an open vault, held still while it is copied.
//!
//! While a vault is used the file changes only when the log is written back into it. So once the log is empty, and
//! until it is next written back, the file is the journal of that moment, and can be copied by another thread while
//! the person goes on writing.
//!
//! The file is opened once for each time that the vault is opened, and closed after the database is: closing any
//! handle on it would drop the locks that SQLite holds.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
    path::Path,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use rusqlite::Connection;

use crate::error::{Error, Result};

#[derive(Default)]
struct State {
    file: Option<File>,
    /// The number of the work for which the file is held still.
    held_for: Option<u64>,
    last: u64,
    /// The vault was locked: whoever works on it should end.
    locked: Arc<AtomicBool>,
}

/// The vault's side. Dropped after the database is closed.
pub(crate) struct Live(Arc<Mutex<State>>);

fn locked(state: &Mutex<State>) -> MutexGuard<'_, State> {
    // nothing in here is left half done by a panic
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Live {
    pub fn of(database: &Path) -> Result<Self> {
        let state = State { file: Some(File::open(database)?), ..State::default() };
        Ok(Self(Arc::new(Mutex::new(state))))
    }

    /// Follows the vault to another file.
    pub fn moved_to(&self, database: &Path) -> Result<()> {
        let file = File::open(database)?;
        let mut state = locked(&self.0);
        state.held_for = None;
        state.file = Some(file);
        Ok(())
    }

    /// Holds the file still, of which the log must have been written back. A work before this one ends.
    pub(super) fn hold(&self) -> Result<Held> {
        let mut state = locked(&self.0);
        let bytes = state.file.as_ref().ok_or(Error::SnapshotStopped)?.metadata()?.len();
        state.last += 1;
        state.held_for = Some(state.last);
        let (number, locked) = (state.last, Arc::clone(&state.locked));
        Ok(Held { state: Arc::clone(&self.0), number, locked, bytes })
    }

    pub fn is_held(&self) -> bool {
        locked(&self.0).held_for.is_some()
    }

    /// The file is about to change: who copies it has to stop.
    pub fn release(&self) {
        locked(&self.0).held_for = None;
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        let mut state = locked(&self.0);
        state.held_for = None;
        state.file = None;
        state.locked.store(true, Ordering::Relaxed);
    }
}

/// Steps of the engine between two looks at whether it should end.
const STEPS: i32 = 10_000;

/// The copying side.
pub(super) struct Held {
    state: Arc<Mutex<State>>,
    number: u64,
    locked: Arc<AtomicBool>,
    /// How long the file is.
    pub bytes: u64,
}

impl Held {
    /// Reads so many bytes. [`Error::SnapshotStopped`] if the file is no longer held still.
    pub fn read(&self, at: u64, into: &mut [u8]) -> Result<()> {
        let state = locked(&self.state);
        let mut file = match (&state.file, state.held_for) {
            (Some(file), Some(number)) if number == self.number => file,
            _ => return Err(Error::SnapshotStopped),
        };
        file.seek(SeekFrom::Start(at))?;
        Ok(file.read_exact(into)?)
    }

    /// [`Error::SnapshotStopped`] once the vault is locked.
    pub fn check(&self) -> Result<()> {
        if self.locked.load(Ordering::Relaxed) { Err(Error::SnapshotStopped) } else { Ok(()) }
    }

    /// Ends what a connection is doing once `stop` is true or the vault is locked.
    pub fn end_with(&self, db: &mut Connection, stop: &Arc<AtomicBool>) -> Result<()> {
        let (locked, stop) = (Arc::clone(&self.locked), Arc::clone(stop));
        let ended = move || locked.load(Ordering::Relaxed) || stop.load(Ordering::Relaxed);
        Ok(db.progress_handler(STEPS, Some(ended))?)
    }

    /// Lets the file change again.
    pub fn release(&self) {
        let mut state = locked(&self.state);
        if state.held_for == Some(self.number) {
            state.held_for = None;
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.release();
    }
}
