//! Listing, finding and showing.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::Place;
use serde_json::Value;

fn ids(answer: &Value) -> Vec<u64> {
    let entries = answer["entries"].as_array().or(answer["hits"].as_array()).unwrap();
    entries.iter().map(|e| e["id"].as_u64().or(e["entry"]["id"].as_u64()).unwrap()).collect()
}

/// Five entries on five days, the second and fourth with a tag, the fifth with a star.
fn week() -> Place {
    let place = Place::new();
    for day in 1..=5 {
        let (body, at) =
            (format!("Day {day} by the river. Água e pão."), format!("2026-03-0{day}T20:00:00Z"));
        let mut args = vec!["add", &body, "--at", &at];
        if day % 2 == 0 {
            args.extend(["--tag", "Even Day"]);
        }
        if day == 5 {
            args.push("--star");
        }
        place.run(&args).ok();
    }
    place
}

#[test]
fn the_newest_come_first_and_lists_go_on() {
    let place = week();
    let first = place.json(&["list", "--limit", "2"]);
    assert_eq!(ids(&first), [5, 4]);
    let next = first["next"].as_str().unwrap();
    let second = place.json(&["list", "--limit", "2", "--after", next]);
    assert_eq!(ids(&second), [3, 2]);
    let third = place.json(&["list", "--limit", "2", "--after", second["next"].as_str().unwrap()]);
    assert_eq!(ids(&third), [1]);
    assert_eq!(third["next"], Value::Null);
    assert!(place.run(&["list", "--limit", "2"]).ok().contains(&format!("--after {next}")));
    assert!(!place.run(&["list"]).ok().contains("--after"));
    assert_eq!(place.run(&["list", "--after", "nonsense"]).failed("bad_query"), 2);
    assert_eq!(place.run(&["list", "--limit", "0"]).code, 2);
}

#[test]
fn filters_narrow_lists_and_searches() {
    let place = week();
    let list = |args: &[&str]| ids(&place.json(&[&["list"], args].concat()));
    assert_eq!(list(&["--from", "2026-03-02", "--to", "2026-03-04"]), [4, 3, 2]);
    assert_eq!(list(&["--tag", "even day"]), [4, 2]);
    assert_eq!(list(&["--tag", "even day", "--tag", "other"]), [0; 0]);
    assert_eq!(list(&["--starred"]), [5]);
    let search = |args: &[&str]| ids(&place.json(&[&["search"], args].concat()));
    assert_eq!(search(&["river", "--tag", "Even Day", "--from", "2026-03-03"]), [4]);
    assert_eq!(search(&["river", "--starred"]), [5]);
    assert_eq!(place.run(&["list", "--from", "2026-03-04", "--to", "2026-03-02"]).failed("usage"), 2);
    assert_eq!(place.run(&["list", "--from", "march"]).code, 2);
}

#[test]
fn words_are_found_in_any_form() {
    let place = week();
    let search = |args: &[&str]| ids(&place.json(&[&["search"], args].concat()));
    assert_eq!(search(&["agua PAO"]), [5, 4, 3, 2, 1]);
    assert_eq!(search(&["riv"]), [5, 4, 3, 2, 1]);
    assert_eq!(search(&["\"day 3 by\""]), [3]);
    assert_eq!(search(&["day", "3"]), [3]);
    assert_eq!(search(&["river", "--", "-3"]), [5, 4, 2, 1]);
    assert_eq!(search(&["river", "--best", "--limit", "2"]).len(), 2);
    assert_eq!(search(&["lighthouse"]), [0; 0]);
    assert!(place.run(&["search", "lighthouse"]).ok().starts_with("Nothing found."));
    assert_eq!(search(&["\"(* AND ^:"]), [0; 0]);
    let hit = place.json(&["search", "river"])["hits"][0].clone();
    let marked: Vec<_> = hit["snippet"].as_array().unwrap().iter().filter(|s| s["hit"] == true).collect();
    assert_eq!(marked[0]["text"], "river");
    assert_eq!(place.run(&["search"]).code, 2);
}

#[test]
fn an_entry_is_printed_as_a_markdown_file() {
    let place = Place::new();
    let args = [
        "Body with **bold**.",
        "--title",
        "A \"title\"",
        "--tag",
        "b",
        "--tag",
        "a",
        "--at",
        "2026-03-01T20:00:00+05:45",
    ];
    let id = place.add(&args);
    let file = place.run(&["show", "--markdown", &id]).ok();
    let start = "---\ntitle: \"A \\\"title\\\"\"\ndate: 2026-03-01T20:00:00+05:45\ntags: [\"a\", \"b\"]\nstarred: false\ncreated: 20";
    assert!(file.starts_with(start), "{file}");
    assert!(file.ends_with("---\n\nBody with **bold**.\n"), "{file}");
    assert_eq!(place.run(&["show", "--markdown", "--json", &id]).code, 2);
}

#[test]
fn what_an_entry_says_is_shown_and_never_obeyed() {
    let place = Place::new();
    let evil = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31mred\u{8}\u{7f} end";
    let id = place.add(&[evil, "--title", evil, "--tag", "t\u{1b}[1m"]);
    place.run(&["edit", &id, &format!("{evil} again"), "--title", evil]).ok();
    let runs: [&[&str]; 6] = [
        &["list"],
        &["show", &id],
        &["search", "end"],
        &["history", &id],
        &["--json", "show", &id],
        &["--json", "list"],
    ];
    for args in runs {
        let out = place.run(args).ok();
        assert!(!out.chars().any(|c| c.is_control() && c != '\n'), "{args:?}: {out:?}");
        assert!(out.contains("end"), "{args:?}: {out:?}");
    }
    assert_eq!(place.json(&["show", &id])["entry"]["title"], evil);
    place.run(&["delete", &id]).ok();
    assert!(!place.run(&["bin"]).ok().chars().any(|c| c.is_control() && c != '\n'));
    // into a file it goes as it is
    assert!(place.run(&["show", "--markdown", &id]).ok().contains(&format!("{evil} again")));
}

#[test]
fn reading_does_not_stop_at_the_first_page() {
    let place = Place::empty();
    place.run(&["demo", "--entries", "1200", "--until", "2026-11-21"]).ok();
    let all = place.json(&["list", "--limit", "5000"]);
    assert_eq!(all["entries"].as_array().unwrap().len(), 1200);
    assert_eq!(all["next"], Value::Null);
    assert_eq!(place.json(&["list", "--limit", "700"])["entries"].as_array().unwrap().len(), 700);
}
