//! What `jrnl --format json` writes.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::{
    Error, Record, Result, Told, Why,
    give::Give,
    spelled::{self, Order},
    tags::Tags,
};

#[derive(Deserialize)]
struct Journal {
    entries: Vec<Value>,
}

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    title: String,
    #[serde(default)]
    body: String,
    #[serde(default)]
    date: String,
    #[serde(default)]
    time: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    starred: bool,
    #[serde(default)]
    uuid: String,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

/// Whether a text begins as jrnl's JSON does: with the tags.
pub fn begins(head: &[u8]) -> bool {
    let head = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head).trim_ascii_start();
    let Some(rest) = head.strip_prefix(b"{") else { return false };
    rest.trim_ascii_start().starts_with(b"\"tags\"")
}

/// Gives the entries.
pub fn read(text: &str, give: &mut Give) -> Result<()> {
    let journal: Journal = serde_json::from_str(text).map_err(|e| match Error::from(e) {
        // it is JSON, of another program
        Error::Damaged if serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() => Error::NotThisFormat,
        e => e,
    })?;
    for value in journal.entries {
        match serde_json::from_value::<Entry>(value) {
            Ok(entry) => taken(entry, give)?,
            Err(_) => give.skip(Why::Malformed)?,
        }
    }
    Ok(())
}

fn taken(entry: Entry, give: &mut Give) -> Result<()> {
    let Some(day) = spelled::whole(&entry.date, Order::Unknown) else { return give.skip(Why::NoDate) };
    let moment = spelled::whole(&format!("{} {}", entry.date, entry.time), Order::Unknown);
    let happened = match moment.and_then(|moment| moment.time) {
        Some(time) => Told::local(day.day.and_time(time)),
        None => Told::day(day.day),
    };
    let mut tags = Tags::default();
    // the list has them in lower case; the text as they were spelled
    tags.in_text(&entry.title);
    tags.in_text(&entry.body);
    entry.tags.iter().for_each(|tag| tags.add(tag));
    give.record(Record {
        source_id: entry.uuid,
        happened: Some(happened),
        title: entry.title.trim().to_owned(),
        body: entry.body.replace("\r\n", "\n").trim_end().to_owned(),
        tags: tags.names,
        starred: entry.starred,
        extra: entry.rest,
        ..Record::default()
    })
}
