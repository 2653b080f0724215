//! The clipboard: what other programs put there for us, and what this one puts there itself, which is taken
//! off it again.

use std::{
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::Duration,
};

use zeroize::Zeroizing;

use crate::platform;

/// How long a secret stays on the clipboard, unless the journal is locked before: time enough to paste it.
const STAYS: Duration = Duration::from_mins(2);

/// Counts the secrets that were copied, so that the time of an earlier one says nothing of a later one.
static COPIES: AtomicU32 = AtomicU32::new(0);

/// What another program put on the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Copied {
    /// Files, by where they lie.
    Files(Vec<PathBuf>),
    /// A picture, and how a file of its kind ends.
    Picture(&'static str, Vec<u8>),
}

/// What is on the clipboard, if it is files or a picture. Blocks until the program that has it has answered.
/// Where the page is handed them itself this is never asked.
pub fn copied(app: &tauri::AppHandle) -> Option<Copied> {
    platform::here().copied(app)
}

/// Puts a text on the clipboard that no list of what was copied is to keep, and takes it off again after a while.
/// Whether it is there.
pub fn copy_secret(text: Zeroizing<String>) -> bool {
    let there = platform::here().copy_secret(text);
    if there {
        let mine = COPIES.fetch_add(1, Ordering::Relaxed) + 1;
        thread::spawn(move || {
            thread::sleep(stays());
            if COPIES.load(Ordering::Relaxed) == mine {
                platform::here().take_back_secret();
            }
        });
    }
    there
}

fn stays() -> Duration {
    #[cfg(feature = "e2e")]
    if let Some(seconds) = std::env::var("GOLDSEAM_TEST_COPY_SECONDS").ok().and_then(|s| s.parse().ok()) {
        return Duration::from_secs(seconds);
    }
    STAYS
}
