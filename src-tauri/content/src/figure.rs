//! The numbers of an entry, for lists and pictures.

use std::collections::BTreeMap;

use crate::answer::{Answer, Figure, Filled};
use crate::change::ratings;
use crate::model::Method;

impl Method {
    /// Every number in the answers, in the order of the fields, then the scores: scales, feelings
    /// by word, the belief in the thought that stings most, and 1 for each option that was chosen.
    /// Of fields that come back, the latest answer. No field and label comes twice.
    pub fn figures(&self, filled: &Filled) -> Vec<Figure> {
        // owned: the answers at a come-back are put together for the purpose
        let mut latest: BTreeMap<String, Answer> = BTreeMap::new();
        let mut keep = |answers: &crate::Answers, of: &dyn Fn(&str) -> bool| {
            for (id, answer) in self.counted(answers) {
                if of(id) {
                    latest.insert(id.to_owned(), answer.clone());
                }
            }
        };
        keep(&filled.answers, &|_| true);
        for (index, back) in filled.returns.iter().enumerate() {
            keep(&filled.answers_at(index), &|id| back.answers.contains_key(id));
        }
        let of_fields = self.fields().filter_map(|(_, field)| Some((&field.id, latest.get(&field.id)?)));
        let scores =
            self.scores(&filled.answers).into_iter().map(|score| figure(&score.rule, "", score.value));
        of_fields.flat_map(|(id, answer)| figures_of(id, answer)).chain(scores).collect()
    }
}

fn figures_of(id: &str, answer: &Answer) -> Vec<Figure> {
    let Answer::Choices(chosen) = answer else {
        return ratings(answer).into_iter().map(|(word, value)| figure(id, &word, value)).collect();
    };
    let own = chosen.own.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
    let mut labels: Vec<&str> = Vec::new();
    for label in chosen.ids.iter().map(String::as_str).chain(own) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels.into_iter().map(|label| figure(id, label, 1)).collect()
}

fn figure(field: &str, label: &str, value: i32) -> Figure {
    Figure { field: field.to_owned(), label: label.to_owned(), value: f64::from(value) }
}
