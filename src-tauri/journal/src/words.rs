//! A person's own words, beside those of the lists: prompts, thinking habits, feelings, care, and scales.

use goldseam_content::{Library, ListName, Names};
use rusqlite::{Connection, Row as SqlRow, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    error::{Error, Result},
    timeline::not_found,
};

const ALL: &str = "SELECT id, kind, data FROM own_word WHERE retired <= ?1 ORDER BY id";
const LOAD: &str = "SELECT id, kind, data FROM own_word WHERE id = ?1";
const ADD: &str = "INSERT INTO own_word (kind, retired, data) VALUES (?1, 0, ?2)";
const CHANGE: &str = "UPDATE own_word SET data = ?2, retired = 0 WHERE id = ?1";
const RETIRE: &str = "UPDATE own_word SET retired = 1 WHERE id = ?1";

/// Longest name of a habit, a feeling or something to do, in characters.
const MOST_NAME_CHARS: usize = 120;
/// Longest of all other texts, in characters.
const MOST_CHARS: usize = 2000;
/// Most questions of a habit.
const MOST_QUESTIONS: usize = 20;
/// How long something to do may take, in minutes.
const MINUTES: [u32; 3] = [5, 20, 60];

/// The list that an own word belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum WordKind {
    /// Something to write about.
    Prompt,
    /// A thinking habit.
    Habit,
    /// A feeling.
    Emotion,
    /// Something to do for oneself.
    Care,
    /// A scale from 0 to 10.
    Scale,
}

/// A word of the person's own. Parts that its kind has no use for are empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnWord {
    /// Names it; 0 for one that is new.
    pub id: u32,
    /// The list that it belongs to.
    pub kind: WordKind,
    /// The prompt, the name of the habit, the feeling, or what there is to do.
    pub text: String,
    /// A habit in one line.
    pub line: String,
    /// A thought that is like the habit.
    pub example: String,
    /// What to ask oneself about the habit.
    pub questions: Vec<String>,
    /// The id of the group that the feeling is in.
    pub group: String,
    /// How long it takes: 5, 20 or 60.
    pub minutes: u32,
    /// What 0 means on the scale; may be empty.
    #[serde(default)]
    pub low: String,
    /// What 10 means on it; may be empty.
    #[serde(default)]
    pub high: String,
}

/// What is kept of a word beside its kind.
#[derive(Serialize, Deserialize)]
struct Data {
    text: String,
    line: String,
    example: String,
    questions: Vec<String>,
    group: String,
    minutes: u32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    low: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    high: String,
}

impl WordKind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Prompt => "prompt",
            Self::Habit => "habit",
            Self::Emotion => "emotion",
            Self::Care => "care",
            Self::Scale => "scale",
        }
    }

    fn of_name(name: &str) -> Self {
        match name {
            "habit" => Self::Habit,
            "emotion" => Self::Emotion,
            "care" => Self::Care,
            "scale" => Self::Scale,
            _ => Self::Prompt,
        }
    }
}

impl OwnWord {
    /// What answers and favourites name it by.
    pub fn key(&self) -> String {
        format!("own_{}", self.id)
    }

    fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        let data: Data = serde_json::from_str(row.get_ref(2)?.as_str()?).map_err(|e| {
            rusqlite::Error::FromSqlConversionFailure(2, rusqlite::types::Type::Text, Box::new(e))
        })?;
        let kind = WordKind::of_name(row.get_ref(1)?.as_str()?);
        let Data { text, line, example, questions, group, minutes, low, high } = data;
        Ok(Self { id: row.get(0)?, kind, text, line, example, questions, group, minutes, low, high })
    }

    /// The word as it is kept: blanks around its texts gone, and only what its kind has.
    pub(crate) fn clean(&self) -> Result<Self> {
        let is = |kind| self.kind == kind;
        let of = |kind, text: &str| if is(kind) { tidy(text) } else { String::new() };
        let of_habit = |text: &str| of(WordKind::Habit, text);
        let questions = self.questions.iter().map(|q| of_habit(q)).filter(|q| !q.is_empty()).collect();
        let clean = Self {
            id: self.id,
            kind: self.kind,
            text: tidy(&self.text),
            line: of_habit(&self.line),
            example: of_habit(&self.example),
            questions,
            group: if is(WordKind::Emotion) { emotion_group(&self.group) } else { String::new() },
            minutes: if is(WordKind::Care) { self.minutes } else { 0 },
            low: of(WordKind::Scale, &self.low),
            high: of(WordKind::Scale, &self.high),
        };
        let most = if is(WordKind::Prompt) { MOST_CHARS } else { MOST_NAME_CHARS };
        let fits = |text: &String, most: usize| text.chars().count() <= most;
        let fit = !clean.text.is_empty()
            && fits(&clean.text, most)
            && [&clean.line, &clean.example].into_iter().chain(&clean.questions).all(|t| fits(t, MOST_CHARS))
            && clean.questions.len() <= MOST_QUESTIONS
            && fits(&clean.low, MOST_NAME_CHARS)
            && fits(&clean.high, MOST_NAME_CHARS)
            && (!is(WordKind::Care) || MINUTES.contains(&clean.minutes));
        if fit { Ok(clean) } else { Err(Error::BadWord) }
    }

    fn data(&self) -> Result<String> {
        let Self { text, line, example, questions, group, minutes, low, high, .. } = self.clone();
        let data = Data { text, line, example, questions, group, minutes, low, high };
        serde_json::to_string(&data).map_err(|_| Error::BadWord)
    }
}

/// In one line, without blanks around it.
fn tidy(text: &str) -> String {
    text.replace(char::is_control, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A group of feelings that there is; the last one if this is none.
fn emotion_group(id: &str) -> String {
    let groups = Library::built_in().emotions();
    let group = groups.iter().find(|group| group.id == id).or(groups.last());
    group.map_or_else(String::new, |group| group.id.clone())
}

/// The own words, oldest first; also those that were retired if `all`.
pub(crate) fn load(db: &Connection, all: bool) -> Result<Vec<OwnWord>> {
    let mut select = db.prepare_cached(ALL)?;
    Ok(select.query_map([all], OwnWord::read)?.collect::<rusqlite::Result<_>>()?)
}

/// What the ids in answers are called, retired ones included.
pub(crate) fn names(db: &Connection) -> Result<Names> {
    let mut names = Names::of(Library::built_in());
    for word in load(db, true)? {
        match word.kind {
            WordKind::Habit => names.add(ListName::Habits, &word.key(), &word.text),
            WordKind::Care => names.add(ListName::Care, &word.key(), &word.text),
            WordKind::Scale => names.add(ListName::Scales, &word.key(), &word.text),
            WordKind::Prompt | WordKind::Emotion => {}
        }
    }
    Ok(names)
}

/// Whether what is said of a word of this kind could have been kept here.
pub(crate) fn fits(kind: &str, data: &serde_json::Value) -> bool {
    let word_kind = WordKind::of_name(kind);
    let Ok(data) = Data::deserialize(data) else { return false };
    let Data { text, line, example, questions, group, minutes, low, high } = data;
    let word = OwnWord { id: 0, kind: word_kind, text, line, example, questions, group, minutes, low, high };
    word_kind.name() == kind && word.clean().is_ok()
}

/// Adds a clean word, and gives its id.
pub(crate) fn insert(db: &Connection, word: &OwnWord) -> Result<u32> {
    let id = db.prepare_cached(ADD)?.insert(params![word.kind.name(), word.data()?])?;
    u32::try_from(id).map_err(|_| Error::BadWord)
}

impl Journal {
    /// What the ids in answers are called, the person's own words included, retired ones too.
    pub fn names(&self) -> Result<Names> {
        self.vault.read(names)
    }

    /// Adds a word, and gives it with its id. [`Error::BadWord`] if it has no text, one that is too
    /// long, or for something to do another time than 5, 20 or 60 minutes.
    pub fn add_word(&mut self, word: &OwnWord) -> Result<OwnWord> {
        let mut word = word.clean()?;
        word.id = self.vault.write(|db| insert(db, &word))?;
        Ok(word)
    }

    /// Changes a word; saved answers then show the new one. One that was taken out of the lists
    /// comes back. [`Error::NotFound`] if there is no such
    /// word of that kind.
    pub fn change_word(&mut self, word: &OwnWord) -> Result<()> {
        let word = word.clean()?;
        let known = self.vault.read(|db| -> Result<OwnWord> {
            db.prepare_cached(LOAD)?.query_row([word.id], OwnWord::read).map_err(not_found)
        })?;
        if known.kind != word.kind {
            return Err(Error::NotFound);
        }
        let data = word.data()?;
        self.vault.write(|db| Ok(db.prepare_cached(CHANGE)?.execute(params![word.id, data]).map(drop)?))
    }

    /// Takes a word out of the lists. Saved answers keep it.
    pub fn retire_word(&mut self, id: u32) -> Result<()> {
        self.vault.write(|db| match db.prepare_cached(RETIRE)?.execute([id])? {
            0 => Err(Error::NotFound),
            _ => Ok(()),
        })
    }
}
