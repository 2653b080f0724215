//! The bin: nothing is lost until it is erased, and then all of it is gone.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{Own, draft, minute, tagged};
use goldseam_journal::{Filter, Tag};

#[test]
fn out_of_sight_and_back_as_it_was() {
    let mut own = Own::new();
    own.create_entry(&draft("other", "", "2026-01-10T10:00"), &minute(0)).unwrap();
    let mut new = tagged("the river", "2026-01-09T10:00", &["x"]);
    new.body = "a *walk*".into();
    new.starred = true;
    let saved = own.create_entry(&new, &minute(0)).unwrap();
    let entry = own.entry(saved.id).unwrap();

    own.bin_entry(saved.id, &minute(5)).unwrap();
    let before = own.changes();
    own.bin_entry(saved.id, &minute(6)).unwrap();
    assert_eq!(own.changes(), before, "already there");

    assert_eq!(own.walk(&Filter::default(), 5).len(), 1);
    assert_eq!(own.ladder(&Filter::default()).unwrap().total, 1);
    assert!(own.found("river").is_empty());
    assert!(own.tags().unwrap().is_empty());
    assert!(own.on_this_day("2025-01-09".parse().unwrap()).unwrap().is_empty());
    assert_eq!(own.calendar(2026, 1).unwrap().len(), 1);
    assert_eq!(own.span().unwrap().total, 1);
    assert_eq!(own.entry(saved.id).unwrap().deleted, Some(minute(5)));
    let page = own.binned(None).unwrap();
    let row = &page.rows[0];
    assert_eq!((page.rows.len(), page.next), (1, None));
    assert_eq!(
        (row.id, row.title.as_str(), row.preview.as_str(), row.words),
        (saved.id, "the river", "a walk", 2)
    );
    assert_eq!((&row.deleted, &row.happened), (&minute(5), &entry.happened));

    assert_eq!(own.unbin_entry(saved.id).unwrap(), saved.row);
    assert_eq!(own.unbin_entry(saved.id).unwrap(), saved.row);
    assert_eq!(own.entry(saved.id).unwrap(), entry);
    assert_eq!(own.found("river"), ["the river"]);
    assert_eq!(own.tags().unwrap(), [Tag { name: "x".into(), entries: 1, group: None, colour: 0 }]);
    own.check_index();
}

#[test]
fn what_was_being_written_when_it_was_binned_is_saved() {
    let mut own = Own::new();
    let id = own.create_entry(&draft("a", "one", "2026-01-09T10:00"), &minute(0)).unwrap().id;
    own.bin_entry(id, &minute(1)).unwrap();
    let saved = own.save_entry(id, 1, &draft("a", "one two", "2026-01-08T10:00"), &minute(2)).unwrap();
    assert_eq!(saved.version, 2);
    assert!(own.entry(id).unwrap().deleted.is_some());
    assert!(own.found("two").is_empty());
    own.check_index();
    own.unbin_entry(id).unwrap();
    assert_eq!(own.found("two"), ["a"]);
    own.check_index();
}

#[test]
fn only_what_is_in_the_bin_is_erased() {
    let mut own = Own::new();
    let id = own.create_entry(&tagged("a", "2026-01-09T10:00", &["x"]), &minute(0)).unwrap().id;
    assert_eq!(own.erase_entry(id).unwrap_err().code(), "not_found");
    assert_eq!(own.empty_bin().unwrap(), 0);
    own.entry(id).unwrap();
    own.bin_entry(id, &minute(1)).unwrap();
    own.erase_entry(id).unwrap();
    assert_eq!(own.entry(id).unwrap_err().code(), "not_found");
    assert_eq!(own.unbin_entry(id).unwrap_err().code(), "not_found");
    for table in ["entry", "revision", "entry_tag", "tag"] {
        assert_eq!(own.count(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    own.check_index();
}

#[test]
fn the_bin_comes_in_pages_last_deleted_first() {
    let mut own = Own::new();
    let mut expected = Vec::new();
    for n in 0..120 {
        let id = own.create_entry(&draft("", "", "2026-01-09T10:00"), &minute(0)).unwrap().id;
        // four at a time at one moment
        own.bin_entry(id, &minute(n / 4)).unwrap();
        expected.insert(0, id);
    }
    let (mut ids, mut after, mut pages) = (Vec::new(), None, 0);
    loop {
        let page = own.binned(after.as_deref()).unwrap();
        ids.extend(page.rows.iter().map(|row| row.id));
        pages += 1;
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    assert_eq!((ids, pages), (expected, 3));
    for cursor in ["1", "a.b", "1.2.3"] {
        assert_eq!(own.binned(Some(cursor)).unwrap_err().code(), "bad_query");
    }
    assert_eq!(own.empty_bin().unwrap(), 120);
    assert!(own.binned(Some("")).unwrap().rows.is_empty());
    assert_eq!(own.count("SELECT count(*) FROM entry"), 0);
}
