//! A small schema and the few calls that every vault test makes.
#![allow(dead_code)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use goldseam_vault::{Cost, Credential, Error, Migration, Passphrase, Schema, Vault};

pub const SCHEMA: Schema = Schema {
    application_id: 0x7e57,
    migrations: &[Migration {
        number: 1,
        name: "notes",
        sql: "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)",
    }],
};

pub fn pass(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned()).unwrap()
}

pub fn key(text: &str) -> Credential {
    Credential::Passphrase(pass(text))
}

pub struct Home(tempfile::TempDir);

impl Home {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
    pub fn dir(&self) -> PathBuf {
        self.0.path().join("t.goldseam")
    }
    /// A vault that "open" opens, with the notes 1..=n.
    pub fn vault(&self, notes: u32) -> Vault {
        let mut vault = Vault::create(&self.dir(), pass("open"), Cost::cheap_for_tests(), &SCHEMA).unwrap();
        (0..notes).for_each(|_| add(&mut vault, "a note").unwrap());
        vault
    }
    pub fn open(&self) -> Result<Vault, Error> {
        Vault::open(&self.dir(), &key("open"), &SCHEMA)
    }
}

pub fn add(vault: &mut Vault, text: &str) -> Result<(), Error> {
    vault.write(|tx| Ok(tx.execute("INSERT INTO note (text) VALUES (?1)", [text]).map(drop)?))
}

pub fn count(vault: &Vault) -> u32 {
    vault.read(|db| db.query_row("SELECT count(*) FROM note", [], |r| r.get(0))).unwrap()
}

/// Every file of the folder, byte for byte.
pub fn bytes(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(dir)
        .unwrap()
        .map(|f| f.unwrap())
        .map(|f| (f.file_name().into_string().unwrap(), fs::read(f.path()).unwrap()))
        .collect()
}
