//! Fields: what belongs to their kind is there, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use super::{Report, join, short};
use crate::affect::OCCASIONS;
use crate::model::{Check, Field, FieldKind, ListName, Method, Opt};
use crate::plan::WEEK;
use crate::sentence::{Part, parts};

const MOST_OPTIONS: usize = 200;
const MOST_CHECKS: usize = 50;
const MOST_SCORE: i32 = 1000;
const MOST_MINUTES: u32 = 120;
const MOST_VALUE: i32 = 100_000;

pub(super) fn check(method: &Method, report: &mut Report) {
    let mut ids = BTreeSet::new();
    let mut earlier = BTreeMap::new();
    for (index, section) in method.sections.iter().enumerate() {
        let within = format!("sections[{index}]");
        options(&section.options, &join(&within, "options"), report);
        for (index, field) in section.fields.iter().enumerate() {
            let at = format!("{within}.fields[{index}]");
            report.id(&at, &field.id, &mut ids);
            if field.kind != FieldKind::Sentence {
                report.filled(&at, &[("label", &field.label)]);
            }
            foreign_keys(field, &at, report);
            match field.kind {
                FieldKind::Choice | FieldKind::Choices | FieldKind::Checklist => {
                    chosen(method, field, &at, report);
                }
                FieldKind::Scale => scale(field, &at, report),
                FieldKind::ReRate => rated_again(field, &earlier, &at, report),
                FieldKind::Sentence => sentence(method, field, &at, report),
                FieldKind::Timer => timer(field, &at, report),
                _ => {}
            }
            advice(&field.checks, &join(&at, "checks"), report);
            earlier.insert(field.id.as_str(), field);
        }
    }
}

/// Keys that mean nothing for the kind: somebody meant something by them.
fn foreign_keys(field: &Field, at: &str, report: &mut Report) {
    use FieldKind as K;
    const CHOSEN: &[K] = &[K::Choice, K::Choices, K::Checklist];
    const TYPED: &[K] = &[K::Text, K::LongText, K::List, K::Thoughts, K::RatedText, K::Person];
    let keys: [(&str, bool, &[K]); 23] = [
        ("options", !field.options.is_empty(), CHOSEN),
        ("from", field.from.is_some(), CHOSEN),
        ("own", field.own, CHOSEN),
        ("at_once", field.at_once.is_some(), CHOSEN),
        ("most", field.most.is_some(), &[K::Choices, K::Emotions]),
        ("occasion", field.occasion, &[K::Choice]),
        ("none", field.none.is_some(), CHOSEN),
        ("help_from", field.help_from.is_some(), &[K::Choice, K::Choices, K::Scale]),
        ("min", field.min.is_some(), &[K::Scale]),
        ("max", field.max.is_some(), &[K::Scale]),
        ("step", field.step.is_some(), &[K::Scale]),
        ("low", !field.low.is_empty(), &[K::Scale]),
        ("high", !field.high.is_empty(), &[K::Scale]),
        ("of", field.of.is_some(), &[K::ReRate]),
        ("more", field.more, &[K::ReRate]),
        ("due", field.due, &[K::Date]),
        ("rests", field.rests, &[K::Date]),
        ("ends", field.ends, &[K::Date]),
        ("repeats", field.repeats, &[K::Choices]),
        ("minutes", field.minutes.is_some(), &[K::Timer]),
        ("template", !field.template.is_empty(), &[K::Sentence]),
        ("placeholder", !field.placeholder.is_empty(), TYPED),
        ("checks", !field.checks.is_empty(), TYPED),
    ];
    for (key, set, kinds) in keys {
        let what = "This means nothing for a field of this kind. Remove it, or change the kind.";
        report.require(!set || kinds.contains(&field.kind), join(at, key), what);
    }
    let most = field.most.is_none_or(|most| (1..=MOST_OPTIONS).contains(&(most as usize)));
    report.require(most, join(at, "most"), format!("Give 1 to {MOST_OPTIONS}."));
    let asked = field.kind.is_asked() || !field.required;
    report.require(asked, join(at, "required"), "This is only read and cannot be required.");
}

fn chosen(method: &Method, field: &Field, at: &str, report: &mut Report) {
    if field.repeats {
        fixed(method, field, at, (&WEEK, "Days that repeat"), report);
    }
    if field.occasion {
        fixed(method, field, at, (&OCCASIONS, "Occasions"), report);
    }
    report.require(
        field.from != Some(ListName::Scales),
        join(at, "from"),
        "Scales are rated and not chosen. Use a field of the kind `own_scales`.",
    );
    options(&field.options, &join(at, "options"), report);
    let offered = !method.options(field).is_empty();
    report.require(
        offered || field.from.is_some(),
        at,
        "There is nothing to choose. Add `options` here or to the section, or `from` a list.",
    );
    report.require(
        field.options.is_empty() || field.from.is_none(),
        join(at, "from"),
        "Options come from here or from a list, not both. Remove `options` or `from`.",
    );
    report.require(
        field.at_once != Some(0),
        join(at, "at_once"),
        "Show at least 1 at once, or leave this out.",
    );
    let named = field.none.as_ref().is_none_or(|label| !label.trim().is_empty());
    report.require(
        named,
        join(at, "none"),
        "Say what the answer that none fits is called, or leave this out.",
    );
    let counted = method.options(field).iter().any(|option| option.score.is_some());
    report.require(
        field.help_from.is_none() || counted,
        join(at, "help_from"),
        "Options that open Help by what they count need a `score`.",
    );
}

pub(super) fn options(options: &[Opt], at: &str, report: &mut Report) {
    let few = options.len() <= MOST_OPTIONS;
    report.require(few, at, format!("There are more than {MOST_OPTIONS} options. Please use fewer."));
    let mut ids = BTreeSet::new();
    for (index, option) in options.iter().enumerate() {
        let at = format!("{at}[{index}]");
        report.id(&at, &option.id, &mut ids);
        report.filled(&at, &[("label", &option.label)]);
        let fits = option.score.is_none_or(|score| (-MOST_SCORE..=MOST_SCORE).contains(&score));
        report.require(
            fits,
            join(&at, "score"),
            format!("Give a number from -{MOST_SCORE} to {MOST_SCORE}."),
        );
    }
}

fn scale(field: &Field, at: &str, report: &mut Report) {
    let (min, max) = field.range();
    let within = |value: i32| (-MOST_VALUE..=MOST_VALUE).contains(&value);
    if !within(min) || !within(max) {
        report.add(at, format!("A scale lies between -{MOST_VALUE} and {MOST_VALUE}."));
        return;
    }
    if min >= max {
        report.add(join(at, "max"), format!("The highest value must be above the lowest, {min}."));
        return;
    }
    let step = field.step.unwrap_or(1);
    report.require(
        step >= 1 && (max - min) % step == 0,
        join(at, "step"),
        "Steps must lead from the lowest value to the highest one exactly.",
    );
}

fn timer(field: &Field, at: &str, report: &mut Report) {
    let fits = field.minutes.is_some_and(|minutes| (1..=MOST_MINUTES).contains(&minutes));
    report.require(fits, join(at, "minutes"), format!("Give 1 to {MOST_MINUTES} minutes."));
}

/// Options that the code knows, each by its id.
fn fixed(method: &Method, field: &Field, at: &str, (ids, name): (&[&str], &str), report: &mut Report) {
    let has = method.options(field).iter().map(|option| option.id.as_str());
    let what = format!("{name} have these options, in this order: {}.", ids.join(", "));
    report.require(has.eq(ids.iter().copied()), join(at, "options"), what);
    let whole = !field.own && field.none.is_none();
    report.require(whole, at, format!("{name} have no `own` and no `none`."));
}

fn rated_again(field: &Field, earlier: &BTreeMap<&str, &Field>, at: &str, report: &mut Report) {
    use FieldKind as K;
    let at_of = join(at, "of");
    let Some(of) = field.of.as_deref() else {
        report.add(at_of, "Name the field that is rated again.");
        return;
    };
    let Some(target) = earlier.get(of) else {
        report.add(at_of, format!("No field `{}` stands before this one. Name an earlier field.", short(of)));
        return;
    };
    report.require(
        matches!(target.kind, K::Emotions | K::Thoughts | K::RatedText | K::Scale),
        at_of,
        "Only emotions, thoughts, a rated text or a scale can be rated again.",
    );
    report.require(
        !field.more || target.kind == K::Emotions,
        join(at, "more"),
        "Words can be added to emotions only. Remove this.",
    );
}

fn sentence(method: &Method, field: &Field, at: &str, report: &mut Report) {
    let at = join(at, "template");
    let Some(parts) = parts(&field.template) else {
        report.add(at, "Each { needs its } with the id of a field between them.");
        return;
    };
    let slots: Vec<&str> =
        parts.iter().filter_map(|part| if let Part::Slot(id) = part { Some(*id) } else { None }).collect();
    report.require(!slots.is_empty(), &at, "Put the id of at least one field in braces: `I feel {feeling}`.");
    for id in slots {
        let asked = method.field(id).is_some_and(|field| field.kind.is_asked());
        report.require(asked, &at, format!("There is no field `{}` to be filled in here.", short(id)));
    }
}

fn advice(checks: &[Check], at: &str, report: &mut Report) {
    let few = checks.len() <= MOST_CHECKS;
    report.require(few, at, format!("There are more than {MOST_CHECKS} of these. Please use fewer."));
    for (index, check) in checks.iter().enumerate() {
        let at = format!("{at}[{index}]");
        report.filled(&at, &[("say", &check.say)]);
        let mut words = check.starts.iter().chain(&check.has).peekable();
        let some = words.peek().is_some() && words.all(|word| !word.trim().is_empty());
        report.require(some, &at, "Say when this is said: with words in `starts`, in `has` or in both.");
    }
}
