//! Why a source as a whole can't be read. No message holds a name or a text of the source.

use std::io;

use thiserror::Error;

/// Why nothing can be taken from a source.
#[derive(Debug, Error)]
pub enum Error {
    /// The file or folder is not there.
    #[error("There is no such file or folder.")]
    Missing,
    /// It is not in the form that was expected.
    #[error(
        "This is not in the form that was chosen. Look whether the right file and the right program are chosen."
    )]
    NotThisFormat,
    /// It begins right and is damaged further on.
    #[error("The file is damaged or was cut short. Export it once more from the other program.")]
    Damaged,
    /// A text that is not UTF-8.
    #[error("The file is not a text in UTF-8. Save it as UTF-8 and try again.")]
    NotText,
    /// Dates that can be read with the day or with the month first.
    #[error("The dates can be read in two ways. Choose whether the day or the month comes first.")]
    Dates,
    /// A password is needed, or another one.
    #[error("The file is encrypted. Give the password that it was made with.")]
    Password,
    /// A name in an archive that leads out of it, a link, or a device.
    #[error(
        "The archive has a name in it that leads outside of it. It was not made by a journal; nothing was taken."
    )]
    UnsafeName,
    /// More than [`crate::Limits`] allow.
    #[error("The file holds more than can be read safely. Nothing was taken.")]
    TooLarge,
    /// The file system.
    #[error("The file can't be read: {0}")]
    Io(io::ErrorKind),
}

/// What reading gives.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// The stable name of this error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "import_missing",
            Self::NotThisFormat => "import_not_this_format",
            Self::Damaged => "import_damaged",
            Self::NotText => "import_not_text",
            Self::Dates => "import_dates",
            Self::Password => "import_password",
            Self::UnsafeName => "import_unsafe_name",
            Self::TooLarge => "import_too_large",
            Self::Io(_) => "import_io",
        }
    }
}

impl From<io::Error> for Error {
    fn from(e: io::Error) -> Self {
        match e.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => Self::Damaged,
            io::ErrorKind::FileTooLarge => Self::TooLarge,
            kind => Self::Io(kind),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(e: serde_json::Error) -> Self {
        match e.classify() {
            serde_json::error::Category::Io => {
                Self::from(io::Error::from(e.io_error_kind().unwrap_or(io::ErrorKind::Other)))
            }
            _ => Self::Damaged,
        }
    }
}
