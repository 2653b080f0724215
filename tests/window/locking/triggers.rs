//! Each reason to lock: nobody waits for anything, and what was typed without a pause is there afterwards.

use std::process::Command;
use std::time::Duration;

use goldseam_journal::Filter;
use serde_json::json;
use x11rb::protocol::xproto::{ClientMessageEvent, ConnectionExt, EventMask};

use super::desk::Desk;
use super::{again, is_closed, locks, open};
use crate::support::keys::{CTRL, END};
use crate::support::laid::journal;
use crate::support::{App, Home, wait_for};

/// The goal: 99 of 100 locks are done within a second.
const GOAL: Duration = Duration::from_secs(1);

/// Tells what leads to a lock.
type Tells = fn(&Desk, &App);

/// What the system tells, by the names that the proof has for it.
const TOLD: [(&str, Tells); 13] = [
    ("suspend", |desk, _| desk.sleeps(true)),
    ("shutdown", |desk, _| desk.shuts_down(true)),
    ("lid, told by logind", |desk, _| desk.lid_closes(true)),
    ("lid, told by UPower", |desk, _| desk.lid_closes(false)),
    ("user switch", |desk, _| desk.another_person_comes()),
    ("screen lock, asked for by logind", |desk, _| desk.session_locks()),
    ("screen lock, told by logind", |desk, _| desk.session_is_locked()),
    ("screen lock, told by the screen saver", |desk, _| {
        desk.screen_saver("org.freedesktop.ScreenSaver", true);
    }),
    ("screen lock, told by GNOME", |desk, _| desk.screen_saver("org.gnome.ScreenSaver", true)),
    ("screen lock, told by the portal", |desk, _| desk.portal_tells_of_screen()),
    ("session end, told by the portal", |desk, _| desk.portal_ends_session()),
    ("minimised", |_, app| iconify(app)),
    ("keys", |_, app| app.chord(&[CTRL], 'l')),
];

/// Takes the window off the screen, as a window manager does with one that is minimised.
fn iconify(app: &App) {
    on_window(app, "windowunmap");
}

fn on_window(app: &App, what: &str) {
    let search = ["search", "--name", "^Notes$", what, "%@"];
    let done = Command::new("xdotool").args(search).env("DISPLAY", app.screen_name()).status().unwrap();
    assert!(done.success());
}

/// Makes everything as it was before the trigger.
fn calm(desk: &Desk, app: &App, name: &str) {
    match name {
        "suspend" | "shutdown" => {
            // nothing is asleep before the journal is closed, and the next time it waits again
            desk.may_sleep();
            desk.sleeps(false);
            desk.is_heard();
        }
        "minimised" => on_window(app, "windowmap"),
        _ => {}
    }
}

#[test]
fn whatever_locks_keeps_what_was_typed_and_is_quick() {
    let home = Home::new();
    home.set(&json!({ "lockMinimised": true }));
    let (desk, app) = open(&home, &[]);
    let times = goldseam_proof::size(1, 100);
    let mut wanted = String::new();
    for (name, tell) in TOLD {
        let mut took = Vec::new();
        for n in 0..times {
            let words = format!("{name} {n}, ");
            app.field("Entry").focus();
            app.chord(&[CTRL], END);
            app.field("Entry").type_in(&words);
            // at once, without the pause in which it would be saved by itself
            took.push(locks(&app, &home, || tell(&desk, &app)));
            calm(&desk, &app, name);
            again(&app);
            wanted += &words;
            assert_eq!(app.field("Entry").text(), wanted.trim_end(), "after {name}");
        }
        goldseam_proof::measured("G13", &format!("{name} to locked"), &took, GOAL);
    }
}

/// Asks the app itself to end, as a desktop does with its programs at the end of a session.
fn terminate(app: &App) {
    let search = ["search", "--name", "^Notes$", "getwindowpid"];
    let found = Command::new("xdotool").args(search).env("DISPLAY", app.screen_name()).output().unwrap();
    let id = String::from_utf8(found.stdout).unwrap();
    assert!(Command::new("kill").args(["-s", "TERM", id.trim()]).status().unwrap().success());
}

/// Closes the window as a window manager does when the button of its frame is pressed.
fn close(app: &App) {
    let (x11, _) = x11rb::connect(Some(app.screen_name())).unwrap();
    let atom = |name: &str| x11.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom;
    let (protocols, quit) = (atom("WM_PROTOCOLS"), atom("WM_DELETE_WINDOW"));
    for window in windows(app) {
        let event = ClientMessageEvent::new(32, window, protocols, [quit, 0, 0, 0, 0]);
        x11.send_event(false, window, EventMask::NO_EVENT, event).unwrap().check().unwrap();
    }
}

/// The ids of the app's windows.
fn windows(app: &App) -> Vec<u32> {
    let search = ["search", "--onlyvisible", "--name", "^Notes$"];
    let found = Command::new("xdotool").args(search).env("DISPLAY", app.screen_name()).output().unwrap();
    String::from_utf8(found.stdout).unwrap().lines().map(|id| id.parse().unwrap()).collect()
}

#[test]
fn what_was_typed_is_there_after_the_end() {
    for (name, end) in [("end of the session", terminate as fn(&App)), ("closed window", close as fn(&App))] {
        let mut took = Vec::new();
        for n in 0..goldseam_proof::size(1, 100) {
            let home = Home::new();
            let (_desk, app) = open(&home, &[]);
            let words = format!("Typed before the end, {n}");
            app.field("Entry").type_in(&words);
            let since = std::time::Instant::now();
            end(&app);
            wait_for(|| format!("{name}: it stays open"), || is_closed(&home).then_some(()));
            took.push(since.elapsed());
            drop(app);
            let kept = journal(&home);
            let row = kept.timeline(&Filter::default(), None, 1).unwrap().rows.remove(0);
            assert_eq!(kept.entry(row.id).unwrap().body, words, "after the {name}");
        }
        goldseam_proof::measured("G13", &format!("{name} to locked"), &took, GOAL);
    }
}

#[test]
fn what_is_told_of_others_or_is_not_wanted_locks_nothing() {
    let home = Home::new();
    let (desk, app) = open(&home, &[]);
    desk.others_lock();
    desk.screen_saver("org.gnome.ScreenSaver", false);
    desk.sleeps(false);
    iconify(&app);
    on_window(&app, "windowmap");
    // what comes after all of these has been told after them
    app.field("Entry").type_in("Still here");
    app.saved();
    assert!(!is_closed(&home));
    locks(&app, &home, || desk.session_locks());
}
