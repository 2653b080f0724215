//! Why a document can't be put on paper. No message holds a word of the document.

use thiserror::Error;

/// Why a document can't be put on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Error {
    /// The pages can't be laid out.
    #[error("The pages could not be laid out. Leave out what was added last and try again, or choose HTML.")]
    Layout,
    /// There is no such page.
    #[error("The document has no page of that number.")]
    NoSuchPage,
    /// The password can't be used.
    #[error(
        "This password can't be used for a PDF. Choose one of 1 to 127 bytes, without unusual characters."
    )]
    Password,
    /// The file can't be finished.
    #[error("The PDF could not be finished. Nothing was written.")]
    File,
}

/// What putting on paper gives.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// The stable name of this error.
    pub fn code(self) -> &'static str {
        match self {
            Self::Layout => "document_layout",
            Self::NoSuchPage => "document_no_such_page",
            Self::Password => "document_password",
            Self::File => "document_file",
        }
    }
}
