use goldseam_formats::{Error, Mood, Why};

use crate::support::{
    bytes, folder, lisbon, offered, read, read_folder, read_text, refused, whens, write, yaml_bomb,
};

fn one(name: &str, text: &str) -> goldseam_formats::Record {
    let mut read = read_folder("markdown", &[(name, text)]);
    assert_eq!((read.records.len(), &read.skipped), (1, &vec![]), "{name}");
    read.records.remove(0)
}

#[test]
fn what_goldseam_exports_comes_back() {
    let text = "---\ntitle: \"A \\\"good\\\" afternoon\\n\\u0007\"\ndate: 2026-05-03T17:20:00+01:00\nzone: \"Europe/Lisbon\"\n\
                tags: [\"kids\", \"a walk\"]\nstarred: true\ncreated: 2026-05-03T21:05:11+01:00\nmethod: \"Thought record\"\n\
                method_id: \"thought-record\"\nmethod_version: 1\nfinished: true\n---\n\n# A heading\n\nBy the river.\n";
    let record = one("2026/a-good-afternoon.md", text);
    assert_eq!(record.title, "A \"good\" afternoon\n\u{7}".trim());
    let happened = record.happened.unwrap();
    assert_eq!(happened.local.to_string(), "2026-05-03 17:20:00");
    assert_eq!((happened.offset, happened.zone.as_deref()), (Some(60), Some("Europe/Lisbon")));
    let written = record.written.unwrap();
    assert_eq!((written.local.to_string().as_str(), written.offset), ("2026-05-03 21:05:11", Some(60)));
    assert_eq!(record.tags, ["kids", "a walk"]);
    assert!(record.starred);
    assert_eq!(record.body, "# A heading\n\nBy the river.");
    assert_eq!(record.extra["method_id"], "thought-record");
    assert_eq!((&record.extra["method_version"], &record.extra["finished"]), (&1.into(), &true.into()));
}

#[test]
fn an_entry_of_ours_without_a_title_gets_none_from_its_name() {
    let text = "---\ndate: 2026-05-03T17:20:00+01:00\nstarred: false\ncreated: 2026-05-03T17:20:00+01:00\n---\n\nBody\n";
    let record = one("2026-05-03 untitled.md", text);
    assert_eq!((record.title.as_str(), record.written), ("", None));
}

#[test]
fn daily_notes_of_obsidian_have_their_day_in_their_name() {
    let read = read_folder(
        "markdown",
        &[
            ("2026-05-03.md", "Hello #walk #a/b #123 `#code`\n\n```\n#code\n```\n"),
            ("Daily/2026-05-04 A walk.md", "x"),
            ("2026/05/05.md", "x"),
            ("journal_20260506.md", "x"),
            ("2026-05-07T2145.md", "x"),
            (".obsidian/2026-05-08.md", "x"),
            (".trash/2026-05-09.md", "x"),
        ],
    );
    let mut all = whens(&read);
    all.sort();
    assert_eq!(all, ["2026-05-03", "2026-05-04", "2026-05-05", "2026-05-06", "2026-05-07 21:45"]);
    let titles: Vec<_> = read.records.iter().map(|r| r.title.as_str()).collect();
    assert!(titles.contains(&"A walk") && titles.contains(&"journal") && titles.contains(&""));
    assert_eq!(read.records.iter().find(|r| r.source_id == "2026-05-03.md").unwrap().tags, ["walk", "a/b"]);
}

#[test]
fn the_date_comes_from_the_head_then_the_name_then_the_heading() {
    let read = read_folder(
        "markdown",
        &[
            ("1 2026-05-03.md", "---\ndate: 2020-01-01\n---\n# 2021-01-01\nx"),
            ("2 2026-05-03.md", "# 2021-01-01\nx"),
            ("3 note.md", "Intro\n\n## Friday, January 1st, 2021\nx"),
            ("4 note.md", "Nothing of 2021-01-01 here\n\n# Plain heading"),
            ("5 2026-05-03.md", "---\ncreated: 2026-05-03T08:15\n---\nx"),
            ("6 2026-05-03.md", "---\ncreated: 2026-06-01T08:15\n---\nx"),
            ("7 note.md", "---\ncreated: 2026-06-01 08:15\nupdated: 2026-06-02\n---\nx"),
        ],
    );
    assert_eq!(
        whens(&read),
        ["2020-01-01", "2026-05-03", "2021-01-01", "2026-05-03 08:15", "2026-05-03", "2026-06-01 08:15"]
    );
    assert_eq!(read.skipped, [Why::NoDate]);
    assert_eq!(read.records[4].written.as_ref().unwrap().local.to_string(), "2026-06-01 08:15:00");
    assert_eq!(read.records[5].changed.as_ref().unwrap().local.date().to_string(), "2026-06-02");
}

#[test]
fn an_instant_in_utc_is_the_day_that_the_writer_saw() {
    let late = "---\ndate: 2026-05-03T23:30:00Z\n---\nx";
    assert_eq!(
        whens(&read_folder("markdown", &[("n.md", late)])),
        ["2026-05-04 00:30"],
        "Lisbon is an hour ahead in summer"
    );
    let told = "---\ndate: 2026-05-03T23:30:00-05:00\n---\nx";
    assert_eq!(
        whens(&read_folder("markdown", &[("n.md", told)])),
        ["2026-05-03 23:30"],
        "a clock that is told is the writer's"
    );
    let zoned = "---\ndate: 2026-05-03T23:30:00Z\ntimezone: America/New_York\n---\nx";
    assert_eq!(whens(&read_folder("markdown", &[("n.md", zoned)])), ["2026-05-03 19:30"]);
}

#[test]
fn fields_of_the_head_find_their_places_and_unknown_ones_are_kept() {
    let record = one(
        "2026-05-03.md",
        "---\ntitle: Day: one\ntags: walk, two words\nmood: 😊 calm\nfavorite: yes\nlocation: Porto\nlat: 41.1\nlng: -8.6\n\
         sleep: 7.5\nphone: 00351\nweather: {sky: blue}\n\"quoted\": \"5\"\nempty:\n---\nx",
    );
    // `title: Day: one` is no YAML, so the head is text
    assert!(record.body.contains("title: Day: one"));
    let record = one(
        "2026-05-03.md",
        "---\ntitle: Day one\ntags: walk, two words\nmood: 😊 calm\nfavorite: yes\nlocation: Porto\nlat: 41.1\nlng: -8.6\n\
         sleep: 7.5\nphone: 00351\nweather: {sky: blue}\n\"quoted\": \"5\"\nempty:\n---\nx",
    );
    assert_eq!((record.title.as_str(), record.starred), ("Day one", true));
    assert_eq!(record.tags, ["walk", "two words"]);
    assert_eq!(record.mood, Some(Mood { label: "😊 calm".into(), level: None }));
    let place = record.place.unwrap();
    assert_eq!((place.name.as_str(), place.at), ("Porto", Some((41.1, -8.6))));
    let extra = serde_json::json!({"sleep": 7.5, "phone": "00351", "weather": {"sky": "blue"}, "quoted": "5", "empty": null});
    assert_eq!(serde_json::Value::Object(record.extra), extra);
}

#[test]
fn tags_are_read_as_a_list_as_words_and_with_their_marks() {
    for tags in ["[a, b c]", "\n  - a\n  - b c", "a, b c", "['#a', \"b c\"]"] {
        assert_eq!(one("2026-05-03.md", &format!("---\ntags: {tags}\n---\nx")).tags, ["a", "b c"], "{tags}");
    }
    assert_eq!(one("2026-05-03.md", "---\ntags: a b\n---\n#A #c").tags, ["a", "b", "c"]);
}

#[test]
fn journals_of_logseq_lose_only_what_is_logseqs_own() {
    let text = "tags:: trip, [[two words]]\nicon:: 🌅\n\n- LATER call\n  id:: 65f1-aa\n  collapsed:: true\n\t- deeper #[[a tag]]\n- \
                ![dusk](../assets/boat%20dusk.png){:height 20, :width 30}\n- see [[2026_05_04]] and [[2026-05-04]]\n- mood:: calm\n";
    let dir = folder(&[
        ("journals/2026_05_03.md", text),
        ("journals/2026_05_04.md", "-\n"),
        ("logseq/bak/2026_05_01.md", "x"),
        ("pages/contents.md", "- x"),
    ]);
    write(dir.path(), "assets/boat dusk.png", b"PNG");
    let read = read("markdown", dir.path());
    assert_eq!(
        (whens(&read), &read.skipped),
        (vec!["2026-05-03".to_owned()], &vec![Why::Empty, Why::NoDate])
    );
    let record = &read.records[0];
    assert_eq!(
        record.body,
        "- LATER call\n\t- deeper #[[a tag]]\n- ![dusk](attached:file-1)\n- see [2026_05_04](entry:journals/2026_05_04.md) \
         and [2026-05-04](entry:journals/2026_05_04.md)\n- mood:: calm"
    );
    assert_eq!(record.tags, ["trip", "two words", "a tag"]);
    assert_eq!(record.extra["icon"], "🌅");
    assert_eq!(bytes(dir.path(), &record.files[0]), b"PNG");
}

#[test]
fn pictures_are_found_beside_the_note_from_the_top_and_by_their_name() {
    let text = "![a](pics/a.png) ![[b.png|300]] ![[sub/c.png]] ![gone](gone.png) ![web](https://x.org/y.png)\n\n\
                [paper](files/paper.pdf) ![again](pics/a.png) <img src=\"pics/a.png\" alt=\"small\" width=\"20\">\n\n\
                `![code](pics/a.png)`\n\n[![badge](pics/a.png)](https://x.org)\n\n[ref]: pics/a.png\n![by name][ref]";
    let dir = folder(&[
        ("days/2026-05-03.md", text),
        ("days/pics/a.png", "A"),
        ("deep/er/b.png", "B"),
        ("sub/c.png", "C"),
        ("days/files/paper.pdf", "P"),
    ]);
    let record = read("markdown", dir.path()).records.remove(0);
    assert_eq!(
        record.body,
        "![a](attached:file-1) ![](attached:file-2) ![sub/c.png](attached:file-3) ![gone](attached:file-4) \
         ![web](https://x.org/y.png)\n\n![paper](attached:file-5) ![again](attached:file-1) ![small](attached:file-1)\n\n\
         `![code](pics/a.png)`\n\n[![badge](attached:file-1)](https://x.org)\n\n[ref]: pics/a.png\n![by name](attached:file-1)"
    );
    let at: Vec<_> = record.files.iter().map(|file| file.at.as_deref()).collect();
    assert_eq!(
        at,
        [
            Some("days/pics/a.png"),
            Some("deep/er/b.png"),
            Some("sub/c.png"),
            None,
            Some("days/files/paper.pdf")
        ]
    );
    assert!(
        record.files.iter().all(|f| f.key.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)))
    );
}

#[test]
fn links_between_notes_lead_to_their_entries() {
    let read = read_folder(
        "markdown",
        &[
            (
                "2026-05-03.md",
                "[[2026-05-04 A (big) walk|then]] [two](2026-05-04%20A%20(big)%20walk.md#part) [[nowhere]] ![[2026-05-04 A (big) walk]]",
            ),
            ("2026-05-04 A (big) walk.md", "x"),
        ],
    );
    let id = &read.records[1].source_id;
    assert_eq!(id, "2026-05-04%20A%20%28big%29%20walk.md");
    assert_eq!(
        read.records[0].body,
        format!("[then](entry:{id}) [two](entry:{id}) [[nowhere]] ![[2026-05-04 A (big) walk]]")
    );
}

#[test]
fn a_link_never_leads_out_of_the_folder() {
    let dir = folder(&[
        ("secret.png", "S"),
        (
            "vault/days/2026-05-03.md",
            "![a](../../secret.png) ![b](/etc/passwd.png) ![c](..%2f..%2fsecret.png)",
        ),
    ]);
    let record = read("markdown", &dir.path().join("vault")).records.remove(0);
    assert!(record.files.iter().all(|file| file.at.is_none()), "{:?}", record.files);
}

#[test]
fn a_line_of_dashes_is_not_always_a_head() {
    for text in [
        "---\n\nJust a line above",
        "---\n{{date}}: [\n---\nBody",
        "----\ntitle: x\n----\n",
        "---\ntitle: never closed\n",
    ] {
        assert_eq!(
            one("2026-05-03.md", text).body,
            text.trim_matches('\n'),
            "nothing that was written is lost"
        );
    }
}

#[test]
fn a_bomb_in_a_head_is_refused_and_the_rest_goes_on() {
    let bomb = format!("---\n{}---\nBody", yaml_bomb());
    let deep = format!("---\na: {}\n---\nBody", "[".repeat(200));
    let read = read_folder(
        "markdown",
        &[("2026-05-01.md", &bomb), ("2026-05-02.md", &deep), ("2026-05-03.md", "fine")],
    );
    assert_eq!(whens(&read).last().unwrap(), "2026-05-03");
    assert!(read.skipped.contains(&Why::Malformed));
}

#[test]
fn ugly_files_are_left_out_alone() {
    let dir = folder(&[
        ("2026-05-01.md", ""),
        ("2026-05-02.md", "\u{feff}---\r\ntitle: Ümlaut 🌅\r\n---\r\n\r\nשלום\r\n"),
        ("1970-01-01.md", "x"),
        ("2099-12-31.md", "x"),
    ]);
    write(dir.path(), "2026-05-03.md", b"bad \xc3\x28");
    let read = read("markdown", dir.path());
    assert_eq!(whens(&read), ["1970-01-01", "2026-05-02", "2099-12-31"]);
    assert_eq!(read.skipped, [Why::Empty, Why::Malformed]);
    assert_eq!((read.records[1].title.as_str(), read.records[1].body.as_str()), ("Ümlaut 🌅", "שלום"));
}

#[cfg(unix)]
#[test]
fn links_of_the_file_system_are_not_followed() {
    let outside = folder(&[("2026-05-04.md", "secret")]);
    let dir = folder(&[("2026-05-03.md", "x")]);
    std::os::unix::fs::symlink(outside.path(), dir.path().join("linked")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("2026-05-04.md"), dir.path().join("2026-05-04.md"))
        .unwrap();
    assert_eq!(whens(&read("markdown", dir.path())), ["2026-05-03"]);
}

#[test]
fn a_deep_folder_is_read_and_a_bottomless_one_is_refused() {
    let deep = format!("{}2026-05-03.md", "d/".repeat(60));
    assert_eq!(whens(&read_folder("markdown", &[(&deep, "x")])), ["2026-05-03"]);
    let dir = folder(&[(&format!("{}2026-05-03.md", "d/".repeat(80)), "x")]);
    assert!(matches!(refused("markdown", dir.path(), &lisbon()), Error::TooLarge));
}

#[test]
fn a_single_file_is_read_and_a_folder_without_notes_is_refused() {
    assert_eq!(whens(&read_text("markdown", "2026-05-03.md", "x", &lisbon()).unwrap()), ["2026-05-03"]);
    let dir = folder(&[("a.txt", "x")]);
    assert!(matches!(refused("markdown", dir.path(), &lisbon()), Error::NotThisFormat));
    let dir = folder(&[("2026-05-03.md", "x")]);
    assert_eq!(offered(dir.path()), ["markdown"]);
}

#[test]
fn a_note_longer_than_an_entry_may_be_is_left_out_alone() {
    let dir = folder(&[("2026-05-03.md", "x")]);
    write(dir.path(), "2026-05-02.md", &vec![b'['; 6 << 20]);
    let read = read("markdown", dir.path());
    assert_eq!((whens(&read), read.skipped), (vec!["2026-05-03".to_owned()], vec![Why::TooLong]));
}
