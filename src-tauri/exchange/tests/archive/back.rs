//! Out, in, and out again: the same bytes.

use chrono::NaiveDate;
use goldseam_content::{Answer, Filled};
use goldseam_exchange::demo::{self, DemoPlan, Story, StoryPlan};
use goldseam_journal::{
    FilledDraft, Filter, Journal, KeptKey, Landmark, NewAttachment, NewShared, OwnWord, SharedWhat, TagGroup,
    When, WordKind,
};

use crate::support::{Place, assert_same, files, moment, note, now, take, text};

const UNTIL: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date");

/// The smallest picture: a white dot.
pub const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0,
    0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0xf8,
    0x0f, 0, 1, 1, 1, 0, 0xb1, 0x38, 0xf6, 0x14, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

/// Something of every kind that a journal keeps.
pub fn everything(journal: &mut Journal) {
    demo::write_story(journal, StoryPlan { story: Story::Hurt, seed: 3, until: UNTIL }).unwrap();
    let first = journal
        .create_entry(
            &note("=1+1", "A [link](x), \"quoted\"\n\n日本語 🌊\u{2028}.", "2026-11-01T08:00:00"),
            &now(),
        )
        .unwrap();
    let mut draft = note("Second thoughts", "Another text altogether.", "2026-11-01T08:00:00");
    draft.starred = true;
    draft.tags = vec!["Größe".into(), "walk".into()];
    journal.save_entry(first.id, first.version, &draft, &moment("2026-11-26T12:00:00")).unwrap();
    let gone = journal.create_entry(&note("", "Put away.", "2024-02-29T23:59:59"), &now()).unwrap();
    journal.bin_entry(gone.id, &now()).unwrap();
    let erased = journal.create_entry(&note("", "Erased.", "2024-02-29T23:59:59"), &now()).unwrap();
    journal.bin_entry(erased.id, &now()).unwrap();
    journal.erase_entry(erased.id).unwrap();
    journal.link_entries(first.id, gone.id, "Another text").unwrap();
    let group = journal.keep_tag_group(&TagGroup { id: 0, name: "Outside".into() }).unwrap();
    journal.mark_tag("walk", Some(group.id), 4).unwrap();
    own_things(journal);
    journal
        .keep_landmark(&Landmark { id: 0, day: "2025-03-01".parse().unwrap(), name: "The move".into() })
        .unwrap();
    let gone = journal.add_person(&["Nobody".into()]).unwrap();
    journal.remove_person(gone.id).unwrap();
    journal.add_person(&["Robin".into(), "R.".into()]).unwrap();
    let what = SharedWhat { parts: vec!["mood".into()], entries: vec![first.id] };
    let shared = NewShared {
        from: None,
        to: Some("2026-11-20".parse().unwrap()),
        form: "pdf".into(),
        locked: true,
        hash: [7; 32],
        whom: "Dr. M".into(),
        what,
    };
    journal.note_shared(&shared, &now()).unwrap();
    for (key, value) in
        [(KeptKey::Gate, "clear"), (KeptKey::HalfSaid, "{\"a\":1}"), (KeptKey::SessionPack, "{}")]
    {
        journal.keep(key, Some(value)).unwrap();
    }
    attach(journal, first.id);
}

fn own_things(journal: &mut Journal) {
    let word = OwnWord {
        id: 0,
        kind: WordKind::Care,
        text: "Sit by the river".into(),
        line: String::new(),
        example: String::new(),
        questions: Vec::new(),
        group: String::new(),
        minutes: 20,
        low: String::new(),
        high: String::new(),
    };
    let kept = journal.add_word(&word).unwrap();
    let gone = journal.add_word(&OwnWord { text: "Call somebody".into(), ..word }).unwrap();
    journal.retire_word(gone.id).unwrap();
    journal.favourite_prompt(&prompt(journal), true).unwrap();
    let source = journal.method_source("care-log").unwrap();
    let own = journal.keep_method(
        &source.replace("id = \"care-log\"", "id = \"own-care\""),
        "2026-11-26".parse().unwrap(),
    );
    let own = own.unwrap();
    let method = journal.method(&own.id, None).unwrap();
    let from_care = method.fields().find(|(_, field)| field.from == Some(goldseam_content::ListName::Care));
    let mut answers = goldseam_content::Answers::new();
    if let Some((_, field)) = from_care {
        let ids = vec![kept.key()];
        answers.insert(
            field.id.clone(),
            Answer::Choices(goldseam_content::Chosen { ids, ..Default::default() }),
        );
    }
    answers.insert("note".into(), Answer::Text("-5".into()));
    let filled =
        Filled { method: own.id, version: method.version, finished: true, answers, returns: Vec::new() };
    let happened = When::from(&now());
    let draft = FilledDraft { filled, title: String::new(), happened, tags: Vec::new(), starred: false };
    journal.fill_new(&draft, &now()).unwrap();
}

fn prompt(journal: &Journal) -> String {
    journal.prompt_of_the_day("2026-11-26".parse().unwrap()).unwrap().unwrap().id
}

fn attach(journal: &mut Journal, id: u32) {
    let new = NewAttachment { name: "river.png", uid: None };
    let picture = journal.attach(id, &new, &mut &PNG[..], &now()).unwrap();
    journal.attach(id, &NewAttachment { name: "again.png", uid: None }, &mut &PNG[..], &now()).unwrap();
    let long: Vec<u8> = (0..700_000_u32).map(|n| (n % 251) as u8).collect();
    journal.attach(id, &NewAttachment { name: "../=sound", uid: None }, &mut &long[..], &now()).unwrap();
    let entry = journal.entry(id).unwrap();
    let mut draft = note(&entry.title, "", "2026-11-01T08:00:00");
    draft.body = format!("{}\n\n{}\n", entry.body, picture.uid.markdown("the river"));
    journal.save_entry(id, entry.version, &draft, &moment("2026-11-26T13:00:00")).unwrap();
}

#[test]
fn everything_comes_back_to_the_byte() {
    let place = Place::new();
    let mut journal = place.journal("one");
    everything(&mut journal);
    let first = place.export(&journal, "first.zip");
    let back = place.import(&first, "two");
    let second = place.export(&back, "second.zip");
    assert_same(&first, &second);
    assert!(back.verify().unwrap().is_empty());
    // and once more into the one that it came from: there is nothing new
    let taken = take(&mut journal, &first).unwrap();
    assert_eq!(
        (taken.entries, taken.newer, taken.older, taken.links, taken.noted, taken.attachments),
        (0, 0, 0, 0, 0, 0)
    );
    assert_same(&first, &place.export(&journal, "third.zip"));
}

#[test]
fn an_archive_taken_in_shows_what_the_journal_showed() {
    let place = Place::new();
    let mut journal = place.journal("one");
    everything(&mut journal);
    let back = place.import(&place.export(&journal, "first.zip"), "two");
    let all = Filter::default();
    let rows = |journal: &Journal| {
        let rows = journal.timeline(&all, None, 500).unwrap().rows;
        rows.into_iter()
            .map(|mut row| {
                row.cursor.clear();
                row
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(rows(&journal), rows(&back));
    for row in rows(&journal) {
        assert_eq!(journal.entry(row.id).unwrap(), back.entry(row.id).unwrap());
        assert_eq!(journal.revisions(row.id).unwrap(), back.revisions(row.id).unwrap());
        assert_eq!(journal.links(row.id).unwrap().len(), back.links(row.id).unwrap().len());
    }
    assert_eq!(journal.journeys().unwrap(), back.journeys().unwrap());
    assert_eq!(journal.tags().unwrap(), back.tags().unwrap());
    assert_eq!(journal.landmarks().unwrap(), back.landmarks().unwrap());
    assert_eq!(journal.people().unwrap(), back.people().unwrap());
    assert_eq!(journal.shared().unwrap(), back.shared().unwrap());
    assert_eq!(journal.lists().unwrap(), back.lists().unwrap());
    let today = "2026-11-26".parse().unwrap();
    assert_eq!(journal.due(today).unwrap().len(), back.due(today).unwrap().len());
    assert_eq!(journal.plan(today).unwrap().len(), back.plan(today).unwrap().len());
    assert_eq!(journal.kept(KeptKey::HalfSaid).unwrap(), back.kept(KeptKey::HalfSaid).unwrap());
    assert_eq!(journal.binned(None).unwrap().rows, back.binned(None).unwrap().rows);
    let hits = |journal: &Journal| {
        journal.search("the", &all, goldseam_journal::Order::Newest, None, 500).unwrap().hits.len()
    };
    assert!(hits(&journal) > 0);
    assert_eq!(hits(&journal), hits(&back));
}

#[test]
fn numbers_that_were_given_are_never_given_again_after_it() {
    let place = Place::new();
    let mut journal = place.journal("one");
    everything(&mut journal);
    let mut back = place.import(&place.export(&journal, "first.zip"), "two");
    let next = |journal: &mut Journal| {
        let entry = journal.create_entry(&note("", "One more.", "2026-11-26T10:00:00"), &now()).unwrap().id;
        (entry, journal.add_person(&["Sam".into()]).unwrap().id)
    };
    assert_eq!(next(&mut journal), next(&mut back));
}

#[test]
fn the_demo_journals_come_back_to_the_byte() {
    let place = Place::new();
    let mut journal = place.journal("demo");
    demo::write(&mut journal, DemoPlan { years: 1, seed: 5, until: UNTIL }).unwrap();
    let first = place.export(&journal, "demo.zip");
    assert_same(&first, &place.export(&place.import(&first, "demo-2"), "demo-2.zip"));
    for story in [Story::Repair, Story::Solo] {
        let mut journal = place.journal(&format!("{story:?}"));
        demo::write_story(&mut journal, StoryPlan { story, seed: 2, until: UNTIL }).unwrap();
        let first = place.export(&journal, &format!("{story:?}.zip"));
        let back = place.import(&first, &format!("{story:?}-2"));
        assert_same(&first, &place.export(&back, &format!("{story:?}-2.zip")));
    }
}

#[test]
fn an_empty_journal_has_an_archive_too() {
    let place = Place::new();
    let first = place.export(&place.journal("one"), "first.zip");
    assert_same(&first, &place.export(&place.import(&first, "two"), "second.zip"));
    assert!(files(&first).contains_key("README.txt"));
}

#[test]
fn only_one_file_has_the_time_of_the_export() {
    let place = Place::new();
    let mut journal = place.journal("one");
    everything(&mut journal);
    let first = place.export(&journal, "first.zip");
    let later = place.path("later.zip");
    goldseam_exchange::archive::write(
        &journal,
        &later,
        &crate::support::choices(),
        &moment("2027-01-01T00:00:00"),
        &std::sync::atomic::AtomicBool::new(false),
        &mut |_| {},
    )
    .unwrap();
    let (first, later) = (files(&first), files(&later));
    let differ: Vec<&String> = first.keys().filter(|name| first[*name] != later[*name]).collect();
    assert_eq!(differ, ["manifest.json"]);
}

#[test]
fn texts_lead_to_their_files_and_no_name_says_what_was_written() {
    let place = Place::new();
    let mut journal = place.journal("one");
    everything(&mut journal);
    let archive = place.export(&journal, "first.zip");
    let page = text(&archive, "entries/2026/2026-11-01-0800.md");
    let link = page.split("![the river](../../").nth(1).unwrap().split(')').next().unwrap();
    assert_eq!(files(&archive)[link], PNG);
    assert!(page.starts_with("---\ntitle: \"Second thoughts\"\ndate: 2026-11-01T08:00:00+00:00\n"), "{page}");
    assert!(text(&archive, "bin/2024/2024-02-29-2359.md").contains("Put away."));
    for name in files(&archive).keys() {
        let known = name.split(['/', '-', '.']).all(|part| {
            part.chars().all(|c| c.is_ascii_hexdigit())
                || !["river", "sound", "Second", "walk"].contains(&part)
        });
        assert!(known && name.is_ascii(), "{name}");
    }
}

#[test]
fn tables_are_safe_to_open() {
    let place = Place::new();
    let mut journal = place.journal("one");
    everything(&mut journal);
    let archive = place.export(&journal, "first.zip");
    let mood = text(&archive, "tables/mood.csv");
    assert!(mood.starts_with("\u{feff}time,day,zone,pleasant,energy,occasion,words,method,tags,entry\r\n"));
    assert!(mood.lines().count() > 100);
    for table in ["mood", "measures", "check-ins", "plan"] {
        let text = text(&archive, &format!("tables/{table}.csv"));
        assert!(text.lines().count() > 1, "{table}");
        let columns = text.lines().next().unwrap().matches(',').count();
        for cell in text.split(['\n', ',']).skip(columns) {
            let formula = cell.starts_with(['=', '+', '@', '\t'])
                || cell.starts_with('-') && cell.parse::<f64>().is_err();
            assert!(!formula, "{cell}");
        }
    }
}
