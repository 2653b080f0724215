//! A journal that takes a while: stopped in the middle, and gone on with.

use std::time::{Duration, Instant};

use crate::support::keys::ENTER;
use crate::support::laid::journal;
use crate::support::{App, Home, Role};

use super::files::Source;
use super::{at, choose, start};

const ENTRIES: usize = 16_000;
/// So many entries take longer than anything else that is waited for.
const LONG: Duration = Duration::from_mins(3);

/// Presses Stop once some of it was taken.
fn stop(app: &App) {
    let end = Instant::now() + LONG;
    loop {
        assert!(Instant::now() < end, "there was nothing to stop:\n{}", app.glance());
        let script = "return document.querySelector('dialog[open] progress')?.value > 2000";
        if app.js(script) == true
            && let Some(button) = app.all(Role::Button, "Stop").pop()
        {
            return button.click();
        }
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

#[test]
fn stopped_in_the_middle_and_gone_on_with() {
    let home = Home::new();
    let source = Source::day_one(&home, ENTRIES);
    let app = start(&home, |_| {});
    choose(&home, source.path());
    app.button("Choose any file…").reach();
    see_in_time(&app, "16001 entries, from");
    at(&app, "look");
    app.css("#take").focus();
    app.press(ENTER);
    stop(&app);
    see_in_time(&app, "It was stopped before its end. What came so far is here.");
    app.no_dialog();
    let came = app.js("return document.querySelector('[data-part=bring-in] li').innerText");
    let came: usize = came.as_str().unwrap().split(' ').next().unwrap().replace(',', "").parse().unwrap();
    assert!(came > 0 && came < ENTRIES, "{came} came before it was stopped");
    app.button("Go on").click();
    see_in_time(&app, "16000 of 16001 came in");
    drop(app);
    let read = journal(&home);
    let runs = read.import_runs().unwrap();
    let told: Vec<_> = runs.iter().map(|run| (run.finished, run.entries)).collect();
    assert_eq!(told, [(true, u32::try_from(ENTRIES).unwrap())], "one run, and each entry once");
    source.is_as_it_was();
}
