//! Photos and other files: chosen, pasted and dropped, looked at, put in order, saved elsewhere and removed.

#[path = "attachments/given.rs"]
mod given;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use goldseam_journal::{Attachment, Journal};
use serde_json::{Value, json};

use crate::support::flows::PASSPHRASE;
use crate::support::keys::{CTRL, DOWN, END, ENTER, HOME, LEFT, RIGHT, SHIFT};
use crate::support::laid::{journal, lay, start};
use crate::support::photos::{self, HOSTILE_DRAWING, HOSTILE_PAGE, SHORE, TAGGED, attach, landscape, note};
use crate::support::{App, Home, Role, wait_for};

fn begin(home: &Home, files: &[PathBuf]) -> App {
    let chosen = std::env::join_paths(files).unwrap_or_else(|_| OsString::new());
    let app = App::start_with(home, &[("GOLDSEAM_TEST_FILE", chosen.to_str().unwrap())]);
    app.resize(1280, 800);
    app.unlock();
    app
}

fn laid_out(home: &Home, files: &[(&str, &[u8])]) -> Vec<PathBuf> {
    let folder = home.path().join("desk");
    fs::create_dir_all(&folder).unwrap();
    files
        .iter()
        .map(|(name, bytes)| {
            let path = folder.join(name);
            fs::write(&path, bytes).unwrap();
            path
        })
        .collect()
}

/// The names under the entry on the page, in their order.
fn tiles(app: &App) -> Vec<String> {
    let script =
        "return [...document.querySelectorAll('[data-part=files] .name')].map((name) => name.innerText)";
    serde_json::from_value(app.js(script)).unwrap_or_default()
}

#[track_caller]
fn wait_for_tiles(app: &App, wanted: &[&str]) {
    wait_for(
        || format!("not {wanted:?} but {:?} in:\n{}", tiles(app), app.glance()),
        || (tiles(app) == wanted).then_some(()),
    );
}

/// Waits until a picture is drawn, and gives how wide it is in itself.
#[track_caller]
fn drawn(app: &App, selector: &str) -> u64 {
    wait_for(
        || format!("{selector} is not drawn in:\n{}", app.glance()),
        || {
            app.js_with("return document.querySelector(arguments[0])?.naturalWidth", &json!([selector]))
                .as_u64()
                .filter(|n| *n > 0)
        },
    )
}

/// What an address gives to the page: how wide the picture is, or null.
fn fetched(app: &App, address: &str) -> Value {
    app.js_async(&format!(
        "const picture = new Image();
         picture.onload = () => done(picture.naturalWidth);
         picture.onerror = () => done(null);
         picture.src = '{address}';"
    ))
}

fn of_entry(journal: &Journal, title: &str) -> Vec<Attachment> {
    let page = journal.timeline(&goldseam_journal::Filter::default(), None, 50).unwrap();
    let row = page.rows.into_iter().find(|row| row.title == title).expect("the entry");
    journal.attachments(row.id).unwrap()
}

fn names(list: &[Attachment]) -> Vec<&str> {
    list.iter().map(|one| one.name.as_str()).collect()
}

/// A blank page becomes an entry with the first file; what a page of the web may be is a sign and no more.
#[test]
fn files_are_chosen_for_a_page_on_which_nothing_is_written() {
    let home = Home::new();
    lay(&home, |_| {});
    let files = laid_out(
        &home,
        &[
            ("walk.jpg", TAGGED),
            ("drawing.svg", HOSTILE_DRAWING.as_bytes()),
            ("page.html", HOSTILE_PAGE.as_bytes()),
            ("torn.jpg", &TAGGED[..900]),
        ],
    );
    let app = begin(&home, &files);
    app.js(
        "window.caught = []; addEventListener('securitypolicyviolation', (e) => caught.push(e.blockedURI))",
    );
    app.button("New entry").click();
    app.field("Entry");
    app.button("Add photos or files").click();
    wait_for_tiles(&app, &["walk.jpg", "drawing.svg", "page.html", "torn.jpg"]);
    assert_eq!(drawn(&app, "[data-part=files] img"), 32, "turned as the camera says");
    assert_eq!(app.js("return document.querySelectorAll('[data-part=files] img').length"), json!(1));
    app.saved();
    app.row_count(1);
    // named in the text they are signs, and by their addresses nothing
    drop(app);
    let mut own = journal(&home);
    let page = own.timeline(&goldseam_journal::Filter::default(), None, 50).unwrap();
    let id = page.rows[0].id;
    let list = own.attachments(id).unwrap();
    assert_eq!(names(&list), ["walk.jpg", "drawing.svg", "page.html", "torn.jpg"]);
    let mut entry = own.entry(id).unwrap();
    assert_eq!((entry.body.as_str(), entry.title.as_str()), ("", ""));
    entry.body = list.iter().map(|one| one.uid.markdown("what it is")).collect::<Vec<_>>().join("\n\n");
    let draft = goldseam_journal::Draft {
        title: "Signs".into(),
        body: entry.body,
        happened: goldseam_journal::When::from(&entry.happened),
        tags: vec![],
        starred: false,
    };
    own.save_entry(id, entry.version, &draft, &crate::support::laid::ago(0)).unwrap();
    own.lock().unwrap();

    let app = begin(&home, &[]);
    app.js(
        "window.caught = []; addEventListener('securitypolicyviolation', (e) => caught.push(e.blockedURI))",
    );
    app.open_row("Signs");
    drawn(&app, ".gs-photo img");
    assert_eq!(app.js("return document.querySelectorAll('.gs-photo').length"), json!(1));
    app.see("file: drawing.svg: what it is");
    app.see("file: page.html: what it is");
    for one in &list {
        let shown = one.name == "walk.jpg";
        for size in ["small", "whole"] {
            let got = fetched(&app, &format!("picture://localhost/{size}-{}", one.id));
            assert_eq!(!got.is_null(), shown, "{size} {}: {got}", one.name);
        }
    }
    for odd in ["small-0", "whole-99", "small-1.jpg", "", "etc-passwd", "small--1"] {
        assert_eq!(fetched(&app, &format!("picture://localhost/{odd}")), Value::Null, "{odd}");
    }
    assert_eq!(app.js("return [window.pwned ?? null, window.caught]"), json!([null, []]));
    // no script reads a picture, and no page is made of one
    let read =
        app.js_async("fetch('picture://localhost/small-1').then(() => done('read'), () => done('refused'))");
    assert_eq!(read, json!("refused"));
}

#[test]
fn a_file_that_is_too_large_is_told_before_anything_is_read() {
    let home = Home::new();
    lay(&home, |journal| {
        note(journal, "The film", "x", 1);
    });
    let files = laid_out(&home, &[("film.mp4", b""), ("still.jpg", TAGGED)]);
    fs::File::options().write(true).open(&files[0]).unwrap().set_len((2 << 30) + 1).unwrap();
    let app = begin(&home, &files);
    app.open_row("The film");
    app.button("Add photos or files").click();
    app.see("“film.mp4” was not added. That file is larger than an entry can hold.");
    wait_for_tiles(&app, &["still.jpg"]);
    drop(app);
    let journal = journal(&home);
    assert_eq!(names(&of_entry(&journal, "The film")), ["still.jpg"]);
}

/// What is stopped on its way in leaves nothing; neither does a lock wait for it.
#[test]
fn a_long_file_is_stopped_by_hand_and_by_a_lock() {
    let home = Home::new();
    lay(&home, |journal| {
        note(journal, "The film", "x", 1);
    });
    let files = laid_out(&home, &[("film.mp4", b"")]);
    fs::File::options().write(true).open(&files[0]).unwrap().set_len(2000 << 20).unwrap();
    let app = begin(&home, &files);
    app.open_row("The film");
    let add = || app.button("Add photos or files").click();
    add();
    app.get(Role::Button, "Stop");
    app.see("of 2097.2 MB");
    let violations = app.violations();
    assert!(violations.is_empty(), "{violations:#?}");
    app.button("Stop").click();
    app.no_dialog();
    assert_eq!(tiles(&app), Vec::<String>::new());
    add();
    app.get(Role::Button, "Stop");
    app.locks(|app| drop(app.try_js("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'l', ctrlKey: true, bubbles: true })); return 1", &json!([]))));
    drop(app);
    let journal = journal(&home);
    assert_eq!(of_entry(&journal, "The film"), []);
    assert_eq!(journal.attachment_totals().unwrap().files, 0);
    assert_eq!(journal.verify().unwrap(), []);
}

#[test]
fn pictures_are_looked_at_named_put_in_order_and_removed_by_keys() {
    let home = Home::new();
    let app = start(&home, |journal| {
        let id = note(journal, "Three", "Words", 1);
        for (n, name) in ["one.bmp", "two.bmp", "notes.txt", "three.bmp"].into_iter().enumerate() {
            let bytes =
                if n == 2 { b"Some words".to_vec() } else { landscape(640, 480, u32::try_from(n).unwrap()) };
            attach(journal, id, name, &bytes);
        }
    });
    app.open_row("Three");
    wait_for_tiles(&app, &["one.bmp", "two.bmp", "notes.txt", "three.bmp"]);
    app.button("Look at two.bmp").focus();
    app.press(ENTER);
    let large = |name: &str| {
        wait_for(
            || format!("not {name} in:\n{}", app.glance()),
            || {
                (app.js("return document.querySelector('[data-part=large]')?.ariaLabel") == name)
                    .then_some(())
            },
        );
        assert_eq!(drawn(&app, "[data-part=large] img"), 640);
    };
    large("two.bmp");
    app.press(RIGHT);
    large("three.bmp");
    app.press(RIGHT);
    large("three.bmp");
    app.press(HOME);
    large("one.bmp");
    app.press(LEFT);
    large("one.bmp");
    app.press(END);
    large("three.bmp");
    app.escape();
    assert_eq!(app.active().unwrap().label(), "Look at two.bmp", "the focus is where it was");

    let choose = |name: &str, what: &str| {
        app.button(&format!("More about {name}")).focus();
        app.press(ENTER);
        app.get(Role::Menuitem, what).focus();
        app.press(ENTER);
    };
    choose("one.bmp", "Move later");
    wait_for_tiles(&app, &["two.bmp", "one.bmp", "notes.txt", "three.bmp"]);
    assert_eq!(app.active().unwrap().label(), "More about one.bmp");
    choose("two.bmp", "Rename…");
    app.field("Name");
    // all but the ending is chosen
    app.type_keys("The gate");
    app.press(ENTER);
    app.no_dialog();
    wait_for_tiles(&app, &["The gate.bmp", "one.bmp", "notes.txt", "three.bmp"]);
    choose("one.bmp", "Rename…");
    app.field("Name").clear();
    app.field("Name").type_in("/");
    app.press(ENTER);
    app.see("That name cannot be used.");
    app.escape();
    choose("one.bmp", "Put it into the text");
    drawn(&app, ".gs-photo img");
    app.saved();

    choose("one.bmp", "Remove…");
    app.see("“one.bmp” is erased at once.");
    app.button("Keep it").click();
    app.no_dialog();
    choose("one.bmp", "Remove…");
    app.button("Remove it").click();
    wait_for_tiles(&app, &["The gate.bmp", "notes.txt", "three.bmp"]);
    app.see("a file that was removed");
    assert_eq!(app.active().unwrap().label(), "Save a copy of notes.txt", "the focus is on the next one");
    drop(app);
    assert_eq!(names(&of_entry(&journal(&home), "Three")), ["The gate.bmp", "notes.txt", "three.bmp"]);
}

#[test]
fn a_copy_leaves_without_place_and_camera_and_only_with_the_passphrase() {
    let home = Home::new();
    lay(&home, |journal| {
        let id = note(journal, "From the walk", "Words", 1);
        attach(journal, id, "walk.jpg", TAGGED);
        attach(journal, id, "letter.pdf", b"%PDF-1.7\nwords");
    });
    let file = home.path().join("copy.jpg");
    let app = begin(&home, std::slice::from_ref(&file));
    app.open_row("From the walk");
    let ask = |name: &str| {
        app.button(&format!("More about {name}")).reach();
        app.get(Role::Menuitem, "Save a copy…").click();
        app.field("Passphrase of the journal")
    };
    ask("walk.jpg").type_in("another one");
    app.press(ENTER);
    app.see("That is not the passphrase of this journal.");
    assert!(!file.exists());
    let field = app.field("Passphrase of the journal");
    field.clear();
    field.type_in(PASSPHRASE);
    app.press(ENTER);
    app.no_dialog();
    app.see("without place, camera and person");
    let copy = fs::read(&file).unwrap();
    let says = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).any(|part| part == word);
    assert!(
        says(TAGGED, b"Canary") && says(TAGGED, b"GPS") | says(TAGGED, b"\x88\x25"),
        "the sample says nothing"
    );
    assert!(copy.starts_with(b"\xff\xd8") && copy.len() > 500);
    for word in [&b"Canary"[..], b"2026:05:03", b"xap/1.0", b"Photoshop"] {
        assert!(!says(&copy, word), "{}", String::from_utf8_lossy(word));
    }

    ask("walk.jpg").type_in(PASSPHRASE);
    app.css("#save-file input[value=original]").click();
    app.button("Choose where…").click();
    app.no_dialog();
    wait_for(|| "not the original".into(), || (fs::read(&file).unwrap() == TAGGED).then_some(()));

    ask("letter.pdf");
    app.see("A file of this kind cannot be cleaned here.");
    let violations = app.violations();
    assert!(violations.is_empty(), "{violations:#?}");
}

#[test]
fn once_locked_there_are_no_pictures() {
    let home = Home::new();
    let mut id = 0;
    let app = start(&home, |journal| {
        let entry = note(journal, "Here", "Words", 1);
        id = attach(journal, entry, "walk.jpg", TAGGED).id;
    });
    app.css("[data-part=list] img.small");
    let addresses = ["small", "whole"].map(|size| format!("picture://localhost/{size}-{id}"));
    for address in &addresses {
        assert_eq!(fetched(&app, address), json!(32), "{address}");
    }
    app.lock();
    for address in &addresses {
        assert_eq!(fetched(&app, address), Value::Null, "{address}");
        assert_eq!(fetched(&app, &format!("{address}?again")), Value::Null, "{address}");
    }
    app.unlock();
    assert_eq!(fetched(&app, &addresses[0]), json!(32));
    // and none was put on a disk on its way to the page
    assert!(says(TAGGED, b"Canary Cameras"));
    assert_eq!(saying(home.path(), b"Canary Cameras"), Vec::<PathBuf>::new());
}

fn says(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|part| part == word)
}

/// The files below a folder that hold a word.
fn saying(folder: &Path, word: &[u8]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if entry.file_type().unwrap().is_dir() {
            found.extend(saying(&path, word));
        } else if fs::read(&path).is_ok_and(|bytes| says(&bytes, word)) {
            found.push(path);
        }
    }
    found
}

#[test]
fn a_page_that_a_guide_filled_in_has_files_too() {
    let home = Home::new();
    let method = goldseam_content::Library::built_in().method("letter-unsent").unwrap();
    let answers = goldseam_content::Answers::default();
    lay(&home, |journal| {
        crate::support::laid::filled(journal, 1, &crate::support::laid::finished(method, answers));
    });
    let files = laid_out(&home, &[("walk.jpg", TAGGED)]);
    let app = begin(&home, &files);
    app.css("[data-part=list] [role=option]").click();
    // its part stands before what was filled in is read, and has no files until then
    app.css("[data-part=filling] h2");
    app.chord(&[CTRL, SHIFT], 'a');
    wait_for_tiles(&app, &["walk.jpg"]);
    drawn(&app, "[data-part=files] img");
    app.css("[data-part=list] img.small");
}

#[test]
fn the_pictures_lie_by_month_and_lead_to_their_entries() {
    let home = Home::new();
    let app = start(&home, |journal| {
        // more than are read at a time
        for n in 0..25 {
            let id = note(journal, &format!("Day {n}"), "Words", 3 * n);
            for m in 0..6 {
                let kind = u32::try_from(6 * n + m).unwrap();
                attach(journal, id, &format!("{n}-{m}.bmp"), &landscape(40 + kind, 60, kind));
            }
        }
        let id = note(journal, "A letter", "Words", 2);
        attach(journal, id, "letter.txt", b"words");
    });
    app.chord(&[CTRL], 'k');
    app.css("[data-part=palette] input").type_in("look at the photos");
    app.css("[data-part=palette] [role=option]");
    app.press(ENTER);
    drawn(&app, "[data-part=gallery] [role=option] img");
    app.see("151 files in the journal");
    let options = || {
        app.js("return document.querySelectorAll('[data-part=gallery] [role=option]').length")
            .as_u64()
            .unwrap()
    };
    assert!(options() < 120, "only what is near the screen exists, not {}", options());
    app.css("#gallery-list").focus();
    app.press(DOWN);
    app.press(RIGHT);
    app.press(END);
    // the next ones are read when the last comes near
    wait_for(
        || format!("no end in:\n{}", app.glance()),
        || {
            app.press(END);
            let last = app.js("return document.getElementById(document.querySelector('#gallery-list').getAttribute('aria-activedescendant'))?.ariaLabel ?? ''");
            last.as_str().unwrap().starts_with("24-5.bmp").then_some(())
        },
    );
    app.press(ENTER);
    app.css("[data-part=large] img");
    app.press(LEFT);
    app.escape();
    let active = app.js("return document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).ariaLabel");
    assert!(active.as_str().unwrap().starts_with("24-4.bmp"), "{active}");
    app.press(ENTER);
    app.button("Open its entry").click();
    app.no_dialog();
    wait_for(|| app.glance(), || (app.field("Title").property("value") == "Day 24").then_some(()));
    wait_for_tiles(&app, &["24-0.bmp", "24-1.bmp", "24-2.bmp", "24-3.bmp", "24-4.bmp", "24-5.bmp"]);
    // and back where it was
    app.css("#go-photos").click();
    app.css("#gallery-list").focus();
    let again = app.js("return document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.ariaLabel ?? ''");
    assert!(again.as_str().unwrap().starts_with("24-4.bmp"), "{again}");
}

#[test]
fn without_pictures_the_gallery_says_so() {
    let home = Home::new();
    let app = start(&home, |journal| {
        note(journal, SHORE, "Words", 1);
    });
    app.css("#go-photos").click();
    app.see("No photos yet");
    let violations = app.violations();
    assert!(violations.is_empty(), "{violations:#?}");
}

/// Every place of files against axe, by day and by night.
#[test]
fn every_place_of_files_is_accessible() {
    for theme in ["light", "dark"] {
        let home = Home::new();
        home.set(&json!({ "theme": theme }));
        let app = start(&home, photos::album);
        let mut found = Vec::new();
        let mut looked = 0;
        photos::places(&app, &mut |place| {
            looked += 1;
            for (width, height) in [(640, 480), (1280, 800)] {
                app.resize(width, height);
                app.settle();
                if let Ok(folder) = std::env::var("GOLDSEAM_LOOK") {
                    app.picture(&PathBuf::from(folder).join(format!("{place}-{theme}-{width}.png")));
                }
                found.extend(app.violations().into_iter().map(|v| format!("{place}, {theme}, {width}: {v}")));
            }
        });
        assert!(looked > 6);
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
