//! Counts as real numbers and back, in one place, so that every cast that could lose something is
//! argued for once.

/// A count as a real number. Counts of entries and days are far below 2^53, where this is exact.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn real(n: usize) -> f64 {
    n as f64
}

/// A difference of counts, or a sum of ranks, as a real number; exact below 2^53.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn whole(n: i64) -> f64 {
    n as f64
}

/// A count as it is told. Nobody has 2^32 entries.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A count as a share of another one that is not 0; exact enough for looking for something.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn ratio(of: u64, all: u64) -> f64 {
    of as f64 / all as f64
}

/// A real number rounded down to a count, 0 for what is negative.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` stops at the ends
pub(crate) fn floor(x: f64) -> usize {
    x as usize
}
