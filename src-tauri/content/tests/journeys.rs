//! The maps of the ground, the pages and the questions: all of it is there for every role, in a voice that
//! neither hurries nor grades.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};

use goldseam_content::{Journey, Library, OnBreach, Opt, Role, Step};
use serde_json::Value;

fn library() -> &'static Library {
    Library::built_in()
}

fn seven() -> &'static Journey {
    library().journey("seven-steps").expect("the seven steps")
}

/// Every step of every map, with its name.
fn steps() -> impl Iterator<Item = (String, &'static Step)> {
    let of =
        |map: &'static Journey| map.steps.iter().map(move |step| (format!("{}/{}", map.id, step.id), step));
    library().journeys().iter().flat_map(of)
}

/// The steps of the seven that something is so of.
fn those(is_so: impl Fn(&Step) -> bool) -> Vec<&'static str> {
    seven().steps.iter().filter(|step| is_so(step)).map(|step| step.id.as_str()).collect()
}

#[test]
fn every_map_is_there_with_all_its_steps() {
    let maps: BTreeMap<&str, usize> =
        library().journeys().iter().map(|map| (map.id.as_str(), map.steps.len())).collect();
    let wanted = [
        ("seven-steps", 7),
        ("five-steps", 5),
        ("seven-ways", 7),
        ("six-steps", 6),
        ("gottman", 3),
        ("eft", 5),
        ("stages-of-recovery", 3),
        ("enright", 4),
        ("reach", 5),
        ("not-rebuilding", 7),
        ("walking-away", 7),
    ];
    assert_eq!(maps, BTreeMap::from(wanted));
    assert_eq!(library().journeys()[0].id, "seven-steps", "a journey begins with the first");
    assert!(library().journeys().is_sorted_by_key(|map| map.order));
}

#[test]
fn every_step_has_text_for_every_role() {
    for (name, step) in steps() {
        let of_seven = name.starts_with("seven-steps/");
        let (actions, prompts) = if of_seven { (4..=5, 3..=3) } else { (2..=5, 2..=3) };
        for role in Role::ALL {
            let text = step.text(role);
            for said in [&text.name, &text.purpose, &text.done] {
                assert!(!said.trim().is_empty(), "{name} {role:?}");
            }
            assert!((2..=5).contains(&text.revisit.len()), "{name} {role:?}: {:?}", text.revisit);
            assert!(actions.contains(&text.actions.len()), "{name} {role:?}: {:?}", text.actions);
            assert!(prompts.contains(&text.prompts.len()), "{name} {role:?}: {:?}", text.prompts);
            assert!(text.prompts.iter().all(|prompt| prompt.ends_with('?')), "{name} {:?}", text.prompts);
            let prefix = format!("{}_", &role.name()[..1]);
            for action in &text.actions {
                assert!(action.id.starts_with(&prefix), "{name}: {} of {role:?}", action.id);
                assert_eq!(step.action(&action.id), Some(action), "{name}");
            }
        }
        assert_eq!(step.action("nothing"), None);
    }
}

/// A role says only what is different about it.
#[test]
fn a_role_speaks_with_the_words_of_the_step_where_it_has_none_of_its_own() {
    let step = seven().step("step_reconnect").unwrap();
    let (hurt, repair, solo) = (step.text(Role::Hurt), step.text(Role::Repair), step.text(Role::Solo));
    assert_eq!(
        [&hurt.name, &repair.name, &solo.name],
        ["Reconnecting", "Reconnecting", "Reconnecting with my own life"]
    );
    assert_eq!(hurt.done, step.done);
    assert!(repair.done != step.done && solo.purpose != step.purpose);
}

#[test]
fn the_seven_steps_are_those_of_the_brief() {
    let all = [
        "step_responsibility",
        "step_plan",
        "step_change",
        "step_talk",
        "step_reconnect",
        "step_intimacy",
        "step_forgive",
    ];
    assert_eq!(those(|_| true), all);
    let names = |role| seven().steps.iter().map(|step| step.text(role).name).collect::<Vec<_>>();
    let shared = [
        "Taking Responsibility",
        "Creating a Plan Together",
        "Committing to Change",
        "Communicating Openly",
        "Reconnecting",
        "Rebuilding Intimacy",
        "Working Through Forgiveness",
    ];
    assert_eq!(
        (names(Role::Hurt), names(Role::Repair)),
        (shared.map(str::to_owned).to_vec(), names(Role::Hurt))
    );
    assert_eq!(
        names(Role::Solo),
        [
            "What is mine, what is not",
            "My own plan",
            "Keeping my word to myself",
            "Saying it, safely or on paper",
            "Reconnecting with my own life",
            "Feeling safe in closeness again",
            "Letting go at my own pace",
        ]
    );
    // what the rules for them are: the first weeks, the safety questions, a breach
    assert_eq!(those(|step| step.early), all[..2]);
    assert_eq!(those(|step| step.gated), all[1..6]);
    assert_eq!(those(|step| step.on_breach == Some(OnBreach::Reopen)), all[..1]);
    assert_eq!(those(|step| step.on_breach == Some(OnBreach::Pause)), all[4..6]);
    assert_eq!(those(|step| step.optional), all[6..]);
    for role in [Role::Hurt, Role::Repair] {
        assert_eq!(those(|step| !step.text(role).conditions.is_empty()), ["step_intimacy"]);
        assert_eq!(seven().step("step_intimacy").unwrap().text(role).conditions.len(), 4);
    }
}

/// Three ends of the last step, none of them better, each in the words of the role.
#[test]
fn forgiving_has_three_ends_in_every_role() {
    let last = seven().step("step_forgive").unwrap();
    assert_eq!(
        those(|step| Role::ALL.iter().any(|role| !step.text(*role).endings.is_empty())),
        ["step_forgive"]
    );
    for role in Role::ALL {
        let ends = last.text(role).endings;
        assert_eq!(ends.len(), 3, "{role:?}");
        assert!(ends.iter().all(|end| end.score.is_none()));
    }
    assert_eq!(last.text(Role::Hurt).endings, last.text(Role::Solo).endings);
    // who broke trust has no target for the other person's forgiveness
    let own = last.text(Role::Repair);
    assert!(own.endings.iter().all(|end| !end.label.contains("to forgive")), "{:?}", own.endings);
    assert!(own.purpose.contains("theirs alone"));
}

#[test]
fn nothing_stands_before_who_goes_alone() {
    for (name, step) in steps() {
        assert!(step.text(Role::Solo).conditions.is_empty(), "{name}");
    }
    // what is for two comes after the questions about safety, on every map that has any of it
    for map in ["five-steps", "seven-ways", "six-steps", "gottman", "eft", "stages-of-recovery"] {
        assert!(library().journey(map).unwrap().steps.iter().any(|step| step.gated), "{map}");
    }
    // what one person does alone does not
    for map in ["enright", "reach", "not-rebuilding", "walking-away"] {
        assert!(library().journey(map).unwrap().steps.iter().all(|step| !step.gated), "{map}");
    }
}

/// Work done on one map shows on the others: each of the seven lies under steps of other maps, which name it.
#[test]
fn the_maps_lie_on_the_same_ground() {
    let mut reached: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (name, step) in steps() {
        let own: BTreeSet<&String> = step.same_as.iter().collect();
        assert_eq!(own.len(), step.same_as.len(), "{name} names one twice");
        if name.starts_with("seven-steps/") {
            assert!(own.is_empty(), "{name}: the others name these");
        }
        for ground in &step.same_as {
            let id = ground.strip_prefix("seven-steps/").unwrap_or_else(|| panic!("{name}: {ground}"));
            assert!(seven().step(id).is_some(), "{name}: {ground}");
            reached.entry(id).or_default().insert(name.clone());
        }
    }
    assert_eq!(reached.keys().copied().collect::<BTreeSet<_>>(), those(|_| true).into_iter().collect());
    let lies_under = |step: &str, names: &[&str]| {
        for name in names {
            assert!(reached[step].contains(*name), "{name} is on the ground of {step}");
        }
    };
    lies_under(
        "step_responsibility",
        &["gottman/atone", "eft/truth", "stages-of-recovery/impact", "enright/uncovering"],
    );
    lies_under("step_responsibility", &["reach/recall", "seven-ways/naming_hurt", "six-steps/honest_talk"]);
    lies_under("step_plan", &["gottman/atone", "five-steps/limits", "seven-ways/expectations"]);
    lies_under(
        "step_change",
        &["gottman/atone", "seven-ways/steady_acts", "six-steps/in_practice", "enright/decision"],
    );
    lies_under("step_talk", &["gottman/attune", "eft/safety", "five-steps/daily_talk", "seven-ways/talking"]);
    lies_under("step_talk", &["stages-of-recovery/meaning", "enright/work", "reach/empathise"]);
    lies_under("step_reconnect", &["gottman/attune", "gottman/attach", "eft/trust", "eft/vulnerability"]);
    lies_under("step_reconnect", &["five-steps/time_together", "six-steps/closeness", "enright/work"]);
    lies_under("step_intimacy", &["gottman/attach", "eft/intimacy", "stages-of-recovery/moving_on"]);
    lies_under(
        "step_forgive",
        &["enright/decision", "enright/work", "enright/deepening", "stages-of-recovery/moving_on"],
    );
    lies_under("step_forgive", &["reach/gift", "reach/commit", "reach/hold_on", "seven-ways/letting_go"]);
}

/// A method that two people fill in, or that is meant for the other person, is offered at steps that come after
/// the safety questions. Elsewhere the method asks them itself.
#[test]
fn what_a_step_leads_to_is_there_and_safe_to_reach() {
    for (name, step) in steps() {
        for list in [&step.methods, &step.pages] {
            assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), list.len(), "{name} names one twice");
        }
        assert!(step.methods.iter().all(|id| library().method(id).is_some()), "{name}");
    }
    for id in
        ["agreement", "openness-agreement", "daily-check-in-two", "weekly-check-in-two", "letter-to-give"]
    {
        assert!(library().method(id).unwrap().gated, "{id}");
    }
}

#[test]
fn there_are_three_roles_and_three_questions_that_stand_apart() {
    let roles: Vec<Role> = library().roles().iter().map(|role| role.id).collect();
    assert_eq!(roles, Role::ALL);
    let questions = library().questions();
    let ids: Vec<&str> = questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids, ["forgive", "reconcile", "trust"]);
    for question in questions {
        for asked in [&question.name, &question.hurt, &question.repair, &question.solo] {
            assert!(asked.ends_with('?'), "{asked}");
        }
        let answers: BTreeSet<&str> = question.answers.iter().map(|answer| answer.id.as_str()).collect();
        for answer in ["not_now", "no", "taking_back"] {
            assert!(answers.contains(answer), "{}: {answer}", question.id);
        }
        // nothing is counted
        assert!(question.answers.iter().all(|Opt { score, opens_help, .. }| score.is_none() && !opens_help));
    }
    assert!(questions[0].repair.contains("forgive myself"));
}

#[test]
fn there_is_something_to_read_about_each_subject() {
    let pages = library().pages();
    let ids: BTreeSet<&str> = pages.iter().map(|page| page.id.as_str()).collect();
    for id in [
        "kinds-of-betrayal",
        "feelings-after",
        "staying-safe",
        "what-it-hides",
        "when-to-get-help",
        "finding-therapy",
        "how-long",
        "talks-that-work",
        "openness-not-control",
        "saying-sorry",
        "forgiving-and-trust",
        "not-rebuilding",
        "when-it-ends",
        "examples",
    ] {
        assert!(ids.contains(id), "{id}");
    }
    assert!(pages.is_sorted_by_key(|page| page.order));
    for page in pages {
        assert!(!page.pages.contains(&page.id), "{} leads to itself", page.id);
        assert!(page.parts.iter().all(|part| !part.text.is_empty() || !part.list.is_empty()), "{}", page.id);
    }
    for id in ["kinds-of-betrayal", "staying-safe", "when-to-get-help", "feelings-after", "when-it-ends"] {
        assert!(pages.iter().find(|page| page.id == id).unwrap().opens_help, "{id}");
    }
}

/// Everything in a value that is read by people.
fn texts(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Object(fields) => {
            let named = ["id", "same_as", "methods", "pages", "journeys", "on_breach"];
            let said = fields.iter().filter(|(key, _)| !named.contains(&key.as_str()));
            said.for_each(|(_, value)| texts(value, into));
        }
        _ => {}
    }
}

#[test]
fn the_tone_is_calm() {
    let all = serde_json::json!([
        library().journeys(),
        library().pages(),
        library().roles(),
        library().questions()
    ]);
    let mut said = Vec::new();
    texts(&all, &mut said);
    assert!(said.len() > 1500, "{}", said.len());
    for text in said {
        assert!(!text.contains(['!', '%']), "{text}");
        let words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric() && c != '\'').map(str::to_lowercase).collect();
        for word in
            ["should", "streak", "congratulations", "healed", "success", "error", "toxic", "narcissist"]
        {
            assert!(!words.iter().any(|said| said == word), "{word}: {text}");
        }
        assert!(!text.to_lowercase().contains("well done"), "{text}");
        assert_eq!(text.trim(), text);
    }
}
