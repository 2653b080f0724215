//! Against `tests/reference/insight.json`, which another implementation made (`insight.py` beside it):
//! equal to 1e-9, the range of the trend within the stated error of chance.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use chrono::Weekday;
use goldseam_insight::{
    Band, Bootstrap, Day, Days, Finding, Include, Kind, Number, Options, Patterns, Q, Reading, Rule, Sample,
    Tag, before_after, benjamini_hochberg, course, patterns,
};
use serde_json::{Value, json};

const CLOSE: f64 = 1e-9;

fn reference() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reference/insight.json");
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn day(value: &Value) -> Option<Day> {
    value.as_str().map(|text| text.parse().unwrap())
}

fn number(value: &Value) -> u32 {
    value.as_u64().unwrap().try_into().unwrap()
}

fn samples(journal: &Value) -> Vec<Sample> {
    let sample = |row: &Value| {
        let kind = match row[3].as_str().unwrap() {
            "prompted" => Kind::Prompted,
            "scheduled" => Kind::Scheduled,
            "self_started" => Kind::SelfStarted,
            "after_trigger" => Kind::AfterTrigger,
            other => panic!("{other}"),
        };
        let offset = row[1].as_i64().unwrap().try_into().unwrap();
        Sample::new(row[0].as_i64().unwrap(), offset, row[2].as_f64().unwrap(), kind).unwrap()
    };
    list(&journal["samples"]).iter().map(sample).collect()
}

fn made(journal: &Value, bootstrap: Bootstrap) -> Patterns {
    let tag = |tag: &Value| Tag {
        id: number(&tag["id"]),
        days: list(&tag["days"]).iter().filter_map(day).collect(),
    };
    let tags: Vec<Tag> = list(&journal["tags"]).iter().map(tag).collect();
    let reading = |row: &Value| Reading::new(day(&row[0]).unwrap(), row[1].as_f64().unwrap()).unwrap();
    let one =
        |of: &Value| Number { id: number(&of["id"]), days: list(&of["days"]).iter().map(reading).collect() };
    let numbers: Vec<Number> = list(&journal["numbers"]).iter().map(one).collect();
    let options = Options {
        include: if journal["include"] == "planned" { Include::Planned } else { Include::All },
        from: day(&journal["from"]),
        to: day(&journal["to"]),
        week_starts: Weekday::try_from(u8::try_from(number(&journal["weekStarts"])).unwrap()).unwrap(),
        next_day: journal["nextDay"] == true,
        bootstrap,
    };
    patterns(&samples(journal), &tags, &numbers, &options)
}

/// Whether two values are the same, numbers within [`CLOSE`]; panics with where they are not.
fn same(found: &Value, expected: &Value, at: &str) {
    match (found, expected) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            assert!((a - b).abs() <= CLOSE, "{at}: {a}, expected {b}");
        }
        (Value::Array(a), Value::Array(b)) => {
            assert_eq!(a.len(), b.len(), "{at}");
            for (i, (a, b)) in a.iter().zip(b).enumerate() {
                same(a, b, &format!("{at}[{i}]"));
            }
        }
        (Value::Object(a), Value::Object(b)) => {
            let keys = |o: &serde_json::Map<String, Value>| {
                let mut keys: Vec<String> = o.keys().cloned().collect();
                keys.sort();
                keys
            };
            assert_eq!(keys(a), keys(b), "{at}");
            for (key, a) in a {
                same(a, &b[key], &format!("{at}.{key}"));
            }
        }
        _ => assert_eq!(found, expected, "{at}"),
    }
}

/// Takes out of a trend what chance had a part in.
fn without_chance(trend: &mut Value) {
    if let Some(Value::Object(figure)) = trend.get_mut("figure") {
        for key in ["low", "high", "direction", "monteCarloError", "nReplicates", "error"] {
            figure.remove(key);
        }
    }
}

#[test]
fn every_figure_is_that_of_the_other_implementation() {
    let reference = reference();
    let journals = list(&reference["journals"]);
    assert_eq!(journals.len(), 24);
    for journal in journals {
        let name = journal["name"].as_str().unwrap();
        let made = made(journal, Bootstrap::default());
        let mut found = serde_json::to_value(&made).unwrap();
        let mut expected = journal["patterns"].clone();
        without_chance(&mut found["trend"]);
        without_chance(&mut expected["trend"]);
        same(&found, &expected, name);

        let near = number(&journal["window"]);
        for (window, expected) in [(None, "beforeAfter"), (Some(near), "beforeAfterNear")] {
            let beside = before_after(&made.days, day(&journal["event"]).unwrap(), window);
            same(&serde_json::to_value(beside).unwrap(), &journal[expected], name);
        }
    }
}

/// What can be missing for each figure is missing somewhere, so that it is compared too.
#[test]
fn all_that_can_be_missing_is_missing_somewhere() {
    let text = reference()["journals"].to_string();
    for what in [
        "days",
        "span",
        "spanAtMost",
        "pairs",
        "daysWithTwoEntries",
        "neighbouringDays",
        "tagged",
        "untagged",
        "rotations",
        "before",
        "after",
        "differentMoods",
        "differentNumbers",
        "effectiveDays",
    ] {
        assert!(text.contains(&format!(r#""what":"{what}""#)), "{what}");
    }
}

/// Both ranges have an error of chance; they may be apart by both together. With a few seeds, so that
/// none was picked.
#[test]
fn the_range_of_the_trend_is_that_of_the_other_implementation() {
    let reference = reference();
    let (mut compared, mut directions) = (0, 0);
    for journal in list(&reference["journals"]) {
        let expected = &journal["patterns"]["trend"]["figure"];
        for seed in 0..4 {
            let made = made(journal, Bootstrap { seed, ..Bootstrap::default() });
            let Finding::Found { figure: trend, .. } = made.trend else { continue };
            assert_eq!(trend.n_replicates, Bootstrap::default().replicates);
            let end = |name: &str| expected[name].as_f64().unwrap();
            let error = trend.monte_carlo_error + end("error") + CLOSE;
            for (name, found) in [("low", trend.low), ("high", trend.high)] {
                assert!(
                    (found - end(name)).abs() <= error,
                    "{}, seed {seed}, {name}: {found}, expected {} within {error}",
                    journal["name"],
                    end(name)
                );
                compared += 1;
            }
            // where the error of chance can't decide which side of 0 an end lies on
            if end("low").abs().min(end("high").abs()) > error {
                let direction = serde_json::to_value(trend.direction).unwrap();
                assert_eq!(direction, expected["direction"], "{}, seed {seed}", journal["name"]);
                directions += 1;
            }
        }
    }
    assert!(compared >= 100 && directions >= 8, "{compared} {directions}");
}

#[test]
fn the_same_of_many_comparisons_are_kept() {
    let reference = reference();
    let mut kept = 0;
    for case in list(&reference["comparisons"]) {
        let p: Vec<f64> = list(&case["p"]).iter().map(|p| p.as_f64().unwrap()).collect();
        let found = benjamini_hochberg(&p, Q);
        kept += found.iter().filter(|kept| **kept).count();
        assert_eq!(json!(found), case["kept"], "{p:?}");
    }
    assert!(kept > 100, "{kept}");
}

#[test]
fn questionnaires_change_as_in_the_other_implementation() {
    let reference = reference();
    for case in list(&reference["questionnaires"]) {
        let real = |value: &Value| value.as_f64().unwrap();
        let scores: Vec<Reading> = list(&case["scores"])
            .iter()
            .map(|s| Reading::new(day(&s["day"]).unwrap(), real(&s["value"])).unwrap())
            .collect();
        let bands: Vec<Band> =
            list(&case["bands"]).iter().map(|b| Band { from: real(&b[0]), to: real(&b[1]) }).collect();
        let rule = match &case["rule"] {
            Value::Null => Rule::None,
            rule if rule.get("points").is_some() => Rule::Published { points: real(&rule["points"]) },
            rule => Rule::Computed { sd: real(&rule["sd"]), reliability: real(&rule["reliability"]) },
        };
        let found = serde_json::to_value(course(&scores, rule, &bands)).unwrap();
        same(&found, &case["course"], case["name"].as_str().unwrap());
    }
}

/// The comparison itself can fail.
#[test]
#[should_panic(expected = "x.a[1]: 2.00000001, expected 2")]
fn what_is_apart_is_seen() {
    same(&json!({"a": [1, 2.000_000_01]}), &json!({"a": [1, 2]}), "x");
}

#[test]
fn a_day_of_the_other_calendar_is_ours() {
    let journals = reference();
    let edges = list(&journals["journals"]).iter().find(|j| j["name"] == "edges of days and blocks").unwrap();
    let days = Days::new(&samples(edges), Include::All);
    assert_eq!(days.first().map(|d| d.day.to_string()), Some("2025-04-30".into()));
}
