//! What can go wrong on the way into or out of a journal.

use crate::content::ContentError;

/// A result whose error is an exchange [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong. Holds nothing that a person wrote.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A text file of the program itself can't be used.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// What was chosen can't be read.
    #[error(transparent)]
    Import(#[from] goldseam_formats::Error),
    /// No reader of that name.
    #[error("No journal of that name can be read. Look at the list of those that can.")]
    ImportUnknownFormat,
    /// A zone, a time of day, a tag or a mood that can't be used.
    #[error(
        "One of the choices can't be used. A time is like 12:00, a zone like Europe/Lisbon, a mood lies between -4 and 4, and a tag has at most 60 letters."
    )]
    ImportBadChoice,
    /// A run that came out of an archive of Goldseam's own.
    #[error("That was not taken from another journal. It is undone where archives are taken in.")]
    ImportOtherWay,
    /// The journal refused or failed.
    #[error(transparent)]
    Journal(#[from] goldseam_journal::Error),
}

impl Error {
    /// The stable name of this cause.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Content(_) => "internal",
            Self::Import(e) => e.code(),
            Self::ImportUnknownFormat => "import_unknown_format",
            Self::ImportBadChoice => "import_bad_choice",
            Self::ImportOtherWay => "import_other_way",
            Self::Journal(e) => e.code(),
        }
    }
}
