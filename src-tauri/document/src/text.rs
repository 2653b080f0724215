//! A document as plain text, in lines of 78 columns.

mod columns;

use textwrap::{Options, WordSplitter, wrap};

use crate::flow::{Flow, Grid, Run, line, lines, markdown, one_line, plain, said};
use crate::model::{BLACKOUT, Block, Document, Entry, Pair, Picture, Record, Table};
use crate::values;
use crate::words::words;
use columns::table;

/// Columns of a line; a wide letter takes two.
const WIDTH: usize = 78;
/// A text that is set in never becomes narrower.
const NARROWEST: usize = 20;

/// The whole text.
pub fn text(document: &Document) -> String {
    let mut page = Page::default();
    page.underlined(&line(&document.title), '=');
    page.pairs(&document.head, "");
    page.block(&wrapped(&plainly(&lines(&document.notice)), "", ""));
    for section in &document.sections {
        page.gap();
        page.underlined(&line(&section.heading), '-');
        page.blocks(&section.blocks, "");
    }
    page.out.push('\n');
    page.out
}

fn plainly(runs: &[Run]) -> String {
    said(runs, BLACKOUT)
}

/// Each line of `text` within the width, the first behind `first`, the others behind `rest`.
fn wrapped(text: &str, first: &str, rest: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for line in text.lines() {
        let before = if out.is_empty() { first } else { rest };
        let width = WIDTH.max(textwrap::core::display_width(rest) + NARROWEST);
        let options = Options::new(width)
            .initial_indent(before)
            .subsequent_indent(rest)
            .word_splitter(WordSplitter::NoHyphenation);
        out.extend(wrap(line, options).into_iter().map(|line| line.trim_end().to_owned()));
    }
    out.join("\n")
}

#[derive(Default)]
struct Page {
    out: String,
}

impl Page {
    fn block(&mut self, block: &str) {
        if block.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        self.out.push_str(block);
    }

    fn gap(&mut self) {
        self.out.push('\n');
    }

    fn underlined(&mut self, runs: &[Run], with: char) {
        if runs.is_empty() {
            return;
        }
        let text = wrapped(&plainly(runs), "", "");
        let longest = text.lines().map(textwrap::core::display_width).max().unwrap_or(0);
        self.block(&format!("{text}\n{}", with.to_string().repeat(longest)));
    }

    fn blocks(&mut self, blocks: &[Block], indent: &str) {
        for block in blocks {
            match block {
                Block::Paragraph { text } | Block::Small { text } => self.flow(&plain(text), indent),
                Block::Heading { text } => self.block(&wrapped(&plainly(&line(text)), indent, indent)),
                Block::Markdown { text } => self.flow(&markdown(text), indent),
                Block::Bullets { items } => {
                    let items = items.iter().map(|item| plain(item)).collect();
                    self.flow(&[Flow::List(None, items)], indent);
                }
                Block::Pairs { rows } => self.pairs(rows, indent),
                Block::Table(of) => self.table(of, indent),
                Block::Entry(entry) => self.entry(entry, indent),
                Block::Record(record) => self.record(record, indent),
                Block::Lines(chart) => self.chart(&chart.title, &chart.alt, &values::brief(chart), indent),
                Block::Days(days) => self.chart(&days.title, &days.alt, &values::of_days(days), indent),
                Block::Picture(picture) => self.picture(picture, indent),
            }
        }
    }

    fn flow(&mut self, blocks: &[Flow], indent: &str) {
        for block in blocks {
            self.block(&flow(block, indent));
        }
    }

    fn pairs(&mut self, rows: &[Pair], indent: &str) {
        let within = format!("{indent}  ");
        let rows = rows.iter().map(|row| {
            let value = plainly(&lines(&row.value));
            let value = if value.is_empty() { words().nothing.clone() } else { value };
            wrapped(&format!("{}: {value}", one_line(&plainly(&lines(&row.label)))), indent, &within)
        });
        self.block(&rows.collect::<Vec<_>>().join("\n"));
    }

    fn table(&mut self, of: &Table, indent: &str) {
        self.block(&wrapped(&plainly(&line(&of.caption)), indent, indent));
        let cell = |text: &str| plainly(&lines(text)).replace('\n', " ");
        let head: Vec<_> = of.columns.iter().map(|column| cell(&column.name)).collect();
        let rows: Vec<Vec<_>> = of
            .rows
            .iter()
            .map(|row| (0..head.len()).map(|index| cell(row.get(index).map_or("", String::as_str))).collect())
            .collect();
        let right: Vec<_> = of.columns.iter().map(|column| column.numeric).collect();
        self.block(&table(&head, &rows, &right, indent));
    }

    fn entry(&mut self, entry: &Entry, indent: &str) {
        self.gap();
        let (title, when) = (line(&entry.title), line(&entry.when));
        let head = [title, when].into_iter().filter(|runs| !runs.is_empty()).map(|runs| plainly(&runs));
        let head = head.chain(beside(&entry.marks, &entry.tags)).collect::<Vec<_>>().join("\n");
        self.block(&wrapped(&head, indent, indent));
        self.blocks(&entry.blocks, indent);
    }

    fn record(&mut self, record: &Record, indent: &str) {
        let head = [line(&record.title), line(&record.when)].into_iter().filter(|runs| !runs.is_empty());
        let head =
            head.map(|runs| plainly(&runs)).chain(beside(&record.marks, &[])).collect::<Vec<_>>().join("\n");
        self.block(&wrapped(&head, indent, indent));
        self.pairs(&record.rows, &format!("{indent}  "));
    }

    fn chart(&mut self, title: &str, alt: &str, values: &Table, indent: &str) {
        self.block(&wrapped(&plainly(&line(title)), indent, indent));
        self.flow(&plain(alt), indent);
        self.table(values, indent);
    }

    fn picture(&mut self, picture: &Picture, indent: &str) {
        let text = format!("[{}: {}]", words().picture, plainly(&line(&picture.alt)));
        self.block(&wrapped(&text, indent, indent));
    }
}

/// Marks and tags in a line of their own.
fn beside(marks: &[String], tags: &[String]) -> Option<String> {
    let marks = marks.iter().map(|mark| format!("[{}]", plainly(&line(mark))));
    let tags = tags.iter().map(|tag| plainly(&line(tag))).collect::<Vec<_>>().join(", ");
    let parts: Vec<_> = marks.chain((!tags.is_empty()).then_some(tags)).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn flow(block: &Flow, indent: &str) -> String {
    match block {
        Flow::Paragraph(runs) | Flow::Heading(_, runs) => wrapped(&plainly(runs), indent, indent),
        Flow::List(first, items) => list(*first, items, indent),
        Flow::Quote(blocks) => {
            let within = format!("{indent}> ");
            let parts: Vec<_> = blocks.iter().map(|block| flow(block, &within)).collect();
            parts.join(&format!("\n{}\n", within.trim_end()))
        }
        Flow::Code(text) => {
            text.lines().map(|line| format!("{indent}    {line}")).collect::<Vec<_>>().join("\n")
        }
        Flow::Rule => format!("{indent}* * *"),
        Flow::Table(grid) => within(grid, indent),
    }
}

fn list(first: Option<u64>, items: &[Vec<Flow>], indent: &str) -> String {
    let items = items.iter().enumerate().map(|(index, blocks)| {
        let number = first.map(|first| first.saturating_add(index as u64));
        let mark = number.map_or("- ".to_owned(), |number| format!("{number}. "));
        let within = format!("{indent}{}", " ".repeat(mark.len()));
        let text = blocks.iter().map(|block| flow(block, &within)).collect::<Vec<_>>().join("\n");
        // the mark takes the place of the blanks before the first line
        format!("{indent}{mark}{}", text.strip_prefix(&within).unwrap_or(&text))
    });
    items.collect::<Vec<_>>().join("\n")
}

fn within(grid: &Grid, indent: &str) -> String {
    let cells =
        |row: &Vec<Vec<Run>>| row.iter().map(|cell| plainly(cell).replace('\n', " ")).collect::<Vec<_>>();
    let rows: Vec<_> = grid.rows.iter().map(cells).collect();
    table(&cells(&grid.head), &rows, &grid.right, indent)
}
