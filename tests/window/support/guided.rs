//! A walk through everything that guides, for whoever wants to look at all of it.

use std::collections::BTreeSet;

use goldseam_content::{Filled, Library, Method};

use super::keys::{CTRL, ESCAPE, F1, LEFT, UP};
use super::meant::{self, Turn};
use super::{App, Role, sample};

/// The places and pages around the methods, in a journal made by [`sample`].
pub fn places(app: &App, look: &mut dyn FnMut(&str)) {
    app.guides();
    app.see("To come back to");
    look("guides");
    app.css("[data-guide=thought-record] .icon-button").click();
    app.see("Before and after");
    look("records");
    app.button("Make your own guide").click();
    app.see("Put down what you want to be asked.");
    look("own-method");
    app.button("Your own words and lists").click();
    app.see("They come up beside those that are there already.");
    look("own-words");
    app.button("Breathe slowly").click();
    app.button("Start");
    look("breathe");
    app.button("Come back to the room").click();
    app.see("Find five things that you can see.");
    look("ground");
    gate(app, look);
    help(app, look);
    check_in(app, look);
    app.button("Timeline").click();
    app.open_row(sample::LETTER);
    app.button("Read the whole thread").click();
    app.css("[data-part=thread] blockquote");
    look("thread");
}

/// How it feels, one key away: on the grid, by faces, with all that is around it.
fn check_in(app: &App, look: &mut dyn FnMut(&str)) {
    app.chord(&[CTRL], 'j');
    app.get(Role::Slider, "How pleasant");
    look("check-in");
    app.press(LEFT);
    app.press(UP);
    look("check-in-place");
    app.button("Five faces instead").click();
    app.get(Role::Radio, "Unpleasant").click();
    look("check-in-faces");
    app.button("The grid instead").click();
    app.button("What is around it").click();
    look("check-in-around");
    app.button("Take the answer back: How it feels right now").click();
    app.press(ESCAPE);
    app.no_dialog();
}

fn gate(app: &App, look: &mut dyn FnMut(&str)) {
    let gated = Library::built_in().methods().iter().find(|method| method.gated).unwrap();
    app.css(&format!("[data-guide='{}'] button.words", gated.id)).click();
    app.css("[data-part=gate] fieldset");
    look("gate");
    app.get(Role::Checkbox, &Library::built_in().gate().items[0].text).click();
    app.button("Continue").click();
    app.see("People who know about this");
    look("gate-words");
    app.escape();
}

fn help(app: &App, look: &mut dyn FnMut(&str)) {
    app.press(F1);
    app.see("In danger, now");
    look("help");
    app.escape();
    // an answer that brings it up
    let opens = |method: &&Method| method.fields().any(|(_, field)| field.help_from.is_some());
    let method = Library::built_in().methods().iter().find(opens).unwrap();
    let (section, field) = method.fields().find(|(_, field)| field.help_from.is_some()).unwrap();
    app.begin(method);
    let answer = format!("{} {}", field.label, section.options[1].label);
    app.get(Role::Radio, &answer).reach();
    app.see("Thank you for answering honestly");
    look("help-answer");
    app.get(Role::Radio, "I am not sure").click();
    app.see("Please do one of these now");
    look("help-answer-now");
    app.escape();
}

/// Methods as they are filled in, until every kind of field was looked at; of the first, all parts.
pub fn forms(app: &App, look: &mut dyn FnMut(&str)) {
    app.guides();
    let mut seen = BTreeSet::new();
    for (nth, method) in Library::built_in().methods().iter().enumerate() {
        let meant = meant::all(method, Turn::First, app.today());
        let shown = method.visible(&meant.answers);
        let kinds = shown.iter().filter(|shown| !shown.section.later).flat_map(|shown| &shown.fields);
        if !kinds.into_iter().any(|field| !seen.contains(&format!("{:?}", field.kind))) {
            continue;
        }
        app.begin(method);
        app.fill_in_and(method, &meant, |_, shown| {
            let fresh = shown.fields.iter().filter(|field| seen.insert(format!("{:?}", field.kind))).count();
            if nth == 0 || fresh > 0 {
                look(&format!("{}-{}", method.id, shown.section.id));
            }
        });
        if nth == 0 {
            look(&format!("{}-read", method.id));
        }
    }
}

/// Every method empty, half filled in and to be read.
pub fn methods(app: &App, look: &mut dyn FnMut(&str)) {
    app.guides();
    for method in Library::built_in().methods() {
        let meant = meant::all(method, Turn::First, app.today());
        let named = |state: &str| format!("method-{}-{state}", method.id);
        app.begin(method);
        look(&named("empty"));
        let half = half(method, &meant);
        app.fill_in_and(method, &meant, |at, _| {
            if at == half {
                look(&named("half"));
            }
        });
        if !app.all(Role::Button, "Read it anyway").is_empty() {
            app.button("Read it anyway").click();
            app.button("Read it").click();
            app.button("Go on writing");
        }
        look(&named("read"));
    }
}

/// The part in the middle.
fn half(method: &Method, meant: &Filled) -> usize {
    (method.visible(&meant.answers).iter().filter(|shown| !shown.section.later).count() - 1) / 2
}
