//! Documents as Goldseam makes them: invented, and of every kind of block.
#![allow(dead_code, missing_docs, clippy::pedantic)]

use std::io::Cursor;

use chrono::{Days as Span, NaiveDate};
use goldseam_document::*;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn document(title: &str, sections: Vec<Section>) -> Document {
    Document {
        title: title.into(),
        language: "en".into(),
        made: day("2026-11-26"),
        head: Vec::new(),
        notice: String::new(),
        paper: Paper::A4,
        sections,
    }
}

pub fn section(heading: &str, blocks: Vec<Block>) -> Section {
    Section { id: heading.to_lowercase(), heading: heading.into(), new_page: false, blocks }
}

pub fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: text.into() }
}

pub fn small(text: &str) -> Block {
    Block::Small { text: text.into() }
}

pub fn markdown(text: &str) -> Block {
    Block::Markdown { text: text.into() }
}

pub fn bullets(items: &[&str]) -> Block {
    Block::Bullets { items: items.iter().map(|&item| item.into()).collect() }
}

pub fn pair(label: &str, value: &str) -> Pair {
    Pair { label: label.into(), value: value.into() }
}

pub fn table(caption: &str, columns: &[(&str, bool)], rows: &[&[&str]]) -> Table {
    Table {
        caption: caption.into(),
        columns: columns.iter().map(|&(name, numeric)| Column { name: name.into(), numeric }).collect(),
        rows: rows.iter().map(|row| row.iter().map(|&cell| cell.into()).collect()).collect(),
    }
}

/// Something like a mood, the same every time.
pub fn mood(index: u32) -> f64 {
    let x = f64::from(index);
    let noise = f64::from((index * 7919 + index * index * 31) % 17) / 17.0 - 0.5;
    ((x / 23.0).sin() * 1.9 + x / 200.0 - 0.8 + noise * 2.2).clamp(-4.0, 4.0)
}

/// Values for `count` days from `from`, with a gap now and then.
pub fn segments(from: NaiveDate, count: u32, spread: bool) -> Vec<Vec<Point>> {
    let mut all: Vec<Vec<Point>> = vec![Vec::new()];
    for index in 0..count {
        if index % 29 > 25 || index % 47 == 11 {
            if all.last().is_some_and(|last| !last.is_empty()) {
                all.push(Vec::new());
            }
            continue;
        }
        let value = mood(index);
        let around = spread.then(|| (value - 0.8, value + 0.5 + f64::from(index % 3) * 0.3));
        let point =
            Point { day: from.checked_add_days(Span::new(index.into())).unwrap(), value, spread: around };
        all.last_mut().unwrap().push(point);
    }
    all
}

pub fn mood_lines(from: NaiveDate, count: u32) -> Lines {
    let at = |index: u32| from.checked_add_days(Span::new(index.into())).unwrap();
    Lines {
        title: "Mood by day".into(),
        alt: format!(
            "Mood on {count} days, from −3 to +3; the middle value was 0.4, and it rose over the time."
        ),
        from,
        to: at(count - 1),
        low: -4.0,
        high: 4.0,
        low_label: "very unpleasant".into(),
        high_label: "very pleasant".into(),
        unit: String::new(),
        series: vec![Series {
            name: "mood of the day".into(),
            drawn: Drawn::Line,
            segments: segments(from, count, true),
        }],
        bands: Vec::new(),
        landmarks: vec![
            Landmark { day: at(count / 7), label: "first session".into() },
            Landmark { day: at(count / 2), label: "the talk with P1".into() },
            Landmark { day: at(count * 11 / 20), label: "moved back in".into() },
            Landmark { day: at(count - 4), label: "three months sober".into() },
        ],
    }
}

pub fn measure_lines(from: NaiveDate) -> Lines {
    let at = |index: u64| from.checked_add_days(Span::new(index)).unwrap();
    let line = |name: &str, values: &[(u64, f64)]| Series {
        name: name.into(),
        drawn: Drawn::LineAndDots,
        segments: vec![values.iter().map(|&(d, value)| Point { day: at(d), value, spread: None }).collect()],
    };
    Lines {
        title: "PHQ-9 and GAD-7".into(),
        alt: "PHQ-9 fell from 17 to 9 and GAD-7 from 14 to 8 in eight weeks.".into(),
        from,
        to: at(55),
        low: 0.0,
        high: 27.0,
        low_label: String::new(),
        high_label: String::new(),
        unit: "points".into(),
        series: vec![
            line("PHQ-9", &[(0, 17.0), (14, 15.0), (28, 12.0), (42, 13.0), (55, 9.0)]),
            line("GAD-7", &[(0, 14.0), (14, 14.0), (28, 10.0), (42, 11.0), (55, 8.0)]),
        ],
        bands: [
            (0.0, 4.0, "minimal"),
            (5.0, 9.0, "mild"),
            (10.0, 14.0, "moderate"),
            (15.0, 19.0, "moderately severe"),
            (20.0, 27.0, "severe"),
        ]
        .into_iter()
        .map(|(from, to, label)| Band { from, to: (to + 1.0_f64).min(27.0), label: label.into() })
        .collect(),
        landmarks: Vec::new(),
    }
}

pub fn thought_record() -> Record {
    Record {
        title: "The phone face down".into(),
        when: "Tuesday 17 November 2026, 21:40".into(),
        marks: vec!["written later".into()],
        rows: vec![
            pair("What happened", "P1 put the phone face down when I came in."),
            pair("What went through my mind", "It is starting again. (believed 85 of 100)"),
            pair("What I felt", "fear 80, anger 60"),
            pair("What speaks for it", "It was like that in March, before I knew."),
            pair(
                "What speaks against it",
                "The phone was unlocked ten minutes later, and I was asked to read out a message.\nThere was a birthday to plan.",
            ),
            pair(
                "Seen again",
                "I can't know from the way a phone lies. I can ask on Thursday. (believed 70 of 100)",
            ),
            pair("What I felt then", "fear 45, anger 30"),
            pair("Next step", "Say it at the check-in, with the sentence we practised."),
        ],
    }
}

/// One page for a therapist.
pub fn pack() -> Document {
    let from = day("2026-10-02");
    let mut pack = document(
        "Since last session",
        vec![
            section(
                "What I want from this session",
                vec![paragraph(
                    "Find out why the evenings are still so hard, and what to do on the days after a good talk, which have been the worst ones.",
                )],
            ),
            section(
                "Safety",
                vec![Block::Pairs {
                    rows: vec![
                        pair("PHQ-9, item 9", "now (20 Nov): not at all · last (6 Nov): several days"),
                        pair("Safety plan", "yes, of 14 October 2026"),
                    ],
                }],
            ),
            section(
                "Mood",
                vec![
                    Block::Lines(mood_lines(from, 56)),
                    Block::Table(table(
                        "",
                        &[
                            ("Week from", false),
                            ("Days noted", true),
                            ("Median", true),
                            ("Lowest", true),
                            ("Highest", true),
                        ],
                        &[
                            &["2 Oct", "7 of 7", "−0.6", "−2.4", "0.9"],
                            &["9 Oct", "6 of 7", "0.2", "−1.1", "1.8"],
                            &["16 Oct", "7 of 7", "1.1", "−0.4", "2.6"],
                        ],
                    )),
                    small(
                        "Two best days: 18 October (walk by the lake), 2 November (dinner with my sister). Two worst: 24 October (found the receipts), 17 November (the phone).",
                    ),
                ],
            ),
            section(
                "Measures",
                vec![Block::Table(table(
                    "",
                    &[
                        ("Measure", false),
                        ("Date", false),
                        ("Now", true),
                        ("Last", true),
                        ("First", true),
                        ("Change", true),
                        ("Published band", false),
                    ],
                    &[
                        &["PHQ-9", "20 Nov 2026", "9", "13", "17", "−8, more than chance (6)", "mild"],
                        &["GAD-7", "20 Nov 2026", "8", "11", "14", "−6, more than chance (4)", "mild"],
                    ],
                ))],
            ),
            section(
                "Thought records",
                vec![paragraph(
                    "7 in this time. Most often: mind reading (4), all or nothing (3), should (2).",
                )],
            ),
            section(
                "Agreed and done",
                vec![bullets(&[
                    "Walk before dinner: 19 of 56 days. Rain got in the way, and late work.",
                    "Write before speaking about March: done 5 times.",
                ])],
            ),
            section(
                "Questions for you",
                vec![bullets(&[
                    "Is it usual that good days are followed by bad nights?",
                    "Should ███ come along in December?",
                ])],
            ),
        ],
    );
    let annex = vec![Block::Record(thought_record())];
    pack.sections.push(Section { new_page: true, ..section("Annex", annex) });
    pack.head = vec![
        pair("From", "A. K."),
        pair("Period", "2 October to 26 November 2026"),
        pair("Made on", "26 November 2026"),
        pair("Entries", "43 on 38 of 56 days"),
    ];
    pack.notice = "Prepared by the client. A self-report, not a medical record.".into();
    pack
}

pub fn year_days(from: NaiveDate) -> Days {
    Days {
        title: "The year in days".into(),
        alt: "Darker squares in winter and in June, lighter ones from September on.".into(),
        from,
        to: from.checked_add_days(Span::new(364)).unwrap(),
        low_label: "very unpleasant".into(),
        high_label: "very pleasant".into(),
        days: segments(from, 365, false)
            .concat()
            .into_iter()
            .map(|point| DayValue { day: point.day, step: (point.value.round() as i8 + 5).clamp(1, 9) as u8 })
            .collect(),
    }
}

/// A year with its charts.
pub fn year() -> Document {
    let from = day("2025-11-27");
    let mut dots = mood_lines(from, 365);
    dots.title = "Every check-in".into();
    dots.series[0].drawn = Drawn::Dots;
    dots.series[0].segments = segments(from, 365, false);
    dots.landmarks.clear();
    let mut six = measure_lines(from);
    six.title = "Sleep, and five more".into();
    six.series = (0..6)
        .map(|n| Series {
            name: format!("series {n}"),
            drawn: Drawn::LineAndDots,
            segments: vec![
                (0..8)
                    .map(|d| Point {
                        day: from.checked_add_days(Span::new(d * 7)).unwrap(),
                        value: mood(d as u32 * 9 + n * 40) + 13.0 + f64::from(n) * 2.0,
                        spread: None,
                    })
                    .collect(),
            ],
        })
        .collect();
    six.bands.clear();
    let mut year = document(
        "A year",
        vec![
            section(
                "Mood",
                vec![Block::Lines(mood_lines(from, 365)), Block::Lines(dots), Block::Days(year_days(from))],
            ),
            section("Measures", vec![Block::Lines(measure_lines(day("2026-10-02"))), Block::Lines(six)]),
            section(
                "By month",
                vec![Block::Table(Table {
                    caption: "Mood by month".into(),
                    columns: [
                        ("Month", false),
                        ("Days", true),
                        ("Median", true),
                        ("Spread", true),
                        ("What was noted", false),
                    ]
                    .map(|(name, numeric)| Column { name: name.into(), numeric })
                    .into(),
                    rows: (1..=12)
                        .map(|month| {
                            vec![
                                format!("{month}/2026"),
                                "28".into(),
                                format!("{:.1}", mood(month * 30)),
                                "2.1".into(),
                                "More evenings out, and a few days that were long.".into(),
                            ]
                        })
                        .collect(),
                })],
            ),
        ],
    );
    year.head =
        vec![pair("Period", "27 November 2025 to 26 November 2026"), pair("Days noted", "318 of 365")];
    year.notice = "Prepared by the client. A self-report, not a medical record.".into();
    year
}

/// What is said in each script, and read back by the tests.
pub const SCRIPTS: [(&str, &str); 10] = [
    ("Latin", "Größe, façade, Łódź, İstanbul, naïve; ﬁve “quotes” — and Tiếng Việt có dấu."),
    ("Greek", "Σήμερα περπάτησα στη θάλασσα και δεν φοβήθηκα."),
    ("Cyrillic", "Сегодня я спала хорошо; вечером было тихо."),
    ("Hebrew", "היום הלכתי לים ולא פחדתי, והערב היה שקט."),
    ("Arabic", "اليوم مشيت إلى البحر ولم أخف، وكان المساء هادئا."),
    ("Chinese", "今天我去了海边,没有害怕。"),
    ("Japanese", "今日は海まで歩いて、怖くなかった。"),
    ("Korean", "오늘은 바다까지 걸었고 무섭지 않았다."),
    ("Emoji", "Tired 😴 but proud 💛, with 👩‍👧 and ☕; ✓ done → next, 3 ≤ 5."),
    ("Mixed", "She said שלום עולם and left, 12 days ago."),
];

pub fn scripts() -> Document {
    let blocks = SCRIPTS.iter().map(|(name, text)| said_in_all_ways(&format!("{name}: {text}"), text));
    document("All scripts: שלום, мир, 平和", vec![section("Scripts", blocks.collect())])
}

/// A document of somebody who writes in one script only.
pub fn in_script(name: &str) -> Document {
    let (_, text) = SCRIPTS.iter().find(|(known, _)| *known == name).unwrap();
    document(text, vec![section(text, vec![said_in_all_ways(text, text)])])
}

fn said_in_all_ways(title: &str, text: &str) -> Block {
    Block::Entry(Entry {
        title: title.into(),
        when: "26 November 2026".into(),
        marks: Vec::new(),
        tags: vec![text.into()],
        blocks: vec![paragraph(text), markdown(&format!("**{text}**\n\n- *{text}*\n- `{text}`\n\n> {text}"))],
    })
}

/// A picture of a gradient, so that it is not nothing.
pub fn photo(width: u32, height: u32) -> Vec<u8> {
    let image = image::RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([(x * 255 / width) as u8, (y * 255 / height) as u8, 120])
    });
    let mut out = Cursor::new(Vec::new());
    image.write_to(&mut out, image::ImageFormat::Jpeg).unwrap();
    out.into_inner()
}

const STORY: &str = "I woke before the alarm and lay still for a while. The light came in along the floor, and I could hear the kettle downstairs. \
I had thought that this would be the hard part, and it was not. What was hard came later, at the table, when nobody said anything about the evening before. \
So I said it. I said that I would like to know, and that I could wait until after work, and that waiting would be long.";

/// A book of entries: long texts, tables, lists and pictures.
pub fn book(entries: usize) -> Document {
    let picture = photo(1200, 800);
    let months = (0..entries).collect::<Vec<_>>();
    let sections = months.chunks(30).enumerate().map(|(month, numbers)| {
        let blocks = numbers.iter().map(|number| {
            let mut blocks = vec![markdown(&format!("{STORY}\n\n{STORY} **{number}**\n\n## What I keep\n\n- the kettle\n- that *nobody* shouted\n  1. at first\n  2. and later\n\n> Say it plainly, and once.\n\n{STORY}"))];
            if number % 4 == 0 {
                blocks.push(markdown("| When | What | How long |\n|---|---|--:|\n| morning | walked by the canal | 40 |\n| evening | wrote, and read it aloud | 25 |"));
            }
            if number % 5 == 0 {
                blocks.push(Block::Picture(Picture { bytes: picture.clone(), alt: "The canal in the morning".into(), width: 1200, height: 800, small: false }));
            }
            if number % 7 == 0 {
                blocks.push(Block::Record(thought_record()));
            }
            Block::Entry(Entry { title: format!("Day {number}"), when: "Thursday 26 November 2026, 22:10".into(), marks: if number % 6 == 0 { vec!["written later".into()] } else { Vec::new() }, tags: vec!["evenings".into(), "us".into()], blocks })
        });
        Section { id: month.to_string(), heading: format!("Month {}", month + 1), new_page: month > 0, blocks: blocks.collect() }
    });
    let mut book = document("My journal", sections.collect());
    book.head = vec![pair("From", "A. K."), pair("Entries", &entries.to_string())];
    book
}

/// The JPEG with an EXIF block: a camera's name, and how it was held (6: a quarter to the right).
pub fn with_camera_notes(jpeg: &[u8], held: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    exif.extend(b"\x01\x0f\0\x02\0\0\0\x0e\0\0\0\x26"); // the maker: 14 letters at 38
    exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, held, 0, 0]);
    exif.extend(b"\0\0\0\0SECRET CAMERA\0");
    let mut out = jpeg[..2].to_vec();
    out.extend([0xFF, 0xE1]);
    out.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    out.extend(exif);
    out.extend(&jpeg[2..]);
    out
}
