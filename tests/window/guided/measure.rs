//! Questionnaires: what an answer brings up, what is counted, and when they are offered again.

use super::{ago, day, filled, lay, meant, method, start};
use crate::support::keys::{CTRL, ENTER};
use crate::support::meant::Turn;
use crate::support::{App, Home, Role};

fn no_dialog(app: &App) -> bool {
    app.js("return !document.querySelector('dialog[open]')") == true
}

#[test]
fn an_answer_that_tells_of_death_opens_help_and_blocks_nothing() {
    let home = Home::new();
    let (phq, gad) = (method("phq-9"), method("gad-7"));
    lay(&home, |journal| {
        filled(journal, 14, &meant::all(phq, Turn::First, day(&ago(14))));
        filled(journal, 13, &meant::all(gad, Turn::First, day(&ago(13))));
    });
    let app = start(&home);
    // a measure that was filled in less than 14 days ago waits, and the other is offered again
    app.see("Offered again from");
    assert_eq!(
        app.js("return document.querySelector('[data-guide=gad-7] button.words')"),
        serde_json::Value::Null
    );
    app.begin(phq);

    let section = &phq.sections[0];
    let (item, others) = section.fields.split_last().unwrap();
    let name = |option: usize| format!("{} {}", item.label, section.options[option].label);
    let choose = |option: usize| app.get(Role::Radio, &name(option)).reach();
    choose(0);
    app.saved();
    assert!(no_dialog(&app), "an answer of 0 is never spoken about");
    choose(1);
    app.see("Thank you for answering honestly");
    assert_eq!(app.active().unwrap().label(), "Thank you for answering honestly");
    app.escape();
    app.part(section);
    assert_eq!(app.active().unwrap().label(), name(1), "the focus is where it was");
    app.saved();

    // all but one of the others: there is no total, and nothing stands in the way of finishing
    for field in &others[1..] {
        app.get(Role::Radio, &format!("{} {}", field.label, section.options[2].label)).reach();
    }
    assert!(no_dialog(&app));
    app.chord(&[CTRL], ENTER);
    app.part(&phq.sections[1]);
    app.chord(&[CTRL], ENTER);
    app.finished();
    app.see("There is no total, because some of the questions were left out.");

    // the one that was left out is added
    app.button("Go on writing").click();
    app.button("Back").click();
    app.part(section);
    let first = format!("{} {}", others[0].label, section.options[3].label);
    app.get(Role::Radio, &first).reach();
    app.chord(&[CTRL], ENTER);
    app.part(&phq.sections[1]);
    app.chord(&[CTRL], ENTER);
    app.finished();
    // seven times 2, 3 and 1; the time before all were 0
    app.see("18 of 27");
    app.see("0 the time before");
}
