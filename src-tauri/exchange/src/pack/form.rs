//! The forms in which a pack can be written.

use goldseam_document::{self as document, Document, Pages};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Result;

/// What a file is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "PackForm")]
pub enum Form {
    /// Pages, with a password if there is one.
    #[default]
    Pdf,
    /// One file for a browser.
    Html,
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
}

const FORMS: [(Form, &str); 4] =
    [(Form::Pdf, "pdf"), (Form::Html, "html"), (Form::Markdown, "md"), (Form::Text, "txt")];

impl Form {
    /// What files of it end in, and what the log calls it.
    pub fn name(self) -> &'static str {
        FORMS.iter().find(|(form, _)| *form == self).map_or("", |(_, name)| name)
    }

    /// The form of such files.
    pub fn of_name(name: &str) -> Option<Self> {
        FORMS.iter().find(|(_, known)| *known == name).map(|(form, _)| *form)
    }
}

/// The whole file. A password is for a PDF only; nothing else can have one.
pub fn on_paper(document: &Document, form: Form, password: Option<&str>) -> Result<Vec<u8>> {
    Ok(match form {
        Form::Pdf => Pages::of(document)?.pdf(password)?.bytes,
        Form::Html => document::html(document).into_bytes(),
        Form::Markdown => document::markdown(document).into_bytes(),
        Form::Text => document::text(document).into_bytes(),
    })
}
