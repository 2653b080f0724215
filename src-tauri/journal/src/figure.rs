//! Figures: the numbers of filled-in methods, kept apart from the answers so that pictures of
//! thousands of entries are quick. Only entries outside the bin have them.

use goldseam_content::{Answer, Filled, Method};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{entry::EntryId, error::Result, filled::At};

const SERIES: &str = "SELECT id FROM series WHERE method = ?1 AND field = ?2 AND key = ?3";
const ADD_SERIES: &str = "INSERT INTO series (method, field, key, label) VALUES (?1, ?2, ?3, ?4)";
/// A number of an entry. `?1` series, `?2` day, `?3` entry, `?4` value.
const ADD_FIGURE: &str = "INSERT OR IGNORE INTO figure (series, day, entry, value) VALUES (?1, ?2, ?3, ?4)";
const ADD_CHANGE: &str =
    "INSERT OR IGNORE INTO change (series, entry, before, after, later) VALUES (?1, ?2, ?3, ?4, ?5)";
const NO_FIGURES: &str = "DELETE FROM figure WHERE entry = ?1";
const NO_CHANGES: &str = "DELETE FROM change WHERE entry = ?1";
/// How an entry felt. `?1` its place.
const ADD_MOOD: &str = "INSERT INTO mood (place, entry, clock, pleasant, energy, occasion)
 SELECT place, id, happened_offset, ?2, ?3, ?4 FROM entry WHERE place = ?1";
/// The words for it: the series of its figures that are words of this field. `?1` place, `?2` entry, `?3` field.
const ADD_WORDS: &str = "INSERT INTO mood_word (place, series, strength)
 SELECT ?1, f.series, f.value FROM figure AS f CROSS JOIN series AS s ON s.id = f.series
 WHERE f.entry = ?2 AND s.field = ?3";
const NO_MOOD: &str = "DELETE FROM mood WHERE place = (SELECT place FROM entry WHERE id = ?1)";
const FORGET_UNUSED: &str =
    "DELETE FROM series WHERE NOT EXISTS (SELECT 1 FROM figure WHERE series = series.id)
 AND NOT EXISTS (SELECT 1 FROM change WHERE series = series.id)";

/// The series of a field and label, whatever the case of the label.
fn series(db: &Connection, method: i64, field: &str, label: &str) -> Result<i64> {
    let key = label.to_lowercase();
    let known = db.prepare_cached(SERIES)?.query_row(params![method, field, key], |r| r.get(0)).optional()?;
    match known {
        Some(id) => Ok(id),
        None => Ok(db.prepare_cached(ADD_SERIES)?.insert(params![method, field, key, label])?),
    }
}

/// Puts the numbers of an entry in place of those that it had.
pub(crate) fn write(
    db: &Connection,
    number: i64,
    method: &Method,
    filled: &Filled,
    entry: &At,
) -> Result<()> {
    let had = clear(db, entry.id)?;
    for figure in method.figures(filled) {
        let series = series(db, number, &figure.field, &figure.label)?;
        let day = entry.day.number();
        db.prepare_cached(ADD_FIGURE)?.execute(params![series, day, entry.id, figure.value])?;
    }
    for change in method.changes(filled) {
        // a field may be rated again by several: what is compared is the field that they rate
        let rated = method.field(&change.field).and_then(|field| method.target(field));
        let field = rated.map_or(&change.field, |field| &field.id);
        let series = series(db, number, field, &change.label)?;
        db.prepare_cached(ADD_CHANGE)?.execute(params![
            series,
            entry.id,
            change.before,
            change.after,
            change.later
        ])?;
    }
    write_mood(db, method, filled, entry)?;
    if had { forget_unused(db) } else { Ok(()) }
}

/// How it felt, and the words of all fields that were asked for some at the same time.
fn write_mood(db: &Connection, method: &Method, filled: &Filled, entry: &At) -> Result<()> {
    let Some(mood) = method.mood(filled) else { return Ok(()) };
    let (pleasant, energy) = (mood.affect.pleasant, mood.affect.energy);
    let occasion = i64::try_from(mood.occasion).unwrap_or_default();
    db.prepare_cached(ADD_MOOD)?.execute(params![entry.place, pleasant, energy, occasion])?;
    for (id, answer) in &filled.answers {
        if matches!(answer, Answer::Emotions(_)) {
            db.prepare_cached(ADD_WORDS)?.execute(params![entry.place, entry.id, id])?;
        }
    }
    Ok(())
}

/// Takes the numbers of an entry away, and words that nothing else has.
pub(crate) fn remove(db: &Connection, id: EntryId) -> Result<()> {
    if clear(db, id)? { forget_unused(db) } else { Ok(()) }
}

/// Whether there were any.
fn clear(db: &Connection, id: EntryId) -> Result<bool> {
    db.prepare_cached(NO_MOOD)?.execute([id])?;
    let figures = db.prepare_cached(NO_FIGURES)?.execute([id])?;
    Ok(figures + db.prepare_cached(NO_CHANGES)?.execute([id])? > 0)
}

/// Labels may be a person's words: none stays when its last entry goes.
pub(crate) fn forget_unused(db: &Connection) -> Result<()> {
    db.prepare_cached(FORGET_UNUSED)?.execute([])?;
    Ok(())
}
