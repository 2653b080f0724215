//! How what happened is told.

use goldseam_content::{Library, Role};
use goldseam_journal::{EventKind as K, Happened, StepCard, StepStatus};

use crate::{
    exit::Result,
    output::{Output, bold, dim, visible, visible_line},
};

/// Columns that the day of an event takes.
const INDENT: usize = 12;

/// What a role is called.
pub fn role(role: Role) -> &'static str {
    let known = Library::built_in().roles().iter().find(|known| known.id == role);
    known.map_or(role.name(), |known| known.name.as_str())
}

/// How a step stands, with what else there is to know of it.
pub fn standing(card: &StepCard) -> String {
    let status = match card.status {
        StepStatus::NotStarted => "not begun",
        StepStatus::Exploring => "being walked",
        StepStatus::DoneForNow => "done for now",
        StepStatus::Reopened => "opened again",
        StepStatus::NotForMe => "not for me",
    };
    let since = card.since.map(|day| format!(" since {day}")).unwrap_or_default();
    let mut parts = vec![format!("{status}{since}")];
    for (is_so, words) in [
        (card.paused, "at rest after a breach"),
        (card.closed, "closed until its conditions are so"),
        (card.gated, "after the safety questions"),
        (card.optional, "for those who want it"),
        (card.waits, "can wait"),
    ] {
        if is_so {
            parts.push(words.to_owned());
        }
    }
    parts.join(" · ")
}

/// Something that happened, with its day and the person's words.
pub fn happened(out: &mut Output, one: &Happened, with_step: bool) -> Result<()> {
    let mut parts = vec![told(one)];
    if with_step && !one.step.is_empty() {
        parts.insert(0, bold(&visible_line(&one.step)));
    }
    out.text(&format!("{}  {}", one.day, parts.join(" · ")), 0)?;
    if !one.note.is_empty() {
        out.text(&visible(&one.note), INDENT)?;
    }
    match one.entry {
        Some(entry) => out.text(&dim(&format!("entry {entry}  {}", visible_line(&one.title))), INDENT),
        None => Ok(()),
    }
}

fn told(one: &Happened) -> String {
    let label = visible_line(&one.label);
    let on = one.what == "on";
    match one.kind {
        K::Begin => "begun".into(),
        K::Done if label.is_empty() => "done for now".into(),
        K::Done => format!("done for now: {label}"),
        K::Reopen => "opened again".into(),
        K::Leave => "left, not for me".into(),
        K::Open => "its conditions are so".into(),
        K::Pause => "at rest".into(),
        K::Resume => "gone on with".into(),
        K::Tick => format!("ticked: {label}"),
        K::Untick => format!("no longer ticked: {label}"),
        K::AddAction => format!("added: {label}"),
        K::DropAction => format!("taken off the list: {label}"),
        K::Note => "a note".into(),
        K::Write => "written".into(),
        K::Slip => "a slip".into(),
        K::Breach => "a breach".into(),
        K::Answer | K::Role | K::Map => label,
        K::FirstWeeks if on => "the first weeks".into(),
        K::FirstWeeks => "beyond the first weeks".into(),
        K::Archive if on => "put away".into(),
        K::Archive => "taken up again".into(),
    }
}
