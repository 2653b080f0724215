//! Photos and other files, from the disk into the vault and out again.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;

use crate::support::{Place, each, flip, names};
use serde_json::{Value, json};

const PHOTO: &[u8] = include_bytes!("../../exchange/tests/pictures/tagged.jpg");

fn says(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|found| found == what)
}

/// A home with an entry that has a photo and a text.
fn place() -> Place {
    let place = Place::new();
    fs::write(place.path("river.jpg"), PHOTO).unwrap();
    fs::write(place.path("notes.txt"), "by the river").unwrap();
    place.add(&["A walk."]);
    place.json(&["attach", "1", "river.jpg", "notes.txt"]);
    place
}

#[test]
fn files_are_added_and_listed_in_order() {
    let place = place();
    let list = place.json(&["attachments", "1"]);
    assert_eq!(
        (&list["id"], each(&list["attachments"], "name")),
        (&json!(1), vec!["river.jpg", "notes.txt"])
    );
    let photo = &list["attachments"][0];
    assert_eq!(
        names(photo),
        ["added", "bytes", "entry", "height", "id", "media", "name", "position", "uid", "width"]
    );
    // turned as the camera was
    assert_eq!(
        (&photo["media"], &photo["width"], &photo["height"]),
        (&json!("image/jpeg"), &json!(32), &json!(48))
    );
    assert_eq!(photo["bytes"].as_u64(), Some(PHOTO.len() as u64));
    assert_eq!(list["attachments"][1]["width"], json!(null));
    let said = place.run(&["attachments", "1"]).ok();
    assert!(said.contains("river.jpg  image/jpeg · 5.9 kB · 32 × 48"), "{said}");
    assert!(said.contains("notes.txt  text/plain · 12 bytes"), "{said}");
    assert!(place.run(&["verify"]).ok().starts_with("All is well"));
    place.add(&["Another."]);
    assert!(place.run(&["attachments", "2"]).ok().contains("No files yet"));
}

#[test]
fn a_photo_leaves_without_its_place_unless_the_original_is_asked_for() {
    let place = place();
    fs::create_dir(place.path("out")).unwrap();
    let saved = place.json(&["save-attachment", "1", "out"]);
    assert_eq!(saved, json!({ "format": 1, "id": 1, "file": "out/river.jpg", "clean": "cleaned" }));
    let clean = fs::read(place.path("out/river.jpg")).unwrap();
    assert!(clean.starts_with(&PHOTO[..2]) && !says(&clean, b"Canary"));
    // a file is a photo's copy or none; nothing is written over
    assert_eq!(place.run(&["save-attachment", "1", "out"]).failed("file_exists"), 10);
    assert_eq!(fs::read(place.path("out/river.jpg")).unwrap(), clean);
    let saved = place.json(&["save-attachment", "1", "mine.jpg", "--original"]);
    assert_eq!(saved["clean"], "original");
    assert_eq!(fs::read(place.path("mine.jpg")).unwrap(), PHOTO);
    assert_eq!(place.json(&["save-attachment", "2", "out"])["clean"], "nothing");
    assert_eq!(fs::read(place.path("out/notes.txt")).unwrap(), b"by the river");
    assert_eq!(place.run(&["save-attachment", "2", "nowhere/x"]).failed("file_unwritten"), 6);
    assert_eq!(fs::read_dir(place.path("out")).unwrap().count(), 2);
}

#[test]
fn what_can_not_be_cleaned_is_told() {
    let place = place();
    fs::write(place.path("a.heic"), b"\0\0\0\x18ftypheic\0\0\0\0mif1heic").unwrap();
    place.json(&["attach", "1", "a.heic"]);
    let done = place.run(&["save-attachment", "3", "b.heic"]);
    assert!(done.err.ends_with("[not_cleaned]\n"), "{done:?}");
    assert!(done.ok().starts_with("Saved, and not encrypted: b.heic"));
    assert_eq!(place.json(&["save-attachment", "3", "c.heic"])["clean"], "not_cleaned");
}

#[test]
fn a_file_is_removed_from_its_entry() {
    let place = place();
    assert_eq!(place.json(&["detach", "1"]), json!({ "format": 1, "id": 1, "done": "detached" }));
    let list = place.json(&["attachments", "1"]);
    assert_eq!(
        (each(&list["attachments"], "name"), &list["attachments"][0]["position"]),
        (vec!["notes.txt"], &json!(0))
    );
    for args in [
        &["detach", "1"][..],
        &["save-attachment", "1"],
        &["attachments", "9"],
        &["attach", "9", "notes.txt"],
    ] {
        assert_eq!(place.run(args).failed("not_found"), 9, "{args:?}");
    }
}

#[test]
fn one_mistyped_name_adds_nothing() {
    let place = place();
    for missing in ["nothing-there", "."] {
        let done = place.run(&["attach", "1", "notes.txt", missing]);
        assert_eq!(done.failed("file_unread"), 2);
    }
    assert_eq!(place.json(&["attachments", "1"])["attachments"].as_array().unwrap().len(), 2);
    // a file of 3 gigabytes that takes no room
    fs::File::create(place.path("long")).unwrap().set_len(3 << 30).unwrap();
    assert_eq!(place.run(&["attach", "1", "long"]).failed("attachment_too_large"), 2);
    assert_eq!(place.run(&["attach", "1"]).code, 2);
}

#[test]
fn what_is_left_of_a_damaged_journal_is_written_out() {
    let place = place();
    let file = place.vault().join("journal.db");
    let answer = place.json(&["salvage", "--to", "left.json", "--files", "left"]);
    assert_eq!(
        names(&answer),
        [
            "damagedPages",
            "entries",
            "file",
            "files",
            "format",
            "missingSaves",
            "pages",
            "uncertain",
            "unread"
        ]
    );
    assert_eq!((&answer["entries"], &answer["files"]["lacking"]), (&json!(1), &json!([])));
    assert_eq!(answer["files"]["count"], 2);
    assert_eq!(fs::read(place.path("left/entry-1-1.jpg")).unwrap(), PHOTO);
    let left: Value = serde_json::from_slice(&fs::read(place.path("left.json")).unwrap()).unwrap();
    assert_eq!(left["entries"][0]["body"], "A walk.");
    assert_eq!(
        left["files"][1],
        json!({ "file": "entry-1-2.txt", "entry": 1, "name": "notes.txt", "whole": true })
    );

    // a page of the photo is lost: it says so, and the rest is there
    let pages = fs::read(&file).unwrap().len() / 4096;
    let damage = (0..pages).rev().find_map(|page| {
        let at = page * 4096 + 2000;
        flip(&file, at);
        let run = place.run(&["salvage", "--to", "again.md", "--files", "again"]).ok();
        flip(&file, at);
        let found = run.contains("A file of entry 1 can't be read.").then(|| run.clone());
        if found.is_none() {
            fs::remove_file(place.path("again.md")).unwrap();
            fs::remove_dir_all(place.path("again")).unwrap();
        }
        found
    });
    let said = damage.expect("no page holds a part of the photo");
    assert!(said.contains("Photos and files in again, not encrypted: 1."), "{said}");
    let text = fs::read_to_string(place.path("again.md")).unwrap();
    assert!(text.contains("A walk.\n\n- can't be read: river.jpg\n"), "{text}");
    assert!(text.contains("- entry-1-1.txt: notes.txt\n"), "{text}");

    // nothing is overwritten, and a folder that is there is left as it is
    assert_eq!(place.run(&["salvage", "--to", "third.md", "--files", "again"]).failed("file_exists"), 10);
    assert!(!place.path("third.md").exists());
    let said = place.run(&["salvage", "--to", "fourth.md"]).ok();
    assert!(said.contains("Photos and files are not in it; --files FOLDER reads them too."), "{said}");
}
