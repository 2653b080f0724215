//! A vault's folder as files and bytes, and a vault with one table to fill it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use goldseam_vault::{Cost, Credential, Error, Migration, Passphrase, Schema, Vault};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "lantern over the slow river";

/// One table, so that these tests say nothing about journals.
pub const NOTES: Schema = Schema {
    application_id: 0x7e57,
    migrations: &[Migration {
        number: 1,
        name: "notes",
        sql: "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT",
    }],
};

/// A folder that goes when the test ends, and the path in it at which a vault is made.
pub struct Place {
    pub outer: TempDir,
    pub vault: PathBuf,
}

impl Place {
    pub fn new() -> Place {
        let outer = tempfile::tempdir().unwrap();
        let vault = outer.path().join("Test.goldseam");
        Place { outer, vault }
    }

    /// With a locked vault that holds one note.
    pub fn with_vault() -> Place {
        let place = Place::new();
        let mut vault = create(&place.vault).unwrap();
        add_note(&mut vault, "the first note").unwrap();
        vault.lock().unwrap();
        place
    }
}

pub fn typed(text: &str) -> Credential {
    Credential::Passphrase(Passphrase::new(text.into()).unwrap())
}

pub fn create(dir: &Path) -> Result<Vault, Error> {
    Vault::create(dir, Passphrase::new(PASSPHRASE.into())?, Cost::cheap_for_tests(), &NOTES)
}

pub fn open(dir: &Path) -> Result<Vault, Error> {
    Vault::open(dir, &typed(PASSPHRASE), &NOTES)
}

pub fn add_note(vault: &mut Vault, text: &str) -> Result<(), Error> {
    vault.write(|tx| {
        tx.execute("INSERT INTO note (text) VALUES (?1)", [text])?;
        Ok(())
    })
}

pub fn notes(vault: &Vault) -> Vec<String> {
    vault
        .read(|c| -> Result<_, Error> {
            let mut all = c.prepare("SELECT text FROM note ORDER BY id")?;
            let rows = all.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .unwrap()
}

/// Every file below `dir`, by its path, with its length and the SHA-256 of its bytes. An empty log,
/// which SQLite makes when it looks at a database, counts as none.
pub fn snapshot(dir: &Path) -> BTreeMap<PathBuf, (usize, String)> {
    let mut files = BTreeMap::new();
    let mut open = vec![dir.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = std::fs::read(&path).unwrap();
                if bytes.is_empty() && path.ends_with("journal.db-wal") {
                    continue;
                }
                let digest = format!("{:?}", Sha256::digest(&bytes));
                files.insert(path.strip_prefix(dir).unwrap().to_owned(), (bytes.len(), digest));
            }
        }
    }
    files
}

/// Opens `dir` with `credential`, which must fail with `code` and leave every byte as it was.
#[track_caller]
pub fn refused(dir: &Path, credential: &Credential, code: &str) {
    let before = snapshot(dir);
    let error = Vault::open(dir, credential, &NOTES).expect_err("it must not open");
    assert_eq!(error.code(), code);
    assert_eq!(snapshot(dir), before, "{code} changed the folder");
}
