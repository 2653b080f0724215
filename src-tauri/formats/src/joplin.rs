//! Joplin: a JEX, which is a tar, or the same as a folder ("RAW"). A file for each thing, named by its id.

mod item;
mod note;

use std::collections::{BTreeMap, HashMap};

use crate::{
    Error, Format, How, Item, Picks, Result, Source, Why,
    give::{Give, text_or_why},
    names,
};

use self::item::{Kind, Thing};

/// What Joplin exports.
pub struct Joplin;

/// What notes refer to.
#[derive(Default)]
pub struct Around {
    /// Notebooks: name, and the one that it lies in.
    books: HashMap<String, (String, String)>,
    tags: HashMap<String, String>,
    /// Tags by note, in the order of the source.
    tagged: HashMap<String, Vec<String>>,
    resources: HashMap<String, Resource>,
    /// Files of notes, by their ids.
    notes: BTreeMap<String, String>,
}

struct Resource {
    name: String,
    /// Where its bytes are; none if they are not there or are encrypted.
    at: Option<String>,
}

impl Format for Joplin {
    fn id(&self) -> &'static str {
        "joplin"
    }

    fn name(&self) -> &'static str {
        "Joplin"
    }

    fn reads(&self) -> &'static str {
        "A JEX file. In Joplin: File, Export all, JEX. The folder that its RAW export makes is read as well."
    }

    fn picks(&self) -> Picks {
        Picks::Either(&["jex"])
    }

    fn knows(&self, source: &mut Source) -> bool {
        if source.is_file() {
            return false;
        }
        let Some(name) =
            source.names().map(|(name, _)| name).find(|name| id_of(name).is_some()).map(str::to_owned)
        else {
            return false;
        };
        source.text(&name).is_ok_and(|text| Thing::parse(&text).is_some())
    }

    fn read(&self, source: &mut Source, how: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let mut give = Give::new(source, each);
        let names: Vec<String> = source
            .names()
            .map(|(name, _)| name)
            .filter(|name| id_of(name).is_some())
            .map(str::to_owned)
            .collect();
        if source.is_file() || names.is_empty() {
            return Err(Error::NotThisFormat);
        }
        let around = look(source, &names, &mut give)?;
        for name in around.notes.values() {
            match text_or_why(source, name)? {
                Err(why) => give.skip(why)?,
                Ok(text) => match Thing::parse(&text)
                    .ok_or(Why::Malformed)
                    .and_then(|thing| note::read(&thing, &around, how))
                {
                    Ok(record) => give.record(record)?,
                    Err(why) => give.skip(why)?,
                },
            }
        }
        Ok(())
    }
}

/// Notebooks, tags and resources are known before the first note is read.
fn look(source: &mut Source, names: &[String], give: &mut Give) -> Result<Around> {
    let mut around = Around::default();
    let files: HashMap<String, String> = source
        .names()
        .filter(|(name, _)| names::folder(name).ends_with("resources"))
        .map(|(name, _)| (names::file(names::stem(name)).to_lowercase(), name.to_owned()))
        .collect();
    for name in names {
        let text = match text_or_why(source, name)? {
            Ok(text) => text,
            Err(why) => {
                give.skip(why)?;
                continue;
            }
        };
        match Thing::parse(&text) {
            Some(thing) => around.take(thing, name, &files),
            None => give.skip(Why::Malformed)?,
        }
    }
    Ok(around)
}

impl Around {
    fn take(&mut self, thing: Thing, name: &str, files: &HashMap<String, String>) {
        let id = thing.get("id").to_owned();
        match thing.kind {
            Kind::Note => {
                self.notes.insert(id, name.to_owned());
            }
            Kind::Book => {
                let parent = thing.get("parent_id").to_owned();
                self.books.insert(id, (thing.title, parent));
            }
            Kind::Tag => {
                self.tags.insert(id, thing.title);
            }
            Kind::NoteTag => {
                let tagged = self.tagged.entry(thing.get("note_id").to_owned()).or_default();
                tagged.push(thing.get("tag_id").to_owned());
            }
            Kind::Resource => {
                let sealed =
                    thing.get("encryption_applied") == "1" || thing.get("encryption_blob_encrypted") == "1";
                let at = files.get(&id).filter(|_| !sealed).cloned();
                let known = at.as_deref().map(names::file).unwrap_or_default();
                let title = thing.title.replace(['/', '\\'], "_");
                let name = if title.trim().is_empty() { known.to_owned() } else { title };
                self.resources.insert(id, Resource { name, at });
            }
            Kind::Other => {}
        }
    }

    /// A notebook with those that it lies in, the outermost first.
    fn book(&self, id: &str) -> String {
        const DEEPEST: usize = 32;
        let (mut names, mut id) = (Vec::new(), id);
        while let Some((name, parent)) = self.books.get(id).filter(|_| names.len() < DEEPEST) {
            names.push(name.as_str());
            id = parent;
        }
        names.reverse();
        names.join(" / ")
    }

    fn has_note(&self, id: &str) -> bool {
        self.notes.contains_key(id)
    }
}

/// The id of `0123456789abcdef0123456789abcdef.md`. Among the resources such a file is just a file.
fn id_of(name: &str) -> Option<&str> {
    if names::folder(name).ends_with("resources") {
        return None;
    }
    let id = names::file(name).strip_suffix(".md")?;
    (id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit())).then_some(id)
}
