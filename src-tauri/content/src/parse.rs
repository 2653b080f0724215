//! From the text of a file to a method or a list. A file may come from anywhere: it is measured
//! before it is read, and what is wrong is said with its place.

use serde::Deserialize;
use serde::de::{DeserializeOwned, IntoDeserializer};
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};
use toml_parser::lexer::TokenKind;

use crate::check::Found;
use crate::model::{Field, Method, Section};
use crate::place::{MOST_VALUES, Place, line_of};
use crate::problem::Problem;

/// As many bytes as a file has at most.
pub const MOST_BYTES: usize = 256 * 1024;
/// Problems that are told at once.
const MOST_PROBLEMS: usize = 50;
/// Items of a list.
const MOST_ITEMS: usize = 300;
/// Characters of a text.
const MOST_TEXT: usize = 4000;

impl Method {
    /// Reads a method file. `file` is what it is called in problems.
    ///
    /// Everything that is wrong is told at once as far as that can be: first what is not TOML,
    /// then keys that are missing, unknown or of another type, then what does not fit together.
    /// A file has at most 256 KiB, 60 sections, 300 fields, 200 options for a field and 4000
    /// characters in a text.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let root = syntax(file, text)?;
        let place = Place::new(file, text, root.get_ref());
        refuse(measured(&place))?;
        let mut pieces = Pieces { place: &place, problems: Vec::new() };
        let method = pieces.method(root.clone());
        refuse(pieces.problems)?;
        let method = method.ok_or_else(|| vec![place.problem("", "This is not a method file.")])?;
        refuse(
            crate::check::method(&method)
                .into_iter()
                .map(|found| place.problem(&found.at, found.what))
                .collect(),
        )?;
        Ok(method)
    }
}

/// Reads any other file, of `content/` or of a person, with the same measures as a method file;
/// `check` finds what does not fit together.
pub fn read_file<T: DeserializeOwned>(
    file: &str,
    text: &str,
    check: impl Fn(&T) -> Vec<Found>,
) -> Result<T, Vec<Problem>> {
    let root = syntax(file, text)?;
    let place = Place::new(file, text, root.get_ref());
    refuse(measured(&place))?;
    let read = T::deserialize(toml::Deserializer::from(root.clone()))
        .map_err(|error| vec![place.problem_at(error.span(), "", plain(error.message()))])?;
    refuse(check(&read).into_iter().map(|found| place.problem(&found.at, found.what)).collect())?;
    Ok(read)
}

fn refuse(mut problems: Vec<Problem>) -> Result<(), Vec<Problem>> {
    if problems.is_empty() {
        return Ok(());
    }
    problems.sort_by_key(|problem| problem.line);
    problems.dedup();
    problems.truncate(MOST_PROBLEMS);
    Err(problems)
}

fn syntax<'t>(file: &str, text: &'t str) -> Result<Spanned<DeTable<'t>>, Vec<Problem>> {
    let whole = |what: String| vec![Problem { file: file.to_owned(), line: 0, field: String::new(), what }];
    if text.len() > MOST_BYTES {
        return Err(whole(format!(
            "The file is larger than {} KiB. Please split or shorten it.",
            MOST_BYTES / 1024
        )));
    }
    if let Some(at) = too_deep(text) {
        let what = "This key has too many parts. Use fewer dots.".to_owned();
        return Err(vec![Problem { line: line_of(text, at), ..whole(what).swap_remove(0) }]);
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    let problem = |error: toml::de::Error| Problem {
        file: file.to_owned(),
        line: error.span().map_or(0, |span| line_of(text, span.start)),
        field: String::new(),
        what: format!("This cannot be read: {}.", error.message().trim_end_matches('.')),
    };
    let mut problems: Vec<Problem> = errors.into_iter().take(4 * MOST_PROBLEMS).map(problem).collect();
    // what follows the first in a line follows from it
    problems.dedup_by_key(|problem| problem.line);
    refuse(problems)?;
    Ok(root)
}

/// Where a key has more parts than any needs. The parser limits braces and brackets by itself, but
/// a key of a hundred thousand dotted parts would become a tree of as many levels.
fn too_deep(text: &str) -> Option<usize> {
    const MOST_PARTS: usize = 32;
    let mut dots = 0;
    for token in toml_parser::Source::new(text).lex() {
        match token.kind() {
            TokenKind::Dot => dots += 1,
            TokenKind::Equals | TokenKind::Comma | TokenKind::Newline => dots = 0,
            _ => {}
        }
        if dots >= MOST_PARTS {
            return Some(token.span().start());
        }
    }
    None
}

/// What is too long or cannot be shown.
fn measured(place: &Place<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    if place.nodes().len() >= MOST_VALUES {
        problems.push(place.problem("", "There is too much in this file. Please split or shorten it."));
    }
    for node in place.nodes() {
        if problems.len() >= MOST_PROBLEMS {
            break;
        }
        if node.items.is_some_and(|items| items > MOST_ITEMS) {
            let what = format!("This list has more than {MOST_ITEMS} items. Please shorten it.");
            problems.push(place.problem(&node.path, what));
        }
        let Some(text) = &node.string else { continue };
        if text.chars().count() > MOST_TEXT {
            let what = format!("This text is longer than {MOST_TEXT} characters. Please shorten it.");
            problems.push(place.problem(&node.path, what));
        }
        if text.chars().any(cannot_be_shown) {
            let what = "This text has an invisible control character in it. Type the text again without it.";
            problems.push(place.problem(&node.path, what));
        }
    }
    problems
}

/// Control characters, and those that make text read in another order than it is written.
fn cannot_be_shown(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Reads a method piece by piece, so that one wrong field does not hide the next.
struct Pieces<'p, 't> {
    place: &'p Place<'t>,
    problems: Vec<Problem>,
}

impl Pieces<'_, '_> {
    fn method(&mut self, mut root: Spanned<DeTable<'_>>) -> Option<Method> {
        let sections = taken(root.get_mut(), "sections");
        let method = self.piece::<Method>(toml::Deserializer::from(root), "");
        let sections: Vec<Section> = sections
            .into_iter()
            .enumerate()
            .filter_map(|(index, value)| self.section(value, &format!("sections[{index}]")))
            .collect();
        Some(Method { sections, ..method? })
    }

    fn section(&mut self, mut value: Spanned<DeValue<'_>>, path: &str) -> Option<Section> {
        let fields = match value.get_mut() {
            DeValue::Table(table) => taken(table, "fields"),
            _ => Vec::new(),
        };
        let section = self.piece::<Section>(value.into_deserializer(), path);
        let fields: Vec<Field> = fields
            .into_iter()
            .enumerate()
            .filter_map(|(index, field)| {
                self.piece(field.into_deserializer(), &format!("{path}.fields[{index}]"))
            })
            .collect();
        Some(Section { fields, ..section? })
    }

    fn piece<'de, T: Deserialize<'de>>(
        &mut self,
        from: impl serde::Deserializer<'de, Error = toml::de::Error>,
        path: &str,
    ) -> Option<T> {
        let error = match T::deserialize(from) {
            Ok(piece) => return Some(piece),
            Err(error) => error,
        };
        if self.problems.len() >= MOST_PROBLEMS {
            return None;
        }
        // what the file as a whole lacks has no place in it
        let whole = path.is_empty() && error.message().starts_with("missing field");
        let span = if whole { None } else { error.span() };
        self.problems.push(self.place.problem_at(span, path, plain(error.message())));
        None
    }
}

/// Takes a list of tables out, so that it can be read item by item. What is no list stays, and is
/// found to be none when the table is read.
fn taken<'i>(table: &mut DeTable<'i>, key: &str) -> Vec<Spanned<DeValue<'i>>> {
    if !table.get(key).is_some_and(|value| value.get_ref().is_array()) {
        return Vec::new();
    }
    let Some((key, value)) = table.remove_entry(key) else { return Vec::new() };
    let span = value.span();
    let items = match value.into_inner() {
        DeValue::Array(items) => items.into_iter().collect(),
        _ => Vec::new(),
    };
    table.insert(key, Spanned::new(span, DeValue::Array(DeArray::new())));
    items
}

/// What the reader says, in the words of somebody who helps.
fn plain(message: &str) -> String {
    let mut ticked = message.split('`').skip(1).step_by(2);
    let named = ticked.next().unwrap_or_default();
    let known = || {
        let others: Vec<&str> = ticked.collect();
        others.join(", ")
    };
    if message.starts_with("missing field") {
        format!("`{named}` is missing here. Please add it.")
    } else if message.starts_with("unknown field") {
        format!("`{named}` cannot stand here. Check its spelling, or remove it. Possible: {}.", known())
    } else if message.starts_with("unknown variant") {
        format!("`{named}` is not a possible value. Possible: {}.", known())
    } else if let Some(rest) = message.strip_prefix("invalid type: ") {
        match rest.rsplit_once(", expected ") {
            Some((found, wanted)) => {
                format!("Here stands {}, and it must be {}.", found_type(found), wanted_type(wanted))
            }
            None => format!("This does not fit here: {rest}."),
        }
    } else {
        format!("This does not fit here: {}.", message.trim_end_matches('.'))
    }
}

fn found_type(found: &str) -> &str {
    match found.split(' ').next() {
        Some("string") => "a text",
        Some("integer") => "a whole number",
        Some("floating") => "a number with a point",
        Some("boolean") => "true or false",
        Some("sequence") => "a list",
        Some("map") => "a table",
        _ => found,
    }
}

fn wanted_type(wanted: &str) -> &str {
    match wanted {
        "a string" => "a text in quotes",
        "a boolean" => "true or false",
        "a sequence" => "a list in brackets",
        "u32" | "i32" => "a whole number",
        wanted if wanted.starts_with("struct") => "a table in braces",
        wanted => wanted,
    }
}
