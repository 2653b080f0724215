//! Making, opening and locking; what is refused, and that a refusal changes nothing.
#![allow(clippy::unwrap_used)]

use std::fs;

use crate::common::{Home, SCHEMA, add, bytes, count, key, pass};
use goldseam_vault::{Cost, Error, Migration, Notice, Schema, Vault, engine_versions};

#[test]
fn what_is_written_is_there_after_locking() {
    let home = Home::new();
    let mut vault = home.vault(3);
    add(&mut vault, "one more").unwrap();
    vault.lock().unwrap();
    let vault = home.open().unwrap();
    assert_eq!((count(&vault), vault.notices()), (4, &[][..]));
    assert_eq!(vault.verify().unwrap(), []);
}

#[test]
fn a_locked_vault_has_an_empty_log_and_no_readable_text() {
    let home = Home::new();
    let mut vault = home.vault(0);
    add(&mut vault, "canary-in-a-coal-mine").unwrap();
    vault.lock().unwrap();
    for (name, content) in bytes(&home.dir()) {
        assert!(!content.windows(13).any(|w| w == b"canary-in-a-c"), "{name}");
        assert!(!name.ends_with("-wal") || content.is_empty(), "{name}");
    }
}

#[test]
fn a_failed_write_leaves_nothing() {
    let home = Home::new();
    let mut vault = home.vault(1);
    let failed: Result<(), Error> = vault.write(|tx| {
        tx.execute("INSERT INTO note (text) VALUES ('half')", [])?;
        Err(Error::NotAVault)
    });
    assert!(matches!(failed, Err(Error::NotAVault)));
    assert_eq!(count(&vault), 1);
    add(&mut vault, "goes on").unwrap();
    assert_eq!(count(&vault), 2);
}

#[test]
fn a_wrong_passphrase_is_named_and_changes_nothing() {
    let home = Home::new();
    home.vault(2).lock().unwrap();
    let before = bytes(&home.dir());
    for wrong in ["Open", "open ", "opem", " "] {
        assert!(
            matches!(Vault::open(&home.dir(), &key(wrong), &SCHEMA), Err(Error::WrongPassphrase)),
            "{wrong}"
        );
    }
    assert_eq!(bytes(&home.dir()), before);
}

#[test]
fn a_missing_or_foreign_folder_is_named_and_nothing_is_made() {
    let home = Home::new();
    assert!(matches!(home.open(), Err(Error::VaultMissing)));
    assert!(!home.dir().exists());
    fs::create_dir(home.dir()).unwrap();
    fs::write(home.dir().join("holiday.txt"), "sun").unwrap();
    assert!(matches!(home.open(), Err(Error::NotAVault)));
    assert_eq!(bytes(&home.dir()).len(), 1);
    assert!(matches!(
        Vault::create(&home.dir(), pass("open"), Cost::cheap_for_tests(), &SCHEMA),
        Err(Error::VaultExists)
    ));
    assert_eq!(bytes(&home.dir()).len(), 1);
}

#[test]
fn a_vault_is_not_made_over_a_vault() {
    let home = Home::new();
    home.vault(2).lock().unwrap();
    let before = bytes(&home.dir());
    let again = Vault::create(&home.dir(), pass("other"), Cost::cheap_for_tests(), &SCHEMA);
    assert!(matches!(again, Err(Error::VaultExists)));
    assert_eq!(bytes(&home.dir()), before);
}

#[test]
fn an_empty_folder_may_become_a_vault() {
    let home = Home::new();
    fs::create_dir(home.dir()).unwrap();
    assert_eq!(count(&home.vault(1)), 1);
}

#[test]
fn a_second_opening_is_refused_until_the_first_ends() {
    let home = Home::new();
    let first = home.vault(1);
    assert!(matches!(home.open(), Err(Error::InUse)));
    drop(first);
    assert_eq!(count(&home.open().unwrap()), 1);
}

#[test]
fn a_missing_or_empty_database_is_never_made_anew() {
    let home = Home::new();
    home.vault(2).lock().unwrap();
    let db = home.dir().join("journal.db");
    for content in [None, Some(Vec::new()), Some(vec![0; 8192])] {
        match &content {
            None => fs::rename(&db, home.dir().join("kept")).unwrap(),
            Some(bytes) => fs::write(&db, bytes).unwrap(),
        }
        assert!(matches!(home.open(), Err(Error::DatabaseDamaged)));
        assert!(fs::read(&db).ok() == content, "the file is left as it is");
    }
}

#[test]
fn the_owner_alone_can_read_the_files() {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let home = Home::new();
        let _vault = home.vault(1);
        let mode = |p: &std::path::Path| fs::metadata(p).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&home.dir()), 0o700);
        for f in fs::read_dir(home.dir()).unwrap() {
            let path = f.unwrap().path();
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
    }
}

#[test]
fn tables_grow_by_numbered_steps_and_a_failed_step_changes_nothing() {
    const TWO: Schema = Schema {
        migrations: &[
            SCHEMA.migrations[0],
            Migration { number: 2, name: "stars", sql: "ALTER TABLE note ADD COLUMN star INTEGER" },
        ],
        ..SCHEMA
    };
    const BROKEN: Schema = Schema {
        migrations: &[
            SCHEMA.migrations[0],
            Migration {
                number: 2,
                name: "broken",
                sql: "ALTER TABLE note ADD COLUMN moon INTEGER; CREATE TABLE note (id)",
            },
        ],
        ..SCHEMA
    };
    let home = Home::new();
    home.vault(2).lock().unwrap();
    assert!(Vault::open(&home.dir(), &key("open"), &BROKEN).is_err());
    let vault = home.open().unwrap();
    assert!(vault.read(|db| db.prepare("SELECT moon FROM note").map(drop)).is_err());
    vault.lock().unwrap();
    let vault = Vault::open(&home.dir(), &key("open"), &TWO).unwrap();
    vault.read(|db| db.prepare("SELECT star FROM note").map(drop)).unwrap();
    assert_eq!(count(&vault), 2);
    vault.lock().unwrap();
    let before = bytes(&home.dir());
    assert!(matches!(home.open(), Err(Error::NewerSchema)));
    assert_eq!(bytes(&home.dir()).get("journal.db"), before.get("journal.db"));
}

#[test]
fn lost_commits_are_seen_and_nothing_is_overwritten() {
    let home = Home::new();
    let mut vault = home.vault(2);
    vault.lock().unwrap();
    vault = home.open().unwrap();
    add(&mut vault, "three").unwrap();
    add(&mut vault, "four").unwrap();
    // as a crash would leave it: the log not written back
    let killed = home.dir().with_extension("killed");
    copy_dir(&home.dir(), &killed);
    drop(vault);
    fs::remove_dir_all(home.dir()).unwrap();
    fs::rename(&killed, home.dir()).unwrap();
    let log = home.dir().join("journal.db-wal");
    let mut bytes = fs::read(&log).unwrap();
    let at = bytes.len() / 3;
    bytes[at] ^= 1;
    fs::write(&log, &bytes).unwrap();

    let mut vault = home.open().unwrap();
    assert!(matches!(vault.notices(), [Notice::CommitsMissing(1 | 2)]), "{:?}", vault.notices());
    assert!(count(&vault) < 4);
    assert!(matches!(add(&mut vault, "five"), Err(Error::CommitsMissing)));
    vault.lock().unwrap();
    assert_eq!(fs::read(&log).unwrap(), bytes);

    let mut vault = home.open().unwrap();
    vault.go_on_without_missing().unwrap();
    add(&mut vault, "five").unwrap();
    assert_eq!(fs::read(home.dir().join("journal.db-wal.kept-1")).unwrap(), bytes);
    vault.lock().unwrap();
    assert_eq!(home.open().unwrap().notices(), []);
}

#[test]
fn a_deleted_log_is_seen() {
    let home = Home::new();
    let mut vault = home.vault(0);
    add(&mut vault, "one").unwrap();
    let killed = home.dir().with_extension("killed");
    copy_dir(&home.dir(), &killed);
    drop(vault);
    fs::remove_file(killed.join("journal.db-wal")).unwrap();
    let vault = Vault::open(&killed, &key("open"), &SCHEMA).unwrap();
    assert_eq!(vault.notices(), [Notice::CommitsMissing(1)]);
}

#[test]
fn every_changed_byte_of_the_counter_is_seen() {
    let home = Home::new();
    home.vault(3).lock().unwrap();
    let path = home.dir().join("counter");
    let good = fs::read(&path).unwrap();
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 4;
        fs::write(&path, &bad).unwrap();
        let vault = home.open().unwrap();
        assert_eq!(vault.notices(), [Notice::CounterDamaged], "byte {at}");
    }
    for cut in [0, 1, 511, 512, 1023] {
        fs::write(&path, &good[..cut]).unwrap();
        assert_eq!(home.open().unwrap().notices(), [Notice::CounterDamaged], "cut at {cut}");
    }
    fs::remove_file(&path).unwrap();
    assert_eq!(home.open().unwrap().notices(), [Notice::CounterDamaged]);
    assert_eq!(home.open().unwrap().notices(), []);
}

#[test]
fn damaged_pages_are_found() {
    let home = Home::new();
    home.vault(200).lock().unwrap();
    let path = home.dir().join("journal.db");
    let mut bytes = fs::read(&path).unwrap();
    let at = bytes.len() - 2000;
    bytes[at] ^= 1;
    fs::write(&path, &bytes).unwrap();
    // the page may be read while opening; either way it is named
    match home.open() {
        Ok(vault) => assert!(!vault.verify().unwrap().is_empty()),
        Err(e) => assert!(matches!(e, Error::DatabaseDamaged), "{e:?}"),
    }
}

#[test]
fn the_engine_is_newer_than_the_log_reset_bug() {
    let (sqlite, cipher) = engine_versions().unwrap();
    let parts: Vec<u32> = sqlite.split('.').map(|p| p.parse().unwrap()).collect();
    assert!(parts >= vec![3, 51, 3], "{sqlite}");
    assert!(cipher.starts_with("4."), "{cipher}");
}

fn copy_dir(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir(to).unwrap();
    for (name, content) in bytes(from) {
        fs::write(to.join(name), content).unwrap();
    }
}
