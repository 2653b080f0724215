//! The line of days, and the moments of a few of them.

use std::collections::BTreeMap;

use goldseam_insight::{Day, Days, Include, Line, Week, rolling_mean, weeks};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::rows::{self, Within, counted, moods, samples};
use crate::{
    Journal,
    entry::EntryId,
    error::Result,
    moment::{LocalTime, Moment},
};

/// Most moments that are given one by one: a month of ten a day, and no picture shows more.
const MOST_MOMENTS: usize = 400;

/// How it felt at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MoodMoment {
    /// The entry that says so.
    pub entry: EntryId,
    /// The day that it belongs to, which ends at four in the morning.
    pub day: Day,
    /// On the writer's clock.
    pub at: LocalTime,
    /// -4 very unpleasant, 4 very pleasant.
    pub pleasant: i8,
    /// -4 very little energy, 4 very much; none if that was not said.
    pub energy: Option<i8>,
    /// What led to it: `prompted`, `scheduled`, `self_started` or `after_trigger`.
    pub occasion: String,
    /// Words for it, each with its strength of 0 to 100.
    pub words: Vec<(String, u8)>,
}

/// Mood over time.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MoodLine {
    /// Each day with a value; days without one are left out and stay so.
    pub days: Days,
    /// Mean over seven calendar days; it breaks where there is too little.
    pub rolling: Line,
    /// Each week that has a day with a value.
    pub weeks: Vec<Week>,
    /// Moments one by one; none if there are more than 400.
    pub moments: Vec<MoodMoment>,
    /// Entries that counted.
    pub n_entries: u32,
}

fn moments(moods: &[rows::Mood], words: Vec<rows::Word>) -> Result<Vec<MoodMoment>> {
    let mut by_place: BTreeMap<i64, Vec<(String, u8)>> = BTreeMap::new();
    for word in words {
        by_place.entry(word.place).or_default().push((word.text, word.strength));
    }
    let moment = |mood: &rows::Mood| {
        Ok(MoodMoment {
            entry: mood.entry,
            day: mood.day,
            at: Moment::from_ms(mood.ms(), mood.clock, None)?.local(),
            pleasant: mood.pleasant,
            energy: mood.energy,
            occasion: mood.occasion().to_owned(),
            words: by_place.remove(&mood.place).unwrap_or_default(),
        })
    };
    moods.iter().map(moment).collect()
}

impl Journal {
    /// Mood over the days of a period. Weeks start on Sunday if `sunday`, else on Monday.
    pub fn mood_line(&self, within: Within, sunday: bool) -> Result<MoodLine> {
        self.vault.read(|db| {
            let moods = counted(db, within)?;
            let days = Days::new(&samples(&moods)?, Include::All);
            let few = !moods.is_empty() && moods.len() <= MOST_MOMENTS;
            Ok(MoodLine {
                rolling: rolling_mean(&days),
                weeks: weeks(&days, super::first_weekday(sunday)),
                moments: if few { moments(&moods, rows::words(db, within)?)? } else { Vec::new() },
                n_entries: u32::try_from(moods.len()).unwrap_or(u32::MAX),
                days,
            })
        })
    }

    /// All moments of a period, in their order; at most the first 400.
    pub fn mood_moments(&self, within: Within) -> Result<Vec<MoodMoment>> {
        self.vault.read(|db| {
            let mut moods = moods(db, within)?;
            moods.truncate(MOST_MOMENTS);
            moments(&moods, rows::words(db, within)?)
        })
    }
}
