//! The answers about photos and other files.

use goldseam_journal as journal;
use serde::Serialize;

use super::Time;

#[derive(Serialize)]
pub struct Attachment {
    pub id: u32,
    /// As a text names it: `![…](attachment:UID)`.
    pub uid: String,
    pub entry: u32,
    /// Among those of its entry, from 0.
    pub position: u32,
    pub name: String,
    pub bytes: u32,
    /// Media type.
    pub media: String,
    /// In pixels, as it is looked at; null for what is no picture, or one that can't be shown.
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub added: Time,
}

impl From<&journal::Attachment> for Attachment {
    fn from(one: &journal::Attachment) -> Self {
        Self {
            id: one.id,
            uid: one.uid.to_string(),
            entry: one.entry,
            position: one.position,
            name: one.name.clone(),
            bytes: one.bytes,
            media: one.media.clone(),
            width: one.width,
            height: one.height,
            added: (&one.added).into(),
        }
    }
}

#[derive(Serialize)]
pub struct Attachments {
    pub id: u32,
    pub attachments: Vec<Attachment>,
}

#[derive(Serialize)]
pub struct AttachmentSaved {
    pub id: u32,
    /// The file.
    pub file: String,
    /// `cleaned`, `nothing` (to clean), `not_cleaned` (it can't be), or `original`.
    pub clean: &'static str,
}
