//! The tables of each released schema, for ever.
//!
//! A schema is frozen when it is released: from then on its migration is never edited, and a vault
//! made with it is kept among the vault fixtures and opened by every later build. A change of the
//! tables is a new migration with the next number, and a new line here.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use goldseam_journal::SCHEMA;
use support::{Own, draft, minute};

#[test]
fn migrations_are_as_they_were_released() {
    let frozen = ["8af51b636896dd21"];
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
         'entry_place', 'entry_timeline', 'entry_day', 'entry_bin', 'entry_tag_timeline')";
    assert_eq!(own.count(sql), 11);
    assert_eq!(own.count("SELECT user_version FROM pragma_user_version"), 1);
    assert_eq!(own.count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(own.count("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1);
    assert_eq!(own.count("SELECT v FROM search_config WHERE k = 'pgsz'"), 3950);
    own.check_index();
}
