//! RedNotebook: a folder with a file of YAML for each month, its texts in the markup of txt2tags.

mod inline;
mod markup;

use chrono::NaiveDate;

use crate::{
    Error, Format, How, Item, Picks, Record, Result, Source, Told, Why,
    give::{Give, text_or_why},
    names::{self, Files, Finder},
    tags::Tags,
    yaml::{self, Yaml},
};

/// What RedNotebook keeps.
pub struct RedNotebook;

impl Format for RedNotebook {
    fn id(&self) -> &'static str {
        "rednotebook"
    }

    fn name(&self) -> &'static str {
        "RedNotebook"
    }

    fn reads(&self) -> &'static str {
        "The folder of the journal, with a file such as 2026-05.txt for each month. RedNotebook shows where it is under Journal, Statistics."
    }

    fn picks(&self) -> Picks {
        Picks::Folder
    }

    fn knows(&self, source: &mut Source) -> bool {
        source.names().any(|(name, _)| month_of(name).is_some())
    }

    fn read(&self, source: &mut Source, _: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let mut give = Give::new(source, each);
        let finder = Finder::new(source);
        let months: Vec<_> = source
            .names()
            .filter_map(|(name, _)| month_of(name).map(|(year, month)| (name.to_owned(), year, month)))
            .collect();
        if months.is_empty() {
            return Err(Error::NotThisFormat);
        }
        for (name, year, month) in months {
            let days = match text_or_why(source, &name)? {
                Ok(text) => yaml::parse(&text),
                Err(why) => {
                    give.skip(why)?;
                    continue;
                }
            };
            let Ok(Yaml::Map(days)) = days else {
                // an emptied month is left as `{}` or as nothing
                if !matches!(&days, Ok(empty) if empty.is_null()) {
                    give.skip(Why::Malformed)?;
                }
                continue;
            };
            let place = Place { source, finder: &finder, folder: names::folder(&name) };
            for (number, day) in days {
                match number.parse().ok().and_then(|day| NaiveDate::from_ymd_opt(year, month, day)) {
                    Some(date) => taken(date, day, &place, &mut give)?,
                    None => give.skip(Why::NoDate)?,
                }
            }
        }
        Ok(())
    }
}

/// Where the files lie that a text names.
struct Place<'a> {
    source: &'a Source,
    finder: &'a Finder,
    folder: &'a str,
}

/// The year and month of `2026-05.txt`. Its copies have more in their names, and are none.
fn month_of(name: &str) -> Option<(i32, u32)> {
    if names::is_hidden(name) {
        return None;
    }
    let (year, month) = names::file(name).strip_suffix(".txt")?.split_once('-')?;
    let digits = |text: &str, most: usize| text.len() == most && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) {
        return None;
    }
    Some((year.parse().ok()?, month.parse().ok().filter(|month| (1..=12).contains(month))?))
}

fn taken(date: NaiveDate, day: Yaml, place: &Place, give: &mut Give) -> Result<()> {
    let Yaml::Map(parts) = day else {
        return give.skip(if day.is_null() { Why::Empty } else { Why::Malformed });
    };
    let (mut tags, mut files, mut body, mut lines) =
        (Tags::default(), Files::default(), String::new(), Vec::new());
    for (name, value) in &parts {
        if name == "text" {
            let text = value.text().unwrap_or_default();
            body = markup::markdown(text, &mut |link| linked(link, place, &mut files));
            hashtags(text, &mut tags);
            continue;
        }
        let items = items(value);
        if name == "Tags" {
            // how tags were kept before there were other categories
            for tag in &items {
                tags.add(tag);
            }
            continue;
        }
        tags.add(name);
        for item in items {
            let item = markup::line(item, &mut |link| linked(link, place, &mut files));
            lines.push(format!("- {name}: {item}"));
        }
    }
    let mut body = body.trim_end().to_owned();
    if !lines.is_empty() {
        body = [body.as_str(), &lines.join("\n")].join(if body.is_empty() { "" } else { "\n\n" });
    }
    give.record(Record {
        source_id: date.to_string(),
        happened: Some(Told::day(date)),
        body,
        tags: tags.names,
        files: files.list,
        ..Record::default()
    })
}

/// Entries of a category: the keys of its mapping, or what stands there in their place.
fn items(value: &Yaml) -> Vec<&str> {
    match value {
        Yaml::Map(items) => items.iter().map(|(item, _)| item.as_str()).collect(),
        Yaml::List(items) => items.iter().filter_map(Yaml::text).collect(),
        Yaml::Text(..) => value.text().into_iter().collect(),
    }
}

/// `#tag`, but not `#FF0000` and `#include`, as RedNotebook has it.
fn hashtags(text: &str, tags: &mut Tags) {
    for word in text.split_whitespace() {
        let Some(rest) = word.strip_prefix(['#', '\u{ff03}']) else { continue };
        let length: usize =
            rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').map(char::len_utf8).sum();
        let name = &rest[..length];
        let colour = name.len() >= 6 && name.bytes().take(6).all(|b| b.is_ascii_hexdigit());
        if name.chars().any(char::is_alphabetic) && !colour && !name.to_lowercase().starts_with("include") {
            tags.add(name);
        }
    }
}

/// What a link means: the key of a file, if it is one.
fn linked(link: &inline::Link, place: &Place, files: &mut Files) -> Option<String> {
    let at = place.finder.find(place.source, place.folder, link.target);
    let local = link.target.starts_with("file:") || link.target.starts_with('/');
    (at.is_some() || link.picture || local).then(|| files.key(at, link.target))
}
