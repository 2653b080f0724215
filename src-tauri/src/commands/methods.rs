//! Guided methods: the list, filling in, what came of it, and the person's own.

use goldseam_content::{Filled, Gate, Library, Method, Problem};
use goldseam_journal::{Day, Due, EntryId, FilledDraft, KeptKey, MethodCard, Records, Saved, Summary};
use tauri::AppHandle;

use crate::{
    error::{Answer, AppError, ErrorCode},
    files,
    shell::{now, with_journal},
};

/// What problems of a text that has no file are reported for.
const NO_FILE: &str = "method.toml";
/// What the safety questions may have come to.
const GATE_STATES: [&str; 2] = ["clear", "hidden"];

/// The methods to choose from, the person's own among them.
#[tauri::command]
#[specta::specta]
pub async fn methods(app: AppHandle) -> Answer<Vec<MethodCard>> {
    let today = now()?.day();
    with_journal(app, move |j| j.methods(today)).await
}

/// One version of a method, or its newest.
#[tauri::command]
#[specta::specta]
pub async fn method(app: AppHandle, id: String, version: Option<u32>) -> Answer<Method> {
    with_journal(app, move |j| j.method(&id, version)).await
}

/// Keeps a newly filled-in method.
#[tauri::command]
#[specta::specta]
pub async fn fill_new(app: AppHandle, draft: FilledDraft) -> Answer<Saved> {
    let now = now()?;
    with_journal(app, move |j| j.fill_new(&draft, &now)).await
}

/// Keeps changed answers; `base` is the version that was changed.
#[tauri::command]
#[specta::specta]
pub async fn fill(app: AppHandle, id: EntryId, base: u32, draft: FilledDraft) -> Answer<Saved> {
    let now = now()?;
    with_journal(app, move |j| j.fill(id, base, &draft, &now)).await
}

/// Answers written out as Markdown, for copying.
#[tauri::command]
#[specta::specta]
pub async fn render_method(app: AppHandle, filled: Filled) -> Answer<String> {
    with_journal(app, move |j| {
        let method = j.method(&filled.method, Some(filled.version))?;
        Ok(method.markdown(&filled, &j.names()?))
    })
    .await
}

/// What was filled in with a method, newest first.
#[tauri::command]
#[specta::specta]
pub async fn records(app: AppHandle, method: String, after: Option<String>, limit: u32) -> Answer<Records> {
    with_journal(app, move |j| j.records(&method, after.as_deref(), limit)).await
}

/// What all of it comes to.
#[tauri::command]
#[specta::specta]
pub async fn summary(app: AppHandle, method: String) -> Answer<Summary> {
    with_journal(app, move |j| j.summary(&method)).await
}

/// What comes back today, or came back before and was not put aside.
#[tauri::command]
#[specta::specta]
pub async fn due(app: AppHandle) -> Answer<Vec<Due>> {
    let today = now()?.day();
    with_journal(app, move |j| j.due(today)).await
}

/// Puts something that came back aside.
#[tauri::command]
#[specta::specta]
pub async fn settle_due(app: AppHandle, entry: EntryId, what: String, day: Day) -> Answer<()> {
    with_journal(app, move |j| j.settle_due(entry, &what, day)).await
}

/// What must be changed in a text before it is a method; nothing if it is one.
#[tauri::command]
#[specta::specta]
pub async fn check_method(source: String) -> Vec<Problem> {
    Method::parse(NO_FILE, &source).err().unwrap_or_default()
}

/// The newest version of a method as the text of a file.
#[tauri::command]
#[specta::specta]
pub async fn method_source(app: AppHandle, id: String) -> Answer<String> {
    with_journal(app, move |j| j.method_source(&id)).await
}

/// A method that was put together in the window, as the text of a file.
#[tauri::command]
#[specta::specta]
pub async fn method_to_source(method: Method) -> String {
    method.to_toml()
}

/// Keeps a text as a method of the person's own; if it is kept already, as a further version.
#[tauri::command]
#[specta::specta]
pub async fn keep_method(app: AppHandle, source: String) -> Answer<MethodCard> {
    let today = now()?.day();
    with_journal(app, move |j| j.keep_method(&source, today)).await
}

/// Puts a method of the person's own away. What was filled in stays.
#[tauri::command]
#[specta::specta]
pub async fn retire_method(app: AppHandle, id: String) -> Answer<()> {
    with_journal(app, move |j| j.retire_method(&id)).await
}

/// Asks for a file of a method or of words and reads it. It is not kept yet. None if the person changes their mind.
#[tauri::command]
#[specta::specta]
pub async fn open_file(app: AppHandle) -> Answer<Option<String>> {
    // only for those who are in: what is read is shown
    with_journal(app.clone(), |_| Ok(())).await?;
    let Some(path) = files::choose_to_open(app).await? else { return Ok(None) };
    files::read_text(&path).map(Some)
}

/// Writes a method as a file where the person chooses. False if they change their mind.
#[tauri::command]
#[specta::specta]
pub async fn export_method(app: AppHandle, id: String) -> Answer<bool> {
    let wanted = id.clone();
    let source = with_journal(app.clone(), move |j| j.method_source(&wanted)).await?;
    let Some(path) = files::choose_to_save(app, &format!("{id}.toml")).await? else { return Ok(false) };
    files::write_whole(&path, source.as_bytes())?;
    Ok(true)
}

/// Offers a method that is offered on request only, or stops offering it.
#[tauri::command]
#[specta::specta]
pub async fn opt_in(app: AppHandle, method: String, on: bool) -> Answer<()> {
    with_journal(app, move |j| j.opt_in(&method, on)).await
}

/// Guides of their own that the person has not finished making, as the page left them.
#[tauri::command]
#[specta::specta]
pub async fn guide_drafts(app: AppHandle) -> Answer<Option<String>> {
    with_journal(app, |j| j.kept(KeptKey::GuideDrafts)).await
}

/// Keeps them as the page has them now; none forgets them.
#[tauri::command]
#[specta::specta]
pub async fn keep_guide_drafts(app: AppHandle, drafts: Option<String>) -> Answer<()> {
    with_journal(app, move |j| j.keep(KeptKey::GuideDrafts, drafts.as_deref())).await
}

/// The safety questions.
#[tauri::command]
#[specta::specta]
pub async fn gate() -> Gate {
    Library::built_in().gate().clone()
}

/// What the safety questions came to, if the person asked to have it remembered: `clear` or `hidden`.
#[tauri::command]
#[specta::specta]
pub async fn gate_state(app: AppHandle) -> Answer<Option<String>> {
    with_journal(app, |j| j.kept(KeptKey::Gate)).await
}

/// Remembers it, or forgets it.
#[tauri::command]
#[specta::specta]
pub async fn remember_gate(app: AppHandle, state: Option<String>) -> Answer<()> {
    if state.as_deref().is_some_and(|state| !GATE_STATES.contains(&state)) {
        return Err(AppError::new(ErrorCode::BadSettings, "That can't be remembered."));
    }
    with_journal(app, move |j| j.keep(KeptKey::Gate, state.as_deref())).await
}
