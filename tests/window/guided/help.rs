//! Help: from every screen, before there is a journal and while it is locked.

use crate::support::flows::PASSPHRASE;
use crate::support::keys::{CTRL, F1};
use crate::support::{App, Element, Home, Role, wait_for};

/// The choice whose numbers are shown.
fn country(app: &App) -> Element<'_> {
    app.get(Role::Combobox, "Country")
}

fn open_by_key(app: &App) {
    app.press(F1);
    app.see("This journal works only on this computer.");
}

#[test]
fn is_there_on_every_screen() {
    let home = Home::new();
    let app = App::start(&home);
    app.screen("welcome");
    open_by_key(&app);
    country(&app)
        .js("arguments[0].value = 'NZ'; arguments[0].dispatchEvent(new Event('change', { bubbles: true }))");
    app.see("1737 Need to talk?");
    app.escape();
    app.button("Help").click();
    app.see("In danger, now");
    app.see("If you have written one, it is in your journal.");
    app.button("Copy 1737, 1737 Need to talk?").click();
    app.see("Copied");
    app.escape();

    app.first_run();
    app.field("Entry").click();
    app.chord(&[CTRL], 'v');
    wait_for(
        || format!("the number is not on the clipboard: {:?}", app.field("Entry").text()),
        || (app.field("Entry").text() == "1737").then_some(()),
    );
    app.saved();
    open_by_key(&app);
    app.button("Write a safety plan");
    app.escape();
    assert_eq!(app.active().unwrap().label(), "Entry", "the focus is where it was");
    app.button("Help").click();
    app.see("1737 Need to talk?");
    app.escape();
    drop(app);

    // the country is kept, and the lock screen has all of it but the plan
    let app = App::start(&home);
    app.screen("unlock");
    open_by_key(&app);
    assert_eq!(country(&app).property("value"), "NZ");
    app.see("1737 Need to talk?");
    app.see("Everything else here needs no passphrase.");
    app.escape();
    app.button("Help").click();
    app.see("1737 Need to talk?");
    app.escape();
    app.try_passphrase(PASSPHRASE);
    app.screen("timeline");
}
