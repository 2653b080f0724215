//! What is copied from the app goes off the clipboard again.

use std::process::{Command, Output};

use super::desk::Desk;
use super::{locks, open};
use crate::support::flows::PASSPHRASE;
use crate::support::keys::CTRL;
use crate::support::{App, Home, wait_for};

fn xclip(app: &App, selection: &str, kind: &str) -> Output {
    let ask = ["-o", "-selection", selection, "-target", kind];
    Command::new("xclip").args(ask).env("DISPLAY", app.screen_name()).output().unwrap()
}

/// What another program gets when it asks for the clipboard, or for what is marked.
fn copied(app: &App, selection: &str) -> Option<String> {
    let got = xclip(app, selection, "UTF8_STRING");
    got.status.success().then(|| String::from_utf8(got.stdout).unwrap())
}

/// Has the recovery code on the screen, and copies it.
fn copy_code(app: &App) {
    app.choose_passphrase(PASSPHRASE);
    app.screen("welcome-recovery");
    app.button("Copy").click();
    app.see("taken off the clipboard again");
}

#[test]
fn a_copied_code_is_marked_as_a_secret_and_goes_with_the_lock() {
    let home = Home::new();
    let desk = Desk::start(home.path());
    let app = App::start_with(&home, &desk.environment());
    copy_code(&app);
    desk.is_heard();
    let code = copied(&app, "clipboard").unwrap();
    assert_eq!(code.split('-').count(), 7);
    assert_eq!(xclip(&app, "clipboard", "x-kde-passwordManagerHint").stdout, b"secret");
    locks(&app, &home, || desk.session_locks());
    assert_eq!(copied(&app, "clipboard"), None);
}

#[test]
fn a_copied_code_goes_after_a_while() {
    let home = Home::new();
    let app = App::start_with(&home, &[("GOLDSEAM_TEST_COPY_SECONDS", "3")]);
    copy_code(&app);
    assert!(copied(&app, "clipboard").is_some());
    wait_for(|| "it stays".into(), || copied(&app, "clipboard").is_none().then_some(()));
}

/// Also what the person copied or only marked in the page.
#[test]
fn what_was_marked_and_copied_goes_with_the_lock() {
    let home = Home::new();
    let (desk, app) = open(&home, &[]);
    app.field("Entry").type_in("Words to be copied");
    app.chord(&[CTRL], 'a');
    app.chord(&[CTRL], 'c');
    let words = || copied(&app, "clipboard").filter(|words| words.trim() == "Words to be copied");
    wait_for(|| "nothing was copied".into(), words);
    locks(&app, &home, || desk.session_locks());
    for selection in ["clipboard", "primary"] {
        assert_eq!(copied(&app, selection).unwrap_or_default(), "", "{selection}");
    }
}
