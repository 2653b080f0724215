//! Journeys: steps that are walked in any order and at any pace, each in the words of a role. See
//! `content/README.md` for how a file is written.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::model::Opt;

/// Who walks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Who was hurt.
    Hurt,
    /// Who broke trust.
    Repair,
    /// Who goes on alone.
    Solo,
}

impl Role {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Hurt, Self::Repair, Self::Solo];

    /// As files and tables name it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hurt => "hurt",
            Self::Repair => "repair",
            Self::Solo => "solo",
        }
    }
}

/// What a role is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct RoleName {
    /// Which role.
    pub id: Role,
    /// "I was hurt".
    pub name: String,
    /// In a sentence.
    pub summary: String,
}

/// A map of the ground: its steps are walked in any order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Journey {
    /// `[a-z0-9-]`, at most 60.
    pub id: String,
    /// Goes up with every change.
    pub version: u32,
    /// Its place among the maps, from the lowest; the first is the one that a new journey begins with.
    #[serde(default)]
    pub order: u32,
    /// What it is called.
    pub name: String,
    /// What it is, in a sentence or two.
    pub summary: String,
    /// Where it comes from.
    pub source: String,
    /// Said at its top.
    pub intro: String,
    /// A caution that is always shown.
    #[serde(default)]
    pub notice: String,
    /// In the order in which they are shown.
    pub steps: Vec<Step>,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// `[a-z0-9_]`, unlike that of any other step of the journey.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// What "done for now" means.
    pub done: String,
    /// When to come back to it.
    pub revisit: Vec<String>,
    /// Nobody has to walk it.
    #[serde(default)]
    pub optional: bool,
    /// It is within reach in the first weeks.
    #[serde(default)]
    pub early: bool,
    /// The safety questions come before it, unless one goes alone.
    #[serde(default)]
    pub gated: bool,
    /// What a breach does to it.
    #[serde(default)]
    pub on_breach: Option<OnBreach>,
    /// Steps of other journeys on the same ground: `journey/step`.
    #[serde(default)]
    pub same_as: Vec<String>,
    /// Methods that help here, by id.
    #[serde(default)]
    pub methods: Vec<String>,
    /// Pages to read here, by id.
    #[serde(default)]
    pub pages: Vec<String>,
    /// Ends that are equally good; empty if there is one.
    #[serde(default)]
    pub endings: Vec<Opt>,
    /// For who was hurt.
    pub hurt: RoleText,
    /// For who broke trust.
    pub repair: RoleText,
    /// For who goes on alone.
    pub solo: RoleText,
}

/// A step in the words of a role. What is empty is as the step says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct RoleText {
    /// Its own name for the step.
    #[serde(default)]
    pub name: String,
    /// Its own purpose.
    #[serde(default)]
    pub purpose: String,
    /// Its own "done for now".
    #[serde(default)]
    pub done: String,
    /// Its own list of when to come back.
    #[serde(default)]
    pub revisit: Vec<String>,
    /// What can be done, to be ticked.
    pub actions: Vec<Action>,
    /// Questions to write from.
    pub prompts: Vec<String>,
    /// Its own ends that are equally good.
    #[serde(default)]
    pub endings: Vec<Opt>,
    /// What must be so before the step opens.
    #[serde(default)]
    pub conditions: Vec<String>,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// `[a-z0-9_]`, unlike that of any other of the step, whatever the role.
    pub id: String,
    /// What it is.
    pub text: String,
}

/// What a breach of trust does to a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum OnBreach {
    /// It is opened again.
    Reopen,
    /// It rests until the person goes on with it.
    Pause,
}

/// A question that is answered over time, apart from every other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// `[a-z0-9_]`.
    pub id: String,
    /// In a word or two.
    pub name: String,
    /// What it is, and what it is not.
    pub says: String,
    /// As it is asked of who was hurt.
    pub hurt: String,
    /// As it is asked of who broke trust.
    pub repair: String,
    /// As it is asked of who goes on alone.
    pub solo: String,
    /// What can be answered.
    pub answers: Vec<Opt>,
}

impl Journey {
    /// A step by its id.
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }
}

impl Step {
    /// The words of a role, with what the step says where the role says nothing of its own.
    pub fn text(&self, role: Role) -> RoleText {
        let mut text = self.own_text(role).clone();
        for (own, general) in
            [(&mut text.name, &self.name), (&mut text.purpose, &self.purpose), (&mut text.done, &self.done)]
        {
            if own.is_empty() {
                own.clone_from(general);
            }
        }
        if text.revisit.is_empty() {
            text.revisit.clone_from(&self.revisit);
        }
        if text.endings.is_empty() {
            text.endings.clone_from(&self.endings);
        }
        text
    }

    /// The words of a role as the file has them.
    pub(crate) fn own_text(&self, role: Role) -> &RoleText {
        match role {
            Role::Hurt => &self.hurt,
            Role::Repair => &self.repair,
            Role::Solo => &self.solo,
        }
    }

    /// An action by its id, of any role.
    pub fn action(&self, id: &str) -> Option<&Action> {
        Role::ALL.iter().flat_map(|role| &self.own_text(*role).actions).find(|action| action.id == id)
    }
}
