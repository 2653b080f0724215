//! Locking: what leads to it, and in what order it is done. A lock waits for nothing but the page's last save, and
//! for that no longer than [`PATIENCE`].

use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc::{SyncSender, sync_channel},
    },
    time::Duration,
};

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;

use crate::{
    lifecycle, platform,
    shell::{Shell, held},
};

/// How long the page has to save what was typed in the moment before. It mostly takes a few milliseconds; a page
/// that hangs holds up nothing longer than this.
const PATIENCE: Duration = Duration::from_millis(700);

/// Why the journal was locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum LockReason {
    /// Nobody touched a key or the mouse for a while.
    Idle,
    /// The person asked.
    Asked,
    /// The person asked, and to hide the window too.
    Hidden,
    /// The program ends.
    Quit,
    /// The computer is about to sleep, or slept.
    Suspend,
    /// The lid was closed.
    Lid,
    /// The screen was locked.
    Screen,
    /// Another person has the screen.
    User,
    /// The window was minimised, and the person wants that to lock.
    Minimised,
    /// The session or the computer ends.
    Session,
    /// The page ended by itself: a fault of the web view, or no memory.
    Page,
}

impl LockReason {
    /// Whether the page has nothing to save any more: it asked, and has saved before it did, or it is gone.
    fn page_is_done(self) -> bool {
        matches!(self, Self::Asked | Self::Hidden | Self::Page)
    }
}

/// The journal is about to be locked: the page clears itself, saves what was typed, and says so.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct Leaving;

/// The journal was locked; the page is about to be replaced.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct Locked {
    /// Why.
    pub reason: LockReason,
}

/// How far a lock is.
#[derive(Default)]
pub struct Locking {
    /// One at a time: several reasons mostly come together.
    turn: Mutex<()>,
    /// Whoever has the session next closes the journal.
    to_close: AtomicBool,
    /// The page ended by itself, and that is what locked.
    page_ended: AtomicBool,
    /// Hears that the page has saved.
    saved: Mutex<Option<SyncSender<()>>>,
}

impl Locking {
    /// Whether the journal is about to be closed by whoever has it next.
    pub fn is_to_close(&self) -> bool {
        self.to_close.load(Ordering::SeqCst)
    }

    /// Whether whoever asks is the one who is to close the journal.
    pub fn closes(&self) -> bool {
        self.to_close.swap(false, Ordering::SeqCst)
    }

    /// Whether the last lock came from a page that ended by itself: nobody asked for that one, so it is told.
    pub fn page_ended(&self) -> bool {
        self.page_ended.load(Ordering::Relaxed)
    }

    /// The page has saved what was typed.
    pub fn page_saved(&self) {
        if let Some(waiting) = held(&self.saved).take() {
            // whoever waited may have lost patience
            let _ = waiting.send(());
        }
    }

    /// Asks the page to save, and waits until it has, or for [`PATIENCE`].
    fn have_page_save(&self, app: &AppHandle) {
        let (saved, is_saved) = sync_channel(1);
        *held(&self.saved) = Some(saved);
        if Leaving.emit(app).is_ok() {
            let _ = is_saved.recv_timeout(PATIENCE);
        }
        *held(&self.saved) = None;
    }
}

impl Shell {
    /// Locks. What was typed by then is in the journal, unless the page does not answer; long work is stopped
    /// as if the person had stopped it. The page goes before the journal is closed, since what works on it may
    /// need a moment to stop. Never to be called on the window's thread.
    pub fn lock(&self, app: &AppHandle, reason: LockReason) {
        let _turn = held(&self.locking.turn);
        let closed = self.is_closed();
        self.forget();
        platform::here().close_dialogs();
        if !closed && !reason.page_is_done() {
            self.locking.have_page_save(app);
        }
        self.locking.to_close.store(true, Ordering::SeqCst);
        if !closed {
            self.locking.page_ended.store(reason == LockReason::Page, Ordering::Relaxed);
        }
        // what was chosen or begun while the page saved
        self.forget();
        if reason == LockReason::Hidden {
            self.cover();
        }
        if !closed || matches!(reason, LockReason::Hidden | LockReason::Page) {
            platform::here().take_back_copied();
            replace_page(app, reason);
        }
        drop(self.session());
        // after it: nobody can have pages laid out from now on
        self.preview.clear();
    }

    /// Stops long work and forgets what was chosen for it.
    fn forget(&self) {
        self.stopping.stop();
        self.backing.stop();
        self.earlier().forget_credential();
        self.incoming.forget();
        self.choose_target(None);
        self.preview.clear();
    }
}

fn replace_page(app: &AppHandle, reason: LockReason) {
    // if a window can't be told, there is no page that shows anything
    let _ = Locked { reason }.emit(app);
    let Some(window) = app.get_webview_window(lifecycle::WINDOW) else { return };
    if reason == LockReason::Hidden {
        let _ = window.minimize();
    }
    if reason != LockReason::Quit {
        let _ = platform::here().renew_page(&window);
    }
}
