//! Snapshots of an open vault, and vaults made of them.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, atomic::AtomicBool},
};

use goldseam_vault::{
    Cost, Error, Schema, Vault,
    snapshot::{self, Frozen, Keep, Made, Opened, Watch},
};

use crate::common::{Home, SCHEMA, add, bytes, count, key, pass};

/// 2026-11-27 02:15:00 UTC.
pub const NOW: i64 = 1_795_745_700_000;
pub const HOUR: i64 = 3_600_000;

/// Lets `work` go on to its end.
pub fn patiently<T>(work: impl FnOnce(&mut Watch<'_>) -> T) -> T {
    work(&mut Watch { stop: Arc::new(AtomicBool::new(false)), tell: &mut |_, _| {} })
}

pub fn folder(home: &Home, name: &str) -> PathBuf {
    let path = home.dir().with_file_name(name);
    fs::create_dir_all(&path).unwrap();
    path
}

pub fn made(frozen: &Frozen, folder: &Path) -> Result<Made, Error> {
    patiently(|watch| frozen.make_in(folder, watch))
}

pub fn take(vault: &mut Vault, folder: &Path) -> Made {
    made(&vault.freeze(NOW).unwrap(), folder).unwrap()
}

pub fn restore(snapshot: &Path, to: &Path) -> Result<(), Error> {
    Opened::open(snapshot, &key("open")).and_then(|mut opened| patiently(|watch| opened.restore(to, watch)))
}

fn notes(vault: &Vault) -> Vec<String> {
    let all = |db: &rusqlite::Connection| {
        let mut select = db.prepare("SELECT text FROM note ORDER BY id")?;
        select.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()
    };
    vault.read(all).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    bytes(folder).into_keys().collect()
}

#[test]
fn a_vault_comes_back_as_it_was() {
    let home = Home::new();
    let mut vault = home.vault(3);
    let place = folder(&home, "elsewhere");
    let made = take(&mut vault, &place);
    assert_eq!(names(&place).len(), 1);
    assert_eq!(made.taken, NOW);
    add(&mut vault, "written later").unwrap();
    let to = home.dir().with_file_name("again.goldseam");
    restore(&made.path, &to).unwrap();
    let again = Vault::open(&to, &key("open"), &SCHEMA).unwrap();
    assert_eq!(again.notices(), []);
    assert_eq!(again.verify().unwrap(), []);
    assert_eq!((notes(&again).len(), notes(&vault).len()), (3, 4));
    assert_eq!(again.commits().unwrap(), snapshot::about(&made.path).unwrap().commits);
}

#[test]
fn what_is_written_while_a_snapshot_is_made_is_not_in_it() {
    let home = Home::new();
    let mut vault = home.vault(2);
    let place = folder(&home, "elsewhere");
    let frozen = vault.freeze(NOW).unwrap();
    for _ in 0..50 {
        add(&mut vault, &"x".repeat(100_000)).unwrap();
    }
    let made = made(&frozen, &place).unwrap();
    drop(frozen);
    add(&mut vault, "and after it").unwrap();
    let to = home.dir().with_file_name("again.goldseam");
    restore(&made.path, &to).unwrap();
    assert_eq!(count(&Vault::open(&to, &key("open"), &SCHEMA).unwrap()), 2);
    vault.lock().unwrap();
    let vault = home.open().unwrap();
    assert_eq!((count(&vault), vault.notices(), vault.verify().unwrap()), (53, &[][..], vec![]));
}

#[test]
fn locking_and_a_new_key_end_the_making_of_a_snapshot() {
    let home = Home::new();
    let mut vault = home.vault(2);
    let place = folder(&home, "elsewhere");
    let frozen = vault.freeze(NOW).unwrap();
    vault.lock().unwrap();
    assert!(matches!(made(&frozen, &place), Err(Error::SnapshotStopped)));
    let mut vault = home.open().unwrap();
    // of another opening of the same vault
    assert!(matches!(made(&frozen, &place), Err(Error::SnapshotStopped)));
    let frozen = vault.freeze(NOW).unwrap();
    vault.rekey(&key("open"), Cost::cheap_for_tests()).unwrap();
    assert!(matches!(made(&frozen, &place), Err(Error::SnapshotStopped)));
    assert_eq!(names(&place), [""; 0]);
    let frozen = vault.freeze(NOW).unwrap();
    // it only reads
    assert_eq!(vault.verify().unwrap(), []);
    made(&frozen, &place).unwrap();
    assert!(restore(&only(&place), &home.dir().with_file_name("again")).is_ok());
}

fn only(folder: &Path) -> PathBuf {
    let [one] = <[_; 1]>::try_from(snapshot::list(folder).unwrap()).unwrap();
    one.path
}

#[test]
fn stopping_leaves_nothing() {
    let home = Home::new();
    let mut vault = home.vault(2);
    let place = folder(&home, "elsewhere");
    let stop = Arc::new(AtomicBool::new(false));
    let mut tries = 0;
    for stop_at in 0.. {
        stop.store(false, std::sync::atomic::Ordering::Relaxed);
        tries += 1;
        let mut told = 0;
        let mut tell = |_, _| {
            told += 1;
            if told > stop_at {
                stop.store(true, std::sync::atomic::Ordering::Relaxed);
            }
        };
        let mut watch = Watch { stop: Arc::clone(&stop), tell: &mut tell };
        match vault.freeze(NOW).unwrap().make_in(&place, &mut watch) {
            Ok(_) => break,
            Err(e) => assert_eq!(e.code(), "backup_stopped"),
        }
        assert_eq!(names(&place), [""; 0]);
    }
    assert!(tries > 2);
    assert_eq!(names(&place).len(), 1);
}

#[test]
fn the_secrets_of_its_time_open_a_snapshot() {
    let home = Home::new();
    let mut vault = home.vault(1);
    let place = folder(&home, "elsewhere");
    let code = Vault::new_recovery_code().unwrap();
    let typed = goldseam_vault::RecoveryCode::parse(&code.expose()).unwrap();
    vault.keep_recovery_code(&key("open"), code, Cost::cheap_for_tests()).unwrap();
    let before = take(&mut vault, &place);
    vault.change_passphrase(&key("open"), pass("other"), Cost::cheap_for_tests()).unwrap();
    let after = take(&mut vault, &place);
    assert!(Opened::open(&before.path, &key("open")).is_ok());
    assert!(Opened::open(&before.path, &goldseam_vault::Credential::Recovery(typed)).is_ok());
    assert!(matches!(Opened::open(&before.path, &key("other")), Err(Error::WrongPassphrase)));
    assert!(matches!(Opened::open(&after.path, &key("open")), Err(Error::WrongPassphrase)));
    assert!(Opened::open(&after.path, &key("other")).is_ok());
}

#[test]
fn a_snapshot_says_nothing_that_was_written() {
    let home = Home::new();
    let mut vault = home.vault(0);
    add(&mut vault, "canary-in-a-coal-mine").unwrap();
    let place = folder(&home, "elsewhere");
    let made = take(&mut vault, &place);
    let content = fs::read(&made.path).unwrap();
    assert!(!content.windows(13).any(|w| w == b"canary-in-a-c"));
    assert_eq!(made.bytes, content.len() as u64);
    let name = made.path.file_name().unwrap().to_str().unwrap();
    assert_eq!(name, format!("20261127T021500Z-{}.snapshot", vault.tag()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&made.path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_list_needs_no_key() {
    let home = Home::new();
    let mut vault = home.vault(1);
    let place = folder(&home, "elsewhere");
    assert_eq!(snapshot::list(&place).unwrap(), []);
    let first = made(&vault.freeze(NOW).unwrap(), &place).unwrap();
    let second = made(&vault.freeze(NOW + HOUR).unwrap(), &place).unwrap();
    fs::write(place.join("holiday.txt"), "sun").unwrap();
    let half = fs::read(&first.path).unwrap();
    fs::write(place.join(format!("20261127T050000Z-{}.snapshot", vault.tag())), &half[..5000]).unwrap();
    let list = snapshot::list(&place).unwrap();
    let said: Vec<_> = list.iter().map(|one| (one.taken, one.whole)).collect();
    assert_eq!(said, [(NOW + 165 * 60_000, false), (NOW + HOUR, true), (NOW, true)]);
    assert_eq!((list[1].bytes, &list[1].vault), (second.bytes, &vault.tag()));
    assert!(matches!(snapshot::list(&place.join("none")), Err(Error::PlaceMissing)));
    assert!(matches!(snapshot::list(&place.join("holiday.txt")), Err(Error::PlaceMissing)));
}

#[test]
fn a_copy_elsewhere_is_the_same_file() {
    let home = Home::new();
    let mut vault = home.vault(5);
    let (one, two) = (folder(&home, "one"), folder(&home, "two"));
    let frozen = vault.freeze(NOW).unwrap();
    let first = made(&frozen, &one).unwrap();
    let second = patiently(|watch| frozen.copy_to(&first, &two, watch)).unwrap();
    assert_eq!(bytes(&one), bytes(&two));
    assert_eq!(second.path.parent().unwrap(), two);
    let mut torn = fs::read(&first.path).unwrap();
    torn[100] ^= 1;
    fs::write(&first.path, torn).unwrap();
    let copied = patiently(|watch| frozen.copy_to(&first, &two, watch));
    assert!(matches!(copied, Err(Error::SnapshotDamaged)));
    assert_eq!(names(&two).len(), 1);
}

#[test]
fn a_place_that_is_not_there_or_not_to_be_written_is_named() {
    let home = Home::new();
    let mut vault = home.vault(1);
    let place = folder(&home, "elsewhere");
    fs::write(place.join("file"), "").unwrap();
    let frozen = vault.freeze(NOW).unwrap();
    for missing in ["none", "file"] {
        assert!(matches!(made(&frozen, &place.join(missing)), Err(Error::PlaceMissing)), "{missing}");
    }
    let frozen = vault.freeze(NOW).unwrap();
    let taken = home.dir().with_file_name("taken");
    fs::create_dir_all(taken.join(format!("{}.snapshot.writing", vault.tag()))).unwrap();
    assert!(made(&frozen, &taken).is_err(), "its passing name is taken by a folder");
    assert!(vault.freeze(i64::MAX).is_err_and(|e| e.code() == "bad_time"));
    add(&mut vault, "goes on").unwrap();
}

#[test]
fn nothing_is_restored_over_something() {
    let home = Home::new();
    let mut vault = home.vault(1);
    let place = folder(&home, "elsewhere");
    let made = take(&mut vault, &place);
    let before = bytes(&place);
    assert!(matches!(restore(&made.path, &place), Err(Error::VaultExists)));
    assert!(matches!(restore(&made.path, &home.dir()), Err(Error::VaultExists)));
    assert!(matches!(restore(&made.path, &made.path), Err(Error::VaultExists)));
    assert_eq!(bytes(&place), before);
    let empty = folder(&home, "empty");
    restore(&made.path, &empty).unwrap();
    assert!(Vault::open(&empty, &key("open"), &SCHEMA).is_ok());
}

#[test]
fn a_snapshot_takes_the_place_of_a_vault_which_is_kept() {
    let home = Home::new();
    let mut vault = home.vault(1);
    let own = snapshot::own_folder(&home.dir());
    fs::create_dir(&own).unwrap();
    let made = take(&mut vault, &own);
    add(&mut vault, "later").unwrap();
    let mut opened = Opened::open(&made.path, &key("open")).unwrap();
    let refused = patiently(|watch| opened.replace(&home.dir(), NOW, watch));
    assert!(matches!(refused, Err(Error::InUse)));
    vault.lock().unwrap();
    // whatever state it is in
    fs::write(home.dir().join("header"), "torn").unwrap();
    let kept = patiently(|watch| opened.replace(&home.dir(), NOW, watch)).unwrap().unwrap();
    assert_eq!(kept.file_name().unwrap(), "t-before-20261127T021500Z.goldseam");
    assert_eq!(count(&home.open().unwrap()), 1);
    assert_eq!(fs::read(kept.join("header")).unwrap(), b"torn");
    fs::copy(kept.join("header.copy"), kept.join("header")).unwrap();
    assert_eq!(count(&Vault::open(&kept, &key("open"), &SCHEMA).unwrap()), 2);
    assert_eq!(snapshot::list(&own).unwrap().len(), 1, "its snapshots stay with the vault");
    let mut opened = Opened::open(&only(&own), &key("open")).unwrap();
    let again = patiently(|watch| opened.replace(&home.dir(), NOW, watch)).unwrap().unwrap();
    assert_eq!(again.file_name().unwrap(), "t-before-20261127T021500Z-2.goldseam");
}

#[test]
fn a_snapshot_is_read_where_it_lies() {
    const LATER: Schema = Schema {
        migrations: &[
            SCHEMA.migrations[0],
            goldseam_vault::Migration { number: 2, name: "stars", sql: "CREATE TABLE star (id)" },
        ],
        ..SCHEMA
    };
    let home = Home::new();
    let mut vault = home.vault(4);
    let place = folder(&home, "a place, with % and ? and # in it");
    let made = take(&mut vault, &place);
    let before = bytes(&place);
    let opened = || Opened::open(&made.path, &key("open")).unwrap();
    let mut past = opened().into_vault(&SCHEMA).unwrap();
    assert_eq!(count(&past), 4);
    assert!(add(&mut past, "not in here").is_err());
    drop(past);
    assert_eq!(count(&opened().into_vault(&LATER).unwrap()), 4, "earlier tables stay as they are");
    assert_eq!(bytes(&place), before);
}

#[test]
fn two_vaults_share_a_folder() {
    let (home, other) = (Home::new(), Home::new());
    let (mut vault, mut others) = (home.vault(1), other.vault(1));
    let place = folder(&home, "elsewhere");
    let keep = Keep { hourly: 1, daily: 1, monthly: 1, bytes: 0 };
    for hour in 0..6 {
        for vault in [&mut vault, &mut others] {
            add(vault, "more").unwrap();
            let frozen = vault.freeze(NOW + hour * HOUR).unwrap();
            let made = made(&frozen, &place).unwrap();
            frozen.let_go(&made, NOW + hour * HOUR, &keep).unwrap();
        }
    }
    let list = snapshot::list(&place).unwrap();
    for vault in [&vault, &others] {
        let own: Vec<i64> = list.iter().filter(|one| one.vault == vault.tag()).map(|one| one.taken).collect();
        assert_eq!(own, [NOW + 5 * HOUR, NOW + 4 * HOUR]);
    }
}

#[test]
fn rotation_leaves_what_it_does_not_know() {
    let home = Home::new();
    let mut vault = home.vault(1);
    let place = folder(&home, "elsewhere");
    let keep = Keep { hourly: 0, daily: 0, monthly: 0, bytes: 0 };
    let first = take(&mut vault, &place);
    let damaged = place.join(format!("20200101T000000Z-{}.snapshot", vault.tag()));
    let mut torn = fs::read(&first.path).unwrap();
    let end = torn.len() - 100;
    torn[end] ^= 1;
    fs::write(&damaged, torn).unwrap();
    // another vault's, under a name of this one
    let other = Home::new();
    let foreign = take(&mut other.vault(1), &folder(&other, "elsewhere"));
    let posing = place.join(format!("20200102T000000Z-{}.snapshot", vault.tag()));
    fs::copy(&foreign.path, &posing).unwrap();
    for hour in 1..5 {
        add(&mut vault, "more").unwrap();
        let frozen = vault.freeze(NOW + hour * HOUR).unwrap();
        let made = made(&frozen, &place).unwrap();
        frozen.let_go(&made, NOW + hour * HOUR, &keep).unwrap();
    }
    assert!(damaged.exists() && posing.exists());
    assert_eq!(names(&place).len(), 4);
}
