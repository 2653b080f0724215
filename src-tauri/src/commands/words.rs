//! Lists of words, the person's own among them, and prompts.

use goldseam_content::{Problem, Prompt};
use goldseam_journal::{Lists, OwnWord, WordsAdded, read_words};
use tauri::AppHandle;

use crate::{
    error::{Answer, AppError, ErrorCode},
    files,
    shell::{now, with_journal},
};

/// What problems of a text that has no file are reported for, and what a file is called at first.
const NO_FILE: &str = "words.toml";

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

/// What must be changed in a text before it is a file of words; nothing if it is one.
#[tauri::command]
#[specta::specta]
pub async fn check_words(source: String) -> Vec<Problem> {
    read_words(NO_FILE, &source).err().unwrap_or_default()
}

/// Adds the words of a text to the person's own, but for those that are there already.
#[tauri::command]
#[specta::specta]
pub async fn keep_words(app: AppHandle, source: String) -> Answer<WordsAdded> {
    let words = read_words(NO_FILE, &source)
        .map_err(|_| AppError::new(ErrorCode::BadWord, "These words can't be kept as they are."))?;
    with_journal(app, move |j| j.add_words(&words)).await
}

/// Writes the person's own words as a file where they choose. False if they change their mind.
#[tauri::command]
#[specta::specta]
pub async fn export_words(app: AppHandle) -> Answer<bool> {
    let source = with_journal(app.clone(), |j| j.words_file()).await?;
    let Some(path) = files::choose_to_save(app, NO_FILE).await? else { return Ok(false) };
    files::write_whole(&path, source.as_bytes())?;
    Ok(true)
}
