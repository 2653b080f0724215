//! Pictures of every screen, for the eyes of whoever changes how they look: `cargo xtask tour`.

use std::path::{Path, PathBuf};

use goldseam_journal::Journal;
use goldseam_vault::{Credential, Passphrase};
use serde_json::json;

use crate::bring_in;
use crate::support::{App, Home, flows, guided, laid, leaving, paper, paths, photos, sample, screens};

const SIZES: [(u32, u32); 2] = [(800, 600), (1280, 800)];
/// A word that the demo journal holds often.
const WORD: &str = "sleep";

fn asked(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is set by cargo xtask tour"))
}

#[test]
#[ignore = "takes pictures: cargo xtask tour"]
fn tour() {
    let folder = PathBuf::from(asked("GOLDSEAM_TOUR"));
    let passphrase = asked("GOLDSEAM_TOUR_PASSPHRASE");
    furnish(&folder.join("Demo.goldseam"), &passphrase);
    for theme in ["light", "dark"] {
        let home = Home::new();
        pictures(&folder, theme, &home, screens::first_run);
        let home = Home::new();
        copy_vault(&folder.join("Demo.goldseam"), &home.vault());
        pictures(&folder, theme, &home, |app, look| screens::coming_back(app, &passphrase, WORD, look));
        let home = Home::new();
        copy_vault(&folder.join("Demo.goldseam"), &home.vault());
        pictures(&folder, theme, &home, |app, look| {
            app.try_passphrase(&passphrase);
            app.screen("timeline");
            guided::places(app, look);
        });
        for (story, name) in paths::STORIES {
            let home = Home::new();
            paths::make(&home.vault(), &passphrase, story);
            pictures(&folder, theme, &home, |app, look| {
                app.try_passphrase(&passphrase);
                app.screen("timeline");
                paths::places(app, name, look);
            });
        }
        let home = Home::new();
        laid::lay(&home, photos::album);
        pictures(&folder, theme, &home, |app, look| {
            app.unlock();
            photos::places(app, look);
        });
        // in a journal where no measure has to wait for its day
        let home = Home::new();
        sample::make(&home.vault(), &passphrase, 2);
        pictures(&folder, theme, &home, |app, look| {
            app.try_passphrase(&passphrase);
            app.screen("timeline");
            guided::methods(app, look);
        });
    }
}

/// Going out and coming in, and what it looks like on paper.
#[test]
#[ignore = "takes pictures: cargo xtask tour"]
fn tour_of_what_leaves_and_comes() {
    let folder = PathBuf::from(asked("GOLDSEAM_TOUR"));
    let passphrase = flows::PASSPHRASE;
    for theme in ["light", "dark"] {
        let home = Home::new();
        paths::make(&home.vault(), passphrase, paths::STORIES[0].0);
        let file = home.path().join("entries.pdf");
        std::fs::write(bring_in::answer(&home), file.to_str().unwrap()).unwrap();
        pictures(&folder, theme, &home, |app, look| {
            app.try_passphrase(passphrase);
            app.screen("timeline");
            leaving::share(app, look);
            leaving::places(app, "sleep", look);
            bring_in::places(app, &home, look);
        });
        if theme == "light" {
            paper::pictures(&file, &folder.join("pdf-entries"));
            paper::year(&laid::journal(&home), &folder);
        }
    }
}

fn furnish(vault: &Path, passphrase: &str) {
    let credential = Credential::Passphrase(Passphrase::new(passphrase.into()).unwrap());
    let mut journal = Journal::unlock(vault, &credential).unwrap();
    sample::furnish(&mut journal);
    journal.lock().unwrap();
}

fn copy_vault(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        if file.path().is_file() {
            std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
        }
    }
}

fn pictures(folder: &Path, theme: &str, home: &Home, walk: impl FnOnce(&App, &mut dyn FnMut(&str))) {
    home.set(&json!({ "theme": theme, "country": "NZ" }));
    // what the app does without a graphics card is faster, but no driver gets a picture of it
    let answer = bring_in::answer(home);
    let app = App::start_with(
        home,
        &[("WEBKIT_DISABLE_DMABUF_RENDERER", "0"), ("GOLDSEAM_TEST_FILE", answer.to_str().unwrap())],
    );
    let wide = SIZES[SIZES.len() - 1];
    app.resize(wide.0, wide.1);
    walk(&app, &mut |screen| {
        for (width, height) in SIZES {
            app.resize(width, height);
            app.settle();
            app.picture(&folder.join(format!("{screen}-{theme}-{width}x{height}.png")));
        }
    });
}
