//! Entries as pages, and as one page for a browser; and pictures on their way out.

use std::{
    fs,
    path::Path,
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
};

use goldseam_exchange::archive::{ChosenChoices, Form, Note, Selection, write_chosen};
use goldseam_journal::{Draft, Journal, NewAttachment, When};

use crate::{
    back::PNG,
    selected::{choices, written},
    support::{Place, export, files, note, now, secret},
};

/// A photo that says where it was taken, and by whom: "Canary".
const PHOTO: &[u8] = include_bytes!("../pictures/tagged.jpg");

/// What the program prints about the file; it must succeed and complain of nothing.
#[track_caller]
fn said(program: &str, args: &[&str], file: &Path) -> String {
    let out = Command::new(program).args(args).arg(file).arg("-").output();
    let out = out.unwrap_or_else(|_| panic!("{program} is missing: cargo xtask setup --tests"));
    let complaint = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success() && complaint.is_empty(), "{program}: {complaint}");
    String::from_utf8_lossy(&out.stdout).into_owned()
}

#[track_caller]
fn checked(file: &Path) {
    let out = Command::new("qpdf").arg("--check").arg(file).output();
    let out = out.expect("qpdf is missing: cargo xtask setup --tests");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
}

/// In the order in which they are in the text.
#[track_caller]
fn in_order(text: &str, wanted: &[&str]) {
    let mut rest = text;
    for one in wanted {
        let at = rest.find(one).unwrap_or_else(|| panic!("{one} is not where it should be in {text}"));
        rest = &rest[at + one.len()..];
    }
}

fn attach(journal: &mut Journal, id: u32, name: &str, bytes: &[u8]) -> String {
    let new = NewAttachment { name, uid: None };
    journal.attach(id, &new, &mut &bytes[..], &now()).unwrap().uid.to_string()
}

fn is_photo(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "jpg")
}

/// Two months, with pictures within the text, between its paragraphs and beside it.
fn months(journal: &mut Journal) {
    let first = note("The river & <the bridge>", "It was *high*.", "2026-09-03T08:00:00");
    let first = journal.create_entry(&first, &now()).unwrap();
    let [photo, dot] = [("river.jpg", PHOTO), ("dot.png", PNG)].map(|(n, b)| attach(journal, first.id, n, b));
    attach(journal, first.id, "sound.mp3", b"ID3\x03\0\0\0\0\0\x0a\xff\xfb\x90\x64\0\0\0\0\0\0");
    let body = format!(
        "It was *high*.\n\n![At the weir](attachment:{photo})\n\nThen ![a dot](attachment:{dot}) it fell.\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    );
    let draft = note("The river & <the bridge>", &body, "2026-09-03T08:00:00");
    journal.save_entry(first.id, first.version, &draft, &now()).unwrap();
    let later =
        Draft { tags: Vec::new(), starred: true, ..note("", "Nothing but rain.", "2026-11-26T10:00:00") };
    journal.create_entry(&later, &now()).unwrap();
    let gone = journal.create_entry(&note("Gone", "In the bin.", "2026-10-01T10:00:00"), &now()).unwrap();
    journal.bin_entry(gone.id, &now()).unwrap();
}

fn place() -> (Place, Journal) {
    let place = Place::new();
    let mut journal = place.journal("one");
    months(&mut journal);
    (place, journal)
}

const IN_ORDER: [&str; 12] = [
    "Entries",
    "3 September 2026 to 26 November 2026",
    "September 2026",
    "The river & <the bridge>",
    "3 September 2026, 08:00",
    "written on 26 November 2026",
    "It was high.",
    "At the weir",
    "it fell.",
    "File in the journal: sound.mp3",
    "November 2026",
    "Nothing but rain.",
];

#[test]
fn pages_say_what_the_entries_say() {
    let (place, journal) = place();
    let done = written(&place, &journal, &choices(Form::Pdf), &Selection::default(), "two.pdf").unwrap();
    assert_eq!((done.entries, done.notes.as_slice(), done.not_cleaned), (2, [].as_slice(), 0));
    let file = place.path("two.pdf");
    assert_eq!(done.file.bytes, fs::metadata(&file).unwrap().len());
    checked(&file);
    let text = said("pdftotext", &["-raw"], &file).split_whitespace().collect::<Vec<_>>().join(" ");
    in_order(&text, &IN_ORDER);
    assert!(!text.contains("In the bin") && text.contains("starred"), "{text}");
    let info =
        Command::new("pdfinfo").arg(&file).output().expect("pdfinfo is missing: cargo xtask setup --tests");
    let info = String::from_utf8_lossy(&info.stdout);
    assert!(info.contains("Title:           Entries\n"), "{info}");
    let pages = format!("Pages:           {}\n", done.pages.unwrap());
    assert!(info.contains(&pages), "{info}");
    let pictures = Command::new("pdfimages").args(["-list"]).arg(&file).output().unwrap();
    assert!(String::from_utf8_lossy(&pictures.stdout).lines().count() >= 4, "two pictures are in it");
}

#[test]
fn a_page_for_a_browser_has_all_of_it_in_one_file() {
    let (place, journal) = place();
    written(&place, &journal, &choices(Form::Html), &Selection::default(), "two.html").unwrap();
    let page = fs::read_to_string(place.path("two.html")).unwrap();
    in_order(
        &page,
        &["<title>Entries</title>", "The river &amp; &lt;the bridge&gt;", "<em>high</em>", "At the weir"],
    );
    assert_eq!(page.matches("src=\"data:image/jpeg;base64,").count(), 2);
    for outside in ["http://", "https://", "<script", "attachment:"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn one_entry_is_called_one() {
    let (place, journal) = place();
    let ids = journal.timeline(&goldseam_journal::Filter::default(), None, 1).unwrap().rows;
    let one = Selection { ids: Some(vec![ids[0].id]), ..Selection::default() };
    let done = written(&place, &journal, &choices(Form::Pdf), &one, "one.pdf").unwrap();
    assert_eq!((done.entries, done.pages), (1, Some(1)));
    let text = said("pdftotext", &["-raw"], &place.path("one.pdf"));
    in_order(&text, &["Entry", "26 November 2026, 10:00", "Nothing but rain."]);
    assert!(!text.contains("September") && !text.contains("Entries"), "{text}");
}

#[test]
fn pages_under_a_password_need_it() {
    let (place, journal) = place();
    let choices = ChosenChoices { password: Some(secret("deep water")), ..choices(Form::Pdf) };
    written(&place, &journal, &choices, &Selection::default(), "locked.pdf").unwrap();
    let file = place.path("locked.pdf");
    assert!(!Command::new("pdftotext").arg(&file).arg("-").output().unwrap().status.success());
    let text = said("pdftotext", &["-upw", "deep water"], &file);
    assert!(text.contains("Nothing but rain."), "{text}");
}

#[test]
fn no_form_says_where_a_photo_was_taken_unless_originals_are_wanted() {
    let (place, journal) = place();
    let canary = |bytes: &[u8]| bytes.windows(6).any(|found| found == b"Canary");
    assert!(canary(PHOTO));
    for (form, name) in [(Form::Pdf, "a.pdf"), (Form::Html, "a.html")] {
        written(&place, &journal, &choices(form), &Selection::default(), name).unwrap();
        assert!(!canary(&fs::read(place.path(name)).unwrap()), "{name}");
    }
    let zip = |originals, name: &str| {
        let choices = ChosenChoices { originals, ..choices(Form::MarkdownZip) };
        let done = written(&place, &journal, &choices, &Selection::default(), name).unwrap();
        let photos = files(&place.path(name)).into_iter().find(|(name, _)| is_photo(name));
        (photos.unwrap().1, done.not_cleaned)
    };
    let (cleaned, not_cleaned) = zip(false, "clean.zip");
    assert!(!canary(&cleaned));
    assert_eq!(not_cleaned, 1, "the sound");
    assert_eq!(zip(true, "as-it-is.zip").0, PHOTO);
}

#[test]
fn an_archive_whose_pictures_were_cleaned_comes_back() {
    let (place, journal) = place();
    let out = place.path("clean.zip");
    let choices = goldseam_exchange::archive::Choices { originals: false, ..crate::support::choices() };
    let summary = export(&journal, &out, &choices).unwrap();
    assert_eq!((summary.counts.attachments, summary.not_cleaned), (3, 1));
    let photo = files(&out).into_iter().find(|(name, _)| is_photo(name)).unwrap().1;
    assert!(photo != PHOTO && !photo.windows(6).any(|found| found == b"Canary"));
    let again = place.import(&out, "two");
    let of = |journal: &Journal| {
        let rows = journal.timeline(&goldseam_journal::Filter::default(), None, 9).unwrap().rows;
        rows.iter().map(|row| journal.entry(row.id).unwrap().body).collect::<Vec<_>>()
    };
    assert_eq!(of(&journal), of(&again));
    let rows = again.timeline(&goldseam_journal::Filter::default(), None, 9).unwrap().rows;
    let attached = again.attachments(rows[1].id).unwrap();
    let bytes = again.attachment_range(attached[0].id, 0, 1 << 20).unwrap();
    assert_eq!(bytes, photo);
}

#[test]
fn what_is_too_much_for_pages_is_told_and_leaves_nothing() {
    let place = Place::new();
    let mut journal = place.journal("one");
    let long = "It rains. ".repeat(90_000);
    for day in 1..=5 {
        let happened = When { local: format!("2026-11-0{day}T08:00:00"), zone: None, offset: Some(0) };
        let draft = Draft { happened, body: long.clone(), ..note("", "", "2026-11-01T08:00:00") };
        journal.create_entry(&draft, &now()).unwrap();
    }
    let failed =
        written(&place, &journal, &choices(Form::Pdf), &Selection::default(), "five.pdf").unwrap_err();
    assert_eq!(failed.code(), "chosen_too_much");
    assert_eq!(place.names(), Vec::<String>::new());
    written(&place, &journal, &choices(Form::Markdown), &Selection::default(), "five.md").unwrap();
}

#[test]
fn stopped_while_entries_are_read_no_form_leaves_anything() {
    let (place, journal) = place();
    for form in [Form::Markdown, Form::MarkdownZip, Form::Html, Form::Pdf, Form::Csv, Form::Json] {
        let stop = AtomicBool::new(false);
        let mut at_first = |_| stop.store(true, Ordering::Relaxed);
        let (all, out) = (Selection::default(), place.path("out"));
        let failed = write_chosen(&journal, &out, &all, &choices(form), &now(), &stop, &mut at_first);
        assert_eq!(failed.unwrap_err().code(), "cancelled", "{form:?}");
        assert_eq!(place.names(), Vec::<String>::new(), "{form:?}");
    }
}

#[test]
fn a_picture_that_cannot_be_shown_stands_there_by_name() {
    let place = Place::new();
    let mut journal = place.journal("one");
    let id = journal.create_entry(&note("", "A plan.", "2026-11-26T08:00:00"), &now()).unwrap().id;
    // as a phone begins one of its own kind
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1 and no more";
    attach(&mut journal, id, "garden.heic", heic);
    let done = written(&place, &journal, &choices(Form::Pdf), &Selection::default(), "one.pdf").unwrap();
    assert_eq!(done.notes, [Note::PicturesLeftOut { count: 1 }]);
    assert!(said("pdftotext", &[], &place.path("one.pdf")).contains("garden.heic"));
}
