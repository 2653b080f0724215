//! A walk through every place that shows what a person wrote, in a journal of [`super::whole::everything`],
//! whatever the words in it are.

use serde_json::json;

use super::keys::{CTRL, ENTER, ESCAPE};
use super::{App, Role, wait_for};

const ROWS: &str = "[data-part=list] [role=option]";

/// Every place, in the open journal. `look` is called on each, with its name. `word` is one that many
/// entries hold.
pub fn everywhere(app: &App, word: &str, look: &mut dyn FnMut(&str)) {
    lists(app, word, look);
    entries(app, look);
    full(app, look);
    tags_and_time(app, look);
    paths(app, look);
    guides(app, look);
    check_in(app, look);
    leaving(app, look);
    look_around(app, look);
}

fn lists(app: &App, word: &str, look: &mut dyn FnMut(&str)) {
    app.css(ROWS);
    look("timeline");
    app.search(word);
    app.css("[data-part=list] mark");
    look("search");
    app.css("#filter-tags").click();
    app.css("#filter-panel label");
    look("filter by tags");
    app.css("#filter-tags").click();
    app.button("Bin").click();
    app.screen("bin");
    app.css(ROWS).click();
    app.button("Put back");
    look("bin");
    app.button("Timeline").click();
    app.screen("timeline");
    app.css(ROWS);
}

/// Every entry of the timeline, opened.
fn entries(app: &App, look: &mut dyn FnMut(&str)) {
    let rows = app.js(&format!("return document.querySelectorAll('{ROWS}').length")).as_u64().unwrap();
    for row in 1..=rows {
        open(app, &format!("{ROWS}:nth-child({row})"));
        look("an entry");
    }
}

/// Opens a row and waits until it is chosen and its text is there.
fn open(app: &App, row: &str) {
    app.css(row).reach();
    wait_for(
        || format!("{row} is not chosen"),
        || (app.css(row).property("ariaSelected") == "true").then_some(()),
    );
    app.button("More about this entry");
    app.settle();
}

fn menu(app: &App, item: &str) {
    app.button("More about this entry").reach();
    app.get(Role::Menuitem, item).click();
}

/// The entry with files, links and versions.
fn full(app: &App, look: &mut dyn FnMut(&str)) {
    open(app, &format!("{ROWS}:has(img.small)"));
    app.css("[data-part=files] img");
    look("files");
    app.js("document.querySelector('[data-part=files] img').closest('button').click()");
    app.css("[data-part=large] img");
    look("a photo, large");
    app.escape();
    app.button("Linked with 1 entry").reach();
    app.css("[data-part=links]");
    look("links");
    app.button("Read the whole thread").reach();
    app.css("[data-part=thread] blockquote");
    look("a thread");
    open(app, &format!("{ROWS}:has(img.small)"));
    menu(app, "Earlier versions");
    app.css("[data-part=history] [data-version]");
    look("versions");
    app.css("[data-part=history] select").js(
        "arguments[0].selectedIndex = 1; arguments[0].dispatchEvent(new Event('change', { bubbles: true }))",
    );
    app.css("[data-part=history] del, [data-part=history] ins");
    look("versions compared");
    app.button("Back to the entry").click();
    menu(app, "Print this entry");
    app.see("whoever finds it can read it");
    look("a sheet for the printer");
    app.escape();
}

fn tags_and_time(app: &App, look: &mut dyn FnMut(&str)) {
    app.css("#look-after-tags").click();
    app.css("[data-part=tags] [data-tag]");
    look("tags");
    app.css("#go-photos").click();
    app.css("[data-part=gallery] [role=option] img");
    look("photos");
    app.button("Calendar").click();
    app.screen("calendar");
    app.css("[data-part=list] [role=gridcell]");
    look("calendar");
    app.css("#go-feelings").click();
    app.screen("feelings");
    app.settle();
    look("feelings");
    app.css("#feelings-back").click();
    app.get(Role::Radio, "Year").focus();
    app.press(' ');
    app.settle();
    look("looking back");
}

fn paths(app: &App, look: &mut dyn FnMut(&str)) {
    app.css("#go-path").click();
    app.css("[data-part=paths] button");
    look("paths");
    app.css("[data-part=paths] button").click();
    app.css("[data-part=steps]");
    look("a path");
    app.css("[data-step]").click();
    app.css("[data-part=stands]");
    look("a step");
    app.css("#back-to-path").click();
    app.css("#path-happened").click();
    app.see("The latest first.");
    look("what happened");
    app.css("#go-plan").click();
    app.screen("plan");
    app.settle();
    look("plan");
    app.css("[data-part=plan-happened] .icon-button").click();
    app.see("All that was noted");
    look("what was noted");
}

fn guides(app: &App, look: &mut dyn FnMut(&str)) {
    app.guides();
    look("guides");
    app.css("[data-guide^=own] button.words").reach();
    app.css("[data-part=filling] h3");
    look("a guide of one's own");
    app.guides();
    app.css("[data-guide=thought-record] .icon-button").reach();
    app.see("Before and after");
    look("records");
    app.button("Your own words and lists").reach();
    app.see("They come up beside those that are there already.");
    look("own words");
}

fn check_in(app: &App, look: &mut dyn FnMut(&str)) {
    app.chord(&[CTRL], 'j');
    app.css("[data-part=check-in]");
    app.button("What is around it").click();
    app.settle();
    look("a check-in");
    app.escape();
}

fn leaving(app: &App, look: &mut dyn FnMut(&str)) {
    app.css("#go-share").click();
    app.see("Nothing leaves unless you tick it here");
    wait_for(
        || format!("no pages are laid out:\n{}", app.glance()),
        || (app.js("return document.querySelector('section.look img')?.complete") == true).then_some(()),
    );
    look("sharing");
    action(app, "bring in another");
    app.css("[data-run='1']");
    look("what came in");
    app.js(
        "document.querySelector('[data-run=\"1\"]').closest('li, tr, div').querySelector('button')?.click()",
    );
    app.settle();
    look("the report of an import");
}

fn look_around(app: &App, look: &mut dyn FnMut(&str)) {
    app.button("New entry").click();
    app.field("Entry");
    look("a new entry");
    app.css("#go-settings").click();
    app.screen("settings");
    look("settings");
    app.chord(&[CTRL], 'k');
    app.css("dialog[open] input");
    look("the list of actions");
    app.press(ESCAPE);
    app.no_dialog();
    app.button("Timeline").click();
    app.screen("timeline");
}

/// Does something from the list of actions.
fn action(app: &App, words: &str) {
    app.chord(&[CTRL], 'k');
    app.css("dialog[open] input");
    app.type_keys(words);
    app.press(ENTER);
    wait_for(
        || format!("nothing goes by {words:?}:\n{}", app.glance()),
        || (app.js("return document.querySelector('[data-part=palette]')") == json!(null)).then_some(()),
    );
}
