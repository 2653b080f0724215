//! All places of a phrase, to mark each of them or all.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    blackout::{Blackout, Source},
    fold::{bytes, fold, folded, places},
};

/// Characters on each side that are shown.
const CONTEXT: usize = 60;
/// Most places that are given.
const MOST: usize = 2000;

/// A place of a phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// The passage, ready to be blacked out.
    pub passage: Blackout,
    /// What stands before it, at most 60 characters.
    pub before: String,
    /// What stands after it, at most 60 characters.
    pub after: String,
}

/// Where `phrase` stands in these texts: within words too, in any case, with accents written in any way. None
/// of an empty phrase; at most 2000.
pub fn find<'a>(phrase: &str, texts: impl IntoIterator<Item = (Source, &'a str)>) -> Vec<Found> {
    let wanted = folded(phrase);
    let mut all = Vec::new();
    if wanted.is_empty() {
        return all;
    }
    for (at, text) in texts {
        let pieces = fold(text);
        let mut next = 0;
        while let Some((first, end)) = places(&pieces, &wanted, next) {
            next = end;
            if all.len() >= MOST {
                return all;
            }
            all.extend(pieces.get(first..end).and_then(bytes).and_then(|range| found(at, text, range)));
        }
    }
    all
}

fn found(at: Source, text: &str, (from, to): (usize, usize)) -> Option<Found> {
    let (before, passage, after) = (text.get(..from)?, text.get(from..to)?, text.get(to..)?);
    let skip = before.chars().count().saturating_sub(CONTEXT);
    Some(Found {
        passage: Blackout {
            at,
            from: u32::try_from(from).ok()?,
            to: u32::try_from(to).ok()?,
            text: passage.to_owned(),
        },
        before: before.chars().skip(skip).collect(),
        after: after.chars().take(CONTEXT).collect(),
    })
}
