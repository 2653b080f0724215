//! What an archive says of itself: the one file in it that has the time of the export.

use goldseam_journal::Moment;
use serde::{Deserialize, Serialize};

/// What the form is called.
pub const FORMAT: &str = "goldseam-archive";
/// The version that is written. One that is higher can't be read.
pub const VERSION: u32 = 1;
/// Where it lies.
pub(super) const NAME: &str = "manifest.json";

/// What an archive says of itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub format: String,
    pub version: u32,
    pub exported: Moment,
    pub counts: Counts,
}

/// How many things an archive has, so that a part that is missing is missed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Entries, those in the bin too.
    pub entries: usize,
    /// Earlier texts of them.
    pub revisions: usize,
    /// Links between them.
    pub links: usize,
    /// Files of them.
    pub attachments: usize,
    /// Methods of which something is kept.
    pub methods: usize,
    /// Words of the person's own.
    pub words: usize,
    /// Tags and groups of tags.
    pub tags: usize,
    /// Imports from other journals.
    pub imports: usize,
    /// Journeys.
    pub journeys: usize,
    /// What happened on them.
    pub events: usize,
    /// What came of what was planned.
    pub plan: usize,
    /// Days that divide a life.
    pub landmarks: usize,
    /// People whose names are replaced in what is shared.
    pub people: usize,
    /// What was shared.
    pub shared: usize,
    /// What is remembered of prompts.
    pub prompts: usize,
    /// Small things that are remembered.
    pub remembered: usize,
    /// Highest numbers that were given.
    pub numbers: usize,
}
