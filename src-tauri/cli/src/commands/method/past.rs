//! What was filled in with a method so far.

use goldseam_content::{Change, Score};
use goldseam_journal::{ChangeSummary, ChoiceCount, MethodRecord, Point, Summary};

use crate::{
    args::Records,
    commands::{Session, read},
    exit::Result,
    json::{self, Answer},
    output::{Output, bold, dim, visible_line},
};

/// Columns before what belongs to a heading.
const INDENT: usize = 2;
/// Most points of a series that are written out; JSON has all.
const MOST_POINTS: usize = 12;

pub fn records(s: &mut Session, options: &Records) -> Result<()> {
    let journal = s.open()?;
    let (rows, next) = read::gather(&options.listing, |after, limit| {
        let page = journal.records(&options.id, after, limit)?;
        Ok((page.rows, page.next))
    })?;
    let answer = Answer::new(json::Records { records: rows.iter().map(Into::into).collect(), next });
    s.out.answer(&answer, |out| {
        if rows.is_empty() {
            return out.line("Nothing here yet.");
        }
        rows.iter().try_for_each(|record| row(out, record))?;
        read::more(out, answer.data.next.as_deref())
    })
}

fn row(out: &mut Output, record: &MethodRecord) -> Result<()> {
    read::head(out, &record.row, &visible_line(&record.row.title))?;
    for change in &record.changes {
        out.text(&rated(change), read::INDENT)?;
    }
    for score in &record.scores {
        out.text(&scored(score), read::INDENT)?;
    }
    if !record.finished {
        out.text(&dim("not finished"), read::INDENT)?;
    }
    out.line("")
}

fn rated(change: &Change) -> String {
    let label = if change.label.is_empty() { "belief".into() } else { visible_line(&change.label) };
    let later = change.later.map(|later| format!(", later {later}")).unwrap_or_default();
    format!("{label} {} → {}{later}", change.before, change.after)
}

fn scored(score: &Score) -> String {
    let band = if score.band.is_empty() { String::new() } else { format!("  {}", visible_line(&score.band)) };
    format!("{} {} of {}{band}", visible_line(&score.name), score.value, score.max)
}

pub fn summary(s: &mut Session, id: &str) -> Result<()> {
    let summary = s.open()?.summary(id)?;
    let answer = Answer::new(json::Summary::from(&summary));
    s.out.answer(&answer, |out| page(out, &summary))
}

fn page(out: &mut Output, summary: &Summary) -> Result<()> {
    if summary.entries == 0 {
        return out.line("Nothing here yet.");
    }
    out.line(&format!("{} filled in, {} finished.", summary.entries, summary.finished))?;
    if !summary.changes.is_empty() {
        heading(out, "Rated twice: the middle of the first numbers and of the second")?;
        summary.changes.iter().try_for_each(|change| out.text(&changed(change), INDENT))?;
    }
    if !summary.moved.is_empty() {
        heading(out, "What moved most")?;
        for moved in &summary.moved {
            let title = visible_line(&moved.row.title);
            out.cut(&format!("{:>5}  {} → {}  {title}", moved.row.id, moved.before, moved.after), 0)?;
        }
    }
    choices(out, &summary.choices)?;
    points(out, &summary.points)
}

fn heading(out: &mut Output, text: &str) -> Result<()> {
    out.line("")?;
    out.text(&bold(text), 0)
}

fn changed(change: &ChangeSummary) -> String {
    let what = if change.label.is_empty() { &change.field_label } else { &change.label };
    let later = change.later.map(|later| format!(", later {later} (n = {})", change.later_n));
    format!(
        "{}  {} → {}{}  {}",
        visible_line(what),
        change.before,
        change.after,
        later.unwrap_or_default(),
        dim(&format!("n = {}", change.n))
    )
}

fn choices(out: &mut Output, choices: &[ChoiceCount]) -> Result<()> {
    let mut field = "";
    for count in choices {
        if count.field != field {
            field = &count.field;
            heading(out, &visible_line(&count.field_label))?;
        }
        out.text(&format!("{:>3} of {}  {}", count.n, count.of, visible_line(&count.label)), INDENT)?;
    }
    Ok(())
}

/// The newest of each series, oldest first.
fn points(out: &mut Output, points: &[Point]) -> Result<()> {
    let mut rest = points;
    while let Some(first) = rest.first() {
        let (series, after) =
            rest.split_at(rest.iter().take_while(|point| point.field == first.field).count());
        rest = after;
        heading(out, &visible_line(&first.name))?;
        let left = series.len().saturating_sub(MOST_POINTS);
        if left > 0 {
            out.text(&dim(&format!("{left} earlier")), INDENT)?;
        }
        for point in &series[left..] {
            let band = if point.band.is_empty() {
                String::new()
            } else {
                format!("  {}", visible_line(&point.band))
            };
            out.text(&format!("{}  {:>3} of {}{band}", point.day, point.value, point.max), INDENT)?;
        }
    }
    Ok(())
}
