//! What is planned, and what came of it.

use goldseam_journal::{LogLine, NewLine, PlanItem, Who};

use super::{Session, read};
use crate::{
    args::{Plan, PlanCommand, PlanNote},
    clock,
    exit::{Failure, Result},
    input,
    json::{self, Answer},
    output::{Output, bold, dim, visible, visible_line},
};

/// What stands for standard input.
const INPUT: &str = "-";
const WEEK: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

pub fn plan(s: &mut Session, options: Plan) -> Result<()> {
    match options.command {
        None => list(s),
        Some(PlanCommand::Note(options)) => note(s, options),
        Some(PlanCommand::Log(options)) => log(s, options.entry),
    }
}

fn list(s: &mut Session) -> Result<()> {
    let items = s.open()?.plan(clock::now()?.day())?;
    let answer = Answer::new(json::Plan { plan: items.iter().map(Into::into).collect() });
    s.out.answer(&answer, |out| {
        if items.is_empty() {
            return out
                .line("Nothing is planned. Methods such as agreement, promise and routine plan something.");
        }
        items.iter().try_for_each(|item| row(out, item))?;
        out.line("Note what came of it with  goldseam-cli plan note ENTRY OUTCOME")
    })
}

fn row(out: &mut Output, item: &PlanItem) -> Result<()> {
    read::head(out, &item.row, &visible_line(&item.row.title))?;
    out.text(&dim(&known(item).join(" · ")), read::INDENT)?;
    item.lines.iter().try_for_each(|one| line(out, one))?;
    if !item.over && !item.outcomes.is_empty() {
        let ids: Vec<&str> = item.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
        out.text(&dim(&format!("to note: {}", visible_line(&ids.join(", ")))), read::INDENT)?;
    }
    out.line("")
}

/// What there is to know of it besides its title.
fn known(item: &PlanItem) -> Vec<String> {
    let method = item.row.method.as_deref().unwrap_or(&item.method);
    let mut parts = vec![visible_line(method)];
    if item.over {
        parts.push("over".into());
    }
    if item.today {
        parts.push("today".into());
    }
    let days = item.days.iter().filter_map(|day| WEEK.get(usize::try_from(*day).ok()?.checked_sub(1)?));
    let days: Vec<&str> = days.copied().collect();
    if !days.is_empty() {
        parts.push(days.join(", "));
    }
    if let Some(day) = item.review {
        parts.push(format!("looked at again on {day}"));
    }
    if let Some(day) = item.ends {
        parts.push(format!("until {day}"));
    }
    let earlier = usize::try_from(item.noted).unwrap_or(usize::MAX).saturating_sub(item.lines.len());
    if earlier > 0 {
        parts.push(format!("{earlier} earlier: plan log {}", item.row.id));
    }
    parts
}

fn line(out: &mut Output, line: &LogLine) -> Result<()> {
    let who = match line.who {
        Some(Who::Me) => "  mine",
        Some(Who::Them) => "  theirs",
        Some(Who::Both) => "  both",
        None => "",
    };
    out.text(&format!("{}  {}{who}", line.day, bold(&visible_line(&line.label))), read::INDENT)?;
    if line.note.is_empty() { Ok(()) } else { out.text(&visible(&line.note), read::INDENT + 12) }
}

fn note(s: &mut Session, options: PlanNote) -> Result<()> {
    let who = options.who.as_deref().map(whose).transpose()?;
    let mut journal = s.open()?;
    let text = match options.note {
        Some(note) if note == INPUT => input::rest()?,
        note => note.unwrap_or_default(),
    };
    let now = clock::now()?;
    let day = options.day.unwrap_or_else(|| now.day());
    // by its id, or by what it is called
    let items = journal.plan(now.day())?;
    let typed = options.outcome.to_lowercase();
    let outcomes = items.iter().filter(|item| item.row.id == options.entry).flat_map(|item| &item.outcomes);
    let mut known = outcomes.filter(|outcome| outcome.id == typed || outcome.label.to_lowercase() == typed);
    let outcome = known.next().map_or(typed.clone(), |outcome| outcome.id.clone());
    let new = NewLine { day, outcome, who, note: text, during: options.during };
    let noted = journal.note_outcome(options.entry, &new, &now).map_err(|e| match e.code() {
        "bad_answer" => Failure::new(e.code(), "That can't be noted of this. plan shows what can."),
        _ => e.into(),
    })?;
    journal.lock()?;
    let answer = Answer::new(json::Line { line: (&noted).into() });
    s.out.answer(&answer, |out| {
        out.line(&format!("Noted of entry {}:", options.entry))?;
        line(out, &noted)
    })
}

fn whose(typed: &str) -> Result<Who> {
    match typed {
        "me" => Ok(Who::Me),
        "them" => Ok(Who::Them),
        "both" => Ok(Who::Both),
        _ => Err(Failure::usage("--who is me, them or both.")),
    }
}

fn log(s: &mut Session, entry: u32) -> Result<()> {
    let lines = s.open()?.plan_log(entry)?;
    let answer = Answer::new(json::Lines { lines: lines.iter().map(Into::into).collect() });
    s.out.answer(&answer, |out| {
        if lines.is_empty() {
            return out.line("Nothing was noted yet.");
        }
        lines.iter().try_for_each(|one| line(out, one))
    })
}
