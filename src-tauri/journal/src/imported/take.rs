//! Taking: entries with the moments that the other journal tells, a batch in one transaction.

use std::io::Read;

use rusqlite::{Connection, Transaction};

use super::{
    ImportRunId,
    keep::{self, renew},
    known::ImportKey,
};
use crate::{
    AttachmentUid, Journal,
    attachment::{self, NewAttachment},
    draft::Draft,
    entry::EntryId,
    error::{Error, Result},
    filled::{self, FilledDraft},
    link,
    method::Guides,
    moment::Moment,
    save::{self, Kind},
    search,
};

const TARGET: &str = "SELECT min(entry) FROM imported WHERE source = ?1";

/// Something to take: one entry, or several that belong together. The first one leads to the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewImport {
    /// What it is known by.
    pub key: ImportKey,
    /// What had no place, as JSON; kept with the first entry.
    pub extra: String,
    /// At least one.
    pub parts: Vec<ImportPart>,
}

/// One entry of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportPart {
    /// What is kept.
    pub draft: ImportDraft,
    /// When it was first written.
    pub created: Moment,
    /// When it was last changed.
    pub saved: Moment,
    /// Its files, in their order. The text may name them already.
    pub files: Vec<ImportFile>,
}

/// An entry as it is written or filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportDraft {
    /// Written freely.
    Note(Draft),
    /// A method, filled in. It does not come back: what was to be looked at again was long ago.
    Filled(FilledDraft),
}

/// A file to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportFile {
    /// What the text names it by.
    pub uid: AttachmentUid,
    /// What it is called.
    pub name: String,
    /// How [`ImportFiles`] finds it.
    pub at: String,
}

/// Where files are read from.
pub trait ImportFiles {
    /// Opens one and hands it on. An error of the reading is [`Error::FileUnread`]; what `take` gives is given back.
    fn open(&mut self, at: &str, take: &mut dyn FnMut(&mut dyn Read) -> Result<()>) -> Result<()>;
}

/// A link that a text had in the other journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportLink {
    /// The entry that it was written in.
    pub from: EntryId,
    /// What the other one is known by: [`ImportKey::source`].
    pub to: [u8; 32],
    /// The words of the link; may be empty.
    pub quote: String,
}

/// What came of a batch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportTaken {
    /// The entries of each, in the order of the batch.
    pub entries: Vec<Vec<EntryId>>,
    /// Files that were kept.
    pub files: u32,
    /// Files that could not be read; the text names them all the same.
    pub files_unread: u32,
}

/// Writes into one transaction.
pub(super) struct Taker<'a> {
    pub db: &'a Transaction<'a>,
    pub guides: Guides<'a>,
    pub files: &'a mut dyn ImportFiles,
    pub taken: ImportTaken,
    bytes: usize,
}

impl<'a> Taker<'a> {
    pub fn new(db: &'a Transaction<'a>, files: &'a mut dyn ImportFiles) -> Self {
        Self { db, guides: Guides::new(db), files, taken: ImportTaken::default(), bytes: 0 }
    }

    fn take(&mut self, run: ImportRunId, new: &NewImport) -> Result<()> {
        let mut ids = Vec::with_capacity(new.parts.len());
        for part in &new.parts {
            let id = self.part(part)?;
            let extra = if ids.is_empty() { new.extra.as_str() } else { "{}" };
            keep::put(self.db, id, run, &new.key, extra)?;
            if let Some(first) = ids.first() {
                link::put(self.db, *first, id, "")?;
            }
            ids.push(id);
        }
        self.taken.entries.push(ids);
        Ok(())
    }

    /// Makes one entry.
    pub fn part(&mut self, part: &ImportPart) -> Result<EntryId> {
        let (id, bytes) = match &part.draft {
            ImportDraft::Note(draft) => {
                let fit = draft.fit()?;
                (save::create(self.db, Kind::Note, &fit, &part.created)?.0, fit.text.bytes())
            }
            ImportDraft::Filled(draft) => filled::take(self.db, draft, &mut self.guides, &part.created)?,
        };
        self.bytes += bytes;
        if part.saved != part.created {
            keep::told(self.db, id, &part.saved)?;
        }
        for file in &part.files {
            self.file(id, file, &part.created)?;
        }
        Ok(id)
    }

    /// Keeps a file. One that can't be read, or is too long, leaves nothing and is counted.
    pub fn file(&mut self, entry: EntryId, file: &ImportFile, added: &Moment) -> Result<()> {
        let (db, new) = (self.db, NewAttachment { name: &file.name, uid: Some(file.uid) });
        db.execute_batch("SAVEPOINT file")?;
        let kept =
            self.files.open(&file.at, &mut |from| attachment::add(db, entry, &new, from, added).map(drop));
        match kept {
            Ok(()) => self.taken.files += 1,
            Err(Error::FileUnread(_) | Error::AttachmentTooLarge) => {
                db.execute_batch("ROLLBACK TO file")?;
                self.taken.files_unread += 1;
            }
            Err(other) => return Err(other),
        }
        Ok(db.execute_batch("RELEASE file")?)
    }

    /// Hands over what was taken. The index is merged once for all of it.
    pub fn done(self) -> Result<ImportTaken> {
        search::tidy(self.db, self.bytes)?;
        Ok(self.taken)
    }
}

/// The entry that was made of what is known by this in the other journal.
fn target(db: &Connection, source: &[u8; 32]) -> Result<Option<EntryId>> {
    Ok(db.prepare_cached(TARGET)?.query_row([source], |r| r.get(0))?)
}

impl Journal {
    /// Takes a batch in one transaction: all of it or nothing, but that it ends before the first one that
    /// `go_on` says no to. It is fastest from the earliest moment they are about to the latest. An entry keeps
    /// the moments that it was written and changed at there.
    pub fn take_import(
        &mut self,
        run: ImportRunId,
        batch: &[NewImport],
        files: &mut dyn ImportFiles,
        go_on: &dyn Fn() -> bool,
    ) -> Result<ImportTaken> {
        self.vault.write(|db| {
            search::gather_much(db)?;
            let mut taker = Taker::new(db, files);
            batch.iter().take_while(|_| go_on()).try_for_each(|new| taker.take(run, new))?;
            // who stops it waits for nothing: what is not merged now is merged by what comes next
            let came = if go_on() { taker.done()? } else { taker.taken };
            search::gather_as_usual(db)?;
            Ok(came)
        })
    }

    /// Takes what was changed in the other journal since, in one transaction: the former text stays among the
    /// versions of its entry. The entries stay those of the run that took them first, which undoes them
    /// whole. False, and nothing is changed, if one of them was changed here since, or is in the bin.
    pub fn take_import_again(
        &mut self,
        run: ImportRunId,
        new: &NewImport,
        files: &mut dyn ImportFiles,
        now: &Moment,
    ) -> Result<Option<ImportTaken>> {
        self.vault.write(|db| {
            let mut taker = Taker::new(db, files);
            if renew(&mut taker, run, new, now)? { taker.done().map(Some) } else { Ok(None) }
        })
    }

    /// Links entries as the other journal linked them, and says how many of the links lead to something
    /// that was taken. Those that are there already stay as they are.
    pub fn link_import(&mut self, links: &[ImportLink]) -> Result<u32> {
        let found = self.vault.read(|db| {
            let found = links.iter().map(|link| Ok((link, target(db, &link.to)?)));
            found.collect::<Result<Vec<_>>>()
        })?;
        let found: Vec<(&ImportLink, EntryId)> = found
            .into_iter()
            .filter_map(|(link, to)| Some((link, to.filter(|to| *to != link.from)?)))
            .collect();
        if found.is_empty() {
            return Ok(0);
        }
        self.vault.write(|db| {
            for (link, to) in &found {
                keep::link(db, link.from, *to, &link.quote)?;
            }
            Ok(u32::try_from(found.len()).unwrap_or(u32::MAX))
        })
    }
}
