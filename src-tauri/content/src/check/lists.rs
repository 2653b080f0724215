//! The other files of `content/`.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Found, Report};
use crate::lists::{Care, EmotionGroup, Gate, Group, Habit, Help, HelpLine, PromptGroup};

pub(crate) fn groups(groups: &[Group]) -> Vec<Found> {
    let mut report = Report::default();
    for (index, group) in groups.iter().enumerate() {
        let at = format!("groups[{index}]");
        report.filled(&at, &[("id", &group.id), ("name", &group.name), ("summary", &group.summary)]);
        let new = groups[..index].iter().all(|other| other.id != group.id);
        report.require(new, format!("{at}.id"), "This id is there twice.");
    }
    report.found
}

pub(crate) fn emotions(groups: &[EmotionGroup]) -> Vec<Found> {
    let mut report = Report::default();
    let (mut ids, mut words) = (BTreeSet::new(), BTreeSet::new());
    for (index, group) in groups.iter().enumerate() {
        let at = format!("groups[{index}]");
        report.id(&at, &group.id, &mut ids);
        report.filled(&at, &[("name", &group.name)]);
        for (index, family) in group.families.iter().enumerate() {
            let at = format!("{at}.families[{index}]");
            report.filled(&at, &[("name", &family.name)]);
            for (index, word) in family.words.iter().enumerate() {
                let new = !word.trim().is_empty() && words.insert(word.to_lowercase());
                report.require(new, format!("{at}.words[{index}]"), "This word is empty or there twice.");
            }
        }
    }
    report.found
}

pub(crate) fn small_words(words: &[String]) -> Vec<Found> {
    let mut report = Report::default();
    let mut known = BTreeSet::new();
    for (index, word) in words.iter().enumerate() {
        let plain = !word.trim().is_empty() && *word == word.to_lowercase();
        let what = "Write each word once, in lower case.";
        report.require(plain && known.insert(word), format!("words[{index}]"), what);
    }
    report.found
}

pub(crate) fn habits(habits: &[Habit]) -> Vec<Found> {
    let mut report = Report::default();
    let mut ids = BTreeSet::new();
    for (index, habit) in habits.iter().enumerate() {
        let at = format!("habits[{index}]");
        report.id(&at, &habit.id, &mut ids);
        report.filled(&at, &[("name", &habit.name), ("line", &habit.line), ("example", &habit.example)]);
        report.require(!habit.questions.is_empty(), format!("{at}.questions"), "A habit needs a question.");
    }
    report.found
}

pub(crate) fn care(care: &[Care]) -> Vec<Found> {
    let mut report = Report::default();
    let mut ids = BTreeSet::new();
    for (index, item) in care.iter().enumerate() {
        let at = format!("care[{index}]");
        report.id(&at, &item.id, &mut ids);
        report.filled(&at, &[("label", &item.label)]);
        let fits = [5, 20, 60].contains(&item.minutes);
        report.require(fits, format!("{at}.minutes"), "This must be 5, 20 or 60.");
    }
    report.found
}

pub(crate) fn prompts(groups: &[PromptGroup]) -> Vec<Found> {
    let mut report = Report::default();
    let (mut ids, mut prompts) = (BTreeSet::new(), BTreeSet::new());
    for (index, group) in groups.iter().enumerate() {
        let at = format!("groups[{index}]");
        report.id(&at, &group.id, &mut ids);
        report.filled(&at, &[("name", &group.name)]);
        for (index, prompt) in group.prompts.iter().enumerate() {
            let at = format!("{at}.prompts[{index}]");
            report.id(&at, &prompt.id, &mut prompts);
            report.filled(&at, &[("text", &prompt.text)]);
            let known = prompt.roles.iter().all(|role| ["hurt", "repair", "solo"].contains(&role.as_str()));
            report.require(known, format!("{at}.roles"), "A role is hurt, repair or solo.");
        }
    }
    report.found
}

pub(crate) fn gate(gate: &Gate) -> Vec<Found> {
    let mut report = Report::default();
    report.filled(
        "",
        &[
            ("name", &gate.name),
            ("intro", &gate.intro),
            ("says", &gate.says),
            ("says_danger", &gate.says_danger),
            ("says_own", &gate.says_own),
            ("says_leaving", &gate.says_leaving),
            ("says_kept", &gate.says_kept),
        ],
    );
    let mut ids = BTreeSet::new();
    for (index, item) in gate.items.iter().enumerate() {
        let at = format!("items[{index}]");
        report.id(&at, &item.id, &mut ids);
        report.filled(&at, &[("text", &item.text)]);
    }
    let answers: Vec<&str> = gate.answers.iter().map(|answer| answer.id.as_str()).collect();
    let fits = answers == ["none", "some", "not_sure", "rather_not"];
    report.require(fits, "answers", "The answers are none, some, not_sure and rather_not, in this order.");
    report.found
}

pub(crate) fn help(help: &Help) -> Vec<Found> {
    let mut report = Report::default();
    report.require(is_day(&help.checked), "checked", "Give a day, as in 2026-10-07.");
    let codes: BTreeSet<&str> = help.countries.iter().map(|country| country.code.as_str()).collect();
    let emergency =
        |code: &str| help.lines.iter().any(|line| line.kind == "emergency" && line.country == code);
    for (index, country) in help.countries.iter().enumerate() {
        let at = format!("countries[{index}]");
        report.filled(&at, &[("code", &country.code), ("name", &country.name)]);
        let new = help.countries[..index].iter().all(|other| other.code != country.code);
        report.require(new, format!("{at}.code"), "This code is there twice.");
        let whole = country.part_of.is_empty() || codes.contains(country.part_of.as_str());
        report.require(whole, format!("{at}.part_of"), "This country is not in the list.");
        let reached = emergency(&country.code) || emergency(&country.part_of);
        report.require(reached, at, "There is no emergency number for it.");
    }
    for (index, line) in help.lines.iter().enumerate() {
        help_line(line, &codes, &format!("lines[{index}]"), &mut report);
    }
    for (index, page) in help.anywhere.iter().enumerate() {
        report.filled(&format!("anywhere[{index}]"), &[("name", &page.name), ("what", &page.what)]);
    }
    report.found
}

/// A number is worth nothing without its country, and not to be trusted without source, day and
/// grade.
fn help_line(line: &HelpLine, codes: &BTreeSet<&str>, at: &str, report: &mut Report) {
    report.filled(at, &[("name", &line.name), ("source", &line.source)]);
    let known = codes.contains(line.country.as_str());
    report.require(known, format!("{at}.country"), "This country is not in the list.");
    let kind = ["emergency", "crisis", "abuse"].contains(&line.kind.as_str());
    report.require(kind, format!("{at}.kind"), "The kind is emergency, crisis or abuse.");
    report.require(is_day(&line.checked), format!("{at}.checked"), "Give a day, as in 2026-10-07.");
    let sure = ["A", "B"].contains(&line.grade.as_str());
    report.require(sure, format!("{at}.grade"), "Only lines of grade A or B are given.");
    let reached = [&line.dial, &line.text, &line.url].iter().any(|way| !way.is_empty());
    report.require(reached, at, "It needs a number, a text number or a page.");
    let dialled = |c: char| c.is_ascii_digit() || matches!(c, '+' | '#' | '*');
    let fits = line.dial.chars().all(dialled);
    report.require(fits, format!("{at}.dial"), "Nothing but digits, +, # and *.");
    let read: String = line.display.chars().filter(|c| dialled(*c)).collect();
    report.require(read == line.dial, format!("{at}.display"), "It must read as the digits of `dial`.");
}

fn is_day(text: &str) -> bool {
    text.parse::<NaiveDate>().is_ok_and(|day| day.to_string() == text)
}
