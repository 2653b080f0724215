//! What a person hands over to be kept.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    error::{Error, Result},
    moment::When,
    tag::{self, TagName},
};

/// Longest title, in characters.
pub const MOST_TITLE_CHARS: usize = 500;
/// Longest body, in bytes of UTF-8.
pub const MOST_BODY_BYTES: usize = 5 * 1024 * 1024;

/// An entry as a person writes it. Title and body may be empty and are kept as they are, but for
/// the character NUL, which becomes U+FFFD as Markdown asks for: databases end a text there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// At most [`MOST_TITLE_CHARS`].
    pub title: String,
    /// Markdown, at most [`MOST_BODY_BYTES`].
    pub body: String,
    /// The moment that it is about.
    pub happened: When,
    /// At most [`crate::MOST_TAGS`]. Outer blanks and a leading `#` are dropped, inner blanks
    /// become one, and tags that differ in case only are one. Empty ones are left out.
    pub tags: Vec<String>,
    /// Whether it is starred.
    pub starred: bool,
}

/// A title and a body that are fit to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text {
    pub title: String,
    pub body: String,
}

impl Text {
    pub(crate) fn chars(&self) -> u32 {
        let chars = self.title.chars().count() + self.body.chars().count();
        u32::try_from(chars).unwrap_or(u32::MAX)
    }

    pub(crate) fn bytes(&self) -> usize {
        self.title.len() + self.body.len()
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.title.trim().is_empty() && self.body.trim().is_empty()
    }
}

/// A draft that is fit to be kept, but for its moment, which an entry that exists may settle.
pub(crate) struct Fit<'a> {
    pub text: Text,
    pub tags: Vec<TagName>,
    pub draft: &'a Draft,
}

impl Draft {
    pub(crate) fn fit(&self) -> Result<Fit<'_>> {
        if self.title.chars().count() > MOST_TITLE_CHARS {
            return Err(Error::TitleTooLong);
        }
        if self.body.len() > MOST_BODY_BYTES {
            return Err(Error::BodyTooLong);
        }
        let text = Text { title: without_nul(&self.title), body: without_nul(&self.body) };
        Ok(Fit { text, tags: tag::clean(&self.tags)?, draft: self })
    }
}

fn without_nul(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}
