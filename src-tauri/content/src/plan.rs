//! What answers say of a plan: until when it holds, when it is looked at again, and on which days
//! of the week it is offered.

use crate::answer::{Answer, Filled};
use crate::model::{Field, FieldKind, Method};

/// The days of the week, as the options of a field that repeats are called.
pub const WEEK: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// What is planned, by the latest answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Planned {
    /// The person has said that it is over.
    pub over: bool,
    /// The last day on which it holds: `2026-11-29`.
    pub ends: Option<String>,
    /// The day on which it is looked at again, unless that was done: `2026-11-29`.
    pub review: Option<String>,
    /// Days of the week on which it is offered, as places in [`WEEK`]; empty if on none in particular.
    pub days: Vec<usize>,
}

impl Method {
    /// What the answers plan. Fields that are not shown count for nothing.
    pub fn planned(&self, filled: &Filled) -> Planned {
        let answers = filled.latest();
        let counted = self.counted(&answers);
        let latest = |of: &dyn Fn(&Field) -> bool| {
            let mut days: Vec<&String> = Vec::new();
            for (_, field) in self.fields().filter(|(_, field)| field.kind == FieldKind::Date && of(field)) {
                if let Some(Answer::Date(day)) = counted.get(field.id.as_str()) {
                    days.push(day);
                }
            }
            days.into_iter().max().cloned()
        };
        let chosen = self.fields().filter(|(_, field)| field.repeats).find_map(|(_, field)| {
            if let Answer::Choices(chosen) = counted.get(field.id.as_str())? {
                Some(&chosen.ids)
            } else {
                None
            }
        });
        let chosen = chosen.into_iter().flatten().filter_map(|id| WEEK.iter().position(|day| day == id));
        // who came back on that day or later has looked at it
        let seen = filled.returns.iter().map(|back| &back.on).max();
        Planned {
            over: self.is_over(filled),
            ends: latest(&|field| field.ends),
            review: latest(&|field| field.due).filter(|day| seen.is_none_or(|seen| seen < day)),
            days: if self.is_daily(filled) { (0..WEEK.len()).collect() } else { chosen.collect() },
        }
    }
}
