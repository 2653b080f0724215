//! What was agreed, what came of it in the period, and what was noted about that.

use std::collections::BTreeMap;

use goldseam_content::Phrase;
use goldseam_document::{Block, Column, Table};
use goldseam_journal::{LogLine, PlanItem};

use super::Asked;
use crate::{
    Result,
    pack::{
        choice::ItemOffer,
        making::{Making, count},
        redact::Source,
    },
};

/// Before the keys of what is planned.
const KEY: &str = "plan";

/// The log within the period, oldest first.
fn lines(m: &Making<'_>, item: &PlanItem) -> Result<Vec<LogLine>> {
    let mut lines = m.journal.plan_log(item.row.id)?;
    lines.retain(|line| m.holds(line.day));
    lines.reverse();
    Ok(lines)
}

pub fn offer(m: &Making<'_>) -> Result<Vec<ItemOffer>> {
    let mut items = Vec::new();
    for item in m.journal.plan(m.choice.to)? {
        let lines = lines(m, &item)?;
        let later = item.row.day > m.choice.to;
        if later || (item.over && lines.is_empty() && !m.holds(item.row.day)) {
            continue;
        }
        let method = item.row.method.clone().unwrap_or_default();
        let label = if item.row.title.is_empty() { method.clone() } else { item.row.title.clone() };
        let mut offered = ItemOffer::new(format!("{KEY}/{}", item.row.id), label, count(lines.len()));
        offered.detail = method;
        offered.day = Some(item.row.day);
        offered.entry = Some(item.row.id);
        offered.back_dated = item.row.back_dated;
        items.push(offered);
    }
    Ok(items)
}

/// How often each outcome was noted, in the order in which they were first.
fn outcomes(m: &Making<'_>, lines: &[LogLine]) -> String {
    let mut counts: BTreeMap<&str, (usize, u32)> = BTreeMap::new();
    for line in lines {
        let place = counts.len();
        counts.entry(&line.label).or_insert((place, 0)).1 += 1;
    }
    let mut counts: Vec<(&str, (usize, u32))> = counts.into_iter().collect();
    counts.sort_by_key(|(_, (place, _))| *place);
    let said = |(label, (_, n)): &(&str, (usize, u32))| {
        m.words.plan_outcome.say(&[("label", label), ("n", &n.to_string())])
    };
    m.list(&counts.iter().map(said).collect::<Vec<_>>())
}

fn row(m: &Making<'_>, item: &PlanItem) -> Result<Vec<String>> {
    let (lines, w) = (lines(m, item)?, m.words);
    let title = m.title(item.row.id, &item.row.title, item.row.method.as_deref())?;
    let agreed = if title.is_empty() { item.row.method.clone().unwrap_or_default() } else { title };
    let done = if lines.is_empty() { w.plan_nothing_noted.text().to_owned() } else { outcomes(m, &lines) };
    let mut notes = Vec::new();
    for line in lines.iter().filter(|line| !line.note.is_empty()) {
        let note = m.text(Source::Note { line: line.id }, &line.note)?;
        notes.push(format!("{}: {note}", m.dates.short(line.day.date())));
    }
    let way = if notes.is_empty() { w.none.text().to_owned() } else { notes.join("\n") };
    Ok(vec![agreed, done, way])
}

pub fn blocks(m: &Making<'_>, asked: &Asked<'_>) -> Result<Vec<Block>> {
    let (ids, w) = (asked.ids(KEY), m.words);
    let items = m.journal.plan(m.choice.to)?;
    let ticked = items.iter().filter(|item| ids.contains(&item.row.id));
    let rows: Vec<Vec<String>> = ticked.map(|item| row(m, item)).collect::<Result<_>>()?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let column = |name: &Phrase| Column { name: name.text().to_owned(), numeric: false };
    let columns = [&w.plan_agreed, &w.plan_done, &w.plan_way].map(column).to_vec();
    Ok(vec![Block::Table(Table { caption: String::new(), columns, rows })])
}
