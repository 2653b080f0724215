//! Ten years of check-ins: what each picture is drawn from, and every figure of the pattern page; and how that
//! grows with ten times fewer and ten times more.

use std::path::Path;

use chrono::Days;
use goldseam_exchange::check_ins::CheckIns;
use goldseam_journal::{Day, Journal, PatternsAsked, Within};

use crate::{
    Result,
    figures::{Figures, time},
    sides::{self, until},
};

/// What figures of this kind begin with: of pictures, and of the pattern page.
pub const PICTURE: &str = "feelings: ";
pub const PATTERNS: &str = "patterns: ";
/// What the window calls its longest frames.
pub const DRAWN: &str = "ten years of check-ins: the picture that takes longest to draw";
/// How many check-ins the goals are about.
pub const MANY: usize = 30_000;

const YEARS: u32 = 10;
const TAGS: usize = 50;

fn make(at: &Path, count: usize) -> Result<Journal> {
    let mut journal = sides::new_journal(at)?;
    let plan = CheckIns {
        count,
        days: YEARS * 365,
        until: until(),
        tags: (0..TAGS).map(|n| format!("tag {n}")).collect(),
        zone: chrono_tz::Europe::Lisbon,
        seed: 37,
    };
    if plan.write(&mut journal)? != count {
        return Err("not as many check-ins as there should be".into());
    }
    Ok(journal)
}

/// The vault with [`MANY`] of them, beside the one that is kept for the window.
pub const KEPT: &str = "feelings.goldseam";

/// Measures each picture's data over all years and the pattern page, first on fresh connections, then on one that
/// has shown them before.
pub fn measure(
    home: &Path,
    counts: &[usize],
    rounds: usize,
    keep: Option<&Path>,
    figures: &mut Figures,
) -> Result {
    for &count in counts {
        let at = home.join(format!("feelings-{count}.goldseam"));
        make(&at, count)?.lock()?;
        let all = Within { all: true, ..Within::default() };
        let asked = PatternsAsked { within: all, sunday: false, next_day: false };
        let today = Day::new(until())?;
        let year = Day::new(until().checked_sub_days(Days::new(364)).unwrap_or(until()))?;
        if let Some(folder) = keep.filter(|_| count == MANY || counts.len() == 1) {
            sides::copy_folder(&at, &folder.join(KEPT))?;
        }
        let mut each = |name: String, f: &dyn Fn(&Journal) -> Result| -> Result {
            let rounds = if count > MANY { rounds.div_ceil(8) } else { rounds.div_ceil(2) };
            let cold = (0..rounds.div_ceil(4)).map(|_| {
                let journal = sides::open(&at)?;
                time(|| f(&journal))
            });
            let cold = cold.collect::<Result<Vec<_>>>()?;
            figures.times(&format!("{name}, the first time"), count, "cold", &cold);
            let journal = sides::open(&at)?;
            f(&journal)?;
            let warm = (0..rounds).map(|_| time(|| f(&journal))).collect::<Result<Vec<_>>>()?;
            figures.times(&name, count, "warm", &warm);
            Ok(())
        };
        let picture = |name: &str| format!("{PICTURE}{name}");
        each(picture("line, days, weeks"), &|j| Ok(j.mood_line(all, false).map(drop)?))?;
        each(picture("map with words"), &|j| Ok(j.mood_grid(all).map(drop)?))?;
        each(picture("families of words"), &|j| Ok(j.word_families(all, false).map(drop)?))?;
        each(picture("time of day and weekday"), &|j| Ok(j.mood_rhythm(all).map(drop)?))?;
        each(picture("best and worst days"), &|j| Ok(j.mood_edges(all).map(drop)?))?;
        each(picture("numbers beside mood"), &|j| Ok(j.numbers(all).map(drop)?))?;
        each(picture("questionnaires"), &|j| Ok(j.measures(all).map(drop)?))?;
        each(picture("looking back on a year"), &|j| Ok(j.looking_back(year, today).map(drop)?))?;
        each(picture("hard days before"), &|j| Ok(j.hard_days_before(today).map(drop)?))?;
        each(format!("{PATTERNS}every figure of {TAGS} tags"), &|j| Ok(j.patterns(&asked).map(drop)?))?;
    }
    Ok(())
}
