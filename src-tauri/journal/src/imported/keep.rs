//! What is kept of an entry beside it: where it came from, and what becomes of it when that changes.

use rusqlite::{Connection, params};

use super::{
    ImportRunId,
    known::{ImportKey, ImportKnown, known},
    take::{ImportDraft, ImportPart, NewImport, Taker},
};
use crate::{
    attachment::Attachment,
    entry::{EntryId, Stored},
    error::Result,
    filled, link,
    moment::Moment,
    save,
};

const PUT: &str =
    "INSERT INTO imported (entry, run, version, source, hash, extra) VALUES (?1, ?2, 1, ?3, ?4, ?5)";
const RENEW: &str = "UPDATE imported SET hash = ?2, extra = ?3,
 version = (SELECT version FROM entry WHERE id = ?1) WHERE entry = ?1";
/// When its text was last changed, as the other journal says. `?1` id, `?2` … `?4` the moment.
const TOLD: &str = "UPDATE entry SET written_ms = ?2, written_offset = ?3, written_zone = ?4,
 saved_ms = ?2, saved_offset = ?3, saved_zone = ?4 WHERE id = ?1";

pub(super) fn put(
    db: &Connection,
    entry: EntryId,
    run: ImportRunId,
    key: &ImportKey,
    extra: &str,
) -> Result<()> {
    db.prepare_cached(PUT)?.execute(params![entry, run, key.source, key.hash, extra])?;
    Ok(())
}

pub(super) fn told(db: &Connection, entry: EntryId, saved: &Moment) -> Result<()> {
    db.prepare_cached(TOLD)?.execute(params![entry, saved.ms(), saved.offset(), saved.zone()])?;
    Ok(())
}

/// Links two entries with at most as much of a quote as a link keeps.
pub(super) fn link(db: &Connection, from: EntryId, to: EntryId, quote: &str) -> Result<()> {
    let quote: String = quote.trim().chars().take(link::MOST_QUOTE_CHARS).collect();
    link::put(db, from, to, &quote.replace('\0', "\u{fffd}"))
}

/// Puts the newer one in place of what was taken; parts that are new are made, and what has no part any
/// more stays. False if a part of it was changed here, or is in the bin, and nothing was done.
pub(super) fn renew(taker: &mut Taker<'_>, run: ImportRunId, new: &NewImport, now: &Moment) -> Result<bool> {
    let mut there = known(taker.db, &new.key)?;
    if there.iter().any(|known| known.changed_here || known.binned) {
        return Ok(false);
    }
    let mut ids: Vec<EntryId> = Vec::with_capacity(new.parts.len());
    for part in &new.parts {
        let extra = if ids.is_empty() { new.extra.as_str() } else { "{}" };
        let id = if let Some(at) = fitting(taker.db, &there, part)? {
            let id = there.remove(at).entry;
            again(taker, id, part, now)?;
            taker.db.prepare_cached(RENEW)?.execute(params![id, new.key.hash, extra])?;
            id
        } else {
            let id = taker.part(part)?;
            put(taker.db, id, run, &new.key, extra)?;
            id
        };
        if let Some(first) = ids.first() {
            link::put(taker.db, *first, id, "")?;
        }
        ids.push(id);
    }
    for left in there {
        let extra = "{}";
        taker.db.prepare_cached(RENEW)?.execute(params![left.entry, new.key.hash, extra])?;
    }
    taker.taken.entries.push(ids);
    Ok(true)
}

/// The place of the entry that a part is a newer one of.
fn fitting(db: &Connection, there: &[ImportKnown], part: &ImportPart) -> Result<Option<usize>> {
    for (at, known) in there.iter().enumerate() {
        let fits = match &part.draft {
            ImportDraft::Note(_) => !known.filled,
            ImportDraft::Filled(draft) => {
                known.filled
                    && filled::load(db, known.entry)?.is_some_and(|f| f.method == draft.filled.method)
            }
        };
        if fits {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

fn again(taker: &mut Taker<'_>, id: EntryId, part: &ImportPart, now: &Moment) -> Result<()> {
    let mut had = Attachment::list(taker.db, id)?;
    let mut part = part.clone();
    for file in std::mem::take(&mut part.files) {
        match had.iter().position(|one| one.name == file.name) {
            // it is here already, under the name that earlier versions call it by
            Some(at) => rename(&mut part.draft, &file.uid.to_string(), &had.remove(at).uid.to_string()),
            None => taker.file(id, &file, now)?,
        }
    }
    let starred = Stored::load(taker.db, id)?.starred;
    match &mut part.draft {
        ImportDraft::Note(draft) => {
            draft.starred |= starred;
            save::resave(taker.db, id, draft, now)
        }
        ImportDraft::Filled(draft) => {
            draft.starred |= starred;
            filled::retake(taker.db, id, draft, &mut taker.guides, now)
        }
    }
}

fn rename(draft: &mut ImportDraft, from: &str, to: &str) {
    if let ImportDraft::Note(draft) = draft {
        draft.body = draft.body.replace(from, to);
    }
}
