//! The keys of a vault, worked out by `docs/vault-format.md` alone.

use std::fs;
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{AeadInOut, ChaCha20Poly1305, KeyInit, Tag};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Sha256, Sha512};

/// Every key that stands between `passphrase` and the pages of the database, by name: those of the slot, the
/// master, the database, the header, the counter, and the one that SQLCipher makes for the MACs of pages.
pub fn keys(vault: &Path, passphrase: &str) -> Vec<(&'static str, [u8; 32])> {
    let header = fs::read(vault.join("header")).unwrap();
    let id: [u8; 16] = header[12..28].try_into().unwrap();
    let slot = &header[40..152];
    let slot_key = slot_key(slot, passphrase);
    let master = master(slot, &id, &slot_key);
    let derived = |info: &str| {
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(Some(&id), &master).expand(info.as_bytes(), &mut key).unwrap();
        key
    };
    let database = derived("goldseam v1 database");
    vec![
        ("slot key", slot_key),
        ("master key", master),
        ("database key", database),
        ("header key", derived("goldseam v1 header")),
        ("counter key", derived("goldseam v1 counter")),
        ("SQLCipher's page MAC key", page_key(vault, &database)),
    ]
}

fn slot_key(slot: &[u8], passphrase: &str) -> [u8; 32] {
    let number = |at: usize| u32::from_le_bytes(slot[at..at + 4].try_into().unwrap());
    let params = Params::new(number(4), number(8), number(12), Some(32)).unwrap();
    let mut key = [0; 32];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(passphrase.as_bytes(), &slot[16..48], &mut key).unwrap();
    key
}

fn master(slot: &[u8], id: &[u8; 16], slot_key: &[u8; 32]) -> [u8; 32] {
    let mut master: [u8; 32] = slot[60..92].try_into().unwrap();
    let associated = [b"goldseam v1 slot".as_slice(), id, &slot[..48]].concat();
    let nonce: [u8; 12] = slot[48..60].try_into().unwrap();
    let tag: [u8; 16] = slot[92..108].try_into().unwrap();
    ChaCha20Poly1305::new(slot_key.into())
        .decrypt_inout_detached(&nonce.into(), &associated, master.as_mut_slice().into(), &Tag::from(tag))
        .expect("the first slot is not the passphrase's");
    master
}

/// PBKDF2 with two rounds, over the database's salt with every byte changed by 0x3a.
fn page_key(vault: &Path, database: &[u8; 32]) -> [u8; 32] {
    let file = fs::read(vault.join("journal.db")).unwrap();
    let salt: Vec<u8> = file[..16].iter().map(|byte| byte ^ 0x3a).collect();
    let round = |input: &[u8]| {
        let mut mac = <Hmac<Sha512> as KeyInit>::new_from_slice(database).unwrap();
        mac.update(input);
        mac.finalize().into_bytes()
    };
    let first = round(&[&salt[..], &[0, 0, 0, 1]].concat());
    let second = round(&first[..]);
    let mut key = [0; 32];
    for (at, byte) in key.iter_mut().enumerate() {
        *byte = first[at] ^ second[at];
    }
    key
}
