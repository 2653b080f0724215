//! A thorough look at the whole journal.

use rusqlite::ErrorCode;

use crate::{Journal, Result, attachment};

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

impl Journal {
    /// Checks the vault's files, every page, the search index against the entries, and the
    /// bytes of every attachment against what was added. An empty
    /// list means that all is well. Reads everything: about a second for each 100 MB.
    pub fn verify(&self) -> Result<Vec<Finding>> {
        let mut found: Vec<Finding> = self.vault.verify()?.into_iter().map(Finding::Vault).collect();
        // the engine spells this check as an insert; it writes nothing
        let check = "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)";
        match self.vault.read(|db| db.execute(check, [])) {
            Ok(_) => {}
            Err(e) if e.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => {
                found.push(Finding::Search);
            }
            Err(e) => return Err(goldseam_vault::Error::from(e).into()),
        }
        if !self.vault.read(attachment::damaged)?.is_empty() {
            found.push(Finding::Attachments);
        }
        Ok(found)
    }
}
