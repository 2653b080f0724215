//! Takes out of a picture what it says beside its pixels: where and when it was taken, with what, by
//! whom, and the small pictures and edits hidden in it.
//!
//! The pixels are not touched and not encoded anew. What they need to look as they do stays: how the
//! picture is turned, its colour profile, its transparency, the frames of one that moves. A colour
//! profile may name the kind of screen or camera that it was made for.

mod jpeg;
mod png;
mod webp;

use std::io::{self, Read, Write};

use goldseam_journal::{Attachment, Journal};
use image::metadata::Orientation;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::Result;

/// What became of a picture on its way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cleaned {
    /// The picture without what it said.
    Clean(Vec<u8>),
    /// It says nothing beside its pixels; it can go as it is.
    NothingToClean,
    /// Of a kind that can't be cleaned here, such as HEIC, a video or a PDF, or not in order. It may
    /// say where it was made, and the person is to be told.
    CanNotClean,
}

/// Cleans a file of this media type, as the journal keeps it. Text has nothing hidden in it; of what
/// is neither that nor JPEG, PNG, WebP or BMP it is not known.
pub fn clean(media: &str, bytes: &[u8]) -> Cleaned {
    let clean = match media {
        "image/jpeg" => jpeg::clean(bytes),
        "image/png" => png::clean(bytes),
        "image/webp" => webp::clean(bytes),
        "image/bmp" | "text/plain" => return Cleaned::NothingToClean,
        _ => None,
    };
    match clean {
        Some(clean) if clean == bytes => Cleaned::NothingToClean,
        Some(clean) => Cleaned::Clean(clean),
        None => Cleaned::CanNotClean,
    }
}

/// How a block of EXIF says that the picture is to be turned, as a block that says nothing else;
/// none if it is to be looked at as it is.
fn only_turned(exif: &[u8]) -> Option<[u8; 26]> {
    let turned = Orientation::from_exif_chunk(exif)?;
    if turned == Orientation::NoTransforms {
        return None;
    }
    let mut block = *b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    block[19] = turned.to_exif();
    Some(block)
}

/// How an attachment left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Left {
    /// Without what it said beside its pixels.
    Cleaned,
    /// As it is; it says nothing else.
    HadNothing,
    /// As it is, and it may say where it was made: the person is to be told.
    NotCleaned,
}

/// A picture in a longer file is not cleaned: that takes three times as much memory.
const MOST_BYTES: u32 = 128 << 20;

/// Whether a file is read whole, to be cleaned.
pub(crate) fn is_read_whole(media: &str, bytes: u64) -> bool {
    media.starts_with("image/") && bytes <= u64::from(MOST_BYTES)
}

/// How a file leaves that is not read whole.
pub(crate) fn as_it_is(media: &str) -> Left {
    match clean(media, &[]) {
        Cleaned::NothingToClean => Left::HadNothing,
        _ => Left::NotCleaned,
    }
}

/// A file as it leaves: cleaned, if that can be.
pub(crate) fn leaving(media: &str, bytes: Vec<u8>) -> (Vec<u8>, Left) {
    match clean(media, &bytes) {
        Cleaned::Clean(clean) => (clean, Left::Cleaned),
        Cleaned::NothingToClean => (bytes, Left::HadNothing),
        Cleaned::CanNotClean => (bytes, Left::NotCleaned),
    }
}

/// Writes an attachment somewhere outside the journal, cleaned if that can be.
pub fn save(journal: &Journal, attachment: &Attachment, to: &mut dyn Write) -> Result<Left> {
    let left = journal.read_attachment(attachment.id, |from| {
        if !is_read_whole(&attachment.media, attachment.bytes.into()) {
            io::copy(from, to)?;
            return Ok(as_it_is(&attachment.media));
        }
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes)?;
        let (bytes, left) = leaving(&attachment.media, bytes);
        to.write_all(&bytes)?;
        Ok(left)
    })?;
    Ok(left)
}
