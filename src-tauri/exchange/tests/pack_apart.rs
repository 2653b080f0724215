//! What is put out of sight is nowhere in the whole document: names of people and blacked-out passages, in the
//! demo stories and in small journals.
#![allow(clippy::unwrap_used)]

use crate::support::*;
use chrono::NaiveDate;
use goldseam_document::{BLACKOUT, Block};
use goldseam_exchange::{
    Error,
    demo::{Story, StoryPlan, write_story},
    pack::{
        self,
        redact::{Blackout, Source},
    },
};
use goldseam_journal::{Draft, NewLine, When};

const FROM: &str = "2026-11-01";
const TO: &str = "2026-11-21";

fn story(story: Story) -> Own {
    let mut own = Own::new();
    let until = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    write_story(&mut own, StoryPlan { story, seed: 1, until }).unwrap();
    own
}

/// Whether a word stands in a text, in any case.
fn has_word(text: &str, word: &str) -> bool {
    let text = text.to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).any(|one| one == word.to_lowercase())
}

fn passage(at: Source, text: &str, what: &str) -> Blackout {
    let from = text.find(what).unwrap();
    let number = |n: usize| u32::try_from(n).unwrap();
    Blackout { at, from: number(from), to: number(from + what.len()), text: what.to_owned() }
}

#[test]
fn no_name_is_left_in_a_whole_year_of_each_story() {
    for (which, names) in [
        (
            Story::Hurt,
            &["Jules", "Pip", "Nora", "Dara", "Dr Brennan", "Brennan", "Mrs Quill", "Quill", "M"][..],
        ),
        (Story::Repair, &["Nora", "Sam", "Lena"][..]),
        (Story::Solo, &["Nora", "Ines"][..]),
    ] {
        let mut own = story(which);
        let choice = own.everything("2025-11-22", TO);
        let before = whole(&own.build(&choice));
        let written: Vec<&&str> = names.iter().filter(|name| has_word(&before, name)).collect();
        for name in names {
            own.add_person(&[(*name).to_owned()]).unwrap();
        }
        let document = own.build(&choice);
        let after = whole(&document);
        for name in names.iter().filter(|name| !name.contains(' ')) {
            assert!(!has_word(&after, name), "{name} in {which:?}");
        }
        if which == Story::Hurt {
            assert!(written.len() > 4, "{written:?}");
            assert!(after.contains("P1") && has_word(&before, "Jules"));
            assert!(lines(section(&document, "signs"))[0].starts_with("P1, P2 and so on stand for people."));
        }
        let real = pack::PackChoice { real_names: true, ..choice };
        assert_eq!(whole(&own.build(&real)), before, "they stay if that is chosen");
    }
}

#[test]
fn a_story_of_a_year_shows_every_part() {
    let own = story(Story::Hurt);
    let offer = own.offer("2025-11-22", TO);
    for id in
        ["mood", "measures", "thoughts", "plan", "steps", "numbers", "entries", "whole_records", "letters"]
    {
        assert!(part(&offer, id).n > 0, "{id}");
    }
    let forgive = part(&offer, "steps").items.iter().find(|item| item.key.ends_with("step_forgive")).unwrap();
    assert!(forgive.apart, "nobody has to tell of it");
    let document = own.build(&own.everything("2025-11-22", TO));
    let annex: Vec<bool> = document.sections.iter().map(|section| section.new_page).collect();
    assert_eq!(annex.iter().filter(|new| **new).count(), 1, "the annex begins on a page of its own");
    for section in &document.sections {
        assert!(!section.blocks.is_empty() && !section.heading.is_empty(), "{}", section.id);
    }
    let steps = lines(section(&document, "steps"));
    assert!(steps.iter().any(|line| line.contains("| Opened again |")), "{steps:?}");
}

#[test]
fn names_are_replaced_in_titles_tags_and_what_markdown_hides() {
    let mut own = Own::new();
    own.add_person(&["Jules".into(), "Zoë Roth".into()]).unwrap();
    own.add_person(&["April".into()]).unwrap();
    let bodies =
        ["**Ju**les came.", "J&#117;les came.", "With [Zoë](https://example.org/jules)\nRoth.", "`JULES`"];
    let mut keys = Vec::new();
    for (index, body) in bodies.iter().enumerate() {
        let at = format!("2026-11-0{}T20:00", index + 1);
        keys.push(format!("entry/{}", own.note(&at, "Jules's day", body, &["for jules", "zoe\u{308} roth"])));
    }
    let mut choice = own.usual(FROM, TO);
    choice.wants = "To speak of ZOE\u{308} ROTH and April.".into();
    choice.name = "Jules".into();
    choice.parts.insert("entries".into(), keys);
    let document = own.build(&choice);
    let all = whole(&document);
    for absent in ["jules", "ju**les", "Ju**", "&#117;", "roth", "april"] {
        assert!(!all.to_lowercase().contains(&absent.to_lowercase()), "{absent}: {all}");
    }
    assert!(all.contains("P1's day") && all.contains("for P1") && all.contains("To speak of P1 and P2."));
    assert!(
        all.contains("2026-11-21") && !all.contains("November"),
        "with somebody called April dates are in digits"
    );
}

#[test]
fn a_blacked_out_passage_is_gone_and_its_length_tells_nothing() {
    let mut own = Own::new();
    let body = "We met at the harbour. It was *cold* and we spoke of Antwerp twice.\n\n- one\n- two";
    let entry = own.note("2026-11-03T20:00", "The harbour", body, &[]);
    let mut choice = own.usual(FROM, TO);
    choice.wants = "To speak of the harbour, and of nothing else.".into();
    choice.parts.insert("entries".into(), vec![format!("entry/{entry}")]);
    let at = Source::Body { entry };
    choice.blackouts = vec![
        passage(at, body, "spoke of Antwerp twice"),
        passage(at, body, "It was *cold* and we spoke"),
        passage(at, body, "harbour"),
        passage(Source::Wants, &choice.wants, "harbour, and of nothing else"),
    ];
    let document = own.build(&choice);
    let all = whole(&document);
    for absent in ["harbour", "Antwerp", "cold", "spoke", "nothing else"] {
        assert!(!all.contains(absent), "{absent}");
    }
    let Block::Entry(shown) = &section(&document, "entries").blocks[0] else { panic!() };
    assert_eq!(shown.title, format!("The {BLACKOUT}"), "a passage of the text is gone from its title too");
    let text = format!("We met at the {BLACKOUT}. {BLACKOUT}.\n\n- one\n- two");
    assert_eq!(shown.blocks, [Block::Markdown { text }]);
    assert_eq!(lines(section(&document, "wants")), [format!("To speak of the {BLACKOUT}.")]);
    assert!(lines(section(&document, "signs"))[0].starts_with(BLACKOUT));
}

#[test]
fn what_is_blacked_out_of_answers_is_gone_from_every_place_that_says_them() {
    let mut own = Own::new();
    let record = own.fill(
        "thought-record",
        "2026-11-03T20:00",
        &[
            ("situation", text("The hotel bill lay there.\nTwo breakfasts.")),
            ("thoughts", thought("They laughed at the hotel", 90)),
            ("next_text", text("Ask once")),
        ],
        &[],
    );
    let mut choice = own.usual(FROM, TO);
    choice.parts.insert("thoughts".into(), vec![format!("entry/{record}")]);
    choice.parts.insert("whole_records".into(), vec![format!("entry/{record}")]);
    let found = pack::find(&own, &choice, "hotel", &now()).unwrap();
    let places: Vec<Source> = found.iter().map(|one| one.passage.at).collect();
    let (body, title) = (Source::Body { entry: record }, Source::Title { entry: record });
    assert_eq!(places, [title, body, body], "the title is made from an answer");
    // only in the text: the title that was made from it goes anyway
    choice.blackouts = found[1..].iter().map(|one| one.passage.clone()).collect();
    let document = own.build(&choice);
    assert!(!whole(&document).contains("hotel"));
    let said = lines(section(&document, "thoughts"));
    assert!(
        said.contains(&format!("What happened | The {BLACKOUT} bill lay there. / Two breakfasts.")),
        "{said:?}"
    );
    assert!(said.contains(&"What exactly | Ask once".to_owned()), "{said:?}");
}

#[test]
fn a_passage_whose_text_was_changed_is_not_shared() {
    let mut own = Own::new();
    let entry = own.note("2026-11-03T20:00", "", "We met at the harbour.", &[]);
    let mut choice = own.usual(FROM, TO);
    choice.parts.insert("entries".into(), vec![format!("entry/{entry}")]);
    choice.blackouts = vec![passage(Source::Body { entry }, "We met at the harbour.", "harbour")];
    pack::build(&own, &choice, &now()).unwrap();
    let draft = Draft {
        title: String::new(),
        body: "Then we met at the harbour.".into(),
        happened: When { local: "2026-11-03T20:00".into(), zone: Some("Europe/Lisbon".into()), offset: None },
        tags: vec![],
        starred: false,
    };
    own.save_entry(entry, 1, &draft, &now()).unwrap();
    let refused = pack::build(&own, &choice, &now()).unwrap_err();
    assert_eq!((refused.code(), matches!(refused, Error::PackChanged)), ("pack_changed", true));
    assert!(refused.to_string().contains("Look at it again"));
    // it can still be looked at, to be marked anew
    let found = pack::find(&own, &choice, "harbour", &now()).unwrap();
    choice.blackouts = vec![found[0].passage.clone()];
    assert!(!whole(&own.build(&choice)).contains("harbour"));
    for (from, to) in [(0, 0), (5, 4), (0, 4000), (u32::MAX, u32::MAX)] {
        let text = String::new();
        choice.blackouts = vec![Blackout { at: Source::Body { entry }, from, to, text }];
        assert!(matches!(pack::build(&own, &choice, &now()), Err(Error::PackChanged)), "{from} {to}");
    }
}

#[test]
fn a_range_within_a_character_is_refused() {
    let mut own = Own::new();
    let entry = own.note("2026-11-03T20:00", "", "Ça va 🙂", &[]);
    let mut choice = own.usual(FROM, TO);
    choice.parts.insert("entries".into(), vec![format!("entry/{entry}")]);
    choice.blackouts = vec![Blackout { at: Source::Body { entry }, from: 1, to: 3, text: "a".into() }];
    assert!(matches!(pack::build(&own, &choice, &now()), Err(Error::PackChanged)));
}

#[test]
fn notes_of_plans_and_of_steps_can_be_blacked_out_too() {
    let mut own = Own::new();
    let promise = own.fill("promise", "2026-11-02T20:00", &[("promise", text("Home by seven"))], &[]);
    let outcome = own.plan(day(TO)).unwrap()[0].outcomes[0].id.clone();
    let note =
        NewLine { day: day("2026-11-04"), outcome, who: None, note: "At the depot.".into(), during: None };
    own.note_outcome(promise, &note, &now()).unwrap();
    let mut choice = own.usual(FROM, TO);
    choice.parts.insert("plan".into(), vec![format!("plan/{promise}")]);
    let found = pack::find(&own, &choice, "depot", &now()).unwrap();
    assert_eq!(found.len(), 1);
    choice.blackouts = vec![found[0].passage.clone()];
    assert!(!whole(&own.build(&choice)).contains("depot"));
    assert_eq!(pack::exact_texts(&own, &choice, &now()).unwrap().len(), 2, "the title and the note");
}

#[test]
fn names_that_are_not_on_the_list_are_guessed_at() {
    let mut own = story(Story::Hurt);
    own.add_person(&["Jules".into()]).unwrap();
    let choice = own.everything("2025-11-22", TO);
    let guessed: Vec<String> =
        pack::guess_names(&own, &choice, &now()).unwrap().into_iter().map(|one| one.word).collect();
    for name in ["Nora", "Dara"] {
        assert!(guessed.contains(&name.to_owned()), "{name}: {guessed:?}");
    }
    assert!(!guessed.contains(&"Jules".to_owned()) && !guessed.contains(&"Monday".to_owned()), "{guessed:?}");
}
