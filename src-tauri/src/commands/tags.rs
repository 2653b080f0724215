//! Tags looked after: groups, colours, another name, two made one.

use goldseam_journal::{Merged, TagGroup};
use tauri::AppHandle;

use crate::{error::Answer, shell::with_journal};

/// The groups of tags.
#[tauri::command]
#[specta::specta]
pub async fn tag_groups(app: AppHandle) -> Answer<Vec<TagGroup>> {
    with_journal(app, |j| j.tag_groups()).await
}

/// Adds a group of tags, or names it anew.
#[tauri::command]
#[specta::specta]
pub async fn keep_tag_group(app: AppHandle, group: TagGroup) -> Answer<TagGroup> {
    with_journal(app, move |j| j.keep_tag_group(&group)).await
}

/// Takes a group of tags away; the tags stay.
#[tauri::command]
#[specta::specta]
pub async fn remove_tag_group(app: AppHandle, id: u32) -> Answer<()> {
    with_journal(app, move |j| j.remove_tag_group(id)).await
}

/// Puts a tag into a group, and gives it a colour of the palette.
#[tauri::command]
#[specta::specta]
pub async fn mark_tag(app: AppHandle, name: String, group: Option<u32>, colour: u8) -> Answer<()> {
    with_journal(app, move |j| j.mark_tag(&name, group, colour)).await
}

/// Gives a tag another name.
#[tauri::command]
#[specta::specta]
pub async fn rename_tag(app: AppHandle, from: String, to: String) -> Answer<()> {
    with_journal(app, move |j| j.rename_tag(&from, &to)).await
}

/// Makes two tags one.
#[tauri::command]
#[specta::specta]
pub async fn merge_tags(app: AppHandle, from: String, into: String) -> Answer<Merged> {
    with_journal(app, move |j| j.merge_tags(&from, &into)).await
}

/// Undoes that.
#[tauri::command]
#[specta::specta]
pub async fn part_tags(app: AppHandle, merged: Merged) -> Answer<()> {
    with_journal(app, move |j| j.part_tags(&merged)).await
}
