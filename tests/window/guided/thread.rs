//! From a note to a thought record, through it, away from it and back to it days later.

use goldseam_content::{Answer, Chosen};

use super::{ago, day, filled, journal, lay, meant, method, note, rows, start};
use crate::support::keys::{CTRL, DOWN, ENTER, HOME, SHIFT};
use crate::support::meant::Turn;
use crate::support::{App, Home, Role, wait_for};

const WORDS: &str = "He looked at his phone and smiled.";
const NOTE: &str = "We had lunch at the harbour.\nHe looked at his phone and smiled.\nThen it rained.";

#[test]
fn from_a_sentence_to_a_thought_record_and_back() {
    let home = Home::new();
    let mut origin = None;
    lay(&home, |journal| origin = Some(note(journal, "Sunday", NOTE)));
    let record = method("thought-record");
    let app = start(&home);
    let today = app.today();
    let right = Chosen { ids: vec!["right".into()], ..Chosen::default() };
    let given = [("situation", Answer::Text(WORDS.into())), ("turn", Answer::Choices(right))];
    let meant = meant::with(record, &given, Turn::First, today);

    continue_from_sentence(&app);
    wait_for(
        || "the sentence is not what happened".into(),
        || (app.field("What happened").property("value") == WORDS).then_some(()),
    );

    // half of it, and away in the middle
    let sections: Vec<_> = record.visible(&meant.answers);
    let middle = sections.iter().position(|shown| shown.section.id == "facts").unwrap();
    for (at, shown) in sections[..middle].iter().enumerate() {
        app.part(shown.section);
        let fields = if at == 0 { &shown.fields[1..] } else { &shown.fields };
        app.answer_all(record, shown.section, fields, &meant.answers);
        app.chord(&[CTRL], ENTER);
    }
    in_sight(&app, "It will always be like this");
    app.lock();
    app.unlock();
    app.guides();
    app.button("Go on with “Thought record”").click();
    app.part(sections[middle].section);
    in_sight(&app, "It will always be like this");
    for shown in &sections[middle..] {
        app.part(shown.section);
        app.answer_all(record, shown.section, &shown.fields, &meant.answers);
        in_sight(&app, "It will always be like this");
        app.chord(&[CTRL], ENTER);
        if shown.section.later || shown == &sections[sections.len() - 2] {
            break;
        }
    }
    app.finished();
    assert!(!app.visible_text().contains("Feelings now"), "what is right is not rated again");

    both_ways(&app);
    drop(app);
    let journal = journal(&home);
    let id = rows(&journal, &record.id)[0].id;
    assert_eq!(journal.entry(id).unwrap().filled, Some(meant));
    let links = journal.links(origin.unwrap()).unwrap();
    assert_eq!(
        links.iter().map(|link| (link.row.id, link.quote.as_str())).collect::<Vec<_>>(),
        [(id, WORDS)]
    );
}

/// Chooses the second line of the note with the keys, and goes on from it.
fn continue_from_sentence(app: &App) {
    app.button("Timeline").click();
    app.open_row("Sunday");
    app.field("Entry").click();
    app.chord(&[CTRL], HOME);
    app.press(DOWN);
    app.chord(&[SHIFT], crate::support::keys::END);
    app.button("Continue in a guide").click();
    wait_for(
        || format!("the words are not offered in:\n{}", app.glance()),
        || (app.css("dialog[open] q").text() == WORDS).then_some(()),
    );
    app.css("dialog[open] [data-guide=thought-record]").click();
    app.part(&method("thought-record").sections[0]);
}

#[track_caller]
fn in_sight(app: &App, words: &str) {
    let shown = "return document.querySelector(\"[data-part=filling] [aria-label='In sight']\")?.innerText.trim() ?? ''";
    wait_for(
        || format!("{words:?} is not in sight but {}", app.js(shown)),
        || (app.js(shown) == words).then_some(()),
    );
}

/// The link is there on both sides, and the thread reads as one page.
fn both_ways(app: &App) {
    app.button("Linked with 1 entry").click();
    app.see("Came from · Free writing");
    app.button("Read the whole thread").click();
    let thread = app.css("[data-part=thread]");
    wait_for(
        || format!("the thread is not whole: {}", thread.text()),
        || {
            let text = thread.text();
            let parts = ["Then it rained.", "From “Sunday”", WORDS, "It will always be like this"];
            parts.iter().all(|part| text.contains(part)).then_some(())
        },
    );
    app.button("Open “Sunday”").click();
    app.get(Role::Textbox, "Entry");
    app.button("Linked with 1 entry").click();
    app.see("Led to · Thought record");
}

/// What was due is come back to, and what changed is to be seen with how often it was rated.
#[test]
fn comes_back_and_shows_what_changed() {
    let home = Home::new();
    let record = method("thought-record-short");
    let title = "The phone lit up at dinner";
    let situation = [("situation", Answer::Text(title.into()))];
    let before = meant::with(record, &situation, Turn::First, day(&ago(8)));
    lay(&home, |journal| {
        filled(journal, 8, &before);
        let fresh = [("situation", Answer::Text("Another evening".into()))];
        filled(journal, 2, &meant::with(record, &fresh, Turn::First, day(&ago(2))));
    });
    let app = start(&home);
    let come = meant::come_back(record, &before, app.today());
    app.see("To come back to");
    assert!(!app.visible_text().contains("Come back to “Another evening”"), "it is not due yet");
    app.css("[data-part=due] button.row").click();
    let later = record.sections.iter().find(|section| section.later).unwrap();
    app.part(later);
    let all = before.answers.iter().chain(&come.answers).map(|(id, answer)| (id.clone(), answer.clone()));
    app.answer_all(record, later, &later.fields.iter().collect::<Vec<_>>(), &all.collect());
    app.chord(&[CTRL], ENTER);
    app.finished();
    app.see("Looking back on");
    wait_for(
        || "it is still due".into(),
        || app.js("return !document.querySelector('[data-part=due]')").as_bool().filter(|gone| *gone),
    );

    app.button(&format!("About “{}”, and all you wrote in it", record.name)).click();
    app.see("Before and after");
    let rows: Vec<Vec<String>> = serde_json::from_value(
        app.js("return [...document.querySelectorAll('[data-part=records] tbody tr')]
           .map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\\s+/g, ' ').trim()))"),
    )
    .unwrap();
    let row =
        |name: &str| rows.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("{name} in {rows:?}"));
    assert_eq!(row("like a shut window"), &["like a shut window", "40", "15", "15 of 1", "2"]);
    let thought = "What went through my mind";
    assert_eq!(row(thought), &[thought, "90", "55", "55 of 1", "2"]);
    drop(app);
    let journal = journal(&home);
    let id = rows_of(&journal, &record.id, title);
    let kept = journal.entry(id).unwrap().filled.unwrap();
    assert_eq!((kept.answers, kept.returns), (before.answers, vec![come]));
}

fn rows_of(journal: &goldseam_journal::Journal, method: &str, title: &str) -> goldseam_journal::EntryId {
    rows(journal, method).into_iter().find(|row| row.title == title).unwrap().id
}
