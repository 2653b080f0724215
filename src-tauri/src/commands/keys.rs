//! Making, opening and closing the vault, and changing what opens it.

use std::path::{Path, PathBuf};

use goldseam_vault::{Credential, Passphrase, RecoveryCode};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;

use super::app::{AppState, state_of};
use crate::{
    error::{Answer, AppError, ErrorCode},
    locking::LockReason,
    session::Session,
    shell::{Shell, with_session, with_unlocked},
};

/// What opening told.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct Opened {
    /// Codes of what to tell the person.
    pub notices: Vec<String>,
}

/// How hard a passphrase is to guess.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Strength {
    /// 0 (guessed at once) to 4 (beyond reach).
    pub score: u8,
    /// How long guessing takes for someone who has the file, in plain words.
    pub crack_time: String,
    /// What makes it easy to guess.
    pub warning: Option<String>,
    /// What would make it harder.
    pub suggestions: Vec<String>,
}

/// What a folder is chosen for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum FolderPurpose {
    /// To keep a new journal in.
    New,
    /// To open the journal that is there.
    Open,
}

/// What a check of the whole vault found.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct Verdict {
    /// Nothing is amiss.
    pub ok: bool,
    /// Codes of what is.
    pub findings: Vec<String>,
}

const VAULT_NAME: &str = "journal.goldseam";
/// zxcvbn looks at so many characters at most; its time grows steeply with the length.
const MOST_GUESSED: usize = 100;

/// Rates a passphrase, assuming a thief with the file and a tenth of a second of work a guess.
#[tauri::command]
#[specta::specta]
pub async fn strength(passphrase: String) -> Answer<Strength> {
    let start: String = passphrase.chars().take(MOST_GUESSED).collect();
    let estimate = zxcvbn::zxcvbn(&start, &["goldseam", "journal", "diary"]);
    let feedback = estimate.feedback();
    Ok(Strength {
        score: estimate.score().into(),
        crack_time: estimate.crack_times().offline_slow_hashing_1e4_per_second().to_string(),
        warning: feedback.and_then(zxcvbn::feedback::Feedback::warning).map(|w| w.to_string()),
        suggestions: feedback
            .map(|f| f.suggestions().iter().map(ToString::to_string).collect())
            .unwrap_or_default(),
    })
}

/// Makes a journal in `folder`, or in the usual place, and opens it.
#[tauri::command]
#[specta::specta]
pub async fn create_vault(app: AppHandle, passphrase: String, folder: Option<String>) -> Answer<()> {
    with_session(app, move |shell, session| {
        let chosen = folder.map(|f| Path::new(&f).join(VAULT_NAME));
        let dir = chosen.clone().unwrap_or_else(|| shell.usual_vault());
        session.create(&dir, Passphrase::new(passphrase)?)?;
        shell.touch();
        shell.settings().set_vault(chosen)
    })
    .await
}

/// Asks the person for a folder. `None` if they change their mind.
#[tauri::command]
#[specta::specta]
pub async fn choose_folder(app: AppHandle, purpose: FolderPurpose) -> Answer<Option<String>> {
    #[cfg(feature = "e2e")]
    if let Ok(folder) = std::env::var("GOLDSEAM_TEST_FOLDER") {
        return Ok(Some(folder));
    }
    let title = match purpose {
        FolderPurpose::New => "Where to keep it",
        FolderPurpose::Open => "Choose a folder",
    };
    let picked = tauri::async_runtime::spawn_blocking(move || {
        app.dialog().file().set_title(title).blocking_pick_folder()
    })
    .await
    .map_err(|_| AppError::new(ErrorCode::Internal, "The folder window could not be opened. Try again."))?;
    Ok(picked.and_then(|p| p.into_path().ok()).map(|p| p.display().to_string()))
}

/// Turns to the journal in `folder`, still locked.
#[tauri::command]
#[specta::specta]
pub async fn use_vault(app: AppHandle, folder: String) -> Answer<AppState> {
    with_session(app, move |shell, session| {
        let dir = vault_in(Path::new(&folder))?;
        session.lock();
        shell.settings().set_vault(Some(dir.clone()))?;
        *session = Session::Locked(dir);
        Ok(state_of(shell, session))
    })
    .await
}

/// The vault that a person means by a folder: itself, or the one inside it.
fn vault_in(folder: &Path) -> Answer<PathBuf> {
    let is_vault = |dir: &Path| dir.join("header").exists() || dir.join("header.copy").exists();
    let inner = folder.join(VAULT_NAME);
    if is_vault(folder) {
        Ok(folder.to_owned())
    } else if is_vault(&inner) {
        Ok(inner)
    } else {
        Err(goldseam_vault::Error::NotAVault.into())
    }
}

/// Opens the journal with the passphrase.
#[tauri::command]
#[specta::specta]
pub async fn unlock(app: AppHandle, passphrase: String) -> Answer<Opened> {
    open(app, |_| Ok(Credential::Passphrase(Passphrase::new(passphrase)?))).await
}

/// Opens the journal with the recovery code.
#[tauri::command]
#[specta::specta]
pub async fn unlock_with_recovery(app: AppHandle, code: String) -> Answer<Opened> {
    open(app, move |_| Ok(Credential::Recovery(RecoveryCode::parse(&code)?))).await
}

/// Opens the journal with what `credential` gives once the session is held.
pub(super) async fn open(
    app: AppHandle,
    credential: impl FnOnce(&Shell) -> Answer<Credential> + Send + 'static,
) -> Answer<Opened> {
    with_session(app, |shell, session| {
        let notices = session.unlock(credential(shell)?)?;
        shell.touch();
        shell.uncover();
        Ok(Opened { notices })
    })
    .await
}

/// Locks.
#[tauri::command]
#[specta::specta]
pub async fn lock(app: AppHandle) -> Answer<()> {
    lock_for(app, LockReason::Asked).await
}

/// Locks and hides the window.
#[tauri::command]
#[specta::specta]
pub async fn hide_and_lock(app: AppHandle) -> Answer<()> {
    lock_for(app, LockReason::Hidden).await
}

async fn lock_for(app: AppHandle, reason: LockReason) -> Answer<()> {
    let locked = tauri::async_runtime::spawn_blocking(move || app.state::<Shell>().lock(&app, reason)).await;
    locked.map(drop).map_err(|_| AppError::locked())
}

/// Goes on writing although some of what was saved last is missing.
#[tauri::command]
#[specta::specta]
pub async fn accept_missing(app: AppHandle) -> Answer<()> {
    with_unlocked(app, |open| Ok(open.journal.vault_mut().go_on_without_missing()?)).await
}

/// Puts a new passphrase in place of the present one.
#[tauri::command]
#[specta::specta]
pub async fn change_passphrase(app: AppHandle, current: String, next: String) -> Answer<()> {
    with_unlocked(app, |open| open.change_passphrase(Passphrase::new(current)?, Passphrase::new(next)?)).await
}

/// Sets a passphrase after the recovery code opened the journal.
#[tauri::command]
#[specta::specta]
pub async fn set_passphrase_after_recovery(app: AppHandle, next: String) -> Answer<()> {
    with_unlocked(app, |open| open.set_passphrase_after_recovery(Passphrase::new(next)?)).await
}

/// Makes a recovery code to show once; it is kept only when confirmed.
#[tauri::command]
#[specta::specta]
pub async fn recovery_make(app: AppHandle, passphrase: String) -> Answer<String> {
    with_unlocked(app, |open| open.make_recovery(Passphrase::new(passphrase)?)).await
}

/// Keeps the recovery code that was shown, once parts of it have been typed. Positions count from 0.
#[tauri::command]
#[specta::specta]
pub async fn recovery_confirm(app: AppHandle, groups: Vec<String>, positions: Vec<u8>) -> Answer<()> {
    with_unlocked(app, move |open| {
        let positions: Vec<usize> = positions.into_iter().map(usize::from).collect();
        open.confirm_recovery(&groups, &positions)
    })
    .await
}

/// Forgets a recovery code that was shown and not kept.
#[tauri::command]
#[specta::specta]
pub async fn recovery_discard(app: AppHandle) -> Answer<()> {
    with_unlocked(app, |open| {
        open.discard_recovery();
        Ok(())
    })
    .await
}

/// Encrypts everything anew under a new key.
#[tauri::command]
#[specta::specta]
pub async fn rekey(app: AppHandle, passphrase: String) -> Answer<()> {
    let before = with_unlocked(app, |open| {
        let ways = open.journal.vault().ways_in();
        open.rekey(Passphrase::new(passphrase)?).map(|()| ways)
    })
    .await?;
    if before.keychain {
        super::keychain::forget(before.vault).await;
    }
    Ok(())
}

/// Checks the whole vault.
#[tauri::command]
#[specta::specta]
pub async fn verify_vault(app: AppHandle) -> Answer<Verdict> {
    with_unlocked(app, |open| {
        let findings: Vec<String> = open.journal.verify()?.into_iter().map(|f| f.code().to_owned()).collect();
        Ok(Verdict { ok: findings.is_empty(), findings })
    })
    .await
}
