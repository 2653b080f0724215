//! One answer of a questionnaire by itself, whether a plan is there, and what the safety questions came to. An
//! answer that is missing is said to be, and nothing is ever concluded from one.

use goldseam_content::{Answer, Shows};
use goldseam_document::{Block, Pair};
use goldseam_journal::{Entry, KeptKey};

use super::Asked;
use crate::{
    Result,
    pack::{choice::ItemOffer, making::Making},
};

const ANSWER: &str = "answer";
const KEPT: &str = "kept";
const GATE: &str = "gate/answered";
/// What the safety questions come to if nothing stands in the way, as the journal keeps it.
const CLEAR: &str = "clear";
/// Entries that are looked through at a time.
const PAGE: u32 = 50;

/// The key of the answer to the one field that is shown.
pub fn answer_key(method: &str, shows: &Shows) -> String {
    format!("{ANSWER}/{method}/{}", shows.fields.first().map_or("", String::as_str))
}

/// The last two entries of a method up to the end of the period, the latest first.
fn last_two(m: &Making<'_>, method: &str) -> Result<Vec<Entry>> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page = m.journal.records(method, after.as_deref(), PAGE)?;
        for record in page.rows.iter().filter(|record| record.row.day <= m.choice.to) {
            found.push(m.journal.entry(record.row.id)?);
            if found.len() == 2 {
                return Ok(found);
            }
        }
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok(found),
        }
    }
}

pub fn offer_answer(m: &Making<'_>, shows: &Shows) -> Result<Vec<ItemOffer>> {
    let mut items = Vec::new();
    for method in &shows.methods {
        let Some(field) = shows.fields.first() else { continue };
        let Ok(newest) = m.journal.method(method, None) else { continue };
        let asked = last_two(m, method)?;
        let label = newest.field(field).map_or("", |field| &field.label).to_owned();
        let n = u32::try_from(asked.len()).unwrap_or_default();
        let mut item = ItemOffer::new(answer_key(method, shows), label, n);
        item.detail.clone_from(&newest.name);
        item.day = asked.first().map(|entry| entry.happened.day());
        items.push(item);
    }
    Ok(items)
}

/// The answer as it was chosen; none if the question was skipped.
fn chosen(m: &Making<'_>, entry: &Entry, field: &str) -> Option<String> {
    let filled = entry.filled.as_ref()?;
    let method = m.journal.method(&filled.method, Some(filled.version)).ok()?;
    let Some(Answer::Choices(chosen)) = filled.answers.get(field) else { return None };
    let options = method.options(method.field(field)?);
    let label =
        |id: &String| options.iter().find(|option| option.id == *id).map(|option| option.label.clone());
    chosen.ids.first().and_then(label)
}

pub fn answer(m: &Making<'_>, asked: &Asked<'_>) -> Result<Vec<Block>> {
    let (mut rows, w) = (Vec::new(), m.words);
    for method in &asked.shows.methods {
        let Some(field) = asked.shows.fields.first() else { continue };
        if !asked.ticked.contains(&answer_key(method, asked.shows)) {
            continue;
        }
        let said = |entry: &Entry| {
            let skipped = || w.answer_skipped.text().to_owned();
            (chosen(m, entry, field).unwrap_or_else(skipped), m.dates.day(entry.happened.day().date()))
        };
        let entries = last_two(m, method)?;
        let (now, before) = match entries.as_slice() {
            [latest, rest @ ..] if m.holds(latest.happened.day()) => (Some(latest), rest.first()),
            [latest, ..] => (None, Some(latest)),
            [] => (None, None),
        };
        let mut lines = Vec::new();
        match (now, before) {
            (Some(now), _) => {
                let (answer, date) = said(now);
                lines.push(w.answer_now.say(&[("answer", &answer), ("date", &date)]));
            }
            (None, Some(_)) => lines.push(w.not_asked_in_period.text().to_owned()),
            (None, None) => lines.push(w.not_asked.text().to_owned()),
        }
        if let Some(before) = before {
            let (answer, date) = said(before);
            lines.push(w.answer_before.say(&[("answer", &answer), ("date", &date)]));
        }
        let newest = m.journal.method(method, None)?;
        let label = newest.field(field).map_or("", |field| &field.label).to_owned();
        rows.push(Pair { label, value: lines.join("\n") });
    }
    Ok(pairs(rows))
}

fn pairs(rows: Vec<Pair>) -> Vec<Block> {
    if rows.is_empty() { Vec::new() } else { vec![Block::Pairs { rows }] }
}

pub fn offer_kept(m: &Making<'_>, shows: &Shows) -> Result<Vec<ItemOffer>> {
    let mut items = Vec::new();
    for method in &shows.methods {
        let n = u32::try_from(last_two(m, method)?.len()).unwrap_or_default();
        items.push(ItemOffer::new(format!("{KEPT}/{method}"), m.method_name(method), n.min(1)));
    }
    Ok(items)
}

pub fn kept(m: &Making<'_>, asked: &Asked<'_>) -> Result<Vec<Block>> {
    let (mut rows, w) = (Vec::new(), m.words);
    let ticked: Vec<&str> = asked.keys(KEPT).collect();
    for method in asked.shows.methods.iter().filter(|method| ticked.contains(&method.as_str())) {
        let value = match last_two(m, method)?.first() {
            Some(entry) => w.kept_yes.say(&[("date", &m.dates.day(entry.saved.day().date()))]),
            None => w.kept_no.text().to_owned(),
        };
        rows.push(Pair { label: m.method_name(method), value });
    }
    Ok(pairs(rows))
}

pub fn offer_gate(m: &Making<'_>) -> Result<Vec<ItemOffer>> {
    let n = u32::from(m.journal.kept(KeptKey::Gate)?.is_some());
    let mut item = ItemOffer::new(GATE.to_owned(), m.words.gate.text().to_owned(), n);
    item.apart = true;
    Ok(vec![item])
}

pub fn gate(m: &Making<'_>, asked: &Asked<'_>) -> Result<Vec<Block>> {
    let w = m.words;
    if asked.ticked.iter().all(|key| key != GATE) {
        return Ok(Vec::new());
    }
    let value = match m.journal.kept(KeptKey::Gate)?.as_deref() {
        Some(CLEAR) => &w.gate_clear,
        Some(_) => &w.gate_hidden,
        None => &w.not_asked,
    };
    Ok(pairs(vec![Pair { label: w.gate.text().to_owned(), value: value.text().to_owned() }]))
}
