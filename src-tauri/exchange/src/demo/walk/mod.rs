//! What the person of an invented journal walked, and what came of what they had planned.

pub(super) mod content;
mod log;

use std::collections::BTreeSet;

use chrono::Days;
use goldseam_content::{Library, Role};
use goldseam_journal::{Act, Day, Moment, NewAct, NewJourney, NewLine, StepRef};

use self::content::{Kind, Line};
use super::{frame::Frame, guided::content::Content};
use crate::{Result, content::ContentError, random::Random};

/// The map of a step that is named without one.
const USUAL_MAP: &str = "seven-steps";

/// Everything that was walked and noted. Entries are named as in the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Walked {
    /// In the order in which they were begun.
    pub journeys: Vec<Walk>,
    /// In the order of time.
    pub lines: Vec<Noted>,
}

/// A journey.
#[derive(Debug, Clone, PartialEq)]
pub struct Walk {
    /// Names it in the file.
    pub id: String,
    /// As it was begun.
    pub new: NewJourney,
    /// When that was.
    pub begun: Moment,
    /// What was done on it, in the order of time.
    pub acts: Vec<Done>,
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// What; without its entry.
    pub act: NewAct,
    /// When.
    pub at: Moment,
    /// The entry that belongs to it.
    pub entry: Option<String>,
}

/// A line of the log of something planned.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted {
    /// What was planned.
    pub of: String,
    /// What came of it; without the entry of the talk.
    pub line: NewLine,
    /// When it was noted.
    pub at: Moment,
    /// The entry of the talk in which it was noted.
    pub during: Option<String>,
}

/// All of a file that happened after the first day.
pub(super) fn walked(frame: Frame, content: &Content, mut random: Random) -> Result<Walked> {
    let names = Names { frame, entries: content.entries.iter().map(|entry| entry.id.as_str()).collect() };
    let mut walked = Walked::default();
    for journey in &content.journeys {
        let Some(day) = frame.day(journey.days_ago) else { continue };
        let new = NewJourney {
            name: journey.name.clone(),
            role: journey.role,
            first_weeks: journey.first_weeks,
            gate: journey.gate,
        };
        let begun = frame.wall(day, journey.time).moment()?;
        walked.journeys.push(Walk { id: journey.id.clone(), new, begun, acts: Vec::new() });
    }
    let main = content.journeys.first().map_or("", |journey| journey.id.as_str());
    for act in &content.acts {
        let id = act.journey.as_deref().unwrap_or(main);
        if content.journeys.iter().all(|journey| journey.id != id) {
            return Err(frame.wrong("acts.journey", format!("there is no journey `{id}`")).into());
        }
        let Some(walk) = walked.journeys.iter_mut().find(|walk| walk.id == id) else { continue };
        walk.acts.extend(names.done(act)?);
    }
    for walk in &mut walked.journeys {
        walk.acts.sort_by_key(|done| done.at.ms());
    }
    for line in &content.lines {
        walked.lines.extend(names.noted(line)?);
    }
    for log in &content.logs {
        names.known(&log.of)?;
        walked.lines.extend(log::noted(frame, log, &mut random)?);
    }
    walked.lines.sort_by(|a, b| (a.at.ms(), &a.of).cmp(&(b.at.ms(), &b.of)));
    Ok(walked)
}

/// The entries of a file, to look names up.
struct Names<'a> {
    frame: Frame,
    entries: BTreeSet<&'a str>,
}

impl Names<'_> {
    fn known(&self, entry: &str) -> std::result::Result<(), ContentError> {
        if self.entries.contains(entry) {
            return Ok(());
        }
        Err(self.frame.wrong(entry, "there is no such entry"))
    }

    fn done(&self, act: &content::Act) -> Result<Option<Done>> {
        let Some(written) = self.frame.day(act.days_ago) else { return Ok(None) };
        let day = written.checked_sub_days(Days::new(act.about)).unwrap_or(written);
        act.entry.iter().try_for_each(|entry| self.known(entry))?;
        let what = what(act).map_err(|part| {
            let place = format!("acts, {} days ago at {}", act.days_ago, act.time);
            self.frame.wrong(&place, format!("`{part}` is missing or unknown"))
        })?;
        let new = NewAct { act: what, day: Day::new(day)?, note: act.note.clone(), entry: None };
        let at = self.frame.wall(written, act.time).moment()?;
        Ok(Some(Done { act: new, at, entry: act.entry.clone() }))
    }

    fn noted(&self, line: &Line) -> Result<Option<Noted>> {
        let Some(day) = self.frame.day(line.days_ago) else { return Ok(None) };
        self.known(&line.of)?;
        line.during.iter().try_for_each(|during| self.known(during))?;
        let new = NewLine {
            day: Day::new(day)?,
            outcome: line.outcome.clone(),
            who: line.who,
            note: line.note.clone(),
            during: None,
        };
        let at = self.frame.wall(day, line.time).moment()?;
        Ok(Some(Noted { of: line.of.clone(), line: new, at, during: line.during.clone() }))
    }
}

/// What was done. The part that is missing or unknown, if one is.
fn what(act: &content::Act) -> std::result::Result<Act, &'static str> {
    let at = || act.at.as_deref().and_then(step).ok_or("at");
    let what = || act.what.clone().ok_or("what");
    let is_on = || match act.what.as_deref() {
        Some("on") => Ok(true),
        Some("off") => Ok(false),
        _ => Err("what"),
    };
    Ok(match act.kind {
        Kind::Begin => Act::Begin { at: at()? },
        Kind::Done => Act::Done { at: at()?, ending: act.what.clone() },
        Kind::Reopen => Act::Reopen { at: at()? },
        Kind::Leave => Act::Leave { at: at()? },
        Kind::Open => Act::Open { at: at()? },
        Kind::Resume => Act::Resume { at: at()? },
        Kind::Tick => Act::Tick { at: at()?, action: what()? },
        Kind::Untick => Act::Untick { at: at()?, action: what()? },
        Kind::AddAction => Act::AddAction { at: at()? },
        Kind::DropAction => Act::DropAction { at: at()?, action: what()? },
        Kind::Note if act.at.is_none() => Act::Note { at: None },
        Kind::Note => Act::Note { at: Some(at()?) },
        Kind::Write => Act::Write { at: at()? },
        Kind::Slip => Act::Slip,
        Kind::Breach => Act::Breach,
        Kind::Answer => Act::Answer { question: what()?, answer: act.answer.clone().ok_or("answer")? },
        Kind::Role => {
            let name = what()?;
            Act::Role { role: Role::ALL.into_iter().find(|role| role.name() == name).ok_or("what")? }
        }
        Kind::Map => Act::Map { map: what()? },
        Kind::FirstWeeks => Act::FirstWeeks { on: is_on()? },
        Kind::Archive => Act::Archive { on: is_on()? },
    })
}

/// A step by its id, or by those of its map and itself with a stroke between. None if there is no such step.
fn step(name: &str) -> Option<StepRef> {
    let (map, step) = name.split_once('/').unwrap_or((USUAL_MAP, name));
    Library::built_in().journey(map)?.step(step)?;
    Some(StepRef { map: map.to_owned(), step: step.to_owned() })
}
