//! What typst may see: our template, the document as data, its pictures, and fonts. No file, no
//! package, no clock, no network.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime};
use typst::syntax::{FileId, Source, VirtualPath};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use super::data::Data;
use super::fonts::Fonts;
use super::{Note, bytes};
use crate::error::{Error, Result};
use crate::model::Document;

/// The template. It is a part of the content, as everything that a person sees is.
const TEMPLATE: [(&str, &str); 3] = [
    ("report.typ", include_str!("../../../../content/en/report/report.typ")),
    ("look.typ", include_str!("../../../../content/en/report/look.typ")),
    ("chart.typ", include_str!("../../../../content/en/report/chart.typ")),
];

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static SOURCES: LazyLock<HashMap<FileId, Source>> = LazyLock::new(|| {
    let source = |(name, text): (&str, &str)| (id(name), Source::new(id(name), text.to_owned()));
    TEMPLATE.into_iter().map(source).collect()
});

fn id(name: &str) -> FileId {
    FileId::new(None, VirtualPath::new(name))
}

/// One document, ready to be laid out.
pub(super) struct Desk {
    files: HashMap<FileId, Bytes>,
    fonts: Fonts,
    pictures_left_out: usize,
}

impl Desk {
    pub(super) fn of(document: &Document) -> Result<Self> {
        let mut data = Data::of(document);
        let fonts = Fonts::for_letters(&data.letters());
        data.json["fonts"] = fonts.found.iter().cloned().collect();
        let json = serde_json::to_vec(&data.json).map_err(|_| Error::Layout)?;
        let pictures_left_out = data.pictures_left_out;
        let mut files: HashMap<_, _> =
            data.pictures.into_iter().map(|picture| (id(&picture.name), bytes(picture.bytes))).collect();
        files.insert(id("data.json"), bytes(json));
        Ok(Self { files, fonts, pictures_left_out })
    }

    pub(super) fn notes(&self) -> Vec<Note> {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let mut notes = Vec::new();
        if self.fonts.missing > 0 {
            notes.push(Note::MissingLetters { count: count(self.fonts.missing) });
        }
        if self.pictures_left_out > 0 {
            notes.push(Note::PicturesLeftOut { count: count(self.pictures_left_out) });
        }
        notes
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        id("report.typ")
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SOURCES.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index)
    }

    fn today(&self, _: Option<i64>) -> Option<Datetime> {
        None
    }
}

/// Different characters.
pub(super) type Letters = BTreeSet<char>;
