//! G4 for snapshots: whatever bit is changed, wherever one is cut or made longer, it is seen.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use goldseam_proof::{figure, size};
use goldseam_vault::{
    Error,
    snapshot::{self, Opened},
};

use crate::{
    common::{Home, key},
    snapshots::{folder, patiently, take},
};

/// What opening it with the right passphrase and reading every byte comes to.
fn opened(path: &Path) -> Result<(), Error> {
    Opened::open(path, &key("open")).and_then(|mut opened| patiently(|watch| opened.verify(watch)))
}

/// The same without a key.
fn checked(path: &Path) -> Result<(), Error> {
    patiently(|watch| snapshot::check(path, watch).map(drop))
}

/// What damage may be called.
fn is_named(error: &Error) -> bool {
    matches!(error.code(), "snapshot_damaged" | "not_a_snapshot")
}

fn sample() -> (Home, std::path::PathBuf, Vec<u8>, usize) {
    let home = Home::new();
    let made = take(&mut home.vault(1), &folder(&home, "elsewhere"));
    let bytes = fs::read(&made.path).unwrap();
    let database = usize::try_from(snapshot::about(&made.path).unwrap().database).unwrap();
    (home, made.path, bytes, database)
}

#[test]
fn every_bit_is_watched_without_a_key() {
    let (_home, path, good, database) = sample();
    let (mut tried, mut failed) = (0, 0);
    // every bit of the trailer, and of the database every one under proof
    let step = size(997, 1);
    for bit in (0..database * 8).step_by(step).chain(database * 8..good.len() * 8) {
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        fs::write(&path, bad).unwrap();
        tried += 1;
        failed += u64::from(!checked(&path).is_err_and(|e| is_named(&e)));
    }
    fs::write(&path, &good).unwrap();
    checked(&path).unwrap();
    figure("G4", "flipped bits of a snapshot unnoticed without a key", tried, failed);
    assert_eq!(failed, 0);
}

/// What somebody can do who knows the format and mends the checksums, but has no key.
#[test]
fn every_byte_is_watched_with_a_key_when_the_checksums_are_mended() {
    let (_home, path, good, database) = sample();
    let (mut tried, mut failed) = (0, 0);
    let sum_at = good.len() - 40;
    let step = size(61, 1);
    for at in (0..database).step_by(step).chain(database..sum_at) {
        let mut bad = good.clone();
        bad[at] ^= 1;
        mend(&mut bad, database, at < database);
        fs::write(&path, &bad).unwrap();
        tried += 1;
        failed += u64::from(opened(&path).is_ok());
    }
    fs::write(&path, &good).unwrap();
    opened(&path).unwrap();
    figure("G4", "changed bytes of a snapshot with mended checksums unnoticed", tried, failed);
    assert_eq!(failed, 0);
}

/// Writes the checksums anew, as they stand in a trailer of one piece: that of the piece if it was changed, and that
/// of the trailer.
fn mend(bytes: &mut [u8], database: usize, piece: bool) {
    use ring::digest::{SHA256, digest};
    let end = bytes.len();
    let piece_sum = end - 40 - 32 - 32;
    if piece {
        let sum = digest(&SHA256, &bytes[..database]);
        bytes[piece_sum..piece_sum + 32].copy_from_slice(sum.as_ref());
    }
    let sum = digest(&SHA256, &bytes[database..end - 40]);
    bytes[end - 40..end - 8].copy_from_slice(sum.as_ref());
}

#[test]
fn every_cut_and_every_addition_is_seen() {
    let (_home, path, good, database) = sample();
    let (mut tried, mut failed) = (0, 0);
    let step = size(499, 1);
    for length in (0..database).step_by(step).chain(database..good.len()) {
        fs::write(&path, &good[..length]).unwrap();
        tried += 1;
        failed += u64::from(!checked(&path).is_err_and(|e| is_named(&e)));
    }
    let additions: [&[u8]; 4] = [b"\0", b"GOLDSNAP", &good[database..], &good];
    for more in additions {
        for longer in [[&good, more].concat(), [more, &good].concat()] {
            fs::write(&path, &longer).unwrap();
            tried += 1;
            failed += u64::from(checked(&path).is_ok());
        }
    }
    figure("G4", "cuts and additions of a snapshot unnoticed", tried, failed);
    assert_eq!(failed, 0);
}

/// A database of an earlier snapshot under the trailer of a later one, and the other way round.
#[test]
fn two_snapshots_can_not_be_mixed() {
    let home = Home::new();
    let place = folder(&home, "elsewhere");
    let mut vault = home.vault(1);
    let first = fs::read(take(&mut vault, &place).path).unwrap();
    crate::common::add(&mut vault, "later").unwrap();
    let later = take(&mut vault, &place);
    let second = fs::read(&later.path).unwrap();
    let database = usize::try_from(snapshot::about(&later.path).unwrap().database).unwrap();
    assert_eq!(first.len(), second.len());
    for mixed in [[&first[..database], &second[database..]], [&second[..database], &first[database..]]] {
        fs::write(&later.path, mixed.concat()).unwrap();
        assert!(matches!(opened(&later.path), Err(Error::SnapshotDamaged)));
    }
}

#[test]
fn other_files_are_no_snapshots() {
    let home = Home::new();
    home.vault(1).lock().unwrap();
    for name in ["journal.db", "header", "counter", "lock"] {
        assert!(matches!(snapshot::about(&home.dir().join(name)), Err(Error::NotASnapshot)), "{name}");
    }
    assert!(matches!(snapshot::about(&home.dir()), Err(Error::NotASnapshot)));
    assert!(matches!(snapshot::about(&home.dir().join("none")), Err(Error::PlaceMissing)));
}
