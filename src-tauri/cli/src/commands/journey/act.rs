//! What is done on a journey.

use goldseam_content::Role;
use goldseam_journal::{Act, JourneyView, NewAct, StepRef};

use super::{is_open, number, said, step, words};
use crate::{
    args::JourneyAct,
    clock,
    commands::Session,
    exit::{Failure, Result},
    json::{self, Answer},
};

pub fn act(s: &mut Session, options: JourneyAct) -> Result<()> {
    let id = number(&options.journey)?;
    let mut journal = s.open()?;
    let view = journal.journey(id)?;
    let act = read(&view, &options)?;
    if let Some(at) = for_two(&act)
        && journal.journey_step(id, at)?.card.gated
        && !is_open(s, &journal, &view.card, options.safe)?
    {
        return Ok(journal.lock()?);
    }
    let note = words(options.note)?;
    let now = clock::now()?;
    let new = NewAct { act, day: options.day.unwrap_or_else(|| now.day()), note, entry: options.entry };
    let before = journal.journey_history(id, None)?.len();
    journal.act(id, &new, &now)?;
    let all = journal.journey_history(id, None)?;
    journal.lock()?;
    let new = &all[before.min(all.len())..];
    let answer = Answer::new(json::Acted { id, happened: new.iter().map(Into::into).collect() });
    s.out.answer(&answer, |out| new.iter().try_for_each(|one| said::happened(out, one, true)))
}

/// The step that somebody takes up: what is for two people comes after the safety questions. Leaving one, and
/// noting something about it, is always open.
fn for_two(act: &Act) -> Option<&StepRef> {
    match act {
        Act::Begin { at }
        | Act::Done { at, .. }
        | Act::Reopen { at }
        | Act::Open { at }
        | Act::Resume { at }
        | Act::Tick { at, .. }
        | Act::Untick { at, .. }
        | Act::AddAction { at }
        | Act::DropAction { at, .. }
        | Act::Write { at } => Some(at),
        _ => None,
    }
}

/// From the words of the command to an act. What was typed is not repeated: it may be somebody's own words.
fn read(view: &JourneyView, options: &JourneyAct) -> Result<Act> {
    let what: Vec<&str> = options.what.iter().map(String::as_str).collect();
    let at = |typed: &str| step(view, typed);
    let owned = str::to_owned;
    if options.ending.is_some() && options.act != "done" {
        return Err(Failure::usage("--ending goes with done only."));
    }
    Ok(match (options.act.as_str(), what.as_slice()) {
        ("begin", [one]) => Act::Begin { at: at(one)? },
        ("done", [one]) => Act::Done { at: at(one)?, ending: options.ending.clone() },
        ("reopen", [one]) => Act::Reopen { at: at(one)? },
        ("leave", [one]) => Act::Leave { at: at(one)? },
        ("open", [one]) => Act::Open { at: at(one)? },
        ("resume", [one]) => Act::Resume { at: at(one)? },
        ("tick", [one, action]) => Act::Tick { at: at(one)?, action: owned(action) },
        ("untick", [one, action]) => Act::Untick { at: at(one)?, action: owned(action) },
        ("add", [one]) => Act::AddAction { at: at(one)? },
        ("drop", [one, action]) => Act::DropAction { at: at(one)?, action: owned(action) },
        ("note", []) => Act::Note { at: None },
        ("note", [one]) => Act::Note { at: Some(at(one)?) },
        ("write", [one]) => Act::Write { at: at(one)? },
        ("slip", []) => Act::Slip,
        ("breach", []) => Act::Breach,
        ("answer", [question, answer]) => Act::Answer { question: owned(question), answer: owned(answer) },
        ("role", [role]) => {
            let known = Role::ALL.into_iter().find(|known| known.name() == *role);
            Act::Role { role: known.ok_or_else(|| Failure::usage("A role is hurt, repair or solo."))? }
        }
        ("map", [map]) => Act::Map { map: owned(map) },
        ("first-weeks", [to]) => Act::FirstWeeks { on: is_on(to)? },
        ("archive", [to]) => Act::Archive { on: is_on(to)? },
        _ => {
            return Err(Failure::usage(
                "There is no such act, or other words belong to it. journey act --help shows each with its words.",
            ));
        }
    })
}

fn is_on(typed: &str) -> Result<bool> {
    match typed {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err(Failure::usage("Say on or off.")),
    }
}
