//! kill -9 while another journal is taken in, and while an older journal's tables are brought up to
//! date. Goal G1 of `docs/proof.md`; saves and keys are in `tests/vault/crash.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    cell::Cell,
    env,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use crate::{
    schema::first_release,
    support::{Own, at, draft, minute},
};
use goldseam_journal::{
    Filter, ImportDraft, ImportFiles, ImportKey, ImportPart, Journal, NewImport, Order, Result, SCHEMA,
};
use goldseam_proof::{figure, size};
use goldseam_vault::{Cost, Credential, Error, Passphrase, Schema, Vault};

const FOLDER: &str = "GOLDSEAM_TEST_FOLDER";
const SAYS: &str = "child: ";
/// Things taken in one transaction, and those of the other journal.
const BATCH: usize = 7;
const THINGS: usize = 350;

fn passphrase() -> Passphrase {
    Passphrase::new("a quiet river".to_owned()).unwrap()
}

fn credential() -> Credential {
    Credential::Passphrase(passphrase())
}

/// Runs an ignored test of this program on a vault and kills it some time after it has said `lines`
/// lines. What it said.
fn killed(name: &str, dir: &Path, lines: usize, after: Duration) -> Vec<String> {
    let mut child = Command::new(env::current_exe().unwrap())
        .args([&format!("crashes::{name}"), "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .env(FOLDER, dir)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(std::result::Result::ok)
        .filter_map(|line| line.split_once(SAYS).map(|(_, said)| said.to_owned()));
    let mut heard: Vec<String> = said.by_ref().take(lines).collect();
    assert!(!heard.is_empty(), "the child goes on until it is killed");
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    heard.extend(said);
    heard
}

fn folder() -> PathBuf {
    env::var_os(FOLDER).expect("started by another test").into()
}

#[track_caller]
fn unlock_sound(dir: &Path) -> Journal {
    let journal = Journal::unlock(dir, &credential()).unwrap();
    assert_eq!(journal.vault().notices(), []);
    assert_eq!(journal.verify().unwrap(), []);
    journal
}

/// The things of the other journal have no files.
struct NoFiles;

impl ImportFiles for NoFiles {
    fn open(&mut self, _: &str, _: &mut dyn FnMut(&mut dyn Read) -> Result<()>) -> Result<()> {
        Ok(())
    }
}

/// The `n`th thing of the other journal.
fn thing(n: usize) -> NewImport {
    let mut hash = [0; 32];
    hash[..8].copy_from_slice(&n.to_le_bytes());
    let draft = draft(&format!("Thing {n}"), &"a word of it ".repeat(n * 37 % 400), "2020-05-01T10:00");
    let part = ImportPart {
        draft: ImportDraft::Note(draft),
        created: at("2020-05-01T10:00"),
        saved: at("2020-05-01T11:00"),
        files: vec![],
    };
    NewImport { key: ImportKey { source: Some(hash), hash }, extra: "{}".to_owned(), parts: vec![part] }
}

/// Somebody may want the journal locked in the middle of a batch: what was taken until then is kept, and the rest
/// can be taken later.
#[test]
fn a_batch_ends_where_it_is_told_to() {
    let mut own = Own::new();
    let run = own.begin_import("things", &minute(0)).unwrap();
    let batch: Vec<_> = (0..10).map(thing).collect();
    let asked = Cell::new(0);
    let go_on = || asked.replace(asked.get() + 1) < 3;
    let taken = own.take_import(run, &batch, &mut NoFiles, &go_on).unwrap();
    assert_eq!((taken.entries.len(), own.span().unwrap().total), (3, 3));
    let rest = own.take_import(run, &batch[3..], &mut NoFiles, &|| true).unwrap();
    assert_eq!((rest.entries.len(), own.span().unwrap().total), (7, 10));
    own.check_index();
}

/// Of an import that is killed what it said it took is there, in whole batches, and going on takes
/// each thing once.
#[test]
fn no_kill_takes_what_an_import_has_taken() {
    let kills: u64 = size(16, 2000);
    let home = tempfile::tempdir().unwrap();
    let (mut dir, mut rounds) = (PathBuf::new(), 0);
    for n in 0..kills {
        if n == 0 || unlock_sound(&dir).span().unwrap().total as usize == THINGS {
            rounds += 1;
            dir = home.path().join(format!("{rounds}.goldseam"));
            Journal::create(&dir, passphrase(), Cost::cheap_for_tests()).unwrap().lock().unwrap();
        }
        let before = unlock_sound(&dir).span().unwrap().total as usize;
        let lines = 1 + usize::try_from(n * 7 % 9).unwrap();
        let said = killed("child_imports", &dir, lines, Duration::from_micros(n * 977 % 6000));
        let said = said.iter().filter_map(|line| line.strip_prefix("taken ")).next_back();
        let said = said.map_or(before, |all| all.parse().unwrap());
        let journal = unlock_sound(&dir);
        let there = journal.span().unwrap().total as usize;
        assert!(there >= said, "{said} were taken and {there} are there");
        assert!(there == THINGS || there.is_multiple_of(BATCH), "half a batch: {there}");
        for n in (0..THINGS).filter(|n| *n < there || n % 31 == 0) {
            assert_eq!(journal.import_known(&thing(n).key).unwrap().len(), usize::from(n < there), "{n}");
        }
        assert!(journal.import_runs().unwrap().iter().all(|run| !run.finished || there == THINGS));
        journal.lock().unwrap();
    }
    figure("G1", "kills while another journal was taken in that lost something of it", kills, 0);
}

#[test]
#[ignore = "a child of no_kill_takes_what_an_import_has_taken"]
fn child_imports() {
    let mut journal = Journal::unlock(&folder(), &credential()).unwrap();
    let mut taken = journal.span().unwrap().total as usize;
    println!("{SAYS}here");
    let begun = journal.import_runs().unwrap().first().map(|run| run.id);
    let run = begun.unwrap_or_else(|| journal.begin_import("things", &minute(0)).unwrap());
    while taken < THINGS {
        let batch: Vec<_> = (taken..THINGS.min(taken + BATCH)).map(thing).collect();
        journal.take_import(run, &batch, &mut NoFiles, &|| true).unwrap();
        taken += batch.len();
        println!("{SAYS}taken {taken}");
    }
    journal.finish_import(run, true, "{}").unwrap();
    println!("{SAYS}all");
}

/// A journal of the first release that is killed while its tables are brought up to date has all
/// that it had, and is as the first release left it or as this one has it.
#[test]
fn no_kill_spoils_a_migration() {
    const OLD: Schema = Schema { migrations: SCHEMA.migrations.split_at(1).0, ..SCHEMA };
    let kills: u64 = size(16, 2000);
    let home = tempfile::tempdir().unwrap();
    let old = home.path().join("old.goldseam");
    first_release(&old, passphrase());
    let (mut before, mut after) = (0, 0);
    for n in 0..kills {
        let dir = home.path().join("now.goldseam");
        let _ = std::fs::remove_dir_all(&dir);
        std::fs::create_dir(&dir).unwrap();
        for file in std::fs::read_dir(&old).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), dir.join(file.file_name())).unwrap();
        }
        killed("child_migrates", &dir, 1, Duration::from_micros(n * 1301 % 30_000));
        match Vault::open(&dir, &credential(), &OLD) {
            Ok(vault) => {
                before += 1;
                let rows =
                    vault.read(|db| db.query_row("SELECT count(*) FROM entry", [], |r| r.get::<_, u32>(0)));
                assert_eq!(rows.unwrap(), 40);
                vault.lock().unwrap();
            }
            Err(Error::NewerSchema) => after += 1,
            Err(other) => panic!("{other:?}"),
        }
        let journal = unlock_sound(&dir);
        let rows = journal.timeline(&Filter::default(), None, 100).unwrap().rows;
        assert_eq!((rows.len(), rows[0].title.as_str(), rows[0].tags.len()), (40, "title 40", 1));
        assert_eq!(journal.revision(rows[0].id, 1).unwrap().body, "brook");
        let found = journal.search("river", &Filter::default(), Order::Newest, None, 100).unwrap();
        assert_eq!(found.hits.len(), 40);
        journal.lock().unwrap();
    }
    println!("{before} kills before the migration was done, {after} after");
    figure("G1", "kills while older tables were brought up to date that lost something", kills, 0);
}

#[test]
#[ignore = "a child of no_kill_spoils_a_migration"]
fn child_migrates() {
    println!("{SAYS}here");
    let _journal = Journal::unlock(&folder(), &credential()).unwrap();
    std::thread::sleep(Duration::from_mins(1));
}
