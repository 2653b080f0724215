//! G5: files cut short, made longer, deleted, or exchanged for those of another time.

use std::path::Path;

use goldseam_proof::{figure, size};
use goldseam_vault::{Credential, Error, Migration, Notice, RecoveryCode, Schema, Vault};

use super::{Files, checked, look, open_with, put, set, words};
use crate::common::{Home, add, bytes};

/// The folder locked at three times, and once as a kill leaves it: with a full log.
struct Times {
    home: Home,
    locked: Vec<Files>,
    killed: Files,
}

fn times() -> Times {
    let home = Home::new();
    home.vault(0).lock().unwrap();
    let mut locked = Vec::new();
    for session in 0..3 {
        let mut vault = home.open().unwrap();
        (0..12).for_each(|n| set(&mut vault, n, &words(n * 17 + session)));
        vault.lock().unwrap();
        locked.push(bytes(&home.dir()));
    }
    let mut vault = home.open().unwrap();
    (0..6).for_each(|n| set(&mut vault, n * 2, &words(n + 90)));
    let killed = bytes(&home.dir());
    drop(vault);
    Times { home, locked, killed }
}

#[test]
fn every_truncation_is_seen() {
    let Times { home, locked, killed } = times();
    let (mut tried, mut silent) = (0, 0);
    for files in [&locked[2], &killed] {
        for name in ["header", "counter", "pages", "journal.db", "journal.db-wal"] {
            let whole = &files[name];
            // at each page or frame, and around it; at every byte of the small files
            let step = if whole.len() > 8192 { size(2048, 512) } else { size(97, 1) };
            for cut in (0..whole.len()).filter(|at| at % step < 2 || whole.len() - at < 3) {
                let mut files = files.clone();
                files.get_mut(name).unwrap().truncate(cut);
                let said = open_with(&home, &files);
                tried += 1;
                if said.nothing() {
                    println!("{name} cut at {cut} of {}", whole.len());
                    silent += 1;
                }
            }
        }
    }
    figure("G5", "truncations unnoticed", tried, silent);
    assert_eq!(silent, 0, "of {tried}");
}

#[test]
fn a_longer_file_is_seen() {
    let Times { home, locked, .. } = times();
    for name in ["header", "counter", "pages", "journal.db"] {
        for more in [1, 4096] {
            let mut files = locked[2].clone();
            files.get_mut(name).unwrap().extend(vec![7; more]);
            assert!(!open_with(&home, &files).nothing(), "{name} longer by {more}");
        }
    }
}

#[test]
fn every_deleted_file_is_seen() {
    let Times { home, locked, killed } = times();
    let mut tried = 0;
    for (files, state) in [(&locked[2], "locked"), (&killed, "killed")] {
        for name in files.keys().filter(|name| *name != "lock" && *name != "header.copy") {
            if files[name].is_empty() {
                continue; // the log of a locked vault, which may as well be absent
            }
            let mut files = files.clone();
            files.remove(name);
            tried += 1;
            assert!(!open_with(&home, &files).nothing(), "{name} of a {state} vault");
        }
    }
    figure("G5", "deleted files unnoticed", tried, 0);
}

/// Each file alone exchanged for the one of each other time.
#[test]
fn every_exchanged_file_is_seen() {
    let Times { home, locked, killed } = times();
    let all: Vec<&Files> = locked.iter().chain([&killed]).collect();
    let (mut tried, mut silent) = (0, 0);
    for (is, files) in all.iter().enumerate() {
        for (was, others) in all.iter().enumerate().filter(|(was, _)| *was != is) {
            for name in ["counter", "pages", "journal.db", "journal.db-wal"] {
                if files[name] == others[name] {
                    continue;
                }
                let mut files = (*files).clone();
                files.insert(name.to_owned(), others[name].clone());
                tried += 1;
                if open_with(&home, &files).nothing() {
                    println!("{name} of {was} in {is}");
                    silent += 1;
                }
            }
        }
    }
    figure("G5", "files of another time unnoticed", tried, silent);
    assert_eq!(silent, 0, "of {tried}");
}

#[test]
fn the_counter_of_each_commit_before_is_seen() {
    let home = Home::new();
    let mut vault = home.vault(0);
    let mut counters = Vec::new();
    for n in 0..10 {
        counters.push(bytes(&home.dir())["counter"].clone());
        add(&mut vault, &words(n)).unwrap();
    }
    let killed = bytes(&home.dir());
    vault.lock().unwrap();
    let locked = bytes(&home.dir());
    for (behind, counter) in counters.iter().rev().enumerate() {
        let mut files = locked.clone();
        files.insert("counter".into(), counter.clone());
        assert!(!open_with(&home, &files).nothing(), "locked, {} behind", behind + 1);
        let mut files = killed.clone();
        files.insert("counter".into(), counter.clone());
        // one behind is what a kill between the two writes leaves, and nothing is missing then
        let said = open_with(&home, &files).opened.unwrap();
        assert_eq!(said, if behind == 0 { vec![] } else { vec![Notice::CounterBehind] });
        assert_eq!(home.open().unwrap().notices(), [], "told once");
    }
}

#[test]
fn a_missing_record_is_told_once_and_kept_anew() {
    let Times { home, locked, .. } = times();
    let mut files = locked[2].clone();
    files.remove("pages");
    put(&home.dir(), &files);
    let vault = home.open().unwrap();
    assert_eq!(vault.notices(), [Notice::PageRecordDamaged]);
    vault.lock().unwrap();
    assert!(look(&mut home.open().unwrap()).nothing());
}

/// A vault of before there were records gets one when it is locked, and nobody is told anything.
#[test]
fn an_old_vault_gets_a_record() {
    const JOURNAL: Schema = Schema {
        application_id: 0x476f_536d,
        migrations: &[Migration { number: 5, name: "as it is", sql: "" }],
    };
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/vault-1-schema-5");
    let home = Home::new();
    std::fs::create_dir(home.dir()).unwrap();
    put(&home.dir(), &bytes(&fixture));
    let code = RecoveryCode::parse("7Q88-Q83B-8Y6J-B7GX-RC4E-09QA-HTVD").unwrap();
    let code = Credential::Recovery(code);
    let mut vault = Vault::open(&home.dir(), &code, &JOURNAL).unwrap();
    assert!(look(&mut vault).nothing());
    vault.lock().unwrap();
    let mut files = bytes(&home.dir());
    assert!(files["pages"].len() > 100);
    let at = files["journal.db"].len() - 5000;
    files.get_mut("journal.db").unwrap()[at] ^= 1;
    put(&home.dir(), &files);
    let seen = Vault::open(&home.dir(), &code, &JOURNAL).and_then(|mut vault| {
        checked(&mut vault)?;
        Ok::<_, Error>(vault.notices().to_vec())
    });
    // the tag is over the ends of pages; a byte before it is for the page's own authentication
    assert!(!matches!(seen, Ok(ref notices) if notices.is_empty()) || at % 4096 < 4048);
}
