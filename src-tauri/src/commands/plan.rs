//! The plan: what was agreed and promised, what came of it, and the person's own calendar.

use goldseam_exchange::calendar::{self, Titles};
use goldseam_journal::{EntryId, LogLine, NewLine, PlanItem};
use tauri::AppHandle;

use crate::{
    error::Answer,
    files,
    shell::{now, with_journal},
};

/// What a calendar file is called at first: nothing that says what is in it.
const CALENDAR: &str = "dates.ics";

/// Everything planned.
#[tauri::command]
#[specta::specta]
pub async fn plan(app: AppHandle) -> Answer<Vec<PlanItem>> {
    let today = now()?.day();
    with_journal(app, move |j| j.plan(today)).await
}

/// Everything that was noted of something planned, newest first.
#[tauri::command]
#[specta::specta]
pub async fn plan_log(app: AppHandle, entry: EntryId) -> Answer<Vec<LogLine>> {
    with_journal(app, move |j| j.plan_log(entry)).await
}

/// Notes what came of something planned.
#[tauri::command]
#[specta::specta]
pub async fn note_outcome(app: AppHandle, entry: EntryId, line: NewLine) -> Answer<LogLine> {
    let now = now()?;
    with_journal(app, move |j| j.note_outcome(entry, &line, &now)).await
}

/// Takes a line of a log away.
#[tauri::command]
#[specta::specta]
pub async fn remove_line(app: AppHandle, id: u32) -> Answer<()> {
    with_journal(app, move |j| j.remove_line(id)).await
}

/// Writes the days of what is planned as a calendar file where the person chooses: with neutral titles, or
/// with their own. False if they change their mind.
#[tauri::command]
#[specta::specta]
pub async fn export_calendar(app: AppHandle, titles: Titles, entries: Vec<EntryId>) -> Answer<bool> {
    let moment = now()?;
    let today = moment.day();
    let mut plan = with_journal(app.clone(), move |j| j.plan(today)).await?;
    plan.retain(|item| entries.contains(&item.row.id));
    let file = calendar::file(&plan, titles, &moment);
    let Some(path) = files::choose_to_save(app, CALENDAR).await? else { return Ok(false) };
    files::write_whole(&path, file.as_bytes())?;
    Ok(true)
}
