//! Answers that were chosen most, and single answers out of the text that says all of them.

use std::collections::BTreeMap;

use goldseam_content::{Answer, Chosen, Field, ListName, Method};
use goldseam_document::{Block, Pair};

use super::Asked;
use crate::{
    Result,
    pack::{
        making::{Making, Shown, count},
        redact::Source,
    },
};

/// What an option is called; one of the person's own stands as it was typed.
fn labels(m: &Making<'_>, method: &Method, field: &Field, chosen: &Chosen) -> Result<Vec<String>> {
    let lists = m.journal.lists()?;
    let of_list = |id: &String| match field.from {
        Some(ListName::Habits) => lists.habits.iter().find(|h| h.id == *id).map(|h| h.name.clone()),
        Some(ListName::Care) => lists.care.iter().find(|c| c.id == *id).map(|c| c.label.clone()),
        _ => None,
    };
    let label = |id: &String| {
        let option = method.options(field).iter().find(|option| option.id == *id);
        option
            .map(|option| option.label.clone())
            .or_else(|| of_list(id))
            .unwrap_or_else(|| id.replace('_', " "))
    };
    let own = chosen.own.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    Ok(chosen.ids.iter().map(label).chain(own).collect())
}

/// The options that were chosen most in the period.
pub fn choices(m: &Making<'_>, asked: &Asked<'_>) -> Result<Vec<Block>> {
    let w = m.words;
    let rows = m.rows(&m.methods(asked.shows)?)?;
    let (mut blocks, of) = (Vec::new(), count(rows.len()).to_string());
    for id in &asked.shows.fields {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        let mut asks = String::new();
        for row in &rows {
            let entry = m.journal.entry(row.id)?;
            let Some(filled) = entry.filled else { continue };
            let Ok(method) = m.journal.method(&filled.method, Some(filled.version)) else { continue };
            let Some(field) = method.field(id) else { continue };
            asks.clone_from(&field.label);
            let answers = filled.latest();
            if let Some(Answer::Choices(chosen)) = answers.get(id) {
                // words of the person's own may be among what is blacked out
                let own = if m.is_marked(Source::Body { entry: row.id }) { &[][..] } else { &chosen.own };
                let chosen = Chosen { own: own.to_vec(), ..chosen.clone() };
                for label in labels(m, &method, field, &chosen)? {
                    *counts.entry(label).or_default() += 1;
                }
            }
        }
        if asks.is_empty() {
            continue; // nothing was filled in, which the count says
        }
        let mut most: Vec<(String, u32)> = counts.into_iter().collect();
        most.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        most.truncate(asked.shows.most.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX));
        let said: Vec<String> = most
            .iter()
            .map(|(name, n)| w.choice.say(&[("name", name), ("n", &n.to_string()), ("of", &of)]))
            .collect();
        let text = if said.is_empty() {
            w.choices_none.say(&[("label", &asks)])
        } else {
            w.choices.say(&[("label", &asks), ("list", &m.list(&said))])
        };
        blocks.push(Block::Paragraph { text });
    }
    Ok(blocks)
}

/// A question and what stands under it in the text of a filled-in method.
struct Piece {
    label: String,
    text: String,
}

/// The questions and answers of a text that says a method's answers. In it nothing but a heading begins with a
/// `#`, and nothing but a question with two stars: what a person typed is escaped.
fn pieces(body: &str) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    for line in body.lines() {
        let heading = line.strip_prefix("### ").or_else(|| line.strip_prefix("## "));
        let question = line.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
        if let Some(label) = heading.or(question) {
            all.push(Piece { label: unescaped(label), text: String::new() });
        } else if line.starts_with('*') {
            // a notice, which no answer belongs to
            all.push(Piece { label: String::new(), text: String::new() });
        } else if let Some(piece) = all.last_mut() {
            let line = line.strip_prefix("- ").unwrap_or(line);
            piece.text.push_str(&unescaped(line));
            piece.text.push('\n');
        }
    }
    all
}

/// The text without the marks that kept it from being Markdown.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' || chars.peek().is_none_or(|next| !next.is_ascii_punctuation()) {
            out.push(c);
        } else if let Some(next) = chars.next() {
            out.push(next);
        }
    }
    out
}

/// The answers to some fields, as the text of the entry says them: what is blacked out there is gone here too.
pub fn some_of(shown: &Shown, fields: &[String]) -> Vec<Pair> {
    let Some(method) = &shown.method else { return Vec::new() };
    let pieces = pieces(&shown.body);
    let mut rows = Vec::new();
    for id in fields {
        let Some((section, field)) = method.fields().find(|(_, field)| field.id == *id) else { continue };
        let label = if field.label.is_empty() { &section.name } else { &field.label };
        let found = pieces.iter().find(|piece| piece.label == *label && !piece.text.trim().is_empty());
        if let Some(piece) = found {
            rows.push(Pair { label: label.clone(), value: piece.text.trim().to_owned() });
        }
    }
    rows
}
