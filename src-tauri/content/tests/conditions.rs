//! When something is shown. The window holds the same cases.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use goldseam_content::{Answer, Answers, Chosen, Condition, Method};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Fixture {
    methods: BTreeMap<String, Method>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    method: String,
    answers: Answers,
    visible: Vec<String>,
}

fn fixture() -> Fixture {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/conditions.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn shown(method: &Method, answers: &Answers) -> Vec<String> {
    method.visible(answers).into_iter().flat_map(|shown| shown.fields).map(|field| field.id.clone()).collect()
}

#[test]
fn every_case_shows_what_it_should() {
    let fixture = fixture();
    assert!(fixture.cases.len() >= 40);
    for case in fixture.cases {
        assert_eq!(shown(&fixture.methods[&case.method], &case.answers), case.visible, "{}", case.name);
    }
}

/// The methods of the cases are methods like others.
#[test]
fn the_methods_of_the_cases_are_good() {
    for (name, method) in fixture().methods {
        assert_eq!(Method::parse(&name, &method.to_toml()).as_ref(), Ok(&method), "{name}");
    }
}

const FIELDS: usize = 8;

/// A condition that looks at fields before the one at `before`.
fn condition(before: usize) -> impl Strategy<Value = Condition> {
    let field = (0..before).prop_map(|index| Some(format!("f{index}")));
    let leaf = (field, any::<bool>(), 0..4).prop_map(|(field, yes, form)| match form {
        0 => Condition { field, answered: Some(yes), ..Condition::default() },
        1 => Condition { field, is: Some(vec!["low".into()]), ..Condition::default() },
        2 => Condition { field, from: Some(i32::from(yes)), ..Condition::default() },
        _ => Condition { field, from: Some(0), to: Some(i32::from(yes)), ..Condition::default() },
    });
    leaf.prop_recursive(3, 12, 3, |inner| {
        let several = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            several.clone().prop_map(|all| Condition { all: Some(all), ..Condition::default() }),
            several.prop_map(|any| Condition { any: Some(any), ..Condition::default() }),
            inner.prop_map(|not| Condition { not: Some(Box::new(not)), ..Condition::default() }),
        ]
    })
}

/// A method of choices in two sections, each with any conditions; that of a section looks at
/// fields before the section.
fn method() -> impl Strategy<Value = Method> {
    let conditions: Vec<_> = (1..FIELDS).map(|before| prop::option::of(condition(before))).collect();
    (conditions, prop::option::of(condition(FIELDS / 2))).prop_map(|(conditions, of_section)| {
        let mut method = fixture().methods.remove("shared").unwrap();
        let mut sections = vec![method.sections[0].clone(), method.sections[0].clone()];
        sections[1].id = "second".into();
        sections[1].show_if = of_section;
        let like = method.sections[0].fields[0].clone();
        let conditions: Vec<Option<Condition>> = std::iter::once(None).chain(conditions).collect();
        let fields = conditions.into_iter().enumerate().map(|(index, show_if)| {
            let mut field = like.clone();
            field.id = format!("f{index}");
            field.show_if = show_if;
            field
        });
        let fields: Vec<_> = fields.collect();
        sections[0].options[0].id = "low".into();
        sections[1].options[0].id = "low".into();
        sections[0].fields = fields[..FIELDS / 2].to_vec();
        sections[1].fields = fields[FIELDS / 2..].to_vec();
        method.sections = sections;
        method
    })
}

fn answers() -> impl Strategy<Value = Answers> {
    let one = (0_u8..4).prop_map(|pick| {
        let ids = match pick {
            0 => vec!["low".to_owned()],
            1 => vec!["often".to_owned()],
            _ => vec![],
        };
        Answer::Choices(Chosen {
            own: if pick == 2 { vec!["else".into()] } else { vec![] },
            ids,
            none: false,
        })
    });
    prop::collection::btree_map((0..FIELDS).prop_map(|index| format!("f{index}")), one, 0..=FIELDS)
}

/// The rule again, said in another way: from the definition of one field at a time.
fn is_shown(method: &Method, answers: &Answers, index: usize) -> bool {
    let id = format!("f{index}");
    let (section, field) = method.fields().find(|(_, field)| field.id == id).unwrap();
    let holds = |condition: &Option<Condition>| condition.as_ref().is_none_or(|c| meets(method, answers, c));
    holds(&section.show_if) && holds(&field.show_if)
}

fn meets(method: &Method, answers: &Answers, condition: &Condition) -> bool {
    let inner = |condition: &Condition| meets(method, answers, condition);
    match condition {
        Condition { all: Some(all), .. } => !all.iter().any(|c| !inner(c)),
        Condition { any: Some(any), .. } => !any.iter().all(|c| !inner(c)),
        Condition { not: Some(not), .. } => !inner(not),
        Condition { field: Some(field), is, answered, from, to, .. } => {
            let index: usize = field[1..].parse().unwrap();
            let chosen = match answers.get(field) {
                Some(Answer::Choices(chosen)) if is_shown(method, answers, index) => chosen.clone(),
                _ => Chosen::default(),
            };
            let given = !chosen.ids.is_empty() || !chosen.own.is_empty();
            let score = chosen.ids.first().map(|id| if id == "low" { 0 } else { 2 });
            match (is, answered) {
                (Some(is), _) => chosen.ids.iter().any(|id| is.contains(id)),
                (_, Some(answered)) => given == *answered,
                _ => score.is_some_and(|n| n >= from.unwrap_or(i32::MIN) && n <= to.unwrap_or(i32::MAX)),
            }
        }
        _ => unreachable!("one form"),
    }
}

proptest! {
    #[test]
    fn what_is_shown_is_what_the_conditions_say(method in method(), answers in answers()) {
        prop_assert_eq!(Method::parse("m", &method.to_toml()), Ok(method.clone()));
        let wanted: Vec<String> = (0..FIELDS)
            .filter(|index| is_shown(&method, &answers, *index))
            .map(|index| format!("f{index}"))
            .collect();
        prop_assert_eq!(shown(&method, &answers), wanted);
    }

    /// A hidden field's answer changes nothing: left out, the same is shown.
    #[test]
    fn an_answer_that_is_hidden_counts_for_nothing(method in method(), answers in answers()) {
        let before = shown(&method, &answers);
        let seen: BTreeSet<&String> = before.iter().collect();
        let kept: Answers = answers.into_iter().filter(|(id, _)| seen.contains(id)).collect();
        prop_assert_eq!(shown(&method, &kept), before);
    }
}
