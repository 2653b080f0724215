//! Reading everything: entries in the order of the timeline, one at a time.

use goldseam_content::{Answers, Filled, Return};
use rusqlite::{Connection, OptionalExtension, Row as SqlRow, Statement, params_from_iter};
use serde::de::DeserializeOwned;

use super::{
    ARCHIVE,
    hex::Uid,
    record::{WholeDue, WholeEntry, WholeFilled, WholeImported, WholeKind, WholeRevision},
    take::Bundle,
};
use crate::{
    Journal,
    day::Day,
    entry::EntryId,
    error::{Error, Result},
    filled,
    filter::Filter,
    moment::Moment,
    save::Kind,
    tag,
};

/// The columns of an entry, which [`Reader::entry`] reads.
macro_rules! entry_columns {
    () => {
        "SELECT e.id, e.uid, e.kind, e.happened_ms, e.happened_offset, e.happened_zone, \
         e.created_ms, e.created_offset, e.created_zone, e.written_ms, e.written_offset, e.written_zone, \
         e.saved_ms, e.saved_offset, e.saved_zone, e.deleted_ms, e.deleted_offset, e.deleted_zone, \
         e.version, e.fullest, e.starred, e.preview = '', e.title, e.body, \
         (SELECT group_concat(t.name, char(31)) FROM entry_tag AS x JOIN tag AS t ON t.id = x.tag \
          WHERE x.place = e.place) FROM entry AS e "
    };
}

/// Every entry, in the bin or out of it.
const ENTRIES: &str = concat!(entry_columns!(), "ORDER BY e.place");
const GUIDED: &str =
    concat!(entry_columns!(), "WHERE e.kind = 'method' AND e.deleted_ms IS NULL ORDER BY e.place");
const ENTRY_AT: &str = concat!(entry_columns!(), "WHERE e.place = ?1");
const ENTRY: &str = concat!(entry_columns!(), "WHERE e.id = ?1");
const FILLED: &str = "SELECT m.name, f.version, f.finished, f.finished_day, f.answers, f.returns
 FROM filled AS f CROSS JOIN method AS m ON m.id = f.method WHERE f.entry = ?1";
const DUE: &str = "SELECT what, day, settled FROM due WHERE entry = ?1 ORDER BY what, day";
const IMPORTED: &str = "SELECT r.id, i.version, i.source, i.hash, i.extra
 FROM imported AS i CROSS JOIN import_run AS r ON r.id = i.run WHERE i.entry = ?1 AND r.format <> ?2";
const REVISIONS: &str = "SELECT number, kept, saved_ms, saved_offset, saved_zone, title, body, filled
 FROM revision WHERE entry = ?1 ORDER BY number";
const UID: &str = "SELECT uid FROM entry WHERE id = ?1";
const RUNS: &str = "SELECT id FROM import_run WHERE format <> ?1 ORDER BY id";
const HAS_RUNS: &str = "SELECT EXISTS (SELECT 1 FROM imported)";
const PLACE: &str = "SELECT place FROM entry WHERE id = ?1";

/// Everything in a journal, as it is at one moment. Each kind of thing is given one by one.
pub struct Reader<'a> {
    pub(super) db: &'a Connection,
    /// The imports from other journals, in their order.
    runs: Vec<i64>,
    /// Whether an entry was imported at all.
    some_imported: bool,
}

pub(super) fn json<T: DeserializeOwned>(row: &SqlRow<'_>, column: usize) -> rusqlite::Result<T> {
    let text = row.get_ref(column)?.as_str()?;
    serde_json::from_str(text).map_err(|e| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, Box::new(e))
    })
}

pub(super) fn day(row: &SqlRow<'_>, column: usize) -> rusqlite::Result<Day> {
    let number = row.get(column)?;
    Day::from_number(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, number.into()))
}

pub(super) fn some_day(row: &SqlRow<'_>, column: usize) -> rusqlite::Result<Option<Day>> {
    if row.get::<_, Option<i32>>(column)?.is_none() { Ok(None) } else { day(row, column).map(Some) }
}

impl<'a> Reader<'a> {
    pub(super) fn new(db: &'a Connection) -> Result<Self> {
        let mut select = db.prepare_cached(RUNS)?;
        let runs = select.query_map([ARCHIVE], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
        let some_imported = db.query_row(HAS_RUNS, [], |r| r.get(0))?;
        Ok(Self { db, runs, some_imported })
    }

    /// Every entry in the order of the timeline, oldest first, those in the bin too.
    pub fn each_entry<E: From<Error>>(
        &self,
        mut each: impl FnMut(&WholeEntry) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each(ENTRIES, |row| self.entry(row), &mut each)
    }

    /// Those of them that are filled in and outside the bin.
    pub fn each_guided<E: From<Error>>(
        &self,
        mut each: impl FnMut(&WholeEntry) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each(GUIDED, |row| self.entry(row), &mut each)
    }

    /// The entries that a filter is about, oldest first; none in the bin. With `ids` only those of them.
    pub fn each_chosen<E: From<Error>>(
        &self,
        filter: &Filter,
        ids: Option<&[EntryId]>,
        mut each: impl FnMut(&WholeEntry) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut select = self.db.prepare(ENTRY_AT).map_err(Error::from)?;
        for place in self.chosen(filter, ids)? {
            let mut rows = select.query([place]).map_err(Error::from)?;
            if let Some(row) = rows.next().map_err(Error::from)? {
                each(&self.entry(row)?)?;
            }
        }
        Ok(())
    }

    /// How many entries a filter is about.
    pub fn count_chosen(&self, filter: &Filter, ids: Option<&[EntryId]>) -> Result<usize> {
        Ok(self.chosen(filter, ids)?.len())
    }

    fn chosen(&self, filter: &Filter, ids: Option<&[EntryId]>) -> Result<Vec<i64>> {
        let mut places = match filter.scope(self.db, None)? {
            Some(scope) => scope.places(self.db)?,
            None => Vec::new(),
        };
        places.reverse();
        if let Some(ids) = ids {
            let mut wanted = Vec::with_capacity(ids.len());
            for id in ids {
                wanted.extend(self.number::<i64>(PLACE, [id])?);
            }
            wanted.sort_unstable();
            places.retain(|place| wanted.binary_search(place).is_ok());
        }
        Ok(places)
    }

    fn number<T: rusqlite::types::FromSql>(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
    ) -> Result<Option<T>> {
        Ok(self.db.prepare_cached(sql)?.query_row(values, |r| r.get(0)).optional()?)
    }

    /// Every entry, in the bin or out of it.
    pub fn count_entries(&self) -> Result<usize> {
        let count: i64 = self.db.query_row("SELECT count(*) FROM entry", [], |r| r.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// An entry by its number in this copy.
    pub(super) fn entry_of(&self, id: EntryId) -> Result<WholeEntry> {
        let mut select = self.db.prepare_cached(ENTRY)?;
        let mut rows = select.query([id])?;
        match rows.next()? {
            Some(row) => self.entry(row),
            None => Err(Error::NotFound),
        }
    }

    fn entry(&self, row: &SqlRow<'_>) -> Result<WholeEntry> {
        let id: EntryId = row.get(0)?;
        let kind = match Kind::of_name(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?) {
            Kind::Note => WholeKind::Note,
            Kind::Method => WholeKind::Method,
        };
        let in_bin = row.get::<_, Option<i64>>(15)?.is_some();
        let tags = row.get_ref(24)?.as_str_or_null().map_err(rusqlite::Error::from)?.unwrap_or_default();
        let mut tags: Vec<String> =
            tags.split('\u{1f}').filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
        tag::sort(&mut tags);
        let guided = kind == WholeKind::Method;
        let body: String = row.get(23)?;
        let hidden: bool = row.get(21)?;
        Ok(WholeEntry {
            uid: row.get(1)?,
            number: id,
            kind,
            happened: Moment::read(row, 3)?,
            created: Moment::read(row, 6)?,
            written: Moment::read(row, 9)?,
            saved: Moment::read(row, 12)?,
            deleted: if in_bin { Some(Moment::read(row, 15)?) } else { None },
            version: row.get(18)?,
            fullest: row.get(19)?,
            starred: row.get(20)?,
            rests: guided && hidden && !Kind::Method.preview(&body).is_empty(),
            tags,
            title: row.get(22)?,
            body,
            filled: if guided { self.filled(id)? } else { None },
            due: if guided { self.due(id)? } else { Vec::new() },
            imported: if self.some_imported { self.imported(id)? } else { None },
        })
    }

    fn filled(&self, id: EntryId) -> Result<Option<WholeFilled>> {
        let read = |row: &SqlRow<'_>| {
            Ok(WholeFilled {
                method: row.get(0)?,
                version: row.get(1)?,
                finished: row.get(2)?,
                finished_day: some_day(row, 3)?,
                answers: json::<Answers>(row, 4)?,
                returns: json::<Vec<Return>>(row, 5)?,
            })
        };
        Ok(self.db.prepare_cached(FILLED)?.query_row([id], read).optional()?)
    }

    fn due(&self, id: EntryId) -> Result<Vec<WholeDue>> {
        let mut select = self.db.prepare_cached(DUE)?;
        let due = select.query_map([id], |row| {
            Ok(WholeDue { what: row.get(0)?, day: day(row, 1)?, settled: row.get(2)? })
        })?;
        Ok(due.collect::<rusqlite::Result<_>>()?)
    }

    fn imported(&self, id: EntryId) -> Result<Option<WholeImported>> {
        let read = |row: &SqlRow<'_>| {
            let run: i64 = row.get(0)?;
            Ok(WholeImported {
                run: self.runs.binary_search(&run).unwrap_or_default(),
                version: row.get(1)?,
                source: row.get(2)?,
                hash: row.get(3)?,
                extra: json(row, 4)?,
            })
        };
        let values = (id, ARCHIVE);
        Ok(self.db.prepare_cached(IMPORTED)?.query_row(values, read).optional()?)
    }

    /// An entry by its number in this copy, with its earlier texts. [`Error::NotFound`] if there is none.
    pub fn bundle(&self, id: EntryId) -> Result<Bundle> {
        let entry = self.entry_of(id)?;
        Ok(Bundle { revisions: self.revisions(&entry)?, entry })
    }

    /// The earlier texts of an entry, oldest first.
    pub fn each_revision<E: From<Error>>(
        &self,
        entry: &WholeEntry,
        mut each: impl FnMut(&WholeRevision) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut select = self.db.prepare_cached(REVISIONS).map_err(Error::from)?;
        let mut rows = select.query([entry.number]).map_err(Error::from)?;
        while let Some(row) = rows.next().map_err(Error::from)? {
            each(&revision(row, entry.uid).map_err(Error::from)?)?;
        }
        Ok(())
    }

    pub(super) fn revisions(&self, entry: &WholeEntry) -> Result<Vec<WholeRevision>> {
        let mut all = Vec::new();
        self.each_revision(entry, |one| {
            all.push(one.clone());
            Ok::<_, Error>(())
        })?;
        Ok(all)
    }

    /// What an entry of this copy is called in all.
    pub(super) fn uid(&self, id: EntryId) -> Result<Uid> {
        Ok(self.db.prepare_cached(UID)?.query_row([id], |r| r.get(0))?)
    }

    /// Every row of a statement.
    pub(super) fn each<T, E: From<Error>>(
        &self,
        sql: &str,
        read: impl Fn(&SqlRow<'_>) -> Result<T>,
        mut each: impl FnMut(&T) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut select: Statement<'_> = self.db.prepare(sql).map_err(Error::from)?;
        let mut rows = select.query(params_from_iter([] as [i64; 0])).map_err(Error::from)?;
        while let Some(row) = rows.next().map_err(Error::from)? {
            each(&read(row)?)?;
        }
        Ok(())
    }
}

fn revision(row: &SqlRow<'_>, of: Uid) -> rusqlite::Result<WholeRevision> {
    let filled: Option<Filled> = filled::of_text(row, 7)?;
    Ok(WholeRevision {
        of,
        number: row.get(0)?,
        kept: row.get(1)?,
        saved: Moment::read(row, 2)?,
        title: row.get(5)?,
        body: row.get(6)?,
        filled,
    })
}

impl Journal {
    /// Reads everything as it is at one moment: nothing is changed while `read` goes on.
    pub fn whole<T, E: From<Error>>(&self, read: impl FnOnce(&Reader<'_>) -> Result<T, E>) -> Result<T, E> {
        self.vault.read(|db| {
            // it only reads, and ends with nothing to keep
            let snapshot = db.unchecked_transaction().map_err(Error::from)?;
            read(&Reader::new(&snapshot)?)
        })
    }
}
