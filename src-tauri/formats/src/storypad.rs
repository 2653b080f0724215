//! StoryPad: one JSON backup with tables; a story's text is the last of its versions, in Quill's form.

use std::collections::HashMap;

use serde_json::value::RawValue;

use crate::{
    Attached, Error, Format, How, Item, Mood, Picks, Record, Result, Source, Told, Why,
    give::Give,
    json::{self, Fields},
    media::{self, Keys},
    quill, when,
};

/// Reads what StoryPad backs up.
pub(crate) struct StoryPad;

/// What has a place of its own in a record, and what only StoryPad needs.
const KNOWN: [&str; 25] = [
    "id",
    "version",
    "type",
    "year",
    "month",
    "day",
    "hour",
    "minute",
    "second",
    "starred",
    "pinned",
    "feeling",
    "tags",
    "assets",
    "changes",
    "latest_content",
    "draft_content",
    "created_at",
    "updated_at",
    "moved_to_bin_at",
    "preferences",
    "last_saved_device_id",
    "word_count",
    "character_count",
    "permanently_deleted_at",
];

impl Format for StoryPad {
    fn id(&self) -> &'static str {
        "storypad"
    }

    fn name(&self) -> &'static str {
        "StoryPad"
    }

    fn reads(&self) -> &'static str {
        "Choose the JSON backup that StoryPad makes, or a zip or folder with it and its images."
    }

    fn picks(&self) -> Picks {
        Picks::Either(&["json", "zip"])
    }

    fn knows(&self, source: &mut Source) -> bool {
        backup(source).is_some()
    }

    fn read(&self, source: &mut Source, how: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let mut give = Give::new(source, each);
        let name = backup(source).ok_or(Error::NotThisFormat)?;
        let tables = Tables::of(source, &name)?;
        let found = json::walk_file(source, &name, &["tables", "stories"], &mut |element| {
            let story = Fields::of(element.raw).ok_or(Why::Malformed);
            match story.and_then(|story| record(&story, &tables, how)) {
                Ok(record) => give.record(record),
                Err(why) => give.skip(why),
            }
        })?;
        if found { Ok(()) } else { Err(Error::NotThisFormat) }
    }
}

fn backup(source: &mut Source) -> Option<String> {
    const A_FEW: usize = 20;
    let single = source.is_file();
    let names = source.names().filter(|(name, _)| single || media::has_ending(name, "json"));
    let names: Vec<_> = names.map(|(name, _)| name.to_owned()).take(A_FEW).collect();
    names.into_iter().find(|name| {
        let head = json::head(source, name);
        head.starts_with('{')
            && head.contains("\"tables\"")
            && ["\"stories\"", "\"preferences\"", "\"tags\"", "\"assets\""]
                .iter()
                .any(|table| head.contains(table))
    })
}

/// What stories name by numbers.
struct Tables {
    tags: HashMap<String, String>,
    /// Where each picture was on the telephone.
    assets: HashMap<String, String>,
    shelf: HashMap<String, String>,
}

impl Tables {
    fn of(source: &mut Source, name: &str) -> Result<Self> {
        let (mut tags, mut assets) = (HashMap::new(), HashMap::new());
        json::walk_file(source, name, &["tables", "tags"], &mut |element| {
            let tag = Fields::of(element.raw).unwrap_or_default();
            tags.insert(tag.id("id"), tag.text("title").trim().to_owned());
            Ok(())
        })?;
        json::walk_file(source, name, &["tables", "assets"], &mut |element| {
            let asset = Fields::of(element.raw).unwrap_or_default();
            assets.insert(asset.id("id"), media::base(&asset.text("original_source")));
            Ok(())
        })?;
        let files = source.names().map(|(name, _)| name).filter(|name| !media::has_ending(name, "json"));
        let stems = files.flat_map(|name| {
            let base = media::base(name);
            let stem = media::bare(&base).unwrap_or(&base).to_owned();
            [(base, name.to_owned()), (stem, name.to_owned())]
        });
        let shelf = stems.collect();
        Ok(Self { tags, assets, shelf })
    }

    /// The picture with that number.
    fn asset(&self, id: &str, keys: &mut Keys) -> Attached {
        let given = self.assets.get(id).filter(|name| !name.is_empty());
        let at = given.and_then(|name| self.shelf.get(name)).or_else(|| self.shelf.get(id)).cloned();
        let name =
            given.cloned().or_else(|| at.as_deref().map(media::base)).unwrap_or_else(|| media::base(id));
        Attached { key: keys.key(id), at, name }
    }
}

fn record(story: &Fields, tables: &Tables, how: &How) -> std::result::Result<Record, Why> {
    match story.text("type").as_str() {
        "bins" => return Err(Why::InBin),
        "templates" => return Err(Why::NotAnEntry),
        _ if story.raw("permanently_deleted_at").is_some() => return Err(Why::InBin),
        _ => {}
    }
    let told = |name| {
        let text = story.text(name);
        // a time without a zone is the telephone's own
        when::local(&text).map(Told::local).or_else(|| Some(Told::instant(when::instant(&text)?, how.zone)))
    };
    let mut record = Record {
        source_id: story.id("id"),
        happened: Some(happened(story).ok_or(Why::NoDate)?),
        written: told("created_at"),
        changed: told("updated_at"),
        starred: story.flag("starred") || story.flag("pinned"),
        mood: mood(story),
        extra: story.rest(&KNOWN),
        ..Record::default()
    };
    let tags = story.list("tags").into_iter().filter_map(|tag| tables.tags.get(&json::id(tag)));
    record.tags = tags.filter(|tag| !tag.is_empty()).cloned().collect();
    let version = Version::of(story);
    let mut pictures = Pictures { tables, keys: Keys::default(), by_id: HashMap::new(), files: Vec::new() };
    if let Some(content) = version.fields() {
        record.title = String::from(content.text("title").trim());
        record.body = body(&content, &mut pictures);
    }
    let shown = pictures.files.len();
    for id in story.list("assets").into_iter().map(json::id) {
        pictures.show(&id);
    }
    media::append(&mut record.body, &pictures.files[shown..]);
    record.files = pictures.files;
    if story.text("type") == "archives" {
        record.extra.insert("archived".to_owned(), true.into());
    }
    Ok(record)
}

fn happened(story: &Fields) -> Option<Told> {
    let part = |name| story.whole(name);
    let (year, month, day) = (part("year")?, part("month")?, part("day")?);
    if let (Some(hour), Some(minute)) = (part("hour"), part("minute"))
        && let Some(at) = when::parts(year, month, day, hour, minute)
    {
        return Some(Told::local(at));
    }
    when::parts(year, month, day, 12, 0).map(|at| Told::day(at.date()))
}

/// A feeling's name; StoryPad does not order them.
fn mood(story: &Fields) -> Option<Mood> {
    let label = story.text("feeling").trim().replace('_', " ");
    (!label.is_empty()).then_some(Mood { label, level: None })
}

/// The last version of a story. Older backups have all of them, some of those as JSON within a text.
enum Version<'s> {
    Plain(&'s RawValue),
    InText(String),
    None,
}

impl<'s> Version<'s> {
    fn of(story: &Fields<'s>) -> Self {
        let last = || story.list("changes").pop();
        match story.raw("latest_content").or_else(last).or_else(|| story.raw("draft_content")) {
            Some(raw) => json::text(raw).map_or(Self::Plain(raw), Self::InText),
            None => Self::None,
        }
    }

    fn fields(&self) -> Option<Fields<'_>> {
        match self {
            Self::Plain(raw) => Fields::of(raw),
            Self::InText(text) => Fields::of_text(text),
            Self::None => None,
        }
    }
}

fn body(content: &Fields, pictures: &mut Pictures) -> String {
    let mut pages = Vec::new();
    let mut embed = |_: &str, address: &str| pictures.embed(address);
    for page in content.list("rich_pages").into_iter().filter_map(Fields::of) {
        let title = page.text("title");
        if !title.trim().is_empty() {
            pages.push(format!("## {}", title.trim().replace('\n', " ")));
        }
        pages.extend(page.raw("body").map(|body| quill::markdown(body, &mut embed)));
    }
    if pages.is_empty() {
        pages.extend(content.list("pages").into_iter().map(|page| quill::markdown(page, &mut embed)));
    }
    pages.retain(|page| !page.is_empty());
    if pages.is_empty() { content.text("plain_text").trim().to_owned() } else { pages.join("\n\n") }
}

/// The pictures of one story.
struct Pictures<'t> {
    tables: &'t Tables,
    keys: Keys,
    by_id: HashMap<String, String>,
    files: Vec<Attached>,
}

impl Pictures<'_> {
    /// `storypad://assets/17` and `images/17.jpg` are the same picture.
    fn embed(&mut self, address: &str) -> Option<String> {
        if address.starts_with("http") || address.starts_with("data:") {
            return None;
        }
        let base = media::base(address);
        let id = media::bare(&base).unwrap_or(&base);
        if id.is_empty() {
            return None;
        }
        let key = self.show(id);
        Some(media::mention(&key, ""))
    }

    fn show(&mut self, id: &str) -> String {
        if let Some(key) = self.by_id.get(id) {
            return key.clone();
        }
        let file = self.tables.asset(id, &mut self.keys);
        let key = file.key.clone();
        self.by_id.insert(id.to_owned(), key.clone());
        self.files.push(file);
        key
    }
}
