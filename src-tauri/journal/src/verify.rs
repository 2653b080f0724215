//! A thorough look at the whole journal.

use goldseam_vault::Error::DatabaseDamaged;

use crate::{Error, Journal, Result, attachment};

/// Something that is not as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// In the vault's own files.
    Vault(goldseam_vault::Finding),
    /// The search index does not agree with the entries.
    Search,
    /// The bytes of a file are not those that were added, or not all of them are there;
    /// [`Journal::damaged_attachments`] says of which.
    Attachments,
}

impl Finding {
    /// The stable name of this finding.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vault(finding) => finding.code(),
            Self::Search => "search",
            Self::Attachments => "attachments",
        }
    }
}

/// What was found, if a check did not hold or could not be made for the damage.
fn holds(check: Result<bool>, finding: Finding) -> Result<Option<Finding>> {
    match check {
        Ok(true) => Ok(None),
        Ok(false) | Err(Error::Vault(DatabaseDamaged)) => Ok(Some(finding)),
        Err(other) => Err(other),
    }
}

impl Journal {
    /// Checks the vault's files, every page, the search index against the entries, and the bytes of
    /// every attachment against what was added. An empty list means that all is well. If pages are
    /// damaged, what is in them is not looked at. Reads everything: about a second for each 100 MB.
    pub fn verify(&self) -> Result<Vec<Finding>> {
        use goldseam_vault::Finding::{Pages, Structure};

        let mut found: Vec<Finding> = self.vault.verify()?.into_iter().map(Finding::Vault).collect();
        if found.iter().any(|one| matches!(one, Finding::Vault(Pages | Structure))) {
            // the engine refuses much from here on, in words that would mislead
            return Ok(found);
        }
        // the engine spells this check as an insert; it writes nothing
        let check = "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)";
        let searched = self.vault.read(|db| db.execute(check, []).map_err(Error::from));
        found.extend(holds(searched.map(|_| true), Finding::Search)?);
        let files = self.vault.read(attachment::damaged);
        found.extend(holds(files.map(|damaged| damaged.is_empty()), Finding::Attachments)?);
        Ok(found)
    }
}
