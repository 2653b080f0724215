//! What a row means, by its category.

use serde_json::{Map, Value};

use super::Row;
use crate::{
    Mood, Number, Record,
    table::{self, lines, words},
};

const WORST_MOOD: f64 = 1.0;
const BEST_MOOD: f64 = 10.0;
/// None, as nothing is written for it, to unbearable.
const SYMPTOM: (f64, f64) = (0.0, 4.0);
const SEVERITIES: [&str; 4] = ["mild", "moderate", "severe", "unbearable"];

/// A record that rows are added to.
pub(super) struct Joining {
    record: Record,
    texts: Vec<String>,
    /// Lists of short texts, by their categories.
    lists: Vec<(String, Vec<String>)>,
    /// What has no other place, by categories.
    rest: Map<String, Value>,
}

impl Joining {
    pub fn new(record: Record) -> Self {
        Self { record, texts: Vec::new(), lists: Vec::new(), rest: Map::new() }
    }

    pub fn is_empty(&self) -> bool {
        let Record { mood, numbers, tags, feelings, .. } = &self.record;
        mood.is_none()
            && numbers.is_empty()
            && tags.is_empty()
            && feelings.is_empty()
            && self.texts.is_empty()
            && self.lists.is_empty()
            && self.rest.is_empty()
    }

    pub fn finish(mut self) -> Record {
        for (category, list) in self.lists {
            self.texts.push(format!("{category}:\n\n- {}", list.join("\n- ")));
        }
        table::once(&mut self.record.tags);
        self.record.body = self.texts.join("\n\n");
        self.record.extra.extend(self.rest);
        self.record
    }

    pub fn take(&mut self, row: &Row) {
        if !row.notes.is_empty() {
            self.texts.push(lines(row.notes));
        }
        let amount = table::number(row.amount);
        match (row.category.to_lowercase().as_str(), amount) {
            ("mood", Some(rating)) if self.record.mood.is_none() => {
                self.record.mood = Some(mood(row.amount, rating));
                self.record.feelings.extend(words(row.detail, '|'));
            }
            ("mood", None) => self.record.feelings.extend(words(row.detail, '|')),
            ("symptom" | "symptoms", Some(rating)) => {
                self.number(without_severity(row.detail), rating, Some(SYMPTOM), "");
            }
            ("sleep", _) if hours(row.amount).is_some() => {
                let hours = hours(row.amount).unwrap_or_default();
                self.number(row.category, hours, None, "h");
                self.keep(row.category, row.detail);
            }
            ("gratitudes" | "gratitude", None) => self.list(row.category, row.detail),
            ("extra notes" | "notes", None) => self.texts.extend(lines_of(row.detail)),
            (category, None) if category.contains("factors") => {
                self.record.tags.extend(words(row.detail, '|'));
            }
            (category, Some(amount)) if measured_by_name(category) => {
                let (name, unit) = name_and_unit(row.detail);
                self.number(if name.is_empty() { row.category } else { name }, amount, None, unit);
            }
            (_, Some(amount)) => {
                self.number(row.category, amount, None, "");
                self.keep(row.category, row.detail);
            }
            (_, None) => {
                let both = [row.amount, row.detail].into_iter().filter(|text| !text.is_empty());
                self.keep(row.category, &both.collect::<Vec<_>>().join(" "));
            }
        }
    }

    fn number(&mut self, name: &str, value: f64, range: Option<(f64, f64)>, unit: &str) {
        self.record.numbers.push(Number { name: name.to_owned(), value, range, unit: unit.to_owned() });
    }

    fn list(&mut self, category: &str, detail: &str) {
        let Some(text) = lines_of(detail) else { return };
        match self.lists.iter_mut().find(|(name, _)| name == category) {
            Some((_, list)) => list.push(text),
            None => self.lists.push((category.to_owned(), vec![text])),
        }
    }

    fn keep(&mut self, category: &str, detail: &str) {
        if detail.is_empty() {
            return;
        }
        let kept = self.rest.entry(category).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(kept) = kept {
            kept.push(detail.into());
        }
    }
}

fn mood(label: &str, rating: f64) -> Mood {
    let on_scale = (WORST_MOOD..=BEST_MOOD).contains(&rating);
    let level = on_scale.then(|| (rating - WORST_MOOD) / (BEST_MOOD - WORST_MOOD));
    Mood { label: label.to_owned(), level }
}

/// Categories whose details name what was measured.
fn measured_by_name(category: &str) -> bool {
    ["meds", "medication", "supplement", "measurement"].iter().any(|part| category.contains(part))
}

/// `Headache (Mild)` is a headache; how bad it was is a number of its own.
fn without_severity(detail: &str) -> &str {
    let (name, severity) = name_and_unit(detail);
    if SEVERITIES.contains(&severity.to_lowercase().as_str()) { name } else { detail }
}

/// `Ibuprofen (mg)` in its two parts; the second is empty where there are no brackets at the end.
fn name_and_unit(detail: &str) -> (&str, &str) {
    let parts = detail.strip_suffix(')').and_then(|detail| detail.rsplit_once('('));
    parts.map_or((detail, ""), |(name, unit)| (name.trim_end(), unit))
}

/// Hours of `7:30`, or of a number.
fn hours(amount: &str) -> Option<f64> {
    let Some((hours, minutes)) = amount.split_once(':') else { return table::number(amount) };
    let (hours, minutes) = (hours.parse::<u8>().ok()?, minutes.parse::<u8>().ok().filter(|m| *m < 60)?);
    Some(f64::from(hours) + f64::from(minutes) / 60.0)
}

fn lines_of(detail: &str) -> Option<String> {
    Some(lines(detail)).filter(|text| !text.is_empty())
}
