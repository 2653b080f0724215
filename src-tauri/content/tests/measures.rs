//! The published questionnaires: their words to the letter, their official scoring, and that those
//! which may not be shipped are not there.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use goldseam_content::{Answer, Answers, Chosen, Field, Library, Method, MethodKind, Score};

const PFIZER: &str = "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, \
     with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or \
     distribute.";

const FREQUENCY: [(&str, i32); 4] =
    [("Not at all", 0), ("Several days", 1), ("More than half the days", 2), ("Nearly every day", 3)];

const FUNCTION_ITEM: &str = "If you checked off any problems, how difficult have these problems made it for \
     you to do your work, take care of things at home, or get along with other people?";

const DIFFICULTY: [&str; 4] =
    ["Not difficult at all", "Somewhat difficult", "Very difficult", "Extremely difficult"];

const PHQ_9: [&str; 9] = [
    "Little interest or pleasure in doing things",
    "Feeling down, depressed, or hopeless",
    "Trouble falling or staying asleep, or sleeping too much",
    "Feeling tired or having little energy",
    "Poor appetite or overeating",
    "Feeling bad about yourself - or that you are a failure or have let yourself or your family down",
    "Trouble concentrating on things, such as reading the newspaper or watching television",
    "Moving or speaking so slowly that other people could have noticed? Or the opposite - being so fidgety \
     or restless that you have been moving around a lot more than usual",
    "Thoughts that you would be better off dead or of hurting yourself in some way",
];

const GAD_7: [&str; 7] = [
    "Feeling nervous, anxious or on edge",
    "Not being able to stop or control worrying",
    "Worrying too much about different things",
    "Trouble relaxing",
    "Being so restless that it is hard to sit still",
    "Becoming easily annoyed or irritable",
    "Feeling afraid as if something awful might happen",
];

const PCL_5: [&str; 20] = [
    "Repeated, disturbing, and unwanted memories of the stressful experience?",
    "Repeated, disturbing dreams of the stressful experience?",
    "Suddenly feeling or acting as if the stressful experience were actually happening again (as if you \
     were actually back there reliving it)?",
    "Feeling very upset when something reminded you of the stressful experience?",
    "Having strong physical reactions when something reminded you of the stressful experience (for example, \
     heart pounding, trouble breathing, sweating)?",
    "Avoiding memories, thoughts, or feelings related to the stressful experience?",
    "Avoiding external reminders of the stressful experience (for example, people, places, conversations, \
     activities, objects, or situations)?",
    "Trouble remembering important parts of the stressful experience?",
    "Having strong negative beliefs about yourself, other people, or the world (for example, having thoughts \
     such as: I am bad, there is something seriously wrong with me, no one can be trusted, the world is \
     completely dangerous)?",
    "Blaming yourself or someone else for the stressful experience or what happened after it?",
    "Having strong negative feelings such as fear, horror, anger, guilt, or shame?",
    "Loss of interest in activities that you used to enjoy?",
    "Feeling distant or cut off from other people?",
    "Trouble experiencing positive feelings (for example, being unable to feel happiness or have loving \
     feelings for people close to you)?",
    "Irritable behavior, angry outbursts, or acting aggressively?",
    "Taking too many risks or doing things that could cause you harm?",
    "Being \"superalert\" or watchful or on guard?",
    "Feeling jumpy or easily startled?",
    "Having difficulty concentrating?",
    "Trouble falling or staying asleep?",
];

const EXTENT: [(&str, i32); 5] =
    [("Not at all", 0), ("A little bit", 1), ("Moderately", 2), ("Quite a bit", 3), ("Extremely", 4)];

fn measure(id: &str) -> &'static Method {
    Library::built_in().method(id).expect("the measure is in the library")
}

fn items(method: &Method) -> Vec<&str> {
    method.sections[0].fields.iter().map(|field| field.label.as_str()).collect()
}

fn options(method: &Method) -> Vec<(&str, i32)> {
    let of_each = method.sections[0].fields.iter().any(|field| !field.options.is_empty());
    assert!(!of_each, "the items share the options of their section");
    method.sections[0]
        .options
        .iter()
        .map(|option| (option.label.as_str(), option.score.expect("every option counts something")))
        .collect()
}

fn answer(answers: &mut Answers, method: &Method, item: usize, points: i32) {
    let section = &method.sections[0];
    let option = section.options.iter().find(|option| option.score == Some(points)).unwrap();
    let chosen = Chosen { ids: vec![option.id.clone()], ..Chosen::default() };
    answers.insert(section.fields[item].id.clone(), Answer::Choices(chosen));
}

/// Answers whose points add up to `total`, as even as can be.
fn adding_up_to(method: &Method, total: i32) -> Answers {
    let mut answers = Answers::new();
    let count = i32::try_from(method.sections[0].fields.len()).unwrap();
    for item in 0..count {
        let points = total / count + i32::from(item < total % count);
        answer(&mut answers, method, usize::try_from(item).unwrap(), points);
    }
    answers
}

fn total(method: &Method, answers: &Answers) -> Option<Score> {
    method.scores(answers).into_iter().find(|score| score.rule == "total")
}

/// Checks value and band of every possible total, and of the gap between bands that there is none.
fn bands_hold(id: &str, expected: &[(std::ops::RangeInclusive<i32>, &str)]) {
    let method = measure(id);
    let highest = *expected.last().unwrap().0.end();
    for points in 0..=highest {
        let score = total(method, &adding_up_to(method, points)).expect("all items are answered");
        let (_, band) = expected.iter().find(|(range, _)| range.contains(&points)).unwrap();
        assert_eq!((score.value, score.band.as_str()), (points, *band), "{id} at {points}");
        assert_eq!((score.min, score.max), (0, highest), "{id}");
    }
}

fn function_item(method: &Method) -> &Field {
    assert_eq!(method.sections[1].fields.len(), 1);
    &method.sections[1].fields[0]
}

#[test]
fn the_phq_9_is_as_its_authors_wrote_it() {
    let method = measure("phq-9");
    assert_eq!(
        method.sections[0].intro,
        "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
    );
    assert_eq!(items(method), PHQ_9);
    assert_eq!(options(method), FREQUENCY);
    assert_eq!(method.notice, PFIZER);
}

#[test]
fn the_gad_7_is_as_its_authors_wrote_it() {
    let method = measure("gad-7");
    assert_eq!(
        method.sections[0].intro,
        "Over the last 2 weeks, how often have you been bothered by the following problems?"
    );
    assert_eq!(items(method), GAD_7);
    assert_eq!(options(method), FREQUENCY);
    assert_eq!(method.notice, PFIZER);
}

#[test]
fn the_phq_4_is_two_of_the_one_and_two_of_the_other() {
    let method = measure("phq-4");
    assert_eq!(
        method.sections[0].intro,
        "Over the last 2 weeks, how often have you been bothered by the following problems?"
    );
    assert_eq!(items(method), [GAD_7[0], GAD_7[1], PHQ_9[0], PHQ_9[1]]);
    assert_eq!(options(method), FREQUENCY);
    assert_eq!(method.notice, PFIZER);
    assert_eq!(method.sections.len(), 1, "it has no function item");
}

#[test]
fn the_pcl_5_is_as_its_authors_wrote_it() {
    let method = measure("pcl-5");
    assert_eq!(method.sections[0].intro, "In the past month, how much were you bothered by:");
    assert_eq!(items(method), PCL_5);
    assert_eq!(options(method), EXTENT);
}

#[test]
fn the_function_item_is_exact_and_is_not_counted() {
    for id in ["phq-9", "gad-7"] {
        let method = measure(id);
        let field = function_item(method);
        assert_eq!(field.label, FUNCTION_ITEM);
        let labels: Vec<&str> = field.options.iter().map(|option| option.label.as_str()).collect();
        assert_eq!(labels, DIFFICULTY);
        assert!(field.options.iter().all(|option| option.score.is_none()));
        assert!(method.scores.iter().all(|rule| !rule.of.contains(&field.id)));

        let mut answers = adding_up_to(method, 12);
        let without = method.scores(&answers);
        let hardest = Chosen { ids: vec![field.options[3].id.clone()], ..Chosen::default() };
        answers.insert(field.id.clone(), Answer::Choices(hardest));
        assert_eq!(method.scores(&answers), without);
    }
}

#[test]
fn every_phq_9_total_has_its_official_band() {
    bands_hold(
        "phq-9",
        &[
            (0..=4, "Minimal"),
            (5..=9, "Mild"),
            (10..=14, "Moderate"),
            (15..=19, "Moderately severe"),
            (20..=27, "Severe"),
        ],
    );
}

#[test]
fn every_gad_7_total_has_its_official_band() {
    bands_hold("gad-7", &[(0..=4, "Minimal"), (5..=9, "Mild"), (10..=14, "Moderate"), (15..=21, "Severe")]);
}

#[test]
fn every_phq_4_total_has_its_official_band() {
    bands_hold("phq-4", &[(0..=2, "None"), (3..=5, "Mild"), (6..=8, "Moderate"), (9..=12, "Severe")]);
}

#[test]
fn every_pcl_5_total_is_without_a_band() {
    bands_hold("pcl-5", &[(0..=80, "")]);
}

/// All 4^9 ways of answering the PHQ-9.
#[test]
fn the_phq_9_total_is_the_sum_whichever_way_it_comes_about() {
    let method = measure("phq-9");
    let mut answers = adding_up_to(method, 0);
    for way in 0..4_i32.pow(9) {
        let points = |item: u32| way / 4_i32.pow(item) % 4;
        for item in 0..9 {
            // only what is another than one way before
            if item == 0 || way % 4_i32.pow(item) == 0 {
                answer(&mut answers, method, usize::try_from(item).unwrap(), points(item));
            }
        }
        let sum: i32 = (0..9).map(points).sum();
        let band = match sum {
            0..=4 => "Minimal",
            5..=9 => "Mild",
            10..=14 => "Moderate",
            15..=19 => "Moderately severe",
            _ => "Severe",
        };
        let score = total(method, &answers).unwrap();
        assert_eq!((score.value, score.band.as_str()), (sum, band), "way {way}");
    }
}

#[test]
fn there_is_no_total_while_an_item_is_skipped() {
    for id in ["phq-9", "gad-7", "phq-4", "pcl-5"] {
        let method = measure(id);
        assert!(total(method, &Answers::new()).is_none(), "{id}: nothing is answered");
        for field in &method.sections[0].fields {
            let mut answers = adding_up_to(method, 10);
            answers.remove(&field.id);
            let scores = method.scores(&answers);
            for rule in &method.scores {
                let there = scores.iter().any(|score| score.rule == rule.id);
                assert_eq!(there, !rule.of.contains(&field.id), "{id}: {} without {}", rule.id, field.id);
            }
        }
    }
}

#[test]
fn the_halves_of_the_phq_4_are_counted_apart() {
    let method = measure("phq-4");
    let mut answers = Answers::new();
    for (item, points) in [3, 2, 1, 0].into_iter().enumerate() {
        answer(&mut answers, method, item, points);
    }
    let found: Vec<(String, i32)> =
        method.scores(&answers).into_iter().map(|score| (score.rule, score.value)).collect();
    assert_eq!(found, [("total".into(), 6), ("anxiety".into(), 5), ("depression".into(), 1)]);
    for rule in &method.scores[1..] {
        assert_eq!((rule.max, rule.cutoff), (6, Some(3)));
    }
}

#[test]
fn the_clusters_of_the_pcl_5_are_counted_apart() {
    let method = measure("pcl-5");
    let mut answers = Answers::new();
    for item in 0..20 {
        let points = match item {
            0..=4 => 1,
            5..=6 => 2,
            7..=13 => 3,
            _ => 4,
        };
        answer(&mut answers, method, item, points);
    }
    let found: Vec<(String, i32, i32)> =
        method.scores(&answers).into_iter().map(|score| (score.rule, score.value, score.max)).collect();
    assert_eq!(
        found,
        [
            ("total".into(), 54, 80),
            ("b".into(), 5, 20),
            ("c".into(), 4, 8),
            ("d".into(), 21, 28),
            ("e".into(), 24, 24),
        ]
    );
}

#[test]
fn a_change_counts_as_more_than_chance_only_where_that_is_established() {
    let reliable = |id: &str| measure(id).scores.iter().map(|rule| rule.reliable).collect::<Vec<_>>();
    assert_eq!(reliable("phq-9"), [Some(6)]);
    assert_eq!(reliable("gad-7"), [Some(4)]);
    assert_eq!(reliable("phq-4"), [None, None, None]);
    assert_eq!(reliable("pcl-5"), [Some(15), None, None, None, None]);
}

#[test]
fn only_the_last_item_of_the_phq_9_opens_help_and_any_answer_above_0_does() {
    let method = measure("phq-9");
    let opening: Vec<(&str, Option<i32>)> = method
        .sections
        .iter()
        .flat_map(|section| &section.fields)
        .filter(|field| field.help_from.is_some())
        .map(|field| (field.label.as_str(), field.help_from))
        .collect();
    assert_eq!(opening, [(PHQ_9[8], Some(1))]);
}

#[test]
fn a_measure_is_offered_again_when_its_window_has_passed() {
    for id in ["phq-9", "gad-7", "phq-4"] {
        assert_eq!(measure(id).again_after_days, Some(14), "{id}");
        assert!(!measure(id).opt_in, "{id}");
    }
    assert_eq!(measure("pcl-5").again_after_days, Some(30));
    assert!(measure("pcl-5").opt_in);
}

#[test]
fn nothing_said_about_a_score_is_a_diagnosis() {
    for method in Library::built_in().methods().iter().filter(|method| method.kind == MethodKind::Measure) {
        assert!(method.after.contains("not a diagnosis"), "{}", method.id);
        for rule in &method.scores {
            assert_eq!(rule.cutoff.is_some(), !rule.cutoff_says.is_empty(), "{}", method.id);
            assert!(rule.cutoff.is_none() || rule.cutoff_says.contains("not a diagnosis"), "{}", method.id);
        }
    }
}

#[test]
fn the_measures_are_these_four_and_no_other_scale_is_in_the_library() {
    let library = Library::built_in();
    let mut measures: Vec<&str> = library
        .methods()
        .iter()
        .filter(|method| method.kind == MethodKind::Measure)
        .map(|method| method.id.as_str())
        .collect();
    measures.sort_unstable();
    assert_eq!(measures, ["gad-7", "pcl-5", "phq-4", "phq-9"]);

    // names of what may not be shipped, and words that only stand in it
    let kept_out = [
        "who-5",
        "well-being index",
        "cheerful and in good spirits",
        "active and vigorous",
        "pss-10",
        "perceived stress",
        "unable to control the important things",
        "rses",
        "rosenberg",
        "number of good qualities",
        "trim-1",
        "transgression-related",
        "make him/her pay",
        "rye forgiveness",
        "efi-",
        "enright forgiveness inventory",
        "heartland forgiveness",
        "rempel",
        "dyadic trust",
        "panas",
    ];
    for method in library.methods() {
        let text = library.source(&method.id).unwrap().to_lowercase();
        for words in kept_out {
            assert!(!text.contains(words), "{}: {words}", method.id);
        }
    }
}
