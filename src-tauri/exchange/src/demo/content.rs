//! The text of the demo journal, read from `content/en/demo.toml` and checked.

use std::collections::BTreeMap;

use chrono::Weekday;
use chrono_tz::Tz;
use serde::Deserialize;

use crate::content::{self, ContentError};

const FILE: &str = "content/en/demo.toml";
const TEXT: &str = include_str!("../../../../content/en/demo.toml");

type Lines = Vec<String>;
/// From the id of a stage to its lines.
type ByStage = BTreeMap<String, Lines>;

/// All that the demo journal is made of. The file itself says what each part means.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Content {
    pub home: Tz,
    pub away: Tz,
    pub weekdays_only: Lines,
    pub stages: Vec<Stage>,
    pub setback: Stage,
    pub holiday: Stage,
    pub topics: BTreeMap<String, Topic>,
    pub first: First,
    pub hours: Hours,
    pub weather: Weather,
    pub ordinary: BTreeMap<String, Lines>,
    pub slots: BTreeMap<String, Lines>,
    pub text: BTreeMap<String, BTreeMap<String, Text>>,
    pub lines: ByStage,
    pub lists: Vec<List>,
    pub tasks: Vec<List>,
    pub quotes: ByStage,
    pub bold: ByStage,
    pub later: Later,
    pub long: Long,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stage {
    pub id: String,
    pub ordinary: String,
    pub share: f64,
    pub week: f64,
    pub star: f64,
    pub topics: BTreeMap<String, u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Topic {
    pub tags: Lines,
    #[serde(default)]
    pub days: Vec<Weekday>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct First {
    pub title: String,
    pub body: String,
    pub tags: Lines,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hours {
    /// One list for each hour from [`FIRST_HOUR`] on.
    pub names: Vec<Lines>,
}

/// The hour of the night that the names of hours begin with.
pub(super) const FIRST_HOUR: usize = 2;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Weather {
    pub winter: Lines,
    pub spring: Lines,
    pub summer: Lines,
    pub autumn: Lines,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Text {
    pub titles: Lines,
    pub openings: Lines,
    pub beats: Lines,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct List {
    pub stages: Lines,
    pub lead: String,
    pub items: Lines,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Later {
    pub lines: Lines,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Long {
    /// One in so many entries of the last two stages is such a letter.
    pub every: usize,
    pub titles: Lines,
    pub now: String,
    pub closings: Lines,
    pub sections: Vec<Section>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Section {
    pub heading: String,
    pub paragraphs: Lines,
}

impl Content {
    pub fn embedded() -> Result<Self, ContentError> {
        Self::read(TEXT)
    }

    fn read(text: &str) -> Result<Self, ContentError> {
        let content: Self = content::parse(FILE, text)?;
        content.check()?;
        Ok(content)
    }

    /// The stages of the story in order, then the two that lie across them.
    pub fn all_stages(&self) -> impl Iterator<Item = &Stage> {
        self.stages.iter().chain([&self.setback, &self.holiday])
    }

    /// What may be written about `topic` in `stage`; `check` has seen that it is there.
    pub fn text(&self, topic: &str, stage: &str) -> Option<&Text> {
        self.text.get(topic)?.get(stage)
    }

    /// Every pool of lines with its place in the file.
    pub fn pools(&self) -> Vec<(String, &Lines)> {
        let mut pools = Vec::new();
        for (topic, stages) in &self.text {
            for (stage, text) in stages {
                let parts = [("titles", &text.titles), ("openings", &text.openings), ("beats", &text.beats)];
                pools.extend(parts.map(|(part, lines)| (format!("text.{topic}.{stage}.{part}"), lines)));
            }
        }
        pools.extend(self.ordinary.iter().map(|(kind, lines)| (format!("ordinary.{kind}"), lines)));
        pools.extend(
            self.hours.names.iter().enumerate().map(|(i, names)| (format!("hours.names[{i}]"), names)),
        );
        for (name, by_stage) in [("lines", &self.lines), ("quotes", &self.quotes), ("bold", &self.bold)] {
            pools.extend(by_stage.iter().map(|(stage, lines)| (format!("{name}.{stage}"), lines)));
        }
        for (name, lists) in [("lists", &self.lists), ("tasks", &self.tasks)] {
            pools.extend(
                lists.iter().enumerate().map(|(i, list)| (format!("{name}[{i}].items"), &list.items)),
            );
        }
        pools.push(("long.titles".into(), &self.long.titles));
        pools.push(("long.closings".into(), &self.long.closings));
        pools.extend(
            self.long.sections.iter().map(|s| (format!("long.sections.{}", s.heading), &s.paragraphs)),
        );
        pools.push(("later.lines".into(), &self.later.lines));
        let weather = &self.weather;
        let seasons = [&weather.winter, &weather.spring, &weather.summer, &weather.autumn];
        pools.extend(seasons.map(|lines| ("weather".into(), lines)));
        pools.extend(self.slots.iter().map(|(name, lines)| (format!("slots.{name}"), lines)));
        pools
    }

    fn check(&self) -> Result<(), ContentError> {
        let wrong = |field: &str, problem: String| Err(ContentError::at(FILE, field, problem));
        let whole: f64 = self.stages.iter().map(|s| s.share).sum();
        if (whole - 1.0).abs() > 1e-6 {
            return wrong("stages.share", format!("the shares add up to {whole}, not to 1"));
        }
        for stage in self.all_stages() {
            let id = &stage.id;
            if stage.topics.values().sum::<u32>() == 0 {
                return wrong(&format!("stages.{id}.topics"), "no topic has a weight".into());
            }
            if !self.ordinary.contains_key(&stage.ordinary) {
                return wrong(
                    &format!("ordinary.{}", stage.ordinary),
                    format!("is used by the stage `{id}` and missing"),
                );
            }
            for topic in stage.topics.keys() {
                if !self.topics.contains_key(topic) {
                    return wrong(
                        &format!("topics.{topic}"),
                        format!("is used by the stage `{id}` and missing"),
                    );
                }
                if self.text(topic, id).is_none() {
                    return wrong(&format!("text.{topic}.{id}"), "is missing".into());
                }
            }
            // otherwise a day might come on which nothing can be written about
            if stage.topics.keys().all(|t| self.topics.get(t).is_none_or(|t| !t.days.is_empty())) {
                return wrong(&format!("stages.{id}.topics"), "every topic is bound to days".into());
            }
            for (name, pools) in [("lines", &self.lines), ("quotes", &self.quotes), ("bold", &self.bold)] {
                if !pools.contains_key(id) {
                    return wrong(&format!("{name}.{id}"), "is missing".into());
                }
            }
        }
        for (field, count) in [("hours.names", self.hours.names.len()), ("long.every", self.long.every)] {
            if count == 0 {
                return wrong(field, "is empty or 0".into());
            }
        }
        self.check_pools()
    }

    fn has_slot(&self, slot: &str) -> bool {
        ["weather", "hour"].contains(&slot) || self.slots.contains_key(slot)
    }

    fn check_pools(&self) -> Result<(), ContentError> {
        for (field, lines) in self.pools() {
            if lines.is_empty() {
                return Err(ContentError::at(FILE, &field, "is empty"));
            }
            for line in lines {
                if line.trim() != line || line.is_empty() {
                    return Err(ContentError::at(FILE, &field, "has an empty line, or spaces around one"));
                }
                if let Some(slot) = slots(line).find(|slot| !self.has_slot(slot)) {
                    return Err(ContentError::at(FILE, &field, format!("there is no slot {{{slot}}}")));
                }
            }
        }
        Ok(())
    }
}

/// The names between braces in `line`.
pub(super) fn slots(line: &str) -> impl Iterator<Item = &str> {
    line.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn problem(from: &str, to: &str) -> String {
        assert!(TEXT.contains(from), "{from}");
        Content::read(&TEXT.replacen(from, to, 1)).err().unwrap().to_string()
    }

    #[test]
    fn the_file_is_good() {
        Content::embedded().unwrap();
    }

    #[test]
    fn a_mistake_is_named_with_its_file_and_field() {
        let cases = [
            ("share = 0.07", "share = 0.17", "content/en/demo.toml: stages.share: the shares add up to 1.1"),
            ("{food}, then bed", "{fod}, then bed", "text.body.shock.openings: there is no slot {fod}"),
            ("[text.house.anger]", "[text.house.work]", "text.house.anger: is missing"),
            ("[lines]\nshock", "[lines]\nshok", "lines.shock: is missing"),
            ("week = 8.5", "weak = 8.5", "unknown field `weak`"),
        ];
        for (from, to, expected) in cases {
            let shown = problem(from, to);
            assert!(shown.starts_with("content/en/demo.toml: ") && shown.contains(expected), "{shown}");
        }
    }
}
