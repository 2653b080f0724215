//! Journey: a zip with a JSON file for each entry, and the photos beside them.

use crate::{
    Attached, Error, Format, How, Item, Mood, Number, Picks, Place, Record, Result, Source, Why,
    give::{Give, text_or_why},
    html,
    json::{self, Fields},
    media::{self, Keys, Shelf},
    when,
};

/// Reads what Journey exports.
pub(crate) struct Journey;

/// What has a place of its own in a record, and a preview, which is the text once more.
const KNOWN: [&str; 15] = [
    "id",
    "date_journal",
    "date_modified",
    "timezone",
    "text",
    "preview_text",
    "type",
    "tags",
    "photos",
    "favourite",
    "lat",
    "lon",
    "address",
    "mood",
    "weather",
];

impl Format for Journey {
    fn id(&self) -> &'static str {
        "journey"
    }

    fn name(&self) -> &'static str {
        "Journey"
    }

    fn reads(&self) -> &'static str {
        "Choose the zip that Journey makes with Export, or the folder out of it."
    }

    fn picks(&self) -> Picks {
        Picks::Either(&["zip"])
    }

    fn knows(&self, source: &mut Source) -> bool {
        const A_FEW: usize = 3;
        let names: Vec<_> = entries(source).into_iter().take(A_FEW).collect();
        names.iter().any(|name| json::head(source, name).contains("\"date_journal\""))
    }

    fn read(&self, source: &mut Source, how: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let mut give = Give::new(source, each);
        let photos = Shelf::of(source);
        let names = entries(source);
        if names.is_empty() {
            return Err(Error::NotThisFormat);
        }
        for name in names {
            let text = text_or_why(source, &name)?;
            let entry = text
                .as_ref()
                .map_err(|why| *why)
                .and_then(|text| Fields::of_text(text).ok_or(Why::Malformed));
            match entry.and_then(|entry| record(&entry, media::folder(&name), &photos, how)) {
                Ok(record) => give.record(record)?,
                Err(why) => give.skip(why)?,
            }
        }
        Ok(())
    }
}

fn entries(source: &Source) -> Vec<String> {
    let names = source.names().filter(|(name, _)| media::has_ending(name, "json"));
    names.map(|(name, _)| name.to_owned()).collect()
}

fn record(entry: &Fields, folder: &str, shelf: &Shelf, how: &How) -> std::result::Result<Record, Why> {
    if entry.raw("date_journal").is_none() && entry.raw("text").is_none() {
        return Err(Why::NotAnEntry);
    }
    let zone = entry.text("timezone");
    let told = |name| {
        let at = entry.whole(name).and_then(when::millis)?;
        Some(when::told(at, &zone, how.zone))
    };
    let mut record = Record {
        source_id: entry.id("id"),
        happened: Some(told("date_journal").ok_or(Why::NoDate)?),
        changed: told("date_modified"),
        body: text(entry),
        tags: entry.words("tags"),
        starred: entry.flag("favourite"),
        mood: mood(entry),
        place: place(entry),
        extra: entry.rest(&KNOWN),
        ..Record::default()
    };
    // 0 says that nothing was found out
    if record.extra.get("sentiment").and_then(serde_json::Value::as_f64).is_some_and(|found| found > 0.0) {
        let value = entry.number("sentiment").unwrap_or_default();
        record.numbers.push(Number { name: "sentiment".to_owned(), value, range: None, unit: String::new() });
    }
    record.extra.remove("sentiment");
    if let Some(weather) = weather(entry) {
        record.extra.insert("weather".to_owned(), weather);
    }
    let mut keys = Keys::default();
    for photo in entry.words("photos") {
        let name = media::base(&photo);
        let at = shelf.find(&format!("{folder}{name}")).map(str::to_owned);
        record.files.push(Attached { key: keys.key(&name), at, name });
    }
    media::append(&mut record.body, &record.files);
    Ok(record)
}

fn text(entry: &Fields) -> String {
    let text = entry.text("text");
    let text = match entry.text("type").as_str() {
        "html" => html::markdown(&text, &mut |_, _| None),
        "markdown" => text,
        _ => html::markdown_or_plain(&text, &mut |_, _| None),
    };
    text.trim().to_owned()
}

/// Journey numbers its faces; 0 is none. In which order, it does not say.
fn mood(entry: &Fields) -> Option<Mood> {
    let number = entry.whole("mood").filter(|number| *number > 0)?;
    Some(Mood { label: format!("mood {number}"), level: None })
}

/// Journey writes the largest number there is for what it does not know.
fn place(entry: &Fields) -> Option<Place> {
    let name = entry.text("address").trim().to_owned();
    let at = media::coordinates(entry.number("lat"), entry.number("lon"));
    (at.is_some() || !name.is_empty()).then_some(Place { name, at })
}

fn weather(entry: &Fields) -> Option<serde_json::Value> {
    let weather = entry.inner("weather")?;
    let mut rest = weather.rest(&["id", "icon"]);
    if weather.number("degree_c").is_none_or(|degrees| degrees.abs() > 100.0) {
        rest.remove("degree_c");
    }
    (!rest.is_empty()).then_some(rest.into())
}
