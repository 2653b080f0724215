//! Answers about backups.

use serde::Serialize;

use super::Time;

/// A snapshot that was made.
#[derive(Serialize)]
pub struct Backup {
    pub file: String,
    pub bytes: u64,
}

/// A place where none could be made.
#[derive(Serialize)]
pub struct NotBackedUp {
    /// Null for the folder within the vault.
    pub place: Option<String>,
    pub code: &'static str,
}

/// What a backup came to.
#[derive(Serialize)]
pub struct BackedUp {
    pub taken: Time,
    pub made: Vec<Backup>,
    pub failed: Vec<NotBackedUp>,
    /// How many older ones made room.
    pub gone: u32,
}

/// A snapshot in a folder.
#[derive(Serialize)]
pub struct Listed {
    pub file: String,
    pub taken: Time,
    /// The first digits of the vault's id.
    pub vault: String,
    pub bytes: u64,
    pub whole: bool,
}

#[derive(Serialize)]
pub struct Backups {
    pub backups: Vec<Listed>,
}

/// A journal that was made of a snapshot.
#[derive(Serialize)]
pub struct Restored {
    /// The folder.
    pub vault: String,
    pub taken: Time,
    pub entries: u32,
}

/// What reading every snapshot came to.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BackupsVerified {
    pub whole: u32,
    pub other_key: u32,
    /// Files.
    pub damaged: Vec<String>,
    /// How many places are not there.
    pub missing: u32,
}
