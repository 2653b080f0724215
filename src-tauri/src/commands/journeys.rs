//! Journeys: steps in any order, what happened on them, and the questions beside them.

use goldseam_content::{Library, RoleName};
use goldseam_journal::{
    GateState, Happened, JourneyCard, JourneyId, JourneyView, KeptKey, NewAct, NewJourney, StepRef, StepView,
};
use tauri::AppHandle;

use crate::{
    error::Answer,
    shell::{now, with_journal},
};

/// What the roles are called.
#[tauri::command]
#[specta::specta]
pub async fn roles() -> Vec<RoleName> {
    Library::built_in().roles().to_vec()
}

/// All journeys, those that were put away last.
#[tauri::command]
#[specta::specta]
pub async fn journeys(app: AppHandle) -> Answer<Vec<JourneyCard>> {
    with_journal(app, |j| j.journeys()).await
}

/// Begins a journey.
#[tauri::command]
#[specta::specta]
pub async fn begin_journey(app: AppHandle, journey: NewJourney) -> Answer<JourneyId> {
    let now = now()?;
    with_journal(app, move |j| j.begin_journey(&journey, &now)).await
}

/// Calls a journey something else.
#[tauri::command]
#[specta::specta]
pub async fn rename_journey(app: AppHandle, id: JourneyId, name: String) -> Answer<()> {
    with_journal(app, move |j| j.rename_journey(id, &name)).await
}

/// Remembers what the safety questions came to for a journey, or forgets it.
#[tauri::command]
#[specta::specta]
pub async fn keep_journey_gate(app: AppHandle, id: JourneyId, gate: Option<GateState>) -> Answer<()> {
    with_journal(app, move |j| j.keep_journey_gate(id, gate)).await
}

/// Erases a journey that was put away, with all that happened on it. Entries stay.
#[tauri::command]
#[specta::specta]
pub async fn erase_journey(app: AppHandle, id: JourneyId) -> Answer<()> {
    with_journal(app, move |j| j.erase_journey(id)).await
}

/// A journey by its present map.
#[tauri::command]
#[specta::specta]
pub async fn journey(app: AppHandle, id: JourneyId) -> Answer<JourneyView> {
    with_journal(app, move |j| j.journey(id)).await
}

/// A step of a journey.
#[tauri::command]
#[specta::specta]
pub async fn journey_step(app: AppHandle, id: JourneyId, at: StepRef) -> Answer<StepView> {
    with_journal(app, move |j| j.journey_step(id, &at)).await
}

/// What happened on a journey, or on one step of it, oldest first.
#[tauri::command]
#[specta::specta]
pub async fn journey_history(app: AppHandle, id: JourneyId, at: Option<StepRef>) -> Answer<Vec<Happened>> {
    with_journal(app, move |j| j.journey_history(id, at.as_ref())).await
}

/// Does something on a journey.
#[tauri::command]
#[specta::specta]
pub async fn act(app: AppHandle, id: JourneyId, act: NewAct) -> Answer<()> {
    let now = now()?;
    with_journal(app, move |j| j.act(id, &act, &now)).await
}

/// Takes the words away that a person wrote about something that happened.
#[tauri::command]
#[specta::specta]
pub async fn erase_journey_words(app: AppHandle, id: JourneyId, happened: u32) -> Answer<()> {
    with_journal(app, move |j| j.erase_journey_words(id, happened)).await
}

/// What the person was about to say in a form when the journal was locked, as the page left it.
#[tauri::command]
#[specta::specta]
pub async fn half_said(app: AppHandle) -> Answer<Option<String>> {
    with_journal(app, |j| j.kept(KeptKey::HalfSaid)).await
}

/// Keeps it as the page has it now; none forgets it.
#[tauri::command]
#[specta::specta]
pub async fn keep_half_said(app: AppHandle, words: Option<String>) -> Answer<()> {
    with_journal(app, move |j| j.keep(KeptKey::HalfSaid, words.as_deref())).await
}
