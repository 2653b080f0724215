//! Any journal comes back to the byte.

use goldseam_content::{Answer, Answers, Filled};
use goldseam_exchange::bulk;
use goldseam_journal::{Draft, FilledDraft, Journal, Moment, When};
use proptest::prelude::*;

use crate::support::{Place, assert_same, moment};

/// Something that a person does.
#[derive(Debug, Clone)]
enum Deed {
    Write { title: String, body: String, minutes: i64, tags: Vec<String>, starred: bool },
    Change { which: usize, body: String, later: i64 },
    Bin(usize),
    Unbin(usize),
    Erase(usize),
    Link(usize, usize, String),
    Fill { note: String, minutes: i64, finished: bool },
}

fn deed() -> impl Strategy<Value = Deed> {
    let text = || "\\PC{0,60}|(=|\\+|-|@|\"|,|\r|\n|\t| |\\\\|x){0,20}";
    let tags = prop::collection::vec("[a-zA-ZäÖß日 ]{1,8}", 0..4);
    prop_oneof![
        4 => (text(), text(), 0..2_000_000_i64, tags, any::<bool>())
            .prop_map(|(title, body, minutes, tags, starred)| Deed::Write { title, body, minutes, tags, starred }),
        3 => (any::<usize>(), text(), 0..10_000_i64).prop_map(|(which, body, later)| Deed::Change { which, body, later }),
        1 => any::<usize>().prop_map(Deed::Bin),
        1 => any::<usize>().prop_map(Deed::Unbin),
        1 => any::<usize>().prop_map(Deed::Erase),
        1 => (any::<usize>(), any::<usize>(), text()).prop_map(|(a, b, quote)| Deed::Link(a, b, quote)),
        2 => (text(), 0..2_000_000_i64, any::<bool>())
            .prop_map(|(note, minutes, finished)| Deed::Fill { note, minutes, finished }),
    ]
}

fn later(minutes: i64) -> Moment {
    let start = moment("2023-01-01T00:00:00");
    Moment::new(
        start.local().time() + chrono::TimeDelta::minutes(minutes),
        60,
        start.zone().map(str::to_owned),
    )
    .unwrap()
}

/// What the journal refuses is no deed.
fn act(journal: &mut Journal, ids: &mut Vec<u32>, deed: &Deed) {
    let at = |which: &usize| if ids.is_empty() { None } else { Some(ids[which % ids.len()]) };
    match deed {
        Deed::Write { title, body, minutes, tags, starred } => {
            let (title, body, tags) = (title.clone(), body.clone(), tags.clone());
            let draft =
                Draft { title, body, happened: When::from(&later(*minutes)), tags, starred: *starred };
            ids.extend(journal.create_entry(&draft, &later(*minutes)).map(|saved| saved.id));
        }
        Deed::Change { which, body, later: by } => {
            let Some(id) = at(which) else { return };
            let Ok(entry) = journal.entry(id) else { return };
            let happened = When::from(&entry.happened);
            let draft = Draft {
                title: entry.title,
                body: body.clone(),
                happened,
                tags: entry.tags,
                starred: entry.starred,
            };
            let _ = journal.save_entry(id, entry.version, &draft, &later(2_000_000 + by));
        }
        Deed::Bin(which) => {
            let _ = at(which).map(|id| journal.bin_entry(id, &later(3_000_000)));
        }
        Deed::Unbin(which) => {
            let _ = at(which).map(|id| journal.unbin_entry(id));
        }
        Deed::Erase(which) => {
            let _ = at(which).map(|id| journal.erase_entry(id));
        }
        Deed::Link(from, to, quote) => {
            if let (Some(from), Some(to)) = (at(from), at(to)) {
                let _ = journal.link_entries(from, to, quote);
            }
        }
        Deed::Fill { note, minutes, finished } => {
            let method = journal.method("care-log", None).unwrap();
            let answers = Answers::from([("note".to_owned(), Answer::Text(note.clone()))]);
            let filled = Filled {
                method: method.id,
                version: method.version,
                finished: *finished,
                answers,
                returns: Vec::new(),
            };
            let happened = When::from(&later(*minutes));
            let draft =
                FilledDraft { filled, title: String::new(), happened, tags: Vec::new(), starred: false };
            ids.extend(journal.fill_new(&draft, &later(*minutes)).map(|saved| saved.id));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_done_in_it(deeds in prop::collection::vec(deed(), 1..40)) {
        let place = Place::new();
        let mut journal = place.journal("one");
        let mut ids = Vec::new();
        for deed in &deeds {
            act(&mut journal, &mut ids, deed);
        }
        let first = place.export(&journal, "first.zip");
        let back = place.import(&first, "two");
        assert_same(&first, &place.export(&back, "second.zip"));
        prop_assert!(back.verify().unwrap().is_empty());
    }
}

#[test]
fn every_method_that_there_is() {
    let place = Place::new();
    let mut journal = place.journal("one");
    let until = "2026-11-21".parse().unwrap();
    for method in goldseam_content::Library::built_in().methods() {
        bulk::fill(&mut journal, &method.id, 4, 7, until).unwrap();
    }
    bulk::write(&mut journal, 300, 1, until, |_| {}).unwrap();
    let first = place.export(&journal, "first.zip");
    assert_same(&first, &place.export(&place.import(&first, "two"), "second.zip"));
}
