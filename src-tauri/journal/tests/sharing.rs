//! People whose names are put out of sight, the log of what was shared, and what is remembered between sessions.
#![allow(clippy::unwrap_used)]

use crate::support::{Own, at, draft};
use goldseam_journal::{Error, KeptKey, NewShared, Person, SharedWhat};

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

#[test]
fn a_person_has_a_number_and_every_way_in_which_they_are_written() {
    let mut own = Own::new();
    let jules = own.add_person(&names(&["Jules", "  Juliette \n Roux ", "JULES"])).unwrap();
    assert_eq!(jules, Person { id: 1, names: names(&["Jules", "Juliette Roux"]) });
    let other = own.add_person(&names(&["M."])).unwrap();
    assert_eq!(other.id, 2);
    let renamed = own.name_person(1, &names(&["Julia", "Jules"])).unwrap();
    assert_eq!(renamed.names, names(&["Julia", "Jules"]));
    let own = own.again();
    assert_eq!(own.people().unwrap(), [renamed, other]);
}

/// What was shared earlier means the same person for ever.
#[test]
fn a_number_is_never_given_twice() {
    let mut own = Own::new();
    for expected in 1..=3 {
        let person = own.add_person(&names(&["Somebody"])).unwrap();
        assert_eq!(person.id, expected);
        own.remove_person(person.id).unwrap();
    }
    let mut own = own.again();
    assert_eq!(own.people().unwrap(), []);
    assert_eq!(own.add_person(&names(&["Somebody"])).unwrap().id, 4);
    own.remove_person(99).unwrap();
    assert!(matches!(own.name_person(1, &names(&["Anyone"])), Err(Error::NotFound)));
}

#[test]
fn a_name_says_something_and_belongs_to_one_person() {
    let mut own = Own::new();
    own.add_person(&names(&["Ève"])).unwrap();
    for nothing in [&[][..], &[" "], &["- ."]] {
        assert!(matches!(own.add_person(&names(nothing)), Err(Error::BadWord)), "{nothing:?}");
    }
    assert!(matches!(own.add_person(&["x".repeat(121)]), Err(Error::BadWord)));
    let many: Vec<String> = (0..41).map(|n| format!("name {n}")).collect();
    assert!(matches!(own.add_person(&many), Err(Error::BadWord)));
    assert!(matches!(own.add_person(&names(&["Eve", "ève"])), Err(Error::NameTaken)));
    let eve = own.add_person(&names(&["Eve"])).unwrap();
    assert!(matches!(own.name_person(eve.id, &names(&["ÈVE"])), Err(Error::NameTaken)));
    own.name_person(eve.id, &names(&["EVE"])).unwrap();
    assert_eq!(own.people().unwrap().len(), 2);
}

fn new(form: &str, whom: &str) -> NewShared {
    NewShared {
        from: Some("2026-11-01".parse().unwrap()),
        to: Some("2026-11-21".parse().unwrap()),
        form: form.into(),
        locked: form == "pdf",
        hash: [0xab; 32],
        whom: whom.into(),
        what: SharedWhat { parts: vec!["mood".into()], entries: vec![3, 4] },
    }
}

#[test]
fn the_log_says_what_was_shared_newest_first() {
    let mut own = Own::new();
    let first = own.note_shared(&new("pdf", " Dr  Brennan\n"), &at("2026-11-21T18:00")).unwrap();
    let later = NewShared { from: None, to: None, what: SharedWhat::default(), ..new("zip", "") };
    let second = own.note_shared(&later, &at("2026-11-22T09:00")).unwrap();
    let mut own = own.again();
    assert_eq!(own.shared().unwrap(), [second.clone(), first.clone()]);
    assert_eq!(
        (first.whom.as_str(), first.locked, first.at.clone()),
        ("Dr Brennan", true, at("2026-11-21T18:00"))
    );
    assert_eq!(first.hash, "ab".repeat(32));
    assert_eq!(first.what.entries, [3, 4]);
    own.remove_shared(first.id).unwrap();
    own.remove_shared(99).unwrap();
    assert_eq!(own.shared().unwrap(), [second]);
    assert!(matches!(
        own.note_shared(&new("pdf", &"x".repeat(121)), &at("2026-11-22T09:00")),
        Err(Error::BadWord)
    ));
}

#[test]
fn a_half_made_pack_survives_locking() {
    let mut own = Own::new();
    own.keep(KeptKey::SessionPack, Some("{\"lastSession\":\"2026-11-01\"}")).unwrap();
    let own = own.again();
    assert_eq!(own.kept(KeptKey::SessionPack).unwrap().as_deref(), Some("{\"lastSession\":\"2026-11-01\"}"));
}

#[test]
fn days_with_entries_are_counted_over_any_stretch() {
    let mut own = Own::new();
    for day in ["2026-10-31T10:00", "2026-11-01T10:00", "2026-11-01T11:00", "2027-01-05T10:00"] {
        own.create_entry(&draft("", "x", day), &at("2027-01-06T10:00")).unwrap();
    }
    let counts = own.day_counts("2026-10-31".parse().unwrap(), "2026-12-31".parse().unwrap()).unwrap();
    let counts: Vec<(String, u32)> =
        counts.iter().map(|count| (count.day.to_string(), count.entries)).collect();
    assert_eq!(counts, [("2026-10-31".to_owned(), 1), ("2026-11-01".to_owned(), 2)]);
}
