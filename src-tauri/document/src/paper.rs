//! A document laid out in pages: the PDF and the pictures of its pages come from the same layout, so
//! that what is looked at before is what is handed over.

mod data;
mod fonts;
mod lock;
mod metadata;
mod world;

use serde::{Deserialize, Serialize};
use specta::Type;
use typst::foundations::{Bytes, Smart};
use typst::layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::error::{Error, Result};
use crate::model::Document;
use world::Desk;

/// Room for texts that lie deep within each other.
const STACK: usize = 64 << 20;
/// Least and most pixels for a point (1/72 inch) in a picture of a page.
const SCALES: (f32, f32) = (0.2, 4.0);

/// A document in pages. Pages hold what was written: drop them when they are no longer looked at.
pub struct Pages {
    laid: PagedDocument,
    left_out: Vec<Note>,
}

/// A PDF.
#[derive(Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What a person should know about it.
    pub notes: Vec<Note>,
}

/// What a person should know about a document on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Note {
    /// So many different characters have no letter in any font of this computer: they are in the
    /// text of the file, and show as an empty box. The file is not marked as accessible (PDF/UA).
    MissingLetters {
        /// Different characters.
        count: u32,
    },
    /// For another reason the file is not marked as accessible (PDF/UA); it is tagged all the same.
    NotAccessible,
    /// So many pictures could not be read and only their names are shown.
    PicturesLeftOut {
        /// Pictures.
        count: u32,
    },
}

impl Pages {
    /// Lays `document` out.
    pub fn of(document: &Document) -> Result<Self> {
        let result = apart(|| {
            let desk = Desk::of(document)?;
            let laid = typst::compile(&desk).output.map_err(|_| Error::Layout)?;
            Ok(Self { laid, left_out: desk.notes() })
        });
        forget();
        result
    }

    /// How many there are; one at least.
    pub fn count(&self) -> usize {
        self.laid.pages.len()
    }

    /// Page `index` (from 0) as a PNG, at `scale` pixels for each point (1/72 inch); a scale that is too
    /// small or too large is brought within 0.2 to 4.
    pub fn png(&self, index: usize, scale: f32) -> Result<Vec<u8>> {
        let page = self.laid.pages.get(index).ok_or(Error::NoSuchPage)?;
        let scale = if scale.is_finite() { scale.clamp(SCALES.0, SCALES.1) } else { 1.0 };
        let result = apart(|| typst_render::render(page, scale).encode_png().map_err(|_| Error::Layout));
        forget();
        result
    }

    /// The PDF. With a `password` it opens with that only (AES-256).
    pub fn pdf(&self, password: Option<&str>) -> Result<Pdf> {
        let result = apart(|| {
            let (bytes, notes) = self.export()?;
            let mut file = metadata::without_program(&bytes)?;
            let bytes = match password {
                Some(password) => lock::locked(&mut file, password)?,
                None => metadata::saved(&mut file)?,
            };
            Ok(Pdf { bytes, pages: self.count(), notes })
        });
        forget();
        result
    }

    /// As PDF/UA-1; where that can't be, tagged without the name of the standard.
    fn export(&self) -> Result<(Vec<u8>, Vec<Note>)> {
        let mut notes = self.left_out.clone();
        let standards = PdfStandards::new(&[PdfStandard::Ua_1]).unwrap_or_default();
        let accessible = PdfOptions { standards, ident: Smart::Auto, ..PdfOptions::default() };
        if let Ok(bytes) = typst_pdf::pdf(&self.laid, &accessible) {
            return Ok((bytes, notes));
        }
        if !notes.iter().any(|note| matches!(note, Note::MissingLetters { .. })) {
            notes.push(Note::NotAccessible);
        }
        let bytes = typst_pdf::pdf(&self.laid, &PdfOptions::default()).map_err(|_| Error::File)?;
        Ok((bytes, notes))
    }
}

/// Runs `work` where there is room, and where its failing ends nothing else.
fn apart<T: Send>(work: impl FnOnce() -> Result<T> + Send) -> Result<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        thread.map_err(|_| Error::Layout)?.join().unwrap_or(Err(Error::Layout))
    })
}

/// Empties typst's memory of what it worked out, which holds what was written.
fn forget() {
    comemo::evict(0);
}

/// Bytes that typst can share.
fn bytes(of: Vec<u8>) -> Bytes {
    Bytes::new(of)
}
