//! A folder of Markdown: what Obsidian and Logseq keep, what other programs and Goldseam itself write.

mod front;
mod logseq;
mod note;

use crate::{
    Error, Format, How, Item, Picks, Result, Source, Why,
    give::{Give, text_or_why},
    names::{self, Finder},
    spelled::Order,
};

const ENDINGS: &[&str] = &["md", "markdown"];

/// Markdown files.
pub struct Markdown;

impl Format for Markdown {
    fn id(&self) -> &'static str {
        "markdown"
    }

    fn name(&self) -> &'static str {
        "Markdown (Obsidian, Logseq and others)"
    }

    fn reads(&self) -> &'static str {
        "A folder, a zip or a single file of Markdown. The date is taken from the lines at the head of a file, its name or its first heading."
    }

    fn picks(&self) -> Picks {
        Picks::Either(&["md", "markdown", "zip"])
    }

    fn knows(&self, source: &mut Source) -> bool {
        source.names().any(|(name, _)| is_note(name))
    }

    fn read(&self, source: &mut Source, how: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let mut give = Give::new(source, each);
        let notes: Vec<String> =
            source.names().map(|(name, _)| name).filter(|name| is_note(name)).map(str::to_owned).collect();
        if notes.is_empty() {
            return Err(Error::NotThisFormat);
        }
        let order = Order::of(notes.iter().map(|name| names::file(name)));
        let folder = note::Folder { finder: Finder::new(source), order, how };
        for name in notes {
            match text_or_why(source, &name)? {
                Err(why) => give.skip(why)?,
                Ok(text) if text.trim().is_empty() => give.skip(Why::Empty)?,
                Ok(text) => match note::read(source, &folder, &name, &text) {
                    Ok(record) => give.record(record)?,
                    Err(why) => give.skip(why)?,
                },
            }
        }
        Ok(())
    }
}

/// What programs keep for themselves is no note.
fn is_note(name: &str) -> bool {
    let of_logseq = name.split('/').any(|part| part == "logseq");
    names::is(name, ENDINGS) && !names::is_hidden(name) && !of_logseq && !name.contains("__MACOSX/")
}
