//! A chance check that respects that days resemble their neighbours.
//!
//! The tag's calendar is turned against the mood's by k days, which keeps both as they are and only
//! takes apart what belongs together. A day that has no entry has neither mood nor tag, and stays
//! empty in both: after a turn only those days are compared on which both are known. Nothing is
//! filled in, and a day without an entry is never a day without the tag.
//!
//! Turning leaves a different number of days to compare each time, and fewer days vary more. So what
//! is compared is not the bare difference of mean ranks but that over its standard error, which goes
//! with `sqrt(1/n1 + 1/n0)`. Without gaps the numbers are the same at every turn, and the test is
//! that of Cliff's delta itself.

use crate::{day::Day, num::whole};

/// The smallest turn, and the smallest from the other side: within a week a turned tag still lies on
/// days that resemble its own.
const NEAREST: usize = 7;
/// More calendar days than a life has; beyond, a wrong date would take minutes.
pub(crate) const LONGEST_SPAN: usize = 40_000;
/// Rounding of what is compared, as a share of it.
const ROUNDING: f64 = 1e-12;
/// A rank sum and a count travel in one number: the count above, the sum below. Twice the sum of
/// 40,000 ranks is below 2^32.
const COUNT_FROM_BIT: u32 = 40;

/// Days of mood laid out on the calendar, shared by all tags.
pub(crate) struct Calendar {
    /// For every calendar day twice, one round after the other: its rank and that it is there, or 0.
    twice_round: Vec<u64>,
    /// For each turn, what all known days meet.
    all: Vec<u64>,
    /// Indices of the days that are known.
    known: Vec<usize>,
}

/// What the turns came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Turns {
    /// Turns that left enough to compare.
    pub turns: usize,
    /// Those that were at least as far from no difference as the days as they are.
    pub as_far: usize,
}

impl Calendar {
    /// From the days in their order and twice the mid-rank of each; at most [`LONGEST_SPAN`] from the
    /// first to the last.
    pub fn new(days: &[Day], twice_rank: &[u64]) -> Option<Self> {
        let (first, last) = (*days.first()?, *days.last()?);
        let known: Vec<usize> =
            days.iter().filter_map(|day| usize::try_from(day.since(first)).ok()).collect();
        let span = usize::try_from(last.since(first)).ok()? + 1;
        let mut twice_round = vec![0; 2 * span];
        for (&at, &rank) in known.iter().zip(twice_rank) {
            for place in [at, at + span] {
                if let Some(cell) = twice_round.get_mut(place) {
                    *cell = rank | 1 << COUNT_FROM_BIT;
                }
            }
        }
        let mut calendar = Self { twice_round, all: Vec::new(), known };
        calendar.all = calendar.met(calendar.known.iter().copied());
        Some(calendar)
    }

    fn span(&self) -> usize {
        self.twice_round.len() / 2
    }

    /// For each turn, the sum of what these days meet. A day at place d meets, at turn k, the mood of
    /// day d + k: whole slices are added, which a processor does several cells at a time.
    fn met(&self, places: impl Iterator<Item = usize>) -> Vec<u64> {
        let mut sums = vec![0; self.span()];
        for place in places {
            if let Some(moods) = self.twice_round.get(place..place + self.span()) {
                for (sum, mood) in sums.iter_mut().zip(moods) {
                    *sum += mood;
                }
            }
        }
        sums
    }

    /// Turns a tag by k = 7 to N - 7 days, N being the calendar days from first to last. `tagged` is
    /// in the order of the days that the calendar was made from.
    pub fn turn(&self, tagged: &[bool]) -> Turns {
        let has = tagged.iter().filter(|on| **on).count();
        // the rarer side is added up; the other is what is left of all
        let rarer = has * 2 <= tagged.len();
        let side = self.known.iter().zip(tagged).filter(|(_, on)| **on == rarer).map(|(at, _)| *at);
        let met = self.met(side);
        let distance = |turn: usize| {
            let one = split(*met.get(turn)?);
            let all = split(*self.all.get(turn)?);
            distance(one, (all.0 - one.0, all.1 - one.1))
        };
        let enough = |n: i64, of: usize| usize::try_from(2 * n).is_ok_and(|twice| twice >= of);
        let mut result = Turns { turns: 0, as_far: 0 };
        let Some((found, ..)) = distance(0) else { return result };
        let least = if rarer { (has, tagged.len() - has) } else { (tagged.len() - has, has) };
        for turn in NEAREST..=self.span().saturating_sub(NEAREST) {
            let Some((turned, n1, n0)) = distance(turn) else { continue };
            if enough(n1, least.0) && enough(n0, least.1) {
                result.turns += 1;
                result.as_far += usize::from(turned >= found * (1.0 - ROUNDING));
            }
        }
        result
    }
}

/// Twice a rank sum, and a count.
fn split(packed: u64) -> (i64, i64) {
    let part = |bits: u64| i64::try_from(bits).unwrap_or_default();
    (part(packed & ((1 << COUNT_FROM_BIT) - 1)), part(packed >> COUNT_FROM_BIT))
}

/// The square of the difference of mean ranks over its standard error, but for a factor that all turns
/// share; and the two counts. `None` if one side is empty.
fn distance((s1, n1): (i64, i64), (s0, n0): (i64, i64)) -> Option<(f64, i64, i64)> {
    if n1 == 0 || n0 == 0 {
        return None;
    }
    // the cross product is exact in whole numbers, so that equal differences come out equal
    let difference = whole(s1 * n0 - s0 * n1);
    Some((difference * difference / (whole(n1) * whole(n0) * whole(n1 + n0)), n1, n0))
}
