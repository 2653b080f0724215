//! Files to add to entries.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::{Cursor, Read};

use goldseam_journal::{Attachment, EntryId, Journal, NewAttachment, Result};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::{Own, draft, minute};

pub const PIECE: usize = 256 * 1024;

pub fn note(own: &mut Own, title: &str, local: &str) -> EntryId {
    own.create_entry(&draft(title, "", local), &minute(0)).unwrap().id
}

pub fn try_add(own: &mut Journal, entry: EntryId, name: &str, bytes: &[u8]) -> Result<Attachment> {
    own.attach(entry, &NewAttachment { name, uid: None }, &mut &*bytes, &minute(0))
}

#[track_caller]
pub fn add(own: &mut Journal, entry: EntryId, name: &str, bytes: &[u8]) -> Attachment {
    try_add(own, entry, name, bytes).unwrap()
}

pub fn bytes_of(own: &Journal, attachment: &Attachment) -> Vec<u8> {
    own.read_attachment(attachment.id, |contents| {
        let mut bytes = Vec::new();
        contents.read_to_end(&mut bytes)?;
        Ok(bytes)
    })
    .unwrap()
}

/// Bytes that look like no kind of file, another run for each seed.
pub fn noise(length: usize, seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3] | 0x80
    };
    (0..length).map(|_| next()).collect()
}

/// Red on the left, blue on the right.
pub fn picture(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(
        width,
        height,
        |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) },
    )
    .into()
}

pub fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A JPEG that says how it is to be turned, in a block such as cameras write.
pub fn turned_jpeg(picture: &DynamicImage, orientation: u8) -> Vec<u8> {
    let plain = encoded(picture, ImageFormat::Jpeg);
    let tiff = [&b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"[..], &[orientation, 0, 0, 0, 0, 0, 0]]
        .concat();
    let length = u16::try_from(2 + 6 + tiff.len()).unwrap().to_be_bytes();
    [&plain[..2], b"\xff\xe1", &length, b"Exif\0\0", &tiff, &plain[2..]].concat()
}
