//! Diarium's JSON: a list of entries, each with a folder of media that is called by its time.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::stars;
use crate::{
    Attached, Error, Place, Record, Result, Source, Told, Why,
    give::Give,
    html,
    json::{self, Fields},
    media::{self, Keys},
    when,
};

/// The exports in a source.
pub(super) fn names(source: &mut Source) -> Vec<String> {
    /// Diarium makes one; a person may have put a few into one folder.
    const MOST: usize = 1_000;
    let single = source.is_file();
    let names = source.names().filter(|(name, _)| single || media::has_ending(name, "json"));
    let names: Vec<_> = names.map(|(name, _)| name.to_owned()).take(MOST).collect();
    names.into_iter().filter(|name| begins_right(&json::head(source, name))).collect()
}

fn begins_right(head: &str) -> bool {
    let own = ["\"heading\"", "\"html\"", "\"rating\"", "\"lunar\"", "\"sun\""];
    head.starts_with('[')
        && head.contains("\"date\"")
        && own.iter().filter(|own| head.contains(**own)).count() >= 2
}

/// The folders of media and what is in them, in the order of the names.
pub(super) struct Folders(BTreeMap<String, Vec<String>>);

impl Folders {
    pub fn of(source: &Source) -> Self {
        let mut folders = BTreeMap::<_, Vec<_>>::new();
        for (name, _) in source.names() {
            let folder = media::folder(name).trim_end_matches('/');
            let parent = media::folder(folder).trim_end_matches('/');
            if parent == "media" || parent.ends_with("/media") {
                folders.entry(media::base(folder)).or_default().push(name.to_owned());
            }
        }
        Self(folders)
    }

    /// The media of the entry of that time. The folder's name goes to the millisecond; what is behind it differs
    /// from version to version.
    fn of_time(&self, at: NaiveDateTime) -> &[String] {
        let to_the_second = at.format("%Y-%m-%d_%H%M%S").to_string();
        let exact = at.format("%Y-%m-%d_%H%M%S%3f").to_string();
        let beginning = |start: &str| {
            let from = self.0.range(start.to_owned()..).next();
            from.filter(|(name, _)| name.starts_with(start)).map(|(_, files)| files.as_slice())
        };
        let found = self.0.get(&exact).map(Vec::as_slice).or_else(|| beginning(&to_the_second));
        found.unwrap_or_default()
    }
}

pub(super) fn read(source: &mut Source, name: &str, folders: &Folders, give: &mut Give) -> Result<()> {
    let found = json::walk_file(source, name, &[], &mut |element| {
        let entry = Fields::of(element.raw).ok_or(Why::Malformed);
        match entry.and_then(|entry| record(&entry, folders)) {
            Ok(record) => give.record(record),
            Err(why) => give.skip(why),
        }
    })?;
    if found { Ok(()) } else { Err(Error::NotThisFormat) }
}

fn record(entry: &Fields, folders: &Folders) -> std::result::Result<Record, Why> {
    let date = entry.text("date");
    // it is the writer's clock, wherever that was: nothing is added to it
    let at = when::local(&date).or_else(|| Some(when::instant(&date)?.naive_utc())).ok_or(Why::NoDate)?;
    let mut record = Record {
        source_id: date,
        happened: Some(Told::local(at)),
        title: entry.text("heading").trim().to_owned(),
        body: html::markdown_or_plain(&entry.text("html"), &mut |_, _| None).trim().to_owned(),
        tags: entry.words("tags"),
        numbers: stars(entry.number("rating")).into_iter().collect(),
        place: place(entry),
        extra: entry.rest(&["date", "heading", "html", "tags", "rating", "location"]),
        ..Record::default()
    };
    let mut keys = Keys::default();
    for file in folders.of_time(at) {
        let name = media::base(file);
        record.files.push(Attached { key: keys.key(&name), at: Some(file.clone()), name });
    }
    media::append(&mut record.body, &record.files);
    Ok(record)
}

fn place(entry: &Fields) -> Option<Place> {
    let degrees: Vec<Option<f64>> =
        entry.list("location").into_iter().map(|raw| serde_json::from_str(raw.get()).ok()).collect();
    let [latitude, longitude] = degrees.as_slice() else { return None };
    let at = media::coordinates(*latitude, *longitude)?;
    Some(Place { name: String::new(), at: Some(at) })
}
