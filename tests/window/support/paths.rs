//! A walk through the paths, the plan and the pages of one of the invented stories.

use std::path::Path;

use chrono::Local;
use goldseam_content::Library;
use goldseam_exchange::demo::{Story, StoryPlan, write_story};
use goldseam_journal::Journal;
use goldseam_vault::{Cost, Passphrase};

use super::{App, feelings};

/// The stories, with what pictures of them are called.
pub const STORIES: [(Story, &str); 3] =
    [(Story::Hurt, "story-hurt"), (Story::Repair, "story-repair"), (Story::Solo, "story-solo")];

/// A vault with a year of a story that ends yesterday.
pub fn make(vault: &Path, passphrase: &str, story: Story) {
    let passphrase = Passphrase::new(passphrase.into()).unwrap();
    let mut journal = Journal::create(vault, passphrase, Cost::cheap_for_tests()).unwrap();
    let until = Local::now().date_naive().pred_opt().unwrap();
    write_story(&mut journal, StoryPlan { story, seed: 1, until }).unwrap();
    journal.lock().unwrap();
}

/// Every screen of it. `look` is called on each, with its name.
pub fn places(app: &App, named: &str, look: &mut dyn FnMut(&str)) {
    let mut look = |screen: &str| look(&format!("{named}-{screen}"));
    path(app, &mut look);
    dialogs(app, &mut look);
    plan(app, &mut look);
    feelings::places(app, &mut look);
    app.css("#go-path").click();
    app.button("Begin a path").click();
    app.css("[data-part=new-path] input[type=radio]");
    look("begin");
    app.css("#go-guides").click();
    app.button("All pages").reach();
    app.css("[data-part=pages] ul button");
    look("pages");
    app.css("[data-part=pages] ul button").click();
    app.see(&Library::built_in().pages()[0].parts[0].heading);
    look("page");
}

fn to_the_path(app: &App) {
    app.css("#go-path").click();
    app.css("[data-part=paths] button").click();
    app.css("[data-part=steps]");
}

fn path(app: &App, look: &mut dyn FnMut(&str)) {
    to_the_path(app);
    look("path");
    let first = app.css("[data-step]");
    first.click();
    app.css("[data-part=step] h2");
    app.css("[data-part=stands]");
    look("step");
    app.css("[data-part=step-history]").to_the_top();
    look("step-history");
    app.css("#back-to-path").click();
    app.css("#path-questions").click();
    app.css("[data-question=trust]");
    look("questions");
    app.css("[data-question=trust] > div > button").click();
    app.css("[data-question=trust] form input");
    look("questions-answer");
    app.css("#back-to-path").click();
    app.css("#path-happened").click();
    app.see("The latest first.");
    look("happened");
    app.css("#back-to-path").click();
    app.css("[data-part=steps]");
}

fn dialogs(app: &App, look: &mut dyn FnMut(&str)) {
    for name in ["slip", "breach"] {
        app.css(&format!("#path-{name}")).reach();
        app.css("dialog[open] textarea");
        look(name);
        app.escape();
    }
}

/// The year in pictures, one after the other, and two months side by side.
fn plan(app: &App, look: &mut dyn FnMut(&str)) {
    app.css("#go-plan").click();
    app.screen("plan");
    app.css("[data-part=plan-happened]");
    look("plan");
    app.css("#plan-add").click();
    app.css("dialog[open] [data-guide]");
    look("plan-add");
    app.escape();
    app.css("#plan-dates").click();
    app.css("dialog[open] input");
    look("plan-dates");
    app.escape();
    app.css("[data-part=plan-happened] .icon-button").click();
    app.see("All that was noted");
    look("plan-log");
}
