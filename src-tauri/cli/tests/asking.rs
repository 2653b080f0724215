//! Filling in a method on a terminal, question by question.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{Place, terminal::Terminal};
use serde_json::{Value, json};

fn start(place: &Place, command: &str) -> Terminal {
    Terminal::start(place, 80, &format!("cli --passphrase-file passphrase {command}"))
}

/// Waits for each question, then types the answer to it.
fn answer(terminal: &mut Terminal, dialogue: &[(&str, &str)]) {
    for (asked, typed) in dialogue {
        terminal.until(asked);
        terminal.until("> ");
        terminal.type_line(typed);
    }
}

fn answers(place: &Place, id: &str) -> Value {
    place.json(&["show", id])["entry"]["filled"]["answers"].clone()
}

const RECORD: [(&str, &str); 15] = [
    ("What happened", "A message lit up"),
    ("What I felt", "sad"),
    ("Write each feeling with its strength", "sad 80, left out 60"),
    ("", ""),
    ("What went through my mind", "They will do it again"),
    ("How much do you believe it", "lots"),
    ("Give a number from 0 to 100.", "90"),
    ("", "Everyone knows | 40"),
    ("", ""),
    ("Which of them stings most?", "1"),
    ("“They will do it again”", "5"),
    ("Type a number from 1 to 3.", "1"),
    ("", "It happened once, and I do not know the rest"),
    ("How much do you believe it", "50"),
    ("sad (before, 80)", "40"),
];

#[test]
fn a_thought_record_is_asked_for_and_kept_as_it_grows() {
    let place = Place::new();
    let mut terminal = start(&place, "method fill thought-record-short");
    answer(&mut terminal, &RECORD);
    answer(&mut terminal, &[("left out (before, 60)", ""), ("And what is new", "calm 20"), ("", "")]);
    answer(&mut terminal, &[("How much I believe the thought now", "60"), ("What I will do next", "Tea")]);
    let (code, shown) = terminal.end();
    assert_eq!(code, 0, "{shown}");
    // it ends with the document
    let end = shown.rsplit("Tea").nth(1).unwrap_or_default().to_owned() + shown.rsplit("Tea").next().unwrap();
    assert!(end.contains("60 of 100; before, 90") && end.contains("That is enough for now."), "{shown}");
    let kept = answers(&place, "1");
    assert_eq!(kept["thoughts"]["value"][0]["hot"], true);
    assert_eq!(
        kept["fairer"]["value"],
        json!({ "text": "It happened once, and I do not know the rest", "belief": 50 })
    );
    assert_eq!(
        kept["emotions_after"]["value"],
        json!([{ "word": "sad", "strength": 40 }, { "word": "calm", "strength": 20 }])
    );
    assert!(
        kept.get("need").is_none() && !shown.contains("Then what I need is"),
        "a hidden field was asked for"
    );
    assert_eq!(place.json(&["show", "1"])["entry"]["filled"]["finished"], true);
}

#[test]
fn nothing_is_lost_when_one_leaves_and_one_goes_on_later() {
    let place = Place::new();
    for (key, exit) in [("\u{3}", 130), ("\u{4}", 0)] {
        let mut terminal = start(&place, "method fill thought-record-short");
        answer(&mut terminal, &RECORD[..4]);
        terminal.until("What went through my mind");
        terminal.until("> ");
        terminal.type_key(key);
        assert_eq!(terminal.end().0, exit);
        let list = place.json(&["list"])["entries"].clone();
        assert_eq!((&list[0]["title"], &list[0]["finished"]), (&json!("A message lit up"), &json!(false)));
    }
    assert_eq!(answers(&place, "2")["emotions"]["value"][1]["strength"], 60);
    let mut terminal = start(&place, "method fill thought-record-short --entry 2");
    // Enter keeps what was answered, a hyphen takes it back
    answer(&mut terminal, &[("What happened", ""), ("What I felt", "-")]);
    answer(
        &mut terminal,
        &[("What went through my mind", "It is over | 70"), ("", ""), ("Looking at it again", "2")],
    );
    terminal.until("Then what I need is");
    terminal.until("> ");
    terminal.type_line("Sleep");
    answer(&mut terminal, &[("What I will do next", "")]);
    assert_eq!(terminal.end().0, 0);
    let kept = answers(&place, "2");
    assert_eq!(kept["situation"]["value"], "A message lit up");
    assert!(kept.get("emotions").is_none());
    assert_eq!(kept["need"]["value"], "Sleep");
    assert_eq!(place.json(&["list"])["entries"].as_array().unwrap().len(), 2);
}

#[test]
fn skipping_everything_keeps_nothing() {
    let place = Place::new();
    let mut terminal = start(&place, "method fill trust-tracker");
    answer(&mut terminal, &[("", ""); 4]);
    let (code, shown) = terminal.end();
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("nothing was kept"), "{shown}");
    assert_eq!(place.json(&["list"])["entries"], json!([]));
}

#[test]
fn help_is_shown_once_and_stands_in_nobodys_way() {
    let place = Place::new();
    let mut terminal = start(&place, "method fill phq-9");
    for _ in 0..8 {
        terminal.until("> ");
        terminal.type_line("2");
    }
    answer(&mut terminal, &[("better off dead", "3")]);
    answer(&mut terminal, &[("When pain is great", "1")]);
    let (code, shown) = terminal.end();
    assert_eq!(code, 0, "{shown}");
    assert_eq!(shown.matches("When pain is great").count(), 1, "{shown}");
    assert!(shown.contains("10 of 27"), "{shown}");
}

#[test]
fn the_safety_questions_are_asked_first() {
    let place = Place::new();
    let mut terminal = start(&place, "method fill letter-to-give");
    answer(&mut terminal, &[("Type the numbers of what is so", "1, 3")]);
    let (code, shown) = terminal.end();
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("help-lines COUNTRY") && shown.contains("choked"), "{shown}");
    assert_eq!(place.json(&["list"])["entries"], json!([]));
    let mut terminal = start(&place, "method fill letter-to-give");
    answer(&mut terminal, &[("Type the numbers of what is so", "0")]);
    terminal.until("Enter skips");
    terminal.until("> ");
    terminal.type_key("\u{4}");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn nobody_is_asked_when_the_answer_is_to_be_json() {
    let place = Place::new();
    let (code, shown) = start(&place, "--json method fill gad-7").end();
    assert_eq!(code, 2, "{shown}");
    assert!(shown.contains("[usage]"));
}
