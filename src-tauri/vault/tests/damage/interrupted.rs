//! A crash while the log is written back: whatever of it had happened, the pages are those of the
//! record, and nothing is told that is not so.

use goldseam_vault::Notice;

use super::{Files, look, notes, open_with, put, set, words};
use crate::common::{Home, bytes};

/// The folder just before and just after the log is written back while the vault is open. The log of
/// both is the one of after, which is complete: it is emptied or begun again only later.
fn around(home: &Home) -> (Files, Files, Vec<(i64, String)>) {
    let mut vault = home.vault(0);
    (0..60).for_each(|n| set(&mut vault, n, &words(n)));
    vault.lock().unwrap();
    let mut vault = home.open().unwrap();
    let mut before = bytes(&home.dir());
    for n in 0.. {
        set(&mut vault, n % 200, &words(n * 3));
        let after = bytes(&home.dir());
        if after["pages"] != before["pages"] {
            before.insert("journal.db-wal".into(), after["journal.db-wal"].clone());
            let expected = notes(&vault).unwrap();
            return (before, after, expected);
        }
        before = after;
    }
    unreachable!()
}

#[test]
fn no_moment_of_it_is_mistaken() {
    let home = Home::new();
    let (before, after, expected) = around(&home);
    let same = |files: &Files, what: &str| {
        put(&home.dir(), files);
        let mut vault = home.open().unwrap();
        let said = look(&mut vault);
        assert!(said.nothing(), "{what}: {said:?}");
        assert_eq!(notes(&vault).unwrap(), expected, "{what}");
        vault.lock().unwrap();
        assert!(look(&mut home.open().unwrap()).nothing(), "{what}, and locked");
    };
    same(&before, "before anything");
    let mut files = before.clone();
    files.insert("pages".into(), after["pages"].clone());
    same(&files, "the record is written");
    files.insert("counter".into(), after["counter"].clone());
    same(&files, "the counter knows");
    let pages = after["journal.db"].len() / 4096;
    for written in [1, 2, pages / 3, pages / 2, pages - 1] {
        // some pages are written and some are not; one is torn
        let mut mixed = before["journal.db"].clone();
        mixed.resize(mixed.len().max(written * 4096), 0);
        mixed[..written * 4096].copy_from_slice(&after["journal.db"][..written * 4096]);
        let torn = written * 4096..(written * 4096 + 512).min(mixed.len());
        mixed[torn.clone()].copy_from_slice(&after["journal.db"][torn]);
        files.insert("journal.db".into(), mixed);
        same(&files, "some pages are written");
    }
    same(&after, "all is written");
}

/// The record is true after a crash too: an older page in the part of the file that the log does not
/// cover is seen.
#[test]
fn an_older_page_is_seen_after_a_crash() {
    let home = Home::new();
    let mut vault = home.vault(0);
    (0..400).for_each(|n| set(&mut vault, n, &words(n)));
    vault.lock().unwrap();
    let older = bytes(&home.dir());
    let mut vault = home.open().unwrap();
    (0..400).for_each(|n| set(&mut vault, n, &words(n + 1)));
    vault.lock().unwrap();
    let mut vault = home.open().unwrap();
    set(&mut vault, 1, "the last before the crash");
    let mut files = bytes(&home.dir());
    drop(vault);
    assert!(open_with(&home, &files).nothing());
    let page = files["journal.db"].len() / 4096 / 2;
    let at = page * 4096..(page + 1) * 4096;
    files.get_mut("journal.db").unwrap()[at.clone()].copy_from_slice(&older["journal.db"][at]);
    assert_eq!(open_with(&home, &files).opened, Ok(vec![Notice::PagesReplaced]));
}
