//! The vault itself, its passphrase and its recovery code.

use std::{
    collections::hash_map::RandomState,
    hash::{BuildHasher, Hasher},
    io::{self, IsTerminal},
    path::PathBuf,
};

use goldseam_journal::Journal;
use goldseam_vault::{Credential, Vault};
use zeroize::Zeroizing;

use super::Session;
use crate::{
    exit::{Failure, Result},
    input,
    json::{self, Answer},
    passphrase::Secrets,
};

/// Groups of a recovery code.
const GROUPS: usize = 7;

pub fn new(s: &mut Session) -> Result<()> {
    let vault = s.vault()?;
    if vault.exists() && vault.read_dir().is_ok_and(|mut files| files.next().is_some()) {
        return Err(goldseam_vault::Error::VaultExists.into());
    }
    let passphrase = s.secrets.chosen()?;
    Journal::create(&vault, passphrase, s.cost()?)?.lock()?;
    let answer = Answer::new(json::Vault { vault: vault.display().to_string() });
    s.out.answer(&answer, |out| {
        out.line("Your journal is ready. Only your passphrase opens it, and nobody can look it up for you.")?;
        out.line("For the day you forget it, make a recovery code:  goldseam-cli recovery new")
    })
}

pub fn change_passphrase(s: &mut Session, recovery: bool, new_file: Option<PathBuf>) -> Result<()> {
    let vault = s.vault()?;
    if !vault.exists() {
        return Err(goldseam_vault::Error::VaultMissing.into());
    }
    let current = if recovery {
        Credential::Recovery(s.secrets.recovery_code()?)
    } else {
        Credential::Passphrase(s.secrets.present()?)
    };
    // opened first, so that a wrong passphrase is told before a new one is thought up
    let mut journal = Journal::unlock(&vault, &current)?;
    let next = match new_file {
        Some(file) => Secrets::from_option(Some(file))?.chosen()?,
        None => s.secrets.chosen()?,
    };
    let cost = s.cost()?;
    journal.vault_mut().change_passphrase(&current, next, cost)?;
    journal.lock()?;
    s.out.answer(&Answer::new(json::Changed { passphrase_changed: true }), |out| {
        out.line("From now on the new passphrase opens this journal.")?;
        out.line("Copies of its folder that were made before still open with the old one.")
    })
}

pub fn new_recovery_code(s: &mut Session, yes: bool) -> Result<()> {
    let (mut journal, current) = s.open_with()?;
    let replaces = journal.vault().has_recovery_code();
    let code = Vault::new_recovery_code()?;
    let shown = code.expose();
    let cost = s.cost()?;
    if yes || !io::stdin().is_terminal() {
        // kept before it is shown: what is on paper must work
        journal.vault_mut().keep_recovery_code(&current, code, cost)?;
        journal.lock()?;
        let answer = Answer::new(json::Recovery { recovery_code: shown.to_string() });
        return s.out.answer(&answer, |out| out.line(&shown));
    }
    s.out.line("")?;
    s.out.line(&format!("    {}", shown.as_str()))?;
    s.out.line("")?;
    s.out.line("Write it down on paper and keep it where only you will find it. It is shown this once.")?;
    if replaces {
        s.out.line("The code that you had before stops working.")?;
    }
    confirm(&shown)?;
    journal.vault_mut().keep_recovery_code(&current, code, cost)?;
    journal.lock()?;
    s.out.line("Good. This code now opens your journal, should the passphrase be gone:")?;
    s.out.line("  goldseam-cli passphrase change --recovery")
}

/// Asks for two groups of the code, so that a slip of the pen is found today and not in a year.
fn confirm(shown: &str) -> Result<()> {
    let first = pick(GROUPS);
    let second = (first + 1 + pick(GROUPS - 1)) % GROUPS;
    for position in [first.min(second), first.max(second)] {
        let group = shown.split('-').nth(position).unwrap_or_default();
        let mut right = false;
        for _ in 0..3 {
            let typed = input::ask(&format!("From your paper, type group {} of {GROUPS}: ", position + 1))?;
            right = same(&typed, group);
            if right {
                break;
            }
            anstream::eprintln!("That is not what group {} says. Look at it again.", position + 1);
        }
        if !right {
            return Err(Failure::new(
                "code_mismatch",
                "What you typed is not what was shown, so this code was not kept. Nothing has changed; run the command again.",
            ));
        }
    }
    Ok(())
}

/// As a whole code is read: without regard to case, and with the letters that look like digits.
fn same(typed: &str, group: &str) -> bool {
    let typed: Zeroizing<String> = Zeroizing::new(
        typed
            .trim()
            .chars()
            .map(|c| match c.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                c => c,
            })
            .collect(),
    );
    typed.as_str() == group
}

/// A number below `n` that differs from run to run; nothing secret hangs on it.
fn pick(n: usize) -> usize {
    let word = RandomState::new().build_hasher().finish();
    usize::try_from(word % n as u64).unwrap_or(0)
}
