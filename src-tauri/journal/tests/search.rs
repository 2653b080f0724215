//! Search: finds exactly the words that are there, and no query is a mistake.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{Own, draft, filter, minute, tagged};
use goldseam_journal::{Filter, Hit, Order, Span};
use proptest::prelude::*;

fn shown(spans: &[Span]) -> String {
    spans.iter().map(|s| if s.hit { format!("<{}>", s.text) } else { s.text.clone() }).collect()
}

fn hits(own: &Own, query: &str, order: Order) -> Vec<Hit> {
    own.search(query, &Filter::default(), order, None, 500).unwrap().hits
}

fn three() -> Own {
    let mut own = Own::new();
    for (title, body, local) in [
        ("The river", "A *wide* river, and café tables along it.", "2026-01-09T10:00"),
        ("A quiet day", "I thought of the wide, slow river for a while.", "2026-01-10T10:00"),
        ("Talk", "We talked about the [long walk](https://example.org/river) home.", "2026-01-08T10:00"),
    ] {
        own.create_entry(&draft(title, body, local), &minute(0)).unwrap();
    }
    own
}

#[test]
fn the_language_of_queries() {
    let own = three();
    for (query, expected) in [
        ("river", &["A quiet day", "The river", "Talk"][..]),
        ("RIVER wide", &["A quiet day", "The river"]),
        ("\"wide river\"", &["The river"]),
        ("\"slow river\"", &["A quiet day"]),
        ("“slow river”", &["A quiet day"]),
        ("cafe", &["The river"]),
        ("CAFÉ", &["The river"]),
        ("wal", &["Talk"]),
        ("wal ", &[]),
        ("\"long wal", &["Talk"]),
        ("wal home", &[]),
        ("home wal", &["Talk"]),
        ("a", &["A quiet day", "The river"]),
        ("river -talk", &["A quiet day", "The river"]),
        ("river -\"slow river\" -walk", &["The river"]),
        ("-river", &[]),
        ("", &[]),
        ("quiet OR talk", &[]),
        ("nothing", &[]),
    ] {
        assert_eq!(own.found(query), expected, "{query}");
    }
}

/// A word that is being typed is looked for by the words that begin with it, or, if those are many, by its
/// beginning: both find the same.
#[test]
fn a_beginning_finds_every_word_with_it() {
    let mut own = Own::new();
    for n in 0..70_i64 {
        let body =
            format!("walk{n} walked, Walking {} Wälkt", "walker ".repeat(usize::try_from(n % 3).unwrap()));
        own.create_entry(&draft(&format!("{n}"), &body, "2026-01-09T10:00"), &minute(n)).unwrap();
    }
    let found = |query: &str| own.search(query, &Filter::default(), Order::Newest, None, 500).unwrap().hits;
    assert_eq!(found("walk").len(), 70, "more words than are spelled out");
    assert_eq!(found("walke").len(), 70);
    assert_eq!(found("WALKER").len(), 46);
    assert_eq!(found("walker walk1").len(), 8);
    assert_eq!(found("walker -walk1").len(), 45);
    assert_eq!(found("walkz").len(), 0);
    assert_eq!(found("walkt").len(), 70, "accents are folded in the index");
    let marked = found("walke");
    assert!(
        marked[0].snippet.iter().any(|span| span.hit && span.text == "walked"),
        "{:?}",
        marked[0].snippet
    );
}

#[test]
fn hits_show_where_they_are() {
    let own = three();
    let found = hits(&own, "riv", Order::Newest);
    assert_eq!(shown(&found[0].title), "A quiet day");
    assert_eq!(shown(&found[0].snippet), "I thought of the wide, slow <river> for a while.");
    assert_eq!(shown(&found[1].title), "The <river>");
    assert_eq!(shown(&found[1].snippet), "A wide <river>, and café tables along it.");
    let found = hits(&own, "\"long walk\"", Order::Newest);
    assert_eq!(shown(&found[0].snippet), "We talked about the <long walk> home.");
    let found = hits(&own, "quiet", Order::Newest);
    assert_eq!(shown(&found[0].snippet), "I thought of the wide, slow river for a while.");
    assert_eq!(found[0].row, own.walk(&Filter::default(), 1)[0]);
}

#[test]
fn a_title_counts_for_more_among_the_best() {
    let mut own = Own::new();
    for (title, body) in [("The river", "One walk."), ("A walk", "The river."), ("Other", "Nothing of it.")] {
        own.create_entry(&draft(title, body, "2026-01-09T10:00"), &minute(0)).unwrap();
    }
    let best = |query| hits(&own, query, Order::Best).into_iter().map(|h| h.row.title).collect::<Vec<_>>();
    assert_eq!(best("river"), ["The river", "A walk"]);
    assert_eq!(best("walk"), ["A walk", "The river"]);
    let part = own.search("river", &Filter::default(), Order::Best, None, 1).unwrap();
    assert_eq!((part.hits.len(), part.next), (1, None));
}

#[test]
fn filters_hold_for_searches() {
    let mut own = Own::new();
    for (title, local, tags) in [
        ("river a", "2026-01-08T10:00", &["x"][..]),
        ("river b", "2026-01-09T10:00", &["x", "y"]),
        ("river c", "2026-01-10T10:00", &[]),
    ] {
        own.create_entry(&tagged(title, local, tags), &minute(0)).unwrap();
    }
    own.star_entry(3, true).unwrap();
    let days = Filter { from: Some("2026-01-09".into()), to: Some("2026-01-09".into()), ..Filter::default() };
    for (filter, expected) in [
        (filter(&["x"]), &["river b", "river a"][..]),
        (filter(&["x", "y"]), &["river b"]),
        (filter(&["x", "none"]), &[]),
        (days, &["river b"]),
        (Filter { starred: true, ..Filter::default() }, &["river c"]),
    ] {
        for order in [Order::Newest, Order::Best] {
            let found = own.search("river", &filter, order, None, 10).unwrap().hits;
            let mut titles: Vec<_> = found.iter().map(|hit| hit.row.title.as_str()).collect();
            titles.sort_unstable_by(|a, b| b.cmp(a));
            assert_eq!(titles, expected, "{filter:?}");
        }
    }
    let unknown = Filter { from: Some("soon".into()), ..Filter::default() };
    assert_eq!(own.search("river", &unknown, Order::Newest, None, 10).unwrap_err().code(), "bad_when");
    assert_eq!(
        own.search("river", &Filter::default(), Order::Newest, Some("?"), 10).unwrap_err().code(),
        "bad_query"
    );
}

#[test]
fn the_newest_come_in_parts() {
    let mut own = Own::new();
    for hour in 10..20 {
        let entry = draft(&hour.to_string(), "the river", &format!("2026-01-09T{hour}:00"));
        own.create_entry(&entry, &minute(0)).unwrap();
    }
    let (mut titles, mut after) = (Vec::new(), None);
    loop {
        let part = own.search("river", &Filter::default(), Order::Newest, after.as_deref(), 3).unwrap();
        titles.extend(part.hits.into_iter().map(|hit| hit.row.title));
        match part.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    assert_eq!(titles, own.found("river"));
    assert_eq!(titles.len(), 10);
}

#[test]
fn the_bin_is_not_searched() {
    let mut own = three();
    own.bin_entry(1, &minute(1)).unwrap();
    assert_eq!(own.found("river"), ["A quiet day", "Talk"]);
    own.unbin_entry(1).unwrap();
    assert_eq!(own.found("river"), ["A quiet day", "The river", "Talk"]);
    own.check_index();
}

#[test]
fn texts_with_marks_of_ours_are_shown_without_them() {
    let mut own = Own::new();
    own.create_entry(&draft("a \u{fdd0}b", "c\u{fdd1} the river \u{fdd0}", "2026-01-09T10:00"), &minute(0))
        .unwrap();
    let hit = &hits(&own, "river", Order::Newest)[0];
    let joined = |spans: &[Span]| spans.iter().map(|s| s.text.clone()).collect::<String>();
    assert_eq!((joined(&hit.title).as_str(), joined(&hit.snippet).trim()), ("a b", "c the river"));
    // and kept with them
    assert_eq!(own.entry(1).unwrap().title, "a \u{fdd0}b");
}

const WORDS: [&str; 12] = ["a", "am", "an", "and", "andy", "river", "rivers", "Walk", "it", "x1", "x12", "9"];

fn words(text: &str) -> Vec<String> {
    let lower = text.to_ascii_lowercase();
    lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// What search must find, said as simply as it can be.
fn naive(text: &str, wanted: &[&str], last_is_whole: bool) -> bool {
    let there = words(text);
    wanted.iter().enumerate().all(|(n, word)| {
        let word = word.to_ascii_lowercase();
        let prefix = n + 1 == wanted.len() && !last_is_whole && word.len() > 1;
        there.iter().any(|w| *w == word || (prefix && w.starts_with(&word)))
    })
}

fn text() -> impl Strategy<Value = String> {
    let separator = prop::sample::select(vec![" ", "  ", ", ", "-", "*", "\n", "'", "](", "\"", "_", "."]);
    prop::collection::vec((prop::sample::select(WORDS.to_vec()), separator), 0..12)
        .prop_map(|pairs| pairs.into_iter().flat_map(|(word, separator)| [word, separator]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn finds_what_is_there_and_nothing_else(
        texts in prop::collection::vec((text(), text()), 1..25),
        queries in prop::collection::vec((prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..4), any::<bool>()), 1..25),
    ) {
        let mut own = Own::new();
        for (title, body) in &texts {
            own.create_entry(&draft(title, body, "2026-01-09T10:00"), &minute(0)).unwrap();
        }
        for (wanted, last_is_whole) in &queries {
            let query = wanted.join(" ") + if *last_is_whole { " " } else { "" };
            let expected: Vec<&str> = texts.iter().rev()
                .filter(|(title, body)| naive(&format!("{title} {body}"), wanted, *last_is_whole))
                .map(|(title, _)| title.as_str()).collect();
            prop_assert_eq!(own.found(&query), expected, "{:?}", query);

            // a hit's pieces are its title, and only words that are looked for are marked
            for hit in hits(&own, &query, Order::Best) {
                let joined: String = hit.title.iter().map(|s| s.text.as_str()).collect();
                prop_assert_eq!(&joined, &hit.row.title);
                for span in hit.title.iter().filter(|s| s.hit) {
                    prop_assert!(words(&span.text).iter().all(|w| naive(w, &wanted[wanted.len() - 1..], *last_is_whole)
                        || wanted.iter().any(|x| x.eq_ignore_ascii_case(w))), "{:?}", span);
                }
            }
        }
    }

    #[test]
    fn no_query_is_a_mistake(
        any in prop::collection::vec(any::<String>(), 40),
        hostile in prop::collection::vec("[-\"*^:(){}+ \\x00\u{201c}a\u{301}\u{24b6}]{0,12}|(AND|OR|NOT|NEAR\\(|title:| |\"|-|river){0,10}", 120),
    ) {
        let mut own = Own::new();
        own.create_entry(&draft("river NEAR title", "a AND b", "2026-01-09T10:00"), &minute(0)).unwrap();
        for query in any.iter().chain(&hostile) {
            for order in [Order::Newest, Order::Best] {
                let found = own.search(query, &Filter::default(), order, None, 5);
                prop_assert!(found.is_ok(), "{:?}: {:?}", query, found);
            }
        }
    }
}

#[test]
fn a_page_pasted_as_a_query_is_no_mistake() {
    let own = three();
    for query in
        ["river ".repeat(50_000), "-river ".repeat(5000) + "wide", "\"".repeat(9999), "a\u{301}".repeat(5000)]
    {
        own.search(&query, &Filter::default(), Order::Newest, None, 5).unwrap();
    }
}
