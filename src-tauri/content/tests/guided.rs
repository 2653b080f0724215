//! What the guided methods promise to somebody who is hurt: nobody argues with a fact, danger leads to
//! Help, what two people do stands behind the safety questions, nothing hurries and nothing grades.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use goldseam_content::{
    Answer, Answers, Check, Chosen, Field, FieldKind, Filled, Library, Method, MethodKind, Names, Opt, Rated,
    Return, Thought,
};

fn method(id: &str) -> &'static Method {
    Library::built_in().method(id).unwrap_or_else(|| panic!("{id} is not in the library"))
}

fn field<'a>(method: &'a Method, id: &str) -> &'a Field {
    method.field(id).unwrap_or_else(|| panic!("{} has no field {id}", method.id))
}

fn option<'a>(method: &'a Method, id: &str, option: &str) -> &'a Opt {
    field(method, id).options.iter().find(|known| known.id == option).expect("the option")
}

fn chosen(id: &str) -> Answer {
    Answer::Choices(Chosen { ids: vec![id.to_owned()], own: vec![], none: false })
}

fn answers<const N: usize>(given: [(&str, Answer); N]) -> Answers {
    given.into_iter().map(|(id, answer)| (id.to_owned(), answer)).collect()
}

/// The fields that are asked the first time with these answers.
fn asked(method: &Method, answers: &Answers) -> Vec<String> {
    let first = method.visible(answers).into_iter().filter(|shown| !shown.section.later);
    first.flat_map(|shown| shown.fields).map(|field| field.id.clone()).collect()
}

fn asks(method: &Method, answers: &Answers, id: &str) -> bool {
    asked(method, answers).iter().any(|field| field == id)
}

fn written(method: &Method) -> Vec<&str> {
    let mut texts = vec![&method.name, &method.summary, &method.intro, &method.after, &method.copy_notice];
    for section in &method.sections {
        texts.extend([&section.name, &section.intro]);
        texts.extend(&section.questions);
        for field in &section.fields {
            texts.extend([&field.label, &field.hint, &field.placeholder]);
            texts.extend(field.options.iter().flat_map(|option| [&option.label, &option.hint]));
            texts.extend(field.checks.iter().map(|check| &check.say));
        }
    }
    texts.into_iter().map(String::as_str).collect()
}

/// Everything but the published questionnaires, whose words are their authors'.
fn ours() -> impl Iterator<Item = &'static Method> {
    Library::built_in().methods().iter().filter(|method| method.kind != MethodKind::Measure)
}

const RECORDS: [&str; 2] = ["thought-record", "thought-record-short"];

#[test]
fn every_file_is_accepted() {
    let problems: Vec<String> = Library::built_in().problems().iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn a_thought_can_be_said_more_fairly_and_is_rated_again() {
    for id in RECORDS {
        let record = method(id);
        for turn in [answers([]), answers([("turn", chosen("fairer"))])] {
            for asked in ["fairer", "emotions_after", "belief_after", "next_text"] {
                assert!(asks(record, &turn, asked), "{id} must ask for {asked}");
            }
        }
    }
}

#[test]
fn nobody_is_asked_to_argue_with_a_thought_that_is_right() {
    for id in RECORDS {
        let record = method(id);
        for turn in ["right", "danger"] {
            let given = answers([("turn", chosen(turn))]);
            for skipped in ["fairer", "emotions_after", "belief_after"] {
                assert!(!asks(record, &given, skipped), "{id}, {turn}: {skipped}");
            }
            let later = record.visible(&given).into_iter().filter(|shown| shown.section.later);
            let later: Vec<&str> =
                later.flat_map(|shown| shown.fields).map(|field| field.id.as_str()).collect();
            assert!(!later.contains(&"belief_later"), "{id}, {turn}");
            assert!(later.contains(&"learned") && later.contains(&"emotions_later"), "{id}, {turn}");
        }
    }
    let full = method("thought-record");
    let right = |to: &str| answers([("turn", chosen("right")), ("turn_to", chosen(to))]);
    for (to, field) in [("grief", "grief"), ("boundary", "boundary"), ("problem", "ways")] {
        assert!(asks(full, &right(to), field), "{to}");
        assert!(asks(full, &right(to), "in_my_hands") && asks(full, &right(to), "needs"), "{to}");
    }
    assert!(asks(method("thought-record-short"), &right("grief"), "need"));
}

#[test]
fn danger_leads_to_help() {
    for (id, field, danger) in [
        ("thought-record", "turn", "danger"),
        ("thought-record-short", "turn", "danger"),
        ("experiment", "risk", "harm"),
        ("boundary", "safe_to_say", "not_sure"),
    ] {
        assert!(option(method(id), field, danger).opens_help, "{id}");
    }
    assert!(asks(method("thought-record"), &answers([("turn", chosen("danger"))]), "safer"));
    assert!(!asks(method("boundary"), &answers([("safe_to_say", chosen("not_sure"))]), "request"));
}

#[test]
fn only_what_happened_and_one_thought_are_needed() {
    for id in RECORDS {
        assert_eq!(method(id).missing(&answers([])), ["situation", "thoughts"], "{id}");
    }
}

#[test]
fn the_record_keeps_the_hot_thought_in_sight_and_comes_back() {
    for id in RECORDS {
        assert_eq!(method(id).pin.as_deref(), Some("thoughts"));
        assert_eq!(method(id).title.as_deref(), Some("situation"));
    }
    assert_eq!(method("thought-record").returns, [1, 7]);
    let thought = |belief| Thought {
        text: "They will do it again".into(),
        belief: Some(belief),
        image: false,
        hot: true,
    };
    let filled = Filled {
        method: "thought-record".into(),
        version: 1,
        finished: true,
        answers: answers([
            ("thoughts", Answer::Thoughts(vec![thought(90)])),
            ("belief_after", Answer::Scale(60)),
        ]),
        returns: vec![Return {
            on: "2026-11-30".into(),
            answers: answers([("belief_later", Answer::Scale(40))]),
        }],
    };
    let changes = method("thought-record").changes(&filled);
    assert_eq!(changes.len(), 1);
    assert_eq!((changes[0].before, changes[0].after, changes[0].later), (90, 60, Some(40)));
}

#[test]
fn a_test_that_could_hurt_or_trap_is_not_planned_further() {
    let experiment = method("experiment");
    for (risk, says) in [("harm", "harm_says"), ("secret", "secret_says")] {
        let given = answers([("risk", chosen(risk))]);
        assert!(asks(experiment, &given, says), "{risk}");
        for planned in ["test_on", "counts_for", "leave_out", "obstacle"] {
            assert!(!asks(experiment, &given, planned), "{risk}: {planned}");
        }
    }
    assert!(asks(experiment, &answers([("risk", chosen("no"))]), "counts_for"));
    let thought = Answer::Rated(Rated { text: "Nobody would miss me".into(), belief: Some(70) });
    assert_eq!(experiment.missing(&answers([("thought", thought)])), ["risk"]);
}

#[test]
fn what_reaches_another_person_stands_behind_the_safety_questions() {
    for id in ["letter-to-give", "letter-apology", "i-hear", "listening"] {
        assert!(method(id).gated, "{id}");
    }
}

#[test]
fn an_unsent_letter_stays_and_can_rest() {
    let letter = method("letter-unsent");
    assert!(letter.private);
    assert_eq!(letter.copy_notice, "This was written to be unsent. Sleep on it.");
    assert!(field(letter, "rests_until").rests);
    assert!(asks(letter, &answers([("keep", chosen("rest"))]), "rests_until"));
    assert!(!asks(letter, &answers([("keep", chosen("keep"))]), "rests_until"));
}

#[test]
fn an_apology_has_no_if_no_but_and_asks_for_nothing() {
    let apology = method("letter-apology");
    let warns = |id: &str, word: &str| {
        let has = |check: &Check| check.has.iter().any(|known| known == word);
        field(apology, id).checks.iter().any(has)
    };
    for part in ["what_i_did", "how_it_hurt", "my_choice", "sorry", "nothing_owed"] {
        assert!(warns(part, "if") && warns(part, "but"), "{part}");
    }
    assert!(warns("sorry", "forgive") && warns("nothing_owed", "forgive"));
    assert!(asks(apology, &answers([("welcome", chosen("no"))]), "no_says"));
}

#[test]
fn the_safety_plan_is_one_in_seven_steps_and_within_reach_of_help() {
    let plan = method("safety-plan");
    assert!(plan.single && plan.in_help);
    let steps = [
        "my_signs",
        "my_own_ways",
        "people_and_places",
        "people_i_can_ask",
        "professionals_and_lines",
        "safer_surroundings",
        "reasons",
    ];
    for (index, (section, step)) in plan.sections.iter().zip(steps).enumerate() {
        assert!(section.name.starts_with(&format!("{}. ", index + 1)), "{}", section.name);
        assert_eq!(section.fields[0].id, step);
    }
    assert!(!written(plan).concat().contains("Stanley"));
}

#[test]
fn the_trackers_are_weekly_and_count_nothing() {
    for id in ["trust-tracker", "forgiveness-tracker", "repair-tracker", "solo-tracker", "weekly-check-in"] {
        assert_eq!(method(id).kind, MethodKind::Tracker, "{id}");
    }
    for tracker in ours().filter(|method| method.kind == MethodKind::Tracker) {
        assert_eq!(tracker.notice, "Not a validated test. Compare only with yourself.", "{}", tracker.id);
        assert_eq!(tracker.again_after_days, Some(7), "{}", tracker.id);
        assert!(tracker.scores.is_empty(), "{}", tracker.id);
        for (_, field) in tracker.fields().filter(|(_, field)| field.kind == FieldKind::Scale) {
            assert_eq!(field.range(), (0, 10), "{}", field.id);
            assert!(!field.low.is_empty() && !field.high.is_empty(), "{}", field.id);
        }
    }
}

#[test]
fn the_sentences_are_made_from_what_was_answered() {
    let text = |text: &str| Answer::Text(text.to_owned());
    let said = |method: &str, given: Answers| {
        let filled =
            Filled { method: method.into(), version: 1, finished: true, answers: given, returns: vec![] };
        self::method(method).markdown(&filled, &Names::of(Library::built_in()))
    };
    let feel = answers([
        ("feeling", text("uneasy")),
        ("seen", text("you come home later than you said")),
        ("meaning", text("that is how it began")),
        ("ask", text("you to send a message")),
    ]);
    let whole = "I feel uneasy when you come home later than you said, because that is how it began, and I \
                 would like you to send a message.";
    assert!(said("i-feel", feel).contains(whole));
    let heard = [
        ("heard_feeling", text("uneasy")),
        ("heard_when", text("I am late")),
        ("sense", text("you were left waiting before")),
        ("can", text("call")),
    ];
    let yes = said("i-hear", answers(heard.clone()));
    assert!(yes.contains("I can call.") && !yes.contains("I cannot"), "{yes}");
    let mut no = answers(heard);
    no.extend(answers([("cannot", text("be home by six")), ("instead", text("call"))]));
    let no = said("i-hear", no);
    assert!(no.contains("I cannot be home by six, but I can call."), "{no}");
}

#[test]
fn sections_are_small_and_nothing_shouts_or_grades() {
    for method in ours() {
        for section in &method.sections {
            assert!(section.fields.len() <= 7, "{}: {}", method.id, section.id);
        }
        for text in written(method) {
            assert!(!text.contains('!'), "{}: {text}", method.id);
            let text = text.to_lowercase();
            for word in ["success", "failed", "score", "streak", "well done", "correct answer", "healed"] {
                assert!(!text.contains(word), "{}: {text}", method.id);
            }
        }
        assert!(!method.source.is_empty() && !method.after.is_empty(), "{}", method.id);
        assert!(method.scores.is_empty(), "{}", method.id);
    }
}
