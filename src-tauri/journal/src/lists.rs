//! The lists that are chosen from: the library's, with the person's own words among them.

use goldseam_content::{Care, EmotionGroup, Family, Group, Habit, Library, Prompt, PromptGroup};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{
    Journal,
    error::Result,
    prompt,
    words::{self, OwnWord, WordKind},
};

/// The id of the group of one's own prompts, and what a family of one's own feelings is called.
const OWN: &str = "own";
const OWN_NAME: &str = "My own";

/// All lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Lists {
    /// The groups that methods are listed in.
    pub groups: Vec<Group>,
    /// Words for feelings; own ones are a further family of their group.
    pub emotions: Vec<EmotionGroup>,
    /// Thinking habits, own ones last.
    pub habits: Vec<Habit>,
    /// Things to do for oneself, own ones last.
    pub care: Vec<Care>,
    /// Things to write about; own ones are the last group, `own`, if there are any.
    pub prompts: Vec<PromptGroup>,
    /// Ways to begin a conversation.
    pub starters: Vec<PromptGroup>,
    /// The prompts that the person favours, by id.
    pub favourites: Vec<String>,
    /// The person's own words that are in these lists.
    pub own: Vec<OwnWord>,
}

impl Lists {
    pub(crate) fn load(db: &Connection) -> Result<Self> {
        let library = Library::built_in();
        let own = words::load(db, false)?;
        Ok(Self {
            groups: library.groups().to_vec(),
            emotions: emotions(library, &own),
            habits: habits(library, &own),
            care: care(library, &own),
            prompts: prompts(library, &own),
            starters: library.starters().to_vec(),
            favourites: prompt::favourites(db)?,
            own,
        })
    }
}

fn of_kind(own: &[OwnWord], kind: WordKind) -> impl Iterator<Item = &OwnWord> {
    own.iter().filter(move |word| word.kind == kind)
}

fn emotions(library: &Library, own: &[OwnWord]) -> Vec<EmotionGroup> {
    let mut groups = library.emotions().to_vec();
    for group in &mut groups {
        let mine = of_kind(own, WordKind::Emotion).filter(|word| word.group == group.id);
        let words: Vec<String> = mine.map(|word| word.text.clone()).collect();
        if !words.is_empty() {
            group.families.push(Family { name: OWN_NAME.to_owned(), words });
        }
    }
    groups
}

fn habits(library: &Library, own: &[OwnWord]) -> Vec<Habit> {
    let own = of_kind(own, WordKind::Habit).map(|word| Habit {
        id: word.key(),
        name: word.text.clone(),
        line: word.line.clone(),
        example: word.example.clone(),
        questions: word.questions.clone(),
    });
    library.habits().iter().cloned().chain(own).collect()
}

fn care(library: &Library, own: &[OwnWord]) -> Vec<Care> {
    let own = of_kind(own, WordKind::Care).map(|word| Care {
        id: word.key(),
        label: word.text.clone(),
        minutes: word.minutes,
    });
    library.care().iter().cloned().chain(own).collect()
}

/// The prompts of the library and one's own, in their groups.
pub(crate) fn prompts(library: &Library, own: &[OwnWord]) -> Vec<PromptGroup> {
    let mut groups = library.prompts().to_vec();
    let prompts: Vec<Prompt> = of_kind(own, WordKind::Prompt)
        .map(|word| Prompt { id: word.key(), text: word.text.clone(), roles: Vec::new() })
        .collect();
    if !prompts.is_empty() {
        groups.push(PromptGroup { id: OWN.to_owned(), name: OWN_NAME.to_owned(), prompts });
    }
    groups
}

impl Journal {
    /// All lists, the person's own words among them.
    pub fn lists(&self) -> Result<Lists> {
        self.vault.read(Lists::load)
    }
}
