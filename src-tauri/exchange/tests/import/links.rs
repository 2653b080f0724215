//! Links between the entries of another journal.

use crate::support::{choices, count, entries, record, taken};

#[test]
fn links_become_links_whichever_is_older_and_the_words_stay() {
    let all = [
        record("a", "2024-05-01T08:00:00", "See [the *second* day](entry:b) and [that](entry:nowhere)."),
        record(
            "b",
            "2024-05-02T08:00:00",
            "Back to [the first](entry:a), [me](entry:b), [](entry:a)\n\n`[x](entry:a)`",
        ),
        record("c", "2024-05-03T08:00:00", "[a page](https://example.org) <mailto:x@example.org>"),
    ];
    let (place, mut journal) = taken(&all);
    let texts: Vec<String> = entries(&journal).into_iter().map(|entry| entry.body).collect();
    assert_eq!(
        texts,
        [
            "See the *second* day and that.",
            "Back to the first, me, \n\n`[x](entry:a)`",
            "[a page](https://example.org) <mailto:x@example.org>"
        ]
    );
    let ids: Vec<u32> = entries(&journal).iter().map(|entry| entry.id).collect();
    let of = |id| {
        let links = journal.links(id).unwrap();
        links.into_iter().map(|l| (l.row.id, l.quote, l.outgoing)).collect::<Vec<_>>()
    };
    assert_eq!(
        of(ids[0]),
        [(ids[1], "the second day".to_owned(), true), (ids[1], "the first".to_owned(), false)]
    );
    assert_eq!(count(&journal, "link"), 2);

    // a link that was taken away here does not come back
    journal.unlink_entries(ids[0], ids[1]).unwrap();
    assert_eq!(place.take(&mut journal, &choices()).run, None);
    assert_eq!(count(&journal, "link"), 1);
}

#[test]
fn a_quote_is_as_long_as_a_quote_may_be() {
    let words = "word ".repeat(1000);
    let all = [
        record("a", "2024-05-01T08:00:00", &format!("[{}](entry:b)", words.trim())),
        record("b", "2024-05-02T08:00:00", "x"),
    ];
    let (_place, journal) = taken(&all);
    let first = &entries(&journal)[0];
    assert_eq!(first.body, words.trim());
    assert_eq!(journal.links(first.id).unwrap()[0].quote.chars().count(), 2000);
}
