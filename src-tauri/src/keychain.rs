//! The system's keychain: the Secret Service on Linux, the Keychain on macOS, the Credential Manager on Windows.
//! It keeps one secret for each vault. What others can read of it is a neutral word and the vault's random number:
//! no path, no name. Its answers can wait for a dialog of the system, so nothing is held while it is asked.

use std::{collections::HashMap, sync::Arc};

use goldseam_vault::KeychainSecret;
use keyring_core::{Entry, Error, api::CredentialStoreApi};

use crate::{
    error::{Answer, AppError, ErrorCode},
    platform,
};

/// Whether this system has a keychain that answers.
pub fn is_there() -> bool {
    store().is_ok()
}

/// Keeps the secret of the vault of that number, in place of any before it.
pub fn keep(vault: &str, secret: &KeychainSecret) -> Answer<()> {
    entry(vault)?.set_secret(secret.expose()).map_err(|e| said(&e))
}

/// The secret of the vault of that number.
pub fn read(vault: &str) -> Answer<KeychainSecret> {
    let kept = entry(vault)?.get_secret().map_err(|e| said(&e))?;
    Ok(KeychainSecret::from_bytes(kept)?)
}

/// Forgets the secret of the vault of that number. If there is none, that is as good.
pub fn forget(vault: &str) -> Answer<()> {
    match entry(vault)?.delete_credential() {
        Ok(()) | Err(Error::NoEntry) => Ok(()),
        Err(e) => Err(said(&e)),
    }
}

fn entry(vault: &str) -> Answer<Entry> {
    store()?.build(platform::TITLE, vault, Some(&HashMap::from([HOW]))).map_err(|e| said(&e))
}

fn said(error: &Error) -> AppError {
    match error {
        Error::NoEntry => AppError::new(
            ErrorCode::KeychainEmpty,
            "The keychain of this computer has nothing for this journal. Open it with the passphrase.",
        ),
        Error::NoStorageAccess(_) => AppError::new(
            ErrorCode::KeychainRefused,
            "The keychain of this computer stayed closed. Open the journal with the passphrase.",
        ),
        _ => missing(),
    }
}

fn missing() -> AppError {
    AppError::new(ErrorCode::KeychainMissing, "There is no keychain on this computer that answers.")
}

/// The item's label.
#[cfg(target_os = "linux")]
const HOW: (&str, &str) = ("label", platform::TITLE);
#[cfg(target_os = "macos")]
const HOW: (&str, &str) = ("keychain", "User");
/// It stays on this computer and does not follow the account to others.
#[cfg(windows)]
const HOW: (&str, &str) = ("persistence", "Local");

/// Each call connects anew, so that no connection outlives what it was for.
#[cfg(target_os = "linux")]
fn store() -> Answer<Arc<impl CredentialStoreApi>> {
    zbus_secret_service_keyring_store::Store::new().map_err(|_| missing())
}

#[cfg(target_os = "macos")]
fn store() -> Answer<Arc<impl CredentialStoreApi>> {
    apple_native_keyring_store::keychain::Store::new().map_err(|_| missing())
}

#[cfg(windows)]
fn store() -> Answer<Arc<impl CredentialStoreApi>> {
    windows_native_keyring_store::Store::new().map_err(|_| missing())
}

#[cfg(all(test, target_os = "linux"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::process::Command;

    use super::*;

    const VAULT: &str = "00112233445566778899aabbccddeeff";
    /// A keyring of its own, on a bus of its own, opened with a password as a login does.
    const SESSION: &str = "echo -n password | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec \"$0\" \"$@\"";

    fn has(program: &str) -> bool {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
    }

    fn itself(command: &mut Command, name: &str) {
        command.args([&format!("keychain::tests::{name}"), "--exact", "--ignored", "--nocapture"]);
        assert!(command.status().unwrap().success());
    }

    #[test]
    fn a_real_keychain_keeps_and_forgets() {
        if !has("dbus-run-session") || !has("gnome-keyring-daemon") {
            println!(
                "not run: it takes dbus-run-session and gnome-keyring-daemon (cargo xtask setup --tests)"
            );
            return;
        }
        let home = tempfile::tempdir().unwrap();
        let mut session = Command::new("dbus-run-session");
        session.args(["--", "sh", "-c", SESSION]).arg(std::env::current_exe().unwrap());
        session.env("HOME", home.path()).env("XDG_RUNTIME_DIR", home.path()).env_remove("XDG_DATA_HOME");
        itself(&mut session, "keeps_and_forgets");
    }

    #[test]
    fn a_system_without_one_says_so() {
        let mut alone = Command::new(std::env::current_exe().unwrap());
        itself(alone.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"), "there_is_none");
    }

    #[test]
    #[ignore = "run by another in a session of its own"]
    fn keeps_and_forgets() {
        assert!(is_there());
        assert_eq!(read(VAULT).unwrap_err().code, ErrorCode::KeychainEmpty);
        let (first, second) =
            (KeychainSecret::make_random().unwrap(), KeychainSecret::make_random().unwrap());
        keep(VAULT, &first).unwrap();
        keep(VAULT, &second).unwrap();
        assert_eq!(read(VAULT).unwrap().expose(), second.expose());
        // what anyone of the session can read without asking for the secret
        let items = store().unwrap().search(&HashMap::from([("username", VAULT)])).unwrap();
        let shown = items[0].get_attributes().unwrap();
        assert_eq!((items.len(), shown["service"].as_str()), (1, "Notes"));
        let shown = format!("{shown:?}").to_lowercase();
        assert!(!shown.contains("goldseam") && !shown.contains("journal") && !shown.contains('/'), "{shown}");
        forget(VAULT).unwrap();
        forget(VAULT).unwrap();
        assert_eq!(read(VAULT).unwrap_err().code, ErrorCode::KeychainEmpty);
    }

    #[test]
    #[ignore = "run by another in a session of its own"]
    fn there_is_none() {
        assert!(!is_there());
        assert_eq!(read(VAULT).unwrap_err().code, ErrorCode::KeychainMissing);
        let kept = keep(VAULT, &KeychainSecret::make_random().unwrap());
        assert_eq!(kept.unwrap_err().code, ErrorCode::KeychainMissing);
    }
}
