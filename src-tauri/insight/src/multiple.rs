//! Many comparisons at once: a few will look linked by chance.

use crate::num::real;

/// The share of false ones among what is shown that is put up with.
pub const Q: f64 = 0.10;

/// A p-value that is equal to its limit may miss it by the last digit.
const ROUNDING: f64 = 1e-12;

/// Which of these p-values are kept by Benjamini and Hochberg's rule (1995): sorted, all up to the
/// largest i with `p_(i) <= i q / m`. The answers are in the order of `p`.
pub fn benjamini_hochberg(p: &[f64], q: f64) -> Vec<bool> {
    let mut sorted = p.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let limit = |i: usize| real(i + 1) * q / real(sorted.len()) * (1.0 + ROUNDING);
    let passes = |(i, p): (usize, &f64)| (*p <= limit(i)).then_some(*p);
    let largest = sorted.iter().enumerate().filter_map(passes).next_back();
    p.iter().map(|p| largest.is_some_and(|largest| *p <= largest)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_one_carries_those_before_it() {
        assert_eq!(benjamini_hochberg(&[], Q), []);
        assert_eq!(benjamini_hochberg(&[0.2], Q), [false]);
        assert_eq!(benjamini_hochberg(&[0.1], Q), [true]);
        // 0.06 alone is above 0.10 / 3, but 0.066 is not above 0.10 * 2 / 3
        assert_eq!(benjamini_hochberg(&[0.9, 0.066, 0.06], Q), [false, true, true]);
    }
}
