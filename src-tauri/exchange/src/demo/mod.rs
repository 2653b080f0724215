//! Invented journals: one of several years, and three stories of a year. The same seed and last day give the same
//! journal.

mod calendar;
mod compose;
mod content;
mod frame;
mod guided;
mod story;
mod walk;
mod write;

use chrono::{Duration, Months, NaiveDate};
use goldseam_journal::{Draft, Landmark, Moment};

use crate::{Result, check_ins::CheckIns, random::Random, time::Wall};
use calendar::{Calendar, Day};
use compose::{Composer, Piece};
use content::Content;
use frame::Frame;

pub use guided::{Guided, What};
pub use story::{Story, StoryPlan};
pub use walk::{Done, Noted, Walk, Walked};
pub use write::{write, write_story};

/// What is filled in and walked in the demo journal.
const GUIDED: (&str, &str) =
    ("content/en/demo-guided.toml", include_str!("../../../../content/en/demo-guided.toml"));
/// Sets the chance of what was filled in apart from that of what was written freely.
const FILLED_IN: u64 = 0x6775_6964_6564; // "guided"
/// And that of what was walked.
const WALKED: u64 = 0x7761_6c6b_6564; // "walked"
/// Entries older than this lie a day or two from where the file has them.
const LOOSE_AFTER: u64 = 30;

/// What the demo journal spans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoPlan {
    /// How many years it goes back.
    pub years: u32,
    /// Decides everything else.
    pub seed: u64,
    /// The last day that is written on.
    pub until: NaiveDate,
}

/// One entry of the demo journal with all that happens to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// As it was first written.
    pub draft: Draft,
    /// When it was first written; later than the moment it is about if it was written back.
    pub written: Moment,
    /// Each later version, with the time of its saving.
    pub edits: Vec<(Moment, Draft)>,
    /// When it was put into the bin.
    pub binned: Option<Moment>,
}

impl DemoPlan {
    /// Every entry that was written freely, in the order of the days that they are about, up to the end of the last day.
    pub fn entries(self) -> Result<Vec<Planned>> {
        let content = Content::embedded()?;
        let mut calendar = Calendar::new(&content, self.years, self.until);
        let mut demo = Demo {
            random: Random::new(self.seed),
            composer: Composer::new(&content),
            until: self.until,
            made: Vec::new(),
        };
        while let Some(day) = calendar.next_day(&mut demo.random) {
            demo.write_day(&day)?;
        }
        Ok(demo.made)
    }

    /// Every guided entry in the order of the days.
    pub fn guided(self) -> Result<Vec<Guided>> {
        let (frame, content) = self.read()?;
        guided::guided(frame, &content, Random::new(self.seed ^ FILLED_IN))
    }

    /// The journey of the person, and what came of what was planned.
    pub fn walked(self) -> Result<Walked> {
        let (frame, content) = self.read()?;
        walk::walked(frame, &content, Random::new(self.seed ^ WALKED))
    }

    /// How it felt, and the days that divide that life.
    fn felt(self) -> Result<(Option<CheckIns>, Vec<Landmark>)> {
        let (frame, content) = self.read()?;
        felt(&frame, content, self.seed ^ story::FELT)
    }

    fn read(self) -> Result<(Frame, guided::content::Content)> {
        let (file, text) = GUIDED;
        let first = self.until.checked_sub_months(Months::new(self.years * 12)).unwrap_or(self.until);
        let zone = Content::embedded()?.home;
        let frame = Frame { file, first, until: self.until, zone, loose_after: LOOSE_AFTER };
        Ok((frame, guided::content::Content::read(file, text)?))
    }
}

/// What a file says of how it felt, over the days of its frame.
fn felt(
    frame: &Frame,
    content: guided::content::Content,
    seed: u64,
) -> Result<(Option<CheckIns>, Vec<Landmark>)> {
    let days = u32::try_from((frame.until - frame.first).num_days() + 1).unwrap_or(1);
    let check_ins = content.feelings.map(|feelings| CheckIns {
        count: feelings.count,
        days,
        until: frame.until,
        tags: feelings.tags,
        zone: frame.zone,
        seed,
    });
    let landmark = |one: guided::content::Landmark| {
        let date = frame.until.checked_sub_days(chrono::Days::new(one.days_ago)).unwrap_or(frame.until);
        Ok(Landmark { id: 0, day: goldseam_journal::Day::new(date)?, name: one.name })
    };
    Ok((check_ins, content.landmarks.into_iter().map(landmark).collect::<Result<_>>()?))
}

/// Every line of the demo's text, for whoever needs its words.
pub(crate) fn text_lines() -> Result<Vec<String>> {
    let content = Content::embedded()?;
    Ok(content.pools().into_iter().flat_map(|(_, lines)| lines.clone()).collect())
}

/// The journal in the making, day by day.
struct Demo<'a> {
    random: Random,
    composer: Composer<'a>,
    until: NaiveDate,
    made: Vec<Planned>,
}

impl<'a> Demo<'a> {
    fn write_day(&mut self, day: &Day<'a>) -> Result<()> {
        let first = day.first.then(|| self.composer.first());
        let mut pieces: Vec<Piece> = match first {
            Some(first) => vec![first],
            None => (0..day.entries).map(|_| self.composer.entry(day, &mut self.random)).collect(),
        };
        pieces.sort_by_key(|piece| piece.time);
        for piece in pieces {
            let planned = self.plan(Wall { local: day.date.and_time(piece.time), zone: day.zone }, piece)?;
            self.made.extend(planned);
        }
        Ok(())
    }

    /// Gives the words their times. `None` if the person would only get to it after the last day.
    fn plan(&mut self, about: Wall, piece: Piece) -> Result<Option<Planned>> {
        let late =
            if self.random.chance(0.05) { self.minutes(24 * 60, 5 * 24 * 60) } else { Duration::zero() };
        let written = about.later(late);
        if !self.happens(written) {
            return Ok(None);
        }
        let Piece { title, body, tags, starred, .. } = piece;
        let draft = Draft { title, body, happened: about.when(), tags, starred };
        let edits = self.edits(&draft, written)?;
        // what is in the bin is not edited
        let binned = (edits.is_empty() && self.random.chance(0.02))
            .then(|| written.later(self.minutes(60, 20 * 24 * 60)));
        let binned = binned.filter(|at| self.happens(*at)).map(Wall::moment).transpose()?;
        Ok(Some(Planned { draft, written: written.moment()?, edits, binned }))
    }

    /// Some entries are taken up again: a word more, or a last paragraph less.
    fn edits(&mut self, draft: &Draft, written: Wall) -> Result<Vec<(Moment, Draft)>> {
        let mut edits = Vec::new();
        let (mut at, mut draft) = (written, draft.clone());
        let mut probability = 0.09;
        while self.random.chance(probability) {
            at = at.later(self.minutes(40, 12 * 24 * 60));
            if !self.happens(at) {
                break;
            }
            match draft.body.rsplit_once("\n\n") {
                Some((kept, _)) if self.random.chance(0.25) => draft.body = kept.to_owned(),
                _ => draft.body.extend(["\n\n", &self.composer.afterthought(&mut self.random)]),
            }
            edits.push((at.moment()?, draft.clone()));
            probability /= 3.0;
        }
        Ok(edits)
    }

    fn minutes(&mut self, low: usize, high: usize) -> Duration {
        Duration::minutes(i64::try_from(self.random.between(low, high)).unwrap_or_default())
    }

    fn happens(&self, at: Wall) -> bool {
        at.local.date() <= self.until
    }
}
