//! Checks that nothing is damaged or missing.

use goldseam_journal::Finding;
use goldseam_vault::Finding as OfVault;

use super::Session;
use crate::{
    exit::{Failure, Result},
    json::{self, Answer},
};

pub fn verify(s: &mut Session) -> Result<()> {
    let journal = s.open()?;
    let findings: Vec<json::Finding> = journal
        .verify()?
        .into_iter()
        .map(|finding| json::Finding { code: finding.code(), text: words(finding) })
        .collect();
    let ok = findings.is_empty();
    let answer = Answer::new(json::Verified { ok, findings });
    s.out.answer(&answer, |out| {
        for finding in &answer.data.findings {
            out.line(&format!("{} [{}]", finding.text, finding.code))?;
        }
        if ok {
            out.line("All is well: the key file and its copy, the count of saves, every page, the order of the database, what is searched, and every photo and file.")?;
        }
        Ok(())
    })?;
    if ok {
        // an orderly close; of a damaged vault nothing more is touched
        return Ok(journal.lock()?);
    }
    Err(Failure::new(
        "damaged",
        "Something is not as it should be. Make a copy of the journal's folder before anything else.",
    ))
}

fn words(finding: Finding) -> &'static str {
    match finding {
        Finding::Vault(OfVault::Header) => "The key file is damaged or was exchanged.",
        Finding::Vault(OfVault::HeaderCopy) => {
            "The spare copy of the key file is missing, damaged, or of another time."
        }
        Finding::Vault(OfVault::Counter) => "The count of what was saved is missing or damaged.",
        Finding::Vault(OfVault::CommitsMissing) => "Some of what was saved last is missing.",
        Finding::Vault(OfVault::PageRecord) => {
            "The record of the journal's pages is missing, damaged, or of another time."
        }
        Finding::Vault(OfVault::PagesReplaced) => {
            "Parts of the database are not those that were written last: older ones were put back."
        }
        Finding::Vault(OfVault::Pages) => "Parts of the database were changed from outside or can't be read.",
        Finding::Vault(OfVault::Structure) => "The database is cut short or not in order.",
        Finding::Search => "What is searched does not agree with what is written.",
        Finding::Attachments => "A photo or file is not what was added, or part of it is missing.",
    }
}
