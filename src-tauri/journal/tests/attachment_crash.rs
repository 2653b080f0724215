//! kill -9 while a file is being added: it is there whole, or there is nothing of it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    env,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use crate::support::{
    draft,
    files::{PIECE, bytes_of, noise},
    minute,
};
use goldseam_journal::{Journal, NewAttachment};
use goldseam_vault::{Cost, Credential, Passphrase};

const KILLS: usize = 16;
const FOLDER: &str = "GOLDSEAM_TEST_FOLDER";
/// What the child says when it is in the midst of a file, and when the file is kept.
const WITHIN: &str = "child: within ";
const KEPT: &str = "child: kept ";

fn passphrase() -> Passphrase {
    Passphrase::new("a quiet river".to_owned()).unwrap()
}

fn unlock(dir: &Path) -> Journal {
    Journal::unlock(dir, &Credential::Passphrase(passphrase())).unwrap()
}

/// Long enough that much of it is in the log before the end is reached.
fn file(n: u64) -> Vec<u8> {
    noise(12 * PIECE + 7, n + 1)
}

/// A file that tells of its middle as it is read.
struct Telling<'a>(&'a [u8], u64);

impl Read for Telling<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let before = self.0.len() / (4 * PIECE);
        let length = self.0.read(into)?;
        if self.0.len() / (4 * PIECE) != before {
            println!("{WITHIN}{}", self.1);
        }
        Ok(length)
    }
}

#[test]
fn a_file_is_there_whole_or_not_at_all() {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("one.goldseam");
    let mut journal = Journal::create(&dir, passphrase(), Cost::cheap_for_tests()).unwrap();
    journal.create_entry(&draft("", "", "2026-01-10T10:00"), &minute(0)).unwrap();
    journal.lock().unwrap();
    let (mut whole, mut cut_short) = (0, 0);
    for n in 0..KILLS {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["attachment_crash::child_adds", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
            .env(FOLDER, &dir)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let said: Vec<String> =
            lines.by_ref().filter(|line| line.contains("child: ")).take(1 + n * 7 % 9).collect();
        assert!(!said.is_empty(), "the child goes on until it is killed");
        std::thread::sleep(Duration::from_micros(n as u64 * 977 % 4000));
        child.kill().unwrap();
        child.wait().unwrap();
        let kept: Vec<u64> = said
            .into_iter()
            .chain(lines)
            .filter_map(|line| line.split_once(KEPT).map(|(_, n)| n.parse().unwrap()))
            .collect();

        let journal = unlock(&dir);
        assert_eq!(journal.vault().notices(), []);
        assert_eq!(journal.verify().unwrap(), []);
        let list = journal.attachments(1).unwrap();
        if let Some(last) = kept.last() {
            assert!(list.len() as u64 > *last, "a file that was kept is lost");
        }
        for (n, one) in (0..).zip(&list) {
            assert!(bytes_of(&journal, one) == file(n), "file {n} is not what was added");
        }
        let totals = journal.attachment_totals().unwrap();
        assert_eq!(totals.files as usize, list.len());
        (whole, cut_short) = (list.len(), cut_short + usize::from(kept.is_empty()));
        journal.lock().unwrap();
    }
    assert!(whole > 0 && cut_short > 0, "{whole} kept, {cut_short} cut short");
}

#[test]
#[ignore = "a child of a_file_is_there_whole_or_not_at_all"]
fn child_adds() {
    let mut journal = unlock(Path::new(&env::var_os(FOLDER).unwrap()));
    let first = journal.attachments(1).unwrap().len() as u64;
    for n in first.. {
        let new = NewAttachment { name: "a", uid: None };
        journal.attach(1, &new, &mut Telling(&file(n), n), &minute(0)).unwrap();
        println!("{KEPT}{n}");
    }
}
