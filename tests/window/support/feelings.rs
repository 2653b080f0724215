//! A walk through everything about feelings and tags, in one of the invented stories.

use super::keys::CTRL;
use super::{App, Role};

/// Every screen of it. `look` is called on each, with its name.
pub fn places(app: &App, look: &mut dyn FnMut(&str)) {
    check_in(app, look);
    pictures(app, look);
    looking_back(app, look);
    tags(app, look);
}

fn check_in(app: &App, look: &mut dyn FnMut(&str)) {
    app.chord(&[CTRL], 'j');
    app.css("[data-part=check-in]");
    look("check-in");
    app.button("What is around it").click();
    look("check-in-around");
    app.button("Five faces instead").click();
    look("check-in-faces");
    app.escape();
}

fn pictures(app: &App, look: &mut dyn FnMut(&str)) {
    app.css("#go-feelings").click();
    app.screen("feelings");
    // of this month there may be a day only
    app.css("#period-before").click();
    app.css("[data-picture=mood] path.dots");
    look("feelings-month");
    app.css("#feelings-compare").click();
    app.css("[data-side=mood-other] path.dots");
    look("feelings-compared");
    app.button("Do not compare").click();
    app.get(Role::Radio, "Year").focus();
    app.press(' ');
    app.css("[data-plot^=year]");
    // the last of them to be drawn
    app.css("[data-picture=edges]");
    let script = "return [...document.querySelectorAll('[data-picture]')].map((one) => one.dataset.picture)";
    let pictures: Vec<String> = serde_json::from_value(app.js(script)).unwrap();
    for picture in pictures {
        app.css(&format!("[data-picture={picture}]")).to_the_top();
        look(&format!("feelings-{picture}"));
    }
    app.css("#add-landmark").reach();
    app.css("dialog[open] input");
    look("feelings-landmark");
    app.escape();
    app.css("#feelings-print").reach();
    app.css("dialog[open]");
    look("feelings-print");
    app.escape();
}

fn looking_back(app: &App, look: &mut dyn FnMut(&str)) {
    app.css("#feelings-back").click();
    for span in ["Year", "Month", "Week", "Day"] {
        app.get(Role::Radio, span).focus();
        app.press(' ');
        app.settle();
        look(&format!("back-{}", span.to_lowercase()));
    }
}

fn tags(app: &App, look: &mut dyn FnMut(&str)) {
    app.css("#look-after-tags").click();
    app.css("[data-part=tags] [data-tag]");
    look("tags");
    for (what, called) in
        [("Rename", "rename"), ("Choose a colour", "colour"), ("Make one with another", "merge")]
    {
        app.css("[data-part=tags] [data-tag] [aria-haspopup=menu]").click();
        app.get(Role::Menuitem, what).click();
        app.css("dialog[open]");
        look(&format!("tags-{called}"));
        app.escape();
    }
}
