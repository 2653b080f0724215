//! Three invented years, one for each role: a file of `content/en/stories` each.

use chrono::{Months, NaiveDate};

use super::{
    Guided, Walked,
    frame::Frame,
    guided::{self, content::Content},
    walk,
};
use goldseam_journal::Landmark;

use crate::{Result, check_ins::CheckIns, random::Random};

/// A year is at most so many days back from the last.
const MONTHS: u32 = 12;
/// Sets the chance of what was walked apart from that of what was filled in.
const WALKED: u64 = 0x7761_6c6b_6564; // "walked"
/// And that of how it felt.
pub(super) const FELT: u64 = 0x6665_6c74; // "felt"

/// Which story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Story {
    /// Somebody who was hurt, and stays for now.
    Hurt,
    /// Somebody who broke trust.
    Repair,
    /// Somebody who goes on alone.
    Solo,
}

/// A year of one invented person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoryPlan {
    /// Whose.
    pub story: Story,
    /// Decides what the file leaves open: minutes, numbers from week to week, days that were left out.
    pub seed: u64,
    /// The last day that is written on.
    pub until: NaiveDate,
}

impl Story {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Hurt, Self::Repair, Self::Solo];

    fn file(self) -> (&'static str, &'static str) {
        macro_rules! file {
            ($name:literal) => {
                (
                    concat!("content/en/stories/", $name),
                    include_str!(concat!("../../../../content/en/stories/", $name)),
                )
            };
        }
        match self {
            Self::Hurt => file!("hurt.toml"),
            Self::Repair => file!("repair.toml"),
            Self::Solo => file!("solo.toml"),
        }
    }
}

impl StoryPlan {
    /// Every entry in the order of the days.
    pub fn entries(self) -> Result<Vec<Guided>> {
        let (frame, content) = self.read()?;
        guided::guided(frame, &content, Random::new(self.seed))
    }

    /// Every journey, and what came of what was planned.
    pub fn walked(self) -> Result<Walked> {
        let (frame, content) = self.read()?;
        walk::walked(frame, &content, Random::new(self.seed ^ WALKED))
    }

    /// How it felt, and the days that divide that life.
    pub(super) fn felt(self) -> Result<(Option<CheckIns>, Vec<Landmark>)> {
        let (frame, content) = self.read()?;
        super::felt(&frame, content, self.seed ^ FELT)
    }

    fn read(self) -> Result<(Frame, Content)> {
        let (file, text) = self.story.file();
        let content = Content::read(file, text)?;
        let first = self.until.checked_sub_months(Months::new(MONTHS)).unwrap_or(self.until);
        let zone = content.zone.unwrap_or(chrono_tz::UTC);
        // what refers to a day must find it, so nothing lies loose
        Ok((Frame { file, first, until: self.until, zone, loose_after: u64::MAX }, content))
    }
}
