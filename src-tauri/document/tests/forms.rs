//! What becomes of a document as a web page, as Markdown and as plain text.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{
    SCRIPTS, bullets, document, markdown, pack, pair, paragraph, photo, scripts, section, table, year,
};
use goldseam_document::{
    BLACKOUT, Block, Document, Entry, Picture, Table, html, markdown as to_markdown, text,
};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

const TAGS: [&str; 54] = [
    "a",
    "article",
    "blockquote",
    "body",
    "br",
    "caption",
    "circle",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "img",
    "li",
    "line",
    "main",
    "meta",
    "ol",
    "p",
    "polygon",
    "polyline",
    "pre",
    "rect",
    "s",
    "section",
    "span",
    "strong",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "!doctype",
];

/// The tags of a page with their attributes, without what is between them.
fn tags(page: &str) -> Vec<&str> {
    page.split('<').skip(1).map(|rest| rest.split_once('>').expect("a tag that ends").0).collect()
}

fn one_of_each(written: &str) -> Document {
    let entry = Entry {
        title: written.into(),
        when: written.into(),
        marks: vec![written.into()],
        tags: vec![written.into()],
        blocks: vec![paragraph(written), markdown(written)],
    };
    let mut lines = crate::support::mood_lines(crate::support::day("2026-01-01"), 9);
    (lines.title, lines.alt, lines.unit, lines.low_label) =
        (written.into(), written.into(), written.into(), written.into());
    lines.series[0].name = written.into();
    lines.landmarks[0].label = written.into();
    let blocks = vec![
        bullets(&[written]),
        Block::Pairs { rows: vec![pair(written, written)] },
        Block::Table(table(written, &[(written, true)], &[&[written]])),
        Block::Entry(entry),
        Block::Lines(lines),
        Block::Picture(Picture {
            bytes: photo(8, 8),
            alt: written.into(),
            width: 8,
            height: 8,
            small: false,
        }),
    ];
    let mut document = document(written, vec![section(written, blocks)]);
    document.notice = written.into();
    document.language = written.into();
    document
}

#[test]
fn a_page_fetches_nothing_and_runs_nothing() {
    let page = html(&one_of_each(
        "<script src='https://evil.example/x.js'></script><img src=x onerror=alert(1)>\" onload=\"x",
    ));
    assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\""));
    for tag in tags(&page) {
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap();
        assert!(TAGS.contains(&name), "<{tag}>");
        // quotes are escaped within an attribute, so what is between them can be taken away
        let bare: String = tag.split('"').step_by(2).collect();
        assert!(!bare.contains(" on"), "<{tag}>");
    }
    let fetched = page.matches("src=\"").count();
    assert_eq!(fetched, page.matches("src=\"data:image/jpeg;base64,").count());
    assert_eq!(
        page.matches("href").count() + page.matches("url(").count() + page.matches("@import").count(),
        0
    );
}

#[test]
fn pictures_of_others_are_named_and_never_loaded() {
    let written = "![cat](https://evil.example/cat.png) and [here](https://evil.example/track)";
    let document = document("x", vec![section("y", vec![markdown(written)])]);
    for form in [html(&document), to_markdown(&document), text(&document)] {
        assert!(form.contains("Picture: cat") && !form.contains("cat.png"));
        assert!(form.contains("https://evil.example/track"));
        assert!(!form.contains("](") && !form.contains("<img"));
    }
}

#[test]
fn a_blackout_is_a_bar_on_a_page_and_stays_in_a_text() {
    let document = one_of_each(&format!("before {BLACKOUT} after"));
    let page = html(&document);
    assert!(!page.contains(BLACKOUT));
    assert!(page.matches("before <span class=\"blackout\">blacked out</span> after").count() > 9);
    for form in [to_markdown(&document), text(&document)] {
        assert!(form.matches(&format!("before {BLACKOUT} after")).count() > 9);
    }
}

#[test]
fn each_script_stands_in_each_form_with_its_direction() {
    let document = scripts();
    let page = html(&document);
    for (name, written) in SCRIPTS {
        assert!(page.contains(written) && to_markdown(&document).contains(written), "{name}");
    }
    let hebrew = SCRIPTS[3].1;
    assert!(page.contains(&format!("<p dir=\"rtl\">{hebrew}</p>")));
    assert!(page.contains("<html lang=\"en\">"));
}

#[test]
fn every_value_of_a_picture_is_in_the_table_behind_it() {
    let page = html(&pack());
    assert!(page.contains("<svg") && page.contains("role=\"img\" aria-label=\"Mood on 56 days"));
    let folded = page.split("<details>").nth(1).unwrap().split("</details>").next().unwrap();
    // of 56 days, 51 have a value
    assert_eq!(folded.matches("<tr>").count(), 51 + 1);
    assert!(folded.contains("<td>2 October 2026</td>"));
}

#[test]
fn a_year_is_told_by_months_where_nothing_can_be_folded_away() {
    let told = text(&year());
    assert!(told.contains("The values by month") && told.contains("January 2026"));
    assert!(told.contains("Lowest") && told.contains("Middle"));
    assert!(!told.contains("12 February 2026"));
}

#[test]
fn plain_text_stays_within_78_columns() {
    let told = text(&pack());
    let longest = told.lines().max_by_key(|line| line.chars().count()).unwrap();
    assert!(longest.chars().count() <= 78, "{longest}");
    assert!(told.contains("Since last session\n=================="));
    assert!(told.contains("Safety plan: yes, of 14 October 2026"));
}

#[test]
fn a_table_that_is_too_wide_is_told_row_by_row() {
    let long = "word ".repeat(20);
    let wide = table("Wide", &[("First", false), ("Second", false)], &[&[&long, "b"], &["c", ""]]);
    let told = text(&document("x", vec![section("y", vec![Block::Table(wide)])]));
    assert!(told.contains("First: word word") && told.contains("Second: b") && told.contains("First: c"));
    assert!(told.lines().all(|line| line.chars().count() <= 78));
}

#[test]
fn a_row_of_a_table_with_too_few_or_too_many_cells_is_filled_up_or_cut() {
    let mut odd = table("Odd", &[("a", false), ("b", true)], &[]);
    odd.rows = vec![vec!["one".into()], vec!["1".into(), "2".into(), "surplus".into()]];
    let document = document("x", vec![section("y", vec![Block::Table(odd)])]);
    for form in [html(&document), to_markdown(&document), text(&document)] {
        assert!(form.contains("one") && !form.contains("surplus"));
    }
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
}

/// The running text between two headings of Markdown, and whether any mark counted in it.
fn read_between(source: &str, from: &str, to: &str) -> (String, Vec<String>) {
    let (mut said, mut marks, mut within, mut heading) = (String::new(), Vec::new(), false, None);
    for event in Parser::new_ext(source, options()) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(pulldown_cmark::TagEnd::Heading(_)) => {
                let name = heading.take().unwrap();
                within = if name == from { true } else { within && name != to };
            }
            Event::Text(text) if heading.is_some() => heading.as_mut().unwrap().push_str(&text),
            Event::Text(text) if within => said.push_str(&text),
            Event::SoftBreak | Event::HardBreak if within => said.push('\n'),
            Event::Start(Tag::Paragraph) if within && !said.is_empty() => said.push_str("\n\n"),
            Event::Start(Tag::Paragraph) | Event::End(_) => {}
            other if within => marks.push(format!("{other:?}")),
            _ => {}
        }
    }
    (said, marks)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    /// Whoever opens it in an editor of Markdown sees what was written, and no mark counts.
    #[test]
    fn plain_text_is_plain_in_markdown(written in "[a#*_`~<>|\\[\\]()!&;:.+=\\\\ \n0-9-]{0,40}|[ -~\n]{0,60}") {
        let sections = vec![section("Begin", vec![paragraph(&written)]), section("Done", vec![])];
        let (said, marks) = read_between(&to_markdown(&document("Title", sections)), "Begin", "Done");
        prop_assert_eq!(letters(&said), letters(&written));
        prop_assert!(marks.is_empty(), "{:?}", marks);
    }

    #[test]
    fn what_was_written_never_becomes_a_tag(written in "[<>&\"'/a-z =!-]{0,40}|\\PC{0,40}") {
        let page = html(&one_of_each(&written));
        for tag in tags(&page) {
            let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap();
            prop_assert!(TAGS.contains(&name), "<{}>", tag);
        }
    }

    #[test]
    fn no_line_of_a_text_is_too_long(written in "([a-z]{1,12}[ \n]){0,60}") {
        let told = text(&document("T", vec![section("S", vec![paragraph(&written), markdown(&written), bullets(&[&written])])]));
        prop_assert!(told.lines().all(|line| line.chars().count() <= 78));
    }
}

#[test]
fn what_somebody_wrote_in_markdown_keeps_its_form() {
    let written = "**bold** and *leaning*, ~~gone~~ `code`\n\n1. one\n2. two\n   - in it\n\n> said\n\n```\nlet x = 1;\n```\n\n|a|b|\n|-|-:|\n|1|2|";
    let document = document("T", vec![section("S", vec![markdown(written)])]);
    let page = html(&document);
    for part in [
        "<strong>bold</strong>",
        "<em>leaning</em>",
        "<s>gone</s>",
        "<code>code</code>",
        "<ol start=\"1\">",
        "<blockquote>",
        "<pre><code>let x = 1;</code></pre>",
        "<td class=\"figure\">2</td>",
    ] {
        assert!(page.contains(part), "{part}");
    }
    let again = to_markdown(&document);
    for part in [
        "**bold** and *leaning*, ~~gone~~ `code`",
        "1. one\n2. two\n\n   - in it",
        "> said",
        "```\nlet x = 1;\n```",
        "| a | b |\n| --- | --: |\n| 1 | 2 |",
    ] {
        assert!(again.contains(part), "{part} is not in\n{again}");
    }
    let told = text(&document);
    for part in ["bold and leaning, gone code", "1. one\n2. two", "> said", "    let x = 1;"] {
        assert!(told.contains(part), "{part} is not in\n{told}");
    }
}

#[test]
fn a_document_is_the_same_after_a_journey_as_json() {
    let mut document = one_of_each("x");
    for block in &mut document.sections[0].blocks {
        if let Block::Lines(lines) = block {
            // numbers whose decimals are exact
            lines.series[0].segments.iter_mut().flatten().for_each(|point| point.value = -0.5);
            lines.series[0].segments.iter_mut().flatten().for_each(|point| point.spread = Some((-1.0, 0.25)));
        }
    }
    let there = serde_json::to_string(&document).unwrap();
    assert!(there.contains("\"newPage\":false") && there.contains("\"kind\":\"picture\""));
    assert_eq!(serde_json::from_str::<Document>(&there).unwrap(), document);
}

#[test]
fn an_empty_table_is_no_table() {
    let document = document("x", vec![section("y", vec![Block::Table(Table::default())])]);
    assert!(!to_markdown(&document).contains('|') && text(&document).contains('y'));
}
