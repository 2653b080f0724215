//! A journal that takes a while: stopped in the middle, and gone on with.

use std::time::{Duration, Instant};

use crate::support::keys::{CTRL, ENTER};
use crate::support::laid::journal;
use crate::support::{App, Home};

use super::files::Source;
use super::{at, choose, go, start};

const ENTRIES: usize = 16_000;
/// So many entries take longer than anything else that is waited for.
const LONG: Duration = Duration::from_mins(3);

/// Waits until some of it was taken and there is still some to take.
fn in_the_middle(app: &App) {
    let end = Instant::now() + LONG;
    while app.js("return document.querySelector('dialog[open] progress')?.value > 2000") != true {
        assert!(Instant::now() < end, "it never was in the middle:\n{}", app.glance());
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn see_in_time(app: &App, words: &str) {
    let end = Instant::now() + LONG;
    while !app.visible_text().contains(words) {
        assert!(Instant::now() < end, "{words:?} can't be read in:\n{}", app.glance());
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Looks at it and begins to take it.
fn take(app: &App, home: &Home, source: &Source) {
    choose(home, source.path());
    app.button("Choose any file…").reach();
    see_in_time(app, "16001 entries, from");
    at(app, "look");
    app.css("#take").focus();
    app.press(ENTER);
}

/// In one run, each entry once.
fn all_is_there(home: &Home, source: &Source) {
    let runs = journal(home).import_runs().unwrap();
    let told: Vec<_> = runs.iter().map(|run| (run.finished, run.entries)).collect();
    assert_eq!(told, [(true, u32::try_from(ENTRIES).unwrap())]);
    source.is_as_it_was();
}

#[test]
fn stopped_in_the_middle_and_gone_on_with() {
    let home = Home::new();
    let source = Source::day_one(&home, ENTRIES);
    let app = start(&home, |_| {});
    take(&app, &home, &source);
    in_the_middle(&app);
    app.button("Stop").click();
    see_in_time(&app, "It was stopped before its end. What came so far is here.");
    app.no_dialog();
    let came = app.js("return document.querySelector('[data-part=bring-in] li').innerText");
    let came: usize = came.as_str().unwrap().split(' ').next().unwrap().replace(',', "").parse().unwrap();
    assert!(came > 0 && came < ENTRIES, "{came} came before it was stopped");
    app.button("Go on").click();
    see_in_time(&app, "16000 of 16001 came in");
    drop(app);
    all_is_there(&home, &source);
}

#[test]
fn a_lock_in_the_middle_waits_for_nothing_and_loses_nothing() {
    let home = Home::new();
    let source = Source::day_one(&home, ENTRIES);
    let app = start(&home, |_| {});
    take(&app, &home, &source);
    in_the_middle(&app);
    app.locks(|app| app.chord(&[CTRL], 'l'));
    app.unlock();
    app.no_dialog();
    go(&app);
    take(&app, &home, &source);
    see_in_time(&app, "16000 of 16001 came in");
    drop(app);
    all_is_there(&home, &source);
}
