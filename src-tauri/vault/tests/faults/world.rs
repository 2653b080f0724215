//! What a vault must hold, and the workload that fills it.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use goldseam_vault::{Cost, Credential, Error, Migration, Passphrase, Schema, Vault};

const ONE: Schema = Schema {
    application_id: 0x7e57,
    migrations: &[Migration {
        number: 1,
        name: "notes",
        sql: "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
              CREATE INDEX note_text ON note (substr(text, 1, 20));",
    }],
};
/// With a migration that rewrites every row.
pub const TWO: Schema = Schema {
    migrations: &[
        ONE.migrations[0],
        Migration {
            number: 2,
            name: "lengths",
            sql: "ALTER TABLE note ADD COLUMN length INTEGER; UPDATE note SET length = length(text);
                  CREATE INDEX note_length ON note (length);",
        },
    ],
    ..ONE
};
pub const CHEAP: Cost = Cost::cheap_for_tests();
pub const FOLDER: &str = "t.goldseam";

pub fn credential(text: &str) -> Credential {
    Credential::Passphrase(Passphrase::new(text.to_owned()).unwrap())
}

/// What is written, and the passphrase that opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct World {
    pub exists: bool,
    pub passphrase: &'static str,
    notes: BTreeMap<i64, (u32, usize)>,
}

impl World {
    pub fn none() -> Self {
        Self { exists: false, passphrase: "one", notes: BTreeMap::new() }
    }

    /// The world after a step.
    pub fn after(&self, step: Step) -> Self {
        let mut next = self.clone();
        match step {
            Step::Create => next.exists = true,
            Step::Save { id, seed, len } => {
                next.notes.insert(id, (seed, len));
            }
            Step::Fill { from, count, len } => {
                next.notes.extend((from..from + count).map(|id| (id, (7, len))));
            }
            Step::Delete { below } => next.notes.retain(|id, _| *id >= below),
            Step::Passphrase(new) => next.passphrase = new,
            Step::Verify | Step::Reopen | Step::Migrate | Step::Rekey | Step::Lock => {}
        }
        next
    }

    /// Whether an open vault holds exactly this.
    pub fn is_in(&self, vault: &Vault) -> Result<bool, Error> {
        let rows: BTreeMap<i64, String> = vault.read(|db| -> Result<_, Error> {
            let mut all = db.prepare("SELECT id, text FROM note")?;
            let rows = all.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })?;
        Ok(rows.len() == self.notes.len()
            && rows.iter().all(|(id, text)| {
                self.notes.get(id).is_some_and(|&(seed, len)| *text == words(*id, seed, len))
            }))
    }
}

fn words(id: i64, seed: u32, len: usize) -> String {
    let mut text = format!("note {id} of {seed} ");
    let mut n = u64::from(seed) * 31 + id.cast_unsigned();
    while text.len() < len {
        n = n.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let word = usize::try_from((n >> 33) % 5).unwrap();
        text.push_str(["river ", "lantern ", "paper ", "boat ", "zażółć "][word]);
    }
    text
}

/// One thing that the workload does: all of it or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Create,
    Save {
        id: i64,
        seed: u32,
        len: usize,
    },
    Fill {
        from: i64,
        count: i64,
        len: usize,
    },
    Delete {
        below: i64,
    },
    /// Checks everything, which writes the log back first.
    Verify,
    Reopen,
    Migrate,
    Passphrase(&'static str),
    Rekey,
    Lock,
}

/// Every kind of thing that a vault does, with saves of many sizes between.
pub fn story() -> Vec<Step> {
    let save = |id, seed, len| Step::Save { id, seed, len };
    vec![
        Step::Create,
        save(1, 1, 10),
        save(2, 1, 900),
        save(1, 2, 5000),
        save(3, 1, 60_000),
        Step::Verify,
        save(2, 2, 12_000),
        Step::Fill { from: 10, count: 60, len: 400 },
        Step::Passphrase("two"),
        save(4, 1, 3000),
        Step::Reopen,
        save(4, 2, 200),
        Step::Delete { below: 3 },
        Step::Rekey,
        save(5, 1, 7000),
        Step::Passphrase("one"),
        Step::Migrate,
        save(6, 1, 100),
        Step::Verify,
        Step::Rekey,
        save(3, 2, 30_000),
        Step::Reopen,
        save(6, 2, 20_000),
        Step::Lock,
    ]
}

/// A vault at work.
pub struct Worker {
    dir: PathBuf,
    schema: &'static Schema,
    pub vault: Option<Vault>,
    passphrase: &'static str,
    created: bool,
}

impl Worker {
    pub fn new(root: &Path) -> Self {
        Self { dir: root.join(FOLDER), schema: &ONE, vault: None, passphrase: "one", created: false }
    }

    /// The open vault. One that a failure left closed is opened first.
    fn vault(&mut self) -> Result<&mut Vault, Error> {
        if self.vault.is_none() {
            self.vault = Some(Vault::open(&self.dir, &credential(self.passphrase), self.schema)?);
        }
        self.vault.as_mut().ok_or(Error::VaultMissing)
    }

    pub fn close(&mut self) -> Result<(), Error> {
        self.vault.take().map_or(Ok(()), Vault::lock)
    }

    /// Does a step. `Ok` is the acknowledgement.
    pub fn take(&mut self, step: Step) -> Result<(), Error> {
        let tried_before = std::mem::replace(&mut self.created, true);
        match step {
            Step::Create => {
                let passphrase = Passphrase::new(self.passphrase.to_owned())?;
                self.vault = match Vault::create(&self.dir, passphrase, CHEAP, self.schema) {
                    // made before, and then could not be opened
                    Err(Error::VaultExists) if tried_before => None,
                    made => Some(made?),
                };
                self.vault()?;
            }
            Step::Save { id, seed, len } => put(self.vault()?, &[(id, words(id, seed, len))])?,
            Step::Fill { from, count, len } => {
                let notes: Vec<_> = (from..from + count).map(|id| (id, words(id, 7, len))).collect();
                put(self.vault()?, &notes)?;
            }
            Step::Delete { below } => self.vault()?.write(|tx| {
                tx.execute("DELETE FROM note WHERE id < ?1", [below]).map(drop).map_err(Error::from)
            })?,
            Step::Verify => drop(self.vault()?.verify()?),
            Step::Reopen => {
                self.close()?;
                self.vault()?;
            }
            Step::Migrate => {
                self.close()?;
                self.schema = &TWO;
                self.vault()?;
            }
            Step::Passphrase(new) => {
                let current = credential(self.passphrase);
                self.vault()?.change_passphrase(&current, Passphrase::new(new.to_owned())?, CHEAP)?;
                self.passphrase = new;
            }
            Step::Rekey => {
                let current = credential(self.passphrase);
                self.vault()?.rekey(&current, CHEAP)?;
            }
            Step::Lock => self.close()?,
        }
        Ok(())
    }
}

fn put(vault: &mut Vault, notes: &[(i64, String)]) -> Result<(), Error> {
    vault.write(|tx| {
        let mut insert = tx.prepare_cached("INSERT OR REPLACE INTO note (id, text) VALUES (?1, ?2)")?;
        notes.iter().try_for_each(|(id, text)| Ok(insert.execute((id, text)).map(drop)?))
    })
}

/// What is wrong with a folder that must hold one of `worlds`, of which the first was acknowledged.
/// `None` if it opens as always, holds what it must, is whole, and takes and keeps another note.
pub fn fault_of(root: &Path, worlds: &[&World]) -> Option<String> {
    let dir = root.join(FOLDER);
    let mut opened = Err(Error::VaultMissing);
    for world in worlds {
        opened = Vault::open(&dir, &credential(world.passphrase), &TWO);
        if !matches!(opened, Err(Error::WrongPassphrase)) {
            break;
        }
    }
    let mut vault = match opened {
        Ok(vault) => vault,
        Err(Error::VaultMissing | Error::NotAVault) if !worlds[0].exists => return None,
        Err(error) => return Some(format!("does not open: {error:?}")),
    };
    if !vault.notices().is_empty() {
        return Some(format!("{:?}", vault.notices()));
    }
    let look = |vault: &Vault| -> Result<Option<usize>, Error> {
        for (n, world) in worlds.iter().enumerate() {
            if world.is_in(vault)? {
                return Ok(Some(n));
            }
        }
        Ok(None)
    };
    let found = match look(&vault) {
        Ok(Some(found)) => worlds[found],
        other => return Some(format!("other notes than were saved: {other:?}")),
    };
    match vault.verify() {
        Ok(findings) if findings.is_empty() => {}
        other => return Some(format!("verify: {other:?}")),
    }
    let another = Step::Save { id: 1000, seed: 1, len: 100 };
    let kept =
        put(&mut vault, &[(1000, words(1000, 1, 100))]).and_then(|()| found.after(another).is_in(&vault));
    match kept.and_then(|is| vault.lock().map(|()| is)) {
        Ok(true) => None,
        other => Some(format!("another note: {other:?}")),
    }
}
