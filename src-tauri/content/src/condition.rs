//! When something is shown. The window has the same rules in `ui/src/shared/method/conditions.ts`;
//! `tests/fixtures/conditions.json` holds both to one meaning.

use std::collections::BTreeSet;

use crate::answer::{Answer, Answers, Filled};
use crate::model::{Condition, Field, Method, Section};

/// A section that is shown, with those of its fields that are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The section. Whether it is for the first time or for a come-back is said in it (`later`).
    pub section: &'a Section,
    /// Its fields, in order; never none.
    pub fields: Vec<&'a Field>,
}

impl Method {
    /// The sections and fields that are shown with these answers, in order, the `later` ones
    /// included. A section without a field to show is left out.
    ///
    /// For a come-back, give the first answers with those of the come-back laid over them
    /// ([`Filled::answers_at`](crate::Filled::answers_at)).
    pub fn visible(&self, answers: &Answers) -> Vec<Shown<'_>> {
        let mut seen = Seen { method: self, answers, fields: BTreeSet::new() };
        let mut shown = Vec::new();
        for section in &self.sections {
            if !seen.holds(section.show_if.as_ref()) {
                continue;
            }
            let mut fields = Vec::new();
            for field in &section.fields {
                if seen.holds(field.show_if.as_ref()) {
                    seen.fields.insert(&field.id);
                    fields.push(field);
                }
            }
            if !fields.is_empty() {
                shown.push(Shown { section, fields });
            }
        }
        shown
    }

    /// Whether it is over with these answers, those of the latest come-back laid over the first ones.
    pub fn is_over(&self, filled: &Filled) -> bool {
        self.latest_meet(filled, self.over_if.as_ref())
    }

    /// Whether it is offered every day with these answers.
    pub fn is_daily(&self, filled: &Filled) -> bool {
        self.latest_meet(filled, self.daily_if.as_ref())
    }

    fn latest_meet(&self, filled: &Filled, condition: Option<&Condition>) -> bool {
        let Some(condition) = condition else { return false };
        let answers = filled.latest();
        let fields =
            self.visible(&answers).iter().flat_map(|shown| &shown.fields).map(|f| f.id.as_str()).collect();
        Seen { method: self, answers: &answers, fields }.meets(condition)
    }

    /// The fields that must be answered before the method counts as finished, are shown and are
    /// not answered. The `later` sections are not asked for.
    pub fn missing(&self, answers: &Answers) -> Vec<String> {
        let given = |field: &Field| answers.get(&field.id).is_some_and(Answer::is_given);
        self.visible(answers)
            .into_iter()
            .filter(|shown| !shown.section.later)
            .flat_map(|shown| shown.fields)
            .filter(|field| field.required && !given(field))
            .map(|field| field.id.clone())
            .collect()
    }

    /// The answers that count: given, to a field that is shown.
    pub(crate) fn counted<'a>(
        &self,
        answers: &'a Answers,
    ) -> std::collections::BTreeMap<&'a str, &'a Answer> {
        let visible = self.visible(answers);
        let shown: BTreeSet<&str> =
            visible.iter().flat_map(|shown| &shown.fields).map(|field| field.id.as_str()).collect();
        answers
            .iter()
            .filter(|(id, answer)| shown.contains(id.as_str()) && answer.is_given())
            .map(|(id, answer)| (id.as_str(), answer))
            .collect()
    }

    /// The number that a condition or a score reads from an answer; none if it holds none.
    pub(crate) fn number(&self, field: &Field, answer: &Answer) -> Option<i32> {
        match answer {
            Answer::Scale(value) => Some(*value),
            Answer::Choices(chosen) => self
                .options(field)
                .iter()
                .filter(|option| chosen.ids.contains(&option.id))
                .filter_map(|option| option.score)
                .max(),
            Answer::Emotions(felt) => felt.iter().map(|felt| i32::from(felt.strength)).max(),
            Answer::Thoughts(thoughts) => {
                thoughts.iter().filter_map(|thought| thought.belief).max().map(i32::from)
            }
            Answer::Rated(rated) => rated.belief.map(i32::from),
            Answer::Affect(affect) => Some(affect.pleasant.into()),
            Answer::Minutes(minutes) => Some((*minutes).into()),
            Answer::Scales(values) => values.values().max().copied().map(i32::from),
            Answer::Text(_) | Answer::List(_) | Answer::Date(_) => None,
        }
    }
}

/// What is shown so far: conditions look back only.
struct Seen<'a> {
    method: &'a Method,
    answers: &'a Answers,
    fields: BTreeSet<&'a str>,
}

impl Seen<'_> {
    fn holds(&self, condition: Option<&Condition>) -> bool {
        condition.is_none_or(|condition| self.meets(condition))
    }

    fn meets(&self, condition: &Condition) -> bool {
        if let Some(all) = &condition.all {
            return all.iter().all(|one| self.meets(one));
        }
        if let Some(any) = &condition.any {
            return any.iter().any(|one| self.meets(one));
        }
        if let Some(not) = &condition.not {
            return !self.meets(not);
        }
        let answer = condition.field.as_deref().and_then(|field| self.answer(field));
        if let Some(answered) = condition.answered {
            return answer.is_some() == answered;
        }
        let Some((field, answer)) = answer else { return false };
        if let Some(is) = &condition.is {
            return matches!(answer, Answer::Choices(chosen) if is.iter().any(|id| chosen.ids.contains(id)));
        }
        self.method.number(field, answer).is_some_and(|number| {
            condition.from.is_none_or(|from| number >= from) && condition.to.is_none_or(|to| number <= to)
        })
    }

    /// The answer to a field that is shown.
    fn answer(&self, id: &str) -> Option<(&Field, &Answer)> {
        let answer = self.answers.get(id).filter(|answer| answer.is_given())?;
        let field = self.fields.contains(id).then(|| self.method.field(id)).flatten()?;
        Some((field, answer))
    }
}
