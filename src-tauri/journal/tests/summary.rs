//! The list and the summary of what was filled in with one method, checked by hand.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::support::{
    Own,
    methods::{ID, back, chosen, day, felt, fill, keep_look, rated, refill, text, thought},
    minute,
};
use goldseam_content::{Answer, Change};
use goldseam_journal::Summary;

/// Three looks at three days, in which:
/// - sad goes 80 to 40 (later 20), 60 to 50, and once is not rated again; fear goes 30 to 30
/// - the belief goes 90 to 30, 70 to 70, 50 to 75
/// - calm is 2, 8; trouble is 4 and 0, and once not all of it was answered
fn three() -> Own {
    let mut own = Own::new();
    keep_look(&mut own);
    let first = fill(
        &mut own,
        "2026-01-01T10:00",
        &[
            ("what", text("one")),
            ("feelings", felt(&[("sad", 80), ("fear", 30)])),
            ("feelings_after", felt(&[("Sad", 40), ("fear", 30)])),
            ("mind", thought("It is over", 90)),
            ("mind_after", Answer::Scale(30)),
            ("habits", chosen(&["mind_reading", "labelling"])),
            ("calm", Answer::Scale(2)),
            ("sleep", chosen(&["badly"])),
            ("food", chosen(&["badly"])),
        ],
    );
    refill(&mut own, first, &minute(1), |d| {
        d.filled.returns = vec![back("2026-01-08", &[("feelings_later", felt(&[("sad", 20)]))])];
    });
    fill(
        &mut own,
        "2026-01-03T10:00",
        &[
            ("what", text("two")),
            ("feelings", felt(&[("Sad", 60)])),
            ("feelings_after", felt(&[("sad", 50)])),
            ("mind", thought("It is my fault", 70)),
            ("mind_after", Answer::Scale(70)),
            ("habits", chosen(&["mind_reading"])),
            ("fairer", rated("It is not all mine", 55)),
            ("calm", Answer::Scale(8)),
            ("sleep", chosen(&["well"])),
            ("food", chosen(&["well"])),
        ],
    );
    let third = fill(
        &mut own,
        "2026-01-02T10:00",
        &[
            ("what", text("three")),
            ("feelings", felt(&[("sad", 10)])),
            ("mind", thought("They lied", 50)),
            ("mind_after", Answer::Scale(75)),
            ("sleep", chosen(&["badly"])),
        ],
    );
    refill(&mut own, third, &minute(1), |d| d.filled.finished = false);
    own
}

#[test]
fn a_summary_says_what_was_written_down() {
    let own = three().again();
    let sum = own.summary(ID).unwrap();
    assert_eq!((sum.entries, sum.finished), (3, 2));

    let changes: Vec<_> = sum
        .changes
        .iter()
        .map(|c| (c.field.as_str(), c.label.as_str(), c.n, c.before, c.after, c.later, c.later_n))
        .collect();
    assert_eq!(
        changes,
        [
            ("feelings", "sad", 2, 70.0, 45.0, Some(20.0), 1),
            ("feelings", "fear", 1, 30.0, 30.0, None, 0),
            ("mind", "", 3, 70.0, 70.0, None, 0),
        ]
    );
    assert_eq!(sum.changes[0].field_label, "What I felt");

    let choices: Vec<_> =
        sum.choices.iter().map(|c| (c.field.as_str(), c.id.as_str(), c.label.as_str(), c.n, c.of)).collect();
    assert_eq!(
        choices,
        [
            ("habits", "mind_reading", "Mind reading", 2, 3),
            ("habits", "labelling", "Labelling", 1, 3),
            ("sleep", "badly", "Badly", 2, 3),
            ("sleep", "well", "Well", 1, 3),
            ("food", "badly", "Badly", 1, 3),
            ("food", "well", "Well", 1, 3),
        ]
    );

    let moved: Vec<_> =
        sum.moved.iter().map(|m| (m.row.title.as_str(), m.field.as_str(), m.before, m.after)).collect();
    assert_eq!(moved, [("one", "mind", 90, 30), ("three", "mind", 50, 75)]);

    let points: Vec<_> = sum
        .points
        .iter()
        .map(|p| (p.field.as_str(), p.day.to_string(), p.value, p.band.as_str(), p.min, p.max))
        .collect();
    assert_eq!(
        points,
        [
            ("calm", "2026-01-01".into(), 2.0, "", 0, 10),
            ("calm", "2026-01-03".into(), 8.0, "", 0, 10),
            ("trouble", "2026-01-01".into(), 4.0, "much", 0, 4),
            ("trouble", "2026-01-03".into(), 0.0, "little", 0, 4),
        ]
    );
    assert_eq!((sum.points[0].name.as_str(), sum.points[2].name.as_str()), ("How calm I am", "Trouble"));
}

#[test]
fn the_bin_is_not_counted() {
    let mut own = three();
    let whole = own.summary(ID).unwrap();
    let ids: Vec<_> = own.records(ID, None, 10).unwrap().rows.into_iter().map(|r| r.row.id).collect();
    for &id in &ids {
        own.bin_entry(id, &minute(5)).unwrap();
    }
    assert_eq!(own.summary(ID).unwrap(), Summary::default());
    assert_eq!(own.records(ID, None, 10).unwrap().rows.len(), 0);
    // the words for feelings are a person's, and go too
    assert_eq!(own.count("SELECT count(*) FROM series"), 0);
    for &id in &ids {
        own.unbin_entry(id).unwrap();
    }
    let again = own.summary(ID).unwrap();
    assert_eq!((again.changes.len(), &again.points, &again.moved), (3, &whole.points, &whole.moved));
}

#[test]
fn records_are_a_list_with_their_numbers() {
    let own = three();
    let page = own.records(ID, None, 2).unwrap();
    let titles = |rows: &[goldseam_journal::MethodRecord]| {
        rows.iter().map(|r| (r.row.title.clone(), r.finished)).collect::<Vec<_>>()
    };
    assert_eq!(titles(&page.rows), [("two".into(), true), ("three".into(), false)]);
    let last = own.records(ID, page.next.as_deref(), 2).unwrap();
    assert_eq!((titles(&last.rows), last.next), (vec![("one".into(), true)], None));
    let one = &last.rows[0];
    let sad = Change {
        field: "feelings_after".into(),
        label: "sad".into(),
        before: 80,
        after: 40,
        later: Some(20),
    };
    assert!(one.changes.contains(&sad), "{:?}", one.changes);
    assert_eq!(one.scores.iter().map(|s| (s.value, s.band.as_str())).collect::<Vec<_>>(), [(4, "much")]);
    assert_eq!(page.rows[1].scores, []);
    assert_eq!(own.records("nothing", None, 2).unwrap_err().code(), "method_missing");
    assert_eq!(own.summary("nothing").unwrap_err().code(), "method_missing");
    assert_eq!(own.records("phq-9", None, 2).unwrap().rows.len(), 0);
    assert_eq!(own.summary("phq-9").unwrap(), Summary::default());
}

#[test]
fn fields_that_a_later_version_dropped_are_counted_still() {
    let mut own = three();
    let whole = own.summary(ID).unwrap();
    let text = crate::support::methods::look("Another look", 1);
    let (start, _) = text.split_once("[[sections.fields]]\nid = \"feelings\"").unwrap();
    own.keep_method(&start.replace("returns = [1, 7]\n", ""), day("2026-01-10")).unwrap();
    let again = own.summary(ID).unwrap();
    assert_eq!((again.changes.len(), again.points.len()), (whole.changes.len(), whole.points.len()));
}
