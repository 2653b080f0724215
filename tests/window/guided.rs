//! What guides: every method filled in through the window, and what leads to it and away from it.

mod calm;
mod help;
mod measure;
mod own;
mod thread;

use goldseam_content::{Answer, Field, Filled, Library, Method, Section};
use goldseam_journal::{Draft, EntryId, Journal, Row, When};

use crate::support::laid::{ago, day, filled, journal, lay};
use crate::support::meant::{self, Turn};
use crate::support::{App, Home};

fn method(id: &str) -> &'static Method {
    Library::built_in().method(id).unwrap()
}

fn note(journal: &mut Journal, title: &str, body: &str) -> EntryId {
    let then = ago(0);
    let happened = When::from(&then);
    let draft = Draft { title: title.into(), body: body.into(), happened, tags: vec![], starred: false };
    journal.create_entry(&draft, &then).unwrap().id
}

/// The rows of a method, the newest first.
fn rows(journal: &Journal, method: &str) -> Vec<Row> {
    journal.records(method, None, 50).unwrap().rows.into_iter().map(|record| record.row).collect()
}

fn start(home: &Home) -> App {
    let app = App::start(home);
    app.resize(1280, 800);
    app.unlock();
    app.guides();
    app
}

/// Whoever adds a method as a file has it tested here.
#[test]
fn every_method_is_filled_in_and_read_back() {
    fill_in_and_read_back(Library::built_in().methods().iter(), Turn::First);
}

/// Where there are ways to go, the other one; words of one's own, and that nothing fits.
#[test]
fn the_other_answers_are_read_back_too() {
    let differs = |method: &&Method| {
        let ways = |(section, field): (&Section, &Field)| {
            section.show_if.is_some() || field.show_if.is_some() || field.own || field.none.is_some()
        };
        method.fields().any(ways)
    };
    fill_in_and_read_back(Library::built_in().methods().iter().filter(differs), Turn::Last);
}

fn fill_in_and_read_back(methods: impl Iterator<Item = &'static Method>, turn: Turn) {
    let home = Home::new();
    lay(&home, |_| {});
    let app = start(&home);
    let today = app.today();
    let meant: Vec<_> = methods.map(|method| (method, meant::all(method, turn, today))).collect();
    for (method, meant) in &meant {
        println!("{}", method.id);
        app.begin(method);
        app.fill_in(method, meant);
        can_be_read(&app, method, meant);
    }
    drop(app);
    let journal = journal(&home);
    for (method, meant) in &meant {
        let rows = rows(&journal, &method.id);
        assert_eq!(rows.len(), 1, "{}", method.id);
        assert_eq!(journal.entry(rows[0].id).unwrap().filled.as_ref(), Some(meant), "{}", method.id);
    }
}

/// Every answer in words is on the page, unless it rests.
#[track_caller]
fn can_be_read(app: &App, method: &Method, meant: &Filled) {
    let text = app.visible_text();
    if text.contains("This text rests until") {
        return;
    }
    for (id, answer) in &meant.answers {
        let words = match answer {
            Answer::Text(text) => text.lines().next().unwrap_or_default(),
            Answer::List(lines) => &lines[0],
            Answer::Thoughts(thoughts) => &thoughts[0].text,
            Answer::Rated(rated) => &rated.text,
            _ => continue,
        };
        assert!(text.contains(words), "{}: {id} can't be read in:\n{text}", method.id);
    }
}
