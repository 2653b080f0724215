//! Making, opening, and size on the disk.

use std::{fs, time::Duration};

use goldseam_exchange::bulk;
use goldseam_journal::{SCHEMA, statements};
use goldseam_vault::{Cost, Credential, Passphrase, Vault};
use rusqlite::params;

use crate::{
    Result,
    figures::{Figures, time},
    sides::{Sides, new_journal, plain, until},
};

/// What one guess costs: the least that is ever used, and what this machine is given.
pub fn keys(figures: &mut Figures) -> Result {
    let home = tempfile::tempdir()?;
    for (name, cost) in [("floor", Cost::FLOOR), ("calibrated", Cost::calibrated()?)] {
        let dir = home.path().join(name);
        let passphrase = || Passphrase::new("a passphrase".to_owned());
        let vault = Vault::create(&dir, passphrase()?, cost, &SCHEMA)?;
        let credential = Credential::Passphrase(passphrase()?);
        let times = (0..5).map(|_| time(|| Ok(vault.check(&credential)?))).collect::<Result<Vec<_>>>()?;
        let what = format!("key derivation, {name}: {} MiB, {} passes", cost.memory_kib / 1024, cost.passes);
        figures.times(&what, 0, "", &times);
    }
    Ok(())
}

/// Bytes of the two databases.
pub fn sizes(sides: &Sides, figures: &mut Figures) -> Result {
    let vault = fs::metadata(sides.vault().join("journal.db"))?.len();
    figures.bytes("size of the database", sides.entries, vault, fs::metadata(sides.plain_file())?.len());
    Ok(())
}

/// A thousand new entries in one transaction, into an empty journal, by the same statements.
pub fn create(sides: &Sides, rounds: usize, figures: &mut Figures) -> Result {
    const BATCH: usize = 1000;
    let drafts: Vec<_> = bulk::drafts(BATCH, 11, until())?.collect();
    let pairs = (0..rounds)
        .map(|n| {
            let mut journal = new_journal(&sides.scratch(&format!("new-{n}.goldseam")))?;
            let mut db = plain(&sides.scratch(&format!("new-{n}.db")))?;
            db.execute_batch(SCHEMA.migrations.iter().map(|m| m.sql).collect::<String>().as_str())?;
            let insert = |db: &rusqlite::Connection| -> Result {
                for (at, draft) in drafts.iter().enumerate() {
                    let place = i64::try_from(at)? << 12;
                    db.prepare_cached(statements::LAST_PLACE)?
                        .query_row([place, place | 4095], |_| Ok(()))?;
                    db.prepare_cached(statements::CREATE)?.execute(params![
                        [0u8; 16],
                        "note",
                        place,
                        20_260_101,
                        0,
                        0,
                        "Europe/Lisbon",
                        0,
                        0,
                        "Europe/Lisbon",
                        draft.starred,
                        200,
                        i64::try_from(draft.body.len())?,
                        draft.title,
                        &draft.body[..200],
                        draft.body
                    ])?;
                    db.prepare_cached(statements::INDEX)?.execute(params![place, draft.title, draft.body])?;
                    db.prepare_cached(statements::MERGE)?.execute([36])?; // as the journal does for such a text
                }
                Ok(())
            };
            let vault = time(|| {
                let mut failed = None;
                let done: std::result::Result<(), goldseam_vault::Error> = journal.vault_mut().write(|tx| {
                    failed = insert(tx).err();
                    Ok(())
                });
                done?;
                failed.map_or(Ok(()), Err)
            })?;
            let plain = time(|| {
                let tx = db.transaction()?;
                insert(&tx)?;
                Ok(tx.commit()?)
            })?;
            Ok((vault, plain))
        })
        .collect::<Result<Vec<(Duration, Duration)>>>()?;
    figures.pairs("1,000 new entries in one transaction", sides.entries, "", &pairs);
    Ok(())
}

/// Opening, without the derivation of the key.
pub fn open(sides: &Sides, rounds: usize, figures: &mut Figures) -> Result {
    let pairs = (0..rounds)
        .map(|_| {
            let vault = time(|| sides.open_journal())?;
            let plain = time(|| {
                let db = sides.open_plain()?;
                db.query_row("SELECT commits FROM vault_state", [], |r| r.get::<_, i64>(0))?;
                Ok(db)
            })?;
            Ok((vault, plain))
        })
        .collect::<Result<Vec<_>>>()?;
    figures.pairs("open (key derivation apart)", sides.entries, "", &pairs);
    let first = (0..rounds)
        .map(|_| {
            time(|| Ok(sides.open_journal()?.timeline(&goldseam_journal::Filter::default(), None, 50)?))
        })
        .collect::<Result<Vec<_>>>()?;
    figures.times("open to the newest 50, through the journal", sides.entries, "", &first);
    Ok(())
}
