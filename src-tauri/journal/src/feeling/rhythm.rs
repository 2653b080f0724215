//! Times of the day and days of the week.

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::rows::{Within, counted};
use crate::{Journal, error::Result};

/// Parts of a day, of three hours each, from four in the morning on.
const PARTS: usize = 8;
const DAYS: usize = 7;
const PART_MS: i64 = 3 * 60 * 60 * 1000;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const DAY_BEGINS_MS: i64 = 4 * 60 * 60 * 1000;
/// The fewest entries that a middle is told from.
const FEWEST: usize = 4;

/// A part of a day, of a day of the week, or of both.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
pub struct Slot {
    /// Median pleasantness, -4 to 4; none from fewer than four entries.
    pub median: Option<f64>,
    /// Entries.
    pub n: u32,
}

/// When it felt how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Rhythm {
    /// The hour at which each part begins: 4, 7, 10 ... 1.
    pub hours: Vec<u32>,
    /// For each day of the week, Monday first, each part of it.
    pub slots: Vec<Vec<Slot>>,
    /// Each part, over all days of the week.
    pub parts: Vec<Slot>,
    /// Each day of the week, Monday first.
    pub weekdays: Vec<Slot>,
}

fn slot(values: &[i8]) -> Slot {
    let n = u32::try_from(values.len()).unwrap_or(u32::MAX);
    Slot { median: (values.len() >= FEWEST).then(|| super::grid::median(values.to_vec())), n }
}

impl Journal {
    /// What was felt by time of the day and day of the week. What is felt at two at night belongs to
    /// the day before.
    pub fn mood_rhythm(&self, within: Within) -> Result<Rhythm> {
        let moods = self.vault.read(|db| counted(db, within))?;
        let mut met = vec![vec![Vec::new(); PARTS]; DAYS];
        for mood in moods {
            let day = mood.day.date().weekday().num_days_from_monday() as usize;
            let of_day = (mood.ms() + i64::from(mood.clock) * 60_000 - DAY_BEGINS_MS).rem_euclid(DAY_MS);
            let part = usize::try_from(of_day / PART_MS).unwrap_or(0);
            if let Some(values) = met.get_mut(day).and_then(|parts| parts.get_mut(part)) {
                values.push(mood.pleasant);
            }
        }
        let part =
            |at: usize| met.iter().filter_map(|day| day.get(at)).flatten().copied().collect::<Vec<_>>();
        Ok(Rhythm {
            hours: (0..8).map(|part| (4 + 3 * part) % 24).collect(),
            slots: met.iter().map(|day| day.iter().map(|values| slot(values)).collect()).collect(),
            parts: (0..PARTS).map(|at| slot(&part(at))).collect(),
            weekdays: met.iter().map(|day| slot(&day.concat())).collect(),
        })
    }
}
