//! Files of `content/` that are built into the program.

use serde::de::DeserializeOwned;

/// A content file that can't be used. Names the file and the field, for whoever edits it.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {field}{problem}")]
pub struct ContentError {
    file: &'static str,
    /// Dotted path and a colon, or empty when `problem` already says where.
    field: String,
    problem: String,
}

impl ContentError {
    /// Something wrong with the value at `field`, a dotted path.
    pub(crate) fn at(file: &'static str, field: &str, problem: impl Into<String>) -> Self {
        Self { file, field: format!("{field}: "), problem: problem.into() }
    }
}

/// Reads a TOML file; its own message shows the line and the field.
pub(crate) fn parse<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, ContentError> {
    toml::from_str(text).map_err(|e| ContentError { file, field: String::new(), problem: e.to_string() })
}
