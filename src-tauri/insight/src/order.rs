//! Order statistics: medians and quantiles.

use crate::num::{floor, real};

/// The median: the middle value, or halfway between the two in the middle. `None` for no values.
/// Leaves `values` in another order. Takes linear time.
pub(crate) fn median(values: &mut [f64]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let half = values.len() / 2;
    let even = values.len().is_multiple_of(2);
    let (below, &mut upper, _) = values.select_nth_unstable_by(half, f64::total_cmp);
    if !even {
        return Some(upper);
    }
    below.iter().copied().max_by(f64::total_cmp).map(|lower| f64::midpoint(lower, upper))
}

/// The quantile at `p` (0 to 1) of values in rising order, by straight lines between them: type 7
/// of Hyndman and Fan (1996), which is R's and `NumPy`'s own. `None` for no values.
pub(crate) fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let place = p.clamp(0.0, 1.0) * real(sorted.len().checked_sub(1)?);
    let below = floor(place);
    let lower = *sorted.get(below)?;
    let upper = *sorted.get(below + 1).unwrap_or(&lower);
    Some(lower + (place - place.floor()) * (upper - lower))
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;

    #[test]
    fn medians() {
        assert_eq!(median(&mut []), None);
        assert_eq!(median(&mut [3.0]), Some(3.0));
        assert_eq!(median(&mut [4.0, -4.0]), Some(0.0));
        assert_eq!(median(&mut [9.0, 1.0, 5.0]), Some(5.0));
        assert_eq!(median(&mut [2.0, 2.0, 1.0, 7.0]), Some(2.0));
    }

    #[test]
    fn quantiles() {
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(quantile(&[2.0], 0.9), Some(2.0));
        let four = [1.0, 2.0, 3.0, 4.0];
        assert_eq!(quantile(&four, 0.0), Some(1.0));
        assert_eq!(quantile(&four, 0.25), Some(1.75));
        assert_eq!(quantile(&four, 1.0), Some(4.0));
    }
}
