//! Filling in a method: question by question on a terminal, or all at once.

use std::io::{self, IsTerminal};

use goldseam_content::AnswerProblem;
use goldseam_journal::Saved;

use super::gate;
use crate::{
    args::Fill,
    clock,
    commands::{Session, help, read},
    exit::{Failure, Result},
    guide::{Words, ask::Questions, given::Given, opens_help, read::Reader, sheet::Sheet},
    input,
    json::{self, Answer},
    output::{dim, visible},
};

/// The longest file of answers, in bytes: the longest text of an entry, as JSON at its widest.
const MOST_ANSWERS: u64 = 32 * 1024 * 1024;

pub fn fill(s: &mut Session, options: &Fill) -> Result<()> {
    let asks = options.pairs.is_empty() && options.answers.is_none() && io::stdin().is_terminal();
    if asks && s.out.is_json() {
        return Err(Failure::usage(
            "With --json there is nobody to ask. Give the answers with --answers FILE or as FIELD=VALUE.",
        ));
    }
    // the passphrase first: it may be the first line of what the answers come from
    let journal = s.open()?;
    let sheet = Sheet::open(journal, options)?;
    if sheet.method.gated && sheet.id().is_none() {
        let out = asks.then_some(&mut s.out);
        if !gate::is_open(&sheet.journal, options.safe, out)? {
            return Ok(sheet.journal.lock()?);
        }
    }
    let words = Words::of_journal(&sheet.journal)?;
    if asks { by_question(s, sheet, &words, options) } else { at_once(s, sheet, &words, options) }
}

fn by_question(s: &mut Session, mut sheet: Sheet, words: &Words, options: &Fill) -> Result<()> {
    let to_the_end = Questions::new(&mut s.out, words).ask(&mut sheet)?;
    if to_the_end || sheet.filled().finished {
        sheet.finish(options.unfinished);
    }
    let Some(saved) = sheet.save()? else {
        return s.out.line("Nothing was written, so nothing was kept.");
    };
    s.out.line("")?;
    let entry = sheet.journal.entry(saved.id)?;
    read::page(&mut s.out, &entry, Some(&sheet.method), true)?;
    s.out.line("")?;
    if sheet.filled().finished {
        if !sheet.is_back() && !sheet.method.after.is_empty() {
            s.out.text(&visible(&sheet.method.after), 0)?;
        }
    } else {
        let id = &sheet.method.id;
        s.out.text(
            &format!("Kept. Go on whenever you like:  goldseam-cli method fill {id} --entry {}", saved.id),
            0,
        )?;
    }
    Ok(sheet.journal.lock()?)
}

fn at_once(s: &mut Session, mut sheet: Sheet, words: &Words, options: &Fill) -> Result<()> {
    let mut given = Given::none();
    match &options.answers {
        Some(file) => given.add_json(&input::file(file, MOST_ANSWERS)?, &sheet.method)?,
        None if options.pairs.is_empty() => given.add_json(&input::rest()?, &sheet.method)?,
        None => {}
    }
    let reader = Reader { method: &sheet.method, words, today: clock::today() };
    given.add_pairs(&options.pairs, &reader)?;
    let Given { answers, mut problems } = given;
    let out_of_place = |id: &String| {
        let home = sheet.method.fields().find(|(_, field)| field.id == *id);
        home.is_some_and(|(section, _)| section.later != sheet.is_back())
    };
    problems.extend(answers.keys().filter(|id| out_of_place(id)).map(|id| AnswerProblem {
        field: id.clone(),
        what: if sheet.is_back() {
            "This is asked at the beginning. Leave --return out to change it.".into()
        } else {
            "This is asked when it comes back. Say --entry ENTRY --return to answer it.".into()
        },
    }));
    if !problems.is_empty() {
        return refuse(s, problems);
    }
    let helps = answers.iter().any(|(id, answer)| {
        let field = sheet.method.field(id);
        field.zip(answer.as_ref()).is_some_and(|(field, answer)| opens_help(&sheet.method, field, answer))
    });
    for (id, answer) in answers {
        sheet.put(&id, answer);
    }
    sheet.finish(options.unfinished);
    let Some(saved) = sheet.save()? else {
        return Err(Failure::usage("There is no answer to keep. method show says what is asked."));
    };
    tell(s, &sheet, &saved, helps)?;
    Ok(sheet.journal.lock()?)
}

/// Names every answer that does not fit, then fails. Nothing was kept.
fn refuse(s: &mut Session, problems: Vec<AnswerProblem>) -> Result<()> {
    let answer = Answer::new(json::Refused { problems });
    s.out.answer(&answer, |out| {
        answer.data.problems.iter().try_for_each(|problem| out.text(&visible(&problem.to_string()), 0))
    })?;
    Err(Failure::new(
        "bad_answer",
        "Some answers don't fit their questions; they are listed above. Nothing was kept.",
    ))
}

fn tell(s: &mut Session, sheet: &Sheet, saved: &Saved, helps: bool) -> Result<()> {
    let filled = sheet.filled();
    let answer = Answer::new(json::FilledIn {
        id: saved.id,
        version: saved.version,
        saved: (&saved.saved).into(),
        finished: filled.finished,
        missing: sheet.missing(),
        hidden: sheet.hidden(),
        scores: sheet.method.scores(&filled.answers),
        help: helps,
    });
    let entry = sheet.journal.entry(saved.id)?;
    s.out.answer(&answer, |out| {
        out.line(&format!("Saved as entry {}", saved.id))?;
        if !answer.data.missing.is_empty() {
            let missing = answer.data.missing.join(", ");
            out.text(&dim(&format!("Not finished: {} must still be answered.", visible(&missing))), 0)?;
        }
        out.line("")?;
        read::page(out, &entry, Some(&sheet.method), true)?;
        if helps { help::words(out) } else { Ok(()) }
    })
}
