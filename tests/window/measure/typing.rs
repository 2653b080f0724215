//! Typing in an entry as long as a small book.

use std::time::Duration;

use chrono::{Local, TimeDelta};
use goldseam_journal::{Draft, Journal, Moment, When};
use goldseam_vault::{Cost, Passphrase};
use serde_json::{Value, json};

use super::{Asked, Figures, PASSPHRASE};
use crate::support::{App, Home};

const WORDS: usize = 20_000;
/// The pause between two keys: faster than anyone types, and not so fast that the driver is what is measured.
const BETWEEN: Duration = Duration::from_millis(40);
const TITLE: &str = "A long letter";
const TYPED: &str = "and then the rain came again, and nobody minded it. ";

pub fn measure(asked: &Asked, figures: &mut Figures) {
    let home = Home::new();
    make_letter(&home);
    let app = App::start(&home);
    app.try_passphrase(PASSPHRASE);
    app.screen("timeline");
    app.open_row(TITLE);
    app.settle();
    into_the_middle(&app);
    app.type_keys(TYPED); // the first letters of a session find everything cold
    app.js(include_str!("typing.js"));
    let letter = type_for_a_while(&app, asked);
    // how much of it is the machine's: a field with nothing in it, in the same window
    app.js("document.body.replaceChildren(document.createElement('textarea'));
         document.querySelector('textarea').focus();");
    let bare = type_for_a_while(&app, asked);
    for (what, name) in [
        ("work in a frame", "work"),
        ("from the key to the letter", "shown"),
        ("between two frames", "frames"),
    ] {
        let values = |typed: &Value| serde_json::from_value::<Vec<f64>>(typed[name].clone()).unwrap();
        figures.beside(&format!("typing among 20,000 words: {what}"), "ms", &values(&letter), &values(&bare));
    }
}

/// What the watcher saw meanwhile.
fn type_for_a_while(app: &App, asked: &Asked) -> Value {
    app.js("for (const times of Object.values(window.typed)) times.length = 0");
    for key in TYPED.chars().cycle().take(if asked.quick { 20 } else { 400 }) {
        app.press(key);
        std::thread::sleep(BETWEEN);
    }
    app.js("return window.typed")
}

/// A letter with headings, lists, quotes and emphasis throughout.
fn make_letter(home: &Home) {
    let part = include_str!("../support/letter.md");
    let parts = WORDS.div_ceil(part.split_whitespace().count());
    let body = vec![part; parts].join("\n\n");
    let then = Moment::at(Local::now().fixed_offset() - TimeDelta::hours(1), None).unwrap();
    let draft =
        Draft { title: TITLE.into(), body, happened: When::from(&then), tags: Vec::new(), starred: false };
    let passphrase = Passphrase::new(PASSPHRASE.to_owned()).unwrap();
    let mut journal = Journal::create(&home.vault(), passphrase, Cost::cheap_for_tests()).unwrap();
    journal.create_entry(&draft, &then).unwrap();
    journal.lock().unwrap();
}

/// Scrolls half way down and puts the cursor there with the mouse.
fn into_the_middle(app: &App) {
    app.js("const page = document.querySelector('[data-part=page] .page');
         page.scrollTop = page.scrollHeight / 2;");
    app.settle();
    let place = app.js("const { left, top, width, height } =
           document.querySelector('[data-part=page] .page').getBoundingClientRect();
         return [left + width / 2, top + height / 2].map(Math.round)");
    click(app, &place);
    assert_eq!(app.js("return document.activeElement.isContentEditable"), json!(true));
}

fn click(app: &App, place: &Value) {
    let to = json!({ "type": "pointerMove", "x": place[0], "y": place[1] });
    let actions = json!([to, { "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 }]);
    let body = json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": actions }] });
    app.driver.post("/actions", &body).unwrap();
}
