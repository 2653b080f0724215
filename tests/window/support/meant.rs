//! What a test fills in: an answer for every field that is shown, by the kind of the field alone.

use chrono::{Days, NaiveDate};
use goldseam_content::{
    Affect, Answer, Answers, Chosen, Felt, Field, FieldKind, Filled, Library, ListName, Method, Opt, Rated,
    Return, Section, Thought,
};

use super::laid::finished;

/// Which of the possible answers are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Options from the list, the first of them.
    First,
    /// The last option, a word of one's own where there may be one, "none" where that is offered.
    Last,
}

/// An answer to everything that is asked at first.
pub fn all(method: &Method, turn: Turn, today: NaiveDate) -> Filled {
    with(method, &[], turn, today)
}

/// The same with some answers given, on which it may depend what is asked.
pub fn with(method: &Method, given: &[(&str, Answer)], turn: Turn, today: NaiveDate) -> Filled {
    let mut answers = Answers::new();
    for (_, field) in method.fields().filter(|(section, _)| !section.later) {
        if !shown(method, &answers, field) {
            continue;
        }
        let given = given.iter().find(|(id, _)| *id == field.id).map(|(_, answer)| answer.clone());
        if let Some(answer) = given.or_else(|| answer(method, field, &answers, turn, today)) {
            answers.insert(field.id.clone(), answer);
        }
    }
    finished(method, answers)
}

/// An answer to everything that is asked when it is come back to.
pub fn come_back(method: &Method, filled: &Filled, today: NaiveDate) -> Return {
    let mut all = filled.answers.clone();
    let mut answers = Answers::new();
    for (_, field) in method.fields().filter(|(section, _)| section.later) {
        if shown(method, &all, field)
            && let Some(answer) = answer(method, field, &all, Turn::First, today)
        {
            all.insert(field.id.clone(), answer.clone());
            answers.insert(field.id.clone(), answer);
        }
    }
    Return { on: today.to_string(), answers }
}

fn shown(method: &Method, answers: &Answers, field: &Field) -> bool {
    method.visible(answers).iter().any(|shown| shown.fields.iter().any(|other| other.id == field.id))
}

/// The label that the answer has in the window.
pub fn label<'a>(section: &'a Section, field: &'a Field) -> &'a str {
    if field.label.is_empty() { &section.name } else { &field.label }
}

/// The options of a field as they are read: id and label.
pub fn options(method: &Method, field: &Field) -> Vec<(String, String)> {
    let library = Library::built_in();
    match field.from {
        Some(ListName::Habits) => {
            library.habits().iter().map(|one| (one.id.clone(), one.name.clone())).collect()
        }
        Some(ListName::Care) => {
            library.care().iter().map(|one| (one.id.clone(), one.label.clone())).collect()
        }
        Some(ListName::Scales) => Vec::new(),
        Some(ListName::Emotions) => words().map(|word| (word.clone(), word.clone())).collect(),
        None => method.options(field).iter().map(|one| (one.id.clone(), one.label.clone())).collect(),
    }
}

fn words() -> impl Iterator<Item = &'static String> {
    let families = Library::built_in().emotions().iter().flat_map(|group| &group.families);
    families.flat_map(|family| &family.words)
}

fn answer(method: &Method, field: &Field, before: &Answers, turn: Turn, today: NaiveDate) -> Option<Answer> {
    let at = method.fields().position(|(_, other)| other.id == field.id).unwrap_or_default();
    Some(match field.kind {
        FieldKind::Text => Answer::Text(line(at)),
        FieldKind::LongText => Answer::Text(format!("{}\n\n{}", line(at), line(at + 5))),
        FieldKind::Person => Answer::Text("Marta".into()),
        FieldKind::List => Answer::List(vec![line(at), line(at + 3)]),
        FieldKind::Choice => Answer::Choices(choice(method, field, turn)?),
        FieldKind::Choices | FieldKind::Checklist => Answer::Choices(choices(method, field, turn)),
        FieldKind::Scale => Answer::Scale(middle(method, field, turn)),
        FieldKind::Emotions => Answer::Emotions(feelings(turn)),
        FieldKind::Thoughts => Answer::Thoughts(thoughts(turn)),
        FieldKind::RatedText => Answer::Rated(Rated { text: line(at), belief: Some(75) }),
        FieldKind::ReRate => again(method, field, before, turn)?,
        FieldKind::Date => Answer::Date(day(field, today)?),
        FieldKind::Affect => {
            Answer::Affect(if turn == Turn::First { affect(-2, Some(3)) } else { affect(4, None) })
        }
        FieldKind::Duration => Answer::Minutes(450),
        // a person's own, of which there are none here
        FieldKind::OwnScales | FieldKind::Sentence | FieldKind::Info | FieldKind::Timer => return None,
    })
}

fn affect(pleasant: i8, energy: Option<i8>) -> Affect {
    Affect { pleasant, energy }
}

/// Short, since each letter is a key that is pressed.
const LINES: [&str; 13] = [
    "I heard the clock.",
    "I asked once.",
    "Rain all evening.",
    "Before Thursday.",
    "He looked away.",
    "My sister called.",
    "As far as the bridge.",
    "Nothing was decided.",
    "His coat is here.",
    "I slept four hours.",
    "We both stayed.",
    "I wrote it down.",
    "Tomorrow, an hour.",
];

/// Some words, others for every field of a method that is not too long.
fn line(at: usize) -> String {
    LINES[at % LINES.len()].into()
}

/// What says more than the option itself has tests of its own: it opens Help.
fn quiet(field: &Field, option: &Opt) -> bool {
    !option.opens_help && field.help_from.is_none_or(|from| option.score.is_none_or(|score| score < from))
}

fn choice(method: &Method, field: &Field, turn: Turn) -> Option<Chosen> {
    if field.own && turn == Turn::Last {
        return Some(Chosen { own: vec!["a third way".into()], ..Chosen::default() });
    }
    let mut quiet = method.options(field).iter().filter(|option| quiet(field, option));
    let option = if turn == Turn::First { quiet.next() } else { quiet.next_back() }?;
    Some(Chosen { ids: vec![option.id.clone()], ..Chosen::default() })
}

fn choices(method: &Method, field: &Field, turn: Turn) -> Chosen {
    if field.none.is_some() && turn == Turn::Last {
        return Chosen { none: true, ..Chosen::default() };
    }
    let own = if field.own { vec!["something of mine".into()] } else { Vec::new() };
    // of those that are in sight at once
    let all = options(method, field).len().min(field.at_once.unwrap_or(u32::MAX) as usize);
    let loud =
        |id: &String| method.options(field).iter().any(|option| option.id == *id && !quiet(field, option));
    let ids = options(method, field).into_iter().take(all).map(|(id, _)| id).filter(|id| !loud(id));
    let mut ids: Vec<String> = ids.collect();
    let ids = if turn == Turn::First {
        ids.into_iter().step_by(2).take(2).collect()
    } else {
        ids.split_off(ids.len().saturating_sub(1))
    };
    Chosen { ids, own, none: false }
}

fn middle(method: &Method, field: &Field, turn: Turn) -> i32 {
    let (min, max) = method.range(field);
    let step = field.step.unwrap_or(1);
    let steps = (max - min) / step;
    min + step * if turn == Turn::First { steps / 3 } else { steps }
}

fn feelings(turn: Turn) -> Vec<Felt> {
    let known = if turn == Turn::First { words().next() } else { words().last() };
    let known = known.expect("there are words for feelings").clone();
    vec![Felt { word: known, strength: 85 }, Felt { word: "like a shut window".into(), strength: 40 }]
}

fn thoughts(turn: Turn) -> Vec<Thought> {
    let thought = |text: &str, belief, image, hot| Thought { text: text.into(), belief, image, hot };
    match turn {
        Turn::First => vec![
            thought("It will always be like this", Some(90), false, true),
            thought("The two of them at the station", Some(100), true, false),
        ],
        Turn::Last => vec![thought("I should have known", Some(60), false, false)],
    }
}

/// A feeling and a belief that gave way a little.
fn again(method: &Method, field: &Field, before: &Answers, turn: Turn) -> Option<Answer> {
    let target = method.target(field)?;
    Some(match before.get(&target.id)? {
        Answer::Emotions(felt) => {
            let mut now: Vec<Felt> = felt
                .iter()
                .map(|one| Felt { strength: one.strength.saturating_sub(25), ..one.clone() })
                .collect();
            if field.more && turn == Turn::First {
                now.push(Felt { word: "a little lighter".into(), strength: 20 });
            }
            Answer::Emotions(now)
        }
        Answer::Scale(value) => Answer::Scale(*value),
        _ => Answer::Scale(55),
    })
}

fn day(field: &Field, today: NaiveDate) -> Option<String> {
    let days = if field.due || field.rests { 7 } else { 3 };
    Some(today.checked_add_days(Days::new(days))?.to_string())
}
