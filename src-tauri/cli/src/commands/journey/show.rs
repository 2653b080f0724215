//! A journey and its steps, to be read.

use goldseam_content::Library;
use goldseam_journal::{ActionView, Elsewhere, JourneyView, QuestionView, StepView};

use super::{is_open, list, number, said, step as step_of};
use crate::{
    args::{JourneyHistory, JourneyStep},
    commands::Session,
    exit::Result,
    json::{self, Answer},
    output::{Output, bold, dim, visible, visible_line},
};

/// Columns before what belongs to a heading.
const INDENT: usize = 2;
/// Columns before what belongs to a step in the list.
const STEP: usize = 5;

pub fn journey(s: &mut Session, typed: &str) -> Result<()> {
    let view = s.open()?.journey(number(typed)?)?;
    s.out.answer(&Answer::new(json::JourneyShown::from(&view)), |out| page(out, &view))
}

fn page(out: &mut Output, view: &JourneyView) -> Result<()> {
    out.text(&bold(&visible_line(&view.card.name)), 0)?;
    list::known(out, &view.card, 0)?;
    out.line("")?;
    for text in [&view.notice, &view.intro] {
        say(out, text)?;
    }
    for (index, card) in view.steps.iter().enumerate() {
        out.text(&format!("{:>2}. {}  {}", index + 1, bold(&card.name), dim(&card.at.step)), 0)?;
        out.text(&card.purpose, STEP)?;
        out.text(&dim(&said::standing(card)), STEP)?;
        out.line("")?;
    }
    elsewhere(out, &view.elsewhere)?;
    out.text(&dim(&view.source), 0)
}

fn say(out: &mut Output, text: &str) -> Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    out.text(text, 0)?;
    out.line("")
}

fn heading(out: &mut Output, text: &str) -> Result<()> {
    out.line("")?;
    out.text(&bold(text), 0)
}

fn list_of(out: &mut Output, name: &str, items: &[String]) -> Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    heading(out, name)?;
    items.iter().try_for_each(|item| out.text(&format!("- {item}"), INDENT))
}

fn elsewhere(out: &mut Output, others: &[Elsewhere]) -> Result<()> {
    if others.is_empty() {
        return Ok(());
    }
    heading(out, "By other maps")?;
    for other in others {
        out.text(
            &format!("{}: {}  {}/{}", other.map, bold(&other.name), other.at.map, other.at.step),
            INDENT,
        )?;
        other
            .ticked
            .iter()
            .try_for_each(|ticked| out.text(&format!("- [x] {}", visible_line(ticked)), STEP))?;
    }
    out.line("")
}

pub fn step(s: &mut Session, options: &JourneyStep) -> Result<()> {
    let id = number(&options.journey)?;
    let journal = s.open()?;
    let whole = journal.journey(id)?;
    let view = journal.journey_step(id, &step_of(&whole, &options.step)?)?;
    if view.card.gated && !is_open(s, &journal, &whole.card, options.safe)? {
        return Ok(journal.lock()?);
    }
    s.out.answer(&Answer::new(json::StepShown::from(&view)), |out| step_page(out, &view))
}

fn step_page(out: &mut Output, view: &StepView) -> Result<()> {
    out.text(&bold(&view.card.name), 0)?;
    out.text(&dim(&format!("{} · {}", view.map, said::standing(&view.card))), 0)?;
    if !view.ending.is_empty() {
        out.text(&dim(&view.ending), 0)?;
    }
    if !view.reason.is_empty() {
        out.text(&visible(&view.reason), INDENT)?;
    }
    out.line("")?;
    out.text(&view.card.purpose, 0)?;
    list_of(out, "Before it opens", &view.conditions)?;
    heading(out, "What can be done")?;
    view.actions.iter().try_for_each(|action| row(out, action))?;
    list_of(out, "To write from", &view.prompts)?;
    heading(out, "Done for now")?;
    out.text(&view.done, INDENT)?;
    for ending in &view.endings {
        out.text(&format!("- {}  {}", ending.label, dim(&ending.id)), INDENT)?;
    }
    list_of(out, "Come back to it when", &view.revisit)?;
    leads(out, view)?;
    if !view.entries.is_empty() {
        heading(out, "Written here")?;
        for row in &view.entries {
            out.cut(&format!("{:>5}  {}", row.id, visible_line(&row.title)), 0)?;
        }
    }
    elsewhere(out, &view.elsewhere)?;
    if view.history.is_empty() {
        return Ok(());
    }
    heading(out, "What happened here")?;
    view.history.iter().try_for_each(|one| said::happened(out, one, false))
}

fn row(out: &mut Output, action: &ActionView) -> Result<()> {
    let mark = if action.ticked.is_some() { "x" } else { " " };
    let other = if action.other { dim("  from another time") } else { String::new() };
    let text =
        format!("- [{mark}] {}  {}{other}", visible_line(&action.text), dim(&visible_line(&action.id)));
    out.text(&text, INDENT)?;
    let Some(tick) = &action.ticked else { return Ok(()) };
    let entry = tick.entry.map(|entry| format!(" · entry {entry}")).unwrap_or_default();
    out.text(&dim(&format!("{}{entry}", tick.day)), INDENT + 6)?;
    if tick.note.is_empty() { Ok(()) } else { out.text(&visible(&tick.note), INDENT + 6) }
}

/// The methods and pages that help here.
fn leads(out: &mut Output, view: &StepView) -> Result<()> {
    let library = Library::built_in();
    let methods = library.methods().iter().filter(|method| view.methods.contains(&method.id));
    let methods =
        methods.map(|m| format!("{}:  goldseam-cli method fill {}", m.name, m.id)).collect::<Vec<_>>();
    let pages = library.pages().iter().filter(|page| view.pages.contains(&page.id));
    let pages = pages.map(|p| format!("{}:  goldseam-cli read {}", p.name, p.id)).collect::<Vec<_>>();
    list_of(out, "To be led by questions", &methods)?;
    list_of(out, "To read", &pages)
}

pub fn history(s: &mut Session, options: &JourneyHistory) -> Result<()> {
    let id = number(&options.journey)?;
    let journal = s.open()?;
    let at = match &options.step {
        Some(typed) => Some(step_of(&journal.journey(id)?, typed)?),
        None => None,
    };
    let all = journal.journey_history(id, at.as_ref())?;
    let answer = Answer::new(json::History { history: all.iter().map(Into::into).collect() });
    s.out.answer(&answer, |out| {
        if all.is_empty() {
            return out.line("Nothing here yet.");
        }
        all.iter().try_for_each(|one| said::happened(out, one, at.is_none()))
    })
}

pub fn questions(s: &mut Session, typed: &str) -> Result<()> {
    let questions = s.open()?.journey(number(typed)?)?.questions;
    let answer = Answer::new(json::Questions { questions: questions.iter().map(Into::into).collect() });
    s.out.answer(&answer, |out| questions.iter().try_for_each(|one| question(out, one)))
}

fn question(out: &mut Output, question: &QuestionView) -> Result<()> {
    out.text(&format!("{}  {}", bold(&question.name), dim(&question.id)), 0)?;
    out.text(&question.says, 0)?;
    out.line("")?;
    out.text(&question.asks, INDENT)?;
    for answer in &question.answers {
        out.text(&format!("- {}  {}", answer.label, dim(&answer.id)), INDENT)?;
    }
    if !question.given.is_empty() {
        out.line("")?;
        question.given.iter().try_for_each(|one| said::happened(out, one, false))?;
    }
    out.line("")
}
