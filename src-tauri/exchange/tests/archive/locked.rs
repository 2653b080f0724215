//! Archives under a passphrase.

use std::fs;

use goldseam_exchange::archive::{Archive, Choices};

use crate::{
    back::everything,
    support::{Place, assert_same, choices, export, now, secret},
};

#[test]
fn the_passphrase_opens_it_and_no_other_does() {
    let place = Place::new();
    let mut journal = place.journal("one");
    everything(&mut journal);
    let locked = place.path("one.zip.age");
    export(&journal, &locked, &Choices { passphrase: Some(secret("deep water")), ..choices() }).unwrap();
    let bytes = fs::read(&locked).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1\n-> scrypt "));
    assert!(!bytes.windows(9).any(|window| window == b"README.tx" || window == b"entries/2"));

    assert_eq!(Archive::open(&locked, None).err().unwrap().code(), "archive_locked");
    assert_eq!(
        Archive::open(&locked, Some(&secret("deep waters"))).err().unwrap().code(),
        "archive_passphrase"
    );

    let mut back = place.journal("two");
    let mut archive = Archive::open(&locked, Some(&secret("deep water"))).unwrap();
    archive.take(&mut back, &now(), &std::sync::atomic::AtomicBool::new(false), &mut |_| {}).unwrap();
    assert_same(&place.export(&journal, "first.zip"), &place.export(&back, "second.zip"));
}

#[test]
fn one_that_was_changed_or_cut_short_is_refused() {
    let place = Place::new();
    let mut journal = place.journal("one");
    everything(&mut journal);
    let locked = place.path("one.zip.age");
    export(&journal, &locked, &Choices { passphrase: Some(secret("deep water")), ..choices() }).unwrap();
    let bytes = fs::read(&locked).unwrap();
    let broken = place.path("broken.age");
    let open = |bytes: &[u8]| {
        fs::write(&broken, bytes).unwrap();
        Archive::open(&broken, Some(&secret("deep water"))).err().map(|e| e.code())
    };
    let mut flipped = bytes.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    assert!(open(&flipped).is_some());
    assert!(open(&bytes[..bytes.len() - 100]).is_some());
    assert!(open(&bytes[..200]).is_some());
    // one that asks for a gigabyte before it can be opened
    let greedy = String::from_utf8_lossy(&bytes[..60]).replacen(" 18\n", " 20\n", 1);
    let mut asks = greedy.clone().into_bytes();
    asks.extend(&bytes[greedy.len()..]);
    assert!(greedy.contains(" 20\n"), "{greedy}");
    assert_eq!(open(&asks), Some("archive_refused"));
}
