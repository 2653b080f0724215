//! Looking back: what was written and felt, in sentences, and a hard day before this one.

use chrono::{DateTime, Datelike, Days, FixedOffset, Local, Months, NaiveDate, NaiveTime, TimeDelta};
use goldseam_content::{Affect, Answer, Answers, Felt, Library};
use goldseam_journal::{Draft, FilledDraft, Journal, Moment, When};
use serde_json::json;

use crate::support::keys::{CTRL, ENTER};
use crate::support::laid::{finished, start};
use crate::support::{App, Home, Role};

/// The day that it is, as the page counts it: it begins at four in the morning.
fn today() -> NaiveDate {
    let now: DateTime<FixedOffset> = Local::now().fixed_offset();
    (now - TimeDelta::hours(4)).date_naive()
}

fn noon(day: NaiveDate) -> Moment {
    Moment::new(day.and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap()), 0, None).unwrap()
}

fn note(journal: &mut Journal, day: NaiveDate, title: &str, body: &str, starred: bool) {
    let at = noon(day);
    let (title, body, happened) = (title.into(), body.into(), When::from(&at));
    let draft = Draft { title, body, happened, tags: vec!["river".into()], starred };
    journal.create_entry(&draft, &at).unwrap();
}

fn check_in(journal: &mut Journal, day: NaiveDate, pleasant: i8, words: &[&str]) {
    let at = noon(day);
    let method = Library::built_in().quick().unwrap();
    let felt = words.iter().map(|word| Felt { word: (*word).to_owned(), strength: 70 }).collect();
    let mut answers = Answers::new();
    answers.insert("affect".into(), Answer::Affect(Affect { pleasant, energy: Some(0) }));
    if !words.is_empty() {
        answers.insert("emotions".into(), Answer::Emotions(felt));
    }
    let filled = finished(method, answers);
    let draft =
        FilledDraft { filled, title: String::new(), happened: When::from(&at), tags: vec![], starred: false };
    journal.fill_new(&draft, &at).unwrap();
}

fn accessible(app: &App) {
    app.settle();
    let violations = app.violations();
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

/// Looks back by the palette.
fn look_back(app: &App) {
    app.chord(&[CTRL], 'k');
    app.css("[data-part=palette]");
    app.type_keys("look back");
    app.press(ENTER);
    app.css("[data-part=back]");
}

#[test]
fn what_was_written_month_by_month() {
    let home = Home::new();
    let today = today();
    let before = today.with_day(1).unwrap() - Months::new(1);
    let app = start(&home, |journal| {
        note(journal, today, "Now", "One two three.", true);
        for at in [0, 0, 4, 8, 12] {
            note(journal, before + Days::new(at), "Then", "Stones, stones and water.", at == 12);
        }
        for (at, pleasant) in [(0, -3), (4, -1), (8, -1), (12, 2)] {
            check_in(journal, before + Days::new(at), pleasant, &["alone"]);
        }
    });
    look_back(&app);
    app.get(Role::Radio, "Month").click();
    app.see("You wrote 1 entry, of 3 words.");
    app.see("No check-in says how it felt.");
    accessible(&app);
    app.button("The month before").click();
    app.see("You wrote 9 entries on 4 days");
    app.see("On 4 days you said how it felt, in 4 check-ins.");
    app.see("The middle of these days is −1, a little unpleasant. The check-ins go from −3 to 2.");
    app.see("before beside it; they have none.");
    app.see("Your words for it: “alone” 4 times.");
    let said = app.css("[data-back=said]").text();
    assert!(said.contains("stones") && said.contains("10"), "{said}");
    accessible(&app);
    // an entry with a star
    app.css("[data-back=starred] [data-entry]").click();
    app.get(Role::Textbox, "Entry");
    // back where it was left
    look_back(&app);
    app.see("You wrote 9 entries on 4 days");
    app.css("#back-now").click();
    app.see("You wrote 1 entry, of 3 words.");
    app.get(Role::Radio, "Year").click();
    app.css("[data-back=written]");
    // a month before all of it
    app.get(Role::Radio, "Month").click();
    for _ in 0..2 {
        app.button("The month before").click();
    }
    app.see("Nothing is written about these days.");
    // its tags lead to the entries of that month
    app.button("The month after").click();
    app.css("[data-back=written] li button").click();
    app.row_count(5);
    // and the calendar leads here, to the day that is chosen in it
    app.button("Calendar").click();
    app.screen("calendar");
    app.css("#look-back").click();
    app.see("You wrote 1 entry, of 3 words.");
}

#[test]
fn a_hard_day_before_this_one() {
    let home = Home::new();
    let today = today();
    let hard = today - Days::new(20);
    home.set(&json!({ "theme": "dark" }));
    let app = start(&home, |journal| {
        check_in(journal, hard, -3, &["alone", "betrayed"]);
        note(journal, hard + Days::new(1), "By the river", "Water, and then water.", false);
        check_in(journal, hard + Days::new(2), 1, &["calm"]);
        check_in(journal, today, -4, &["alone", "betrayed"]);
        note(journal, today - Months::new(12), "A year ago", "Rain.", false);
    });
    look_back(&app);
    app.get(Role::Radio, "Day").click();
    // 29 February has no such day a year before
    if (today.month(), today.day()) != (2, 29) {
        let row = app.css("[data-back=years] [data-entry]").js("return arguments[0].innerText");
        assert!(row.as_str().unwrap().contains("A year ago"), "{row}");
    }
    app.see(" was a hard day too. It also had “alone” and “betrayed”. Two days later it was lighter. What you wrote in between:");
    accessible(&app);
    let rows = app.js("return document.querySelectorAll('[data-hard] [data-entry]').length");
    assert_eq!(rows, 3);
    app.css("[data-hard] li:nth-child(2) [data-entry]").click();
    app.get(Role::Textbox, "Entry");
    app.see("Water, and then water.");
    // a day with nothing in common with it
    look_back(&app);
    app.button("The day before").click();
    app.see("No hard day before this one has a word or a tag in common with it.");
    accessible(&app);
}
