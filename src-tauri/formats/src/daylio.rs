//! Daylio: a table in CSV, or a backup that has all of it.

mod backup;
mod clock;
mod months;
mod table;

use crate::{Error, Format, How, Item, Mood, Picks, Result, Source, give::Give};

/// Reads what Daylio exports, in both forms.
pub(crate) struct Daylio;

impl Format for Daylio {
    fn id(&self) -> &'static str {
        "daylio"
    }

    fn name(&self) -> &'static str {
        "Daylio"
    }

    fn reads(&self) -> &'static str {
        "Choose the .daylio backup (Backup & Restore, Advanced, Export), or the CSV that Export Entries makes."
    }

    fn picks(&self) -> Picks {
        Picks::File(&["daylio", "csv"])
    }

    fn knows(&self, source: &mut Source) -> bool {
        backup::name(source).is_some() || table::name(source).is_some()
    }

    fn read(&self, source: &mut Source, how: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let mut give = Give::new(source, each);
        if let Some(name) = backup::name(source) {
            backup::read(source, &name, &mut give)
        } else if let Some(name) = table::name(source) {
            table::read(source, &name, how, &mut give)
        } else {
            Err(Error::NotThisFormat)
        }
    }
}

/// The five moods that Daylio begins with, the best first.
const MOODS: [&str; 5] = ["rad", "good", "meh", "bad", "awful"];

/// The mood of a group, 1 the best to 5 the worst; other groups have no level.
fn mood(label: &str, group: Option<i64>) -> Mood {
    #[expect(clippy::cast_precision_loss, reason = "1 to 5")]
    let level = group.filter(|group| (1..=5).contains(group)).map(|group| (5 - group) as f64 / 4.0);
    Mood { label: label.trim().to_owned(), level }
}
