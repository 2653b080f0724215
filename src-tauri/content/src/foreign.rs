//! What other journals call things, and what that is here: data for taking their entries in.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::answer::{Affect, FARTHEST};
use crate::check::Found;
use crate::lists::{EmotionGroup, Habit};
use crate::model::{FieldId, FieldKind, ListName, Method};

/// The words of other journals.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Foreign {
    /// Words of lines that are added to a text.
    pub says: ForeignLines,
    /// What takes a thought record.
    pub thought_record: ThoughtRoles,
    habits: BTreeMap<String, String>,
    moods: Vec<MoodWords>,
    #[serde(skip)]
    affects: BTreeMap<String, Affect>,
}

/// What lines begin with that have no place of their own here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForeignLines {
    /// Before the name of a mood.
    pub mood: String,
    /// Before words for feelings.
    pub feelings: String,
    /// Before a place.
    pub place: String,
    /// Before tags that can't be tags here.
    pub tags: String,
    /// After the name of a file that was not there.
    pub missing: String,
    /// After the name of a file that was not taken.
    pub left_out: String,
}

/// A method and its fields for the parts of a thought record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThoughtRoles {
    /// The id of the method.
    pub method: String,
    /// What happened: a text.
    pub situation: FieldId,
    /// The automatic thought: thoughts.
    pub automatic: FieldId,
    /// Thinking habits.
    pub distortions: FieldId,
    /// What speaks against it: a list.
    pub challenge: FieldId,
    /// Another way to see it: a rated text.
    pub alternative: FieldId,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct MoodWords {
    pleasant: i8,
    #[serde(default)]
    energy: Option<i8>,
    /// All words of this group of feelings, too.
    #[serde(default)]
    group: Option<String>,
    #[serde(default)]
    words: Vec<String>,
}

impl Foreign {
    /// How pleasant a mood is, and how much energy it has, by its name alone; none if that says nothing.
    pub fn mood(&self, label: &str) -> Option<Affect> {
        self.affects.get(&label.trim().to_lowercase()).copied()
    }

    /// The id of the thinking habit that a cognitive distortion is, whatever the case of its name and
    /// whatever stands between its words.
    pub fn habit(&self, name: &str) -> Option<&str> {
        let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        self.habits.get(&words.join("-").to_lowercase()).map(String::as_str)
    }

    /// Takes the words of the groups in. A word that is named by itself keeps its own place.
    pub(crate) fn settle(&mut self, groups: &[EmotionGroup]) {
        let affect = |of: &MoodWords| Affect { pleasant: of.pleasant, energy: of.energy };
        for of in &self.moods {
            let words = groups.iter().filter(|group| of.group.as_ref() == Some(&group.id));
            for word in words.flat_map(|group| &group.families).flat_map(|family| &family.words) {
                self.affects.insert(word.to_lowercase(), affect(of));
            }
        }
        for of in &self.moods {
            self.affects.extend(of.words.iter().map(|word| (word.to_lowercase(), affect(of))));
        }
    }

    /// What can be seen in the file alone.
    pub(crate) fn check(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut require = |is_so: bool, at: String, what: &str| {
            if !is_so {
                found.push(Found { at, what: what.to_owned() });
            }
        };
        let ForeignLines { mood, feelings, place, tags, missing, left_out } = &self.says;
        let says = [
            ("mood", mood),
            ("feelings", feelings),
            ("place", place),
            ("tags", tags),
            ("missing", missing),
            ("left_out", left_out),
        ];
        for (key, text) in says {
            require(!text.trim().is_empty(), format!("says.{key}"), "This is empty. Please write something.");
        }
        for (index, of) in self.moods.iter().enumerate() {
            let fits = |value: i8| (-FARTHEST..=FARTHEST).contains(&value);
            let at = format!("moods[{index}]");
            require(fits(of.pleasant), format!("{at}.pleasant"), "Give a number from -4 to 4.");
            require(of.energy.is_none_or(fits), format!("{at}.energy"), "Give a number from -4 to 4.");
        }
        found
    }

    /// What it names that is not there: where, and what.
    pub(crate) fn lost(
        &self,
        methods: &[Method],
        habits: &[Habit],
        groups: &[EmotionGroup],
    ) -> Vec<(String, String)> {
        let mut lost: Vec<(String, String)> = self
            .habits
            .iter()
            .filter(|(_, id)| habits.iter().all(|habit| habit.id != **id))
            .map(|(name, id)| (format!("habits.{name}"), id.clone()))
            .collect();
        for (index, of) in self.moods.iter().enumerate() {
            let unknown = of.group.iter().filter(|id| groups.iter().all(|group| group.id != **id));
            lost.extend(unknown.map(|id| (format!("moods[{index}].group"), id.clone())));
        }
        lost.extend(self.thought_record.lost(methods));
        lost
    }
}

impl ThoughtRoles {
    fn lost(&self, methods: &[Method]) -> Vec<(String, String)> {
        use FieldKind as K;
        let at = |key: &str| format!("thought_record.{key}");
        if self.method.is_empty() {
            return Vec::new(); // the file was left out, which is told already
        }
        let Some(method) = methods.iter().find(|method| method.id == self.method) else {
            return vec![(at("method"), self.method.clone())];
        };
        let roles: [(&str, &FieldId, &[FieldKind]); 5] = [
            ("situation", &self.situation, &[K::Text, K::LongText]),
            ("automatic", &self.automatic, &[K::Thoughts]),
            ("distortions", &self.distortions, &[K::Choices]),
            ("challenge", &self.challenge, &[K::List]),
            ("alternative", &self.alternative, &[K::RatedText]),
        ];
        let fits = |id: &FieldId, kinds: &[FieldKind]| {
            let field = method.field(id).filter(|field| kinds.contains(&field.kind));
            field.is_some_and(|field| {
                field.kind != K::Choices || (field.from == Some(ListName::Habits) && field.own)
            })
        };
        roles
            .iter()
            .filter(|(_, id, kinds)| !fits(id, kinds))
            .map(|(key, id, _)| (at(key), (*id).clone()))
            .collect()
    }
}
