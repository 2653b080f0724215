//! Leaving with everything, or with some of it: files that are whole or not there, and an entry on paper.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use goldseam_exchange::archive::{self, Archive, Choices};
use goldseam_exchange::bulk;
use goldseam_exchange::outfile::Existing;
use goldseam_journal::{Draft, Filter, Journal, Moment, NewAttachment, When, whole::Hex};
use goldseam_vault::{Cost, Passphrase};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::flows::PASSPHRASE;
use crate::support::keys::{CTRL, DOWN, ENTER, SHIFT, TAB};
use crate::support::laid::{self, ago, journal, lay};
use crate::support::leaving::{self, OWN};
use crate::support::{App, Home, Role, wait_for};

const PHOTO: &[u8] = include_bytes!("../../src-tauri/exchange/tests/pictures/tagged.jpg");
/// What the photo says of who took it.
const CANARY: &[u8] = b"Canary";

/// Three entries, one of them with a photo, and one in the bin.
fn furnish(journal: &mut Journal) {
    for (n, (title, tags)) in
        [("The weir", &["walk"][..]), ("The letter", &[]), ("Two swans", &["walk"])].into_iter().enumerate()
    {
        let then = ago(9 - i64::try_from(n).unwrap());
        let id =
            journal.create_entry(&draft(title, &format!("{title}, and more words."), tags, &then), &then);
        let id = id.unwrap().id;
        if n == 0 {
            let new = NewAttachment { name: "weir.jpg", uid: None };
            let photo = journal.attach(id, &new, &mut &PHOTO[..], &then).unwrap();
            let body = format!("The weir, and more words.\n\n{}\n", photo.uid.markdown("Foam"));
            journal.save_entry(id, 1, &draft(title, &body, tags, &then), &then).unwrap();
        }
    }
    let gone = journal.create_entry(&draft("Put away", "In the bin.", &["walk"], &ago(3)), &ago(3)).unwrap();
    journal.bin_entry(gone.id, &ago(3)).unwrap();
}

fn draft(title: &str, body: &str, tags: &[&str], then: &Moment) -> Draft {
    let tags = tags.iter().map(|&tag| tag.to_owned()).collect();
    Draft { title: title.into(), body: body.into(), happened: When::from(then), tags, starred: false }
}

/// A folder that is empty but for what the app writes there.
fn out(home: &Home, name: &str) -> PathBuf {
    let folder = home.path().join("Out");
    fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

fn start(home: &Home, file: &Path, furnish: impl FnOnce(&mut Journal)) -> App {
    lay(home, furnish);
    let app = App::start_with(home, &[("GOLDSEAM_TEST_FILE", file.to_str().unwrap())]);
    app.resize(1280, 800);
    app.unlock();
    app
}

/// The names of what lies beside a file, itself included.
fn beside(file: &Path) -> Vec<String> {
    let names = fs::read_dir(file.parent().unwrap()).unwrap();
    names.map(|one| one.unwrap().file_name().into_string().unwrap()).collect()
}

fn written(app: &App) {
    app.see("It is written");
    app.no_dialog();
}

fn accessible(app: &App) {
    app.settle();
    let violations = app.violations();
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

fn says(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|found| found == what)
}

/// The archive of a journal, by the core alone, always of the same moment.
fn archived(journal: &Journal, to: &Path) -> Vec<u8> {
    let choices = Choices { passphrase: None, existing: Existing::Replace, originals: true };
    let now = Moment::new("2030-01-01T00:00:00".parse().unwrap(), 0, None).unwrap();
    archive::write(journal, to, &choices, &now, &AtomicBool::new(false), &mut |_| {}).unwrap();
    fs::read(to).unwrap()
}

/// What the archive `file` holds, in a journal of its own, archived again.
fn taken_in(home: &Home, file: &Path, passphrase: Option<&str>) -> Vec<u8> {
    let key = Passphrase::new("another".into()).unwrap();
    let at = home.path().join("other.goldseam");
    let mut other = Journal::create(&at, key, Cost::cheap_for_tests()).unwrap();
    let passphrase = passphrase.map(|secret| secret.to_owned().into());
    let mut archive = Archive::open(file, passphrase.as_ref()).unwrap();
    archive.take(&mut other, &ago(0), &AtomicBool::new(false), &mut |_| {}).unwrap();
    archived(&other, &home.path().join("other.zip"))
}

#[test]
fn everything_comes_back_equal() {
    let home = Home::new();
    let file = out(&home, "all.zip");
    let app = start(&home, &file, furnish);
    app.css("#go-settings").click();
    app.css("#settings-take-out").click();
    app.see("4 entries, those in the bin too.");
    app.see("This file will not be encrypted");
    app.get(Role::Switch, "Photos exactly as they were added").reach();
    app.choose_place();
    app.see(file.to_str().unwrap());
    app.write_file(PASSPHRASE, None);
    written(&app);
    accessible(&app);
    let bytes = fs::read(&file).unwrap();
    let hash = Hex(Sha256::digest(&bytes).into()).to_string();
    app.see(&hash);
    app.see("It is not encrypted.");
    app.see("4 entries");
    app.button("Copy the SHA-256").click();
    app.see("Copied");
    app.button("New entry").click();
    app.field("Entry").click();
    app.chord(&[CTRL], 'v');
    wait_for(
        || format!("the number is not on the clipboard: {:?}", app.field("Entry").text()),
        || (app.field("Entry").text() == hash).then_some(()),
    );
    app.chord(&[CTRL], 'a');
    app.press('\u{e003}');
    drop(app);
    assert_eq!(beside(&file), ["all.zip"]);
    let kept = archived(&journal(&home), &home.path().join("kept.zip"));
    assert!(taken_in(&home, &file, None) == kept, "what comes back differs from what was there");
}

#[test]
fn a_locked_one_opens_with_its_own_passphrase_only() {
    let home = Home::new();
    let file = out(&home, "all.zip.age");
    let app = start(&home, &file, furnish);
    app.take_out();
    app.get(Role::Switch, "Lock the file with a passphrase of its own").reach();
    app.see("This file will be encrypted");
    app.choose_place();
    accessible(&app);
    // what was typed for the file stays while the other is corrected
    app.write_file("not this one", Some(OWN));
    app.see("That is not the passphrase of this journal.");
    assert_eq!(beside(&file), Vec::<String>::new());
    let field = app.field("The passphrase of this journal");
    field.clear();
    field.type_in(PASSPHRASE);
    app.button("Write the file").click();
    written(&app);
    app.see("It opens with its own passphrase only.");
    drop(app);
    let refused = |passphrase: Option<&str>| {
        let passphrase = passphrase.map(|secret| secret.to_owned().into());
        Archive::open(&file, passphrase.as_ref()).err().map(|e| e.code().to_owned())
    };
    assert_eq!(refused(None).as_deref(), Some("archive_locked"));
    assert_eq!(refused(Some(PASSPHRASE)).as_deref(), Some("archive_passphrase"));
    assert!(!says(&fs::read(&file).unwrap(), b"PK\x03\x04"));
    // photos left without what the camera noted
    taken_in(&home, &file, Some(OWN));
    assert!(!says(&fs::read(home.path().join("other.zip")).unwrap(), CANARY));
}

#[test]
fn a_wrong_passphrase_writes_nothing() {
    let home = Home::new();
    let file = out(&home, "all.zip");
    fs::write(&file, "what was there").unwrap();
    let app = start(&home, &file, furnish);
    app.take_out();
    app.choose_place();
    for wrong in ["", "not this one"] {
        app.write_file(wrong, None);
        app.see(if wrong.is_empty() { "The passphrase is empty." } else { "That is not the passphrase" });
        assert_eq!(app.active().unwrap().label(), "The passphrase of this journal");
        assert_eq!(beside(&file), ["all.zip"]);
        assert_eq!(fs::read(&file).unwrap(), b"what was there");
    }
    app.write_file(PASSPHRASE, None);
    written(&app);
    assert!(fs::read(&file).unwrap().starts_with(b"PK"));
}

/// What each form begins with, and a word of it that is not packed.
const FORMS: [(&str, &[u8], Option<&str>); 6] = [
    ("Pages (PDF)", b"%PDF-", None),
    ("A page for a browser (HTML)", b"<!doctype html>", Some("Foam")),
    ("Texts with their files (zip of Markdown)", b"PK", None),
    ("One text (Markdown)", b"---\ntitle: \"The weir\"", Some("Two swans")),
    ("A table (CSV)", b"\xef\xbb\xbftime,day", Some("Two swans")),
    ("For programs (JSON)", b"{\n\"format\": \"goldseam-entries\"", Some("Two swans")),
];

#[test]
fn the_entries_that_are_shown_leave_in_each_form() {
    let home = Home::new();
    let file = out(&home, "entries");
    let app = start(&home, &file, furnish);
    app.css(".sidebar [title=walk]").click();
    app.row_count(2);
    app.button("Take out the entries that are shown").click();
    app.see("2 entries.");
    accessible(&app);
    for (form, begins, word) in FORMS {
        app.get(Role::Radio, form).reach();
        app.choose_place();
        app.write_file(PASSPHRASE, None);
        written(&app);
        let bytes = fs::read(&file).unwrap();
        assert!(bytes.starts_with(begins), "{form}: {:?}", String::from_utf8_lossy(&bytes[..40]));
        if let Some(word) = word {
            assert!(says(&bytes, word.as_bytes()), "{form} says {word}");
        }
        for not in ["The letter", "Put away"] {
            assert!(!says(&bytes, not.as_bytes()), "{form} says {not}");
        }
        assert!(!says(&bytes, CANARY), "{form} says who took the photo");
        app.button("Take out something else").click();
        app.see("2 entries.");
    }
    assert_eq!(beside(&file), ["entries"]);
    // days that no entry is of
    app.css("#take-dates").click();
    app.css("#take-to").js(
        "arguments[0].value = '1999-12-31'; arguments[0].dispatchEvent(new Event('change', { bubbles: true }))",
    );
    app.see("No entry fits that.");
    assert_eq!(app.css("#take-out-choose").property("disabled"), json!(true));
}

#[test]
fn stopped_or_locked_it_leaves_nothing() {
    let home = Home::new();
    let file = out(&home, "all.zip.age");
    let app = start(&home, &file, |journal| {
        bulk::write(journal, 12_000, 3, laid::day(&ago(0)), |_| ()).unwrap();
    });
    let begin = || {
        app.take_out();
        app.get(Role::Switch, "Lock the file with a passphrase of its own").reach();
        app.choose_place();
        app.write_file(PASSPHRASE, Some(OWN));
        app.see("The file is being written");
    };
    begin();
    app.button("Stop").click();
    app.see("Stopped. Nothing of the file is left.");
    app.no_dialog();
    assert_eq!(beside(&file), Vec::<String>::new());
    begin();
    app.locks(|app| app.chord(&[CTRL], 'l'));
    assert_eq!(beside(&file), Vec::<String>::new());
    // and what is there is all there
    app.unlock();
    app.take_out();
    wait_for(
        || format!("not all is there: {}", app.css("[data-part=take-out]").text()),
        || app.css("[data-part=take-out]").text().replace(',', "").contains("12000 entries").then_some(()),
    );
}

#[test]
fn with_the_keyboard_alone() {
    let home = Home::new();
    let file = out(&home, "two.md");
    let app = start(&home, &file, furnish);
    app.take_out();
    assert_eq!(app.active().unwrap().text(), "Take out", "the focus is at the top of the page");
    // to what is chosen, everything; one up are some entries
    app.press(TAB);
    app.press('\u{e013}');
    app.see("A page for a browser");
    let to = |wanted: &str| {
        for _ in 0..40 {
            let at = app.js("const at = document.activeElement; return at.getAttribute('aria-labelledby') \
                 ? document.getElementById(at.getAttribute('aria-labelledby')).textContent \
                 : at.ariaLabel ?? at.labels?.[0]?.textContent ?? at.textContent");
            if at.as_str().is_some_and(|at| at.trim() == wanted) {
                return;
            }
            app.press(TAB);
        }
        panic!("{wanted} is not reached by the keyboard in:\n{}", app.glance());
    };
    to("Tags");
    app.press(ENTER);
    app.css("#take-panel label");
    to("walk");
    app.press(' ');
    app.see("2 entries.");
    to("Pages (PDF)");
    for _ in 0..3 {
        app.press(DOWN);
    }
    to("One text (Markdown)");
    to("Choose where it goes");
    app.press(ENTER);
    app.see("Before it is written");
    to("The passphrase of this journal");
    app.type_keys(PASSPHRASE);
    app.press(ENTER);
    written(&app);
    assert_eq!(app.active().unwrap().text(), "It is written");
    assert!(fs::read_to_string(&file).unwrap().contains("Two swans"));
    app.chord(&[SHIFT], TAB);
}

/// Stands in the printer's place, and notes which pages were drawn when they were to be printed.
const PRINTER: &str = "window.printed = []; window.print = () => window.printed.push( \
     [...document.querySelectorAll('[data-part=paper] img')].map((page) => page.complete && page.naturalWidth))";
/// Shows on the screen what is for paper only, as the printer sees it.
const AS_PAPER: &str = "for (const sheet of document.styleSheets) for (const rule of sheet.cssRules) \
     if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all'";
/// What can be seen and pressed or typed into.
const CONTROLS: &str = "return [...document.querySelectorAll('button, input, select, textarea, nav, [role=toolbar]')] \
     .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('dialog:not([open])')) \
     .map((one) => one.outerHTML.slice(0, 90))";
const PAPER: &str = "return getComputedStyle(document.body).backgroundColor";

/// As many pages as the PDF of the newest entry has.
fn pages_of_pdf(home: &Home) -> usize {
    let journal = journal(home);
    let newest = journal.timeline(&Filter::default(), None, 1).unwrap().rows[0].id;
    let laid = goldseam_document::Pages::of(&archive::on_paper(&journal, newest, &ago(0)).unwrap()).unwrap();
    laid.count()
}

#[test]
fn an_entry_on_paper_is_whole() {
    let home = Home::new();
    home.set(&json!({ "theme": "dark" }));
    let long: String = (0..400).fold(String::new(), |text, n| text + &format!("Paragraph {n}.\n\n"));
    let file = out(&home, "one.pdf");
    let app = start(&home, &file, |journal| {
        furnish(journal);
        journal.create_entry(&draft("A long night", &long, &["night"], &ago(1)), &ago(1)).unwrap();
    });
    app.open_row("A long night");
    app.button("More about this entry").click();
    app.js(PRINTER);
    app.get(Role::Menuitem, "Print this entry").click();
    app.see("whoever finds it can read it");
    accessible(&app);
    app.button("Print").click();
    let printed = wait_for(
        || "nothing is printed".into(),
        || Some(app.js("return window.printed")).filter(|printed| *printed != json!([])),
    );
    let widths: Vec<u64> = serde_json::from_value(printed[0].clone()).expect("a page was not drawn by then");
    // A4 at 216 dots to an inch
    assert!(widths.len() > 5 && widths.iter().all(|&width| width == 1786), "{widths:?}");
    app.js(AS_PAPER);
    assert_eq!(app.js(CONTROLS), json!([]), "what can be pressed is on the paper");
    assert_eq!(app.visible_text().trim(), "", "the window is on the paper");
    assert_eq!(app.js(PAPER), json!("rgb(255, 255, 255)"), "it is day on paper");
    app.js("window.dispatchEvent(new Event('afterprint'))");
    wait_for(
        || "the sheet stays".into(),
        || (app.js("return document.querySelector('[data-part=paper]')") == Value::Null).then_some(()),
    );
    drop(app);
    assert_eq!(widths.len(), pages_of_pdf(&home));
}

#[test]
fn this_entry_leaves_from_its_menu() {
    let home = Home::new();
    let file = out(&home, "one.pdf");
    let app = start(&home, &file, furnish);
    app.open_row("The letter");
    app.button("More about this entry").click();
    app.get(Role::Menuitem, "Take out this entry").click();
    app.see("1 entry.");
    app.choose_place();
    app.write_file(PASSPHRASE, None);
    written(&app);
    app.see("1 entry, on 1 page");
    drop(app);
    let pdf = std::process::Command::new("pdftotext").arg(&file).arg("-").output().unwrap();
    let text = String::from_utf8_lossy(&pdf.stdout).into_owned();
    assert!(text.contains("The letter, and more words.") && !text.contains("swans"), "{text}");
}

fn looked_at(theme: &str) {
    let home = Home::new();
    home.set(&json!({ "theme": theme }));
    let file = out(&home, "some.pdf");
    let app = start(&home, &file, furnish);
    let mut looked = 0;
    leaving::places(&app, "walk", &mut |_| {
        looked += 1;
        for (width, height) in [(640, 480), (1280, 800)] {
            app.resize(width, height);
            accessible(&app);
        }
    });
    assert_eq!(looked, 6);
}

#[test]
fn accessible_by_day() {
    looked_at("light");
}

#[test]
fn accessible_by_night() {
    looked_at("dark");
}
