//! What was taken once is known again.

use goldseam_exchange::import::{self, ImportChoices, Outcome};
use goldseam_formats::{Record, Why};
use goldseam_journal::{Draft, Journal, When};

use crate::support::{
    Line, Place, at, attached, changes, choices, count, days, dump, entries, mood, now, only, record, taken,
};

const DAY: &str = "2024-05-01T08:00:00";

fn change(journal: &mut Journal, body: &str) {
    let entry = only(journal);
    let draft = Draft {
        title: entry.title,
        body: body.to_owned(),
        happened: When::from(&entry.happened),
        tags: entry.tags,
        starred: entry.starred,
    };
    journal.save_entry(entry.id, entry.version, &draft, &now()).unwrap();
}

fn outcomes(place: &Place, journal: &mut Journal, choices: &ImportChoices) -> Vec<Outcome> {
    let look = place.look(journal, choices);
    let result = place.take(journal, choices);
    // what a look says is what a taking does
    assert_eq!((look.fresh, look.twins), (result.counts.taken, result.counts.merged));
    match result.run {
        Some(run) => import::report(journal, run).unwrap().rows().map(|row| row.why).collect(),
        None => look.reasons.iter().map(|reason| reason.why).collect(),
    }
}

#[test]
fn taking_twice_writes_nothing() {
    let (place, mut journal) = taken(&days(1200));
    let (before, rows) = (dump(&journal), changes(&journal));
    let result = place.take(&mut journal, &choices());
    assert_eq!((result.run, result.finished), (None, true));
    assert_eq!((result.counts.known, result.counts.taken), (1200, 0));
    assert_eq!((dump(&journal), changes(&journal)), (before, rows));
}

#[test]
fn only_what_is_new_is_taken_the_next_time() {
    let (place, mut journal) = taken(&days(30));
    place.write(&[days(30), vec![record("new", DAY, "New.")]].concat());
    let result = place.take(&mut journal, &choices());
    assert_eq!((result.counts.known, result.counts.taken, result.counts.entries), (30, 1, 1));
    assert_eq!(journal.import_runs().unwrap().iter().map(|run| run.entries).collect::<Vec<_>>(), [1, 30]);
}

#[test]
fn without_an_id_a_thing_is_known_by_all_that_was_read() {
    let (place, mut journal) = taken(&[record("", DAY, "One."), record("", DAY, "Two.")]);
    assert_eq!(entries(&journal).len(), 2);
    place.write(&[record("", DAY, "Two."), record("", DAY, "Three.")]);
    let result = place.take(&mut journal, &choices());
    assert_eq!((result.counts.known, result.counts.taken), (1, 1));
}

#[test]
fn the_same_twice_in_one_source_is_one_and_one_id_for_two_is_two() {
    let place = Place::new();
    let all = [
        record("a", DAY, "One."),
        record("a", DAY, "One."),
        record("a", DAY, "Another."),
        record("", DAY, "x"),
        record("", DAY, "x"),
    ];
    place.write(&all);
    let mut journal = place.create();
    let seen = outcomes(&place, &mut journal, &choices());
    assert_eq!(seen, [Outcome::Taken, Outcome::Twin, Outcome::Taken, Outcome::Taken, Outcome::Twin]);
    assert_eq!(entries(&journal).len(), 3);
    let again = place.take(&mut journal, &choices());
    assert_eq!((again.run, again.counts.known, again.counts.merged), (None, 3, 2));
}

#[test]
fn where_a_file_lies_does_not_make_a_thing_another() {
    let place = Place::new();
    place.put("a.txt", b"first");
    place.put("moved.txt", b"first");
    let with = |at: &str| Record { files: vec![attached("a.txt", Some(at))], ..record("1", DAY, "x") };
    place.write(&[with("a.txt")]);
    let mut journal = place.create();
    place.take(&mut journal, &choices());
    place.write(&[with("moved.txt")]);
    assert_eq!(place.take(&mut journal, &choices()).counts.known, 1);
}

#[test]
fn what_was_changed_there_is_told_and_left() {
    let (place, mut journal) = taken(&[record("1", DAY, "Old.")]);
    place.write(&[record("1", DAY, "New.")]);
    let rows = changes(&journal);
    assert_eq!(outcomes(&place, &mut journal, &choices()), [Outcome::ChangedThere]);
    assert_eq!((only(&journal).body.as_str(), changes(&journal)), ("Old.", rows));
}

#[test]
fn what_was_changed_there_can_be_taken_as_a_new_version() {
    let place = Place::new();
    place.put("a.txt", b"first");
    place.put("b.txt", b"second");
    let a = || attached("a.txt", Some("a.txt"));
    let old = Record { files: vec![a()], ..record("1", DAY, "Old.\n\n![a](attached:a.txt)") };
    let body = "New.\n\n![a](attached:a.txt) ![b](attached:b.txt)";
    let new = Record {
        files: vec![a(), attached("b.txt", Some("b.txt"))],
        mood: Some(mood("good", None)),
        ..record("1", DAY, body)
    };
    place.write(&[old]);
    let mut journal = place.create();
    place.take(&mut journal, &choices());
    let before = only(&journal);
    journal.star_entry(before.id, true).unwrap();
    place.write(&[new]);
    let renew = ImportChoices { renew: true, ..choices() };
    assert_eq!(outcomes(&place, &mut journal, &renew), [Outcome::Renewed]);

    let all = entries(&journal);
    let entry = all.iter().find(|entry| entry.id == before.id).unwrap();
    assert!(entry.body.starts_with("New.") && entry.starred);
    assert_eq!((entry.version, entry.revisions), (2, 2));
    assert_eq!(journal.revision(entry.id, 1).unwrap().body, before.body);
    let files = journal.attachments(entry.id).unwrap();
    assert_eq!(files.len(), 2);
    assert!(files.iter().all(|file| entry.body.contains(&file.uid.to_string())));
    assert!(before.body.contains(&files[0].uid.to_string()), "the earlier version still finds its file");
    assert_eq!(all.len(), 2, "how it felt is new");
    assert_eq!(journal.links(entry.id).unwrap().len(), 1);

    let rows = changes(&journal);
    assert_eq!(place.take(&mut journal, &renew).counts.known, 1);
    assert_eq!(changes(&journal), rows);
    let runs = journal.import_runs().unwrap();
    assert_eq!(runs.iter().map(|run| (run.entries, run.changed)).collect::<Vec<_>>(), [(1, 0), (1, 0)]);
    assert_eq!(journal.verify().unwrap(), []);
}

#[test]
fn a_mood_that_was_changed_there_is_changed_here() {
    let felt = |label| Record { mood: Some(mood(label, None)), ..record("1", DAY, "A line") };
    let (place, mut journal) = taken(&[felt("good")]);
    place.write(&[felt("awful")]);
    place.take(&mut journal, &ImportChoices { renew: true, ..choices() });
    let entry = only(&journal);
    assert_eq!((entry.version, entry.revisions), (2, 2));
    let line =
        journal.mood_line(goldseam_journal::Within { all: true, ..Default::default() }, false).unwrap();
    assert_eq!(line.days.len(), 1);
    assert!((line.days[0].value + 4.0).abs() < 1e-9, "{}", line.days[0].value);
}

#[test]
fn what_was_changed_here_is_left_whatever_was_changed_there() {
    let (place, mut journal) = taken(&[record("1", DAY, "Old.")]);
    change(&mut journal, "Mine.");
    let renew = ImportChoices { renew: true, ..choices() };
    assert_eq!(place.take(&mut journal, &renew).counts.known, 1);
    place.write(&[record("1", DAY, "New.")]);
    for choices in [choices(), renew] {
        assert_eq!(outcomes(&place, &mut journal, &choices), [Outcome::ChangedHere]);
    }
    assert_eq!(only(&journal).body, "Mine.");
}

#[test]
fn what_is_in_the_bin_is_left_there() {
    let (place, mut journal) = taken(&[record("1", DAY, "Old.")]);
    let id = only(&journal).id;
    journal.bin_entry(id, &at("2026-11-22T11:00:00")).unwrap();
    place.write(&[record("1", DAY, "New.")]);
    let result = place.take(&mut journal, &ImportChoices { renew: true, ..choices() });
    assert_eq!((result.counts.known, entries(&journal).len(), count(&journal, "entry")), (1, 0, 1));
}

#[test]
fn two_journals_of_one_day_are_not_made_one() {
    let (place, mut journal) = taken(&[record("1", DAY, "From one.")]);
    place.write(&[record("x-1", DAY, "From another.")]);
    place.take(&mut journal, &choices());
    assert_eq!(entries(&journal).len(), 2);
}

#[test]
fn the_report_has_every_thing_and_no_word_of_it() {
    let place = Place::new();
    let secret = record("secret-id", DAY, "A secret text");
    place.write_lines(&[
        Line::Record(Box::new(Record {
            title: "Secret".to_owned(),
            tags: vec!["hidden".to_owned()],
            ..secret.clone()
        })),
        Line::Skipped(Why::InBin),
        Line::Record(Box::new(record("2", "2024-05-02T08:00:00", "More"))),
        Line::Record(Box::new(record("3", "2024-05-02T08:00:00", ""))),
        Line::Skipped(Why::Malformed),
        Line::Record(Box::new(record("2", "2024-05-02T08:00:00", "More"))),
    ]);
    let mut journal = place.create();
    let run = place.take(&mut journal, &choices()).run.unwrap();
    let report = import::report(&journal, run).unwrap();
    assert_eq!(
        report.csv(),
        "number,outcome,why\r\n1,taken,\r\n2,skipped,in_bin\r\n3,taken,\r\n4,skipped,empty\r\n5,skipped,malformed\r\n6,merged,twin\r\n"
    );
    let kept = journal.import_report(run).unwrap();
    for word in ["ecret", "hidden", "More"] {
        assert!(!kept.contains(word) && !report.csv().contains(word), "{kept}");
    }
    let counts = &report.counts;
    assert_eq!((counts.things, counts.taken, counts.merged, counts.known, counts.skipped), (6, 2, 1, 0, 3));
    assert_eq!(import::report(&journal, run + 1).unwrap_err().code(), "not_found");
}
