//! From a snapshot back to a vault.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
};

use super::{
    Opened, Watch,
    copy::{self, Target},
    list, make, name, open, own_folder,
};
use crate::{
    counter::{self, Counter},
    database,
    error::{Error, Result},
    files, store, vault,
};

/// How many names are tried for a vault that is put aside.
const MOST_TRIES: u32 = 1000;

impl Opened {
    /// Makes a vault of it in the new folder `to`, as it was when the snapshot was taken. It is built beside under
    /// another name, checked, and renamed when whole. [`Error::VaultExists`] if something is there already.
    pub fn restore(&mut self, to: &Path, watch: &mut Watch<'_>) -> Result<()> {
        if !is_free(to) {
            return Err(Error::VaultExists);
        }
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent)?;
        }
        let beside = beside(to, &format!("making-{}", std::process::id()));
        let made = self.unpack(&beside, watch).and_then(|()| {
            if to.try_exists()? {
                fs::remove_dir(to)?; // empty, as seen above; not removed if it no longer is
            }
            fs::rename(&beside, to)?;
            Ok(files::sync_parent(to)?)
        });
        if made.is_err() {
            // ours, half made; of what was there before nothing is touched
            let _ = fs::remove_dir_all(&beside);
        }
        made
    }

    /// Puts it in the place of the vault in the folder `present`, which is kept beside under the name that is
    /// returned; its own snapshots stay with the vault that takes its place. `now` goes into that name.
    /// [`Error::InUse`] if the present vault is open. It may be damaged, or not be there at all.
    pub fn replace(&mut self, present: &Path, now: i64, watch: &mut Watch<'_>) -> Result<Option<PathBuf>> {
        if is_free(present) {
            return self.restore(present, watch).map(|()| None);
        }
        let held = hold(present)?;
        let ready = beside(present, &format!("restored-{}", std::process::id()));
        self.restore(&ready, watch)?;
        let kept = aside(present, now)?;
        // where a folder with an open file in it can't be renamed
        drop(held);
        let put = fs::rename(present, &kept).and_then(|()| {
            fs::rename(&ready, present).inspect_err(|_| {
                let _ = fs::rename(&kept, present);
            })
        });
        if let Err(e) = put {
            let _ = fs::remove_dir_all(&ready);
            return Err(e.into());
        }
        self.take_over(&kept, present);
        files::sync_parent(present)?;
        Ok(Some(kept))
    }

    /// Moves the snapshots of this vault from one folder of it to the other. If that can't be, they stay where they are.
    fn take_over(&mut self, from: &Path, to: &Path) {
        let tag = name::tag(&self.trailer.header.id);
        let some = list(&own_folder(from)).is_ok_and(|all| all.iter().any(|one| one.vault == tag));
        if some && fs::rename(own_folder(from), own_folder(to)).is_ok() && self.path.starts_with(from) {
            // it lies with them
            if let Ok(within) = self.path.strip_prefix(from) {
                self.path = to.join(within);
            }
        }
    }

    /// Writes every file of a vault into the new folder `dir`.
    fn unpack(&mut self, dir: &Path, watch: &mut Watch<'_>) -> Result<()> {
        files::private_dir(dir)?;
        let path = dir.join(database::NAME);
        let create = |path: &Path| files::private(OpenOptions::new().write(true).create_new(true)).open(path);
        let mut target = Target::new(create(&path)?);
        let (file, bytes) = (&mut self.file, self.trailer.database);
        let read = |at, into: &mut [u8]| open::read_at(file, at, into);
        let sums = copy::pieces(bytes, read, |piece| target.write(piece), watch)?;
        copy::same(&sums, &self.trailer.sums)?;
        target.finish()?;
        make::in_order(&database::open_sealed(&path, &self.keys.database)?, self.trailer.commits)?;
        let key = self.keys.again()?.counter;
        Counter::with_key(dir.join(counter::NAME), key).reset(self.trailer.commits)?;
        create(&dir.join(vault::LOCK))?;
        store::save(dir, &self.trailer.header)
    }
}

fn is_free(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(e) => e.kind() == std::io::ErrorKind::NotFound,
    }
}

fn beside(folder: &Path, ending: &str) -> PathBuf {
    let mut path = folder.as_os_str().to_owned();
    path.push(".");
    path.push(ending);
    path.into()
}

/// A free name for the vault that is put aside: its own with the instant.
fn aside(present: &Path, now: i64) -> Result<PathBuf> {
    let (stem, ending) = (present.file_stem().unwrap_or_default(), present.extension());
    for number in 1..=MOST_TRIES {
        let mut name = stem.to_owned();
        name.push(format!("-before-{}", name::instant(now)?));
        if number > 1 {
            name.push(format!("-{number}"));
        }
        let mut path = present.with_file_name(name);
        if let Some(ending) = ending {
            path.as_mut_os_string().push(".");
            path.as_mut_os_string().push(ending);
        }
        if !path.try_exists()? {
            return Ok(path);
        }
    }
    Err(Error::VaultExists)
}

/// Makes sure that nobody has the vault open, whatever state its files are in.
fn hold(present: &Path) -> Result<File> {
    let path = present.join(vault::LOCK);
    let file = files::private(OpenOptions::new().write(true).create(true).truncate(false)).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::InUse),
        Err(TryLockError::Error(e)) => Err(e.into()),
    }
}
