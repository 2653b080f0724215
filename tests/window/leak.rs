//! A whole session leaves nothing of what was written in the clear, and opens no way to a network.

use std::fs;
use std::path::Path;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::support::hands::Hands;
use super::support::{Home, wait_for};

const PASSPHRASE: &str = "zebu lantern quartz ferry";
const TITLE: &str = "canaryquillow";
const TEXT: &str = "the canarybrindle sang in canaryfothergill";
const SEARCH: &str = "canarybrind";
const CANARIES: [&str; 6] =
    ["zebu lantern", "quartz ferry", "canaryquillow", "canarybrindle", "canaryfothergill", "canarybrind"];

/// First run, writing, search, lock, unlock, with the keyboard alone.
fn session(hands: &Hands, home: &Home) {
    hands.screen("welcome");
    hands.press(&["Tab", "Return"]);
    hands.screen("welcome-passphrase");
    hands.type_text(PASSPHRASE);
    hands.press(&["Tab", "Tab"]);
    hands.type_text(PASSPHRASE);
    hands.press(&["Return"]);
    hands.screen("welcome-recovery");
    hands.press(&["Tab", "Tab", "Tab", "Tab", "Return"]);
    hands.screen("timeline");
    write(hands, home);
    hands.press(&["ctrl+f"]);
    hands.type_text(SEARCH);
    hands.screen("search");
    let before = hands.web_process();
    hands.press(&["ctrl+l"]);
    hands.screen("unlock");
    assert_ne!(hands.web_process(), before, "the page's process outlived the lock");
    assert!(!Path::new(&format!("/proc/{before}/maps")).exists());
    hands.type_text(PASSPHRASE);
    hands.press(&["Return"]);
    hands.screen("timeline");
}

/// A new entry, and the wait until it is in the vault.
fn write(hands: &Hands, home: &Home) {
    let log = home.vault().join("journal.db-wal");
    let length = || fs::metadata(&log).map_or(0, |m| m.len());
    let before = length();
    hands.press(&["ctrl+n"]);
    std::thread::sleep(Duration::from_millis(700));
    hands.type_text(TEXT);
    hands.press(&["shift+Tab", "shift+Tab"]);
    hands.type_text(TITLE);
    wait_for(|| "nothing was saved".into(), || (length() > before).then_some(()));
    std::thread::sleep(Duration::from_secs(3)); // the last letters' save
}

/// What is found of the canaries below `folder`: in UTF-8, in UTF-16 and in base64.
fn found(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if entry.file_type().unwrap().is_dir() {
            found.extend(self::found(&path));
        } else if let Ok(bytes) = fs::read(&path) {
            found.extend(
                CANARIES.iter().filter(|c| holds(&bytes, c)).map(|c| format!("{c} in {}", path.display())),
            );
        }
    }
    found
}

fn holds(bytes: &[u8], canary: &str) -> bool {
    let wide: Vec<u8> = canary.encode_utf16().flat_map(u16::to_le_bytes).collect();
    // in base64 a text has three forms, by where it begins; the ends depend on what is around
    let coded = (0..3).map(|skip| STANDARD.encode(&canary.as_bytes()[skip..]));
    let coded = coded.map(|code| code.trim_end_matches('=').to_owned());
    let mut needles = vec![canary.as_bytes().to_vec(), wide];
    needles.extend(coded.map(|code| code.as_bytes()[..code.len() - 2].to_vec()));
    needles.iter().any(|needle| bytes.windows(needle.len()).any(|window| window == needle))
}

#[test]
fn a_session_leaves_no_trace_of_what_was_written() {
    let home = Home::new();
    let hands = Hands::start(&home);
    session(&hands, &home);
    assert_eq!(found(home.path()), Vec::<String>::new(), "while it runs");
    let calls = hands.close();
    assert_eq!(found(home.path()), Vec::<String>::new(), "after it was closed");
    let (made, network) = calls.sockets();
    assert!(made > 0, "the watch on system calls saw nothing");
    assert_eq!(network, Vec::<&str>::new());
    assert_eq!(left_over(home.path()), Vec::<String>::new());
}

#[test]
fn a_crash_leaves_no_trace_either() {
    let home = Home::new();
    let hands = Hands::start(&home);
    session(&hands, &home);
    hands.kill();
    assert_eq!(found(home.path()), Vec::<String>::new());
    // and what the web view left behind goes at the next start
    let again = Hands::start(&home);
    again.screen("unlock");
    again.close();
    assert_eq!(left_over(home.path()), Vec::<String>::new());
}

/// What is in the home besides the journal and the settings.
fn left_over(home: &Path) -> Vec<String> {
    fn walk(folder: &Path, home: &Path, out: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let name = entry.path().strip_prefix(home).unwrap().display().to_string();
            let ours = [".local/share/goldseam/", ".config/goldseam/", ".config/org.goldseam.journal/"];
            if entry.file_type().unwrap().is_dir() {
                walk(&entry.path(), home, out);
            } else if !ours.iter().any(|folder| name.starts_with(folder)) {
                out.push(name);
            }
        }
    }
    let mut out = Vec::new();
    walk(home, home, &mut out);
    out
}

#[test]
fn the_search_for_canaries_can_find_them() {
    let wide: Vec<u8> = "a canarybrindle".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(holds(b"xx canarybrindle yy", "canarybrindle"));
    assert!(holds(&wide, "canarybrindle"));
    for before in ["", "a", "ab", "abc"] {
        assert!(
            holds(STANDARD.encode(format!("{before}canarybrindle, and on")).as_bytes(), "canarybrindle"),
            "{before}"
        );
    }
    assert!(!holds(b"canarybrind le", "canarybrindle"));
}
