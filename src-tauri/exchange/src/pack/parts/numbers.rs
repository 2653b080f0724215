//! Numbers of each day, and what goes along with mood. What goes along may be chance, and that is said with it.

use goldseam_content::Phrase;
use goldseam_document::{Block, Column, Table};
use goldseam_insight::{Days, Finding, NumberLink, RankCorrelation, TagLink, TagResult};
use goldseam_journal::{NumberKind, NumberName, NumberSeries, PatternPage, PatternsAsked, Within};

use super::Asked;
use crate::{
    Result,
    pack::{
        choice::ItemOffer,
        dates::number,
        making::{Making, count, day},
    },
};

/// Before the keys of tags and of numbers.
const TAG: &str = "tag";
const NUMBER: &str = "number";
/// What the durations are counted in.
const MINUTES: f64 = 60.0;

fn page(m: &Making<'_>) -> Result<PatternPage> {
    let within = m.figure_days()?;
    Ok(m.journal.patterns(&PatternsAsked { within, sunday: false, next_day: false })?)
}

/// Tags that are kept among all that were compared.
fn tags(page: &PatternPage) -> impl Iterator<Item = (&TagResult, &TagLink)> {
    let tags = &page.patterns.tags;
    let shown = usize::try_from(tags.n_shown).unwrap_or_default();
    tags.results.iter().take(shown).filter_map(|result| Some((result, result.link.figure()?)))
}

/// Numbers that clearly go along with mood.
fn numbers(page: &PatternPage) -> impl Iterator<Item = (&NumberLink, &RankCorrelation, &NumberName)> {
    page.patterns.numbers.iter().filter_map(|link| {
        let figure = link.link.figure().filter(|figure| figure.clear)?;
        let name = page.numbers.iter().find(|number| number.id == link.number)?;
        Some((link, figure, name))
    })
}

fn tag_name(page: &PatternPage, id: u32) -> &str {
    page.tags.iter().find(|(known, _)| *known == id).map_or("", |(_, name)| name)
}

fn tag_sentence(m: &Making<'_>, page: &PatternPage, tag: &TagResult, link: &TagLink) -> String {
    let phrase = if link.delta < 0.0 { &m.words.tag_lower } else { &m.words.tag_higher };
    phrase.say(&[
        ("tag", tag_name(page, tag.tag)),
        ("shift", &number(link.shift.abs())),
        ("with", &link.n_with.to_string()),
        ("without", &link.n_without.to_string()),
    ])
}

fn number_sentence(m: &Making<'_>, figure: &RankCorrelation, name: &NumberName) -> String {
    let phrase = if figure.rho < 0.0 { &m.words.number_lower } else { &m.words.number_higher };
    phrase.say(&[("name", &name.name), ("days", &figure.n_days.to_string())])
}

pub fn offer_patterns(m: &Making<'_>) -> Result<Vec<ItemOffer>> {
    let page = page(m)?;
    let of_tag = tags(&page).map(|(tag, link)| {
        let mut item =
            ItemOffer::new(format!("{TAG}/{}", tag.tag), tag_name(&page, tag.tag).into(), link.n_with);
        item.detail = tag_sentence(m, &page, tag, link);
        item
    });
    let of_number = numbers(&page).map(|(link, figure, name)| {
        let mut item = ItemOffer::new(format!("{NUMBER}/{}", link.number), name.name.clone(), figure.n_days);
        item.detail = number_sentence(m, figure, name);
        item
    });
    Ok(of_tag.chain(of_number).collect())
}

pub fn patterns(m: &Making<'_>, asked: &Asked<'_>) -> Result<Vec<Block>> {
    let (of_tags, of_numbers) = (asked.ids(TAG), asked.ids(NUMBER));
    let ticked = of_tags.len() + of_numbers.len();
    asked.at_most(ticked)?;
    if ticked == 0 {
        return Ok(Vec::new());
    }
    let page = page(m)?;
    let tags = tags(&page).filter(|(tag, _)| of_tags.contains(&tag.tag));
    let numbers = numbers(&page).filter(|(link, ..)| of_numbers.contains(&link.number));
    let mut items: Vec<String> = tags.map(|(tag, link)| tag_sentence(m, &page, tag, link)).collect();
    items.extend(numbers.map(|(_, figure, name)| number_sentence(m, figure, name)));
    let mut blocks = Vec::new();
    let gone = items.len() < ticked;
    if !items.is_empty() {
        blocks.push(Block::Bullets { items });
    }
    if gone {
        blocks.push(Block::Small { text: m.words.patterns_gone.text().to_owned() });
    }
    let compared =
        page.patterns.numbers.iter().filter(|link| matches!(link.link, Finding::Found { .. })).count();
    let tags = page.patterns.tags.n_compared.to_string();
    let text = m.words.patterns_compared.say(&[("tags", &tags), ("numbers", &compared.to_string())]);
    blocks.push(Block::Small { text });
    Ok(blocks)
}

/// The numbers that have a day in the period.
fn series(m: &Making<'_>) -> Result<Vec<NumberSeries>> {
    let (from, to) = (day(m.choice.from)?, day(m.choice.to)?);
    Ok(m.journal.numbers(Within { from: Some(from), to: Some(to), all: true })?)
}

pub fn offer(m: &Making<'_>) -> Result<Vec<ItemOffer>> {
    let item = |series: &NumberSeries| {
        let NumberName { id, name, method, .. } = &series.number;
        let mut item = ItemOffer::new(format!("{NUMBER}/{id}"), name.clone(), count(series.days.len()));
        item.detail = m.method_name(method);
        item.day = series.days.last().and_then(|day| goldseam_journal::Day::new(day.day.date()).ok());
        item
    };
    Ok(series(m)?.iter().map(item).collect())
}

/// A number as it is read: a length of time in hours and minutes.
fn value(m: &Making<'_>, of: &NumberName, value: f64) -> String {
    if of.kind != NumberKind::Duration {
        return number(value);
    }
    let (hours, minutes) = ((value / MINUTES).floor(), (value % MINUTES).floor());
    m.words.hours.say(&[("hours", &number(hours)), ("minutes", &number(minutes))])
}

fn middle(days: &Days) -> f64 {
    let mut values: Vec<f64> = days.iter().map(|day| day.value).collect();
    values.sort_by(f64::total_cmp);
    let at = |index: usize| values.get(index).copied().unwrap_or_default();
    f64::midpoint(at(values.len().saturating_sub(1) / 2), at(values.len() / 2))
}

fn row(m: &Making<'_>, series: &NumberSeries) -> Vec<String> {
    let NumberSeries { number: of, days } = series;
    let ends = |low: bool| {
        let values = days.iter().map(|day| if low { day.min } else { day.max });
        let end = if low { values.min_by(f64::total_cmp) } else { values.max_by(f64::total_cmp) };
        value(m, of, end.unwrap_or_default())
    };
    let middle = value(m, of, middle(days));
    vec![of.name.clone(), days.len().to_string(), middle, ends(true), ends(false)]
}

pub fn blocks(m: &Making<'_>, asked: &Asked<'_>) -> Result<Vec<Block>> {
    let (ids, w) = (asked.ids(NUMBER), m.words);
    let all = series(m)?;
    let rows: Vec<Vec<String>> =
        all.iter().filter(|series| ids.contains(&series.number.id)).map(|series| row(m, series)).collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let column = |name: &Phrase, numeric| Column { name: name.text().to_owned(), numeric };
    Ok(vec![Block::Table(Table {
        caption: String::new(),
        columns: vec![
            column(&w.number, false),
            column(&w.number_days, true),
            column(&w.number_middle, true),
            column(&w.number_low, true),
            column(&w.number_high, true),
        ],
        rows,
    })])
}
