//! Passages that are blacked out: their text is gone, and not covered.

use goldseam_document::BLACKOUT;
use goldseam_journal::{EntryId, JourneyId};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{Error, Result};

/// A text that a pack shows, as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Source {
    /// What the person wants from the session.
    Wants,
    /// What they want to ask.
    Questions,
    /// The title of an entry.
    Title {
        /// Which.
        entry: EntryId,
    },
    /// The text of an entry, in Markdown; of what was filled in, the answers written out.
    Body {
        /// Which.
        entry: EntryId,
    },
    /// A note in the log of something planned.
    Note {
        /// The line.
        line: u32,
    },
    /// What was said about a step.
    Said {
        /// The journey.
        journey: JourneyId,
        /// What happened on it.
        event: u32,
    },
}

/// A passage to be blacked out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Blackout {
    /// In which text.
    pub at: Source,
    /// Its first byte.
    pub from: u32,
    /// The byte after its last.
    pub to: u32,
    /// What stands there, to the letter: if something else does by now, nothing is shared.
    pub text: String,
}

/// The text with [`BLACKOUT`] in place of each passage; passages that touch are one.
///
/// [`Error::PackChanged`] if a passage is not where it was.
pub fn black_out(text: &str, passages: &[&Blackout]) -> Result<String> {
    let mut ranges = Vec::with_capacity(passages.len());
    for passage in passages {
        let bytes = |at: u32| usize::try_from(at).map_err(|_| Error::PackChanged);
        let (from, to) = (bytes(passage.from)?, bytes(passage.to)?);
        // not within a character either
        if from >= to || text.get(from..to) != Some(passage.text.as_str()) {
            return Err(Error::PackChanged);
        }
        ranges.push((from, to));
    }
    ranges.sort_unstable();
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (from, to) in ranges {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for (from, to) in merged {
        out.push_str(text.get(done..from).unwrap_or_default());
        out.push_str(BLACKOUT);
        done = to;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Ok(out)
}
