//! A hard day before this one, and what was written then. What came after is told, and not why.

use std::collections::{BTreeMap, BTreeSet};

use goldseam_insight::{Day, DayValue, Days, Include};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    edges::rows_of,
    rows::{Mood, Within, moods, said, samples, words},
    tagged,
};
use crate::{Journal, error::Result, timeline::Row};

/// A day at or below this is a hard one.
const HARD: f64 = -2.0;
/// A day is lighter from so many points more on.
const LIGHTER: f64 = 2.0;
/// How far after a hard day a lighter one is looked for.
const SOON: i32 = 7;
const MOST_DAYS: usize = 3;
const MOST_ENTRIES: usize = 8;

/// A hard day of the past.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct HardDay {
    /// Which day.
    pub day: Day,
    /// Its value, -4 to 4.
    pub value: f64,
    /// Words and tags that both days have.
    pub shared: Vec<String>,
    /// The first lighter day within a week, by two points or more; none if there is none.
    pub lighter: Option<Day>,
    /// What is written from that day to the lighter one, or of that day and the next; at most eight.
    pub entries: Vec<Row>,
}

/// What each day has in common with `here`: words for feelings and tags, as they are spelled, by day.
fn shared(
    db: &Connection,
    moods: &[Mood],
    within: Within,
    here: Day,
) -> Result<BTreeMap<Day, BTreeMap<String, String>>> {
    let words: Vec<(Day, String, String)> = said(moods, words(db, within)?)
        .map(|(mood, word)| (mood.day, word.text.to_lowercase(), word.text))
        .collect();
    let of_here: BTreeSet<&String> =
        words.iter().filter(|(day, ..)| *day == here).map(|(_, key, _)| key).collect();
    let mut shared: BTreeMap<Day, BTreeMap<String, String>> = BTreeMap::new();
    for (day, key, word) in words.iter().filter(|(_, key, _)| of_here.contains(key)) {
        shared.entry(*day).or_default().insert(key.clone(), word.clone());
    }
    let names = tagged::names(db)?;
    for tag in tagged::tags(db, within)?.into_iter().filter(|tag| tag.days.contains(&here)) {
        let Some(name) = names.get(&tag.id) else { continue };
        for day in tag.days {
            shared.entry(day).or_default().insert(name.to_lowercase(), name.clone());
        }
    }
    Ok(shared)
}

fn hard_day(
    db: &Connection,
    days: &Days,
    hard: &DayValue,
    shared: Vec<String>,
    today: Day,
) -> Result<HardDay> {
    let after = days.between(hard.day.plus(1), hard.day.plus(SOON));
    let lighter = after.iter().find(|d| d.value >= hard.value + LIGHTER && d.day < today).map(|d| d.day);
    let last = lighter.unwrap_or(hard.day.plus(1));
    let mut entries = Vec::new();
    let mut day = hard.day;
    while day <= last && day < today && entries.len() < MOST_ENTRIES {
        entries.extend(rows_of(db, day)?);
        day = day.plus(1);
    }
    entries.truncate(MOST_ENTRIES);
    Ok(HardDay { day: hard.day, value: hard.value, shared, lighter, entries })
}

impl Journal {
    /// Hard days before `day` that share a word or a tag with it: those that share most first, then the
    /// latest; at most three. None if that day is no hard one itself, or shares nothing with any.
    pub fn hard_days_before(&self, day: crate::Day) -> Result<Vec<HardDay>> {
        let day = Day::try_from(day.date()).map_err(|_| crate::Error::BadWhen)?;
        self.vault.read(|db| {
            let within = Within { from: None, to: Some(day), all: true };
            let moods = moods(db, within)?;
            let days = Days::new(&samples(&moods)?, Include::All);
            if days.on(day).is_none_or(|value| value > HARD) {
                return Ok(Vec::new());
            }
            let shared = shared(db, &moods, within, day)?;
            let mut found: Vec<(Vec<String>, &DayValue)> = Vec::new();
            for hard in days.iter().filter(|d| d.day < day && d.value <= HARD) {
                if let Some(shared) = shared.get(&hard.day) {
                    found.push((shared.values().cloned().collect(), hard));
                }
            }
            found.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then(b.1.day.cmp(&a.1.day)));
            found.truncate(MOST_DAYS);
            found.into_iter().map(|(shared, hard)| hard_day(db, &days, hard, shared, day)).collect()
        })
    }
}
