//! Checks that nothing is damaged or missing.

use goldseam_journal::{Finding, Journal};
use goldseam_vault::Finding as OfVault;

use super::{Session, backup::watched};
use crate::{
    args::Verify,
    exit::{Failure, Result},
    json::{self, Answer},
    output::Output,
};

pub fn verify(s: &mut Session, options: &Verify) -> Result<()> {
    let journal = s.open()?;
    let mut findings: Vec<json::Finding> = journal
        .verify()?
        .into_iter()
        .map(|finding| json::Finding { code: finding.code(), text: words(finding) })
        .collect();
    let backups = if options.deep { Some(backups(&journal, &mut findings)?) } else { None };
    let ok = findings.is_empty();
    let answer = Answer::new(json::Verified { ok, findings, backups });
    s.out.answer(&answer, |out| {
        for finding in &answer.data.findings {
            out.line(&format!("{} [{}]", finding.text, finding.code))?;
        }
        if ok {
            out.line("All is well: the key file and its copy, the count of saves, every page, the order of the database, what is searched, and every photo and file.")?;
        }
        if let Some(backups) = &answer.data.backups {
            told(out, backups)?;
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

/// Reads every backup, and adds what is found.
fn backups(journal: &Journal, findings: &mut Vec<json::Finding>) -> Result<json::BackupsVerified> {
    let found = watched(|watch| journal.verify_backups(watch))??;
    if !found.damaged.is_empty() {
        findings.push(json::Finding {
            code: "backups",
            text: "A backup is damaged. The others are not touched by that.",
        });
    }
    Ok(json::BackupsVerified {
        whole: found.whole,
        other_key: found.other_key,
        damaged: found.damaged.iter().map(|path| path.display().to_string()).collect(),
        missing: found.missing,
    })
}

fn told(out: &mut Output, backups: &json::BackupsVerified) -> Result<()> {
    out.line(&format!("{} backups are whole.", backups.whole))?;
    if backups.other_key > 0 {
        out.line(&format!("{} of them are from before the key was made anew.", backups.other_key))?;
    }
    for file in &backups.damaged {
        out.line(&format!("Damaged: {file}"))?;
    }
    if backups.missing > 0 {
        out.line(&format!("{} places for backups are not there now.", backups.missing))?;
    }
    Ok(())
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
