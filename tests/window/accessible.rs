//! Every screen in both themes against axe-core: no violation, and a check that can fail.

use serde_json::json;

use crate::support::flows::PASSPHRASE;
use crate::support::{App, Home, guided, paths, sample, screens};

const WIDE: (u32, u32) = (1280, 800);
const NARROW: (u32, u32) = (800, 600);

/// Looks at each screen in both sizes and both themes and tells of all violations at once.
fn check(home: &Home, walk: impl FnOnce(&App, &mut dyn FnMut(&str))) {
    home.set(&json!({ "theme": "light", "country": "NZ" }));
    let app = App::start(home);
    app.resize(WIDE.0, WIDE.1);
    let mut found = Vec::new();
    let mut looked = 0;
    walk(&app, &mut |screen| {
        looked += 1;
        for size in [NARROW, WIDE] {
            app.resize(size.0, size.1);
            app.settle();
            let by_day = app.violations();
            let by_night = in_dark(&app);
            let told = |theme, all: Vec<String>| {
                all.into_iter().map(move |v| format!("{screen}, {theme}, {} wide: {v}", size.0))
            };
            found.extend(told("light", by_day).chain(told("dark", by_night)));
        }
    });
    assert!(looked > 5, "only {looked} screens were looked at");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What is wrong with the same page in the dark theme; and back.
fn in_dark(app: &App) -> Vec<String> {
    assert_eq!(app.js("return document.documentElement.dataset.theme"), "light");
    app.js("document.documentElement.dataset.theme = 'dark'");
    app.settle();
    let found = app.violations();
    app.js("document.documentElement.dataset.theme = 'light'");
    found
}

#[test]
fn the_first_run() {
    check(&Home::new(), screens::first_run);
}

#[test]
fn coming_back() {
    let home = Home::new();
    sample::make(&home.vault(), PASSPHRASE, 30);
    check(&home, |app, look| screens::coming_back(app, PASSPHRASE, "sleep", look));
}

#[test]
fn what_guides() {
    let home = Home::new();
    sample::make(&home.vault(), PASSPHRASE, 6);
    check(&home, |app, look| {
        app.unlock();
        guided::places(app, look);
        guided::forms(app, look);
    });
}

#[test]
fn what_is_walked() {
    let home = Home::new();
    let (story, name) = paths::STORIES[0];
    paths::make(&home.vault(), PASSPHRASE, story);
    check(&home, |app, look| {
        app.unlock();
        paths::places(app, name, look);
    });
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
