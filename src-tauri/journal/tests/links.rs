//! Links and threads.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{
    Own, draft,
    methods::{fill, keep_look, text},
    minute,
};
use goldseam_journal::{EntryId, MOST_IN_THREAD};

fn note(own: &mut Own, title: &str, minutes: u32) -> EntryId {
    let when = format!("2026-01-0{}T10:{:02}", 1 + minutes / 60, minutes % 60);
    own.create_entry(&draft(title, "", &when), &minute(0)).unwrap().id
}

fn titles(own: &Own, id: EntryId) -> Vec<String> {
    own.thread(id).unwrap().entries.into_iter().map(|e| e.title).collect()
}

#[test]
fn links_show_at_both_ends() {
    let mut own = Own::new();
    keep_look(&mut own);
    let note = note(&mut own, "note", 0);
    let look = fill(&mut own, "2026-01-02T10:00", &[("what", text("look"))]);
    own.link_entries(note, look, " They never came. ").unwrap();
    own.link_entries(note, look, "").unwrap();

    let mut own = own.again();
    let (from, to) = (own.links(note).unwrap(), own.links(look).unwrap());
    assert_eq!((from.len(), to.len()), (1, 1));
    assert_eq!((from[0].row.id, from[0].outgoing, from[0].quote.as_str()), (look, true, "They never came."));
    assert_eq!(from[0].row.method.as_deref(), Some("A look"));
    assert_eq!((to[0].row.id, to[0].outgoing, to[0].quote.as_str()), (note, false, "They never came."));

    own.link_entries(note, look, "Other words.").unwrap();
    assert_eq!(own.links(look).unwrap()[0].quote, "Other words.");
    own.unlink_entries(look, note).unwrap();
    assert_eq!(own.links(look).unwrap().len(), 1);
    own.unlink_entries(note, look).unwrap();
    assert_eq!(own.links(look).unwrap(), []);
}

#[test]
fn a_link_has_two_ends() {
    let mut own = Own::new();
    let id = note(&mut own, "one", 0);
    for (from, to) in [(id, id), (id, 99), (99, id)] {
        assert_eq!(own.link_entries(from, to, "").unwrap_err().code(), "dangling_link");
    }
    let long = "é".repeat(3000);
    let other = note(&mut own, "two", 1);
    own.link_entries(id, other, &long).unwrap();
    assert_eq!(own.links(id).unwrap()[0].quote, "é".repeat(2000));
}

#[test]
fn links_rest_with_the_bin_and_go_with_what_is_erased() {
    let mut own = Own::new();
    let (a, b, c) = (note(&mut own, "a", 0), note(&mut own, "b", 1), note(&mut own, "c", 2));
    own.link_entries(a, b, "").unwrap();
    own.link_entries(b, c, "").unwrap();
    own.bin_entry(b, &minute(1)).unwrap();
    assert_eq!(own.links(a).unwrap(), []);
    assert_eq!(titles(&own, a), ["a"]);
    own.unbin_entry(b).unwrap();
    assert_eq!(titles(&own, a), ["a", "b", "c"]);
    own.bin_entry(b, &minute(2)).unwrap();
    own.erase_entry(b).unwrap();
    assert_eq!(own.count("SELECT count(*) FROM link"), 0);
    assert_eq!(titles(&own, c), ["c"]);
}

#[test]
fn a_thread_is_everything_that_hangs_together_oldest_first() {
    let mut own = Own::new();
    let ids: Vec<EntryId> = (0..6).map(|n| note(&mut own, &n.to_string(), n)).collect();
    note(&mut own, "apart", 9);
    // against the order of time, both ways, and in a ring
    for (from, to) in [(3, 0), (3, 5), (1, 5), (0, 3), (5, 3), (1, 2)] {
        own.link_entries(ids[from], ids[to], &format!("{from} to {to}")).unwrap();
    }
    for start in [0, 1, 2, 3, 5] {
        assert_eq!(titles(&own, ids[start]), ["0", "1", "2", "3", "5"], "{start}");
    }
    assert_eq!(titles(&own, ids[4]), ["4"]);
    let links = own.thread(ids[2]).unwrap().links;
    assert_eq!(links.len(), 6);
    assert!(links.iter().any(|l| (l.from, l.to, l.quote.as_str()) == (ids[1], ids[2], "1 to 2")));
    assert_eq!(own.thread(99).unwrap_err().code(), "not_found");
}

#[test]
fn a_thread_has_an_end() {
    let mut own = Own::new();
    let ids: Vec<EntryId> = (0..260).map(|n| note(&mut own, &n.to_string(), n)).collect();
    for pair in ids.windows(2) {
        own.link_entries(pair[0], pair[1], "").unwrap();
    }
    let thread = own.thread(ids[0]).unwrap();
    assert_eq!(thread.entries.len(), MOST_IN_THREAD as usize);
    assert_eq!(thread.links.len(), MOST_IN_THREAD as usize - 1);
    assert_eq!(thread.entries[199].title, "199");
}
