//! Taking what is not an entry: each thing once, known by its uid, its name, or all that it says.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use goldseam_content::{Library, Method};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

use super::{
    hex::Uid,
    put::prompt_here,
    record::{
        WholeEvent, WholeJourney, WholeKept, WholeLandmark, WholeLine, WholeLink, WholeMethod, WholePerson,
        WholePrompt, WholeRun, WholeShared, WholeTag, WholeWord,
    },
    take::{Known, State},
    valid::strings,
};
use crate::{
    MOST_NAMES,
    entry::EntryId,
    error::{Error, Result},
    kept::BACKUPS,
    tag,
};

const METHOD: &str = "SELECT id FROM method WHERE name = ?1";
const ADD_METHOD: &str = "INSERT INTO method (name, own, opted, retired, title) VALUES (?1, ?2, ?3, ?4, ?5)";
const SOURCE: &str = "SELECT source FROM method_source WHERE method = ?1 AND version = ?2";
const LAST_VERSION: &str = "SELECT coalesce(max(version), 0) FROM method_source WHERE method = ?1";
const ADD_SOURCE: &str = "INSERT INTO method_source (method, version, source) VALUES (?1, ?2, ?3)";
const WORD: &str = "SELECT kind, data FROM own_word WHERE id = ?1";
const WORDS: &str = "SELECT id, data FROM own_word WHERE kind = ?1 ORDER BY id";
const ADD_WORD: &str = "INSERT INTO own_word (id, kind, retired, data) VALUES (?1, ?2, ?3, ?4)";
const GROUPS: &str = "SELECT id, name FROM tag_group ORDER BY position, id";
const ADD_GROUP: &str = "INSERT INTO tag_group (position, name)
 VALUES ((SELECT coalesce(max(position), 0) + 1 FROM tag_group), ?1)";
const ADD_TAG: &str = "INSERT INTO tag (name, key) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
/// A tag that nobody marked here is marked as it was there.
const MARK_TAG: &str =
    "UPDATE tag SET grouped = ?2, colour = ?3 WHERE key = ?1 AND grouped IS NULL AND colour = 0";
const RUN: &str = "SELECT id, report FROM import_run WHERE format = ?1 AND began_ms = ?2 ORDER BY id";
const ADD_RUN: &str =
    "INSERT INTO import_run (format, began_ms, began_offset, began_zone, finished, undone, report)
 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const LINK: &str = "INSERT INTO link (from_entry, to_entry, quote) VALUES (?1, ?2, ?3)
 ON CONFLICT DO UPDATE SET quote = excluded.quote WHERE quote = '' AND excluded.quote <> ''";
const HAS_LINK: &str = "SELECT EXISTS (SELECT 1 FROM link WHERE from_entry = ?1 AND to_entry = ?2)";
const JOURNEY: &str = "SELECT id FROM journey WHERE uid = ?1";
const ADD_JOURNEY: &str =
    "INSERT INTO journey (id, uid, gate, created_ms, created_offset, created_zone, name)
 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const HAS_NUMBER: [(&str, &str); 3] = [
    ("journey", "SELECT EXISTS (SELECT 1 FROM journey WHERE id = ?1)"),
    ("landmark", "SELECT EXISTS (SELECT 1 FROM landmark WHERE id = ?1)"),
    ("person", "SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1)"),
];
/// `IS` finds what is null too.
const COUNT_EVENT: &str = "SELECT count(*) FROM journey_event WHERE journey = ?1 AND kind = ?2 AND map = ?3
 AND step = ?4 AND what = ?5 AND label = ?6 AND day = ?7 AND noted_ms = ?8 AND noted_offset = ?9
 AND noted_zone IS ?10 AND entry IS ?11 AND note = ?12";
const ADD_EVENT: &str = "INSERT INTO journey_event (journey, kind, map, step, what, label, day,
 noted_ms, noted_offset, noted_zone, entry, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
const COUNT_LINE: &str = "SELECT count(*) FROM plan_log WHERE entry = ?1 AND day = ?2 AND outcome = ?3
 AND label = ?4 AND who IS ?5 AND noted_ms = ?6 AND noted_offset = ?7 AND noted_zone IS ?8 AND during IS ?9
 AND note = ?10";
const ADD_LINE: &str =
    "INSERT INTO plan_log (entry, day, outcome, label, who, noted_ms, noted_offset, noted_zone, during, note)
 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
const LANDMARK: &str = "SELECT id FROM landmark WHERE uid = ?1";
const ADD_LANDMARK: &str = "INSERT INTO landmark (id, uid, day, name) VALUES (?1, ?2, ?3, ?4)";
const NAMES: &str = "SELECT names FROM person";
const PERSON: &str = "SELECT id, names FROM person WHERE uid = ?1";
const ADD_PERSON: &str = "INSERT INTO person (id, uid, names) VALUES (?1, ?2, ?3)";
const NAME_PERSON: &str = "UPDATE person SET names = ?2 WHERE id = ?1";
const SHARED: &str = "SELECT id FROM shared WHERE uid = ?1";
const ADD_SHARED: &str =
    "INSERT INTO shared (uid, shared_ms, shared_offset, shared_zone, from_day, to_day, form,
 locked, hash, whom, what) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
const PROMPT: &str = "INSERT INTO prompt_state (prompt, favourite, declined_day) VALUES (?1, ?2, ?3)
 ON CONFLICT DO NOTHING";
const KEPT: &str = "INSERT INTO kept (key, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
/// What was about to be said and a half-made pack name entries by their numbers, so they are right only where those
/// are the same.
const WITH_NUMBERS: [&str; 2] = ["half_said", "session_pack"];

fn json(value: &Value) -> Result<String> {
    serde_json::to_string(value).map_err(|_| Error::BadQuery)
}

fn find(db: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<Option<i64>> {
    Ok(db.prepare_cached(sql)?.query_row(values, |r| r.get(0)).optional()?)
}

/// The number that a thing had, where numbers are kept and nothing else has it.
fn free(db: &Connection, state: &State, table: &str, number: u32) -> Result<Option<u32>> {
    let asks = HAS_NUMBER.iter().find(|(name, _)| *name == table).map(|(_, sql)| *sql);
    let Some(sql) = asks.filter(|_| state.report.fresh) else { return Ok(None) };
    Ok((find(db, sql, [number])? == Some(0)).then_some(number))
}

/// How this build reads a version of a method.
fn read(id: &str, source: &str) -> Option<Rc<Method>> {
    let library = Library::built_in();
    match library.method(id) {
        Some(method) if library.source(id) == Some(source) => Some(Rc::new(method.clone())),
        _ => Method::parse(&format!("{id}.toml"), source).ok().map(Rc::new),
    }
}

/// A version of a method. One of the person's own that says something else here gets a further number.
fn version(db: &Connection, number: i64, own: bool, version: u32, source: &str, id: &str) -> Result<Known> {
    let here: Option<String> =
        db.prepare_cached(SOURCE)?.query_row(params![number, version], |r| r.get(0)).optional()?;
    let mut add = db.prepare_cached(ADD_SOURCE)?;
    match here {
        None => {
            add.execute(params![number, version, source])?;
            Ok(Known { number, version, method: read(id, source) })
        }
        Some(here) if here == source || !own => Ok(Known { number, version, method: read(id, &here) }),
        Some(here) => {
            let Some(other) = read(id, source) else {
                return Ok(Known { number, version, method: read(id, &here) });
            };
            let mut method = (*other).clone();
            let last: u32 = db.prepare_cached(LAST_VERSION)?.query_row([number], |r| r.get(0))?;
            method.version = last.checked_add(1).ok_or(Error::BadMethod)?;
            add.execute(params![number, method.version, method.to_toml()])?;
            Ok(Known { number, version: method.version, method: Some(Rc::new(method)) })
        }
    }
}

pub(super) fn methods(db: &Connection, state: &mut State, all: &[(WholeMethod, Vec<String>)]) -> Result<()> {
    for (one, sources) in all {
        let number = if let Some(number) = find(db, METHOD, [&one.id])? {
            number
        } else {
            state.report.taken.others += 1;
            let values = params![one.id, one.own, one.opted, one.retired, one.title];
            db.prepare_cached(ADD_METHOD)?.insert(values)?
        };
        for (&named, source) in one.versions.iter().zip(sources) {
            let known = version(db, number, one.own, named, source, &one.id)?;
            state.methods.insert((one.id.clone(), named), known);
        }
    }
    Ok(())
}

/// The number of a word that says the same.
fn same_word(db: &Connection, kind: &str, data: &Value) -> Result<Option<u32>> {
    let mut select = db.prepare_cached(WORDS)?;
    let mut rows = select.query([kind])?;
    while let Some(row) = rows.next()? {
        let here: Option<Value> =
            serde_json::from_str(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?).ok();
        if here.as_ref() == Some(data) {
            return Ok(Some(row.get(0)?));
        }
    }
    Ok(None)
}

pub(super) fn words(db: &Connection, state: &mut State, all: &[WholeWord]) -> Result<()> {
    for one in all {
        let read = |r: &rusqlite::Row<'_>| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?));
        let here = db.prepare_cached(WORD)?.query_row([one.number], read).optional()?;
        let wanted = match &here {
            None => Some(one.number),
            Some((kind, data)) => {
                let data: Option<Value> = serde_json::from_str(data).ok();
                if *kind == one.kind && data.as_ref() == Some(&one.data) {
                    continue;
                }
                None
            }
        };
        if let (None, Some(same)) = (wanted, same_word(db, &one.kind, &one.data)?) {
            state.words.insert(one.number, same);
            continue;
        }
        let values = params![wanted, one.kind, one.retired, json(&one.data)?];
        let id = db.prepare_cached(ADD_WORD)?.insert(values)?;
        let id = u32::try_from(id).map_err(|_| Error::BadWord)?;
        state.report.taken.others += 1;
        if id != one.number {
            state.words.insert(one.number, id);
        }
    }
    Ok(())
}

pub(super) fn tags(db: &Connection, _: &State, all: &[WholeTag]) -> Result<()> {
    let mut here: Vec<(i64, String)> = {
        let mut select = db.prepare_cached(GROUPS)?;
        select.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?
    };
    let mut groups = Vec::new();
    for one in all {
        match one {
            WholeTag::Group { name } => {
                // two may be called the same: each of those here stands for one of those there
                let known = here.iter().position(|(_, known)| known == name);
                groups.push(match known {
                    Some(at) => here.remove(at).0,
                    None => db.prepare_cached(ADD_GROUP)?.insert([name])?,
                });
            }
            WholeTag::Tag { name, group, colour } => {
                let Some(clean) = tag::clean(std::slice::from_ref(name))?.pop() else { continue };
                db.prepare_cached(ADD_TAG)?.execute([&clean.name, &clean.key])?;
                let group = group.and_then(|group| groups.get(group));
                db.prepare_cached(MARK_TAG)?.execute(params![clean.key, group, colour])?;
            }
        }
    }
    Ok(())
}

/// An import that says the same and does not stand for another one.
fn known_run(db: &Connection, one: &WholeRun, met: &[i64]) -> Result<Option<i64>> {
    let mut select = db.prepare_cached(RUN)?;
    let mut rows = select.query(params![one.format, one.began.ms()])?;
    while let Some(row) = rows.next()? {
        let (id, report): (i64, String) = (row.get(0)?, row.get(1)?);
        let report: Option<Value> = serde_json::from_str(&report).ok();
        if report.as_ref() == Some(&one.report) && !met.contains(&id) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

pub(super) fn runs(db: &Connection, state: &mut State, all: &[WholeRun]) -> Result<()> {
    for one in all {
        let report = json(&one.report)?;
        let began = &one.began;
        let id = match known_run(db, one, &state.runs)? {
            Some(id) => id,
            None => db.prepare_cached(ADD_RUN)?.insert(params![
                one.format,
                began.ms(),
                began.offset(),
                began.zone(),
                one.finished,
                one.undone,
                report
            ])?,
        };
        state.runs.push(id);
    }
    state.report.runs.clone_from(&state.runs);
    Ok(())
}

/// The number of an entry here.
fn entry(state: &State, uid: Uid) -> Result<EntryId> {
    state.entries.get(&uid).copied().ok_or(Error::DanglingLink)
}

pub(super) fn links(db: &Connection, state: &mut State, all: &[WholeLink]) -> Result<()> {
    for one in all {
        let (from, to) = (entry(state, one.from)?, entry(state, one.to)?);
        if find(db, HAS_LINK, [from, to])? == Some(0) {
            state.report.taken.links += 1;
        }
        db.prepare_cached(LINK)?.execute(params![from, to, one.quote])?;
    }
    Ok(())
}

/// How many of the same were met in the archive. What is here as often is not taken again.
struct Met<T>(BTreeMap<T, i64>);

impl<T: Ord> Met<T> {
    fn next(&mut self, one: T) -> i64 {
        let count = self.0.entry(one).or_default();
        *count += 1;
        *count
    }
}

pub(super) fn journeys(
    db: &Connection,
    state: &mut State,
    all: &[WholeJourney],
    events: &[WholeEvent],
) -> Result<()> {
    let mut ids: BTreeMap<Uid, i64> = BTreeMap::new();
    for one in all {
        let id = if let Some(id) = find(db, JOURNEY, [one.uid])? {
            id
        } else {
            let wanted = free(db, state, "journey", one.number)?;
            let at = &one.created;
            let values = params![wanted, one.uid, one.gate, at.ms(), at.offset(), at.zone(), one.name];
            let id = db.prepare_cached(ADD_JOURNEY)?.insert(values)?;
            state.report.taken.journeys += 1;
            state.report.journeys.push(id);
            id
        };
        ids.insert(one.uid, id);
    }
    let mut met = Met(BTreeMap::new());
    for one in events {
        let journey = ids.get(&one.of).ok_or(Error::NotFound)?;
        let entry = one.entry.map(|uid| entry(state, uid)).transpose()?;
        let values = params![
            journey,
            one.kind,
            one.map,
            one.step,
            one.what,
            one.label,
            one.day.number(),
            one.noted.ms(),
            one.noted.offset(),
            one.noted.zone(),
            entry,
            one.note
        ];
        let same = serde_json::to_string(one).map_err(|_| Error::BadQuery)?;
        if find(db, COUNT_EVENT, values)?.unwrap_or(0) < met.next(same) {
            db.prepare_cached(ADD_EVENT)?.execute(values)?;
            state.report.taken.noted += 1;
        }
    }
    Ok(())
}

pub(super) fn lines(db: &Connection, state: &mut State, all: &[WholeLine]) -> Result<()> {
    let mut met = Met(BTreeMap::new());
    for one in all {
        let of = entry(state, one.of)?;
        let during = one.during.map(|uid| entry(state, uid)).transpose()?;
        let values = params![
            of,
            one.day.number(),
            one.outcome,
            one.label,
            one.who,
            one.noted.ms(),
            one.noted.offset(),
            one.noted.zone(),
            during,
            one.note
        ];
        let same = serde_json::to_string(one).map_err(|_| Error::BadQuery)?;
        if find(db, COUNT_LINE, values)?.unwrap_or(0) < met.next(same) {
            db.prepare_cached(ADD_LINE)?.execute(values)?;
            state.report.taken.noted += 1;
        }
    }
    Ok(())
}

pub(super) fn landmarks(db: &Connection, state: &mut State, all: &[WholeLandmark]) -> Result<()> {
    for one in all {
        if find(db, LANDMARK, [one.uid])?.is_none() {
            let wanted = free(db, state, "landmark", one.number)?;
            let values = params![wanted, one.uid, one.day.number(), one.name];
            let id = db.prepare_cached(ADD_LANDMARK)?.insert(values)?;
            state.report.landmarks.push(id);
            state.report.taken.others += 1;
        }
    }
    Ok(())
}

/// Those of some names that nobody here is called, each once whatever its case.
fn free_names(db: &Connection, names: &[&str]) -> Result<Vec<String>> {
    let mut select = db.prepare_cached(NAMES)?;
    let taken = select.query_map([], |r| r.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let taken: Vec<Value> = taken.iter().filter_map(|json| serde_json::from_str(json).ok()).collect();
    let mut taken: BTreeSet<String> =
        taken.iter().filter_map(strings).flatten().map(str::to_lowercase).collect();
    Ok(names.iter().filter(|name| taken.insert(name.to_lowercase())).map(|name| (*name).to_owned()).collect())
}

fn person(db: &Connection, state: &mut State, one: &WholePerson) -> Result<()> {
    let free_names = free_names(db, &strings(&one.names).unwrap_or_default())?;
    if free_names.is_empty() {
        return Ok(());
    }
    let read = |r: &rusqlite::Row<'_>| Ok((r.get::<_, i64>(0)?, r.get::<_, String>(1)?));
    let Some((id, here)) = db.prepare_cached(PERSON)?.query_row([one.uid], read).optional()? else {
        let wanted = free(db, state, "person", one.number)?;
        let id =
            db.prepare_cached(ADD_PERSON)?.insert(params![wanted, one.uid, json(&free_names.into())?])?;
        state.report.people.push(id);
        state.report.taken.others += 1;
        return Ok(());
    };
    let here: Value = serde_json::from_str(&here).unwrap_or_default();
    let mut both: Vec<String> = strings(&here).unwrap_or_default().into_iter().map(str::to_owned).collect();
    both.extend(free_names);
    both.truncate(MOST_NAMES);
    Ok(db.prepare_cached(NAME_PERSON)?.execute(params![id, json(&both.into())?]).map(drop)?)
}

pub(super) fn people(db: &Connection, state: &mut State, all: &[WholePerson]) -> Result<()> {
    all.iter().try_for_each(|one| person(db, state, one))
}

/// What was shared, with the entries as they are numbered here.
fn what_here(state: &State, what: &Value) -> Value {
    let mut what = what.clone();
    if let Some(ids) = what.get_mut("entries").and_then(Value::as_array_mut) {
        for id in ids {
            let number = id.as_u64().and_then(|id| EntryId::try_from(id).ok());
            if let Some(here) = number.and_then(|number| state.renumbered.get(&number)) {
                *id = (*here).into();
            }
        }
    }
    what
}

pub(super) fn shared(db: &Connection, state: &mut State, all: &[WholeShared]) -> Result<()> {
    for one in all {
        if find(db, SHARED, [one.uid])?.is_some() {
            continue;
        }
        let at = &one.shared;
        let id = db.prepare_cached(ADD_SHARED)?.insert(params![
            one.uid,
            at.ms(),
            at.offset(),
            at.zone(),
            one.from.map(crate::Day::number),
            one.to.map(crate::Day::number),
            one.form,
            one.locked,
            one.hash,
            one.whom,
            json(&what_here(state, &one.what))?
        ])?;
        state.report.shared.push(id);
        state.report.taken.others += 1;
    }
    Ok(())
}

pub(super) fn prompts(db: &Connection, state: &State, all: &[WholePrompt]) -> Result<()> {
    for one in all {
        let prompt = prompt_here(&one.prompt, &state.words);
        let day = one.declined.map(crate::Day::number);
        db.prepare_cached(PROMPT)?.execute(params![prompt, one.favourite, day])?;
    }
    Ok(())
}

pub(super) fn kept(db: &Connection, state: &State, all: &[WholeKept]) -> Result<()> {
    let numbers_are_the_same = state.report.fresh && state.renumbered.is_empty();
    // a file from elsewhere is not to say where backups go
    let all = all.iter().filter(|one| one.key != BACKUPS);
    for one in all.filter(|one| numbers_are_the_same || !WITH_NUMBERS.contains(&one.key.as_str())) {
        db.prepare_cached(KEPT)?.execute([&one.key, &one.value])?;
    }
    Ok(())
}
