//! The methods to choose from.

use goldseam_content::{Library, MethodKind};

use crate::{
    args::MethodList,
    clock,
    commands::Session,
    exit::Result,
    json::{Answer, Card, Cards},
    output::{Output, bold, dim, visible_line},
};

/// Columns before what is said of a method.
const INDENT: usize = 4;

pub fn list(s: &mut Session, options: &MethodList) -> Result<()> {
    let mut cards: Vec<Card> = if options.library {
        Library::built_in().methods().iter().map(Into::into).collect()
    } else {
        s.open()?.methods(clock::now()?.day())?.iter().map(Into::into).collect()
    };
    cards.retain(|card| card.offered || options.all);
    let answer = Answer::new(Cards { methods: cards });
    s.out.answer(&answer, |out| {
        let mut group = "";
        for card in &answer.data.methods {
            if card.group != group {
                group = &card.group;
                heading(out, group)?;
            }
            row(out, card)?;
        }
        out.line("Begin with  goldseam-cli method fill METHOD")
    })
}

/// A person's own methods may name groups that there are not.
fn heading(out: &mut Output, group: &str) -> Result<()> {
    let known = Library::built_in().groups().iter().find(|known| known.id == group);
    let name = known.map_or(group, |group| group.name.as_str());
    out.text(&bold(&visible_line(name)), 0)?;
    out.line("")
}

fn row(out: &mut Output, card: &Card) -> Result<()> {
    out.line(&format!("  {}  {}", bold(&visible_line(&card.id)), visible_line(&card.name)))?;
    out.text(&visible_line(&card.summary), INDENT)?;
    out.text(&dim(&known(card).join(" · ")), INDENT)?;
    out.line("")
}

/// What else there is to know of it.
fn known(card: &Card) -> Vec<String> {
    let mut parts = vec![kind(card.kind).to_owned()];
    if let Some(minutes) = card.minutes {
        parts.push(format!("about {minutes} {}", if minutes == 1 { "minute" } else { "minutes" }));
    }
    if card.own {
        parts.push("your own".into());
    }
    if card.opt_in {
        parts.push("on request".into());
    }
    if card.gated {
        parts.push("after the safety questions".into());
    }
    match card.filled {
        0 => {}
        1 => parts.push("filled in once".into()),
        n => parts.push(format!("filled in {n} times")),
    }
    if let Some(day) = &card.again_on {
        parts.push(format!("again from {day}"));
    }
    if let Some(entry) = card.open.filter(|_| !card.single) {
        parts.push(format!("begun: --entry {entry}"));
    }
    parts
}

fn kind(kind: MethodKind) -> &'static str {
    match kind {
        MethodKind::Record => "record",
        MethodKind::Worksheet => "worksheet",
        MethodKind::Measure => "questionnaire",
        MethodKind::Tracker => "a few questions",
        MethodKind::Letter => "letter",
    }
}
