//! Mid-ranks.

use crate::num::real;

/// Values sorted into classes of equal ones.
pub(crate) struct Classes {
    /// The different values, rising.
    pub values: Vec<f64>,
    /// For each value that was put in, the index of its class.
    pub of: Vec<usize>,
    /// For each class, twice its mid-rank, which is a whole number: ranks count from 1, and equal
    /// values share the mean of theirs.
    pub twice_rank: Vec<u64>,
}

impl Classes {
    pub fn new(values: &[f64]) -> Self {
        let mut order: Vec<usize> = (0..values.len()).collect();
        let at = |i: usize| values.get(i).copied().unwrap_or_default();
        order.sort_unstable_by(|&a, &b| at(a).total_cmp(&at(b)));
        let mut classes = Self { values: Vec::new(), of: vec![0; values.len()], twice_rank: Vec::new() };
        let mut before = 0;
        for equal in order.chunk_by(|&a, &b| at(a).total_cmp(&at(b)).is_eq()) {
            for &i in equal {
                if let Some(class) = classes.of.get_mut(i) {
                    *class = classes.values.len();
                }
            }
            classes.values.extend(equal.first().map(|&i| at(i)));
            classes.twice_rank.push(2 * before + equal.len() as u64 + 1);
            before += equal.len() as u64;
        }
        classes
    }

    /// The mid-rank of each value that was put in.
    pub fn ranks(&self) -> Vec<f64> {
        let rank = |&class: &usize| self.twice_rank.get(class).map_or(0.0, |&twice| half(twice));
        self.of.iter().map(rank).collect()
    }
}

fn half(twice: u64) -> f64 {
    usize::try_from(twice).map_or(0.0, real) / 2.0
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_share_their_ranks() {
        assert_eq!(Classes::new(&[]).ranks(), []);
        assert_eq!(Classes::new(&[5.0]).ranks(), [1.0]);
        assert_eq!(Classes::new(&[2.0, -1.0, 2.0, 7.0, 2.0]).ranks(), [3.0, 1.0, 3.0, 5.0, 3.0]);
    }
}
