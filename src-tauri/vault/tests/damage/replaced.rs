//! G5: each page replaced by each of its older versions.

use std::collections::BTreeSet;

use goldseam_proof::{figure, size};
use goldseam_vault::Notice;

use super::{Files, look, open_with, put, set, words};
use crate::common::{Home, bytes};

const PAGE: usize = 4096;

/// The folder after each of several sessions.
fn sessions(home: &Home, sessions: u32, notes: u32) -> Vec<Files> {
    home.vault(0).lock().unwrap();
    (0..sessions)
        .map(|session| {
            let mut vault = home.open().unwrap();
            for n in 0..notes {
                // a third of the notes change, so that every page has versions that others have not
                if session == 0 || (n + session) % 3 == 0 {
                    set(&mut vault, n, &words(n * 31 + session * 7));
                }
            }
            vault.lock().unwrap();
            bytes(&home.dir())
        })
        .collect()
}

#[test]
fn every_older_page_is_seen() {
    let home = Home::new();
    let versions = sessions(&home, size(5, 12), size(30, 300));
    let now = versions.last().unwrap();
    assert!(open_with(&home, now).nothing());
    let (mut tried, mut silent) = (0, 0);
    for page in 0..now["journal.db"].len() / PAGE {
        let at = page * PAGE..(page + 1) * PAGE;
        let older: BTreeSet<&[u8]> =
            versions.iter().filter_map(|v| v["journal.db"].get(at.clone())).collect();
        for older in older.into_iter().filter(|older| *older != &now["journal.db"][at.clone()]) {
            let mut files = now.clone();
            files.get_mut("journal.db").unwrap()[at.clone()].copy_from_slice(older);
            let said = open_with(&home, &files);
            tried += 1;
            let told = match &said.opened {
                Ok(notices) => {
                    notices.contains(&Notice::PagesReplaced)
                        || matches!(notices[..], [Notice::CommitsMissing(_), ..])
                }
                Err(code) => *code == "database_damaged",
            };
            if !told {
                println!("page {}: {said:?}", page + 1);
                silent += 1;
            }
        }
    }
    figure("G5", "pages replaced by an older version unnoticed", tried, silent);
    assert!(tried > 30 && silent == 0, "{silent} of {tried}");
}

#[test]
fn what_was_seen_is_told_until_it_is_accepted() {
    let home = Home::new();
    let versions = sessions(&home, 4, 40);
    let mut files = versions[3].clone();
    let last = files["journal.db"].len() / PAGE - 2;
    let older = versions[0]["journal.db"][last * PAGE..][..PAGE].to_vec();
    files.get_mut("journal.db").unwrap()[last * PAGE..][..PAGE].copy_from_slice(&older);
    put(&home.dir(), &files);
    let mut vault = home.open().unwrap();
    assert_eq!(look(&mut vault).opened, Ok(vec![Notice::PagesReplaced]));
    set(&mut vault, 1, "written after it was seen");
    vault.lock().unwrap();

    // a write made the record anew; it remembers, and so does the next one
    for _ in 0..2 {
        let mut vault = home.open().unwrap();
        assert_eq!(vault.notices(), [Notice::PagesReplaced]);
        assert_eq!(vault.verify().unwrap()[0].code(), "pages_replaced");
        set(&mut vault, 2, "and more");
        vault.lock().unwrap();
    }
    let mut vault = home.open().unwrap();
    vault.accept_pages();
    assert_eq!(vault.notices(), []);
    vault.lock().unwrap();
    assert!(look(&mut home.open().unwrap()).opened == Ok(vec![]));
}

/// A page that is overwritten before anyone compared it is compared then.
#[test]
fn a_write_does_not_cover_the_traces() {
    let home = Home::new();
    let versions = sessions(&home, 4, 40);
    let mut files = versions[3].clone();
    for page in 3..files["journal.db"].len() / PAGE {
        let at = page * PAGE..(page + 1) * PAGE;
        if let Some(older) = versions[0]["journal.db"].get(at.clone()) {
            files.get_mut("journal.db").unwrap()[at].copy_from_slice(older);
        }
    }
    put(&home.dir(), &files);
    let mut vault = home.open().unwrap();
    assert_eq!(vault.notices(), []);
    let written = vault
        .write(|tx| Ok::<_, goldseam_vault::Error>(tx.execute("INSERT INTO note VALUES (900, 'x')", [])?));
    vault.lock().unwrap();
    if written.is_ok() {
        assert_eq!(home.open().unwrap().notices(), [Notice::PagesReplaced]);
    }
}
