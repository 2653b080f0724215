//! Mood over the last weeks: a line with its gaps, week by week, sharp drops, and the days at the ends.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use goldseam_document::{Block, Column, Drawn, Lines, Point, Series, Table};
use goldseam_insight::{DayValue, FEWEST_DAYS, Finding, Period, Week, What};
use goldseam_journal::{EdgeDay, FEWEST_EDGE_DAYS, MoodLine, PatternsAsked, Within};

use super::Asked;
use crate::{
    Result,
    pack::{
        dates::{number, signed},
        making::{Making, monday},
    },
};

/// The ends of the scale.
const ENDS: (f64, f64) = (-4.0, 4.0);
/// Days of a week after its first.
const REST_OF_WEEK: u64 = 6;

/// Check-ins that count.
pub fn amount(m: &Making<'_>) -> Result<u32> {
    Ok(m.journal.mood_line(m.line_days()?, false)?.n_entries)
}

/// First and last day of what is looked at.
fn ends(within: Within) -> (NaiveDate, NaiveDate) {
    let date = |day: Option<goldseam_insight::Day>| day.map(goldseam_insight::Day::date).unwrap_or_default();
    (date(within.from), date(within.to))
}

fn point(day: &DayValue) -> Point {
    Point { day: day.day.date(), value: day.value, spread: (day.n > 1).then_some((day.min, day.max)) }
}

/// Days that follow each other without a gap.
fn stretches(days: &[DayValue]) -> Vec<Vec<Point>> {
    days.chunk_by(|a, b| b.day.since(a.day) == 1).map(|run| run.iter().map(point).collect()).collect()
}

/// The mean over seven days, where it lies within the picture.
fn rolling(line: &MoodLine) -> Vec<Vec<Point>> {
    let point = |p: &goldseam_insight::Point| Point { day: p.day.date(), value: p.value, spread: None };
    line.rolling.runs.iter().map(|run| run.iter().map(point).collect()).collect()
}

pub fn line(m: &Making<'_>) -> Result<Vec<Block>> {
    let (within, w) = (m.line_days()?, m.words);
    let line = m.journal.mood_line(within, false)?;
    let every = m.journal.mood_line(Within { all: true, ..within }, false)?;
    let left_out = every.n_entries.saturating_sub(line.n_entries).to_string();
    let (from, to) = ends(within);
    let (days, of) = (line.days.len().to_string(), ((to - from).num_days() + 1).to_string());
    if line.days.is_empty() {
        let text = w.line_too_few.say(&[("days", &days), ("of", &of), ("left_out", &left_out)]);
        return Ok(vec![Block::Small { text }]);
    }
    let low = line.days.iter().map(|day| day.value).min_by(f64::total_cmp).unwrap_or_default();
    let high = line.days.iter().map(|day| day.value).max_by(f64::total_cmp).unwrap_or_default();
    let (low, high) = (signed(low), signed(high));
    let mut series = vec![Series {
        name: w.line_days.text().to_owned(),
        drawn: Drawn::LineAndDots,
        segments: stretches(&line.days),
    }];
    let mean = rolling(&line);
    if !mean.is_empty() {
        let name = w.line_rolling.text().to_owned();
        series.push(Series { name, drawn: Drawn::Line, segments: mean });
    }
    let entries = line.n_entries.to_string();
    Ok(vec![
        Block::Lines(Lines {
            title: w.line_title.say(&[("from", &m.dates.day(from)), ("to", &m.dates.day(to))]),
            alt: w.line_alt.say(&[("days", &days), ("of", &of), ("low", &low), ("high", &high)]),
            from,
            to,
            low: ENDS.0,
            high: ENDS.1,
            low_label: w.line_low.text().to_owned(),
            high_label: w.line_high.text().to_owned(),
            unit: w.points.text().to_owned(),
            series,
            bands: Vec::new(),
            landmarks: Vec::new(),
        }),
        Block::Small {
            text: w.line_counts.say(&[
                ("days", &days),
                ("of", &of),
                ("entries", &entries),
                ("left_out", &left_out),
            ]),
        },
    ])
}

/// What a week comes to, with its counts; what is missing is said.
fn week_row(
    m: &Making<'_>,
    start: NaiveDate,
    week: Option<&Week>,
    ends: (NaiveDate, NaiveDate),
) -> Vec<String> {
    let w = m.words;
    let last = start.checked_add_days(Days::new(REST_OF_WEEK)).unwrap_or(start);
    let (first, last) = (m.dates.short(start.max(ends.0)), m.dates.short(last.min(ends.1)));
    let mut cells = vec![w.week_value.say(&[("from", &first), ("to", &last)])];
    let between = |low: f64, high: f64| w.between.say(&[("low", &signed(low)), ("high", &signed(high))]);
    let none = || w.none.text().to_owned();
    cells.extend(match week.map(|week| &week.figure) {
        Some(Finding::Found { figure, .. }) => {
            let Period { median, q1, q3, min, max, n_days, n_entries, .. } = *figure;
            [signed(median), between(q1, q3), between(min, max), n_days.to_string(), n_entries.to_string()]
        }
        Some(Finding::Lacking { lacks, .. }) => {
            let have = lacks.first().map_or(0, |lack| lack.have).to_string();
            [w.week_too_few.text().to_owned(), none(), none(), have, none()]
        }
        None => [w.week_empty.text().to_owned(), none(), none(), "0".to_owned(), "0".to_owned()],
    });
    cells
}

pub fn weeks(m: &Making<'_>) -> Result<Vec<Block>> {
    let (within, w) = (m.line_days()?, m.words);
    let line = m.journal.mood_line(within, false)?;
    if line.days.is_empty() {
        return Ok(Vec::new());
    }
    let (ends, found) =
        (ends(within), line.weeks.iter().map(|week| (week.start.date(), week)).collect::<BTreeMap<_, _>>());
    let (mut rows, mut start) = (Vec::new(), monday(ends.0));
    while start <= ends.1 {
        rows.push(week_row(m, start, found.get(&start).copied(), ends));
        let Some(next) = start.checked_add_days(Days::new(REST_OF_WEEK + 1)) else { break };
        start = next;
    }
    let column = |name: &goldseam_content::Phrase, numeric| Column { name: name.text().to_owned(), numeric };
    let fewest = FEWEST_DAYS.to_string();
    Ok(vec![Block::Table(Table {
        caption: w.weeks_caption.say(&[("days", &fewest)]),
        columns: vec![
            column(&w.week, false),
            column(&w.week_middle, true),
            column(&w.week_half, true),
            column(&w.week_range, true),
            column(&w.week_days, true),
            column(&w.week_entries, true),
        ],
        rows,
    })])
}

pub fn drops(m: &Making<'_>) -> Result<Vec<Block>> {
    let asked = PatternsAsked { within: m.figure_days()?, sunday: false, next_day: false };
    let page = m.journal.patterns(&asked)?;
    let w = m.words;
    let text = match &page.patterns.sharp_drops {
        Finding::Found { figure, .. } => {
            let said = w
                .drops
                .say(&[("drops", &figure.n_drops.to_string()), ("pairs", &figure.n_pairs.to_string())]);
            let days: Vec<String> = figure.days.iter().map(|day| m.dates.short(day.date())).collect();
            if days.is_empty() {
                said
            } else {
                format!("{said} {}", w.drops_days.say(&[("days", &m.list(&days))]))
            }
        }
        Finding::Lacking { lacks, .. } => {
            let pairs = lacks.iter().find(|lack| lack.what == What::Pairs).or(lacks.first());
            let (have, need) = pairs.map_or((0, 0), |lack| (lack.have, lack.need));
            w.drops_too_few.say(&[("have", &have.to_string()), ("need", &need.to_string())])
        }
    };
    Ok(vec![Block::Paragraph { text }])
}

fn edge_row(m: &Making<'_>, edge: &EdgeDay) -> Vec<String> {
    let tags = if edge.tags.is_empty() { m.words.none.text().to_owned() } else { m.list(&edge.tags) };
    vec![m.dates.day(edge.day.date()), signed(edge.value), tags]
}

pub fn edges(m: &Making<'_>, asked: &Asked<'_>) -> Result<Vec<Block>> {
    let edges = m.journal.mood_edges(m.figure_days()?)?;
    let (w, days) = (m.words, edges.n_days.to_string());
    if edges.best.is_empty() {
        let need = number(f64::from(FEWEST_EDGE_DAYS));
        return Ok(vec![Block::Paragraph { text: w.edges_too_few.say(&[("have", &days), ("need", &need)]) }]);
    }
    let most = asked.shows.most.and_then(|most| usize::try_from(most).ok()).unwrap_or_default();
    let shown = edges.best.iter().take(most).chain(edges.worst.iter().take(most));
    let column = |name: &goldseam_content::Phrase, numeric| Column { name: name.text().to_owned(), numeric };
    Ok(vec![Block::Table(Table {
        caption: w.edges_caption.say(&[("days", &days)]),
        columns: vec![
            column(&w.edges_day, false),
            column(&w.edges_value, true),
            column(&w.edges_tags, false),
        ],
        rows: shown.map(|edge| edge_row(m, edge)).collect(),
    })])
}
