//! Everything that differs between systems, behind one trait. The one place with `unsafe` code: environment
//! variables are changed before any thread runs, and some systems tell what they do through a C interface only.
#![allow(unsafe_code)]

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(not(target_os = "linux"))]
mod others;
#[cfg(windows)]
mod windows;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use tauri::{AppHandle, Url, WebviewWindow};
use zeroize::Zeroizing;

use crate::{clipboard::Copied, locking::LockReason};

/// What a taskbar and a notification show: a word that gives nothing away.
pub const TITLE: &str = "Notes";

/// The name of our folders in the system's folders for data and settings.
pub const FOLDER: &str = "goldseam";

/// Locks, and comes back when that is done. Not to be called on the window's thread.
pub type Lock = Arc<dyn Fn(LockReason) + Send + Sync>;

/// What a system does in its own way.
pub trait Platform: Sync {
    /// What the environment is to say before anything is started.
    fn environment(&self) -> Vec<(&'static str, &'static str)> {
        Vec::new()
    }

    /// Calls `lock` whenever the system tells of something that is to lock the journal: before it sleeps, as far
    /// as it waits, when the lid or the screen is closed, when another person comes to the screen, when the
    /// session ends, when the window is minimised; and when the page ended by itself, where that is told, since
    /// an empty window would stay before an open journal. To be called on the window's thread.
    fn watch(&self, window: &WebviewWindow, lock: Lock);

    /// Closes the system's own windows that this program has open, as if the person had thought better of it.
    fn close_dialogs(&self) {}

    /// Puts a fresh page in place of the present one, so that no text that it held stays.
    fn renew_page(&self, window: &WebviewWindow) -> tauri::Result<()> {
        window.reload()
    }

    /// Ends the web view's processes, which would otherwise write to their folder until we have gone.
    fn end_web_processes(&self) {}

    /// Whether the process of that number is one of ours that still runs. Where nobody can tell, it is.
    fn is_running(&self, _: u32) -> bool {
        true
    }

    /// Whether this is an address of the page itself.
    fn is_page(&self, url: &Url) -> bool {
        url.scheme() == "tauri"
    }

    /// Whether the page is given files that are dropped on it.
    fn page_takes_drops(&self) -> bool {
        true
    }

    /// What another program put on the clipboard, where the page is not given it. Blocks until that program has
    /// answered.
    fn copied(&self, _: &AppHandle) -> Option<Copied> {
        None
    }

    /// Puts a text on the clipboard, marked as one that no list of what was copied is to keep. Whether it is there.
    fn copy_secret(&self, text: Zeroizing<String>) -> bool;

    /// Takes the last secret off the clipboard if it is still there.
    fn take_back_secret(&self);

    /// Takes everything off the clipboard that came from this program, as far as the system tells.
    fn take_back_copied(&self) {
        self.take_back_secret();
    }
}

/// The system that this runs on.
pub fn here() -> &'static dyn Platform {
    #[cfg(target_os = "linux")]
    return &linux::Linux;
    #[cfg(target_os = "macos")]
    return &macos::Mac;
    #[cfg(windows)]
    return &windows::Windows;
}

/// Call first thing in `main`.
pub fn prepare_process() {
    // SAFETY: nothing else runs yet, so nothing reads the environment meanwhile
    unsafe {
        for (name, value) in here().environment() {
            std::env::set_var(name, value);
        }
        // with these, anyone with the desktop could drive the window of a shipped build
        if cfg!(not(feature = "e2e")) {
            for name in
                ["TAURI_WEBVIEW_AUTOMATION", "WEBKIT_INSPECTOR_SERVER", "WEBKIT_INSPECTOR_HTTP_SERVER"]
            {
                std::env::remove_var(name);
            }
        }
    }
}

/// Shows a notification that gives nothing away. Where there is nobody to show it, nothing happens: a
/// reminder is no promise.
pub fn notify() {
    let _ = notify_rust::Notification::new().appname(TITLE).summary(TITLE).show();
}

/// The folder for the web view's own files: in memory where the system has such a place, and
/// removed at exit. Folders left behind by processes that were killed are removed here.
pub fn web_data_folder() -> PathBuf {
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map_or_else(std::env::temp_dir, PathBuf::from);
    let prefix = format!("{FOLDER}-web-");
    let owner = |left: &Path| left.file_name()?.to_str()?.strip_prefix(&prefix)?.parse::<u32>().ok();
    for left in std::fs::read_dir(&runtime).into_iter().flatten().flatten() {
        if owner(&left.path()).is_some_and(|pid| !here().is_running(pid)) {
            let _ = std::fs::remove_dir_all(left.path());
        }
    }
    runtime.join(format!("{prefix}{}", std::process::id()))
}
