//! Writing, changing and putting away.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{PASSPHRASE, Place, feed};

#[test]
fn what_is_written_is_read_back() {
    let place = Place::new();
    let id = place.add(&[
        "Walked to the river and back.",
        "--title",
        "Out",
        "--tag",
        "walk",
        "--tag",
        "river",
        "--star",
    ]);
    assert_eq!(id, "1");
    let entry = place.json(&["show", &id])["entry"].clone();
    assert_eq!(entry["title"], "Out");
    assert_eq!(entry["body"], "Walked to the river and back.");
    assert_eq!(entry["tags"], serde_json::json!(["river", "walk"]));
    assert_eq!(entry["starred"], true);
    assert_eq!(entry["backDated"], false);

    let shown = place.run(&["show", &id]).ok();
    for part in ["Out\n", "★", "river, walk", "Walked to the river and back.", "6 words, entry 1"] {
        assert!(shown.contains(part), "{shown}");
    }
    assert_eq!(place.run(&["add", "Second."]).ok(), "Saved as entry 2\n");
}

#[test]
fn text_comes_from_standard_input_as_it_is() {
    let place = Place::new();
    let text =
        "# Tonight\n\n- água, 日本語, שלום, 👩‍👧‍👦 e\u{301}\n\n    indented\ttab\r\n\"quotes\" \\ $HOME `x`";
    place.run_with(&["add"], &format!("{text}\n")).ok();
    assert_eq!(place.body("1"), text);
    place.run_with(&["add", "-"], "A dash means standard input too.\n").ok();
    assert_eq!(place.body("2"), "A dash means standard input too.");
    place.run(&["add", "--", "--title is not an option here"]).ok();
    assert_eq!(place.body("3"), "--title is not an option here");
    let huge = "word ".repeat(200_000);
    place.run_with(&["add"], &huge).ok();
    assert_eq!(place.body("4"), huge);
}

#[test]
fn the_first_line_may_be_the_passphrase_and_the_rest_the_text() {
    let place = Place::new();
    let command = |args: &[&str]| {
        let mut command = place.bare();
        command.arg("--vault").arg(place.vault()).args(["--passphrase-file", "-"]).args(args);
        command
    };
    feed(command(&["add"]), format!("{PASSPHRASE}\nFirst line.\n\nLast line.\n").as_bytes()).ok();
    assert_eq!(place.body("1"), "First line.\n\nLast line.");
    feed(command(&["edit", "1", "-"]), format!("{PASSPHRASE}\r\nNew.").as_bytes()).ok();
    assert_eq!(place.body("1"), "New.");
    let listed = feed(command(&["list"]), PASSPHRASE.as_bytes()).ok();
    assert!(listed.contains("New."));
    assert_eq!(feed(command(&["add"]), PASSPHRASE.as_bytes()).failed("usage"), 2);
    assert_eq!(feed(command(&["add"]), b"").failed("empty_passphrase"), 2);
    assert_eq!(feed(command(&["add"]), b"\xff\xfe\n").failed("usage"), 2);
    assert_eq!(feed(command(&["add"]), &[PASSPHRASE.as_bytes(), b"\n\xff\xfe"].concat()).failed("usage"), 2);
}

#[test]
fn nothing_is_not_an_entry() {
    let place = Place::new();
    assert_eq!(place.run(&["add"]).failed("usage"), 2);
    assert_eq!(place.run(&["add", "  \n "]).failed("usage"), 2);
    place.run(&["add", "", "--title", "Only a title"]).ok();
    assert_eq!(place.json(&["list"])["entries"].as_array().unwrap().len(), 1);
}

#[test]
fn an_entry_may_be_about_an_earlier_day() {
    let place = Place::new();
    let happened = |args: &[&str]| {
        let id = place.add(args);
        place.json(&["show", &id])["entry"].clone()
    };
    let entry = happened(&["Then.", "--at", "2024-02-29T23:30:00-03:00"]);
    assert_eq!(entry["happened"]["time"], "2024-02-29T23:30:00-03:00");
    assert_eq!(entry["backDated"], true);
    let entry = happened(&["On the clock here.", "--at", "2024-03-01T08:00"]);
    assert!(entry["happened"]["time"].as_str().unwrap().starts_with("2024-03-01T08:00:00"));
    let rows = place.json(&["list"]);
    assert_eq!(rows["entries"][0]["preview"], "On the clock here.");
    assert!(place.run(&["show", "1"]).ok().contains("Thu 29 Feb 2024  23:30"));
    for wrong in ["yesterday", "2024-02-30T08:00", "2024-03-01", "10000-01-01T00:00:00Z", "24:00"] {
        assert_eq!(place.run(&["add", "x", "--at", wrong]).failed("bad_when"), 2, "{wrong}");
    }
}

#[test]
fn an_edit_changes_what_it_names_and_nothing_else() {
    let place = Place::new();
    let id = place.add(&[
        "Body.",
        "--title",
        "Title",
        "--tag",
        "one",
        "--tag",
        "two",
        "--at",
        "2025-05-05T05:05:05+01:00",
    ]);
    place.run(&["edit", &id, "--tag", "three", "--untag", "#ONE", "--star"]).ok();
    let entry = place.json(&["show", &id])["entry"].clone();
    assert_eq!(entry["tags"], serde_json::json!(["three", "two"]));
    assert_eq!(entry["starred"], true);
    assert_eq!(entry["title"], "Title");
    assert_eq!(entry["body"], "Body.");
    assert_eq!(entry["happened"]["time"], "2025-05-05T05:05:05+01:00");

    place.run(&["edit", &id, "--title", "", "--unstar", "--at", "2025-05-06T06:06:06+01:00"]).ok();
    let entry = place.json(&["show", &id])["entry"].clone();
    assert_eq!(entry["title"], "");
    assert_eq!(entry["starred"], false);
    assert_eq!(entry["happened"]["time"], "2025-05-06T06:06:06+01:00");

    let saved = place.json(&["edit", &id, "New body."]);
    assert_eq!(saved["version"], 4);
    assert_eq!(place.body(&id), "New body.");
}

#[test]
fn an_edit_without_a_change_or_a_text_is_refused() {
    let place = Place::new();
    let id = place.add(&["Body."]);
    assert_eq!(place.run(&["edit", &id]).failed("usage"), 2);
    // a script whose input is missing must not empty the entry
    assert_eq!(place.run(&["edit", &id, "-"]).failed("usage"), 2);
    assert_eq!(place.run(&["edit", &id, "--star", "--unstar"]).code, 2);
    assert_eq!(place.body(&id), "Body.");
}

#[test]
fn earlier_versions_can_be_read_and_brought_back() {
    let place = Place::new();
    let long = "A sentence that will be taken out again. ".repeat(20);
    let id = place.add(&[long.trim()]);
    place.run(&["edit", &id, "Short."]).ok();
    let history = place.json(&["history", &id]);
    let revisions = history["revisions"].as_array().unwrap();
    assert_eq!(revisions.len(), 2);
    assert_eq!((&revisions[0]["kept"], &revisions[1]["kept"]), (&"current".into(), &"shrink".into()));
    let former = revisions[1]["number"].to_string();

    let table = place.run(&["history", &id]).ok();
    assert!(table.contains("as it is now") && table.contains("before much was taken out"), "{table}");
    assert!(place.run(&["history", &id, &former]).ok().contains(long.trim()));
    assert_eq!(place.json(&["history", &id, &former])["body"], long.trim());

    place.run(&["restore", &id, "--revision", &former]).ok();
    assert_eq!(place.body(&id), long.trim());
    assert_eq!(place.run(&["history", &id, "99"]).failed("not_found"), 9);
    assert_eq!(place.run(&["restore", &id, "--revision", "99"]).failed("not_found"), 9);
}

#[test]
fn the_bin_gives_back_until_it_is_told_to_erase() {
    let place = Place::new();
    let id = place.add(&["Away with it.", "--title", "Gone"]);
    assert_eq!(place.run(&["bin"]).ok(), "The bin is empty.\n");
    assert_eq!(place.run(&["delete", "--erase", &id]).failed("not_found"), 9);

    assert_eq!(place.json(&["delete", &id])["done"], "binned");
    assert_eq!(place.run(&["list"]).ok(), "Nothing here yet.\n");
    let bin = place.run(&["bin"]).ok();
    assert!(bin.contains("Gone") && bin.contains("in the bin since"), "{bin}");
    assert!(place.run(&["show", &id]).ok().contains("in the bin since"));

    assert_eq!(place.json(&["restore", &id])["done"], "restored");
    assert!(place.run(&["list"]).ok().contains("Gone"));

    place.run(&["delete", &id]).ok();
    assert_eq!(place.json(&["delete", "--erase", &id])["done"], "erased");
    assert_eq!(place.run(&["show", &id]).failed("not_found"), 9);
    assert_eq!(place.run(&["restore", &id]).failed("not_found"), 9);
}
