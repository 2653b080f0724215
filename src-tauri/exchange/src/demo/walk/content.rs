//! Journeys and plans as a file of invented text has them. The head of `demo-guided.toml` says what each means.

use std::collections::BTreeMap;

use chrono::{NaiveTime, Weekday};
use goldseam_content::Role;
use goldseam_journal::{GateState, Who};
use serde::Deserialize;

/// A journey, from its first day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct Journey {
    pub id: String,
    pub name: String,
    pub role: Role,
    #[serde(default)]
    pub first_weeks: bool,
    pub gate: Option<GateState>,
    pub days_ago: u64,
    pub time: NaiveTime,
}

/// Something that was done on a journey.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct Act {
    pub journey: Option<String>,
    pub days_ago: u64,
    pub time: NaiveTime,
    /// The day that it is about lies so many days earlier.
    #[serde(default)]
    pub about: u64,
    #[serde(rename = "do")]
    pub kind: Kind,
    pub at: Option<String>,
    pub what: Option<String>,
    pub answer: Option<String>,
    #[serde(default)]
    pub note: String,
    pub entry: Option<String>,
}

/// What was done.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::demo) enum Kind {
    Begin,
    Done,
    Reopen,
    Leave,
    Open,
    Resume,
    Tick,
    Untick,
    AddAction,
    DropAction,
    Note,
    Write,
    Slip,
    Breach,
    Answer,
    Role,
    Map,
    FirstWeeks,
    Archive,
}

/// What came of something planned, over a long time.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct Log {
    pub of: String,
    /// Days ago that it begins.
    pub from: u64,
    /// Days ago that it ends.
    pub to: u64,
    pub every: Option<u64>,
    #[serde(default)]
    pub days: Vec<Weekday>,
    pub time: NaiveTime,
    pub pattern: Vec<String>,
    #[serde(default)]
    pub who: Vec<Who>,
    #[serde(default)]
    pub notes: BTreeMap<String, Vec<String>>,
}

/// What came of something planned, on one day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct Line {
    pub of: String,
    pub days_ago: u64,
    pub time: NaiveTime,
    pub outcome: String,
    pub who: Option<Who>,
    #[serde(default)]
    pub note: String,
    pub during: Option<String>,
}
