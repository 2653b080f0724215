//! What was filled in with one method, thousands of times, in a large journal.

use goldseam_exchange::bulk;
use goldseam_journal::Journal;

use crate::{
    Result,
    figures::{Figures, time},
    sides::{self, Sides, until},
};

/// The method that is filled in.
const METHOD: &str = "thought-record";
/// What figures of this kind begin with.
pub const WHAT: &str = "records: ";

/// Fills in `count` records beside the entries, in a copy of the vault, and measures their list and
/// their summary: first on fresh connections, then on one that has shown them before.
pub fn measure(sides: &Sides, count: usize, rounds: usize, figures: &mut Figures) -> Result {
    let copy = sides.scratch("records.goldseam");
    sides::copy_folder(&sides.vault(), &copy)?;
    let mut journal = sides::open(&copy)?;
    bulk::fill(&mut journal, METHOD, count, 5, until())?;
    journal.lock()?;
    let page = |journal: &Journal| Ok(journal.records(METHOD, None, 50).map(drop)?);
    let summary = |journal: &Journal| Ok(journal.summary(METHOD).map(drop)?);
    let mut each = |name: &str, f: &dyn Fn(&Journal) -> Result| -> Result {
        let what = format!("{WHAT}{name} of {count}");
        let cold = (0..rounds.div_ceil(4)).map(|_| {
            let journal = sides::open(&copy)?;
            time(|| f(&journal))
        });
        figures.times(&what, sides.entries, "cold", &cold.collect::<Result<Vec<_>>>()?);
        let journal = sides::open(&copy)?;
        f(&journal)?;
        let warm = (0..rounds).map(|_| time(|| f(&journal))).collect::<Result<Vec<_>>>()?;
        figures.times(&what, sides.entries, "warm", &warm);
        Ok(())
    };
    each("first page", &page)?;
    each("summary", &summary)
}
