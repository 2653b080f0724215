//! What a person decides before anything is taken.

use std::collections::BTreeMap;

use chrono::NaiveTime;
use chrono_tz::Tz;
use goldseam_content::{Affect, FARTHEST, Foreign};
use goldseam_formats::Mood;
use goldseam_journal::MOST_TAG_CHARS;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::clock::Clock;
use crate::{Error, Result};

/// How a mood of the other journal felt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportFelt {
    /// -4 very unpleasant to 4 very pleasant.
    pub pleasant: i8,
    /// -4 very little energy to 4 very much; none if that is not known.
    pub energy: Option<i8>,
}

/// The choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportChoices {
    /// The zone of what comes without one, by its IANA name.
    pub zone: String,
    /// The time of what is known by its day only: `12:00`.
    pub time: String,
    /// What moods are, by their names there. None: its name stays as a line of the text. One that is
    /// not in it is taken as it is suggested.
    pub moods: BTreeMap<String, Option<ImportFelt>>,
    /// A tag for all of it; empty for none.
    pub tag: String,
    /// A place is kept as a line of the text; else it is not kept at all.
    pub places: bool,
    /// Photos and other files are taken.
    pub files: bool,
    /// What was changed there since it was taken, and not here, is taken as a new version.
    pub renew: bool,
}

impl ImportChoices {
    /// What is usual: everything is taken, and what was taken before stays as it is.
    pub fn new(zone: &str) -> Self {
        Self {
            zone: zone.to_owned(),
            time: "12:00".to_owned(),
            moods: BTreeMap::new(),
            tag: String::new(),
            places: true,
            files: true,
            renew: false,
        }
    }

    /// [`Error::ImportBadChoice`] if one of them can't be used.
    pub(super) fn settle(&self) -> Result<Settled<'_>> {
        let bad = || Error::ImportBadChoice;
        let fits = |felt: &ImportFelt| {
            let within = |value: i8| (-FARTHEST..=FARTHEST).contains(&value);
            within(felt.pleasant) && felt.energy.is_none_or(within)
        };
        if !self.moods.values().flatten().all(fits) || self.tag.chars().count() > MOST_TAG_CHARS {
            return Err(bad());
        }
        let zone: Tz = self.zone.parse().map_err(|_| bad())?;
        let time = NaiveTime::parse_from_str(&self.time, "%H:%M").map_err(|_| bad())?;
        Ok(Settled { clock: Clock { zone, time }, given: self })
    }
}

/// Choices that can be used.
pub(super) struct Settled<'a> {
    pub clock: Clock,
    pub given: &'a ImportChoices,
}

impl Settled<'_> {
    /// How a mood felt; none if its name is to stay a word.
    pub fn felt(&self, foreign: &Foreign, mood: &Mood) -> Option<Affect> {
        let felt = match self.given.moods.get(mood.label.trim()) {
            Some(chosen) => *chosen,
            None => suggested(foreign, mood),
        };
        felt.map(|felt| Affect { pleasant: felt.pleasant, energy: felt.energy })
    }
}

/// How a mood felt most likely: by the other journal's own order of its moods, else by its name. The
/// middle of the order is neither pleasant nor unpleasant.
#[allow(clippy::cast_possible_truncation)] // within -4 to 4
pub(super) fn suggested(foreign: &Foreign, mood: &Mood) -> Option<ImportFelt> {
    let named = foreign.mood(&mood.label);
    let energy = named.and_then(|affect| affect.energy);
    let far = f64::from(FARTHEST);
    match mood.level.filter(|level| level.is_finite()) {
        Some(level) => {
            let pleasant = (level.clamp(0.0, 1.0) * 2.0 * far - far).round() as i8;
            Some(ImportFelt { pleasant, energy })
        }
        None => named.map(|affect| ImportFelt { pleasant: affect.pleasant, energy }),
    }
}
