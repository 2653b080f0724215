//! Sentences made from answers: `I feel {feeling} when {what}`.

use std::collections::BTreeMap;

use crate::answer::Answer;
use crate::lookup::hot;
use crate::model::{Field, ListName, Method};
use crate::names::Names;

/// Stands for what is not answered yet.
const GAP: &str = "…";

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    Text(&'a str),
    Slot(&'a str),
}

/// The parts of a template; `None` if a brace has no partner.
pub(crate) fn parts(template: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some(open) = rest.find(['{', '}']) {
        let close = rest[open..].strip_prefix('{')?.find(['{', '}'])? + open + 1;
        if !rest[close..].starts_with('}') {
            return None;
        }
        parts.push(Part::Text(&rest[..open]));
        parts.push(Part::Slot(rest[open + 1..close].trim()));
        rest = &rest[close + 1..];
    }
    parts.push(Part::Text(rest));
    parts.retain(|part| *part != Part::Text(""));
    Some(parts)
}

impl Method {
    /// The sentence of a field, with `…` where nothing is answered; none while nothing at all is.
    pub(crate) fn sentence(
        &self,
        field: &Field,
        counted: &BTreeMap<&str, &Answer>,
        names: &Names,
    ) -> Option<String> {
        let parts = parts(&field.template)?;
        let answer = |id: &str| Some(self.in_a_line(self.field(id)?, counted.get(id)?, names));
        let any = parts.iter().any(|part| matches!(part, Part::Slot(id) if counted.contains_key(id)));
        any.then(|| {
            let text = |part: &Part| match part {
                Part::Text(text) => (*text).to_owned(),
                Part::Slot(id) => answer(id).unwrap_or_else(|| GAP.to_owned()),
            };
            parts.iter().map(text).collect()
        })
    }

    /// An answer within a sentence.
    fn in_a_line(&self, field: &Field, answer: &Answer, names: &Names) -> String {
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = match answer {
            Answer::Text(text) => line(text),
            Answer::List(items) => joined(items.iter().map(|item| line(item))),
            Answer::Choices(chosen) => joined(self.labels(field, chosen, names).into_iter()),
            Answer::Scale(value) => value.to_string(),
            Answer::Emotions(felt) => joined(felt.iter().map(|felt| line(&felt.word))),
            Answer::Thoughts(thoughts) => {
                hot(thoughts).or(thoughts.first()).map_or_else(String::new, |t| line(&t.text))
            }
            Answer::Rated(rated) => line(&rated.text),
            Answer::Date(date) => day(date),
            Answer::Affect(affect) => affect.pleasant.to_string(),
            Answer::Minutes(minutes) => length(*minutes),
            Answer::Scales(values) => joined(values.keys().map(|id| names.name(ListName::Scales, id))),
        };
        // the sentence goes on after it
        text.trim_end_matches(['.', ',', ';']).to_owned()
    }

    /// What was chosen, as it is read: options in their order, then own ones.
    pub(crate) fn labels(&self, field: &Field, chosen: &crate::Chosen, names: &Names) -> Vec<String> {
        if chosen.none {
            return field.none.iter().cloned().collect();
        }
        let label = |id: &String| {
            if let Some(list) = field.from {
                return names.name(list, id);
            }
            let option = self.options(field).iter().find(|option| option.id == *id);
            option.map_or_else(|| id.replace('_', " "), |option| option.label.clone())
        };
        let own = chosen.own.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        chosen.ids.iter().map(label).chain(own).collect()
    }
}

/// `one`, `one and two`, `one, two and three`.
fn joined(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.filter(|item| !item.is_empty()).collect();
    match items.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// `2026-11-29` as `29 November 2026`; anything else as it is.
pub(crate) fn day(date: &str) -> String {
    date.parse::<chrono::NaiveDate>()
        .map_or_else(|_| date.to_owned(), |date| date.format("%-d %B %Y").to_string())
}

/// `7 h 30 min`
pub(crate) fn length(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
