//! The vault, its passphrase and its recovery code.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;

use crate::support::{Done, PASSPHRASE, Place, feed};

/// Changes the passphrase with these lines on standard input.
fn change(place: &Place, extra: &[&str], lines: &str) -> Done {
    let mut command = place.bare();
    command.args(["--kdf-floor", "--passphrase-file", "-", "--vault"]).arg(place.vault());
    command.args(["passphrase", "change"]).args(extra);
    feed(command, lines.as_bytes())
}

fn opens(place: &Place, passphrase: &str) -> bool {
    fs::write(place.path("passphrase"), passphrase).unwrap();
    let done = place.run(&["list"]);
    assert!(done.code == 0 || done.code == 3, "{done:?}");
    done.code == 0
}

#[test]
fn a_new_vault_is_where_the_window_looks_for_it() {
    let place = Place::empty();
    let mut command = place.bare();
    command.env("XDG_DATA_HOME", place.path("data")).args(["--kdf-floor", "--passphrase-file"]);
    command.arg(place.path("passphrase")).arg("new");
    let done: Done = command.output().unwrap().into();
    assert!(done.ok().contains("recovery new"));
    if cfg!(target_os = "linux") {
        assert!(place.path("data/goldseam/journal.goldseam/header").exists());
    }
}

#[test]
fn the_vault_may_be_named_in_the_environment() {
    let place = Place::new();
    let mut command = place.bare();
    command
        .env("GOLDSEAM_VAULT", place.vault())
        .arg("--passphrase-file")
        .arg(place.path("passphrase"))
        .arg("list");
    let done: Done = command.output().unwrap().into();
    assert_eq!(done.ok(), "Nothing here yet.\n");
}

#[test]
fn a_new_vault_never_takes_the_place_of_another() {
    let place = Place::new();
    place.add(&["Still here."]);
    assert_eq!(place.run(&["new"]).failed("vault_exists"), 10);
    assert_eq!(place.body("1"), "Still here.");
}

#[test]
fn a_passphrase_may_be_any_text() {
    for passphrase in [" spaces count ", "pässwörd ключ 🔑", "-", "a\tb"] {
        let place = Place::empty();
        fs::write(place.path("passphrase"), format!("{passphrase}\nsecond line is not read\n")).unwrap();
        place.run(&["new"]).ok();
        assert!(opens(&place, passphrase));
        if passphrase.starts_with(' ') {
            assert!(!opens(&place, passphrase.trim()));
        }
    }
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let place = Place::new();
    let told = change(&place, &[], &format!("{PASSPHRASE}\nnew one\n")).ok();
    assert!(told.contains("Copies of its folder"));
    assert!(opens(&place, "new one"));
    assert!(!opens(&place, PASSPHRASE));
    assert_eq!(change(&place, &[], "wrong\nother\n").failed("wrong_passphrase"), 3);
    assert_eq!(change(&place, &[], "new one\n\n").failed("empty_passphrase"), 2);
    assert!(opens(&place, "new one"));

    fs::write(place.path("next"), "from a file").unwrap();
    let file = place.path("next");
    change(&place, &["--new-passphrase-file", file.to_str().unwrap()], "new one").ok();
    assert!(opens(&place, "from a file"));
}

#[test]
fn the_recovery_code_stands_in_for_a_lost_passphrase() {
    let place = Place::new();
    let first = place.run(&["recovery", "new"]).ok();
    let code = place.json(&["recovery", "new", "--yes"])["recoveryCode"].as_str().unwrap().to_owned();
    assert_eq!(code.split('-').map(str::len).collect::<Vec<_>>(), [4; 7]);
    // the first one was replaced
    assert_eq!(
        change(&place, &["--recovery"], &format!("{first}lost and found\n")).failed("wrong_recovery_code"),
        3
    );
    assert_eq!(change(&place, &["--recovery"], "ABCD\nx\n").failed("malformed_recovery_code"), 3);
    change(&place, &["--recovery"], &format!("{}\nlost and found\n", code.to_lowercase().replace('-', " ")))
        .ok();
    assert!(opens(&place, "lost and found"));
    assert!(!opens(&place, PASSPHRASE));
}

#[test]
fn secrets_are_never_arguments() {
    let place = Place::new();
    for args in [&["--passphrase", "x", "list"][..], &["list", "-p", "x"], &["passphrase", "change", "new"]] {
        assert_eq!(place.run(args).code, 2);
    }
    // without a terminal and without a file there is nobody to ask
    #[cfg(target_os = "linux")]
    {
        let mut alone = std::process::Command::new("setsid");
        alone.arg("--wait").arg(place.bare().get_program()).arg("--vault").arg(place.vault()).arg("list");
        let done: Done = alone.output().unwrap().into();
        assert_eq!(done.failed("usage"), 2);
    }
}
