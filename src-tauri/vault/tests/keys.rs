//! Passphrases, recovery codes and new keys.
#![allow(clippy::unwrap_used)]

use std::fs;

use crate::common::{Home, SCHEMA, add, bytes, count, key, pass};
use goldseam_vault::{Cost, Credential, Error, Notice, RecoveryCode, Vault};

const CHEAP: Cost = Cost::cheap_for_tests();

fn code(text: &str) -> Credential {
    Credential::Recovery(RecoveryCode::parse(text).unwrap())
}

/// A recovery code set in the vault, as the person would have written it down.
fn with_code(vault: &mut Vault) -> String {
    let made = Vault::new_recovery_code().unwrap();
    let shown = made.expose().to_string();
    vault.keep_recovery_code(&key("open"), made, CHEAP).unwrap();
    shown
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let home = Home::new();
    let mut vault = home.vault(2);
    assert!(matches!(
        vault.change_passphrase(&key("wrong"), pass("new"), CHEAP),
        Err(Error::WrongPassphrase)
    ));
    vault.change_passphrase(&key("open"), pass("new"), CHEAP).unwrap();
    add(&mut vault, "still open").unwrap();
    vault.lock().unwrap();
    assert!(matches!(home.open(), Err(Error::WrongPassphrase)));
    assert_eq!(count(&Vault::open(&home.dir(), &key("new"), &SCHEMA).unwrap()), 3);
}

#[test]
fn a_recovery_code_opens_until_it_is_replaced() {
    let home = Home::new();
    let mut vault = home.vault(1);
    assert!(!vault.has_recovery_code());
    let first = with_code(&mut vault);
    assert!(vault.has_recovery_code());
    vault.lock().unwrap();

    let mut vault =
        Vault::open(&home.dir(), &code(&first.to_lowercase().replace('-', " ")), &SCHEMA).unwrap();
    vault.change_passphrase(&code(&first), pass("open"), CHEAP).unwrap();
    let second = with_code(&mut vault);
    vault.lock().unwrap();
    assert!(matches!(Vault::open(&home.dir(), &code(&first), &SCHEMA), Err(Error::WrongRecoveryCode)));
    assert_eq!(count(&Vault::open(&home.dir(), &code(&second), &SCHEMA).unwrap()), 1);
}

#[test]
fn a_code_that_was_not_kept_opens_nothing() {
    let home = Home::new();
    let vault = home.vault(1);
    let made = Vault::new_recovery_code().unwrap().expose().to_string();
    vault.lock().unwrap();
    assert!(matches!(Vault::open(&home.dir(), &code(&made), &SCHEMA), Err(Error::WrongRecoveryCode)));
}

#[test]
fn a_damaged_header_is_replaced_by_its_copy_and_says_so() {
    let home = Home::new();
    home.vault(2).lock().unwrap();
    let path = home.dir().join("header");
    let good = fs::read(&path).unwrap();
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 0x20;
        fs::write(&path, &bad).unwrap();
        let vault = home.open().unwrap();
        assert_eq!(vault.notices(), [Notice::HeaderCopyUsed], "byte {at}");
        if at == 0 {
            assert!(!vault.verify().unwrap().is_empty());
        }
        assert_eq!(fs::read(&path).unwrap(), bad, "the damaged file is left as it is");
    }
    // the next change of the header mends both
    let mut vault = home.open().unwrap();
    vault.change_passphrase(&key("open"), pass("open"), CHEAP).unwrap();
    assert_eq!(vault.verify().unwrap(), []);
}

#[test]
fn two_damaged_headers_are_named_and_kept() {
    let home = Home::new();
    home.vault(1).lock().unwrap();
    for name in ["header", "header.copy"] {
        let mut bad = fs::read(home.dir().join(name)).unwrap();
        bad[60] ^= 1;
        fs::write(home.dir().join(name), bad).unwrap();
    }
    let before = bytes(&home.dir());
    assert!(matches!(home.open(), Err(Error::HeaderDamaged)));
    fs::write(home.dir().join("header"), b"GOLDSEAM").unwrap();
    fs::write(home.dir().join("header.copy"), b"").unwrap();
    assert!(matches!(home.open(), Err(Error::HeaderTruncated)));
    assert_eq!(bytes(&home.dir()).get("journal.db"), before.get("journal.db"));
}

#[test]
fn an_old_copy_of_the_header_does_not_bring_an_old_passphrase_back() {
    let home = Home::new();
    let mut vault = home.vault(1);
    let old = fs::read(home.dir().join("header")).unwrap();
    vault.change_passphrase(&key("open"), pass("new"), CHEAP).unwrap();
    vault.lock().unwrap();
    fs::write(home.dir().join("header.copy"), &old).unwrap();
    assert!(matches!(home.open(), Err(Error::WrongPassphrase)));
    // and opening with the right one brings the copy up to date
    Vault::open(&home.dir(), &key("new"), &SCHEMA).unwrap().lock().unwrap();
    assert_eq!(
        fs::read(home.dir().join("header")).unwrap(),
        fs::read(home.dir().join("header.copy")).unwrap()
    );
}

#[test]
fn slots_of_another_vault_do_not_fit() {
    let (one, other) = (Home::new(), Home::new());
    one.vault(1).lock().unwrap();
    other.vault(1).lock().unwrap();
    fs::copy(other.dir().join("header"), one.dir().join("header")).unwrap();
    assert!(matches!(one.open(), Err(Error::DatabaseDamaged)));
    fs::copy(other.dir().join("counter"), one.dir().join("counter")).unwrap();
    fs::copy(one.dir().join("header.copy"), one.dir().join("header")).unwrap();
    assert_eq!(one.open().unwrap().notices(), [Notice::CounterDamaged]);
}

#[test]
fn a_new_key_re_encrypts_everything() {
    let home = Home::new();
    let mut vault = home.vault(40);
    let recovery = with_code(&mut vault);
    vault.lock().unwrap();
    let before = bytes(&home.dir());

    let mut vault = home.open().unwrap();
    assert!(matches!(vault.rekey(&key("wrong"), CHEAP), Err(Error::WrongPassphrase)));
    vault.rekey(&key("open"), CHEAP).unwrap();
    assert!(!vault.has_recovery_code());
    add(&mut vault, "after").unwrap();
    assert_eq!((count(&vault), vault.verify().unwrap()), (41, vec![]));
    vault.lock().unwrap();

    assert!(matches!(Vault::open(&home.dir(), &code(&recovery), &SCHEMA), Err(Error::WrongRecoveryCode)));
    let vault = home.open().unwrap();
    assert_eq!((count(&vault), vault.notices()), (41, &[][..]));
    vault.lock().unwrap();
    let after = bytes(&home.dir());
    assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>(), "no file is left over");
    // with the old header back, nothing opens: the database is under the new key
    fs::write(home.dir().join("header"), &before["header"]).unwrap();
    assert!(matches!(home.open(), Err(Error::DatabaseDamaged)));
}

/// A re-key that was killed at any point between its steps ends, or never happened.
#[test]
fn a_re_key_that_was_cut_short_is_finished_or_forgotten() {
    let home = Home::new();
    home.vault(5).lock().unwrap();
    let old = bytes(&home.dir());
    let mut vault = home.open().unwrap();
    vault.rekey(&key("open"), CHEAP).unwrap();
    vault.lock().unwrap();
    let new = bytes(&home.dir());
    let put = |name: &str, content: &[u8]| fs::write(home.dir().join(name), content).unwrap();

    // killed before the header was replaced, the new database whole or half written
    for part in [new["journal.db"].len(), 5000] {
        for (name, content) in &old {
            put(name, content);
        }
        put("journal.db.next", &new["journal.db"][..part]);
        put("counter.next", &new["counter"]);
        put("pages.next", &new["pages"]);
        let vault = home.open().unwrap();
        assert_eq!((count(&vault), vault.notices()), (5, &[][..]));
        vault.lock().unwrap();
    }
    // killed after it, with none, one or two of the three names taken
    for taken in 0..3 {
        for (name, content) in &old {
            put(name, content);
        }
        put("header", &new["header"]);
        put("journal.db.next", &new["journal.db"]);
        for (at, name) in ["counter", "pages"].into_iter().enumerate() {
            let next = format!("{name}.next");
            if at < taken {
                put(name, &new[name]);
                fs::remove_file(home.dir().join(next)).unwrap_or_default();
            } else {
                put(&next, &new[name]);
            }
        }
        let vault = home.open().unwrap();
        assert_eq!((count(&vault), vault.notices()), (5, &[][..]), "{taken} names taken");
        assert_eq!(vault.verify().unwrap(), []);
        vault.lock().unwrap();
        assert!(!home.dir().join("journal.db.next").exists());
    }
}
