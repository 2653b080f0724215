//! What can go wrong on the way into or out of a journal.

use crate::content::ContentError;

/// A result whose error is an exchange [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong. Holds nothing that a person wrote.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A text file of the program itself can't be used.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// The journal refused or failed.
    #[error(transparent)]
    Journal(#[from] goldseam_journal::Error),
}

impl Error {
    /// The stable name of this cause.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Content(_) => "internal",
            Self::Journal(e) => e.code(),
        }
    }
}
