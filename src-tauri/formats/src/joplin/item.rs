//! One file of an export: a title, a body, and properties at its end.

use std::collections::BTreeMap;

/// What a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A note, or a thing to do.
    Note,
    /// A notebook.
    Book,
    /// A file.
    Resource,
    /// A tag.
    Tag,
    /// That a note has a tag.
    NoteTag,
    /// Something that Joplin keeps for itself.
    Other,
}

/// A thing.
pub struct Thing {
    /// What it is.
    pub kind: Kind,
    /// May be empty.
    pub title: String,
    /// Of a note.
    pub body: String,
    /// By their names in Joplin.
    pub properties: BTreeMap<String, String>,
}

impl Thing {
    /// Reads a file; none if it is none of Joplin's.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_end();
        // properties have no empty line in them
        let (before, properties) = text.rsplit_once("\n\n").unwrap_or(("", text));
        let properties: BTreeMap<String, String> = properties
            .trim_start_matches('\n')
            .lines()
            .map(|line| {
                line.split_once(':').map(|(name, value)| (name.trim().to_owned(), unescaped(value.trim())))
            })
            .collect::<Option<_>>()?;
        let kind = match properties.get("type_")?.as_str() {
            "1" => Kind::Note,
            "2" => Kind::Book,
            "4" => Kind::Resource,
            "5" => Kind::Tag,
            "6" => Kind::NoteTag,
            other => other.parse::<u16>().map(|_| Kind::Other).ok()?,
        };
        let (title, body) = before.split_once('\n').unwrap_or((before, ""));
        let body = body.strip_prefix('\n').unwrap_or(body);
        Some(Self { kind, title: title.trim().to_owned(), body: body.to_owned(), properties })
    }

    /// A property; empty if it has none of this name.
    pub fn get(&self, name: &str) -> &str {
        self.properties.get(name).map_or("", String::as_str)
    }
}

/// Breaks of lines within a property are written as `\n` and `\r`.
fn unescaped(value: &str) -> String {
    if !value.contains('\\') {
        return value.to_owned();
    }
    value.replace("\\n", "\n").replace("\\r", "\r")
}
