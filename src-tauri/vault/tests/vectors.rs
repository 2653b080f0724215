//! The test vectors of the format (tests/fixtures/vectors): the vault and the independent reader say the same of each.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use goldseam_vault::{
    Credential, Error, KeychainSecret, Passphrase, RecoveryCode, Schema, Vault, check_header,
};

use crate::common::bytes;

const SCHEMA: Schema = Schema { application_id: 0x7e57, migrations: &[] };
/// What the vectors say of an opening; other notices are not about header and counter.
const TOLD: [&str; 3] = ["header_copy_used", "counter_damaged", "commits_missing"];

struct Vector {
    name: String,
    class: String,
    why: String,
    secret: (String, String),
    files: BTreeMap<String, Vec<u8>>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn folder() -> PathBuf {
    root().join("tests/fixtures/vectors")
}

fn hex(digits: &str) -> Vec<u8> {
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect()
}

/// `=name`, `@place`, `digits` and `digits*times`, as the README there has it.
fn to_bytes(text: &str, named: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let (mut out, mut place) = (Vec::new(), None);
    for part in text.split(' ').filter(|part| !part.is_empty()) {
        if let Some(name) = part.strip_prefix('=') {
            out.extend_from_slice(&named[name]);
        } else if let Some(at) = part.strip_prefix('@') {
            place = Some(at.parse::<usize>().unwrap());
        } else {
            let (digits, times) = part.split_once('*').unwrap_or((part, "1"));
            let new = hex(digits).repeat(times.parse().unwrap());
            match &mut place {
                None => out.extend(new),
                Some(at) => {
                    out[*at..*at + new.len()].copy_from_slice(&new);
                    *at += new.len();
                }
            }
        }
    }
    out
}

fn lines(block: &str) -> impl Iterator<Item = (&str, &str)> {
    let told = block.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    told.map(|line| line.split_once(':').unwrap()).map(|(k, v)| (k, v.strip_prefix(' ').unwrap_or(v)))
}

fn vectors() -> Vec<Vector> {
    let base = fs::read_to_string(folder().join("base.txt")).unwrap();
    let base: BTreeMap<_, _> =
        lines(&base).map(|(name, text)| (name.to_owned(), to_bytes(text, &BTreeMap::new()))).collect();
    let mut paths: Vec<_> = fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt") && !path.ends_with("base.txt"));
    paths.sort();
    let texts: Vec<_> =
        paths.iter().map(|path| fs::read_to_string(path).unwrap().replace('\r', "")).collect();
    let blocks = texts.iter().flat_map(|text| text.split("\n\n")).filter(|block| lines(block).count() > 0);
    blocks.map(|block| vector(block, &base)).collect()
}

fn vector(block: &str, base: &BTreeMap<String, Vec<u8>>) -> Vector {
    let mut vector = Vector {
        name: String::new(),
        class: String::new(),
        why: String::new(),
        secret: (String::new(), String::new()),
        files: BTreeMap::new(),
    };
    for (key, value) in lines(block) {
        match key {
            "name" => value.clone_into(&mut vector.name),
            "class" => value.clone_into(&mut vector.class),
            "why" => value.clone_into(&mut vector.why),
            "passphrase" | "recovery" | "keychain" => vector.secret = (key.to_owned(), value.to_owned()),
            file => {
                let mut named = base.clone();
                named.extend(vector.files.clone());
                vector.files.insert(file.to_owned(), to_bytes(value, &named));
            }
        }
    }
    vector
}

fn credential(how: &str, given: &str) -> Result<Credential, Error> {
    Ok(match how {
        "recovery" => Credential::Recovery(RecoveryCode::parse(given)?),
        "keychain" => Credential::Keychain(KeychainSecret::from_bytes(hex(given))?),
        _ => Credential::Passphrase(Passphrase::new(given.to_owned())?),
    })
}

/// How the vault opens, or why it doesn't. What is refused is left as it was, to the byte.
fn class_of(vector: &Vector) -> String {
    let home = tempfile::tempdir().unwrap();
    for (name, bytes) in &vector.files {
        fs::write(home.path().join(name), bytes).unwrap();
    }
    let opened = credential(&vector.secret.0, &vector.secret.1)
        .and_then(|credential| Vault::open(home.path(), &credential, &SCHEMA));
    match opened {
        Ok(vault) => {
            let told: Vec<_> =
                vault.notices().iter().map(|n| n.code()).filter(|n| TOLD.contains(n)).collect();
            if told.is_empty() { "opens".to_owned() } else { told.join("+") }
        }
        Err(error) => {
            let mut after = bytes(home.path());
            after.retain(|name, bytes| !(bytes.is_empty() && ["lock", "journal.db-wal"].contains(&&**name)));
            assert_eq!(after, vector.files, "{}", vector.name);
            error.code().to_owned()
        }
    }
}

/// What the reader in Python says: name, class, the check that says so.
fn said_by_the_reader() -> BTreeMap<String, (String, String)> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let python = target.join(if cfg!(windows) { "venv/Scripts/python.exe" } else { "venv/bin/python" });
    assert!(python.is_file(), "the reader's Python is missing: cargo xtask setup --tests");
    let script = root().join("tests/reader/read_vault.py");
    let out = Command::new(python).arg("-B").arg(script).arg("--vectors").arg(folder()).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let text = String::from_utf8(out.stdout).unwrap();
    let parts = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    parts.map(|p| (p[0].clone(), (p[1].clone(), p[2].clone()))).collect()
}

#[test]
fn every_vector_is_classed_alike_by_both_readers() {
    let (all, reader) = (vectors(), said_by_the_reader());
    assert!(all.len() >= 250 && reader.len() == all.len(), "{} {}", all.len(), reader.len());
    let mut wrong = Vec::new();
    for vector in &all {
        let here = class_of(vector);
        if here != vector.class {
            wrong.push(format!("{}: the vault says {here}, not {}", vector.name, vector.class));
        }
        let there = &reader[&vector.name];
        if (&there.0, &there.1) != (&vector.class, &vector.why) {
            wrong.push(format!("{}: the reader says {there:?}, not {}", vector.name, vector.class));
        }
    }
    goldseam_proof::figure("G11", "test vectors classed wrongly", all.len() as u64, wrong.len() as u64);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Before there is a secret, and so before anything is derived or allocated for it.
#[test]
fn bombs_are_refused_by_their_bytes_alone() {
    let bombs: Vec<_> = vectors().into_iter().filter(|vector| vector.class == "kdf_refused").collect();
    assert!(bombs.len() >= 30);
    for bomb in bombs {
        let refused = check_header(bomb.files["header"].clone());
        assert!(matches!(refused, Err(Error::KdfRefused)), "{}", bomb.name);
    }
}
