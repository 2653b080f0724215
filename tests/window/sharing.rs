//! Sharing with a therapist: what is chosen is what is seen, and what is seen is what is written.

use std::path::Path;
use std::process::Command;

use goldseam_journal::{Draft, Journal, When};

use crate::support::flows::PASSPHRASE;
use crate::support::keys::ENTER;
use crate::support::laid::{ago, journal, lay};
use crate::support::{App, Home, Role, wait_for};

const LETTER: &str = "Anna came at six. We sat in the violet kitchen and I said what I saw. Then Anna left.";

/// Two entries of the last days, one of which was written later than the day that it is about.
fn entries(journal: &mut Journal) {
    for (title, body, days, written) in [("The evening", LETTER, 3, 3), ("The walk", "By the river.", 9, 2)] {
        let then = ago(days);
        let draft = Draft {
            title: title.into(),
            body: body.into(),
            happened: When::from(&then),
            tags: vec![],
            starred: false,
        };
        journal.create_entry(&draft, &ago(written)).unwrap();
    }
}

fn share(home: &Home, file: &Path) -> App {
    lay(home, entries);
    let app = App::start_with(home, &[("GOLDSEAM_TEST_FILE", file.to_str().unwrap())]);
    app.resize(1280, 800);
    app.unlock();
    app.css("#go-share").click();
    app.see("Nothing leaves unless you tick it here");
    pages(&app);
    app
}

/// Waits until the pages of what is chosen now are there, and says how many.
fn pages(app: &App) -> u64 {
    let script = "const looked = document.querySelector('section.look'); \
                  const all = [...looked.querySelectorAll('ol.pages:not(.old) img')]; \
                  all.forEach((image) => (image.loading = 'eager')); \
                  return all.length > 0 && all.every((image) => image.naturalWidth > 500) ? all.length : 0";
    wait_for(|| format!("no pages in:\n{}", app.glance()), || app.js(script).as_u64().filter(|n| *n > 0))
}

/// All words of the pages, once `shown` is among them and `gone` is not.
fn words(app: &App, shown: &str, gone: &str) -> String {
    let script = "return document.querySelector('section.look pre')?.textContent ?? ''";
    wait_for(
        || format!("{shown:?} is not, or {gone:?} is in the pages:\n{}", app.js(script)),
        || {
            let text = app.js(script).as_str().unwrap_or_default().to_owned();
            let laid = app.js("return document.querySelector('ol.pages.old') === null").as_bool()?;
            (laid && text.contains(shown) && (gone.is_empty() || !text.contains(gone))).then_some(text)
        },
    )
}

fn tick(app: &App, title: &str) {
    let script = format!(
        "const name = [...document.querySelectorAll('[data-part=part-entries] .name')]\
         .find((one) => one.textContent.trim().startsWith({title:?})); \
         name.closest('label').querySelector('input').click()"
    );
    app.js(&script);
}

fn write(app: &App, passphrase: &str, password: &str) {
    app.button("Write it into a file").click();
    app.css("dialog[open]");
    if !password.is_empty() {
        app.field("A password for the PDF").type_in(password);
        app.field("The same password again").type_in(password);
    }
    app.field("The passphrase of your journal").type_in(passphrase);
    app.press(ENTER);
}

fn said(program: &str, arguments: &[&str], file: &Path) -> String {
    let out = Command::new(program).args(arguments).arg(file).arg("-").output().unwrap();
    assert!(out.status.success(), "{program}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8_lossy(&out.stdout).into_owned()
}

fn hash(file: &Path) -> String {
    let out = Command::new("sha256sum").arg(file).output().unwrap();
    String::from_utf8(out.stdout).unwrap().split(' ').next().unwrap().to_owned()
}

#[test]
fn what_is_ticked_is_written_without_names_and_passages() {
    let home = Home::new();
    let file = home.path().join("pack.pdf");
    let app = share(&home, &file);
    let usual = words(&app, "Since last session", "The evening");
    assert!(!usual.contains("violet"), "{usual}");
    tick(&app, "The evening");
    words(&app, "violet kitchen", "");
    app.field("Somebody’s name").type_in("Anna");
    app.press(ENTER);
    words(&app, "P1 came at six", "Anna");
    app.field("Find words in all of them").type_in("violet kitchen");
    app.press(ENTER);
    app.see("1 place");
    app.button("Black out all of them").click();
    let text = words(&app, "P1 left", "violet");
    let shown = pages(&app);
    // a wrong passphrase writes nothing
    write(&app, "not this one", "");
    app.see("That is not the passphrase of this journal.");
    assert!(!file.exists());
    app.field("The passphrase of your journal").clear();
    app.field("The passphrase of your journal").type_in(PASSPHRASE);
    app.field("For whom, for your own log").type_in("Dr. Sousa");
    app.button("Choose where, and write it").click();
    app.no_dialog();
    app.see("The file is written.");
    app.see("for Dr. Sousa");
    app.see(&hash(&file));

    let read = said("pdftotext", &["-layout"], &file);
    for gone in ["Anna", "violet", "kitchen", "The walk"] {
        assert!(!read.contains(gone), "{gone} in {read}");
        assert!(!text.contains(gone), "{gone} in {text}");
    }
    assert!(read.contains("P1 came at six") && read.contains("the blacked out and I said"), "{read}");
    let open = said("qpdf", &["--qdf", "--object-streams=disable"], &file);
    assert!(!open.contains("violet") && !open.contains("Anna"));
    let info = Command::new("pdfinfo").arg(&file).output().unwrap();
    let info = String::from_utf8_lossy(&info.stdout).into_owned();
    assert!(info.lines().any(|line| line == format!("Pages:           {shown}")), "{shown} pages: {info}");
    drop(app);
    let log = journal(&home).shared().unwrap();
    assert_eq!((log.len(), log[0].hash.clone(), log[0].locked), (1, hash(&file), false));
}

#[test]
fn what_was_written_later_is_marked_and_a_password_keeps_the_file_shut() {
    let home = Home::new();
    let file = home.path().join("pack.pdf");
    let app = share(&home, &file);
    app.see("written on a later day");
    tick(&app, "The walk");
    words(&app, "By the river", "");
    write(&app, PASSPHRASE, "amber-Bridge-9");
    app.see("The file is written.");
    app.see("with a password");
    let without = Command::new("qpdf").arg("--check").arg(&file).output().unwrap();
    assert!(!without.status.success());
    let read = said("pdftotext", &["-upw", "amber-Bridge-9"], &file);
    assert!(read.contains("By the river") && read.contains("ritten on"), "{read}");
}

#[test]
fn what_is_half_made_is_there_again_after_a_lock() {
    let home = Home::new();
    let app = share(&home, &home.path().join("pack.pdf"));
    app.field("What I want from this session").type_in("To say it calmly.");
    tick(&app, "The evening");
    words(&app, "To say it calmly.", "");
    app.lock();
    app.unlock();
    app.css("#go-share").click();
    let text = words(&app, "To say it calmly.", "");
    assert!(text.contains("violet kitchen"), "{text}");
    // what was looked at before the lock is nowhere
    let gone = app.js_async(
        "const image = new Image(); \
         image.onload = () => done('shown'); image.onerror = () => done('gone'); \
         image.src = document.querySelector('ol.pages img').src.replace(/page-\\d+-/, 'page-1-')",
    );
    assert_eq!(gone, "gone");
}

#[test]
fn it_is_done_by_keyboard_and_named_for_who_hears_it() {
    let home = Home::new();
    let app = share(&home, &home.path().join("pack.pdf"));
    app.settle();
    let violations = app.violations();
    assert!(violations.is_empty(), "{}", violations.join("\n"));
    // from the heading of the parts to the first box, which is ticked and taken back
    app.js("document.querySelector('[data-part=part-mood] input')?.focus()");
    // asked for anew each time, since the list is drawn anew with what is ticked
    let ticked = |wanted: bool| {
        wait_for(
            || format!("Mood is not {wanted} in:\n{}", app.glance()),
            || {
                let boxes = app.all(Role::Checkbox, "Mood");
                (boxes.first()?.property("checked") == wanted).then_some(())
            },
        );
    };
    ticked(true);
    app.get(Role::Checkbox, "Mood").focus();
    app.press(' ');
    ticked(false);
    app.press(' ');
    ticked(true);
    pages(&app);
    app.button("Write it into a file").focus();
    app.press(ENTER);
    app.css("dialog[open]");
    app.see("This file is not encrypted.");
    app.settle();
    let violations = app.violations();
    assert!(violations.is_empty(), "{}", violations.join("\n"));
    app.escape();
    app.no_dialog();
}
