//! From a record to what the journal keeps: a text, a thought record, a check-in, or those that belong
//! together.

use goldseam_content::{Foreign, Library};
use goldseam_formats::Record;
use goldseam_journal::{
    Draft, ImportDraft, ImportKey, ImportPart, MOST_BODY_BYTES, MOST_TITLE_CHARS, Moment, NewImport, When,
};
use serde_json::{Map, Value, json};

use super::{
    body::{self, Body},
    choices::Settled,
    feel::CheckIn,
    lines::Lines,
    outcome::Outcome,
    tags,
    thought::ThoughtRecord,
};
use crate::Result;

/// Under which name the parts of a record that were turned into something else are kept as they were.
const AS_READ: &str = "_read";

/// Makes drafts of records.
pub(super) struct Composer<'a> {
    pub choices: &'a Settled<'a>,
    pub foreign: &'static Foreign,
    pub check_in: Option<CheckIn>,
    thought: Option<ThoughtRecord>,
}

/// A record as the journal keeps it.
pub(super) struct Composed {
    pub new: NewImport,
    /// The moment that it is about, in milliseconds since 1970.
    pub ms: i64,
    /// The ids of what it links to, with the words of the link.
    pub links: Vec<(String, String)>,
    /// About how many bytes of memory it takes.
    pub bytes: usize,
    /// Files that were not in the source.
    pub missing: u32,
}

/// A record or why it can't be kept.
pub(super) type Fit = std::result::Result<Composed, Outcome>;

/// The moments of a record.
struct Times {
    when: When,
    happened: Moment,
    created: Moment,
    saved: Moment,
}

/// What is left of a record to be written.
struct Words {
    title: String,
    body: Body,
    lines: Lines,
    tags: Vec<String>,
    /// It had tags there, which are something by themselves.
    tagged: bool,
    starred: bool,
}

impl<'a> Composer<'a> {
    pub fn new(choices: &'a Settled<'a>) -> Self {
        let foreign = Library::built_in().foreign();
        Self { choices, foreign, check_in: CheckIn::new(), thought: ThoughtRecord::new() }
    }

    pub fn compose(&self, record: &Record, key: ImportKey) -> Result<Fit> {
        let Some(times) = self.times(record) else { return Ok(Err(Outcome::NoDate)) };
        let given = self.choices.given;
        let body = body::read(&record.body, &record.files, given.files, &self.foreign.says)?;
        let (kept, left) = tags::sorted(&record.tags, &given.tag);
        let mut lines = Lines::default();
        let felt = self.felt(record, &mut lines);
        for number in &record.numbers {
            lines.number(number);
        }
        if let (Some(place), true) = (&record.place, given.places) {
            lines.place(place, &self.foreign.says);
        }
        lines.say(&self.foreign.says.tags, &left.join(", "));
        let words = Words {
            title: record.title.trim().to_owned(),
            body,
            lines,
            tags: kept,
            tagged: !record.tags.is_empty(),
            starred: record.starred,
        };
        Ok(self.parts(record, &times, words, felt).map(|(parts, body)| Composed {
            ms: times.happened.ms(),
            bytes: weight(&parts),
            links: body.links,
            missing: body.missing,
            new: NewImport { key, extra: self.extra(record), parts },
        }))
    }

    fn times(&self, record: &Record) -> Option<Times> {
        let clock = self.choices.clock;
        let read = |told: &Option<_>| told.as_ref().and_then(|told| clock.read(told));
        let written = read(&record.written).map(|(_, moment)| moment);
        let (when, happened) = read(&record.happened).or_else(|| read(&record.written))?;
        let created = written.unwrap_or_else(|| happened.clone());
        let changed = read(&record.changed).map(|(_, moment)| moment);
        let saved = changed.filter(|moment| moment.ms() > created.ms()).unwrap_or_else(|| created.clone());
        Some(Times { when, happened, created, saved })
    }

    /// How it felt with the words for it; what a check-in has no room for becomes a line.
    fn felt(&self, record: &Record, lines: &mut Lines) -> Option<(goldseam_content::Affect, Vec<String>)> {
        let says = &self.foreign.says;
        let affect = record.mood.as_ref().and_then(|mood| self.choices.felt(self.foreign, mood));
        let (Some(check_in), Some(affect)) = (&self.check_in, affect) else {
            lines.say(&says.mood, record.mood.as_ref().map_or("", |mood| mood.label.as_str()));
            lines.say(&says.feelings, &record.feelings.join(", "));
            return None;
        };
        // a mood that is called like a feeling is that feeling
        let named = record.mood.iter().filter(|mood| check_in.word(&mood.label).is_some());
        let said: Vec<String> =
            named.map(|mood| mood.label.clone()).chain(record.feelings.iter().cloned()).collect();
        let (kept, left) = check_in.sorted(&said);
        lines.say(&says.feelings, &left.join(", "));
        Some((affect, kept))
    }

    fn parts(
        &self,
        record: &Record,
        times: &Times,
        mut words: Words,
        felt: Option<(goldseam_content::Affect, Vec<String>)>,
    ) -> std::result::Result<(Vec<ImportPart>, Body), Outcome> {
        let thought = record.thought.as_ref().zip(self.thought.as_ref());
        let mut filled = Vec::new();
        if let Some((told, method)) = thought {
            let alone =
                words.body.text.trim().is_empty() && words.body.files.is_empty() && words.lines.is_empty();
            let situation = if alone { std::mem::take(&mut words.title) } else { String::new() };
            filled.push(method.draft(told, &situation, &times.when).ok_or(Outcome::TooLong)?);
        }
        if let (Some((affect, feelings)), Some(check_in)) = (felt, &self.check_in) {
            let line = words.one_line().filter(|line| filled.is_empty() && check_in.takes(line));
            if line.is_some() {
                words.clear();
            }
            filled.push(check_in.draft(affect, feelings, &line.unwrap_or_default(), &times.when));
        }
        let note = words.note(times, filled.is_empty())?;
        if note.is_none() && filled.is_empty() {
            return Err(Outcome::Empty);
        }
        let mut parts: Vec<ImportPart> = note.into_iter().collect();
        for mut draft in filled {
            if parts.is_empty() {
                (draft.tags, draft.starred) = (words.tags.clone(), words.starred);
            }
            parts.push(times.part(ImportDraft::Filled(draft)));
        }
        Ok((parts, words.body))
    }

    /// What had no place, and the rest as it was read where it was turned into something else.
    fn extra(&self, record: &Record) -> String {
        let mut extra = record.extra.clone();
        let mut read = Map::new();
        let mut keep = |name: &str, is: bool, value: Value| {
            if is {
                read.insert(name.to_owned(), value);
            }
        };
        keep("mood", record.mood.is_some(), json!(record.mood));
        keep("feelings", !record.feelings.is_empty(), json!(record.feelings));
        keep("numbers", !record.numbers.is_empty(), json!(record.numbers));
        keep("place", record.place.is_some() && self.choices.given.places, json!(record.place));
        let distortions = record.thought.as_ref().map(|thought| &thought.distortions);
        keep("distortions", distortions.is_some_and(|names| !names.is_empty()), json!(distortions));
        if !read.is_empty() {
            extra.insert(AS_READ.to_owned(), Value::Object(read));
        }
        Value::Object(extra).to_string()
    }
}

impl Times {
    fn part(&self, draft: ImportDraft) -> ImportPart {
        ImportPart { draft, created: self.created.clone(), saved: self.saved.clone(), files: Vec::new() }
    }
}

impl Words {
    /// All of it in one line, if it has no more than one and nothing that a line can't hold.
    fn one_line(&self) -> Option<String> {
        let (title, text) = (self.title.as_str(), self.body.text.trim());
        let plain = self.body.files.is_empty()
            && self.body.links.is_empty()
            && (title.is_empty() || text.is_empty())
            && !text.contains(['\n', '\r']);
        plain.then(|| self.lines.in_one(if title.is_empty() { text } else { title }))
    }

    fn clear(&mut self) {
        self.title.clear();
        self.body.text.clear();
        self.lines = Lines::default();
    }

    /// The text as an entry; none if there is nothing to be written. `alone`: nothing else has its tags.
    fn note(&mut self, times: &Times, alone: bool) -> std::result::Result<Option<ImportPart>, Outcome> {
        let mut text = self.lines.after(&self.body.text);
        let empty = text.trim().is_empty() && self.title.is_empty();
        if empty && self.body.files.is_empty() && !(alone && self.tagged) {
            return Ok(None);
        }
        let mut title = std::mem::take(&mut self.title);
        if title.chars().count() > MOST_TITLE_CHARS {
            text = if text.is_empty() { title.clone() } else { format!("{title}\n\n{text}") };
            title = title.chars().take(MOST_TITLE_CHARS - 1).collect::<String>() + "…";
        }
        if text.len() > MOST_BODY_BYTES {
            return Err(Outcome::TooLong);
        }
        let draft = Draft {
            title,
            body: text,
            happened: times.when.clone(),
            tags: self.tags.clone(),
            starred: self.starred,
        };
        let files = std::mem::take(&mut self.body.files);
        Ok(Some(ImportPart { files, ..times.part(ImportDraft::Note(draft)) }))
    }
}

fn weight(parts: &[ImportPart]) -> usize {
    let of = |part: &ImportPart| match &part.draft {
        ImportDraft::Note(draft) => draft.body.len() + draft.title.len(),
        ImportDraft::Filled(_) => 1024,
    };
    parts.iter().map(|part| 1024 + of(part) + 128 * part.files.len()).sum()
}
