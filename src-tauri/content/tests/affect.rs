//! How it feels: the fields for it, what they say in words and numbers, and files in which it does not fit together.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use goldseam_content::{
    Affect, Answer, Answers, Chosen, ENERGY, Filled, Library, ListName, Method, Names, OCCASIONS, PLEASANT,
};

const METHOD: &str = r#"id = "m"
version = 1
kind = "record"
group = "check-ins"
name = "M"
summary = "S."

[[sections]]
id = "s"
name = "S"

[[sections.fields]]
id = "affect"
kind = "affect"
label = "Now"

[[sections.fields]]
id = "words"
kind = "emotions"
label = "Words"
most = 2

[[sections.fields]]
id = "why"
kind = "choice"
label = "Why"
occasion = true
options = [{ id = "prompted", label = "P" }, { id = "scheduled", label = "S" }, { id = "self_started", label = "I" }, { id = "after_trigger", label = "T" }]

[[sections.fields]]
id = "slept"
kind = "duration"
label = "Slept"

[[sections.fields]]
id = "mine"
kind = "own_scales"
label = "Mine"
"#;

fn method() -> Method {
    Method::parse("m.toml", METHOD).unwrap()
}

fn filled(answers: Answers) -> Filled {
    Filled { method: "m".into(), version: 1, finished: true, answers, returns: Vec::new() }
}

fn affect(pleasant: i8, energy: Option<i8>) -> Answer {
    Answer::Affect(Affect { pleasant, energy })
}

fn problems(text: &str) -> Vec<String> {
    Method::parse("m.toml", text).unwrap_err().into_iter().map(|problem| problem.field).collect()
}

#[test]
fn it_is_said_in_words_and_kept_in_numbers() {
    let scales = [("own_3".to_owned(), 7), ("own_9".to_owned(), 0)].into();
    let answers: Answers = [
        ("affect".to_owned(), affect(-3, Some(2))),
        ("slept".to_owned(), Answer::Minutes(395)),
        ("mine".to_owned(), Answer::Scales(scales)),
    ]
    .into();
    let mut names = Names::of(Library::built_in());
    names.add(ListName::Scales, "own_3", "My *back*");
    let text = method().markdown(&filled(answers.clone()), &names);
    for part in
        ["Unpleasant, rather much energy (-3 and +2, of -4 to +4)", "6 h 35 min", "- My \\*back\\*: 7 of 10"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
    let figures: Vec<_> =
        method().figures(&filled(answers)).into_iter().map(|f| (f.field, f.label, f.value)).collect();
    let of = |field: &str, label: &str, value: f64| (field.to_owned(), label.to_owned(), value);
    assert_eq!(
        figures,
        [
            of("affect", PLEASANT, -3.0),
            of("affect", ENERGY, 2.0),
            of("slept", "", 395.0),
            of("mine", "own_3", 7.0),
            of("mine", "own_9", 0.0),
        ]
    );
}

#[test]
fn a_mood_is_of_the_affect_and_of_what_led_to_it() {
    let of = |answers: &[(&str, Answer)]| {
        let answers = answers.iter().map(|(id, answer)| ((*id).to_owned(), answer.clone())).collect();
        method().mood(&filled(answers)).map(|mood| (mood.affect.pleasant, mood.occasion))
    };
    let why = |id: &str| ("why", Answer::Choices(Chosen { ids: vec![id.to_owned()], ..Chosen::default() }));
    assert_eq!(of(&[]), None);
    assert_eq!(of(&[why("prompted")]), None);
    // nobody said: of one's own accord
    assert_eq!(of(&[("affect", affect(1, None))]), Some((1, 2)));
    for (place, id) in OCCASIONS.iter().enumerate() {
        assert_eq!(of(&[("affect", affect(-4, None)), why(id)]), Some((-4, place)));
    }
}

#[test]
fn files_that_ask_for_it_wrongly_are_told_where() {
    let at = |from: &str, to: &str| problems(&METHOD.replacen(from, to, 1));
    assert_eq!(at("most = 2", "most = 0"), ["sections[0].fields[1].most"]);
    assert_eq!(at("kind = \"duration\"", "kind = \"duration\"\nmost = 2"), ["sections[0].fields[3].most"]);
    assert_eq!(at("{ id = \"prompted\", label = \"P\" }, ", ""), ["sections[0].fields[2].options"]);
    assert_eq!(at("kind = \"duration\"", "kind = \"affect\""), ["sections"]);
    assert_eq!(
        at("kind = \"affect\"", "kind = \"affect\"\noccasion = true"),
        ["sections", "sections[0].fields[0].occasion"]
    );
    let later = METHOD.replacen("name = \"S\"", "name = \"S\"\nlater = true", 1).replacen(
        "summary",
        "returns = [1]\nsummary",
        1,
    );
    assert_eq!(problems(&later), ["sections"]);
    // one key away must ask how it feels, and is never a person's own
    let quick = METHOD.replacen("summary", "quick = true\nsummary", 1);
    assert!(Method::parse("m.toml", &quick).unwrap().quick);
    assert_eq!(problems(&quick.replacen("kind = \"affect\"", "kind = \"scale\"", 1)), ["quick"]);
    let own =
        METHOD.replacen("id = \"m\"", "id = \"own-m\"", 1).replacen("summary", "quick = true\nsummary", 1);
    assert_eq!(problems(&own), ["quick"]);
    let chosen = METHOD.replacen("kind = \"duration\"", "kind = \"choices\"\nfrom = \"scales\"", 1);
    assert_eq!(problems(&chosen), ["sections[0].fields[3].from"]);
}

#[test]
fn one_method_is_one_key_away() {
    let quick: Vec<&Method> = Library::built_in().methods().iter().filter(|method| method.quick).collect();
    assert_eq!(quick.len(), 1);
    assert_eq!(Library::built_in().quick().map(|method| &method.id), Some(&quick[0].id));
    let file = METHOD.replacen("summary", "quick = true\nsummary", 1);
    let groups = include_str!("../../../content/en/groups.toml");
    let mut files: Vec<(String, String)> =
        vec![("groups.toml".into(), groups.into()), ("methods/m.toml".into(), file.clone())];
    files.push(("methods/n.toml".into(), file.replacen("id = \"m\"", "id = \"n\"", 1)));
    let problems = Library::from_files(files).problems().to_vec();
    assert!(
        problems.iter().any(|problem| problem.field == "quick" && problem.file == "methods/n.toml"),
        "{problems:?}"
    );
}
