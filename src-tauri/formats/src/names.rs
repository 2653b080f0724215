//! Names of files in a source, with `/` between their parts, and what links say of them.

use std::{borrow::Cow, collections::HashMap, fmt::Write, path::Path};

use crate::{Attached, Source};

/// The last part.
pub fn file(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// What stands before the last part; empty at the top.
pub fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A name without its ending.
pub fn stem(name: &str) -> &str {
    let (last, cut) = (file(name), name.rfind('.').unwrap_or(name.len()));
    // a name that begins with a dot has no ending
    if last.rfind('.').is_none_or(|at| at == 0) { name } else { &name[..cut] }
}

/// Whether a name has one of these endings, in any case.
pub fn is(name: &str, endings: &[&str]) -> bool {
    let ending = Path::new(file(name)).extension();
    ending.is_some_and(|ending| endings.iter().any(|one| ending.eq_ignore_ascii_case(one)))
}

/// Whether it lies in a hidden folder or is hidden itself.
pub fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.'))
}

/// Whether a link leads out of the files: to the web, into a program, into the text itself.
pub fn is_elsewhere(link: &str) -> bool {
    let scheme = link.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    });
    link.is_empty()
        || link.starts_with(['#', '?'])
        || link.starts_with("//")
        || (scheme && !link.starts_with("file:"))
}

/// `%20` and the like as what they stand for; as it is where that is no text.
pub fn decoded(link: &str) -> Cow<'_, str> {
    let mut bytes = Vec::with_capacity(link.len());
    let mut rest = link.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let pair = after.get(..2).filter(|pair| *byte == b'%' && pair.iter().all(u8::is_ascii_hexdigit));
        let value = pair
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(value.unwrap_or(*byte));
        rest = if value.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(link), Cow::Owned)
}

/// A name in such a form that it can stand in a link of Markdown.
pub fn encoded(name: &str) -> String {
    let mut link = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '%' | ' ' | '(' | ')' | '<' | '>' | '[' | ']' | '\\' | '"' | '\'' | '#' | '?' | '|' => {
                let _ = write!(link, "%{:02X}", u32::from(c)); // a String takes everything
            }
            c if c.is_control() => link.push('_'),
            c => link.push(c),
        }
    }
    link
}

/// Finds what links mean among the files of a source.
pub struct Finder {
    /// By the last part in lower case: the whole name, if there is only one.
    lone: HashMap<String, Option<String>>,
}

impl Finder {
    /// Of all the files.
    pub fn new(source: &Source) -> Self {
        let mut lone = HashMap::new();
        for (name, _) in source.names().filter(|(name, _)| !is_hidden(name)) {
            lone.entry(file(name).to_lowercase())
                .and_modify(|one| *one = None)
                .or_insert_with(|| Some(name.to_owned()));
        }
        Self { lone }
    }

    /// The file that `link` means in a text that lies in `folder`: beside it, from the top, or the only
    /// one of this name.
    pub fn find(&self, source: &Source, folder: &str, link: &str) -> Option<String> {
        let link = decoded(link);
        let link = link.strip_prefix("file://").unwrap_or(&link);
        [joined(folder, link), joined("", link)]
            .into_iter()
            .flatten()
            .find(|name| source.has(name))
            .or_else(|| self.lone.get(&file(&link.replace('\\', "/")).to_lowercase()).cloned().flatten())
    }
}

/// A relative way from a folder; none if it leads out of the source.
fn joined(folder: &str, link: &str) -> Option<String> {
    let link = link.replace('\\', "/");
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Files of one record, each once.
#[derive(Default)]
pub struct Files {
    /// In the order in which they were first met.
    pub list: Vec<Attached>,
    keys: HashMap<(Option<String>, String), String>,
}

impl Files {
    /// The key of a file that stands in the text: the one it has, or a new one.
    pub fn key(&mut self, at: Option<String>, link: &str) -> String {
        let clean = decoded(link).replace('\\', "/");
        let name = file(at.as_deref().unwrap_or(&clean)).to_owned();
        let name = if name.trim_matches('.').trim().is_empty() { "file".to_owned() } else { name };
        let known = self.keys.len();
        let key = self
            .keys
            .entry((at.clone(), name.clone()))
            .or_insert_with(|| format!("file-{}", known + 1))
            .clone();
        if self.keys.len() > known {
            self.list.push(Attached { key: key.clone(), at, name });
        }
        key
    }
}
