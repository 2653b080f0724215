//! The timeline: entries outside the bin, newest first, in pages that are continued by key.

use rusqlite::{Connection, Row as SqlRow, params_from_iter};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    day::Day,
    entry::EntryId,
    error::{Error, Result},
    filter::{Filter, MethodScope, Scope, of_methods, tagged, within},
    moment::Moment,
    place, tag,
};

/// Most rows in one page.
pub const MOST_ROWS: u32 = 500;
/// Rows from one rung of the ladder to the next.
const STEP: u32 = 100;

/// The columns of a [`Row`], which [`Row::read`] reads.
macro_rules! row_columns {
    () => {
        "e.id, e.place, e.happened_ms, e.happened_offset, e.happened_zone, e.created_ms, e.created_offset, \
         e.starred, e.words, e.title, e.preview, \
         (SELECT group_concat(t.name, char(31)) FROM entry_tag AS x JOIN tag AS t ON t.id = x.tag WHERE x.place = e.place), \
         (SELECT u.finished || m.title FROM entry_method AS u JOIN method AS m ON m.id = u.method WHERE u.place = e.place)"
    };
}
pub(crate) use row_columns;

/// How many columns those are.
pub(crate) const ROW_COLUMNS: usize = 13;

/// A page.
pub const TIMELINE: &str = concat!(
    "SELECT ",
    row_columns!(),
    " FROM entry AS e INDEXED BY entry_timeline WHERE ",
    within!(),
    " ORDER BY e.place DESC LIMIT ?6"
);
/// A page of entries with tags, and perhaps of certain methods.
pub const TIMELINE_TAGGED: &str = concat!(
    "SELECT ",
    row_columns!(),
    " FROM entry_tag AS d CROSS JOIN entry AS e ON e.place = d.place",
    " WHERE d.tag = ?9 AND d.place >= ?1 AND d.place < ?2 AND ",
    within!(),
    " AND (?8 = 1 OR ",
    tagged!(),
    ") AND ",
    of_methods!(),
    " ORDER BY d.place DESC LIMIT ?6"
);
/// A page of entries of one method.
pub const TIMELINE_METHOD: &str = concat!(
    "SELECT ",
    row_columns!(),
    " FROM entry_method AS d INDEXED BY entry_method_timeline CROSS JOIN entry AS e ON e.place = d.place",
    " WHERE d.live = 1 AND d.method = ?9 AND d.place >= ?1 AND d.place < ?2 AND ",
    within!(),
    " ORDER BY d.place DESC LIMIT ?6"
);
/// A page of entries of several methods, or of those that were written freely.
pub const TIMELINE_METHODS: &str = concat!(
    "SELECT ",
    row_columns!(),
    " FROM entry AS e INDEXED BY entry_timeline WHERE ",
    within!(),
    " AND ",
    of_methods!(),
    " ORDER BY e.place DESC LIMIT ?6"
);
/// All places, from the index alone.
pub const LADDER: &str = concat!(
    "SELECT e.place FROM entry AS e INDEXED BY entry_timeline WHERE ",
    within!(),
    " ORDER BY e.place DESC"
);
/// All places of entries with tags and perhaps of certain methods, from the indexes alone. `?6` is not used.
pub const LADDER_TAGGED: &str = concat!(
    "SELECT d.place FROM entry_tag AS d CROSS JOIN entry AS e INDEXED BY entry_timeline ON e.place = d.place",
    " WHERE d.tag = ?9 AND d.place >= ?1 AND d.place < ?2 AND ",
    within!(),
    " AND (?8 = 1 OR ",
    tagged!(),
    ") AND ",
    of_methods!(),
    " ORDER BY d.place DESC"
);
/// All places of entries of one method, from the indexes alone. `?6` … `?8` are not used.
pub const LADDER_METHOD: &str = concat!(
    "SELECT d.place FROM entry_method AS d INDEXED BY entry_method_timeline",
    " CROSS JOIN entry AS e INDEXED BY entry_timeline ON e.place = d.place",
    " WHERE d.live = 1 AND d.method = ?9 AND d.place >= ?1 AND d.place < ?2 AND ",
    within!(),
    " ORDER BY d.place DESC"
);
/// All places of entries of several methods, or of those that were written freely, from the
/// indexes alone. `?6` … `?9` are not used.
pub const LADDER_METHODS: &str = concat!(
    "SELECT e.place FROM entry AS e INDEXED BY entry_timeline WHERE ",
    within!(),
    " AND ",
    of_methods!(),
    " ORDER BY e.place DESC"
);
/// One row. `?1` id.
pub const ROW_OF_ID: &str = concat!("SELECT ", row_columns!(), " FROM entry AS e WHERE e.id = ?1");

/// An entry in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// The entry.
    pub id: EntryId,
    /// May be empty.
    pub title: String,
    /// The beginning of the body as plain text in one line, at most 240 characters.
    pub preview: String,
    /// The moment that it is about.
    pub happened: Moment,
    /// The writer's day of that moment.
    pub day: Day,
    /// Whether it is about a day before the one that it was written on. Both are the writer's own
    /// days; an entry about an earlier hour of the same day is not back-dated.
    pub back_dated: bool,
    /// Whether it is starred.
    pub starred: bool,
    /// In the order of the alphabet.
    pub tags: Vec<String>,
    /// Words in the body.
    pub words: u32,
    /// What the method is called that it is filled in with; none if it was written freely.
    pub method: Option<String>,
    /// Whether the person was through with it; what was written freely always is.
    pub finished: bool,
    /// What a list is continued after this row with.
    pub cursor: String,
}

/// Part of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Page {
    /// Newest first.
    pub rows: Vec<Row>,
    /// The cursor of the next page; none if this is the last.
    pub next: Option<String>,
}

/// Where to step into a list without reading what comes before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Ladder {
    /// Rows in the whole list.
    pub total: u32,
    /// Rows from one cursor to the next.
    pub step: u32,
    /// The cursor at `i` gives the rows from `i * step` on. The first is empty, as the first rows
    /// come after nothing; a list without rows has no cursors.
    pub cursors: Vec<String>,
}

impl Row {
    /// Reads the columns of `row_columns!`, which are the first of a statement's.
    pub(crate) fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        let happened = Moment::read(row, 2)?;
        let mut tags: Vec<String> = row
            .get_ref(11)?
            .as_str_or_null()?
            .map(|joined| joined.split('\u{1f}').map(str::to_owned).collect())
            .unwrap_or_default();
        tag::sort(&mut tags);
        // whether it is finished, as one digit, and what the method is called
        let method = row.get_ref(12)?.as_str_or_null()?;
        let created_day = local_day(row.get(5)?, row.get(6)?);
        Ok(Self {
            id: row.get(0)?,
            cursor: place::cursor(row.get(1)?),
            day: happened.day(),
            back_dated: local_day(happened.ms(), happened.offset()) < created_day,
            happened,
            starred: row.get(7)?,
            words: row.get(8)?,
            title: row.get(9)?,
            preview: row.get(10)?,
            tags,
            finished: method.is_none_or(|m| m.starts_with('1')),
            method: method.and_then(|m| m.get(1..)).map(str::to_owned),
        })
    }

    pub(crate) fn of_id(db: &Connection, id: EntryId) -> Result<Self> {
        db.prepare_cached(ROW_OF_ID)?.query_row([id], Self::read).map_err(not_found)
    }
}

/// No row is an entry that is not there.
pub(crate) fn not_found(e: rusqlite::Error) -> Error {
    match e {
        rusqlite::Error::QueryReturnedNoRows => Error::NotFound,
        other => other.into(),
    }
}

/// The number of days from 1970 to an instant, on the clock of an offset in minutes.
fn local_day(ms: i64, offset: i32) -> i64 {
    (ms + i64::from(offset) * 60_000).div_euclid(24 * 60 * 60 * 1000)
}

/// Takes what a statement of at most `limit + 1` rows gave; the one too many says that there are more.
pub(crate) fn cut<T>(
    mut items: Vec<T>,
    limit: u32,
    cursor: impl Fn(&T) -> String,
) -> (Vec<T>, Option<String>) {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = items.len() > limit;
    items.truncate(limit);
    let next = if more { items.last().map(cursor) } else { None };
    (items, next)
}

/// The statements of a list: through everything, along a tag, along a method, or through
/// everything but some methods.
struct Ways {
    all: &'static str,
    tagged: &'static str,
    method: &'static str,
    methods: &'static str,
}

const PAGES: Ways =
    Ways { all: TIMELINE, tagged: TIMELINE_TAGGED, method: TIMELINE_METHOD, methods: TIMELINE_METHODS };
const LADDERS: Ways =
    Ways { all: LADDER, tagged: LADDER_TAGGED, method: LADDER_METHOD, methods: LADDER_METHODS };

impl Scope {
    /// The statement to go with, and the number of the tag or method that it goes along.
    fn way(&self, ways: &Ways) -> (&'static str, i64) {
        match (&self.tags, &self.methods) {
            (Some(tags), _) => (ways.tagged, tags.one),
            (None, Some(MethodScope { one: Some(one), .. })) => (ways.method, *one),
            (None, Some(_)) => (ways.methods, 0),
            (None, None) => (ways.all, 0),
        }
    }

    pub(crate) fn page(&self, db: &Connection, limit: u32) -> Result<Page> {
        let (sql, along) = self.way(&PAGES);
        let mut select = db.prepare_cached(sql)?;
        let values = self.values(&select, limit + 1, along.into());
        let rows = select.query_map(params_from_iter(values), Row::read)?.collect::<rusqlite::Result<_>>()?;
        let (rows, next) = cut(rows, limit, |row: &Row| row.cursor.clone());
        Ok(Page { rows, next })
    }

    /// All places, newest first.
    pub(crate) fn places(&self, db: &Connection) -> Result<Vec<i64>> {
        let (sql, along) = self.way(&LADDERS);
        let mut select = db.prepare_cached(sql)?;
        let values = self.values(&select, 0, along.into());
        let places = select.query_map(params_from_iter(values), |r| r.get(0))?;
        Ok(places.collect::<rusqlite::Result<_>>()?)
    }

    fn ladder(&self, db: &Connection) -> Result<Ladder> {
        let (sql, along) = self.way(&LADDERS);
        let mut select = db.prepare_cached(sql)?;
        let values = self.values(&select, 0, along.into());
        let mut ladder = Ladder { total: 0, step: STEP, cursors: Vec::new() };
        let mut above = None;
        let mut places = select.query(params_from_iter(values))?;
        while let Some(row) = places.next()? {
            if ladder.total.is_multiple_of(STEP) {
                ladder.cursors.push(above.map(place::cursor).unwrap_or_default());
            }
            above = Some(row.get(0)?);
            ladder.total += 1;
        }
        Ok(ladder)
    }
}

impl Journal {
    /// The entries outside the bin, by the moment they are about, newest first. `after` is the
    /// cursor of a row or page, none or empty for the top; it stays good when entries come and go.
    /// `limit` is 1 to [`MOST_ROWS`]. A page costs the same at any depth of any journal.
    pub fn timeline(&self, filter: &Filter, after: Option<&str>, limit: u32) -> Result<Page> {
        let after = place::after(after)?;
        self.vault.read(|db| match filter.scope(db, after)? {
            Some(scope) => scope.page(db, limit.clamp(1, MOST_ROWS)),
            None => Ok(Page::default()),
        })
    }

    /// How long the timeline is, and cursors along it, so that a list can show any part of it. Reads
    /// an index from end to end, so it is for once per list and not for every page.
    pub fn ladder(&self, filter: &Filter) -> Result<Ladder> {
        self.vault.read(|db| match filter.scope(db, None)? {
            Some(scope) => scope.ladder(db),
            None => Ok(Ladder { total: 0, step: STEP, cursors: Vec::new() }),
        })
    }
}
