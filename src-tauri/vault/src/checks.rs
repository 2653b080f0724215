//! What an open vault does beside reading and writing: it moves the log into the file, and compares
//! and checks the database a little at a time.

use rusqlite::Connection;

use crate::{
    database::{self, Extent},
    error::{Error, Result},
    notice::Notice,
    vault::Vault,
    verify,
};

/// Frames of the log after which it is written back, as SQLite has it.
const LONG_LOG: u32 = 1000;
/// Chunks in one slice: 16 MiB of the database.
const SLICE: usize = 64;
/// Seconds after which the whole database is checked again.
const WEEK: i64 = 7 * 24 * 60 * 60;
const STATE: &str = "CREATE TABLE IF NOT EXISTS vault_check
 (only INTEGER PRIMARY KEY CHECK (only = 1), checked INTEGER NOT NULL)";

/// How far the checks of this session are.
#[derive(Default)]
pub(crate) struct Checks {
    /// The vault was not locked when it was last used.
    pub unclean: bool,
    /// Where the comparison begins: elsewhere in each session, so that short ones come round to all
    /// of a large vault.
    pub first: u64,
    stage: Stage,
}

#[derive(Default)]
enum Stage {
    #[default]
    Begin,
    /// Chunks are compared with the record of pages.
    Comparing,
    /// So many chunks have their pages authenticated.
    Authenticating(usize),
    /// These tables are still to be walked through.
    Tables(Vec<String>),
    Done,
}

impl Vault {
    /// Writes the log back, with the record of pages before it and the counter in between.
    pub(crate) fn write_back(&mut self, extent: Extent) -> Result<()> {
        // whoever copies the file as it is has to stop
        self.live.release();
        let (frames, moved) = database::log_state(&self.db)?;
        if frames > moved || self.pages.changed() {
            let commits = database::commits(&self.db)?;
            let before = self.pages.replaced();
            let seal = self.pages.advance(frames, commits)?;
            if self.pages.replaced() > before {
                self.tell(Notice::PagesReplaced);
            }
            self.counter.name(seal);
            self.count(commits)?;
            self.pages.bound();
        }
        if database::checkpoint(&self.db, extent)? {
            self.pages.written_back();
            if frames > 0 && matches!(extent, Extent::Empty) {
                // a power cut must not bring back a log that the counter says is empty
                self.log.sync()?;
                self.counter.log_is(self.log.follow(0)?);
                self.counter.record_commit(database::commits(&self.db)?)?;
            }
        }
        Ok(())
    }

    /// After a commit, which is safe whether or not this works; if not, the next commit tries again.
    pub(crate) fn shorten_log(&mut self) {
        if self.is_held_still() {
            return;
        }
        if database::log_state(&self.db).is_ok_and(|(frames, moved)| frames - moved.min(frames) > LONG_LOG) {
            let _ = self.write_back(Extent::Reuse);
        }
    }

    /// Looks a little further whether the database is as it should be, and says whether that was all
    /// for this session. To be called again and again from idle moments while the vault is open; each
    /// call takes some tens of milliseconds, but one for a large table. What it finds is in
    /// [`Vault::notices`]. `now` is in seconds since 1970.
    ///
    /// Every session compares the pages with those that were written last. Once a week, and after a
    /// session that did not end by locking, every page is authenticated and every table walked
    /// through besides.
    pub fn check_some(&mut self, now: i64) -> Result<bool> {
        self.checks.stage = match std::mem::take(&mut self.checks.stage) {
            Stage::Begin => {
                if self.checks.unclean && !self.read_only && last_check(&self.db)?.is_some() {
                    self.keep_check(0)?; // it stays due, even if this session ends before it is made
                }
                Stage::Comparing
            }
            Stage::Comparing => self.compare(now)?,
            Stage::Authenticating(done) => self.authenticate(done)?,
            Stage::Tables(tables) => self.walk_through(tables, now)?,
            Stage::Done => Stage::Done,
        };
        Ok(matches!(self.checks.stage, Stage::Done))
    }

    /// Whether the thorough check is due.
    pub fn check_due(&self, now: i64) -> Result<bool> {
        // a clock that went back makes it due, too
        Ok(last_check(&self.db)?.is_none_or(|last| !(last..last + WEEK).contains(&now)))
    }

    /// After [`Notice::PagesReplaced`]: what is in the database is taken for what should be there, from
    /// the next lock on. Nothing in it changes.
    pub fn accept_pages(&mut self) {
        self.pages.accept();
        self.notices.retain(|n| *n != Notice::PagesReplaced);
    }

    fn compare(&mut self, now: i64) -> Result<Stage> {
        let slice = self.pages.unchecked(self.checks.first, SLICE);
        for &chunk in &slice {
            if !self.pages.check(chunk)? {
                self.tell(Notice::PagesReplaced);
            }
        }
        Ok(if slice.len() == SLICE {
            Stage::Comparing
        } else if self.check_due(now)? {
            Stage::Authenticating(0)
        } else {
            Stage::Done
        })
    }

    fn authenticate(&mut self, done: usize) -> Result<Stage> {
        let all = self.pages.chunks();
        for chunk in done..all.min(done + SLICE) {
            if !self.pages.authentic(chunk)? {
                return Ok(self.damaged());
            }
        }
        if done + SLICE < all {
            Ok(Stage::Authenticating(done + SLICE))
        } else {
            Ok(Stage::Tables(tables(&self.db)?))
        }
    }

    fn walk_through(&mut self, mut tables: Vec<String>, now: i64) -> Result<Stage> {
        let Some(table) = tables.pop() else {
            if !self.read_only {
                self.keep_check(now)?;
            }
            return Ok(Stage::Done);
        };
        Ok(if verify::in_order(&self.db, &table)? { Stage::Tables(tables) } else { self.damaged() })
    }

    fn damaged(&mut self) -> Stage {
        self.tell(Notice::Damaged);
        Stage::Done
    }

    fn keep_check(&mut self, at: i64) -> Result<()> {
        self.write(|tx| {
            tx.execute_batch(STATE)?;
            tx.execute("INSERT OR REPLACE INTO vault_check VALUES (1, ?1)", [at])?;
            Ok::<_, Error>(())
        })
    }
}

/// When the last thorough check ended well, in seconds since 1970.
fn last_check(db: &Connection) -> Result<Option<i64>> {
    let made = "SELECT count(*) FROM sqlite_schema WHERE name = 'vault_check'";
    if db.query_row(made, [], |r| r.get::<_, i64>(0))? == 0 {
        return Ok(None);
    }
    Ok(Some(db.query_row("SELECT checked FROM vault_check", [], |r| r.get(0))?))
}

fn tables(db: &Connection) -> Result<Vec<String>> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name";
    let mut tables: Vec<String> =
        db.prepare(sql)?.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
    tables.push("sqlite_schema".to_owned());
    Ok(tables)
}
