//! Entries: how many, some of their answers, or all that they say.

use goldseam_content::{Answer, Library, Shows};
use goldseam_document::{Block, Entry, Record};
use goldseam_journal::Row;

use super::{Asked, answers};
use crate::{
    Result,
    pack::{
        choice::ItemOffer,
        making::{Making, Shown, count},
    },
};

/// Before the keys of entries.
const KEY: &str = "entry";

/// How many were filled in.
pub fn amount(m: &Making<'_>, shows: &Shows) -> Result<u32> {
    Ok(count(m.rows(&m.methods(shows)?)?.len()))
}

/// Whether one of the fields was answered; of everything, if none is named.
fn answers_any(m: &Making<'_>, row: &Row, fields: &[String]) -> Result<bool> {
    if fields.is_empty() {
        return Ok(true);
    }
    let Some(filled) = m.journal.entry(row.id)?.filled else { return Ok(false) };
    let answers = filled.latest();
    Ok(fields.iter().any(|field| answers.get(field).is_some_and(Answer::is_given)))
}

/// It is left out of everything unless it is chosen by itself.
fn is_private(m: &Making<'_>, id: u32) -> Result<bool> {
    let Some(filled) = m.journal.entry(id)?.filled else { return Ok(false) };
    let method = m.journal.method(&filled.method, Some(filled.version));
    Ok(method.is_ok_and(|method| method.private))
}

pub fn offer(m: &Making<'_>, shows: &Shows) -> Result<Vec<ItemOffer>> {
    let methods = m.methods(shows)?;
    // of methods that are always shown, no entry is asked what it is
    let private = |id: &String| Library::built_in().method(id).is_none_or(|method| method.private);
    let may_be_private = methods.iter().any(private);
    let mut items = Vec::new();
    for row in m.rows(&methods)? {
        // a filter by fields takes only what can be shown by them
        if shows.kind == goldseam_content::ShowKind::Entries && !answers_any(m, &row, &shows.fields)? {
            continue;
        }
        let label = if row.title.is_empty() { row.preview.clone() } else { row.title.clone() };
        let mut item = ItemOffer::new(format!("{KEY}/{}", row.id), label, 1);
        item.detail = row.method.clone().unwrap_or_default();
        item.day = Some(row.day);
        item.entry = Some(row.id);
        item.back_dated = row.back_dated;
        item.apart = may_be_private && row.method.is_some() && is_private(m, row.id)?;
        items.push(item);
    }
    Ok(items)
}

/// How many of each method, and how many the person was through with.
pub fn counts(m: &Making<'_>, asked: &Asked<'_>) -> Result<Vec<Block>> {
    let mut lines = Vec::new();
    for method in m.methods(asked.shows)? {
        let rows = m.rows(std::slice::from_ref(&method))?;
        let name = m.method_name(&method);
        let finished = rows.iter().filter(|row| row.finished).count().to_string();
        lines.push(match rows.len() {
            0 => m.words.count_none.say(&[("name", &name)]),
            n => m.words.count.say(&[("name", &name), ("n", &n.to_string()), ("finished", &finished)]),
        });
    }
    Ok(vec![Block::Paragraph { text: lines.join("\n") }])
}

/// The entries that are ticked, in the order of time.
fn ticked(m: &Making<'_>, asked: &Asked<'_>) -> Result<Vec<Shown>> {
    let ids = asked.ids(KEY);
    asked.at_most(ids.len())?;
    let mut all = Vec::new();
    for id in ids {
        all.extend(m.entry(id)?);
    }
    all.sort_by_key(|shown| shown.entry.happened.ms());
    Ok(all)
}

/// Some answers of each.
pub fn records(m: &Making<'_>, asked: &Asked<'_>) -> Result<Vec<Block>> {
    let record = |shown: Shown| {
        Block::Record(Record {
            rows: answers::some_of(&shown, &asked.shows.fields),
            when: m.dates.moment(&shown.entry.happened),
            marks: m.marks(&shown.entry),
            title: shown.title,
        })
    };
    Ok(ticked(m, asked)?.into_iter().map(record).collect())
}

/// All that each says.
pub fn whole(m: &Making<'_>, asked: &Asked<'_>) -> Result<Vec<Block>> {
    let entry = |shown: Shown| {
        let text = shown.body;
        Block::Entry(Entry {
            title: shown.title,
            when: m.dates.moment(&shown.entry.happened),
            marks: m.marks(&shown.entry),
            blocks: if text.trim().is_empty() { Vec::new() } else { vec![Block::Markdown { text }] },
            tags: shown.entry.tags,
        })
    };
    Ok(ticked(m, asked)?.into_iter().map(entry).collect())
}
