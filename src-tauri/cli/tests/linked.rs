//! What comes back, what hangs together, and where help is.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::Place;
use goldseam_content::Library;
use serde_json::json;

#[test]
fn what_was_given_a_day_comes_back_on_it() {
    let place = Place::new();
    assert_eq!(place.json(&["due"]), json!({ "format": 1, "due": [] }));
    assert!(place.run(&["due"]).ok().contains("Nothing comes back today."));
    let fill = |day: &str| {
        let step = format!("review={day}");
        place.json(&["method", "fill", "boundary", "limit=I will leave at ten", &step])["id"].to_string()
    };
    fill("+3");
    let id = fill("today");
    let due = place.json(&["due"])["due"].clone();
    assert_eq!(due.as_array().unwrap().len(), 1);
    assert_eq!(due[0]["entry"]["id"].to_string(), id);
    assert_eq!((&due[0]["method"], &due[0]["what"]), (&json!("A boundary"), &json!("review")));
    assert_eq!(due[0]["label"], "I look at it again on");
    assert_eq!(due[0].as_object().unwrap().len(), 5);
    assert!(place.run(&["due"]).ok().contains("I look at it again on"));
    // put aside, or looked at again
    assert_eq!(place.run(&["due", "--settle", "77"]).failed("not_found"), 9);
    assert_eq!(
        place.json(&["due", "--settle", &id]),
        json!({ "format": 1, "id": id.parse::<u32>().unwrap(), "done": "settled" })
    );
    assert_eq!(place.json(&["due"])["due"], json!([]));
    let again = fill("today");
    place.json(&["method", "fill", "boundary", "--entry", &again, "--return", "status=1"]);
    assert_eq!(place.json(&["due"])["due"], json!([]));
}

#[test]
fn a_thread_is_read_as_one() {
    let place = Place::new();
    let note = place.add(&["He came home late and said nothing.", "--at", "2026-03-01T20:00:00Z"]);
    let record = place.json(&[
        "method",
        "fill",
        "thought-record-short",
        "situation=He came home late",
        "thoughts=It begins again | 90",
        "--from",
        &note,
        "--quote",
        "said nothing",
        "--at",
        "2026-03-01T22:00:00Z",
    ])["id"]
        .clone();
    let other = place.add(&["I asked him.", "--at", "2026-03-02T20:00:00Z"]);
    let third = place.add(&["By itself."]);
    let (from, to) = (record.to_string(), other.clone());
    assert_eq!(
        place.json(&["link", &from, &to]),
        json!({ "format": 1, "from": record, "to": other.parse::<u32>().unwrap(), "done": "linked" })
    );
    for id in [&note, &from, &to] {
        let thread = place.json(&["thread", id]);
        let ids: Vec<String> =
            thread["entries"].as_array().unwrap().iter().map(|e| e["id"].to_string()).collect();
        assert_eq!(ids, [note.clone(), from.clone(), to.clone()]);
        assert_eq!(
            thread["links"],
            json!([
                { "from": note.parse::<u32>().unwrap(), "to": record, "quote": "said nothing" },
                { "from": record, "to": to.parse::<u32>().unwrap(), "quote": "" },
            ])
        );
    }
    let read = place.run(&["thread", &to]).ok();
    assert!(read.contains("from entry 1: “said nothing”") && read.contains("I asked him."), "{read}");
    assert_eq!(place.run(&["link", &note, "99"]).failed("dangling_link"), 2);
    assert_eq!(place.run(&["link", &note, &note]).failed("dangling_link"), 2);
    assert_eq!(place.run(&["thread", "99"]).failed("not_found"), 9);
    place.json(&["link", &from, &to, "--remove"]);
    assert_eq!(place.json(&["thread", &to])["entries"].as_array().unwrap().len(), 1);
    assert_eq!(place.json(&["thread", &third])["links"], json!([]));
}

#[test]
fn lists_and_searches_know_methods() {
    let place = Place::new();
    place.add(&["A note about the river."]);
    place.json(&["method", "fill", "care-log", "note=By the river"]);
    place.json(&["method", "fill", "gad-7", "q1=1"]);
    let count = |args: &[&str]| {
        let answer = place.json(args);
        answer["entries"].as_array().or(answer["hits"].as_array()).unwrap().len()
    };
    assert_eq!(count(&["list"]), 3);
    assert_eq!(count(&["list", "--method", "note"]), 1);
    assert_eq!(count(&["list", "--method", "care-log", "--method", "gad-7"]), 2);
    assert_eq!(count(&["list", "--method", "pcl-5"]), 0);
    assert_eq!(count(&["search", "river"]), 2);
    assert_eq!(count(&["search", "river", "--method", "care-log"]), 1);
    assert!(place.run(&["list"]).ok().contains("Something for me · "), "{}", place.run(&["list"]).out);
}

#[test]
fn a_text_may_begin_with_a_hyphen() {
    let place = Place::new();
    for args in [
        &["- milk\n- tea"][..],
        &["--", "- milk\n- tea"],
        &["- milk\n- tea", "--star"],
        &["--star", "- milk\n- tea"],
    ] {
        let id = place.add(args);
        assert_eq!(place.body(&id), "- milk\n- tea", "{args:?}");
    }
    place.json(&["edit", "1", "- bread"]);
    assert_eq!(place.body("1"), "- bread");
    // a misspelt option is not a text
    assert_eq!(place.run(&["add", "--stra"]).failed("usage"), 2);
    assert_eq!(place.run(&["edit", "1", "--stra"]).failed("usage"), 2);
    assert_eq!(place.run(&["add", "x", "--stra"]).code, 2);
}

#[test]
fn help_needs_no_journal_and_shows_no_number_without_its_country() {
    let place = Place::empty();
    let help = Library::built_in().help();
    let countries = place.json(&["help-lines"]);
    assert_eq!(countries["countries"].as_array().unwrap().len(), help.countries.len());
    for country in &help.countries {
        let answer = place.json(&["help-lines", &country.code.to_lowercase()]);
        assert_eq!(answer["country"]["code"], country.code.as_str());
        let lines = answer["lines"].as_array().unwrap();
        assert!(lines.iter().any(|line| line["kind"] == "emergency"), "{}", country.code);
        for line in lines {
            let code = line["country"].as_str().unwrap();
            assert!(code == country.code || code == country.part_of);
        }
        let said = place.run(&["help-lines", &country.code]).ok();
        for line in lines {
            let shown = |field: &str| said.contains(line[field].as_str().unwrap());
            assert!(shown("display") && shown("name") && shown("source") && shown("checked"), "{line}");
        }
        assert!(said.contains("findahelpline.com") && said.contains(&help.checked));
    }
    assert_eq!(place.run(&["help-lines", "XX"]).failed("usage"), 2);
}
