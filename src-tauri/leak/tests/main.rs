//! What a process that had a journal open still holds once it is locked. The process is this program again, run
//! by itself, so that what is looked for never comes into it but as a journal or as what was typed.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::env;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use goldseam_journal::{Draft, EntryId, Filter, Journal, Moment, Order, When};
use goldseam_leak::{Canaries, Found, Needles, keys, look, told};
use goldseam_proof::{figure, size};
use goldseam_vault::{Cost, Credential, Passphrase};

const VAULT: &str = "GOLDSEAM_TEST_VAULT";
const GRACE: Duration = Duration::from_secs(5);

fn now() -> Moment {
    Moment::at("2026-01-02T10:00:00+00:00".parse().unwrap(), None).unwrap()
}

fn draft(title: &str, body: &str, tag: &str) -> Draft {
    let tags = vec![tag.to_owned()];
    Draft { title: title.into(), body: body.into(), happened: When::from(&now()), tags, starred: false }
}

/// A journal of some entries with canaries, and a passphrase that is one.
fn lay(vault: &Path, canaries: &mut Canaries) -> String {
    let passphrase = format!("lantern {} ferry", canaries.word("passphrase"));
    let secret = Passphrase::new(passphrase.clone()).unwrap();
    let mut journal = Journal::create(vault, secret, Cost::cheap_for_tests()).unwrap();
    for _ in 0..60 {
        let long = canaries.say("body", 900).repeat(40);
        let draft = draft(&canaries.say("title", 300), &long, &canaries.word("tag"));
        journal.create_entry(&draft, &now()).unwrap();
    }
    journal.lock().unwrap();
    passphrase
}

/// What the other process does: opens, reads everything, writes what it is told, searches, and locks.
#[test]
#[ignore = "run by nothing_stays_after_a_lock"]
fn has_a_journal_open() {
    goldseam_wipe::on();
    let vault = PathBuf::from(env::var_os(VAULT).unwrap());
    // by hand, since the library's buffer is there to the end and is not wiped
    let mut told = File::open("/dev/stdin").unwrap();
    let mut line = || read_line(&mut told);
    for _ in 0..size(1, 5) {
        let credential = Credential::Passphrase(Passphrase::new(line()).unwrap());
        let mut journal = Journal::unlock(&vault, &credential).unwrap();
        drop(credential);
        // away from the thread that waits, as the shell does it
        let mut journal = std::thread::spawn(move || {
            read_all(&journal);
            let written = line_of(&mut journal);
            (journal, written)
        })
        .join()
        .unwrap()
        .0;
        let typed = line();
        journal.create_entry(&draft(&typed, &typed.repeat(9), "new"), &now()).unwrap();
        drop(typed);
        println!("open");
        line();
        journal.lock().unwrap();
        println!("locked");
        line();
    }
}

fn read_line(from: &mut File) -> String {
    let mut line = Vec::with_capacity(4096);
    let mut byte = [0];
    while from.read(&mut byte).unwrap() == 1 && byte != *b"\n" {
        line.push(byte[0]);
    }
    String::from_utf8(line).unwrap()
}

fn line_of(journal: &mut Journal) -> EntryId {
    journal.timeline(&Filter::default(), None, 1).unwrap().rows[0].id
}

fn read_all(journal: &Journal) {
    let page = journal.timeline(&Filter::default(), None, 100).unwrap();
    for row in &page.rows {
        let entry = journal.entry(row.id).unwrap();
        assert!(entry.body.len() > 100);
    }
    journal.search("window", &Filter::default(), Order::Newest, None, 50).unwrap();
    journal.tags().unwrap();
}

struct Other {
    process: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Other {
    fn start(vault: &Path) -> Other {
        let mut process = Command::new(env::current_exe().unwrap())
            .args(["--ignored", "--exact", "--nocapture", "has_a_journal_open"])
            .env(VAULT, vault)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (to, from) = (process.stdin.take().unwrap(), BufReader::new(process.stdout.take().unwrap()));
        Other { process, to, from }
    }

    fn tell(&mut self, line: &str) {
        writeln!(self.to, "{line}").unwrap();
    }

    fn hear(&mut self, word: &str) {
        let mut line = String::new();
        while !line.ends_with(&format!("{word}\n")) {
            line.clear();
            assert!(self.from.read_line(&mut line).unwrap() > 0, "it ended before it was {word}");
        }
    }

    fn holds(&self, needles: &Needles) -> Vec<Found> {
        look(&[(self.process.id(), "journal".into())], needles)
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn nothing_stays_after_a_lock() {
    let folder = tempfile::tempdir().unwrap();
    let vault = folder.path().join("a.goldseam");
    let mut canaries = Canaries::default();
    let passphrase = lay(&vault, &mut canaries);
    let typed = canaries.say("typed", 300);
    let keys = keys(&vault, &passphrase);
    let mut needles = Needles::of(&canaries);
    for (name, key) in &keys {
        // what an allocator writes over first is the beginning
        needles = needles.and(&format!("{name}, first half"), &key[..16]);
        needles = needles.and(&format!("{name}, second half"), &key[16..]);
    }
    let mut other = Other::start(&vault);
    let (mut tried, mut left) = (0, Vec::new());
    for _ in 0..size(1, 5) {
        other.tell(&passphrase);
        other.tell(&typed);
        other.hear("open");
        let open = other.holds(&needles);
        println!("while open:\n{}", told(&open));
        for kind in ["body", "title", "typed", "database key"] {
            assert!(
                open.iter().any(|one| one.what.contains(kind)),
                "{kind} is not seen even while it is open"
            );
        }
        other.tell("lock");
        other.hear("locked");
        std::thread::sleep(GRACE);
        tried += needles.count();
        left.extend(other.holds(&needles));
        other.tell("go on");
    }
    figure("G7", "needles in a process 5 s after its journal was locked", tried as u64, left.len() as u64);
    assert!(left.is_empty(), "{} left:\n{}", left.len(), told(&left));
}
