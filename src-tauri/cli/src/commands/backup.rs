//! Copies of the whole journal, and a journal of one of them.

use std::path::{Path, PathBuf};

use chrono::DateTime;
use goldseam_journal::{BackupDone, BackupWhich, Journal, Moment, look};
use goldseam_vault::{
    Credential, Error as VaultError,
    snapshot::{self, Opened, Watch, own_folder},
};

use super::Session;
use crate::{
    args::{Backup, Backups},
    clock,
    exit::{Failure, Result},
    json::{self, Answer, Time},
    progress::{self, Steps},
};

/// Lets long work be stopped, and tells how far it is, in megabytes.
pub fn watched<T>(work: impl FnOnce(&mut Watch<'_>) -> T) -> Result<T> {
    const MIB: u64 = 1 << 20;
    let (stop, mut steps) = (progress::stop()?, Steps::new());
    let count = |bytes: u64| usize::try_from(bytes / MIB).unwrap_or(usize::MAX);
    let mut tell = |done, of| steps.tell(count(done), count(of));
    let done = work(&mut Watch { stop, tell: &mut tell });
    steps.end();
    Ok(done)
}

/// An instant of a snapshot, in UTC.
fn time(taken: i64) -> Result<Time> {
    let utc = DateTime::from_timestamp_millis(taken).unwrap_or_default().naive_utc();
    Ok((&Moment::new(utc, 0, None)?).into())
}

pub fn backup(s: &mut Session, options: Backup) -> Result<()> {
    let mut journal = s.open()?;
    let which = match options.to {
        Some(folder) => BackupWhich::Folder(std::path::absolute(folder)?),
        None => BackupWhich::All,
    };
    let now = clock::now()?;
    let Some(job) = journal.begin_backup(&which, &now)? else {
        return Err(Failure::usage("This journal has no place for backups. Name a folder with --to."));
    };
    let done = watched(|watch| job.run(watch))?;
    if which == BackupWhich::All {
        journal.note_backup(&done, &now)?;
    }
    journal.lock()?;
    told(s, done)
}

fn told(s: &mut Session, done: BackupDone) -> Result<()> {
    let (mut made, mut failed, mut first) = (Vec::new(), Vec::new(), None);
    for (place, outcome) in done.places {
        match outcome {
            Ok(one) => made.push(json::Backup { file: one.path.display().to_string(), bytes: one.bytes }),
            Err(e) => {
                failed
                    .push(json::NotBackedUp { place: (!place.is_empty()).then_some(place), code: e.code() });
                first.get_or_insert(e);
            }
        }
    }
    let answer = Answer::new(json::BackedUp { taken: time(done.taken)?, made, failed, gone: done.gone });
    s.out.answer(&answer, |out| {
        for one in &answer.data.made {
            out.line(&format!("Backed up and checked: {}", one.file))?;
        }
        for one in &answer.data.failed {
            let place = one.place.as_deref().unwrap_or("in the vault's folder");
            out.line(&format!("Not backed up: {place} [{}]", one.code))?;
        }
        Ok(())
    })?;
    first.map_or(Ok(()), |e| Err(e.into()))
}

pub fn backups(s: &mut Session, options: Backups) -> Result<()> {
    let found = match options.folder {
        Some(folder) => snapshot::list(&folder)?,
        None => of_vault(&s.vault()?)?,
    };
    let listed = found.into_iter().map(|one| {
        let file = one.path.display().to_string();
        Ok(json::Listed {
            file,
            taken: time(one.taken)?,
            vault: one.vault,
            bytes: one.bytes,
            whole: one.whole,
        })
    });
    let answer = Answer::new(json::Backups { backups: listed.collect::<Result<_>>()? });
    s.out.answer(&answer, |out| {
        if answer.data.backups.is_empty() {
            out.line("There are no backups here.")?;
        }
        for one in &answer.data.backups {
            let state = if one.whole { "" } else { "  cut short or damaged" };
            out.line(&format!("{}  {:>6} MB  {}{state}", one.taken.time, one.bytes >> 20, one.file))?;
        }
        Ok(())
    })
}

/// Those within a vault; none if there was never one.
fn of_vault(vault: &Path) -> Result<Vec<snapshot::Listed>> {
    if !vault.exists() {
        return Err(VaultError::VaultMissing.into());
    }
    match snapshot::list(&own_folder(vault)) {
        Err(VaultError::PlaceMissing) => Ok(Vec::new()),
        other => Ok(other?),
    }
}

pub fn restore(s: &mut Session, file: &Path, to: &Path, recovery: bool) -> Result<()> {
    // before the question, not after it
    snapshot::about(file)?;
    if to.read_dir().is_ok_and(|mut entries| entries.next().is_some()) || to.is_file() {
        return Err(VaultError::VaultExists.into());
    }
    let credential = if recovery {
        Credential::Recovery(s.secrets.recovery_code()?)
    } else {
        Credential::Passphrase(s.secrets.present()?)
    };
    let to: PathBuf = std::path::absolute(to)?;
    let (taken, entries) = watched(|watch| -> Result<_> {
        let seen = look(file, &credential, watch)?;
        Opened::open(file, &credential)?.restore(&to, watch)?;
        Ok((seen.taken, seen.entries))
    })??;
    // as anybody would open it
    Journal::unlock(&to, &credential)?.lock()?;
    let answer =
        Answer::new(json::Restored { vault: to.display().to_string(), taken: time(taken)?, entries });
    s.out.answer(&answer, |out| {
        out.line(&format!(
            "{entries} entries, as of {}, are in {}",
            answer.data.taken.time, answer.data.vault
        ))
    })
}
