//! What became of every thing in a source: numbers and reasons, and nothing that was written.

use std::collections::BTreeMap;
use std::fmt::Write;

use goldseam_journal::{ImportRunId, Journal};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::outcome::{Outcome, OutcomeKind};
use crate::Result;

/// How many of each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ImportCounts {
    /// Things in the source.
    pub things: u32,
    /// In the journal because of this run.
    pub taken: u32,
    /// One with another of the source.
    pub merged: u32,
    /// In the journal before.
    pub known: u32,
    /// Not in the journal.
    pub skipped: u32,
    /// Entries that were made. A thing may be several: a text, and how it felt.
    pub entries: u32,
    /// Files that were taken.
    pub files: u32,
    /// Files that were not in the source, or could not be read.
    pub files_missing: u32,
    /// Links between entries.
    pub links: u32,
}

/// Things one after the other of which the same became.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Stretch {
    /// The number of the first one, from 1.
    pub from: u32,
    /// The number of the last one.
    pub to: u32,
    /// What became of each of them.
    pub outcome: Outcome,
}

/// A report, as a run keeps it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ImportReport {
    /// How many of each.
    pub counts: ImportCounts,
    /// In the order of the source, without gaps.
    rows: Vec<Stretch>,
}

/// One thing of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReportRow {
    /// Its place in the source, from 1.
    pub number: u32,
    /// What became of it.
    pub outcome: OutcomeKind,
    /// Why, or what else there is to say, in detail.
    pub why: Outcome,
}

impl ImportReport {
    /// Of what became of each, in the order of the source. What was made of it is counted elsewhere.
    pub(super) fn of(outcomes: &[Outcome], counts: ImportCounts) -> Self {
        let mut report = Self { counts, rows: Vec::new() };
        for (number, outcome) in (1_u32..).zip(outcomes) {
            let counts = &mut report.counts;
            counts.things += 1;
            match outcome.kind() {
                OutcomeKind::Taken => counts.taken += 1,
                OutcomeKind::Merged => counts.merged += 1,
                OutcomeKind::Known => counts.known += 1,
                OutcomeKind::Skipped => counts.skipped += 1,
            }
            match report.rows.last_mut() {
                Some(last) if last.outcome == *outcome => last.to = number,
                _ => report.rows.push(Stretch { from: number, to: number, outcome: *outcome }),
            }
        }
        report
    }

    /// Every thing of the source, in its order.
    pub fn rows(&self) -> impl Iterator<Item = ReportRow> {
        self.rows.iter().flat_map(|stretch| {
            let outcome = stretch.outcome;
            (stretch.from..=stretch.to).map(move |number| ReportRow {
                number,
                outcome: outcome.kind(),
                why: outcome,
            })
        })
    }

    /// Every thing of the source, in its order, with neighbours of which the same became together.
    pub fn stretches(&self) -> &[Stretch] {
        &self.rows
    }

    /// How many there are of each reason that has more to say than its kind.
    pub fn reasons(&self) -> BTreeMap<Outcome, u32> {
        let mut reasons = BTreeMap::new();
        for stretch in self.rows.iter().filter(|stretch| !stretch.outcome.why().is_empty()) {
            *reasons.entry(stretch.outcome).or_default() += stretch.to - stretch.from + 1;
        }
        reasons
    }

    /// All rows as CSV (RFC 4180) with a head: `number,outcome,why`.
    pub fn csv(&self) -> String {
        let mut text = String::from("number,outcome,why\r\n");
        for row in self.rows() {
            // writing to a string cannot fail
            let _ = write!(text, "{},{},{}\r\n", row.number, row.outcome.name(), row.why.why());
        }
        text
    }
}

/// The report of a run; empty if it broke off before it had one.
/// [`goldseam_journal::Error::NotFound`] if there is no such run.
pub fn report(journal: &Journal, run: ImportRunId) -> Result<ImportReport> {
    // a report that a later build wrote in another way says nothing here
    Ok(serde_json::from_str(&journal.import_report(run)?).unwrap_or_default())
}
