//! What there is to read.

use goldseam_content::{Library, Reading};

/// All pages.
#[tauri::command]
#[specta::specta]
pub async fn pages() -> Vec<Reading> {
    Library::built_in().pages().to_vec()
}
