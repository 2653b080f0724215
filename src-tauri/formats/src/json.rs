//! JSON, read bit by bit: a journal is a list of entries, and only one of them is in memory at a time.

mod fields;

use std::{
    cell::Cell,
    fmt,
    io::{self, BufReader, Cursor, Read},
};

use serde::de::{self, DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

pub(crate) use self::fields::{Fields, id, list, text, tidy};
use crate::{Error, Result, Source};

/// Bytes of one element. Beside it stand its texts, and the Markdown that is made of them.
const LONGEST_ELEMENT: u64 = 48 << 20;

/// One element of a list or an object.
pub(crate) struct Element<'a> {
    /// Its name; empty in a list.
    pub key: &'a str,
    /// It, as it is written.
    pub raw: &'a RawValue,
    /// Where it begins, in bytes of the whole file.
    pub from: u64,
}

type Each<'e> = dyn FnMut(Element<'_>) -> Result<()> + 'e;

/// Gives every element of what stands at `path` in a file, within the limits of `source`. False if nothing
/// stands there.
pub(crate) fn walk_file(source: &mut Source, name: &str, path: &[&str], each: &mut Each) -> Result<bool> {
    let most = source.limits().texts;
    walk(source.reader(name)?, most, path, each)
}

/// Gives every element of what stands at `path` in at most `most` bytes of JSON.
pub(crate) fn walk(json: impl Read, most: u64, path: &[&str], each: &mut Each) -> Result<bool> {
    let meter = Meter { at: Cell::new(0), total: most, element: Cell::new(LONGEST_ELEMENT) };
    let reader = Metered { inner: without_mark(json, &meter)?, meter: &meter };
    let mut walk = Walk { each, failed: None, found: false, meter: &meter };
    let mut json = serde_json::Deserializer::from_reader(reader);
    let done = Step { path, walk: &mut walk }.deserialize(&mut json).and_then(|()| json.end());
    match walk.failed {
        Some(e) => Err(e),
        None => done.map(|()| walk.found).map_err(Into::into),
    }
}

/// What a file begins with, for telling one program from another. Empty if it can't be read.
pub(crate) fn head(source: &mut Source, name: &str) -> String {
    const ENOUGH: usize = 64 << 10;
    let head = source.head(name, ENOUGH).unwrap_or_default();
    String::from_utf8_lossy(&head).trim_start_matches('\u{feff}').trim_start().to_owned()
}

struct Meter {
    at: Cell<u64>,
    total: u64,
    /// Where the element must have ended.
    element: Cell<u64>,
}

struct Metered<'m, R> {
    inner: R,
    meter: &'m Meter,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let at = self.meter.at.get() + read as u64;
        self.meter.at.set(at);
        if at > self.meter.total || at > self.meter.element.get() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(read)
    }
}

/// Leaves out a byte order mark, and counts it.
fn without_mark(mut json: impl Read, meter: &Meter) -> Result<impl Read> {
    let mut start = Vec::new();
    json.by_ref().take(3).read_to_end(&mut start)?;
    if start == b"\xef\xbb\xbf" {
        meter.at.set(3);
        start.clear();
    }
    Ok(Cursor::new(start).chain(BufReader::new(json)))
}

struct Walk<'w, 'e> {
    each: &'w mut Each<'e>,
    failed: Option<Error>,
    found: bool,
    meter: &'w Meter,
}

impl Walk<'_, '_> {
    fn give<E: de::Error>(&mut self, key: &str, raw: &RawValue) -> std::result::Result<(), E> {
        let at = self.meter.at.get();
        // an object or a list ends with its own last byte; nothing behind it was read yet
        let from = at.saturating_sub(raw.get().len() as u64);
        self.meter.element.set(at.saturating_add(LONGEST_ELEMENT));
        (self.each)(Element { key, raw, from }).map_err(|e| {
            self.failed = Some(e);
            E::custom("stopped")
        })
    }
}

/// One step down the path.
struct Step<'s, 'w, 'e> {
    path: &'s [&'s str],
    walk: &'s mut Walk<'w, 'e>,
}

impl<'de> DeserializeSeed<'de> for Step<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: de::Deserializer<'de>>(self, json: D) -> std::result::Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Step<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object or a list")
    }

    fn visit_unit<E>(self) -> std::result::Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match self.path {
                [] => {
                    self.walk.found = true;
                    let raw = map.next_value::<Box<RawValue>>()?;
                    self.walk.give(&key, &raw)?;
                }
                [next, rest @ ..] if *next == key => {
                    map.next_value_seed(Step { path: rest, walk: self.walk })?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    // what is passed over takes no memory
                    self.walk.meter.element.set(self.walk.meter.at.get().saturating_add(LONGEST_ELEMENT));
                }
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> std::result::Result<(), A::Error> {
        if !self.path.is_empty() {
            return Err(A::Error::custom("a list, where an object was expected"));
        }
        self.walk.found = true;
        while let Some(raw) = list.next_element::<Box<RawValue>>()? {
            self.walk.give("", &raw)?;
        }
        Ok(())
    }
}
