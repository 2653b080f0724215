//! Whether what an archive says can be kept. An archive is a file that anybody may have written.

use std::collections::BTreeSet;

use goldseam_content::{Answer, Answers, Filled, Return};
use serde_json::Value;

use super::record::{
    WholeAttachment, WholeEntry, WholeEvent, WholeFilled, WholeJourney, WholeKept, WholeKind, WholeLandmark,
    WholeLine, WholeLink, WholeMethod, WholePerson, WholePrompt, WholeRevision, WholeRun, WholeShared,
    WholeTag, WholeWord,
};
use crate::{
    COLOURS, MOST_BODY_BYTES, MOST_QUOTE_CHARS, MOST_TAG_CHARS, MOST_TITLE_CHARS, day::Day, moment::Moment,
    tag, words,
};

/// Longest of the texts that are ids or labels, in characters.
const MOST_LABEL: usize = 2000;
/// Longest of what was noted, in characters. Generous: older versions may have let more in.
const MOST_NOTE: usize = 40_000;
/// Farthest that a number of an answer may be from 0: sums of them must fit.
const FARTHEST_NUMBER: u32 = 1_000_000;

fn label(text: &str) -> bool {
    text.chars().count() <= MOST_LABEL && !text.contains('\0')
}

fn note(text: &str) -> bool {
    text.chars().count() <= MOST_NOTE && !text.contains('\0')
}

/// A moment is read without being looked at.
fn moment(moment: &Moment) -> bool {
    Moment::new(moment.local().time(), moment.offset(), moment.zone().map(str::to_owned)).is_ok()
}

fn text(title: &str, body: &str) -> bool {
    title.chars().count() <= MOST_TITLE_CHARS
        && body.len() <= MOST_BODY_BYTES
        && !title.contains('\0')
        && !body.contains('\0')
}

fn number(id: u32) -> bool {
    id > 0
}

fn answers(answers: &Answers) -> bool {
    answers.iter().all(|(field, answer)| {
        let fits = match answer {
            Answer::Scale(value) => value.unsigned_abs() <= FARTHEST_NUMBER,
            _ => true,
        };
        fits && label(field)
    })
}

fn short<T: serde::Serialize>(value: &T) -> bool {
    serde_json::to_vec(value).is_ok_and(|json| json.len() <= MOST_BODY_BYTES)
}

fn returns(returns: &[Return]) -> bool {
    returns.iter().all(|back| back.on.parse::<Day>().is_ok() && answers(&back.answers))
}

impl WholeFilled {
    /// As an entry has it.
    pub fn filled(&self) -> Filled {
        let Self { method, version, finished, answers, returns, .. } = self.clone();
        Filled { method, version, finished, answers, returns }
    }

    fn fits(&self) -> bool {
        answers(&self.answers) && returns(&self.returns) && short(&self.answers) && short(&self.returns)
    }
}

impl WholeEntry {
    /// Whether it can be kept, apart from others.
    pub fn fits(&self) -> bool {
        let moments = [&self.happened, &self.created, &self.written, &self.saved];
        let due = |keys: &mut BTreeSet<(String, Day)>| {
            self.due.iter().all(|due| label(&due.what) && keys.insert((due.what.clone(), due.day)))
        };
        moments.into_iter().chain(&self.deleted).all(moment)
            && number(self.number)
            && number(self.version)
            && text(&self.title, &self.body)
            && tag::clean(&self.tags).is_ok_and(|clean| clean.len() == self.tags.len())
            && (self.kind == WholeKind::Method) == self.filled.is_some()
            && self.filled.as_ref().is_none_or(WholeFilled::fits)
            && (self.due.is_empty() || self.filled.is_some())
            && due(&mut BTreeSet::new())
            && self.imported.as_ref().is_none_or(|imported| short(&imported.extra))
    }
}

impl WholeRevision {
    /// Whether it can be kept, apart from others.
    pub fn fits(&self) -> bool {
        number(self.number)
            && ["sitting", "shrink", "restore"].contains(&self.kept.as_str())
            && moment(&self.saved)
            && text(&self.title, &self.body)
            && self.filled.as_ref().is_none_or(|filled| {
                answers(&filled.answers)
                    && returns(&filled.returns)
                    && short(&filled)
                    && label(&filled.method)
            })
    }
}

impl WholeMethod {
    /// Whether it can be kept: its id is one.
    pub fn fits(&self) -> bool {
        let letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let versions: BTreeSet<u32> = self.versions.iter().copied().collect();
        (1..=120).contains(&self.id.len())
            && self.id.bytes().all(letter)
            && label(&self.title)
            && versions.len() == self.versions.len()
            && !versions.contains(&0)
    }
}

impl WholeWord {
    /// Whether it can be kept.
    pub fn fits(&self) -> bool {
        number(self.number) && words::fits(&self.kind, &self.data)
    }
}

impl WholeTag {
    /// Whether it can be kept, if there are so many groups.
    pub fn fits(&self, groups: usize) -> bool {
        let name = |name: &String| {
            name.chars().count() <= MOST_TAG_CHARS
                && tag::clean(std::slice::from_ref(name))
                    .is_ok_and(|clean| clean.len() == 1 && clean[0].name == *name)
        };
        match self {
            Self::Group { name: group } => name(group),
            Self::Tag { name: tag, group, colour } => {
                name(tag) && group.is_none_or(|group| group < groups) && *colour <= COLOURS
            }
        }
    }
}

impl WholeLink {
    /// Whether it can be kept.
    pub fn fits(&self) -> bool {
        self.from != self.to && self.quote.chars().count() <= MOST_QUOTE_CHARS && !self.quote.contains('\0')
    }
}

impl WholeJourney {
    /// Whether it can be kept.
    pub fn fits(&self) -> bool {
        number(self.number)
            && moment(&self.created)
            && label(&self.name)
            && self.gate.as_deref().is_none_or(|gate| ["clear", "hidden"].contains(&gate))
    }
}

impl WholeEvent {
    /// Whether it can be kept.
    pub fn fits(&self) -> bool {
        [&self.kind, &self.map, &self.step, &self.what, &self.label].into_iter().all(|text| label(text))
            && !self.kind.is_empty()
            && moment(&self.noted)
            && note(&self.note)
    }
}

impl WholeLine {
    /// Whether it can be kept.
    pub fn fits(&self) -> bool {
        label(&self.outcome)
            && label(&self.label)
            && self.who.as_deref().is_none_or(|who| ["me", "them", "both"].contains(&who))
            && moment(&self.noted)
            && note(&self.note)
    }
}

impl WholeLandmark {
    /// Whether it can be kept.
    pub fn fits(&self) -> bool {
        number(self.number) && !self.name.is_empty() && label(&self.name)
    }
}

impl WholePerson {
    /// Whether it can be kept.
    pub fn fits(&self) -> bool {
        let fit = |name: &&str| label(name) && name.chars().any(char::is_alphanumeric);
        number(self.number)
            && strings(&self.names).is_some_and(|names| !names.is_empty() && names.iter().all(fit))
    }
}

impl WholeShared {
    /// Whether it can be kept.
    pub fn fits(&self) -> bool {
        moment(&self.shared) && label(&self.form) && note(&self.whom) && short(&self.what)
    }
}

impl WholeRun {
    /// Whether it can be kept. An archive has none of archives.
    pub fn fits(&self) -> bool {
        label(&self.format) && self.format != super::ARCHIVE && moment(&self.began) && short(&self.report)
    }
}

impl WholePrompt {
    /// Whether it can be kept.
    pub fn fits(&self) -> bool {
        label(&self.prompt)
    }
}

impl WholeKept {
    /// Whether it can be kept.
    pub fn fits(&self) -> bool {
        label(&self.key) && self.value.len() <= MOST_BODY_BYTES && !self.value.contains('\0')
    }
}

impl WholeAttachment {
    /// Whether it can be kept.
    pub fn fits(&self) -> bool {
        moment(&self.added) && label(&self.name) && label(&self.media) && i64::try_from(self.bytes).is_ok()
    }
}

/// The strings of a list of strings.
pub(super) fn strings(value: &Value) -> Option<Vec<&str>> {
    value.as_array()?.iter().map(Value::as_str).collect()
}
