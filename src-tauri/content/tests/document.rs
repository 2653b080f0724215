//! What was filled in, written out: calm, whole, and with nothing but what was typed.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{answers, back, chosen, felt, filled, full, method, text};
use goldseam_content::{Answer, Answers, Library, ListName, Method, Names};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

#[test]
fn a_document_is_calm_and_whole() {
    let mut names = Names::of(Library::built_in());
    names.add(ListName::Habits, "own_2", "Keeping watch");
    let returns = vec![back(
        "2026-11-29",
        &[
            ("since", text("We talked.")),
            ("felt_later", felt(&[("hurt", 30)])),
            ("ease_later", Answer::Scale(4)),
        ],
    )];
    let wanted = "## First

**What happened**

A message on the phone.
Then silence.

**What I felt**

- hurt: 80 of 100
- Angry: 60 of 100

**Thoughts**

- They lie. (believed 90 of 100, the one that stings most)
- It was me. (believed 40 of 100)

**Habits**

- Mind reading
- Keeping watch
- counting days

**Way**

I stay

## Fairer

I do not know yet.

Believed 70 of 100

**Ease**

3 of 5 (0 none, 5 much)

**Feelings now**

- angry: 40 of 100; before, 60
- hurt: 55 of 100; before, 80
- calm: 20 of 100

**Belief now**

50 of 100; before, 90

**Together**

I stay and feel hurt and Angry, with A message on the phone. Then silence.

**Steps**

- Call R.
- Sleep

**Until**

1 December 2026

## Added up

**Sum**

6 (from 1 to 8): high

Look again.

## Looking back, 29 November 2026

### And since

**What happened since**

We talked.

**Feelings later**

- hurt: 30 of 100; before, 80

**Ease later**

4 of 5; before, 3

*By somebody.*";
    assert_eq!(method().markdown(&filled(full(), returns), &names), wanted);
}

#[test]
fn what_is_not_answered_or_not_shown_leaves_no_trace() {
    let names = Names::default();
    assert_eq!(method().markdown(&filled(Answers::new(), vec![back("2026-11-29", &[])]), &names), "");
    let mut hidden = full();
    hidden.insert("way".into(), chosen(&["go"], &[]));
    let document = method().markdown(&filled(hidden, vec![]), &names);
    assert!(
        document.contains("I go")
            && !document.contains("I do not know yet")
            && !document.contains("Added up")
    );
}

/// A text as the document holds it, read as Markdown: its lines, and whether it is text only.
fn read(markdown: &str) -> (Vec<String>, bool) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut lines = vec![String::new()];
    let mut plain = true;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) => lines.last_mut().unwrap().push_str(&text),
            Event::SoftBreak | Event::End(TagEnd::Paragraph) => lines.push(String::new()),
            Event::Start(Tag::Paragraph) => {}
            _ => plain = false,
        }
    }
    lines.retain(|line| !line.is_empty());
    (lines, plain)
}

fn document(written: &str) -> String {
    let filled = filled(answers(&[("what", text(written))]), vec![]);
    let method = Method { notice: String::new(), ..method().clone() };
    let markdown = method.markdown(&filled, &Names::default());
    markdown
        .strip_prefix("## First\n\n**What happened**\n\n")
        .unwrap_or_default()
        .split("\n\n## ")
        .next()
        .unwrap()
        .to_owned()
}

#[test]
fn what_was_typed_is_what_is_read() {
    for (typed, kept) in [
        ("I was fine - then not", "I was fine - then not"),
        ("It cost 5 * 3 = 15", "It cost 5 * 3 = 15"),
        ("snake_case & co <3", "snake_case & co <3"),
        ("Why? (I don't know) [yet]", "Why? (I don't know) [yet]"),
        ("#1 of all", "#1 of all"),
        ("# 1", "\\# 1"),
        ("- a\n- b", "\\- a\n\\- b"),
        ("1. a\n10) b", "1\\. a\n10\\) b"),
        ("> so they said", "\\> so they said"),
        ("*sigh*", "\\*sigh\\*"),
        ("a\n---\nb", "a\n\\---\nb"),
        ("<b>no</b>", "\\<b>no\\</b>"),
        ("    indented", "indented"),
        ("~5 km, ~~not~~", "~5 km, ~\\~not\\~\\~"),
    ] {
        assert_eq!(document(typed), kept);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// Nothing that is typed becomes a format, and nothing is lost.
    #[test]
    fn an_answer_is_text(written in "([-#*_`~<>&;!|+=\\[\\]()\\\\.:1aä \n\t\"'{}/]|http://a|&amp;|---){0,24}") {
        let (lines, plain) = read(&document(&written));
        let wanted: Vec<String> =
            written.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        prop_assert!(plain, "{:?}", document(&written));
        prop_assert_eq!(lines, wanted);
    }

    #[test]
    fn no_answers_break_the_document(written in "\\PC{0,60}", n in any::<i32>()) {
        let filled = filled(answers(&[
            ("what", Answer::Scale(n)),
            ("felt", text(&written)),
            ("minds", felt(&[(&written, 200)])),
            ("way", chosen(&[&written], &[&written])),
            ("ease", text(&written)),
            ("felt_after", Answer::Scale(n)),
            ("until", Answer::Date(written.clone())),
        ]), vec![back(&written, &[("since", Answer::Scale(n))])]);
        let _ = (method().markdown(&filled, &Names::default()), method().changes(&filled), method().figures(&filled));
        let _ = (method().scores(&filled.answers), method().title(&filled.answers), method().missing(&filled.answers));
        prop_assert!(method().check_filled(&filled).is_err());
    }
}
