//! Filling in a method on a terminal: what can be chosen, how answers are typed, and the questions.

pub mod ask;
pub mod given;
pub mod read;
pub mod sheet;

use goldseam_content::{Answer, Care, EmotionGroup, Field, FieldKind, Habit, Library, ListName, Method};
use goldseam_journal::{Journal, OwnWord, WordKind};

use crate::exit::Result;

/// The lists that options come from.
pub struct Words {
    emotions: Vec<EmotionGroup>,
    habits: Vec<Habit>,
    care: Vec<Care>,
    scales: Vec<OwnWord>,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub id: String,
    pub label: String,
    pub hint: String,
    /// The heading that it stands under; empty if there is none.
    pub group: String,
}

impl Words {
    /// Those that come with Goldseam.
    pub fn of_library() -> Self {
        let library = Library::built_in();
        Self {
            emotions: library.emotions().to_vec(),
            habits: library.habits().to_vec(),
            care: library.care().to_vec(),
            scales: Vec::new(),
        }
    }

    /// With the person's own.
    pub fn of_journal(journal: &Journal) -> Result<Self> {
        let lists = journal.lists()?;
        let scales = lists.own.into_iter().filter(|word| word.kind == WordKind::Scale).collect();
        Ok(Self { emotions: lists.emotions, habits: lists.habits, care: lists.care, scales })
    }

    /// What a field offers, in order.
    pub fn choices(&self, method: &Method, field: &Field) -> Vec<Choice> {
        if field.kind == FieldKind::OwnScales {
            return self.scales.iter().map(scale).collect();
        }
        match field.from {
            Some(ListName::Habits) => self.habits.iter().map(habit).collect(),
            Some(ListName::Care) => self.care.iter().map(care).collect(),
            Some(ListName::Emotions) => self.feelings(),
            Some(ListName::Scales) => self.scales.iter().map(scale).collect(),
            None => method
                .options(field)
                .iter()
                .map(|option| Choice {
                    id: option.id.clone(),
                    label: option.label.clone(),
                    hint: option.hint.clone(),
                    group: option.group.clone(),
                })
                .collect(),
        }
    }

    /// Every word for a feeling, under the name of its group.
    pub fn feelings(&self) -> Vec<Choice> {
        let of = |group: &EmotionGroup| {
            let words = group.families.iter().flat_map(|family| &family.words);
            let choice = |word: &String| Choice {
                id: word.clone(),
                label: word.clone(),
                hint: String::new(),
                group: group.name.clone(),
            };
            words.map(choice).collect::<Vec<_>>()
        };
        self.emotions.iter().flat_map(of).collect()
    }
}

fn habit(habit: &Habit) -> Choice {
    let (id, label, hint) = (habit.id.clone(), habit.name.clone(), habit.line.clone());
    Choice { id, label, hint, group: String::new() }
}

fn care(care: &Care) -> Choice {
    let group = format!("{} minutes", care.minutes);
    Choice { id: care.id.clone(), label: care.label.clone(), hint: String::new(), group }
}

fn scale(scale: &OwnWord) -> Choice {
    let end =
        |value: u8, says: &str| if says.is_empty() { value.to_string() } else { format!("{value} {says}") };
    let hint = format!("{} … {}", end(0, &scale.low), end(10, &scale.high));
    Choice { id: scale.key(), label: scale.text.clone(), hint, group: String::new() }
}

/// Whether an answer asks for Help: an option that does, or one worth what the field names.
pub fn opens_help(method: &Method, field: &Field, answer: &Answer) -> bool {
    let enough = |value: i32| field.help_from.is_some_and(|from| value >= from);
    match answer {
        Answer::Choices(chosen) => method
            .options(field)
            .iter()
            .filter(|option| chosen.ids.contains(&option.id))
            .any(|option| option.opens_help || option.score.is_some_and(enough)),
        Answer::Scale(value) => enough(*value),
        _ => false,
    }
}
