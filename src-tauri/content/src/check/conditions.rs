//! Conditions: one form each, and nothing but what stands before.

use std::collections::BTreeMap;

use super::{Report, join, short};
use crate::model::{Condition, Field, FieldKind, Method};

const MOST_DEPTH: usize = 8;
const MOST_ITEMS: usize = 20;

pub(super) fn check(method: &Method, report: &mut Report) {
    let mut check = Check { method, report, earlier: BTreeMap::new() };
    for (index, section) in method.sections.iter().enumerate() {
        let at = format!("sections[{index}]");
        if let Some(condition) = &section.show_if {
            check.condition(condition, &join(&at, "show_if"), 1);
        }
        for (index, field) in section.fields.iter().enumerate() {
            let at = format!("{at}.fields[{index}]");
            if let Some(condition) = &field.show_if {
                check.condition(condition, &join(&at, "show_if"), 1);
            }
            check.earlier.insert(&field.id, field);
        }
    }
    // when all is answered, it may look at all of it
    for (key, condition) in [("over_if", &method.over_if), ("daily_if", &method.daily_if)] {
        if let Some(condition) = condition {
            check.condition(condition, key, 1);
        }
    }
}

struct Check<'a> {
    method: &'a Method,
    report: &'a mut Report,
    earlier: BTreeMap<&'a str, &'a Field>,
}

impl Check<'_> {
    fn condition(&mut self, condition: &Condition, at: &str, depth: usize) {
        if depth > MOST_DEPTH {
            self.report
                .add(at, format!("Conditions are nested more than {MOST_DEPTH} deep. Say it more simply."));
            return;
        }
        if !one_form(condition) {
            self.report.add(
                at,
                "A condition is one of these: `field` with `is`, with `answered`, or with `from` and `to`; `all`; `any`; `not`.",
            );
            return;
        }
        for (key, list) in [("all", &condition.all), ("any", &condition.any)] {
            let Some(list) = list else { continue };
            let fits = (1..=MOST_ITEMS).contains(&list.len());
            self.report.require(fits, join(at, key), format!("Give 1 to {MOST_ITEMS} conditions."));
            for (index, inner) in list.iter().take(MOST_ITEMS).enumerate() {
                self.condition(inner, &format!("{at}.{key}[{index}]"), depth + 1);
            }
        }
        if let Some(inner) = &condition.not {
            self.condition(inner, &join(at, "not"), depth + 1);
        }
        if let Some(id) = &condition.field {
            self.about_field(condition, id, at);
        }
    }

    fn about_field(&mut self, condition: &Condition, id: &str, at: &str) {
        let Some(field) = self.earlier.get(id).copied() else {
            let what = if self.method.field(id).is_some() {
                format!("The field `{id}` comes later. A condition can look at earlier fields only.")
            } else {
                format!("There is no field `{}`. Name one that stands before this.", short(id))
            };
            self.report.add(join(at, "field"), what);
            return;
        };
        self.report.require(
            field.kind.is_asked(),
            join(at, "field"),
            format!("`{id}` is only read and has no answer to look at."),
        );
        if let Some(is) = &condition.is {
            self.options(field, is, &join(at, "is"));
        }
        if condition.from.is_some() || condition.to.is_some() {
            self.report.require(
                has_number(self.method, field),
                at,
                format!("The answer to `{id}` is not a number. Use `is` or `answered`."),
            );
            let in_order = condition.from.zip(condition.to).is_none_or(|(from, to)| from <= to);
            self.report.require(in_order, join(at, "to"), "`to` must not be below `from`.");
        }
    }

    fn options(&mut self, field: &Field, is: &[String], at: &str) {
        if !field.kind.is_chosen() {
            let what = format!("Nothing is chosen in `{}`. Use `answered`, or `from` and `to`.", field.id);
            self.report.add(at, what);
            return;
        }
        self.report.require(!is.is_empty(), at, "Name at least one option.");
        let options = self.method.options(field);
        for id in is {
            // what is in a list of words is known elsewhere
            let known = field.from.is_some() || options.iter().any(|option| option.id == *id);
            let what = format!("`{}` has no option `{}`.", field.id, short(id));
            self.report.require(known, at, what);
        }
    }
}

fn one_form(condition: &Condition) -> bool {
    let Condition { field, is, answered, from, to, all, any, not } = condition;
    let range = from.is_some() || to.is_some();
    let about = [is.is_some(), answered.is_some(), range];
    let nested = [all.is_some(), any.is_some(), not.is_some()];
    let count = |forms: &[bool]| forms.iter().filter(|form| **form).count();
    match field {
        Some(_) => count(&about) == 1 && count(&nested) == 0,
        None => count(&about) == 0 && count(&nested) == 1,
    }
}

fn has_number(method: &Method, field: &Field) -> bool {
    use FieldKind as K;
    match field.kind {
        K::Scale
        | K::Affect
        | K::Duration
        | K::OwnScales
        | K::Emotions
        | K::Thoughts
        | K::RatedText
        | K::ReRate => true,
        K::Choice | K::Choices | K::Checklist => {
            method.options(field).iter().any(|option| option.score.is_some())
        }
        _ => false,
    }
}
