//! What was promised and agreed: put on the plan, noted by hand, given to a calendar.

use chrono::Days;
use goldseam_content::{Answer, Answers, Chosen, Library, Method};
use goldseam_journal::{Journal, LogLine, PlanItem, Who};
use serde_json::{Value, json};

use crate::support::keys::{CTRL, ENTER, TAB};
use crate::support::laid::{ago, day, filled, finished, journal, lay};
use crate::support::{App, Home, Role, wait_for};

const PROMISE: &str = "I answer the same evening";
const AGREEMENT: &str = "A message when it gets late";

fn method(id: &str) -> &'static Method {
    Library::built_in().method(id).unwrap()
}

fn one(id: &str) -> Answer {
    Answer::Choices(Chosen { ids: vec![id.into()], ..Chosen::default() })
}

fn promise() -> Answers {
    let text = Answer::Text(PROMISE.into());
    [("giver", one("me")), ("promise", text), ("rhythm", one("daily"))].map(|(id, a)| (id.into(), a)).into()
}

fn an_agreement(journal: &mut Journal) {
    let answers = [("title".into(), Answer::Text(AGREEMENT.into()))].into();
    filled(journal, 3, &finished(method("agreement"), answers));
}

fn plan(home: &Home, env: &[(&str, &str)]) -> App {
    let app = App::start_with(home, env);
    app.resize(1280, 800);
    app.unlock();
    to_the_plan(&app);
    app
}

fn to_the_plan(app: &App) {
    app.css("#go-plan").click();
    app.screen("plan");
}

/// Presses what came of something, and waits until it stays pressed, or does not any more.
fn mark(app: &App, part: &str, outcome: &str, pressed: bool) {
    let chips = format!("[data-part={part}] [data-part=outcomes] button");
    let state =
        |at: usize| app.js(&format!("return document.querySelectorAll('{chips}')[{at}]?.ariaPressed"));
    app.css(&chips);
    let labels = app.js(&format!("return [...document.querySelectorAll('{chips}')].map((c) => c.innerText)"));
    let at = labels.as_array().unwrap().iter().position(|l| l.as_str().unwrap().trim() == outcome).unwrap();
    app.css(&format!("{chips}:nth-of-type({})", at + 1)).reach();
    wait_for(
        || format!("{outcome} is not marked as {pressed} in:\n{}", app.glance()),
        || (state(at) == json!(pressed.to_string())).then_some(()),
    );
}

/// The one thing on the plan.
fn item(journal: &Journal) -> PlanItem {
    let mut plan = journal.plan(ago(0).day()).unwrap();
    assert_eq!(plan.len(), 1);
    plan.remove(0)
}

fn said(lines: &[LogLine]) -> Vec<(&str, &str, Option<Who>)> {
    lines.iter().map(|line| (line.label.as_str(), line.note.as_str(), line.who)).collect()
}

#[test]
fn a_promise_is_kept_and_slips_and_both_are_only_noted() {
    let home = Home::new();
    lay(&home, |_| {});
    let app = plan(&home, &[]);
    app.see("Nothing is on the plan yet");
    app.css("#plan-add").click();
    app.css("dialog[open] [data-guide=promise]").click();
    app.fill_in(method("promise"), &finished(method("promise"), promise()));
    to_the_plan(&app);
    app.see(PROMISE);
    mark(&app, "plan-today", "Kept", true);
    mark(&app, "plan-today", "Slipped", true);
    mark(&app, "plan-today", "Kept", false);
    app.see("Slipped once.");

    // another day, in words, on the page of its log
    app.css("[data-part=plan-today] .icon-button").click();
    app.css("[data-part=log]");
    app.button("Note it").click();
    app.see("Choose what came of it first.");
    app.get(Role::Radio, "Kept").reach();
    app.field("In your words").type_in("Late, but the same");
    half_typed_outlives_a_lock(&app);
    let yesterday = day(&ago(1)).format("%m/%d/%Y").to_string();
    app.get(Role::Date, "Day").type_in(&yesterday);
    app.button("Note it").reach();
    app.see("Kept once, slipped once.");
    // the first of them is today's
    app.css("[data-part=log] button[aria-label^='Take away: Slipped']").reach();
    app.see("That line is taken away.");
    app.button("Undo").click();
    app.see("Kept once, slipped once.");

    // and on its own page
    app.css("#log-open").click();
    app.css("#plan-note").click();
    app.get_in("What came of it", Role::Radio, "Changed").reach();
    app.field("In your words").type_in("Only on weekdays");
    app.chord(&[CTRL], ENTER);
    app.no_dialog();
    app.see("Only on weekdays");
    drop(app);

    let journal = journal(&home);
    let promise = item(&journal);
    assert!(!promise.over);
    let lines = journal.plan_log(promise.row.id).unwrap();
    let wanted = [("Changed", "Only on weekdays"), ("Slipped", ""), ("Kept", "Late, but the same evening")];
    assert_eq!(said(&lines), wanted.map(|(label, note)| (label, note, None)));
    assert_eq!(lines[2].day.date(), day(&ago(1)));
    assert_eq!(journal.verify().unwrap(), []);
}

fn half_typed_outlives_a_lock(app: &App) {
    app.locks(|app| app.chord(&[CTRL], 'l'));
    app.unlock();
    to_the_plan(app);
    app.css("[data-part=plan-running] .icon-button, [data-part=plan-happened] .icon-button").click();
    let words = || app.field("In your words").property("value");
    wait_for(
        || format!("the words are gone: {}", words()),
        || (words() == json!("Late, but the same")).then_some(()),
    );
    assert_eq!(app.get(Role::Radio, "Kept").property("checked"), json!(true), "what was chosen is kept too");
    app.field("In your words").type_in(" evening");
}

/// The file says nothing of what the days are about, unless it is asked to.
#[test]
fn days_go_into_a_calendar_without_words() {
    let home = Home::new();
    lay(&home, |journal| {
        let mut answers = promise();
        let days = vec!["mon".into(), "thu".into()];
        answers.insert("rhythm".into(), one("on_days"));
        answers.insert("days".into(), Answer::Choices(Chosen { ids: days, ..Chosen::default() }));
        answers.insert("review".into(), Answer::Date((day(&ago(0)) + Days::new(9)).to_string()));
        filled(journal, 1, &finished(method("promise"), answers));
    });
    let file = home.path().join("dates.ics");
    let app = plan(&home, &[("GOLDSEAM_TEST_FILE", file.to_str().unwrap())]);
    let save = |own: bool| {
        app.css("#plan-dates").click();
        if own {
            app.css("dialog[open] input[type=radio][value=own]").click();
            app.see("Others may look into that calendar");
        }
        app.css("#plan-save-dates").click();
        app.no_dialog();
        app.see("The file with the dates is saved.");
        std::fs::read_to_string(&file).unwrap()
    };
    let neutral = save(false);
    assert_eq!(neutral.matches("BEGIN:VEVENT").count(), 2, "{neutral}");
    assert!(neutral.contains("SUMMARY:Reminder") && neutral.contains("BYDAY=MO,TH"), "{neutral}");
    for word in ["answer", "evening", "Goldseam", "promise", "DESCRIPTION", "VALARM"] {
        assert!(!neutral.contains(word), "{word} in {neutral}");
    }
    assert!(save(true).contains(PROMISE));
}

/// A talk of two: the clock of its turns, and what came of an agreement, marked in passing.
#[test]
fn in_a_talk_of_two_agreements_are_marked_and_turns_are_timed() {
    let home = Home::new();
    lay(&home, an_agreement);
    let app = plan(&home, &[]);
    app.guides();
    let talk = method("weekly-check-in-two");
    app.begin(talk);
    let marks = talk.sections.iter().position(|section| section.plan).unwrap();
    let timed = talk.sections.iter().position(|section| section.id == "issue").unwrap();
    for at in 0..marks {
        app.part(&talk.sections[at]);
        app.chord(&[CTRL], ENTER);
    }
    app.see(AGREEMENT);
    mark(&app, "plan-marks", "Kept", true);
    app.css(".whose button:nth-of-type(3)").reach();
    app.css(".whose button:nth-of-type(3)[aria-pressed=true]");
    for at in marks..timed {
        app.part(&talk.sections[at]);
        app.chord(&[CTRL], ENTER);
    }
    app.part(&talk.sections[timed]);
    the_clock(&app);
    app.field("The one thing it is about").type_in("Who tells the neighbours");
    app.saved();
    drop(app);

    let journal = journal(&home);
    let page = journal.records(&talk.id, None, 50).unwrap().rows.remove(0).row.id;
    let lines = journal.plan_log(item(&journal).row.id).unwrap();
    assert_eq!(said(&lines), [("Kept", "", Some(Who::Both))]);
    assert_eq!(lines[0].during, Some(page));
}

fn the_clock(app: &App) {
    let first = "[data-part=timer]";
    let face = || app.css(&format!("{first} [role=timer]")).text();
    assert_eq!(face(), "10:00");
    app.css(&format!("{first} button")).reach();
    app.css(&format!("{first}.running"));
    wait_for(|| format!("the clock stands at {}", face()), || (face() != "10:00").then_some(()));
    app.css(&format!("{first} button")).reach();
    app.css(&format!("{first}.standing"));
    // another part and back: it stands where it stood
    let stood = face();
    app.button("Back").reach();
    app.chord(&[CTRL], ENTER);
    assert_eq!(face(), stood);
    app.css(&format!("{first} button:last-of-type")).reach();
    wait_for(|| "it does not start over".into(), || (face() == "10:00").then_some(()));
}

#[test]
fn reminders_are_off_until_they_are_asked_for() {
    let home = Home::new();
    lay(&home, |_| {});
    let settings = || -> Value {
        let text = std::fs::read_to_string(home.path().join(".config/goldseam/settings.json"));
        serde_json::from_str(&text.unwrap_or_default()).unwrap_or_default()
    };
    let app = plan(&home, &[]);
    assert_ne!(settings()["reminders"]["on"], json!(true));
    app.button("Settings").click();
    app.screen("settings");
    app.get(Role::Switch, "Remind me").reach();
    app.get(Role::Time, "Time 1");
    app.get(Role::Switch, "Keep quiet for part of the day").reach();
    app.css("#add-reminder").reach();
    app.get(Role::Time, "Time 2").type_in("23:30");
    app.see("At 23:30 it is quiet, so nothing comes then.");
    app.press(TAB);
    wait_for(
        || format!("kept are {}", settings()),
        || (settings()["reminders"]["times"].as_array().map_or(0, Vec::len) == 2).then_some(()),
    );
    drop(app);
    let app = plan(&home, &[]);
    app.button("Settings").click();
    app.screen("settings");
    assert_eq!(app.get(Role::Time, "Time 2").property("value"), json!("23:30"));
    assert_eq!(settings()["reminders"]["on"], json!(true));
}
