//! Files of entries: added, read, renamed, moved, removed.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::{self, Read, Write};

use image::ImageFormat;

use crate::support::{
    Own, draft,
    files::{PIECE, add, bytes_of, encoded, noise, note, picture, try_add},
    minute,
};
use goldseam_journal::{
    Attachment, AttachmentUid, EntryId, Finding, Journal, MOST_FILE_BYTES, NewAttachment, named_attachments,
};

fn names(list: &[Attachment]) -> Vec<&str> {
    list.iter().map(|one| one.name.as_str()).collect()
}

fn listed(own: &Own, entry: EntryId) -> Vec<(u32, String)> {
    own.attachments(entry).unwrap().into_iter().map(|one| (one.position, one.name)).collect()
}

#[test]
fn a_file_comes_back_as_it_was() {
    let mut own = Own::new();
    let entry = note(&mut own, "walk", "2026-01-10T10:00");
    for (seed, length) in
        [0, 1, 1000, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 77].into_iter().enumerate()
    {
        let bytes = noise(length, seed as u64);
        let added = add(&mut own, entry, &format!("{length}.bin"), &bytes);
        assert_eq!((added.bytes as usize, added.position as usize), (length, seed));
        assert_eq!(bytes_of(&own, &added), bytes, "{length}");
    }
    let own = own.again();
    let list = own.attachments(entry).unwrap();
    assert_eq!(list.len(), 8);
    assert_eq!(bytes_of(&own, &list[7]), noise(3 * PIECE + 77, 7));
    assert_eq!(own.attachment(list[3].id).unwrap(), list[3]);
    assert_eq!((list[2].media.as_str(), list[2].entry), ("application/octet-stream", entry));
    assert_eq!(list[2].added, minute(0));
    assert_eq!(own.verify().unwrap(), []);
}

/// A reader that gives a few bytes at a time, as a pipe does, and is broken off now and then.
struct Trickle<'a>(&'a [u8], bool);

impl Read for Trickle<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.1 = !self.1;
        if self.1 {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let length = into.len().min(1000);
        self.0.read(&mut into[..length])
    }
}

#[test]
fn a_file_may_come_in_drops() {
    let mut own = Own::new();
    let entry = note(&mut own, "", "2026-01-10T10:00");
    let bytes = noise(2 * PIECE + 5, 1);
    let new = NewAttachment { name: "a", uid: None };
    let added = own.attach(entry, &new, &mut Trickle(&bytes, false), &minute(0)).unwrap();
    assert_eq!(bytes_of(&own, &added), bytes);
    assert_eq!(own.count("SELECT count(*) FROM piece"), 3);
}

#[test]
fn a_range_of_it_is_read_alone() {
    let mut own = Own::new();
    let entry = note(&mut own, "", "2026-01-10T10:00");
    let bytes = noise(2 * PIECE + 100, 1);
    let id = add(&mut own, entry, "a", &bytes).id;
    for (from, most) in [
        (0, 10),
        (PIECE - 3, 6),
        (PIECE, PIECE),
        (2 * PIECE + 90, 500),
        (bytes.len(), 9),
        (9 * PIECE, 9),
        (5, 0),
    ] {
        let wanted = &bytes[from.min(bytes.len())..(from + most).min(bytes.len())];
        let read = own.attachment_range(id, from as u64, u32::try_from(most).unwrap()).unwrap();
        assert!(read == wanted, "{from} {most}");
    }
    assert!(own.attachment_range(id, u64::MAX, 9).unwrap().is_empty());
    assert_eq!(own.attachment_range(99, 0, 9).unwrap_err().code(), "not_found");
}

#[test]
fn the_same_bytes_are_kept_once() {
    let mut own = Own::new();
    let (one, two) = (note(&mut own, "1", "2026-01-10T10:00"), note(&mut own, "2", "2026-01-11T10:00"));
    let bytes = noise(PIECE + 9, 1);
    let first = add(&mut own, one, "a.bin", &bytes);
    let second = add(&mut own, two, "b.bin", &bytes);
    let third = add(&mut own, two, "c.bin", &bytes);
    assert_ne!(first.uid, second.uid);
    add(&mut own, one, "other", &noise(10, 2));
    let totals = own.attachment_totals().unwrap();
    assert_eq!((totals.attachments, totals.files, totals.bytes), (4, 2, bytes.len() as u64 + 10));
    assert_eq!(own.count("SELECT count(*) FROM piece"), 3);
    // and are there for as long as one of them is
    own.detach(first.id).unwrap();
    own.detach(third.id).unwrap();
    assert_eq!(bytes_of(&own, &second), bytes);
    own.detach(second.id).unwrap();
    assert_eq!(own.attachment_totals().unwrap().bytes, 10);
    assert_eq!(own.count("SELECT count(*) FROM piece"), 1);
    assert_eq!(own.verify().unwrap(), []);
}

#[test]
fn what_can_not_be_read_leaves_nothing() {
    struct Fails(usize);
    impl Read for Fails {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if self.0 == 0 {
                return Err(io::Error::other("unplugged"));
            }
            let length = into.len().min(self.0);
            into[..length].fill(7);
            self.0 -= length;
            Ok(length)
        }
    }
    let mut own = Own::new();
    let entry = note(&mut own, "", "2026-01-10T10:00");
    let new = NewAttachment { name: "a", uid: None };
    for length in [0, 10, 5 * PIECE] {
        let failed = own.attach(entry, &new, &mut Fails(length), &minute(0)).unwrap_err();
        assert_eq!(failed.code(), "file_unread");
    }
    assert_eq!(try_add(&mut own, 99, "a", b"x").unwrap_err().code(), "not_found");
    assert_eq!(own.attachment_totals().unwrap().files, 0);
    assert_eq!(own.count("SELECT (SELECT count(*) FROM content) + (SELECT count(*) FROM piece)"), 0);
    assert!(Journal::check_file_size(MOST_FILE_BYTES).is_ok());
    assert_eq!(Journal::check_file_size(MOST_FILE_BYTES + 1).unwrap_err().code(), "attachment_too_large");
}

#[test]
fn a_place_that_takes_no_bytes_is_told_from_a_journal_that_has_none() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut own = Own::new();
    let entry = note(&mut own, "", "2026-01-10T10:00");
    let id = add(&mut own, entry, "a", b"some text").id;
    let copy = |own: &Own, to: &mut dyn Write| own.read_attachment(id, |from| io::copy(from, to));
    assert_eq!(copy(&own, &mut Full).unwrap_err().code(), "file_unwritten");
    let mut out = Vec::new();
    assert_eq!(copy(&own, &mut out).unwrap(), 9);
    own.vault_mut()
        .write(|db| db.execute("DELETE FROM piece", []).map_err(goldseam_journal::Error::from))
        .unwrap();
    assert_eq!(copy(&own, &mut Vec::new()).unwrap_err().code(), "database_damaged");
}

#[test]
fn an_entry_that_is_being_written_is_not_disturbed() {
    let mut own = Own::new();
    let entry = note(&mut own, "t", "2026-01-10T10:00");
    let before = own.entry(entry).unwrap();
    let added = add(&mut own, entry, "a", b"x");
    own.rename_attachment(added.id, "b").unwrap();
    own.detach(added.id).unwrap();
    assert_eq!(own.entry(entry).unwrap(), before);
    own.save_entry(entry, before.version, &draft("t", "more", "2026-01-10T10:00"), &minute(1)).unwrap();
}

#[test]
fn attachments_have_an_order() {
    let mut own = Own::new();
    let entry = note(&mut own, "", "2026-01-10T10:00");
    let other = note(&mut own, "", "2026-01-11T10:00");
    add(&mut own, other, "elsewhere", b"x");
    let ids: Vec<u32> =
        ["a", "b", "c", "d"].map(|name| add(&mut own, entry, name, name.as_bytes()).id).into();
    assert_eq!(names(&own.move_attachment(ids[3], 0).unwrap()), ["d", "a", "b", "c"]);
    assert_eq!(names(&own.move_attachment(ids[0], 99).unwrap()), ["d", "b", "c", "a"]);
    let writes = own.changes();
    assert_eq!(names(&own.move_attachment(ids[1], 1).unwrap()), ["d", "b", "c", "a"]);
    assert_eq!(own.changes(), writes);
    own.detach(ids[1]).unwrap();
    let numbered = |names: &[&str]| -> Vec<(u32, String)> {
        names.iter().enumerate().map(|(n, name)| (u32::try_from(n).unwrap(), (*name).to_owned())).collect()
    };
    assert_eq!(listed(&own, entry), numbered(&["d", "c", "a"]));
    add(&mut own, entry, "e", b"e");
    assert_eq!(listed(&own.again(), entry), numbered(&["d", "c", "a", "e"]));
}

#[test]
fn what_was_removed_is_not_found() {
    let mut own = Own::new();
    let entry = note(&mut own, "", "2026-01-10T10:00");
    let gone = add(&mut own, entry, "a", b"x");
    own.detach(gone.id).unwrap();
    assert_eq!(own.detach(gone.id).unwrap_err().code(), "not_found");
    assert_eq!(own.attachment(gone.id).unwrap_err().code(), "not_found");
    assert_eq!(own.thumbnail(gone.id).unwrap_err().code(), "not_found");
    assert_eq!(own.rename_attachment(gone.id, "b").unwrap_err().code(), "not_found");
    assert_eq!(own.move_attachment(gone.id, 0).unwrap_err().code(), "not_found");
    assert_eq!(own.read_attachment(gone.id, |_| Ok(())).unwrap_err().code(), "not_found");
    // nor is its number given to another
    assert!(add(&mut own, entry, "b", b"y").id > gone.id);
    assert_eq!(own.attachments(99).unwrap(), []);
}

#[test]
fn a_name_is_kept_without_what_could_mislead() {
    let mut own = Own::new();
    let entry = note(&mut own, "", "2026-01-10T10:00");
    let long = "é".repeat(300);
    for (name, kept, on_disk) in [
        ("../../x", "x", "x"),
        ("C:\\Users\\anna\\walk 1.jpg", "walk 1.jpg", "walk 1.jpg"),
        ("a\0b\u{7}.txt", "ab.txt", "ab.txt"),
        ("photo\u{202e}gpj.exe", "photogpj.exe", "photogpj.exe"),
        ("what?.txt", "what?.txt", "what_.txt"),
        ("", "", "file.txt"),
        ("..", "..", "file.txt"),
        (long.as_str(), &long[..510], &long[..200]),
    ] {
        let added = add(&mut own, entry, name, b"some text");
        assert_eq!((added.name.as_str(), added.file_name().as_str()), (kept, on_disk), "{name:?}");
    }
    let id = own.attachments(entry).unwrap()[0].id;
    assert_eq!(own.rename_attachment(id, " dir/The river.txt ").unwrap().name, "The river.txt");
    assert_eq!(own.attachment(id).unwrap().name, "The river.txt");
    let writes = own.changes();
    own.rename_attachment(id, "The river.txt").unwrap();
    assert_eq!(own.changes(), writes);
    for name in ["", "  ", "a/", "\u{202e}\0"] {
        assert_eq!(own.rename_attachment(id, name).unwrap_err().code(), "bad_file_name", "{name:?}");
    }
}

#[test]
fn a_text_names_its_files_before_they_are_there() {
    let mut own = Own::new();
    let uid = AttachmentUid::make().unwrap();
    let body = format!("The river.\n\n{}\n", uid.markdown("At *dusk*"));
    let entry = own.create_entry(&draft("", &body, "2026-01-10T10:00"), &minute(0)).unwrap().id;
    assert_eq!(own.attachment_named(uid).unwrap(), None);
    let new = NewAttachment { name: "a", uid: Some(uid) };
    let added = own.attach(entry, &new, &mut &b"x"[..], &minute(0)).unwrap();
    assert_eq!(added.uid, uid);
    let named = named_attachments(&own.entry(entry).unwrap().body);
    assert_eq!((named.len(), named[0].uid), (1, uid));
    assert_eq!(own.attachment_named(uid).unwrap(), Some(added.clone()));
    // the same file once more is the one that is there; another, or one of another entry, is a new one
    assert_eq!(own.attach(entry, &new, &mut &b"x"[..], &minute(1)).unwrap(), added);
    assert_ne!(own.attach(entry, &new, &mut &b"y"[..], &minute(1)).unwrap().uid, uid);
    let other = note(&mut own, "", "2026-01-11T10:00");
    assert_ne!(own.attach(other, &new, &mut &b"x"[..], &minute(1)).unwrap().uid, uid);
}

#[test]
fn an_earlier_text_names_what_was_removed_as_missing() {
    let mut own = Own::new();
    let entry = note(&mut own, "", "2026-01-10T10:00");
    let added = add(&mut own, entry, "a", b"x");
    let body = added.uid.markdown("the river");
    let saved = own.save_entry(entry, 1, &draft("", &body, "2026-01-10T10:00"), &minute(1)).unwrap();
    let saved = own
        .save_entry(entry, saved.version, &draft("", "No picture.", "2026-01-10T10:00"), &minute(60))
        .unwrap();
    // no longer named, it stays with its entry until it is removed
    assert_eq!(own.attachments(entry).unwrap(), std::slice::from_ref(&added));
    own.detach(added.id).unwrap();
    let kept = own
        .revisions(entry)
        .unwrap()
        .into_iter()
        .find(|r| own.revision(entry, r.number).unwrap().body == body);
    own.restore_revision(entry, kept.unwrap().number, saved.version, &minute(90)).unwrap();
    let named = named_attachments(&own.entry(entry).unwrap().body);
    assert_eq!(named[0].uid, added.uid);
    assert_eq!(own.attachment_named(named[0].uid).unwrap(), None);
}

#[test]
fn an_entry_in_the_bin_keeps_its_files_and_takes_them_along_when_erased() {
    let mut own = Own::new();
    let (one, two) = (note(&mut own, "1", "2026-01-10T10:00"), note(&mut own, "2", "2026-01-11T10:00"));
    let shared = noise(PIECE + 1, 1);
    add(&mut own, one, "a", &shared);
    add(&mut own, one, "b", &noise(9, 2));
    let stays = add(&mut own, two, "c", &shared);
    own.bin_entry(one, &minute(1)).unwrap();
    assert_eq!(names(&own.attachments(one).unwrap()), ["a", "b"]);
    add(&mut own, one, "late", b"what was under way when it was put there");
    own.unbin_entry(one).unwrap();
    own.bin_entry(one, &minute(2)).unwrap();
    assert_eq!(own.attachment_totals().unwrap().files, 3);
    own.erase_entry(one).unwrap();
    assert_eq!(own.attachments(one).unwrap(), []);
    assert_eq!(own.attachment_totals().unwrap().files, 1);
    assert_eq!(bytes_of(&own, &stays), shared);
    own.bin_entry(two, &minute(3)).unwrap();
    assert_eq!(own.empty_bin().unwrap(), 1);
    assert_eq!(own.count("SELECT (SELECT count(*) FROM content) + (SELECT count(*) FROM piece)"), 0);
}

#[test]
fn attachments_are_counted_by_entry() {
    let mut own = Own::new();
    let (one, two) = (note(&mut own, "1", "2026-01-10T10:00"), note(&mut own, "2", "2026-01-11T10:00"));
    let none = note(&mut own, "3", "2026-01-12T10:00");
    for (entry, name) in [(one, "a"), (two, "b"), (one, "c")] {
        add(&mut own, entry, name, b"x");
    }
    let counts = own.attachment_counts(&[two, none, 99, one]).unwrap();
    let said: Vec<_> = counts.iter().map(|c| (c.entry, c.attachments, c.picture)).collect();
    assert_eq!(said, [(two, 1, None), (one, 2, None)]);
    // the first picture by position, and none of those that can't be shown
    let png = encoded(&picture(4, 4), ImageFormat::Png);
    add(&mut own, one, "torn.png", &png[..30]);
    let second = add(&mut own, one, "d.png", &png).id;
    let first = add(&mut own, one, "e.png", &png).id;
    own.move_attachment(first, 1).unwrap();
    let counts = own.attachment_counts(&[one, none]).unwrap();
    assert_eq!((counts.len(), counts[0].attachments, counts[0].picture), (1, 5, Some(first)));
    own.detach(first).unwrap();
    assert_eq!(own.attachment_counts(&[one]).unwrap()[0].picture, Some(second));
}

fn damage(own: &mut Own, sql: &str) {
    own.vault_mut().write(|db| db.execute_batch(sql).map_err(goldseam_journal::Error::from)).unwrap();
}

#[test]
fn a_changed_or_missing_piece_is_found() {
    for sql in [
        "DELETE FROM piece WHERE number = 1",
        "DELETE FROM piece WHERE number = 2",
        "DELETE FROM piece WHERE content = 1",
        "UPDATE piece SET bytes = zeroblob(length(bytes)) WHERE number = 0 AND content = 1",
        "UPDATE piece SET bytes = CAST(x'00' || bytes AS BLOB) WHERE number = 2",
        "UPDATE piece SET number = number + 1 WHERE content = 1 AND number = 2",
        "UPDATE content SET bytes = bytes - 1 WHERE id = 1",
        "UPDATE content SET hash = randomblob(32) WHERE id = 1",
    ] {
        let mut own = Own::new();
        let entry = note(&mut own, "", "2026-01-10T10:00");
        let bad = add(&mut own, entry, "bad", &noise(2 * PIECE + 9, 1));
        let again = add(&mut own, entry, "again", &noise(2 * PIECE + 9, 1));
        add(&mut own, entry, "good", &noise(100, 2));
        assert_eq!(own.damaged_attachments().unwrap(), []);
        damage(&mut own, sql);
        assert_eq!(own.verify().unwrap(), [Finding::Attachments], "{sql}");
        let found: Vec<u32> = own.damaged_attachments().unwrap().iter().map(|one| one.id).collect();
        assert_eq!(found, [bad.id, again.id], "{sql}");
    }
}
