//! Where help is. It answers while the journal is locked, and where there is none.

use goldseam_content::{Help, Library};

/// The help lines of every country.
#[tauri::command]
#[specta::specta]
pub async fn help() -> Help {
    Library::built_in().help().clone()
}
