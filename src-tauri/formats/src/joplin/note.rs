//! One note.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::{Around, item::Thing};
use crate::{
    Attached, How, Place, Record, Told, Why,
    links::{self, Become, Met},
    spelled::{self, Order},
    tags::Tags,
};

/// What says nothing about a note, or has a place of its own.
const PASSED: [&str; 15] = [
    "id",
    "parent_id",
    "created_time",
    "updated_time",
    "user_created_time",
    "user_updated_time",
    "latitude",
    "longitude",
    "type_",
    "order",
    "encryption_applied",
    "encryption_cipher_text",
    "deleted_time",
    "share_id",
    "is_shared",
];

/// A note as a record, or why it is none.
pub fn read(note: &Thing, around: &Around, how: &How) -> Result<Record, Why> {
    if note.get("encryption_applied") == "1" {
        return Err(Why::Encrypted);
    }
    if !matches!(note.get("deleted_time"), "" | "0") {
        return Err(Why::InBin);
    }
    let id = note.get("id");
    let moment =
        |name: &str| spelled::whole(note.get(name), Order::Unknown).map(|found| found.told(how.zone));
    let created = moment("user_created_time").or_else(|| moment("created_time")).ok_or(Why::NoDate)?;
    let happened = told_by_title(&note.title, &created).unwrap_or_else(|| created.clone());
    let mut files = Resources::default();
    let body = links::rewrite(&note.body, false, &mut |met| became(met, around, &mut files)).text;
    let mut tags = Tags::default();
    for tag in around.tagged.get(id).into_iter().flatten().filter_map(|tag| around.tags.get(tag)) {
        tags.add(tag);
    }
    Ok(Record {
        source_id: id.to_owned(),
        written: Some(created).filter(|created| *created != happened),
        happened: Some(happened),
        changed: moment("user_updated_time").or_else(|| moment("updated_time")),
        title: note.title.clone(),
        body: body.trim_matches('\n').trim_end().to_owned(),
        tags: tags.names,
        place: place(note),
        files: files.list,
        extra: extra(note, around),
        ..Record::default()
    })
}

/// A note that is called by another day than that on which it was begun is about that day.
fn told_by_title(title: &str, created: &Told) -> Option<Told> {
    let found = spelled::whole(title, Order::Unknown)?;
    (found.day != created.local.date()).then(|| match found.time {
        Some(time) => Told::local(found.day.and_time(time)),
        None => Told::day(found.day),
    })
}

fn place(note: &Thing) -> Option<Place> {
    let (north, east): (f64, f64) = (note.get("latitude").parse().ok()?, note.get("longitude").parse().ok()?);
    let real = north.abs() <= 90.0 && east.abs() <= 180.0 && (north, east) != (0.0, 0.0);
    real.then(|| Place { name: String::new(), at: Some((north, east)) })
}

fn extra(note: &Thing, around: &Around) -> Map<String, Value> {
    let mut extra = Map::new();
    let book = around.book(note.get("parent_id"));
    if !book.is_empty() {
        extra.insert("notebook".to_owned(), Value::String(book));
    }
    for (name, value) in &note.properties {
        let says_nothing =
            matches!(value.as_str(), "" | "0" | "0.0000") || (name == "markup_language" && value == "1");
        if !says_nothing
            && !PASSED.contains(&name.as_str())
            && !name.starts_with("source")
            && name != "altitude"
        {
            extra.insert(name.clone(), Value::String(value.clone()));
        }
    }
    if !note.get("source_url").is_empty() {
        extra.insert("source_url".to_owned(), Value::String(note.get("source_url").to_owned()));
    }
    extra
}

/// Resources of a note, each once.
#[derive(Default)]
struct Resources {
    list: Vec<Attached>,
    known: HashSet<String>,
}

impl Resources {
    fn add(&mut self, id: &str, at: Option<String>, name: &str) -> Become {
        if self.known.insert(id.to_owned()) {
            self.list.push(Attached { key: id.to_owned(), at, name: name.to_owned() });
        }
        Become::File(id.to_owned())
    }
}

/// `:/ID` is a file or another note.
fn became(met: &Met, around: &Around, files: &mut Resources) -> Become {
    let id = met.target.strip_prefix(":/").and_then(|id| id.get(..32));
    let Some(id) = id.filter(|id| id.bytes().all(|b| b.is_ascii_hexdigit())) else { return Become::Same };
    match around.resources.get(id) {
        Some(resource) => files.add(id, resource.at.clone(), &resource.name),
        None if around.has_note(id) => Become::Entry(id.to_owned()),
        None if met.picture => files.add(id, None, id),
        None => Become::Same,
    }
}
