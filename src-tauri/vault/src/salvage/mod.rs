//! What can still be read of a vault whose database does not open, or opens in part.
//!
//! No file is changed. Pages are decrypted and authenticated one by one, and tables are read from the
//! pages that hold; a damaged page takes with it only what is on it. When a page that leads to others
//! is lost, those are found by going through all that no table leads to.

mod source;
mod tree;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    path::Path,
};

use rusqlite::types::Value;

use crate::{
    counter, database,
    error::{Error, Result},
    keys::{self, Use, VaultId},
    pages, rekey,
    secret::{Credential, Key},
    store, vault,
};
use source::Source;

/// A row: its rowid, 0 in a table that has none, and its values in the order of the columns.
pub type Row = (i64, Vec<Value>);

/// A damaged vault, open for reading what is left.
pub struct Salvage {
    source: Source,
    /// The first page of each table and index.
    roots: BTreeMap<String, u32>,
    /// Pages of tables that no known tree leads to.
    loose: Vec<u32>,
    missing: Option<u64>,
    counted: u64,
    _lock: File,
}

impl Salvage {
    /// Opens what is left. The header must be whole: without it there is no key.
    pub fn open(dir: &Path, credential: &Credential) -> Result<Self> {
        let lock = vault::hold(dir)?;
        let header = store::load(dir)?.header;
        let master = header.open(credential)?;
        let counted = counter::Counter::at(dir.join(counter::NAME), &master, &header.id)?.read()?.commits;
        let mut source = open_source(dir, &master, &header.id)?;
        drop(master);
        let (roots, loose) = survey(&mut source)?;
        let mut salvage = Self { source, roots, loose, missing: None, counted, _lock: lock };
        let mut commits = None;
        salvage.rows("vault_state", |(_, values)| {
            if let Some(Value::Integer(n)) = values.get(1) {
                commits = Some(n.cast_unsigned());
            }
        })?;
        salvage.missing = commits.map(|n| salvage.counted.saturating_sub(n));
        Ok(salvage)
    }

    /// Every row of a table, or of an index, that can be read. False if its place is not known.
    pub fn rows(&mut self, name: &str, mut each: impl FnMut(Row)) -> Result<bool> {
        let Some(&root) = self.roots.get(name) else { return Ok(false) };
        tree::walk(&mut self.source, root, &mut BTreeSet::new(), &mut each)?;
        Ok(true)
    }

    /// Rows of tables that nothing leads to any more. Some of them may be of older versions, or of what
    /// was erased; whoever calls knows by their form which table they are of.
    pub fn loose_rows(&mut self, mut each: impl FnMut(Row)) -> Result<()> {
        for &page in &self.loose {
            tree::leaf(&mut self.source, page, &mut each)?;
        }
        Ok(())
    }

    /// How many pages the database has.
    pub fn pages(&self) -> u32 {
        self.source.pages()
    }

    /// How many pages were found damaged so far.
    pub fn damaged_pages(&self) -> usize {
        self.source.damaged().len()
    }

    /// How many of the last commits are missing, if that can be known.
    pub fn missing_commits(&self) -> Option<u64> {
        self.missing
    }
}

impl std::fmt::Debug for Salvage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Salvage(…)")
    }
}

/// The database, or the new one of a re-key that was cut short after the header was replaced.
fn open_source(dir: &Path, master: &Key, id: &VaultId) -> Result<Source> {
    let key = keys::derive(master, id, Use::Database)?;
    let spare = pages::spare_salt(&dir.join(pages::NAME), master, id)?;
    let mut last = Error::DatabaseDamaged;
    for name in [database::NAME, rekey::NEXT_DB] {
        match Source::open(&dir.join(name), &key, spare) {
            Ok(source) => return Ok(source),
            Err(Error::Io(e)) if e.kind() == std::io::ErrorKind::NotFound => {}
            Err(e) => last = e,
        }
    }
    Err(last)
}

/// Where each table begins, and the pages that no table leads to.
fn survey(source: &mut Source) -> Result<(BTreeMap<String, u32>, Vec<u32>)> {
    let mut roots = BTreeMap::new();
    let mut seen = BTreeSet::new();
    tree::walk(source, 1, &mut seen, &mut |row| note_root(&mut roots, &row))?;
    if !source.damaged().is_empty() {
        // parts of the table of tables may be among pages that nothing leads to
        for page in 2..=source.pages() {
            tree::leaf(source, page, &mut |row| note_root(&mut roots, &row))?;
        }
    }
    for &root in roots.values() {
        tree::mark(source, root, &mut seen)?;
    }
    let free = tree::free(source)?;
    let loose = if source.damaged().is_empty() {
        Vec::new()
    } else {
        (2..=source.pages()).filter(|page| !seen.contains(page) && !free.contains(page)).collect()
    };
    Ok((roots, loose))
}

/// A row of `sqlite_schema`: type, name, table, first page, statement.
fn note_root(roots: &mut BTreeMap<String, u32>, (_, values): &Row) {
    if let [Value::Text(kind), Value::Text(name), Value::Text(_), Value::Integer(root), _] = &values[..]
        && matches!(kind.as_str(), "table" | "index")
        && let Ok(root) = u32::try_from(*root)
        && root > 1
    {
        roots.entry(name.clone()).or_insert(root);
    }
}
