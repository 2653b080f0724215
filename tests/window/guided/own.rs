//! What stands before an exercise for two, and guides of one's own.

use goldseam_content::{Library, Method};
use goldseam_journal::KeptKey;
use serde_json::json;

use super::{journal, lay, meant, method, rows};
use crate::support::meant::Turn;
use crate::support::{App, Home, Role};

const OWN: &str = r#"
id = "own-harbour"
version = 1
kind = "record"
group = "thoughts"
name = "At the harbour"
summary = "Three things that the water says."
title = "water"

[[sections]]
id = "look"
name = "Looking"

[[sections.fields]]
id = "water"
kind = "text"
label = "What the water looks like"
required = true

[[sections.fields]]
id = "wind"
kind = "scale"
label = "How strong the wind is"
min = 0
max = 10
"#;

fn label(id: &str) -> &'static str {
    &Library::built_in().gate().answers.iter().find(|answer| answer.id == id).unwrap().label
}

fn ask(app: &App, method: &Method) {
    app.css(&format!("[data-guide='{}'] button.words", method.id)).click();
    app.css("[data-part=gate]");
}

#[test]
fn the_gate_and_a_guide_of_ones_own() {
    let home = Home::new();
    lay(&home, |_| {});
    let file = home.path().join("guide.toml");
    let app = App::start_with(&home, &[("GOLDSEAM_TEST_FILE", file.to_str().unwrap())]);
    app.resize(1280, 800);
    app.unlock();
    app.guides();
    the_gate(&app);
    words(&app, &file);
    a_guide(&app, &file);
    drop(app);

    let journal = journal(&home);
    assert_eq!(journal.kept(KeptKey::Gate).unwrap(), None, "nothing was to be remembered");
    let own = Method::parse("guide.toml", OWN).unwrap();
    let meant = meant::all(&own, Turn::First, "2026-01-01".parse().unwrap());
    assert_eq!(journal.entry(rows(&journal, &own.id)[0].id).unwrap().filled, Some(meant));
}

fn the_gate(app: &App) {
    let letter = method("letter-to-give");
    ask(app, letter);
    let item = &Library::built_in().gate().items[0];
    app.get(Role::Checkbox, &item.text).click();
    assert_eq!(app.get(Role::Radio, label("some")).property("checked"), json!(true));
    app.button("Continue").click();
    app.see("People who know about this");
    app.button("Back to my page").click();
    app.no_dialog();
    assert_eq!(app.js("return document.querySelector('[data-part=filling]')"), json!(null));
    // nothing is kept: the questions come again, and nothing is ticked
    ask(app, letter);
    assert_eq!(app.get(Role::Checkbox, &item.text).property("checked"), json!(false));
    app.pass_gate();
    app.part(&letter.sections[0]);
}

fn a_guide(app: &App, file: &std::path::Path) {
    std::fs::write(file, OWN.replace("max = 10", "max = -4")).unwrap();
    app.button("Make your own guide").click();
    app.button("Bring one in from a file").click();
    app.see("It cannot be kept as it is:");
    app.see("Line 25");
    app.see("sections[0].fields[1].max");
    assert!(app.all(Role::Button, "Keep this guide").is_empty());
    std::fs::write(file, OWN).unwrap();
    app.button("Choose another file").reach();
    app.button("Keep this guide").reach();
    app.see("The guide is kept.");

    let own = Method::parse("guide.toml", OWN).unwrap();
    let meant = meant::all(&own, Turn::First, app.today());
    app.begin(&own);
    app.fill_in(&own, &meant);
    app.button("Search").click();
    app.search("water");
    let rows = app.row_count(1);
    assert!(rows[0].contains("At the harbour"), "{rows:?}");
}

/// Words of one's own go into a file and come from one.
fn words(app: &App, file: &std::path::Path) {
    let feeling = "[[words]]\nkind = \"emotion\"\ntext = \"threadbare\"\n";
    std::fs::write(file, feeling.replace("text", "test")).unwrap();
    app.button("Your own words and lists").click();
    app.button("Bring some in from a file").click();
    app.see("It cannot be kept as it is:");
    std::fs::write(file, feeling).unwrap();
    app.button("Choose another file").click();
    app.button("Add these words").click();
    app.see("1 added.");
    app.see("threadbare");
    app.button("Save them as a file").click();
    app.see("Your words are saved as a file.");
    assert!(std::fs::read_to_string(file).unwrap().contains("threadbare"));
    app.button("Bring some in from a file").click();
    app.button("Add these words").click();
    app.see("1 was there already.");
    // what was said lies over the page for a while
    while let Some(notice) = app.all(Role::Button, "Close this message").pop() {
        notice.click();
    }
}

/// What is to be remembered is, and no tick with it.
#[test]
fn the_gate_remembers_only_when_asked() {
    let home = Home::new();
    lay(&home, |_| {});
    let app = super::start(&home);
    let exercise = method("listening");
    ask(&app, exercise);
    app.get(Role::Radio, label("none")).click();
    app.get(Role::Checkbox, "Remember whether to show exercises for two").click();
    app.button("Continue").click();
    app.part(&exercise.sections[0]);
    app.css(&format!("[data-guide='{}'] button.words", method("i-hear").id)).click();
    app.part(&method("i-hear").sections[0]);
    drop(app);
    assert_eq!(journal(&home).kept(KeptKey::Gate).unwrap().as_deref(), Some("clear"));
}
