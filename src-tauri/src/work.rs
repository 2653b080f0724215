//! Long work on the open journal: how far it is, and being stopped.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use goldseam_journal::Journal;
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, ipc::Channel};

use crate::{
    error::{Answer, AppError, ErrorCode},
    session::Session,
    shell::{Shell, with_session},
};

/// How often the page is told: an eye sees no more, and each telling costs.
const OFTEN: Duration = Duration::from_millis(100);

/// How far a work is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
pub struct WorkProgress {
    /// What is done, in things or in bytes.
    pub done: f64,
    /// Of how many; null while nobody knows.
    pub of: Option<f64>,
}

/// The flag that stops the work under way. One work runs at a time, since it holds the journal.
#[derive(Default)]
pub struct Stopping(Mutex<Arc<AtomicBool>>);

impl Stopping {
    /// A flag of its own for a work that begins.
    fn begin(&self) -> Arc<AtomicBool> {
        let flag = Arc::new(AtomicBool::new(false));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&flag);
        flag
    }

    /// Asks the work under way to stop soon. Without one nothing happens.
    pub fn stop(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).store(true, Ordering::SeqCst);
    }
}

/// What a work says while it runs, and asks whether to go on.
pub struct Working<'a> {
    shell: &'a Shell,
    channel: Channel<WorkProgress>,
    told: Option<Instant>,
    /// Set once it is to stop.
    pub stop: Arc<AtomicBool>,
}

impl Working<'_> {
    /// Says how far it is. A work is not idleness: the time to lock by itself begins anew.
    #[allow(clippy::cast_precision_loss, reason = "shown to a person, and exact up to 2^53")]
    pub fn tell(&mut self, done: u64, of: Option<u64>) {
        if self.told.is_some_and(|told| told.elapsed() < OFTEN) && of != Some(done) {
            return;
        }
        self.told = Some(Instant::now());
        self.shell.touch();
        // a page that is gone needs to hear nothing
        let _ = self.channel.send(WorkProgress { done: done as f64, of: of.map(|of| of as f64) });
    }

    /// Whether it is to stop.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Runs a long work with the open journal. Other commands on the journal wait for it; locking asks it to stop.
pub async fn with_work<T: Send + 'static>(
    app: AppHandle,
    channel: Channel<WorkProgress>,
    f: impl FnOnce(&mut Journal, &mut Working<'_>) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    with_session_work(app, channel, |session, working| f(&mut session.unlocked()?.journal, working)).await
}

/// Runs a long work with the session, whether a journal is open or not.
pub async fn with_session_work<T: Send + 'static>(
    app: AppHandle,
    channel: Channel<WorkProgress>,
    f: impl FnOnce(&mut Session, &mut Working<'_>) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    with_session(app, move |shell, session| {
        let stop = shell.stopping.begin();
        // a lock that began in between has stopped the work before this one
        if shell.locking.is_to_close() {
            stop.store(true, Ordering::SeqCst);
        }
        f(session, &mut Working { shell, channel, told: None, stop })
    })
    .await
}

/// Work that needs no journal, away from the window's thread.
pub async fn apart<T: Send + 'static>(work: impl FnOnce() -> Answer<T> + Send + 'static) -> Answer<T> {
    tauri::async_runtime::spawn_blocking(work).await.map_err(|_| {
        AppError::new(ErrorCode::Internal, "That did not work. Try again; nothing was changed.")
    })?
}
