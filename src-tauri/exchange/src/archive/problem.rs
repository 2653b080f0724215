//! What can be wrong with an archive.

/// Why an archive can't be read. Names a file of the archive, of which none is named by a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// It is something else.
    #[error("This is not an archive of Goldseam. Choose the file that was made with \"export\".")]
    NotAnArchive,
    /// It is of a later version.
    #[error("This archive was made by a newer Goldseam. Update Goldseam to read it; nothing was taken.")]
    Newer,
    /// Something in it can't be as it is.
    #[error(
        "The archive is damaged or was changed: {file}, line {line} is not as it should be. Nothing was taken; use another copy of it."
    )]
    Damaged {
        /// A file of the archive.
        file: String,
        /// Counts from 1; 0 if it is about all of the file.
        line: usize,
    },
    /// It is encrypted and no passphrase was given.
    #[error("This archive is encrypted. Give the passphrase that it was made with.")]
    Locked,
    /// Another passphrase opens it.
    #[error(
        "That passphrase does not open this archive. Check the keyboard layout and Caps Lock, then try again."
    )]
    WrongPassphrase,
    /// It asks for more memory than is safe to give.
    #[error("This archive asks for more memory than is safe to give before it is open. Nothing was taken.")]
    TooMuchWork,
    /// Taking it was stopped on the way.
    #[error("Stopped. What was taken so far is here: take the archive again to go on, or undo it.")]
    Stopped,
}

impl Problem {
    /// The stable name of this cause.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAnArchive => "not_an_archive",
            Self::Newer => "newer_archive",
            Self::Damaged { .. } => "archive_damaged",
            Self::Locked => "archive_locked",
            Self::WrongPassphrase => "archive_passphrase",
            Self::TooMuchWork => "archive_refused",
            Self::Stopped => "archive_stopped",
        }
    }

    pub(super) fn in_file(file: &str) -> Self {
        Self::Damaged { file: file.to_owned(), line: 0 }
    }
}
