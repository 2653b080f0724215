//! The goals: what each promises, the tests that prove it, and what stays open. All data; a test that is
//! added to a goal is added here.

use std::fmt;
use std::path::PathBuf;

use crate::place;

/// A goal of docs/proof.md.
pub struct Goal {
    pub id: &'static str,
    /// What is promised, in a few words.
    pub promise: &'static str,
    /// How much of it, as it was set before anything was measured.
    pub wanted: &'static str,
    /// So many cases at least; fewer are told.
    pub least: u64,
    pub tests: &'static [Test],
    /// What the tests stand on: while nothing in it changes but words, figures stay true.
    pub of: &'static [&'static str],
    /// So many inputs are made up by the fuzzers, all targets together.
    pub fuzzed: u64,
    /// What the figures do not show.
    pub open: &'static str,
}

/// Tests of one program.
pub struct Test {
    pub package: &'static str,
    /// As in its manifest: `[[test]] name`.
    pub target: &'static str,
    /// Parts of the tests' names; any of them.
    pub filters: &'static [&'static str],
    /// One after the other, since they measure time or need the machine for themselves.
    pub alone: bool,
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.package, self.target, self.filters.join(", "))
    }
}

/// Where a package of ours lies.
pub fn folder(package: &str) -> PathBuf {
    match package.strip_prefix("goldseam-") {
        Some(name) => place::root().join("src-tauri").join(name),
        None => place::root().to_owned(),
    }
}

const fn tests(package: &'static str, target: &'static str, filters: &'static [&'static str]) -> Test {
    Test { package, target, filters, alone: false }
}

const fn alone(package: &'static str, target: &'static str, filters: &'static [&'static str]) -> Test {
    Test { package, target, filters, alone: true }
}

/// The journal and what is below it.
const CORE: &[&str] = &[
    "Cargo.lock",
    "content",
    "src-tauri/content",
    "src-tauri/insight",
    "src-tauri/journal",
    "src-tauri/proof",
    "src-tauri/vault",
    "tests/fixtures",
    "tests/reader",
    "tests/vault",
];

/// What reads strangers' bytes, and what is below it.
const READERS: &[&str] = &[
    "Cargo.lock",
    "src-tauri/content",
    "src-tauri/document",
    "src-tauri/exchange",
    "src-tauri/formats",
    "src-tauri/journal",
    "src-tauri/vault",
];

/// The whole app.
const ALL: &[&str] = &["."];

pub const GOALS: [Goal; 14] = [
    Goal {
        id: "G1",
        promise: "What was acknowledged survives a kill: saving, a new passphrase, an import, a migration, a backup",
        wanted: "0 lost in 10,000 kills",
        least: 10_000,
        tests: &[
            tests("goldseam", "vault", &["crash::"]),
            tests("goldseam-journal", "journal", &["crashes::"]),
            tests("goldseam-vault", "vault", &["snapshot_crash::"]),
        ],
        of: CORE,
        fuzzed: 0,
        open: "A killed process leaves the kernel running: what the kernel had taken is still written. Losing that too is G2.",
    },
    Goal {
        id: "G2",
        promise: "Power loss at every I/O operation: unsynced writes dropped, reordered or torn",
        wanted: "0 lost in 20,000 states",
        least: 20_000,
        tests: &[tests("goldseam-vault", "faults", &["power_loss::"])],
        of: CORE,
        fuzzed: 0,
        open: "The states are made by a layer between SQLite and the file. A disk that says that it has written and has not is noticed at the next opening, not undone; no cable of a real machine was pulled.",
    },
    Goal {
        id: "G3",
        promise: "Disk full, I/O error, short write, failed sync at each operation, once and for ever; out of memory",
        wanted: "0 lost, 0 aborts, every operation tried",
        least: 1,
        tests: &[tests("goldseam-vault", "faults", &["failing::"])],
        of: CORE,
        fuzzed: 0,
        open: "Memory is refused to SQLite, one request after the other. Where Rust's own is refused the process ends, as everywhere: that is G1. If the disk takes less than 40 of the counter's 112 bytes and then nothing more, and the program is stopped before it does, the next opening tells of a damaged counter: nothing is lost.",
    },
    Goal {
        id: "G4",
        promise: "A change of any bit of header, counter and backup, of any byte of database and log, is noticed",
        wanted: "0 silent",
        least: 1,
        tests: &[tests("goldseam-vault", "vault", &["damage::flipped::", "snapshot_damage::"])],
        of: CORE,
        fuzzed: 0,
        open: "A change in the bytes behind the end of the log changes nothing that is read, and is counted apart.",
    },
    Goal {
        id: "G5",
        promise: "An older page put back, a file cut short, a log or counter deleted or swapped is noticed",
        wanted: "0 silent",
        least: 1,
        tests: &[
            tests(
                "goldseam-vault",
                "vault",
                &["damage::replaced::", "damage::taken::", "damage::forged::", "damage::salvage::"],
            ),
            tests("goldseam-journal", "journal", &["salvage::"]),
            tests("goldseam-exchange", "exchange", &["salvage::"]),
        ],
        of: CORE,
        fuzzed: 0,
        open: "The whole folder, or database, log, counter and record of pages together, put back to an earlier day: nothing in the folder can tell. An older page may be shown until the comparison has come to it.",
    },
    Goal {
        id: "G6",
        promise: "Nothing that was written is anywhere on the disk in the clear, after a session in the window and a crash",
        wanted: "0 of 50 canaries",
        least: 50,
        tests: &[alone(
            "goldseam",
            "window",
            &["leak::a_session_leaves", "leak::what_was_written", "leak::a_crash_leaves"],
        )],
        of: ALL,
        fuzzed: 0,
        open: "One system (Linux with WebKitGTK) and its usual places. What a swap partition or a snapshot of the file system takes is not looked at.",
    },
    Goal {
        id: "G7",
        promise: "Nothing that was written and no key is in the memory of any process of ours 5 s after the lock",
        wanted: "0",
        least: 1,
        tests: &[
            alone("goldseam-leak", "leaks", &["nothing_stays_after_a_lock"]),
            alone("goldseam", "window", &["leak::a_lock_leaves"]),
        ],
        of: ALL,
        fuzzed: 0,
        open: "One system. The display server and the desktop draw what is on the screen and are not ours to wipe. While the journal is open, all of it is in memory.",
    },
    Goal {
        id: "G8",
        promise: "No network socket is opened, and a note that means harm fetches nothing",
        wanted: "0 sockets, 0 of 500 payloads",
        least: 500,
        tests: &[alone("goldseam", "window", &["leak::a_session_leaves", "hostile::"])],
        of: ALL,
        fuzzed: 0,
        open: "Sockets are read from the system while the session goes on; one that is opened and closed between two looks is caught by the trap that the payloads call, and by no other.",
    },
    Goal {
        id: "G9",
        promise: "No script in what was written runs or reaches a command, on each surface that shows it",
        wanted: "0 of 1,000",
        least: 1_000,
        tests: &[alone("goldseam", "window", &["hostile::"])],
        of: ALL,
        fuzzed: 0,
        open: "Payloads are those that are known. A fault in WebKit itself is not looked for.",
    },
    Goal {
        id: "G10",
        promise: "Importers, vault header, Markdown and method files read whatever they are given, within 512 MiB and 10 s",
        wanted: "0 panics in 50,000,000 inputs, 8 targets or more",
        least: 50_000_000,
        tests: &[tests("goldseam-exchange", "exchange", &["seeds::"])],
        of: READERS,
        fuzzed: 50_000_000,
        open: "Fuzzing shows what it found and never that there is nothing. libFuzzer is run without sanitizers, since the code is safe Rust, and sees which way an input takes, not what is compared on it; what is in C (SQLCipher) reads only what was authenticated.",
    },
    Goal {
        id: "G11",
        promise: "A vault with one defect is refused for that defect, by us and by the independent reader",
        wanted: "250 vectors, all classified right",
        least: 250,
        tests: &[tests("goldseam-vault", "vault", &["vectors::"])],
        of: CORE,
        fuzzed: 0,
        open: "The vectors are made by us; the independent reader was written from the format's description, by the same people.",
    },
    Goal {
        id: "G12",
        promise: "A backup comes back byte for byte, earlier versions of the format too",
        wanted: "100 %",
        least: 1,
        tests: &[
            tests("goldseam-journal", "journal", &["backups::"]),
            tests("goldseam-vault", "vault", &["rotation::"]),
        ],
        of: CORE,
        fuzzed: 0,
        open: "There is one version of the vault's format so far; earlier ones are earlier tables inside it.",
    },
    Goal {
        id: "G13",
        promise: "From each thing that locks to locked",
        wanted: "99 of 100 within 1 s",
        least: 1,
        tests: &[alone("goldseam", "window", &["locking::"])],
        of: ALL,
        fuzzed: 0,
        open: "Linux, with a desktop that is played by the test. The triggers of Windows and macOS are written and were not tried.",
    },
    Goal {
        id: "G14",
        promise: "Two processes on one vault, a folder that may only be read, a clock off by ten years, zones and summer time",
        wanted: "0 corrupt, a clear message each",
        least: 1,
        tests: &[
            tests("goldseam", "vault", &["errors::second_process", "errors::read_only_folder"]),
            tests("goldseam-vault", "faults", &["read_only::"]),
            tests("goldseam-journal", "journal", &["clocks::"]),
            tests("goldseam-cli", "cli", &["zones::"]),
        ],
        of: ALL,
        fuzzed: 0,
        open: "Network file systems are not tried; whether a lock on one holds is theirs to say.",
    },
];

#[cfg(test)]
mod unit {
    use std::fs;
    use std::path::Path;

    use super::*;

    /// The text of all Rust files below `folder`.
    fn sources(folder: &Path, into: &mut String) {
        for child in fs::read_dir(folder).unwrap() {
            let path = child.unwrap().path();
            if path.is_dir() {
                sources(&path, into);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                into.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }

    #[test]
    fn every_test_of_a_goal_is_there() {
        for goal in &GOALS {
            for test in goal.tests {
                let mut text = String::new();
                sources(&folder(test.package).join("tests"), &mut text);
                for part in test.filters.iter().flat_map(|filter| filter.split("::")) {
                    let named = |word: &str| text.contains(&format!("{word} {part}"));
                    assert!(part.is_empty() || named("mod") || named("fn"), "{}: {test}: {part}", goal.id);
                }
            }
        }
    }

    #[test]
    fn what_a_goal_stands_on_is_there() {
        for path in GOALS.iter().flat_map(|goal| goal.of) {
            assert!(place::root().join(path).exists(), "{path}");
        }
    }

    #[test]
    fn goals_are_in_order() {
        let ids: Vec<_> = GOALS.iter().map(|goal| goal.id.to_owned()).collect();
        let numbered: Vec<_> = (1..=14).map(|number| format!("G{number}")).collect();
        assert_eq!(ids, numbered);
    }
}
