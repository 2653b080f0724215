//! What stands at the head of a method, and its sections.

use std::collections::BTreeSet;

use super::Report;
use crate::model::{Field, FieldKind, Method, MethodKind};

const MOST_SECTIONS: usize = 60;
const MOST_FIELDS: usize = 300;
const MOST_SCORES: usize = 30;
const MOST_DAYS: u32 = 3650;
const MOST_RETURNS: usize = 20;
const MOST_OUTCOMES: usize = 6;

/// Whether there is no more of anything than can be filled in.
pub(super) fn is_small_enough(method: &Method, report: &mut Report) -> bool {
    let sections = method.sections.len() <= MOST_SECTIONS;
    let what = format!("There are more than {MOST_SECTIONS} sections. Please use fewer.");
    report.require(sections, "sections", what);
    let fields = method.fields().count() <= MOST_FIELDS;
    let what = format!("There are more than {MOST_FIELDS} fields. Please use fewer.");
    report.require(fields, "sections", what);
    let scores = method.scores.len() <= MOST_SCORES;
    let what = format!("There are more than {MOST_SCORES} scores. Please use fewer.");
    report.require(scores, "scores", what);
    sections && fields && scores
}

pub(super) fn check(method: &Method, report: &mut Report) {
    report.require(
        super::is_file_id(&method.id),
        "id",
        "An id has 1 to 60 characters: small letters a to z, digits and hyphens.",
    );
    report.require(method.version >= 1, "version", "Versions are counted from 1.");
    report.filled("", &[("group", &method.group), ("name", &method.name), ("summary", &method.summary)]);
    if method.kind == MethodKind::Measure {
        report.require(
            !method.source.is_empty(),
            "source",
            "A measure says where it comes from. Please add it.",
        );
    }
    let some = |value: Option<u32>, most: u32| value.is_none_or(|value| (1..=most).contains(&value));
    report.require(some(method.minutes, 600), "minutes", "Give 1 to 600 minutes.");
    report.require(some(method.again_after_days, MOST_DAYS), "again_after_days", "Give 1 to 3650 days.");
    texts_it_stands_on(method, report);
    sections(method, report);
    come_backs(method, report);
    log(method, report);
    feelings(method, report);
}

/// How it feels, and what led to it: one of each is counted.
fn feelings(method: &Method, report: &mut Report) {
    let of = |is: fn(&Field) -> bool| method.fields().filter(move |(_, field)| is(field));
    let affect = |field: &Field| field.kind == FieldKind::Affect;
    report.require(of(affect).count() <= 1, "sections", "How it feels is asked once. Remove one of the two.");
    report.require(of(|field| field.occasion).count() <= 1, "sections", "What led to it is asked once.");
    let first =
        of(|field| field.kind == FieldKind::Affect || field.occasion).all(|(section, _)| !section.later);
    report.require(first, "sections", "How it feels is asked at the beginning, not at come-backs.");
    let what = "What is one key away asks how it feels. Add a field of the kind `affect`, or remove this.";
    report.require(!method.quick || of(affect).count() == 1, "quick", what);
    let built_in = !method.id.starts_with(crate::library::OWN);
    report.require(
        !method.quick || built_in,
        "quick",
        "Only one that comes with the program can be one key away.",
    );
}

/// What is noted of it day by day.
fn log(method: &Method, report: &mut Report) {
    let Some(log) = &method.log else { return };
    let fits = (1..=MOST_OUTCOMES).contains(&log.outcomes.len());
    report.require(fits, "log.outcomes", format!("Give 1 to {MOST_OUTCOMES} outcomes."));
    let known = log.slip.as_ref().is_none_or(|slip| log.outcomes.iter().any(|o| o.id == *slip));
    report.require(known, "log.slip", "There is no such outcome. Name one of them, or leave this out.");
    super::fields::options(&log.outcomes, "log.outcomes", report);
    report.require(method.plan, "log", "A log is kept on the plan page. Add `plan = true`, or remove it.");
}

/// The fields that give the title and stay in sight.
fn texts_it_stands_on(method: &Method, report: &mut Report) {
    for (key, id) in [("title", &method.title), ("pin", &method.pin)] {
        let Some(id) = id else { continue };
        let Some((section, field)) = method.fields().find(|(_, field)| field.id == *id) else {
            report.add(key, format!("There is no field `{}`. Name one that is there.", super::short(id)));
            continue;
        };
        report.require(field.kind.is_text(), key, "This must name a field that is answered with a text.");
        report.require(!section.later, key, "This must name a field that is asked from the beginning.");
    }
}

fn sections(method: &Method, report: &mut Report) {
    report.require(!method.sections.is_empty(), "sections", "A method needs at least one section.");
    let mut ids = BTreeSet::new();
    for (index, section) in method.sections.iter().enumerate() {
        let at = format!("sections[{index}]");
        report.id(&at, &section.id, &mut ids);
        report.filled(&at, &[("name", &section.name)]);
        let what = "A section needs at least one field; one of the kind `info` is only read.";
        report.require(!section.fields.is_empty(), &at, what);
        for (index, question) in section.questions.iter().enumerate() {
            let at = format!("{at}.questions[{index}]");
            report.require(!question.trim().is_empty(), at, "This question is empty. Write or remove it.");
        }
    }
}

fn come_backs(method: &Method, report: &mut Report) {
    report.require(
        method.returns.len() <= MOST_RETURNS
            && method.returns.iter().all(|days| (1..=MOST_DAYS).contains(days))
            && method.returns.is_sorted_by(|one, next| one < next),
        "returns",
        "Give up to 20 numbers of days, 1 to 3650, each larger than the one before.",
    );
    let later = method.sections.iter().any(|section| section.later);
    let due = method.fields().any(|(_, field)| field.kind == FieldKind::Date && field.due);
    report.require(
        method.returns.is_empty() || later,
        "returns",
        "It comes back, but nothing is asked then. Add a section with `later = true`, or remove this.",
    );
    for (index, section) in method.sections.iter().enumerate() {
        if section.later {
            report.require(
                due || !method.returns.is_empty(),
                format!("sections[{index}].later"),
                "This is asked when the method comes back, but it never does. Add `returns`, or a date with `due = true`.",
            );
        } else if method.sections[..index].iter().any(|before| before.later) {
            let at = format!("sections[{index}]");
            report.add(at, "Sections with `later = true` stand at the end. Move this one before them.");
        }
    }
}
