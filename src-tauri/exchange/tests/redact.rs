//! Names of people and passages that are put out of sight: nothing of them is left, whatever the case and however
//! an accent is written.
#![allow(clippy::unwrap_used)]

use goldseam_content::Library;
use goldseam_exchange::pack::redact::{Names, Source, find, guess};
use goldseam_journal::Person;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn people(people: &[&[&str]]) -> Vec<Person> {
    let person = |(index, names): (usize, &&[&str])| Person {
        id: u32::try_from(index).unwrap() + 1,
        names: names.iter().map(|&name| name.to_owned()).collect(),
    };
    people.iter().enumerate().map(person).collect()
}

fn names(all: &[&[&str]]) -> Names {
    Names::new(&people(all), &Library::built_in().session_pack().words.person)
}

fn said(all: &[&[&str]], text: &str) -> String {
    names(all).replaced(text).unwrap_or_else(|| text.to_owned())
}

#[test]
fn a_name_is_replaced_as_a_whole_word_in_any_case() {
    let jules = &[&["Jules"][..]];
    assert_eq!(said(jules, "Jules said: JULES is not jules."), "P1 said: P1 is not P1.");
    assert_eq!(said(jules, "Julesville and Anjules stay."), "Julesville and Anjules stay.");
    assert_eq!(said(jules, "Nobody."), "Nobody.");
    assert!(names(jules).replaced("Nobody.").is_none());
}

#[test]
fn possessives_and_what_is_joined_to_a_name_stay() {
    let all = &[&["Jules"][..], &["Anna"]];
    assert_eq!(said(all, "Jules's car, Jules' keys, Anna’s hat"), "P1's car, P1' keys, P2’s hat");
    assert_eq!(said(all, "Jules-Anna, d’Anna, Anna/Jules"), "P1-P2, d’P2, P2/P1");
    assert_eq!(said(all, "jules.smith@example.org and @anna_k"), "P1.smith@example.org and @P2_k");
    assert_eq!(said(all, "Anna2"), "P2-2", "P22 would be somebody else");
}

#[test]
fn marks_of_markdown_are_no_part_of_a_word() {
    let all = &[&["Jules"][..]];
    assert_eq!(
        said(all, "_Jules_ **Jules** `Jules` ~~Jules~~ [Jules](x)"),
        "_P1_ **P1** `P1` ~~P1~~ [P1](x)"
    );
}

#[test]
fn the_longer_name_goes_first() {
    let all = &[&["Anna"][..], &["Anna Maria Roth", "Roth"], &["Maria"]];
    assert_eq!(said(all, "Anna Maria Roth, Anna, Maria and Roth"), "P2, P1, P3 and P2");
    assert_eq!(said(all, "Anna\n  Maria\u{a0}Roth"), "P2");
}

#[test]
fn accents_are_the_same_however_they_are_written() {
    let composed: String = "Zoë Nguyễn".nfc().collect();
    let apart: String = "Zoë Nguyễn".nfd().collect();
    for name in [&composed, &apart] {
        for text in [&composed, &apart] {
            let text = format!("With {text}'s mother, {}.", text.to_uppercase());
            assert_eq!(said(&[&[name.as_str()]], &text), "With P1's mother, P1.");
        }
    }
    assert_eq!(said(&[&["Zoe"]], "Zoë"), "Zoë", "another name, unless it is on the list too");
}

#[test]
fn letters_with_their_own_ways_are_found_too() {
    assert_eq!(said(&[&["Weiß"]], "WEISS, Weiß, weiß"), "P1, P1, P1");
    assert_eq!(said(&[&["Işıl"]], "IŞIL, Işıl"), "P1, P1");
    assert_eq!(said(&[&["İpek"]], "ipek, İPEK"), "P1, P1");
    assert_eq!(said(&[&["Νίκος"]], "ΝΊΚΟΣ, Νίκος"), "P1, P1");
    assert_eq!(said(&[&["王芳"]], "我和王芳说话"), "我和P1说话");
    assert_eq!(said(&[&["דנה"]], "עם דנה."), "עם P1.");
    assert_eq!(said(&[&["O'Neill"]], "O’Neill and O'NEILL"), "P1 and P1");
}

#[test]
fn what_cannot_be_seen_hides_no_name() {
    assert_eq!(
        said(&[&["Jules"]], "Ju\u{ad}les and J\u{200b}ules and \u{feff}Jules"),
        "P1 and P1 and \u{feff}P1"
    );
}

#[test]
fn of_two_people_with_one_name_the_lower_number_stands_for_it() {
    let mut all = people(&[&["Sam"], &["sam"]]);
    let sign = &Library::built_in().session_pack().words.person;
    assert_eq!(Names::new(&all, sign).replaced("Sam").unwrap(), "P1");
    all.reverse();
    assert_eq!(Names::new(&all, sign).replaced("Sam").unwrap(), "P1");
}

#[test]
fn all_places_of_a_phrase_are_found_with_what_stands_around_them() {
    let texts = [
        (Source::Wants, "The hotel in Antwerp. ANTWERP again."),
        (Source::Body { entry: 3 }, "nothing"),
        (Source::Body { entry: 4 }, "Ça va? ANTWERPEN"),
    ];
    let found = find(" antwerp ", texts);
    let passages: Vec<(Source, u32, &str)> =
        found.iter().map(|one| (one.passage.at, one.passage.from, one.passage.text.as_str())).collect();
    assert_eq!(
        passages,
        [
            (Source::Wants, 13, "Antwerp"),
            (Source::Wants, 22, "ANTWERP"),
            (Source::Body { entry: 4 }, 8, "ANTWERP")
        ]
    );
    assert_eq!((found[0].before.as_str(), found[0].after.as_str()), ("The hotel in ", ". ANTWERP again."));
    for one in &found {
        let text = texts.iter().find(|(at, _)| *at == one.passage.at).unwrap().1;
        let range = one.passage.from as usize..one.passage.to as usize;
        assert_eq!(text.get(range), Some(one.passage.text.as_str()));
    }
    assert_eq!(find("  ", texts), []);
    assert_eq!(find("e", [(Source::Wants, "é É e")]).len(), 1, "an accent makes another letter");
}

#[test]
fn words_with_capitals_within_sentences_may_be_names() {
    let texts = [
        "I saw Nora today. Nora laughed, and Dara did not. It was with Dara that I went to Antwerp.",
        "Yesterday was hard. Maybe Monday. The River, the river. Pip asked. Pip again. NASA with NASA.",
    ];
    let known = ["monday".to_owned()].into();
    let words: Vec<(String, u32)> =
        guess(texts, &names(&[&["Dara"]]), &known).into_iter().map(|one| (one.word, one.n)).collect();
    assert_eq!(
        words,
        [("Nora".to_owned(), 2)],
        "Dara is known, Pip only begins sentences, Antwerp stands once"
    );
}

/// A name of letters from several alphabets, of one word or two.
fn name() -> impl Strategy<Value = String> {
    let word = "[A-ZÀÉÖŞİΑΣА-Я][a-zàéößşıασςа-яé]{1,7}";
    prop_oneof![word.prop_map(String::from), (word, word).prop_map(|(a, b)| format!("{a} {b}"))]
}

fn written(name: &str, how: u8) -> String {
    match how % 6 {
        0 => name.to_uppercase(),
        1 => name.to_lowercase(),
        2 => name.nfd().collect(),
        3 => name.to_uppercase().nfd().collect(),
        4 => name.replace(' ', "\n"),
        _ => name.to_owned(),
    }
}

fn glue() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        " ",
        ", ",
        ". ",
        "'s ",
        "’s ",
        "-",
        "\n\n",
        " **",
        "** ",
        "_",
        " and ",
        "(",
        "\u{200b} ",
        "…",
        " 7 ",
        "é ",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// No name survives in any case, and the order in which the names are listed changes nothing.
    #[test]
    fn no_name_survives(
        listed in prop::collection::vec(name(), 1..6),
        pieces in prop::collection::vec((0..6_usize, any::<u8>(), glue()), 0..12),
    ) {
        let sign = &Library::built_in().session_pack().words.person;
        let mut people: Vec<Person> = listed
            .iter()
            .enumerate()
            .map(|(index, name)| Person { id: u32::try_from(index).unwrap() + 1, names: vec![name.clone()] })
            .collect();
        let mut text = String::new();
        for (which, how, glue) in pieces {
            text.push_str(&written(&listed[which % listed.len()], how));
            text.push_str(glue);
        }
        let names = Names::new(&people, sign);
        let replaced = names.replaced(&text).unwrap_or_else(|| text.clone());
        prop_assert!(!names.are_in(&replaced), "{replaced:?} of {text:?}");
        prop_assert_eq!(names.are_in(&text), replaced != text);
        for alone in &people {
            let one = Names::new(std::slice::from_ref(alone), sign);
            prop_assert!(!one.are_in(&replaced), "{:?} in {replaced:?}", alone.names);
        }
        people.reverse();
        let again = Names::new(&people, sign).replaced(&text).unwrap_or_else(|| text.clone());
        prop_assert_eq!(again, replaced);
    }

    /// No text breaks it, and a text without names stays as it is.
    #[test]
    fn any_text_can_be_looked_through(text in "\\PC{0,80}|[\\u{0}-\\u{2ff}]{0,60}", name in "\\PC{1,6}") {
        let people = [Person { id: 7, names: vec![name.clone()] }];
        let names = Names::new(&people, &Library::built_in().session_pack().words.person);
        match names.replaced(&text) {
            Some(replaced) => prop_assert!(replaced.contains("P7")),
            None => prop_assert!(!names.are_in(&text)),
        }
        for one in find(&name, [(Source::Wants, text.as_str())]) {
            let range = one.passage.from as usize..one.passage.to as usize;
            prop_assert_eq!(text.get(range), Some(one.passage.text.as_str()));
        }
    }
}
