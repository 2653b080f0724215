//! Steps of journeys: how each stands, and why it was opened again.

use goldseam_content::Phrase;
use goldseam_document::{Block, Column, Table};
use goldseam_journal::{
    Error as JournalError, EventKind, Happened, JourneyCard, JourneyId, StepRef, StepStatus, StepView,
};

use super::Asked;
use crate::{
    Result,
    pack::{
        choice::ItemOffer,
        making::{Making, count},
        redact::Source,
    },
};

/// Before the keys of steps.
const KEY: &str = "step";

fn key(journey: JourneyId, at: &StepRef) -> String {
    format!("{KEY}/{journey}/{}/{}", at.map, at.step)
}

/// The steps of a journey that something was done on, on any map.
fn begun(m: &Making<'_>, card: &JourneyCard) -> Result<Vec<StepView>> {
    let view = m.journal.journey(card.id)?;
    let here = view.steps.iter().filter(|step| step.status != StepStatus::NotStarted).map(|step| &step.at);
    let there = view.elsewhere.iter().map(|step| &step.at);
    here.chain(there).map(|at| Ok(m.journal.journey_step(card.id, at)?)).collect()
}

pub fn offer(m: &Making<'_>) -> Result<Vec<ItemOffer>> {
    let mut items = Vec::new();
    for card in m.journal.journeys()?.iter().filter(|card| !card.archived) {
        for step in begun(m, card)? {
            let happened = step.history.iter().filter(|one| m.holds(one.day)).count();
            let open = matches!(step.card.status, StepStatus::Exploring | StepStatus::Reopened);
            if happened == 0 && !open {
                continue;
            }
            let label = step.card.name.clone();
            let mut item = ItemOffer::new(key(card.id, &step.card.at), label, count(happened));
            item.detail.clone_from(&card.name);
            item.day = step.card.since;
            // nobody has to walk it, and nobody has to tell of it
            item.apart = step.card.optional;
            items.push(item);
        }
    }
    Ok(items)
}

fn status(m: &Making<'_>, step: &StepView) -> String {
    let w = m.words;
    let said = match step.card.status {
        _ if step.card.paused => &w.step_resting,
        StepStatus::Reopened if step.by_breach => &w.step_reopened_breach,
        StepStatus::Reopened => &w.step_reopened,
        StepStatus::DoneForNow => &w.step_done,
        StepStatus::NotForMe => &w.step_left,
        StepStatus::NotStarted | StepStatus::Exploring => &w.step_open,
    };
    said.text().to_owned()
}

/// Why it stands as it does, in one line: what was said when it came to that.
fn why(m: &Making<'_>, journey: JourneyId, step: &StepView) -> Result<String> {
    let kinds: &[EventKind] = match step.card.status {
        _ if step.card.paused => &[EventKind::Pause, EventKind::Breach],
        StepStatus::Reopened => &[EventKind::Reopen, EventKind::Breach],
        StepStatus::DoneForNow => &[EventKind::Done],
        StepStatus::NotForMe => &[EventKind::Leave],
        StepStatus::NotStarted | StepStatus::Exploring => &[EventKind::Begin],
    };
    let said = |one: &&Happened| kinds.contains(&one.kind) && !(one.note.is_empty() && one.label.is_empty());
    let Some(one) = step.history.iter().rev().find(said) else {
        return Ok(m.words.none.text().to_owned());
    };
    let words = if one.note.is_empty() { &one.label } else { &one.note };
    let text = m.text(Source::Said { journey, event: one.id }, words)?;
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The journey and the step that a key names.
fn named(key: &str) -> Option<(JourneyId, StepRef)> {
    let mut parts = key.splitn(3, '/');
    let journey = parts.next()?.parse().ok()?;
    Some((journey, StepRef { map: parts.next()?.to_owned(), step: parts.next()?.to_owned() }))
}

pub fn blocks(m: &Making<'_>, asked: &Asked<'_>) -> Result<Vec<Block>> {
    let (cards, w) = (m.journal.journeys()?, m.words);
    let ticked: Vec<(JourneyId, StepRef)> = asked.keys(KEY).filter_map(named).collect();
    let several = ticked.iter().any(|(journey, _)| *journey != ticked[0].0);
    let mut rows = Vec::new();
    for (journey, at) in &ticked {
        let step = match m.journal.journey_step(*journey, at) {
            Ok(step) => step,
            // erased since, or not in the maps of this build
            Err(JournalError::NotFound | JournalError::BadStep) => continue,
            Err(other) => return Err(other.into()),
        };
        let of = cards.iter().find(|card| card.id == *journey).filter(|_| several);
        let name = match of {
            Some(card) => w.step_of.say(&[("journey", &card.name), ("step", &step.card.name)]),
            None => step.card.name.clone(),
        };
        let since = step.card.since.map_or_else(|| w.none.text().to_owned(), |day| m.dates.day(day.date()));
        rows.push(vec![name, status(m, &step), since, why(m, *journey, &step)?]);
    }
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let column = |name: &Phrase| Column { name: name.text().to_owned(), numeric: false };
    let columns = [&w.step, &w.step_status, &w.step_since, &w.step_why].map(column).to_vec();
    Ok(vec![Block::Table(Table { caption: String::new(), columns, rows })])
}
