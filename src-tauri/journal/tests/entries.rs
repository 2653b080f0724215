//! Entries: kept as they were written, and saved without loss.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{Own, at, draft, minute};
use goldseam_journal::{Draft, Error, Filter, MOST_BODY_BYTES, MOST_TITLE_CHARS, Order, When};
use proptest::prelude::*;

#[test]
fn a_new_entry_is_as_it_was_written() {
    let mut own = Own::new();
    let mut new = draft("The river", "We *walked* to the river.", "2026-01-10T09:30");
    new.tags = vec!["walks".into(), "Anna".into()];
    new.starred = true;
    let now = minute(0);
    let saved = own.create_entry(&new, &now).unwrap();

    let own = own.again();
    let entry = own.entry(saved.id).unwrap();
    assert_eq!((entry.title.as_str(), entry.body.as_str()), ("The river", "We *walked* to the river."));
    assert_eq!(entry.happened.local().to_string(), "2026-01-10T09:30:00");
    assert_eq!((entry.happened.zone(), entry.happened.offset()), (Some("Europe/Lisbon"), 0));
    assert_eq!((&entry.created, &entry.saved), (&now, &now));
    assert_eq!(entry.tags, ["Anna", "walks"]);
    assert!(entry.starred && !entry.back_dated && entry.deleted.is_none());
    assert_eq!((entry.words, entry.version, entry.revisions), (5, 1, 1));

    assert_eq!((saved.version, saved.words, &saved.saved), (1, 5, &now));
    assert_eq!(saved.row, own.timeline(&Filter::default(), None, 10).unwrap().rows[0]);
    assert_eq!(saved.row.preview, "We walked to the river.");
    assert_eq!(saved.row.day.to_string(), "2026-01-10");
}

#[test]
fn many_are_kept_at_once_or_none() {
    let mut own = Own::new();
    let many: Vec<_> =
        (0..300).map(|n| (draft(&n.to_string(), "the river", "2026-01-09T10:00"), minute(n))).collect();
    let ids = own.create_entries(&many).unwrap();
    assert_eq!(own.walk(&Filter::default(), 100).len(), 300);
    assert_eq!(own.found("river").len(), 300);
    let entry = own.entry(ids[7]).unwrap();
    assert_eq!((entry.title.as_str(), entry.created), ("7", minute(7)));
    own.check_index();

    let mut bad = many[..3].to_vec();
    bad[2].0.happened.local = "never".into();
    assert_eq!(own.create_entries(&bad).unwrap_err().code(), "bad_when");
    assert_eq!(own.walk(&Filter::default(), 500).len(), 300);
    assert!(own.create_entries(&[]).unwrap().is_empty());
}

#[test]
fn an_entry_may_be_empty() {
    let mut own = Own::new();
    let saved = own.create_entry(&draft("", "", "2026-01-10T09:30"), &minute(0)).unwrap();
    let entry = own.entry(saved.id).unwrap();
    assert_eq!((entry.title.as_str(), entry.body.as_str(), entry.words), ("", "", 0));
}

#[test]
fn back_dated_means_an_earlier_day_of_the_writer() {
    let mut own = Own::new();
    let now = at("2026-01-10T00:10");
    for (local, back_dated) in [
        ("2026-01-10T00:00", false),
        ("2026-01-10T23:00", false),
        ("2026-01-11T09:00", false),
        ("2026-01-09T23:59", true),
        ("1980-05-01T12:00", true),
    ] {
        let saved = own.create_entry(&draft("", "", local), &now).unwrap();
        assert_eq!(saved.row.back_dated, back_dated, "{local}");
        assert_eq!(own.entry(saved.id).unwrap().back_dated, back_dated, "{local}");
    }
    // the same hour on another clock, where it is still the day before
    let there =
        When { local: "2026-01-09T19:10".into(), zone: Some("America/New_York".into()), offset: None };
    let saved = own.create_entry(&Draft { happened: there, ..draft("", "", "") }, &now).unwrap();
    assert!(saved.row.back_dated);
}

#[test]
fn a_save_changes_what_it_says_and_counts_a_version() {
    let mut own = Own::new();
    let id = own.create_entry(&draft("a", "one", "2026-01-10T09:30"), &minute(0)).unwrap().id;
    let mut next = draft("b", "one two", "2026-01-09T08:00");
    next.tags = vec!["x".into()];
    let saved = own.save_entry(id, 1, &next, &minute(1)).unwrap();
    assert_eq!((saved.id, saved.version, saved.words, saved.saved), (id, 2, 2, minute(1)));

    let entry = own.entry(id).unwrap();
    assert_eq!((entry.title.as_str(), entry.body.as_str()), ("b", "one two"));
    assert_eq!((entry.happened.local().to_string(), entry.back_dated), ("2026-01-09T08:00:00".into(), true));
    assert_eq!((entry.created, entry.saved), (minute(0), minute(1)));
    assert_eq!(entry.tags, ["x"]);
    assert_eq!(saved.row, own.walk(&Filter::default(), 10)[0]);
    own.check_index();
}

#[test]
fn a_save_on_an_old_version_is_refused_and_changes_nothing() {
    let mut own = Own::new();
    let id = own.create_entry(&draft("a", "one", "2026-01-10T09:30"), &minute(0)).unwrap().id;
    own.save_entry(id, 1, &draft("a", "two", "2026-01-10T09:30"), &minute(1)).unwrap();
    let before = own.changes();
    let refused = own.save_entry(id, 1, &draft("a", "three", "2026-01-10T09:30"), &minute(2)).unwrap_err();
    assert!(matches!(refused, Error::Stale), "{refused:?}");
    assert_eq!(refused.code(), "stale");
    assert_eq!((own.changes(), own.entry(id).unwrap().body.as_str()), (before, "two"));
}

#[test]
fn a_save_of_what_is_there_writes_nothing() {
    let mut own = Own::new();
    let mut same = draft("a", "one", "2026-10-25T01:30");
    same.happened.offset = Some(0); // the second of two half past ones
    same.tags = vec!["Walks".into(), "anna".into()];
    let first = own.create_entry(&same, &minute(0)).unwrap();
    let before = own.changes();

    same.tags = vec!["#ANNA".into(), " walks ".into(), "anna".into(), String::new()];
    assert_eq!(own.save_entry(first.id, 1, &same, &minute(60)).unwrap(), first);
    same.happened.offset = None; // unsaid, so left alone
    assert_eq!(own.save_entry(first.id, 1, &same, &minute(60)).unwrap(), first);
    // the answer to a save got lost and it is asked for again
    assert_eq!(own.save_entry(first.id, 77, &same, &minute(60)).unwrap(), first);
    assert_eq!(own.changes(), before);
}

#[test]
fn a_star_is_no_version() {
    let mut own = Own::new();
    let id = own.create_entry(&draft("a", "one", "2026-01-10T09:30"), &minute(0)).unwrap().id;
    let row = own.star_entry(id, true).unwrap();
    assert!(row.starred);
    let before = own.changes();
    assert_eq!(own.star_entry(id, true).unwrap(), row);
    assert_eq!(own.changes(), before);

    // an autosave that was under way is still good
    let mut next = draft("a", "two", "2026-01-10T09:30");
    next.starred = true;
    assert_eq!(own.save_entry(id, 1, &next, &minute(1)).unwrap().version, 2);
    next.starred = false;
    let saved = own.save_entry(id, 2, &next, &minute(2)).unwrap();
    assert_eq!((saved.version, saved.row.starred, saved.saved), (2, false, minute(1)));
    assert_eq!(own.entry(id).unwrap().revisions, 1);
}

#[test]
fn only_a_changed_text_or_place_touches_the_index() {
    let mut own = Own::new();
    let mut now = draft("a", "one", "2026-01-10T09:30");
    let id = own.create_entry(&now, &minute(0)).unwrap().id;
    let segments = |own: &Own| own.count("SELECT count(*) FROM search_data");
    let before = segments(&own);
    now.tags = vec!["x".into()];
    now.starred = true;
    own.save_entry(id, 1, &now, &minute(1)).unwrap();
    assert_eq!(segments(&own), before);
    now.body = "two".into();
    own.save_entry(id, 2, &now, &minute(2)).unwrap();
    assert_ne!(segments(&own), before);
    own.check_index();
}

#[test]
fn what_is_not_there_is_not_found() {
    let mut own = Own::new();
    let nothing = draft("", "", "2026-01-10T09:30");
    let refused = [
        own.entry(1).unwrap_err(),
        own.save_entry(1, 1, &nothing, &minute(0)).unwrap_err(),
        own.star_entry(1, true).unwrap_err(),
        own.bin_entry(1, &minute(0)).unwrap_err(),
        own.unbin_entry(1).unwrap_err(),
        own.erase_entry(1).unwrap_err(),
        own.revisions(1).unwrap_err(),
        own.revision(1, 1).unwrap_err(),
        own.restore_revision(1, 1, 1, &minute(0)).unwrap_err(),
    ];
    for error in refused {
        assert_eq!(error.code(), "not_found");
    }
}

#[test]
fn what_is_too_long_is_refused_and_the_limit_is_not() {
    let mut own = Own::new();
    let of = |title: usize, body: usize| draft(&"é".repeat(title), &"a".repeat(body), "2026-01-10T09:30");
    let code = |own: &mut Own, draft: &Draft| own.create_entry(draft, &minute(0)).unwrap_err().code();
    assert_eq!(code(&mut own, &of(MOST_TITLE_CHARS + 1, 0)), "title_too_long");
    assert_eq!(code(&mut own, &of(0, MOST_BODY_BYTES + 1)), "body_too_long");

    let id = own.create_entry(&of(MOST_TITLE_CHARS, MOST_BODY_BYTES), &minute(0)).unwrap().id;
    assert_eq!(own.entry(id).unwrap().body.len(), MOST_BODY_BYTES);
    assert_eq!(
        own.save_entry(id, 1, &of(MOST_TITLE_CHARS + 1, 0), &minute(1)).unwrap_err().code(),
        "title_too_long"
    );
    assert_eq!(own.entry(id).unwrap().version, 1);
    own.check_index();
}

#[test]
fn nul_becomes_the_replacement_character() {
    let mut own = Own::new();
    let id = own.create_entry(&draft("a\0b", "one\0two three", "2026-01-10T09:30"), &minute(0)).unwrap().id;
    let entry = own.entry(id).unwrap();
    assert_eq!((entry.title.as_str(), entry.body.as_str()), ("a\u{fffd}b", "one\u{fffd}two three"));
    // found behind it too
    assert_eq!(own.found("three").len(), 1);
}

#[test]
fn an_erased_id_is_not_given_again() {
    let mut own = Own::new();
    let new = draft("", "", "2026-01-10T09:30");
    let first = own.create_entry(&new, &minute(0)).unwrap().id;
    own.bin_entry(first, &minute(1)).unwrap();
    own.erase_entry(first).unwrap();
    assert_ne!(own.create_entry(&new, &minute(2)).unwrap().id, first);
}

#[test]
fn sentences_about_failures_hold_no_text_of_the_person() {
    let mut own = Own::new();
    let secret = "canary".repeat(100);
    let mut bad = draft(&secret, "canary", "canary");
    let mut said = vec![own.create_entry(&bad, &minute(0)).unwrap_err()];
    bad.title = String::new();
    said.push(own.create_entry(&bad, &minute(0)).unwrap_err());
    bad.tags = vec![secret];
    said.push(own.create_entry(&bad, &minute(0)).unwrap_err());
    said.push(own.search("canary", &Filter::default(), Order::Newest, Some("canary"), 1).unwrap_err());
    for error in said {
        assert!(!format!("{error} {error:?}").contains("canary"), "{error:?}");
        assert!(error.to_string().ends_with('.'), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn any_text_comes_back_as_it_was(texts in prop::collection::vec((any::<String>(), any::<String>()), 1..12)) {
        let mut own = Own::new();
        let (mut ids, mut version) = (Vec::new(), 1);
        for (title, body) in &texts {
            ids.push(own.create_entry(&draft(title, body, "2026-01-10T09:30"), &minute(0)).unwrap().id);
        }
        // and over another text
        let edited = own.create_entry(&draft("", "", "2026-01-10T09:30"), &minute(0)).unwrap().id;
        for (n, (title, body)) in texts.iter().enumerate() {
            let then = minute(i64::try_from(n).unwrap());
            version = own.save_entry(edited, version, &draft(title, body, "2026-01-10T09:30"), &then).unwrap().version;
            prop_assert_eq!(own.entry(edited).unwrap().body, body.replace('\0', "\u{fffd}"));
        }
        own.check_index();
        let own = own.again();
        for (id, (title, body)) in ids.iter().zip(&texts) {
            let entry = own.entry(*id).unwrap();
            prop_assert_eq!(entry.title, title.replace('\0', "\u{fffd}"));
            prop_assert_eq!(entry.body, body.replace('\0', "\u{fffd}"));
        }
    }
}
