use goldseam_formats::{Error, Precision, Why};

use crate::support::{
    bytes, folder, lisbon, made, offered, read, read_folder, refused, whens, write, yaml_bomb,
};

/// The text of one day, as Markdown.
fn day(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap();
    read_folder("rednotebook", &[("2026-05.txt", &format!("3: {{text: {quoted}}}\n"))]).records.remove(0).body
}

#[test]
fn a_journal_of_the_real_program_comes_in_whole() {
    let read = read("rednotebook", &made("rednotebook"));
    assert_eq!(whens(&read), ["1970-01-01", "2009-02-14", "2026-05-03", "2026-05-04", "2099-12-31"]);
    assert!(
        read.skipped.is_empty()
            && read.records.iter().all(|r| r.happened.as_ref().unwrap().precision == Precision::Day)
    );
    let third = &read.records[2];
    assert_eq!(
        third.body,
        "# The river\n\nWe **walked** *slowly*, _all of us_, ~~no~~ yes. #family\n\n- bread\n- wine\n  - red\n\n\n\
         1. first\n1. second\n\n\n![boat.png](attached:file-1)\n\nSee [the map](https://example.org/a//b) and \
         [2026-05-04](entry:2026-05-04).\n\n- Movies: Gladiator **again**"
    );
    assert_eq!(third.tags, ["Hope", "Movies", "family"]);
    assert_eq!((third.source_id.as_str(), third.files[0].name.as_str()), ("2026-05-03", "boat.png"));
    assert!(bytes(&made("rednotebook"), &third.files[0]).starts_with(b"\x89PNG"));
    assert_eq!(read.records[3].body, "Emoji 🌅, שלום, مرحبا: two\\\nlines");
    assert_eq!(read.records[3].tags, ["old tag"]);
}

#[test]
fn tags_of_python_are_passed_over() {
    let read = read("rednotebook", &made("rednotebook"));
    assert_eq!(
        (read.records[1].body.as_str(), &read.records[1].tags),
        ("Grüße\n\n- Ideas: a boat", &vec!["Ideas".to_owned()])
    );
}

#[test]
fn copies_beside_the_months_are_no_months() {
    let files = [
        ("2026-05.old.txt", "3: {text: x}"),
        ("2026-05.CONFLICT_BACKUP17.5.txt", "3: {text: x}"),
        ("2026-13.txt", "3: {text: x}"),
    ];
    let dir = folder(&files);
    assert!(matches!(refused("rednotebook", dir.path(), &lisbon()), Error::NotThisFormat));
    assert_eq!(offered(&made("rednotebook")).first(), Some(&"rednotebook"));
}

#[test]
fn marks_become_those_of_markdown() {
    for (there, here) in [
        ("== Deeper ==", "## Deeper"),
        ("=No end", "=No end"),
        ("+ Numbered", "1. Numbered"),
        ("++Numbered++", "## Numbered"),
        ("=Label=[here]", "# Label"),
        ("**a //b// c**", "**a *b* c**"),
        ("****twice****", "****twice****"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("``code **x**``", "`code **x**`"),
        ("\"\"raw **x**\"\"", "raw **x**"),
        ("{blue|color:#0000FF} sky", "blue sky"),
        ("http://a.org//b and //c//", "http://a.org//b and *c*"),
        ("[Site http://a.org]", "[Site](http://a.org)"),
        ("[Mail me@example.org]", "[Mail](mailto:me@example.org)"),
        ("[that day 2026-05-04]", "[that day](entry:2026-05-04)"),
        ("[not a link]", "[not a link]"),
        ("\tsaid", "> said"),
        ("# no heading", "\\# no heading"),
        ("#tag stays", "#tag stays"),
        ("--------------------", "---"),
        ("|| a | b |\n| c | d |", "| a | b |\n| --- | --- |\n| c | d |"),
        ("```\n**kept**\n```", "```\n**kept**\n```"),
        ("\"\"\"\n**kept**\n\"\"\"", "**kept**"),
    ] {
        assert_eq!(day(there).trim(), here, "{there}");
    }
}

#[test]
fn pictures_are_found_or_said_to_be_missing_and_none_is_fetched() {
    let text = "[\"\"file:///home/me/boat\"\".png] [\"\"http://a.org/x\"\".jpg] [my file \"\"file:///home/me/a b.pdf\"\"] [boat.png?300]";
    let dir = folder(&[
        ("2026-05.txt", &format!("3: {{text: {}}}", serde_json::to_string(text).unwrap())),
        ("pictures/boat.png", "PNG"),
    ]);
    let record = read("rednotebook", dir.path()).records.remove(0);
    assert_eq!(
        record.body,
        "![boat.png](attached:file-1) [x.jpg](<http://a.org/x.jpg>) ![my file](attached:file-2) ![boat.png](attached:file-1)"
    );
    assert_eq!(record.files[0].at.as_deref(), Some("pictures/boat.png"));
    assert_eq!((record.files[1].at.as_deref(), record.files[1].name.as_str()), (None, "a b.pdf"));
}

#[test]
fn anchors_are_followed_but_a_bomb_of_them_is_refused() {
    let fair = "1: &a {text: hello}\n2: *a\n";
    assert_eq!(whens(&read_folder("rednotebook", &[("2026-05.txt", fair)])), ["2026-05-01", "2026-05-02"]);
    let bomb = yaml_bomb();
    let read = read_folder("rednotebook", &[("2026-05.txt", &bomb), ("2026-06.txt", "3: {text: fine}")]);
    assert_eq!((whens(&read), read.skipped), (vec!["2026-06-03".to_owned()], vec![Why::Malformed]));
}

#[test]
fn a_long_text_repeated_by_anchors_is_refused() {
    let text = format!("1: {{text: &t {}}}\n2: [{}]\n", "x".repeat(100_000), vec!["*t"; 10_000].join(", "));
    let read = read_folder("rednotebook", &[("2026-05.txt", &text)]);
    assert_eq!((read.records.len(), read.skipped), (0, vec![Why::Malformed]));
}

#[test]
fn what_can_not_be_taken_is_said_with_its_reason_and_the_rest_goes_on() {
    let dir = folder(&[
        ("2026-01.txt", "3: {text: a\n  - : ["),
        ("2026-02.txt", "30: {text: no such day}\nx: {text: no day}\n1: {text: ''}\n2: [1, 2]\n3:\n"),
        ("2026-03.txt", "{}"),
        ("2026-04.txt", ""),
        ("2026-06.txt", "3: {text: fine, Tags: [one], Idea: two}"),
    ]);
    write(dir.path(), "2026-05.txt", b"3: {text: \xff}");
    let read = read("rednotebook", dir.path());
    let why =
        [Why::Malformed, Why::NoDate, Why::NoDate, Why::Empty, Why::Malformed, Why::Empty, Why::Malformed];
    assert_eq!(read.skipped, why);
    assert_eq!(read.records[0].tags, ["one", "Idea"]);
    assert_eq!(read.records[0].body, "fine\n\n- Idea: two");
}

#[test]
fn deep_nesting_and_endless_marks_end_soon() {
    for text in [
        "[".repeat(100_000),
        "[\"\"".repeat(50_000) + "]",
        "**a ".repeat(100_000),
        "{".repeat(100_000),
        "**//__--``".repeat(20_000),
    ] {
        assert!(!day(&text).is_empty());
    }
    let deep = format!("3: {}", "[".repeat(100_000));
    assert_eq!(read_folder("rednotebook", &[("2026-05.txt", &deep)]).skipped, [Why::Malformed]);
}
