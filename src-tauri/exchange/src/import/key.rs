//! What a record is known by when it comes again.

use goldseam_formats::Record;
use goldseam_journal::ImportKey;
use sha2::{Digest, Sha256};

use crate::hashing::Hashing;

fn begun(what: &str, format: &str) -> Hashing {
    let mut hash = Hashing(Sha256::new());
    for part in [what, format] {
        hash.0.update(part.as_bytes());
        hash.0.update([0]);
    }
    hash
}

/// By another journal's own id.
pub(super) fn of_source(format: &str, id: &str) -> [u8; 32] {
    let mut hash = begun("source", format);
    hash.0.update(id.as_bytes());
    hash.0.finalize().into()
}

/// By the id if there is one, and by all that was read. Where a file lies in the source does not count:
/// it may lie elsewhere in the next export.
pub(super) fn of(format: &str, record: &mut Record) -> ImportKey {
    let places: Vec<Option<String>> = record.files.iter_mut().map(|file| file.at.take()).collect();
    let mut hash = begun("record", format);
    // a record is made of texts and numbers, which can always be said in JSON
    let _ = serde_json::to_writer(&mut hash, record);
    for (file, at) in record.files.iter_mut().zip(places) {
        file.at = at;
    }
    let source = (!record.source_id.is_empty()).then(|| of_source(format, &record.source_id));
    ImportKey { source, hash: hash.0.finalize().into() }
}
