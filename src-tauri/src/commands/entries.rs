//! Writing, reading and putting away entries.

use goldseam_journal::{BinPage, DiffPart, Draft, Entry, EntryId, Revision, RevisionText, Row, Saved};
use tauri::AppHandle;

use crate::{
    error::Answer,
    shell::{now, with_journal},
};

/// Keeps a new entry.
#[tauri::command]
#[specta::specta]
pub async fn create_entry(app: AppHandle, draft: Draft) -> Answer<Saved> {
    let now = now()?;
    with_journal(app, move |j| j.create_entry(&draft, &now)).await
}

/// An entry, whole.
#[tauri::command]
#[specta::specta]
pub async fn entry(app: AppHandle, id: EntryId) -> Answer<Entry> {
    with_journal(app, move |j| j.entry(id)).await
}

/// Keeps a changed entry; `base` is the version that was changed.
#[tauri::command]
#[specta::specta]
pub async fn save_entry(app: AppHandle, id: EntryId, base: u32, draft: Draft) -> Answer<Saved> {
    let now = now()?;
    with_journal(app, move |j| j.save_entry(id, base, &draft, &now)).await
}

/// Sets or takes away the star.
#[tauri::command]
#[specta::specta]
pub async fn star_entry(app: AppHandle, id: EntryId, on: bool) -> Answer<Row> {
    with_journal(app, move |j| j.star_entry(id, on)).await
}

/// Puts an entry into the bin.
#[tauri::command]
#[specta::specta]
pub async fn bin_entry(app: AppHandle, id: EntryId) -> Answer<()> {
    let now = now()?;
    with_journal(app, move |j| j.bin_entry(id, &now)).await
}

/// Takes an entry out of the bin.
#[tauri::command]
#[specta::specta]
pub async fn unbin_entry(app: AppHandle, id: EntryId) -> Answer<Row> {
    with_journal(app, move |j| j.unbin_entry(id)).await
}

/// What is in the bin, last in first.
#[tauri::command]
#[specta::specta]
pub async fn binned(app: AppHandle, after: Option<String>) -> Answer<BinPage> {
    with_journal(app, move |j| j.binned(after.as_deref())).await
}

/// Erases an entry that is in the bin, for good.
#[tauri::command]
#[specta::specta]
pub async fn erase_entry(app: AppHandle, id: EntryId) -> Answer<()> {
    with_journal(app, move |j| j.erase_entry(id)).await
}

/// Erases everything in the bin, for good; how many entries that were.
#[tauri::command]
#[specta::specta]
pub async fn empty_bin(app: AppHandle) -> Answer<u32> {
    with_journal(app, goldseam_journal::Journal::empty_bin).await
}

/// The texts that an entry has had, newest first.
#[tauri::command]
#[specta::specta]
pub async fn revisions(app: AppHandle, id: EntryId) -> Answer<Vec<Revision>> {
    with_journal(app, move |j| j.revisions(id)).await
}

/// One of those texts.
#[tauri::command]
#[specta::specta]
pub async fn revision(app: AppHandle, id: EntryId, number: u32) -> Answer<RevisionText> {
    with_journal(app, move |j| j.revision(id, number)).await
}

/// What changed between two of them.
#[tauri::command]
#[specta::specta]
pub async fn compare_revisions(app: AppHandle, id: EntryId, older: u32, newer: u32) -> Answer<Vec<DiffPart>> {
    with_journal(app, move |j| j.compare_revisions(id, older, newer)).await
}

/// Brings an earlier text back; the present one is kept as a revision.
#[tauri::command]
#[specta::specta]
pub async fn restore_revision(app: AppHandle, id: EntryId, number: u32, base: u32) -> Answer<Saved> {
    let now = now()?;
    with_journal(app, move |j| j.restore_revision(id, number, base, &now)).await
}
