//! What else can be done with a path: another map, another role, another name, put away, erased; and the
//! whole of it by keys alone. And what there is to read.

use goldseam_content::{Answer, Library, Role as Who};
use goldseam_journal::{EventKind, StepRef, StepStatus};
use serde_json::json;

use super::{begin, begin_a_path, begin_in, seven, stands, tick, to_the_path, to_the_step};
use crate::keyboard::{expect_focus, tab_to};
use crate::support::keys::{CTRL, DOWN, ENTER, TAB};
use crate::support::laid::{filled, finished, journal};
use crate::support::{App, Home, Role, wait_for};

fn more(app: &App, what: &str) {
    app.button("More about this path").click();
    app.get(Role::Menuitem, what).click();
}

/// Work on one map shows on another; a change of role keeps what was written.
#[test]
fn another_map_and_another_role_lose_nothing() {
    let home = Home::new();
    let app = begin(&home);
    begin_a_path(&app, Who::Hurt);
    let first = &seven().steps[0];
    let action = &first.text(Who::Hurt).actions[0];
    to_the_step(&app, first);
    tick(&app, &action.id);
    stands(&app, "exploring");
    to_the_path(&app);

    more(&app, "Another map…");
    app.css("dialog[open] [data-map=gottman]").click();
    app.no_dialog();
    app.see("The map is changed. What you did before stays.");
    // a step of this map that covers the same ground says what was done there
    let covers = Library::built_in().journey("gottman").unwrap();
    let same = covers
        .steps
        .iter()
        .find(|step| step.same_as.contains(&format!("{}/{}", seven().id, first.id)))
        .unwrap();
    to_the_step(&app, same);
    let elsewhere = app.css("[data-part=elsewhere]").text();
    assert!(elsewhere.contains(&action.text), "{elsewhere}");
    app.css("[data-part=elsewhere] button").click();
    app.css(&format!("[data-action='{}'] .facts", action.id));
    app.css("#back-to-path").click();
    more(&app, "Another map…");
    app.css("dialog[open] [data-map=seven-steps]").click();
    app.no_dialog();

    more(&app, "Another role…");
    app.css("dialog[open] input[value=solo]").click();
    app.button("Change it").click();
    app.no_dialog();
    app.see(&first.text(Who::Solo).name);
    to_the_step(&app, first);
    // it stands there as it was said, from the other side
    app.see(&action.text);
    drop(app);

    let journal = journal(&home);
    let card = journal.journeys().unwrap().remove(0);
    assert_eq!(card.role, Who::Solo);
    let at = StepRef { map: seven().id.clone(), step: first.id.clone() };
    let step = journal.journey_step(card.id, &at).unwrap();
    let kept = step.actions.iter().find(|one| one.text == action.text).unwrap();
    assert!(kept.other && kept.ticked.is_some());
    assert_eq!(step.card.status, StepStatus::Exploring);
}

/// A small thing that slipped is noted on the path and on what was agreed, and nothing else changes.
#[test]
fn a_slip_is_noted_where_it_was_agreed() {
    let home = Home::new();
    let mut agreed = None;
    let app = begin_in(&home, |journal| {
        let method = Library::built_in().method("agreement").unwrap();
        let answers = [("title".into(), Answer::Text("A message when it gets late".into()))].into();
        agreed = Some(filled(journal, 3, &finished(method, answers)));
    });
    begin_a_path(&app, Who::Hurt);
    app.css("#path-slip").click();
    let choose = "const field = arguments[0]; field.selectedIndex = 1;
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    app.css("dialog[open] select").js(choose);
    app.css("dialog[open] textarea").type_in("No message on Tuesday");
    app.css("dialog[open] button[type=submit]").click();
    app.button("Done").click();
    app.no_dialog();
    drop(app);
    let journal = journal(&home);
    let lines = journal.plan_log(agreed.unwrap()).unwrap();
    assert_eq!(lines.iter().map(|line| line.label.as_str()).collect::<Vec<_>>(), ["Slipped"]);
    let card = journal.journeys().unwrap().remove(0);
    let history = journal.journey_history(card.id, None).unwrap();
    let slips: Vec<_> = history.iter().filter(|event| event.kind == EventKind::Slip).collect();
    assert_eq!((slips.len(), slips[0].note.as_str()), (1, "No message on Tuesday"));
    assert!(history.iter().all(|event| event.kind != EventKind::Reopen), "a slip opens nothing again");
}

#[test]
fn a_path_is_renamed_put_away_and_erased_only_when_asked_twice() {
    let home = Home::new();
    let app = begin(&home);
    begin_a_path(&app, Who::Solo);
    more(&app, "Rename…");
    let name = app.field("A name for it");
    name.clear();
    name.type_in("The other one");
    app.button("Save").click();
    app.no_dialog();
    app.see("The other one");
    more(&app, "Put it away");
    app.see("This path is put away. Everything on it stays.");
    more(&app, "Erase…");
    app.see("Erase this path?");
    app.button("Cancel").click();
    app.no_dialog();
    app.see("The other one");
    more(&app, "Erase…");
    app.button("Erase it").click();
    app.see("The path is erased.");
    drop(app);
    assert!(journal(&home).journeys().unwrap().is_empty());
}

#[test]
fn a_path_without_a_mouse() {
    let home = Home::new();
    let app = begin(&home);
    tab_to(&app, "Begin a path");
    app.press(ENTER);
    app.css("[data-part=new-path] input[value=solo]");
    // whichever is chosen has the focus of its group
    focus(&app, "type === 'radio'");
    while app.js("return document.activeElement.value") != json!("solo") {
        app.press(DOWN);
    }
    app.press(' ');
    tab_to(&app, "A name for it");
    app.type_keys("M.");
    app.press(ENTER);
    app.css("[data-part=steps]");
    let first = &seven().steps[0];
    let text = first.text(Who::Solo);
    focus(&app, &format!("dataset.step === '{}'", first.id));
    app.press(ENTER);
    app.css("[data-part=step] [data-part=stands]");
    tab_to(&app, &text.actions[0].text);
    app.press(' ');
    app.css(&format!("[data-action='{}'] .facts", text.actions[0].id));
    stands(&app, "exploring");
    wait_for(
        || "the tick lost the focus".into(),
        || app.active().filter(|one| one.property("type") == json!("checkbox")),
    );
    tab_to(&app, "Done for now");
    app.press(ENTER);
    app.css("dialog[open] textarea");
    app.type_keys("Enough for this month");
    app.chord(&[CTRL], ENTER);
    stands(&app, "done_for_now");
    drop(app);
    let journal = journal(&home);
    let view = journal.journey(journal.journeys().unwrap()[0].id).unwrap();
    let at = StepRef { map: view.map.clone(), step: first.id.clone() };
    let history = journal.journey_step(view.card.id, &at).unwrap().history;
    assert!(history.iter().any(|h| h.kind == EventKind::Done && h.note == "Enough for this month"));
}

/// Goes on with Tab until what has the focus is so.
#[track_caller]
fn focus(app: &App, is: &str) {
    for _ in 0..60 {
        app.press(TAB);
        if app.js(&format!("return document.activeElement.{is}")) == json!(true) {
            return;
        }
    }
    panic!("Tab never comes to what is {is}");
}

/// Each page opens, says all of its parts, and where it comes from.
#[test]
fn every_page_can_be_read() {
    let home = Home::new();
    let app = begin(&home);
    for page in Library::built_in().pages() {
        app.css("#go-guides").click();
        // one stands in the list, and one on the page before
        app.css("[data-guide]");
        app.all(Role::Button, "All pages")[0].reach();
        app.css(&format!("[data-reading='{}']", page.id)).reach();
        app.see(&page.name);
        let text = app.css("[data-part=reading-page]").text();
        for part in &page.parts {
            assert!(text.contains(&part.heading), "{}: {} in {text}", page.id, part.heading);
        }
        assert!(!page.sources.is_empty());
    }
    expect_focus(&app, &Library::built_in().pages().last().unwrap().name);
}
