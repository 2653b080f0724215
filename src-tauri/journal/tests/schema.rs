//! The tables of each released schema, for ever.
//!
//! A schema is frozen when it is released: from then on its migration is never edited, and a vault
//! made with it is kept among the vault fixtures and opened by every later build. A change of the
//! tables is a new migration with the next number, and a new line here.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use goldseam_journal::{Filter, Journal, Order, SCHEMA};
use goldseam_vault::{Cost, Credential, Passphrase, Schema, Vault};
use support::{Own, draft, methods, minute};

#[test]
fn migrations_are_as_they_were_released() {
    let frozen = ["8af51b636896dd21", "1db50a5bb1afcd80"];
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
         'prompt_state', 'kept')";
    assert_eq!(own.count(sql), 28);
    assert_eq!(own.count("SELECT user_version FROM pragma_user_version"), 2);
    assert_eq!(own.count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(own.count("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1);
    assert_eq!(own.count("SELECT v FROM search_config WHERE k = 'pgsz'"), 3950);
    own.check_index();
}

/// A journal as the first release made it, with something in it.
fn first_release(dir: &std::path::Path, passphrase: Passphrase) {
    let first = Schema { migrations: &SCHEMA.migrations[..1], ..SCHEMA };
    let mut vault = Vault::create(dir, passphrase, Cost::cheap_for_tests(), &first).unwrap();
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
