//! Mini Diary: one JSON object, with an entry for each day.

use crate::{
    Error, Format, How, Item, Picks, Record, Result, Source, Told, Why,
    give::Give,
    json::{self, Fields},
    when,
};

/// Reads what Mini Diary exports.
pub(crate) struct MiniDiary;

impl Format for MiniDiary {
    fn id(&self) -> &'static str {
        "minidiary"
    }

    fn name(&self) -> &'static str {
        "Mini Diary"
    }

    fn reads(&self) -> &'static str {
        "Choose the JSON file that Mini Diary makes with File, Export, To JSON."
    }

    fn picks(&self) -> Picks {
        Picks::File(&["json"])
    }

    fn knows(&self, source: &mut Source) -> bool {
        let Some(name) = source.only() else { return false };
        let head = json::head(source, &name);
        head.starts_with('{')
            && (head.contains("\"application\":\"Mini Diary\"")
                || head.contains("\"application\": \"Mini Diary\"")
                || begins_with_a_day(&head))
    }

    fn read(&self, source: &mut Source, _: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let mut give = Give::new(source, each);
        let name = source.only().ok_or(Error::NotThisFormat)?;
        let single_lines = single_lines(source, &name)?;
        let found = json::walk_file(source, &name, &["entries"], &mut |element| match record(
            element.key,
            Fields::of(element.raw),
            single_lines,
        ) {
            Ok(record) => give.record(record),
            Err(why) => give.skip(why),
        })?;
        if found { Ok(()) } else { Err(Error::NotThisFormat) }
    }
}

/// Whether the first of the entries is called by a day.
fn begins_with_a_day(head: &str) -> bool {
    let Some((_, rest)) = head.split_once("\"entries\"") else { return false };
    let rest = rest.trim_start_matches([':', ' ', '\n', '\r', '\t']);
    let Some(rest) = rest.strip_prefix('{') else { return false };
    rest.trim_start().get(1..11).is_some_and(|key| when::day(key).is_some())
}

/// Before version 2 the text was plain, and a line was a paragraph.
fn single_lines(source: &mut Source, name: &str) -> Result<bool> {
    let mut version = String::new();
    json::walk_file(source, name, &["metadata"], &mut |element| {
        if element.key == "version" {
            version = json::text(element.raw).unwrap_or_default();
        }
        Ok(())
    })?;
    Ok(version.starts_with("0.") || version.starts_with("1."))
}

fn record(key: &str, entry: Option<Fields>, single_lines: bool) -> std::result::Result<Record, Why> {
    let entry = entry.ok_or(Why::Malformed)?;
    let text = entry.text("text");
    Ok(Record {
        source_id: key.to_owned(),
        happened: Some(Told::day(when::day(key).ok_or(Why::NoDate)?)),
        changed: changed(&entry.text("dateUpdated")),
        title: entry.text("title").trim().to_owned(),
        body: if single_lines { text.trim().replace('\n', "\n\n") } else { text.trim().to_owned() },
        extra: entry.rest(&["dateUpdated", "title", "text"]),
        ..Record::default()
    })
}

fn changed(text: &str) -> Option<Told> {
    when::javascript(text).or_else(|| when::instant(text).map(|at| Told::instant(at, chrono_tz::UTC)))
}
