//! Every way to end that the help names.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{fs, process::Command};

use crate::support::{Done, PASSPHRASE, Place, flip};
use goldseam_journal::Journal;
use goldseam_vault::{Credential, Passphrase};

/// Runs the program in a shell, for what only a shell can set up.
#[cfg(target_os = "linux")]
fn in_shell(place: &Place, script: &str, args: &[&str]) -> Done {
    let command = place.command(args);
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).arg("sh").arg(command.get_program()).args(command.get_args());
    shell.output().unwrap().into()
}

#[test]
fn done_is_0() {
    let place = Place::new();
    for args in [&["list"][..], &["bin"], &["verify"], &["--help"], &["--version"], &["help", "add"]] {
        assert_eq!(place.run(args).code, 0, "{args:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn the_unexpected_is_1() {
    let place = Place::new();
    assert_eq!(in_shell(&place, r#"exec "$@" > /dev/full"#, &["list"]).failed("io"), 1);
}

#[test]
fn the_unclear_is_2() {
    let place = Place::new();
    for args in
        [&[][..], &["nonsense"], &["show"], &["show", "x"], &["show", "-1"], &["list", "--limit", "many"]]
    {
        assert_eq!(place.run(args).code, 2, "{args:?}");
    }
    assert_eq!(place.run(&["add", "x", "--title", &"x".repeat(501)]).failed("title_too_long"), 2);
    assert_eq!(place.run(&["add", "x", "--tag", &"x".repeat(61)]).failed("bad_tags"), 2);
    assert_eq!(place.run_with(&["add"], &"x".repeat(6_000_000)).failed("body_too_long"), 2);
    assert_eq!(place.run(&["--passphrase-file", "missing", "list"]).code, 2);
}

#[test]
fn a_wrong_passphrase_is_3() {
    let place = Place::new();
    fs::write(place.path("passphrase"), "not it").unwrap();
    assert_eq!(place.run(&["list"]).failed("wrong_passphrase"), 3);
    assert_eq!(place.run(&["add", "x"]).failed("wrong_passphrase"), 3);
}

#[test]
fn no_journal_is_4() {
    let place = Place::empty();
    assert_eq!(place.run(&["list"]).failed("vault_missing"), 4);
    fs::create_dir(place.vault()).unwrap();
    fs::write(place.vault().join("holiday.jpg"), "x").unwrap();
    assert_eq!(place.run(&["list"]).failed("not_a_vault"), 4);
    assert_eq!(
        fs::read_dir(place.vault()).unwrap().count(),
        1,
        "something was added to a folder that is no vault"
    );
}

#[test]
fn open_elsewhere_is_5() {
    let place = Place::new();
    let credential = Credential::Passphrase(Passphrase::new(PASSPHRASE.into()).unwrap());
    let journal = Journal::unlock(&place.vault(), &credential).unwrap();
    assert_eq!(place.run(&["list"]).failed("in_use"), 5);
    journal.lock().unwrap();
    place.run(&["list"]).ok();
}

#[test]
#[cfg(target_os = "linux")]
fn a_place_that_takes_nothing_is_6() {
    let place = Place::empty();
    // not even root may make a folder there
    let mut command = place.bare();
    command.args(["--kdf-floor", "--vault", "/sys/journal.goldseam", "--passphrase-file"]);
    command.arg(place.path("passphrase")).arg("new");
    let done: Done = command.output().unwrap().into();
    assert_eq!(done.failed("read_only"), 6);
}

#[test]
fn damage_is_7() {
    let place = Place::new();
    place.add(&["Something."]);
    let good = fs::read(place.vault().join("header")).unwrap();

    // one of the two is enough to open it, and is told of
    flip(&place.vault().join("header"), 100);
    assert!(place.run(&["list"]).err.ends_with("[header_copy_used]\n"));
    let done = place.run(&["verify"]);
    assert_eq!(done.code, 7, "{done:?}");
    assert!(done.out.contains("key file") && done.out.contains("[header]"), "{done:?}");
    assert!(done.err.ends_with("[damaged]\n"), "{done:?}");
    fs::write(place.vault().join("header"), &good).unwrap();

    for name in ["header", "header.copy"] {
        flip(&place.vault().join(name), 100);
    }
    assert_eq!(place.run(&["list"]).failed("header_damaged"), 7);
    for name in ["header", "header.copy"] {
        fs::write(place.vault().join(name), &good[..60]).unwrap();
    }
    assert_eq!(place.run(&["list"]).failed("header_truncated"), 7);
    for name in ["header", "header.copy"] {
        fs::write(place.vault().join(name), &good).unwrap();
    }
    assert_eq!(place.run(&["verify"]).code, 0);

    let database = place.vault().join("journal.db");
    let pages = fs::metadata(&database).unwrap().len() / 4096;
    flip(&database, usize::try_from(pages - 1).unwrap() * 4096 + 50);
    let done = place.run(&["--json", "verify"]);
    assert_eq!(done.code, 7, "{done:?}");
    if !done.out.is_empty() {
        let answer: serde_json::Value = serde_json::from_str(&done.out).unwrap();
        assert_eq!(answer["ok"], false);
        assert!(!answer["findings"].as_array().unwrap().is_empty());
    }
}

#[test]
fn made_by_a_newer_program_is_8() {
    let place = Place::new();
    let credential = Credential::Passphrase(Passphrase::new(PASSPHRASE.into()).unwrap());
    let mut journal = Journal::unlock(&place.vault(), &credential).unwrap();
    journal
        .vault_mut()
        .write(|tx| -> Result<(), goldseam_vault::Error> {
            Ok(tx.pragma_update(None, "user_version", 1000)?)
        })
        .unwrap();
    journal.lock().unwrap();
    assert_eq!(place.run(&["list"]).failed("newer_schema"), 8);
}

#[test]
fn no_such_entry_is_9() {
    let place = Place::new();
    for args in
        [&["show", "7"][..], &["edit", "7", "x"], &["delete", "7"], &["restore", "7"], &["history", "7"]]
    {
        assert_eq!(place.run(args).failed("not_found"), 9, "{args:?}");
    }
}

#[test]
fn something_there_already_is_10() {
    let place = Place::new();
    assert_eq!(place.run(&["new"]).failed("vault_exists"), 10);
}

#[test]
#[cfg(target_os = "linux")]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let place = Place::empty();
    place.run(&["demo", "--entries", "300"]).ok();
    let done = in_shell(&place, r#"{ "$@"; echo "ended $?" >&2; } | head -n 1"#, &["list", "--limit", "300"]);
    assert_eq!(done.err, "ended 0\n");
}

#[test]
fn no_failure_says_what_a_person_wrote() {
    let place = Place::new();
    let secret = "canary-7f3a";
    let runs: [&[&str]; 5] = [
        &["add", "x", "--tag", &format!("{secret}{}", "x".repeat(60))],
        &["add", "x", "--title", &format!("{secret}{}", "x".repeat(600))],
        &["add", "x", "--at", secret],
        &["edit", "99", secret],
        &["list", "--after", secret],
    ];
    for args in runs {
        let done = place.run(args);
        assert_ne!(done.code, 0);
        assert!(!done.err.contains(secret) && !done.err.contains(PASSPHRASE), "{done:?}");
    }
}
