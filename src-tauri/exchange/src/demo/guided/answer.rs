//! From the short forms of the file to answers.

use chrono::{Days, NaiveDate};
use goldseam_content::{Affect, Answer, Answers, Chosen, Felt, Field, FieldKind, Method, Rated, Thought};
use serde::Deserialize;
use toml::Value;

use super::content::Given;
use crate::{content::ContentError, demo::frame::Frame};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    text: String,
    belief: Option<u8>,
    #[serde(default)]
    image: bool,
    #[serde(default)]
    hot: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Own {
    #[serde(default)]
    ids: Vec<String>,
    own: Vec<String>,
}

/// The answers of an entry or a come-back that is about `day`. `place` is where they stand in the file.
pub(super) fn answers(
    frame: &Frame,
    place: &str,
    method: &Method,
    given: &Given,
    day: NaiveDate,
) -> Result<Answers, ContentError> {
    let mut answers = Answers::new();
    for (id, value) in given {
        let wrong = |what: &str| frame.wrong(&format!("{place}.{id}"), what);
        let field = method.field(id).ok_or_else(|| wrong("the method does not ask this"))?;
        let answer = answer(method, field, value, day);
        answers.insert(id.clone(), answer.ok_or_else(|| wrong("does not fit the kind of the field"))?);
    }
    match method.check(&answers) {
        Ok(()) => Ok(answers),
        Err(problems) => {
            let problem = problems.first().map(ToString::to_string).unwrap_or_default();
            Err(frame.wrong(place, problem))
        }
    }
}

fn answer(method: &Method, field: &Field, value: &Value, day: NaiveDate) -> Option<Answer> {
    use FieldKind as K;
    let of_feelings = || method.target(field).is_some_and(|target| target.kind == K::Emotions);
    Some(match field.kind {
        K::Text | K::LongText | K::Person => Answer::Text(value.as_str()?.to_owned()),
        K::List => Answer::List(value.clone().try_into().ok()?),
        K::Choice | K::Choices | K::Checklist => Answer::Choices(chosen(field, value)?),
        K::Emotions => Answer::Emotions(felt(value)?),
        K::ReRate if of_feelings() => Answer::Emotions(felt(value)?),
        K::Scale | K::ReRate => Answer::Scale(value.as_integer()?.try_into().ok()?),
        K::Thoughts => {
            let said: Vec<Said> = value.clone().try_into().ok()?;
            let thought = |Said { text, belief, image, hot }| Thought { text, belief, image, hot };
            Answer::Thoughts(said.into_iter().map(thought).collect())
        }
        K::RatedText => {
            let Said { text, belief, .. } = value.clone().try_into().ok()?;
            Answer::Rated(Rated { text, belief })
        }
        K::Date => {
            let after = Days::new(value.as_integer()?.try_into().ok()?);
            Answer::Date(day.checked_add_days(after)?.to_string())
        }
        K::Affect => {
            let said: Vec<i8> = value.clone().try_into().ok()?;
            Answer::Affect(Affect { pleasant: *said.first()?, energy: said.get(1).copied() })
        }
        K::Duration => Answer::Minutes(value.as_integer()?.try_into().ok()?),
        K::OwnScales | K::Sentence | K::Info | K::Timer => return None,
    })
}

fn chosen(field: &Field, value: &Value) -> Option<Chosen> {
    Some(match value {
        Value::String(none) if none == "none" && field.none.is_some() => {
            Chosen { none: true, ..Chosen::default() }
        }
        Value::String(id) => Chosen { ids: vec![id.clone()], ..Chosen::default() },
        Value::Array(_) => Chosen { ids: value.clone().try_into().ok()?, ..Chosen::default() },
        _ => {
            let Own { ids, own } = value.clone().try_into().ok()?;
            Chosen { ids, own, none: false }
        }
    })
}

/// `scared 80, left out 60`
fn felt(value: &Value) -> Option<Vec<Felt>> {
    let one = |part: &str| {
        let (word, strength) = part.trim().rsplit_once(' ')?;
        Some(Felt { word: word.to_owned(), strength: strength.parse().ok()? })
    };
    value.as_str()?.split(',').map(one).collect()
}
