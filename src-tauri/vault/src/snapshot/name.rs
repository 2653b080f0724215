//! The names of snapshots: when in UTC, and of which vault; nothing that a person wrote.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime};

use crate::{
    error::{Error, Result},
    keys::VaultId,
};

const ENDING: &str = ".snapshot";
const FORM: &str = "%Y%m%dT%H%M%SZ";
/// How many names are tried in a folder where one of the same second lies.
const MOST_TRIES: i64 = 100;

/// A short name of a vault, so that several can lie in one folder: the first four bytes of its id, in hexadecimal.
pub(super) fn tag(id: &VaultId) -> String {
    format!("{:08x}", u32::from_be_bytes([id[0], id[1], id[2], id[3]]))
}

/// When a snapshot was taken, as names have it: `20261127T021500Z`. Years are 1 to 9999.
pub(super) fn instant(taken: i64) -> Result<String> {
    use chrono::Datelike;
    DateTime::from_timestamp_millis(taken)
        .filter(|time| (1..=9999).contains(&time.year()))
        .map(|time| time.format(FORM).to_string())
        .ok_or(Error::BadTime)
}

/// The first name that is free in `folder`, for the second of `taken` or one soon after.
pub(super) fn free(folder: &Path, taken: i64, id: &VaultId) -> Result<PathBuf> {
    for later in 0..MOST_TRIES {
        let path = folder.join(format!("{}-{}{ENDING}", instant(taken + later * 1000)?, tag(id)));
        if !path.try_exists()? {
            return Ok(path);
        }
    }
    Err(Error::BadTime)
}

/// Under which name a snapshot is written until it is whole. Always the same in one folder, so that one that was
/// cut short is written over by the next.
pub(super) fn unfinished(folder: &Path, id: &VaultId) -> PathBuf {
    folder.join(format!("{}{ENDING}.writing", tag(id)))
}

/// The instant and the vault's short name, if a file is called like a snapshot.
pub(super) fn parse(path: &Path) -> Option<(i64, String)> {
    let stem = path.file_name()?.to_str()?.strip_suffix(ENDING)?;
    let (instant, tag) = stem.split_once('-')?;
    let hex = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    // the parser would let shorter numbers pass
    if instant.len() != 16 || tag.len() != 8 || !hex(tag) {
        return None;
    }
    let time = NaiveDateTime::parse_from_str(instant, FORM).ok()?;
    Some((time.and_utc().timestamp_millis(), tag.to_owned()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const ID: VaultId = [0x1a, 0x2b, 0x3c, 0x4d, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

    #[test]
    fn a_name_says_when_and_of_which_vault() {
        let folder = tempfile::tempdir().unwrap();
        let path = free(folder.path(), 1_795_745_700_999, &ID).unwrap();
        assert_eq!(path.file_name().unwrap(), "20261127T021500Z-1a2b3c4d.snapshot");
        assert_eq!(parse(&path), Some((1_795_745_700_000, "1a2b3c4d".to_owned())));
        std::fs::write(&path, "").unwrap();
        let next = free(folder.path(), 1_795_745_700_999, &ID).unwrap();
        assert_eq!(next.file_name().unwrap(), "20261127T021501Z-1a2b3c4d.snapshot");
    }

    #[test]
    fn other_names_are_none() {
        for name in [
            "1a2b3c4d.snapshot.writing",
            "20261127T021500Z-1a2b3c4.snapshot",
            "20261127T021500Z-1A2B3C4D.snapshot",
            "20261327T021500Z-1a2b3c4d.snapshot",
            "2026112T0021500Z-1a2b3c4d.snapshot",
            "20261127T021500Z-1a2b3c4d.snapshot (1)",
            "20261127T021500Z-1a2b3c4d",
        ] {
            assert_eq!(parse(Path::new(name)), None, "{name}");
        }
    }

    #[test]
    fn an_instant_outside_the_calendar_is_refused() {
        for taken in [i64::MIN, i64::MAX, -70_000_000_000_000] {
            assert_eq!(instant(taken).unwrap_err().code(), "bad_time");
        }
    }
}
