//! PNG: a list of chunks.

use img_parts::{
    Bytes,
    png::{Png, PngChunk},
};

use super::only_turned;

const EXIF: [u8; 4] = *b"eXIf";

/// What a picture needs to look as it does: its pixels, its colours, the size of a pixel, and the
/// frames of one that moves.
const STAYS: [&[u8; 4]; 19] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP",
    b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// Whether the picture can't be seen without it. One that is not known here may say anything.
fn is_critical(chunk: &PngChunk) -> bool {
    chunk.kind()[0].is_ascii_uppercase()
}

/// The picture clean; none if it is not in order.
pub(super) fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut picture = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let turned = picture.chunk_by_type(EXIF).and_then(|exif| only_turned(exif.contents()));
    let chunks = picture.chunks_mut();
    chunks.retain(|chunk| STAYS.contains(&&chunk.kind()) || is_critical(chunk));
    if chunks.iter().any(|chunk| !STAYS.contains(&&chunk.kind())) {
        return None;
    }
    if let Some(turned) = turned {
        let first = chunks.iter().position(|chunk| chunk.kind() == *b"IDAT")?;
        chunks.insert(first, PngChunk::new(EXIF, Bytes::copy_from_slice(&turned)));
    }
    Some(picture.encoder().bytes().to_vec())
}
