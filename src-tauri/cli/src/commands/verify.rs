//! Checks that nothing is damaged or missing.

use goldseam_vault::Finding;

use super::Session;
use crate::{
    exit::{Failure, Result},
    json::{self, Answer},
};

pub fn verify(s: &mut Session) -> Result<()> {
    let journal = s.open()?;
    let findings: Vec<json::Finding> = journal
        .vault()
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
            out.line("All is well: the key file and its copy, the count of saves, every page and the order of the database.")?;
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
        Finding::Header => "The key file is damaged or was exchanged.",
        Finding::HeaderCopy => "The spare copy of the key file is missing, damaged, or of another time.",
        Finding::Counter => "The count of what was saved is missing or damaged.",
        Finding::CommitsMissing => "Some of what was saved last is missing.",
        Finding::Pages => "Parts of the database were changed from outside or can't be read.",
        Finding::Structure => "The database is cut short or not in order.",
    }
}
