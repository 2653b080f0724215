//! Another journal brought in: looked at, taken, undone, and the file it came from left as it was.

mod files;
mod larger;
mod photos;

use std::path::Path;

use goldseam_journal::{Draft, Journal, When, Within};
use serde_json::json;

use crate::support::keys::{CTRL, ENTER, RIGHT, UP};
use crate::support::laid::{self, journal};
use crate::support::{App, Element, Home, Role, wait_for};

use files::Source;

/// A journal with what `furnish` lays in it, on the page where another one is brought in.
fn start(home: &Home, furnish: impl FnOnce(&mut Journal)) -> App {
    laid::lay(home, furnish);
    let app = App::start_with(home, &[("GOLDSEAM_TEST_FILE", answer(home).to_str().unwrap())]);
    app.resize(1280, 800);
    app.unlock();
    go(&app);
    app
}

/// To the page, by the list of actions.
fn go(app: &App) {
    app.chord(&[CTRL], 'k');
    app.css("dialog[open] input");
    app.type_keys("bring in another");
    app.press(ENTER);
    app.css("[data-part=bring-in]");
}

/// Where the answer to the next file window lies.
pub fn answer(home: &Home) -> std::path::PathBuf {
    home.path().join("answer.choice")
}

/// What the next file window is answered with.
fn choose(home: &Home, path: &Path) {
    std::fs::write(answer(home), path.to_str().unwrap()).unwrap();
}

/// Chooses a file as one of this program.
fn choose_as(app: &App, home: &Home, path: &Path, form: &str, name: &str) {
    choose(home, path);
    if app.js(&format!("return !!document.querySelector('[data-form={form}].open')")) == false {
        app.css(&format!("[data-form={form}] .form")).reach();
    }
    app.button(&format!("Choose the file of {name}")).reach();
}

fn at(app: &App, step: &str) {
    app.css(&format!("[data-part=bring-in][data-step={step}]"));
}

/// What is seen on the way. The app has its answers from [`answer`].
pub fn places(app: &App, home: &Home, look: &mut dyn FnMut(&str)) {
    let source = Source::day_one(home, 12);
    go(app);
    at(app, "where");
    look("bring-in");
    choose_as(app, home, source.path(), "dayone", "Day One");
    at(app, "look");
    app.see("Bring in 12 entries");
    look("bring-in-look");
    app.button("Bring in 12 entries").reach();
    at(app, "came");
    look("bring-in-came");
}

fn accessible(app: &App) {
    app.settle();
    let violations = app.violations();
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

/// What has the focus, by its words.
fn focus_on(app: &App, words: &str) {
    let script = "const at = document.activeElement; return at.ariaLabel ?? at.textContent.trim()";
    wait_for(
        || format!("the focus is on {}, not on {words:?}", app.js(script)),
        || (app.js(script).as_str() == Some(words)).then_some(()),
    );
}

/// Chooses in a list.
fn set(list: &Element<'_>, value: &str) {
    list.js(&format!(
        "arguments[0].value = {value:?}; arguments[0].dispatchEvent(new Event('change', {{ bubbles: true }}))"
    ));
}

fn all_moods(journal: &Journal) -> Vec<(i8, Option<i8>)> {
    let moments = journal.mood_moments(Within { from: None, to: None, all: true }).unwrap();
    moments.iter().map(|moment| (moment.pleasant, moment.energy)).collect()
}

#[test]
fn day_one_looked_at_taken_and_undone() {
    let home = Home::new();
    let source = Source::day_one(&home, 3);
    let app = start(&home, |_| {});
    accessible(&app);
    choose_as(&app, &home, source.path(), "dayone", "Day One");
    at(&app, "look");
    focus_on(&app, "What is there");
    app.see("4 entries, from ");
    app.see("1: with nothing in it");
    app.see("The hill 1");
    app.see("1 tag: walk");
    accessible(&app);
    // nothing is there before it is asked for
    app.css("#first-entry");
    app.field("A tag for all of it").type_in("from before");
    app.button("Bring in 3 entries").reach();
    at(&app, "came");
    focus_on(&app, "What came of it");
    app.see("3 of 4 came in");
    app.see("4\tWith nothing in it");
    app.see("1 to 3\tTaken");
    accessible(&app);
    // lists and tags know it at once
    app.row_count(3);
    app.css(".sidebar [title='from before']");

    let table = home.path().join("report.csv");
    choose(&home, &table);
    app.button("Save as a table…").reach();
    app.see("The table is saved.");
    let rows = std::fs::read_to_string(&table).unwrap();
    assert_eq!(rows, "number,outcome,why\r\n1,taken,\r\n2,taken,\r\n3,taken,\r\n4,skipped,empty\r\n");
    source.is_as_it_was();

    app.button("Open the first entry").reach();
    app.field("Entry").type_in("More of it. ");
    app.saved();
    go(&app);
    // where the person was
    at(&app, "came");
    app.button("Undo…").reach();
    app.see("2 entries are erased for good");
    app.see("1 that you changed here stays.");
    accessible(&app);
    app.button("Take it out").click();
    app.see("2 entries are gone again. 1 that you changed is still here.");
    app.row_count(1);
    app.see("It was undone.");

    app.button("Bring in something else").reach();
    at(&app, "where");
    app.css("[data-run='1']");
    app.see("1 entry, undone");
    assert!(app.all(Role::Button, "Undo…").is_empty());
    accessible(&app);
    drop(app);
    let read = journal(&home);
    assert_eq!(
        read.import_runs().unwrap().iter().map(|run| (run.undone, run.entries)).collect::<Vec<_>>(),
        [(true, 1)]
    );
    source.is_as_it_was();
}

#[test]
fn moods_are_mapped_by_keyboard() {
    let home = Home::new();
    home.set(&json!({ "theme": "dark" }));
    let source = Source::daylio(&home);
    let app = start(&home, |_| {});
    focus_on(&app, "Bring in another journal");
    choose(&home, source.path());
    app.css("[data-form=daylio] .form").focus();
    app.press(ENTER);
    app.button("Choose the file of Daylio").focus();
    app.press(ENTER);
    at(&app, "look");
    accessible(&app);
    app.button("Look at the moods").focus();
    app.press(ENTER);
    at(&app, "moods");
    focus_on(&app, "What the moods mean here");
    app.css("[data-mood=lala]");
    app.see("Stays a word in the text");
    accessible(&app);
    app.button("Change “lala”").focus();
    app.press(ENTER);
    focus_on(&app, "How pleasant");
    for key in [RIGHT, RIGHT, UP] {
        app.press(key);
    }
    app.see("Rather pleasant, energy a bit up");
    accessible(&app);
    app.chord(&[CTRL], ENTER);
    app.no_dialog();
    focus_on(&app, "Change “lala”");
    app.button("Change “awful”").focus();
    app.press(ENTER);
    app.button("Keep it as a word").focus();
    app.press(ENTER);
    app.no_dialog();
    focus_on(&app, "Change “awful”");
    app.button("Done").focus();
    app.press(ENTER);
    at(&app, "look");
    app.css("#take").focus();
    app.press(ENTER);
    at(&app, "came");
    accessible(&app);
    drop(app);
    let mut moods = all_moods(&journal(&home));
    moods.sort_unstable();
    // what was left alone is as it was suggested: the best of Daylio's five
    assert_eq!(moods, [(2, Some(1)), (4, moods[1].1)]);
    source.is_as_it_was();
}

#[test]
fn columns_of_a_table() {
    let home = Home::new();
    let source = Source::table(&home);
    let app = start(&home, |_| {});
    choose_as(&app, &home, source.path(), "csv", "Table (CSV)");
    at(&app, "columns");
    focus_on(&app, "What each column is");
    app.see("The dates can be read in two ways.");
    assert_eq!(app.button("See what is there").property("disabled"), true);
    accessible(&app);
    let column = |at: usize| app.css(&format!("[data-column='{at}'] select"));
    assert_eq!(column(0).property("value"), "date");
    assert_eq!(column(2).property("value"), "number");
    // a day there must be
    set(&column(0), "extra");
    app.get(Role::Radio, "The day first, like 31/12/2025").click();
    app.see("One column has to be the day it is about.");
    set(&column(0), "date");
    set(&column(3), "title");
    app.button("See what is there").reach();
    at(&app, "look");
    app.see("A long walk");
    app.css("#take").reach();
    at(&app, "came");
    app.row_count(2);
    wait_for(|| format!("{:?}", app.rows()), || app.rows()[0].contains("Home again").then_some(()));
    drop(app);
    let read = journal(&home);
    let first = read.import_first(1).unwrap().unwrap();
    let entry = read.entry(first).unwrap();
    assert_eq!(
        (entry.title.as_str(), entry.happened.day().to_string()),
        ("A long walk", "2024-04-03".into())
    );
    source.is_as_it_was();
}

#[test]
fn a_wrong_file_is_told_calmly() {
    let home = Home::new();
    let (daylio, noise) = (Source::daylio(&home), Source::noise(&home));
    let app = start(&home, |_| {});
    // a file of another program
    choose_as(&app, &home, daylio.path(), "dayone", "Day One");
    at(&app, "which");
    app.see("It does not look like something from Day One.");
    accessible(&app);
    app.button("Read it as Day One").click();
    app.see("That is not what this program writes.");
    accessible(&app);
    app.button("Read it as Daylio").click();
    at(&app, "look");
    app.button("Another file").reach();
    at(&app, "where");
    // no journal at all
    choose_as(&app, &home, noise.path(), "daylio", "Daylio");
    app.css("[data-part=bring-in] [role=alert]");
    choose(&home, noise.path());
    app.button("Choose any file…").reach();
    at(&app, "which");
    app.see("It looks like nothing that is known here. Nothing was changed.");
    app.button("Another file").click();
    // one that has gone
    choose_as(&app, &home, &home.path().join("gone.zip"), "daylio", "Daylio");
    app.see("What you chose is no longer there.");
    drop(app);
    assert!(journal(&home).import_runs().unwrap().is_empty());
    daylio.is_as_it_was();
    noise.is_as_it_was();
}

#[test]
fn an_encrypted_archive_is_taken() {
    let home = Home::new();
    let source = Source::archive(&home, "a paper boat");
    let app = start(&home, |journal| {
        let at = laid::ago(1);
        let draft = Draft {
            title: "Written here".into(),
            body: "A line.".into(),
            happened: When::from(&at),
            tags: vec![],
            starred: false,
        };
        journal.create_entry(&draft, &at).unwrap();
    });
    choose(&home, source.path());
    app.button("Choose any file…").reach();
    at(&app, "sealed");
    accessible(&app);
    app.field("Password of the file").type_in("a paper plane");
    app.press(ENTER);
    app.see("That passphrase does not open the archive.");
    accessible(&app);
    app.field("Password of the file").type_in("a paper boat");
    app.press(ENTER);
    at(&app, "archive");
    app.see("2 entries");
    accessible(&app);
    app.button("Bring it in").click();
    at(&app, "came");
    app.see("2 entries came in");
    app.row_count(3);
    accessible(&app);
    app.button("Undo…").click();
    app.see("Everything that you wrote here yourself stays");
    app.button("Take it out").click();
    app.row_count(1);
    source.is_as_it_was();
}

#[test]
fn a_password_is_asked_where_it_is_needed() {
    let home = Home::new();
    let source = Source::sealed_jrnl(&home);
    let app = start(&home, |_| {});
    choose_as(&app, &home, source.path(), "jrnl", "jrnl");
    at(&app, "sealed");
    app.field("Password of the file").type_in("a paper plane");
    app.press(ENTER);
    app.see("this password does not open it.");
    app.field("Password of the file").type_in("a paper boat, a lantern");
    app.press(ENTER);
    at(&app, "look");
    // it left the page as it was typed, and is not asked again
    assert!(!app.js("return document.documentElement.outerHTML").as_str().unwrap().contains("a lantern"));
    app.css("#take").reach();
    at(&app, "came");
    app.button("Open the first entry");
    source.is_as_it_was();
}
