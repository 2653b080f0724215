//! A document as the template reads it: blocks with a kind `k`, and texts as runs.

use chrono::Datelike as _;
use serde_json::{Value, json};

use super::world::Letters;
use crate::chart;
use crate::flow::{
    Direction, Flow, Grid, Run, Style, direction, line, lines, markdown, opening, plain, said,
};
use crate::model::{Block, Days, Document, Entry, Lines, Pair, Paper, Picture, Record, Table};
use crate::picture::{self, Ready};
use crate::words::words;

/// Longest record that is kept on one page, in characters; well below what a page takes.
const KEPT_TOGETHER: usize = 500;
/// Longest cell in a column that takes what it needs, and from where on longer makes no difference, in characters.
const SHORT: usize = 24;
const LONG: usize = 64;
/// Deepest heading that a file can name.
const DEEPEST: usize = 6;

/// What the template is given.
pub(super) struct Data {
    pub(super) json: Value,
    pub(super) pictures: Vec<Ready>,
    pub(super) pictures_left_out: usize,
}

impl Data {
    pub(super) fn of(document: &Document) -> Self {
        let mut writer = Writer::default();
        let sections: Vec<_> = document.sections.iter().map(|section| {
            let heading = line(&section.heading);
            let heading = (!heading.is_empty()).then(|| writer.heading(1, &heading, true));
            json!({ "heading": heading, "newPage": section.new_page, "blocks": writer.blocks(&section.blocks, 2) })
        }).collect();
        let (language, region) = language(&document.language);
        let json = json!({
            "title": runs(&line(&document.title)),
            "runsAs": direction(&line(&document.title)),
            "name": said(&line(&document.title), &words().blackout),
            "language": language,
            "region": region,
            "made": [document.made.year().clamp(1, 9999), document.made.month(), document.made.day()],
            "paper": match document.paper { Paper::A4 => "a4", Paper::Letter => "us-letter" },
            "head": pairs(&document.head),
            "notice": runs(&lines(&document.notice)),
            "words": {
                "page": words().page,
                "blackout": words().blackout,
                "nothing": words().nothing,
                "spread": words().spread,
                "noDays": words().no_days,
            },
            "sections": sections,
        });
        Self { json, pictures: writer.pictures, pictures_left_out: writer.pictures_left_out }
    }

    /// The different characters of all texts.
    pub(super) fn letters(&self) -> Letters {
        let mut letters = Letters::new();
        collect(&self.json, &mut letters);
        letters
    }
}

fn collect(value: &Value, letters: &mut Letters) {
    match value {
        Value::String(text) => letters.extend(text.chars()),
        Value::Array(values) => values.iter().for_each(|value| collect(value, letters)),
        Value::Object(fields) => fields.values().for_each(|value| collect(value, letters)),
        _ => {}
    }
}

/// `pt-BR` in its two parts; `en` for what can't be one.
fn language(tag: &str) -> (String, Option<String>) {
    let mut parts = tag.split('-');
    let letters = |part: &&str, lengths: &[usize]| {
        lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
    };
    let Some(language) = parts.next().filter(|part| letters(part, &[2, 3])) else {
        return ("en".into(), None);
    };
    let region = parts.find(|part| letters(part, &[2])).map(str::to_ascii_uppercase);
    (language.to_ascii_lowercase(), region)
}

/// The texts of a run are never markup: the template sets them as they are.
fn runs(runs: &[Run]) -> Value {
    runs.iter().map(run).collect()
}

fn run(run: &Run) -> Value {
    let (text, style) = match run {
        Run::Blackout => return json!({ "x": true }),
        Run::Break => return json!({ "n": true }),
        Run::Text(text, style) => (text, *style),
    };
    let Style { strong, emphasis, struck, code } = style;
    let mut value = json!({ "t": text });
    for (name, on) in [("b", strong), ("i", emphasis), ("s", struck), ("c", code)] {
        if on {
            value[name] = Value::Bool(true);
        }
    }
    value
}

fn paragraph(of: &[Run]) -> Value {
    json!({ "k": "p", "runsAs": direction(of), "runs": runs(of) })
}

fn pairs(rows: &[Pair]) -> Value {
    let row = |pair: &Pair| {
        let value: Vec<_> = plain(&pair.value)
            .iter()
            .map(|flow| match flow {
                Flow::Paragraph(runs) => paragraph(runs),
                _ => Value::Null,
            })
            .collect();
        json!({ "label": runs(&lines(&pair.label)), "value": value, "keep": pair.value.len() < KEPT_TOGETHER })
    };
    rows.iter().map(row).collect()
}

fn texts(of: &[String]) -> Value {
    of.iter().map(|text| line(text)).filter(|text| !text.is_empty()).map(|text| runs(&text)).collect()
}

/// A text for those who hear it.
fn heard(text: &str) -> String {
    said(&line(text), &words().blackout)
}

#[derive(Default)]
struct Writer {
    pictures: Vec<Ready>,
    pictures_left_out: usize,
    /// Of the heading before: the next may lie one deeper at most.
    level: usize,
}

impl Writer {
    /// A heading of the level that is wanted, or the next deeper one that there can be.
    fn heading(&mut self, wanted: usize, text: &[Run], marked: bool) -> Value {
        self.level = wanted.min(self.level + 1).min(DEEPEST);
        json!({ "level": self.level, "runs": runs(text), "runsAs": direction(text), "marked": marked })
    }

    fn blocks(&mut self, blocks: &[Block], level: usize) -> Value {
        let mut written = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph { text } => written.extend(self.flow(&plain(text), level)),
                Block::Small { text } => {
                    written.push(json!({ "k": "small", "blocks": self.flow(&plain(text), level) }));
                }
                Block::Markdown { text } => written.extend(self.flow(&markdown(text), level)),
                Block::Heading { text } => {
                    let text = line(text);
                    if !text.is_empty() {
                        written.push(
                            json!({ "k": "h", "heading": self.heading(level, &text, true), "look": "sub" }),
                        );
                    }
                }
                Block::Bullets { items } => {
                    let items: Vec<_> = items.iter().map(|item| self.flow(&plain(item), level)).collect();
                    written.push(
                        json!({ "k": "list", "start": null, "items": items, "runsAs": Direction::Forward }),
                    );
                }
                Block::Pairs { rows } => written.push(json!({ "k": "pairs", "rows": pairs(rows) })),
                Block::Table(table) => written.push(figures(table)),
                Block::Entry(entry) => written.push(self.entry(entry, level)),
                Block::Record(record) => written.push(self.record(record, level)),
                Block::Lines(lines) => written.push(drawn(lines)),
                Block::Days(days) => written.push(squares(days)),
                Block::Picture(picture) => written.push(self.picture(picture)),
            }
        }
        Value::Array(written)
    }

    fn flow(&mut self, flow: &[Flow], level: usize) -> Vec<Value> {
        flow.iter()
            .map(|block| match block {
                Flow::Paragraph(runs) => paragraph(runs),
                Flow::Heading(own, text) => {
                    let heading = self.heading(level + usize::from(*own) - 1, text, false);
                    json!({ "k": "h", "heading": heading, "look": "text" })
                }
                Flow::List(start, items) => {
                    let items: Vec<_> = items.iter().map(|item| self.flow(item, level)).collect();
                    // numbers that no page has room for would only push the text away
                    let start = start.map(|start| start.min(99_999));
                    json!({ "k": "list", "start": start, "items": items, "runsAs": opening(block) })
                }
                Flow::Quote(blocks) => {
                    json!({ "k": "quote", "blocks": self.flow(blocks, level), "runsAs": opening(block) })
                }
                Flow::Code(text) => json!({ "k": "code", "text": text }),
                Flow::Rule => json!({ "k": "rule" }),
                Flow::Table(grid) => within(grid),
            })
            .collect()
    }

    fn entry(&mut self, entry: &Entry, level: usize) -> Value {
        let (title, when) = (line(&entry.title), line(&entry.when));
        let titled = !title.is_empty();
        let name = if titled { &title } else { &when };
        json!({
            "k": "entry",
            "heading": (!name.is_empty()).then(|| self.heading(level, name, true)),
            "when": if titled { runs(&when) } else { json!([]) },
            "marks": texts(&entry.marks),
            "tags": texts(&entry.tags),
            "blocks": self.blocks(&entry.blocks, level + 1),
        })
    }

    fn record(&mut self, record: &Record, level: usize) -> Value {
        let title = line(&record.title);
        let length: usize = record.rows.iter().map(|row| row.label.len() + row.value.len() + 80).sum();
        json!({
            "k": "record",
            "heading": (!title.is_empty()).then(|| self.heading(level, &title, true)),
            "when": runs(&line(&record.when)),
            "marks": texts(&record.marks),
            "rows": pairs(&record.rows),
            "keep": length < KEPT_TOGETHER,
        })
    }

    fn picture(&mut self, picture: &Picture) -> Value {
        let name = format!("picture-{}", self.pictures.len());
        let alt = heard(&picture.alt);
        let Some(ready) = picture::of(picture, &name) else {
            self.pictures_left_out += 1;
            return json!({ "k": "noPicture", "runs": runs(&line(&format!("{}: {}", words().picture_left_out, picture.alt))) });
        };
        let block = json!({
            "k": "picture",
            "name": ready.name,
            "alt": if alt.is_empty() { words().picture.clone() } else { alt },
            "caption": runs(&line(&picture.alt)),
            "width": ready.width,
            "height": ready.height,
        });
        self.pictures.push(ready);
        block
    }
}

/// A table of figures.
fn figures(table: &Table) -> Value {
    let columns: Vec<_> = table
        .columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let longest =
                table.rows.iter().filter_map(|row| row.get(index)).map(|cell| cell.chars().count()).max();
            let longest = longest.unwrap_or(0).max(column.name.chars().count());
            json!({
                "runs": runs(&lines(&column.name)),
                "right": column.numeric,
                // short words take what they need; longer ones share what is left, by their longest cell
                "share": (!column.numeric && longest > SHORT).then(|| longest.min(LONG)),
            })
        })
        .collect();
    let rows: Vec<_> = table
        .rows
        .iter()
        .map(|row| {
            let cells =
                (0..table.columns.len()).map(|index| cell(&lines(row.get(index).map_or("", String::as_str))));
            cells.collect::<Vec<_>>()
        })
        .collect();
    json!({ "k": "table", "caption": runs(&line(&table.caption)), "columns": columns, "rows": rows })
}

/// A table within a text.
fn within(grid: &Grid) -> Value {
    let columns: Vec<_> = grid.head.iter().enumerate().map(|(index, name)| {
        json!({ "runs": runs(name), "right": grid.right.get(index).copied().unwrap_or(false), "share": 1 })
    }).collect();
    let empty = Vec::new();
    let rows: Vec<Vec<_>> = grid
        .rows
        .iter()
        .map(|row| (0..grid.head.len()).map(|index| cell(row.get(index).unwrap_or(&empty))).collect())
        .collect();
    json!({ "k": "table", "caption": [], "columns": columns, "rows": rows })
}

fn cell(of: &[Run]) -> Value {
    json!({ "runs": runs(of), "runsAs": direction(of) })
}

fn drawn(lines: &Lines) -> Value {
    json!({
        "k": "lines",
        "title": runs(&line(&lines.title)),
        "alt": heard(&lines.alt),
        "unit": heard(&lines.unit),
        "low": heard(&lines.low_label),
        "high": heard(&lines.high_label),
        "chart": chart::chart(lines),
    })
}

fn squares(days: &Days) -> Value {
    json!({
        "k": "days",
        "title": runs(&line(&days.title)),
        "alt": heard(&days.alt),
        "low": heard(&days.low_label),
        "high": heard(&days.high_label),
        "months": chart::months(days),
    })
}
