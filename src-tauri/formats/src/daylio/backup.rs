//! Daylio's backup: a zip with JSON in base64, and photos that are called by their checksums.

use std::{
    collections::HashMap,
    io::{self, Read},
};

use base64::{engine::general_purpose::STANDARD, read::DecoderReader};

use super::{MOODS, mood};
use crate::{
    Attached, Error, Mood, Record, Result, Source, Told, Why,
    give::Give,
    html,
    json::{self, Fields},
    media::{self, Keys},
    when,
};

/// What has a place of its own in a record.
const KNOWN: [&str; 14] = [
    "id",
    "minute",
    "hour",
    "day",
    "month",
    "year",
    "datetime",
    "timeZoneOffset",
    "mood",
    "note",
    "note_title",
    "tags",
    "assets",
    "weekday",
];

/// The backup's own file in a source.
pub(super) fn name(source: &Source) -> Option<String> {
    const BACKUP: &str = "backup.daylio";
    if source.is_file() {
        return None;
    }
    let mut names = source.names().map(|(name, _)| name);
    names.find(|name| *name == BACKUP || name.ends_with("/backup.daylio")).map(str::to_owned)
}

pub(super) fn read(source: &mut Source, name: &str, give: &mut Give) -> Result<()> {
    let tables = Tables::of(source, name)?;
    let found = walk(source, name, "dayEntries", &mut |entry| match record(&entry, &tables) {
        Ok(record) => give.record(record),
        Err(why) => give.skip(why),
    })?;
    if found { Ok(()) } else { Err(Error::NotThisFormat) }
}

/// What entries name by numbers.
struct Tables {
    moods: HashMap<String, Mood>,
    tags: HashMap<String, String>,
    photos: HashMap<String, Attached>,
}

impl Tables {
    fn of(source: &mut Source, name: &str) -> Result<Self> {
        let shelf = Checksums::of(source);
        let (mut moods, mut tags, mut photos) = (HashMap::new(), HashMap::new(), HashMap::new());
        walk(source, name, "customMoods", &mut |fields| {
            moods.insert(fields.id("id"), custom_mood(&fields));
            Ok(())
        })?;
        if moods.is_empty() {
            // backups from before there were own moods
            moods = (1..)
                .zip(MOODS)
                .map(|(group, label)| (group.to_string(), mood(label, Some(group))))
                .collect();
        }
        walk(source, name, "tags", &mut |fields| {
            tags.insert(fields.id("id"), fields.text("name").trim().to_owned());
            Ok(())
        })?;
        walk(source, name, "assets", &mut |fields| {
            photos.insert(fields.id("id"), photo(&fields, &shelf));
            Ok(())
        })?;
        Ok(Self { moods, tags, photos })
    }
}

/// A mood's own number says when it was made; how good it is, its group says.
fn custom_mood(fields: &Fields) -> Mood {
    let group = fields.whole("mood_group_id");
    let own = fields.text("custom_name");
    let given = |name: &str| {
        let number = fields.whole(name).and_then(|number| usize::try_from(number - 1).ok())?;
        MOODS.get(number).copied()
    };
    let label = match own.trim() {
        "" => given("predefined_name_id").or_else(|| given("mood_group_id")).unwrap_or("mood"),
        own => own,
    };
    mood(label, group)
}

fn photo(fields: &Fields, shelf: &Checksums) -> Attached {
    let checksum = fields.text("checksum");
    let at = shelf.find(&checksum).map(str::to_owned);
    // the telephone's own name for it stands in a JSON text within the JSON
    let told = fields.text("android_metadata");
    let name = Fields::of_text(&told).map(|told| media::base(&told.text("Name"))).unwrap_or_default();
    let name = if name.is_empty() { media::base(&checksum) } else { name };
    Attached { key: checksum, at, name }
}

/// Photos by their checksums, whatever folder of the year they are in.
struct Checksums(HashMap<String, String>);

impl Checksums {
    fn of(source: &Source) -> Self {
        let names = source.names().map(|(name, _)| name).filter(|name| !media::has_ending(name, "daylio"));
        let stems = names
            .map(|name| (media::base(media::bare(name).unwrap_or(name)).to_lowercase(), name.to_owned()));
        Self(stems.collect())
    }

    fn find(&self, checksum: &str) -> Option<&str> {
        self.0.get(&checksum.to_lowercase()).map(String::as_str)
    }
}

fn record(entry: &Fields, tables: &Tables) -> std::result::Result<Record, Why> {
    let mut record = Record {
        source_id: entry.id("id"),
        happened: Some(happened(entry).ok_or(Why::NoDate)?),
        title: note(&entry.text("note_title")).replace('\n', " "),
        body: note(&entry.text("note")),
        mood: mood_of(entry, tables),
        extra: entry.rest(&KNOWN),
        ..Record::default()
    };
    let tags = entry.list("tags").into_iter().filter_map(|tag| tables.tags.get(&json::id(tag)));
    record.tags = tags.filter(|tag| !tag.is_empty()).cloned().collect();
    let mut keys = Keys::default();
    for id in entry.list("assets").into_iter().map(json::id) {
        let missing = || Attached { key: id.clone(), at: None, name: media::base(&id) };
        let mut photo = tables.photos.get(&id).cloned().unwrap_or_else(missing);
        photo.key = keys.key(&photo.key);
        record.files.push(photo);
    }
    media::append(&mut record.body, &record.files);
    Ok(record)
}

/// Date and time are those of the writer's clock already; the offset only says which clock it was.
fn happened(entry: &Fields) -> Option<Told> {
    let part = |name| entry.whole(name);
    // months count from 0
    let month = part("month")?.checked_add(1)?;
    let local = when::parts(part("year")?, month, part("day")?, part("hour")?, part("minute")?)?;
    let minutes = part("timeZoneOffset").map(|millis| millis / 60_000);
    let offset =
        minutes.and_then(|minutes| i32::try_from(minutes).ok()).filter(|minutes| minutes.abs() <= 18 * 60);
    Some(Told { offset, ..Told::local(local) })
}

fn mood_of(entry: &Fields, tables: &Tables) -> Option<Mood> {
    let id = entry.id("mood");
    if id.is_empty() {
        return None;
    }
    let unknown = || Mood { label: format!("mood {id}"), level: None };
    Some(tables.moods.get(&id).cloned().unwrap_or_else(unknown))
}

fn note(text: &str) -> String {
    html::markdown_or_plain(text, &mut |_, _| None).trim().to_owned()
}

/// Gives the objects of one list of the backup.
fn walk(
    source: &mut Source,
    name: &str,
    list: &str,
    each: &mut dyn FnMut(Fields) -> Result<()>,
) -> Result<bool> {
    let most = source.limits().texts;
    let packed = WithoutBlanks(source.reader(name)?);
    json::walk(DecoderReader::new(packed, &STANDARD), most, &[list], &mut |element| {
        each(Fields::of(element.raw).unwrap_or_default())
    })
}

/// Base64 as Android writes it is cut into lines.
struct WithoutBlanks<R>(R);

impl<R: Read> Read for WithoutBlanks<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.0.read(buffer)?;
            let mut kept = 0;
            for at in 0..read {
                if !buffer[at].is_ascii_whitespace() {
                    buffer[kept] = buffer[at];
                    kept += 1;
                }
            }
            if kept > 0 || read == 0 {
                return Ok(kept);
            }
        }
    }
}
