//! What can be asked of photos and other files of entries.

use std::path::PathBuf;

use clap::Args as Group;
use goldseam_journal::{AttachmentId, EntryId};

#[derive(Debug, Group)]
pub struct Attach {
    /// The number of the entry, as in a list
    pub id: EntryId,
    /// The files, in the order in which they are to stand
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

#[derive(Debug, Group)]
pub struct Attachments {
    /// The number of the entry, as in a list
    pub id: EntryId,
}

#[derive(Debug, Group)]
pub struct Detach {
    /// The number of the file, as in attachments
    #[arg(value_name = "ATTACHMENT")]
    pub id: AttachmentId,
}

#[derive(Debug, Group)]
pub struct SaveAttachment {
    /// The number of the file, as in attachments
    #[arg(value_name = "ATTACHMENT")]
    pub id: AttachmentId,
    /// A folder, or what the file is to be called; nothing is ever overwritten
    #[arg(value_name = "TO", default_value = ".")]
    pub to: PathBuf,
    /// Byte for byte as it was added, with what a photo says of place, time and camera
    #[arg(long)]
    pub original: bool,
}

#[derive(Debug, Group)]
pub struct Salvage {
    /// The file to write, not encrypted: JSON if its name ends in .json, else Markdown; nothing is
    /// ever overwritten
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// A new folder for photos and files, not encrypted and as they were added, with what a photo
    /// says of place, time and camera; called by entry and number
    #[arg(long, value_name = "FOLDER")]
    pub files: Option<PathBuf>,
}
