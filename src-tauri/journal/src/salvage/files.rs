//! Photos and files of a damaged journal.

use std::collections::BTreeMap;

use goldseam_vault::SalvagedRow;
use rusqlite::types::Value;

use super::{Salvaging, blob, id_at, integer, text};
use crate::{
    attachment::{self, MOST_FILE_BYTES, PIECE},
    entry::EntryId,
    error::Result,
};

/// Most pieces of a file.
const MOST_PIECES: u64 = MOST_FILE_BYTES / PIECE as u64;

/// A photo or file of an entry, as far as its place in the journal can be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SalvagedFile {
    /// The entry; none if that is lost.
    pub entry: Option<EntryId>,
    /// Its place among those of its entry; 0 if that is lost.
    pub position: i64,
    /// As the file was called; may be empty, and is if that is lost.
    pub name: String,
    /// What it holds, by [`SalvagedContent::id`]; none if that is lost.
    pub content: Option<i64>,
}

/// What a file holds. Two files that are the same have one content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SalvagedContent {
    /// Names it.
    pub id: i64,
    /// SHA-256 of all its bytes, which says whether what was read is whole.
    pub hash: [u8; 32],
    /// What the name of such a file ends in, without the dot; may be empty.
    pub extension: &'static str,
}

/// Some of the bytes of a content.
#[derive(Debug, Clone, Copy)]
pub struct SalvagedPiece<'a> {
    /// Of which.
    pub content: i64,
    /// How many bytes of it come before.
    pub at: u64,
    /// What it holds there.
    pub bytes: &'a [u8],
}

#[derive(Default)]
struct Gathered {
    files: BTreeMap<i64, SalvagedFile>,
    contents: BTreeMap<i64, SalvagedContent>,
}

impl Gathered {
    fn file(&mut self, (id, values): &SalvagedRow) {
        let [Some(entry), Some(position), Some(content)] = [2, 3, 4].map(|at| integer(values, at)) else {
            return;
        };
        let (Some(name), Ok(entry)) = (text(values, 8), EntryId::try_from(entry)) else { return };
        if blob(values, 1).is_some_and(|uid| uid.len() == 16) {
            let file = SalvagedFile { entry: Some(entry), position, name, content: Some(content) };
            self.files.entry(*id).or_insert(file);
        }
    }

    fn content(&mut self, (id, values): &SalvagedRow) {
        let hash = blob(values, 1).and_then(|bytes| bytes.try_into().ok());
        if let (7, Some(hash), Some(media)) = (values.len(), hash, text(values, 3)) {
            let extension = attachment::extension(&media);
            let content = SalvagedContent { id: *id, hash, extension };
            self.contents.entry(*id).or_insert(content);
        }
    }

    /// An index names a file whose own page is lost.
    fn of_entry(&mut self, values: &[Value]) {
        if let (Some(entry), Some(position), Some(id)) =
            (id_at(values, 0), integer(values, 1), integer(values, 2))
        {
            let file = self.files.entry(id).or_default();
            (file.entry, file.position) = (Some(entry), position);
        }
    }

    fn of_content(&mut self, values: &[Value]) {
        if let (Some(content), Some(id)) = (integer(values, 0), integer(values, 1)) {
            self.files.entry(id).or_default().content = Some(content);
        }
    }

    fn all(self) -> (Vec<SalvagedFile>, Vec<SalvagedContent>) {
        let mut files: Vec<SalvagedFile> = self.files.into_values().collect();
        files.sort_by_key(|file| (file.entry, file.position));
        (files, self.contents.into_values().collect())
    }
}

/// The piece in a row, if it is one: it has its place in a file.
fn read_piece(values: &[Value]) -> Option<SalvagedPiece<'_>> {
    let (content, number) = (integer(values, 0)?, u64::try_from(integer(values, 1)?).ok()?);
    let bytes = blob(values, 2).filter(|bytes| values.len() == 3 && bytes.len() <= PIECE as usize)?;
    (number < MOST_PIECES).then_some(SalvagedPiece { content, at: number * u64::from(PIECE), bytes })
}

impl Salvaging {
    /// What files there are, entry by entry and each in its order, and what they hold. Something of either may be lost
    /// while the other is there.
    pub fn files(&mut self) -> Result<(Vec<SalvagedFile>, Vec<SalvagedContent>)> {
        let mut found = Gathered::default();
        self.0.rows("attachment", |row| found.file(&row))?;
        self.0.rows("content", |row| found.content(&row))?;
        self.0.loose_rows(|row| {
            found.file(&row);
            found.content(&row);
        })?;
        self.0.rows("attachment_entry", |(_, values)| found.of_entry(&values))?;
        self.0.rows("attachment_content", |(_, values)| found.of_content(&values))?;
        Ok(found.all())
    }

    /// The bytes of all of them, piece by piece and in no order. One that comes a second time was found out of its
    /// place, and may be older than the first.
    pub fn pieces(&mut self, each: &mut dyn FnMut(SalvagedPiece<'_>)) -> Result<()> {
        let mut each = |values: &[Value]| {
            if let Some(piece) = read_piece(values) {
                each(piece);
            }
        };
        self.0.rows("piece", |(_, values)| each(&values))?;
        self.0.loose_rows(|(_, values)| each(&values))?;
        Ok(())
    }
}
