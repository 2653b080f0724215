//! Answers that fit a method, made up.

use goldseam_content::{
    Affect, Answer, Answers, Chosen, Felt, Field, FieldKind, Library, ListName, Method, Rated, Thought,
};

/// Answers to every field that is shown, of the first time or of a come-back (`later`), where
/// `first` has the answers of the first time. `turn` decides which options are taken, and with them
/// which way the method goes.
pub fn answers(method: &Method, turn: usize, later: bool, first: &Answers) -> Answers {
    let (mut all, mut new) = (first.clone(), Answers::new());
    for (at, (section, field)) in method.fields().enumerate() {
        let shown = method.visible(&all).iter().any(|s| s.fields.iter().any(|f| f.id == field.id));
        if section.later != later || !shown || !field.kind.is_asked() {
            continue;
        }
        let answer = answer(method, field, at + turn, &all);
        all.insert(field.id.clone(), answer.clone());
        new.insert(field.id.clone(), answer);
    }
    new
}

fn answer(method: &Method, field: &Field, n: usize, all: &Answers) -> Answer {
    let text = format!("Answer {n}: “é”, *stars*, # and\\ all");
    let percent = u8::try_from(n * 7 % 101).unwrap();
    match field.kind {
        FieldKind::Text | FieldKind::Person | FieldKind::Sentence | FieldKind::Info | FieldKind::Timer => {
            Answer::Text(text)
        }
        FieldKind::LongText => Answer::Text(format!("{text}\n\n- second line\n1. third")),
        FieldKind::List => Answer::List(vec![text, "another".into()]),
        FieldKind::Choice => Answer::Choices(chosen(method, field, n, 1)),
        FieldKind::Choices | FieldKind::Checklist => Answer::Choices(chosen(method, field, n, 1 + n % 3)),
        FieldKind::Scale => Answer::Scale(in_range(method, field, n)),
        FieldKind::Emotions => Answer::Emotions(vec![felt("sad", percent), felt("left out", 100 - percent)]),
        FieldKind::Thoughts => Answer::Thoughts(vec![
            Thought { text, belief: Some(percent), image: n.is_multiple_of(2), hot: true },
            Thought { text: "A second one".into(), belief: None, image: false, hot: false },
        ]),
        FieldKind::RatedText => Answer::Rated(Rated { text, belief: Some(percent) }),
        FieldKind::ReRate => match method.target(field).and_then(|target| all.get(&target.id)) {
            Some(Answer::Emotions(before)) => {
                Answer::Emotions(before.iter().map(|f| felt(&f.word, f.strength / 2)).collect())
            }
            _ => Answer::Scale(in_range(method, field, n)),
        },
        FieldKind::Date => Answer::Date(format!("2027-01-{:02}", n % 28 + 1)),
        FieldKind::Affect => {
            let at = |n: usize| i8::try_from(n % 9).unwrap() - 4;
            Answer::Affect(Affect { pleasant: at(n), energy: n.is_multiple_of(2).then(|| at(n / 2)) })
        }
        FieldKind::Duration => Answer::Minutes(u16::try_from(n * 37 % 1441).unwrap()),
        FieldKind::OwnScales => Answer::Scales([("own_1".to_owned(), percent % 11)].into()),
    }
}

fn felt(word: &str, strength: u8) -> Felt {
    Felt { word: word.into(), strength }
}

fn in_range(method: &Method, field: &Field, n: usize) -> i32 {
    let (min, max) = method.range(field);
    min + i32::try_from(n).unwrap() * 3 % (max - min + 1)
}

/// So many options from the `n`th on, in their order; now and then none of them, or one's own.
fn chosen(method: &Method, field: &Field, n: usize, count: usize) -> Chosen {
    let library = Library::built_in();
    let ids: Vec<String> = match field.from {
        Some(ListName::Habits) => library.habits().iter().map(|h| h.id.clone()).collect(),
        Some(ListName::Care) => library.care().iter().map(|c| c.id.clone()).collect(),
        Some(ListName::Emotions) => vec!["sad".into(), "calm".into()],
        Some(ListName::Scales) => unreachable!("nothing is chosen from scales"),
        None => method.options(field).iter().map(|o| o.id.clone()).collect(),
    };
    if field.none.is_some() && n % 5 == 4 {
        return Chosen { none: true, ..Chosen::default() };
    }
    if field.own && n % 4 == 3 {
        return Chosen { own: vec!["One of my own, with a comma".into()], ..Chosen::default() };
    }
    let start = n % ids.len();
    Chosen { ids: ids.into_iter().skip(start).take(count).collect(), ..Chosen::default() }
}
