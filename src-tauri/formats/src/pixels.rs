//! Pixels: its JSON backup, one pixel for each day.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::{
    Error, Format, How, Item, Mood, Number, Picks, Record, Result, Skipped, Source, Told, Why,
    dates::{self, Spelled},
    elements, table,
};

pub(crate) struct Pixels;

const WORST: f64 = 1.0;
const BEST: f64 = 5.0;
/// The category of tags that are feelings, in the languages of the app.
const FEELINGS: [&str; 7] =
    ["emotions", "emociones", "émotions", "emotionen", "emozioni", "emoções", "feelings"];

impl Format for Pixels {
    fn id(&self) -> &'static str {
        "pixels"
    }

    fn name(&self) -> &'static str {
        "Pixels"
    }

    fn reads(&self) -> &'static str {
        "The file PIXELS-BACKUP.json from Settings, Export Pixels data."
    }

    fn picks(&self) -> Picks {
        Picks::File(&["json"])
    }

    fn knows(&self, source: &mut Source) -> bool {
        const ENOUGH: usize = 4096;
        let Some(head) = source.only().and_then(|name| source.head(&name, ENOUGH).ok()) else { return false };
        let head = String::from_utf8_lossy(&head);
        let head = head.trim_start_matches('\u{feff}').trim_start();
        head.starts_with('[')
            && head.contains("\"date\"")
            && (head.contains("\"scores\"") || head.contains("\"mood\"") && head.contains("\"emotions\""))
    }

    fn read(&self, source: &mut Source, how: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let name = source.only().ok_or(Error::NotThisFormat)?;
        let text = source.text(&name)?;
        let mut number = 0;
        elements::each(&text, "pixels", source.limits(), &mut |element| {
            number += 1;
            let read = element.ok_or(Why::TooLong).and_then(|text| record(text, how));
            each(read.map_or_else(
                |why| Item::Skipped(Skipped { number, why }),
                |record| Item::Record(Box::new(record)),
            ))
        })
    }
}

#[derive(Deserialize)]
struct Pixel {
    date: String,
    #[serde(default, rename = "type")]
    kind: String,
    #[serde(default)]
    scores: Vec<f64>,
    /// In old versions, instead of scores.
    mood: Option<f64>,
    #[serde(default)]
    emotions: Vec<String>,
    notes: Option<String>,
    #[serde(default)]
    tags: Vec<Tags>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[derive(Deserialize)]
struct Tags {
    #[serde(default, rename = "type")]
    kind: String,
    #[serde(default)]
    entries: Vec<String>,
}

fn record(text: &str, how: &How) -> std::result::Result<Record, Why> {
    let pixel: Pixel = serde_json::from_str(text).map_err(|_| Why::Malformed)?;
    let Spelled::Told(told, _) = dates::read(&pixel.date, None, how.zone) else { return Err(Why::NoDate) };
    let mut record = Record {
        // a pixel is a day, whatever time old versions wrote with it
        happened: Some(Told::day(told.local.date())),
        body: table::lines(pixel.notes.as_deref().unwrap_or_default()),
        feelings: pixel.emotions,
        extra: pixel.rest,
        ..Record::default()
    };
    scores(&mut record, &pixel.kind, pixel.scores.into_iter().chain(pixel.mood).collect());
    let mut kinds = Map::new();
    for Tags { kind, entries } in pixel.tags {
        let into = if FEELINGS.contains(&kind.to_lowercase().as_str()) {
            &mut record.feelings
        } else {
            &mut record.tags
        };
        into.extend(entries.iter().filter(|entry| !entry.is_empty()).cloned());
        if !entries.is_empty() {
            kinds.insert(kind, entries.into());
        }
    }
    if !kinds.is_empty() {
        record.extra.insert("tags".to_owned(), kinds.into());
    }
    let felt = record.mood.is_some() || !record.numbers.is_empty() || !record.feelings.is_empty();
    if felt || !record.body.is_empty() || !record.tags.is_empty() { Ok(record) } else { Err(Why::Empty) }
}

/// Several scores of one day have no times, so the day felt like their middle; each of them is kept.
fn scores(record: &mut Record, kind: &str, mut scores: Vec<f64>) {
    scores.retain(|score| (WORST..=BEST).contains(score));
    if scores.is_empty() {
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "not a day of as many scores")]
    let middle = scores.iter().sum::<f64>() / scores.len() as f64;
    if kind.is_empty() || kind.eq_ignore_ascii_case("mood") {
        let level = (middle - WORST) / (BEST - WORST);
        record.mood = Some(Mood { label: format!("{middle:.0}"), level: Some(level) });
    } else {
        let range = Some((WORST, BEST));
        record.numbers.push(Number { name: kind.to_owned(), value: middle, range, unit: String::new() });
    }
    if scores.len() > 1 {
        record.extra.insert("scores".to_owned(), scores.into());
    }
}
