//! What led to what.

use goldseam_journal::{EntryId, Link, Thread};
use tauri::AppHandle;

use crate::{error::Answer, shell::with_journal};

/// Links two entries: `to` came out of `from`, or out of the words `quote` of it.
#[tauri::command]
#[specta::specta]
pub async fn link_entries(app: AppHandle, from: EntryId, to: EntryId, quote: String) -> Answer<()> {
    with_journal(app, move |j| j.link_entries(from, to, &quote)).await
}

/// Takes that link away.
#[tauri::command]
#[specta::specta]
pub async fn unlink_entries(app: AppHandle, from: EntryId, to: EntryId) -> Answer<()> {
    with_journal(app, move |j| j.unlink_entries(from, to)).await
}

/// The links of an entry, both ways.
#[tauri::command]
#[specta::specta]
pub async fn links(app: AppHandle, id: EntryId) -> Answer<Vec<Link>> {
    with_journal(app, move |j| j.links(id)).await
}

/// All entries that hang together with one, oldest first.
#[tauri::command]
#[specta::specta]
pub async fn thread(app: AppHandle, id: EntryId) -> Answer<Thread> {
    with_journal(app, move |j| j.thread(id)).await
}
