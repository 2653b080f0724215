//! A method with something of everything, and answers to it.
#![allow(dead_code, clippy::panic, reason = "each test uses some of it")]

use std::sync::OnceLock;

use goldseam_content::{Answer, Answers, Chosen, Felt, Filled, Method, Rated, Return, Thought};

const METHOD: &str = r#"
id = "m"
version = 3
kind = "record"
group = "g"
name = "M"
summary = "S"
notice = "By somebody."
title = "what"
returns = [1]

[[sections]]
id = "first"
name = "First"

[[sections.fields]]
id = "what"
kind = "long_text"
label = "What happened"
required = true

[[sections.fields]]
id = "felt"
kind = "emotions"
label = "What I felt"

[[sections.fields]]
id = "minds"
kind = "thoughts"
label = "Thoughts"

[[sections.fields]]
id = "habits"
kind = "choices"
label = "Habits"
from = "habits"
own = true
none = "None of these"

[[sections.fields]]
id = "way"
kind = "choice"
label = "Way"
options = [{ id = "go", label = "I go", score = 1 }, { id = "stay", label = "I stay", score = 3 }]

[[sections]]
id = "fairer"
name = "Fairer"
show_if = { not = { field = "way", is = ["go"] } }

[[sections.fields]]
id = "fair"
kind = "rated_text"
label = "Fairer"

[[sections.fields]]
id = "ease"
kind = "scale"
label = "Ease"
low = "none"
high = "much"
max = 5

[[sections.fields]]
id = "felt_after"
kind = "re_rate"
label = "Feelings now"
of = "felt"
more = true

[[sections.fields]]
id = "belief_after"
kind = "re_rate"
label = "Belief now"
of = "minds"

[[sections.fields]]
id = "said"
kind = "sentence"
label = "Together"
template = "{way} and feel {felt}, with {what}."

[[sections.fields]]
id = "steps"
kind = "list"
label = "Steps"

[[sections.fields]]
id = "until"
kind = "date"
label = "Until"

[[sections]]
id = "back"
name = "And since"
later = true

[[sections.fields]]
id = "since"
kind = "text"
label = "What happened since"

[[sections.fields]]
id = "felt_later"
kind = "re_rate"
label = "Feelings later"
of = "felt"

[[sections.fields]]
id = "ease_later"
kind = "re_rate"
label = "Ease later"
of = "ease"

[[scores]]
id = "sum"
name = "Sum"
of = ["ease", "way"]
min = 1
max = 8
bands = [{ from = 1, to = 5, name = "low" }, { from = 6, to = 8, name = "high" }]
cutoff = 6
cutoff_says = "Look again."
source = "Ours."
"#;

pub fn method() -> &'static Method {
    static READ: OnceLock<Method> = OnceLock::new();
    READ.get_or_init(|| Method::parse("m.toml", METHOD).unwrap_or_else(|problems| panic!("{problems:#?}")))
}

pub fn text(text: &str) -> Answer {
    Answer::Text(text.into())
}

pub fn felt(words: &[(&str, u8)]) -> Answer {
    Answer::Emotions(
        words.iter().map(|(word, strength)| Felt { word: (*word).into(), strength: *strength }).collect(),
    )
}

pub fn thought(text: &str, belief: u8, hot: bool) -> Thought {
    Thought { text: text.into(), belief: Some(belief), image: false, hot }
}

pub fn chosen(ids: &[&str], own: &[&str]) -> Answer {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Answer::Choices(Chosen { ids: owned(ids), own: owned(own), none: false })
}

pub fn answers(given: &[(&str, Answer)]) -> Answers {
    given.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect()
}

pub fn full() -> Answers {
    answers(&[
        ("what", text("A message on the phone.\nThen silence.")),
        ("felt", felt(&[("hurt", 80), ("Angry", 60)])),
        ("minds", Answer::Thoughts(vec![thought("They lie.", 90, true), thought("It was me.", 40, false)])),
        ("habits", chosen(&["mind_reading", "own_2"], &["counting days"])),
        ("way", chosen(&["stay"], &[])),
        ("fair", Answer::Rated(Rated { text: "I do not know yet.".into(), belief: Some(70) })),
        ("ease", Answer::Scale(3)),
        ("felt_after", felt(&[("angry ", 40), ("hurt", 55), ("calm", 20)])),
        ("belief_after", Answer::Scale(50)),
        ("steps", Answer::List(vec!["Call R.".into(), " ".into(), "Sleep".into()])),
        ("until", Answer::Date("2026-12-01".into())),
    ])
}

pub fn filled(answers: Answers, returns: Vec<Return>) -> Filled {
    Filled { method: "m".into(), version: 3, finished: true, answers, returns }
}

pub fn back(on: &str, given: &[(&str, Answer)]) -> Return {
    Return { on: on.into(), answers: answers(given) }
}
