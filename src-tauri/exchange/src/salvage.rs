//! Photos and files of a damaged journal, as far as they can be read, put into a folder.
//!
//! They are called by entry and number, never by what was written; what each was called is said beside it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::{Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use goldseam_journal::{EntryId, SalvagedContent, SalvagedFile, SalvagedPiece, Salvaging};

use crate::{Error, Result, hashing::hashed, outfile};

/// A photo or file, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescued {
    /// The entry that it belongs to; none if that is lost.
    pub entry: Option<EntryId>,
    /// As it was called; empty if that is lost.
    pub name: String,
    /// What it is called in the folder; none if nothing of it can be read.
    pub file: Option<String>,
    /// Whether all its bytes are those that were added. If not, what is missing is zeros, and what is there may be
    /// of an earlier time.
    pub whole: bool,
}

/// Reads all photos and files and writes them into `folder`, which is made. Setting `stop`, from any thread, ends it
/// with [`Error::Cancelled`]. After any error the folder is not there.
///
/// [`Error::FileExists`] if it is there before; [`Error::NoRoom`] and [`Error::FileUnwritten`] as a file.
pub fn files(from: &mut Salvaging, folder: &Path, stop: &AtomicBool) -> Result<Vec<Rescued>> {
    outfile::make_folder(folder)?;
    let rescued = fill(from, folder, stop);
    if rescued.is_err() {
        // what remains of a folder that nothing could be written into is its owner's to see
        let _ = fs::remove_dir_all(folder);
    }
    rescued
}

fn fill(from: &mut Salvaging, folder: &Path, stop: &AtomicBool) -> Result<Vec<Rescued>> {
    let (mut files, contents) = from.files()?;
    let held: BTreeSet<i64> = files.iter().filter_map(|file| file.content).collect();
    // of what is held by nothing that can be read, at least the bytes
    let alone = contents.iter().map(|one| one.id).filter(|id| !held.contains(id));
    files.extend(alone.map(|id| SalvagedFile { content: Some(id), ..SalvagedFile::default() }));
    let mut growing = Growing::new(folder, &files);
    let mut failed = None;
    from.pieces(&mut |piece| {
        if failed.is_none() {
            failed =
                if stop.load(Ordering::Relaxed) { Some(Error::Cancelled) } else { growing.put(piece).err() };
        }
    })?;
    if let Some(e) = failed {
        return Err(e);
    }
    let contents: BTreeMap<i64, SalvagedContent> = contents.into_iter().map(|one| (one.id, one)).collect();
    let mut names = Names::default();
    let rescued = files.into_iter().map(|file| {
        let content = file.content.and_then(|id| contents.get(&id));
        growing.end(file, content, &mut names)
    });
    let rescued = rescued.collect::<Result<_>>()?;
    outfile::sync_folder(folder)?;
    Ok(rescued)
}

/// Contents while their pieces come.
struct Growing<'a> {
    folder: &'a Path,
    /// How many files hold each and have no name yet.
    held: BTreeMap<i64, u32>,
    /// Those of which there is something.
    begun: BTreeSet<i64>,
    /// What is there already: the first of two is the one that was in its place.
    put: BTreeSet<(i64, u64)>,
}

impl<'a> Growing<'a> {
    fn new(folder: &'a Path, files: &[SalvagedFile]) -> Self {
        let mut held = BTreeMap::new();
        for id in files.iter().filter_map(|file| file.content) {
            *held.entry(id).or_default() += 1;
        }
        Self { folder, held, begun: BTreeSet::new(), put: BTreeSet::new() }
    }

    fn at(&self, content: i64) -> PathBuf {
        self.folder.join(format!(".goldseam-{content}.part"))
    }

    /// Writes a piece where it belongs. One that nothing else tells of is of another table, or of what was erased.
    fn put(&mut self, piece: SalvagedPiece<'_>) -> Result<()> {
        if !self.held.contains_key(&piece.content) || !self.put.insert((piece.content, piece.at)) {
            return Ok(());
        }
        self.begun.insert(piece.content);
        let mut file =
            File::options().create(true).truncate(false).write(true).open(self.at(piece.content))?;
        file.seek(SeekFrom::Start(piece.at))?;
        Ok(file.write_all(piece.bytes)?)
    }

    /// Gives a file its name, with what was read of its content.
    fn end(
        &mut self,
        SalvagedFile { entry, name, content: id, .. }: SalvagedFile,
        content: Option<&SalvagedContent>,
        names: &mut Names,
    ) -> Result<Rescued> {
        let Some(id) = id.filter(|id| self.begun.contains(id)) else {
            return Ok(Rescued { entry, name, file: None, whole: false });
        };
        let growing = self.at(id);
        let hash = hashed(&mut File::open(&growing)?)?.1;
        let file = names.next(entry, content.map_or("", |content| content.extension));
        let to = self.folder.join(&file);
        let left = self.held.entry(id).or_insert(1);
        *left = left.saturating_sub(1);
        if *left == 0 { fs::rename(&growing, &to) } else { fs::copy(&growing, &to).map(drop) }?;
        // some systems sync only what may be written
        File::options().write(true).open(&to)?.sync_all()?;
        let whole = content.is_some_and(|content| content.hash == hash);
        Ok(Rescued { entry, name, file: Some(file), whole })
    }
}

/// Numbers the files of each entry.
#[derive(Default)]
struct Names(BTreeMap<Option<EntryId>, u32>);

impl Names {
    fn next(&mut self, entry: Option<EntryId>, extension: &str) -> String {
        let number = self.0.entry(entry).or_default();
        *number += 1;
        let of = entry.map_or_else(|| "lost".to_owned(), |id| format!("entry-{id}"));
        let dot = if extension.is_empty() { "" } else { "." };
        format!("{of}-{number}{dot}{extension}")
    }
}
