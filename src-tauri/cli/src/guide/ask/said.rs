//! What is said beside the questions: the sentence that stays in sight, and advice.

use goldseam_content::{Answer, Check, Field, Section};

use crate::guide::sheet::Sheet;

/// The answer that stays in sight, in the sections after its own.
pub(super) fn pinned(sheet: &Sheet, section: &Section) -> Option<String> {
    let pin = sheet.method.pin.as_deref()?;
    let of = |id: &str| sheet.method.sections.iter().position(|s| s.id == id);
    let home = sheet.method.fields().find(|(_, field)| field.id == pin).map(|(home, _)| home)?;
    if of(&home.id)? >= of(&section.id)? {
        return None;
    }
    match sheet.answers().remove(pin)? {
        Answer::Text(text) => Some(text),
        Answer::Rated(rated) => Some(rated.text),
        Answer::Thoughts(thoughts) => {
            let hot = thoughts.iter().find(|thought| thought.hot).or(thoughts.first())?;
            Some(hot.text.clone())
        }
        _ => None,
    }
}

/// What the method has to say to a text. It never stands in the way.
pub(super) fn advice<'a>(field: &'a Field, answer: &Answer) -> Vec<&'a str> {
    let text = match answer {
        Answer::Text(text) => text.to_lowercase(),
        Answer::Rated(rated) => rated.text.to_lowercase(),
        _ => return Vec::new(),
    };
    let holds = |word: &str| {
        let word = word.to_lowercase();
        let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        text.match_indices(&word).any(|(at, found)| {
            apart(text[..at].chars().next_back()) && apart(text[at + found.len()..].chars().next())
        })
    };
    let says = |check: &&Check| {
        check.starts.iter().any(|start| text.trim_start().starts_with(&start.to_lowercase()))
            || check.has.iter().any(|word| holds(word))
    };
    field.checks.iter().filter(says).map(|check| check.say.as_str()).collect()
}
