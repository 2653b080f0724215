//! The vault format, as docs/vault-format.md describes it, read by a program that shares nothing
//! with this one (tests/reader).

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use goldseam_vault::{Cost, Vault};
use serde_json::{Value, json};

use crate::folder::{PASSPHRASE, Place, add_note, open, typed};

fn python() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    target.join(if cfg!(windows) { "venv/Scripts/python.exe" } else { "venv/bin/python" })
}

fn read(vault: &Path, secret: &str) -> Output {
    let python = python();
    assert!(python.is_file(), "the reader's Python is missing: cargo xtask setup --tests");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reader/read_vault.py");
    let mut reader = Command::new(python);
    reader.arg(script).arg(vault).arg("SELECT text FROM note ORDER BY id");
    let mut child =
        reader.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    writeln!(child.stdin.take().unwrap(), "{secret}").unwrap();
    child.wait_with_output().unwrap()
}

#[track_caller]
fn read_json(vault: &Path, secret: &str) -> Value {
    let out = read(vault, secret);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).unwrap()
}

#[test]
fn reads_what_was_written() {
    let place = Place::with_vault();
    let mut vault = open(&place.vault).unwrap();
    // enough for many pages, and letters of several alphabets
    let texts: Vec<String> = (0..200).map(|n| format!("{n} żółć ğ 花 🌿 {}", "word ".repeat(100))).collect();
    for text in &texts {
        add_note(&mut vault, text).unwrap();
    }
    let code = Vault::new_recovery_code().unwrap();
    let shown = code.expose().to_string();
    vault.keep_recovery_code(&typed(PASSPHRASE), code, Cost::cheap_for_tests()).unwrap();
    vault.lock().unwrap();

    let found = read_json(&place.vault, PASSPHRASE);
    let mut expected = vec![json!(["the first note"])];
    expected.extend(texts.iter().map(|text| json!([text])));
    assert_eq!(found["rows"], Value::Array(expected));
    assert_eq!((&found["version"], &found["revision"]), (&json!(1), &json!(2)));
    assert_eq!(read_json(&place.vault, &format!("recovery {}", shown.to_lowercase())), found);
}

#[test]
fn reads_after_a_new_key_and_passphrase() {
    let place = Place::with_vault();
    let mut vault = open(&place.vault).unwrap();
    vault.rekey(&typed(PASSPHRASE), Cost::cheap_for_tests()).unwrap();
    // typed as a letter and a combining mark; read as one letter
    let new = goldseam_vault::Passphrase::new("cafe\u{301} noir".into()).unwrap();
    vault.change_passphrase(&typed(PASSPHRASE), new, Cost::cheap_for_tests()).unwrap();
    vault.lock().unwrap();
    assert_eq!(read_json(&place.vault, "caf\u{e9} noir")["rows"], json!([["the first note"]]));
}

/// The reader can fail: it refuses a wrong passphrase and a page that is not as it was.
#[test]
fn refuses_what_does_not_hold() {
    let place = Place::with_vault();
    assert!(!read(&place.vault, "another passphrase").status.success());
    let file = place.vault.join("journal.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let out = read(&place.vault, PASSPHRASE);
    assert!(String::from_utf8_lossy(&out.stderr).contains("MAC of page"));
}

/// A page as it was some commits ago is authentic by itself, and not the one that the vault knows.
#[test]
fn refuses_an_older_page() {
    let place = Place::with_vault();
    let file = place.vault.join("journal.db");
    let older = std::fs::read(&file).unwrap();
    let mut vault = open(&place.vault).unwrap();
    add_note(&mut vault, "another").unwrap();
    vault.lock().unwrap();
    let mut bytes = std::fs::read(&file).unwrap();
    let page = bytes.len() - 4096..bytes.len();
    bytes[page.clone()].copy_from_slice(&older[page]);
    std::fs::write(&file, bytes).unwrap();
    let out = read(&place.vault, PASSPHRASE);
    assert!(String::from_utf8_lossy(&out.stderr).contains("tag of the chunk"), "{out:?}");
}
