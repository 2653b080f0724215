//! What is filled in again and again: questionnaires, weekly questions, the log of kind things.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use goldseam_content::{Answer, Answers, Chosen, FieldKind, Library, ListName, Method};

use super::{answer, content::Series};
use crate::{
    content::ContentError,
    demo::frame::Frame,
    random::{Deck, Random},
};

/// How far an answer may lie from where the line is, in per cent of the range.
const NOISE: usize = 12;

/// Deals the answers of one series.
pub(super) struct Dealer<'a> {
    frame: Frame,
    series: &'a Series,
    method: &'a Method,
    decks: BTreeMap<&'a str, Deck>,
}

/// Where a line through the points, spread evenly from first to last, lies with `left` of `steps` to go.
fn along(points: &[i64], left: i64, steps: i64) -> i64 {
    let parts = i64::try_from(points.len()).unwrap_or(1) - 1;
    // the part counted from the end, and what of it is left
    let part = (left * parts / steps).clamp(0, (parts - 1).max(0));
    let left = left * parts - part * steps;
    let mut from_end = points.iter().rev().skip(usize::try_from(part).unwrap_or(0)).copied();
    let last = from_end.next().unwrap_or(0);
    last + (from_end.next().unwrap_or(last) - last) * left / steps
}

impl<'a> Dealer<'a> {
    pub fn new(frame: Frame, series: &'a Series, method: &'a Method) -> Self {
        Self { frame, series, method, decks: BTreeMap::new() }
    }

    /// The answers of the `n`th time, counted from the latest.
    pub fn answers(&mut self, n: u64, day: NaiveDate, random: &mut Random) -> Result<Answers, ContentError> {
        let Series { method: name, levels, any, always, texts, count, .. } = self.series;
        let mut answers = answer::answers(&self.frame, name, self.method, always, day)?;
        let (steps, left) = (i64::try_from(count - 1).unwrap_or(1).max(1), i64::try_from(n).unwrap_or(0));
        for (id, points) in levels {
            let noise =
                i64::try_from(random.between(0, 2 * NOISE)).unwrap_or(0) - i64::try_from(NOISE).unwrap_or(0);
            let level = along(points, left, steps) + noise;
            let found = self.level(id, level.clamp(0, 100));
            answers.extend(found.map(|answer| (id.clone(), answer)));
        }
        for (id, many) in any {
            let ids = self.options(id);
            let mut deck = Deck::default();
            let mut at: Vec<usize> = (0..*many).filter_map(|_| deck.deal(ids.len(), random)).collect();
            at.sort_unstable();
            let ids = at.into_iter().map(|at| ids[at].clone()).collect();
            answers.insert(id.clone(), Answer::Choices(Chosen { ids, ..Chosen::default() }));
        }
        for (id, lines) in texts {
            if random.chance(0.4) {
                let line = self.decks.entry(id).or_default().deal(lines.len(), random);
                answers.extend(line.map(|at| (id.clone(), Answer::Text(lines[at].clone()))));
            }
        }
        // a method may have changed under the file
        match self.method.check(&answers) {
            Ok(()) => Ok(answers),
            Err(problems) => {
                let problem = problems.first().map(ToString::to_string).unwrap_or_default();
                Err(self.frame.wrong(name, problem))
            }
        }
    }

    /// The value or option that lies at so many per cent.
    fn level(&self, id: &str, level: i64) -> Option<Answer> {
        let field = self.method.field(id)?;
        let at = |steps: i64| (level * steps + 50) / 100;
        if field.kind == FieldKind::Scale {
            let (min, max) = self.method.range(field);
            return Some(Answer::Scale(min + i32::try_from(at((max - min).into())).ok()?));
        }
        let options = self.method.options(field);
        let last = i64::try_from(options.len().checked_sub(1)?).ok()?;
        let option = options.get(usize::try_from(at(last)).ok()?)?;
        Some(Answer::Choices(Chosen { ids: vec![option.id.clone()], ..Chosen::default() }))
    }

    fn options(&self, id: &str) -> Vec<String> {
        let Some(field) = self.method.field(id) else { return Vec::new() };
        let library = Library::built_in();
        match field.from {
            Some(ListName::Care) => library.care().iter().map(|care| care.id.clone()).collect(),
            Some(ListName::Habits) => library.habits().iter().map(|habit| habit.id.clone()).collect(),
            Some(ListName::Emotions | ListName::Scales) => Vec::new(),
            None => self.method.options(field).iter().map(|option| option.id.clone()).collect(),
        }
    }
}
