//! The elements of a JSON array, one by one, so that a long file is never held in pieces all at once.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::{Error, Limits, Result};

/// Longer ones are no entries of a person; what they would take in memory is a multiple of it.
const LONGEST: usize = 4 << 20;

/// Gives each element of the array that `text` is, or that its field `field` is: the text of it, or
/// none where it is too long to be read.
pub(crate) fn each(
    text: &str,
    field: &str,
    limits: &Limits,
    each: &mut dyn FnMut(Option<&str>) -> Result<()>,
) -> Result<()> {
    if is_deep(text) {
        return Err(Error::Damaged);
    }
    let mut state = State { field, most: limits.records, failed: None, each, found: false };
    let mut json = serde_json::Deserializer::from_str(text);
    let read = Root(&mut state).deserialize(&mut json).and_then(|()| json.end());
    match (state.failed, read) {
        (Some(e), _) => Err(e),
        (None, Err(e)) => Err(e.into()),
        (None, Ok(())) if !state.found => Err(Error::NotThisFormat),
        (None, Ok(())) => Ok(()),
    }
}

/// Whether brackets are nested as no program does. The parser passes over them in no little memory.
fn is_deep(text: &str) -> bool {
    const DEEPEST: usize = 1000;
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    text.bytes().any(|byte| {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_text,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => depth += 1,
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST
    })
}

struct State<'a> {
    field: &'a str,
    most: usize,
    /// serde carries no errors of ours.
    failed: Option<Error>,
    each: &'a mut dyn FnMut(Option<&str>) -> Result<()>,
    found: bool,
}

struct Root<'a, 'b>(&'a mut State<'b>);
struct Elements<'a, 'b>(&'a mut State<'b>);

impl<'de> DeserializeSeed<'de> for Root<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> std::result::Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Root<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an array, or an object that has one")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == self.0.field {
                map.next_value_seed(Elements(self.0))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> std::result::Result<(), A::Error> {
        Elements(self.0).visit_seq(seq)
    }
}

impl<'de> DeserializeSeed<'de> for Elements<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, json: D) -> std::result::Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Elements<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> std::result::Result<(), A::Error> {
        self.0.found = true;
        while let Some(element) = seq.next_element::<&RawValue>()? {
            let done = match self.0.most.checked_sub(1) {
                Some(most) => {
                    self.0.most = most;
                    let text = element.get();
                    (self.0.each)((text.len() <= LONGEST).then_some(text))
                }
                None => Err(Error::TooLarge),
            };
            if let Err(e) = done {
                self.0.failed = Some(e);
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}
