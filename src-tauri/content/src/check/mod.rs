//! What must fit together in a method before it can be filled in.

mod conditions;
mod fields;
mod head;
mod lists;
mod pack;
mod paths;
mod scores;

pub(crate) use lists::{care, emotions, gate, groups, habits, help, prompts, small_words};
pub(crate) use pack::session_pack;
pub(crate) use paths::{journey, page, questions, roles};

use std::collections::BTreeSet;

use crate::model::Method;

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where: `sections[1].fields[0].max`.
    pub at: String,
    /// What, and what to do.
    pub what: String,
}

/// As much is looked for as is told.
const MOST_FOUND: usize = 50;

/// What was found so far.
#[derive(Default)]
pub(crate) struct Report {
    found: Vec<Found>,
}

impl Report {
    fn add(&mut self, at: impl Into<String>, what: impl Into<String>) {
        if self.found.len() < MOST_FOUND {
            self.found.push(Found { at: at.into(), what: what.into() });
        }
    }

    /// Adds it unless it is so.
    fn require(&mut self, is_so: bool, at: impl Into<String>, otherwise: impl Into<String>) {
        if !is_so {
            self.add(at, otherwise);
        }
    }

    /// Texts that must say something.
    fn filled(&mut self, at: &str, texts: &[(&str, &str)]) {
        for (key, text) in texts {
            self.require(
                !text.trim().is_empty(),
                join(at, key),
                format!("`{key}` is empty. Please write something."),
            );
        }
    }

    /// An id that is well formed and new among those of its kind.
    fn id<'a>(&mut self, at: &str, id: &'a str, seen: &mut BTreeSet<&'a str>) {
        self.require(
            is_id(id),
            join(at, "id"),
            "An id has 1 to 60 characters: small letters a to z, digits and _.",
        );
        self.require(
            seen.insert(id),
            join(at, "id"),
            format!("The id `{}` is there twice. Give this one another.", short(id)),
        );
    }
}

fn join(at: &str, key: &str) -> String {
    if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") }
}

/// As much of what somebody wrote as fits into a sentence.
fn short(text: &str) -> String {
    text.chars().take(60).collect()
}

/// `[a-z0-9_]`, 1 to 60 of them.
pub(crate) fn is_id(id: &str) -> bool {
    (1..=60).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// `[a-z0-9-]`, 1 to 60 of them: what files are named by.
fn is_file_id(id: &str) -> bool {
    (1..=60).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Everything that does not fit together in a method, in no particular order.
pub(crate) fn method(method: &Method) -> Vec<Found> {
    let mut report = Report::default();
    // of a file without measure, no more is looked at
    if head::is_small_enough(method, &mut report) {
        head::check(method, &mut report);
        fields::check(method, &mut report);
        conditions::check(method, &mut report);
        scores::check(method, &mut report);
    }
    report.found
}
