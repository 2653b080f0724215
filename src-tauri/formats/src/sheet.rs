//! Any table in text whose columns a person tells the meaning of.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use csv::StringRecord;

use crate::{
    Error, Format, How, Item, Mood, Number, Picks, Record, Result, Skipped, Source, Told, Why,
    dates::{self, Order, Spelled},
    table::{self, Table},
};

mod look;
mod meaning;

pub use look::{Column, DateOrder, Sheet, sheet};
use meaning::Meaning;

pub(crate) struct Csv;

impl Format for Csv {
    fn id(&self) -> &'static str {
        "csv"
    }

    fn name(&self) -> &'static str {
        "Table (CSV)"
    }

    fn reads(&self) -> &'static str {
        "Any table saved as CSV: with commas, semicolons, tabs or bars. You say what each column is."
    }

    fn picks(&self) -> Picks {
        Picks::File(&["csv", "tsv", "txt"])
    }

    fn knows(&self, source: &mut Source) -> bool {
        let dated = |table: Table| look::suggest(&table).is_ok_and(|all| all.contains(&Meaning::Date));
        Table::peek(source)
            .filter(|table| table.header.len() > 1)
            .and_then(look::with_header)
            .is_some_and(dated)
    }

    fn read(&self, source: &mut Source, how: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let table = look::with_header(Table::open(source)?).ok_or(Error::NotThisFormat)?;
        let meanings =
            if how.columns.is_empty() { look::suggest(&table)? } else { told(&table, &how.columns) };
        let order = match &how.dates {
            Some(pattern) => order_of(pattern),
            None => match look::order(&table, &meanings)? {
                DateOrder::DayFirst => Some(Order::DayFirst),
                DateOrder::MonthFirst => Some(Order::MonthFirst),
                DateOrder::Clear => None,
                DateOrder::Either => return Err(Error::Dates),
            },
        };
        let reader = Reader { header: &table.header, meanings: &meanings, order, how };
        table.rows(|number, row| {
            let item = match reader.record(row) {
                Ok(record) => Item::Record(Box::new(record)),
                Err(why) => Item::Skipped(Skipped { number, why }),
            };
            each(item).map(|()| true)
        })
    }
}

/// What a person said of each column; of several that are called the same, in their order.
fn told(table: &Table, columns: &[(String, String)]) -> Vec<Meaning> {
    let mut by_name: HashMap<&str, Vec<&str>> = HashMap::new();
    for (header, meaning) in columns.iter().rev() {
        by_name.entry(header).or_default().push(meaning);
    }
    let mut next = |header: &String| by_name.get_mut(header.as_str()).and_then(Vec::pop);
    table.header.iter().map(|header| next(header).map_or(Meaning::Extra, Meaning::parse)).collect()
}

/// Whether a pattern has the day before the month.
fn order_of(pattern: &str) -> Option<Order> {
    let first = |letters: [&str; 2]| letters.into_iter().filter_map(|letter| pattern.find(letter)).min();
    match (first(["%d", "%e"]), first(["%m", "%b"])) {
        (Some(day), Some(month)) if day < month => Some(Order::DayFirst),
        (Some(_), Some(_)) => Some(Order::MonthFirst),
        _ => None,
    }
}

struct Reader<'a> {
    header: &'a [String],
    meanings: &'a [Meaning],
    order: Option<Order>,
    how: &'a How,
}

impl Reader<'_> {
    fn record(&self, row: &StringRecord) -> std::result::Result<Record, Why> {
        let mut record = Record::default();
        let (mut titles, mut texts) = (Vec::new(), Vec::new());
        let mut time = None;
        for (column, field) in row.iter().enumerate().map(|(column, field)| (column, field.trim())) {
            let meaning = self.meanings.get(column).unwrap_or(&Meaning::Extra);
            match meaning {
                _ if field.is_empty() => {}
                Meaning::Date if record.happened.is_none() => record.happened = self.date(field),
                Meaning::Time if time.is_none() => {
                    time = dates::time(field);
                    if time.is_none() {
                        self.keep(&mut record, column, field);
                    }
                }
                Meaning::Title => titles.push(table::lines(field).replace('\n', " ")),
                Meaning::Body => texts.push(table::lines(field)),
                Meaning::Tags if field.len() > table::LONGEST_LIST => return Err(Why::TooLong),
                Meaning::Tags => record.tags.extend(tags(field)),
                Meaning::Mood if record.mood.is_none() => {
                    record.mood = Some(Mood { label: field.to_owned(), level: None });
                }
                Meaning::Mood => record.feelings.push(field.to_owned()),
                Meaning::Starred => record.starred |= is_yes(field),
                Meaning::Id if record.source_id.is_empty() => field.clone_into(&mut record.source_id),
                Meaning::Number(name) => match table::number(field) {
                    Some(value) => {
                        let name = if name.is_empty() { &self.header[column] } else { name };
                        let (name, unit) = (name.clone(), String::new());
                        record.numbers.push(Number { name, value, range: None, unit });
                    }
                    None => self.keep(&mut record, column, field),
                },
                Meaning::Date | Meaning::Time | Meaning::Id | Meaning::Extra => {
                    self.keep(&mut record, column, field);
                }
            }
        }
        let happened = record.happened.take().ok_or(Why::NoDate)?;
        record.happened = Some(match time {
            Some(time) => Told { local: happened.local.date().and_time(time), ..Told::local(happened.local) },
            None => happened,
        });
        table::once(&mut record.tags);
        record.title = titles.join(" ");
        record.body = texts.join("\n\n");
        if is_empty(&record) { Err(Why::Empty) } else { Ok(record) }
    }

    fn date(&self, field: &str) -> Option<Told> {
        let by_pattern = self.how.dates.as_deref().and_then(|pattern| by_pattern(field, pattern));
        by_pattern.or_else(|| match dates::read(field, self.order, self.how.zone) {
            Spelled::Told(told, _) => Some(told),
            Spelled::Either | Spelled::No => None,
        })
    }

    fn keep(&self, record: &mut Record, column: usize, field: &str) {
        let name =
            self.header.get(column).filter(|name| !name.is_empty() && !record.extra.contains_key(*name));
        let name = name.cloned().unwrap_or_else(|| (column + 1).to_string());
        record.extra.insert(name, field.into());
    }
}

fn by_pattern(field: &str, pattern: &str) -> Option<Told> {
    let moment = NaiveDateTime::parse_from_str(field, pattern).map(Told::local);
    moment.or_else(|_| NaiveDate::parse_from_str(field, pattern).map(Told::day)).ok()
}

/// Tags in a field, by the rarest of what may separate them.
fn tags(field: &str) -> impl Iterator<Item = String> + '_ {
    let separator = ['|', ';', '\n'].into_iter().find(|separator| field.contains(*separator)).unwrap_or(',');
    table::words(field, separator)
        .map(|tag| tag.trim_start_matches(['#', '@']).to_owned())
        .filter(|tag| !tag.is_empty())
}

fn is_yes(field: &str) -> bool {
    let yes = [
        "1",
        "true",
        "yes",
        "y",
        "x",
        "*",
        "★",
        "⭐",
        "✓",
        "starred",
        "favorite",
        "favourite",
        "ja",
        "oui",
        "si",
        "sí",
        "sim",
    ];
    yes.contains(&field.to_lowercase().as_str())
}

fn is_empty(record: &Record) -> bool {
    record.title.is_empty()
        && record.body.is_empty()
        && record.tags.is_empty()
        && record.mood.is_none()
        && record.numbers.is_empty()
        && record.extra.is_empty()
}
