//! What a person chooses to share, and what there is to choose from.

use std::collections::BTreeMap;

use goldseam_document::Paper;
use goldseam_journal::{Day, EntryId};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::redact::Blackout;

/// What is to be shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackChoice {
    /// The first day.
    pub from: Day,
    /// The last day, which belongs to it.
    pub to: Day,
    /// Initials or a name for its head; may be empty.
    #[serde(default)]
    pub name: String,
    /// What the person wants from the session; shown if it is not empty.
    #[serde(default)]
    pub wants: String,
    /// What they want to ask; shown if it is not empty.
    #[serde(default)]
    pub questions: String,
    /// What it is laid out for.
    #[serde(default)]
    pub paper: Paper,
    /// Every check-in counts for the figures of mood, and not only those that were planned ahead.
    #[serde(default)]
    pub every_check_in: bool,
    /// The names of people stay as they were written.
    #[serde(default)]
    pub real_names: bool,
    /// The parts that are ticked, each with the keys of its items that are.
    #[serde(default)]
    pub parts: BTreeMap<String, Vec<String>>,
    /// Passages that are blacked out.
    #[serde(default)]
    pub blackouts: Vec<Blackout>,
}

/// What could be shared of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PackOffer {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Entries of the period.
    pub entries: u32,
    /// Days with an entry.
    pub days: u32,
    /// In the order in which they are read.
    pub parts: Vec<PartOffer>,
}

/// A part that can be ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools)] // each says something by itself
pub struct PartOffer {
    /// Names it.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// Said under the heading; may be empty.
    pub intro: String,
    /// It comes after the first page.
    pub annex: bool,
    /// It is ticked unless it is taken away.
    pub usual: bool,
    /// It is chosen by itself, and never along with all others.
    pub apart: bool,
    /// It is written for the pack and needs no tick.
    pub written: bool,
    /// How many of its items can be ticked at most; none if that has no limit.
    pub most: Option<u32>,
    /// How much there is to show: check-ins, fillings, lines of a log; items if it is nothing else.
    pub n: u32,
    /// What it consists of; empty if it is ticked whole.
    pub items: Vec<ItemOffer>,
}

/// An item that can be ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ItemOffer {
    /// What it is ticked by.
    pub key: String,
    /// What it is.
    pub label: String,
    /// What else there is to know of it; may be empty.
    pub detail: String,
    /// The day that it is about, or its latest.
    pub day: Option<Day>,
    /// The entry that it is.
    pub entry: Option<EntryId>,
    /// It was written on a later day than the one that it is about.
    pub back_dated: bool,
    /// It is ticked unless it is taken away.
    pub usual: bool,
    /// It is chosen by itself, and never along with all others.
    pub apart: bool,
    /// How much there is of it: fillings, days, lines; 1 of an entry.
    pub n: u32,
}

impl PackChoice {
    /// Nothing but mood and measures.
    pub fn usual(offer: &PackOffer) -> Self {
        let ticked = |part: &PartOffer| {
            let usual = part.items.iter().filter(|item| item.usual);
            (part.id.clone(), usual.map(|item| item.key.clone()).collect())
        };
        Self {
            from: offer.from,
            to: offer.to,
            name: String::new(),
            wants: String::new(),
            questions: String::new(),
            paper: Paper::default(),
            every_check_in: false,
            real_names: false,
            parts: offer.parts.iter().filter(|part| part.usual).map(ticked).collect(),
            blackouts: Vec::new(),
        }
    }

    /// The keys that are ticked of a part; none if the part is not.
    pub(super) fn ticked(&self, part: &str) -> Option<&[String]> {
        self.parts.get(part).map(Vec::as_slice)
    }
}

impl ItemOffer {
    /// An item with nothing to be known of it but how much there is.
    pub(super) fn new(key: String, label: String, n: u32) -> Self {
        Self {
            key,
            label,
            detail: String::new(),
            day: None,
            entry: None,
            back_dated: false,
            usual: false,
            apart: false,
            n,
        }
    }
}
