//! The program itself: where the person is, settings, links.
#![allow(clippy::needless_pass_by_value)] // a command owns its arguments

use goldseam_vault::WaysIn;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, State};
use zeroize::Zeroizing;

use crate::{
    clipboard,
    error::{Answer, AppError, ErrorCode},
    lifecycle,
    session::Session,
    settings::Settings,
    shell::{Shell, with_session},
    work::apart,
};

/// Which of the three states the session is in.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// No journal yet.
    NoVault,
    /// A journal, closed.
    Locked,
    /// A journal, open.
    Unlocked,
}

/// What a page needs to begin.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    /// Where the person is.
    pub phase: Phase,
    /// Whether to begin with the neutral cover.
    pub covered: bool,
    /// Whether it was locked because the page ended by itself.
    pub page_ended: bool,
    /// The person's choices.
    pub settings: Settings,
    /// The journal's folder, for display; the usual one when there is none yet.
    pub vault_folder: String,
    /// The program's version.
    pub version: String,
    /// SQLite's and SQLCipher's versions.
    pub engine: String,
    /// Whether a recovery code is set; unknown while locked.
    pub has_recovery: Option<bool>,
    /// Whether the system's keychain may open it, as the key file has it.
    pub keychain: bool,
    /// Codes of what to tell about this opening.
    pub notices: Vec<String>,
}

pub(super) fn state_of(shell: &Shell, session: &mut Session) -> AppState {
    let folder = session.dir().map_or_else(|| shell.usual_vault(), std::path::Path::to_owned);
    let phase = match session {
        Session::NoVault => Phase::NoVault,
        Session::Locked(_) => Phase::Locked,
        Session::Unlocked(_) => Phase::Unlocked,
    };
    let keychain = match &*session {
        Session::NoVault => false,
        Session::Locked(dir) => WaysIn::into_vault(dir).is_ok_and(|ways| ways.keychain),
        Session::Unlocked(open) => open.journal.vault().ways_in().keychain,
    };
    let open = session.unlocked().ok();
    AppState {
        phase,
        covered: shell.is_covered(),
        page_ended: shell.locking.page_ended(),
        settings: shell.settings().settings().clone(),
        vault_folder: folder.display().to_string(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        engine: goldseam_vault::engine_versions()
            .map(|(sqlite, cipher)| format!("SQLite {sqlite}, SQLCipher {cipher}"))
            .unwrap_or_default(),
        has_recovery: open.as_ref().map(|o| o.journal.vault().has_recovery_code()),
        keychain,
        notices: open.map(|o| o.notices()).unwrap_or_default(),
    }
}

/// Where the person is.
#[tauri::command]
#[specta::specta]
pub async fn app_state(app: AppHandle) -> Answer<AppState> {
    with_session(app, |shell, session| Ok(state_of(shell, session))).await
}

/// Takes the neutral cover away.
#[tauri::command]
#[specta::specta]
pub fn uncover(shell: State<'_, Shell>) {
    shell.uncover();
}

/// Keeps the person's choices.
#[tauri::command]
#[specta::specta]
pub fn set_settings(shell: State<'_, Shell>, settings: Settings) -> Answer<Settings> {
    let mut file = shell.settings();
    file.set(settings)?;
    Ok(file.settings().clone())
}

/// The person is here.
#[tauri::command]
#[specta::specta]
pub fn touch(shell: State<'_, Shell>) {
    shell.touch();
}

/// Asks the long work under way to stop soon.
#[tauri::command]
#[specta::specta]
pub fn stop_work(shell: State<'_, Shell>) {
    shell.stopping.stop();
}

/// The page has saved what was typed: a lock that waits for it goes on.
#[tauri::command]
#[specta::specta]
pub fn page_saved(shell: State<'_, Shell>) {
    shell.locking.page_saved();
}

/// Puts a secret on the clipboard, marked as one, for two minutes or until the journal is locked. False if the
/// clipboard is out of reach.
#[tauri::command]
#[specta::specta]
pub async fn copy_secret(text: String) -> Answer<bool> {
    let text = Zeroizing::new(text);
    apart(move || Ok(clipboard::copy_secret(text))).await
}

/// A screen has been painted.
#[tauri::command]
#[specta::specta]
pub fn ui_ready(shell: State<'_, Shell>, screen: String) {
    lifecycle::trace_screen(&screen, shell.started);
}

/// Opens a link in the browser, after the UI has asked the person.
#[tauri::command]
#[specta::specta]
pub async fn open_link(url: String) -> Answer<()> {
    let refused = || AppError::new(ErrorCode::BadLink, "Only web and mail links can be opened.");
    let parsed = tauri::Url::parse(&url).map_err(|_| refused())?;
    if !matches!(parsed.scheme(), "http" | "https" | "mailto") {
        return Err(refused());
    }
    tauri_plugin_opener::open_url(parsed.as_str(), None::<&str>)
        .map_err(|_| AppError::new(ErrorCode::Io, "No program on this computer opens such links."))
}
