//! Photos and other files beside a journal: found by what the journal says of them, named in its text.

use std::collections::{HashMap, HashSet};

use crate::{Attached, Source};

/// The files of a source, by their names, whatever the case and with or without an ending.
pub(crate) struct Shelf(HashMap<String, String>);

impl Shelf {
    pub fn of(source: &Source) -> Self {
        let mut shelf = HashMap::new();
        for (name, _) in source.names().filter(|(name, _)| !has_ending(name, "json")) {
            let whole = name.to_lowercase();
            if let Some(bare) = bare(&whole) {
                shelf.entry(bare.to_owned()).or_insert_with(|| name.to_owned());
            }
            shelf.insert(whole, name.to_owned());
        }
        Self(shelf)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The file that is called `name`, with this ending or another.
    pub fn find(&self, name: &str) -> Option<&str> {
        let name = name.to_lowercase();
        let found = self.0.get(&name).or_else(|| self.0.get(bare(&name)?));
        found.map(String::as_str)
    }
}

/// Whether a name ends with `.` and `ending`, in any case.
pub(crate) fn has_ending(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, last)| last.eq_ignore_ascii_case(ending))
}

/// The folder of a name, with the `/` at its end; empty for none.
pub(crate) fn folder(name: &str) -> &str {
    name.rfind('/').map_or("", |at| &name[..=at])
}

/// A name without folders, as a person may see it.
pub(crate) fn base(name: &str) -> String {
    const LONGEST: usize = 120;
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(LONGEST).collect()
}

/// A name without its ending; none if it has none.
pub(crate) fn bare(name: &str) -> Option<&str> {
    let start = folder(name).len();
    let at = name[start..].rfind('.').filter(|at| *at > 0)?;
    Some(&name[..start + at])
}

/// The keys of one record's files.
#[derive(Default)]
pub(crate) struct Keys {
    taken: HashSet<String>,
    again: HashMap<String, usize>,
}

impl Keys {
    /// A key made of `id` that no other file of the record has.
    pub fn key(&mut self, id: &str) -> String {
        const LONGEST: usize = 80;
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let clean: String = id.chars().map(|c| if fits(c) { c } else { '-' }).take(LONGEST).collect();
        let clean = match clean.trim_matches(['.', '-']) {
            "" => "file",
            clean => clean,
        };
        if self.taken.insert(clean.to_owned()) {
            return clean.to_owned();
        }
        let again = self.again.entry(clean.to_owned()).or_insert(1);
        loop {
            *again += 1;
            let key = format!("{clean}-{again}");
            if self.taken.insert(key.clone()) {
                return key;
            }
        }
    }
}

/// How a file stands in a text.
pub(crate) fn mention(key: &str, caption: &str) -> String {
    let caption = caption.replace(['[', ']', '\n'], " ");
    format!("![{}](attached:{key})", caption.trim())
}

/// Puts files at the end of a text, one under the other.
pub(crate) fn append(body: &mut String, files: &[Attached]) {
    for file in files {
        let end = body.trim_end().len();
        body.truncate(end);
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        body.push_str(&mention(&file.key, ""));
    }
}

/// Coordinates in degrees, if they are of this world.
pub(crate) fn coordinates(latitude: Option<f64>, longitude: Option<f64>) -> Option<(f64, f64)> {
    let (latitude, longitude) = (latitude?, longitude?);
    let fits = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    // programs write 0, 0 for a place that they don't know
    (fits && (latitude, longitude) != (0.0, 0.0)).then_some((latitude, longitude))
}
