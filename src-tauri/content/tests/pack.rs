//! What is shared with a therapist: the file of the build is good, its order is the file's, and what is wrong in
//! one is told.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;

use goldseam_content::{Library, SessionPack, ShowKind};

const NAME: &str = "report/session-pack.toml";
const TEXT: &str = include_str!("../../../content/en/report/session-pack.toml");

fn pack() -> &'static SessionPack {
    Library::built_in().session_pack()
}

/// The library with another text for the pack.
fn with(text: &str) -> Library {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/en");
    let mut files = BTreeMap::from([(NAME.to_owned(), text.to_owned())]);
    for below in ["", "methods/"] {
        for entry in std::fs::read_dir(format!("{root}/{below}")).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                files.insert(format!("{below}{name}"), std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    Library::from_files(files)
}

/// Where and what is wrong with the file.
fn problems(text: &str) -> Vec<(String, String)> {
    let library = with(text);
    let of_pack = library.problems().iter().filter(|problem| problem.file == NAME);
    of_pack.map(|problem| (problem.field.clone(), problem.what.clone())).collect()
}

fn wrong(change: (&str, &str), field: &str, what: &str) {
    assert!(TEXT.contains(change.0), "{}", change.0);
    let found = problems(&TEXT.replacen(change.0, change.1, 1));
    assert!(found.iter().any(|(at, said)| at == field && said.contains(what)), "{field}, {what}: {found:?}");
}

#[test]
fn the_first_page_has_the_parts_of_the_brief_in_its_order() {
    let first: Vec<&str> =
        pack().parts.iter().filter(|part| !part.annex).map(|part| part.id.as_str()).collect();
    assert_eq!(
        first,
        [
            "wants",
            "safety",
            "gate",
            "mood",
            "measures",
            "thoughts",
            "plan",
            "steps",
            "patterns",
            "numbers",
            "questions",
            "signs"
        ]
    );
}

#[test]
fn nothing_is_ticked_beforehand_but_mood_and_measures() {
    let usual: Vec<&str> =
        pack().parts.iter().filter(|part| part.usual).map(|part| part.id.as_str()).collect();
    assert_eq!(usual, ["mood", "measures"]);
    let apart: Vec<&str> =
        pack().parts.iter().filter(|part| part.apart).map(|part| part.id.as_str()).collect();
    assert_eq!(apart, ["gate", "safety_plan", "letters"]);
}

#[test]
fn it_says_what_has_to_be_said() {
    assert!(pack().notice.contains("self-report") && pack().notice.contains("not a medical record"));
    for said in [&pack().at_export, &pack().at_export_locked] {
        assert!(said.contains("legal duties") && said.contains("Do not use it as evidence."), "{said}");
    }
    assert!(pack().at_export.starts_with("This file is not encrypted."));
    let words = &pack().words;
    assert_eq!(words.not_asked.text(), "Not asked");
    for caution in [&words.tag_higher, &words.tag_lower, &words.number_higher, &words.number_lower] {
        assert!(caution.text().contains("may be chance"), "{}", caution.text());
    }
    assert!(!TEXT.to_lowercase().contains("no risk"));
}

#[test]
fn the_tone_is_calm() {
    let file: toml::Table = toml::from_str(TEXT).unwrap();
    let mut said = Vec::new();
    texts(&toml::Value::Table(file), &mut said);
    assert!(said.len() > 120, "{}", said.len());
    for text in said {
        assert!(!text.contains(['!', '%']), "{text}");
        assert_eq!(text.trim(), text.trim_end_matches(' '));
        let words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric() && c != '\'').map(str::to_lowercase).collect();
        let never = [
            "should",
            "streak",
            "healed",
            "success",
            "error",
            "better",
            "worse",
            "good",
            "bad",
            "improved",
            "deteriorated",
            "patient",
            "symptom",
            "risk",
            "because of",
        ];
        for word in never {
            assert!(!words.iter().any(|said| said == word), "{word}: {text}");
        }
    }
}

fn texts(value: &toml::Value, into: &mut Vec<String>) {
    match value {
        toml::Value::String(text) => into.push(text.clone()),
        toml::Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        toml::Value::Table(table) => table.values().for_each(|value| texts(value, into)),
        _ => {}
    }
}

/// A part that shows a kind that there is needs nothing but lines in the file.
#[test]
fn a_part_can_be_added_and_parts_can_change_places() {
    let part = "\n[[parts]]\nid = \"goals\"\nheading = \"Goals\"\nannex = true\nshows = [{ kind = \"entries\", methods = [\"goal\"] }]\n\n[words]\n";
    let library = with(&TEXT.replacen("\n[words]\n", part, 1));
    let last = library.session_pack().parts.last().unwrap();
    assert_eq!((last.id.as_str(), last.shows[0].kind), ("goals", ShowKind::Entries));
    let turned =
        TEXT.replacen("id = \"mood\"", "id = \"x\"", 1).replacen("id = \"measures\"", "id = \"mood\"", 1);
    assert_eq!(problems(&turned), []);
}

#[test]
fn what_is_wrong_is_told() {
    assert_eq!(problems(TEXT), []);
    wrong(("title = \"Since last session\"", "title = \" \""), "title", "is empty");
    wrong(("heading = \"Safety\"", "heading = \"\""), "parts[1].heading", "is empty");
    wrong(("id = \"safety\"", "id = \"wants\""), "parts[1].id", "there twice");
    wrong(("\"January\", ", ""), "months", "twelve months");
    wrong(("usual = true", "usual = true\nannex = true"), "parts[4].annex", "before the annex");
    wrong(
        ("id = \"plan\"", "id = \"plan\"\nusual = true"),
        "parts[6].usual",
        "Nothing but mood and measures",
    );
    wrong(("kind = \"plan\" }", "kind = \"plan\", most = 2 }"), "parts[6].shows[0].most", "has no limit");
    wrong(("kind = \"patterns\", most = 2", "kind = \"patterns\""), "parts[8].shows[0].most", "how many");
    wrong(
        ("kind = \"patterns\", most = 2", "kind = \"patterns\", most = 0"),
        "parts[8].shows[0].most",
        "1 to 10",
    );
    wrong(("methods = [\"safety-plan\"]", "methods = [\"plan-b\"]"), "parts[1].shows[1].methods", "`plan-b`");
    wrong(("fields = [\"q9\"]", "fields = [\"q10\"]"), "parts[1].shows[0].fields", "`q10`");
    wrong(("groups = [\"letters\"]", "groups = [\"post\"]"), "parts[17].shows[0].groups", "`post`");
    wrong(("{ kind = \"gate\" }", "{ kind = \"gates\" }"), "parts[2].shows[0].kind", "not a possible value");
    wrong(("week = \"Week\"", "week = \"Week\"\nmonth = \"Month\""), "words.month", "cannot stand here");
}

#[test]
fn a_sentence_has_exactly_the_places_that_are_filled_in() {
    wrong(
        ("{entries}, on {days} of {of} days", "{entries}, on {days} days"),
        "words.head_entries_value",
        "{of}",
    );
    wrong(("week = \"Week\"", "week = \"Week {n}\""), "words.week", "nothing to fill in");
    wrong(("week = \"Week\"", "week = \"\""), "words.week", "is empty");
    let sentence = &pack().words.head_entries_value;
    let said = sentence.say(&[("entries", "{days}"), ("days", "12"), ("of", "21")]);
    assert_eq!(said, "{days}, on 12 of 21 days", "what is put in is not looked through");
}
