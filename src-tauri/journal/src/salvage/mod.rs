//! What can still be read of a damaged journal, and a list of what can't.

mod files;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use goldseam_vault::{Credential, Salvage, SalvagedRow};
use rusqlite::types::Value;

use crate::{day::Day, entry::EntryId, error::Result, moment::Moment};
pub use files::{SalvagedContent, SalvagedFile, SalvagedPiece};

/// Columns of the table `entry`, by their place in `migrations/0001_entries.sql`.
mod column {
    pub const UID: usize = 1;
    pub const KIND: usize = 2;
    pub const PLACE: usize = 3;
    pub const HAPPENED: usize = 5;
    pub const DELETED: usize = 17;
    pub const VERSION: usize = 20;
    pub const STARRED: usize = 21;
    pub const TITLE: usize = 24;
    pub const BODY: usize = 26;
    pub const ALL: usize = 27;
}

/// Where the text of an entry was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// In its place: it is the text that was saved last.
    Whole,
    /// On a page that nothing leads to any more. It may be older than the last, or of an entry that
    /// had been erased.
    Loose,
    /// The last text is lost; this is the newest of the earlier ones that were kept.
    Earlier,
}

impl Found {
    /// The stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Loose => "loose",
            Self::Earlier => "earlier",
        }
    }
}

/// An entry, as far as it can be read.
#[derive(Debug, Clone, PartialEq)]
pub struct SalvagedEntry {
    /// Names it.
    pub id: EntryId,
    /// May be empty.
    pub title: String,
    /// Markdown. Of a filled-in method the answers in words.
    pub body: String,
    /// The moment that it is about, if that was found.
    pub happened: Option<Moment>,
    /// Those that could be read.
    pub tags: Vec<String>,
    /// Whether it is starred.
    pub starred: bool,
    /// Whether it lay in the bin.
    pub binned: bool,
    /// What was answered, in JSON, if it is a filled-in method.
    pub answers: Option<String>,
    /// Where it was found.
    pub found: Found,
}

/// An entry of which no text can be read, or only an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Names it.
    pub id: EntryId,
    /// The day that it is about, if that is known.
    pub day: Option<Day>,
}

/// What was read of a damaged journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Salvaged {
    /// In the order of their ids.
    pub entries: Vec<SalvagedEntry>,
    /// Entries that were there and whose last text can't be read.
    pub unread: Vec<Unread>,
    /// Pages of the database.
    pub pages: u32,
    /// How many of them are damaged.
    pub damaged_pages: u32,
    /// How many of the last saves are missing; none if that can't be known.
    pub missing_saves: Option<u64>,
}

/// A damaged journal, open for reading what is left. No file of it is changed.
#[derive(Debug)]
pub struct Salvaging(Salvage);

impl Salvaging {
    /// Opens what is left of the journal in the folder `dir`. Its header must be whole: without it there is no key.
    pub fn open(dir: &Path, credential: &Credential) -> Result<Self> {
        Ok(Self(Salvage::open(dir, credential)?))
    }

    /// Reads the texts. Photos and files are read apart: [`Salvaging::files`].
    pub fn texts(&mut self) -> Result<Salvaged> {
        let from = &mut self.0;
        let mut found = Gathered::default();
        from.rows("entry", |row| found.entry(row, Found::Whole))?;
        from.loose_rows(|row| found.entry(row, Found::Loose))?;
        from.rows("revision", |(_, values)| found.revision(&values))?;
        from.rows("filled", |row| found.filled(row))?;
        from.rows("tag", |row| found.tag(row))?;
        from.rows("entry_tag", |(_, values)| found.tagged(&values))?;
        // indexes name entries whose own page is lost
        from.rows("entry_place", |(_, values)| found.listed(&values, 1, None))?;
        from.rows("entry_day", |(_, values)| found.listed(&values, 3, Some(0)))?;
        Ok(Salvaged {
            pages: from.pages(),
            damaged_pages: u32::try_from(from.damaged_pages()).unwrap_or(u32::MAX),
            missing_saves: from.missing_commits(),
            unread: found.unread(),
            entries: found.entries(),
        })
    }
}

#[derive(Default)]
struct Gathered {
    /// With the place of each, and its version.
    entries: BTreeMap<EntryId, (SalvagedEntry, i64, i64)>,
    /// The newest kept text of each entry: its number, title and body.
    revisions: BTreeMap<EntryId, (i64, String, String)>,
    answers: BTreeMap<EntryId, String>,
    tags: BTreeMap<i64, String>,
    tagged: BTreeSet<(i64, i64)>,
    listed: BTreeMap<EntryId, Option<Day>>,
}

impl Gathered {
    fn entry(&mut self, (id, values): SalvagedRow, found: Found) {
        let Some((entry, place, version)) = read_entry(id, &values, found) else { return };
        match self.entries.get(&entry.id) {
            // what is in its place counts, and of two loose ones the newer
            Some((known, ..)) if known.found == Found::Whole && found == Found::Loose => {}
            Some((.., known)) if *known > version => {}
            _ => {
                self.entries.insert(entry.id, (entry, place, version));
            }
        }
    }

    fn revision(&mut self, values: &[Value]) {
        let (Some(id), Some(number)) = (id_at(values, 0), integer(values, 1)) else { return };
        let (Some(title), Some(body)) = (text(values, 7), text(values, 8)) else { return };
        if self.revisions.get(&id).is_none_or(|(known, ..)| *known < number) {
            self.revisions.insert(id, (number, title, body));
        }
    }

    fn filled(&mut self, (id, values): SalvagedRow) {
        if let (Ok(id), Some(answers)) = (EntryId::try_from(id), text(&values, 5)) {
            self.answers.insert(id, answers);
        }
    }

    fn tag(&mut self, (id, values): SalvagedRow) {
        if let Some(name) = text(&values, 1) {
            self.tags.insert(id, name);
        }
    }

    fn tagged(&mut self, values: &[Value]) {
        if let (Some(place), Some(tag)) = (integer(values, 0), integer(values, 1)) {
            self.tagged.insert((place, tag));
        }
    }

    fn listed(&mut self, values: &[Value], id: usize, day: Option<usize>) {
        let Some(id) = id_at(values, id) else { return };
        let day = day
            .and_then(|at| integer(values, at))
            .and_then(|day| Day::from_number(i32::try_from(day).ok()?).ok());
        let known = self.listed.entry(id).or_default();
        *known = known.or(day);
    }

    fn unread(&self) -> Vec<Unread> {
        let mut unread = self.listed.clone();
        for &id in self.revisions.keys() {
            unread.entry(id).or_default();
        }
        unread.retain(|id, _| !self.entries.contains_key(id));
        unread.into_iter().map(|(id, day)| Unread { id, day }).collect()
    }

    fn entries(mut self) -> Vec<SalvagedEntry> {
        for (id, (_, title, body)) in std::mem::take(&mut self.revisions) {
            let earlier = || {
                let found = Found::Earlier;
                let (happened, tags, answers) = (None, Vec::new(), None);
                let entry = SalvagedEntry {
                    id,
                    title,
                    body,
                    happened,
                    tags,
                    starred: false,
                    binned: false,
                    answers,
                    found,
                };
                (entry, 0, 0)
            };
            self.entries.entry(id).or_insert_with(earlier);
        }
        let (tags, tagged, mut answers) = (self.tags, self.tagged, self.answers);
        let with_the_rest = |(mut entry, place, _): (SalvagedEntry, i64, i64)| {
            entry.tags = tagged
                .range((place, i64::MIN)..=(place, i64::MAX))
                .filter_map(|(_, tag)| tags.get(tag).cloned())
                .collect();
            entry.tags.sort();
            entry.answers = answers.remove(&entry.id);
            entry
        };
        self.entries.into_values().map(with_the_rest).collect()
    }
}

/// The entry in a row, if it is one: that many values, of these kinds.
fn read_entry(id: i64, values: &[Value], found: Found) -> Option<(SalvagedEntry, i64, i64)> {
    if values.len() < column::ALL || !matches!(values[column::UID], Value::Blob(ref uid) if uid.len() == 16) {
        return None;
    }
    text(values, column::KIND)?;
    let offset = i32::try_from(integer(values, column::HAPPENED + 1)?).ok()?;
    let happened =
        Moment::from_ms(integer(values, column::HAPPENED)?, offset, text(values, column::HAPPENED + 2));
    let entry = SalvagedEntry {
        id: EntryId::try_from(id).ok()?,
        title: text(values, column::TITLE)?,
        body: text(values, column::BODY)?,
        happened: happened.ok(),
        tags: Vec::new(),
        starred: integer(values, column::STARRED)? != 0,
        binned: integer(values, column::DELETED).is_some(),
        answers: None,
        found,
    };
    Some((entry, integer(values, column::PLACE)?, integer(values, column::VERSION)?))
}

fn integer(values: &[Value], at: usize) -> Option<i64> {
    match values.get(at) {
        Some(Value::Integer(n)) => Some(*n),
        _ => None,
    }
}

fn id_at(values: &[Value], at: usize) -> Option<EntryId> {
    EntryId::try_from(integer(values, at)?).ok()
}

fn blob(values: &[Value], at: usize) -> Option<&[u8]> {
    match values.get(at) {
        Some(Value::Blob(bytes)) => Some(bytes),
        _ => None,
    }
}

fn text(values: &[Value], at: usize) -> Option<String> {
    match values.get(at) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    }
}
