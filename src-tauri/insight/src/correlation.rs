//! A number of each day beside its mood.

use serde::Serialize;
use specta::Type;

use crate::{
    days::Days,
    finding::{Finding, Lack, Method, Needs, What},
    num::{count, floor, real},
    rank::Classes,
};

/// The fewest days with both.
const FEWEST_DAYS: usize = 20;
/// Days that count as independent; the formula divides by their number less 3.
const FEWEST_EFFECTIVE: u32 = 4;
/// Quantile of the normal distribution at 0.975, for an interval of 95 in 100.
const Z: f64 = 1.959_963_984_540_054;

/// How a number goes along with mood. It says nothing about why.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RankCorrelation {
    /// Spearman's rho, -1 to 1: above 0, mood was higher on days with a higher number.
    pub rho: f64,
    /// Lower end of the interval of 95 in 100.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Days with both.
    pub n_days: u32,
    /// How many independent days these are worth.
    pub n_effective: f64,
    /// Whether the interval leaves out 0; if not, nothing clear can be said.
    pub clear: bool,
}

/// Spearman's rank correlation of a number with the mood of the same day, from at least 20 days.
pub fn correlate(days: &Days, numbers: &Days) -> Finding<RankCorrelation> {
    let both: Vec<(f64, f64)> = days.iter().filter_map(|d| Some((numbers.on(d.day)?, d.value))).collect();
    let ranks = |pick: fn(&(f64, f64)) -> f64| {
        let classes = Classes::new(&both.iter().map(pick).collect::<Vec<_>>());
        (centred(&classes.ranks()), classes.values.len())
    };
    let ((x, different_x), (y, different_y)) = (ranks(|b| b.0), ranks(|b| b.1));
    Needs::of(Method::Spearman)
        .at_least(What::Days, both.len(), FEWEST_DAYS)
        .at_least(What::DifferentNumbers, different_x, 2)
        .at_least(What::DifferentMoods, different_y, 2)
        .then(|| {
            let rho = (dot(&x, &y) / (dot(&x, &x) * dot(&y, &y)).sqrt()).clamp(-1.0, 1.0);
            let n_effective = effective(x.len(), lag_one(&x) * lag_one(&y));
            if n_effective < f64::from(FEWEST_EFFECTIVE) {
                let have = count(floor(n_effective));
                return Err(Lack { what: What::EffectiveDays, have, need: FEWEST_EFFECTIVE });
            }
            let (low, high) = interval(rho, n_effective);
            let clear = low > 0.0 || high < 0.0;
            Ok(RankCorrelation { rho, low, high, n_days: count(x.len()), n_effective, clear })
        })
}

/// `n (1 - r1x r1y) / (1 + r1x r1y)`, never more than n: a product below 0 is mostly noise, and would
/// claim more than there is.
fn effective(n: usize, product: f64) -> f64 {
    real(n) * (1.0 - product.max(0.0)) / (1.0 + product.max(0.0))
}

/// The interval of Bonett and Wright (2000), with the effective number of days for n.
fn interval(rho: f64, n: f64) -> (f64, f64) {
    let middle = rho.atanh();
    let reach = Z * ((1.0 + rho * rho / 2.0) / (n - 3.0)).sqrt();
    ((middle - reach).tanh(), (middle + reach).tanh())
}

/// Autocorrelation at lag 1, from one day with a value to the next one, however far away.
fn lag_one(centred: &[f64]) -> f64 {
    let next: f64 = centred.iter().zip(centred.iter().skip(1)).map(|(a, b)| a * b).sum();
    next / dot(centred, centred)
}

fn centred(values: &[f64]) -> Vec<f64> {
    let mean = values.iter().sum::<f64>() / real(values.len().max(1));
    values.iter().map(|v| v - mean).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of R's `statpsych::ci.spear`, which is by the author of the formula.
    #[test]
    fn the_interval_is_that_of_its_author() {
        let y = [67., 28., 30., 28., 52., 40., 25., 37., 44., 10., 14., 20., 28., 40., 51.];
        let x = [21., 4., 9., 12., 35., 18., 10., 22., 24., 1., 6., 8., 13., 16., 19.];
        let ranks = |v: &[f64]| centred(&Classes::new(v).ranks());
        let (x, y) = (ranks(&x), ranks(&y));
        let rho = dot(&x, &y) / (dot(&x, &x) * dot(&y, &y)).sqrt();
        let (low, high) = interval(rho, 15.0);
        for (found, published) in [(rho, 0.869_963_9), (low, 0.584_095_1), (high, 0.963_829_7)] {
            assert!((found - published).abs() < 1e-7, "{found} {published}");
        }
    }

    #[test]
    fn days_that_resemble_their_neighbours_count_for_less() {
        assert!((effective(100, 0.5) - 100.0 / 3.0).abs() < 1e-12);
        assert!((effective(100, -0.5) - 100.0).abs() < 1e-12);
    }
}
