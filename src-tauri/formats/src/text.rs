//! Plain text: a folder with a file for each day, its date in the name or in the first line.

use crate::{
    Error, Format, How, Item, Picks, Record, Result, Source, Why,
    give::{Give, text_or_why},
    names,
    spelled::{self, Found, Order},
};

const ENDINGS: &[&str] = &["txt", "text"];

/// Plain text files.
pub struct Text;

impl Format for Text {
    fn id(&self) -> &'static str {
        "text"
    }

    fn name(&self) -> &'static str {
        "Plain text files"
    }

    fn reads(&self) -> &'static str {
        "A folder, a zip or a single file of plain text. The date is taken from the name of each file or from its first line."
    }

    fn picks(&self) -> Picks {
        Picks::Either(&["txt", "text", "zip"])
    }

    fn knows(&self, source: &mut Source) -> bool {
        source.names().any(|(name, _)| is_text(name))
    }

    fn read(&self, source: &mut Source, how: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let mut give = Give::new(source, each);
        let texts: Vec<String> =
            source.names().map(|(name, _)| name).filter(|name| is_text(name)).map(str::to_owned).collect();
        if texts.is_empty() {
            return Err(Error::NotThisFormat);
        }
        let order = Order::of(texts.iter().map(|name| names::file(name)));
        for name in texts {
            match text_or_why(source, &name)? {
                Err(why) => give.skip(why)?,
                Ok(text) if text.trim().is_empty() => give.skip(Why::Empty)?,
                Ok(text) => match record(&name, &text, how, order) {
                    Some(record) => give.record(record)?,
                    None => give.skip(Why::NoDate)?,
                },
            }
        }
        Ok(())
    }
}

fn is_text(name: &str) -> bool {
    names::is(name, ENDINGS) && !names::is_hidden(name) && !name.contains("__MACOSX/")
}

fn record(name: &str, text: &str, how: &How, order: Order) -> Option<Record> {
    let (mut title, mut body) = (String::new(), text.trim_end());
    let first = body.trim_start().lines().next().unwrap_or_default();
    let line = first_line(first, how, order);
    let named = named(name, how, order);
    let when = match (&named, &line) {
        // the line tells the time of the day that the name is about
        (Some(named), Some(line)) if named.0.time.is_none() && line.0.day == named.0.day => {
            line.0.told(how.zone)
        }
        (Some(named), _) => named.0.told(how.zone),
        (None, Some(line)) => line.0.told(how.zone),
        (None, None) => return None,
    };
    if let Some((found, all)) = &line
        && *all
        && found.day == when.local.date()
    {
        // a first line that is no more than the date is kept as the date
        body = body.trim_start().strip_prefix(first).unwrap_or(body);
    }
    if let Some((_, rest)) = named {
        title = rest;
    } else if !line.as_ref().is_some_and(|(_, all)| *all) || body.trim().is_empty() {
        names::file(names::stem(name)).clone_into(&mut title);
    }
    Some(Record {
        source_id: names::encoded(name),
        happened: Some(when),
        title,
        body: body.trim_matches('\n').to_owned(),
        ..Record::default()
    })
}

/// The date in a name, and what else the name says.
fn named(name: &str, how: &How, order: Order) -> Option<(Found, String)> {
    let stem = names::stem(name);
    let file = names::file(stem);
    let found = chosen(file, how).or_else(|| spelled::find(file, order));
    if let Some(found) = found {
        let mark = |c: char| !c.is_alphanumeric();
        let part = |text: Option<&str>| text.unwrap_or_default().trim_matches(mark).to_owned();
        let rest = [part(file.get(..found.start)), part(file.get(found.end..))].join(" ");
        return Some((found, rest.trim().replace('_', " ")));
    }
    // `2026/05/03`
    let found = spelled::find(stem, order).filter(|found| found.end == stem.len())?;
    Some((found, String::new()))
}

/// The date that the first line begins with, and whether it is all of it.
fn first_line(line: &str, how: &How, order: Order) -> Option<(Found, bool)> {
    let line = line.trim().trim_matches(['#', '*', '=', '-', '_', '[', ']', '(', ')', ' ']);
    let line = line.strip_prefix("Date:").or_else(|| line.strip_prefix("DATE:")).unwrap_or(line).trim();
    let found = chosen(line, how).or_else(|| spelled::at_start(line, order))?;
    let behind = line.get(found.end..).unwrap_or_default();
    Some((found, behind.trim_matches(|c: char| !c.is_alphanumeric()).is_empty()))
}

/// A date in the notation that was chosen.
fn chosen(text: &str, how: &How) -> Option<Found> {
    let (day, time) = spelled::by_form(text, how.dates.as_ref()?)?;
    Some(Found { day: day?, time, offset: spelled::Offset::Unknown, start: 0, end: text.len() })
}
