//! What was filled in, as a calm document.

mod escape;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::answer::{Affect, Answer, Answers, Felt, Filled, Rated, Score, TOP_OF_SCALE, Thought};
use crate::change::same;
use crate::condition::Shown;
use crate::model::{Field, FieldKind, ListName, Method, ScoreRule};
use crate::names::Names;
use crate::sentence::{day, length};
use escape::{escaped, escaped_line};

impl Method {
    /// The answers written out as Markdown: a heading for each section, a line in bold for each
    /// question, under it what was answered; then what was counted, and each come-back under a
    /// heading with its day. Only what is shown and answered is in it; empty if nothing is.
    ///
    /// Answers are plain text: what would be a mark in Markdown stands as it was typed.
    pub fn markdown(&self, filled: &Filled, names: &Names) -> String {
        let mut page = Page { method: self, names, text: String::new() };
        let shown = self.visible(&filled.answers);
        page.sections(shown.iter().filter(|shown| !shown.section.later), &filled.answers, 2);
        page.scores(&self.scores(&filled.answers));
        for (index, back) in filled.returns.iter().enumerate() {
            let answers = filled.answers_at(index);
            let shown = self.visible(&answers);
            let mut later: Vec<Shown> = shown.into_iter().filter(|shown| shown.section.later).collect();
            for shown in &mut later {
                shown.fields.retain(|field| !field.kind.is_asked() || back.answers.contains_key(&field.id));
            }
            let mut inner = Page { method: self, names, text: String::new() };
            inner.sections(later.iter(), &answers, 3);
            if !inner.text.is_empty() {
                page.block(&format!("## Looking back, {}", day(&back.on)));
                page.block(&inner.text);
            }
        }
        if !page.text.is_empty() && !self.notice.is_empty() {
            page.block(&format!("*{}*", escaped_line(self.notice.trim())));
        }
        page.text
    }
}

struct Page<'a> {
    method: &'a Method,
    names: &'a Names,
    text: String,
}

impl Page<'_> {
    fn block(&mut self, block: &str) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(block.trim_end_matches('\n'));
    }

    fn sections<'s>(&mut self, shown: impl Iterator<Item = &'s Shown<'s>>, answers: &Answers, depth: usize) {
        let counted = self.method.counted(answers);
        for Shown { section, fields } in shown {
            let answered: Vec<(&Field, String)> =
                fields.iter().filter_map(|field| Some((*field, self.answer(field, &counted)?))).collect();
            if answered.is_empty() {
                continue;
            }
            self.block(&format!("{} {}", "#".repeat(depth), escaped_line(&section.name)));
            for (field, answer) in answered {
                // a label that says no more than the heading is not said twice
                if !field.label.is_empty() && field.label != section.name {
                    self.block(&format!("**{}**", escaped_line(&field.label)));
                }
                self.block(&answer);
            }
        }
    }

    fn scores(&mut self, scores: &[Score]) {
        if scores.is_empty() {
            return;
        }
        self.block("## Added up");
        for score in scores {
            let band = if score.band.is_empty() { String::new() } else { format!(": {}", score.band) };
            let line = format!("{}{band}", of(score.value, score.min, score.max));
            self.block(&format!("**{}**", escaped_line(&score.name)));
            self.block(&escaped(&line));
            let rule = self.method.scores.iter().find(|rule| rule.id == score.rule);
            if let Some(says) = rule.and_then(|rule| advised(rule, score.value)) {
                self.block(&escaped(says));
            }
        }
    }

    /// An answer as a block; none if there is nothing to say.
    fn answer(&self, field: &Field, counted: &BTreeMap<&str, &Answer>) -> Option<String> {
        if field.kind == FieldKind::Sentence {
            return self.method.sentence(field, counted, self.names).map(|sentence| escaped(&sentence));
        }
        Some(match counted.get(field.id.as_str())? {
            Answer::Text(text) => escaped(text.trim()),
            Answer::List(items) => list(items.iter().map(String::as_str)),
            Answer::Choices(chosen) => {
                let labels = self.method.labels(field, chosen, self.names);
                match labels.as_slice() {
                    [only] if field.kind != FieldKind::Checklist => escaped(only),
                    several => list(several.iter().map(String::as_str)),
                }
            }
            Answer::Scale(value) => self.number(field, *value, counted),
            Answer::Emotions(felt) => list(self.feelings(field, felt, counted).iter().map(String::as_str)),
            Answer::Thoughts(thoughts) => {
                list(thoughts.iter().map(thought).collect::<Vec<_>>().iter().map(String::as_str))
            }
            Answer::Rated(rated) => rated_text(rated),
            Answer::Date(date) => escaped(&day(date)),
            Answer::Affect(affect) => affect_in_words(*affect),
            Answer::Minutes(minutes) => escaped(&length(*minutes)),
            Answer::Scales(values) => {
                let name = |id: &String| self.names.name(ListName::Scales, id);
                let top = TOP_OF_SCALE;
                let lines: Vec<String> =
                    values.iter().map(|(id, value)| format!("{}: {value} of {top}", name(id))).collect();
                list(lines.iter().map(String::as_str))
            }
        })
    }

    fn number(&self, field: &Field, value: i32, counted: &BTreeMap<&str, &Answer>) -> String {
        let (min, max) = self.method.range(field);
        let again = self.method.target(field).and_then(|target| counted.get(target.id.as_str()));
        let before = again.and_then(|answer| crate::change::ratings(answer).first().map(|(_, value)| *value));
        let text = of(value, min, max);
        escaped(&match before {
            Some(before) => format!("{text}; before, {before}"),
            None if field.low.is_empty() && field.high.is_empty() => text,
            None => format!("{text} ({min} {}, {max} {})", field.low, field.high),
        })
    }

    fn feelings(&self, field: &Field, felt: &[Felt], counted: &BTreeMap<&str, &Answer>) -> Vec<String> {
        let target = self.method.target(field).and_then(|target| counted.get(target.id.as_str()));
        let earlier = target.map(|answer| crate::change::ratings(answer)).unwrap_or_default();
        let before = |felt: &Felt| {
            let found = earlier.iter().find(|(word, _)| same(word, &felt.word));
            found.map_or_else(String::new, |(_, value)| format!("; before, {value}"))
        };
        felt.iter()
            .filter(|felt| !felt.word.trim().is_empty())
            .map(|felt| format!("{}: {} of 100{}", felt.word.trim(), felt.strength, before(felt)))
            .collect()
    }
}

/// By pleasantness, from -4.
const PLEASANT: [&str; 9] = [
    "Very unpleasant",
    "Unpleasant",
    "Rather unpleasant",
    "A little unpleasant",
    "In between",
    "A little pleasant",
    "Rather pleasant",
    "Pleasant",
    "Very pleasant",
];

/// By energy, from -4.
const ENERGY: [&str; 9] = [
    "very little energy",
    "little energy",
    "rather little energy",
    "energy a bit low",
    "middling energy",
    "energy a bit up",
    "rather much energy",
    "much energy",
    "very much energy",
];

/// "Rather unpleasant, little energy (-2 and -3, of -4 to +4)": the words are for the eye that runs down a list, the
/// numbers say exactly what was chosen.
fn affect_in_words(affect: Affect) -> String {
    let said = |words: &[&'static str; 9], value: i8| {
        usize::try_from(i16::from(value) + 4).ok().and_then(|at| words.get(at).copied()).unwrap_or_default()
    };
    let pleasant = said(&PLEASANT, affect.pleasant);
    escaped(&match affect.energy {
        Some(energy) => format!(
            "{pleasant}, {} ({:+} and {energy:+}, of -4 to +4)",
            said(&ENERGY, energy),
            affect.pleasant
        ),
        None => format!("{pleasant} ({:+}, of -4 to +4)", affect.pleasant),
    })
}

/// What is said of a value at which the authors advise a closer look.
fn advised(rule: &ScoreRule, value: i32) -> Option<&str> {
    rule.cutoff.filter(|cutoff| value >= *cutoff).map(|_| rule.cutoff_says.as_str())
}

/// A value within its range.
fn of(value: i32, min: i32, max: i32) -> String {
    if min == 0 { format!("{value} of {max}") } else { format!("{value} (from {min} to {max})") }
}

fn thought(thought: &Thought) -> String {
    let mut said = Vec::new();
    if let Some(belief) = thought.belief {
        said.push(format!("believed {belief} of 100"));
    }
    if thought.image {
        said.push("an image".to_owned());
    }
    if thought.hot {
        said.push("the one that stings most".to_owned());
    }
    let mut text = thought.text.trim().to_owned();
    if !text.is_empty() && !said.is_empty() {
        // writing to a string cannot fail
        let _ = write!(text, " ({})", said.join(", "));
    }
    text
}

fn rated_text(rated: &Rated) -> String {
    let text = escaped(rated.text.trim());
    rated.belief.map_or(text.clone(), |belief| format!("{text}\n\nBelieved {belief} of 100"))
}

/// A list; blank items are left out, and a line break stays within its item.
fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let item = |item: &str| format!("- {}", escaped(item).replace("\n\n", "\n").replace('\n', "\n  "));
    items.map(str::trim).filter(|text| !text.is_empty()).map(item).collect::<Vec<_>>().join("\n")
}
