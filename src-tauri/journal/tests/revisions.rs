//! Revisions: what was written can be seen and brought back.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{Own, draft, minute};
use goldseam_journal::{DiffChange, DiffPart, EntryId, Kept, Saved};
use proptest::prelude::*;

const WHEN: &str = "2026-01-09T10:00";

fn write(own: &mut Own, id: EntryId, body: &str, minutes: i64) -> Saved {
    let version = own.entry(id).unwrap().version;
    own.save_entry(id, version, &draft("t", body, WHEN), &minute(minutes)).unwrap()
}

fn begin(own: &mut Own, body: &str) -> EntryId {
    own.create_entry(&draft("t", body, WHEN), &minute(0)).unwrap().id
}

/// Number, reason and body of each text, newest first.
fn texts(own: &Own, id: EntryId) -> Vec<(u32, Kept, String)> {
    let list = own.revisions(id).unwrap();
    assert_eq!(own.entry(id).unwrap().revisions as usize, list.len());
    list.iter().map(|r| (r.number, r.kept, own.revision(id, r.number).unwrap().body)).collect()
}

#[test]
fn the_end_of_a_sitting_is_kept() {
    let mut own = Own::new();
    let id = begin(&mut own, "one");
    for minutes in 1..9 {
        write(&mut own, id, &format!("one {minutes}"), minutes);
    }
    assert_eq!(texts(&own, id), [(1, Kept::Current, "one 8".into())]);
    write(&mut own, id, "two", 18);
    write(&mut own, id, "three", 27);
    assert_eq!(texts(&own, id), [(2, Kept::Current, "three".into()), (1, Kept::Sitting, "one 8".into())]);

    let list = own.revisions(id).unwrap();
    assert_eq!((&list[1].saved, list[1].words, list[1].title.as_str()), (&minute(8), 2, "t"));
    assert_eq!((&list[0].saved, list[0].words), (&minute(27), 1));
    let text = own.revision(id, 1).unwrap();
    assert_eq!((text.number, text.saved, text.title.as_str()), (1, minute(8), "t"));
    assert_eq!(own.revision(id, 3).unwrap_err().code(), "not_found");
    assert_eq!(own.revision(id, 0).unwrap_err().code(), "not_found");
}

#[test]
fn a_change_of_tags_does_not_make_a_text_young() {
    let mut own = Own::new();
    let id = begin(&mut own, "one");
    let mut now = draft("t", "one", WHEN);
    now.tags = vec!["x".into()];
    own.save_entry(id, 1, &now, &minute(15)).unwrap();
    assert_eq!(own.entry(id).unwrap().saved, minute(15));
    now.body = "two".into();
    own.save_entry(id, 2, &now, &minute(16)).unwrap();
    assert_eq!(texts(&own, id), [(2, Kept::Current, "two".into()), (1, Kept::Sitting, "one".into())]);
    assert_eq!(own.revisions(id).unwrap()[1].saved, minute(0));
}

#[test]
fn neither_tags_nor_moment_nor_star_make_a_revision() {
    let mut own = Own::new();
    let id = begin(&mut own, "one");
    let mut now = draft("t", "one", "2026-01-08T10:00");
    now.tags = vec!["x".into()];
    now.starred = true;
    own.save_entry(id, 1, &now, &minute(60)).unwrap();
    assert_eq!(texts(&own, id).len(), 1);
}

#[test]
fn a_clock_that_was_set_back_keeps_rather_than_loses() {
    let mut own = Own::new();
    let id = begin(&mut own, "one");
    write(&mut own, id, "two", -600);
    assert_eq!(texts(&own, id).len(), 2);
}

#[test]
fn a_text_that_was_cleared_is_kept() {
    let mut own = Own::new();
    let long = "a river ".repeat(50);
    let id = begin(&mut own, &long);
    write(&mut own, id, "", 1);
    write(&mut own, id, "again", 2);
    assert_eq!(texts(&own, id), [(2, Kept::Current, "again".into()), (1, Kept::Shrink, long)]);
}

#[test]
fn a_small_loss_is_a_correction() {
    let mut own = Own::new();
    let id = begin(&mut own, &"a".repeat(1000));
    write(&mut own, id, &"a".repeat(751), 1);
    let other = begin(&mut own, &"a".repeat(200));
    write(&mut own, other, "", 1);
    assert_eq!((texts(&own, id).len(), texts(&own, other).len()), (1, 1));
    write(&mut own, id, &"a".repeat(748), 2);
    assert_eq!(texts(&own, id).len(), 2);
}

#[test]
fn a_text_that_is_deleted_letter_by_letter_is_not_lost() {
    let mut own = Own::new();
    let id = begin(&mut own, &"a".repeat(4000));
    for left in (0..4000).rev().step_by(40) {
        write(&mut own, id, &"a".repeat(left), 1);
    }
    let kept = texts(&own, id);
    let longest = kept.iter().map(|(_, _, body)| body.len()).max().unwrap();
    assert!(longest >= 3000, "{longest}");
    assert!(kept.len() < 15, "{}", kept.len());
}

#[test]
fn nothing_is_kept_of_a_blank_page() {
    let mut own = Own::new();
    let id = own.create_entry(&draft("", " \n", WHEN), &minute(0)).unwrap().id;
    write(&mut own, id, "one", 60);
    assert_eq!(texts(&own, id).len(), 1);
}

#[test]
fn an_earlier_text_is_brought_back_and_the_present_one_kept() {
    let mut own = Own::new();
    let id = begin(&mut own, "one");
    write(&mut own, id, "two", 20);
    let saved = own.restore_revision(id, 1, 2, &minute(21)).unwrap();
    assert_eq!((saved.version, saved.row.preview.as_str()), (3, "one"));
    let expected = [
        (3, Kept::Current, "one".into()),
        (2, Kept::Restore, "two".into()),
        (1, Kept::Sitting, "one".into()),
    ];
    assert_eq!(texts(&own, id), expected);
    assert_eq!(own.entry(id).unwrap().body, "one");
    own.check_index();

    let before = own.changes();
    // what is there already, at any version
    assert_eq!(own.restore_revision(id, 1, 1, &minute(22)).unwrap(), saved);
    assert_eq!(own.restore_revision(id, 3, 3, &minute(22)).unwrap(), saved);
    assert_eq!(own.restore_revision(id, 2, 2, &minute(22)).unwrap_err().code(), "stale");
    assert_eq!(own.restore_revision(id, 9, 3, &minute(22)).unwrap_err().code(), "not_found");
    assert_eq!(own.changes(), before);
}

#[test]
fn revisions_go_with_their_entry_only() {
    let mut own = Own::new();
    let (id, other) = (begin(&mut own, "one"), begin(&mut own, "other"));
    write(&mut own, id, "two", 20);
    write(&mut own, other, "other two", 20);
    own.bin_entry(id, &minute(21)).unwrap();
    assert_eq!(texts(&own, id).len(), 2);
    own.erase_entry(id).unwrap();
    assert_eq!(texts(&own, other).len(), 2);
    assert_eq!(own.count("SELECT count(*) FROM revision"), 1);
}

fn part(text: &str, change: DiffChange) -> DiffPart {
    DiffPart { text: text.into(), change }
}

#[test]
fn two_texts_are_compared_by_words() {
    let mut own = Own::new();
    let id = begin(&mut own, "the wide river");
    write(&mut own, id, "the slow river today", 20);
    let parts = own.compare_revisions(id, 1, 2).unwrap();
    assert_eq!(
        parts,
        [
            part("the ", DiffChange::Same),
            part("wide", DiffChange::Removed),
            part("slow", DiffChange::Added),
            part(" river", DiffChange::Same),
            part(" today", DiffChange::Added),
        ]
    );
    assert_eq!(own.compare_revisions(id, 2, 2).unwrap(), [part("the slow river today", DiffChange::Same)]);
    assert_eq!(own.compare_revisions(id, 1, 5).unwrap_err().code(), "not_found");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn a_comparison_holds_both_texts(older in "[ab\\s.é]{0,80}", newer in "[ab\\s.é]{0,80}") {
        let mut own = Own::new();
        let id = begin(&mut own, &older);
        write(&mut own, id, &newer, 20);
        let last = own.revisions(id).unwrap()[0].number;
        let parts = own.compare_revisions(id, 1, last).unwrap();
        let without = |change| parts.iter().filter(|p| p.change != change).map(|p| p.text.as_str()).collect::<String>();
        // a blank text is not kept, so then the first is the last
        prop_assert_eq!(without(DiffChange::Added), own.revision(id, 1).unwrap().body);
        prop_assert_eq!(without(DiffChange::Removed), newer);
        prop_assert!(parts.iter().all(|p| !p.text.is_empty()));
    }
}

#[test]
fn a_rewritten_sentence_is_one_change() {
    let mut own = Own::new();
    let id = begin(&mut own, "I stay. Was any of it true? How am I supposed to believe you?");
    write(&mut own, id, "I stay. What was true, in your own words? How will we know?", 20);
    let parts = own.compare_revisions(id, 1, 2).unwrap();
    let changes: Vec<_> = parts.iter().map(|p| p.change).collect();
    assert_eq!(changes, [DiffChange::Same, DiffChange::Removed, DiffChange::Added], "{parts:?}");
}
