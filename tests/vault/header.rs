//! The header: whatever is done to its bytes is seen, and never costs a file.

use std::fs;

use goldseam_vault::{Cost, Vault};
use sha2::{Digest, Sha256};

use crate::folder::{NOTES, Place, notes, open, refused, snapshot, typed};
use crate::folder::{PASSPHRASE, create};

const CHECKSUM: usize = 32;

/// A locked vault with both kinds of key slot, and the bytes of its header.
fn with_two_slots() -> (Place, Vec<u8>) {
    let place = Place::new();
    let mut vault = create(&place.vault).unwrap();
    let code = Vault::new_recovery_code().unwrap();
    vault.keep_recovery_code(&typed(PASSPHRASE), code, Cost::cheap_for_tests()).unwrap();
    vault.lock().unwrap();
    let header = fs::read(place.vault.join("header")).unwrap();
    assert_eq!(header, fs::read(place.vault.join("header.copy")).unwrap());
    (place, header)
}

fn put(place: &Place, header: &[u8]) {
    fs::write(place.vault.join("header"), header).unwrap();
    fs::write(place.vault.join("header.copy"), header).unwrap();
}

/// With the checksum made right again, as someone would who tampers on purpose.
pub fn mended(mut header: Vec<u8>) -> Vec<u8> {
    let end = header.len() - CHECKSUM;
    let sum = Sha256::digest(&header[..end]);
    header[end..].copy_from_slice(&sum);
    header
}

#[test]
fn every_flipped_bit_is_detected() {
    let (place, header) = with_two_slots();
    for bit in 0..header.len() * 8 {
        let mut bad = header.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        put(&place, &bad);
        let before = snapshot(&place.vault);
        assert!(open(&place.vault).is_err(), "bit {bit} went unseen");
        assert_eq!(snapshot(&place.vault), before, "bit {bit}");
    }
    put(&place, &header);
    assert!(open(&place.vault).is_ok());
}

#[test]
fn every_forged_byte_is_detected() {
    let (place, header) = with_two_slots();
    for at in 0..header.len() - CHECKSUM {
        let mut bad = header.clone();
        bad[at] ^= 0x01;
        put(&place, &mended(bad));
        let before = snapshot(&place.vault);
        assert!(open(&place.vault).is_err(), "byte {at} went unseen");
        assert_eq!(snapshot(&place.vault), before, "byte {at}");
    }
}

#[test]
fn every_truncation_is_named() {
    let (place, header) = with_two_slots();
    for length in 0..header.len() {
        put(&place, &header[..length]);
        refused(&place.vault, &typed(PASSPHRASE), "header_truncated");
    }
}

/// One damaged copy costs nothing: the other opens the vault, and it says so.
#[test]
fn either_copy_is_enough() {
    let damages: [fn(&mut Vec<u8>); 3] = [|h| h[60] ^= 0xff, |h| h.truncate(10), Vec::clear];
    for damage in damages {
        for name in ["header", "header.copy"] {
            let place = Place::with_vault();
            let file = place.vault.join(name);
            let mut bytes = fs::read(&file).unwrap();
            damage(&mut bytes);
            fs::write(&file, bytes).unwrap();
            let vault = open(&place.vault).unwrap();
            assert_eq!(notes(&vault), ["the first note"]);
            let told = vault.notices().iter().any(|notice| notice.code() == "header_copy_used");
            assert_eq!(told, name == "header");
        }
    }
}

/// A sound first header is the only judge: an older copy beside it lets no old passphrase in.
#[test]
fn an_old_copy_brings_no_old_passphrase_back() {
    let place = Place::with_vault();
    let old = fs::read(place.vault.join("header")).unwrap();
    let mut vault = open(&place.vault).unwrap();
    let new = goldseam_vault::Passphrase::new("another one".into()).unwrap();
    vault.change_passphrase(&typed(PASSPHRASE), new, Cost::cheap_for_tests()).unwrap();
    vault.lock().unwrap();
    fs::write(place.vault.join("header.copy"), old).unwrap();
    refused(&place.vault, &typed(PASSPHRASE), "wrong_passphrase");
    assert!(Vault::open(&place.vault, &typed("another one"), &NOTES).is_ok());
}
