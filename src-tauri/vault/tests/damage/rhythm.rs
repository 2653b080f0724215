//! When the whole database is checked.

use super::{NOW, checked, put, set, words};
use crate::common::{Home, bytes};
use goldseam_vault::Notice;

const DAY: i64 = 24 * 60 * 60;

#[test]
fn once_a_week_and_after_a_crash() {
    let home = Home::new();
    let mut vault = home.vault(3);
    assert!(vault.check_due(NOW).unwrap());
    checked(&mut vault).unwrap();
    for (later, due) in [(0, false), (6 * DAY, false), (8 * DAY, true), (-DAY, true)] {
        assert_eq!(vault.check_due(NOW + later).unwrap(), due, "{later} seconds later");
    }
    vault.lock().unwrap();

    let mut vault = home.open().unwrap();
    set(&mut vault, 1, "a change");
    let killed = bytes(&home.dir());
    drop(vault);
    put(&home.dir(), &killed);
    let mut vault = home.open().unwrap();
    vault.check_some(NOW).unwrap();
    assert!(vault.check_due(NOW).unwrap());
    // it stays due until it was made
    vault.lock().unwrap();
    let mut vault = home.open().unwrap();
    assert!(vault.check_due(NOW).unwrap());
    checked(&mut vault).unwrap();
    assert!(!vault.check_due(NOW).unwrap());
}

#[test]
fn damage_that_nobody_reads_is_found_when_it_is_due() {
    let home = Home::new();
    let mut vault = home.vault(0);
    (0..40).for_each(|n| set(&mut vault, n, &words(n)));
    checked(&mut vault).unwrap();
    vault.lock().unwrap();
    let mut files = bytes(&home.dir());
    // the fifth page holds notes; its end, which the record knows, stays as it was
    let at = 4 * 4096 + 1000;
    files.get_mut("journal.db").unwrap()[at] ^= 1;
    put(&home.dir(), &files);
    let mut vault = home.open().unwrap();
    checked(&mut vault).unwrap();
    assert_eq!(vault.notices(), [], "not due yet");
    drop(vault);
    let mut vault = home.open().unwrap();
    while !vault.check_some(NOW + 8 * DAY).unwrap() {}
    assert_eq!(vault.notices(), [Notice::Damaged]);
    assert!(vault.check_due(NOW + 8 * DAY).unwrap(), "until it ends well");
}
