//! The keychain's secret opens the vault, and is no proof of who asks.

use std::fs;

use goldseam_vault::{Cost, Credential, Error, FORMAT_VERSION, KeychainSecret, Vault, WaysIn};

use crate::common::{Home, SCHEMA, add, count, key, pass};

const CHEAP: Cost = Cost::cheap_for_tests();

fn again(secret: &KeychainSecret) -> Credential {
    Credential::Keychain(KeychainSecret::from_bytes(secret.expose().to_vec()).unwrap())
}

/// What a keychain would give back for the vault, whose slot is set.
fn kept(vault: &mut Vault) -> KeychainSecret {
    let secret = KeychainSecret::make_random().unwrap();
    let copy = KeychainSecret::from_bytes(secret.expose().to_vec()).unwrap();
    vault.keep_keychain_secret(&key("open"), secret).unwrap();
    copy
}

fn version(home: &Home) -> u16 {
    let header = fs::read(home.dir().join("header")).unwrap();
    assert_eq!(header, fs::read(home.dir().join("header.copy")).unwrap());
    u16::from_le_bytes([header[8], header[9]])
}

#[test]
fn it_opens_until_it_is_forgotten() {
    let home = Home::new();
    let mut vault = home.vault(2);
    assert!(!WaysIn::into_vault(&home.dir()).unwrap().keychain);
    assert_eq!(version(&home), 1);
    let secret = kept(&mut vault);
    assert_eq!(version(&home), FORMAT_VERSION);
    vault.lock().unwrap();

    assert_eq!(count(&home.open().unwrap()), 2);
    let mut vault = Vault::open(&home.dir(), &again(&secret), &SCHEMA).unwrap();
    add(&mut vault, "still").unwrap();
    assert!(vault.ways_in().keychain && vault.verify().unwrap().is_empty());
    vault.forget_keychain_secret(&key("open")).unwrap();
    vault.lock().unwrap();

    // an older program opens it again
    assert_eq!(version(&home), 1);
    assert!(!WaysIn::into_vault(&home.dir()).unwrap().keychain);
    assert!(matches!(Vault::open(&home.dir(), &again(&secret), &SCHEMA), Err(Error::WrongKeychainSecret)));
    assert_eq!(count(&home.open().unwrap()), 3);
}

#[test]
fn it_allows_nothing_that_asks_who_is_there() {
    let home = Home::new();
    let mut vault = home.vault(1);
    let secret = kept(&mut vault);
    vault.lock().unwrap();
    let mut vault = Vault::open(&home.dir(), &again(&secret), &SCHEMA).unwrap();
    let before = fs::read(home.dir().join("header")).unwrap();
    let refused = [
        vault.check(&again(&secret)),
        vault.change_passphrase(&again(&secret), pass("theirs"), CHEAP),
        vault.keep_recovery_code(&again(&secret), Vault::new_recovery_code().unwrap(), CHEAP),
        vault.keep_keychain_secret(&again(&secret), KeychainSecret::make_random().unwrap()),
        vault.forget_keychain_secret(&again(&secret)),
        vault.rekey(&again(&secret), CHEAP),
    ];
    for answer in refused {
        assert!(matches!(answer, Err(Error::WrongPassphrase)), "{answer:?}");
    }
    assert_eq!(fs::read(home.dir().join("header")).unwrap(), before);
    assert!(vault.check(&key("open")).is_ok());
}

#[test]
fn a_new_passphrase_leaves_it_and_a_new_key_ends_it() {
    let home = Home::new();
    let mut vault = home.vault(1);
    let secret = kept(&mut vault);
    vault.change_passphrase(&key("open"), pass("new"), CHEAP).unwrap();
    vault.lock().unwrap();
    let mut vault = Vault::open(&home.dir(), &again(&secret), &SCHEMA).unwrap();
    vault.rekey(&key("new"), CHEAP).unwrap();
    vault.lock().unwrap();
    assert!(matches!(Vault::open(&home.dir(), &again(&secret), &SCHEMA), Err(Error::WrongKeychainSecret)));
    assert_eq!(count(&Vault::open(&home.dir(), &key("new"), &SCHEMA).unwrap()), 1);
}

#[test]
fn ways_in_are_read_from_either_header() {
    let home = Home::new();
    let mut vault = home.vault(0);
    let named = vault.ways_in();
    assert!(named.vault.len() == 32 && !named.recovery);
    kept(&mut vault);
    vault.lock().unwrap();
    fs::remove_file(home.dir().join("header")).unwrap();
    let seen = WaysIn::into_vault(&home.dir()).unwrap();
    assert_eq!((seen.vault, seen.keychain), (named.vault, true));
    assert!(matches!(KeychainSecret::from_bytes(vec![0; 31]), Err(Error::WrongKeychainSecret)));
}
