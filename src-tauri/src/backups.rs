//! What is done while a journal is open and nobody asks: backups when they are due, and a look at whether every page is
//! as it was written. Backups on request, too.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use goldseam_journal::{BackupJob, BackupWhich};
use goldseam_vault::{Error as VaultError, snapshot::Watch};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;

use crate::{
    error::{Answer, AppError, ErrorCode},
    shell::{Shell, now},
};

/// Nobody has touched anything for so long: a moment for what holds the journal for a moment.
const QUIET: Duration = Duration::from_mins(1);
/// How often it is asked whether one is due.
const LOOK: Duration = Duration::from_secs(30);

/// A backup ended, well or not: what the page shows of them is old.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct BackedUp {}

/// The backup that is being made, if one is.
#[derive(Default)]
pub struct Backing(Mutex<Option<Arc<AtomicBool>>>);

impl Backing {
    /// A flag for a backup that begins; none if one is under way.
    fn begin(&self) -> Option<Arc<AtomicBool>> {
        let mut under_way = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if under_way.is_some() {
            return None;
        }
        let flag = Arc::new(AtomicBool::new(false));
        *under_way = Some(Arc::clone(&flag));
        Some(flag)
    }

    fn end(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Asks it to stop soon. Without one nothing happens.
    pub fn stop(&self) {
        if let Some(flag) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            flag.store(true, Ordering::Relaxed);
        }
    }
}

/// Something was noticed in the open journal that the person should know.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct Noticed {}

/// Makes a backup whenever one is due, and looks at the pages in quiet moments, on a thread of its own.
pub fn look_after(app: AppHandle) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK);
            if is_due(&app) {
                // what failed is kept with the journal, and the page tells it from there
                let _ = back_up(&app, &BackupWhich::Due, &mut |_, _| ());
            }
            while !check_some(&app) {}
        }
    });
}

/// Looks at some pages, and says whether that was all for now.
fn check_some(app: &AppHandle) -> bool {
    let shell = app.state::<Shell>();
    if shell.idle() < QUIET {
        return true;
    }
    let mut session = shell.session();
    let Ok(open) = session.unlocked() else { return true };
    let before = open.notices();
    // what can't be read is told by whoever needs it
    let done = open.journal.vault_mut().check_some(chrono::Utc::now().timestamp()).unwrap_or(true);
    if open.notices() != before {
        let _ = Noticed {}.emit(app);
    }
    done
}

fn is_due(app: &AppHandle) -> bool {
    let shell = app.state::<Shell>();
    let mut session = shell.session();
    let (Ok(open), Ok(now)) = (session.unlocked(), now()) else { return false };
    open.journal.backup_due(&now).unwrap_or(false)
}

/// Makes one now. The journal can be written in meanwhile; locking it ends the backup.
pub fn back_up(app: &AppHandle, which: &BackupWhich, tell: &mut dyn FnMut(u64, u64)) -> Answer<()> {
    let shell = app.state::<Shell>();
    let Some(stop) = shell.backing.begin() else {
        return Err(AppError::new(
            ErrorCode::BackupUnderWay,
            "A backup is being made. It will be done soon.",
        ));
    };
    let made = make(&shell, which, &mut Watch { stop, tell });
    shell.backing.end();
    // a window that can't be told shows nothing of it
    let _ = BackedUp {}.emit(app);
    made
}

fn make(shell: &Shell, which: &BackupWhich, watch: &mut Watch<'_>) -> Answer<()> {
    let (dir, job) = begin(shell, which)?;
    let Some(job) = job else { return Ok(()) };
    let done = job.run(watch);
    let stopped = done.places.iter().any(|(_, made)| matches!(made, Err(VaultError::SnapshotStopped)));
    let mut session = shell.session();
    if session.dir() != dir.as_deref() {
        return Err(AppError::locked());
    }
    session.unlocked()?.journal.note_backup(&done, &now()?)?;
    // what failed otherwise is told beside its place
    if stopped { Err(VaultError::SnapshotStopped.into()) } else { Ok(()) }
}

/// The folder of the vault, and the job, if there is a place to make a backup in.
fn begin(shell: &Shell, which: &BackupWhich) -> Answer<(Option<PathBuf>, Option<BackupJob>)> {
    let mut session = shell.session();
    let dir = session.dir().map(Path::to_owned);
    Ok((dir, session.unlocked()?.journal.begin_backup(which, &now()?)?))
}
