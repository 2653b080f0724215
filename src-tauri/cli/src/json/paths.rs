//! The answers about journeys, the plan and what there is to read. What is in a page keeps the names that it has
//! in its file.

use goldseam_content::{Opt, Reading, Role};
use goldseam_journal as journal;
use serde::Serialize;

use super::{Row, Time};

fn day(day: journal::Day) -> String {
    day.to_string()
}

/// A journey in the list.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JourneyCard {
    pub id: u32,
    pub name: String,
    /// `hurt`, `repair` or `solo`.
    pub role: Role,
    /// The name of its map.
    pub map: String,
    pub archived: bool,
    pub first_weeks: bool,
    /// `clear` or `hidden`; null if it is not remembered.
    pub gate: Option<journal::GateState>,
    /// The names of the steps that are being walked.
    pub open: Vec<String>,
    /// The day of what happened last.
    pub last: Option<String>,
}

impl From<&journal::JourneyCard> for JourneyCard {
    fn from(card: &journal::JourneyCard) -> Self {
        Self {
            id: card.id,
            name: card.name.clone(),
            role: card.role,
            map: card.map.clone(),
            archived: card.archived,
            first_weeks: card.first_weeks,
            gate: card.gate,
            open: card.open.clone(),
            last: card.last.map(day),
        }
    }
}

#[derive(Serialize)]
pub struct Journeys {
    pub journeys: Vec<JourneyCard>,
}

#[derive(Serialize)]
pub struct Begun {
    pub id: u32,
}

/// A step in the list.
#[derive(Serialize)]
#[allow(clippy::struct_excessive_bools)] // as the journal tells them
pub struct StepCard {
    /// The ids of its map and of the step.
    pub map: String,
    pub step: String,
    pub name: String,
    pub purpose: String,
    /// `not_started`, `exploring`, `done_for_now`, `reopened` or `not_for_me`.
    pub status: journal::StepStatus,
    pub since: Option<String>,
    pub paused: bool,
    pub closed: bool,
    pub gated: bool,
    pub optional: bool,
    pub waits: bool,
}

impl From<&journal::StepCard> for StepCard {
    fn from(card: &journal::StepCard) -> Self {
        Self {
            map: card.at.map.clone(),
            step: card.at.step.clone(),
            name: card.name.clone(),
            purpose: card.purpose.clone(),
            status: card.status,
            since: card.since.map(day),
            paused: card.paused,
            closed: card.closed,
            gated: card.gated,
            optional: card.optional,
            waits: card.waits,
        }
    }
}

/// A step of another map.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Elsewhere {
    pub map: String,
    pub step: String,
    pub map_name: String,
    pub name: String,
    pub status: journal::StepStatus,
    pub ticked: Vec<String>,
}

impl From<&journal::Elsewhere> for Elsewhere {
    fn from(other: &journal::Elsewhere) -> Self {
        Self {
            map: other.at.map.clone(),
            step: other.at.step.clone(),
            map_name: other.map.clone(),
            name: other.name.clone(),
            status: other.status,
            ticked: other.ticked.clone(),
        }
    }
}

#[derive(Serialize)]
pub struct JourneyShown {
    pub journey: JourneyCard,
    /// The id of its map.
    pub map: String,
    pub intro: String,
    pub notice: String,
    pub source: String,
    pub steps: Vec<StepCard>,
    pub elsewhere: Vec<Elsewhere>,
}

impl From<&journal::JourneyView> for JourneyShown {
    fn from(view: &journal::JourneyView) -> Self {
        Self {
            journey: (&view.card).into(),
            map: view.map.clone(),
            intro: view.intro.clone(),
            notice: view.notice.clone(),
            source: view.source.clone(),
            steps: view.steps.iter().map(Into::into).collect(),
            elsewhere: view.elsewhere.iter().map(Into::into).collect(),
        }
    }
}

/// Something to choose.
#[derive(Serialize)]
pub struct Named {
    pub id: String,
    pub label: String,
}

fn named(options: &[Opt]) -> Vec<Named> {
    options.iter().map(|option| Named { id: option.id.clone(), label: option.label.clone() }).collect()
}

#[derive(Serialize)]
pub struct Ticked {
    pub day: String,
    pub note: String,
    pub entry: Option<u32>,
}

#[derive(Serialize)]
pub struct Action {
    pub id: String,
    pub text: String,
    pub own: bool,
    pub other: bool,
    pub ticked: Option<Ticked>,
}

impl From<&journal::ActionView> for Action {
    fn from(action: &journal::ActionView) -> Self {
        let ticked = |tick: &journal::TickView| Ticked {
            day: day(tick.day),
            note: tick.note.clone(),
            entry: tick.entry,
        };
        let journal::ActionView { id, text, own, other, .. } = action.clone();
        Self { id, text, own, other, ticked: action.ticked.as_ref().map(ticked) }
    }
}

/// Something that happened.
#[derive(Serialize)]
pub struct Happened {
    pub id: u32,
    pub kind: journal::EventKind,
    pub day: String,
    pub noted: Time,
    /// The ids of the step that it is about; null if it is about none.
    pub map: Option<String>,
    pub step: Option<String>,
    /// What that step was called, or the question.
    pub name: String,
    pub what: String,
    pub label: String,
    pub note: String,
    pub entry: Option<u32>,
    pub title: String,
}

impl From<&journal::Happened> for Happened {
    fn from(one: &journal::Happened) -> Self {
        let at = one.at.as_ref();
        Self {
            id: one.id,
            kind: one.kind,
            day: day(one.day),
            noted: (&one.noted).into(),
            map: at.map(|at| at.map.clone()),
            step: at.map(|at| at.step.clone()),
            name: one.step.clone(),
            what: one.what.clone(),
            label: one.label.clone(),
            note: one.note.clone(),
            entry: one.entry,
            title: one.title.clone(),
        }
    }
}

#[derive(Serialize)]
pub struct History {
    pub history: Vec<Happened>,
}

/// What was done, with all that followed from it.
#[derive(Serialize)]
pub struct Acted {
    pub id: u32,
    pub happened: Vec<Happened>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StepShown {
    pub step: StepCard,
    pub map_name: String,
    pub done: String,
    pub revisit: Vec<String>,
    pub conditions: Vec<String>,
    pub endings: Vec<Named>,
    pub ending: String,
    pub reason: String,
    pub actions: Vec<Action>,
    pub prompts: Vec<String>,
    pub methods: Vec<String>,
    pub pages: Vec<String>,
    pub entries: Vec<Row>,
    pub elsewhere: Vec<Elsewhere>,
    pub history: Vec<Happened>,
}

impl From<&journal::StepView> for StepShown {
    fn from(view: &journal::StepView) -> Self {
        Self {
            step: (&view.card).into(),
            map_name: view.map.clone(),
            done: view.done.clone(),
            revisit: view.revisit.clone(),
            conditions: view.conditions.clone(),
            endings: named(&view.endings),
            ending: view.ending.clone(),
            reason: view.reason.clone(),
            actions: view.actions.iter().map(Into::into).collect(),
            prompts: view.prompts.clone(),
            methods: view.methods.clone(),
            pages: view.pages.clone(),
            entries: view.entries.iter().map(Into::into).collect(),
            elsewhere: view.elsewhere.iter().map(Into::into).collect(),
            history: view.history.iter().map(Into::into).collect(),
        }
    }
}

#[derive(Serialize)]
pub struct Question {
    pub id: String,
    pub name: String,
    pub says: String,
    pub asks: String,
    pub answers: Vec<Named>,
    pub given: Vec<Happened>,
}

impl From<&journal::QuestionView> for Question {
    fn from(question: &journal::QuestionView) -> Self {
        Self {
            id: question.id.clone(),
            name: question.name.clone(),
            says: question.says.clone(),
            asks: question.asks.clone(),
            answers: named(&question.answers),
            given: question.given.iter().map(Into::into).collect(),
        }
    }
}

#[derive(Serialize)]
pub struct Questions {
    pub questions: Vec<Question>,
}

#[derive(Serialize)]
pub struct MapStep {
    pub id: String,
    pub name: String,
}

#[derive(Serialize)]
pub struct Map {
    pub id: String,
    pub name: String,
    pub summary: String,
    pub source: String,
    pub steps: Vec<MapStep>,
}

impl From<&goldseam_content::Journey> for Map {
    fn from(map: &goldseam_content::Journey) -> Self {
        Self {
            id: map.id.clone(),
            name: map.name.clone(),
            summary: map.summary.clone(),
            source: map.source.clone(),
            steps: map
                .steps
                .iter()
                .map(|step| MapStep { id: step.id.clone(), name: step.name.clone() })
                .collect(),
        }
    }
}

#[derive(Serialize)]
pub struct Maps {
    pub maps: Vec<Map>,
}

/// A line of a log.
#[derive(Serialize)]
pub struct LogLine {
    pub id: u32,
    pub day: String,
    pub outcome: String,
    pub label: String,
    /// `me`, `them` or `both`; null if that was not said.
    pub who: Option<journal::Who>,
    pub note: String,
    pub during: Option<u32>,
}

impl From<&journal::LogLine> for LogLine {
    fn from(line: &journal::LogLine) -> Self {
        let journal::LogLine { id, outcome, label, who, note, during, .. } = line.clone();
        Self { id, day: day(line.day), outcome, label, who, note, during }
    }
}

#[derive(Serialize)]
pub struct Line {
    pub line: LogLine,
}

#[derive(Serialize)]
pub struct Lines {
    pub lines: Vec<LogLine>,
}

/// Something planned.
#[derive(Serialize)]
pub struct Planned {
    pub entry: Row,
    /// The ids of its method and of the method's group.
    pub method: String,
    pub group: String,
    pub outcomes: Vec<Named>,
    pub who: bool,
    pub review: Option<String>,
    pub ends: Option<String>,
    pub over: bool,
    /// Days of the week, Monday being 1.
    pub days: Vec<u32>,
    pub today: bool,
    pub lines: Vec<LogLine>,
    pub noted: u32,
}

impl From<&journal::PlanItem> for Planned {
    fn from(item: &journal::PlanItem) -> Self {
        Self {
            entry: (&item.row).into(),
            method: item.method.clone(),
            group: item.group.clone(),
            outcomes: named(&item.outcomes),
            who: item.who,
            review: item.review.map(day),
            ends: item.ends.map(day),
            over: item.over,
            days: item.days.clone(),
            today: item.today,
            lines: item.lines.iter().map(Into::into).collect(),
            noted: item.noted,
        }
    }
}

#[derive(Serialize)]
pub struct Plan {
    pub plan: Vec<Planned>,
}

#[derive(Serialize)]
pub struct PageCard {
    pub id: String,
    pub name: String,
    pub summary: String,
}

#[derive(Serialize)]
pub struct Pages {
    pub pages: Vec<PageCard>,
}

#[derive(Serialize)]
pub struct Page {
    /// As in a page file.
    pub page: Reading,
}
