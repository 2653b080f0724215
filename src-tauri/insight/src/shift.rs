//! Two groups of values beside each other: how often one is above the other, and by how much.

use crate::num::real;

/// A value and how many times it is there.
pub(crate) type Run = (f64, usize);

/// `#(a > b)` and `#(a < b)` over all pairs of one value of each group; both rising and without
/// repetition.
pub(crate) fn above_and_below(a: &[Run], b: &[Run]) -> (u64, u64) {
    let total: usize = b.iter().map(|(_, n)| n).sum();
    let (mut above, mut below) = (0_u64, 0_u64);
    let (mut lower, mut next) = (0, 0);
    for &(value, n) in a {
        while let Some(&(_, m)) = b.get(next).filter(|(other, _)| *other < value) {
            lower += m;
            next += 1;
        }
        let equal = b.get(next).filter(|(other, _)| *other <= value).map_or(0, |(_, m)| *m);
        above += (n * lower) as u64;
        below += (n * (total - lower - equal)) as u64;
    }
    (above, below)
}

/// The Hodges-Lehmann shift: the median of all differences `a - b`. Both groups rising and without
/// repetition. `None` if one is empty.
///
/// The differences form a matrix whose rows fall and whose columns rise, so the one in the middle is
/// found without making them all: each round takes the weighted median of what the rows still have
/// in their middles, counts how many differences lie below it in one walk along the edge, and
/// drops at least a quarter of the rest (Johnson and Mizoguchi 1978).
pub(crate) fn hodges_lehmann(a: &[Run], b: &[Run]) -> Option<f64> {
    // columns in falling order, so that each row of differences rises
    let columns: Vec<Run> = b.iter().rev().copied().collect();
    let matrix = Differences::new(a, &columns);
    let pairs = a.iter().map(|(_, n)| n).sum::<usize>() * b.iter().map(|(_, n)| n).sum::<usize>();
    if pairs == 0 {
        return None;
    }
    let upper = matrix.smallest(pairs / 2)?;
    if pairs.is_multiple_of(2) {
        return Some(f64::midpoint(matrix.smallest(pairs / 2 - 1)?, upper));
    }
    Some(upper)
}

struct Differences<'a> {
    rows: &'a [Run],
    columns: &'a [Run],
    /// How many values the columns before each one hold, and all of them at the end.
    before: Vec<usize>,
}

impl<'a> Differences<'a> {
    fn new(rows: &'a [Run], columns: &'a [Run]) -> Self {
        let mut before = vec![0];
        let mut sum = 0;
        before.extend(columns.iter().map(|(_, n)| {
            sum += n;
            sum
        }));
        Self { rows, columns, before }
    }

    fn at(&self, row: usize, column: usize) -> f64 {
        match (self.rows.get(row), self.columns.get(column)) {
            (Some((a, _)), Some((b, _))) => a - b,
            _ => f64::INFINITY,
        }
    }

    /// For each row the first column whose difference is not `within`, which holds from the left up
    /// to some place, and up to a place further left in the next row.
    fn edge(&self, within: impl Fn(f64) -> bool) -> Vec<usize> {
        let mut column = self.columns.len();
        let place = |row| {
            while column > 0 && !within(self.at(row, column - 1)) {
                column -= 1;
            }
            column
        };
        (0..self.rows.len()).map(place).collect()
    }

    fn held(&self, edge: &[usize]) -> usize {
        let of_row = |((_, n), column): (&Run, &usize)| n * self.before.get(*column).unwrap_or(&0);
        self.rows.iter().zip(edge).map(of_row).sum()
    }

    /// The difference that has `rank` others before it, counted with their repetitions.
    fn smallest(&self, rank: usize) -> Option<f64> {
        let mut low = vec![0; self.rows.len()];
        let mut high = vec![self.columns.len(); self.rows.len()];
        loop {
            let pivot = self.pivot(&low, &high)?;
            let less = self.edge(|d| d < pivot);
            let up_to = self.edge(|d| d <= pivot);
            if rank < self.held(&less) {
                high = less;
            } else if rank < self.held(&up_to) {
                return Some(pivot);
            } else {
                low = up_to;
            }
        }
    }

    /// The weighted median of the middles of the rows, each with the number of its candidates.
    fn pivot(&self, low: &[usize], high: &[usize]) -> Option<f64> {
        let mut middles: Vec<(f64, usize)> = (0..self.rows.len())
            .zip(low.iter().zip(high))
            .filter(|(_, (low, high))| low < high)
            .map(|(row, (low, high))| (self.at(row, usize::midpoint(*low, *high)), high - low))
            .collect();
        middles.sort_unstable_by(|x, y| x.0.total_cmp(&y.0));
        let half = middles.iter().map(|(_, n)| n).sum::<usize>() / 2;
        let mut seen = 0;
        middles.into_iter().find_map(|(middle, n)| {
            seen += n;
            (seen > half).then_some(middle)
        })
    }
}

/// Values as runs, rising.
pub(crate) fn runs(mut values: Vec<f64>) -> Vec<Run> {
    values.sort_unstable_by(f64::total_cmp);
    values.chunk_by(|a, b| a.total_cmp(b).is_eq()).filter_map(|of| Some((*of.first()?, of.len()))).collect()
}

/// Share of the pairs, given as a whole number of them.
pub(crate) fn share(of: u64, n1: usize, n0: usize) -> f64 {
    usize::try_from(of).map_or(0.0, real) / (real(n1) * real(n0))
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::order::median;

    fn all_differences(a: &[f64], b: &[f64]) -> Vec<f64> {
        a.iter().flat_map(|x| b.iter().map(move |y| x - y)).collect()
    }

    fn agrees(a: &[f64], b: &[f64]) {
        let mut all = all_differences(a, b);
        let count = |sign: fn(f64) -> bool| all.iter().filter(|d| sign(**d)).count() as u64;
        let counts = (count(|d| d > 0.0), count(|d| d < 0.0));
        let (a, b) = (runs(a.to_vec()), runs(b.to_vec()));
        assert_eq!(above_and_below(&a, &b), counts);
        assert_eq!(hodges_lehmann(&a, &b), median(&mut all));
    }

    #[test]
    fn an_empty_group_has_no_shift() {
        agrees(&[], &[]);
        agrees(&[1.0], &[]);
        agrees(&[], &[1.0]);
    }

    proptest! {
        #[test]
        fn the_shift_is_the_median_of_all_differences(
            a in prop::collection::vec(-4.0..4.0_f64, 1..40),
            b in prop::collection::vec(-4.0..4.0_f64, 1..40),
        ) {
            agrees(&a, &b);
        }

        #[test]
        fn also_with_many_equal_values(
            a in prop::collection::vec(-8..=8_i32, 1..60),
            b in prop::collection::vec(-8..=8_i32, 1..60),
        ) {
            let quarters = |v: Vec<i32>| v.into_iter().map(|n| f64::from(n) / 4.0).collect::<Vec<_>>();
            agrees(&quarters(a), &quarters(b));
        }
    }
}
