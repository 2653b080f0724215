//! Runs the real program on real vaults in folders of their own.

#![allow(dead_code)] // each test file uses its part

pub mod answers;
#[cfg(target_os = "linux")]
pub mod terminal;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use goldseam_journal::Journal;
use goldseam_vault::{Cost, Passphrase};
use serde_json::Value;
use tempfile::TempDir;

pub const PASSPHRASE: &str = "correct horse";

/// A home folder with a vault and the file that holds its passphrase.
pub struct Place {
    dir: TempDir,
}

/// How a run ended.
#[derive(Debug)]
pub struct Done {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Done {
    /// The output of a run that did what was asked.
    #[track_caller]
    pub fn ok(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.out
    }

    /// The exit code of a run that failed in the decent way: one sentence, one code, nothing else.
    #[track_caller]
    pub fn failed(self, code: &str) -> i32 {
        assert!(self.err.starts_with("goldseam-cli: "), "{self:?}");
        assert!(self.err.ends_with(&format!(" [{code}]\n")), "{self:?}");
        assert_eq!(self.err.lines().count(), 1, "{self:?}");
        self.code
    }
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Place {
    /// A home without a vault.
    pub fn empty() -> Self {
        let place = Self { dir: tempfile::tempdir().unwrap() };
        fs::write(place.passphrase_file(), format!("{PASSPHRASE}\n")).unwrap();
        place
    }

    /// A home with a new vault, whose key costs nothing to derive: nine tenths of most runs would be that. What
    /// `new` does is tried where it is the subject.
    pub fn new() -> Self {
        let place = Self::empty();
        let passphrase = Passphrase::new(PASSPHRASE.to_owned()).unwrap();
        Journal::create(&place.vault(), passphrase, Cost::cheap_for_tests()).unwrap().lock().unwrap();
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn vault(&self) -> PathBuf {
        self.path("journal.goldseam")
    }

    fn passphrase_file(&self) -> PathBuf {
        self.path("passphrase")
    }

    /// The program at home here, with nothing said about vault or passphrase.
    pub fn bare(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_goldseam-cli"));
        command
            .env_clear()
            .env("HOME", self.dir.path())
            .env("TZ", "Europe/Lisbon")
            .current_dir(self.dir.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// The program with the vault of this place.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = self.bare();
        command.arg("--kdf-floor").arg("--vault").arg(self.vault());
        command.arg("--passphrase-file").arg(self.passphrase_file()).args(args);
        command
    }

    pub fn run(&self, args: &[&str]) -> Done {
        self.command(args).output().unwrap().into()
    }

    pub fn run_with(&self, args: &[&str], stdin: &str) -> Done {
        feed(self.command(args), stdin.as_bytes())
    }

    #[track_caller]
    pub fn json(&self, args: &[&str]) -> Value {
        let mut all = vec!["--json"];
        all.extend(args);
        serde_json::from_str(&self.run(&all).ok()).unwrap()
    }

    /// Writes an entry and gives its number.
    #[track_caller]
    pub fn add(&self, args: &[&str]) -> String {
        let mut all = vec!["add"];
        all.extend(args);
        self.json(&all)["id"].to_string()
    }

    #[track_caller]
    pub fn body(&self, id: &str) -> String {
        self.json(&["show", id])["entry"]["body"].as_str().unwrap().to_owned()
    }
}

/// Runs a command with this on its standard input.
pub fn feed(mut command: Command, stdin: &[u8]) -> Done {
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    // a program that fails before it reads has closed the pipe already
    let _ = child.stdin.take().unwrap().write_all(stdin);
    child.wait_with_output().unwrap().into()
}

/// Changes one byte of a file.
pub fn flip(file: &Path, at: usize) {
    let mut bytes = fs::read(file).unwrap();
    bytes[at] ^= 1;
    fs::write(file, bytes).unwrap();
}

/// The names of what is in an object.
pub fn names(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// What is in a list, by one of its fields.
pub fn each<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|one| one[field].as_str().unwrap()).collect()
}
