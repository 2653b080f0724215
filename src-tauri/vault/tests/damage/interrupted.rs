//! A crash while the log is written back: whatever of it had happened, the pages are those of the
//! record, and nothing is told that is not so.

use goldseam_vault::Notice;

use super::{Files, Said, look, notes, open_with, put, set, words};
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

/// What a disk that takes a part of a record leaves of the counter: `taken` bytes of the record of the last commit,
/// which is in the second half, over what was there before.
fn begun(before: &[u8], after: &[u8], taken: usize) -> Vec<u8> {
    let mut counter = before.to_vec();
    counter[512..512 + taken].copy_from_slice(&after[512..512 + taken]);
    counter
}

/// The folder of a vault whose program was killed just after a commit with an odd number, and the counter before it.
fn killed(home: &Home) -> (Files, Vec<u8>) {
    home.vault(5).lock().unwrap();
    let mut vault = home.open().unwrap();
    for n in 0.. {
        let before = bytes(&home.dir())["counter"].clone();
        set(&mut vault, n, &words(n));
        let after = bytes(&home.dir());
        // not the first, so that the record of two commits before names a log too
        if n > 1 && after["counter"][512] != before[512] {
            return (after, before);
        }
    }
    unreachable!()
}

/// Cut short behind its code a record counts, and before that it is one that nobody can vouch for.
#[test]
fn a_record_that_was_begun_is_no_damage() {
    let home = Home::new();
    let (files, before) = killed(&home);
    let with = |counter| {
        let mut files = files.clone();
        files.insert("counter".into(), counter);
        files
    };
    let told = Ok(vec![Notice::CounterDamaged]);
    // of the last bytes alone nobody can say whether they are older ones or spoiled ones
    for taken in (0..=104).chain([112]) {
        let counter = begun(&before, &files["counter"], taken);
        // the code is whole one byte early where the older record's last byte happens to be the same
        let code_is_whole = counter[512..552] == files["counter"][512..552];
        let said = open_with(&home, &with(counter));
        if taken == 0 || code_is_whole {
            assert!(said.nothing(), "{taken}: {said:?}");
        } else {
            assert_eq!(said, Said { opened: told.clone(), found: vec![] }, "{taken}");
        }
        assert!(look(&mut home.open().unwrap()).nothing(), "{taken}, opened again");
    }
    // it is whole again before anything follows it, and read as whole where nothing does
    put(&home.dir(), &with(begun(&before, &files["counter"], 56)));
    home.open().unwrap().lock().unwrap();
    assert!(look(&mut home.open().unwrap()).nothing());
    put(&home.dir(), &with(begun(&before, &files["counter"], 56)));
    let mut vault = home.open().unwrap();
    (0..3).for_each(|n| set(&mut vault, n, "written after it"));
    let killed = bytes(&home.dir());
    drop(vault);
    assert!(open_with(&home, &killed).nothing());
}

/// The last record of all says that the log is empty: nothing else would write it again.
#[test]
fn a_record_that_was_begun_at_the_lock_is_ended_at_the_next() {
    let home = Home::new();
    let (killed, _) = killed(&home);
    put(&home.dir(), &killed);
    home.open().unwrap().lock().unwrap();
    let locked = bytes(&home.dir());
    let mut files = locked.clone();
    files.insert("counter".into(), begun(&killed["counter"], &locked["counter"], 56));
    assert_ne!(files["counter"], locked["counter"]);
    put(&home.dir(), &files);
    let vault = home.open().unwrap();
    assert_eq!((vault.notices(), vault.verify().unwrap()), (&[][..], vec![]));
    vault.lock().unwrap();
    assert_eq!(bytes(&home.dir())["counter"], locked["counter"]);
}

/// The code must be whole, and the commit must be there.
#[test]
fn a_record_that_was_begun_vouches_for_its_own_commit_alone() {
    let home = Home::new();
    let (files, before) = killed(&home);
    let begun = begun(&before, &files["counter"], 56);
    for (at, bit) in (512..512 + 40).flat_map(|at| (0..8).map(move |bit| (at, bit))) {
        let mut files = files.clone();
        let mut counter = begun.clone();
        counter[at] ^= 1 << bit;
        files.insert("counter".into(), counter);
        assert!(!open_with(&home, &files).nothing(), "bit {bit} of byte {at}");
    }
    let mut files = files.clone();
    files.insert("counter".into(), begun);
    let log = files.get_mut("journal.db-wal").unwrap();
    log.truncate(log.len() - 1);
    assert!(!open_with(&home, &files).nothing(), "the last commit is gone");
}
