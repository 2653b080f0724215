//! The clipboard where the page is given pictures and files itself, and secrets are marked through `arboard`.

use arboard::Clipboard;
use sha2::{Digest, Sha256};
use std::sync::{Mutex, PoisonError};
use zeroize::Zeroizing;

/// The digest of the secret that was copied last: what is on the clipboard is known again by it, and nothing of
/// the secret stays here.
static LAST: Mutex<Option<[u8; 32]>> = Mutex::new(None);

fn last() -> std::sync::MutexGuard<'static, Option<[u8; 32]>> {
    LAST.lock().unwrap_or_else(PoisonError::into_inner)
}

pub fn copy_secret(text: Zeroizing<String>) -> bool {
    let Ok(mut clipboard) = Clipboard::new() else { return false };
    #[cfg(windows)]
    let set = arboard::SetExtWindows::exclude_from_monitoring(clipboard.set());
    #[cfg(target_os = "macos")]
    let set = arboard::SetExtApple::exclude_from_history(clipboard.set());
    *last() = Some(Sha256::digest(text.as_bytes()).into());
    set.text(text.as_str()).is_ok()
}

pub fn take_back_secret() {
    let Some(digest) = last().take() else { return };
    let Ok(mut clipboard) = Clipboard::new() else { return };
    let now = clipboard.get_text().map(Zeroizing::new);
    if now.is_ok_and(|now| <[u8; 32]>::from(Sha256::digest(now.as_bytes())) == digest) {
        // what is left on the clipboard then is somebody else's to take off
        let _ = clipboard.clear();
    }
}
