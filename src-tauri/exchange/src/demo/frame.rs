//! Where the days of a file of invented text lie.

use chrono::{Days, NaiveDate, NaiveTime};
use chrono_tz::Tz;

use crate::{content::ContentError, random::Random, time::Wall};

/// The time that a file tells of, and its name for messages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub file: &'static str,
    /// Nothing is on this day or before it.
    pub first: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    pub zone: Tz,
    /// What is older than so many days lies a day or two from where the file has it.
    pub loose_after: u64,
}

impl Frame {
    /// The day so long before the last; none if that is not after the first.
    pub fn day(&self, days_ago: u64) -> Option<NaiveDate> {
        self.until.checked_sub_days(Days::new(days_ago)).filter(|day| *day > self.first)
    }

    pub fn wall(&self, day: NaiveDate, time: NaiveTime) -> Wall {
        Wall { local: day.and_time(time), zone: self.zone }
    }

    pub fn wrong(&self, place: &str, problem: impl Into<String>) -> ContentError {
        ContentError::at(self.file, place, problem)
    }
}

/// Some minutes after a time of day, and never after midnight.
pub(super) fn about(time: NaiveTime, random: &mut Random) -> NaiveTime {
    let minutes = i64::try_from(random.below(25)).unwrap_or(0);
    let (later, days) = time.overflowing_add_signed(chrono::Duration::minutes(minutes));
    if days == 0 { later } else { time }
}
