//! Finding entries: the timeline, search, the calendar, tags.

use goldseam_journal::{Day, DayCount, Extent, Filter, Hits, Ladder, Order, Page, Row, Tag};
use tauri::AppHandle;

use crate::{error::Answer, shell::with_journal};

/// A page of entries, newest first.
#[tauri::command]
#[specta::specta]
pub async fn timeline(app: AppHandle, filter: Filter, after: Option<String>, limit: u32) -> Answer<Page> {
    with_journal(app, move |j| j.timeline(&filter, after.as_deref(), limit)).await
}

/// How many entries there are, and the cursors to reach any of them.
#[tauri::command]
#[specta::specta]
pub async fn ladder(app: AppHandle, filter: Filter) -> Answer<Ladder> {
    with_journal(app, move |j| j.ladder(&filter)).await
}

/// Entries that hold the words of `query`.
#[tauri::command]
#[specta::specta]
pub async fn search(
    app: AppHandle,
    query: String,
    filter: Filter,
    order: Order,
    after: Option<String>,
    limit: u32,
) -> Answer<Hits> {
    with_journal(app, move |j| j.search(&query, &filter, order, after.as_deref(), limit)).await
}

/// The days of a month that have entries.
#[tauri::command]
#[specta::specta]
pub async fn calendar(app: AppHandle, year: i32, month: u32) -> Answer<Vec<DayCount>> {
    with_journal(app, move |j| j.calendar(year, month)).await
}

/// The first and the last day with an entry, and how many entries there are.
#[tauri::command]
#[specta::specta]
pub async fn span(app: AppHandle) -> Answer<Extent> {
    with_journal(app, |j| j.span()).await
}

/// Entries of the same day in other years.
#[tauri::command]
#[specta::specta]
pub async fn on_this_day(app: AppHandle, day: Day) -> Answer<Vec<Row>> {
    with_journal(app, move |j| j.on_this_day(day)).await
}

/// All tags, with how many entries have them.
#[tauri::command]
#[specta::specta]
pub async fn tags(app: AppHandle) -> Answer<Vec<Tag>> {
    with_journal(app, |j| j.tags()).await
}
