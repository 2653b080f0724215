//! What can go wrong with a journal, each cause with a stable code.

/// A result whose error is a journal [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong. The text of each says what to do and never holds anything a person wrote.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The vault or its database; its own code and text are passed on.
    #[error(transparent)]
    Vault(#[from] goldseam_vault::Error),
    /// No entry with that id, no revision with that number, or an entry to erase that is not in the bin.
    #[error("This is no longer here. It may have been erased; look in the timeline or in the bin.")]
    NotFound,
    /// The entry was saved by someone else since it was read.
    #[error("This entry was changed elsewhere in the meantime. Open it again, then bring your change in.")]
    Stale,
    /// A date, time, offset or zone that does not exist.
    #[error("That date or time can't be used. Choose a day between the years 1 and 9999.")]
    BadWhen,
    /// A cursor that no list gave out.
    #[error("That list can't be continued from there. Start it again from the top.")]
    BadQuery,
    /// A title of more than [`crate::MOST_TITLE_CHARS`].
    #[error("That title is too long. Keep it within 500 characters; the rest can go in the text.")]
    TitleTooLong,
    /// A body of more than [`crate::MOST_BODY_BYTES`].
    #[error("That entry is too long to keep in one piece. Split it into two entries of at most 5 megabytes.")]
    BodyTooLong,
    /// A tag of more than [`crate::MOST_TAG_CHARS`], or more than [`crate::MOST_TAGS`] of them.
    #[error("Those tags can't be kept. An entry takes up to 50 tags of at most 60 characters each.")]
    BadTags,
    /// A tag that is to be called as another one is.
    #[error("Another tag is called so already. Make the two one, or choose another name.")]
    TagTaken,
    /// A name that somebody else on the list of people has.
    #[error("Somebody else on the list is called so already. Add something that tells the two apart.")]
    NameTaken,
    /// A text that is no method, or a method that this program can't read.
    #[error("That method can't be used as it is written. Check it to see what to change.")]
    BadMethod,
    /// No method of that id, or not in that version, or not the person's own.
    #[error("That method is not here. Look for it in the list; it may have been put away.")]
    MethodMissing,
    /// An answer that does not fit its field.
    #[error(
        "One of the answers doesn't fit its question, so nothing was changed. Look through them and save again."
    )]
    BadAnswer,
    /// A save of one kind of entry as if it were another.
    #[error("This entry is of another kind, so nothing was changed. Open it again and change it there.")]
    BadDraft,
    /// A link from or to nothing, or from an entry to itself.
    #[error("These two can't be linked. One of them may have been erased.")]
    DanglingLink,
    /// A word of the person's own without a text, or with one that is too long.
    #[error("That can't be added as it is. Give it a name, and keep it short.")]
    BadWord,
    /// Something that does not fit how a step or a journey stands.
    #[error("That does not fit how things stand here now. Look at it again; nothing was changed.")]
    BadStep,
    /// A step opened again, a slip, a breach or a note without a word about it.
    #[error("Say in a word or two what it is about.")]
    NoReason,
    /// A note of more than [`crate::MOST_NOTE_CHARS`].
    #[error("That note is too long. Keep it within 4000 characters; the rest can go into an entry.")]
    NoteTooLong,
    /// A file of more than [`crate::MOST_FILE_BYTES`].
    #[error(
        "That file is too large to keep here. A file can have up to 2 gigabytes; a long video can be cut first."
    )]
    AttachmentTooLarge,
    /// A file that is to be added can't be read to its end.
    #[error(
        "That file could not be read to its end, so nothing of it was kept. See whether it is still there, then try again."
    )]
    FileUnread(#[source] std::io::Error),
    /// The bytes of a file can't be written where they are wanted.
    #[error(
        "The file could not be written there. Check that there is room and that you may write there, then try again."
    )]
    FileUnwritten(#[source] std::io::Error),
    /// A name for a file of which nothing is left without what no name can have.
    #[error("That name can't be used. Give the file a name with at least one letter.")]
    BadFileName,
    /// A folder for backups that can't be one.
    #[error(
        "That folder can't be used for backups. Choose one outside the journal's own folder, and each one once."
    )]
    BadPlace,
    /// The system gave no random numbers.
    #[error("The system did not answer as it should. Try again; what was saved before is safe.")]
    NoRandomness,
}

impl Error {
    /// The stable name of this cause, for the UI's table of words and for exit codes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Vault(inner) => inner.code(),
            Self::NotFound => "not_found",
            Self::Stale => "stale",
            Self::BadWhen => "bad_when",
            Self::BadQuery => "bad_query",
            Self::TitleTooLong => "title_too_long",
            Self::BodyTooLong => "body_too_long",
            Self::BadTags => "bad_tags",
            Self::TagTaken => "tag_taken",
            Self::NameTaken => "name_taken",
            Self::BadMethod => "bad_method",
            Self::MethodMissing => "method_missing",
            Self::BadAnswer => "bad_answer",
            Self::BadDraft => "bad_draft",
            Self::DanglingLink => "dangling_link",
            Self::BadWord => "bad_word",
            Self::BadStep => "bad_step",
            Self::NoReason => "no_reason",
            Self::NoteTooLong => "note_too_long",
            Self::AttachmentTooLarge => "attachment_too_large",
            Self::FileUnread(_) => "file_unread",
            Self::FileUnwritten(_) => "file_unwritten",
            Self::BadFileName => "bad_file_name",
            Self::BadPlace => "bad_place",
            Self::NoRandomness => "internal",
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(e: rusqlite::Error) -> Self {
        Self::Vault(e.into())
    }
}
