//! What a look saw, for a person to decide by.

use goldseam_journal::Day;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::import::{choices::ImportFelt, outcome::Outcome};

/// What there is in a source, and what would become of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportLook {
    /// Things in the source, those among them that can't be taken.
    pub things: u32,
    /// Things that would be taken.
    pub fresh: u32,
    /// Things that are here already: by the other journal's id, or by all that was read.
    pub known: u32,
    /// Things that are the same as one before them in this source.
    pub twins: u32,
    /// Things that would not be taken as they are now, and why; the most frequent reason first. What was
    /// changed here or there since it was taken is among them.
    pub reasons: Vec<ReasonCount>,
    /// The first day, as the writer's own.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    /// Things that are known by their day only, and get the chosen time.
    pub day_only: u32,
    /// Things whose zone is not known, and get the chosen one.
    pub zoneless: u32,
    /// Things with a title.
    pub titled: u32,
    /// Things with a text.
    pub written: u32,
    /// Things with a star.
    pub starred: u32,
    /// Things with tags.
    pub tagged: u32,
    /// Tags, the most frequent first.
    pub tags: Vec<NameSeen>,
    /// Tags that differ in case only, those here included, and would be one.
    pub tag_clashes: Vec<Vec<String>>,
    /// Moods, the most frequent first.
    pub moods: Vec<MoodSeen>,
    /// Words for feelings.
    pub feelings: Vec<FeelingSeen>,
    /// Numbers by their names.
    pub numbers: Vec<NumberSeen>,
    /// Things that are thought records.
    pub thoughts: u32,
    /// Cognitive distortions.
    pub distortions: Vec<DistortionSeen>,
    /// Things with a place.
    pub places: u32,
    /// Files that can be taken.
    pub files: u32,
    /// Files that are named and not there.
    pub files_missing: u32,
    /// Bytes of those that can be taken, as they claim.
    pub file_bytes: f64,
    /// Links to other entries.
    pub links: u32,
    /// What has no place here, by the other journal's names; it is kept beside the entry.
    pub extra: Vec<NameSeen>,
    /// Some of them to look at: the first ones, and the first of each sort.
    pub sample: Vec<SampleRow>,
}

/// Why something would not be taken, and how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReasonCount {
    /// Why.
    pub why: Outcome,
    /// At least 1.
    pub count: u32,
}

/// A name and how many things have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NameSeen {
    /// As it is spelled there.
    pub name: String,
    /// At least 1.
    pub count: u32,
}

/// A mood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct MoodSeen {
    /// What it is called there.
    pub label: String,
    /// 0 the worst to 1 the best, if the other journal orders its moods.
    pub level: Option<f64>,
    /// At least 1.
    pub count: u32,
    /// How it felt most likely; none if its name says nothing.
    pub suggested: Option<ImportFelt>,
}

/// A word for a feeling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FeelingSeen {
    /// As it is spelled there.
    pub word: String,
    /// At least 1.
    pub count: u32,
    /// Whether it is one of the words that there are here.
    pub known: bool,
}

/// A number with a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct NumberSeen {
    /// What it is called there.
    pub name: String,
    /// `h` and the like; empty if it has none.
    pub unit: String,
    /// At least 1.
    pub count: u32,
    /// The lowest value.
    pub lowest: f64,
    /// The highest value.
    pub highest: f64,
    /// The ends of its scale, if they are known.
    pub range: Option<(f64, f64)>,
}

/// A cognitive distortion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DistortionSeen {
    /// As it is called there.
    pub name: String,
    /// At least 1.
    pub count: u32,
    /// The id of the thinking habit that it is here; none if it stays in its own words.
    pub habit: Option<String>,
}

/// One thing, to look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SampleRow {
    /// Its place in the source, from 1.
    pub number: u32,
    /// The writer's own day; none if it has none.
    pub day: Option<Day>,
    /// The time on the writer's clock: `21:05`; none if only the day is known.
    pub time: Option<String>,
    /// May be empty.
    pub title: String,
    /// The beginning of the text in one line, at most 200 characters.
    pub preview: String,
    /// As they are spelled there.
    pub tags: Vec<String>,
    /// What the mood is called there; empty if it has none.
    pub mood: String,
    /// How many files belong to it.
    pub files: u32,
    /// What would become of it.
    pub outcome: Outcome,
}
