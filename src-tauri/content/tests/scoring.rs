//! Scores: the sum of what was answered, in its range, and nothing while an item is missing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::format_push_string, clippy::format_collect)]

use goldseam_content::{Answer, Answers, Chosen, Library, Method};
use proptest::prelude::*;

/// A questionnaire: what each item can count, and where its ranges end.
#[derive(Debug, Clone)]
struct Made {
    method: Method,
    items: Vec<Vec<i32>>,
}

/// Items of any scores, with any ranges that cover what they add up to.
fn made() -> impl Strategy<Value = Made> {
    let items = prop::collection::vec(prop::collection::vec(-20_i32..20, 1..6), 1..12);
    (items, prop::collection::vec(any::<prop::sample::Index>(), 0..5)).prop_map(|(items, cuts)| {
        let min: i32 = items.iter().map(|scores| scores.iter().min().unwrap()).sum();
        let max: i32 = items.iter().map(|scores| scores.iter().max().unwrap()).sum();
        let width = usize::try_from(max - min).unwrap();
        let mut ends: Vec<i32> = if width == 0 {
            vec![]
        } else {
            cuts.iter().map(|cut| min + i32::try_from(cut.index(width)).unwrap()).collect()
        };
        ends.push(max);
        ends.sort_unstable();
        ends.dedup();
        let mut from = min;
        let mut bands = String::new();
        for (index, to) in ends.into_iter().enumerate() {
            bands += &format!("{{ from = {from}, to = {to}, name = \"band {index}\" }},");
            from = to + 1;
        }
        let ids: Vec<String> = (0..items.len()).map(|index| format!("\"q{index}\"")).collect();
        let mut text = String::from(
            "id = \"m\"\nversion = 1\nkind = \"measure\"\ngroup = \"g\"\nname = \"M\"\nsummary = \"S\"\nsource = \"S\"\n\
             [[sections]]\nid = \"s\"\nname = \"S\"\n",
        );
        for (index, scores) in items.iter().enumerate() {
            let options: String = (scores.iter().enumerate())
                .map(|(at, score)| format!("{{ id = \"o{at}\", label = \"O\", score = {score} }},"))
                .collect();
            text += &format!("[[sections.fields]]\nid = \"q{index}\"\nkind = \"choice\"\nlabel = \"Q\"\noptions = [{options}]\n");
        }
        text += &format!(
            "[[scores]]\nid = \"total\"\nname = \"Total\"\nof = [{}]\nmin = {min}\nmax = {max}\nbands = [{bands}]\nsource = \"S\"\n",
            ids.join(", ")
        );
        Made { method: Method::parse("m", &text).unwrap_or_else(|found| panic!("{found:?}\n{text}")), items }
    })
}

fn chosen(option: usize) -> Answer {
    Answer::Choices(Chosen { ids: vec![format!("o{option}")], ..Chosen::default() })
}

proptest! {
    #[test]
    fn a_score_is_the_sum_and_lies_in_one_range(made in made(), picks in prop::collection::vec(any::<prop::sample::Index>(), 12)) {
        let picked: Vec<usize> = made.items.iter().zip(&picks).map(|(scores, pick)| pick.index(scores.len())).collect();
        let answers: Answers = picked.iter().enumerate().map(|(at, option)| (format!("q{at}"), chosen(*option))).collect();
        prop_assert!(made.method.check(&answers).is_ok());
        let scores = made.method.scores(&answers);
        let sum: i32 = made.items.iter().zip(&picked).map(|(scores, option)| scores[*option]).sum();
        prop_assert_eq!(scores.len(), 1);
        prop_assert_eq!(scores[0].value, sum);
        let rule = &made.method.scores[0];
        let within: Vec<&str> = rule.bands.iter().filter(|b| b.from <= sum && sum <= b.to).map(|b| b.name.as_str()).collect();
        prop_assert_eq!(within, vec![scores[0].band.as_str()]);
    }

    #[test]
    fn there_is_no_score_while_an_item_is_missing(made in made(), missing in any::<prop::sample::Index>()) {
        let mut answers: Answers = (0..made.items.len()).map(|at| (format!("q{at}"), chosen(0))).collect();
        let id = format!("q{}", missing.index(made.items.len()));
        answers.insert(id.clone(), Answer::Choices(Chosen::default()));
        prop_assert!(made.method.scores(&answers).is_empty());
        answers.remove(&id);
        prop_assert!(made.method.scores(&answers).is_empty());
    }

    /// By range: whatever can be added up has exactly one name, at every edge and between.
    #[test]
    fn every_value_from_the_lowest_to_the_highest_has_a_range(made in made()) {
        let rule = &made.method.scores[0];
        for value in rule.min..=rule.max {
            prop_assert_eq!(rule.bands.iter().filter(|band| band.from <= value && value <= band.to).count(), 1);
            prop_assert!(!rule.band(value).is_empty());
        }
        prop_assert_eq!(rule.band(rule.min - 1), "");
        prop_assert_eq!(rule.band(rule.max + 1), "");
    }
}

/// The same of all that is shipped.
#[test]
fn every_value_of_every_shipped_score_has_a_range_or_none_has() {
    let methods = Library::built_in().methods();
    let mut rules = methods.iter().flat_map(|method| &method.scores).peekable();
    assert!(rules.peek().is_some());
    for rule in rules {
        for value in rule.min..=rule.max {
            assert_eq!(rule.band(value).is_empty(), rule.bands.is_empty(), "{} {value}", rule.name);
        }
    }
}
