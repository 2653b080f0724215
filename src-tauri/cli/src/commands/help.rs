//! Where help is. It needs no journal and no network.

use goldseam_content::{Country, Help, HelpLine, Library};

use super::Session;
use crate::{
    args::HelpLines,
    exit::{Failure, Result},
    json::{self, Answer},
    output::{Output, bold, dim},
};

/// What lines are for, in the order in which they are shown.
const KINDS: [(&str, &str); 3] = [
    ("emergency", "In danger, now"),
    ("crisis", "Someone to talk to"),
    ("abuse", "When someone hurts, threatens or controls you"),
];

/// Said after an answer that asks for it. It never stands in the way.
pub fn words(out: &mut Output) -> Result<()> {
    out.line("")?;
    out.text(&bold("Thank you for answering honestly."), 0)?;
    out.text(
        "When pain is great, thoughts like this are common, and they can pass. You do not have to carry them alone.",
        0,
    )?;
    out.line("")?;
    out.text(
        "If you might act on them, or are not sure: call your emergency number now, tell someone near you in one sentence, and move away from anything you could use to hurt yourself.",
        0,
    )?;
    for plan in Library::built_in().methods().iter().filter(|method| method.in_help) {
        out.text(&format!("{}:  goldseam-cli list --method {}", plan.name, plan.id), 0)?;
    }
    out.line("")?;
    numbers(out)?;
    out.text(
        &dim("This journal works only on this computer. Nobody sees what you answer, and nobody will call you."),
        0,
    )
}

/// Where numbers to call are.
pub fn numbers(out: &mut Output) -> Result<()> {
    out.text("Numbers for your country, such as NZ:  goldseam-cli help-lines NZ", 0)?;
    out.text(
        "112 reaches help in the European Union and from many mobile networks elsewhere; findahelpline.com lists lines everywhere.",
        0,
    )
}

pub fn lines(s: &mut Session, options: &HelpLines) -> Result<()> {
    let help = Library::built_in().help();
    let Some(code) = &options.country else { return countries(s, help) };
    let country = help.countries.iter().find(|c| c.code.eq_ignore_ascii_case(code)).ok_or_else(|| {
        Failure::usage("There is no list for that country. help-lines without one shows which there are; findahelpline.com has more.")
    })?;
    // a part has the lines of the whole too, its own first
    let of = |code: &str| help.lines.iter().filter(|line| line.country == code).cloned().collect::<Vec<_>>();
    let mut lines = of(&country.code);
    lines.extend(of(&country.part_of));
    let answer = Answer::new(json::HelpLines {
        checked: help.checked.clone(),
        country: country.clone(),
        lines,
        anywhere: help.anywhere.clone(),
    });
    s.out.answer(&answer, |out| page(out, help, &answer.data))
}

fn countries(s: &mut Session, help: &Help) -> Result<()> {
    let answer = Answer::new(json::Countries { countries: help.countries.clone() });
    s.out.answer(&answer, |out| {
        out.line("In danger call the emergency number: 112 in the European Union and from many mobile")?;
        out.line("networks elsewhere. Numbers are here for:")?;
        out.line("")?;
        for Country { code, name, .. } in &help.countries {
            out.line(&format!("  {code:<8}{name}"))?;
        }
        out.line("")?;
        out.line("Read them with  goldseam-cli help-lines NZ")?;
        anywhere(out, help)
    })
}

fn page(out: &mut Output, help: &Help, shown: &json::HelpLines) -> Result<()> {
    out.line(&bold(&shown.country.name))?;
    for (kind, heading) in KINDS {
        let mut lines = shown.lines.iter().filter(|line| line.kind == kind).peekable();
        if lines.peek().is_none() {
            continue;
        }
        out.line("")?;
        out.line(&bold(heading))?;
        lines.try_for_each(|one| line(out, help, one))?;
    }
    // parts of the country may have more
    let parts: Vec<&str> =
        help.countries.iter().filter(|c| c.part_of == shown.country.code).map(|c| c.code.as_str()).collect();
    if !parts.is_empty() {
        out.line("")?;
        out.text(&format!("More for a part of it: {}", parts.join(", ")), 0)?;
    }
    anywhere(out, help)?;
    out.text(
        &dim(&format!(
            "Phone numbers were checked on {} and may have changed. findahelpline.com keeps a current list.",
            shown.checked
        )),
        0,
    )
}

fn line(out: &mut Output, help: &Help, line: &HelpLine) -> Result<()> {
    let country = help.countries.iter().find(|c| c.code == line.country).map_or("", |c| c.name.as_str());
    let number = if line.display.is_empty() { &line.url } else { &line.display };
    out.text(&format!("{}  {}", bold(number), line.name), 2)?;
    let parts = [&line.audience, &line.text, &line.hours, &line.cost, &line.note];
    let mut parts: Vec<&str> =
        parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
    if !line.display.is_empty() && !line.url.is_empty() {
        parts.push(&line.url);
    }
    if !parts.is_empty() {
        out.text(&parts.join(" · "), 4)?;
    }
    // no number without its country, and where it comes from
    out.text(&dim(&format!("{country}; checked on {}: {}", line.checked, line.source)), 4)
}

fn anywhere(out: &mut Output, help: &Help) -> Result<()> {
    out.line("")?;
    out.line(&bold("In any country"))?;
    help.anywhere.iter().try_for_each(|page| out.text(&format!("{}  {}", page.name, page.what), 2))
}
