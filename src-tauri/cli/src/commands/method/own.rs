//! Methods as files, and those of the person's own.

use std::path::Path;

use goldseam_content::{Library, MOST_BYTES, Method, Problem};

use crate::{
    clock,
    commands::Session,
    exit::{Failure, Result},
    input,
    json::{Answer, Checked, Kept, Retired, Source},
    output::visible_line,
};

pub fn check(s: &mut Session, file: &Path) -> Result<()> {
    let problems = problems(file, &input::file(file, MOST_BYTES as u64)?);
    if problems.is_empty() {
        return s.out.answer(&Answer::new(Checked { ok: true, problems }), |out| {
            out.line("This is a method as it should be. Keep it with  goldseam-cli method add FILE")
        });
    }
    refuse(s, problems)
}

/// Says what must be changed, then fails.
fn refuse(s: &mut Session, problems: Vec<Problem>) -> Result<()> {
    let answer = Answer::new(Checked { ok: false, problems });
    s.out.answer(&answer, |out| {
        answer.data.problems.iter().try_for_each(|problem| out.text(&visible_line(&problem.to_string()), 0))
    })?;
    Err(Failure::new(
        "bad_method",
        "This is no method yet. What to change is listed above; nothing was kept.",
    ))
}

fn problems(file: &Path, text: &str) -> Vec<Problem> {
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    Method::parse(&name, text).err().unwrap_or_default()
}

pub fn add(s: &mut Session, file: &Path) -> Result<()> {
    // the passphrase first: it may be the first line of what the method comes from
    let mut journal = s.open()?;
    let text = input::file(file, MOST_BYTES as u64)?;
    let problems = problems(file, &text);
    if !problems.is_empty() {
        return refuse(s, problems);
    }
    let card = journal.keep_method(&text, clock::now()?.day())?;
    journal.lock()?;
    let kept = Kept { id: card.id.clone(), version: card.version, name: card.name };
    s.out.answer(&Answer::new(kept), |out| {
        out.line(&format!("Kept as {}, version {}. Fill it in with", card.id, card.version))?;
        out.line(&format!("  goldseam-cli method fill {}", card.id))
    })
}

pub fn retire(s: &mut Session, id: &str) -> Result<()> {
    let mut journal = s.open()?;
    journal.retire_method(id)?;
    journal.lock()?;
    let retired = Retired { id: id.to_owned(), done: "retired" };
    s.out.answer(&Answer::new(retired), |out| {
        out.line(&format!("Put away: {id}. What was filled in with it stays."))
    })
}

pub fn source(s: &mut Session, id: &str) -> Result<()> {
    let source = match Library::built_in().source(id) {
        Some(source) => source.to_owned(),
        None => s.open()?.method_source(id)?,
    };
    let answer = Answer::new(Source { id: id.to_owned(), source });
    s.out.answer(&answer, |out| out.file(&answer.data.source))
}
