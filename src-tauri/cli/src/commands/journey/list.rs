//! The journeys that there are, and the maps that they can be seen by.

use goldseam_content::{Library, Role};
use goldseam_journal::{GateState, JourneyCard, NewJourney};

use super::{INPUT, said};
use crate::{
    args, clock,
    commands::Session,
    exit::{Failure, Result},
    input,
    json::{self, Answer},
    output::{Output, bold, dim, visible_line},
};

/// Columns before what is said of a journey or a map.
const INDENT: usize = 7;

pub fn list(s: &mut Session) -> Result<()> {
    let cards = s.open()?.journeys()?;
    let answer = Answer::new(json::Journeys { journeys: cards.iter().map(Into::into).collect() });
    s.out.answer(&answer, |out| {
        if cards.is_empty() {
            return out.line("Nothing here yet. Begin with  goldseam-cli journey new NAME --role ROLE");
        }
        cards.iter().try_for_each(|card| row(out, card))
    })
}

fn row(out: &mut Output, card: &JourneyCard) -> Result<()> {
    out.line(&format!("{:>5}  {}", card.id, bold(&visible_line(&card.name))))?;
    known(out, card, INDENT)?;
    for step in &card.open {
        out.text(&format!("- {step}"), INDENT)?;
    }
    out.line("")
}

/// What there is to know of a journey as a whole.
pub fn known(out: &mut Output, card: &JourneyCard, indent: usize) -> Result<()> {
    let mut parts = vec![said::role(card.role).to_owned(), card.map.clone()];
    if card.archived {
        parts.push("put away".into());
    }
    if card.first_weeks {
        parts.push("the first weeks".into());
    }
    if card.gate == Some(GateState::Hidden) {
        parts.push("what is for two people is put away".into());
    }
    if let Some(last) = card.last {
        parts.push(format!("last on {last}"));
    }
    out.text(&dim(&parts.join(" · ")), indent)
}

pub fn new(s: &mut Session, options: args::NewJourney) -> Result<()> {
    let known = Role::ALL.into_iter().find(|role| role.name() == options.role);
    let role = known.ok_or_else(|| Failure::usage("--role is hurt, repair or solo: who you are in it."))?;
    // the passphrase first: it may be the first line of what the name comes from
    let mut journal = s.open()?;
    let name = match options.name {
        Some(name) if name != INPUT => name,
        _ => input::rest()?,
    };
    // the questions about safety are asked where they matter; nothing of them is kept
    let new = NewJourney { name, role, first_weeks: options.first_weeks, gate: None };
    let id = journal.begin_journey(&new, &clock::now()?)?;
    journal.lock()?;
    s.out.answer(&Answer::new(json::Begun { id }), |out| {
        out.line(&format!("Begun as journey {id}. Look at it with  goldseam-cli journey show {id}"))
    })
}

pub fn maps(s: &mut Session) -> Result<()> {
    let maps = Library::built_in().journeys();
    let answer = Answer::new(json::Maps { maps: maps.iter().map(Into::into).collect() });
    s.out.answer(&answer, |out| {
        for map in maps {
            out.line(&format!("  {}  {}", bold(&map.id), map.name))?;
            out.text(&map.summary, INDENT)?;
            for (index, step) in map.steps.iter().enumerate() {
                out.text(&format!("{}. {}  {}", index + 1, step.name, dim(&step.id)), INDENT)?;
            }
            out.line("")?;
        }
        out.line("Look by one with  goldseam-cli journey act JOURNEY map MAP")
    })
}
