//! How far days lie apart.

use serde::Serialize;
use specta::Type;

use crate::{
    days::Days,
    finding::{Finding, Method, Needs, What},
    num::{count, real},
    order::median,
    period::FEWEST_DAYS,
};

/// The fewest days that a standard deviation is told from.
const FEWEST_FOR_SD: usize = 14;

/// Level of spread, in points of the scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Spread {
    /// `median |y_d - median(y)|`, as it is: not scaled up to stand for a standard deviation.
    pub mad: f64,
    /// Standard deviation, with n - 1; from 14 days on.
    pub sd: Option<f64>,
    /// Days with a value.
    pub n_days: u32,
}

/// Spread of the day values, from at least four days.
pub fn spread(days: &Days) -> Finding<Spread> {
    Needs::of(Method::Spread).at_least(What::Days, days.len(), FEWEST_DAYS).then(|| {
        let mut values = days.values();
        let sd = (values.len() >= FEWEST_FOR_SD).then(|| sample_sd(&values));
        let middle = median(&mut values).unwrap_or_default();
        for value in &mut values {
            *value = (*value - middle).abs();
        }
        Ok(Spread { mad: median(&mut values).unwrap_or_default(), sd, n_days: count(days.len()) })
    })
}

fn sample_sd(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / real(values.len());
    let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
    (squares / real(values.len() - 1)).sqrt()
}
