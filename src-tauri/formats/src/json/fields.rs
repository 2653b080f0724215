//! The fields of one object. A field that is odd is as if it were not there; the others are read.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, Visitor},
};
use serde_json::{Map, Value, value::RawValue};

/// More fields than this has no entry of any program.
const MOST_FIELDS: usize = 2_000;
/// Bytes of a list. Each of its parts takes more memory than its shortest form has bytes.
const LONGEST_LIST: usize = 8 << 20;
/// Bytes of all fields that are kept as they are.
const LONGEST_REST: usize = 2 << 20;

/// The fields of an object, as they are written.
#[derive(Default)]
pub(crate) struct Fields<'a>(BTreeMap<Cow<'a, str>, &'a RawValue>);

impl<'a> Fields<'a> {
    /// None if `raw` is no object.
    pub fn of(raw: &'a RawValue) -> Option<Self> {
        Self::of_text(raw.get())
    }

    /// None if `json` is no object.
    pub fn of_text(json: &'a str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// A field as it is written; none for null.
    pub fn raw(&self, name: &str) -> Option<&'a RawValue> {
        self.0.get(name).copied().filter(|raw| raw.get() != "null")
    }

    /// A text with its lines ended by `\n`; empty if there is none.
    pub fn text(&self, name: &str) -> String {
        self.raw(name).and_then(text).unwrap_or_default()
    }

    /// An id, whether it is written as a text or as a number; empty if there is none.
    pub fn id(&self, name: &str) -> String {
        self.raw(name).map(id).unwrap_or_default()
    }

    /// A finite number, whether it is written as one or as a text.
    pub fn number(&self, name: &str) -> Option<f64> {
        let raw = self.raw(name)?;
        let number = match serde_json::from_str(raw.get()) {
            Ok(number) => number,
            Err(_) => text(raw)?.trim().parse().ok()?,
        };
        f64::is_finite(number).then_some(number)
    }

    /// A whole number.
    pub fn whole(&self, name: &str) -> Option<i64> {
        let raw = self.raw(name)?.get();
        if let Ok(whole) = serde_json::from_str(raw) {
            return Some(whole);
        }
        // 1.7e12 and "1700000000000" are whole too
        #[expect(clippy::cast_possible_truncation, reason = "within the whole numbers that a float holds")]
        self.number(name).filter(|n| n.fract() == 0.0 && n.abs() < 9e15).map(|n| n as i64)
    }

    /// Whether it is set.
    pub fn flag(&self, name: &str) -> bool {
        self.raw(name).is_some_and(|raw| matches!(raw.get(), "true" | "1"))
    }

    /// The parts of a list; none if there is no list.
    pub fn list(&self, name: &str) -> Vec<&'a RawValue> {
        self.raw(name).map(list).unwrap_or_default()
    }

    /// The texts of a list.
    pub fn words(&self, name: &str) -> Vec<String> {
        let words = self.list(name).into_iter().filter_map(text);
        words.map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
    }

    /// The fields of an object in it.
    pub fn inner(&self, name: &str) -> Option<Fields<'a>> {
        Fields::of(self.raw(name)?)
    }

    /// All fields but those named, as far as they say anything.
    pub fn rest(&self, but: &[&str]) -> Map<String, Value> {
        let mut left = LONGEST_REST;
        let mut rest = Map::new();
        for (name, raw) in &self.0 {
            let raw = raw.get();
            if but.contains(&name.as_ref()) || raw.len() > left {
                continue;
            }
            if let Ok(value) = serde_json::from_str(raw)
                && says_something(&value)
            {
                left -= raw.len();
                rest.insert(name.clone().into_owned(), value);
            }
        }
        rest
    }
}

/// A text with its lines ended by `\n`; none if `raw` is no text.
pub(crate) fn text(raw: &RawValue) -> Option<String> {
    let text = match serde_json::from_str(raw.get()) {
        Ok(text) => text,
        Err(_) => serde_json::from_str::<Lossy>(raw.get()).ok()?.0,
    };
    Some(tidy(text))
}

/// An id, whether it is written as a text or as a number.
pub(crate) fn id(raw: &RawValue) -> String {
    const LONGEST: usize = 40;
    let written = raw.get();
    if written.len() <= LONGEST && written.starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
        return written.to_owned();
    }
    text(raw).unwrap_or_default().trim().to_owned()
}

/// The parts of a list.
pub(crate) fn list(raw: &RawValue) -> Vec<&RawValue> {
    if raw.get().len() > LONGEST_LIST {
        return Vec::new();
    }
    serde_json::from_str(raw.get()).unwrap_or_default()
}

/// Lines end with `\n`, and there is no NUL.
pub(crate) fn tidy(text: String) -> String {
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    if text.contains('\0') { text.replace('\0', "") } else { text }
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

/// A text that was cut in the middle of a character, as programs do that count in UTF-16.
struct Lossy(String);

impl<'de> Deserialize<'de> for Lossy {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Lossy;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a text")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Lossy, E> {
                Ok(Lossy(String::from_utf8_lossy(bytes).into_owned()))
            }
        }
        json.deserialize_bytes(Bytes)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Fields<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = BTreeMap::new();
                while let Some(Name(name)) = map.next_key()? {
                    fields.insert(name, map.next_value()?);
                    if fields.len() > MOST_FIELDS {
                        return Err(A::Error::custom("too many fields"));
                    }
                }
                Ok(Fields(fields))
            }
        }
        json.deserialize_map(Object)
    }
}

/// A name that is borrowed where it stands without escapes.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);
