//! Diarium: JSON beside folders of media, or its own database.

mod database;
mod export;
mod tags;

use crate::{Error, Format, How, Item, Number, Picks, Result, Source, give::Give, media};

pub(crate) use self::database::photo;

/// Reads what Diarium exports and what it backs up.
pub(crate) struct Diarium;

impl Format for Diarium {
    fn id(&self) -> &'static str {
        "diarium"
    }

    fn name(&self) -> &'static str {
        "Diarium"
    }

    fn reads(&self) -> &'static str {
        "Choose the .diary file (Settings, Backup), or the zip, folder or JSON file that Export, JSON makes."
    }

    fn picks(&self) -> Picks {
        Picks::Either(&["diary", "zip", "json"])
    }

    fn knows(&self, source: &mut Source) -> bool {
        database::name(source).is_some() || !export::names(source).is_empty()
    }

    fn read(&self, source: &mut Source, _: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let mut give = Give::new(source, each);
        if let Some(name) = database::name(source) {
            return database::read(source, &name, &mut give);
        }
        let names = export::names(source);
        if names.is_empty() {
            return Err(Error::NotThisFormat);
        }
        let folders = export::Folders::of(source);
        for name in names {
            export::read(source, &name, &folders, &mut give)?;
        }
        Ok(())
    }
}

/// Stars of a day, 1 to 5; 0 is none.
fn stars(rating: Option<f64>) -> Option<Number> {
    let value = rating.filter(|rating| (1.0..=5.0).contains(rating))?;
    Some(Number { name: "rating".to_owned(), value, range: Some((1.0, 5.0)), unit: String::new() })
}

/// Whether a file is a database by its first bytes.
fn is_database(source: &mut Source, name: &str) -> bool {
    source.head(name, 16).is_ok_and(|head| head == b"SQLite format 3\0") && !media::has_ending(name, "json")
}
