//! Answers that come all at once: in JSON, or as `FIELD=VALUE`.

use std::collections::BTreeMap;

use goldseam_content::{Answer, AnswerProblem, Answers, Field, FieldId, FieldKind, Method};
use serde_json::Value;

use super::read::Reader;
use crate::exit::{Failure, Result};

/// Answers, and what is wrong with those that are left out.
pub struct Given {
    /// None takes an answer back.
    pub answers: BTreeMap<FieldId, Option<Answer>>,
    pub problems: Vec<AnswerProblem>,
}

impl Given {
    /// Nothing yet.
    pub fn none() -> Self {
        Self { answers: BTreeMap::new(), problems: Vec::new() }
    }

    /// Adds answers in JSON: an object with the ids of fields.
    pub fn add_json(&mut self, text: &str, method: &Method) -> Result<()> {
        let Ok(Value::Object(fields)) = serde_json::from_str(text) else {
            return Err(Failure::new(
                "bad_answer",
                "The answers can't be read. They are one object in JSON with the id of a field before each; docs/cli.md shows it.",
            ));
        };
        for (id, value) in fields {
            let answer = match (method.field(&id), value) {
                (None, _) => Err(not_asked()),
                (Some(_), Value::Null) => Ok(None),
                (Some(field), value) => of_json(method, field, value).map(Some),
            };
            self.add(id, answer);
        }
        Ok(())
    }

    /// Adds answers as they are typed. One field may be named several times: each adds a line.
    pub fn add_pairs(&mut self, pairs: &[String], reader: &Reader) -> Result<()> {
        let mut typed: BTreeMap<&str, String> = BTreeMap::new();
        for pair in pairs {
            let (id, text) = pair.split_once('=').ok_or_else(|| {
                Failure::usage("An answer is the id of a field, = and what is answered, as in situation=\"At the gate\".")
            })?;
            let before = typed.entry(id.trim()).or_default();
            if !before.is_empty() {
                before.push('\n');
            }
            before.push_str(text);
        }
        for (id, text) in typed {
            let answer = match reader.method.field(id) {
                Some(field) => reader.answer(field, &text),
                None => Err(not_asked()),
            };
            self.add(id.to_owned(), answer);
        }
        Ok(())
    }

    fn add(&mut self, field: FieldId, answer: std::result::Result<Option<Answer>, String>) {
        match answer {
            Ok(answer) => drop(self.answers.insert(field, answer)),
            Err(what) => self.problems.push(AnswerProblem { field, what }),
        }
    }
}

fn not_asked() -> String {
    "The method does not ask this.".into()
}

/// What serde says of a value may repeat it, so the form that is wanted is said instead.
fn of_json(method: &Method, field: &Field, value: Value) -> std::result::Result<Answer, String> {
    let answer: Answer = serde_json::from_value(value)
        .map_err(|_| format!("This can't be read as an answer. Write it as in {}.", form(method, field)))?;
    let alone: Answers = [(field.id.clone(), answer.clone())].into();
    match method.check(&alone) {
        Ok(()) => Ok(answer),
        Err(problems) => Err(problems.into_iter().map(|p| p.what).collect::<Vec<_>>().join(" ")),
    }
}

/// An answer of the kind that a field asks for.
fn form(method: &Method, field: &Field) -> &'static str {
    const FEELINGS: &str = r#"{"kind": "emotions", "value": [{"word": "sad", "strength": 80}]}"#;
    const NUMBER: &str = r#"{"kind": "scale", "value": 5}"#;
    use FieldKind as K;
    let of_feelings = || method.target(field).is_some_and(|target| target.kind == K::Emotions);
    match field.kind {
        K::Text | K::LongText | K::Person | K::Sentence | K::Info | K::Timer => {
            r#"{"kind": "text", "value": "At the gate"}"#
        }
        K::List => r#"{"kind": "list", "value": ["One thing", "another"]}"#,
        K::Choice | K::Choices | K::Checklist => {
            r#"{"kind": "choices", "value": {"ids": ["an_option"], "own": [], "none": false}}"#
        }
        K::Emotions | K::ReRate if field.kind == K::Emotions || of_feelings() => FEELINGS,
        K::Scale | K::ReRate | K::Emotions => NUMBER,
        K::Thoughts => {
            r#"{"kind": "thoughts", "value": [{"text": "It will never end", "belief": 90, "image": false, "hot": true}]}"#
        }
        K::RatedText => r#"{"kind": "rated", "value": {"text": "It hurts today", "belief": 60}}"#,
        K::Affect => r#"{"kind": "affect", "value": {"pleasant": -2, "energy": 1}}"#,
        K::Duration => r#"{"kind": "minutes", "value": 450}"#,
        K::OwnScales => r#"{"kind": "scales", "value": {"own_1": 6}}"#,
        K::Date => r#"{"kind": "date", "value": "2026-11-29"}"#,
    }
}
