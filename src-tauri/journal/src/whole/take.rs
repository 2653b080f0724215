//! Taking what an archive has into a journal. What is known is left or made one with it; nothing is lost.

use std::{
    collections::{BTreeMap, HashMap},
    io::Read,
    rc::Rc,
};

use goldseam_content::Method;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    ARCHIVE, NUMBERED,
    hex::Uid,
    merge,
    put::{self, Put},
    record::{
        WholeAttachment, WholeEntry, WholeEvent, WholeJourney, WholeKept, WholeLandmark, WholeLine,
        WholeLink, WholeMethod, WholePerson, WholePrompt, WholeRevision, WholeRun, WholeShared, WholeTag,
        WholeWord,
    },
    small,
};
use crate::{
    Journal,
    attachment::{self, NewAttachment},
    entry::EntryId,
    error::{Error, Result},
    moment::Moment,
    search,
};

const UIDS: &str = "SELECT uid, id FROM entry";
const LAST_GIVEN: &str = "SELECT seq FROM sqlite_sequence WHERE name = ?1";
const GIVE: &str = "UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1";
const BEGIN_GIVING: &str = "INSERT INTO sqlite_sequence (name, seq) SELECT ?1, ?2
 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?1)";
const BEGIN: &str = "INSERT INTO import_run
 (format, began_ms, began_offset, began_zone, finished, undone, report) VALUES (?1, ?2, ?3, ?4, 0, 0, ?5)";
const HAS_FILE: &str = "SELECT EXISTS (SELECT 1 FROM attachment WHERE uid = ?1)";
const REPORT: &str = "UPDATE import_run SET report = ?2, finished = ?3 WHERE id = ?1";
const LAST_RUN: &str = "SELECT finished, report FROM import_run WHERE format = ?1 AND undone = 0
 ORDER BY id DESC LIMIT 1";

/// What everything else builds on.
#[derive(Debug, Default)]
pub struct Base {
    /// Each with the texts of its versions, in their order.
    pub methods: Vec<(WholeMethod, Vec<String>)>,
    /// Words of the person's own.
    pub words: Vec<WholeWord>,
    /// The groups, then the tags.
    pub tags: Vec<WholeTag>,
    /// Imports from other journals.
    pub runs: Vec<WholeRun>,
}

/// An entry with its earlier texts.
#[derive(Debug)]
pub struct Bundle {
    /// The entry.
    pub entry: WholeEntry,
    /// Oldest first.
    pub revisions: Vec<WholeRevision>,
}

/// Everything but entries and what they build on.
#[derive(Debug, Default)]
pub struct Rest {
    /// Between entries.
    pub links: Vec<WholeLink>,
    /// In their order.
    pub journeys: Vec<WholeJourney>,
    /// In their order.
    pub events: Vec<WholeEvent>,
    /// In their order.
    pub lines: Vec<WholeLine>,
    /// In their order.
    pub landmarks: Vec<WholeLandmark>,
    /// In their order.
    pub people: Vec<WholePerson>,
    /// In their order.
    pub shared: Vec<WholeShared>,
    /// Of prompts.
    pub prompts: Vec<WholePrompt>,
    /// Small things.
    pub kept: Vec<WholeKept>,
    /// The highest numbers that were given.
    pub numbers: Vec<(String, u32)>,
}

/// What was taken, in counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// Entries that were not here.
    pub entries: u32,
    /// Entries that are here and say the same.
    pub same: u32,
    /// Entries that the archive has a newer text of: it is the present one now, and what was here an earlier one.
    pub newer: u32,
    /// Entries that are newer here: what the archive says of them is an earlier text now.
    pub older: u32,
    /// Links that were not here.
    pub links: u32,
    /// Journeys that were not here.
    pub journeys: u32,
    /// What happened on journeys, and what came of plans, that was not noted here.
    pub noted: u32,
    /// Files that were not here.
    pub attachments: u32,
    /// Methods, words, landmarks, people and other small things that were not here.
    pub others: u32,
    /// Entries that have another number here than in the archive.
    pub renumbered: u32,
}

/// What undoing and going on need to know, kept with the run.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Report {
    pub taken: Taken,
    /// The journal was empty before: numbers are as in the archive.
    pub fresh: bool,
    /// The lowest and highest numbers of entries that were added.
    pub first: EntryId,
    pub last: EntryId,
    /// Imports that the archive knows, by their numbers here.
    pub runs: Vec<i64>,
    /// Added entries that were changed after they were imported from elsewhere, and their versions.
    pub edited: Vec<(EntryId, u32)>,
    /// Other things that were added, by their numbers here.
    pub journeys: Vec<i64>,
    pub landmarks: Vec<i64>,
    pub people: Vec<i64>,
    pub shared: Vec<i64>,
}

/// A taking that goes on. Each of its steps is one transaction. What is not finished stays to be undone, or to
/// be taken again.
pub struct Taking<'a> {
    pub(super) journal: &'a mut Journal,
    pub(super) state: State,
    run: i64,
}

/// What is known of both sides.
pub(super) struct State {
    pub run: i64,
    pub report: Report,
    /// Entries that are here.
    pub entries: HashMap<Uid, EntryId>,
    /// Numbers of entries in the archive that are others here.
    pub renumbered: HashMap<EntryId, EntryId>,
    /// Versions of methods, as the archive calls them: what they are called here, and how they are read.
    pub methods: BTreeMap<(String, u32), Known>,
    /// Numbers of words in the archive that are others here.
    pub words: BTreeMap<u32, u32>,
    /// The archive's imports, by their order in it.
    pub runs: Vec<i64>,
}

/// A version of a method.
pub(super) struct Known {
    /// Of the method's row.
    pub number: i64,
    /// The version that it has here.
    pub version: u32,
    /// None if this build can't read it.
    pub method: Option<Rc<Method>>,
}

fn last_given(db: &Connection, table: &str) -> Result<i64> {
    Ok(db.prepare_cached(LAST_GIVEN)?.query_row([table], |r| r.get(0)).optional()?.unwrap_or(0))
}

/// Whether numbers can be as in the archive: nothing was ever written here, or a taking that began so broke off.
fn is_fresh(db: &Connection) -> Result<bool> {
    if last_given(db, "entry")? == 0 {
        return Ok(true);
    }
    let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, bool>(0)?, row.get::<_, String>(1)?));
    let last = db.prepare_cached(LAST_RUN)?.query_row([ARCHIVE], read).optional()?;
    let report = |json: String| serde_json::from_str::<Report>(&json).unwrap_or_default();
    Ok(last.is_some_and(|(finished, json)| !finished && report(json).fresh))
}

fn uids(db: &Connection) -> Result<HashMap<Uid, EntryId>> {
    let mut select = db.prepare_cached(UIDS)?;
    Ok(select.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

impl State {
    pub fn save(&self, db: &Connection, finished: bool) -> Result<()> {
        let report = serde_json::to_string(&self.report).map_err(|_| Error::BadQuery)?;
        Ok(db.prepare_cached(REPORT)?.execute(params![self.run, report, finished]).map(drop)?)
    }
}

impl Journal {
    /// Begins to take what an archive has.
    pub fn take_whole(&mut self, now: &Moment) -> Result<Taking<'_>> {
        let (fresh, entries) = self.vault.read(|db| Ok::<_, Error>((is_fresh(db)?, uids(db)?)))?;
        let report = Report { fresh, ..Report::default() };
        let run = self.vault.write(|db| -> Result<_> {
            let report = serde_json::to_string(&report).map_err(|_| Error::BadQuery)?;
            let values = params![ARCHIVE, now.ms(), now.offset(), now.zone(), report];
            Ok(db.prepare_cached(BEGIN)?.insert(values)?)
        })?;
        let state = State {
            run,
            report,
            entries,
            renumbered: HashMap::new(),
            methods: BTreeMap::new(),
            words: BTreeMap::new(),
            runs: Vec::new(),
        };
        Ok(Taking { journal: self, state, run })
    }
}

impl Taking<'_> {
    /// Names it among the imports.
    pub fn run(&self) -> i64 {
        self.run
    }

    /// What was taken so far.
    pub fn taken(&self) -> &Taken {
        &self.state.report.taken
    }

    /// Whether an entry of this uid is here.
    pub fn has(&self, uid: Uid) -> bool {
        self.state.entries.contains_key(&uid)
    }

    /// The number of the entry of this uid, if it is here.
    pub fn number(&self, uid: Uid) -> Option<EntryId> {
        self.state.entries.get(&uid).copied()
    }

    /// Takes what everything else builds on. Must come first.
    pub fn base(&mut self, base: &Base) -> Result<()> {
        let state = &mut self.state;
        self.journal.vault.write(|db| {
            small::methods(db, state, &base.methods)?;
            small::words(db, state, &base.words)?;
            small::tags(db, state, &base.tags)?;
            small::runs(db, state, &base.runs)?;
            state.save(db, false)
        })
    }

    /// Takes some entries: all or none of them.
    pub fn entries(&mut self, bundles: &[Bundle]) -> Result<()> {
        let state = &mut self.state;
        self.journal.vault.write(|db| {
            let mut bytes = 0;
            for bundle in bundles {
                bytes += bundle.entry.title.len() + bundle.entry.body.len();
                match state.entries.get(&bundle.entry.uid).copied() {
                    Some(id) => merge::entry(db, state, bundle, id)?,
                    None => put::new(db, state, bundle)?,
                }
            }
            search::tidy(db, bytes)?;
            state.save(db, false)
        })
    }

    /// Takes everything else, once all entries are there.
    pub fn rest(&mut self, rest: &Rest) -> Result<()> {
        let state = &mut self.state;
        self.journal.vault.write(|db| {
            small::links(db, state, &rest.links)?;
            small::journeys(db, state, &rest.journeys, &rest.events)?;
            small::lines(db, state, &rest.lines)?;
            small::landmarks(db, state, &rest.landmarks)?;
            small::people(db, state, &rest.people)?;
            small::shared(db, state, &rest.shared)?;
            small::prompts(db, state, &rest.prompts)?;
            small::kept(db, state, &rest.kept)?;
            if state.report.fresh {
                for (table, last) in rest.numbers.iter().filter(|(name, _)| NUMBERED.contains(&name.as_str()))
                {
                    db.prepare_cached(GIVE)?.execute(params![table, last])?;
                    db.prepare_cached(BEGIN_GIVING)?.execute(params![table, last])?;
                }
            }
            state.save(db, false)
        })
    }

    /// Takes a file of an entry that is here, unless it is here already. All of it, or nothing.
    pub fn attachment(&mut self, one: &WholeAttachment, from: &mut dyn Read) -> Result<()> {
        let state = &mut self.state;
        let entry = state.entries.get(&one.of).copied().ok_or(Error::DanglingLink)?;
        let uid = one.uid.to_string().parse()?;
        self.journal.vault.write(|db| {
            let known: bool = db.prepare_cached(HAS_FILE)?.query_row([one.uid], |r| r.get(0))?;
            if known {
                return Ok(());
            }
            let new = NewAttachment { name: &one.name, uid: Some(uid) };
            attachment::add(db, entry, &new, from, &one.added)?;
            state.report.taken.attachments += 1;
            state.save(db, false)
        })
    }

    /// Ends it well.
    pub fn finish(self) -> Result<Taken> {
        let Self { journal, state, .. } = self;
        journal.vault.write(|db| state.save(db, true))?;
        Ok(state.report.taken)
    }
}

/// How entries that are new here are put.
pub(super) fn putting<'a>(state: &'a State, entry: &'a WholeEntry) -> Put<'a> {
    let known = entry.filled.as_ref().and_then(|f| state.methods.get(&(f.method.clone(), f.version)));
    Put { entry, known, words: &state.words }
}
