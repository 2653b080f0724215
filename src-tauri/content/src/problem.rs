//! What is wrong with a file or an answer, in words for the person who wrote it.

use std::fmt;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::model::FieldId;

/// Something that must be changed in a file before it can be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Problem {
    /// The file's name, as it was given.
    pub file: String,
    /// The line, from 1; 0 if it is about the file as a whole.
    pub line: u32,
    /// Where in the file: `sections[1].fields[0].max`; empty if it is about the file as a whole.
    pub field: String,
    /// What is wrong and what to do, in one or two sentences.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ", line {}", self.line)?;
        }
        if !self.field.is_empty() {
            write!(f, ", {}", self.field)?;
        }
        write!(f, ": {}", self.what)
    }
}

impl std::error::Error for Problem {}

/// An answer that does not fit its field. Skipped answers are none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[error("{field}: {what}")]
pub struct AnswerProblem {
    /// The field that was answered.
    pub field: FieldId,
    /// What is wrong; never what was written.
    pub what: String,
}
