//! Day One: one JSON file a journal, beside folders of photos, videos, recordings and PDFs.

mod body;
mod moments;
mod rich;

use serde_json::Value;

use self::{body::Body, moments::Library};
use crate::{
    Error, Format, How, Item, Picks, Place, Record, Result, Source, Told, Why,
    give::Give,
    json::{self, Fields},
    media, when,
};

/// Reads what Day One exports.
pub(crate) struct DayOne;

/// What has a place of its own in a record.
const KNOWN: [&str; 15] = [
    "uuid",
    "creationDate",
    "modifiedDate",
    "timeZone",
    "text",
    "richText",
    "tags",
    "starred",
    "isPinned",
    "isAllDay",
    "location",
    "photos",
    "videos",
    "audios",
    "pdfAttachments",
];

impl Format for DayOne {
    fn id(&self) -> &'static str {
        "dayone"
    }

    fn name(&self) -> &'static str {
        "Day One"
    }

    fn reads(&self) -> &'static str {
        "Choose the zip that Day One makes with Export, JSON, or a JSON file or the folder out of it."
    }

    fn picks(&self) -> Picks {
        Picks::Either(&["zip", "json"])
    }

    fn knows(&self, source: &mut Source) -> bool {
        !journals(source).is_empty()
    }

    fn read(&self, source: &mut Source, how: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let mut give = Give::new(source, each);
        let journals = journals(source);
        if journals.is_empty() {
            return Err(Error::NotThisFormat);
        }
        let mut library = Library::of(source);
        // a photo that two entries show is listed in one of them only, in whichever journal it is
        for name in &journals {
            library.list(source, name)?;
        }
        for name in &journals {
            let journal = media::base(name.strip_suffix(".json").unwrap_or(name));
            let library = library.beside(name);
            let found =
                json::walk_file(source, name, &["entries"], &mut |element| match Fields::of(element.raw) {
                    Some(entry) => match record(&entry, &journal, &library, how) {
                        Ok(record) => give.record(record),
                        Err(why) => give.skip(why),
                    },
                    None => give.skip(Why::Malformed),
                })?;
            if !found {
                return Err(Error::NotThisFormat);
            }
        }
        Ok(())
    }
}

/// The journals in a source: JSON that begins as Day One's does.
fn journals(source: &mut Source) -> Vec<String> {
    /// An export has one for each journal, and a person has few.
    const MOST: usize = 1_000;
    let single = source.is_file();
    let names = source.names().filter(|(name, _)| single || media::has_ending(name, "json"));
    let names: Vec<_> = names.map(|(name, _)| name.to_owned()).take(MOST).collect();
    names.into_iter().filter(|name| begins_right(&json::head(source, name))).collect()
}

fn begins_right(head: &str) -> bool {
    const OWN: [&str; 5] =
        ["\"creationDate\"", "\"richText\"", "\"uuid\"", "\"creationDevice\"", "\"modifiedDate\""];
    let empty = || {
        head.split("\"entries\"").nth(1).is_some_and(|rest| {
            let rest: String = rest.chars().filter(|c| !c.is_whitespace()).take(3).collect();
            rest == ":[]"
        })
    };
    head.starts_with('{')
        && head.contains("\"entries\"")
        && !head.contains("\"application\"")
        && (OWN.iter().any(|own| head.contains(own)) || head.contains("\"metadata\"") && empty())
}

fn record(
    entry: &Fields,
    journal: &str,
    library: &moments::Beside,
    how: &How,
) -> std::result::Result<Record, Why> {
    let location = entry.inner("location").unwrap_or_default();
    let zone = match entry.text("timeZone") {
        zone if zone.is_empty() => location.text("timeZoneName"),
        zone => zone,
    };
    let told = |name| when::instant(&entry.text(name)).map(|at| when::told(at, &zone, how.zone));
    let mut happened = told("creationDate").ok_or(Why::NoDate)?;
    if entry.flag("isAllDay") {
        happened = Told::day(happened.local.date());
    }
    let written = match entry.text("text") {
        text if text.trim().is_empty() => entry.raw("richText").map(rich::markdown).unwrap_or_default(),
        text => body::plain(&text),
    };
    let Body { text, files } = Body::of(&written, library.of(entry));
    let mut extra = entry.rest(&KNOWN);
    let place_rest =
        location.rest(&["latitude", "longitude", "userLabel", "placeName", "localityName", "country"]);
    if !place_rest.is_empty() {
        extra.insert("location".to_owned(), Value::Object(place_rest));
    }
    extra.insert("journal".to_owned(), journal.into());
    Ok(Record {
        source_id: entry.id("uuid"),
        happened: Some(happened),
        changed: told("modifiedDate"),
        body: text,
        tags: entry.words("tags"),
        starred: entry.flag("starred") || entry.flag("isPinned"),
        place: place(&location),
        files,
        extra,
        ..Record::default()
    })
}

fn place(location: &Fields) -> Option<Place> {
    let mut names: Vec<String> = Vec::new();
    for name in ["userLabel", "placeName", "localityName", "country"] {
        let name = location.text(name).trim().to_owned();
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    let at = media::coordinates(location.number("latitude"), location.number("longitude"));
    (at.is_some() || !names.is_empty()).then(|| Place { name: names.join(", "), at })
}
