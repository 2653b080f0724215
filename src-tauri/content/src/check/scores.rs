//! Scores: what is added up, its range and the names of its ranges.

use std::collections::BTreeSet;

use super::{Report, join, short};
use crate::model::{FieldKind, Method, ScoreRule};

pub(super) fn check(method: &Method, report: &mut Report) {
    let mut ids: BTreeSet<&str> = method.fields().map(|(_, field)| field.id.as_str()).collect();
    for (index, rule) in method.scores.iter().enumerate() {
        let at = format!("scores[{index}]");
        report.id(&at, &rule.id, &mut ids);
        report.filled(&at, &[("name", &rule.name), ("source", &rule.source)]);
        if let Some((min, max)) = reach(method, rule, &at, report) {
            report.require(
                min == i64::from(rule.min),
                join(&at, "min"),
                format!("The answers add up to {min} at least. Correct this, or the options."),
            );
            report.require(
                max == i64::from(rule.max),
                join(&at, "max"),
                format!("The answers add up to {max} at most. Correct this, or the options."),
            );
        }
        bands(rule, &at, report);
        advice(rule, &at, report);
    }
}

/// The lowest and the highest sum; none if something cannot be added up.
fn reach(method: &Method, rule: &ScoreRule, at: &str, report: &mut Report) -> Option<(i64, i64)> {
    report.require(!rule.of.is_empty(), join(at, "of"), "Name the fields that are added up.");
    let mut sum = Some((0, 0));
    for (index, id) in rule.of.iter().enumerate() {
        let at = format!("{at}.of[{index}]");
        let range = item(method, id).and_then(|range| {
            let twice = rule.of[..index].contains(id);
            if twice { Err(format!("`{id}` is there twice. Each field counts once.")) } else { Ok(range) }
        });
        match range {
            Ok((min, max)) => sum = sum.map(|(low, high)| (low + i64::from(min), high + i64::from(max))),
            Err(what) => {
                report.add(at, what);
                sum = None;
            }
        }
    }
    sum.filter(|_| !rule.of.is_empty())
}

/// What a field can add.
fn item(method: &Method, id: &str) -> Result<(i32, i32), String> {
    let Some((section, field)) = method.fields().find(|(_, field)| field.id == id) else {
        return Err(format!("There is no field `{}`. Name one that is there.", short(id)));
    };
    if section.later {
        return Err(format!("`{id}` is asked at come-backs only and cannot be added up."));
    }
    let uncounted = || {
        format!("`{id}` cannot be added up: give each of its options a `score`, and nothing else to choose.")
    };
    match field.kind {
        FieldKind::Scale => Ok(field.range()),
        FieldKind::Choice if !field.own && field.none.is_none() && field.from.is_none() => {
            let scores: Option<Vec<i32>> = method.options(field).iter().map(|option| option.score).collect();
            let scores = scores.ok_or_else(uncounted)?;
            scores.iter().min().copied().zip(scores.iter().max().copied()).ok_or_else(uncounted)
        }
        FieldKind::Choice => Err(uncounted()),
        _ => Err(format!("`{id}` cannot be added up: only a scale or a choice can.")),
    }
}

/// The ranges meet each other and both ends.
fn bands(rule: &ScoreRule, at: &str, report: &mut Report) {
    let mut next = i64::from(rule.min);
    for (index, band) in rule.bands.iter().enumerate() {
        let at = format!("{at}.bands[{index}]");
        report.filled(&at, &[("name", &band.name)]);
        report.require(
            i64::from(band.from) == next,
            join(&at, "from"),
            format!("This range must begin at {next}, so that none is left out and none is in two."),
        );
        report.require(band.from <= band.to, join(&at, "to"), "`to` must not be below `from`.");
        next = i64::from(band.to) + 1;
    }
    report.require(
        rule.bands.is_empty() || next == i64::from(rule.max) + 1,
        join(at, "bands"),
        format!("The last range must end at {}.", rule.max),
    );
}

fn advice(rule: &ScoreRule, at: &str, report: &mut Report) {
    let within = rule.cutoff.is_none_or(|cutoff| (rule.min..=rule.max).contains(&cutoff));
    report.require(within, join(at, "cutoff"), "This must lie between `min` and `max`.");
    report.require(
        rule.cutoff.is_some() != rule.cutoff_says.trim().is_empty(),
        join(at, "cutoff"),
        "`cutoff` and `cutoff_says` stand together or not at all.",
    );
    let change = rule.reliable.is_none_or(|points| points >= 1);
    report.require(change, join(at, "reliable"), "Give at least 1 point, or leave this out.");
}
