//! Every figure of a period, with the names of what it is about.

use goldseam_insight::{
    self as insight, BeforeAfter, Bootstrap, Days, Finding, Number, Options, Patterns, before_after,
};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    beside::{NumberName, numbers},
    rows::{Within, moods, samples},
    tagged,
};
use crate::{
    Journal,
    error::Result,
    landmark::{self, Landmark},
};

/// Calendar days on each side of a landmark that are compared.
const WINDOW: u32 = 56;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PatternsAsked {
    /// The days, and which entries count.
    pub within: Within,
    /// Weeks start on Sunday; on Monday if not.
    pub sunday: bool,
    /// Tags are also set beside the day after.
    pub next_day: bool,
}

/// Days before and after a day that divides a life.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct LandmarkFinding {
    /// The day, as the person calls it.
    pub landmark: Landmark,
    /// At most 56 calendar days on each side.
    pub finding: Finding<BeforeAfter>,
}

/// Every figure of a period.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PatternPage {
    /// The figures.
    pub patterns: Patterns,
    /// What tags are called, by the number that the figures give.
    pub tags: Vec<(u32, String)>,
    /// What numbers are, by their ids.
    pub numbers: Vec<NumberName>,
    /// Days before and after each landmark of the period.
    pub landmarks: Vec<LandmarkFinding>,
}

impl Journal {
    /// Every figure of a period.
    pub fn patterns(&self, asked: &PatternsAsked) -> Result<PatternPage> {
        let options = Options {
            include: asked.within.include(),
            from: asked.within.from,
            to: asked.within.to,
            week_starts: super::first_weekday(asked.sunday),
            next_day: asked.next_day,
            bootstrap: Bootstrap::default(),
        };
        self.vault.read(|db| {
            let samples = samples(&moods(db, asked.within)?)?;
            let tags = tagged::tags(db, asked.within)?;
            let numbers = numbers(db, asked.within)?;
            let beside: Vec<Number> =
                numbers.iter().map(|one| Number { id: one.number.id, days: one.days.clone() }).collect();
            let days = Days::new(&samples, asked.within.include());
            let mut landmarks = Vec::new();
            for landmark in landmark::load(db)? {
                let day = insight::Day::try_from(landmark.day.date()).map_err(|_| crate::Error::BadWhen)?;
                if asked.within.holds(day) {
                    landmarks
                        .push(LandmarkFinding { finding: before_after(&days, day, Some(WINDOW)), landmark });
                }
            }
            let names = tagged::names(db)?;
            let called = |tag: &insight::Tag| Some((tag.id, names.get(&tag.id)?.clone()));
            Ok(PatternPage {
                patterns: insight::patterns(&samples, &tags, &beside, &options),
                tags: tags.iter().filter_map(called).collect(),
                numbers: numbers.into_iter().map(|one| one.number).collect(),
                landmarks,
            })
        })
    }
}
