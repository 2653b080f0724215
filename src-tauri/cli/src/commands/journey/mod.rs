//! Journeys: steps in any order, what happened on them, and the questions beside them.

mod act;
mod list;
mod said;
mod show;

use std::io::{self, IsTerminal};

use goldseam_journal::{GateState, Journal, JourneyCard, JourneyId, JourneyView, StepRef};

use super::{Session, method::gate};
use crate::{
    args::JourneyCommand,
    exit::{Failure, Result},
    input,
};

/// What stands for standard input.
const INPUT: &str = "-";

pub fn journey(s: &mut Session, command: JourneyCommand) -> Result<()> {
    match command {
        JourneyCommand::List => list::list(s),
        JourneyCommand::New(options) => list::new(s, options),
        JourneyCommand::Show(options) => show::journey(s, &options.journey),
        JourneyCommand::Step(options) => show::step(s, &options),
        JourneyCommand::Act(options) => act::act(s, options),
        JourneyCommand::History(options) => show::history(s, &options),
        JourneyCommand::Questions(options) => show::questions(s, &options.journey),
        JourneyCommand::Maps => list::maps(s),
    }
}

/// The journey that is meant. What was typed is not repeated: it may be a name.
fn number(typed: &str) -> Result<JourneyId> {
    typed
        .parse()
        .map_err(|_| Failure::usage("A journey is meant by its number. journey list shows which there are."))
}

fn no_such_step() -> Failure {
    Failure::new("not_found", "There is no such step. journey show lists them with their ids.")
}

/// The step that is meant: by its number or id on the present map, or as MAP/STEP.
fn step(view: &JourneyView, typed: &str) -> Result<StepRef> {
    if let Some((map, step)) = typed.split_once('/') {
        let map = goldseam_content::Library::built_in().journey(map).ok_or_else(no_such_step)?;
        let step = map.step(step).ok_or_else(no_such_step)?;
        return Ok(StepRef { map: map.id.clone(), step: step.id.clone() });
    }
    let number = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let by_number = number.and_then(|at| view.steps.get(at));
    let found = by_number.or_else(|| view.steps.iter().find(|card| card.at.step == typed));
    Ok(found.ok_or_else(no_such_step)?.at.clone())
}

/// Whether the way to what is for two people is open. False if the questions were asked and say otherwise.
fn is_open(s: &mut Session, journal: &Journal, card: &JourneyCard, safe: bool) -> Result<bool> {
    match card.gate {
        Some(GateState::Clear) => Ok(true),
        Some(GateState::Hidden) if !safe => Err(Failure::new(
            "gate",
            "What is for two people is put away on this journey. If none of the safety questions applies any more, say --safe.",
        )),
        _ => {
            let asks = io::stdin().is_terminal() && !s.out.is_json();
            gate::is_open(journal, safe, asks.then_some(&mut s.out))
        }
    }
}

/// What is said of something: as it stands, or from standard input.
fn words(note: Option<String>) -> Result<String> {
    match note {
        Some(note) if note == INPUT => input::rest(),
        note => Ok(note.unwrap_or_default()),
    }
}
