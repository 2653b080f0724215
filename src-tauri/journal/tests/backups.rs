//! Backups: when they are due, what is remembered of them, and what comes back from them, to the byte.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, atomic::AtomicBool},
};

use goldseam_journal::{
    BackupDone, BackupPlan, BackupWhich, BringBack, Draft, Filter, Journal, Moment, NewAttachment, Past,
    SCHEMA, When, look,
};
use goldseam_proof::{figure, size};
use goldseam_vault::{
    Cost, Credential, Error, Passphrase, Schema, Vault,
    snapshot::{self, Opened, Watch},
};
use rusqlite::types::Value;

fn passphrase() -> Passphrase {
    Passphrase::new("a quiet river".into()).unwrap()
}

fn credential() -> Credential {
    Credential::Passphrase(passphrase())
}

fn patiently<T>(work: impl FnOnce(&mut Watch<'_>) -> T) -> T {
    work(&mut Watch { stop: Arc::new(AtomicBool::new(false)), tell: &mut |_, _| {} })
}

/// So many minutes after the first of November.
fn at(minutes: i64) -> Moment {
    let start = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).unwrap().and_hms_opt(8, 0, 0).unwrap();
    Moment::new(start + chrono::TimeDelta::minutes(minutes), 0, None).unwrap()
}

fn write(journal: &mut Journal, title: &str, body: &str, now: &Moment) -> u32 {
    let (title, body, happened) = (title.into(), body.into(), When::from(now));
    let draft = Draft { title, body, happened, tags: vec!["river".into()], starred: false };
    journal.create_entry(&draft, now).unwrap().id
}

fn back_up(journal: &mut Journal, which: &BackupWhich, now: &Moment) -> BackupDone {
    let job = journal.begin_backup(which, now).unwrap().unwrap();
    let done = patiently(|watch| job.run(watch));
    journal.note_backup(&done, now).unwrap();
    done
}

/// The snapshot that a backup made, which must have done well.
fn made(done: BackupDone) -> PathBuf {
    done.places.into_iter().map(|(_, made)| made.unwrap().path).next().unwrap()
}

/// Every row of every table, in the order of the tables.
fn rows(journal: &Journal) -> Vec<(String, Vec<Vec<Value>>)> {
    journal
        .vault()
        .read(|db| -> rusqlite::Result<_> {
            let mut tables =
                db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
            let names: Vec<String> = tables.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
            names
                .into_iter()
                .map(|name| {
                    let mut select = db.prepare(&format!("SELECT * FROM \"{name}\""))?;
                    let columns = select.column_count();
                    let read = |row: &rusqlite::Row<'_>| (0..columns).map(|at| row.get(at)).collect();
                    let mut all: Vec<Vec<Value>> =
                        select.query_map([], read)?.collect::<rusqlite::Result<_>>()?;
                    // an order that no index has a say in
                    all.sort_by_key(|row| format!("{row:?}"));
                    Ok((name, all))
                })
                .collect()
        })
        .unwrap()
}

struct Backed {
    dir: tempfile::TempDir,
    journal: Journal,
}

impl Backed {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let journal =
            Journal::create(&dir.path().join("j.goldseam"), passphrase(), Cost::cheap_for_tests()).unwrap();
        Self { dir, journal }
    }

    fn folder(&self, name: &str) -> PathBuf {
        let path = self.dir.path().join(name);
        fs::create_dir_all(&path).unwrap();
        path
    }

    /// Folders besides the vault's own, which is left out.
    fn only_into(&mut self, places: &[&Path]) {
        let places = places.iter().map(|place| place.to_str().unwrap().to_owned()).collect();
        self.journal.set_backup_plan(&BackupPlan { own: false, places, ..BackupPlan::default() }).unwrap();
    }
}

#[test]
fn a_restored_journal_is_equal_to_the_byte() {
    let mut tried = 0;
    for round in 0..size(2, 40_u32) {
        let mut here = Backed::new();
        for n in 0..20 + round {
            let id = write(
                &mut here.journal,
                &format!("Day {n}"),
                &"water ".repeat((n * n) as usize),
                &at(n.into()),
            );
            if n % 4 == 0 {
                let bytes: Vec<u8> = (0..300_000 + n).map(|i| (i * (n + 7) % 251) as u8).collect();
                let new = NewAttachment { name: "river.bin", uid: None };
                here.journal.attach(id, &new, &mut bytes.as_slice(), &at(n.into())).unwrap();
            }
            if n % 5 == 0 {
                here.journal.bin_entry(id, &at(i64::from(n) + 1)).unwrap();
            }
        }
        let before = rows(&here.journal);
        let snapshot = made(back_up(&mut here.journal, &BackupWhich::All, &at(100)));
        write(&mut here.journal, "Later", "not in it", &at(101));
        let to = here.dir.path().join("again.goldseam");
        patiently(|watch| Opened::open(&snapshot, &credential())?.restore(&to, watch)).unwrap();
        let again = Journal::unlock(&to, &credential()).unwrap();
        assert_eq!((again.vault().notices(), again.verify().unwrap()), (&[][..], vec![]));
        assert!(rows(&again) == before, "a row is another");
        tried += 1;
    }
    figure("G12", "restored journals that were not equal", tried, 0);
}

#[test]
fn a_backup_is_due_when_there_is_something_new_and_an_hour_has_passed() {
    let mut here = Backed::new();
    let due = |journal: &Journal, minutes| journal.backup_due(&at(minutes)).unwrap();
    assert!(due(&here.journal, 0));
    back_up(&mut here.journal, &BackupWhich::Due, &at(0));
    for minutes in [1, 59, 61, 100_000] {
        assert!(!due(&here.journal, minutes), "nothing new after {minutes} minutes");
    }
    write(&mut here.journal, "One", "", &at(10));
    assert!(!due(&here.journal, 59));
    assert!(due(&here.journal, 60));
    // a clock that was set back, or ten years ahead, keeps nothing from being backed up
    assert!(due(&here.journal, -600) && due(&here.journal, 5_256_000));
    back_up(&mut here.journal, &BackupWhich::Due, &at(5_256_000));
    write(&mut here.journal, "Two", "", &at(61));
    assert!(due(&here.journal, 62));
    here.journal.set_backup_plan(&BackupPlan { own: false, ..BackupPlan::default() }).unwrap();
    assert!(!due(&here.journal, 10_000));
    assert!(here.journal.begin_backup(&BackupWhich::All, &at(10_000)).unwrap().is_none());
}

#[test]
fn a_disk_that_is_not_there_keeps_no_other_place_from_its_backup() {
    let mut here = Backed::new();
    let (away, there) = (here.dir.path().join("away"), here.folder("there"));
    here.only_into(&[&away, &there]);
    write(&mut here.journal, "One", "", &at(0));
    let done = back_up(&mut here.journal, &BackupWhich::Due, &at(0));
    let codes: Vec<_> = done.places.iter().map(|(_, made)| made.as_ref().err().map(Error::code)).collect();
    assert_eq!(codes, [Some("place_missing"), None]);
    let commits = here.journal.vault().commits().unwrap();
    // the same again is no news, and nothing to write
    for minutes in [15, 30] {
        back_up(&mut here.journal, &BackupWhich::Due, &at(minutes));
    }
    assert_eq!(here.journal.vault().commits().unwrap(), commits);
    let status = here.journal.backup_status().unwrap().places;
    let failing = status[0].failing.clone().unwrap();
    assert_eq!((failing.code.as_str(), failing.since), ("place_missing", at(0).ms()));
    assert_eq!(status[0].last, None);
    assert!(status[1].failing.is_none() && status[1].last.unwrap().taken == at(0).ms());
    fs::create_dir(&away).unwrap();
    assert!(!here.journal.backup_due(&at(31)).unwrap(), "just tried");
    back_up(&mut here.journal, &BackupWhich::Due, &at(45));
    assert!(here.journal.backup_status().unwrap().places.iter().all(|one| one.failing.is_none()));
    assert_eq!(snapshot::list(&away).unwrap().len(), 1);
    assert_eq!(snapshot::list(&there).unwrap().len(), 1, "there was nothing new for it");
}

#[test]
fn locking_ends_a_backup_and_counts_as_no_failure() {
    let mut here = Backed::new();
    let job = here.journal.begin_backup(&BackupWhich::All, &at(0)).unwrap().unwrap();
    let dir = here.journal.vault().dir().to_owned();
    here.journal.lock().unwrap();
    let done = patiently(|watch| job.run(watch));
    assert_eq!(done.places[0].1.as_ref().unwrap_err().code(), "backup_stopped");
    let mut journal = Journal::unlock(&dir, &credential()).unwrap();
    journal.note_backup(&done, &at(1)).unwrap();
    assert_eq!(journal.backup_status().unwrap().places[0].failing, None);
    assert!(journal.backup_due(&at(30)).unwrap());
}

#[test]
fn places_are_whole_paths_outside_the_vault() {
    let mut here = Backed::new();
    let fine = here.folder("fine").to_str().unwrap().to_owned();
    let own = here.journal.vault().dir().join("x").to_str().unwrap().to_owned();
    for bad in [vec!["relative".to_owned()], vec![own], vec![fine.clone(), fine.clone()], vec![String::new()]]
    {
        let plan = BackupPlan { places: bad, ..BackupPlan::default() };
        assert_eq!(here.journal.set_backup_plan(&plan).unwrap_err().code(), "bad_place");
    }
    let plan = BackupPlan { places: vec![fine], ..BackupPlan::default() };
    here.journal.set_backup_plan(&plan).unwrap();
    assert_eq!(here.journal.backup_plan().unwrap(), plan);
    // it is of this copy, and leaves with no archive
    let mut keys = Vec::new();
    here.journal
        .whole(|reader| {
            reader.each_kept(|one| {
                keys.push(one.key.clone());
                Ok::<_, goldseam_journal::Error>(())
            })
        })
        .unwrap();
    assert_eq!(keys, [""; 0]);
}

#[test]
fn a_look_says_what_is_in_it_and_what_is_wrong() {
    let mut here = Backed::new();
    for day in 0..3 {
        write(&mut here.journal, "A day", "", &at(day * 24 * 60));
    }
    let id = write(&mut here.journal, "Gone", "", &at(10_000));
    here.journal.bin_entry(id, &at(10_001)).unwrap();
    here.journal.attach(1, &NewAttachment { name: "a", uid: None }, &mut &b"abc"[..], &at(0)).unwrap();
    let snapshot = made(back_up(&mut here.journal, &BackupWhich::All, &at(20_000)));
    let seen = patiently(|watch| look(&snapshot, &credential(), watch)).unwrap();
    assert_eq!((seen.entries, seen.deleted, seen.attachments), (3, 1, 1));
    let days = [seen.first, seen.last].map(|day| day.unwrap().to_string());
    assert_eq!(days, ["2026-11-01", "2026-11-03"]);
    assert_eq!((seen.taken, seen.trouble), (at(20_000).ms(), None));
    let mut bytes = fs::read(&snapshot).unwrap();
    bytes[6000] ^= 1;
    fs::write(&snapshot, bytes).unwrap();
    let seen = patiently(|watch| look(&snapshot, &credential(), watch)).unwrap();
    assert_eq!(seen.trouble.as_deref(), Some("snapshot_damaged"));
}

#[test]
fn an_entry_comes_back_as_the_newer_one_or_beside_it() {
    let mut here = Backed::new();
    let id = write(&mut here.journal, "River", "as it was", &at(0));
    let new = NewAttachment { name: "words.txt", uid: None };
    let file = here.journal.attach(id, &new, &mut &b"what it said"[..], &at(0)).unwrap();
    let body = format!("as it was {}", file.uid.markdown("words"));
    let draft = |body: &str, now: &Moment| Draft {
        title: "River".into(),
        body: body.into(),
        happened: When::from(&at(0)),
        tags: vec![],
        starred: now.ms() == 0,
    };
    let version = here.journal.entry(id).unwrap().version;
    here.journal.save_entry(id, version, &draft(&body, &at(1)), &at(1)).unwrap();
    let snapshot = made(back_up(&mut here.journal, &BackupWhich::All, &at(2)));
    let scratch = here.folder("scratch");
    let past = patiently(|watch| Past::open(&snapshot, &credential(), &scratch, watch)).unwrap();
    assert_eq!(past.journal().timeline(&Filter::default(), None, 10).unwrap().rows[0].title, "River");

    let version = here.journal.entry(id).unwrap().version;
    here.journal.save_entry(id, version, &draft("spoilt", &at(30)), &at(30)).unwrap();
    here.journal.detach(file.id).unwrap();
    here.journal.bin_entry(id, &at(31)).unwrap();
    assert_eq!(here.journal.bring_back(&past, id, BringBack::Newer, &at(40)).unwrap(), id);
    let entry = here.journal.entry(id).unwrap();
    assert_eq!((entry.body.as_str(), entry.deleted), (body.as_str(), None));
    let texts: Vec<_> = here.journal.revisions(id).unwrap().iter().map(|one| one.number).collect();
    assert!(texts.iter().any(|&n| here.journal.revision(id, n).unwrap().body == "spoilt"));
    let files = here.journal.attachments(id).unwrap();
    assert_eq!((files.len(), files[0].uid), (1, file.uid));

    let beside = here.journal.bring_back(&past, id, BringBack::Copy, &at(50)).unwrap();
    assert_ne!(beside, id);
    let copy = here.journal.attachments(beside).unwrap().remove(0);
    assert_ne!(copy.uid, file.uid);
    assert_eq!(
        here.journal.entry(beside).unwrap().body,
        body.replace(&file.uid.to_string(), &copy.uid.to_string())
    );
    assert_eq!(here.journal.attachment_range(copy.id, 0, 100).unwrap(), b"what it said");

    // erased for good, it comes back as it was
    here.journal.bin_entry(id, &at(60)).unwrap();
    here.journal.erase_entry(id).unwrap();
    let again = here.journal.bring_back(&past, id, BringBack::Newer, &at(70)).unwrap();
    assert_eq!(here.journal.entry(again).unwrap().body, body);
    assert_eq!(here.journal.attachments(again).unwrap()[0].uid, file.uid);
    assert_eq!(
        here.journal.bring_back(&past, 999, BringBack::Newer, &at(80)).unwrap_err().code(),
        "not_found"
    );
    assert_eq!(here.journal.verify().unwrap(), []);
}

/// Snapshots of vaults of earlier builds: made by copying those as they are, read by this one.
#[test]
fn earlier_tables_come_back_too() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let typed = || Credential::Passphrase(Passphrase::new("a paper boat, a lantern".into()).unwrap());
    let here = tempfile::tempdir().unwrap();
    let scratch = here.path().join("scratch");
    fs::create_dir(&scratch).unwrap();
    for (name, schema, entries) in
        [("snapshot-1-schema-1.snapshot", 1, 2), ("snapshot-1-schema-5.snapshot", 5, 1)]
    {
        let file = fixtures.join(name);
        let seen = patiently(|watch| look(&file, &typed(), watch)).unwrap();
        assert_eq!((seen.schema, seen.entries, seen.trouble), (schema, entries, None), "{name}");
        let past = patiently(|watch| Past::open(&file, &typed(), &scratch, watch)).unwrap();
        let rows = past.journal().timeline(&Filter::default(), None, 10).unwrap().rows;
        assert_eq!(rows.len(), entries as usize);
        drop(past);
        assert_eq!(fs::read_dir(&scratch).unwrap().count(), 0, "nothing is left of it");
        let to = here.path().join(name);
        patiently(|watch| Opened::open(&file, &typed())?.restore(&to, watch)).unwrap();
        let journal = Journal::unlock(&to, &typed()).unwrap();
        assert_eq!(journal.verify().unwrap(), []);
        let original = here.path().join("original");
        copy(&fixtures.join(if schema == 1 { "vault-1" } else { "vault-1-schema-5" }), &original);
        let journal_then = Journal::unlock(&original, &typed()).unwrap();
        assert!(self::rows(&journal_then) == self::rows(&journal));
        drop(journal_then);
        fs::remove_dir_all(original).unwrap();
    }
}

/// How the fixtures were made: of vaults as earlier releases wrote them, with the tables of their time.
#[test]
#[ignore = "makes what earlier_tables_come_back_too reads, once for each form of snapshots"]
fn make_the_fixtures() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let typed = Credential::Passphrase(Passphrase::new("a paper boat, a lantern".into()).unwrap());
    for (vault, migrations) in [("vault-1", 1), ("vault-1-schema-5", 5)] {
        let here = tempfile::tempdir().unwrap();
        let dir = here.path().join("then.goldseam");
        copy(&fixtures.join(vault), &dir);
        let then = Schema { migrations: &SCHEMA.migrations[..migrations], ..SCHEMA };
        let mut vault = Vault::open(&dir, &typed, &then).unwrap();
        let made = patiently(|watch| vault.freeze(at(0).ms()).unwrap().make_in(here.path(), watch)).unwrap();
        let to = fixtures.join(format!("snapshot-1-schema-{migrations}.snapshot"));
        assert!(!to.exists(), "a fixture is never made anew");
        fs::copy(made.path, to).unwrap();
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for file in fs::read_dir(from).unwrap().map(|file| file.unwrap()) {
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}
