//! What can be asked of feelings.

use clap::Args as Group;
use goldseam_journal::Day;

#[derive(Debug, Group)]
pub struct CheckIn {
    /// How pleasant it is, from -4 to 4; without it everything is asked
    #[arg(allow_negative_numbers = true)]
    pub pleasant: Option<i8>,
    /// How much energy there is, from -4 to 4
    #[arg(allow_negative_numbers = true)]
    pub energy: Option<i8>,
    /// A word for it and its strength from 0 to 100, such as "sad 60"; can be given several times
    #[arg(long, value_name = "WORD")]
    pub word: Vec<String>,
    /// A line about it
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// What led to it: prompted, scheduled, `self_started` or `after_trigger` [default: `self_started`]
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// An answer to another of its questions, as with method fill; can be given several times
    #[arg(long, value_name = "FIELD=VALUE")]
    pub answer: Vec<String>,
    /// When it was felt, such as 2026-11-22T23:30 or 2026-11-22T23:30:00+01:00 [default: now]
    #[arg(long, value_name = "WHEN")]
    pub at: Option<String>,
    /// Tag it; can be given several times
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
}

#[derive(Debug, Group)]
pub struct Insights {
    /// From this day on, such as 2026-11-01
    #[arg(long, value_name = "DAY")]
    pub from: Option<Day>,
    /// Up to and with this day
    #[arg(long, value_name = "DAY")]
    pub to: Option<Day>,
    /// Count every check-in, not only those that were planned
    #[arg(long)]
    pub all: bool,
    /// Set tags beside the day after, too
    #[arg(long)]
    pub next_day: bool,
}
