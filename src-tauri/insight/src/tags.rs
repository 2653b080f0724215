//! Days with a tag beside days without it.

use std::{cmp::Ordering, collections::BTreeMap};

use serde::Serialize;
use specta::Type;

use crate::{
    day::Day,
    days::Days,
    finding::{Finding, Lack, Method, Needs, What},
    multiple::{Q, benjamini_hochberg},
    num::{count, real},
    rank::Classes,
    rotation::{Calendar, LONGEST_SPAN, Turns},
    shift::{Run, above_and_below, hodges_lehmann, share},
};

/// The fewest days with the tag, and without it.
const FEWEST_EACH: usize = 8;
/// The fewest days with a value in all.
const FEWEST_DAYS: usize = 28;
/// The fewest turns that can tell anything: with fewer, p can't come down to `Q` even for one tag.
const FEWEST_TURNS: usize = 9;
/// The most tags that are shown as linked.
const MOST_SHOWN: usize = 5;

/// A tag and the days that carry it, in any order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Whatever the caller knows it by.
    pub id: u32,
    /// Its days, by [`Day::at`].
    pub days: Vec<Day>,
}

/// Which day's mood is set beside the tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Lag {
    /// The tag's own day.
    SameDay,
    /// The day after.
    NextDay,
}

/// How days with a tag lie beside days without. It says nothing about why.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TagLink {
    /// Cliff's delta, `(#(y1 > y0) - #(y1 < y0)) / (n1 n0)`, -1 to 1: below 0, days with the tag were
    /// more often lower.
    pub delta: f64,
    /// Hodges-Lehmann shift, `median(y1 - y0)`, in points.
    pub shift: f64,
    /// Days with the tag, `n1`.
    pub n_with: u32,
    /// Days without it, `n0`.
    pub n_without: u32,
    /// `(1 + #as far) / (turns + 1)`. For tests and files; not for the screen.
    pub p: f64,
    /// Turns of the rotation test, `K`. The smallest p that they allow is `1 / (K + 1)`.
    pub n_rotations: u32,
    /// Whether it is kept among all that were compared, at q = 0.10.
    pub kept: bool,
}

/// One tag's result.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct TagResult {
    /// The tag.
    pub tag: u32,
    /// Which day's mood.
    pub lag: Lag,
    /// The figure.
    pub link: Finding<TagLink>,
}

/// All tags.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TagComparison {
    /// `m`, how many comparisons were made. Always to be told: a few that look linked will be chance.
    pub n_compared: u32,
    /// How many were kept.
    pub n_kept: u32,
    /// How many of `results`, from the first on, are to be shown: those kept, at most five.
    pub n_shown: u32,
    /// All tags: those kept first, then the others that were compared, the most telling first, then
    /// those that lack something.
    pub results: Vec<TagResult>,
}

/// Compares each tag. With `next_day` also the mood of the day after, which doubles the comparisons
/// and so makes each of them harder to keep.
///
/// A day without a value is left out: it has no mood, and whether the tag would have been set on it
/// nobody knows.
pub fn compare_tags(days: &Days, tags: &[Tag], next_day: bool) -> TagComparison {
    let mut results = Vec::new();
    for lag in [Lag::SameDay, Lag::NextDay].into_iter().filter(|lag| next_day || *lag == Lag::SameDay) {
        let moods = Moods::new(days, lag);
        let of_tag = |tag: &Tag| TagResult { tag: tag.id, lag, link: moods.beside(tag) };
        results.extend(tags.iter().map(of_tag));
    }
    let p: Vec<f64> = results.iter().filter_map(|r| r.link.figure()).map(|link| link.p).collect();
    let links = results.iter_mut().filter_map(|r| r.link.figure_mut());
    for (link, kept) in links.zip(benjamini_hochberg(&p, Q)) {
        link.kept = kept;
    }
    results.sort_by(by_standing);
    let kept = results.iter().filter_map(|r| r.link.figure()).filter(|link| link.kept).count();
    TagComparison {
        n_compared: count(p.len()),
        n_kept: count(kept),
        n_shown: count(kept.min(MOST_SHOWN)),
        results,
    }
}

/// By p, those equal in it by how far they lie apart; what lacks something last. Then by what they are,
/// so that the order of what is put in can't matter.
fn by_standing(a: &TagResult, b: &TagResult) -> Ordering {
    let standing = |r: &TagResult| r.link.figure().map_or((f64::INFINITY, 0.0), |l| (l.p, -l.delta.abs()));
    let ((p, apart), (other_p, other_apart)) = (standing(a), standing(b));
    p.total_cmp(&other_p).then(apart.total_cmp(&other_apart)).then((a.lag, a.tag).cmp(&(b.lag, b.tag)))
}

/// The moods of all days that can be compared.
struct Moods {
    classes: Classes,
    /// The place of each day that has a mood, by the day whose tag counts.
    place: BTreeMap<Day, usize>,
    span: usize,
    calendar: Option<Calendar>,
}

impl Moods {
    fn new(days: &Days, lag: Lag) -> Self {
        let known: Vec<(Day, f64)> = match lag {
            Lag::SameDay => days.iter().map(|d| (d.day, d.value)).collect(),
            Lag::NextDay => days.neighbours().map(|(day, next)| (day.day, next.value)).collect(),
        };
        let classes = Classes::new(&known.iter().map(|(_, value)| *value).collect::<Vec<_>>());
        let days: Vec<Day> = known.iter().map(|(day, _)| *day).collect();
        let span = match (days.first(), days.last()) {
            (Some(first), Some(last)) => usize::try_from(last.since(*first)).map_or(0, |n| n + 1),
            _ => 0,
        };
        let ranks: Vec<u64> =
            classes.of.iter().map(|class| classes.twice_rank.get(*class).copied().unwrap_or(0)).collect();
        let calendar = if span <= LONGEST_SPAN { Calendar::new(&days, &ranks) } else { None };
        let place = days.iter().enumerate().map(|(place, day)| (*day, place)).collect();
        Self { classes, place, span, calendar }
    }

    fn beside(&self, tag: &Tag) -> Finding<TagLink> {
        let mut tagged = vec![false; self.place.len()];
        for day in &tag.days {
            if let Some(on) = self.place.get(day).and_then(|place| tagged.get_mut(*place)) {
                *on = true;
            }
        }
        let n1 = tagged.iter().filter(|on| **on).count();
        let n0 = tagged.len() - n1;
        Needs::of(Method::CliffDelta)
            .at_least(What::Tagged, n1, FEWEST_EACH)
            .at_least(What::Untagged, n0, FEWEST_EACH)
            .at_least(What::Days, tagged.len(), FEWEST_DAYS)
            .at_least(What::DifferentMoods, self.classes.values.len(), 2)
            .at_most(What::SpanAtMost, self.span, LONGEST_SPAN)
            .then(|| self.link(&tagged, n1, n0))
    }

    fn link(&self, tagged: &[bool], n1: usize, n0: usize) -> Result<TagLink, Lack> {
        let (with, without) = self.runs(tagged);
        let (above, below) = above_and_below(&with, &without);
        let none = Turns { turns: 0, as_far: 0 };
        let turns = self.calendar.as_ref().map_or(none, |calendar| calendar.turn(tagged));
        if turns.turns < FEWEST_TURNS {
            let have = count(turns.turns);
            return Err(Lack { what: What::Rotations, have, need: count(FEWEST_TURNS) });
        }
        Ok(TagLink {
            delta: share(above, n1, n0) - share(below, n1, n0),
            shift: hodges_lehmann(&with, &without).unwrap_or_default(),
            n_with: count(n1),
            n_without: count(n0),
            p: real(1 + turns.as_far) / real(turns.turns + 1),
            n_rotations: count(turns.turns),
            kept: false,
        })
    }

    /// The moods with and without the tag, as runs.
    fn runs(&self, tagged: &[bool]) -> (Vec<Run>, Vec<Run>) {
        let mut counts = vec![[0, 0]; self.classes.values.len()];
        for (class, on) in self.classes.of.iter().zip(tagged) {
            if let Some([with, without]) = counts.get_mut(*class) {
                *if *on { with } else { without } += 1;
            }
        }
        let side = |pick: fn(&[usize; 2]) -> usize| {
            let runs = self.classes.values.iter().zip(&counts).map(|(value, n)| (*value, pick(n)));
            runs.filter(|(_, n)| *n > 0).collect()
        };
        (side(|[with, _]| *with), side(|[_, without]| *without))
    }
}
