//! What is filled in in the demo journal, read from `content/en/demo-guided.toml`.

use std::collections::BTreeMap;

use chrono::NaiveTime;
use serde::Deserialize;
use toml::Value;

use crate::content::{self, ContentError};

/// The file, for messages.
pub(super) const FILE: &str = "content/en/demo-guided.toml";
const TEXT: &str = include_str!("../../../../../content/en/demo-guided.toml");

/// Answers as the file has them, by field.
pub(super) type Given = BTreeMap<String, Value>;

/// All of it. The file itself says what each part means.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Content {
    pub entries: Vec<Entry>,
    pub series: Vec<Series>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
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
pub(super) struct Return {
    pub after: u64,
    pub answers: Given,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Series {
    pub method: String,
    pub last: u64,
    pub every: u64,
    pub count: u64,
    pub time: NaiveTime,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub levels: BTreeMap<String, (i64, i64)>,
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
    pub fn embedded() -> Result<Self, ContentError> {
        content::parse(FILE, TEXT)
    }
}
