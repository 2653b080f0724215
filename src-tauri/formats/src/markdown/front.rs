//! What stands between two lines of dashes at the head of a file.

use chrono_tz::Tz;
use serde_json::{Map, Value};

use crate::{
    Mood, Place, Told, Why,
    spelled::{self, Found, Order},
    tags::Tags,
    yaml::{self, NotYaml, Yaml},
};

/// Longer than this it is no head.
const LONGEST: usize = 256 << 10;

/// What a head says.
#[derive(Default)]
pub struct Front {
    /// May be empty.
    pub title: String,
    /// What it is about.
    pub date: Option<Found>,
    /// When it was written.
    pub created: Option<Found>,
    /// When it was changed.
    pub changed: Option<Found>,
    /// Tags.
    pub tags: Tags,
    /// A favourite.
    pub starred: bool,
    /// How it felt.
    pub mood: Option<Mood>,
    /// Where it was.
    pub place: Option<Place>,
    /// The zone of the date.
    pub zone: Option<Tz>,
    /// Whether Goldseam wrote it, which leaves out the title of what has none.
    pub ours: bool,
    /// All else.
    pub extra: Map<String, Value>,
}

/// The head of a text, and what follows. A head that is no YAML is text.
pub fn split(text: &str) -> Result<(Option<Yaml>, &str), Why> {
    let Some((head, body)) = halves(text) else { return Ok((None, text)) };
    if head.len() > LONGEST {
        return Err(Why::Malformed);
    }
    match yaml::parse(head) {
        Ok(map @ Yaml::Map(_)) => Ok((Some(map), body)),
        Ok(empty) if empty.is_null() => Ok((None, body)),
        Err(NotYaml::TooMuch) => Err(Why::Malformed),
        Ok(_) | Err(NotYaml::Syntax) => Ok((None, text)),
    }
}

fn halves(text: &str) -> Option<(&str, &str)> {
    let inner =
        text.strip_prefix("---").filter(|rest| rest.trim_start_matches([' ', '\t']).starts_with('\n'))?;
    let mut at = 0;
    for line in inner.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") && at > 0 {
            return Some((&inner[..at], &inner[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

impl Front {
    /// Sorts what a head says.
    pub fn of(head: &Yaml) -> Self {
        let mut front = Self::default();
        let Yaml::Map(map) = head else { return front };
        let has = |name: &str| map.iter().any(|(known, _)| known == name);
        front.ours = has("date") && has("starred") && has("created");
        let (mut latitude, mut longitude) = (None, None);
        for (name, value) in map {
            let number = || value.text().and_then(|text| text.trim().parse::<f64>().ok());
            match name.to_lowercase().as_str() {
                "latitude" | "lat" => latitude = number(),
                "longitude" | "lon" | "lng" => longitude = number(),
                key => {
                    if !front.take(key, value) {
                        front.extra.insert(name.clone(), value.json());
                    }
                }
            }
        }
        if let (Some(north), Some(east)) = (latitude, longitude)
            && north.abs() <= 90.0
            && east.abs() <= 180.0
            && (north, east) != (0.0, 0.0)
        {
            front.place.get_or_insert_default().at = Some((north, east));
        }
        front
    }

    /// Whether `value` has a place here.
    fn take(&mut self, key: &str, value: &Yaml) -> bool {
        let moment = || {
            value.text().and_then(|text| spelled::whole(text.trim_matches(['[', ']', '"']), Order::Unknown))
        };
        match key {
            "title" => value.text().unwrap_or_default().trim().clone_into(&mut self.title),
            "date" | "day" | "datetime" | "journal-date" => return set(&mut self.date, moment()),
            "created" | "created_at" | "created-at" | "date created" | "date_created" | "date-created"
            | "creation date" | "created_time" | "createdat" => return set(&mut self.created, moment()),
            "updated" | "updated_at" | "modified" | "date modified" | "date_modified" | "date-modified"
            | "lastmod" | "updated_time" | "changed" => return set(&mut self.changed, moment()),
            "tags" | "tag" | "keywords" => tags(value, &mut self.tags),
            "starred" | "star" | "favorite" | "favourite" | "pinned" => self.starred |= value.is_true(),
            "mood" => {
                let Some(label) = value.text() else { return false };
                self.mood = Some(Mood { label: label.trim().to_owned(), level: None });
            }
            "location" | "place" => {
                let Some(name) = value.text() else { return false };
                name.trim().clone_into(&mut self.place.get_or_insert_default().name);
            }
            "zone" | "timezone" => match value.text().and_then(|zone| zone.parse().ok()) {
                Some(zone) => self.zone = Some(zone),
                None => return false,
            },
            _ => return false,
        }
        true
    }

    /// A moment as the writer's clock showed it.
    pub fn told(&self, found: &Found, zone: Tz) -> Told {
        match (self.zone, found.instant()) {
            (Some(zone), Some(instant)) => Told::instant(instant, zone),
            (Some(zone), None) if found.time.is_some() => {
                Told { zone: Some(zone.name().to_owned()), ..found.told(zone) }
            }
            _ => found.told(zone),
        }
    }
}

fn set(place: &mut Option<Found>, found: Option<Found>) -> bool {
    if place.is_none() {
        *place = found;
        return found.is_some();
    }
    false
}

/// A list, or words with commas or blanks between them.
fn tags(value: &Yaml, tags: &mut Tags) {
    if let Yaml::List(list) = value {
        list.iter().filter_map(Yaml::text).for_each(|tag| tags.add(tag));
        return;
    }
    let text = value.text().unwrap_or_default().trim_matches(['[', ']']);
    let between = |c: char| if text.contains(',') { c == ',' } else { c.is_whitespace() };
    text.split(between).for_each(|tag| tags.add(tag));
}
