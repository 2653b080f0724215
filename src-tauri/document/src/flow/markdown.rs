//! What a person wrote in Markdown, as text. Nothing of it is carried out: raw HTML is text, a link
//! is its text and its address, and a picture is what it is called.

use pulldown_cmark::{Alignment, Event, Options, Parser, Tag, TagEnd};

use super::{Flow, Grid, Run, Style, clean, push};
use crate::words::words;

/// Lists and quotes within each other beyond this stand at the same depth.
const DEEPEST: usize = 6;

/// The blocks of `text`.
pub(crate) fn markdown(text: &str) -> Vec<Flow> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        reader.take(event);
    }
    reader.finish()
}

/// What is open around the place that is read.
enum Open {
    List(Option<u64>, Vec<Vec<Flow>>),
    Item(Vec<Flow>),
    Quote(Vec<Flow>),
    /// Beyond the deepest: its blocks go to what is around it.
    Flat,
}

#[derive(Default)]
struct Reader {
    flow: Vec<Flow>,
    open: Vec<Open>,
    runs: Vec<Run>,
    strong: usize,
    emphasis: usize,
    struck: usize,
    heading: Option<u8>,
    code: Option<String>,
    table: Option<Grid>,
    /// The text of links and pictures around this place, and their addresses.
    links: Vec<(usize, String, bool)>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.text(&text),
            },
            Event::Code(text) => {
                let style = Style { code: true, ..self.style() };
                push(&mut self.runs, &text, style);
            }
            Event::Html(text) | Event::InlineHtml(text) => self.raw(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::FootnoteReference(name) => self.text(&format!("[^{name}]")),
            Event::SoftBreak | Event::HardBreak => self.runs.push(Run::Break),
            Event::Rule => self.block(Flow::Rule),
            Event::TaskListMarker(done) => self.text(if done { "\u{2611} " } else { "\u{2610} " }),
        }
    }

    fn style(&self) -> Style {
        Style { strong: self.strong > 0, emphasis: self.emphasis > 0, struck: self.struck > 0, code: false }
    }

    fn text(&mut self, text: &str) {
        let style = self.style();
        push(&mut self.runs, text, style);
    }

    /// As it was typed, line by line.
    fn raw(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.runs.push(Run::Break);
            }
            self.text(line);
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.paragraph();
                self.heading = Some(level as u8);
            }
            Tag::CodeBlock(_) => {
                self.paragraph();
                self.code = Some(String::new());
            }
            Tag::BlockQuote(_) => self.nest(Open::Quote(Vec::new())),
            Tag::List(first) => self.nest(Open::List(first, Vec::new())),
            Tag::Item => self.nest_item(),
            Tag::Table(alignments) => {
                self.paragraph();
                let right = alignments.iter().map(|a| *a == Alignment::Right).collect();
                self.table = Some(Grid { right, ..Grid::default() });
            }
            Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strikethrough => self.struck += 1,
            Tag::Link { dest_url, .. } => self.links.push((self.runs.len(), dest_url.into_string(), false)),
            Tag::Image { dest_url, .. } => {
                self.text(&format!("[{}: ", words().picture));
                self.links.push((self.runs.len(), dest_url.into_string(), true));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::HtmlBlock => self.paragraph(),
            TagEnd::CodeBlock => {
                if let Some(code) = self.code.take() {
                    self.block(Flow::Code(code.lines().map(clean).collect::<Vec<_>>().join("\n")));
                }
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.close(),
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.block(Flow::Table(table));
                }
            }
            TagEnd::TableCell => self.cell(),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => self.address(),
            _ => {}
        }
    }

    /// After the text of a link, where it leads; a picture is only named.
    fn address(&mut self) {
        let Some((from, address, picture)) = self.links.pop() else { return };
        if picture {
            self.text("]");
            return;
        }
        let said = super::said(self.runs.get(from..).unwrap_or_default(), "");
        let address = address.strip_prefix("mailto:").unwrap_or(&address);
        if !address.is_empty() && said.trim() != address {
            self.text(&format!(" ({address})"));
        }
    }

    fn cell(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        if let Some(table) = &mut self.table {
            match table.rows.last_mut() {
                Some(row) => row.push(runs),
                None => table.head.push(runs),
            }
        }
    }

    /// Ends the paragraph or heading that was being read.
    fn paragraph(&mut self) {
        while self.runs.last() == Some(&Run::Break) {
            self.runs.pop();
        }
        let runs = std::mem::take(&mut self.runs);
        let heading = self.heading.take();
        if !runs.is_empty() {
            self.block(match heading {
                Some(level) => Flow::Heading(level, runs),
                None => Flow::Paragraph(runs),
            });
        }
    }

    fn block(&mut self, block: Flow) {
        let around = self.open.iter_mut().rev().find_map(|open| match open {
            Open::Item(flow) | Open::Quote(flow) => Some(flow),
            Open::List(..) | Open::Flat => None,
        });
        around.unwrap_or(&mut self.flow).push(block);
    }

    fn nest(&mut self, open: Open) {
        self.paragraph();
        let depth = self.open.iter().filter(|open| matches!(open, Open::List(..) | Open::Quote(_))).count();
        self.open.push(if depth < DEEPEST { open } else { Open::Flat });
    }

    fn nest_item(&mut self) {
        self.paragraph();
        let within = matches!(self.open.last(), Some(Open::List(..)));
        self.open.push(if within { Open::Item(Vec::new()) } else { Open::Flat });
    }

    fn close(&mut self) {
        self.paragraph();
        match self.open.pop() {
            Some(Open::Item(flow)) => {
                if let Some(Open::List(_, items)) = self.open.last_mut() {
                    items.push(flow);
                }
            }
            Some(Open::List(first, items)) => self.block(Flow::List(first, items)),
            Some(Open::Quote(flow)) => self.block(Flow::Quote(flow)),
            Some(Open::Flat) | None => {}
        }
    }

    fn finish(mut self) -> Vec<Flow> {
        while !self.open.is_empty() {
            self.close();
        }
        self.paragraph();
        self.flow
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::flow::said;

    fn paragraphs(text: &str) -> Vec<String> {
        markdown(text)
            .iter()
            .map(|flow| match flow {
                Flow::Paragraph(runs) | Flow::Heading(_, runs) => said(runs, "X"),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn a_link_shows_where_it_leads() {
        assert_eq!(paragraphs("see [this](https://a.example/x) now"), ["see this (https://a.example/x) now"]);
        assert_eq!(paragraphs("<https://a.example>"), ["https://a.example"]);
    }

    #[test]
    fn a_picture_is_named_and_its_address_is_not_kept() {
        assert_eq!(paragraphs("![a cat](https://a.example/cat.png)"), ["[Picture: a cat]"]);
    }

    #[test]
    fn raw_html_is_text_as_it_was_typed() {
        assert_eq!(paragraphs("a <b>c</b>"), ["a <b>c</b>"]);
        assert_eq!(paragraphs("<script>\nalert(1)\n</script>"), ["<script>\nalert(1)\n</script>"]);
    }

    #[test]
    fn lists_keep_their_numbers_and_their_items() {
        let flow = markdown("3. a\n4. b\n   - c\n");
        let [Flow::List(Some(3), items)] = flow.as_slice() else { panic!("{flow:?}") };
        assert_eq!(items.len(), 2);
        assert!(matches!(items[1].as_slice(), [Flow::Paragraph(_), Flow::List(None, _)]));
    }

    #[test]
    fn what_lies_deeper_than_deep_is_not_lost() {
        let deep = format!("{}end", "> ".repeat(500));
        assert!(format!("{:?}", markdown(&deep)).contains("end"));
        let mut list = String::new();
        for depth in 0..60 {
            let _ = writeln!(list, "{}- item{depth}", "  ".repeat(depth));
        }
        let read = format!("{:?}", markdown(&list));
        assert!((0..60).all(|depth| read.contains(&format!("item{depth}"))));
    }

    #[test]
    fn a_table_is_cells() {
        let flow = markdown("|a|b|\n|-|-:|\n|1|2|\n");
        let [Flow::Table(grid)] = flow.as_slice() else { panic!("{flow:?}") };
        assert_eq!((grid.head.len(), grid.rows.len(), &grid.right), (2, 1, &vec![false, true]));
    }
}
