use std::{fs::File, path::PathBuf};

use goldseam_formats::{Error, Record, Why};
use tar::{Builder, EntryType, Header};
use tempfile::TempDir;

use crate::support::{Read, bytes, folder, lisbon, made, offered, read, refused, try_read, when, whens};

const NOTE: &str = "0123456789abcdef0123456789abcdef";
const OTHER: &str = "1123456789abcdef0123456789abcdef";
const FILE: &str = "2123456789abcdef0123456789abcdef";
const BOOK: &str = "3123456789abcdef0123456789abcdef";
const TAG: &str = "4123456789abcdef0123456789abcdef";

fn jex(files: &[(&str, &[u8])]) -> (TempDir, PathBuf) {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("export.jex");
    let mut tar = Builder::new(File::create(&path).unwrap());
    for (name, bytes) in files {
        let mut header = Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        tar.append_data(&mut header, name, *bytes).unwrap();
    }
    tar.finish().unwrap();
    (dir, path)
}

fn note(id: &str, title_and_body: &str, more: &str) -> String {
    let times = "created_time: 2026-05-03T22:30:00.000Z\nupdated_time: 2026-05-05T10:00:00.000Z";
    let more = if more.is_empty() { String::new() } else { format!("{more}\n") };
    format!("{title_and_body}\n\nid: {id}\nparent_id: {BOOK}\n{times}\n{more}type_: 1")
}

fn read_notes(notes: &[(&str, String)]) -> Read {
    let named: Vec<_> = notes.iter().map(|(id, text)| (format!("{id}.md"), text.as_bytes())).collect();
    let files: Vec<_> = named.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let (_dir, path) = jex(&files);
    read("joplin", &path)
}

fn titled<'a>(read: &'a Read, title: &str) -> &'a Record {
    read.records.iter().find(|record| record.title == title).unwrap()
}

#[test]
fn an_export_of_the_real_program_comes_in_whole() {
    let read = read("joplin", &made("joplin.jex"));
    assert_eq!((read.records.len(), read.skipped.len()), (4, 0));
    let afternoon = titled(&read, "A good afternoon");
    assert_eq!(when(afternoon), "2026-05-03 17:20");
    assert_eq!(afternoon.happened.as_ref().unwrap().zone.as_deref(), Some("Europe/Lisbon"));
    let key = &afternoon.files[0].key;
    // Joplin's terminal program attaches before the text
    assert_eq!(
        afternoon.body,
        format!("![boat at dusk.png](attached:{key})By the river.\n\ntype_: this is text\n\n🌅 שלום")
    );
    assert_eq!(afternoon.files[0].name, "boat at dusk.png");
    assert!(bytes(&made("joplin.jex"), &afternoon.files[0]).starts_with(b"\x89PNG"));
    let mut tags = afternoon.tags.clone();
    tags.sort();
    assert_eq!(tags, ["Lisbon", "two words"]);
    assert_eq!(afternoon.place.as_ref().unwrap().at, Some((38.7, -9.1)));
    assert_eq!(afternoon.extra["notebook"], "Journal");
    let call = titled(&read, "Call the doctor");
    assert_eq!(call.extra["is_todo"], "1");
    assert!(call.extra.contains_key("todo_completed"));
    assert_eq!(titled(&read, "Linked").body, format!("See [the call](entry:{}).", call.source_id));
    assert_eq!(when(titled(&read, "2020-02-29")), "2020-02-29");
    assert!(titled(&read, "2020-02-29").written.is_some());
}

#[test]
fn an_export_is_offered_as_joplins_before_any_other() {
    assert_eq!(offered(&made("joplin.jex")).first(), Some(&"joplin"));
    assert!(!offered(folder(&[("2026-05-03.md", "x")]).path()).contains(&"joplin"));
}

#[test]
fn the_same_as_a_folder_is_read_too() {
    let file = format!("boat.png\n\nid: {FILE}\nmime: image/png\nfile_extension: png\ntype_: 4");
    let dir = folder(&[
        (&format!("{NOTE}.md"), &note(NOTE, &format!("T\n\n![](:/{FILE})"), "")),
        (&format!("{FILE}.md"), &file),
        (&format!("resources/{FILE}.png"), "PNG"),
    ]);
    let read = read("joplin", dir.path());
    assert_eq!(read.records[0].files[0].at.as_deref(), Some(format!("resources/{FILE}.png").as_str()));
}

#[test]
fn a_late_note_keeps_the_day_of_its_writer() {
    assert_eq!(whens(&read_notes(&[(NOTE, note(NOTE, "T\n\nB", ""))])), ["2026-05-03 23:30"]);
    let user = note(NOTE, "T\n\nB", "user_created_time: 2026-05-03T23:30:00.000Z");
    assert_eq!(whens(&read_notes(&[(NOTE, user)])), ["2026-05-04 00:30"]);
}

#[test]
fn resources_and_notes_are_linked_in_all_the_ways_that_joplin_writes() {
    let body = format!(
        "T\n\n![dusk](:/{FILE}) [the file](:/{FILE}) <img src=\":/{FILE}\" width=\"30\"/> [other](:/{OTHER}#part) \
         [gone](:/ffffffffffffffffffffffffffffffff) ![gone](:/ffffffffffffffffffffffffffffffff) `![c](:/{FILE})`"
    );
    let resource = format!("a/b.png\n\nid: {FILE}\ntype_: 4");
    let (_dir, path) = jex(&[
        (&format!("{NOTE}.md"), note(NOTE, &body, "").as_bytes()),
        (&format!("{OTHER}.md"), note(OTHER, "O", "").as_bytes()),
        (&format!("{FILE}.md"), resource.as_bytes()),
        (&format!("./resources/{FILE}.png"), b"PNG"),
    ]);
    let read = read("joplin", &path);
    let record = titled(&read, "T");
    assert_eq!(
        record.body,
        format!(
            "![dusk](attached:{FILE}) ![the file](attached:{FILE}) ![](attached:{FILE}) [other](entry:{OTHER}) \
             [gone](:/ffffffffffffffffffffffffffffffff) ![gone](attached:ffffffffffffffffffffffffffffffff) `![c](:/{FILE})`"
        )
    );
    assert_eq!((record.files.len(), record.files[0].name.as_str()), (2, "a_b.png"));
    assert_eq!(record.files[1].at, None);
    assert_eq!(bytes(&path, &record.files[0]), b"PNG");
}

#[test]
fn notebooks_in_notebooks_are_named_from_the_outermost_even_in_a_ring() {
    let inner = "5123456789abcdef0123456789abcdef";
    let text = note(NOTE, "T\n\nB", "").replace(BOOK, inner);
    let outer = format!("Outer\n\nid: {BOOK}\nparent_id: \ntype_: 2");
    let book = format!("Inner\n\nid: {inner}\nparent_id: {BOOK}\ntype_: 2");
    let read = read_notes(&[(NOTE, text.clone()), (BOOK, outer), (inner, book.clone())]);
    assert_eq!(read.records[0].extra["notebook"], "Outer / Inner");
    let ring = format!("Outer\n\nid: {BOOK}\nparent_id: {inner}\ntype_: 2");
    assert_eq!(read_notes(&[(NOTE, text), (BOOK, ring), (inner, book)]).records.len(), 1);
}

#[test]
fn what_is_encrypted_binned_or_broken_is_left_out_with_its_reason() {
    let read = read_notes(&[
        (NOTE, note(NOTE, "", "encryption_applied: 1\nencryption_cipher_text: JED01")),
        (OTHER, note(OTHER, "T\n\nB", "deleted_time: 1714000000000")),
        (FILE, "no properties at all".to_owned()),
        (BOOK, format!("T\n\nid: {BOOK}\ntype_: 1")),
        (TAG, format!("\n\nid: {TAG}\ncreated_time: 2026-05-03T10:00:00.000Z\ntype_: 1")),
    ]);
    assert!(read.records.is_empty());
    let mut skipped = read.skipped;
    skipped.sort_by_key(|why| format!("{why:?}"));
    assert_eq!(skipped, [Why::Empty, Why::Encrypted, Why::InBin, Why::Malformed, Why::NoDate]);
}

#[test]
fn a_note_attached_to_a_note_is_a_file() {
    let resource = format!("inner.md\n\nid: {FILE}\ntype_: 4");
    let (_dir, path) = jex(&[
        (&format!("{NOTE}.md"), note(NOTE, &format!("T\n\n[x](:/{FILE})"), "").as_bytes()),
        (&format!("{FILE}.md"), resource.as_bytes()),
        (&format!("resources/{FILE}.md"), b"not a thing"),
    ]);
    let read = read("joplin", &path);
    assert_eq!((read.records.len(), read.skipped.len()), (1, 0));
    assert_eq!(bytes(&path, &read.records[0].files[0]), b"not a thing");
}

#[test]
fn a_body_that_looks_like_properties_stays_a_body() {
    let body = "T\n\nfirst\n\nid: x\ntype_: 2\n\nlast";
    assert_eq!(
        read_notes(&[(NOTE, note(NOTE, body, ""))]).records[0].body,
        "first\n\nid: x\ntype_: 2\n\nlast"
    );
}

#[test]
fn a_long_name_in_a_tar_is_read() {
    let long = format!("{}/{NOTE}.md", "d".repeat(150));
    let (_dir, path) = jex(&[(&long, note(NOTE, "T\n\nB", "").as_bytes())]);
    assert_eq!(read("joplin", &path).records.len(), 1);
}

/// A tar with one header that says whatever it wants.
fn hostile(name: &[u8], kind: EntryType, claims: u64, bytes: &[u8]) -> (TempDir, PathBuf) {
    let mut header = Header::new_ustar();
    header.as_old_mut().name[..name.len()].copy_from_slice(name);
    header.set_entry_type(kind);
    header.set_size(claims);
    header.set_mode(0o644);
    header.set_cksum();
    let mut tar = header.as_bytes().to_vec();
    tar.extend(bytes);
    tar.resize(tar.len().next_multiple_of(512) + 1024, 0);
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("x.jex");
    std::fs::write(&path, tar).unwrap();
    (dir, path)
}

#[test]
fn a_tar_that_leads_out_of_itself_is_refused() {
    for (name, kind) in [
        (&b"../x.md"[..], EntryType::Regular),
        (b"a/../../x.md", EntryType::Regular),
        (b"/etc/passwd", EntryType::Regular),
        (b"C:\\x.md", EntryType::Regular),
        (b"a\\..\\x.md", EntryType::Regular),
        (b"x.md", EntryType::Symlink),
        (b"x.md", EntryType::Link),
        (b"x.md", EntryType::Fifo),
        (b"x.md", EntryType::Char),
        (b"x.md", EntryType::Block),
    ] {
        let (_dir, path) = hostile(name, kind, 0, b"");
        assert!(matches!(refused("joplin", &path, &lisbon()), Error::UnsafeName), "{name:?} {kind:?}");
    }
}

#[test]
fn a_tar_that_claims_more_than_there_is_is_refused() {
    for claims in [513, 4 << 30, u64::MAX >> 1] {
        let (_dir, path) = hostile(b"x.md", EntryType::Regular, claims, b"");
        let why = refused("joplin", &path, &lisbon());
        // 513 bytes fit into the zeros at the end
        assert!(claims == 513 || matches!(why, Error::Damaged), "{claims}: {why:?}");
    }
    let (_dir, path) = hostile(b"././@LongLink", EntryType::GNULongName, 4 << 30, b"x");
    assert!(matches!(refused("joplin", &path, &lisbon()), Error::TooLarge));
    let (_dir, path) = hostile(b"pax", EntryType::XHeader, 1 << 20, &vec![b'9'; 1 << 20]);
    assert!(matches!(refused("joplin", &path, &lisbon()), Error::TooLarge));
    let (_dir, path) = hostile(b"x.md", EntryType::GNUSparse, 0, b"");
    assert!(try_read("joplin", &path, &lisbon()).is_err());
}

#[test]
fn other_files_are_refused() {
    let dir = folder(&[("a.md", "x")]);
    assert!(matches!(refused("joplin", dir.path(), &lisbon()), Error::NotThisFormat));
    assert!(matches!(refused("joplin", &dir.path().join("a.md"), &lisbon()), Error::NotThisFormat));
}
