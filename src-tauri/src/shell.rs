//! The state that all commands share.

use std::{
    path::PathBuf,
    sync::{
        Mutex, MutexGuard, PoisonError, TryLockError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant, SystemTime},
};

use chrono::Local;
use goldseam_journal::{Journal, Moment};
use tauri::{AppHandle, Manager};

use crate::{
    backups::Backing,
    earlier::Earlier,
    error::{Answer, AppError, ErrorCode},
    incoming::Incoming,
    locking::Locking,
    preview::Preview,
    session::{Session, Unlocked},
    settings::SettingsFile,
    work::Stopping,
};

/// What the commands share.
pub struct Shell {
    session: Mutex<Session>,
    settings: Mutex<SettingsFile>,
    usual_vault: PathBuf,
    touched: Mutex<(Instant, SystemTime)>,
    covered: AtomicBool,
    /// How far a lock is.
    pub locking: Locking,
    /// Where a file is to go that leaves the journal.
    target: Mutex<Option<PathBuf>>,
    /// Ends long work.
    pub stopping: Stopping,
    /// The backup that is being made.
    pub backing: Backing,
    earlier: Mutex<Earlier>,
    /// Pages that are looked at before they are shared.
    pub preview: Preview,
    /// Files on their way in.
    pub incoming: Incoming,
    /// When the process began; for the trace of start-up times.
    pub started: Instant,
}

/// A panic in one command must not shut the person out of the journal: the state behind a poisoned
/// lock is whole, since every change of it is one assignment.
pub fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shell {
    /// The state at start: a vault is known if one was chosen or lies in the usual place.
    pub fn new(settings: SettingsFile, usual_vault: PathBuf, started: Instant) -> Self {
        let known = settings.vault().cloned().or_else(|| usual_vault.exists().then(|| usual_vault.clone()));
        Self {
            session: Mutex::new(Session::at(known)),
            settings: Mutex::new(settings),
            usual_vault,
            touched: Mutex::new((Instant::now(), SystemTime::now())),
            covered: AtomicBool::new(false),
            locking: Locking::default(),
            target: Mutex::default(),
            stopping: Stopping::default(),
            backing: Backing::default(),
            earlier: Mutex::default(),
            preview: Preview::default(),
            incoming: Incoming::default(),
            started,
        }
    }

    /// The session, held for as long as the guard lives. Whoever gets it first after a lock began closes the
    /// journal: it can't be had open from then on.
    pub fn session(&self) -> MutexGuard<'_, Session> {
        let mut session = held(&self.session);
        if self.locking.closes() {
            session.lock();
        }
        session
    }

    /// Whether the journal is closed for certain. While something works on the session nobody knows.
    pub fn is_closed(&self) -> bool {
        match self.session.try_lock() {
            Ok(session) => !matches!(*session, Session::Unlocked(_)),
            Err(TryLockError::Poisoned(session)) => !matches!(**session.get_ref(), Session::Unlocked(_)),
            Err(TryLockError::WouldBlock) => false,
        }
    }

    /// The settings, held for as long as the guard lives.
    pub fn settings(&self) -> MutexGuard<'_, SettingsFile> {
        held(&self.settings)
    }

    /// Where a vault lies unless the person chose another place.
    pub fn usual_vault(&self) -> PathBuf {
        self.usual_vault.clone()
    }

    /// Whether the next page starts with the neutral cover.
    pub fn is_covered(&self) -> bool {
        self.covered.load(Ordering::Relaxed)
    }

    /// Puts the neutral cover up.
    pub fn cover(&self) {
        self.covered.store(true, Ordering::Relaxed);
    }

    /// Takes the cover away.
    pub fn uncover(&self) {
        self.covered.store(false, Ordering::Relaxed);
    }

    /// Where the person chose that a file goes; nowhere once it is written or the journal is locked.
    pub fn target(&self) -> Option<PathBuf> {
        held(&self.target).clone()
    }

    /// Keeps where a file is to go.
    pub fn choose_target(&self, path: Option<PathBuf>) {
        *held(&self.target) = path;
    }

    /// The backups that the page may speak of, held for as long as the guard lives.
    pub fn earlier(&self) -> MutexGuard<'_, Earlier> {
        held(&self.earlier)
    }

    /// The person touched a key or the mouse.
    pub fn touch(&self) {
        *held(&self.touched) = (Instant::now(), SystemTime::now());
    }

    /// How long nobody has touched anything. The longer of two clocks: one stands still while the
    /// computer sleeps, the other can be set back.
    pub fn idle(&self) -> Duration {
        let (instant, system) = *held(&self.touched);
        instant.elapsed().max(system.elapsed().unwrap_or_default())
    }
}

/// The moment that a command happens at, in the zone of this computer.
pub fn now() -> Answer<Moment> {
    let zone = iana_time_zone::get_timezone().ok();
    Ok(Moment::at(Local::now().fixed_offset(), zone.as_deref())?)
}

/// Runs `f` away from the window's thread, with the session.
pub async fn with_session<T: Send + 'static>(
    app: AppHandle,
    f: impl FnOnce(&Shell, &mut Session) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    tauri::async_runtime::spawn_blocking(move || {
        let shell = app.state::<Shell>();
        let mut session = shell.session();
        f(&shell, &mut session)
    })
    .await
    .map_err(|_| {
        AppError::new(ErrorCode::Internal, "That did not work. Try again; what was saved before is safe.")
    })?
}

/// Runs `f` with the open journal and what goes with it.
pub async fn with_unlocked<T: Send + 'static>(
    app: AppHandle,
    f: impl FnOnce(&mut Unlocked) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    with_session(app, |_, session| f(session.unlocked()?)).await
}

/// Runs `f` with the open journal.
pub async fn with_journal<T: Send + 'static>(
    app: AppHandle,
    f: impl FnOnce(&mut Journal) -> goldseam_journal::Result<T> + Send + 'static,
) -> Answer<T> {
    with_unlocked(app, |open| Ok(f(&mut open.journal)?)).await
}
