//! What could hold a lock up does not: windows of the system, a page that hangs, long work, a clock.

use std::process::Command;
use std::time::Duration;

use goldseam_content::Library;
use goldseam_journal::Filter;
use serde_json::json;

use super::desk::Desk;
use super::{again, is_closed, locks, open};
use crate::support::flows::PASSPHRASE;
use crate::support::hands::Hands;
use crate::support::keys::{CTRL, ENTER};
use crate::support::laid::{journal, lay};
use crate::support::{Home, wait_for};

/// How many windows on a screen have this name now.
fn windows(screen: &str, name: &str) -> usize {
    let search = ["search", "--onlyvisible", "--name", name];
    let found = Command::new("xdotool").args(search).env("DISPLAY", screen).output().unwrap();
    String::from_utf8(found.stdout).unwrap().lines().count()
}

#[track_caller]
fn wait_for_windows(screen: &str, name: &str, are: bool) {
    let why = || format!("windows named {name:?}: {}", windows(screen, name));
    wait_for(why, || ((windows(screen, name) > 0) == are).then_some(()));
}

/// No test answers this window: it is the system's own, and open when the screen is locked.
#[test]
fn a_lock_waits_for_no_file_window() {
    let home = Home::new();
    let (desk, app) = open(&home, &[]);
    app.take_out();
    app.css("#take-out-choose").reach();
    wait_for_windows(app.screen_name(), "Where to write it", true);
    locks(&app, &home, || desk.session_locks());
    wait_for_windows(app.screen_name(), "Where to write it", false);
    again(&app);
}

/// The window in which a printer is chosen keeps the page from doing anything for as long as it is open. By the
/// keyboard, since nothing is printed from a window that is driven.
#[test]
fn a_lock_waits_for_no_print_window() {
    let home = Home::new();
    lay(&home, |_| ());
    let desk = Desk::start(home.path());
    let hands = Hands::start_with(&home, &desk.environment());
    hands.screen("unlock");
    hands.type_text(PASSPHRASE);
    hands.press(&["Return"]);
    hands.screen("timeline");
    desk.is_heard();
    hands.press(&["ctrl+n"]);
    std::thread::sleep(Duration::from_millis(700));
    hands.type_text("Typed before printing");
    hands.choose("print this entry");
    // from the careful answer to the other
    hands.press(&["Tab", "Return"]);
    wait_for_windows(hands.screen_name(), "^Print$", true);
    let page = hands.web_process();
    desk.session_locks();
    wait_for(|| "the journal stays open".into(), || is_closed(&home).then_some(()));
    wait_for_windows(hands.screen_name(), "^Print$", false);
    hands.screen("unlock");
    assert_ne!(hands.web_process(), page, "the page was not replaced");
    hands.kill();
    let kept = journal(&home);
    let row = kept.timeline(&Filter::default(), None, 1).unwrap().rows.remove(0);
    assert_eq!(kept.entry(row.id).unwrap().body, "Typed before printing");
}

#[test]
fn a_page_that_hangs_holds_nothing_up() {
    let home = Home::new();
    let (desk, app) = open(&home, &[]);
    // for longer than anything is waited for here
    app.js(
        "setTimeout(() => { for (const end = performance.now() + 90_000; performance.now() < end;); }, 50)",
    );
    std::thread::sleep(Duration::from_millis(200));
    desk.session_locks();
    wait_for(|| "the journal stays open".into(), || is_closed(&home).then_some(()));
}

/// A file whose bytes are still to come is long work that holds the journal. It is stopped, and nothing of it is there.
#[test]
fn long_work_is_stopped_and_leaves_nothing_half() {
    let home = Home::new();
    let (desk, app) = open(&home, &[]);
    app.js("const { invoke, transformCallback } = window.__TAURI_INTERNALS__;
         window.told = false;
         const tell = '__CHANNEL__:' + transformCallback(() => (window.told = true));
         invoke('attach_sent', { entry: 1, name: 'long.bin', bytes: 1e6, tell }).catch(() => {});");
    wait_for(|| "the work does not begin".into(), || (app.js("return window.told") == true).then_some(()));
    locks(&app, &home, || desk.session_locks());
    again(&app);
    let files = "window.__TAURI_INTERNALS__.invoke('attachments', { entry: 1 }).then(done)";
    assert_eq!(app.js_async(files), json!([]));
}

/// While people talk by a clock nobody touches a key. The screen's lock is another matter.
#[test]
fn a_clock_holds_off_idleness_and_nothing_else() {
    /// Longer than the page takes to tell that somebody is there.
    const IDLE: u64 = 14;
    let home = Home::new();
    let (desk, app) = open(&home, &[("GOLDSEAM_TEST_IDLE_SECONDS", &IDLE.to_string())]);
    let talk = Library::built_in().method("weekly-check-in-two").unwrap();
    app.guides();
    app.begin(talk);
    for section in &talk.sections {
        app.part(section);
        if section.id == "issue" {
            break;
        }
        app.chord(&[CTRL], ENTER);
    }
    app.css("[data-part=timer] button").reach();
    app.css("[data-part=timer].running");
    std::thread::sleep(Duration::from_secs(IDLE + 3));
    assert!(!is_closed(&home), "it locked by itself while the clock ran");
    locks(&app, &home, || desk.another_person_comes());
}

/// A fault of the web view, or no memory for it: what is left is a window, and it would be an empty one before an
/// open journal.
#[test]
fn a_page_that_ends_by_itself_leaves_no_open_journal() {
    let home = Home::new();
    lay(&home, super::entry);
    let hands = Hands::start_alone(&home);
    hands.screen("unlock");
    for _ in 0..2 {
        hands.type_text(PASSPHRASE);
        hands.press(&["Return"]);
        hands.screen("timeline");
        assert!(!is_closed(&home));
        let page = hands.web_process();
        assert!(Command::new("kill").args(["-s", "ABRT", &page.to_string()]).status().unwrap().success());
        hands.screen("unlock-page-ended");
        assert_ne!(hands.web_process(), page);
        assert!(is_closed(&home));
    }
    // and the lock that somebody asked for says nothing of it
    hands.type_text(PASSPHRASE);
    hands.press(&["Return"]);
    hands.screen("timeline");
    hands.press(&["ctrl+l"]);
    hands.screen("unlock");
}
