//! A damaged or exchanged file is never silent: goals G4 and G5.
#![allow(clippy::unwrap_used)]

mod flipped;
mod forged;
mod interrupted;
mod replaced;
mod rhythm;
mod salvage;
mod taken;

use std::{collections::BTreeMap, fs, path::Path};

use goldseam_vault::{Error, Notice, Vault};

use crate::common::{Home, bytes};

/// A day in 2026, in seconds.
pub const NOW: i64 = 1_780_000_000;

/// The files of a vault's folder.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What a damaged folder says.
#[derive(Debug, PartialEq)]
pub struct Said {
    /// The error of opening, or the notices after every check of a session.
    pub opened: Result<Vec<Notice>, &'static str>,
    /// What `verify` finds.
    pub found: Vec<&'static str>,
}

impl Said {
    pub fn nothing(&self) -> bool {
        self.opened == Ok(vec![]) && self.found.is_empty()
    }
}

/// Makes the folder hold exactly these files.
pub fn put(dir: &Path, files: &Files) {
    let now = bytes(dir);
    for name in now.keys().filter(|name| !files.contains_key(*name)) {
        fs::remove_file(dir.join(name)).unwrap();
    }
    for (name, content) in files {
        if now.get(name) != Some(content) {
            fs::write(dir.join(name), content).unwrap();
        }
    }
}

/// Opens the vault with these files, and lets it look at everything it has.
pub fn open_with(home: &Home, files: &Files) -> Said {
    put(&home.dir(), files);
    match home.open() {
        Ok(mut vault) => look(&mut vault),
        Err(e) => Said { opened: Err(e.code()), found: vec![] },
    }
}

pub fn look(vault: &mut Vault) -> Said {
    let checked = checked(vault);
    let found = vault.verify().map(|found| found.into_iter().map(goldseam_vault::Finding::code).collect());
    match (checked, found) {
        (Ok(()), Ok(found)) => Said { opened: Ok(vault.notices().to_vec()), found },
        (Err(e), _) | (_, Err(e)) => Said { opened: Err(e.code()), found: vec![] },
    }
}

/// All checks of a session.
pub fn checked(vault: &mut Vault) -> Result<(), Error> {
    while !vault.check_some(NOW)? {}
    Ok(())
}

/// Writes or rewrites a note, so that pages of all kinds have several versions.
pub fn set(vault: &mut Vault, id: u32, text: &str) {
    let sql = "INSERT INTO note VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET text = excluded.text";
    let done: Result<usize, Error> = vault.write(|tx| Ok(tx.execute(sql, (id, text))?));
    done.unwrap();
}

/// Every note.
pub fn notes(vault: &Vault) -> Result<Vec<(i64, String)>, Error> {
    vault.read(|db| {
        let mut all = db.prepare("SELECT id, text FROM note ORDER BY id")?;
        Ok(all.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<Result<_, _>>()?)
    })
}

/// A text of many words, another for each number.
pub fn words(n: u32) -> String {
    let word = |i| format!("word{}", (i * 7919 + n) % 500);
    (0..n % 300 + 20).map(word).collect::<Vec<_>>().join(" ")
}
