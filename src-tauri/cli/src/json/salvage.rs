//! What was read of a damaged journal.

use std::path::Path;

use goldseam_exchange::salvage::Rescued;
use goldseam_journal::{self as journal, Found};
use serde::Serialize;

use super::Time;

/// The answer on standard output; the texts are in the file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SalvagedTo {
    pub file: String,
    /// How many were read.
    pub entries: usize,
    /// How many of them were found out of their place.
    pub uncertain: usize,
    pub unread: Vec<Unread>,
    /// Null if they were not asked for.
    pub files: Option<Files>,
    pub pages: u32,
    pub damaged_pages: u32,
    /// Null if it can't be known.
    pub missing_saves: Option<u64>,
}

#[derive(Serialize)]
pub struct Unread {
    pub id: u32,
    /// The day that it is about; null if that is lost, too.
    pub day: Option<String>,
    /// Whether an earlier text of it was read.
    pub earlier: bool,
}

/// Photos and files.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Files {
    pub folder: String,
    /// How many were read, whole or in part.
    pub count: usize,
    /// Those of which something is missing, or all.
    pub lacking: Vec<SalvagedFile>,
}

#[derive(Serialize)]
pub struct SalvagedFile {
    /// What it is called in the folder; null if nothing of it can be read.
    pub file: Option<String>,
    /// The number of its entry; null if that is lost.
    pub entry: Option<u32>,
    /// As it was called; empty if that is lost.
    pub name: String,
    pub whole: bool,
}

impl From<&Rescued> for SalvagedFile {
    fn from(one: &Rescued) -> Self {
        Self { file: one.file.clone(), entry: one.entry, name: one.name.clone(), whole: one.whole }
    }
}

impl Files {
    fn new(folder: &Path, files: &[Rescued]) -> Self {
        Self {
            folder: folder.to_string_lossy().into_owned(),
            count: files.iter().filter(|one| one.file.is_some()).count(),
            lacking: files.iter().filter(|one| !one.whole).map(Into::into).collect(),
        }
    }
}

impl SalvagedTo {
    pub fn new(found: &journal::Salvaged, file: &Path, files: Option<(&Path, &[Rescued])>) -> Self {
        let count = |how: Found| found.entries.iter().filter(|entry| entry.found == how).count();
        Self {
            file: file.to_string_lossy().into_owned(),
            entries: found.entries.len(),
            uncertain: count(Found::Loose),
            unread: unread(found),
            files: files.map(|(folder, files)| Files::new(folder, files)),
            pages: found.pages,
            damaged_pages: found.damaged_pages,
            missing_saves: found.missing_saves,
        }
    }
}

fn unread(found: &journal::Salvaged) -> Vec<Unread> {
    let earlier = |id| found.entries.iter().any(|entry| entry.id == id && entry.found == Found::Earlier);
    let one = |one: &journal::Unread| Unread {
        id: one.id,
        day: one.day.map(|d| d.to_string()),
        earlier: earlier(one.id),
    };
    found.unread.iter().map(one).collect()
}

/// The file.
#[derive(Serialize)]
pub struct Salvaged {
    pub entries: Vec<SalvagedEntry>,
    pub unread: Vec<Unread>,
    /// Empty if they were not asked for.
    pub files: Vec<SalvagedFile>,
}

#[derive(Serialize)]
pub struct SalvagedEntry {
    pub id: u32,
    pub title: String,
    pub body: String,
    pub happened: Option<Time>,
    pub tags: Vec<String>,
    pub starred: bool,
    pub binned: bool,
    /// What was answered, if it was filled in with a method.
    pub answers: Option<serde_json::Value>,
    /// `whole`, `loose` or `earlier`.
    pub found: &'static str,
}

impl Salvaged {
    pub fn new(found: &journal::Salvaged, files: &[Rescued]) -> Self {
        let entry = |entry: &journal::SalvagedEntry| SalvagedEntry {
            id: entry.id,
            title: entry.title.clone(),
            body: entry.body.clone(),
            happened: entry.happened.as_ref().map(Into::into),
            tags: entry.tags.clone(),
            starred: entry.starred,
            binned: entry.binned,
            answers: entry.answers.as_deref().and_then(|text| serde_json::from_str(text).ok()),
            found: entry.found.code(),
        };
        Self {
            entries: found.entries.iter().map(entry).collect(),
            unread: unread(found),
            files: files.iter().map(Into::into).collect(),
        }
    }
}
