//! The answers about methods, what comes back, links and help. What is in a method file keeps the
//! names that it has there.

use goldseam_content::{AnswerProblem, Change, Country, FieldId, HelpLine, HelpPage, Method, Problem, Score};
use goldseam_journal as journal;
use serde::Serialize;

use super::{Entry, Row, Time};

/// A method in a list.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools)] // as the journal tells them
pub struct Card {
    pub id: String,
    pub version: u32,
    pub name: String,
    pub group: String,
    pub summary: String,
    /// `record`, `worksheet`, `measure`, `tracker` or `letter`.
    pub kind: goldseam_content::MethodKind,
    pub minutes: Option<u32>,
    pub own: bool,
    pub gated: bool,
    pub opt_in: bool,
    pub offered: bool,
    pub single: bool,
    /// How many entries are filled in with it.
    pub filled: u32,
    /// The day of the newest of them.
    pub last: Option<String>,
    /// The day on which it is offered again; null for now.
    pub again_on: Option<String>,
    /// The newest unfinished entry, or the one of a method that there is one of.
    pub open: Option<u32>,
}

impl From<&journal::MethodCard> for Card {
    fn from(card: &journal::MethodCard) -> Self {
        Self {
            id: card.id.clone(),
            version: card.version,
            name: card.name.clone(),
            group: card.group.clone(),
            summary: card.summary.clone(),
            kind: card.kind,
            minutes: card.minutes,
            own: card.own,
            gated: card.gated,
            opt_in: card.opt_in,
            offered: card.offered,
            single: card.single,
            filled: card.filled,
            last: card.last.map(|day| day.to_string()),
            again_on: card.again_on.map(|day| day.to_string()),
            open: card.open,
        }
    }
}

/// One of the library, where no journal says more.
impl From<&Method> for Card {
    fn from(method: &Method) -> Self {
        Self {
            id: method.id.clone(),
            version: method.version,
            name: method.name.clone(),
            group: method.group.clone(),
            summary: method.summary.clone(),
            kind: method.kind,
            minutes: method.minutes,
            own: false,
            gated: method.gated,
            opt_in: method.opt_in,
            offered: !method.opt_in,
            single: method.single,
            filled: 0,
            last: None,
            again_on: None,
            open: None,
        }
    }
}

#[derive(Serialize)]
pub struct Cards {
    pub methods: Vec<Card>,
}

#[derive(Serialize)]
pub struct Shown {
    /// As in a method file.
    pub method: Method,
}

#[derive(Serialize)]
pub struct Source {
    pub id: String,
    pub source: String,
}

/// What became of a method of the person's own.
#[derive(Serialize)]
pub struct Kept {
    pub id: String,
    pub version: u32,
    pub name: String,
}

#[derive(Serialize)]
pub struct Retired {
    pub id: String,
    pub done: &'static str,
}

#[derive(Serialize)]
pub struct Checked {
    pub ok: bool,
    pub problems: Vec<Problem>,
}

/// Answers that were not kept.
#[derive(Serialize)]
pub struct Refused {
    pub problems: Vec<AnswerProblem>,
}

/// What was filled in.
#[derive(Serialize)]
pub struct FilledIn {
    pub id: u32,
    pub version: u32,
    pub saved: Time,
    pub finished: bool,
    /// Fields that must be answered before it counts as finished.
    pub missing: Vec<FieldId>,
    /// Answers that were kept and are read nowhere, since their fields are not shown.
    pub hidden: Vec<FieldId>,
    pub scores: Vec<Score>,
    /// An answer asks for the words of help.
    pub help: bool,
}

#[derive(Serialize)]
pub struct Record {
    pub entry: Row,
    pub changes: Vec<Change>,
    pub scores: Vec<Score>,
}

impl From<&journal::MethodRecord> for Record {
    fn from(record: &journal::MethodRecord) -> Self {
        let journal::MethodRecord { row, changes, scores, .. } = record;
        Self { entry: row.into(), changes: changes.clone(), scores: scores.clone() }
    }
}

#[derive(Serialize)]
pub struct Records {
    pub records: Vec<Record>,
    pub next: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    pub field: String,
    pub field_label: String,
    pub label: String,
    pub n: u32,
    pub before: f64,
    pub after: f64,
    pub later: Option<f64>,
    pub later_n: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Chosen {
    pub field: String,
    pub field_label: String,
    pub id: String,
    pub label: String,
    pub n: u32,
    pub of: u32,
}

#[derive(Serialize)]
pub struct Moved {
    pub entry: Row,
    pub field: String,
    pub before: i32,
    pub after: i32,
}

#[derive(Serialize)]
pub struct Point {
    pub entry: u32,
    pub day: String,
    pub field: String,
    pub name: String,
    pub value: f64,
    pub band: String,
    pub min: i32,
    pub max: i32,
}

#[derive(Serialize)]
pub struct Summary {
    pub entries: u32,
    pub finished: u32,
    pub changes: Vec<Changed>,
    pub choices: Vec<Chosen>,
    pub moved: Vec<Moved>,
    pub points: Vec<Point>,
}

impl From<&journal::Summary> for Summary {
    fn from(summary: &journal::Summary) -> Self {
        Self {
            entries: summary.entries,
            finished: summary.finished,
            changes: summary.changes.iter().map(Into::into).collect(),
            choices: summary.choices.iter().map(Into::into).collect(),
            moved: summary.moved.iter().map(Into::into).collect(),
            points: summary.points.iter().map(Into::into).collect(),
        }
    }
}

impl From<&journal::ChangeSummary> for Changed {
    fn from(change: &journal::ChangeSummary) -> Self {
        let journal::ChangeSummary { field, field_label, label, n, before, after, later, later_n } =
            change.clone();
        Self { field, field_label, label, n, before, after, later, later_n }
    }
}

impl From<&journal::ChoiceCount> for Chosen {
    fn from(count: &journal::ChoiceCount) -> Self {
        let journal::ChoiceCount { field, field_label, id, label, n, of } = count.clone();
        Self { field, field_label, id, label, n, of }
    }
}

impl From<&journal::Moved> for Moved {
    fn from(moved: &journal::Moved) -> Self {
        let (field, before, after) = (moved.field.clone(), moved.before, moved.after);
        Self { entry: (&moved.row).into(), field, before, after }
    }
}

impl From<&journal::Point> for Point {
    fn from(point: &journal::Point) -> Self {
        let journal::Point { entry, day, field, name, value, band, min, max } = point.clone();
        Self { entry, day: day.to_string(), field, name, value, band, min, max }
    }
}

/// Something that came back.
#[derive(Serialize)]
pub struct DueItem {
    pub entry: Row,
    pub method: String,
    /// `return`, or the id of a date field.
    pub what: String,
    pub label: String,
    pub day: String,
}

impl From<&journal::Due> for DueItem {
    fn from(due: &journal::Due) -> Self {
        let journal::Due { row, method, what, label, day } = due;
        let (method, what, label) = (method.clone(), what.clone(), label.clone());
        Self { entry: row.into(), method, what, label, day: day.to_string() }
    }
}

#[derive(Serialize)]
pub struct DueList {
    pub due: Vec<DueItem>,
}

#[derive(Serialize)]
pub struct Settled {
    pub id: u32,
    pub done: &'static str,
}

#[derive(Serialize)]
pub struct Linked {
    pub from: u32,
    pub to: u32,
    /// `linked` or `unlinked`.
    pub done: &'static str,
}

#[derive(Serialize)]
pub struct ThreadLink {
    pub from: u32,
    pub to: u32,
    pub quote: String,
}

#[derive(Serialize)]
pub struct Thread {
    pub entries: Vec<Entry>,
    pub links: Vec<ThreadLink>,
}

impl From<&journal::Thread> for Thread {
    fn from(thread: &journal::Thread) -> Self {
        let link = |link: &journal::ThreadLink| ThreadLink {
            from: link.from,
            to: link.to,
            quote: link.quote.clone(),
        };
        Self {
            entries: thread.entries.iter().map(Into::into).collect(),
            links: thread.links.iter().map(link).collect(),
        }
    }
}

#[derive(Serialize)]
pub struct HelpLines {
    /// The day of the latest check of the whole list.
    pub checked: String,
    pub country: Country,
    pub lines: Vec<HelpLine>,
    pub anywhere: Vec<HelpPage>,
}

#[derive(Serialize)]
pub struct Countries {
    pub countries: Vec<Country>,
}
