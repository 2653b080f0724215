//! What was felt over time: pictures, figures, and the days that divide a life.

use goldseam_journal::{
    Day, Edges, Families, Grid, HardDay, Landmark, LookingBack, MeasureCourse, MoodLine, MoodMoment,
    NumberSeries, PatternPage, PatternsAsked, Rhythm, Within,
};
use tauri::AppHandle;

use crate::{error::Answer, shell::with_journal};

/// Mood over the days of a period.
#[tauri::command]
#[specta::specta]
pub async fn mood_line(app: AppHandle, within: Within, sunday: bool) -> Answer<MoodLine> {
    with_journal(app, move |j| j.mood_line(within, sunday)).await
}

/// All moments of a period, at most the first 400.
#[tauri::command]
#[specta::specta]
pub async fn mood_moments(app: AppHandle, within: Within) -> Answer<Vec<MoodMoment>> {
    with_journal(app, move |j| j.mood_moments(within)).await
}

/// Pleasantness and energy as a map, with words.
#[tauri::command]
#[specta::specta]
pub async fn mood_grid(app: AppHandle, within: Within) -> Answer<Grid> {
    with_journal(app, move |j| j.mood_grid(within)).await
}

/// Words by their families, over time.
#[tauri::command]
#[specta::specta]
pub async fn word_families(app: AppHandle, within: Within, sunday: bool) -> Answer<Families> {
    with_journal(app, move |j| j.word_families(within, sunday)).await
}

/// Times of the day and days of the week.
#[tauri::command]
#[specta::specta]
pub async fn mood_rhythm(app: AppHandle, within: Within) -> Answer<Rhythm> {
    with_journal(app, move |j| j.mood_rhythm(within)).await
}

/// The best and the worst days, with what surrounded them.
#[tauri::command]
#[specta::specta]
pub async fn mood_edges(app: AppHandle, within: Within) -> Answer<Edges> {
    with_journal(app, move |j| j.mood_edges(within)).await
}

/// The numbers that can lie beside mood.
#[tauri::command]
#[specta::specta]
pub async fn numbers(app: AppHandle, within: Within) -> Answer<Vec<NumberSeries>> {
    with_journal(app, move |j| j.numbers(within)).await
}

/// Questionnaires over time.
#[tauri::command]
#[specta::specta]
pub async fn measures(app: AppHandle, within: Within) -> Answer<Vec<MeasureCourse>> {
    with_journal(app, move |j| j.measures(within)).await
}

/// Every figure of a period.
#[tauri::command]
#[specta::specta]
pub async fn patterns(app: AppHandle, asked: PatternsAsked) -> Answer<PatternPage> {
    with_journal(app, move |j| j.patterns(&asked)).await
}

/// Looks back on the days from one to another.
#[tauri::command]
#[specta::specta]
pub async fn looking_back(app: AppHandle, from: Day, to: Day) -> Answer<LookingBack> {
    with_journal(app, move |j| j.looking_back(from, to)).await
}

/// Hard days before a day that share something with it.
#[tauri::command]
#[specta::specta]
pub async fn hard_days_before(app: AppHandle, day: Day) -> Answer<Vec<HardDay>> {
    with_journal(app, move |j| j.hard_days_before(day)).await
}

/// The days that divide a life.
#[tauri::command]
#[specta::specta]
pub async fn landmarks(app: AppHandle) -> Answer<Vec<Landmark>> {
    with_journal(app, |j| j.landmarks()).await
}

/// Adds one, or changes it.
#[tauri::command]
#[specta::specta]
pub async fn keep_landmark(app: AppHandle, landmark: Landmark) -> Answer<Landmark> {
    with_journal(app, move |j| j.keep_landmark(&landmark)).await
}

/// Takes one away.
#[tauri::command]
#[specta::specta]
pub async fn remove_landmark(app: AppHandle, id: u32) -> Answer<()> {
    with_journal(app, move |j| j.remove_landmark(id)).await
}
