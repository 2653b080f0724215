//! Paths, walked through the window by each role from the first question to the last, and the safety
//! questions before what is for two.

mod menu;

use std::collections::BTreeSet;

use goldseam_content::{Journey as Map, Library, Role as Who, Step};
use goldseam_journal::{EventKind, GateState, Journal, JourneyView, StepRef, StepStatus, StepView};
use serde_json::json;

use crate::support::laid::{journal, lay};
use crate::support::{App, Home, Role, wait_for};

const NAME: &str = "M.";

fn seven() -> &'static Map {
    Library::built_in().journey("seven-steps").unwrap()
}

fn begin(home: &Home) -> App {
    begin_in(home, |_| {})
}

/// In a journal with what `furnish` lays in it.
fn begin_in(home: &Home, furnish: impl FnOnce(&mut Journal)) -> App {
    lay(home, furnish);
    let app = App::start(home);
    app.resize(1280, 800);
    app.unlock();
    app.css("#go-path").click();
    app.screen("path");
    app
}

/// Fills in what is asked before a path, up to the safety questions or the path itself.
fn ask_for_a_path(app: &App, who: Who) {
    app.button("Begin a path").click();
    app.css(&format!("[data-part=new-path] input[value={}]", who.name())).click();
    app.field("A name for it").type_in(NAME);
    app.css("#path-go").click();
}

fn begin_a_path(app: &App, who: Who) {
    ask_for_a_path(app, who);
    if who != Who::Solo {
        app.css("[data-part=gate] fieldset");
        app.get(Role::Radio, "None of these").click();
        app.button("Continue").click();
    }
    app.css("[data-part=steps]");
    app.no_dialog();
}

fn to_the_path(app: &App) {
    app.css("#back-to-path").click();
    app.css("[data-part=steps]");
}

fn to_the_step(app: &App, step: &Step) {
    app.css(&format!("[data-step={}]", step.id)).click();
    app.css("[data-part=step] [data-part=stands]");
}

/// Waits until the step says that it stands so.
fn stands(app: &App, status: &str) {
    app.css(&format!("[data-part=stands][data-status={status}]"));
    app.no_dialog();
}

fn tick(app: &App, action: &str) {
    app.css(&format!("[data-action='{action}'] input[type=checkbox]")).focus();
    app.press(' ');
    app.css(&format!("[data-action='{action}'] .facts"));
}

/// Says that all conditions of a step are so.
fn open(app: &App, conditions: usize) {
    app.css("[data-part=conditions]");
    assert_eq!(app.css("#step-open").property("disabled"), json!(true));
    for at in 1..=conditions {
        app.css(&format!("[data-part=conditions] label:nth-of-type({at}) input")).click();
    }
    app.css("#step-open:enabled").click();
    app.css("[data-part=actions]");
}

/// A step from its first tick to done for now.
fn walk(app: &App, step: &Step, who: Who) {
    let text = step.text(who);
    to_the_step(app, step);
    if !text.conditions.is_empty() {
        open(app, text.conditions.len());
    }
    tick(app, &text.actions[0].id);
    stands(app, "exploring");
    app.css("#step-done-now").click();
    if let Some(ending) = text.endings.first() {
        app.get(Role::Radio, &ending.label).click();
    }
    app.css("dialog[open] button[type=submit]").click();
    stands(app, "done_for_now");
    to_the_path(app);
}

/// What the journal says of a step after the app was closed.
fn kept(journal: &Journal, view: &JourneyView, step: &Step) -> StepView {
    let at = StepRef { map: seven().id.clone(), step: step.id.clone() };
    journal.journey_step(view.card.id, &at).unwrap()
}

fn whole_path(who: Who) {
    let home = Home::new();
    let app = begin(&home);
    begin_a_path(&app, who);
    for step in &seven().steps {
        walk(&app, step, who);
    }
    more_on_the_first_step(&app, who);
    answer(&app, "forgive", &["not_now", "leaning", "taking_back"]);
    broken_again(&app);
    app.lock();
    app.unlock();
    app.css("#go-path").click();
    app.css("[data-part=paths] button").click();
    app.css("[data-part=steps]");
    drop(app);

    let journal = journal(&home);
    let card = journal.journeys().unwrap().remove(0);
    assert_eq!((card.name.as_str(), card.role, card.gate), (NAME, who, None));
    let view = journal.journey(card.id).unwrap();
    for (nth, step) in seven().steps.iter().enumerate() {
        let seen = kept(&journal, &view, step);
        let wanted = if nth == 0 { StepStatus::Reopened } else { StepStatus::DoneForNow };
        assert_eq!(seen.card.status, wanted, "{}", step.id);
        let text = step.text(who);
        assert!(seen.actions[0].ticked.is_some(), "{}", step.id);
        assert_eq!(seen.ending, text.endings.first().map(|e| e.label.clone()).unwrap_or_default());
        let done: Vec<_> = seen.history.iter().filter(|h| h.kind == EventKind::Done).collect();
        assert_eq!(done.len(), if nth == 0 { 2 } else { 1 }, "{}", step.id);
    }
    let first = kept(&journal, &view, &seven().steps[0]);
    assert!(first.by_breach, "it was done, and the breach opened it again");
    assert!(first.actions.iter().any(|action| action.own && action.text == "Ask the neighbour"));
    assert_eq!(first.entries.len(), 1);
    assert_eq!(journal.entry(first.entries[0].id).unwrap().body, "It rained that day.");
    assert!(first.history.iter().any(|h| h.kind == EventKind::Reopen && h.note.contains("A letter came")));
    let forgive = view.questions.iter().find(|question| question.id == "forgive").unwrap();
    let given: Vec<&str> = forgive.given.iter().map(|answer| answer.what.as_str()).collect();
    assert_eq!(given, ["not_now", "leaning", "taking_back"]);
    let happened: BTreeSet<String> =
        journal.journey_history(card.id, None).unwrap().iter().map(|h| format!("{:?}", h.kind)).collect();
    assert!(happened.contains("Breach"), "{happened:?}");
    assert_eq!(journal.verify().unwrap(), []);
}

/// An action of one's own, an entry from one of its questions, and opened again for a reason.
fn more_on_the_first_step(app: &App, who: Who) {
    let step = &seven().steps[0];
    to_the_step(app, step);
    app.css("#step-reopen").click();
    app.field("In your own words").type_in("A letter came");
    app.css("dialog[open] button[type=submit]").click();
    stands(app, "reopened");
    app.see("Because: A letter came");
    app.field("Something of your own to do").type_in("Ask the neighbour");
    app.button("Add it").click();
    app.get(Role::Checkbox, "Ask the neighbour");
    app.button(&format!("Write from: {}", step.text(who).prompts[0])).click();
    app.field("Entry").type_in("It rained that day.");
    app.saved();
    app.css("#go-path").click();
    app.css("[data-part=paths] button").click();
    to_the_step(app, step);
    app.see("Written here");
    app.css("#step-done-now").click();
    app.css("dialog[open] button[type=submit]").click();
    stands(app, "done_for_now");
    to_the_path(app);
}

/// Each answer stays beside the earlier ones.
fn answer(app: &App, question: &str, answers: &[&str]) {
    app.css("#path-questions").click();
    let at = format!("[data-question={question}]");
    for id in answers {
        app.css(&format!("{at} > div > button")).click();
        app.css(&format!("{at} form input[value={id}]")).click();
        app.css(&format!("{at} form button[type=submit]")).click();
        app.css(&format!("{at} > div > button"));
    }
    to_the_path(app);
}

/// Trust is broken again: what was done first is open again.
fn broken_again(app: &App) {
    app.css("#path-breach").click();
    app.field("What happened?").type_in("There was a second telephone");
    app.css("dialog[open] button[type=submit]").click();
    app.see("Nothing that you did before is taken back.");
    app.button("Done").click();
    app.no_dialog();
}

#[test]
fn who_was_hurt_walks_the_whole_path() {
    whole_path(Who::Hurt);
}

#[test]
fn who_broke_trust_walks_the_whole_path() {
    whole_path(Who::Repair);
}

#[test]
fn who_goes_alone_walks_the_whole_path() {
    whole_path(Who::Solo);
}

/// What is for two is put away for one path and not for another, and comes back when it is asked for.
#[test]
fn the_safety_questions_stand_before_what_is_for_two() {
    let home = Home::new();
    let app = begin(&home);
    ask_for_a_path(&app, Who::Hurt);
    app.css("[data-part=gate] fieldset");
    app.get(Role::Radio, "I am not sure").click();
    app.get(Role::Checkbox, "Remember for this path whether to show what is for two").click();
    app.button("Continue").click();
    app.see("People who know about this");
    app.css("dialog[open] .end button:last-of-type").click();
    app.no_dialog();
    app.css("[data-part=steps]");
    // what one does for oneself is open, what is for two is put away
    let shown = app.js("return [...document.querySelectorAll('[data-step]')].map((e) => e.dataset.step)");
    let alone: Vec<&str> =
        seven().steps.iter().filter(|step| !step.gated).map(|step| step.id.as_str()).collect();
    assert_eq!(shown, json!(alone));
    app.see("What is for two is put away");
    app.lock();
    app.unlock();
    app.css("#go-path").click();
    app.css("[data-part=paths] button").click();
    app.button("Show it anyway").click();
    app.button("Show it").click();
    app.css("[data-step=step_talk]");
    // a path that one walks alone is asked nothing
    app.css("#go-path").click();
    begin_a_path(&app, Who::Solo);
    app.css("[data-step=step_talk]");
    drop(app);
    let journal = journal(&home);
    let gates: Vec<_> = journal.journeys().unwrap().into_iter().map(|card| card.gate).collect();
    assert_ne!(gates[0], Some(GateState::Hidden), "it was shown again");
    assert_eq!(gates[1], None);
}

/// Words that were begun in a form are there again after the lock.
#[test]
fn half_said_words_outlive_a_lock() {
    let home = Home::new();
    let app = begin(&home);
    begin_a_path(&app, Who::Solo);
    app.css("#path-breach").click();
    app.field("What happened?").type_in("It began on a");
    app.locks(|app| app.chord(&[crate::support::keys::CTRL], 'l'));
    app.unlock();
    app.css("#go-path").click();
    app.css("[data-part=paths] button").click();
    app.css("#path-breach").click();
    wait_for(
        || "the words are gone".into(),
        || (app.field("What happened?").property("value") == json!("It began on a")).then_some(()),
    );
}
