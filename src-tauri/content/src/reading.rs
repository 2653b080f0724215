//! Pages to read. In code they are readings, since a page is also a part of a list.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A page to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// `[a-z0-9-]`, at most 60.
    pub id: String,
    /// Goes up with every change.
    pub version: u32,
    /// Its place among the pages, from the lowest.
    #[serde(default)]
    pub order: u32,
    /// Its heading.
    pub name: String,
    /// What it is about, in a sentence.
    pub summary: String,
    /// It ends with a way to Help.
    #[serde(default)]
    pub opens_help: bool,
    /// Methods that can be begun from here, by id.
    #[serde(default)]
    pub methods: Vec<String>,
    /// Journeys that it belongs to, by id.
    #[serde(default)]
    pub journeys: Vec<String>,
    /// Pages to read next, by id.
    #[serde(default)]
    pub pages: Vec<String>,
    /// Who says so.
    pub sources: Vec<String>,
    /// In order.
    pub parts: Vec<ReadingPart>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct ReadingPart {
    /// Its heading.
    pub heading: String,
    /// Paragraphs.
    #[serde(default)]
    pub text: Vec<String>,
    /// Points after them.
    #[serde(default)]
    pub list: Vec<String>,
}
