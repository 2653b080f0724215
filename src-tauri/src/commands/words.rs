//! Lists of words, the person's own among them, and prompts.

use goldseam_content::Prompt;
use goldseam_journal::{Lists, OwnWord};
use tauri::AppHandle;

use crate::{
    error::Answer,
    shell::{now, with_journal},
};

/// All lists.
#[tauri::command]
#[specta::specta]
pub async fn lists(app: AppHandle) -> Answer<Lists> {
    with_journal(app, |j| j.lists()).await
}

/// Adds a word of the person's own.
#[tauri::command]
#[specta::specta]
pub async fn add_word(app: AppHandle, word: OwnWord) -> Answer<OwnWord> {
    with_journal(app, move |j| j.add_word(&word)).await
}

/// Changes one. What was answered with it says the new word when it is saved next.
#[tauri::command]
#[specta::specta]
pub async fn change_word(app: AppHandle, word: OwnWord) -> Answer<()> {
    with_journal(app, move |j| j.change_word(&word)).await
}

/// Offers one no longer.
#[tauri::command]
#[specta::specta]
pub async fn retire_word(app: AppHandle, id: u32) -> Answer<()> {
    with_journal(app, move |j| j.retire_word(id)).await
}

/// Something to write about today; none if it was declined.
#[tauri::command]
#[specta::specta]
pub async fn prompt_of_the_day(app: AppHandle) -> Answer<Option<Prompt>> {
    let today = now()?.day();
    with_journal(app, move |j| j.prompt_of_the_day(today)).await
}

/// Declines the prompt of today.
#[tauri::command]
#[specta::specta]
pub async fn decline_prompt(app: AppHandle) -> Answer<()> {
    let today = now()?.day();
    with_journal(app, move |j| j.decline_prompt(today)).await
}

/// Marks a prompt as a favourite, or takes the mark away.
#[tauri::command]
#[specta::specta]
pub async fn favourite_prompt(app: AppHandle, id: String, on: bool) -> Answer<()> {
    with_journal(app, move |j| j.favourite_prompt(&id, on)).await
}
