//! Photos and other files: in their place, in their order, or told to be missing.

use goldseam_exchange::import::ImportChoices;
use goldseam_formats::{Attached, Limits, Record};
use goldseam_journal::named_attachments;

use crate::support::{Place, attached, choices, count, entries, only, origin, record};

const DAY: &str = "2024-05-01T08:00:00";

fn with_files(body: &str, files: Vec<Attached>) -> Record {
    Record { files, ..record("1", DAY, body) }
}

#[test]
fn files_stand_where_they_stood() {
    let place = Place::new();
    place.put("a.txt", b"first");
    place.put("b.txt", b"second");
    let files = vec![attached("b.txt", Some("b.txt")), attached("a.txt", Some("a.txt"))];
    let body = "One ![the *river*](attached:a.txt) two\n\n![](attached:b.txt) ![again](attached:a.txt)";
    place.write(&[with_files(body, files)]);
    let mut journal = place.create();
    let look = place.look(&journal, &choices());
    assert_eq!((look.files, look.files_missing, look.file_bytes), (2, 0, 11.0));
    let result = place.take(&mut journal, &choices());
    assert_eq!((result.counts.files, result.counts.files_missing), (2, 0));
    let entry = only(&journal);
    let files = journal.attachments(entry.id).unwrap();
    assert_eq!(files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["b.txt", "a.txt"]);
    let named = named_attachments(&entry.body);
    let uids: Vec<_> = named.iter().map(|one| one.uid).collect();
    assert_eq!(uids, [files[1].uid, files[0].uid, files[1].uid]);
    assert_eq!(named[0].caption, "the river");
    assert_eq!(
        entry.body.replace(&files[0].uid.to_string(), "B").replace(&files[1].uid.to_string(), "A"),
        "One ![the river](attachment:A) two\n\n![](attachment:B) ![again](attachment:A)"
    );
    assert_eq!(journal.verify().unwrap(), []);
}

#[test]
fn a_file_that_is_not_there_is_told_in_its_place() {
    let place = Place::new();
    place.put("long.bin", &[7; 5000]);
    let files = vec![
        attached("gone.jpg", None),
        attached("lost.jpg", Some("lost.jpg")),
        attached("long.bin", Some("long.bin")),
    ];
    let body = "![](attached:gone.jpg) ![us](attached:gone.jpg) ![x](attached:lost.jpg) ![](attached:nobody)";
    place.write(&[with_files(body, files)]);
    let mut journal = place.create();
    let origin = origin(&place.other()).within(Limits { attachment: 100, ..Limits::default() });
    let result = goldseam_exchange::import::take(
        &mut journal,
        &origin,
        &choices(),
        &crate::support::now(),
        &std::sync::atomic::AtomicBool::new(false),
        &mut |_| {},
    )
    .unwrap();
    assert_eq!((result.counts.taken, result.counts.files, result.counts.files_missing), (1, 0, 3));
    let entry = only(&journal);
    assert!(entry.body.starts_with("(gone.jpg: not in the export) (us: not in the export) ![x](attachment:"));
    assert!(entry.body.ends_with(" (not in the export)"));
    assert_eq!(count(&journal, "attachment"), 0);
    assert_eq!((count(&journal, "content"), count(&journal, "piece")), (0, 0));
    assert_eq!(journal.verify().unwrap(), []);
}

#[test]
fn files_can_be_left_out() {
    let place = Place::new();
    place.put("a.txt", b"first");
    place.write(&[with_files("![the river](attached:a.txt)", vec![attached("a.txt", Some("a.txt"))])]);
    let mut journal = place.create();
    place.take(&mut journal, &ImportChoices { files: false, ..choices() });
    assert_eq!(only(&journal).body, "(the river: left out)");
    assert_eq!(count(&journal, "attachment"), 0);
}

#[test]
fn files_without_a_word_are_an_entry_too_and_a_file_of_two_is_kept_once() {
    let place = Place::new();
    place.put("a.txt", b"first");
    let file = || vec![attached("a.txt", Some("a.txt"))];
    let other = Record { source_id: "2".to_owned(), ..with_files("Text", file()) };
    place.write(&[with_files("", file()), other]);
    let mut journal = place.create();
    place.take(&mut journal, &choices());
    assert_eq!(entries(&journal).len(), 2);
    assert_eq!((count(&journal, "attachment"), count(&journal, "content")), (2, 1));
}
