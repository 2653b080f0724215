//! Mini Diarium: one JSON file, its texts in HTML with the photos in them.

use crate::{
    Attached, Error, Format, How, Item, Picks, Record, Result, Source, Told, Why,
    give::Give,
    html,
    json::{self, Element, Fields},
    media::{self, Keys},
    piece, when,
};

/// Reads what Mini Diarium exports.
pub(crate) struct MiniDiarium;

impl Format for MiniDiarium {
    fn id(&self) -> &'static str {
        "minidiarium"
    }

    fn name(&self) -> &'static str {
        "Mini Diarium"
    }

    fn reads(&self) -> &'static str {
        "Choose the JSON file that Mini Diarium makes with Export, JSON."
    }

    fn picks(&self) -> Picks {
        Picks::File(&["json"])
    }

    fn knows(&self, source: &mut Source) -> bool {
        let Some(name) = source.only() else { return false };
        // the export is sorted by name, so "entries" comes before "metadata": its own field names tell
        let head = json::head(source, &name);
        head.starts_with('{')
            && head.contains("\"entries\"")
            && !head.contains("\"creationDate\"")
            && (head.contains("\"Mini Diarium\"")
                || ["\"date\"", "\"dateUpdated\"", "\"id\"", "\"text\""].iter().all(|own| head.contains(own)))
    }

    fn read(&self, source: &mut Source, how: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let mut give = Give::new(source, each);
        let name = source.only().ok_or(Error::NotThisFormat)?;
        let found = json::walk_file(source, &name, &["entries"], &mut |element| match record(
            &name, &element, how,
        ) {
            Ok(record) => give.record(record),
            Err(why) => give.skip(why),
        })?;
        if found { Ok(()) } else { Err(Error::NotThisFormat) }
    }
}

fn record(file: &str, element: &Element, how: &How) -> std::result::Result<Record, Why> {
    let entry = Fields::of(element.raw).ok_or(Why::Malformed)?;
    let date = entry.text("date");
    let happened = when::day(&date).map(Told::day).or_else(|| when::local(&date).map(Told::local));
    let told = |name| when::instant(&entry.text(name)).map(|at| Told::instant(at, how.zone));
    let mut pictures = Pictures { file, element, from: 0, keys: Keys::default(), files: Vec::new() };
    let body = html::markdown_or_plain(&entry.text("text"), &mut |source, alt| pictures.picture(source, alt));
    Ok(Record {
        source_id: entry.id("id"),
        happened: Some(happened.ok_or(Why::NoDate)?),
        written: told("dateCreated"),
        changed: told("dateUpdated"),
        title: entry.text("title").trim().to_owned(),
        body: body.trim().to_owned(),
        tags: entry.words("tags"),
        files: pictures.files,
        extra: entry.rest(&["id", "date", "dateCreated", "dateUpdated", "title", "text", "tags"]),
        ..Record::default()
    })
}

/// The pictures that stand in a text in base64. They may be long: only where they are is kept.
struct Pictures<'e> {
    file: &'e str,
    element: &'e Element<'e>,
    /// Up to where in the element they were found.
    from: usize,
    keys: Keys,
    files: Vec<Attached>,
}

impl Pictures<'_> {
    fn picture(&mut self, source: &str, alt: &str) -> Option<String> {
        let Some((kind, data)) = source.strip_prefix("data:").and_then(|data| data.split_once(";base64,"))
        else {
            // a picture of the web stays an address: nothing is fetched
            return source
                .starts_with("http")
                .then(|| format!("[{}]({})", shown(alt, source), source.replace(')', "%29")));
        };
        let ending = match kind.trim_start_matches("image/") {
            "jpeg" => "jpg",
            "svg+xml" => "svg",
            other if other.len() <= 5 && other.bytes().all(|b| b.is_ascii_alphanumeric()) => other,
            _ => "bin",
        };
        let name = format!("picture-{}.{ending}", self.files.len() + 1);
        let at = self.place(data);
        let key = self.keys.key(&name);
        self.files.push(Attached { key: key.clone(), at, name });
        Some(media::mention(&key, alt))
    }

    /// Where in the file the base64 stands; none if it is empty, or written with escapes.
    fn place(&mut self, data: &str) -> Option<String> {
        if data.is_empty() {
            return None;
        }
        let raw = self.element.raw.get();
        let at = self.from + raw.get(self.from..)?.find(data)?;
        self.from = at + data.len();
        Some(piece::base64(self.file, self.element.from + at as u64, data.len() as u64))
    }
}

fn shown(alt: &str, source: &str) -> String {
    let shown = if alt.trim().is_empty() { source } else { alt };
    shown.replace(['[', ']', '\n'], " ")
}
