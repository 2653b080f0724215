//! Guided methods, all at once: every one of the library, wrong answers, and one's own.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;

use crate::support::{Place, answers::answers};
use goldseam_content::{Answers, Filled, Library, Method};
use serde_json::{Value, json};

/// Fills a method in and gives what the program answers.
#[track_caller]
fn fill(place: &Place, method: &str, answers: &Answers, more: &[&str]) -> Value {
    let file = place.path("answers.json");
    fs::write(&file, serde_json::to_string(answers).unwrap()).unwrap();
    let mut args = vec!["method", "fill", method, "--answers", file.to_str().unwrap()];
    args.extend(more);
    place.json(&args)
}

#[track_caller]
fn filled(place: &Place, id: &Value) -> Filled {
    serde_json::from_value(place.json(&["show", &id.to_string()])["entry"]["filled"].clone()).unwrap()
}

fn has_later(method: &Method) -> bool {
    method.sections.iter().any(|section| section.later)
}

#[test]
fn every_method_is_filled_in_and_read_back_as_it_was_given() {
    let place = Place::new();
    for method in Library::built_in().methods() {
        for turn in 0..2 {
            let given = answers(method, turn, false, &Answers::new());
            // of some there is one only, which each turn changes
            let done = fill(&place, &method.id, &given, &["--safe"]);
            assert_eq!(done["hidden"], json!([]), "{}", method.id);
            assert_eq!((&done["finished"], &done["missing"]), (&json!(true), &json!([])), "{}", method.id);
            let kept = filled(&place, &done["id"]);
            assert_eq!((kept.method.as_str(), kept.version), (method.id.as_str(), method.version));
            if !method.single {
                assert_eq!(kept.answers, given, "{}", method.id);
            }
            assert_eq!(done["scores"], serde_json::to_value(method.scores(&kept.answers)).unwrap());
            let later = answers(method, turn, true, &given);
            // after some answers nothing is asked later
            if has_later(method) && !later.is_empty() {
                let back =
                    fill(&place, &method.id, &later, &["--entry", &done["id"].to_string(), "--return"]);
                assert_eq!(back["id"], done["id"]);
                let kept = filled(&place, &done["id"]);
                assert_eq!(kept.returns.len(), 1, "{}", method.id);
                assert_eq!((kept.answers, &kept.returns[0].answers), (given, &later), "{}", method.id);
            }
        }
    }
    assert!(place.run(&["verify"]).ok().starts_with("All is well"));
    let records = place.json(&["method", "records", "thought-record"]);
    assert_eq!(records["records"].as_array().unwrap().len(), 2);
}

#[test]
fn wrong_answers_are_named_with_their_fields_and_nothing_is_kept() {
    let place = Place::new();
    let file = place.path("answers.json");
    let wrong = json!({
        "situation": { "kind": "list", "value": ["secret words"] },
        "emotions": { "kind": "emotions", "value": [{ "word": "sad", "strength": 101 }] },
        "habits": { "kind": "choices", "value": { "ids": ["NOT AN ID"], "own": [], "none": false } },
        "turn": { "kind": "choices", "value": { "ids": ["fairer", "right"], "own": [], "none": false } },
        "next_due": { "kind": "date", "value": "2026-02-30" },
        "facts_for": "secret words",
        "thoughts": { "kind": "thoughts", "value": [{ "text": "secret words", "belief": 400 }] },
        "invented": { "kind": "text", "value": "secret words" },
        "learned": { "kind": "text", "value": "too early" },
        "body": null,
    });
    fs::write(&file, wrong.to_string()).unwrap();
    let args = ["--json", "method", "fill", "thought-record", "--answers", file.to_str().unwrap()];
    let done = place.run(&args);
    let answer: Value = serde_json::from_str(&done.out).unwrap();
    let fields: Vec<&str> =
        answer["problems"].as_array().unwrap().iter().map(|p| p["field"].as_str().unwrap()).collect();
    let mut sorted = fields.clone();
    sorted.sort_unstable();
    assert_eq!(
        sorted,
        [
            "emotions",
            "facts_for",
            "habits",
            "invented",
            "learned",
            "next_due",
            "situation",
            "thoughts",
            "turn"
        ]
    );
    for problem in answer["problems"].as_array().unwrap() {
        assert!(problem["what"].as_str().unwrap().ends_with('.'), "{problem}");
    }
    assert!(!done.out.contains("secret"), "what was written is not repeated: {}", done.out);
    assert_eq!(done.failed("bad_answer"), 2);
    assert_eq!(place.json(&["list"])["entries"], json!([]));
    // in words the same, a line for each
    let said = place.run(&args[1..]).out;
    assert!(said.contains("next_due: This is not a day."), "{said}");
}

#[test]
fn what_is_no_json_or_no_answer_is_told() {
    let place = Place::new();
    let fill = |stdin: &str| place.run_with(&["method", "fill", "gad-7"], stdin);
    for stdin in ["nonsense", "[]", "{", "7"] {
        assert_eq!(fill(stdin).failed("bad_answer"), 2, "{stdin}");
    }
    assert_eq!(fill("{}").failed("usage"), 2);
    assert_eq!(place.run(&["method", "fill", "gad-7", "q1"]).failed("usage"), 2);
    assert_eq!(place.run(&["method", "fill", "gad-7", "q1="]).failed("usage"), 2);
    assert_eq!(place.run(&["method", "fill", "gad-99", "q1=1"]).failed("method_missing"), 9);
    assert_eq!(place.run(&["method", "fill", "gad-7", "q1=1", "--entry", "44"]).failed("not_found"), 9);
    assert_eq!(place.run(&["method", "fill", "gad-7", "q1=1", "--return"]).code, 2);
    let note = place.add(&["A note."]);
    assert_eq!(place.run(&["method", "fill", "gad-7", "q1=1", "--entry", &note]).failed("not_found"), 9);
}

#[test]
fn answers_are_typed_as_they_are_on_a_terminal() {
    let place = Place::new();
    let args = [
        "situation=At the gate.\nThey were late.",
        "body=1, Cold, my left hand",
        "emotions=sad 80, left out: 60%",
        "thoughts=They will do it again | 90 | hot",
        "thoughts=A picture | of | two | image",
        "habits=crystal ball",
        "facts_for=a message",
        "facts_for=a receipt",
        "turn=1",
        "fairer=It happened; it need not happen again | 55",
        "emotions_after=sad 40, left out 50, calm 10",
        "belief_after=60",
        "next_kind=talk",
        "next_text=Ask on Sunday",
        "next_due=2027-01-03",
    ];
    let done = place.json(&[&["method", "fill", "thought-record"], &args[..]].concat());
    assert_eq!(done["finished"], true);
    let kept = serde_json::to_value(filled(&place, &done["id"]).answers).unwrap();
    let chosen = |ids: &[&str], own: &[&str]| json!({ "kind": "choices", "value": { "ids": ids, "own": own, "none": false } });
    assert_eq!(kept["situation"], json!({ "kind": "text", "value": "At the gate.\nThey were late." }));
    assert_eq!(kept["body"], chosen(&["tight_chest", "cold"], &["my left hand"]));
    assert_eq!(kept["emotions"]["value"][1], json!({ "word": "left out", "strength": 60 }));
    assert_eq!(
        kept["thoughts"]["value"],
        json!([
            { "text": "They will do it again", "belief": 90, "image": false, "hot": true },
            { "text": "A picture | of | two", "belief": null, "image": true, "hot": false },
        ])
    );
    assert_eq!(kept["habits"], chosen(&["fortune_telling"], &[]));
    assert_eq!(kept["facts_for"]["value"], json!(["a message", "a receipt"]));
    assert_eq!(kept["fairer"]["value"]["belief"], 55);
    assert_eq!(kept["belief_after"], json!({ "kind": "scale", "value": 60 }));
    let row = &place.json(&["list"])["entries"][0];
    assert_eq!((&row["title"], &row["method"]), (&json!("At the gate."), &json!("Thought record")));

    // one answer is changed, one is taken back, the others stay
    let id = done["id"].to_string();
    place.json(&["method", "fill", "thought-record", "--entry", &id, "belief_after=30", "habits="]);
    let again = serde_json::to_value(filled(&place, &done["id"]).answers).unwrap();
    assert_eq!(again["belief_after"]["value"], 30);
    assert!(again.get("habits").is_none() && again["fairer"] == kept["fairer"]);
    assert_eq!(place.json(&["history", &id])["id"], done["id"]);
}

#[test]
fn typed_answers_that_do_not_fit_say_what_would() {
    let place = Place::new();
    let problem = |pair: &str| {
        let done = place.run(&["--json", "method", "fill", "thought-record", "situation=x", pair]);
        let answer: Value = serde_json::from_str(&done.out).unwrap();
        done.failed("bad_answer");
        let problems = answer["problems"].as_array().unwrap();
        assert_eq!(problems.len(), 1, "{answer}");
        assert_eq!(problems[0]["field"].as_str().unwrap(), pair.split('=').next().unwrap());
        problems[0]["what"].as_str().unwrap().to_owned()
    };
    for (pair, says) in [
        ("emotions=sad", "Write each feeling with its strength from 0 to 100, as in: sad 80, angry 60."),
        ("emotions=sad 200", "Write each feeling with its strength from 0 to 100, as in: sad 80, angry 60."),
        ("turn=4", "Type a number from 1 to 3."),
        ("turn=maybe", "Type a number from 1 to 3."),
        ("belief_after=all", "Give a number from 0 to 100."),
        ("next_due=soon", "Write a day as in 2026-11-29, or today, tomorrow, or +7 for in a week."),
        ("thoughts=It will never end | 101", "How much it is believed is a number from 0 to 100."),
        ("thoughts= | 50", "Write the thought itself first, as in: They will do it again | 90."),
        ("thoughts=a | hot\nb | hot", "Only one thought can be the one that stings most."),
        ("nothing=x", "The method does not ask this."),
    ] {
        assert_eq!(problem(pair), says);
    }
    assert!(problem("body=99").contains("or 0 for \"Nothing I noticed\", or words of your own."));
}

#[test]
fn what_is_not_shown_is_kept_and_does_not_count() {
    let place = Place::new();
    let args =
        ["situation=x", "thoughts=It is true | 80", "turn=right", "fairer=No | 10", "in_my_hands=A walk"];
    let done = place.json(&[&["method", "fill", "thought-record"], &args[..]].concat());
    assert_eq!(done["hidden"], json!(["fairer"]));
    let body = place.body(&done["id"].to_string());
    assert!(body.contains("A walk") && !body.contains("Believed 10"), "{body}");
    // what must be answered and is not keeps it open
    let done = place.json(&["method", "fill", "thought-record", "emotions=sad 50"]);
    assert_eq!(done["finished"], false);
    assert_eq!(done["missing"], json!(["situation", "thoughts"]));
    assert_eq!(place.json(&["list"])["entries"][0]["finished"], false);
    let said = place.run(&["method", "fill", "thought-record", "emotions=sad 50"]).ok();
    assert!(said.contains("Not finished: situation, thoughts must still be answered."), "{said}");
    // a field that depends on another is checked with it, and a skipped item gives no score
    let done = place.json(&["method", "fill", "gad-7", "q1=1", "q2=1", "q3=1", "q4=1", "q5=1", "q6=1"]);
    assert_eq!(done["scores"], json!([]));
}

#[test]
fn an_answer_that_asks_for_help_gets_the_words_of_help() {
    let place = Place::new();
    let fill = |answer: &str| place.run(&["method", "fill", "phq-9", answer]).ok();
    let words = "You do not have to carry them alone.";
    for answer in ["q9=2", "q9=3", "q9=Nearly every day"] {
        let said = fill(answer);
        assert!(said.contains(words) && said.contains("emergency number") && said.contains("help-lines NZ"));
    }
    assert!(!fill("q9=1").contains(words), "0 is neither an alarm nor a reassurance");
    assert!(!fill("q1=4").contains(words));
    assert_eq!(place.json(&["method", "fill", "phq-9", "q9=2"])["help"], true);
    assert_eq!(place.json(&["method", "fill", "phq-9", "q9=1"])["help"], false);
    // an option may ask for it too
    assert_eq!(place.json(&["method", "fill", "thought-record", "turn=danger"])["help"], true);
}

#[test]
fn the_safety_questions_come_before_what_is_for_two() {
    let place = Place::new();
    let gated = Library::built_in().methods().iter().find(|method| method.gated).unwrap();
    let field = gated.fields().find(|(_, f)| f.kind == goldseam_content::FieldKind::LongText).unwrap().1;
    let pair = format!("{}=x", field.id);
    assert_eq!(place.run(&["method", "fill", &gated.id, &pair]).failed("gate"), 2);
    assert_eq!(place.json(&["list"])["entries"], json!([]));
    let done = place.json(&["method", "fill", &gated.id, &pair, "--safe"]);
    // what is begun can be gone on with
    place.json(&["method", "fill", &gated.id, &pair, "--entry", &done["id"].to_string()]);
}

#[test]
fn there_is_one_of_a_method_that_there_is_one_of() {
    let place = Place::new();
    let one = place.json(&["method", "fill", "safety-plan", "my_signs=I stop answering"]);
    let two = place.json(&["method", "fill", "safety-plan", "reasons=The dog"]);
    assert_eq!(one["id"], two["id"]);
    let kept = filled(&place, &one["id"]);
    assert_eq!(kept.answers.len(), 2);
}

#[test]
fn a_letter_that_rests_is_out_of_sight() {
    let place = Place::new();
    let args = ["to=You", "happened=I read them all.", "keep=rest"];
    let fill = |day: &str| {
        let all = [&["method", "fill", "letter-unsent"], &args[..], &[day]].concat();
        place.json(&all)["id"].to_string()
    };
    let id = fill("rests_until=+9");
    let shown = place.run(&["show", &id]).ok();
    assert!(shown.contains("rests out of sight until") && !shown.contains("I read them all."), "{shown}");
    assert!(place.run(&["show", &id, "--anyway"]).ok().contains("I read them all."));
    let past = fill("rests_until=2020-01-01");
    assert!(place.run(&["show", &past]).ok().contains("I read them all."));
    // before it is copied into a file it says what it was written for
    let copy = place.run(&["show", &id, "--markdown"]);
    assert!(copy.err.contains("Sleep on it. [copy_notice]"), "{copy:?}");
}
