//! Tags, people and what is tracked, which the database keeps in one table.

use std::collections::HashMap;

use rusqlite::Connection;
use serde_json::Value;

use super::database::{each_row, is_table};
use crate::{Number, Record, Result};

/// What entries are tagged with.
#[derive(Default)]
pub(super) struct Tags {
    named: HashMap<i64, Tag>,
    of_entries: HashMap<i64, Vec<(i64, Value)>>,
}

struct Tag {
    /// 0 a tag, 1 a person, 2 a number that is tracked, 3 a text that is.
    kind: i64,
    name: String,
}

impl Tags {
    /// Within `most` tags and `most` uses of them.
    pub fn of(database: &Connection, most: usize) -> Result<Self> {
        let mut tags = Self::default();
        if !is_table(database, "Tags")? || !is_table(database, "EntryTags")? {
            return Ok(tags);
        }
        each_row(database, "SELECT * FROM Tags", most, &mut |tag| {
            let name = tag.get("value").and_then(Value::as_str).unwrap_or_default().trim().to_owned();
            let kind = tag.get("type").and_then(Value::as_i64).unwrap_or(0);
            if let Some(id) = tag.get("diarytagid").and_then(Value::as_i64) {
                tags.named.insert(id, Tag { kind, name });
            }
        })?;
        each_row(database, "SELECT * FROM EntryTags", most, &mut |mut link| {
            let number = |name: &str| link.get(name).and_then(Value::as_i64);
            if let (Some(entry), Some(tag)) = (number("diaryentryid"), number("diarytagid")) {
                let tracked = link.remove("trackingvalue").unwrap_or(Value::Null);
                tags.of_entries.entry(entry).or_default().push((tag, tracked));
            }
        })?;
        Ok(tags)
    }

    /// Tags the record of that entry.
    pub fn add(&self, entry: i64, record: &mut Record) {
        for (tag, tracked) in self.of_entries.get(&entry).into_iter().flatten() {
            let Some(tag) = self.named.get(tag).filter(|tag| !tag.name.is_empty()) else { continue };
            let number = tracked.as_f64().or_else(|| tracked.as_str()?.trim().parse().ok());
            match (tag.kind, number.filter(|number| number.is_finite())) {
                (0, _) => record.tags.push(tag.name.clone()),
                (1, _) => keep(record, "people", &tag.name, tracked),
                (2, Some(value)) => {
                    record.numbers.push(Number {
                        name: tag.name.clone(),
                        value,
                        range: None,
                        unit: String::new(),
                    });
                }
                _ => keep(record, "trackers", &tag.name, tracked),
            }
        }
    }
}

/// Keeps what is neither a tag nor a number.
fn keep(record: &mut Record, list: &str, name: &str, value: &Value) {
    let text = match value {
        Value::String(value) if !value.is_empty() => format!("{name}: {value}"),
        _ => name.to_owned(),
    };
    if let Value::Array(list) = record.extra.entry(list).or_insert_with(|| Value::Array(Vec::new())) {
        list.push(text.into());
    }
}
