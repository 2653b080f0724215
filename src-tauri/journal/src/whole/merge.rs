//! An entry that is here and in the archive. What is newer is the present one; the other is among the earlier texts.

use goldseam_content::Filled;
use rusqlite::{Connection, params};

use super::{
    put::{answers_here, filled_here, revision},
    read::Reader,
    record::{WholeEntry, WholeFilled, WholeRevision},
    take::{Bundle, State, putting},
};
use crate::{
    entry::{EntryId, Stored},
    error::Result,
    figure,
    filled::At,
    place, search, tag, text,
};

const WRITE: &str = "UPDATE entry SET place = ?2, day = ?3, happened_ms = ?4, happened_offset = ?5, happened_zone = ?6,
 written_ms = ?7, written_offset = ?8, written_zone = ?9, saved_ms = ?10, saved_offset = ?11, saved_zone = ?12,
 version = ?13, starred = ?14, words = ?15, fullest = ?16, title = ?17, preview = ?18, body = ?19 WHERE id = ?1";
const NO_REVISIONS: &str = "DELETE FROM revision WHERE entry = ?1";

/// An earlier text, with its answers as they are named here.
type Past = (WholeRevision, Option<Filled>);

/// What an entry says, whatever its version.
fn says_the_same(one: &WholeEntry, other: &WholeEntry, filled: Option<&Filled>) -> bool {
    let lower = |tags: &[String]| tags.iter().map(|tag| tag.to_lowercase()).collect::<Vec<_>>();
    one.title == other.title
        && one.body == other.body
        && one.kind == other.kind
        && one.happened == other.happened
        && one.starred == other.starred
        && lower(&one.tags) == lower(&other.tags)
        && one.filled.as_ref().map(WholeFilled::filled).as_ref() == filled
}

fn split(mut one: WholeRevision) -> Past {
    let filled = one.filled.take();
    (one, filled)
}

/// The present text as an earlier one.
fn past(entry: &WholeEntry, filled: Option<Filled>) -> Past {
    let one = WholeRevision {
        of: entry.uid,
        number: 0,
        kept: "sitting".into(),
        saved: entry.written.clone(),
        title: entry.title.clone(),
        body: entry.body.clone(),
        filled: None,
    };
    (one, filled)
}

fn is_same(one: &Past, other: &Past) -> bool {
    one.0.title == other.0.title && one.0.body == other.0.body && one.1 == other.1
}

/// Both histories as one in the order of time, each text once for each time that it was saved.
fn history(here: Vec<Past>, there: Vec<Past>, loser: Past, present: &Past) -> Vec<Past> {
    let mut all = here;
    for one in there {
        if !all.iter().any(|known| known.0.saved.ms() == one.0.saved.ms() && is_same(known, &one)) {
            all.push(one);
        }
    }
    if !is_same(&loser, present) && !all.iter().any(|known| is_same(known, &loser)) {
        all.push(loser);
    }
    all.sort_by_key(|one| one.0.saved.ms());
    all
}

/// Writes the histories of both, if that of here lacks something.
fn keep_all(db: &Connection, id: EntryId, before: usize, all: &[Past]) -> Result<()> {
    if all.len() == before {
        return Ok(());
    }
    db.prepare_cached(NO_REVISIONS)?.execute([id])?;
    for (number, (one, filled)) in (1..).zip(all) {
        revision(db, id, number, one, filled.as_ref())?;
    }
    Ok(())
}

/// Makes one of both.
pub(super) fn entry(db: &Connection, state: &mut State, bundle: &Bundle, id: EntryId) -> Result<()> {
    let reader = Reader::new(db)?;
    let here = reader.entry_of(id)?;
    let there = &bundle.entry;
    if here.number != there.number {
        state.renumbered.insert(there.number, here.number);
    }
    let filled = there.filled.as_ref().map(|whole| {
        let known = state.methods.get(&(whole.method.clone(), whole.version));
        let version = known.map_or(whole.version, |known| known.version);
        Filled { version, ..filled_here(whole.filled(), &state.words) }
    });
    let same = says_the_same(&here, there, filled.as_ref());
    let wins = !same && there.kind == here.kind && there.saved.ms() > here.saved.ms();
    let mine: Vec<Past> = reader.revisions(&here)?.into_iter().map(split).collect();
    let theirs: Vec<Past> = bundle
        .revisions
        .iter()
        .map(|one| (WholeRevision { filled: None, ..one.clone() }, answers_here(state, one)))
        .collect();
    let (present, other) = (past(&here, here.filled.as_ref().map(WholeFilled::filled)), past(there, filled));
    let (loser, present) = if wins { (present, other) } else { (other, present) };
    let before = mine.len();
    let all = history(mine, theirs, loser, &present);
    keep_all(db, id, before, &all)?;
    let taken = &mut state.report.taken;
    match (same, wins) {
        (true, _) => taken.same += 1,
        (false, true) => taken.newer += 1,
        (false, false) => taken.older += 1,
    }
    if wins { write(db, state, there, &here) } else { Ok(()) }
}

/// Puts what the archive says in place of what is here. Whether it is in the bin stays: taking it out leaves no trace
/// of when that was.
fn write(db: &Connection, state: &State, there: &WholeEntry, here: &WholeEntry) -> Result<()> {
    let present = Stored::load(db, here.number)?;
    let put = putting(state, there);
    let (id, live) = (present.id, present.is_live());
    let place = if there.happened.ms() == present.happened.ms() {
        present.place
    } else {
        place::free(db, there.happened.ms())?
    };
    if live {
        search::unindex(db, present.place, &present.text)?;
    }
    figure::remove(db, id)?;
    let (happened, written, saved) = (&there.happened, &there.written, &there.saved);
    db.prepare_cached(WRITE)?.execute(params![
        id,
        place,
        happened.day().number(),
        happened.ms(),
        happened.offset(),
        happened.zone(),
        written.ms(),
        written.offset(),
        written.zone(),
        saved.ms(),
        saved.offset(),
        saved.zone(),
        there.version.max(present.version.saturating_add(1)),
        there.starred,
        text::words(&there.body),
        there.fullest,
        there.title,
        put.preview(),
        there.body
    ])?;
    if live {
        search::index(db, place, &put.text())?;
    }
    tag::replace(db, place, &tag::clean(&there.tags)?)?;
    put.fill(db, &At { id, place, day: happened.day(), live })
}
