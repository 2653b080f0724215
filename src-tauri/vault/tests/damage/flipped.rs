//! G4: one bit of each byte of each file.

use goldseam_proof::{figure, size};

use super::{Files, look, notes, open_with, put, set, words};
use crate::common::{Home, bytes};

/// Flips one bit in each of some or all bytes of a file, another in each, and counts what is not told.
fn sweep(home: &Home, files: &Files, name: &str, what: &str) {
    let length = files[name].len();
    let step = size((length / 40).max(1), 1);
    let (mut tried, mut silent) = (0, 0);
    for at in (0..length).step_by(step) {
        let mut files = files.clone();
        files.get_mut(name).unwrap()[at] ^= 1 << (at / step % 8);
        tried += 1;
        if open_with(home, &files).nothing() {
            println!("{what}: byte {at} of {length}");
            silent += 1;
        }
    }
    figure("G4", &format!("{what} unnoticed"), tried, silent);
    assert_eq!(silent, 0, "{what}, of {tried}");
}

/// Of a vault that was locked.
#[test]
fn every_byte_of_a_locked_vault_is_watched() {
    let home = Home::new();
    let mut vault = home.vault(0);
    (0..20).for_each(|n| set(&mut vault, n, &words(n * 13)));
    vault.lock().unwrap();
    let files = bytes(&home.dir());
    assert!(open_with(&home, &files).nothing());
    for name in ["header", "counter", "pages", "journal.db"] {
        sweep(&home, &files, name, &format!("flipped bits of {name}"));
    }
}

/// The log of a vault whose program was killed.
#[test]
fn every_byte_of_a_full_log_is_watched() {
    let home = Home::new();
    home.vault(5).lock().unwrap();
    let mut vault = home.open().unwrap();
    (0..8).for_each(|n| set(&mut vault, n, &words(n * 13)));
    let files = bytes(&home.dir());
    drop(vault);
    for name in ["journal.db-wal", "journal.db", "counter", "pages"] {
        sweep(&home, &files, name, &format!("flipped bits of {name} after a kill"));
    }
}

/// A log that was written back and begun again still has frames of before behind the new ones. They
/// are never read, so a change there is no damage: every note is as it was.
#[test]
fn what_is_behind_the_last_frame_is_never_read() {
    let home = Home::new();
    let mut vault = home.vault(0);
    for n in 0..1100 {
        set(&mut vault, n % 40, &words(n));
    }
    let files = bytes(&home.dir());
    let expected = notes(&vault).unwrap();
    drop(vault);
    let log = &files["journal.db-wal"];
    // the salts of the header and of each frame of this filling are the same
    let frames = (0..(log.len() - 32) / 4120).take_while(|f| log[32 + f * 4120 + 8..][..8] == log[16..24]);
    let behind = 32 + frames.count() * 4120;
    assert!(behind < log.len(), "the log was never begun again");
    let step = size((log.len() - behind) / 40, 64);
    let (mut tried, mut silent) = (0, 0);
    for at in (behind..log.len()).step_by(step) {
        let mut files = files.clone();
        files.get_mut("journal.db-wal").unwrap()[at] ^= 32;
        put(&home.dir(), &files);
        let mut vault = home.open().unwrap();
        tried += 1;
        silent += u64::from(!look(&mut vault).nothing() || notes(&vault).unwrap() != expected);
    }
    figure("G4", "flipped bits behind the last frame of the log that change what is read", tried, silent);
    assert_eq!(silent, 0);
}
