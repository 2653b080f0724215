//! Files of entries on their way out.

use goldseam_journal::whole::{Hex, Reader, WholeAttachment};
use sha2::{Digest, Sha256};

use super::zipped::Zip;
use crate::{
    Error, Result,
    clean::{self, Left},
};

/// Adds the bytes of a file to the present file of a zip; without what a picture says beside its pixels unless the
/// original is wanted. One that was cleaned is another file from then on.
pub(super) fn add(
    reader: &Reader<'_>,
    zip: &mut Zip<'_, '_>,
    one: &mut WholeAttachment,
    originals: bool,
) -> Result<Left> {
    if originals || !clean::is_read_whole(&one.media, one.bytes) {
        reader.each_piece(one, |piece| zip.add(piece))?;
        return Ok(clean::as_it_is(&one.media));
    }
    let (bytes, left) = clean::leaving(&one.media, bytes(reader, one)?);
    if left == Left::Cleaned {
        one.bytes = bytes.len() as u64;
        one.hash = Hex(Sha256::digest(&bytes).into());
    }
    zip.add(&bytes)?;
    Ok(left)
}

/// All bytes of a file.
pub(super) fn bytes(reader: &Reader<'_>, one: &WholeAttachment) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.each_piece(one, |piece| {
        bytes.extend_from_slice(piece);
        Ok::<_, Error>(())
    })?;
    Ok(bytes)
}
