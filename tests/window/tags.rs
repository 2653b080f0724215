//! Tags looked after: grouped, coloured, renamed, made one and parted again.

use chrono::{DateTime, FixedOffset, Local, TimeDelta};
use goldseam_journal::{Draft, Journal, Moment, When};
use serde_json::json;

use crate::support::keys::{ENTER, ESCAPE};
use crate::support::laid::{self, journal};
use crate::support::{App, Home, Role, wait_for};

/// Entries by their tags, the last the newest.
const ENTRIES: [(&str, &[&str]); 4] = [
    ("She called", &["mum"]),
    ("The photo", &["mum", "mother"]),
    ("The letter", &["mother"]),
    ("The meeting", &["work"]),
];

/// A journal of [`ENTRIES`], unlocked in the window.
fn start(home: &Home) -> App {
    let app = laid::start(home, |journal| {
        for (n, (title, tags)) in ENTRIES.iter().enumerate() {
            let ago = TimeDelta::hours(30 * i64::try_from(ENTRIES.len() - n).unwrap());
            let then: DateTime<FixedOffset> = Local::now().fixed_offset() - ago;
            let then = Moment::at(then, Some("Europe/Lisbon")).unwrap();
            let draft = Draft {
                title: (*title).into(),
                body: "A few words.".into(),
                happened: When::from(&then),
                tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
                starred: false,
            };
            journal.create_entry(&draft, &then).unwrap();
        }
    });
    app.css("#look-after-tags").click();
    app.see("Groups and colours help you find things.");
    app
}

/// What is known of each tag: its name, entries, group and colour.
fn known(journal: &Journal) -> Vec<(String, u32, Option<u32>, u8)> {
    let tags = journal.tags().unwrap().into_iter();
    tags.map(|tag| (tag.name, tag.entries, tag.group, tag.colour)).collect()
}

/// What can be done with a tag.
fn choose(app: &App, tag: &str, what: &str) {
    app.button(&format!("More about “{tag}”")).click();
    app.get(Role::Menuitem, what).click();
    app.css("dialog[open]");
}

/// Chooses in a list by what it says.
fn select(app: &App, list: &str, label: &str) {
    let script = format!(
        "const select = arguments[0]; \
         select.selectedIndex = [...select.options].findIndex((one) => one.text === {label:?}); \
         select.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    );
    app.css(list).js(&script);
}

fn add_group(app: &App, name: &str) {
    app.button("Add a group").click();
    app.field("Name of the group").type_in(name);
    app.press(ENTER);
    app.no_dialog();
}

/// Which tag the focus is at.
fn tag_in_focus(app: &App, tag: &str) {
    let script = "return document.activeElement.closest('[data-tag]')?.dataset.tag ?? ''";
    wait_for(
        || format!("the focus is at {}", app.js(script)),
        || (app.js(script).as_str() == Some(tag)).then_some(()),
    );
}

fn accessible(app: &App) {
    app.settle();
    let violations = app.violations();
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

#[test]
fn groups_and_colours() {
    let home = Home::new();
    let app = start(&home);
    accessible(&app);
    add_group(&app, "People");
    app.see("No tag is in this group yet.");
    select(&app, "[data-tag=mum] select", "People");
    app.css("[data-group='1'] [data-tag=mum]");
    tag_in_focus(&app, "mum");
    choose(&app, "mum", "Choose a colour");
    accessible(&app);
    app.get(Role::Radio, "Brick").click();
    app.button("Save").click();
    app.no_dialog();
    app.css("[data-tag=mum] [data-colour='6']");
    tag_in_focus(&app, "mum");
    accessible(&app);
    // the sidebar and the rows show it, too
    app.css(".sidebar [aria-label=People] [data-colour='6']");
    app.css("[data-part=list] [role=option] [data-colour='6']");

    add_group(&app, "Places");
    app.button("More about the group “Places”").click();
    app.get(Role::Menuitem, "Rename the group").click();
    app.field("Name of the group").clear();
    app.field("Name of the group").type_in("Rooms");
    app.button("Save").click();
    app.no_dialog();
    app.button("More about the group “Rooms”");
    // the way to the entries
    app.css("[data-tag=work] .name").click();
    app.row_count(1);
    drop(app);

    let read = journal(&home);
    let groups: Vec<_> = read.tag_groups().unwrap().into_iter().map(|group| group.name).collect();
    assert_eq!(groups, ["People", "Rooms"]);
    let mum = known(&read).into_iter().find(|(name, ..)| name == "mum").unwrap();
    assert_eq!(mum, ("mum".to_owned(), 2, Some(1), 6));
    drop(read);

    // a group goes, its tags stay
    let app = App::start(&home);
    app.resize(1280, 800);
    app.unlock();
    app.css("#look-after-tags").click();
    app.button("More about the group “People”").click();
    app.get(Role::Menuitem, "Remove the group").click();
    app.see("Its tag stays, in no group.");
    app.button("Remove it").click();
    app.no_dialog();
    app.css("[data-group=none] [data-tag=mum]");
    drop(app);
    let read = journal(&home);
    assert_eq!(read.tag_groups().unwrap().len(), 1);
    let mum = known(&read).into_iter().find(|(name, ..)| name == "mum").unwrap();
    assert_eq!(mum, ("mum".to_owned(), 2, None, 6));
}

#[test]
fn another_name_and_two_made_one() {
    let home = Home::new();
    home.set(&json!({ "theme": "dark" }));
    let app = start(&home);
    choose(&app, "work", "Rename");
    let name = app.field("Name");
    name.clear();
    name.type_in("Mother");
    app.press(ENTER);
    app.see("Another tag is called “mother” already.");
    app.button("Make the two one").click();
    app.see("1 entry gets “mother”, and “work” is no more.");
    accessible(&app);
    app.press(ESCAPE);
    app.no_dialog();
    choose(&app, "work", "Rename");
    app.field("Name").clear();
    app.field("Name").type_in("office");
    app.press(ENTER);
    app.no_dialog();
    tag_in_focus(&app, "office");

    choose(&app, "mum", "Make one with another");
    select(&app, "dialog[open] select", "mother");
    app.see("2 entries get “mother”, and “mum” is no more.");
    app.button("Make them one").click();
    app.no_dialog();
    app.see("“mum” is “mother” now.");
    tag_in_focus(&app, "mother");
    assert_eq!(app.js("return document.querySelectorAll('[data-tag=mum]').length"), 0);
    app.button("Undo").click();
    app.see("“mum” and “mother” are two again.");
    app.css("[data-tag=mum]");
    drop(app);
    let read = journal(&home);
    let one = |name: &str, n| (name.to_owned(), n, None, 0);
    assert_eq!(known(&read), [one("mother", 2), one("mum", 2), one("office", 1)]);
    drop(read);

    let app = App::start(&home);
    app.resize(1280, 800);
    app.unlock();
    // an entry that lies on the page has its new tags
    app.open_row("The photo");
    app.css("#look-after-tags").click();
    choose(&app, "mum", "Make one with another");
    select(&app, "dialog[open] select", "mother");
    app.button("Make them one").click();
    app.no_dialog();
    app.open_row("She called");
    app.button("Remove the tag “mother”");
    drop(app);
    assert_eq!(known(&journal(&home)), [one("mother", 3), one("office", 1)]);
}
