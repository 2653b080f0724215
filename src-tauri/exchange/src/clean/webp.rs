//! WebP: a list of chunks, and flags that say which there are.

use img_parts::{
    Bytes,
    riff::{RiffChunk, RiffContent},
    webp::WebP,
};

use super::only_turned;

const HEAD: [u8; 4] = *b"VP8X";
const EXIF: [u8; 4] = *b"EXIF";
const HAS_EXIF: u8 = 0b1000;
const HAS_XMP: u8 = 0b0100;

/// What a picture needs to look as it does.
const STAYS: [&[u8; 4]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// The picture clean; none if it is not in order.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut picture = WebP::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let turned = picture.chunk_by_id(EXIF).and_then(|exif| turned(exif.content().data()?));
    let chunks = picture.chunks_mut();
    chunks.retain(|chunk| STAYS.contains(&&chunk.id()));
    if let Some(head) = chunks.iter_mut().find(|chunk| chunk.id() == HEAD)
        && let RiffContent::Data(data) = head.content_mut()
    {
        *data = flagged(data, turned.is_some());
        if let Some(turned) = turned {
            let block = RiffContent::Data(Bytes::copy_from_slice(&turned));
            chunks.push(RiffChunk::new(EXIF, block));
        }
    }
    Some(picture.encoder().bytes().to_vec())
}

/// Some programs begin the block as it begins in a JPEG.
fn turned(exif: &[u8]) -> Option<[u8; 26]> {
    only_turned(exif.strip_prefix(b"Exif\0\0").unwrap_or(exif))
}

fn flagged(head: &Bytes, turned: bool) -> Bytes {
    let mut head = head.to_vec();
    if let Some(flags) = head.first_mut() {
        *flags &= !(HAS_EXIF | HAS_XMP);
        if turned {
            *flags |= HAS_EXIF;
        }
    }
    head.into()
}
