//! YAML as journals write it, within bounds: no object of a language is made, and anchors can't blow it up.

use std::collections::HashMap;

use serde_json::{Map, Number, Value};
use yaml_rust2::{
    parser::{Event, Parser},
    scanner::TScalarStyle,
};

/// Deeper than this nothing honest goes.
const DEEPEST: usize = 64;
/// What anchors and their repeating may add, in bytes and nodes, whatever the length of the text.
const REPEATED: usize = 1 << 20;

/// A value. Tags such as `!!python/unicode` are passed over.
#[derive(Debug, Clone, PartialEq)]
pub enum Yaml {
    /// A scalar, and whether it stands without quotes.
    Text(String, bool),
    /// A sequence.
    List(Vec<Yaml>),
    /// A mapping in its order. Keys that are no scalars are left out.
    Map(Vec<(String, Yaml)>),
}

/// Why a text is not taken as YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotYaml {
    /// It is none.
    Syntax,
    /// It is deeper, or repeats more by its anchors, than anything honest.
    TooMuch,
}

/// The first document of a text.
pub fn parse(text: &str) -> Result<Yaml, NotYaml> {
    let mut reader = Reader { open: Vec::new(), anchors: HashMap::new(), repeated: 0, done: None };
    let mut parser = Parser::new_from_str(text);
    loop {
        let (event, _) = parser.next_token().map_err(|_| NotYaml::Syntax)?;
        if matches!(event, Event::StreamEnd | Event::DocumentEnd) {
            return Ok(reader.done.unwrap_or(Yaml::Text(String::new(), true)));
        }
        reader.take(event)?;
    }
}

struct Reader {
    /// What was begun and has not ended, with its anchor.
    open: Vec<(usize, Open)>,
    anchors: HashMap<usize, Yaml>,
    repeated: usize,
    done: Option<Yaml>,
}

enum Open {
    List(Vec<Yaml>),
    Map(Vec<(String, Yaml)>, Key),
}

/// What a mapping waits for.
enum Key {
    Awaited,
    Is(String),
    /// A key that is no scalar: its value is read and left.
    Odd,
}

impl Reader {
    fn take(&mut self, event: Event) -> Result<(), NotYaml> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                self.place(anchor, Yaml::Text(text, style == TScalarStyle::Plain))?;
            }
            Event::Alias(anchor) => {
                let Some(known) = self.anchors.get(&anchor) else { return Err(NotYaml::Syntax) };
                self.repeated = copied(self.repeated, known)?;
                let copy = known.clone();
                self.place(0, copy)?;
            }
            Event::SequenceStart(anchor, _) => self.begin(anchor, Open::List(Vec::new()))?,
            Event::MappingStart(anchor, _) => self.begin(anchor, Open::Map(Vec::new(), Key::Awaited))?,
            Event::SequenceEnd | Event::MappingEnd => {
                let (anchor, value) = match self.open.pop() {
                    Some((anchor, Open::List(list))) => (anchor, Yaml::List(list)),
                    Some((anchor, Open::Map(map, _))) => (anchor, Yaml::Map(map)),
                    None => return Err(NotYaml::Syntax),
                };
                self.place(anchor, value)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, anchor: usize, what: Open) -> Result<(), NotYaml> {
        if self.open.len() >= DEEPEST {
            return Err(NotYaml::TooMuch);
        }
        self.open.push((anchor, what));
        Ok(())
    }

    fn place(&mut self, anchor: usize, value: Yaml) -> Result<(), NotYaml> {
        if anchor != 0 {
            self.repeated = copied(self.repeated, &value)?;
            self.anchors.insert(anchor, value.clone());
        }
        match self.open.last_mut() {
            None => self.done = Some(value),
            Some((_, Open::List(list))) => list.push(value),
            Some((_, Open::Map(map, key))) => {
                *key = match (std::mem::replace(key, Key::Awaited), value) {
                    (Key::Awaited, Yaml::Text(name, _)) => Key::Is(name),
                    (Key::Awaited, _) => Key::Odd,
                    (Key::Is(name), value) => {
                        map.push((name, value));
                        Key::Awaited
                    }
                    (Key::Odd, _) => Key::Awaited,
                };
            }
        }
        Ok(())
    }
}

/// Measured before it is copied: each copy counts with all that is in it.
fn copied(before: usize, value: &Yaml) -> Result<usize, NotYaml> {
    Some(before.saturating_add(value.weight())).filter(|now| *now <= REPEATED).ok_or(NotYaml::TooMuch)
}

impl Yaml {
    /// Nodes and bytes in it.
    fn weight(&self) -> usize {
        match self {
            Self::Text(text, _) => 1 + text.len(),
            Self::List(list) => 1 + list.iter().map(Self::weight).sum::<usize>(),
            Self::Map(map) => 1 + map.iter().map(|(name, value)| name.len() + value.weight()).sum::<usize>(),
        }
    }

    /// Its text, if it is a scalar that is not null.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(..) if self.is_null() => None,
            Self::Text(text, _) => Some(text),
            _ => None,
        }
    }

    /// Whether nothing is said.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Text(text, true) if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// Whether it is a yes, in any of the ways of YAML.
    pub fn is_true(&self) -> bool {
        self.text()
            .is_some_and(|text| matches!(text.to_ascii_lowercase().as_str(), "true" | "yes" | "on" | "1"))
    }

    /// As JSON, with the types that scalars without quotes have.
    pub fn json(&self) -> Value {
        match self {
            Self::Text(..) if self.is_null() => Value::Null,
            Self::Text(text, true) => plain(text),
            Self::Text(text, false) => Value::String(text.clone()),
            Self::List(list) => Value::Array(list.iter().map(Self::json).collect()),
            Self::Map(map) => Value::Object(
                map.iter().map(|(name, value)| (name.clone(), value.json())).collect::<Map<_, _>>(),
            ),
        }
    }
}

fn plain(text: &str) -> Value {
    match text {
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    // a number with a leading nought or plus is an id or a telephone number
    let written = |value: Value| {
        let same = value.to_string();
        (same == text).then_some(value)
    };
    let whole = text.parse::<i64>().ok().map(Value::from).and_then(written);
    let broken = || text.parse().ok().and_then(Number::from_f64).map(Value::Number).and_then(written);
    whole.or_else(broken).unwrap_or_else(|| Value::String(text.to_owned()))
}
