//! Tags.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use goldseam_journal::{MOST_TAG_CHARS, MOST_TAGS};
use support::{Own, minute, tagged};

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
