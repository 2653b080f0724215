//! Revisions: the texts that an entry had.

use std::time::Duration;

use goldseam_content::Filled;
use rusqlite::{Connection, Row as SqlRow, params};
use serde::{Deserialize, Serialize};
use similar::{ChangeTag, TextDiff};
use specta::Type;

use crate::{
    Journal,
    draft::Text,
    entry::{EntryId, Saved, Stored},
    error::Result,
    filled::{self, Guided},
    moment::Moment,
    save::Change,
    timeline::not_found,
};

/// A text that stood this long was the end of a sitting.
const SITTING_MS: u64 = 10 * 60 * 1000;
/// A loss of more than this many characters, and of more than a quarter, is not a correction.
const SHRINK_CHARS: u32 = 200;
/// After this long two texts are compared more coarsely.
const COMPARE_TIME: Duration = Duration::from_millis(500);

/// Keeps a text. `?1` entry, `?2` number, `?3` why, `?4` … `?6` saved, `?7` words, `?8` title, `?9` body, `?10` answers.
pub const KEEP: &str = "INSERT INTO revision
 (entry, number, kept, saved_ms, saved_offset, saved_zone, words, title, body, filled)
 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
const LAST_KEPT: &str = "SELECT coalesce(max(number), 0) FROM revision WHERE entry = ?1";
const LIST: &str = "SELECT number, kept, saved_ms, saved_offset, saved_zone, words, title
 FROM revision WHERE entry = ?1 ORDER BY number DESC";
const LOAD: &str = "SELECT saved_ms, saved_offset, saved_zone, title, body
 FROM revision WHERE entry = ?1 AND number = ?2";
const LOAD_ANSWERS: &str = "SELECT filled FROM revision WHERE entry = ?1 AND number = ?2";

/// Why a text is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Kept {
    /// It stood for ten minutes or more.
    Sitting,
    /// Much of it was then taken away.
    Shrink,
    /// An earlier one was then brought back.
    Restore,
    /// It is the present one.
    Current,
}

/// A text that an entry has or had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Revision {
    /// Counts from 1, the oldest, in each entry.
    pub number: u32,
    /// When it was saved.
    pub saved: Moment,
    /// Words in its body.
    pub words: u32,
    /// Its title.
    pub title: String,
    /// Why it is there.
    pub kept: Kept,
}

/// A text that an entry has or had, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RevisionText {
    /// Its number.
    pub number: u32,
    /// When it was saved.
    pub saved: Moment,
    /// Its title.
    pub title: String,
    /// Its body, in Markdown.
    pub body: String,
}

/// What became of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum DiffChange {
    /// In both texts.
    Same,
    /// In the newer text only.
    Added,
    /// In the older text only.
    Removed,
}

/// A piece of two texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DiffPart {
    /// Never empty.
    pub text: String,
    /// What became of it.
    pub change: DiffChange,
}

impl Kept {
    fn name(self) -> &'static str {
        match self {
            Self::Sitting => "sitting",
            Self::Shrink => "shrink",
            Self::Restore => "restore",
            Self::Current => "current",
        }
    }

    fn of_name(name: &str) -> Self {
        match name {
            "shrink" => Self::Shrink,
            "restore" => Self::Restore,
            _ => Self::Sitting,
        }
    }
}

/// Whether the present text must be kept before one of `chars` characters takes its place at `now`.
///
/// A loss is measured against the fullest text since one was last kept, not against the last save:
/// autosave would otherwise see a page that is deleted letter by letter as many small corrections.
pub(crate) fn due(present: &Stored, chars: u32, now: &Moment) -> Option<Kept> {
    if present.text.is_blank() {
        return None;
    }
    // a clock that was set back must not pass for a short sitting
    if now.ms().abs_diff(present.written.ms()) >= SITTING_MS {
        return Some(Kept::Sitting);
    }
    let lost = present.fullest.saturating_sub(chars);
    (lost > SHRINK_CHARS && lost > present.fullest / 4).then_some(Kept::Shrink)
}

/// Keeps the present text, and the answers that it says.
pub(crate) fn keep(db: &Connection, present: &Stored, why: Kept) -> Result<()> {
    let answers = present.filled(db)?.as_ref().map(filled::to_text).transpose()?;
    let (number, saved, text) = (present.number(db)?, &present.written, &present.text);
    db.prepare_cached(KEEP)?.execute(params![
        present.id,
        number,
        why.name(),
        saved.ms(),
        saved.offset(),
        saved.zone(),
        present.words,
        text.title,
        text.body,
        answers
    ])?;
    Ok(())
}

/// The number of the last text that was kept, 0 if none was.
pub(crate) fn last_kept(db: &Connection, id: EntryId) -> Result<u32> {
    Ok(db.prepare_cached(LAST_KEPT)?.query_row([id], |r| r.get(0))?)
}

impl Revision {
    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get(0)?,
            kept: Kept::of_name(row.get_ref(1)?.as_str()?),
            saved: Moment::read(row, 2)?,
            words: row.get(5)?,
            title: row.get(6)?,
        })
    }
}

impl RevisionText {
    fn load(db: &Connection, present: &Stored, number: u32) -> Result<Self> {
        if number == present.number(db)? {
            let Text { title, body } = present.text.clone();
            return Ok(Self { number, saved: present.written.clone(), title, body });
        }
        db.prepare_cached(LOAD)?
            .query_row([present.id, number], |row| {
                Ok(Self { number, saved: Moment::read(row, 0)?, title: row.get(3)?, body: row.get(4)? })
            })
            .map_err(not_found)
    }
}

/// The answers that a text says.
fn answers(db: &Connection, present: &Stored, number: u32) -> Result<Option<Filled>> {
    if number == present.number(db)? {
        return present.filled(db);
    }
    let read = |row: &SqlRow<'_>| filled::of_text(row, 0);
    db.prepare_cached(LOAD_ANSWERS)?.query_row([present.id, number], read).map_err(not_found)
}

/// The words of two texts, one after the other.
fn compare(older: &str, newer: &str) -> Vec<DiffPart> {
    let diff = TextDiff::configure().timeout(COMPARE_TIME).diff_words(older, newer);
    let mut parts: Vec<DiffPart> = Vec::new();
    for word in diff.iter_all_changes() {
        let change = match word.tag() {
            ChangeTag::Equal => DiffChange::Same,
            ChangeTag::Insert => DiffChange::Added,
            ChangeTag::Delete => DiffChange::Removed,
        };
        match parts.last_mut() {
            Some(last) if last.change == change => last.text.push_str(word.value()),
            _ => parts.push(DiffPart { text: word.value().to_owned(), change }),
        }
    }
    gather(parts)
}

/// Makes one change of those that only a chance word or two keeps apart: a rewritten sentence reads
/// as taken away and added, not as a patchwork.
fn gather(parts: Vec<DiffPart>) -> Vec<DiffPart> {
    let mut out: Vec<DiffPart> = Vec::new();
    let mut add = |text: String, change| match out.last_mut() {
        Some(last) if last.change == change => last.text.push_str(&text),
        _ if text.is_empty() => {}
        _ => out.push(DiffPart { text, change }),
    };
    let (mut removed, mut added, mut held) = (String::new(), String::new(), String::new());
    for part in parts {
        if part.change == DiffChange::Same {
            if is_chance(&part.text, &removed, &added) {
                held = part.text;
            } else {
                add(std::mem::take(&mut removed), DiffChange::Removed);
                add(std::mem::take(&mut added), DiffChange::Added);
                add(part.text, DiffChange::Same);
            }
            continue;
        }
        removed.push_str(&held);
        added.push_str(&held);
        held.clear();
        if part.change == DiffChange::Removed {
            removed.push_str(&part.text);
        } else {
            added.push_str(&part.text);
        }
    }
    add(removed, DiffChange::Removed);
    add(added, DiffChange::Added);
    add(held, DiffChange::Same);
    out
}

/// Whether two texts share `same` only by chance, after `removed` and `added`: at most two words of
/// the same line, and less than half of what changed before them.
fn is_chance(same: &str, removed: &str, added: &str) -> bool {
    let words = |text: &str| text.split_whitespace().count();
    let kept = words(same);
    kept <= 2 && !same.contains('\n') && words(removed) + words(added) > 2 * kept
}

impl Journal {
    /// The texts of an entry, newest first; the present one is the first.
    pub fn revisions(&self, id: EntryId) -> Result<Vec<Revision>> {
        self.vault.read(|db| {
            let present = Stored::load(db, id)?;
            let mut list = vec![Revision {
                number: present.number(db)?,
                saved: present.written,
                words: present.words,
                title: present.text.title,
                kept: Kept::Current,
            }];
            for kept in db.prepare_cached(LIST)?.query_map([id], Revision::read)? {
                list.push(kept?);
            }
            Ok(list)
        })
    }

    /// One text of an entry.
    pub fn revision(&self, id: EntryId, number: u32) -> Result<RevisionText> {
        self.vault.read(|db| RevisionText::load(db, &Stored::load(db, id)?, number))
    }

    /// What became of the body of one text in another, word by word. The parts that are the same
    /// or removed, in order, are the older body, and those that are the same or added the newer.
    pub fn compare_revisions(&self, id: EntryId, older: u32, newer: u32) -> Result<Vec<DiffPart>> {
        let (older, newer) = (self.revision(id, older)?, self.revision(id, newer)?);
        Ok(compare(&older.body, &newer.body))
    }

    /// Brings an earlier title and body back, with the answers of a filled-in method. The present
    /// ones are kept as a revision first. Bringing back what is there already writes nothing.
    pub fn restore_revision(&mut self, id: EntryId, number: u32, base: u32, now: &Moment) -> Result<Saved> {
        let (present, text, guided) = self.vault.read(|db| -> Result<_> {
            let present = Stored::load(db, id)?;
            let RevisionText { title, body, .. } = RevisionText::load(db, &present, number)?;
            let answers = answers(db, &present, number)?;
            let changed = answers != present.filled(db)?;
            let guided = answers.filter(|_| changed).map(|filled| Guided::again(db, filled)).transpose()?;
            Ok((present, Text { title, body }, guided))
        })?;
        let change = Change::restoring((text != present.text).then_some(&text), guided.as_ref());
        self.make(&present, base, &change, now)
    }
}
