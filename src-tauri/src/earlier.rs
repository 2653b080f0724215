//! Backups that the page may speak of. It knows each by a number; where it lies, and what opened it, stay here until
//! the journal is opened or locked.

use std::path::{Path, PathBuf};

use goldseam_vault::Credential;

use crate::{error::Answer, session::no_past};

/// What was listed or chosen, and what was looked at last.
#[derive(Default)]
pub struct Earlier {
    paths: Vec<PathBuf>,
    looked: Option<(u32, Credential)>,
}

impl Earlier {
    /// The number that a backup goes by, the same one each time.
    pub fn number(&mut self, path: &Path) -> u32 {
        let known = self.paths.iter().position(|known| known == path);
        let index = known.unwrap_or_else(|| {
            self.paths.push(path.to_owned());
            self.paths.len() - 1
        });
        u32::try_from(index).unwrap_or(u32::MAX)
    }

    /// Where the backup of this number lies.
    pub fn path(&self, number: u32) -> Answer<PathBuf> {
        let index = usize::try_from(number).unwrap_or(usize::MAX);
        self.paths.get(index).cloned().ok_or_else(no_past)
    }

    /// Keeps what opened a backup, so that it needs not be typed twice.
    pub fn opened_with(&mut self, number: u32, credential: Credential) {
        self.looked = Some((number, credential));
    }

    /// What opened the backup of this number, which is forgotten here.
    pub fn take_credential(&mut self, number: u32) -> Answer<Credential> {
        let looked = self.looked.take().filter(|(known, _)| *known == number);
        looked.map(|(_, credential)| credential).ok_or_else(no_past)
    }

    /// Forgets what opened a backup.
    pub fn forget_credential(&mut self) {
        self.looked = None;
    }
}
