//! Looking back on a week, a month or a year: what was written, felt and worked on. Counted, not weighed.

use std::collections::BTreeMap;

use goldseam_content::{Answer, Answers, Library};
use goldseam_insight::{Days, Finding, Include, Period, period};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::rows::{Within, counted, said, samples, words};
use crate::{
    Journal,
    day::Day,
    entry::EntryId,
    error::Result,
    journey::{self, Happened, JourneyId},
    timeline::Row,
};

/// What is written about each day. `?1` the first day, `?2` the last, as yyyymmdd.
const WRITTEN: &str = "SELECT e.id, e.day, e.starred, e.words, e.body,
 (SELECT f.answers FROM filled AS f WHERE f.entry = e.id),
 (SELECT m.title FROM entry_method AS x JOIN method AS m ON m.id = x.method WHERE x.place = e.place)
 FROM entry AS e INDEXED BY entry_day
 WHERE e.deleted_ms IS NULL AND e.day BETWEEN ?1 AND ?2 ORDER BY e.day, e.place";
const TAGS: &str = "SELECT t.name, count(*) FROM entry AS e INDEXED BY entry_day
 JOIN entry_tag AS x ON x.place = e.place JOIN tag AS t ON t.id = x.tag
 WHERE e.deleted_ms IS NULL AND e.day BETWEEN ?1 AND ?2 GROUP BY t.id ORDER BY count(*) DESC, t.key LIMIT ?3";
/// What was noted of what is planned. `?1` the first day, `?2` the last.
const NOTED: &str = "SELECT label, count(*) FROM plan_log WHERE day BETWEEN ?1 AND ?2
 GROUP BY outcome, label ORDER BY count(*) DESC";

const MOST_WORDS: usize = 24;
const MOST_TAGS: u32 = 12;
const MOST_STARRED: usize = 6;
const MOST_HAPPENED: usize = 12;
/// Shorter words say little.
const SHORTEST_WORD: usize = 3;

/// How often something was there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Named {
    /// What.
    pub name: String,
    /// How often.
    pub n: u32,
}

/// A step of a path on which something happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Walked {
    /// The path.
    pub journey: JourneyId,
    /// As the person calls it.
    pub name: String,
    /// What happened, the latest last; at most twelve.
    pub happened: Vec<Happened>,
}

/// A stretch of time, looked back on.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LookingBack {
    /// Entries.
    pub entries: u32,
    /// Days with an entry.
    pub days: u32,
    /// Words in them.
    pub words: u32,
    /// Methods that were filled in, the most used first.
    pub methods: Vec<Named>,
    /// Entries with a star, the latest first; at most six.
    pub starred: Vec<Row>,
    /// What it felt like.
    pub mood: Finding<Period>,
    /// What the stretch before, of as many days, felt like.
    pub before: Finding<Period>,
    /// Words for feelings, the most said first.
    pub felt: Vec<Named>,
    /// Tags, the most used first.
    pub tags: Vec<Named>,
    /// Words that were written most, small words left out; from two times on.
    pub said: Vec<Named>,
    /// What happened on paths.
    pub walked: Vec<Walked>,
    /// What came of what is planned.
    pub noted: Vec<Named>,
}

/// Counts in the order of their numbers, the largest first.
fn most(counts: BTreeMap<String, u32>, fewest: u32, most: usize) -> Vec<Named> {
    let mut all: Vec<Named> =
        counts.into_iter().filter(|(_, n)| *n >= fewest).map(|(name, n)| Named { name, n }).collect();
    all.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.name.cmp(&b.name)));
    all.truncate(most);
    all
}

#[derive(Default)]
struct Written {
    entries: u32,
    days: u32,
    words: u32,
    methods: BTreeMap<String, u32>,
    starred: Vec<EntryId>,
    said: BTreeMap<String, u32>,
}

/// What was typed into answers, and not chosen or rated.
fn typed(answers: &Answers) -> String {
    let mut said = Vec::new();
    for answer in answers.values() {
        match answer {
            Answer::Text(text) => said.push(text.as_str()),
            Answer::List(lines) => said.extend(lines.iter().map(String::as_str)),
            Answer::Thoughts(thoughts) => said.extend(thoughts.iter().map(|thought| thought.text.as_str())),
            Answer::Rated(rated) => said.push(&rated.text),
            _ => {}
        }
    }
    said.join(" ")
}

fn written(db: &Connection, from: i32, to: i32) -> Result<Written> {
    let small = Library::built_in().small_words();
    let (mut all, mut last) = (Written::default(), 0);
    let mut select = db.prepare_cached(WRITTEN)?;
    let mut rows = select.query([from, to])?;
    while let Some(row) = rows.next()? {
        let day: i32 = row.get(1)?;
        all.entries += 1;
        all.days += u32::from(day != last);
        last = day;
        all.words = all.words.saturating_add(row.get(3)?);
        if row.get(2)? {
            all.starred.push(row.get(0)?);
        }
        let method: Option<String> = row.get(6)?;
        if let Some(method) = method {
            *all.methods.entry(method).or_default() += 1;
        }
        // of answers only what was typed: the body says numbers and questions too
        let text = match row.get::<_, Option<String>>(5)? {
            Some(answers) => typed(&serde_json::from_str(&answers).unwrap_or_default()),
            None => crate::text::plain(&row.get::<_, String>(4)?),
        };
        for word in text.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’') {
            let word = word.trim_matches(['\'', '’']).to_lowercase().replace('’', "'");
            if word.chars().count() >= SHORTEST_WORD && !small.contains(word.as_str()) {
                *all.said.entry(word).or_default() += 1;
            }
        }
    }
    Ok(all)
}

fn named(db: &Connection, sql: &str, values: &[i64]) -> Result<Vec<Named>> {
    let mut select = db.prepare_cached(sql)?;
    let rows = select
        .query_map(rusqlite::params_from_iter(values), |r| Ok(Named { name: r.get(0)?, n: r.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn walked(db: &Connection, from: Day, to: Day) -> Result<Vec<Walked>> {
    let mut all = Vec::new();
    for (journey, name) in journey::names(db)? {
        let mut happened = journey::happened(db, journey, None)?;
        happened.retain(|one| (from..=to).contains(&one.day));
        let left_out = happened.len().saturating_sub(MOST_HAPPENED);
        happened.drain(..left_out);
        if !happened.is_empty() {
            all.push(Walked { journey, name, happened });
        }
    }
    Ok(all)
}

fn felt(db: &Connection, within: Within) -> Result<(Finding<Period>, Vec<Named>)> {
    let moods = counted(db, within)?;
    let days = Days::new(&samples(&moods)?, Include::All);
    let mut all: BTreeMap<String, u32> = BTreeMap::new();
    for (_, word) in said(&moods, words(db, within)?) {
        *all.entry(word.text).or_default() += 1;
    }
    Ok((period(&days), most(all, 1, MOST_WORDS)))
}

impl Journal {
    /// Looks back on the days from `from` to `to`, both included.
    pub fn looking_back(&self, from: Day, to: Day) -> Result<LookingBack> {
        self.vault.read(|db| {
            let all = written(db, from.number(), to.number())?;
            let day =
                |day: Day| goldseam_insight::Day::try_from(day.date()).map_err(|_| crate::Error::BadWhen);
            let (first, last) = (day(from)?, day(to)?);
            let within = Within { from: Some(first), to: Some(last), all: true };
            let length = last.since(first) + 1;
            let earlier = Within { from: Some(first.plus(-length)), to: Some(first.plus(-1)), all: true };
            let (mood, felt_words) = felt(db, within)?;
            let bounds = [from.number().into(), to.number().into()];
            let starred = all.starred.iter().rev().take(MOST_STARRED);
            Ok(LookingBack {
                entries: all.entries,
                days: all.days,
                words: all.words,
                methods: most(all.methods, 1, usize::MAX),
                starred: starred.map(|id| Row::of_id(db, *id)).collect::<Result<_>>()?,
                mood,
                before: felt(db, earlier)?.0,
                felt: felt_words,
                tags: named(db, TAGS, &[bounds[0], bounds[1], MOST_TAGS.into()])?,
                said: most(all.said, 2, MOST_WORDS),
                walked: walked(db, from, to)?,
                noted: named(db, NOTED, &bounds)?,
            })
        })
    }
}
