//! Undoing: what was taken goes without a trace, but for what was changed here since.

use goldseam_exchange::import;
use goldseam_formats::Record;
use goldseam_journal::{Draft, Filter, Order, When};

use crate::support::{Place, attached, choices, count, days, dump, entries, mood, now, record, tags, taken};

const DAY: &str = "2024-05-01T08:00:00";
/// The tables that an undoing leaves as they were.
const TABLES: [&str; 12] = [
    "entry",
    "imported",
    "revision",
    "entry_tag",
    "tag",
    "filled",
    "entry_method",
    "figure",
    "mood",
    "mood_word",
    "attachment",
    "content",
];

fn undo(journal: &mut goldseam_journal::Journal, run: u32) -> goldseam_journal::ImportUndone {
    import::undo(journal, run, &mut |_| true).unwrap()
}

#[test]
fn everything_that_was_taken_goes_and_what_was_written_here_stays() {
    let place = Place::new();
    place.put("a.txt", b"first");
    let mut all = days(1300);
    all[5].mood = Some(mood("sad", None));
    all[5].feelings = vec!["weird".to_owned()];
    all[7].files = vec![attached("a.txt", Some("a.txt"))];
    all[8].body = "See [it](entry:id-5).".to_owned();
    all[8].tags = vec!["mine".to_owned()];
    place.write(&all);
    let mut journal = place.create();
    let draft = Draft {
        title: "Mine".to_owned(),
        body: "What I wrote.".to_owned(),
        happened: When::from(&now()),
        tags: vec!["mine".to_owned()],
        starred: false,
    };
    journal.create_entry(&draft, &now()).unwrap();
    let before: Vec<u32> = TABLES.iter().map(|table| count(&journal, table)).collect();
    let run = place.take(&mut journal, &choices()).run.unwrap();
    let mut heard = Vec::new();
    let undone = import::undo(&mut journal, run, &mut |n| {
        heard.push(n);
        true
    })
    .unwrap();
    assert_eq!((undone.erased, undone.kept), (1301, vec![]));
    assert_eq!(heard, [500, 1000]);
    assert_eq!(TABLES.iter().map(|table| count(&journal, table)).collect::<Vec<_>>(), before);
    assert_eq!(count(&journal, "link"), 0);
    assert_eq!(tags(&journal), ["mine"]);
    let found = journal.search("day", &Filter::default(), Order::Newest, None, 10).unwrap();
    assert!(found.hits.is_empty());
    assert!(journal.import_run(run).unwrap().undone);
    assert_eq!(journal.verify().unwrap(), []);
    assert_eq!(undo(&mut journal, run).erased, 0);

    // and it can be taken again
    assert_eq!(place.take(&mut journal, &choices()).counts.taken, 1300);
}

#[test]
fn what_was_changed_here_since_is_kept_and_told() {
    let (place, mut journal) =
        taken(&[record("1", DAY, "One."), record("2", DAY, "Two."), record("3", DAY, "Three.")]);
    let all = entries(&journal);
    let draft = |body: &str| Draft {
        title: String::new(),
        body: body.to_owned(),
        happened: When::from(&all[0].happened),
        tags: vec![],
        starred: false,
    };
    journal.save_entry(all[0].id, 1, &draft("Changed."), &now()).unwrap();
    journal.star_entry(all[1].id, true).unwrap();
    journal.bin_entry(all[2].id, &now()).unwrap();
    let run = journal.import_runs().unwrap().remove(0);
    assert_eq!((run.entries, run.changed, run.finished, run.undone), (3, 1, true, false));
    let undone = undo(&mut journal, run.id);
    assert_eq!((undone.erased, undone.kept), (2, vec![all[0].id]));
    assert_eq!(entries(&journal).len(), 1);
    assert_eq!(journal.verify().unwrap(), []);
    // what stayed is known, the others are new
    let result = place.take(&mut journal, &choices());
    assert_eq!((result.counts.known, result.counts.taken), (1, 2));
}

#[test]
fn an_undoing_that_was_stopped_goes_on() {
    let (_place, mut journal) = taken(&days(1100));
    let run = journal.import_runs().unwrap()[0].id;
    let some = import::undo(&mut journal, run, &mut |_| false).unwrap();
    assert_eq!(some.erased, 500);
    let half = journal.import_run(run).unwrap();
    assert_eq!((half.undone, half.entries), (false, 600));
    assert_eq!(undo(&mut journal, run).erased, 600);
    assert!(journal.import_run(run).unwrap().undone);
}

#[test]
fn undoing_one_run_leaves_the_others() {
    let (place, mut journal) = taken(&[record("1", DAY, "One.")]);
    let before = dump(&journal);
    place.write(&[
        record("1", DAY, "One."),
        Record { tags: vec!["x".to_owned()], ..record("2", DAY, "Two.") },
    ]);
    let run = place.take(&mut journal, &choices()).run.unwrap();
    assert_eq!(undo(&mut journal, run).erased, 1);
    let after: Vec<String> = dump(&journal);
    assert!(before.iter().all(|line| after.contains(line)), "{after:#?}");
}

#[test]
fn a_run_that_never_was_is_refused() {
    let mut journal = Place::new().create();
    assert_eq!(import::undo(&mut journal, 7, &mut |_| true).unwrap_err().code(), "not_found");
}
