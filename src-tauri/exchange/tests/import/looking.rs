//! Looking says what there is, and writes nothing.

use std::sync::atomic::AtomicBool;

use goldseam_exchange::import::{self, ImportFelt, Outcome};
use goldseam_formats::{Number, Place as Where, Record, Thought, Told, Why};

use crate::support::{Line, Place, attached, changes, choices, days, local, mood, origin, record};

#[test]
fn everything_is_counted_and_nothing_is_written() {
    let place = Place::new();
    place.put("a.txt", b"first");
    let number = |value| Number { name: "Sleep".to_owned(), value, range: None, unit: "h".to_owned() };
    let mut first = Record {
        title: "One".to_owned(),
        tags: ["Walk", "work", "walk"].map(str::to_owned).to_vec(),
        starred: true,
        mood: Some(mood("rad", Some(1.0))),
        feelings: vec!["Sad".to_owned(), "weird".to_owned()],
        numbers: vec![number(7.0), number(5.5)],
        files: vec![attached("a.txt", Some("a.txt")), attached("b.txt", None)],
        place: Some(Where { name: "Porto".to_owned(), at: None }),
        ..record("1", "2024-05-03T08:00:00", "A text with [a link](entry:2).")
    };
    first.extra.insert("weather".to_owned(), "rain".into());
    let day = local("2023-12-31T12:00:00").date();
    let thought =
        Thought { distortions: vec!["labeling".to_owned(), "own".to_owned()], ..Thought::default() };
    place.write_lines(&[
        Line::Record(Box::new(first)),
        Line::Skipped(Why::InBin),
        Line::Record(Box::new(Record {
            happened: Some(Told::day(day)),
            ..record("2", "2024-01-01T00:00:00", "x")
        })),
        Line::Record(Box::new(Record { thought: Some(thought), ..record("3", "2024-02-01T00:00:00", "") })),
        Line::Record(Box::new(Record { happened: None, ..record("4", "2024-01-01T00:00:00", "x") })),
    ]);
    let mut journal = place.create();
    let draft = goldseam_journal::Draft {
        title: String::new(),
        body: String::new(),
        happened: goldseam_journal::When::from(&crate::support::now()),
        tags: vec!["Work".to_owned()],
        starred: false,
    };
    journal.create_entry(&draft, &crate::support::now()).unwrap();
    let rows = changes(&journal);
    let look = place.look(&journal, &choices());
    assert_eq!(changes(&journal), rows);
    assert!(journal.import_runs().unwrap().is_empty());

    assert_eq!((look.things, look.fresh, look.known, look.twins), (5, 3, 0, 0));
    assert_eq!(
        look.reasons.iter().map(|r| (r.why, r.count)).collect::<Vec<_>>(),
        [(Outcome::NoDate, 1), (Outcome::InBin, 1)]
    );
    assert_eq!(look.from.unwrap().to_string(), "2023-12-31");
    assert_eq!(look.to.unwrap().to_string(), "2024-05-03");
    assert_eq!((look.day_only, look.zoneless), (1, 3));
    assert_eq!((look.titled, look.written, look.starred, look.tagged), (1, 3, 1, 1));
    assert_eq!(look.tag_clashes, [vec!["Walk", "walk"], vec!["Work", "work"]]);
    assert_eq!(look.moods.len(), 1);
    assert_eq!(look.moods[0].suggested, Some(ImportFelt { pleasant: 4, energy: None }));
    assert_eq!(
        look.feelings.iter().map(|f| (f.word.as_str(), f.known)).collect::<Vec<_>>(),
        [("Sad", true), ("weird", false)]
    );
    assert_eq!((look.numbers[0].count, look.numbers[0].lowest, look.numbers[0].highest), (2, 5.5, 7.0));
    assert_eq!((look.numbers[0].name.as_str(), look.numbers[0].unit.as_str()), ("Sleep", "h"));
    assert_eq!((look.thoughts, look.places, look.links), (1, 1, 1));
    assert_eq!(look.distortions[0].habit.as_deref(), Some("labelling"));
    assert_eq!(look.distortions[1].habit, None);
    assert_eq!((look.files, look.files_missing, look.file_bytes), (1, 1, 5.0));
    assert_eq!(look.extra[0].name, "weather");
    let numbers: Vec<u32> = look.sample.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 3, 4, 5]);
    assert_eq!((look.sample[0].time.as_deref(), look.sample[1].time.as_deref()), (Some("08:00"), None));
}

#[test]
fn a_sample_stays_small() {
    let place = Place::new();
    place.write(&days(500));
    let look = place.look(&place.create(), &choices());
    assert_eq!(look.fresh, 500);
    assert!(look.sample.len() <= 24, "{}", look.sample.len());
}

#[test]
fn what_is_damaged_further_on_is_told_before_anything_is_taken() {
    let place = Place::new();
    place.write_lines(&[Line::Record(Box::new(record("1", "2024-01-01T00:00:00", "x"))), Line::Damage]);
    let journal = place.create();
    let error =
        import::look(&journal, &origin(&place.other()), &choices(), &AtomicBool::new(false), &mut |_| {});
    assert_eq!(error.unwrap_err().code(), "import_damaged");
}

#[test]
fn a_look_can_be_stopped() {
    let place = Place::new();
    place.write(&days(2000));
    let (journal, stop) = (place.create(), AtomicBool::new(false));
    let mut heard = Vec::new();
    let look = import::look(&journal, &origin(&place.other()), &choices(), &stop, &mut |read| {
        heard.push(read);
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    assert_eq!((look.unwrap(), heard), (None, vec![500]));
}
