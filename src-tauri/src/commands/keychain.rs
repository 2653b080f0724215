//! Opening the journal by what the system's keychain keeps, if the person wants that. The keychain may ask the person
//! in a window of its own: it is asked while nothing is held, so that a lock never waits for it.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use goldseam_vault::{Credential, KeychainSecret, Passphrase, WaysIn};
use tauri::AppHandle;

use super::keys::{Opened, open};
use crate::{
    error::{Answer, AppError},
    keychain,
    session::Session,
    shell::{with_session, with_unlocked},
    work::apart,
};

/// An answer that comes later opens nothing: the person may have gone, or hidden the window.
const PATIENCE: Duration = Duration::from_mins(2);

/// Whether this system has a keychain that answers.
#[tauri::command]
#[specta::specta]
pub async fn keychain_there() -> Answer<bool> {
    apart(|| Ok(keychain::is_there())).await
}

/// Lets the system's keychain open the journal from now on.
#[tauri::command]
#[specta::specta]
pub async fn keychain_on(app: AppHandle, passphrase: String) -> Answer<()> {
    let current = Arc::new(Credential::Passphrase(Passphrase::new(passphrase)?));
    let asked = Arc::clone(&current);
    let vault = with_unlocked(app.clone(), move |open| {
        open.journal.vault().check(&asked)?;
        Ok(open.journal.vault().ways_in().vault)
    })
    .await?;
    let secret = KeychainSecret::make_random()?;
    let named = vault.clone();
    let secret = apart(move || keychain::keep(&named, &secret).map(|()| secret)).await?;
    let kept = with_unlocked(app, move |open| {
        Ok(open.journal.vault_mut().keep_keychain_secret(&current, secret)?)
    })
    .await;
    if kept.is_err() {
        forget(vault).await;
    }
    kept
}

/// Lets no keychain open the journal any more.
#[tauri::command]
#[specta::specta]
pub async fn keychain_off(app: AppHandle, passphrase: String) -> Answer<()> {
    let current = Credential::Passphrase(Passphrase::new(passphrase)?);
    let vault = with_unlocked(app, move |open| {
        let vault = open.journal.vault_mut();
        vault.forget_keychain_secret(&current)?;
        Ok(vault.ways_in().vault)
    })
    .await?;
    forget(vault).await;
    Ok(())
}

/// Takes out of the keychain what opens nothing any more. It matters to nobody if it stays.
pub(super) async fn forget(vault: String) {
    let _ = apart(move || keychain::forget(&vault)).await;
}

/// Opens the journal by what the system's keychain keeps.
#[tauri::command]
#[specta::specta]
pub async fn unlock_with_keychain(app: AppHandle) -> Answer<Opened> {
    let asked = Instant::now();
    let vault = with_session(app.clone(), |_, session| match session {
        Session::Locked(dir) => Ok(WaysIn::into_vault(dir)?.vault),
        Session::NoVault | Session::Unlocked(_) => Err(AppError::locked()),
    })
    .await?;
    let secret = apart(move || keychain::read(&vault)).await?;
    open(app, move |shell| {
        if shell.is_covered() || asked.elapsed() > PATIENCE {
            return Err(AppError::locked());
        }
        Ok(Credential::Keychain(secret))
    })
    .await
}
