//! What surrounded the best and the worst days. What was there is told, and not why.

use std::collections::BTreeMap;

use goldseam_insight::{Day, DayValue, Days, Include};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::rows::{Within, counted, day_of, said, samples, words};
use crate::{Journal, entry::EntryId, error::Result, timeline::Row};

/// The entries outside the bin of some time. `?1` the first place, `?2` the place to end before.
const ENTRIES: &str = "SELECT id, place, happened_offset FROM entry
 WHERE place >= ?1 AND place < ?2 AND deleted_ms IS NULL ORDER BY place";
/// Days on each side.
const MOST_DAYS: usize = 5;
/// The fewest days that have two ends.
pub const FEWEST_EDGE_DAYS: u32 = 14;
/// Entries of a day.
const MOST_ENTRIES: usize = 6;

/// A day at one end, with what is written of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct EdgeDay {
    /// Which day.
    pub day: Day,
    /// Its value, -4 to 4.
    pub value: f64,
    /// Words that were said on it, each once.
    pub words: Vec<String>,
    /// Tags of its entries, each once.
    pub tags: Vec<String>,
    /// What is written of it, at most six.
    pub entries: Vec<Row>,
}

/// The days at both ends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Edges {
    /// The highest, the latest of equal ones first; none from fewer than 14 days.
    pub best: Vec<EdgeDay>,
    /// The lowest.
    pub worst: Vec<EdgeDay>,
    /// Days with a value.
    pub n_days: u32,
}

pub(super) fn rows_of(db: &Connection, day: Day) -> Result<Vec<Row>> {
    let (from, to) = Within { from: Some(day), to: Some(day), all: true }.places()?;
    let mut select = db.prepare_cached(ENTRIES)?;
    let mut rows = select.query([from, to])?;
    let mut found: Vec<EntryId> = Vec::new();
    while let Some(row) = rows.next()? {
        if day_of(row.get(1)?, row.get(2)?)? == day {
            found.push(row.get(0)?);
        }
    }
    found.into_iter().map(|id| Row::of_id(db, id)).collect()
}

fn once<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in texts {
        if !all.contains(text) {
            all.push(text.clone());
        }
    }
    all
}

fn edge(db: &Connection, of: &DayValue, said: &BTreeMap<Day, Vec<String>>) -> Result<EdgeDay> {
    let mut entries = rows_of(db, of.day)?;
    let tags = once(entries.iter().flat_map(|row| &row.tags));
    entries.truncate(MOST_ENTRIES);
    let words = said.get(&of.day).map(|words| once(words.iter())).unwrap_or_default();
    Ok(EdgeDay { day: of.day, value: of.value, words, tags, entries })
}

impl Journal {
    /// The five best and the five worst days of a period, with what is written of them.
    pub fn mood_edges(&self, within: Within) -> Result<Edges> {
        self.vault.read(|db| {
            let moods = counted(db, within)?;
            let days = Days::new(&samples(&moods)?, Include::All);
            let n_days = u32::try_from(days.len()).unwrap_or(u32::MAX);
            if n_days < FEWEST_EDGE_DAYS {
                return Ok(Edges { best: Vec::new(), worst: Vec::new(), n_days });
            }
            let mut by_day: BTreeMap<Day, Vec<String>> = BTreeMap::new();
            for (mood, word) in said(&moods, words(db, within)?) {
                by_day.entry(mood.day).or_default().push(word.text);
            }
            let mut order: Vec<&DayValue> = days.iter().rev().collect();
            order.sort_by(|a, b| b.value.total_cmp(&a.value));
            let best =
                order.iter().take(MOST_DAYS).map(|day| edge(db, day, &by_day)).collect::<Result<_>>()?;
            order.sort_by(|a, b| a.value.total_cmp(&b.value).then(b.day.cmp(&a.day)));
            let worst =
                order.iter().take(MOST_DAYS).map(|day| edge(db, day, &by_day)).collect::<Result<_>>()?;
            Ok(Edges { best, worst, n_days })
        })
    }
}
