//! The lists of words and of help: complete, each thing once, and no number that could be taken for
//! that of another country.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use goldseam_content::{HelpLine, Library, Prompt, PromptGroup};

fn library() -> &'static Library {
    Library::built_in()
}

fn each_once<'a>(what: impl IntoIterator<Item = &'a str>) -> usize {
    let mut seen = BTreeSet::new();
    for one in what {
        assert!(!one.trim().is_empty(), "one is empty");
        assert!(seen.insert(one), "{one} is there twice");
    }
    seen.len()
}

#[test]
fn there_are_94_words_for_feelings_each_once() {
    let groups = library().emotions();
    let words = |index: usize| -> Vec<&str> {
        groups[index].families.iter().flat_map(|family| &family.words).map(String::as_str).collect()
    };
    let sizes: Vec<(&str, usize)> =
        (0..groups.len()).map(|index| (groups[index].id.as_str(), words(index).len())).collect();
    assert_eq!(
        sizes,
        [
            ("high_unpleasant", 24),
            ("low_unpleasant", 24),
            ("high_pleasant", 18),
            ("low_pleasant", 20),
            ("mixed", 8),
        ]
    );
    assert_eq!(each_once((0..groups.len()).flat_map(words)), 94);
}

#[test]
fn there_are_15_thinking_habits_each_with_questions() {
    let habits = library().habits();
    assert_eq!(habits.len(), 15);
    assert_eq!(each_once(habits.iter().map(|habit| habit.id.as_str())), 15);
    assert_eq!(each_once(habits.iter().map(|habit| habit.name.as_str())), 15);
    for habit in habits {
        assert!(!habit.line.is_empty() && !habit.example.is_empty(), "{}", habit.id);
        assert!(!habit.questions.is_empty(), "{}", habit.id);
        assert!(habit.questions.iter().all(|question| question.ends_with('?')), "{}", habit.id);
    }
    // the betrayal has an owner
    let blaming = habits.iter().find(|habit| habit.id == "blaming").unwrap();
    assert!(blaming.line.contains("Not used for the betrayal itself"));
}

#[test]
fn there_is_something_to_do_for_oneself_in_5_20_and_60_minutes() {
    let care = library().care();
    assert_eq!(each_once(care.iter().map(|item| item.id.as_str())), care.len());
    for minutes in [5, 20, 60] {
        assert!(care.iter().filter(|item| item.minutes == minutes).count() >= 7, "{minutes}");
    }
    assert!(care.iter().all(|item| [5, 20, 60].contains(&item.minutes)));
}

fn all(groups: &[PromptGroup]) -> Vec<&Prompt> {
    groups.iter().flat_map(|group| &group.prompts).collect()
}

#[test]
fn there_are_32_prompts_and_12_starters_with_ids_that_stay() {
    for (groups, letter, count) in [(library().prompts(), 'p', 32), (library().starters(), 's', 12)] {
        let prompts = all(groups);
        let ids: Vec<String> = (1..=count).map(|number| format!("{letter}{number:02}")).collect();
        assert_eq!(prompts.iter().map(|prompt| prompt.id.as_str()).collect::<Vec<_>>(), ids);
        assert_eq!(each_once(prompts.iter().map(|prompt| prompt.text.as_str())), count);
        for prompt in prompts {
            assert!(prompt.roles.iter().all(|role| ["hurt", "repair", "solo"].contains(&role.as_str())));
        }
    }
}

#[test]
fn prompts_for_the_one_who_broke_trust_are_for_nobody_else() {
    let group = library().prompts().iter().find(|group| group.id == "repair").unwrap();
    assert!(group.prompts.iter().all(|prompt| prompt.roles == ["repair"]));
}

#[test]
fn the_gate_asks_everything_and_can_be_left_unanswered() {
    let gate = library().gate();
    let answers: Vec<&str> = gate.answers.iter().map(|answer| answer.id.as_str()).collect();
    assert_eq!(answers, ["none", "some", "not_sure", "rather_not"]);
    assert_eq!(each_once(gate.items.iter().map(|item| item.id.as_str())), 9);
    assert_eq!(gate.items.iter().filter(|item| item.own).count(), 1);
    let danger: Vec<&str> =
        gate.items.iter().filter(|item| item.danger).map(|item| item.text.as_str()).collect();
    assert_eq!(danger.len(), 1);
    assert!(danger[0].contains("choked") && danger[0].contains("weapon"));

    assert!(gate.says.contains("not your fault"));
    assert!(gate.says_danger.contains("specialist service today"));
    assert!(gate.says_own.contains("Wanting to change counts"));
    assert!(gate.says_leaving.contains("most dangerous time"));
    assert!(gate.says_kept.contains("not kept"));
    let everything = [&gate.says, &gate.says_danger, &gate.says_own, &gate.says_leaving];
    for said in everything {
        let said = said.to_lowercase();
        for never in ["just leave", "couple therapy", "couples therapy"] {
            assert!(!said.contains(never), "{never}");
        }
    }
}

fn lines() -> &'static [HelpLine] {
    &library().help().lines
}

/// Kind and country of every line that has these digits, sorted.
fn meanings(dial: &str) -> Vec<(&'static str, &'static str)> {
    let mut found: Vec<_> = lines()
        .iter()
        .filter(|line| line.dial == dial)
        .map(|line| (line.country.as_str(), line.kind.as_str()))
        .collect();
    found.sort_unstable();
    found
}

#[test]
fn every_line_has_country_kind_source_date_and_grade() {
    let countries: BTreeSet<&str> =
        library().help().countries.iter().map(|country| country.code.as_str()).collect();
    for line in lines() {
        let which = format!("{} {}", line.country, line.name);
        assert!(countries.contains(line.country.as_str()), "{which}");
        assert!(["emergency", "crisis", "abuse"].contains(&line.kind.as_str()), "{which}");
        assert!(!line.name.trim().is_empty() && !line.source.trim().is_empty(), "{which}");
        assert!(NaiveDate::parse_from_str(&line.checked, "%Y-%m-%d").is_ok(), "{which}");
        assert!(line.checked <= library().help().checked, "{which}");
        assert!(["A", "B"].contains(&line.grade.as_str()), "{which}");
        assert!(!(line.dial.is_empty() && line.text.is_empty() && line.url.is_empty()), "{which}");
    }
}

#[test]
fn what_is_copied_is_what_is_read() {
    for line in lines() {
        let digits: String =
            line.display.chars().filter(|c| c.is_ascii_digit() || ['+', '#'].contains(c)).collect();
        assert_eq!(line.dial, digits, "{} {}", line.country, line.name);
    }
}

#[test]
fn no_line_is_listed_twice() {
    let keys: Vec<String> = lines()
        .iter()
        .map(|line| format!("{} {} {} {}", line.country, line.kind, line.name, line.dial))
        .collect();
    assert_eq!(each_once(keys.iter().map(String::as_str)), lines().len());
}

#[test]
fn every_country_has_its_emergency_number_first() {
    for country in &library().help().countries {
        let mut own = lines().iter().filter(|line| line.country == country.code);
        let first = own.next().unwrap_or_else(|| panic!("{} has no line", country.code));
        assert_eq!(first.kind == "emergency", country.part_of.is_empty(), "{}", country.code);
    }
}

#[test]
fn a_part_follows_its_country_and_the_countries_are_in_order() {
    let countries = &library().help().countries;
    assert_eq!(each_once(countries.iter().map(|country| country.code.as_str())), countries.len());
    let mut whole = "";
    let mut names = Vec::new();
    for country in countries {
        if country.part_of.is_empty() {
            whole = &country.code;
            names.push(country.name.as_str());
        } else {
            assert_eq!(country.part_of, whole, "{}", country.code);
            assert!(country.code.starts_with(&format!("{whole}-")));
        }
    }
    assert!(names.is_sorted(), "{names:?}");
}

#[test]
fn digits_that_mean_different_things_stand_only_where_they_are_right() {
    assert_eq!(meanings("113"), [("NL", "crisis"), ("NO", "emergency")]);
    assert_eq!(meanings("142"), [("AT", "crisis")]);
    assert_eq!(meanings("143"), [("CH", "crisis")]);
    assert_eq!(meanings("109"), [("KR", "crisis")]);
    assert_eq!(meanings("1393"), []);
    assert_eq!(meanings("988"), [("CA", "crisis"), ("US", "crisis")]);
    assert_eq!(
        meanings("116123"),
        [("DE", "crisis"), ("GB", "crisis"), ("IE", "crisis"), ("NO", "crisis"), ("PL", "crisis")]
    );
    assert_eq!(meanings("116016"), [("DE", "abuse"), ("SE", "abuse")]);
    assert_eq!(meanings("116213"), [], "a misprint of Samaritans");
}

#[test]
fn each_part_of_the_united_kingdom_has_its_own_abuse_line() {
    let abuse = |code: &str| -> Vec<&str> {
        lines()
            .iter()
            .filter(|line| line.country == code && line.kind == "abuse")
            .map(|line| line.display.as_str())
            .collect()
    };
    assert_eq!(abuse("GB-ENG"), ["0808 2000 247"]);
    assert_eq!(abuse("GB-SCT"), ["0800 027 1234"]);
    assert_eq!(abuse("GB-WLS"), ["0808 80 10 800"]);
    assert_eq!(abuse("GB-NIR"), ["0808 802 1414"]);
    assert_eq!(abuse("GB"), ["0808 801 0327"], "the line for men is for all of it");
    assert_eq!(meanings("08082000247"), [("GB-ENG", "abuse")]);
}

#[test]
fn what_is_not_sure_enough_is_left_out() {
    // grade C of the reading of 2026-10-07: one list only, or sources that differ
    let unsure = [
        ("BE", "080032123"),
        ("BE", "1712"),
        ("BE", "080030030"),
        ("CA", "18003639010"),
        ("CA", "18005630808"),
        ("CH", "142"),
        ("DE", "08001239900"),
        ("FI", "116016"),
        ("FI", "080005005"),
        ("MX", "079"),
        ("PL", "800120002"),
        ("PL", "800702222"),
        ("PT", "808242424"),
        ("PT", "800202148"),
    ];
    for (country, dial) in unsure {
        assert!(meanings(dial).iter().all(|(code, _)| *code != country), "{country} {dial}");
    }
}

#[test]
fn there_is_a_way_to_help_from_anywhere() {
    let pages: Vec<&str> = library().help().anywhere.iter().map(|page| page.name.as_str()).collect();
    assert!(pages.contains(&"findahelpline.com"));
    assert!(pages.contains(&"befrienders.org"));
}
