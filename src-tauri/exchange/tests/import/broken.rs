//! Stopped, failed or killed in the midst: what is there can be undone, or gone on with as if nothing
//! had happened.

use std::{
    env,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
};

use goldseam_exchange::import;
use goldseam_formats::Record;

use crate::support::{Line, Place, attached, choices, count, days, dump, entries, mood, now, origin, record};

const FOLDER: &str = "GOLDSEAM_TEST_FOLDER";
const SAYS: &str = "child: ";

/// Enough for several batches, with all that hangs together.
fn many() -> Vec<Record> {
    let mut all = days(5200);
    for n in (0..5200).step_by(50) {
        all[n].mood = Some(mood("sad", None));
        all[n].body = format!("See [that day](entry:id-{}) and the next.\n\nMore.", (n + 2600) % 5200);
        all[n + 1].files = vec![attached("a.txt", Some("a.txt"))];
        "![a](attached:a.txt)".clone_into(&mut all[n + 1].body);
    }
    all.push(all[3].clone());
    all
}

fn written() -> Place {
    let place = Place::new();
    place.put("a.txt", b"the bytes of a file");
    place.write(&many());
    place
}

/// The journal as it is when nothing happens.
fn undisturbed() -> Vec<String> {
    let place = written();
    let mut journal = place.create();
    let result = place.take(&mut journal, &choices());
    assert_eq!((result.counts.taken, result.counts.merged, result.counts.links), (5200, 1, 104));
    assert_eq!((result.counts.entries, result.counts.files), (5304, 104));
    dump(&journal)
}

/// Parts of the search index that a save waits for before it merges them: as many as before, however a taking ended.
fn waits_for(journal: &goldseam_journal::Journal) -> i64 {
    let sql = "SELECT v FROM search_config WHERE k = 'usermerge'";
    let read = |db: &rusqlite::Connection| {
        db.query_row(sql, [], |r| r.get(0)).map_err(goldseam_journal::Error::from)
    };
    journal.vault().read(read).unwrap()
}

#[test]
fn one_that_was_stopped_is_gone_on_with_or_undone() {
    let place = written();
    let mut journal = place.create();
    let before = waits_for(&journal);
    let stop = AtomicBool::new(false);
    let result =
        import::take(&mut journal, &origin(&place.other()), &choices(), &now(), &stop, &mut |progress| {
            if progress.taken >= 1000 {
                stop.store(true, Ordering::Relaxed);
            }
        })
        .unwrap();
    assert_eq!((result.finished, result.counts.taken), (false, 4000));
    assert_eq!(waits_for(&journal), before);
    let run = journal.import_run(result.run.unwrap()).unwrap();
    assert!(!run.finished && run.entries >= 4000);
    let report = import::report(&journal, run.id).unwrap();
    assert_eq!(report.rows().filter(|row| row.why.why() == "not_reached").count(), 1200);

    let look = place.look(&journal, &choices());
    assert_eq!((look.known, look.fresh), (4000, 1200));
    let result = place.take(&mut journal, &choices());
    assert_eq!((result.run, result.finished), (Some(run.id), true));
    assert_eq!(waits_for(&journal), before);
    assert_eq!(dump(&journal), undisturbed());

    assert_eq!(import::undo(&mut journal, run.id, &mut |_| true).unwrap().erased, 5304);
    assert_eq!(count(&journal, "entry") + count(&journal, "content"), 0);
}

#[test]
fn an_unfinished_one_can_be_undone() {
    let place = written();
    let mut journal = place.create();
    let stop = AtomicBool::new(false);
    let result =
        import::take(&mut journal, &origin(&place.other()), &choices(), &now(), &stop, &mut |progress| {
            stop.store(progress.taken > 0, Ordering::Relaxed);
        })
        .unwrap();
    let undone = import::undo(&mut journal, result.run.unwrap(), &mut |_| true).unwrap();
    assert!(undone.erased >= 4000 && entries(&journal).is_empty());
    // what comes after an undoing is a run of its own
    let again = place.take(&mut journal, &choices());
    assert_ne!(again.run, result.run);
    assert_eq!(again.counts.taken, 5200);
}

#[test]
fn after_an_error_the_run_is_unfinished_and_says_so() {
    let place = Place::new();
    let mut lines: Vec<Line> = days(10).into_iter().map(|r| Line::Record(Box::new(r))).collect();
    lines.push(Line::Damage);
    place.write_lines(&lines);
    let mut journal = place.create();
    assert_eq!(place.try_take(&mut journal, &choices()).unwrap_err().code(), "import_damaged");
    assert!(entries(&journal).is_empty() && journal.import_runs().unwrap().is_empty());
    let big = "word ".repeat(800_000);
    let mut lines: Vec<Line> = (0..14)
        .map(|n| Line::Record(Box::new(record(&n.to_string(), "2024-01-01T00:00:00", &big))))
        .collect();
    lines.push(Line::Damage);
    place.write_lines(&lines);
    assert_eq!(place.try_take(&mut journal, &choices()).unwrap_err().code(), "import_damaged");
    let run = journal.import_runs().unwrap().remove(0);
    assert!(!run.finished && run.entries > 0);
    assert_eq!(import::undo(&mut journal, run.id, &mut |_| true).unwrap().erased, run.entries);
}

#[test]
fn kill_9_and_again_is_the_same_as_without() {
    let expected = undisturbed();
    for batches in [1, 2] {
        let place = written();
        place.create().lock().unwrap();
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["broken::child", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
            .env(FOLDER, place.vault().parent().unwrap())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let heard = lines.by_ref().filter(|line| line.contains(SAYS)).take(batches).count();
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(heard, batches);

        let mut journal = place.unlock();
        let runs = journal.import_runs().unwrap();
        assert_eq!(runs.len(), 1);
        assert!(runs[0].entries >= [4000, 5200][batches - 1]);
        assert!(place.take(&mut journal, &choices()).finished);
        assert_eq!(dump(&journal), expected, "killed after {batches}");
        assert_eq!(journal.verify().unwrap(), []);
    }
}

/// Takes, and says each time that some more is there.
#[test]
#[ignore = "started by the test above"]
fn child() {
    let folder = PathBuf::from(env::var_os(FOLDER).expect("started by another test"));
    let credential = goldseam_vault::Credential::Passphrase(crate::support::passphrase());
    let mut journal = goldseam_journal::Journal::unlock(&folder.join("one.goldseam"), &credential).unwrap();
    let origin = origin(&folder.join("other"));
    let mut told = 0;
    import::take(&mut journal, &origin, &choices(), &now(), &AtomicBool::new(false), &mut |progress| {
        if progress.taken > told {
            told = progress.taken;
            println!("{SAYS}{told}");
        }
    })
    .unwrap();
    // until it is killed
    std::thread::sleep(std::time::Duration::from_mins(1));
}
