//! Filled-in methods: entries that keep answers beside the text that says them.

use std::rc::Rc;

use goldseam_content::{Answers, Field, Filled, Method, Return};
use rusqlite::{Connection, OptionalExtension, Row as SqlRow, params};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use specta::Type;

use crate::{
    Journal,
    day::Day,
    draft::{Draft, MOST_BODY_BYTES},
    due,
    entry::{EntryId, Saved, Stored},
    error::{Error, Result},
    figure,
    method::{self, Guide, Guides},
    moment::{Moment, When},
    revision::Kept,
    save::{self, Change, Kind},
    search, words,
};

/// The answers of an entry. `?1` its id.
pub const LOAD: &str = "SELECT m.name, f.version, f.finished, f.answers, f.returns
 FROM filled AS f CROSS JOIN method AS m ON m.id = f.method WHERE f.entry = ?1";
const PUT: &str = "INSERT INTO filled (entry, method, version, finished, finished_day, answers, returns)
 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
 ON CONFLICT (entry) DO UPDATE SET method = excluded.method, version = excluded.version,
 finished = excluded.finished, finished_day = coalesce(finished_day, excluded.finished_day),
 answers = excluded.answers, returns = excluded.returns
 RETURNING finished_day";
const PLACE: &str = "INSERT INTO entry_method (place, method, finished, live) VALUES (?1, ?2, ?3, ?4)
 ON CONFLICT (place) DO UPDATE SET method = excluded.method, finished = excluded.finished";
/// A text that rests is not read by accident in a list. `?1` its entry.
const REST: &str = "UPDATE entry SET preview = '' WHERE id = ?1";
const SHOW: &str = "UPDATE entry_method SET live = ?2 WHERE place = ?1";

/// A method as a person fills it in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FilledDraft {
    /// The answers. Skipped fields are left out, and those that are not shown are kept.
    pub filled: Filled,
    /// Empty: from the answers. A title that the answers gave before counts as empty.
    pub title: String,
    /// The moment that it is about.
    pub happened: When,
    /// As in a [`Draft`].
    pub tags: Vec<String>,
    /// Whether it is starred.
    pub starred: bool,
}

/// Answers that are fit to be kept, with the version of the method that they are to.
pub(crate) struct Guided {
    pub filled: Filled,
    pub guide: Rc<Guide>,
}

/// Answers that are fit to be kept, and the draft of the entry that says them.
struct Ready {
    guided: Guided,
    draft: Draft,
}

impl Guided {
    /// The answers that a revision has, to be brought back.
    pub(crate) fn again(db: &Connection, filled: Filled) -> Result<Self> {
        let guide = Rc::new(Guide::of_version(db, &filled.method, filled.version)?);
        Ok(Self { filled, guide })
    }

    /// [`Error::BadAnswer`] if an answer does not fit the method.
    fn check(mut filled: Filled, guides: &mut Guides<'_>) -> Result<Self> {
        filled.returns.sort_by(|a, b| a.on.cmp(&b.on));
        let guide = guides.version(&filled.method, filled.version)?;
        guide.method.check_filled(&filled).map_err(|_| Error::BadAnswer)?;
        let days = filled.returns.iter().all(|back| back.on.parse::<Day>().is_ok());
        // the text is bounded too, and says less than there may be
        let long = |json: Result<String>| json.is_ok_and(|json| json.len() > MOST_BODY_BYTES);
        if !days {
            return Err(Error::BadAnswer);
        }
        if long(json(&filled.answers)) || long(json(&filled.returns)) {
            return Err(Error::BodyTooLong);
        }
        Ok(Self { filled, guide })
    }

    /// Keeps the answers of the entry at `place`, with what is counted of them and when they come back.
    pub(crate) fn put(&self, db: &Connection, entry: &At, now: &Moment) -> Result<()> {
        let (filled, method) = (&self.filled, &self.guide.method);
        let number = method::remember(db, &self.guide)?;
        let finished = filled.finished.then(|| now.day().number());
        let (answers, returns) = (json(&filled.answers)?, json(&filled.returns)?);
        let first: Option<i32> = db.prepare_cached(PUT)?.query_row(
            params![entry.id, number, filled.version, filled.finished, finished, answers, returns],
            |r| r.get(0),
        )?;
        db.prepare_cached(PLACE)?.execute(params![entry.place, number, filled.finished, entry.live])?;
        if entry.live {
            figure::write(db, number, method, filled, entry)?;
        }
        if rests(method, filled) {
            db.prepare_cached(REST)?.execute([entry.id])?;
        }
        due::renew(db, entry.id, method, filled, first.map(Day::from_number).transpose()?)
    }
}

/// Whether there is a day until which the text is to be kept out of sight. Lists leave its words out
/// for good, since they do not know what day it is.
fn rests(method: &Method, filled: &Filled) -> bool {
    let answered = |field: &Field| field.rests && filled.answers.contains_key(&field.id);
    filled.finished
        && method.visible(&filled.answers).iter().any(|part| part.fields.iter().any(|f| answered(f)))
}

/// Where the answers of an entry are kept.
pub(crate) struct At {
    pub id: EntryId,
    pub place: i64,
    pub day: Day,
    /// Outside the bin.
    pub live: bool,
}

impl Ready {
    /// `present`: the answers that the entry has already.
    fn new(draft: &FilledDraft, present: Option<&Filled>, known: &mut Guides<'_>) -> Result<Self> {
        let guided = Guided::check(draft.filled.clone(), known)?;
        let before =
            present.map(|p| Ok::<_, Error>(known.version(&p.method, p.version)?.method.title(&p.answers)));
        let method = &guided.guide.method;
        let typed = draft.title.trim();
        let title = if typed.is_empty() || before.transpose()?.as_deref() == Some(typed) {
            method.title(&guided.filled.answers)
        } else {
            draft.title.clone()
        };
        let body = method.markdown(&guided.filled, &words::names(known.db())?);
        let (happened, tags, starred) = (draft.happened.clone(), draft.tags.clone(), draft.starred);
        Ok(Self { guided, draft: Draft { title, body, happened, tags, starred } })
    }
}

fn json<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|_| Error::BadAnswer)
}

fn of_json<T: DeserializeOwned>(row: &SqlRow<'_>, column: usize) -> rusqlite::Result<T> {
    let text = row.get_ref(column)?.as_str()?;
    serde_json::from_str(text).map_err(|e| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(e))
    })
}

/// Answers as a revision keeps them.
pub(crate) fn to_text(filled: &Filled) -> Result<String> {
    json(filled)
}

/// The answers that a revision keeps.
pub(crate) fn of_text(row: &SqlRow<'_>, column: usize) -> rusqlite::Result<Option<Filled>> {
    Ok(if row.get_ref(column)?.as_str_or_null()?.is_some() { Some(of_json(row, column)?) } else { None })
}

/// The answers of an entry; none if it was written freely.
pub(crate) fn load(db: &Connection, id: EntryId) -> Result<Option<Filled>> {
    let read = |row: &SqlRow<'_>| {
        Ok(Filled {
            method: row.get(0)?,
            version: row.get(1)?,
            finished: row.get(2)?,
            answers: of_json::<Answers>(row, 3)?,
            returns: of_json::<Vec<Return>>(row, 4)?,
        })
    };
    Ok(db.prepare_cached(LOAD)?.query_row([id], read).optional()?)
}

/// Takes what is counted of an entry out of the lists, for the bin.
pub(crate) fn hide(db: &Connection, present: &Stored) -> Result<()> {
    figure::remove(db, present.id)?;
    db.prepare_cached(SHOW)?.execute(params![present.place, false])?;
    Ok(())
}

/// Brings it back. A method that this build can't read has nothing to be counted.
pub(crate) fn show(db: &Connection, present: &Stored) -> Result<()> {
    db.prepare_cached(SHOW)?.execute(params![present.place, true])?;
    let Some(filled) = load(db, present.id)? else { return Ok(()) };
    match Guide::of_version(db, &filled.method, filled.version) {
        Ok(guide) => {
            let number = method::remember(db, &guide)?;
            figure::write(db, number, &guide.method, &filled, &At { live: true, ..present.at() })
        }
        Err(Error::BadMethod | Error::MethodMissing) => Ok(()),
        Err(other) => Err(other),
    }
}

/// Keeps one that was filled in elsewhere long ago: it does not come back. Gives its id, and how many
/// bytes its text has.
pub(crate) fn take(
    db: &rusqlite::Transaction<'_>,
    draft: &FilledDraft,
    guides: &mut Guides<'_>,
    written: &Moment,
) -> Result<(EntryId, usize)> {
    let ready = Ready::new(draft, None, guides)?;
    let id = create(db, &ready, written)?;
    due::settle_all(db, id)?;
    Ok((id, ready.draft.body.len()))
}

/// Puts other answers in place of those of an entry, which are kept, inside a transaction.
pub(crate) fn retake(
    db: &rusqlite::Transaction<'_>,
    id: EntryId,
    draft: &FilledDraft,
    guides: &mut Guides<'_>,
    now: &Moment,
) -> Result<()> {
    let (present, filled) = (Stored::load(db, id)?, load(db, id)?.ok_or(Error::BadDraft)?);
    let ready = Ready::new(draft, Some(&filled), guides)?;
    let fit = ready.draft.fit()?;
    let change = Change::between(db, &present, &fit)?.keeping(Kept::Sitting);
    let change = change.with_answers((ready.guided.filled != filled).then_some(&ready.guided));
    save::apply_some(db, &present, &change, now)?;
    due::settle_all(db, id)
}

fn create(db: &rusqlite::Transaction<'_>, ready: &Ready, now: &Moment) -> Result<EntryId> {
    let (id, place) = save::create(db, Kind::Method, &ready.draft.fit()?, now)?;
    let day = ready.draft.happened.resolve()?.day();
    ready.guided.put(db, &At { id, place, day, live: true }, now)?;
    Ok(id)
}

impl Journal {
    /// Keeps a newly filled-in method. It need not be finished: every field may be skipped for now.
    /// [`Error::MethodMissing`] if there is no such version, [`Error::BadAnswer`] if an answer
    /// does not fit it.
    pub fn fill_new(&mut self, draft: &FilledDraft, now: &Moment) -> Result<Saved> {
        let ready = self.vault.read(|db| Ready::new(draft, None, &mut Guides::new(db)))?;
        self.vault.write(|db| {
            let id = create(db, &ready, now)?;
            search::tidy(db, ready.draft.body.len())?;
            Saved::of_id(db, id)
        })
    }

    /// Keeps many, each with the moment that it was filled in, in one transaction: all or none.
    pub fn fill_many(&mut self, drafts: &[(FilledDraft, Moment)]) -> Result<Vec<EntryId>> {
        self.vault.write(|db| {
            let (mut ids, mut bytes) = (Vec::with_capacity(drafts.len()), 0);
            let mut guides = Guides::new(db);
            for (draft, written) in drafts {
                let ready = Ready::new(draft, None, &mut guides)?;
                ids.push(create(db, &ready, written)?);
                bytes += ready.draft.body.len();
            }
            search::tidy(db, bytes)?;
            Ok(ids)
        })
    }

    /// Saves a filled-in method as `draft` says, as [`Journal::save_entry`] saves what is written
    /// freely. Earlier answers are kept with the text that says them. [`Error::BadDraft`] if the
    /// entry is not filled in with that method.
    pub fn fill(&mut self, id: EntryId, base: u32, draft: &FilledDraft, now: &Moment) -> Result<Saved> {
        let (present, filled, ready) = self.vault.read(|db| -> Result<_> {
            let present = Stored::load(db, id)?;
            let filled = load(db, id)?.filter(|f| f.method == draft.filled.method).ok_or(Error::BadDraft)?;
            let ready = Ready::new(draft, Some(&filled), &mut Guides::new(db))?;
            Ok((present, filled, ready))
        })?;
        let fit = ready.draft.fit()?;
        let change = self.vault.read(|db| Change::between(db, &present, &fit))?;
        let change = change.with_answers((ready.guided.filled != filled).then_some(&ready.guided));
        self.make(&present, base, &change, now)
    }
}
