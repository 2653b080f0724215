//! A thorough look at a vault that changes nothing a person wrote.

use rusqlite::Connection;

use crate::{
    counter::Reading,
    database,
    error::{Error, Result},
    header::Header,
    store,
    vault::Vault,
};

/// Something that is not as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// The header on disk is damaged, or is not the one that this vault was opened with.
    Header,
    /// The spare header is missing, damaged or not equal to the first.
    HeaderCopy,
    /// The commit counter is missing or damaged.
    Counter,
    /// The database is behind the counter: acknowledged commits are gone.
    CommitsMissing,
    /// The record of pages is missing, damaged or of another time.
    PageRecord,
    /// Pages of the database are not those that were written last, or the file is shorter or longer.
    PagesReplaced,
    /// Pages of the database file fail their authentication.
    Pages,
    /// The structure of the database is inconsistent, or the file is cut short.
    Structure,
}

impl Finding {
    /// The stable name of this finding.
    pub fn code(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::HeaderCopy => "header_copy",
            Self::Counter => "counter",
            Self::CommitsMissing => "commits_missing",
            Self::PageRecord => "page_record",
            Self::PagesReplaced => "pages_replaced",
            Self::Pages => "pages",
            Self::Structure => "structure",
        }
    }
}

impl Vault {
    /// Checks the header and its copy, the counter, every page against the record of pages, the
    /// authentication of every page and the structure of the database. An empty list means that all
    /// is well. Reads the whole database and writes nothing.
    pub fn verify(&self) -> Result<Vec<Finding>> {
        let mut found = Vec::new();
        if !store::load(self.dir()).is_ok_and(|l| !l.from_copy && same(&l.header, &self.header)) {
            found.push(Finding::Header);
        }
        if !store::copy_matches(self.dir(), &self.header) {
            found.push(Finding::HeaderCopy);
        }
        let Reading { commits, damaged, .. } = self.counted_so_far()?;
        if damaged {
            found.push(Finding::Counter);
        }
        if self.read_only || commits > database::commits(&self.db)? {
            found.push(Finding::CommitsMissing);
        }
        if !self.pages.record_holds()? {
            found.push(Finding::PageRecord);
        }
        if !self.pages_hold()? {
            found.push(Finding::PagesReplaced);
        }
        if !self.pages_are_authentic()? {
            found.push(Finding::Pages);
        }
        if !is_ok(&self.db)? {
            found.push(Finding::Structure);
        }
        Ok(found)
    }

    /// Whether every page is authentic, but for those that the log is written back over: a power cut meanwhile leaves
    /// them half written, and nobody reads them there.
    fn pages_are_authentic(&self) -> Result<bool> {
        for chunk in 0..self.pages.chunks() {
            if !self.pages.authentic(chunk)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn pages_hold(&self) -> Result<bool> {
        if self.pages.replaced() > 0 || !self.pages.length_holds()? {
            return Ok(false);
        }
        for chunk in 0..self.pages.chunks() {
            if !self.pages.holds(chunk)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn same(a: &Header, b: &Header) -> bool {
    a.bytes() == b.bytes()
}

/// Both checks: the first alone misses a file that is cut at a page, the second alone misses
/// damage in free pages.
pub(crate) fn pages(db: &Connection) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    if rows(db, "PRAGMA cipher_integrity_check")? != Some(Vec::new()) {
        found.push(Finding::Pages);
    }
    if !is_ok(db)? {
        found.push(Finding::Structure);
    }
    Ok(found)
}

fn is_ok(db: &Connection) -> Result<bool> {
    Ok(rows(db, "PRAGMA integrity_check")? == Some(vec!["ok".to_owned()]))
}

/// Whether a table and its indexes are in order.
pub(crate) fn in_order(db: &Connection, table: &str) -> Result<bool> {
    let sql = format!("PRAGMA integrity_check('{}')", table.replace('\'', "''"));
    Ok(rows(db, &sql)? == Some(vec!["ok".to_owned()]))
}

/// The rows of a check, or `None` if it could not even run for the damage.
fn rows(db: &Connection, sql: &str) -> Result<Option<Vec<String>>> {
    let run = || -> Result<Vec<String>> {
        Ok(db.prepare(sql)?.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
    };
    match run() {
        Ok(rows) => Ok(Some(rows)),
        Err(Error::DatabaseDamaged | Error::Io(_)) => Ok(None),
        Err(other) => Err(other),
    }
}
