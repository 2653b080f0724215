//! The session is a state machine: no vault, locked, unlocked. What a journal can do exists only
//! on the last.

use std::path::{Path, PathBuf};

use goldseam_journal::{Journal, Past};
use goldseam_vault::{Cost, Credential, Passphrase, RecoveryCode, Vault};

use crate::{
    chosen::Chosen,
    error::{Answer, AppError, ErrorCode},
};

/// Where the person is.
pub enum Session {
    /// No journal has been made or chosen yet.
    NoVault,
    /// A journal is known and closed.
    Locked(PathBuf),
    /// The journal is open.
    Unlocked(Box<Unlocked>),
}

/// An open journal, and what an unfinished change of its keys needs.
pub struct Unlocked {
    /// The journal itself.
    pub journal: Journal,
    /// What the person chose to bring in.
    pub chosen: Chosen,
    /// The backup that an entry is brought back from.
    pub past: Option<Past>,
    /// The recovery code it was opened with, until a new passphrase is set.
    recovered: Option<Credential>,
    /// A recovery code that was shown and not yet confirmed, and what allows keeping it.
    pending: Option<(Credential, RecoveryCode)>,
}

impl Session {
    /// What is known of `dir` before it is opened.
    pub fn at(dir: Option<PathBuf>) -> Self {
        dir.map_or(Self::NoVault, Self::Locked)
    }

    /// The open journal.
    pub fn unlocked(&mut self) -> Answer<&mut Unlocked> {
        match self {
            Self::Unlocked(open) => Ok(open),
            _ => Err(AppError::locked()),
        }
    }

    /// The folder of the vault, if there is one.
    pub fn dir(&self) -> Option<&Path> {
        match self {
            Self::NoVault => None,
            Self::Locked(dir) => Some(dir),
            Self::Unlocked(open) => Some(open.journal.vault().dir()),
        }
    }

    /// Makes a vault and opens it.
    pub fn create(&mut self, dir: &Path, passphrase: Passphrase) -> Answer<()> {
        if matches!(self, Self::Unlocked(_)) {
            return Err(AppError::new(ErrorCode::InUse, "A journal is open. Lock it first."));
        }
        let journal = Journal::create(dir, passphrase, cost()?)?;
        *self = Self::Unlocked(Box::new(Unlocked {
            journal,
            chosen: Chosen::default(),
            past: None,
            recovered: None,
            pending: None,
        }));
        Ok(())
    }

    /// Opens the vault; the codes of what to tell the person.
    pub fn unlock(&mut self, credential: Credential) -> Answer<Vec<String>> {
        if let Self::Locked(dir) = self {
            let journal = Journal::unlock(dir, &credential)?;
            let recovered = matches!(credential, Credential::Recovery(_)).then_some(credential);
            *self = Self::Unlocked(Box::new(Unlocked {
                journal,
                chosen: Chosen::default(),
                past: None,
                recovered,
                pending: None,
            }));
        }
        Ok(self.unlocked()?.notices())
    }

    /// Closes the journal and wipes its keys. True if it was open.
    pub fn lock(&mut self) -> bool {
        let Some(dir) = self.dir().map(Path::to_owned) else { return false };
        match std::mem::replace(self, Self::Locked(dir)) {
            Self::Unlocked(open) => {
                // if the last write-back fails the log still holds everything, and the next
                // opening writes it back: locking itself never fails
                let _ = open.journal.lock();
                true
            }
            other => {
                *self = other;
                false
            }
        }
    }
}

impl Unlocked {
    /// What to tell the person about this opening.
    pub fn notices(&self) -> Vec<String> {
        self.journal.vault().notices().iter().map(|n| n.code().to_owned()).collect()
    }

    /// The backup that was opened beside the journal.
    pub fn past(&self) -> Answer<&Past> {
        self.past.as_ref().ok_or_else(no_past)
    }

    fn vault(&mut self) -> &mut Vault {
        self.journal.vault_mut()
    }

    /// Puts a new passphrase in place of the present one.
    pub fn change_passphrase(&mut self, current: Passphrase, new: Passphrase) -> Answer<()> {
        Ok(self.vault().change_passphrase(&Credential::Passphrase(current), new, cost()?)?)
    }

    /// Sets a passphrase after the recovery code opened the journal.
    pub fn set_passphrase_after_recovery(&mut self, new: Passphrase) -> Answer<()> {
        let Some(code) = self.recovered.take() else {
            return Err(AppError::new(
                ErrorCode::WrongPassphrase,
                "Give the present passphrase to change it.",
            ));
        };
        let changed = cost().and_then(|cost| self.vault().change_passphrase(&code, new, cost));
        if changed.is_err() {
            self.recovered = Some(code);
        }
        Ok(changed?)
    }

    /// A fresh recovery code, to be shown once. It opens nothing until it is confirmed.
    pub fn make_recovery(&mut self, passphrase: Passphrase) -> Answer<String> {
        let current = Credential::Passphrase(passphrase);
        self.vault().check(&current)?;
        let code = Vault::new_recovery_code()?;
        let shown = code.expose().to_string();
        self.pending = Some((current, code));
        Ok(shown)
    }

    /// Keeps the code that was shown, if the typed groups (counted from 0) are its own.
    pub fn confirm_recovery(&mut self, groups: &[String], positions: &[usize]) -> Answer<()> {
        let mismatch = || {
            AppError::new(ErrorCode::CodeMismatch, "That is not what the code says there. Look at it again.")
        };
        let (current, code) = self.pending.take().ok_or_else(mismatch)?;
        let shown = code.expose();
        let right: Vec<&str> = shown.split('-').collect();
        let typed_right = groups.len() >= 2
            && groups.len() == positions.len()
            && positions
                .iter()
                .zip(groups)
                .all(|(at, typed)| right.get(*at).is_some_and(|g| same_group(g, typed)));
        drop(right);
        drop(shown);
        if !typed_right {
            self.pending = Some((current, code));
            return Err(mismatch());
        }
        Ok(self.vault().keep_recovery_code(&current, code, cost()?)?)
    }

    /// Forgets a code that was shown and not kept.
    pub fn discard_recovery(&mut self) {
        self.pending = None;
    }

    /// Encrypts everything anew under a new key.
    pub fn rekey(&mut self, passphrase: Passphrase) -> Answer<()> {
        Ok(self.vault().rekey(&Credential::Passphrase(passphrase), cost()?)?)
    }
}

/// What a guess at a new secret costs: as much as this machine bears in about a second. Tests make hundreds of
/// secrets and open them thousands of times, and say that next to nothing will do.
fn cost() -> Result<Cost, goldseam_vault::Error> {
    #[cfg(feature = "e2e")]
    if std::env::var_os("GOLDSEAM_CHEAP").is_some() {
        return Ok(Cost::cheap_for_tests());
    }
    Cost::calibrated()
}

/// Read as [`RecoveryCode::parse`] reads: case and look-alikes don't matter.
fn same_group(right: &str, typed: &str) -> bool {
    let typed = typed.trim().to_uppercase().replace('O', "0").replace(['I', 'L'], "1");
    right == typed
}

/// What answers for a backup that is not open.
pub fn no_past() -> AppError {
    AppError::new(ErrorCode::SnapshotGone, "That backup is not at hand any more. Choose it again.")
}
