//! The tables of each released schema, for ever.
//!
//! A schema is frozen when it is released: from then on its migration is never edited, and a vault
//! made with it is kept among the vault fixtures and opened by every later build. A change of the
//! tables is a new migration with the next number, and a new line here.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{Own, at, draft, methods, minute};
use goldseam_content::Role;
use goldseam_journal::{
    Act, EntryId, Filter, Journal, NewAct, NewJourney, NewLine, Order, SCHEMA, StepRef, StepStatus,
};
use goldseam_vault::{Cost, Credential, Passphrase, Schema, Vault};

#[test]
fn migrations_are_as_they_were_released() {
    let frozen =
        ["8af51b636896dd21", "1db50a5bb1afcd80", "f447103a69d2c15b", "184183c99ca7293f", "2d06f42e500517e5"];
    let texts: Vec<String> = SCHEMA
        .migrations
        .iter()
        .map(|migration| {
            let hash = ring::digest::digest(&ring::digest::SHA256, migration.sql.as_bytes());
            format!("{:016x}", u64::from_be_bytes(hash.as_ref()[..8].try_into().unwrap()))
        })
        .collect();
    assert_eq!(texts, frozen);
    let numbers: Vec<u32> = SCHEMA.migrations.iter().map(|migration| migration.number).collect();
    assert_eq!(numbers, (1..=u32::try_from(frozen.len()).unwrap()).collect::<Vec<_>>());
}

#[test]
fn the_tables_are_those_of_the_last_schema() {
    let mut own = Own::new();
    own.create_entry(&draft("a", "b", "2026-01-09T10:00"), &minute(0)).unwrap();
    let mut own = own.again();
    let sql = "SELECT count(*) FROM sqlite_schema WHERE name IN
        ('entry', 'revision', 'tag', 'entry_tag', 'search', 'searchable',
         'entry_place', 'entry_timeline', 'entry_day', 'entry_bin', 'entry_tag_timeline',
         'method', 'method_source', 'filled', 'entry_method', 'entry_method_timeline', 'series', 'figure',
         'figure_entry', 'change', 'change_entry', 'due', 'due_open', 'link', 'link_back', 'own_word',
         'prompt_state', 'kept',
         'journey', 'journey_event', 'journey_event_walked', 'journey_event_entry', 'plan_log',
         'plan_log_entry', 'plan_log_during',
         'mood', 'mood_word', 'entry_clock', 'tag_group', 'landmark',
         'content', 'piece', 'attachment', 'attachment_entry', 'attachment_content',
         'import_run', 'imported', 'imported_run', 'imported_source', 'imported_hash', 'person', 'shared')";
    assert_eq!(own.count(sql), 52);
    assert_eq!(own.count("SELECT user_version FROM pragma_user_version"), 5);
    assert_eq!(own.count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(own.count("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1);
    assert_eq!(own.count("SELECT v FROM search_config WHERE k = 'pgsz'"), 3950);
    own.check_index();
}

/// A vault as a release with so many migrations made it.
fn of_release(dir: &std::path::Path, passphrase: Passphrase, migrations: usize) -> Vault {
    let schema = Schema { migrations: &SCHEMA.migrations[..migrations], ..SCHEMA };
    Vault::create(dir, passphrase, Cost::cheap_for_tests(), &schema).unwrap()
}

/// A journal as the first release made it, with something in it.
pub fn first_release(dir: &std::path::Path, passphrase: Passphrase) {
    let mut vault = of_release(dir, passphrase, 1);
    let fill = "INSERT INTO entry (uid, kind, place, day, happened_ms, happened_offset, created_ms, created_offset,
         written_ms, written_offset, saved_ms, saved_offset, version, starred, words, fullest, title, preview, body)
         SELECT randomblob(16), 'note', value << 12, 19700101, value, 0, value, 0, value, 0, value, 0,
         1, 0, 1, 5, 'title ' || value, 'river', 'river' FROM generate(1, 40);
         INSERT INTO search (rowid, title, body) SELECT place, title, body FROM entry;
         INSERT INTO revision SELECT id, 1, 'sitting', 0, 0, NULL, 1, 'before', 'brook' FROM entry;
         INSERT INTO tag VALUES (1, 'Walk', 'walk');
         INSERT INTO entry_tag SELECT place, 1 FROM entry;";
    let numbers = "(WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 40) SELECT value FROM n)";
    let fill = fill.replace("generate(1, 40)", numbers);
    vault.write(|db| db.execute_batch(&fill).map_err(goldseam_vault::Error::from)).unwrap();
    vault.lock().unwrap();
}

#[test]
fn a_journal_of_the_first_release_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("old.goldseam");
    let passphrase = || Passphrase::new("a quiet river".into()).unwrap();
    first_release(&dir, passphrase());
    for _ in 0..2 {
        let mut own = Journal::unlock(&dir, &Credential::Passphrase(passphrase())).unwrap();
        let rows = own.timeline(&Filter::default(), None, 100).unwrap().rows;
        assert_eq!((rows.len(), rows[0].title.as_str(), rows[0].tags.len()), (40, "title 40", 1));
        assert!(rows.iter().all(|row| row.method.is_none() && row.finished));
        let entry = own.entry(rows[0].id).unwrap();
        assert_eq!((entry.body.as_str(), entry.filled), ("river", None));
        assert_eq!(own.revision(entry.id, 1).unwrap().body, "brook");
        let notes = Filter { methods: vec!["note".into()], ..Filter::default() };
        assert_eq!(own.search("river", &notes, Order::Newest, None, 100).unwrap().hits.len(), 40);
        assert_eq!(own.verify().unwrap(), []);
        // and what is new works in it
        own.restore_revision(entry.id, 1, entry.version, &minute(0)).unwrap();
        own.restore_revision(entry.id, 2, entry.version + 1, &minute(1)).unwrap();
        assert_eq!(own.entry(entry.id).unwrap().body, "river");
        methods::keep_look(&mut own);
        let look = methods::fill(&mut own, "2026-01-10T10:00", &[("what", methods::text("look"))]);
        own.link_entries(entry.id, look, "river").unwrap();
        assert_eq!(own.thread(look).unwrap().entries.len(), 2);
        own.bin_entry(look, &minute(2)).unwrap();
        own.erase_entry(look).unwrap();
        own.lock().unwrap();
    }
}

/// A journal as the second release made it: a boundary in the version of that time, and a record. What a build
/// writes into these tables is the same in both, so the answers are put in by hand.
fn second_release(dir: &std::path::Path, passphrase: Passphrase) {
    let mut vault = of_release(dir, passphrase, 2);
    let boundary = "id = \"boundary\"\nversion = 1\nkind = \"worksheet\"\ngroup = \"boundaries\"\nname = \"A boundary\"\n\
        summary = \"One sentence.\"\ntitle = \"limit\"\n\n[[sections]]\nid = \"limit\"\nname = \"My limit\"\n\n\
        [[sections.fields]]\nid = \"limit\"\nkind = \"text\"\nlabel = \"My limit\"\n\n\
        [[sections.fields]]\nid = \"review\"\nkind = \"date\"\nlabel = \"Again on\"\ndue = true\n";
    let fill = "INSERT INTO entry (uid, kind, place, day, happened_ms, happened_offset, created_ms, created_offset,
         written_ms, written_offset, saved_ms, saved_offset, version, starred, words, fullest, title, preview, body)
         VALUES (randomblob(16), 'method', 4096, 20260110, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 4, 16, 'I leave at ten', 'I leave at ten', 'I leave at ten');
         INSERT INTO search (rowid, title, body) SELECT place, title, body FROM entry;
         INSERT INTO method (name, own, opted, retired, title) VALUES ('boundary', 0, 0, 0, 'A boundary');
         INSERT INTO method_source (method, version, source) VALUES (1, 1, '{boundary}');
         INSERT INTO filled (entry, method, version, finished, finished_day, answers, returns)
         VALUES (1, 1, 1, 1, 20260110,
         '{\"limit\":{\"kind\":\"text\",\"value\":\"I leave at ten\"},\"review\":{\"kind\":\"date\",\"value\":\"2026-02-01\"}}', '[]');
         INSERT INTO entry_method (place, method, finished, live) VALUES (4096, 1, 1, 1);
         INSERT INTO due (entry, what, day, settled) VALUES (1, 'review', 20260201, 0);";
    let fill = fill.replace("{boundary}", &boundary.replace('\'', "''"));
    vault.write(|db| db.execute_batch(&fill).map_err(goldseam_vault::Error::from)).unwrap();
    vault.lock().unwrap();
}

#[test]
fn a_journal_of_the_second_release_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("old.goldseam");
    let passphrase = || Passphrase::new("a quiet river".into()).unwrap();
    second_release(&dir, passphrase());
    let old: EntryId = 1;
    let today = methods::day("2026-02-01");
    let plan = StepRef { map: "seven-steps".into(), step: "step_plan".into() };
    for round in 1..=2 {
        let mut own = Journal::unlock(&dir, &Credential::Passphrase(passphrase())).unwrap();
        // what was there is as it was: the answers, their version, what comes back
        let entry = own.entry(old).unwrap();
        assert_eq!((entry.title.as_str(), entry.filled.unwrap().version), ("I leave at ten", 1));
        assert_eq!(own.method("boundary", Some(1)).unwrap().summary, "One sentence.");
        assert!(own.method("boundary", None).unwrap().plan);
        let due: Vec<EntryId> = own.due(today).unwrap().into_iter().map(|due| due.row.id).collect();
        assert!(due.contains(&old));
        // it was filled in before boundaries stood on the plan, and no such thing is said of it
        assert!(own.plan(today).unwrap().iter().all(|item| item.row.id != old));
        assert_eq!(own.verify().unwrap(), []);
        // and what is new works in it
        let new = NewJourney { name: "Us".into(), role: Role::Hurt, first_weeks: false, gate: None };
        let id = own.begin_journey(&new, &minute(0)).unwrap();
        let slip = NewAct { act: Act::Slip, day: today, note: "Eleven.".into(), entry: Some(old) };
        own.act(id, &slip, &minute(1)).unwrap();
        let done = NewAct { act: Act::Done { at: plan.clone(), ending: None }, entry: None, ..slip };
        own.act(id, &done, &minute(2)).unwrap();
        assert_eq!(own.journeys().unwrap().len(), round);
        assert_eq!(own.journey_step(id, &plan).unwrap().card.status, StepStatus::DoneForNow);
        assert_eq!(own.plan_log(old).unwrap(), []);
        // filled in with the version of today, it stands on the plan
        let mut filled = methods::filled("2026-02-01T10:00", &[("limit", methods::text("I sleep at home"))]);
        (filled.filled.method, filled.filled.version) = ("boundary".into(), 2);
        let newer = own.fill_new(&filled, &at("2026-02-01T10:00")).unwrap().id;
        assert_eq!(own.plan(today).unwrap().len(), round);
        let line =
            NewLine { day: today, outcome: "kept".into(), who: None, note: String::new(), during: None };
        own.note_outcome(newer, &line, &minute(3)).unwrap();
        own.lock().unwrap();
    }
}
