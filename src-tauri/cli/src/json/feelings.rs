//! The answers about feelings.

use goldseam_insight::{Finding, Lack};
use goldseam_journal::PatternPage;
use serde::Serialize;
use serde_json::Value;

/// A figure, or what it lacks.
#[derive(Serialize)]
pub struct Figure {
    /// `period`, `trend`, `spread`, `instability`, `dayToDay`, `sharpDrops`, `week`, `tag`, `number`,
    /// `landmark` or `measure`.
    pub id: &'static str,
    /// What it is about: the day that a week starts on, a tag, a number, a landmark, a questionnaire; empty else.
    pub about: String,
    /// The name of the method that it was made with.
    pub method: &'static str,
    /// The figure with its counts; null if there is too little.
    #[serde(rename = "figure")]
    pub values: Value,
    /// All that is missing for it.
    pub lacks: Vec<Lack>,
}

/// Every figure of a period.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Insights {
    /// Check-ins that counted.
    pub entries: u32,
    /// Check-ins of the period that did not, because of what led to them.
    pub left_out: u32,
    /// Days with a value.
    pub days: usize,
    /// Comparisons of tags that were made.
    pub tags_compared: u32,
    pub figures: Vec<Figure>,
}

impl Figure {
    pub fn of<T: Serialize>(id: &'static str, about: impl Into<String>, finding: &Finding<T>) -> Self {
        Self {
            id,
            about: about.into(),
            method: finding.method().name(),
            // figures are plain structs of numbers, which can always be said in JSON
            values: finding.figure().and_then(|figure| serde_json::to_value(figure).ok()).unwrap_or_default(),
            lacks: finding.lacks().to_vec(),
        }
    }
}

impl Insights {
    pub fn of(page: &PatternPage, measures: &[goldseam_journal::MeasureCourse]) -> Self {
        let patterns = &page.patterns;
        let mut figures = vec![
            Figure::of("period", "", &patterns.period),
            Figure::of("trend", "", &patterns.trend),
            Figure::of("spread", "", &patterns.spread),
            Figure::of("instability", "", &patterns.instability),
            Figure::of("sharpDrops", "", &patterns.sharp_drops),
        ];
        figures.extend(patterns.day_to_day.iter().map(|one| Figure::of("dayToDay", "", one)));
        figures.extend(
            patterns.weeks.iter().map(|week| Figure::of("week", week.start.to_string(), &week.figure)),
        );
        for result in &patterns.tags.results {
            let name = page.tags.iter().find(|(id, _)| *id == result.tag).map(|(_, name)| name.clone());
            let next = if result.lag == goldseam_insight::Lag::NextDay { ", the day after" } else { "" };
            figures.push(Figure::of("tag", name.unwrap_or_default() + next, &result.link));
        }
        for number in &patterns.numbers {
            let name = page.numbers.iter().find(|known| known.id == number.number).map(|known| &known.name);
            figures.push(Figure::of("number", name.cloned().unwrap_or_default(), &number.link));
        }
        figures.extend(
            page.landmarks.iter().map(|one| Figure::of("landmark", &one.landmark.name, &one.finding)),
        );
        figures.extend(measures.iter().map(|one| Figure::of("measure", measure(one), &one.course)));
        Self {
            entries: patterns.n_entries,
            left_out: patterns.n_left_out,
            days: patterns.days.len(),
            tags_compared: patterns.tags.n_compared,
            figures,
        }
    }
}

fn measure(one: &goldseam_journal::MeasureCourse) -> String {
    if one.rule.name == one.name { one.name.clone() } else { format!("{}: {}", one.name, one.rule.name) }
}
