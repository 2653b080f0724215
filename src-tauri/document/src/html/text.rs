//! Text as HTML.

use std::fmt::Write as _;

use super::Page;
use crate::flow::{Flow, Grid, Run, Style, from_the_right, opens_at_the_right};
use crate::words::words;

/// A text that can stand between tags and in an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// The attribute for a text that runs from right to left.
pub(super) fn direction(runs: &[Run]) -> &'static str {
    backwards(from_the_right(runs))
}

fn backwards(is: bool) -> &'static str {
    if is { " dir=\"rtl\"" } else { "" }
}

/// Runs within a line.
pub(super) fn inline(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        match run {
            Run::Break => out.push_str("<br>"),
            Run::Blackout => {
                let _ = write!(out, "<span class=\"blackout\">{}</span>", escaped(&words().blackout));
            }
            Run::Text(text, style) => out.push_str(&styled(text, *style)),
        }
    }
    out
}

fn styled(text: &str, style: Style) -> String {
    let Style { strong, emphasis, struck, code } = style;
    let mut out = escaped(text);
    for (tag, on) in [("code", code), ("s", struck), ("em", emphasis), ("strong", strong)] {
        if on {
            out = format!("<{tag}>{out}</{tag}>");
        }
    }
    out
}

/// Blocks of text; their headings begin at `level`.
pub(super) fn flow(page: &mut Page, blocks: &[Flow], level: usize) {
    for block in blocks {
        match block {
            Flow::Paragraph(runs) => {
                let _ = writeln!(page.out, "<p{}>{}</p>", direction(runs), inline(runs));
            }
            Flow::Heading(own, runs) => page.heading(level + usize::from(*own) - 1, "text", runs),
            Flow::List(first, items) => {
                list(page, *first, items, level, backwards(opens_at_the_right(block)))
            }
            Flow::Quote(blocks) => {
                let _ = writeln!(page.out, "<blockquote{}>", backwards(opens_at_the_right(block)));
                flow(page, blocks, level);
                page.put("</blockquote>\n");
            }
            Flow::Code(text) => {
                let _ = writeln!(page.out, "<pre><code>{}</code></pre>", inline(&coded(text)));
            }
            Flow::Rule => page.put("<hr>\n"),
            Flow::Table(grid) => table(page, grid),
        }
    }
}

/// Lines of code; the element says already that they are.
fn coded(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            runs.push(Run::Break);
        }
        crate::flow::push(&mut runs, line, Style::default());
    }
    runs
}

fn list(page: &mut Page, first: Option<u64>, items: &[Vec<Flow>], level: usize, dir: &str) {
    let (open, close) = match first {
        Some(first) => (format!("<ol{dir} start=\"{}\">\n", first.min(99_999)), "</ol>\n"),
        None => (format!("<ul{dir}>\n"), "</ul>\n"),
    };
    page.put(&open);
    for item in items {
        page.put("<li>");
        flow(page, item, level);
        page.put("</li>\n");
    }
    page.put(close);
}

fn table(page: &mut Page, grid: &Grid) {
    let class = |index: usize| {
        if grid.right.get(index).copied().unwrap_or(false) { " class=\"figure\"" } else { "" }
    };
    page.put("<div class=\"wide\"><table>\n<thead><tr>");
    for (index, cell) in grid.head.iter().enumerate() {
        let _ =
            write!(page.out, "<th scope=\"col\"{}{}>{}</th>", direction(cell), class(index), inline(cell));
    }
    page.put("</tr></thead>\n<tbody>\n");
    for row in &grid.rows {
        page.put("<tr>");
        for (index, cell) in row.iter().enumerate() {
            let _ = write!(page.out, "<td{}{}>{}</td>", direction(cell), class(index), inline(cell));
        }
        page.put("</tr>\n");
    }
    page.put("</tbody>\n</table></div>\n");
}
