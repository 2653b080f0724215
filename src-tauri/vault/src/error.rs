//! What can go wrong with a vault, each cause with a stable code.

use std::io;

/// A result whose error is a vault [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong. The text of each says what to do and never holds a path, a key, a passphrase
/// or anything a person wrote.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The passphrase opens no passphrase slot.
    #[error(
        "That passphrase does not open this journal. Check the keyboard layout and Caps Lock, then try again."
    )]
    WrongPassphrase,
    /// The recovery code is well formed and opens no recovery slot.
    #[error("That recovery code does not open this journal. It may have been replaced by a newer one.")]
    WrongRecoveryCode,
    /// The secret from the system's keychain opens no keychain slot.
    #[error("This computer's keychain no longer opens this journal. Open it with your passphrase.")]
    WrongKeychainSecret,
    /// The text is not a recovery code: wrong length, a letter outside the alphabet, or a failed check.
    #[error(
        "That is not a complete recovery code. It has seven groups of four letters and digits; one of them is mistyped or missing."
    )]
    MalformedRecoveryCode,
    /// An empty passphrase.
    #[error("Choose a passphrase with at least one character.")]
    EmptyPassphrase,
    /// No folder at that place.
    #[error("There is no journal at that place. It may have been moved, or its disk may not be connected.")]
    VaultMissing,
    /// A new vault was asked for where something already is.
    #[error(
        "There is already something at that place. Choose another folder, or open the journal that is there."
    )]
    VaultExists,
    /// A folder without the files of a vault.
    #[error("That folder is not a Goldseam journal. Choose the folder whose name ends in .goldseam.")]
    NotAVault,
    /// Both copies of the header end before they should.
    #[error(
        "The key file of this journal is cut short. Bring back its folder from a copy; nothing has been changed."
    )]
    HeaderTruncated,
    /// Both copies of the header are changed or unreadable.
    #[error(
        "The key file of this journal is damaged. Bring back its folder from a copy; nothing has been changed."
    )]
    HeaderDamaged,
    /// The header's checksum is right and what it sums is not: no accident, but another program's or a person's work.
    #[error(
        "The key file of this journal was changed by something other than Goldseam. Bring back its folder from a copy; nothing has been changed."
    )]
    HeaderForged,
    /// The header was written by a later version of the program.
    #[error(
        "This journal was made by a newer Goldseam. Update Goldseam to open it; nothing has been changed."
    )]
    UnknownVersion,
    /// A slot asks for more memory or time than any honest vault does.
    #[error(
        "This journal asks for more memory than is safe to give before it is unlocked. Its key file may have been tampered with; nothing has been changed."
    )]
    KdfRefused,
    /// The folder or a file in it can't be written.
    #[error(
        "This journal can't be written where it is. Check that the folder and disk are not read-only; nothing has been changed."
    )]
    ReadOnly,
    /// Another process has the vault open.
    #[error("This journal is already open in another window or program. Close it there first.")]
    InUse,
    /// No room left.
    #[error("The disk is full. Make some room and try again; what was saved before is safe.")]
    DiskFull,
    /// The database can't be read with the right key.
    #[error(
        "Part of this journal can't be read. Nothing has been changed; make a copy of its folder before anything else."
    )]
    DatabaseDamaged,
    /// Acknowledged commits are gone; reading still works.
    #[error(
        "Some of what was saved last is missing from the file. You can read everything that is there; nothing has been changed."
    )]
    CommitsMissing,
    /// The tables were made by a later version of the program.
    #[error(
        "This journal was last used with a newer Goldseam. Update Goldseam to open it; nothing has been changed."
    )]
    NewerSchema,
    /// A file that is no snapshot, or one whose end is cut off so that it can't be told from another file.
    #[error(
        "That file is not a backup of a Goldseam journal, or its end is missing. Choose another one; nothing has been changed."
    )]
    NotASnapshot,
    /// A snapshot that is not as it was written.
    #[error(
        "That backup is damaged, so nothing was taken from it. Choose another one; nothing has been changed."
    )]
    SnapshotDamaged,
    /// The folder for snapshots, or the snapshot, is not there.
    #[error(
        "That place is not there now. If it is on another disk, connect it and try again; nothing has been changed."
    )]
    PlaceMissing,
    /// The making or reading of a snapshot was ended before its end.
    #[error("The backup was stopped before it was done. What was there before is as it was.")]
    SnapshotStopped,
    /// An instant that no calendar has.
    #[error("The clock of this computer shows a time that can't be. Set it, then try again.")]
    BadTime,
    /// Any other failure of the file system.
    #[error(
        "The disk did not answer as it should. Try again; if it happens again, make a copy of the journal's folder."
    )]
    Io(#[source] io::Error),
    /// Any other failure of the database engine.
    #[error("The journal's database did not do as it was asked. Try again; what was saved before is safe.")]
    Database(#[source] rusqlite::Error),
}

impl Error {
    /// The stable name of this cause, for the UI's table of words and for exit codes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongPassphrase => "wrong_passphrase",
            Self::WrongRecoveryCode => "wrong_recovery_code",
            Self::WrongKeychainSecret => "wrong_keychain_secret",
            Self::MalformedRecoveryCode => "malformed_recovery_code",
            Self::EmptyPassphrase => "empty_passphrase",
            Self::VaultMissing => "vault_missing",
            Self::VaultExists => "vault_exists",
            Self::NotAVault => "not_a_vault",
            Self::HeaderTruncated => "header_truncated",
            Self::HeaderDamaged => "header_damaged",
            Self::HeaderForged => "header_forged",
            Self::UnknownVersion => "unknown_version",
            Self::KdfRefused => "kdf_refused",
            Self::ReadOnly => "read_only",
            Self::InUse => "in_use",
            Self::DiskFull => "disk_full",
            Self::DatabaseDamaged => "database_damaged",
            Self::CommitsMissing => "commits_missing",
            Self::NewerSchema => "newer_schema",
            Self::NotASnapshot => "not_a_snapshot",
            Self::SnapshotDamaged => "snapshot_damaged",
            Self::PlaceMissing => "place_missing",
            Self::SnapshotStopped => "backup_stopped",
            Self::BadTime => "bad_time",
            Self::Io(_) => "io",
            Self::Database(_) => "internal",
        }
    }
}

impl From<io::Error> for Error {
    fn from(e: io::Error) -> Self {
        use io::ErrorKind as K;
        match e.kind() {
            K::StorageFull | K::QuotaExceeded | K::FileTooLarge => Self::DiskFull,
            K::PermissionDenied | K::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io(e),
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(e: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as C;
        match e.sqlite_error_code() {
            Some(C::DiskFull) => Self::DiskFull,
            Some(C::ReadOnly | C::PermissionDenied | C::CannotOpen) => Self::ReadOnly,
            Some(C::DatabaseBusy | C::DatabaseLocked) => Self::InUse,
            Some(C::DatabaseCorrupt | C::NotADatabase) => Self::DatabaseDamaged,
            Some(C::OperationInterrupted) => Self::SnapshotStopped,
            Some(C::SystemIoFailure) => Self::Io(io::Error::other(e)),
            _ => Self::Database(e),
        }
    }
}
