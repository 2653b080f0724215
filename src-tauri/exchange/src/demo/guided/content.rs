//! What a person of an invented journal filled in and walked, read from `content/en/demo-guided.toml` and
//! `content/en/stories`.

use std::collections::BTreeMap;

use chrono::NaiveTime;
use chrono_tz::Tz;
use serde::Deserialize;
use toml::Value;

use crate::{
    content::{self, ContentError},
    demo::walk::content::{Act, Journey, Line, Log},
};

/// Answers as the file has them, by field.
pub(in crate::demo) type Given = BTreeMap<String, Value>;

/// All of a file. The head of `demo-guided.toml` says what each part means.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct Content {
    /// Where the person lives; in the demo journal another file says so.
    pub zone: Option<Tz>,
    pub entries: Vec<Entry>,
    pub series: Vec<Series>,
    pub journeys: Vec<Journey>,
    pub acts: Vec<Act>,
    pub logs: Vec<Log>,
    #[serde(default)]
    pub lines: Vec<Line>,
    /// How it felt, now and then; invented by chance.
    pub feelings: Option<Feelings>,
    #[serde(default)]
    pub landmarks: Vec<Landmark>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct Feelings {
    /// How many check-ins there are, about.
    pub count: usize,
    /// As [`crate::check_ins::CheckIns`] has them.
    pub tags: Vec<String>,
}

/// A day that divides the life.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct Landmark {
    pub days_ago: u64,
    pub name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct Entry {
    pub id: String,
    pub method: Option<String>,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub body: String,
    pub days_ago: u64,
    pub time: NaiveTime,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub starred: bool,
    #[serde(default = "yes")]
    pub finished: bool,
    pub from: Option<String>,
    #[serde(default)]
    pub quote: String,
    #[serde(default)]
    pub answers: Given,
    #[serde(default)]
    pub returns: Vec<Return>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct Return {
    pub after: u64,
    pub answers: Given,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::demo) struct Series {
    pub method: String,
    pub last: u64,
    pub every: u64,
    pub count: u64,
    pub time: NaiveTime,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    /// The per cent of the range at first, at last, and at turns between.
    pub levels: BTreeMap<String, Vec<i64>>,
    #[serde(default)]
    pub any: BTreeMap<String, usize>,
    #[serde(default)]
    pub always: Given,
    #[serde(default)]
    pub texts: BTreeMap<String, Vec<String>>,
}

fn yes() -> bool {
    true
}

impl Content {
    pub fn read(file: &'static str, text: &str) -> Result<Self, ContentError> {
        content::parse(file, text)
    }
}
