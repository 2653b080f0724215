//! The timeline of a very large journal: how soon it is there, and what looking at all of it takes.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::json;

use super::{Asked, Figures, PASSPHRASE, memory};
use crate::support::{App, Home, wait_for};

/// Fewer than the app fetches at once, so that every row of the journal is fetched.
const STEP: usize = 50;
/// Looking at everything takes minutes.
const LONG: Duration = Duration::from_mins(15);

pub fn measure(asked: &Asked, figures: &mut Figures) {
    let home = Home::new();
    copy_vault(&asked.folder.join("journal.goldseam"), &home.vault());
    let entries = asked.entries;
    let times: Vec<f64> = (0..asked.rounds(11)).map(|_| unlock(&home).1).collect();
    figures.add(
        &format!("unlock to the painted timeline of {entries} entries, beyond key derivation"),
        "ms",
        &times,
    );

    let app = unlock(&home).0;
    let pause = Duration::from_secs(if asked.quick { 1 } else { 30 });
    std::thread::sleep(pause / 3);
    remember(&home, "with the timeline open", figures);
    let steps = scroll(&app);
    remember(&home, "after scrolling through all of it", figures);
    std::thread::sleep(pause);
    remember(&home, "half a minute later", figures);
    figures.add("scrolling by 50 rows, to painted rows", "ms", &steps);
}

fn remember(home: &Home, when: &str, figures: &mut Figures) {
    let by_process = memory::by_process(home.path());
    figures.add(&format!("memory {when}"), "MB", &[by_process.values().sum()]);
    for (name, megabytes) in by_process {
        figures.add(&format!("of that, {name}"), "MB", &[megabytes]);
    }
}

/// A fresh process each time, as the page after a lock is a fresh one too.
fn unlock(home: &Home) -> (App, f64) {
    let app = App::start(home);
    app.screen("unlock");
    app.settle();
    app.js(include_str!("unlock.js"));
    app.field("Passphrase").type_in(PASSPHRASE);
    // nobody is as quick from the last letter to the button as the driver
    std::thread::sleep(Duration::from_secs(1));
    app.button("Unlock").click();
    let time = wait_for(|| "no timeline".into(), || app.js("return window.unlocked").as_f64());
    (app, time)
}

fn scroll(app: &App) -> Vec<f64> {
    let length = "return Number(document.querySelector('[data-part=list] [role=option]').ariaSetSize)";
    wait_for(
        || "the list does not know its length".into(),
        || app.js(length).as_f64().filter(|rows| *rows > 50.0),
    );
    app.js_with(include_str!("listing.js"), &json!([STEP]));
    let end = Instant::now() + LONG;
    loop {
        std::thread::sleep(Duration::from_millis(500));
        let walk = app.js("return window.walk");
        if walk.is_array() {
            return serde_json::from_value(walk).unwrap();
        }
        assert!(Instant::now() < end, "the list was not seen to its end");
    }
}

pub fn copy_vault(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for file in std::fs::read_dir(from).unwrap().map(|file| file.unwrap().path()) {
        if let Some(name) = file.file_name().filter(|_| file.is_file()) {
            std::fs::copy(&file, to.join(name)).unwrap();
        }
    }
}
