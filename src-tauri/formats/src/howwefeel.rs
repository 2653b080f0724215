//! How We Feel: its CSV, one row for each check-in.

use chrono_tz::Tz;
use csv::StringRecord;
use serde_json::{Map, Value};

use crate::{
    Error, Format, How, Item, Mood, Number, Picks, Record, Result, Skipped, Source, Why,
    dates::{self, Spelled},
    table::{self, Table},
};

pub(crate) struct HowWeFeel;

/// What the columns are that hold a text.
const TEXTS: [&str; 3] = ["notes", "reflections", "takeaways"];
/// The columns that hold numbers, with their units.
const NUMBERS: [(&str, &str); 8] = [
    ("exercise", "h"),
    ("sleep", "h"),
    ("steps", ""),
    ("meditation", "min"),
    ("temperature (f)", "°F"),
    ("water (cups)", "cups"),
    ("caffeine (mg)", "mg"),
    ("alcoholic drinks", ""),
];

impl Format for HowWeFeel {
    fn id(&self) -> &'static str {
        "howwefeel"
    }

    fn name(&self) -> &'static str {
        "How We Feel"
    }

    fn reads(&self) -> &'static str {
        "The CSV file from Settings, Manage data, Export."
    }

    fn picks(&self) -> Picks {
        Picks::File(&["csv"])
    }

    fn knows(&self, source: &mut Source) -> bool {
        Table::peek(source).is_some_and(|table| is_its(&table))
    }

    fn read(&self, source: &mut Source, how: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let table = Table::open(source)?;
        if !is_its(&table) {
            return Err(Error::NotThisFormat);
        }
        let names: Vec<_> = table.header.iter().map(|name| name.to_lowercase()).collect();
        table.rows(|number, row| {
            let item = match record(&table.header, &names, row, how.zone) {
                Ok(record) => Item::Record(Box::new(record)),
                Err(why) => Item::Skipped(Skipped { number, why }),
            };
            each(item).map(|()| true)
        })
    }
}

fn is_its(table: &Table) -> bool {
    let has = |name| table.column(name).is_some();
    has("mood") && has("date") && ["tags (people)", "tags (places)", "tags (events)"].into_iter().any(has)
}

fn record(
    header: &[String],
    names: &[String],
    row: &StringRecord,
    zone: Tz,
) -> std::result::Result<Record, Why> {
    let mut record = Record::default();
    let mut texts = Vec::new();
    for ((header, name), field) in header.iter().zip(names).zip(row) {
        let field = field.trim();
        if field.is_empty() {
            continue;
        }
        match name.as_str() {
            "date" => match dates::read(field, None, zone) {
                Spelled::Told(told, _) => record.happened = Some(told),
                Spelled::Either | Spelled::No => return Err(Why::NoDate),
            },
            "mood" => moods(&mut record, field),
            name if name.starts_with("tags (") && field.len() > table::LONGEST_LIST => {
                return Err(Why::TooLong);
            }
            name if name.starts_with("tags (") => tags(&mut record, header, field),
            name if TEXTS.contains(&name) => texts.extend(passages(field)),
            name => measure(&mut record, header, name, field),
        }
    }
    if record.happened.is_none() {
        return Err(Why::NoDate);
    }
    table::once(&mut record.tags);
    record.body = texts.join("\n\n");
    if record.mood.is_none() && record.body.is_empty() && record.tags.is_empty() {
        return Err(Why::Empty);
    }
    Ok(record)
}

fn moods(record: &mut Record, field: &str) {
    let mut words = table::words(field, ';');
    record.mood = words.next().map(|label| Mood { label, level: None });
    record.feelings.extend(words);
}

/// Its kinds of tags are kept beside, since tags of ours have none.
fn tags(record: &mut Record, header: &str, field: &str) {
    let tags: Vec<_> = table::words(field, ';').collect();
    record.tags.extend(tags.iter().cloned());
    record.extra.insert(header.to_owned(), tags.into());
}

/// The texts of a field: itself, or those of a JSON list, which newer versions write.
fn passages(field: &str) -> Vec<String> {
    let list = serde_json::from_str::<Vec<Value>>(field).unwrap_or_else(|_| vec![field.into()]);
    let mut passages = Vec::new();
    for passage in list {
        match passage {
            Value::String(text) => passages.push(table::lines(&text)),
            Value::Object(fields) => passages.extend(question_and_answer(&fields)),
            _ => {}
        }
    }
    passages.retain(|passage| !passage.is_empty());
    passages
}

/// The question stands before what was answered.
fn question_and_answer(fields: &Map<String, Value>) -> Option<String> {
    let (asked, others): (Vec<_>, Vec<_>) =
        fields.iter().partition(|(name, _)| ["question", "prompt", "title"].contains(&name.as_str()));
    let texts = asked.iter().chain(&others).filter_map(|(_, text)| text.as_str());
    let texts: Vec<_> = texts.map(table::lines).collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

fn measure(record: &mut Record, header: &str, name: &str, field: &str) {
    let unit = NUMBERS.iter().find(|(number, _)| *number == name).map(|(_, unit)| *unit);
    match unit.zip(table::number(field)) {
        // what was not measured stands as zero, and would count as a night without sleep
        Some((unit, value)) if value != 0.0 => {
            record.numbers.push(Number {
                name: header.to_owned(),
                value,
                range: None,
                unit: unit.to_owned(),
            });
        }
        _ => {
            record.extra.insert(header.to_owned(), field.into());
        }
    }
}
