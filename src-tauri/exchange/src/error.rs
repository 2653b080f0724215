//! What can go wrong on the way into or out of a journal.

use std::io;

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
    /// A document can't be put on paper.
    #[error(transparent)]
    Document(#[from] goldseam_document::Error),
    /// The journal refused or failed.
    #[error(transparent)]
    Journal(#[from] goldseam_journal::Error),
    /// An archive can't be read, or was not taken to its end.
    #[error(transparent)]
    Archive(#[from] crate::archive::Problem),
    /// A file of that name is there, and nobody said that it may be replaced.
    #[error("There is a file of that name already. Choose another name, or say that it may be replaced.")]
    FileExists,
    /// The disk that the file was to go to is full.
    #[error("There is no room for the file there, so none was written. Make room, or choose another place.")]
    NoRoom,
    /// The file could not be written for another reason.
    #[error("The file could not be written there, so none was. Choose another place, then try again.")]
    FileUnwritten(io::ErrorKind),
    /// A passage that is blacked out does not stand where it stood.
    #[error(
        "A text was changed after a passage in it was blacked out, so nothing was shared. Look at it again, and mark the passage anew."
    )]
    PackChanged,
    /// More is ticked of a part than it may show.
    #[error("More is ticked than there is room for in one of the parts. Take some of it away.")]
    PackTooMuch,
    /// More entries, or larger pictures, than a PDF or one page can have.
    #[error("That is more than one document can hold. Choose fewer days, or another form, such as Markdown.")]
    ChosenTooMuch,
    /// The person stopped it.
    #[error("Stopped. Nothing of the file was left behind.")]
    Cancelled,
}

impl Error {
    /// The stable name of this cause.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Content(_) => "internal",
            Self::Import(e) => e.code(),
            Self::ImportUnknownFormat => "import_unknown_format",
            Self::ImportBadChoice => "import_bad_choice",
            Self::Document(e) => e.code(),
            Self::Journal(e) => e.code(),
            Self::Archive(e) => e.code(),
            Self::FileExists => "file_exists",
            Self::NoRoom => "no_room",
            Self::FileUnwritten(_) => "file_unwritten",
            Self::PackChanged => "pack_changed",
            Self::PackTooMuch => "pack_too_much",
            Self::ChosenTooMuch => "chosen_too_much",
            Self::Cancelled => "cancelled",
        }
    }
}
