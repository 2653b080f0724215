//! Files of journeys, pages, roles and questions: a new one is read by being there, and one that is not as it should
//! be is told where.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use goldseam_content::{Library, Problem, Role};
use proptest::prelude::*;

/// All files of the build by their paths.
fn files() -> BTreeMap<String, String> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/en"));
    let mut files = BTreeMap::new();
    for below in ["", "methods/", "journeys/", "pages/", "report/"] {
        for entry in fs::read_dir(root.join(below)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                let name = path.file_name().unwrap().to_str().unwrap();
                files.insert(format!("{below}{name}"), fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

/// What is told of a file that is put among the others.
fn told(path: &str, text: &str) -> (Vec<Problem>, Library) {
    let mut files = files();
    files.insert(path.to_owned(), text.to_owned());
    let library = Library::from_files(files);
    let (own, others): (Vec<Problem>, Vec<Problem>) =
        library.problems().iter().cloned().partition(|problem| problem.file == path);
    assert_eq!(others, [], "the others are as they were");
    (own, library)
}

const JOURNEY: &str = r#"id = "small"
version = 1
name = "Small"
summary = "S."
source = "O."
intro = "I."

[[steps]]
id = "one"
name = "One"
purpose = "P."
done = "D."
revisit = ["R."]
on_breach = "pause"
same_as = ["seven-steps/step_plan"]
methods = ["boundary"]
pages = ["how-long"]
endings = [{ id = "a", label = "A" }, { id = "b", label = "B" }]

[steps.hurt]
actions = [{ id = "h_a", text = "A." }]
prompts = ["Q?"]
conditions = ["C."]

[steps.repair]
actions = [{ id = "r_a", text = "A." }]
prompts = ["Q?"]

[steps.solo]
actions = [{ id = "s_a", text = "A." }]
prompts = ["Q?"]
"#;

#[test]
fn a_new_file_is_a_new_map() {
    let (problems, library) = told("journeys/small.toml", JOURNEY);
    assert_eq!(problems, []);
    let small = library.journey("small").unwrap();
    // without a place it stands first; a place is given to those that come with the build
    assert_eq!((small.order, small.notice.as_str()), (0, ""));
    assert_eq!(small.steps[0].text(Role::Repair).endings.len(), 2);
}

#[test]
fn what_is_wrong_with_a_journey_is_told_with_its_place() {
    for (from, to, line, field, what) in [
        ("id = \"small\"", "id = \"smaller\"", 0, "id", "called like the id"),
        ("id = \"small\"", "id = \"../small\"", 1, "id", "small letters"),
        ("version = 1", "version = 0", 2, "version", "counted from 1"),
        ("version = 1", "version = \"1\"", 2, "version", "must be a whole number"),
        ("name = \"Small\"", "name = \" \"", 3, "name", "empty"),
        ("source = \"O.\"", "sauce = \"O.\"", 5, "sauce", "cannot stand here"),
        ("source = \"O.\"", "source = = \"O.\"", 5, "", "cannot be read"),
        ("id = \"one\"", "id = \"One\"", 9, "steps[0].id", "small letters"),
        ("done = \"D.\"", "done = \"\"", 12, "steps[0].done", "empty"),
        ("revisit = [\"R.\"]", "revisit = []", 13, "steps[0].revisit", "when to come back"),
        ("revisit = [\"R.\"]", "revisit = [\"R.\", \"\"]", 13, "steps[0].revisit[1]", "empty"),
        ("\"pause\"", "\"stop\"", 14, "steps[0].on_breach", "not a possible value"),
        ("seven-steps/step_plan", "step_plan", 15, "steps[0].same_as[0]", "another journey"),
        (
            "seven-steps/step_plan",
            "seven-steps/nothing",
            0,
            "steps[0].same_as",
            "There is no `seven-steps/nothing`",
        ),
        ("seven-steps/step_plan", "small/one", 0, "steps[0].same_as", "There is no `small/one`"),
        ("\"boundary\"", "\"bounds\"", 0, "steps[0].methods", "There is no `bounds`"),
        ("\"how-long\"", "\"how-short\"", 0, "steps[0].pages", "There is no `how-short`"),
        ("{ id = \"b\"", "{ id = \"a\"", 18, "steps[0].endings[1].id", "there twice"),
        ("label = \"B\"", "label = \"\"", 18, "steps[0].endings[1].label", "empty"),
        ("{ id = \"h_a\", text = \"A.\" }", "", 21, "steps[0].hurt.actions", "at least one thing"),
        ("\"h_a\"", "\"own_1\"", 21, "steps[0].hurt.actions[0].id", "a person's own"),
        ("\"r_a\"", "\"h_a\"", 26, "steps[0].repair.actions[0].id", "there twice"),
        ("conditions = [\"C.\"]", "conditions = [\"\"]", 23, "steps[0].hurt.conditions[0]", "empty"),
    ] {
        let (problems, library) = told("journeys/small.toml", &JOURNEY.replacen(from, to, 1));
        let said = problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        assert_eq!(problems.len(), 1, "{to}: {said}");
        let Problem { line: told, field: at, what: says, .. } = &problems[0];
        assert_eq!((*told, at.as_str()), (line, field), "{to}: {said}");
        assert!(says.contains(what) && says.ends_with('.'), "{to}: {said}");
        // one that leads nowhere is there all the same; any other is left out
        assert_eq!(library.journey("small").is_some(), says.starts_with("There is no `"), "{to}");
    }
}

#[test]
fn a_journey_needs_all_roles_and_closes_nothing_to_who_goes_alone() {
    let one = |text: &str| {
        let (problems, _) = told("journeys/small.toml", text);
        assert_eq!(problems.len(), 1, "{problems:?}");
        (problems[0].line, problems[0].field.clone(), problems[0].what.clone())
    };
    let without = JOURNEY.split("[steps.solo]").next().unwrap();
    let (line, field, what) = one(without);
    assert_eq!((line, field.as_str()), (8, "steps[0]"));
    assert!(what.contains("`solo` is missing"), "{what}");
    let (line, field, what) = one(&format!("{JOURNEY}conditions = [\"C.\"]\n"));
    assert_eq!((line, field.as_str()), (32, "steps[0].solo.conditions"));
    assert!(what.contains("alone"), "{what}");
    let (_, field, _) = one(&format!("steps = []\n{}", JOURNEY.split("[[steps]]").next().unwrap()));
    assert_eq!(field, "steps");
    let (line, field, what) = one("id = \"small\"\n");
    assert_eq!((line, field.as_str()), (0, ""));
    assert!(what.contains("is missing"), "{what}");
}

const PAGE: &str = r#"id = "small"
version = 1
name = "Small"
summary = "S."
methods = ["boundary"]
journeys = ["gottman"]
pages = ["how-long"]
sources = ["Ours."]

[[parts]]
heading = "H"
text = ["T."]
list = ["L."]
"#;

#[test]
fn what_is_wrong_with_a_page_is_told_with_its_place() {
    assert_eq!(told("pages/small.toml", PAGE).0, []);
    for (from, to, line, field, what) in [
        ("id = \"small\"", "id = \"other\"", 0, "id", "called like the id"),
        ("version = 1", "version = 0", 2, "version", "counted from 1"),
        ("summary = \"S.\"", "", 0, "", "`summary` is missing"),
        ("summary = \"S.\"", "summary = \"\"", 4, "summary", "empty"),
        ("\"boundary\"", "\"bounds\"", 0, "methods", "There is no `bounds`"),
        ("\"gottman\"", "\"gotman\"", 0, "journeys", "There is no `gotman`"),
        ("\"how-long\"", "\"small-talk\"", 0, "pages", "There is no `small-talk`"),
        ("[\"Ours.\"]", "[]", 8, "sources", "where this comes from"),
        ("[\"Ours.\"]", "[\"\"]", 8, "sources[0]", "empty"),
        ("heading = \"H\"", "heading = \"\"", 11, "parts[0].heading", "empty"),
        ("heading = \"H\"", "headings = \"H\"", 11, "parts[0].headings", "cannot stand here"),
        ("text = [\"T.\"]", "text = \"T.\"", 12, "parts[0].text", "must be a list"),
        ("text = [\"T.\"]\nlist = [\"L.\"]", "", 10, "parts[0]", "nothing to read"),
        ("list = [\"L.\"]", "list = [\" \"]", 13, "parts[0].list[0]", "empty"),
    ] {
        let (problems, _) = told("pages/small.toml", &PAGE.replacen(from, to, 1));
        let said = problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        assert_eq!(problems.len(), 1, "{to}: {said}");
        let Problem { line: told, field: at, what: says, .. } = &problems[0];
        assert_eq!((*told, at.as_str()), (line, field), "{to}: {said}");
        assert!(says.contains(what) && says.ends_with('.'), "{to}: {said}");
    }
}

#[test]
fn roles_and_questions_are_whole() {
    let original = |path: &str| files()[path].clone();
    for (path, from, to, field, what) in [
        ("roles.toml", "id = \"solo\"", "id = \"alone\"", "roles[2].id", "not a possible value"),
        ("roles.toml", "id = \"solo\"", "id = \"hurt\"", "roles", "in this order"),
        ("roles.toml", "name = \"I was hurt\"", "name = \"\"", "roles[0].name", "empty"),
        ("questions.toml", "id = \"trust\"", "id = \"forgive\"", "questions[2].id", "there twice"),
        (
            "questions.toml",
            "{ id = \"not_now\"",
            "{ id = \"no\"",
            "questions[0].answers[5].id",
            "there twice",
        ),
        (
            "questions.toml",
            "repair = \"Do I trust",
            "repairs = \"Do I trust",
            "questions[2].repairs",
            "cannot stand",
        ),
    ] {
        let text = original(path).replacen(from, to, 1);
        assert_ne!(text, original(path), "{from}");
        let (problems, library) = told(path, &text);
        assert_eq!(problems.len(), 1, "{to}: {problems:?}");
        assert_eq!((problems[0].field.as_str(), problems[0].line > 0), (field, true), "{to}: {problems:?}");
        assert!(problems[0].what.contains(what), "{to}: {problems:?}");
        assert_eq!(library.roles().is_empty(), path == "roles.toml");
    }
    let mut without = files();
    without.remove("questions.toml");
    let library = Library::from_files(without);
    assert_eq!(library.problems().len(), 1);
    assert_eq!(library.problems()[0].to_string(), "questions.toml: The file is missing.");
}

/// A file in which lines were taken out, doubled or changed.
fn mutated() -> impl Strategy<Value = (String, String)> {
    let paths: Vec<(String, String)> = files()
        .into_iter()
        .filter(|(path, _)| path.starts_with("journeys/") || path.starts_with("pages/"))
        .collect();
    let edit = (0_u8..5, any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<char>());
    (prop::sample::select(paths), prop::collection::vec(edit, 1..4)).prop_map(|((path, mut text), edits)| {
        for (kind, at, other, c) in edits {
            let mut lines: Vec<&str> = text.lines().collect();
            let (line, from) = (at.index(lines.len().max(1)), other.index(lines.len().max(1)));
            text = match kind {
                0 if !lines.is_empty() => {
                    lines.remove(line);
                    lines.join("\n")
                }
                1 if !lines.is_empty() => {
                    lines[line] = lines[from];
                    lines.join("\n")
                }
                2 => {
                    lines.truncate(line);
                    lines.join("\n")
                }
                _ => {
                    let mut chars: Vec<char> = text.chars().collect();
                    if !chars.is_empty() {
                        let index = at.index(chars.len());
                        chars[index] = c;
                    }
                    chars.into_iter().collect()
                }
            };
        }
        (path, text)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_file_breaks_the_reader((path, text) in mutated()) {
        let library = Library::from_files([(path.clone(), text.clone())]);
        let lines = u32::try_from(text.lines().count()).unwrap() + 1;
        let own: Vec<&Problem> = library.problems().iter().filter(|problem| problem.file == path).collect();
        for problem in &own {
            prop_assert!(problem.line <= lines && problem.what.ends_with('.'), "{}", problem);
        }
        // one by itself names what is not there; beyond that it is read, or it is said why not
        let read = library.journeys().len() + library.pages().len();
        prop_assert!(read == 1 || !own.is_empty());
    }
}
