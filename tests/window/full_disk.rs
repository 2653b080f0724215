//! What could not be saved is not lost by locking.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use crate::support::{App, Home};

const SAVED: &str = "Rain since noon.";
const UNSAVED: &str = " The gutters have been singing for an hour.";

/// Takes all the room that is left.
fn fill(path: &Path) {
    let mut file = File::create(path).unwrap();
    for size in [1 << 16, 1 << 12, 1] {
        while file.write_all(&vec![0; size]).is_ok() {}
    }
}

#[test]
fn locking_asks_before_unsaved_words_go() {
    let home = Home::new();
    let app = App::start_on_a_small_disk(&home);
    app.first_run();
    app.write("Weather", SAVED);
    let filler = app.disk(&home, ".local/filler");
    fill(&filler);

    app.field("Entry").type_in(UNSAVED);
    app.see("The disk is full, so this could not be saved.");
    app.see("Not saved yet");
    app.button("Lock").click();
    app.see("Your last words are not saved yet");
    app.button("Stay here").click();
    let here = app.field("Entry").text();
    assert!(here.contains(UNSAVED.trim()), "{here}");

    std::fs::remove_file(filler).unwrap();
    app.button("Try again").click();
    app.saved();
    app.lock();
    app.unlock();
    app.open_row("Weather");
    assert_eq!(app.field("Entry").text(), format!("{SAVED}{UNSAVED}"));
}
