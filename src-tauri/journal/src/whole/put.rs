//! Putting an entry of an archive into the tables.

use std::collections::BTreeMap;

use goldseam_content::{Answer, Answers, Filled};
use ring::digest::{SHA256, digest};
use rusqlite::{Connection, OptionalExtension, params};

use super::{
    record::{WholeEntry, WholeFilled, WholeKind, WholeRevision},
    take::{Bundle, Known, State, putting},
};
use crate::{
    draft::Text,
    entry::EntryId,
    error::{Error, Result},
    figure,
    filled::At,
    place,
    save::Kind,
    search, tag, text,
};

const TAKEN: &str = "SELECT EXISTS (SELECT 1 FROM entry WHERE id = ?1)";
const ADD: &str = "INSERT INTO entry (id, uid, kind, place, day,
 happened_ms, happened_offset, happened_zone, created_ms, created_offset, created_zone,
 written_ms, written_offset, written_zone, saved_ms, saved_offset, saved_zone,
 deleted_ms, deleted_offset, deleted_zone, version, starred, words, fullest, title, preview, body)
 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
 ?23, ?24, ?25, ?26, ?27)";
const FILL: &str = "INSERT INTO filled (entry, method, version, finished, finished_day, answers, returns)
 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
 ON CONFLICT (entry) DO UPDATE SET method = excluded.method, version = excluded.version,
 finished = excluded.finished, finished_day = excluded.finished_day,
 answers = excluded.answers, returns = excluded.returns";
const PLACE: &str = "INSERT INTO entry_method (place, method, finished, live) VALUES (?1, ?2, ?3, ?4)
 ON CONFLICT (place) DO UPDATE SET method = excluded.method, finished = excluded.finished";
const NO_DUE: &str = "DELETE FROM due WHERE entry = ?1";
const DUE: &str = "INSERT INTO due (entry, what, day, settled) VALUES (?1, ?2, ?3, ?4)";
const REVISION: &str = "INSERT INTO revision
 (entry, number, kept, saved_ms, saved_offset, saved_zone, words, title, body, filled)
 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
const IMPORTED: &str = "INSERT INTO imported (entry, run, version, source, hash, extra)
 VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

/// An entry, with what the archive's names are here.
pub(super) struct Put<'a> {
    pub entry: &'a WholeEntry,
    pub known: Option<&'a Known>,
    /// Numbers of words that are others here.
    pub words: &'a BTreeMap<u32, u32>,
}

fn json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|_| Error::BadAnswer)
}

/// The name of a word of the person's own as it is here.
fn word(name: &str, words: &BTreeMap<u32, u32>) -> String {
    let number = name.strip_prefix("own_").and_then(|number| number.parse::<u32>().ok());
    match number.and_then(|number| words.get(&number)) {
        Some(here) => format!("own_{here}"),
        None => name.to_owned(),
    }
}

/// Answers with the words as they are numbered here.
fn here(mut answers: Answers, words: &BTreeMap<u32, u32>) -> Answers {
    for answer in answers.values_mut() {
        match answer {
            Answer::Choices(chosen) => chosen.ids.iter_mut().for_each(|id| *id = word(id, words)),
            Answer::Scales(scales) => {
                *scales = std::mem::take(scales).into_iter().map(|(id, n)| (word(&id, words), n)).collect();
            }
            _ => {}
        }
    }
    answers
}

/// The same of all that was filled in.
pub(super) fn filled_here(mut filled: Filled, words: &BTreeMap<u32, u32>) -> Filled {
    if words.is_empty() {
        return filled;
    }
    filled.answers = here(filled.answers, words);
    for back in &mut filled.returns {
        back.answers = here(std::mem::take(&mut back.answers), words);
    }
    filled
}

/// The name of a prompt as it is here.
pub(super) fn prompt_here(prompt: &str, words: &BTreeMap<u32, u32>) -> String {
    word(prompt, words)
}

impl Put<'_> {
    pub fn kind(&self) -> Kind {
        match self.entry.kind {
            WholeKind::Note => Kind::Note,
            WholeKind::Method => Kind::Method,
        }
    }

    pub fn text(&self) -> Text {
        Text { title: self.entry.title.clone(), body: self.entry.body.clone() }
    }

    pub fn preview(&self) -> String {
        if self.entry.rests { String::new() } else { self.kind().preview(&self.entry.body) }
    }

    /// The row, and its number and place. `wanted` is the number that it should have.
    fn row(&self, db: &Connection, wanted: Option<EntryId>) -> Result<(EntryId, i64)> {
        let entry = self.entry;
        let place = place::free(db, entry.happened.ms())?;
        let (happened, created, written, saved) =
            (&entry.happened, &entry.created, &entry.written, &entry.saved);
        let deleted = entry.deleted.as_ref();
        let id = db.prepare_cached(ADD)?.insert(params![
            wanted,
            entry.uid,
            self.kind().name(),
            place,
            happened.day().number(),
            happened.ms(),
            happened.offset(),
            happened.zone(),
            created.ms(),
            created.offset(),
            created.zone(),
            written.ms(),
            written.offset(),
            written.zone(),
            saved.ms(),
            saved.offset(),
            saved.zone(),
            deleted.map(crate::Moment::ms),
            deleted.map(crate::Moment::offset),
            deleted.and_then(crate::Moment::zone),
            entry.version,
            entry.starred,
            text::words(&entry.body),
            entry.fullest,
            entry.title,
            self.preview(),
            entry.body
        ])?;
        Ok((EntryId::try_from(id).map_err(|_| Error::NotFound)?, place))
    }

    /// The answers, and what is counted of them.
    pub fn fill(&self, db: &Connection, at: &At) -> Result<()> {
        let Some(filled) = &self.entry.filled else { return Ok(()) };
        let known = self.known.ok_or(Error::MethodMissing)?;
        let WholeFilled { finished, finished_day, .. } = filled;
        let here = Filled { version: known.version, ..filled_here(filled.filled(), self.words) };
        db.prepare_cached(FILL)?.execute(params![
            at.id,
            known.number,
            known.version,
            finished,
            finished_day.map(crate::Day::number),
            json(&here.answers)?,
            json(&here.returns)?
        ])?;
        db.prepare_cached(PLACE)?.execute(params![at.place, known.number, finished, at.live])?;
        if let (true, Some(method)) = (at.live, &known.method) {
            figure::write(db, known.number, method, &here, at)?;
        }
        db.prepare_cached(NO_DUE)?.execute([at.id])?;
        for due in &self.entry.due {
            db.prepare_cached(DUE)?.execute(params![at.id, due.what, due.day.number(), due.settled])?;
        }
        Ok(())
    }
}

/// An earlier text.
pub(super) fn revision(
    db: &Connection,
    id: EntryId,
    number: u32,
    one: &WholeRevision,
    filled: Option<&Filled>,
) -> Result<()> {
    let answers = filled.map(json).transpose()?;
    db.prepare_cached(REVISION)?.execute(params![
        id,
        number,
        one.kept,
        one.saved.ms(),
        one.saved.offset(),
        one.saved.zone(),
        text::words(&one.body),
        one.title,
        one.body,
        answers
    ])?;
    Ok(())
}

/// The answers of a revision as they are named here.
pub(super) fn answers_here(state: &State, one: &WholeRevision) -> Option<Filled> {
    let filled = filled_here(one.filled.clone()?, &state.words);
    let known = state.methods.get(&(filled.method.clone(), filled.version));
    Some(Filled { version: known.map_or(filled.version, |known| known.version), ..filled })
}

/// Whether a number can be given, and was given to nothing else.
fn is_free(db: &Connection, id: EntryId) -> Result<bool> {
    let taken: Option<bool> = db.prepare_cached(TAKEN)?.query_row([id], |r| r.get(0)).optional()?;
    Ok(taken != Some(true))
}

/// Where an entry came from: from where it was imported first, or from the archive.
fn came_from(db: &Connection, state: &mut State, entry: &WholeEntry, id: EntryId) -> Result<()> {
    let mut add = db.prepare_cached(IMPORTED)?;
    let Some(first) = &entry.imported else {
        let hash = digest(&SHA256, &entry.uid.0);
        add.execute(params![id, state.run, entry.version, None::<&[u8]>, hash.as_ref(), "{}"])?;
        return Ok(());
    };
    let run = state.runs.get(first.run).copied().ok_or(Error::NotFound)?;
    add.execute(params![id, run, first.version, first.source, first.hash, json(&first.extra)?])?;
    if first.version != entry.version {
        state.report.edited.push((id, entry.version));
    }
    Ok(())
}

/// Adds an entry that is not here.
pub(super) fn new(db: &Connection, state: &mut State, bundle: &Bundle) -> Result<()> {
    let entry = &bundle.entry;
    let wanted = Some(entry.number).filter(|_| state.report.fresh);
    let wanted = match wanted {
        Some(id) if is_free(db, id)? => Some(id),
        _ => None,
    };
    let put = putting(state, entry);
    let (id, place) = put.row(db, wanted)?;
    let live = entry.deleted.is_none();
    if live {
        search::index(db, place, &put.text())?;
    }
    tag::put(db, place, &tag::clean(&entry.tags)?)?;
    put.fill(db, &At { id, place, day: entry.happened.day(), live })?;
    for one in &bundle.revisions {
        revision(db, id, one.number, one, answers_here(state, one).as_ref())?;
    }
    came_from(db, state, entry, id)?;
    note_new(state, entry, id);
    Ok(())
}

fn note_new(state: &mut State, entry: &WholeEntry, id: EntryId) {
    state.entries.insert(entry.uid, id);
    let report = &mut state.report;
    if id != entry.number {
        state.renumbered.insert(entry.number, id);
        report.taken.renumbered += 1;
    }
    report.first = if report.first == 0 { id } else { report.first.min(id) };
    report.last = report.last.max(id);
    report.taken.entries += 1;
}
