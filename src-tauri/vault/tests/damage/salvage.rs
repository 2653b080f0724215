//! What can be read of a database with a page lost, and that nothing is changed by reading.

use std::collections::BTreeMap;

use goldseam_proof::{figure, size};
use goldseam_vault::{Salvage, SalvagedRow};
use rusqlite::types::Value;

use super::{Files, put, set, words};
use crate::common::{Home, bytes, key};

const PAGE: usize = 4096;

fn note((id, values): SalvagedRow) -> Option<(i64, String)> {
    match &values[..] {
        [Value::Null, Value::Text(text)] => Some((id, text.clone())),
        _ => None,
    }
}

/// The notes that are left, those in their table and those that nothing leads to.
fn salvaged(home: &Home) -> BTreeMap<i64, String> {
    let mut salvage = Salvage::open(&home.dir(), &key("open")).unwrap();
    let mut found = BTreeMap::new();
    salvage.rows("note", |row| found.extend(note(row))).unwrap();
    salvage
        .loose_rows(|row| {
            if let Some((id, text)) = note(row) {
                found.entry(id).or_insert(text);
            }
        })
        .unwrap();
    found
}

/// Some of a locked vault and of one that was killed with a full log.
fn states(home: &Home, notes: u32) -> Vec<(Files, BTreeMap<i64, String>)> {
    let mut vault = home.vault(0);
    (0..notes).for_each(|n| set(&mut vault, n, &words(n * 37)));
    set(&mut vault, notes, &"a long one ".repeat(2000));
    let read = |vault: &goldseam_vault::Vault| super::notes(vault).unwrap().into_iter().collect();
    let expected = read(&vault);
    vault.lock().unwrap();
    let locked = (bytes(&home.dir()), expected);
    let mut vault = home.open().unwrap();
    (0..8).for_each(|n| set(&mut vault, n * 3, &words(n + 5000)));
    let killed = (bytes(&home.dir()), read(&vault));
    drop(vault);
    vec![locked, killed]
}

#[test]
fn a_lost_page_takes_with_it_only_what_is_on_it() {
    let home = Home::new();
    let (mut tried, mut wrong) = (0, 0);
    for (files, expected) in states(&home, size(120, 1500)) {
        put(&home.dir(), &files);
        let lacks = |found: &BTreeMap<i64, String>| {
            expected
                .iter()
                .filter(|(id, text)| found.get(id) != Some(text))
                .map(|(id, _)| *id)
                .collect::<Vec<_>>()
        };
        assert_eq!(lacks(&salvaged(&home)), [0; 0], "of a whole database everything");
        for page in 0..files["journal.db"].len() / PAGE {
            let mut files = files.clone();
            // the middle of a page, its beginning, and all of it
            let lost = [1000..1001, 0..20, 0..PAGE][page % 3].clone();
            for byte in &mut files.get_mut("journal.db").unwrap()[page * PAGE..][lost] {
                *byte ^= 0x5a;
            }
            put(&home.dir(), &files);
            let found = salvaged(&home);
            tried += 1;
            let altered = found.iter().filter(|(id, text)| expected.get(id) != Some(text)).count();
            // a page holds at most so many of these notes
            if altered > 0 || found.len() + 40 < expected.len() || (page == 0 && !lacks(&found).is_empty()) {
                println!("page {}: {} of {}, {altered} altered", page + 1, found.len(), expected.len());
                wrong += 1;
            }
            assert_eq!(bytes(&home.dir()), files, "reading changed the folder");
        }
    }
    figure("G5", "lost pages that took more than themselves from what can be read", tried, wrong);
    assert_eq!(wrong, 0, "of {tried}");
}

#[test]
fn what_is_not_a_database_is_named() {
    let home = Home::new();
    home.vault(3).lock().unwrap();
    let mut files = bytes(&home.dir());
    files.get_mut("journal.db").unwrap().fill(0);
    put(&home.dir(), &files);
    assert_eq!(Salvage::open(&home.dir(), &key("open")).unwrap_err().code(), "database_damaged");
    assert_eq!(Salvage::open(&home.dir(), &key("shut")).unwrap_err().code(), "wrong_passphrase");
}
