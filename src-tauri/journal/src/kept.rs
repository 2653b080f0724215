//! Small things that the journal remembers.

use rusqlite::{OptionalExtension, params};

use crate::{Journal, error::Result};

const READ: &str = "SELECT value FROM kept WHERE key = ?1";
const WRITE: &str =
    "INSERT INTO kept (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
const FORGET: &str = "DELETE FROM kept WHERE key = ?1";

/// Under which backups are remembered.
pub(crate) const BACKUPS: &str = "backups";

/// Everything that is remembered this way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptKey {
    /// What the safety questions came to; never the answers.
    Gate,
    /// What the person was about to say in a form beside an entry, as JSON.
    HalfSaid,
    /// Guides of their own that the person has not finished making, as JSON.
    GuideDrafts,
    /// The last day with the therapist and a session pack that is not finished, as JSON.
    SessionPack,
    /// Where backups go and how they stand, as JSON. It is of this copy, and no archive has it.
    Backups,
}

impl KeptKey {
    fn name(self) -> &'static str {
        match self {
            Self::Gate => "gate",
            Self::HalfSaid => "half_said",
            Self::GuideDrafts => "guide_drafts",
            Self::SessionPack => "session_pack",
            Self::Backups => BACKUPS,
        }
    }
}

impl Journal {
    /// What is remembered; none if nothing is.
    pub fn kept(&self, key: KeptKey) -> Result<Option<String>> {
        self.vault.read(|db| Ok(db.prepare_cached(READ)?.query_row([key.name()], |r| r.get(0)).optional()?))
    }

    /// Remembers something, or forgets it.
    pub fn keep(&mut self, key: KeptKey, value: Option<&str>) -> Result<()> {
        self.vault.write(|db| {
            match value {
                Some(value) => db.prepare_cached(WRITE)?.execute(params![key.name(), value])?,
                None => db.prepare_cached(FORGET)?.execute([key.name()])?,
            };
            Ok(())
        })
    }
}
