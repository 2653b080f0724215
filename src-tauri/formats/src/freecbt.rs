//! FreeCBT: thought records, as JSON or as the text that it makes to be pasted elsewhere.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::{
    Error, Format, How, Item, Picks, Record, Result, Skipped, Source, Thought, Told, Why, elements, lz,
};

/// What stands around a packed archive.
const AFFIX: &str = ":FreeCBT:";
/// What some of its versions put before the ids.
const KEY: &str = "@Quirk:thoughts:";

pub(crate) struct FreeCbt;

impl Format for FreeCbt {
    fn id(&self) -> &'static str {
        "freecbt"
    }

    fn name(&self) -> &'static str {
        "FreeCBT"
    }

    fn reads(&self) -> &'static str {
        "The file FreeCBT.json from Settings, Export, or the text from Settings, Backup, saved as a file."
    }

    fn picks(&self) -> Picks {
        Picks::File(&["json", "txt"])
    }

    fn knows(&self, source: &mut Source) -> bool {
        const ENOUGH: usize = 4096;
        let Some(head) = source.only().and_then(|name| source.head(&name, ENOUGH).ok()) else { return false };
        let head = String::from_utf8_lossy(&head);
        head.contains(AFFIX) || head.contains("\"automaticThought\"") || head.contains("\"Archive-v")
    }

    fn read(&self, source: &mut Source, how: &How, each: &mut dyn FnMut(Item) -> Result<()>) -> Result<()> {
        let name = source.only().ok_or(Error::NotThisFormat)?;
        let text = source.text(&name)?;
        let unpacked = backup(&text).map(lz::unpack).transpose()?;
        let mut number = 0;
        elements::each(unpacked.as_deref().unwrap_or(&text), "thoughts", source.limits(), &mut |element| {
            number += 1;
            let read = element.ok_or(Why::TooLong).and_then(|text| record(text, how.zone));
            each(read.map_or_else(
                |why| Item::Skipped(Skipped { number, why }),
                |record| Item::Record(Box::new(record)),
            ))
        })
    }
}

/// The packed archive in a text, between its marks; people paste it into notes and mails.
fn backup(text: &str) -> Option<&str> {
    let start = text.find(AFFIX)? + AFFIX.len();
    let end = text.rfind(AFFIX).filter(|end| *end >= start)?;
    // a thought may name the mark in JSON, where no line begins with it
    if text.trim_start().starts_with(['{', '[']) { None } else { text.get(start..end) }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Kept {
    #[serde(default)]
    automatic_thought: String,
    #[serde(default)]
    cognitive_distortions: Vec<Distortion>,
    #[serde(default)]
    challenge: String,
    #[serde(default)]
    alternative_thought: String,
    #[serde(default)]
    created_at: String,
    #[serde(default)]
    updated_at: String,
    #[serde(default)]
    uuid: String,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Distortion {
    Slug(String),
    /// As older versions kept it: with all of the list, and what was chosen marked.
    Whole {
        slug: String,
        #[serde(default = "chosen")]
        selected: bool,
    },
}

fn chosen() -> bool {
    true
}

fn record(text: &str, zone: Tz) -> std::result::Result<Record, Why> {
    let kept: Kept = serde_json::from_str(text).map_err(|_| Why::Malformed)?;
    let thought = Thought {
        automatic: kept.automatic_thought,
        distortions: kept.cognitive_distortions.into_iter().filter_map(Distortion::name).collect(),
        challenge: kept.challenge,
        alternative: kept.alternative_thought,
    };
    if thought == Thought::default() {
        return Err(Why::Empty);
    }
    let mut extra = kept.rest;
    extra.remove("v");
    Ok(Record {
        source_id: kept.uuid.strip_prefix(KEY).unwrap_or(&kept.uuid).to_owned(),
        happened: Some(told(&kept.created_at, zone).ok_or(Why::NoDate)?),
        changed: told(&kept.updated_at, zone),
        thought: Some(thought),
        extra,
        ..Record::default()
    })
}

impl Distortion {
    fn name(self) -> Option<String> {
        match self {
            Self::Slug(slug) | Self::Whole { slug, selected: true } => Some(slug),
            Self::Whole { .. } => None,
        }
    }
}

fn told(text: &str, zone: Tz) -> Option<Told> {
    text.parse::<DateTime<Utc>>().ok().map(|at| Told::instant(at, zone))
}
