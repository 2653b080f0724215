//! What was filled in: checked, counted and compared.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{answers, back, chosen, felt, filled, full, method, text, thought};
use goldseam_content::{Answer, Answers, Chosen, Filled, Rated, Thought};

#[test]
fn answers_that_fit_are_taken() {
    assert_eq!(method().check(&full()), Ok(()));
    let returns = vec![back("2026-11-29", &[("since", text("Rest.")), ("ease_later", Answer::Scale(5))])];
    assert_eq!(method().check_filled(&filled(full(), returns)), Ok(()));
    assert_eq!(method().check(&Answers::new()), Ok(()));
}

#[test]
fn answers_that_do_not_fit_are_told() {
    let mut many: Vec<Thought> = vec![thought("a", 1, true), thought("b", 1, true)];
    for (id, answer) in [
        ("nobody", text("x")),
        ("what", Answer::Scale(3)),
        ("said", text("x")),
        ("felt", felt(&[("hurt", 101)])),
        ("minds", Answer::Thoughts(many.clone())),
        ("way", chosen(&["run"], &[])),
        ("way", chosen(&["go", "stay"], &[])),
        ("way", chosen(&[], &["else"])),
        ("way", Answer::Choices(Chosen { none: true, ..Chosen::default() })),
        ("habits", chosen(&["Not an id"], &[])),
        ("habits", chosen(&["a", "a"], &[])),
        ("habits", Answer::Choices(Chosen { none: true, own: vec!["x".into()], ids: vec![] })),
        ("habits", chosen(&[], &["x".repeat(501).as_str()])),
        ("fair", Answer::Rated(Rated { text: "x".into(), belief: Some(101) })),
        ("ease", Answer::Scale(6)),
        ("ease_later", Answer::Scale(-1)),
        ("ease_later", felt(&[("hurt", 1)])),
        ("felt_after", Answer::Scale(1)),
        ("belief_after", Answer::Scale(101)),
        ("until", Answer::Date("2026-02-30".into())),
        ("until", Answer::Date("1.12.2026".into())),
        ("what", text(&"x".repeat(200_001))),
        (
            "minds",
            Answer::Thoughts({
                many.truncate(1);
                vec![many[0].clone(); 501]
            }),
        ),
    ] {
        let problems = method().check(&answers(&[(id, answer.clone())])).expect_err("it does not fit");
        assert_eq!(problems.len(), 1, "{answer:?}");
        assert_eq!(problems[0].field, id);
        assert!(problems[0].what.ends_with('.'), "{problems:?}");
    }
}

#[test]
fn a_come_back_has_its_day_and_its_own_questions() {
    for (returns, field) in [
        (vec![back("soon", &[])], "returns"),
        (vec![back("2026-11-30", &[]), back("2026-11-29", &[])], "returns"),
        (vec![back("2026-11-30", &[("what", text("x"))])], "what"),
        (vec![back("2026-11-30", &[("ease_later", Answer::Scale(9))])], "ease_later"),
    ] {
        let problems = method().check_filled(&filled(full(), returns)).expect_err("it does not fit");
        assert_eq!(problems.iter().map(|problem| problem.field.as_str()).collect::<Vec<_>>(), [field]);
    }
}

#[test]
fn what_must_be_answered_is_asked_for_and_nothing_else() {
    assert_eq!(method().missing(&Answers::new()), ["what"]);
    assert_eq!(method().missing(&answers(&[("what", text(" "))])), ["what"]);
    assert!(method().missing(&answers(&[("what", text("x"))])).is_empty());
}

#[test]
fn the_title_is_the_first_line_and_not_too_long() {
    let title = |written: &str| method().title(&answers(&[("what", text(written))]));
    assert_eq!(title("\n  A message.  \nThen silence."), "A message.");
    assert_eq!(title(" "), "");
    let long = title(&"wörter ".repeat(40));
    assert!(long.chars().count() <= 120 && long.ends_with("wörter…"), "{long}");
    assert_eq!(title(&"x".repeat(300)).chars().count(), 120);
}

#[test]
fn changes_are_of_the_same_word_and_of_the_thought_that_stings() {
    let change = |filled: &Filled| -> Vec<(String, String, i32, i32, Option<i32>)> {
        let changes = method().changes(filled).into_iter();
        changes.map(|c| (c.field, c.label, c.before, c.after, c.later)).collect()
    };
    let first = change(&filled(full(), vec![]));
    let of = |field: &str, word: &str, before, after, later| {
        (field.to_owned(), word.to_owned(), before, after, later)
    };
    assert_eq!(
        first,
        [
            of("felt_after", "hurt", 80, 55, None),
            of("felt_after", "Angry", 60, 40, None),
            of("belief_after", "", 90, 50, None),
        ]
    );
    // of several come-backs, the latest that rated it; without a first time, the first of them
    let returns = vec![
        back("2026-11-29", &[("felt_later", felt(&[("hurt", 50)])), ("ease_later", Answer::Scale(4))]),
        back("2026-12-05", &[("felt_later", felt(&[("hurt", 30)]))]),
        back("2026-12-06", &[("since", text("Rest.")), ("ease_later", Answer::Scale(5))]),
    ];
    assert_eq!(
        change(&filled(full(), returns)),
        [
            of("felt_after", "hurt", 80, 55, Some(30)),
            of("felt_after", "Angry", 60, 40, None),
            of("belief_after", "", 90, 50, None),
            of("ease_later", "", 3, 4, Some(5)),
        ]
    );
    // what is hidden is not compared
    let mut hidden = full();
    hidden.insert("way".into(), chosen(&["go"], &[]));
    assert!(change(&filled(hidden, vec![])).is_empty());
}

#[test]
fn figures_are_every_number_once() {
    let returns = vec![back("2026-11-29", &[("ease_later", Answer::Scale(4))])];
    let figures = method().figures(&filled(full(), returns));
    let said: Vec<String> =
        figures.iter().map(|figure| format!("{} {} {}", figure.field, figure.label, figure.value)).collect();
    assert_eq!(
        said,
        [
            "felt hurt 80",
            "felt Angry 60",
            "minds  90",
            "habits mind_reading 1",
            "habits own_2 1",
            "habits counting days 1",
            "way stay 1",
            "fair  70",
            "ease  3",
            "felt_after angry 40",
            "felt_after hurt 55",
            "felt_after calm 20",
            "belief_after  50",
            "ease_later  4",
            "sum  6",
        ]
    );
}
