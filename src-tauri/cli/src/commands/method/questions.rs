//! What a method asks.

use goldseam_content::{Field, FieldKind, Method};

use crate::{
    commands::Session,
    exit::Result,
    guide::Words,
    json::{Answer, Shown},
    output::{Output, bold, dim, visible},
};

pub fn show(s: &mut Session, id: &str) -> Result<()> {
    let method = super::found(s, id)?;
    let answer = Answer::new(Shown { method });
    s.out.answer(&answer, |out| page(out, &answer.data.method))
}

fn page(out: &mut Output, method: &Method) -> Result<()> {
    out.text(&bold(&visible(&method.name)), 0)?;
    for text in [&method.summary, &method.intro] {
        say(out, text)?;
    }
    if method.gated {
        say(out, "It comes after the safety questions: filling it in asks them first.")?;
    }
    let words = Words::of_library();
    for section in &method.sections {
        out.line("")?;
        let later = if section.later { dim("  when it comes back") } else { String::new() };
        out.text(&format!("{}{later}", bold(&visible(&section.name))), 0)?;
        say(out, &section.intro)?;
        if section.plan {
            out.text(&dim("What is planned:  goldseam-cli plan"), 2)?;
        }
        for field in &section.fields {
            question(out, method, &words, field)?;
        }
        for question in &section.questions {
            out.text(&dim(&format!("- {}", visible(question))), 2)?;
        }
    }
    for text in [&method.source, &method.notice] {
        out.line("")?;
        out.text(&dim(&visible(text)), 0)?;
    }
    Ok(())
}

fn say(out: &mut Output, text: &str) -> Result<()> {
    if text.is_empty() { Ok(()) } else { out.text(&visible(text), 0) }
}

fn question(out: &mut Output, method: &Method, words: &Words, field: &Field) -> Result<()> {
    if field.kind == FieldKind::Sentence {
        return Ok(());
    }
    let mut notes = vec![match field.minutes {
        Some(minutes) if field.kind == FieldKind::Timer => format!("a clock that runs for {minutes} minutes"),
        _ => kind(field.kind).to_owned(),
    }];
    if field.required {
        notes.push("must be answered".into());
    }
    if field.show_if.is_some() {
        notes.push("sometimes".into());
    }
    let label = if field.label.is_empty() { "…".into() } else { visible(&field.label) };
    out.text(&format!("{label}  {}", dim(&format!("{}: {}", visible(&field.id), notes.join(", ")))), 2)?;
    if !field.hint.is_empty() {
        out.text(&dim(&visible(&field.hint)), 4)?;
    }
    for choice in words.choices(method, field) {
        out.text(&format!("- {}  {}", visible(&choice.label), dim(&visible(&choice.id))), 4)?;
    }
    if let Some(none) = &field.none {
        out.text(&format!("- {}  {}", visible(none), dim("none")), 4)?;
    }
    Ok(())
}

fn kind(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "a line",
        FieldKind::LongText => "lines",
        FieldKind::List => "a list, a line for each",
        FieldKind::Choice => "one of",
        FieldKind::Choices | FieldKind::Checklist => "any of",
        FieldKind::Scale => "a number",
        FieldKind::Emotions => "feelings, as in sad 80",
        FieldKind::Thoughts => "thoughts, as in It will never end | 90",
        FieldKind::RatedText => "a sentence and how much it is believed, as in It hurts today | 60",
        FieldKind::ReRate => "the same again, now",
        FieldKind::Date => "a day",
        FieldKind::Person => "a name",
        FieldKind::Affect => "how pleasant and how much energy, each from -4 to 4, as in -2 1",
        FieldKind::Duration => "hours and minutes, as in 7:30",
        FieldKind::OwnScales => "scales with their values from 0 to 10, as in 1 6, 2 3",
        FieldKind::Sentence | FieldKind::Info | FieldKind::Timer => "to read",
    }
}
