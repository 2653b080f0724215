//! What the events of a journey add up to.

use std::collections::{BTreeMap, BTreeSet};

use goldseam_content::Role;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{
    StepRef,
    act::BREACH,
    event::{Event, EventKind as K},
};
use crate::{day::Day, entry::EntryId};

/// How a step stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum StepStatus {
    /// Nothing was done about it yet.
    #[default]
    NotStarted,
    /// It was begun.
    Exploring,
    /// It is done, for now.
    DoneForNow,
    /// It was opened again.
    Reopened,
    /// The person has no use for it.
    NotForMe,
}

/// A journey, by what happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    pub role: Role,
    pub map: String,
    pub first_weeks: bool,
    pub archived: bool,
    /// By map and id.
    pub steps: BTreeMap<(String, String), StepState>,
    /// The day of the latest event.
    pub last: Option<Day>,
}

/// A step, by what happened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct StepState {
    pub status: StepStatus,
    pub since: Option<Day>,
    /// The reason for which it was opened again, if it was.
    pub reason: String,
    /// A breach opened it again, and not the person.
    pub by_breach: bool,
    /// What it ended with.
    pub ending: String,
    pub paused: bool,
    /// The roles whose conditions were said to be so.
    pub opened: BTreeSet<Role>,
    pub ticked: BTreeMap<String, Ticked>,
    pub own: Vec<OwnAction>,
    /// How many of one's own were ever added.
    pub added: u32,
    /// Entries that were put to it, oldest first.
    pub entries: Vec<EntryId>,
}

/// An action that was ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ticked {
    pub label: String,
    pub day: Day,
    pub note: String,
    pub entry: Option<EntryId>,
}

/// An action of the person's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OwnAction {
    pub id: String,
    pub text: String,
}

impl Default for State {
    fn default() -> Self {
        Self {
            role: Role::Hurt,
            map: String::new(),
            first_weeks: false,
            archived: false,
            steps: BTreeMap::new(),
            last: None,
        }
    }
}

impl StepState {
    pub fn is_begun(&self) -> bool {
        !matches!(self.status, StepStatus::NotStarted | StepStatus::NotForMe)
    }

    fn stand(&mut self, status: StepStatus, event: &Event) {
        (self.status, self.since) = (status, Some(event.day));
        self.by_breach = event.kind == K::Reopen && event.what == BREACH;
        self.reason = if status == StepStatus::Reopened { event.note.clone() } else { String::new() };
        self.ending = if status == StepStatus::DoneForNow { event.label.clone() } else { String::new() };
    }

    fn add(&mut self, event: &Event, role: Role) {
        match event.kind {
            K::Begin => self.stand(StepStatus::Exploring, event),
            K::Done => self.stand(StepStatus::DoneForNow, event),
            K::Reopen => self.stand(StepStatus::Reopened, event),
            K::Leave => self.stand(StepStatus::NotForMe, event),
            K::Open => drop(self.opened.insert(role)),
            K::Pause => {
                // only what was begun can rest; what was so before a breach has to be said anew
                self.paused |= self.is_begun();
                self.opened.clear();
            }
            K::Resume => self.paused = false,
            K::Tick => {
                let (label, note) = (event.label.clone(), event.note.clone());
                let ticked = Ticked { label, day: event.day, note, entry: event.entry };
                self.ticked.insert(event.what.clone(), ticked);
            }
            K::Untick => drop(self.ticked.remove(&event.what)),
            K::AddAction => {
                self.own.push(OwnAction { id: event.what.clone(), text: event.label.clone() });
                self.added += 1;
            }
            K::DropAction => self.own.retain(|own| own.id != event.what),
            K::Write => self.entries.extend(event.entry),
            K::Note | K::Slip | K::Breach | K::Answer | K::Role | K::Map | K::FirstWeeks | K::Archive => {}
        }
    }
}

impl State {
    /// A step as it stands.
    pub fn step(&self, at: &StepRef) -> StepState {
        self.steps.get(&(at.map.clone(), at.step.clone())).cloned().unwrap_or_default()
    }

    /// One thing more that happened.
    pub fn add(&mut self, event: &Event) {
        self.last = self.last.max(Some(event.day));
        match event.kind {
            K::Role => {
                self.role = Role::ALL.into_iter().find(|role| role.name() == event.what).unwrap_or(self.role);
            }
            K::Map => self.map.clone_from(&event.what),
            K::FirstWeeks => self.first_weeks = event.what == "on",
            K::Archive => self.archived = event.what == "on",
            K::Slip | K::Breach | K::Answer => {}
            _ if event.map.is_empty() => {}
            _ => {
                let at = (event.map.clone(), event.step.clone());
                self.steps.entry(at).or_default().add(event, self.role);
            }
        }
    }
}
