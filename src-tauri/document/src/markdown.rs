//! A document as Markdown. What is plain text in it stays so: every mark that would become a format
//! gets a backslash, and raw HTML is text.

mod escape;

use crate::flow::{Flow, Grid, Run, Style, line, lines, markdown as read, one_line, plain};
use crate::model::{BLACKOUT, Block, Document, Entry, Pair, Picture, Record, Table};
use crate::values;
use crate::words::words;
use escape::{escaped, opening};

/// The whole text.
pub fn markdown(document: &Document) -> String {
    let mut page = Page::default();
    page.heading(1, &line(&document.title));
    page.pairs(&document.head);
    page.emphasised(&document.notice);
    for section in &document.sections {
        if section.new_page {
            page.block("---");
        }
        page.heading(2, &line(&section.heading));
        page.blocks(&section.blocks, 3);
    }
    page.out.push('\n');
    page.out
}

#[derive(Default)]
struct Page {
    out: String,
    /// Of the heading before: the next lies one deeper at most.
    level: usize,
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

    fn heading(&mut self, wanted: usize, text: &[Run]) {
        if text.is_empty() {
            return;
        }
        self.level = wanted.min(self.level + 1).min(6);
        self.block(&format!("{} {}", "#".repeat(self.level), in_a_line(text)));
    }

    fn emphasised(&mut self, text: &str) {
        let runs = lines(text).into_iter().map(|run| match run {
            Run::Text(text, style) => Run::Text(text, Style { emphasis: true, ..style }),
            other => other,
        });
        let runs: Vec<_> = runs.collect();
        self.block(&in_a_line(&runs));
    }

    fn blocks(&mut self, blocks: &[Block], level: usize) {
        for block in blocks {
            match block {
                Block::Paragraph { text } => self.flow(&plain(text), level),
                Block::Small { text } => self.emphasised(text),
                Block::Heading { text } => self.heading(level, &line(text)),
                Block::Markdown { text } => self.flow(&read(text), level),
                Block::Bullets { items } => {
                    let items = items.iter().map(|item| plain(item)).collect();
                    self.flow(&[Flow::List(None, items)], level);
                }
                Block::Pairs { rows } => self.pairs(rows),
                Block::Table(table) => self.table(table),
                Block::Entry(entry) => self.entry(entry, level),
                Block::Record(record) => self.record(record, level),
                Block::Lines(chart) => self.chart(&chart.title, &chart.alt, &values::brief(chart)),
                Block::Days(days) => self.chart(&days.title, &days.alt, &values::of_days(days)),
                Block::Picture(picture) => self.picture(picture),
            }
        }
    }

    fn flow(&mut self, blocks: &[Flow], level: usize) {
        for block in blocks {
            match block {
                Flow::Heading(own, runs) => self.heading(level + usize::from(*own) - 1, runs),
                other => self.block(&flow(other)),
            }
        }
    }

    fn pairs(&mut self, rows: &[Pair]) {
        let rows = rows.iter().map(|row| {
            let label = in_a_line(&bold(&lines(&row.label)));
            let value = plain(&row.value);
            if value.is_empty() {
                return vec![format!("{label}: {}", words().nothing)];
            }
            let value: Vec<_> = value.iter().map(flow).collect();
            vec![format!("{label}: {}", value.join("\n\n"))]
        });
        let items: Vec<_> = rows.map(|row| item("- ", &row.join("\n\n"))).collect();
        self.block(&items.join("\n"));
    }

    fn table(&mut self, of: &Table) {
        self.block(&in_a_line(&bold(&line(&of.caption))));
        let head: Vec<_> = of.columns.iter().map(|column| lines(&column.name)).collect();
        let rows: Vec<Vec<_>> = of
            .rows
            .iter()
            .map(|row| {
                (0..head.len()).map(|index| lines(row.get(index).map_or("", String::as_str))).collect()
            })
            .collect();
        let right = of.columns.iter().map(|column| column.numeric).collect();
        self.block(&table(&Grid { head, rows, right }));
    }

    fn entry(&mut self, entry: &Entry, level: usize) {
        let (title, when) = (line(&entry.title), line(&entry.when));
        let (name, when) = if title.is_empty() { (when, Vec::new()) } else { (title, when) };
        self.heading(level, &name);
        self.beside(&when, &entry.marks, &entry.tags);
        self.blocks(&entry.blocks, level + 1);
    }

    fn record(&mut self, record: &Record, level: usize) {
        self.heading(level, &line(&record.title));
        self.beside(&line(&record.when), &record.marks, &[]);
        self.pairs(&record.rows);
    }

    fn beside(&mut self, when: &[Run], marks: &[String], tags: &[String]) {
        let when = (!when.is_empty()).then(|| in_a_line(when));
        let marks = marks.iter().map(|mark| in_a_line(&bold(&line(mark))));
        let tags = (!tags.is_empty())
            .then(|| tags.iter().map(|tag| escaped(&one_line(tag))).collect::<Vec<_>>().join(", "));
        let parts: Vec<_> = when.into_iter().chain(marks).chain(tags).collect();
        self.block(&opening(&parts.join(" · ")));
    }

    fn chart(&mut self, title: &str, alt: &str, values: &Table) {
        self.block(&in_a_line(&bold(&line(title))));
        self.flow(&plain(alt), 6);
        self.table(values);
    }

    fn picture(&mut self, picture: &Picture) {
        self.block(&format!("*{}: {}*", escaped(&words().picture), escaped(&one_line(&picture.alt))));
    }
}

fn bold(runs: &[Run]) -> Vec<Run> {
    let strong = |run: &Run| match run {
        Run::Text(text, style) => Run::Text(text.clone(), Style { strong: true, ..*style }),
        other => other.clone(),
    };
    runs.iter().map(strong).collect()
}

/// A block; none is a heading.
fn flow(block: &Flow) -> String {
    match block {
        Flow::Paragraph(runs) | Flow::Heading(_, runs) => in_lines(runs),
        Flow::List(first, items) => {
            let number =
                |index: usize| first.map(|first| first.saturating_add(index as u64).min(999_999_999));
            let items = items.iter().enumerate().map(|(index, blocks)| {
                let mark = number(index).map_or("- ".to_owned(), |number| format!("{number}. "));
                item(&mark, &blocks.iter().map(flow).collect::<Vec<_>>().join("\n\n"))
            });
            items.collect::<Vec<_>>().join("\n")
        }
        Flow::Quote(blocks) => {
            let inner = blocks.iter().map(flow).collect::<Vec<_>>().join("\n\n");
            inner.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
        }
        Flow::Code(text) => {
            let fence = "`".repeat(longest_run(text).max(2) + 1);
            format!("{fence}\n{text}\n{fence}")
        }
        Flow::Rule => "---".to_owned(),
        Flow::Table(grid) => table(grid),
    }
}

/// Behind its mark, every further line set in as far.
fn item(mark: &str, text: &str) -> String {
    let indent = format!("\n{}", " ".repeat(mark.len()));
    let lines: Vec<_> = text.lines().collect();
    let text = format!("{mark}{}", lines.join(&indent));
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// The longest stretch of backticks.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// Each line as its own, with the marks of Markdown for a line that ends within a paragraph.
fn in_lines(runs: &[Run]) -> String {
    joined(runs, "\\\n")
}

/// For headings and cells, which are one line.
fn in_a_line(runs: &[Run]) -> String {
    joined(runs, " ").trim().to_owned()
}

fn joined(runs: &[Run], between: &str) -> String {
    let mut done = String::new();
    for (index, part) in runs.split(|run| *run == Run::Break).enumerate() {
        if index > 0 {
            done.push_str(between);
        }
        let text: String = part.iter().map(styled).collect();
        done.push_str(&opening(text.trim_start()));
    }
    done
}

/// A mark of emphasis counts only beside a letter, so blanks go outside.
fn styled(run: &Run) -> String {
    let (text, style) = match run {
        Run::Blackout => return BLACKOUT.to_owned(),
        Run::Break => return " ".to_owned(),
        Run::Text(text, style) => (text.as_str(), *style),
    };
    let core = text.trim();
    if core.is_empty() {
        return text.to_owned();
    }
    let (before, after) = (&text[..text.len() - text.trim_start().len()], &text[text.trim_end().len()..]);
    let mut inner = if style.code { code(core) } else { escaped(core) };
    for (mark, on) in [("~~", style.struck), ("*", style.emphasis), ("**", style.strong)] {
        if on {
            inner = format!("{mark}{inner}{mark}");
        }
    }
    format!("{before}{inner}{after}")
}

fn code(text: &str) -> String {
    let fence = "`".repeat(longest_run(text) + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

fn table(grid: &Grid) -> String {
    if grid.head.is_empty() {
        return String::new();
    }
    // within code, too, a bar would part the cell
    let cell = |runs: &Vec<Run>| in_a_line(runs).replace('|', "\\|").replace("\\\\|", "\\|");
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let rule =
        (0..grid.head.len()).map(|index| if grid.right.get(index) == Some(&true) { "--:" } else { "---" });
    let mut rows = vec![row(grid.head.iter().map(cell).collect()), row(rule.map(str::to_owned).collect())];
    rows.extend(grid.rows.iter().map(|cells| row(cells.iter().map(cell).collect())));
    rows.join("\n")
}
