//! Tags.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{Own, minute, tagged};
use goldseam_journal::{MOST_TAG_CHARS, MOST_TAGS, TagGroup};

const WHEN: &str = "2026-01-09T10:00";

fn listed(own: &Own) -> Vec<(String, u32)> {
    own.tags().unwrap().into_iter().map(|tag| (tag.name, tag.entries)).collect()
}

#[test]
fn tags_are_tidied_and_listed_once() {
    let mut own = Own::new();
    let typed = ["  #Long   walk ", "long walk", "LONG\tWALK", "##", " ", "Ärger", "ÄRGER", "anna"];
    let first = own.create_entry(&tagged("", WHEN, &typed), &minute(0)).unwrap();
    assert_eq!(first.row.tags, ["anna", "Long walk", "Ärger"]);
    // the first spelling stays
    let second = own.create_entry(&tagged("", WHEN, &["ärger", "Anna\u{7}"]), &minute(0)).unwrap();
    assert_eq!(second.row.tags, ["anna", "Ärger"]);
    assert_eq!(listed(&own), [("anna".into(), 2), ("Long walk".into(), 1), ("Ärger".into(), 2)]);
}

#[test]
fn a_tag_that_no_entry_has_is_forgotten() {
    let mut own = Own::new();
    let id = own.create_entry(&tagged("", WHEN, &["One", "two"]), &minute(0)).unwrap().id;
    own.save_entry(id, 1, &tagged("", WHEN, &["two"]), &minute(1)).unwrap();
    assert_eq!(listed(&own), [("two".into(), 1)]);
    own.save_entry(id, 2, &tagged("", WHEN, &["ONE"]), &minute(1)).unwrap();
    assert_eq!(listed(&own), [("ONE".into(), 1)]);
    // in the bin it is not listed, but not forgotten
    own.bin_entry(id, &minute(2)).unwrap();
    assert!(listed(&own).is_empty());
    own.create_entry(&tagged("", WHEN, &["one"]), &minute(3)).unwrap();
    assert_eq!(listed(&own), [("ONE".into(), 1)]);
    own.unbin_entry(id).unwrap();
    assert_eq!(listed(&own), [("ONE".into(), 2)]);
}

#[test]
fn the_limits() {
    let mut own = Own::new();
    let many: Vec<String> = (0..=MOST_TAGS).map(|n| format!("tag {n}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let most = own.create_entry(&tagged("", WHEN, &many[1..]), &minute(0)).unwrap();
    assert_eq!(most.row.tags.len(), MOST_TAGS);
    assert_eq!(own.entry(most.id).unwrap().tags, most.row.tags);
    assert_eq!(own.create_entry(&tagged("", WHEN, &many), &minute(0)).unwrap_err().code(), "bad_tags");

    let long = "é".repeat(MOST_TAG_CHARS);
    own.create_entry(&tagged("", WHEN, &[&long]), &minute(0)).unwrap();
    assert_eq!(
        own.create_entry(&tagged("", WHEN, &[&(long + "é")]), &minute(0)).unwrap_err().code(),
        "bad_tags"
    );
}

fn of(own: &Own, id: goldseam_journal::EntryId) -> Vec<String> {
    own.entry(id).unwrap().tags
}

#[test]
fn two_tags_are_made_one_and_parted_again() {
    let mut own = Own::new();
    let mut add = |tags: &[&str]| own.create_entry(&tagged("", WHEN, tags), &minute(0)).unwrap().id;
    let (one, both, other) = (add(&["mum"]), add(&["mum", "Mother"]), add(&["Mother"]));
    let group = own.keep_tag_group(&TagGroup { id: 0, name: " People ".into() }).unwrap();
    assert_eq!(group.name, "People");
    own.mark_tag("MUM", Some(group.id), 3).unwrap();
    own.bin_entry(one, &minute(1)).unwrap();
    let merged = own.merge_tags("Mum", "mother").unwrap();
    assert_eq!((merged.had.as_slice(), merged.gained.as_slice()), (&[one, both][..], &[one][..]));
    own.unbin_entry(one).unwrap();
    assert_eq!(listed(&own), [("Mother".into(), 3)]);
    own.erase_entry(other).unwrap_err();
    own.part_tags(&merged).unwrap();
    assert_eq!(
        (of(&own, one), of(&own, both), of(&own, other)),
        (vec!["mum".to_owned()], vec!["Mother".to_owned(), "mum".to_owned()], vec!["Mother".to_owned()])
    );
    let mum = own.tags().unwrap().into_iter().find(|tag| tag.name == "mum").unwrap();
    assert_eq!((mum.group, mum.colour), (Some(group.id), 3));

    // erased in the meantime, an entry is not missed
    let merged = own.merge_tags("mum", "mother").unwrap();
    own.bin_entry(one, &minute(2)).unwrap();
    own.erase_entry(one).unwrap();
    own.remove_tag_group(group.id).unwrap();
    own.part_tags(&merged).unwrap();
    assert_eq!(of(&own, both), ["Mother", "mum"]);
    let own = own.again();
    assert!(own.tags().unwrap().iter().all(|tag| tag.group.is_none()));
    assert_eq!(own.verify().unwrap(), []);
}

#[test]
fn a_tag_has_another_name_unless_it_is_taken() {
    let mut own = Own::new();
    let id = own.create_entry(&tagged("", WHEN, &["walk", "tea"]), &minute(0)).unwrap().id;
    own.rename_tag("WALK", "Walk").unwrap();
    assert_eq!(of(&own, id), ["tea", "Walk"]);
    let code = |done: goldseam_journal::Result<()>| done.unwrap_err().code();
    assert_eq!(code(own.rename_tag("walk", "TEA")), "tag_taken");
    assert_eq!(code(own.rename_tag("run", "tea")), "not_found");
    assert_eq!(code(own.rename_tag("tea", " # ")), "bad_tags");
    assert_eq!(code(own.mark_tag("tea", None, 9)), "bad_tags");
    assert_eq!(own.merge_tags("tea", "Tea").unwrap_err().code(), "bad_tags");
    // a group that is gone is none
    own.mark_tag("tea", Some(77), 1).unwrap();
    assert_eq!(own.tags().unwrap()[0].group, None);
    assert_eq!(code(own.keep_tag_group(&TagGroup { id: 5, name: "x".into() }).map(drop)), "not_found");
}
