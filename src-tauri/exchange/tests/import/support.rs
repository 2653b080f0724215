//! A journal of one's own, another journal in a form of these tests' own, and what can be asked of both.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use chrono::{NaiveDate, NaiveDateTime};
use goldseam_exchange::{
    Result,
    import::{self, ImportChoices, ImportLook, ImportResult, Origin},
};
use goldseam_formats::{
    Attached, Error as FormatError, Format, How, Item, Mood, Picks, Record, Result as FormatResult, Skipped,
    Source, Told, Why,
};
use goldseam_journal::{Entry, Filter, Journal, Moment, When};
use goldseam_vault::{Cost, Credential, Passphrase};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

/// A journal with a line for each thing.
pub struct Lines;

/// A line of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Line {
    Record(Box<Record>),
    Skipped(Why),
    /// From here on the file is damaged.
    Damage,
}

impl Format for Lines {
    fn id(&self) -> &'static str {
        "lines"
    }

    fn name(&self) -> &'static str {
        "Lines"
    }

    fn reads(&self) -> &'static str {
        "A folder with lines.json in it."
    }

    fn picks(&self) -> Picks {
        Picks::Folder
    }

    fn knows(&self, source: &mut Source) -> bool {
        source.has("lines.json")
    }

    fn read(
        &self,
        source: &mut Source,
        _how: &How,
        each: &mut dyn FnMut(Item) -> FormatResult<()>,
    ) -> FormatResult<()> {
        let text = source.text("lines.json")?;
        for (at, line) in text.lines().enumerate() {
            each(match serde_json::from_str(line)? {
                Line::Record(record) => Item::Record(record),
                Line::Skipped(why) => Item::Skipped(Skipped { number: at + 1, why }),
                Line::Damage => return Err(FormatError::Damaged),
            })?;
        }
        Ok(())
    }
}

/// A folder with a journal and another journal beside it.
pub struct Place {
    dir: TempDir,
}

pub fn passphrase() -> Passphrase {
    Passphrase::new("a quiet river".to_owned()).unwrap()
}

impl Place {
    pub fn new() -> Self {
        let dir = TempDir::new().unwrap();
        fs::create_dir(dir.path().join("other")).unwrap();
        Self { dir }
    }

    pub fn vault(&self) -> PathBuf {
        self.dir.path().join("one.goldseam")
    }

    pub fn other(&self) -> PathBuf {
        self.dir.path().join("other")
    }

    pub fn create(&self) -> Journal {
        Journal::create(&self.vault(), passphrase(), Cost::cheap_for_tests()).unwrap()
    }

    pub fn unlock(&self) -> Journal {
        Journal::unlock(&self.vault(), &Credential::Passphrase(passphrase())).unwrap()
    }

    /// Writes the other journal.
    pub fn write(&self, records: &[Record]) {
        self.write_lines(&records.iter().map(|r| Line::Record(Box::new(r.clone()))).collect::<Vec<_>>());
    }

    pub fn write_lines(&self, lines: &[Line]) {
        let text: String = lines.iter().map(|l| serde_json::to_string(l).unwrap() + "\n").collect();
        fs::write(self.other().join("lines.json"), text).unwrap();
    }

    /// A file beside its texts.
    pub fn put(&self, name: &str, bytes: &[u8]) {
        fs::write(self.other().join(name), bytes).unwrap();
    }

    pub fn look(&self, journal: &Journal, choices: &ImportChoices) -> ImportLook {
        let origin = origin(&self.other());
        import::look(journal, &origin, choices, &AtomicBool::new(false), &mut |_| {}).unwrap().unwrap()
    }

    pub fn take(&self, journal: &mut Journal, choices: &ImportChoices) -> ImportResult {
        self.try_take(journal, choices).unwrap()
    }

    pub fn try_take(&self, journal: &mut Journal, choices: &ImportChoices) -> Result<ImportResult> {
        let origin = origin(&self.other());
        import::take(journal, &origin, choices, &now(), &AtomicBool::new(false), &mut |_| {})
    }
}

pub fn origin(path: &Path) -> Origin<'static> {
    Origin::new(&Lines, path, How::zone(chrono_tz::UTC))
}

/// A journal with these taken, and where it is.
pub fn taken(records: &[Record]) -> (Place, Journal) {
    taken_with(records, &choices())
}

pub fn taken_with(records: &[Record], choices: &ImportChoices) -> (Place, Journal) {
    let place = Place::new();
    place.write(records);
    let mut journal = place.create();
    let result = place.take(&mut journal, choices);
    assert!(result.finished);
    (place, journal)
}

pub fn choices() -> ImportChoices {
    ImportChoices::new("Europe/Lisbon")
}

/// When everything is taken in.
pub fn now() -> Moment {
    at("2026-11-22T10:00:00")
}

pub fn at(local: &str) -> Moment {
    When { local: local.to_owned(), zone: Some("Europe/Lisbon".to_owned()), offset: None }.resolve().unwrap()
}

pub fn local(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

/// A record with a text, at a time of no known zone.
pub fn record(id: &str, when: &str, body: &str) -> Record {
    Record {
        source_id: id.to_owned(),
        happened: Some(Told::local(local(when))),
        body: body.to_owned(),
        ..Record::default()
    }
}

pub fn mood(label: &str, level: Option<f64>) -> Mood {
    Mood { label: label.to_owned(), level }
}

pub fn attached(key: &str, at: Option<&str>) -> Attached {
    Attached { key: key.to_owned(), at: at.map(str::to_owned), name: key.to_owned() }
}

/// Days from the first of January on, one record each.
pub fn days(count: u64) -> Vec<Record> {
    let first = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
    (0..count)
        .map(|n| {
            let day = first + chrono::Days::new(n * 7919 % count.max(1));
            let when = format!("{day}T08:30:00");
            Record {
                title: format!("Day {n}"),
                tags: vec![format!("tag {}", n % 3)],
                ..record(&format!("id-{n}"), &when, &format!("What was on day {n}.\n\nAnd more of it."))
            }
        })
        .collect()
}

/// All entries, the oldest first.
pub fn entries(journal: &Journal) -> Vec<Entry> {
    let (mut ids, mut after) = (Vec::new(), None);
    loop {
        let page = journal.timeline(&Filter::default(), after.as_deref(), 100).unwrap();
        ids.extend(page.rows.into_iter().map(|row| row.id));
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    ids.into_iter().rev().map(|id| journal.entry(id).unwrap()).collect()
}

pub fn only(journal: &Journal) -> Entry {
    let mut all = entries(journal);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

pub fn tags(journal: &Journal) -> Vec<String> {
    journal.tags().unwrap().into_iter().map(|tag| tag.name).collect()
}

/// Everything that is in a journal but for what is random, in the order of time.
pub fn dump(journal: &Journal) -> Vec<String> {
    let mut all: Vec<String> = entries(journal).iter().map(|entry| said(journal, entry)).collect();
    all.sort();
    all.extend(journal.import_runs().unwrap().iter().map(|run| format!("{run:?}")));
    all.extend(journal.import_runs().unwrap().iter().map(|run| journal.import_report(run.id).unwrap()));
    all.push(format!(
        "{:?}",
        journal.tags().unwrap().iter().map(|t| (&t.name, t.entries)).collect::<Vec<_>>()
    ));
    all
}

fn said(journal: &Journal, entry: &Entry) -> String {
    let mut body = entry.body.clone();
    let files = journal.attachments(entry.id).unwrap();
    for file in &files {
        body = body.replace(&file.uid.to_string(), &file.name);
    }
    let files: Vec<_> = files.iter().map(|f| (&f.name, f.bytes, &f.media, &f.added, f.position)).collect();
    let links: Vec<_> = journal
        .links(entry.id)
        .unwrap()
        .into_iter()
        .map(|link| (link.row.title, link.row.preview, link.quote, link.outgoing))
        .collect();
    format!(
        "{:?} {:?} {body:?} {:?} {:?} {:?} {} {:?} {} {} {files:?} {links:?} {:?}",
        entry.happened,
        entry.title,
        entry.created,
        entry.saved,
        entry.tags,
        entry.starred,
        entry.filled,
        entry.version,
        entry.revisions,
        journal.import_extra(entry.id).unwrap()
    )
}

/// How many rows were changed since the journal was opened.
pub fn changes(journal: &Journal) -> u64 {
    journal.vault().read(|db| Ok::<_, goldseam_journal::Error>(db.total_changes())).unwrap()
}

pub fn count(journal: &Journal, table: &str) -> u32 {
    let sql = format!("SELECT count(*) FROM {table}");
    let read = |db: &rusqlite::Connection| {
        db.query_row(&sql, [], |r| r.get(0)).map_err(goldseam_journal::Error::from)
    };
    journal.vault().read(read).unwrap()
}
