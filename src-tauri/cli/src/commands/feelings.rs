//! How it feels, and what a while of it comes to.

use goldseam_content::{Field, FieldKind, Library, Method};
use goldseam_insight::{Day as FeltDay, Lack, What};
use goldseam_journal::{Day, PatternsAsked, Within};
use serde_json::Value;

use super::{Session, method};
use crate::{
    args::{CheckIn, Fill, Insights},
    exit::{Failure, Result},
    json::{self, Answer},
    output::{Output, bold, dim, visible_line},
};

/// Fills in the method that is one key away in the window.
pub fn check_in(s: &mut Session, options: CheckIn) -> Result<()> {
    let quick = Library::built_in().quick().ok_or_else(|| {
        Failure::new("method_missing", "This build has no check-in. method list shows what there is.")
    })?;
    let pairs = pairs(quick, &options)?;
    let fill = Fill {
        id: quick.id.clone(),
        pairs,
        answers: None,
        entry: None,
        come_back: false,
        unfinished: false,
        safe: false,
        from: None,
        quote: None,
        title: None,
        at: options.at,
        tag: options.tag,
        star: false,
    };
    method::fill(s, &fill)
}

/// What was said, as answers to the fields of that kind.
fn pairs(quick: &Method, options: &CheckIn) -> Result<Vec<String>> {
    let mut pairs = options.answer.clone();
    let mut say = |field: Option<&Field>, value: String| {
        let field = field.ok_or_else(|| Failure::usage("The check-in of this build does not ask that."))?;
        pairs.push(format!("{}={value}", field.id));
        Ok::<_, Failure>(())
    };
    let of = |is: &dyn Fn(&Field) -> bool| quick.fields().map(|(_, field)| field).find(|field| is(field));
    if let Some(pleasant) = options.pleasant {
        let energy = options.energy.map_or_else(String::new, |energy| format!(" {energy}"));
        say(of(&|field| field.kind == FieldKind::Affect), format!("{pleasant}{energy}"))?;
    }
    if !options.word.is_empty() {
        say(of(&|field| field.kind == FieldKind::Emotions), options.word.join(", "))?;
    }
    if let Some(note) = &options.note {
        say(of(&|field| Some(&field.id) == quick.title.as_ref()), note.clone())?;
    }
    if let Some(kind) = &options.kind {
        say(of(&|field| field.occasion), kind.clone())?;
    }
    Ok(pairs)
}

/// Every figure of a period, each with its counts and the name of its method.
pub fn insights(s: &mut Session, options: &Insights) -> Result<()> {
    let within = Within { from: felt(options.from)?, to: felt(options.to)?, all: options.all };
    let asked = PatternsAsked { within, sunday: false, next_day: options.next_day };
    let journal = s.open()?;
    let (page, measures) = (journal.patterns(&asked)?, journal.measures(within)?);
    let answer = Answer::new(json::Insights::of(&page, &measures));
    s.out.answer(&answer, |out| {
        let all = &answer.data;
        out.line(&format!("{} check-ins on {} days", all.entries, all.days))?;
        if all.left_out > 0 {
            out.text(
                &dim(&format!("{} more were not planned and do not count; --all counts them.", all.left_out)),
                0,
            )?;
        }
        all.figures.iter().try_for_each(|figure| tell(out, figure))?;
        if all.tags_compared > 0 {
            out.line("")?;
            let says = format!("{} tags compared; a few that look linked will be chance.", all.tags_compared);
            out.text(&dim(&says), 0)?;
        }
        out.text(&dim("All of this can have other causes."), 0)
    })
}

fn felt(day: Option<Day>) -> Result<Option<FeltDay>> {
    let of = |day: Day| {
        FeltDay::try_from(day.date()).map_err(|_| Failure::new("bad_when", "That day can't be used."))
    };
    day.map(of).transpose()
}

fn tell(out: &mut Output, figure: &json::Figure) -> Result<()> {
    out.line("")?;
    let about =
        if figure.about.is_empty() { String::new() } else { format!("  {}", visible_line(&figure.about)) };
    out.text(&format!("{}{about}", bold(figure.id)), 0)?;
    if let Value::Object(values) = &figure.values {
        let said = values.iter().filter_map(|(name, value)| Some(format!("{name} {}", plain(value)?)));
        out.text(&said.collect::<Vec<_>>().join(", "), 4)?;
    }
    let lacking: Vec<String> = figure.lacks.iter().map(lack).collect();
    if !lacking.is_empty() {
        out.text(&format!("not yet: {}", lacking.join("; ")), 4)?;
    }
    out.text(&dim(figure.method), 4)
}

/// A number or a word; lists are for JSON.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => {
            number.as_f64().map(|n| if n.fract() == 0.0 { format!("{n}") } else { format!("{n:.3}") })
        }
        Value::String(text) => Some(text.clone()),
        Value::Bool(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        _ => None,
    }
}

fn lack(lack: &Lack) -> String {
    let of = match lack.what {
        What::Days => "days with a check-in",
        What::Span | What::SpanAtMost => "days from the first to the last",
        What::Pairs => "pairs of check-ins within a day",
        What::DaysWithTwoEntries => "days with two check-ins",
        What::NeighbouringDays => "neighbouring days",
        What::Tagged => "days with it",
        What::Untagged => "days without it",
        What::Rotations => "ways to turn the calendar",
        What::Before => "days before",
        What::After => "days after",
        What::DifferentMoods => "different moods",
        What::DifferentNumbers => "different numbers",
        What::EffectiveDays => "days that count as independent",
        What::Answers => "times filled in",
    };
    format!("{} of {} {of}", lack.have, lack.need)
}
