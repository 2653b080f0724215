//! Which entries a list or a search is about.

use rusqlite::{Connection, Statement, types::Value};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    day::Day,
    error::Result,
    method, place,
    tag::{self, TagName},
};

/// Bounds of a list. The default is everything outside the bin.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Filter {
    /// First day, `2026-11-22`, in the writer's own days.
    pub from: Option<String>,
    /// Last day, included.
    pub to: Option<String>,
    /// An entry must have all of them; the case does not matter.
    pub tags: Vec<String>,
    /// Starred entries only.
    pub starred: bool,
    /// An entry must be filled in with one of these methods, by id; `note` stands for those that
    /// were written freely. None of them: all entries.
    pub methods: Vec<String>,
}

/// A filter and a cursor as values of a statement.
pub(crate) struct Scope {
    /// Places from here …
    pub low: i64,
    /// … to before here.
    pub high: i64,
    pub first_day: i32,
    pub last_day: i32,
    /// The least value of `starred`.
    pub starred: i64,
    pub tags: Option<TagScope>,
    pub methods: Option<MethodScope>,
}

pub(crate) struct TagScope {
    /// The tag whose entries are walked along.
    pub one: i64,
    /// All tags, as a JSON array of their numbers.
    pub all: String,
    pub count: i64,
}

pub(crate) struct MethodScope {
    /// All methods, as a JSON array of their numbers.
    pub all: String,
    /// The method, if it is one only.
    pub one: Option<i64>,
}

/// What a filter calls entries that were written freely, and their number among the methods.
const NOTE: (&str, i64) = ("note", 0);

impl Filter {
    /// The entries within the filter that come after the place `after`; none if there can be no
    /// such entry. [`crate::Error::BadWhen`] if a day is none.
    pub(crate) fn scope(&self, db: &Connection, after: Option<i64>) -> Result<Option<Scope>> {
        let day = |text: &Option<String>| text.as_deref().map(str::parse::<Day>).transpose();
        let (from, to) = (day(&self.from)?, day(&self.to)?);
        let tags = tag::clean(&self.tags)?;
        let tags = if tags.is_empty() {
            None
        } else {
            let Some(tags) = TagScope::of(db, &tags)? else { return Ok(None) };
            Some(tags)
        };
        let methods = if self.methods.is_empty() {
            None
        } else {
            let Some(methods) = MethodScope::of(db, &self.methods)? else { return Ok(None) };
            Some(methods)
        };
        Ok(Some(Scope {
            // the days bound the places roughly, so that a walk begins and ends near, and then exactly
            low: from.map_or(i64::MIN, place::lowest),
            high: after.unwrap_or(i64::MAX).min(to.map_or(i64::MAX, place::above)),
            first_day: from.map_or(0, Day::number),
            last_day: to.map_or(i32::MAX, Day::number),
            starred: self.starred.into(),
            tags,
            methods,
        }))
    }
}

impl Scope {
    /// The values of `?1` … `?10`, as many as the statement takes. `nine` is what differs between
    /// lists and searches.
    pub(crate) fn values(&self, statement: &Statement<'_>, most: u32, nine: Value) -> Vec<Value> {
        let (all, count) = self.tags.as_ref().map_or(("[]", 0), |t| (&t.all, t.count));
        let methods = self.methods.as_ref().map_or(Value::Null, |m| m.all.clone().into());
        let mut values = vec![
            self.low.into(),
            self.high.into(),
            self.first_day.into(),
            self.last_day.into(),
            self.starred.into(),
            most.into(),
            all.to_owned().into(),
            count.into(),
            nine,
            methods,
        ];
        values.truncate(statement.parameter_count());
        values
    }
}

impl TagScope {
    /// None if one of the tags is no entry's.
    fn of(db: &Connection, tags: &[TagName]) -> Result<Option<Self>> {
        let mut ids = Vec::with_capacity(tags.len());
        for tag in tags {
            match tag::find(db, tag)? {
                Some(id) => ids.push(id),
                None => return Ok(None),
            }
        }
        let all = ids.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
        let count = i64::try_from(ids.len()).unwrap_or(i64::MAX);
        Ok(ids.first().map(|&one| Self { one, all: format!("[{all}]"), count }))
    }
}

impl MethodScope {
    /// None if nothing was ever filled in with any of the methods.
    fn of(db: &Connection, names: &[String]) -> Result<Option<Self>> {
        let mut numbers = Vec::with_capacity(names.len());
        for name in names {
            numbers.extend(if name == NOTE.0 { Some(NOTE.1) } else { method::number(db, name)? });
        }
        numbers.sort_unstable();
        numbers.dedup();
        let all = numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
        let one = if let [one] = numbers[..] { Some(one).filter(|one| *one != NOTE.1) } else { None };
        Ok((!numbers.is_empty()).then(|| Self { all: format!("[{all}]"), one }))
    }
}

/// The condition that `?1` … `?5` of every statement with a [`Scope`] make: low, high, first and
/// last day, starred.
macro_rules! within {
    () => {
        "e.deleted_ms IS NULL AND e.place >= ?1 AND e.place < ?2 AND e.day BETWEEN ?3 AND ?4 AND e.starred >= ?5"
    };
}
pub(crate) use within;

/// The further condition that `?7` (a JSON array of tags) and `?8` (how many they are) make.
macro_rules! tagged {
    () => {
        "?8 = (SELECT count(*) FROM entry_tag AS w \
          WHERE w.place = e.place AND w.tag IN (SELECT value FROM json_each(?7)))"
    };
}
pub(crate) use tagged;

/// The further condition that `?10` makes: a JSON array of methods with 0 for what was written
/// freely, or null for everything.
macro_rules! of_methods {
    () => {
        "(?10 IS NULL OR coalesce((SELECT v.method FROM entry_method AS v WHERE v.place = e.place), 0) \
          IN (SELECT value FROM json_each(?10)))"
    };
}
pub(crate) use of_methods;
