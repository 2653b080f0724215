//! Questionnaires over time. Higher and lower, never better or worse.

use serde::Serialize;
use specta::Type;

use crate::{
    finding::{Finding, Lack, Method, Needs, What},
    num::count,
    sample::Reading,
};

/// The fewest fillings with a total.
const FEWEST_ANSWERS: usize = 2;
/// `|RCI|` beyond this is more than 95 in 100 chance differences.
const BEYOND_CHANCE: f64 = 1.96;
/// Scores are whole numbers or nearly.
const ROUNDING: f64 = 1e-9;

/// How much change is more than chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Rule {
    /// A published number of points, which goes before anything computed: 6 for the PHQ-9, 4 for the
    /// GAD-7, 15 for the PCL-5.
    Published {
        /// This many points or more.
        points: f64,
    },
    /// Jacobson and Truax (1991): from the standard deviation of a published sample and the
    /// questionnaire's reliability there.
    Computed {
        /// Standard deviation, in points.
        sd: f64,
        /// Reliability, 0 to 1.
        reliability: f64,
    },
    /// None is established, as for the PHQ-4: only the band is told.
    None,
}

/// A published range of scores; both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// Lowest score.
    pub from: f64,
    /// Highest score.
    pub to: f64,
}

/// Whether a change is more than chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Reach {
    /// More than chance, by the rule.
    Beyond,
    /// Not more than chance.
    Within,
    /// There is no rule for this questionnaire.
    NoRule,
}

/// From one filling to a later one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "ScoreChange")]
pub struct Change {
    /// The earlier filling.
    pub from: Reading,
    /// Later score less earlier score, in points.
    pub points: f64,
    /// `RCI = (x2 - x1) / (SD sqrt(2) sqrt(1 - r))`; only where it is the rule.
    pub rci: Option<f64>,
    /// Whether that is more than chance.
    pub reach: Reach,
    /// Bands up, or down if negative; `None` if a score is in no band.
    pub bands: Option<i32>,
}

/// A questionnaire over time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Course {
    /// The latest filling.
    pub latest: Reading,
    /// The index of its band, if it is in one.
    pub band: Option<u32>,
    /// Change since the first filling.
    pub from_first: Change,
    /// Change since the filling before.
    pub from_last: Change,
    /// How often it was filled in with a total.
    pub n_answers: u32,
}

/// What has changed, from at least two fillings, which are put in the order of their days; those of
/// one day stay in the order that they come in.
pub fn course(scores: &[Reading], rule: Rule, bands: &[Band]) -> Finding<Course> {
    let mut scores = scores.to_vec();
    scores.sort_by_key(Reading::day);
    Needs::of(Method::ReliableChange).at_least(What::Answers, scores.len(), FEWEST_ANSWERS).then(|| {
        let lack = Lack { what: What::Answers, have: count(scores.len()), need: count(FEWEST_ANSWERS) };
        let [first, .., latest] = scores.as_slice() else { return Err(lack) };
        let last = scores.iter().rev().nth(1).unwrap_or(first);
        let since = |from: &Reading| change(*from, *latest, rule, bands);
        Ok(Course {
            latest: *latest,
            band: band(latest.value(), bands).map(count),
            from_first: since(first),
            from_last: since(last),
            n_answers: count(scores.len()),
        })
    })
}

fn change(from: Reading, to: Reading, rule: Rule, bands: &[Band]) -> Change {
    let points = to.value() - from.value();
    let reach = |beyond: bool| if beyond { Reach::Beyond } else { Reach::Within };
    let (rci, reach) = match rule {
        Rule::Published { points: enough } => (None, reach(points.abs() >= enough - ROUNDING)),
        Rule::Computed { sd, reliability } => {
            let rci = points / (sd * 2.0_f64.sqrt() * (1.0 - reliability).sqrt());
            // without any spread, or with a perfect measure, the formula has nothing to say
            let rci = Some(rci).filter(|rci| sd > 0.0 && rci.is_finite());
            (rci, rci.map_or(Reach::NoRule, |rci| reach(rci.abs() > BEYOND_CHANCE)))
        }
        Rule::None => (None, Reach::NoRule),
    };
    let at = |reading: Reading| i32::try_from(band(reading.value(), bands)?).ok();
    let bands = at(to).zip(at(from)).map(|(to, from)| to - from);
    Change { from, points, rci, reach, bands }
}

/// The index of the band that a score is in.
pub fn band(score: f64, bands: &[Band]) -> Option<usize> {
    bands.iter().position(|band| (band.from..=band.to).contains(&score))
}
