//! What the tests of the journal share: real, encrypted journals in temporary folders.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)] // each test file uses a part of it

pub mod files;
pub mod methods;

use std::ops::{Deref, DerefMut};

use chrono::{NaiveDateTime, TimeDelta};
use goldseam_journal::{Draft, Filter, Journal, Moment, Order, Result, Row, When};
use goldseam_vault::{Cost, Credential, Passphrase};
use tempfile::TempDir;

/// A new journal, gone with its folder when dropped.
pub struct Own {
    journal: Option<Journal>,
    dir: TempDir,
}

fn passphrase() -> Passphrase {
    Passphrase::new("a quiet river".to_owned()).unwrap()
}

impl Own {
    pub fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let made = Journal::create(&dir.path().join("one.goldseam"), passphrase(), Cost::cheap_for_tests());
        Self { journal: Some(made.unwrap()), dir }
    }

    /// Locks and unlocks.
    pub fn again(mut self) -> Self {
        self.journal.take().unwrap().lock().unwrap();
        let credential = Credential::Passphrase(passphrase());
        self.journal = Some(Journal::unlock(&self.dir.path().join("one.goldseam"), &credential).unwrap());
        self
    }

    /// Rows that were changed since the journal was opened.
    pub fn changes(&self) -> u64 {
        self.vault().read(|db| Ok::<_, goldseam_journal::Error>(db.total_changes())).unwrap()
    }

    /// Fails if the search index is not exactly what the entries outside the bin say.
    pub fn check_index(&mut self) {
        let check = |db: &rusqlite::Transaction<'_>| -> Result<usize> {
            Ok(db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)", [])?)
        };
        self.vault_mut().write(check).expect("the index differs from the entries");
    }

    pub fn count(&self, sql: &str) -> u32 {
        self.vault()
            .read(|db| db.query_row(sql, [], |r| r.get(0)).map_err(goldseam_journal::Error::from))
            .unwrap()
    }

    /// The whole timeline, in pages of `limit`.
    pub fn walk(&self, filter: &Filter, limit: u32) -> Vec<Row> {
        let (mut rows, mut after) = (Vec::new(), None);
        loop {
            let page = self.timeline(filter, after.as_deref(), limit).unwrap();
            rows.extend(page.rows);
            match page.next {
                Some(next) => after = Some(next),
                None => return rows,
            }
        }
    }

    /// The titles that a search finds, newest first.
    pub fn found(&self, query: &str) -> Vec<String> {
        let hits = self.search(query, &Filter::default(), Order::Newest, None, 500).unwrap();
        hits.hits.into_iter().map(|hit| hit.row.title).collect()
    }
}

impl Deref for Own {
    type Target = Journal;
    fn deref(&self) -> &Journal {
        self.journal.as_ref().unwrap()
    }
}

impl DerefMut for Own {
    fn deref_mut(&mut self) -> &mut Journal {
        self.journal.as_mut().unwrap()
    }
}

pub const LISBON: &str = "Europe/Lisbon";

pub fn when(local: &str) -> When {
    When { local: local.to_owned(), zone: Some(LISBON.to_owned()), offset: None }
}

/// A moment in Lisbon.
pub fn at(local: &str) -> Moment {
    when(local).resolve().unwrap()
}

/// A moment in Lisbon, so many minutes after a winter's noon.
pub fn minute(minutes: i64) -> Moment {
    let noon: NaiveDateTime = "2026-01-10T12:00:00".parse().unwrap();
    at(&(noon + TimeDelta::minutes(minutes)).format("%Y-%m-%dT%H:%M:%S").to_string())
}

pub fn draft(title: &str, body: &str, local: &str) -> Draft {
    Draft {
        title: title.to_owned(),
        body: body.to_owned(),
        happened: when(local),
        tags: vec![],
        starred: false,
    }
}

pub fn tagged(title: &str, local: &str, tags: &[&str]) -> Draft {
    Draft { tags: tags.iter().map(|&t| t.to_owned()).collect(), ..draft(title, "", local) }
}

pub fn filter(tags: &[&str]) -> Filter {
    Filter { tags: tags.iter().map(|&t| t.to_owned()).collect(), ..Filter::default() }
}
