//! What becomes of a document as a PDF, seen with the programs that others will open it with.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{
    SCRIPTS, bullets, document, in_script, markdown, pack, pair, paragraph, photo, scripts, section, table,
    thought_record, year,
};
use crate::tools::{bare, broken_rules, holds, locked, opened, pdf, run, said, text};
use goldseam_document::{
    BLACKOUT, Block, Document, Entry, Error, Note, Pages, Paper, Picture, Record, Section, Table,
};
use proptest::prelude::*;

/// A document whose every kind of text is `text`.
fn everywhere(text: &str) -> Document {
    let entry = Entry {
        title: text.into(),
        when: text.into(),
        marks: vec![text.into()],
        tags: vec![text.into()],
        blocks: vec![paragraph(text), markdown(text), Block::Small { text: text.into() }],
    };
    let record = Record {
        title: text.into(),
        when: text.into(),
        marks: vec![text.into()],
        rows: vec![pair(text, text)],
    };
    let mut lines = crate::support::mood_lines(crate::support::day("2026-01-01"), 20);
    (lines.title, lines.alt, lines.unit) = (text.into(), text.into(), text.into());
    (lines.low_label, lines.high_label) = (text.into(), text.into());
    lines.series[0].name = text.into();
    lines.landmarks[0].label = text.into();
    let mut days = crate::support::year_days(crate::support::day("2026-01-01"));
    (days.title, days.alt, days.low_label, days.high_label) =
        (text.into(), text.into(), text.into(), text.into());
    let mut document = document(
        text,
        vec![section(
            text,
            vec![
                Block::Heading { text: text.into() },
                bullets(&[text]),
                Block::Pairs { rows: vec![pair(text, text)] },
                Block::Table(table(text, &[(text, false), (text, true)], &[&[text, text]])),
                Block::Entry(entry),
                Block::Record(record),
                Block::Lines(lines),
                Block::Days(days),
                Block::Picture(Picture {
                    bytes: photo(40, 30),
                    alt: text.into(),
                    width: 40,
                    height: 30,
                    small: false,
                }),
                Block::Picture(Picture {
                    bytes: b"no picture".to_vec(),
                    alt: text.into(),
                    width: 1,
                    height: 1,
                    small: false,
                }),
            ],
        )],
    );
    document.head = vec![pair(text, text)];
    document.notice = text.into();
    document.language = text.into();
    document
}

#[test]
fn every_script_is_read_back_as_it_was_written() {
    let file = pdf(&scripts());
    assert_eq!(file.pdf.notes, []);
    let read = text(&file);
    for (name, written) in SCRIPTS {
        if ["Hebrew", "Arabic"].contains(&name) {
            // on a page that mostly runs from the left, poppler puts clauses in the order of the page
            let words = written.split_whitespace().map(|word| word.trim_end_matches(['.', ',', '،']));
            words.for_each(|word| assert!(read.matches(word).count() >= 7, "{name}: {word}"));
        } else {
            // a heading, a tag, running text, bold, italic, code and a quotation
            let times = bare(&read).matches(&bare(written)).count();
            assert!(times >= 7, "{name}: found {times} times in {read}");
        }
    }
    for name in ["Hebrew", "Arabic"] {
        let read = bare(&text(&pdf(&in_script(name))));
        let (_, written) = SCRIPTS.iter().find(|(known, _)| *known == name).unwrap();
        // the tag stands in the line of a date that runs from the left
        let times = read.matches(&bare(written)).count();
        assert!(times >= 7, "{name}: found {times} times in {read}");
    }
}

#[test]
fn other_programs_find_nothing_wrong() {
    for document in [pack(), year(), scripts(), document("", Vec::new()), everywhere("x")] {
        let file = pdf(&document);
        assert!(said("qpdf", &["--check"], &file.path).contains("No syntax or stream encoding errors"));
        assert!(said("pdfinfo", &[], &file.path).contains(&format!("Pages:           {}\n", file.pdf.pages)));
    }
}

#[test]
fn an_independent_checker_finds_it_accessible() {
    let mut letter = pack();
    letter.paper = Paper::Letter;
    let no_heading = vec![section("", vec![Block::Record(thought_record()), markdown("### deep\n\n# high")])];
    for document in [pack(), year(), scripts(), letter, document("No heading", no_heading), everywhere("x")] {
        assert_eq!(broken_rules(&pdf(&document)), "", "{}", document.title);
    }
}

#[test]
fn it_is_tagged_and_a_picture_is_told_in_words() {
    let mut pack = pack();
    let canal =
        Picture { bytes: photo(300, 200), alt: "The canal".into(), width: 300, height: 200, small: false };
    pack.sections[0].blocks.push(Block::Picture(canal));
    let structure = |how| String::from_utf8(run("pdfinfo", &[how], &pdf(&pack).path).stdout).unwrap();
    let tree = structure("-struct");
    for tag in ["H1", "H2", "P ", "L ", "LI", "Table", "TH", "TD", "Figure"] {
        assert!(tree.contains(tag), "{tag} is not in {tree}");
    }
    let texts = structure("-struct-text");
    assert!(texts.contains("Find out why the evenings"));
    let inside = opened(&pdf(&pack));
    assert!(holds(&inside, "The canal") && holds(&inside, "the middle value was 0.4"));
}

#[test]
fn headings_and_entries_are_bookmarks_and_headings_within_a_text_are_not() {
    let entry =
        Entry { title: "A day".into(), blocks: vec![markdown("# Loud\n\n#### Deep")], ..Entry::default() };
    let file = pdf(&document("Book", vec![section("November", vec![Block::Entry(entry)])]));
    let outline = said("qpdf", &["--json", "--json-key=outlines"], &file.path);
    assert!(outline.contains("\"title\": \"November\"") && outline.contains("\"title\": \"A day\""));
    assert!(!outline.contains("Loud") && !outline.contains("Deep"));
}

#[test]
fn it_says_its_title_its_day_and_its_language_and_nothing_of_its_making() {
    let file = pdf(&pack());
    let info = said("pdfinfo", &[], &file.path);
    let known: Vec<_> = info.lines().filter_map(|line| line.split_once(':')).map(|(key, _)| key).collect();
    assert!(info.contains("Title:           Since last session") && info.contains("Nov 26"));
    for key in ["Creator", "Producer", "Author", "ModDate", "Keywords", "Subject"] {
        assert!(!known.contains(&key), "{info}");
    }
    let inside = opened(&file);
    for word in ["Typst", "typst", "krilla", "xmp-writer", "lopdf", "Creator", "Producer"] {
        assert!(!holds(&inside, word), "{word}");
    }
    assert!(holds(&inside, "/Lang (en)"));
}

#[test]
fn the_same_document_is_the_same_file() {
    let file = || Pages::of(&pack()).unwrap().pdf(None).unwrap().bytes;
    assert!(file() == file());
}

#[test]
fn a_blackout_is_a_bar_with_words_for_those_who_listen() {
    let file = pdf(&everywhere(&format!("before {BLACKOUT} after")));
    let read = text(&file);
    assert!(bare(&read).contains("beforeblackedoutafter"), "{read}");
    assert!(!read.contains('\u{2588}'));
    // the name of the line and the label of a day in the picture, too
    assert!(read.matches("blacked out").count() >= 24, "{read}");
    assert!(!holds(&opened(&file), BLACKOUT));
}

/// What was laid out before must not be kept for what is laid out after.
#[test]
fn what_was_blacked_out_is_in_no_part_of_the_file() {
    let secret = "Wilhelmina Quetzalcoatl";
    let before = pdf(&everywhere(secret));
    assert!(holds(&opened(&before), secret) && text(&before).contains(secret));
    let after = pdf(&everywhere(BLACKOUT));
    let read = text(&after);
    for word in secret.split(' ') {
        assert!(!holds(&opened(&after), word) && !read.contains(word));
        assert!(!holds(&after.pdf.bytes, word));
    }
}

#[test]
fn with_a_password_it_opens_with_that_only() {
    let password = "Kintsugi und Käse";
    let file = locked(&pack(), password);
    let given = format!("--password={password}");
    let encryption = said("qpdf", &["--show-encryption", &given], &file.path);
    for line in [
        "R = 6",
        "stream encryption method: AESv3",
        "string encryption method: AESv3",
        "print high resolution: allowed",
        "extract for any purpose: allowed",
        "modify anything: allowed",
    ] {
        assert!(encryption.contains(line), "{line} is not in {encryption}");
    }
    assert!(said("qpdf", &["--check", &given], &file.path).contains("No syntax or stream encoding errors"));
    assert!(said("pdfinfo", &["-upw", password], &file.path).contains("Title:           Since last session"));
    let tree = run("pdfinfo", &["-upw", password, "-struct"], &file.path).stdout;
    assert!(String::from_utf8_lossy(&tree).contains("Figure"));
    for wrong in ["", "Kintsugi", "kintsugi und käse"] {
        assert!(!run("qpdf", &["--check", &format!("--password={wrong}")], &file.path).status.success());
        assert!(!run("pdfinfo", &["-upw", wrong], &file.path).status.success());
    }
    for clear in ["Since last session", "xmpmeta", "A. K.", "pdfuaid"] {
        assert!(!holds(&file.pdf.bytes, clear), "{clear} is not encrypted");
    }
}

#[test]
fn a_password_that_no_viewer_takes_is_refused() {
    let pages = Pages::of(&document("x", Vec::new())).unwrap();
    assert_eq!(pages.pdf(Some("")).unwrap_err(), Error::Password);
    assert_eq!(pages.pdf(Some(&"a".repeat(128))).unwrap_err(), Error::Password);
    assert!(pages.pdf(Some(&"a".repeat(127))).is_ok());
}

#[test]
fn what_looks_like_the_language_of_the_page_is_only_text() {
    let attempts = [
        "#import \"/etc/passwd\": *",
        "#panic(\"out\")",
        "$x^2 + y_1$",
        "@reference <label>",
        "`raw` ```block```",
        "*strong* _emph_ = heading",
        "// comment /* more */ \\u{41} \\",
        "</script><script>alert(1)</script>",
        "#set page(fill: red)",
        "#read(\"data.json\") #json(\"data.json\")",
        "a -- b --- c ... 'quoted' ~ https://example.org",
    ];
    for attempt in attempts {
        let mut document = everywhere("x");
        document.sections[0].heading = attempt.into();
        document.sections[0].blocks.push(paragraph(attempt));
        document.sections[0].blocks.push(Block::Table(Table {
            caption: attempt.into(),
            ..table("", &[(attempt, false)], &[&[attempt]])
        }));
        document.title = attempt.into();
        let file = pdf(&document);
        let read = bare(&text(&file));
        assert!(read.matches(&bare(attempt)).count() >= 5, "{attempt} is not in {read}");
    }
}

#[test]
fn a_letter_that_no_font_has_is_told_and_stays_in_the_text() {
    // a script that nobody can read, least of all a computer for tests
    let file = pdf(&document(
        "Lines",
        vec![section("A", vec![paragraph("before \u{14400}\u{14401}\u{14400} after")])],
    ));
    assert_eq!(file.pdf.notes, [Note::MissingLetters { count: 2 }]);
    assert!(text(&file).contains("before \u{14400}\u{14401}\u{14400} after"));
    assert!(said("qpdf", &["--check"], &file.path).contains("No syntax"));
}

#[test]
fn a_picture_loses_what_the_camera_noted_and_stands_upright() {
    let photo = crate::support::with_camera_notes(&photo(60, 30), 6);
    assert!(holds(&photo, "SECRET CAMERA"));
    let block =
        Block::Picture(Picture { bytes: photo, alt: "Upright".into(), width: 30, height: 60, small: false });
    let document = document("Pictures", vec![section("One", vec![block])]);
    let file = pdf(&document);
    assert!(!holds(&opened(&file), "SECRET CAMERA") && !holds(&file.pdf.bytes, "SECRET CAMERA"));
    let list = said("pdfimages", &["-list"], &file.path);
    let sizes: Vec<_> = list.lines().nth(2).unwrap().split_whitespace().skip(3).take(2).collect();
    assert_eq!(sizes, ["30", "60"], "{list}");
}

#[test]
fn a_picture_that_cannot_be_read_leaves_its_name_and_is_counted() {
    let broken = |bytes: &[u8]| {
        Block::Picture(Picture {
            bytes: bytes.to_vec(),
            alt: "The lake".into(),
            width: 9,
            height: 9,
            small: false,
        })
    };
    let cut = &photo(60, 30)[..200];
    let blocks = vec![broken(b""), broken(cut), broken(b"<svg xmlns='http://www.w3.org/2000/svg'/>")];
    let file = pdf(&document("Pictures", vec![section("Three", blocks)]));
    assert_eq!(file.pdf.notes, [Note::PicturesLeftOut { count: 3 }]);
    assert_eq!(text(&file).matches("Picture, not shown: The lake").count(), 3);
}

#[test]
fn pages_are_pictures_of_the_file_that_is_written() {
    let pages = Pages::of(&pack()).unwrap();
    let file = pages.pdf(None).unwrap();
    assert_eq!((pages.count(), file.pages), (2, 2));
    let size = |png: Vec<u8>| {
        let picture = image::load_from_memory(&png).unwrap();
        (picture.width(), picture.height())
    };
    // A4 is 595 by 842 points
    assert_eq!(size(pages.png(0, 1.0).unwrap()), (595, 842));
    assert_eq!(size(pages.png(1, 2.0).unwrap()), (1191, 1684));
    assert_eq!(size(pages.png(1, f32::NAN).unwrap()), (595, 842));
    assert_ne!(pages.png(0, 1.0).unwrap(), pages.png(1, 1.0).unwrap());
    assert_eq!(pages.png(2, 1.0).unwrap_err(), Error::NoSuchPage);
}

#[test]
fn a_section_may_begin_on_a_page_of_its_own_and_the_paper_may_be_letter() {
    let second = Section { new_page: true, ..section("Second", vec![paragraph("b")]) };
    let mut two = document("Two", vec![section("First", vec![paragraph("a")]), second]);
    two.paper = Paper::Letter;
    let file = pdf(&two);
    assert_eq!(file.pdf.pages, 2);
    assert!(said("pdfinfo", &[], &file.path).contains("(letter)"));
    assert!(text(&file).contains("Page 2 of 2"));
}

#[test]
fn what_lies_deep_or_runs_long_is_laid_out() {
    let deep = format!("{}the end\n", "> - ".repeat(300));
    let word = "w".repeat(20_000);
    let rows: Vec<Vec<String>> = (0..400).map(|n| vec![n.to_string(), word[..500].into()]).collect();
    let long = Table { rows, ..table("Long", &[("n", true), ("w", false)], &[]) };
    let blocks = vec![
        markdown(&deep),
        paragraph(&word),
        Block::Table(long),
        Block::Pairs { rows: vec![pair(&word[..300], &word)] },
    ];
    let file = pdf(&document("Deep", vec![section("All", blocks)]));
    assert!(file.pdf.pages > 5);
    assert!(text(&file).contains("the end"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_written_becomes_a_file(written in "\\PC{0,60}|[#$@*_`<>\\[\\]{}()\\\\/\"'=+~-]{0,40}|(?s).{0,40}") {
        let pages = Pages::of(&everywhere(&written)).unwrap();
        prop_assert!(pages.pdf(None).unwrap().bytes.starts_with(b"%PDF-"));
    }
}
