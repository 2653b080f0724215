//! Journeys, the questions beside them, and pages.

use std::collections::BTreeSet;

use super::{Found, Report, is_file_id, join};
use crate::journey::{Journey, Question, Role, RoleName, RoleText, Step};
use crate::reading::Reading;

const MOST_STEPS: usize = 30;

pub(crate) fn roles(roles: &[RoleName]) -> Vec<Found> {
    let mut report = Report::default();
    let all: Vec<Role> = roles.iter().map(|role| role.id).collect();
    report.require(all == Role::ALL, "roles", "The roles are hurt, repair and solo, in this order.");
    for (index, role) in roles.iter().enumerate() {
        report.filled(&format!("roles[{index}]"), &[("name", &role.name), ("summary", &role.summary)]);
    }
    report.found
}

pub(crate) fn questions(questions: &[Question]) -> Vec<Found> {
    let mut report = Report::default();
    let mut ids = BTreeSet::new();
    for (index, question) in questions.iter().enumerate() {
        let at = format!("questions[{index}]");
        report.id(&at, &question.id, &mut ids);
        let Question { name, says, hurt, repair, solo, .. } = question;
        report.filled(
            &at,
            &[("name", name), ("says", says), ("hurt", hurt), ("repair", repair), ("solo", solo)],
        );
        report.require(question.answers.len() >= 2, join(&at, "answers"), "Give at least two answers.");
        options(&mut report, &join(&at, "answers"), &question.answers);
    }
    report.found
}

fn options(report: &mut Report, at: &str, options: &[crate::model::Opt]) {
    let mut ids = BTreeSet::new();
    for (index, option) in options.iter().enumerate() {
        let at = format!("{at}[{index}]");
        report.id(&at, &option.id, &mut ids);
        report.filled(&at, &[("label", &option.label)]);
    }
}

/// What journeys and pages have at their head.
fn head(report: &mut Report, id: &str, version: u32, texts: &[(&str, &str)]) {
    report.require(
        is_file_id(id),
        "id",
        "An id has 1 to 60 characters: small letters a to z, digits and hyphens.",
    );
    report.require(version >= 1, "version", "Versions are counted from 1.");
    report.filled("", texts);
}

/// A list of texts, each of which says something.
fn texts(report: &mut Report, at: &str, texts: &[String]) {
    for (index, text) in texts.iter().enumerate() {
        let what = "This is empty. Write or remove it.";
        report.require(!text.trim().is_empty(), format!("{at}[{index}]"), what);
    }
}

pub(crate) fn journey(journey: &Journey) -> Vec<Found> {
    let mut report = Report::default();
    let Journey { id, version, name, summary, source, intro, .. } = journey;
    head(
        &mut report,
        id,
        *version,
        &[("name", name), ("summary", summary), ("source", source), ("intro", intro)],
    );
    let few = (1..=MOST_STEPS).contains(&journey.steps.len());
    report.require(few, "steps", format!("A journey has 1 to {MOST_STEPS} steps."));
    let mut ids = BTreeSet::new();
    for (index, step) in journey.steps.iter().take(MOST_STEPS).enumerate() {
        let at = format!("steps[{index}]");
        report.id(&at, &step.id, &mut ids);
        self::step(&mut report, &at, step);
    }
    report.found
}

fn step(report: &mut Report, at: &str, step: &Step) {
    report.filled(at, &[("name", &step.name), ("purpose", &step.purpose), ("done", &step.done)]);
    report.require(!step.revisit.is_empty(), join(at, "revisit"), "Say when to come back to it.");
    texts(report, &join(at, "revisit"), &step.revisit);
    options(report, &join(at, "endings"), &step.endings);
    for (index, name) in step.same_as.iter().enumerate() {
        let fits = name.split('/').count() == 2;
        let what = "Name a step of another journey, as in `seven-steps/step_plan`.";
        report.require(fits, format!("{at}.same_as[{index}]"), what);
    }
    let mut ids = BTreeSet::new();
    for role in Role::ALL {
        let text = step.own_text(role);
        let at = join(at, role.name());
        role_text(report, &at, text);
        options(report, &join(&at, "endings"), &text.endings);
        for (index, action) in text.actions.iter().enumerate() {
            let at = format!("{at}.actions[{index}]");
            report.id(&at, &action.id, &mut ids);
            report.filled(&at, &[("text", &action.text)]);
            let free = !action.id.starts_with("own_");
            report.require(free, join(&at, "id"), "Ids that begin with `own_` are for a person's own.");
        }
    }
    let alone = step.solo.conditions.is_empty();
    report.require(alone, join(at, "solo.conditions"), "Nothing is closed to who goes alone. Remove these.");
}

fn role_text(report: &mut Report, at: &str, text: &RoleText) {
    report.require(!text.actions.is_empty(), join(at, "actions"), "Give at least one thing to do.");
    report.require(!text.prompts.is_empty(), join(at, "prompts"), "Give at least one question.");
    for (key, list) in
        [("prompts", &text.prompts), ("revisit", &text.revisit), ("conditions", &text.conditions)]
    {
        texts(report, &join(at, key), list);
    }
}

pub(crate) fn page(page: &Reading) -> Vec<Found> {
    let mut report = Report::default();
    head(&mut report, &page.id, page.version, &[("name", &page.name), ("summary", &page.summary)]);
    report.require(!page.parts.is_empty(), "parts", "A page needs at least one part.");
    report.require(!page.sources.is_empty(), "sources", "Say where this comes from.");
    texts(&mut report, "sources", &page.sources);
    for (index, part) in page.parts.iter().enumerate() {
        let at = format!("parts[{index}]");
        report.filled(&at, &[("heading", &part.heading)]);
        let some = !part.text.is_empty() || !part.list.is_empty();
        report.require(some, &at, "There is nothing to read under this heading.");
        texts(&mut report, &join(&at, "text"), &part.text);
        texts(&mut report, &join(&at, "list"), &part.list);
    }
    report.found
}
