//! Journeys, and what there is to read.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{Place, each, names};
use goldseam_content::Library;
use serde_json::json;

/// A vault with a journey of somebody who was hurt.
fn walking() -> Place {
    let place = Place::new();
    assert_eq!(
        place.json(&["journey", "new", "My sister", "--role", "hurt"]),
        json!({ "format": 1, "id": 1 })
    );
    place
}

#[test]
fn journeys_begin_and_are_listed() {
    let place = Place::new();
    assert_eq!(place.json(&["journey", "list"]), json!({ "format": 1, "journeys": [] }));
    assert!(place.run(&["journey", "list"]).ok().contains("Nothing here yet."));
    place.run(&["journey", "new", "My sister", "--role", "hurt", "--first-weeks"]).ok();
    // a name that is not to stay in the history of the shell
    assert!(place.run_with(&["journey", "new", "--role", "repair"], "Us two\n").ok().contains("journey 2"));
    let said = place.run_with(&["journey", "new", "-", "--role", "solo"], "I\n").ok();
    assert!(said.contains("goldseam-cli journey show 3"), "{said}");
    let listed = place.json(&["journey", "list"])["journeys"].clone();
    let last = listed[0]["last"].clone();
    assert_eq!(
        listed[0],
        json!({
            "id": 1, "name": "My sister", "role": "hurt", "map": "The seven steps", "archived": false,
            "firstWeeks": true, "gate": null, "open": [], "last": last,
        })
    );
    assert_eq!(
        (each(&listed, "name"), each(&listed, "role")),
        (vec!["My sister", "Us two", "I"], vec!["hurt", "repair", "solo"])
    );
    let said = place.run(&["journey", "list"]).ok();
    assert!(said.contains("I was hurt · The seven steps · the first weeks"), "{said}");
}

#[test]
fn a_journey_is_read_by_its_map() {
    let place = walking();
    let shown = place.json(&["journey", "show", "1"]);
    assert_eq!(
        names(&shown),
        ["elsewhere", "format", "intro", "journey", "map", "notice", "source", "steps"]
    );
    assert_eq!((&shown["map"], shown["steps"].as_array().unwrap().len()), (&json!("seven-steps"), 7));
    let step = shown["steps"][1].clone();
    assert_eq!(
        names(&step),
        [
            "closed", "gated", "map", "name", "optional", "paused", "purpose", "since", "status", "step",
            "waits"
        ]
    );
    assert_eq!(
        (&step["step"], &step["status"], &step["gated"]),
        (&json!("step_plan"), &json!("not_started"), &json!(true))
    );
    let said = place.run(&["journey", "show", "1"]).ok();
    for step in &Library::built_in().journey("seven-steps").unwrap().steps {
        assert!(said.contains(&step.name) && said.contains(&step.id), "{said}");
    }
    assert!(said.starts_with("My sister\n") && said.contains("begin with Help"), "{said}");
    assert!(said.contains("not begun · after the safety questions"), "{said}");
    assert_eq!(place.run(&["journey", "show", "2"]).failed("not_found"), 9);
}

#[test]
fn what_is_for_two_comes_after_the_safety_questions() {
    let place = walking();
    place.run(&["journey", "new", "I", "--role", "solo"]).ok();
    for args in [&["journey", "step", "1", "2"][..], &["journey", "act", "1", "begin", "step_plan"]] {
        assert_eq!(place.run(args).failed("gate"), 2);
        place.run(&[args, &["--safe"]].concat()).ok();
    }
    // the first step is not for two, one's own way never is, and nothing keeps anybody from leaving
    place.run(&["journey", "step", "1", "1"]).ok();
    place.run(&["journey", "step", "2", "2"]).ok();
    place.run(&["journey", "act", "1", "note", "2", "--note", "Not now."]).ok();
    place.run(&["journey", "act", "1", "leave", "2"]).ok();
    // what was said on the way is kept nowhere
    assert_eq!(place.json(&["journey", "list"])["journeys"][0]["gate"], json!(null));
    assert_eq!(place.run(&["journey", "step", "1", "3"]).failed("gate"), 2);
}

#[test]
#[cfg(target_os = "linux")]
fn on_a_terminal_the_questions_are_asked() {
    use crate::support::{PASSPHRASE, terminal::Terminal};
    let place = walking();
    let mut terminal = Terminal::start(&place, 100, "cli journey step 1 2");
    terminal.type_secret(PASSPHRASE);
    terminal.until("> ");
    terminal.type_line("1");
    let (code, seen) = terminal.end();
    assert_eq!(code, 0, "{seen}");
    assert!(seen.contains("not your fault") && seen.contains("help-lines COUNTRY"), "{seen}");
    assert!(!seen.contains("What can be done"), "{seen}");
    let mut terminal = Terminal::start(&place, 100, "cli journey step 1 2");
    terminal.type_secret(PASSPHRASE);
    terminal.until("> ");
    terminal.type_line("0");
    let (code, seen) = terminal.end();
    assert_eq!(code, 0, "{seen}");
    assert!(seen.contains("What can be done") && seen.contains("must have, would help"), "{seen}");
}

#[test]
fn a_step_says_all_that_belongs_to_it() {
    let place = walking();
    let page = place.add(&["Three lists.", "--title", "What I know"]);
    place
        .run(&[
            "journey",
            "act",
            "1",
            "tick",
            "1",
            "h_three_lists",
            "--note",
            "Long.",
            "--day",
            "2026-03-01",
            "--entry",
            &page,
        ])
        .ok();
    place.run(&["journey", "act", "1", "add", "1", "--note", "Ask Maria"]).ok();
    place.run(&["journey", "act", "1", "write", "1", "--entry", &page]).ok();
    place.run(&["journey", "act", "1", "begin", "gottman/atone", "--safe"]).ok();
    let step = place.json(&["journey", "step", "1", "1"]);
    assert_eq!(
        names(&step),
        [
            "actions",
            "conditions",
            "done",
            "elsewhere",
            "ending",
            "endings",
            "entries",
            "format",
            "history",
            "mapName",
            "methods",
            "pages",
            "prompts",
            "reason",
            "revisit",
            "step",
        ]
    );
    assert_eq!((&step["step"]["status"], &step["mapName"]), (&json!("exploring"), &json!("The seven steps")));
    let ticked = json!({ "day": "2026-03-01", "note": "Long.", "entry": 1 });
    let text = "Write down what I know, what I suspect and what I do not know, in three lists.";
    let action =
        json!({ "id": "h_three_lists", "text": text, "own": false, "other": false, "ticked": ticked });
    assert_eq!(step["actions"][0], action);
    assert_eq!(step["actions"][5]["text"], "Ask Maria");
    assert_eq!(step["entries"][0]["title"], "What I know");
    assert_eq!(names(&step["elsewhere"][0]), ["map", "mapName", "name", "status", "step", "ticked"]);
    assert_eq!(each(&step["history"], "kind"), ["begin", "tick", "add_action", "write"]);
    let said = place.run(&["journey", "step", "1", "step_responsibility"]).ok();
    for part in [
        "- [x] Write down what I know",
        "- [ ] Ask Maria  own_1",
        "2026-03-01 · entry 1",
        "To write from",
        "Come back to it when",
        "goldseam-cli method fill three-lists",
        "goldseam-cli read kinds-of-betrayal",
        "Atone, attune, attach: Atone  gottman/atone",
        "What happened here",
        "2026-03-01  ticked: Write down what I know",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // by number, by id, and on another map
    assert_eq!(place.json(&["journey", "step", "1", "seven-steps/step_responsibility"]), step);
    assert_eq!(place.json(&["journey", "step", "1", "gottman/atone", "--safe"])["step"]["name"], "Atone");
    for wrong in ["0", "8", "step_x", "gottman/x", "x/atone", "/", ""] {
        assert_eq!(place.run(&["journey", "step", "1", wrong]).failed("not_found"), 9, "{wrong}");
    }
}

#[test]
fn each_act_can_be_done() {
    let place = walking();
    let page = place.add(&["A page."]);
    let does = |args: &[&str]| -> Vec<String> {
        let answer = place.json(&[&["journey", "act", "1"], args, &["--safe"]].concat());
        assert_eq!((names(&answer), &answer["id"]), (vec!["format", "happened", "id"], &json!(1)));
        each(&answer["happened"], "kind").into_iter().map(str::to_owned).collect()
    };
    assert_eq!(does(&["begin", "2"]), ["begin"]);
    assert_eq!(does(&["tick", "2", "h_sort"]), ["tick"]);
    assert_eq!(does(&["untick", "2", "h_sort"]), ["untick"]);
    assert_eq!(does(&["add", "2", "--note", "Call her"]), ["add_action"]);
    assert_eq!(does(&["drop", "2", "own_1"]), ["drop_action"]);
    assert_eq!(does(&["write", "2", "--entry", &page]), ["write"]);
    assert_eq!(does(&["done", "step_plan"]), ["done"]);
    assert_eq!(does(&["reopen", "2", "--note", "She lied."]), ["reopen"]);
    assert_eq!(does(&["leave", "2"]), ["leave"]);
    assert_eq!(does(&["open", "6"]), ["open"]);
    assert_eq!(does(&["done", "6"]), ["begin", "done"]);
    assert_eq!(does(&["done", "1"]), ["begin", "done"]);
    assert_eq!(does(&["breach", "--note", "Again."]), ["breach", "pause", "reopen"]);
    assert_eq!(does(&["resume", "6"]), ["resume"]);
    assert_eq!(does(&["slip", "--note", "Late."]), ["slip"]);
    assert_eq!(does(&["note", "--note", "Tired."]), ["note"]);
    assert_eq!(does(&["done", "7", "--ending", "working"]), ["begin", "done"]);
    assert_eq!(does(&["answer", "trust", "not_now"]), ["answer"]);
    assert_eq!(does(&["role", "solo"]), ["role"]);
    assert_eq!(does(&["map", "gottman"]), ["map"]);
    assert_eq!(does(&["tick", "1", "s_owed"]), ["begin", "tick"]);
    assert_eq!(does(&["first-weeks", "on"]), ["first_weeks"]);
    assert_eq!(does(&["archive", "on"]), ["archive"]);
    let said = place.run(&["journey", "act", "1", "archive", "off"]).ok();
    assert!(said.ends_with("  taken up again\n"), "{said}");

    let history = place.json(&["journey", "history", "1"])["history"].clone();
    assert_eq!(history.as_array().unwrap().len(), 32);
    assert_eq!(
        names(&history[3]),
        ["day", "entry", "id", "kind", "label", "map", "name", "note", "noted", "step", "title", "what"]
    );
    let of_step = place.json(&["journey", "history", "1", "seven-steps/step_intimacy"])["history"].clone();
    assert_eq!(each(&of_step, "kind"), ["open", "begin", "done", "pause", "resume"]);
    let said = place.run(&["journey", "history", "1"]).ok();
    for line in [
        "Creating a Plan Together · added: Call her",
        "a breach\n            Again.",
        "Trust? · Not now",
        "I go my own way",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
}

#[test]
fn a_note_can_stay_out_of_the_history_of_the_shell() {
    let place = walking();
    let args = ["journey", "act", "1", "reopen", "3", "--safe", "--note", "-"];
    place.run(&["journey", "act", "1", "done", "3", "--safe"]).ok();
    assert_eq!(place.run_with(&args, "").failed("no_reason"), 2);
    place.run_with(&args, "Two lines\nof it.\n").ok();
    assert_eq!(place.json(&["journey", "step", "1", "3", "--safe"])["reason"], "Two lines\nof it.");
    let said = place.run(&["journey", "history", "1", "3"]).ok();
    assert!(said.ends_with("opened again\n            Two lines\n            of it.\n"), "{said}");
}

#[test]
fn what_does_not_fit_is_told_in_one_sentence() {
    let place = walking();
    for args in [
        &["begin"][..],
        &["begin", "1", "2"],
        &["tick", "1"],
        &["slip", "1"],
        &["dance", "1"],
        &["role", "friend"],
        &["archive", "yes"],
        &["begin", "1", "--ending", "x"],
    ] {
        assert_eq!(place.run(&[&["journey", "act", "1"], args].concat()).failed("usage"), 2, "{args:?}");
    }
    for (args, code) in [
        (&["resume", "1"][..], "bad_step"),
        (&["tick", "1", "x"], "bad_step"),
        (&["done", "7"], "bad_step"),
        (&["answer", "trust", "x"], "bad_step"),
        (&["map", "seven-steps"], "bad_step"),
        (&["breach"], "no_reason"),
        (&["add", "1"], "no_reason"),
        (&["note", "--note", &"x".repeat(4001)], "note_too_long"),
    ] {
        assert_eq!(place.run(&[&["journey", "act", "1"], args].concat()).failed(code), 2, "{args:?}");
    }
    assert_eq!(place.run(&["journey", "act", "1", "begin", "9"]).failed("not_found"), 9);
    assert_eq!(place.run(&["journey", "act", "1", "write", "1", "--entry", "77"]).failed("not_found"), 9);
    assert_eq!(place.run(&["journey", "new", " ", "--role", "hurt"]).failed("bad_word"), 2);
    assert_eq!(place.run(&["journey", "new", "x", "--role", "friend"]).failed("usage"), 2);
    assert_eq!(place.run(&["journey", "new", "x"]).code, 2);
    assert_eq!(place.json(&["journey", "history", "1"])["history"].as_array().unwrap().len(), 2);
}

#[test]
fn no_failure_says_what_a_person_wrote() {
    let place = walking();
    let secret = "canary-7f3a";
    let long = format!("{secret}{}", "x".repeat(4001));
    let promise = place.json(&["method", "fill", "promise", &format!("promise={secret}")])["id"].to_string();
    place.run(&["journey", "act", "1", "add", "1", "--note", secret]).ok();
    let runs: [&[&str]; 17] = [
        &["journey", "new", &long, "--role", "hurt"],
        &["journey", "new", secret, "--role", secret],
        &["journey", "show", secret],
        &["journey", "step", "1", secret],
        &["journey", "step", secret, "1"],
        &["journey", "history", secret],
        &["journey", "questions", secret],
        &["journey", "act", secret, "begin", "1"],
        &["journey", "act", "1", secret],
        &["journey", "act", "1", "begin", secret],
        &["journey", "act", "1", "tick", "1", secret],
        &["journey", "act", "1", "role", secret],
        &["journey", "act", "1", "note", secret, "more", "--note", secret],
        &["journey", "act", "1", "note", "--note", &long],
        &["plan", "note", &promise, secret],
        &["plan", "note", &promise, "kept", "--who", secret],
        &["read", secret],
    ];
    for args in runs {
        let done = place.run(args);
        assert_ne!(done.code, 0, "{args:?}");
        assert!(!done.err.contains("canary") && !done.out.contains("canary"), "{done:?}");
        assert_eq!(done.err.lines().count(), 1, "{done:?}");
    }
}

#[test]
fn what_a_person_wrote_is_shown_and_never_obeyed() {
    let place = Place::new();
    let evil = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31mred\u{8}\u{7f} end";
    place.run(&["journey", "new", evil, "--role", "solo"]).ok();
    let page = place.add(&["x", "--title", evil]);
    let promise = place.json(&["method", "fill", "promise", &format!("promise={evil}")])["id"].to_string();
    place.run(&["plan", "note", &promise, "kept", "--note", evil]).ok();
    for args in
        [&["add", "1"][..], &["note", "1"], &["tick", "1", "own_1"], &["write", "1", "--entry", &page]]
    {
        place.run(&[&["journey", "act", "1"], args, &["--note", evil]].concat()).ok();
    }
    let runs: [&[&str]; 8] = [
        &["journey", "list"],
        &["journey", "show", "1"],
        &["journey", "step", "1", "1"],
        &["journey", "history", "1"],
        &["--json", "journey", "step", "1", "1"],
        &["--json", "journey", "history", "1"],
        &["plan"],
        &["plan", "log", &promise],
    ];
    for args in runs {
        let out = place.run(args).ok();
        assert!(!out.chars().any(|c| c.is_control() && c != '\n'), "{args:?}: {out:?}");
    }
    assert!(place.run(&["journey", "step", "1", "1"]).ok().matches("end").count() >= 4);
}

#[test]
fn three_questions_keep_every_answer() {
    let place = walking();
    for (answer, day) in [("not_now", "2026-03-01"), ("leaning", "2026-04-01"), ("taking_back", "2026-05-01")]
    {
        place.run(&["journey", "act", "1", "answer", "forgive", answer, "--day", day]).ok();
    }
    let questions = place.json(&["journey", "questions", "1"])["questions"].clone();
    assert_eq!(each(&questions, "id"), ["forgive", "reconcile", "trust"]);
    assert_eq!(names(&questions[0]), ["answers", "asks", "given", "id", "name", "says"]);
    assert_eq!(each(&questions[0]["given"], "what"), ["not_now", "leaning", "taking_back"]);
    assert_eq!(names(&questions[0]["answers"][0]), ["id", "label"]);
    let said = place.run(&["journey", "questions", "1"]).ok();
    assert!(said.contains("Do I want to forgive what was done to me?"), "{said}");
    assert!(said.contains("2026-03-01  Not now\n2026-04-01  I am leaning"), "{said}");
}

#[test]
fn maps_and_pages_are_read_without_a_journal() {
    let place = Place::empty();
    let library = Library::built_in();
    let maps = place.json(&["journey", "maps"])["maps"].clone();
    assert_eq!(names(&maps[0]), ["id", "name", "source", "steps", "summary"]);
    let said = place.run(&["journey", "maps"]).ok();
    for (map, shown) in library.journeys().iter().zip(maps.as_array().unwrap()) {
        assert_eq!(
            (&shown["id"], shown["steps"].as_array().unwrap().len()),
            (&json!(map.id), map.steps.len())
        );
        assert!(said.contains(&map.id) && said.contains(&map.name) && said.contains(&map.steps[0].name));
    }
    let pages = place.json(&["read"])["pages"].clone();
    assert_eq!(names(&pages[0]), ["id", "name", "summary"]);
    assert_eq!(pages.as_array().unwrap().len(), library.pages().len());
    let listed = place.run(&["read"]).ok();
    for page in library.pages() {
        assert!(listed.contains(&page.id) && listed.contains(&page.summary));
        assert_eq!(place.json(&["read", &page.id])["page"], serde_json::to_value(page).unwrap());
        let said = place.run(&["read", &page.id]).ok();
        for part in &page.parts {
            assert!(
                said.contains(&part.heading) && part.text.iter().chain(&part.list).all(|t| said.contains(t))
            );
        }
        assert!(page.sources.iter().all(|source| said.contains(source)));
        assert_eq!(said.contains("help-lines NZ"), page.opens_help, "{}", page.id);
    }
    assert_eq!(place.run(&["read", "x"]).failed("not_found"), 9);
    assert_eq!(place.run(&["journey", "list"]).failed("vault_missing"), 4);
    assert_eq!(place.run(&["plan"]).failed("vault_missing"), 4);
}
