//! The maps of the ground, the pages and the questions: all of it is there for every role, in a voice that
//! neither hurries nor grades, and a file that is not as it should be is told where.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use goldseam_content::{Journey, Library, OnBreach, Opt, Problem, Role, Step};
use proptest::prelude::*;
use serde_json::Value;

fn library() -> &'static Library {
    Library::built_in()
}

fn seven() -> &'static Journey {
    library().journey("seven-steps").expect("the seven steps")
}

/// Every step of every map, with its name.
fn steps() -> impl Iterator<Item = (String, &'static Step)> {
    let of =
        |map: &'static Journey| map.steps.iter().map(move |step| (format!("{}/{}", map.id, step.id), step));
    library().journeys().iter().flat_map(of)
}

/// The steps of the seven that something is so of.
fn those(is_so: impl Fn(&Step) -> bool) -> Vec<&'static str> {
    seven().steps.iter().filter(|step| is_so(step)).map(|step| step.id.as_str()).collect()
}

#[test]
fn every_map_is_there_with_all_its_steps() {
    let maps: BTreeMap<&str, usize> =
        library().journeys().iter().map(|map| (map.id.as_str(), map.steps.len())).collect();
    let wanted = [
        ("seven-steps", 7),
        ("five-steps", 5),
        ("seven-ways", 7),
        ("six-steps", 6),
        ("gottman", 3),
        ("eft", 5),
        ("stages-of-recovery", 3),
        ("enright", 4),
        ("reach", 5),
        ("not-rebuilding", 7),
        ("walking-away", 7),
    ];
    assert_eq!(maps, BTreeMap::from(wanted));
    assert_eq!(library().journeys()[0].id, "seven-steps", "a journey begins with the first");
    assert!(library().journeys().is_sorted_by_key(|map| map.order));
}

#[test]
fn every_step_has_text_for_every_role() {
    for (name, step) in steps() {
        let of_seven = name.starts_with("seven-steps/");
        let (actions, prompts) = if of_seven { (4..=5, 3..=3) } else { (2..=5, 2..=3) };
        for role in Role::ALL {
            let text = step.text(role);
            for said in [&text.name, &text.purpose, &text.done] {
                assert!(!said.trim().is_empty(), "{name} {role:?}");
            }
            assert!((2..=5).contains(&text.revisit.len()), "{name} {role:?}: {:?}", text.revisit);
            assert!(actions.contains(&text.actions.len()), "{name} {role:?}: {:?}", text.actions);
            assert!(prompts.contains(&text.prompts.len()), "{name} {role:?}: {:?}", text.prompts);
            assert!(text.prompts.iter().all(|prompt| prompt.ends_with('?')), "{name} {:?}", text.prompts);
            let prefix = format!("{}_", &role.name()[..1]);
            for action in &text.actions {
                assert!(action.id.starts_with(&prefix), "{name}: {} of {role:?}", action.id);
                assert_eq!(step.action(&action.id), Some(action), "{name}");
            }
        }
        assert_eq!(step.action("nothing"), None);
    }
}

/// A role says only what is different about it.
#[test]
fn a_role_speaks_with_the_words_of_the_step_where_it_has_none_of_its_own() {
    let step = seven().step("step_reconnect").unwrap();
    let (hurt, repair, solo) = (step.text(Role::Hurt), step.text(Role::Repair), step.text(Role::Solo));
    assert_eq!(
        [&hurt.name, &repair.name, &solo.name],
        ["Reconnecting", "Reconnecting", "Reconnecting with my own life"]
    );
    assert_eq!(hurt.done, step.done);
    assert!(repair.done != step.done && solo.purpose != step.purpose);
}

#[test]
fn the_seven_steps_are_those_of_the_brief() {
    let all = [
        "step_responsibility",
        "step_plan",
        "step_change",
        "step_talk",
        "step_reconnect",
        "step_intimacy",
        "step_forgive",
    ];
    assert_eq!(those(|_| true), all);
    let names = |role| seven().steps.iter().map(|step| step.text(role).name).collect::<Vec<_>>();
    let shared = [
        "Taking Responsibility",
        "Creating a Plan Together",
        "Committing to Change",
        "Communicating Openly",
        "Reconnecting",
        "Rebuilding Intimacy",
        "Working Through Forgiveness",
    ];
    assert_eq!(
        (names(Role::Hurt), names(Role::Repair)),
        (shared.map(str::to_owned).to_vec(), names(Role::Hurt))
    );
    assert_eq!(
        names(Role::Solo),
        [
            "What is mine, what is not",
            "My own plan",
            "Keeping my word to myself",
            "Saying it, safely or on paper",
            "Reconnecting with my own life",
            "Feeling safe in closeness again",
            "Letting go at my own pace",
        ]
    );
    // what the rules for them are: the first weeks, the safety questions, a breach
    assert_eq!(those(|step| step.early), all[..2]);
    assert_eq!(those(|step| step.gated), all[1..6]);
    assert_eq!(those(|step| step.on_breach == Some(OnBreach::Reopen)), all[..1]);
    assert_eq!(those(|step| step.on_breach == Some(OnBreach::Pause)), all[4..6]);
    assert_eq!(those(|step| step.optional), all[6..]);
    for role in [Role::Hurt, Role::Repair] {
        assert_eq!(those(|step| !step.text(role).conditions.is_empty()), ["step_intimacy"]);
        assert_eq!(seven().step("step_intimacy").unwrap().text(role).conditions.len(), 4);
    }
}

/// Three ends of the last step, none of them better, each in the words of the role.
#[test]
fn forgiving_has_three_ends_in_every_role() {
    let last = seven().step("step_forgive").unwrap();
    assert_eq!(
        those(|step| Role::ALL.iter().any(|role| !step.text(*role).endings.is_empty())),
        ["step_forgive"]
    );
    for role in Role::ALL {
        let ends = last.text(role).endings;
        assert_eq!(ends.len(), 3, "{role:?}");
        assert!(ends.iter().all(|end| end.score.is_none()));
    }
    assert_eq!(last.text(Role::Hurt).endings, last.text(Role::Solo).endings);
    // who broke trust has no target for the other person's forgiveness
    let own = last.text(Role::Repair);
    assert!(own.endings.iter().all(|end| !end.label.contains("to forgive")), "{:?}", own.endings);
    assert!(own.purpose.contains("theirs alone"));
}

#[test]
fn nothing_stands_before_who_goes_alone() {
    for (name, step) in steps() {
        assert!(step.text(Role::Solo).conditions.is_empty(), "{name}");
    }
    // what is for two comes after the questions about safety, on every map that has any of it
    for map in ["five-steps", "seven-ways", "six-steps", "gottman", "eft", "stages-of-recovery"] {
        assert!(library().journey(map).unwrap().steps.iter().any(|step| step.gated), "{map}");
    }
    // what one person does alone does not
    for map in ["enright", "reach", "not-rebuilding", "walking-away"] {
        assert!(library().journey(map).unwrap().steps.iter().all(|step| !step.gated), "{map}");
    }
}

/// Work done on one map shows on the others: each of the seven lies under steps of other maps, which name it.
#[test]
fn the_maps_lie_on_the_same_ground() {
    let mut reached: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (name, step) in steps() {
        let own: BTreeSet<&String> = step.same_as.iter().collect();
        assert_eq!(own.len(), step.same_as.len(), "{name} names one twice");
        if name.starts_with("seven-steps/") {
            assert!(own.is_empty(), "{name}: the others name these");
        }
        for ground in &step.same_as {
            let id = ground.strip_prefix("seven-steps/").unwrap_or_else(|| panic!("{name}: {ground}"));
            assert!(seven().step(id).is_some(), "{name}: {ground}");
            reached.entry(id).or_default().insert(name.clone());
        }
    }
    assert_eq!(reached.keys().copied().collect::<BTreeSet<_>>(), those(|_| true).into_iter().collect());
    let lies_under = |step: &str, names: &[&str]| {
        for name in names {
            assert!(reached[step].contains(*name), "{name} is on the ground of {step}");
        }
    };
    lies_under(
        "step_responsibility",
        &["gottman/atone", "eft/truth", "stages-of-recovery/impact", "enright/uncovering"],
    );
    lies_under("step_responsibility", &["reach/recall", "seven-ways/naming_hurt", "six-steps/honest_talk"]);
    lies_under("step_plan", &["gottman/atone", "five-steps/limits", "seven-ways/expectations"]);
    lies_under(
        "step_change",
        &["gottman/atone", "seven-ways/steady_acts", "six-steps/in_practice", "enright/decision"],
    );
    lies_under("step_talk", &["gottman/attune", "eft/safety", "five-steps/daily_talk", "seven-ways/talking"]);
    lies_under("step_talk", &["stages-of-recovery/meaning", "enright/work", "reach/empathise"]);
    lies_under("step_reconnect", &["gottman/attune", "gottman/attach", "eft/trust", "eft/vulnerability"]);
    lies_under("step_reconnect", &["five-steps/time_together", "six-steps/closeness", "enright/work"]);
    lies_under("step_intimacy", &["gottman/attach", "eft/intimacy", "stages-of-recovery/moving_on"]);
    lies_under(
        "step_forgive",
        &["enright/decision", "enright/work", "enright/deepening", "stages-of-recovery/moving_on"],
    );
    lies_under("step_forgive", &["reach/gift", "reach/commit", "reach/hold_on", "seven-ways/letting_go"]);
}

/// A method that two people fill in, or that is meant for the other person, is offered at steps that come after
/// the safety questions. Elsewhere the method asks them itself.
#[test]
fn what_a_step_leads_to_is_there_and_safe_to_reach() {
    for (name, step) in steps() {
        for list in [&step.methods, &step.pages] {
            assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), list.len(), "{name} names one twice");
        }
        assert!(step.methods.iter().all(|id| library().method(id).is_some()), "{name}");
    }
    for id in
        ["agreement", "openness-agreement", "daily-check-in-two", "weekly-check-in-two", "letter-to-give"]
    {
        assert!(library().method(id).unwrap().gated, "{id}");
    }
}

#[test]
fn there_are_three_roles_and_three_questions_that_stand_apart() {
    let roles: Vec<Role> = library().roles().iter().map(|role| role.id).collect();
    assert_eq!(roles, Role::ALL);
    let questions = library().questions();
    let ids: Vec<&str> = questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids, ["forgive", "reconcile", "trust"]);
    for question in questions {
        for asked in [&question.name, &question.hurt, &question.repair, &question.solo] {
            assert!(asked.ends_with('?'), "{asked}");
        }
        let answers: BTreeSet<&str> = question.answers.iter().map(|answer| answer.id.as_str()).collect();
        for answer in ["not_now", "no", "taking_back"] {
            assert!(answers.contains(answer), "{}: {answer}", question.id);
        }
        // nothing is counted
        assert!(question.answers.iter().all(|Opt { score, opens_help, .. }| score.is_none() && !opens_help));
    }
    assert!(questions[0].repair.contains("forgive myself"));
}

#[test]
fn there_is_something_to_read_about_each_subject() {
    let pages = library().pages();
    let ids: BTreeSet<&str> = pages.iter().map(|page| page.id.as_str()).collect();
    for id in [
        "kinds-of-betrayal",
        "feelings-after",
        "staying-safe",
        "when-to-get-help",
        "finding-therapy",
        "how-long",
        "talks-that-work",
        "openness-not-control",
        "saying-sorry",
        "forgiving-and-trust",
        "not-rebuilding",
        "when-it-ends",
        "examples",
    ] {
        assert!(ids.contains(id), "{id}");
    }
    assert!(pages.is_sorted_by_key(|page| page.order));
    for page in pages {
        assert!(!page.pages.contains(&page.id), "{} leads to itself", page.id);
        assert!(page.parts.iter().all(|part| !part.text.is_empty() || !part.list.is_empty()), "{}", page.id);
    }
    for id in ["kinds-of-betrayal", "staying-safe", "when-to-get-help", "feelings-after", "when-it-ends"] {
        assert!(pages.iter().find(|page| page.id == id).unwrap().opens_help, "{id}");
    }
}

/// Everything in a value that is read by people.
fn texts(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Object(fields) => {
            let named = ["id", "same_as", "methods", "pages", "journeys", "on_breach"];
            let said = fields.iter().filter(|(key, _)| !named.contains(&key.as_str()));
            said.for_each(|(_, value)| texts(value, into));
        }
        _ => {}
    }
}

#[test]
fn the_tone_is_calm() {
    let all = serde_json::json!([
        library().journeys(),
        library().pages(),
        library().roles(),
        library().questions()
    ]);
    let mut said = Vec::new();
    texts(&all, &mut said);
    assert!(said.len() > 1500, "{}", said.len());
    for text in said {
        assert!(!text.contains(['!', '%']), "{text}");
        let words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric() && c != '\'').map(str::to_lowercase).collect();
        for word in
            ["should", "streak", "congratulations", "healed", "success", "error", "toxic", "narcissist"]
        {
            assert!(!words.iter().any(|said| said == word), "{word}: {text}");
        }
        assert!(!text.to_lowercase().contains("well done"), "{text}");
        assert_eq!(text.trim(), text);
    }
}

/// All files of the build by their paths.
fn files() -> BTreeMap<String, String> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/en"));
    let mut files = BTreeMap::new();
    for below in ["", "methods/", "journeys/", "pages/"] {
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
