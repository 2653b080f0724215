//! Every screen in both themes against axe-core: no violation, and a check that can fail.

use serde_json::json;

use crate::support::flows::PASSPHRASE;
use crate::support::{App, Home, guided, paths, sample, screens};

const WIDE: (u32, u32) = (1280, 800);
const NARROW: (u32, u32) = (800, 600);

/// Looks at each screen in both sizes and tells of all violations at once.
fn check(theme: &str, home: &Home, walk: impl FnOnce(&App, &mut dyn FnMut(&str))) {
    home.set(&json!({ "theme": theme, "country": "NZ" }));
    let app = App::start(home);
    app.resize(WIDE.0, WIDE.1);
    let mut found = Vec::new();
    let mut looked = 0;
    walk(&app, &mut |screen| {
        looked += 1;
        for size in [NARROW, WIDE] {
            app.resize(size.0, size.1);
            app.settle();
            let violations = app.violations();
            found.extend(violations.into_iter().map(|v| format!("{screen}, {} wide: {v}", size.0)));
        }
    });
    assert!(looked > 5, "only {looked} screens were looked at");
    assert!(found.is_empty(), "{theme}:\n{}", found.join("\n"));
}

#[test]
fn the_first_run_by_day() {
    check("light", &Home::new(), screens::first_run);
}

#[test]
fn the_first_run_by_night() {
    check("dark", &Home::new(), screens::first_run);
}

fn coming_back(theme: &str) {
    let home = Home::new();
    sample::make(&home.vault(), PASSPHRASE, 30);
    check(theme, &home, |app, look| screens::coming_back(app, PASSPHRASE, "sleep", look));
}

#[test]
fn coming_back_by_day() {
    coming_back("light");
}

#[test]
fn coming_back_by_night() {
    coming_back("dark");
}

fn what_guides(theme: &str) {
    let home = Home::new();
    sample::make(&home.vault(), PASSPHRASE, 6);
    check(theme, &home, |app, look| {
        app.unlock();
        guided::places(app, look);
        guided::forms(app, look);
    });
}

#[test]
fn what_guides_by_day() {
    what_guides("light");
}

#[test]
fn what_guides_by_night() {
    what_guides("dark");
}

fn what_is_walked(theme: &str) {
    let home = Home::new();
    let (story, name) = paths::STORIES[0];
    paths::make(&home.vault(), PASSPHRASE, story);
    check(theme, &home, |app, look| {
        app.unlock();
        paths::places(app, name, look);
    });
}

#[test]
fn what_is_walked_by_day() {
    what_is_walked("light");
}

#[test]
fn what_is_walked_by_night() {
    what_is_walked("dark");
}

/// What is wrong is found: without this, an empty list would prove nothing.
#[test]
fn the_check_can_fail() {
    let home = Home::new();
    let app = App::start(&home);
    app.screen("welcome");
    assert_eq!(app.violations(), Vec::<String>::new());
    app.js("document.documentElement.lang = '';
         document.querySelector('main').append(document.createElement('input'));
         const faint = document.createElement('p');
         faint.textContent = 'hardly to be read';
         Object.assign(faint.style, { color: '#ddd', background: '#fff', position: 'fixed', top: '0' });
         document.querySelector('main').append(faint);");
    let found = app.violations().join("\n");
    for rule in ["html-has-lang", "label", "color-contrast"] {
        assert!(found.contains(&format!(" {rule} at ")), "{rule} is not in:\n{found}");
    }
}
