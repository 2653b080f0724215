//! A document as one HTML file: nothing in it is fetched, nothing in it runs, and its own policy
//! forbids both. Every text of the document is escaped.

mod drawing;
mod text;

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::flow::{Run, line, lines, markdown, plain, said};
use crate::model::{Block, Document, Entry, Pair, Picture, Record, Section, Table};
use crate::picture;
use crate::values;
use crate::words::words;
use text::{direction, escaped, flow, inline};

/// Styles are inline, pictures are inside; everything else is refused.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
const STYLE: &str = include_str!("../../../content/en/report/report.css");

/// The whole file.
pub fn html(document: &Document) -> String {
    let mut page = Page::default();
    let title = line(&document.title);
    let name = escaped(&said(&title, &words().blackout));
    page.put(&format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{name}</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n<main>\n<header>\n<h1{}>{}</h1>\n",
        language(&document.language),
        direction(&title),
        inline(&title)
    ));
    if !document.head.is_empty() {
        page.pairs(&document.head, "head");
    }
    page.put("<div class=\"seam\"></div>\n");
    if !document.notice.trim().is_empty() {
        page.element("p", "notice", &lines(&document.notice));
    }
    page.put("</header>\n");
    for section in &document.sections {
        page.section(section);
    }
    page.put("</main>\n</body>\n</html>\n");
    page.out
}

/// A tag of a language that can stand in an attribute; `en` for what is none.
fn language(tag: &str) -> &str {
    let fits = (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if fits { tag } else { "en" }
}

#[derive(Default)]
struct Page {
    out: String,
    /// Of the heading before: the next lies one deeper at most.
    level: usize,
}

impl Page {
    fn put(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn element(&mut self, tag: &str, class: &str, runs: &[Run]) {
        let (dir, inner) = (direction(runs), inline(runs));
        let _ = writeln!(self.out, "<{tag} class=\"{class}\"{dir}>{inner}</{tag}>");
    }

    fn heading(&mut self, wanted: usize, class: &str, runs: &[Run]) {
        self.level = wanted.min(self.level.max(1) + 1).min(6);
        self.element(&format!("h{}", self.level), class, runs);
    }

    fn section(&mut self, section: &Section) {
        self.put(if section.new_page { "<section class=\"new-page\">\n" } else { "<section>\n" });
        let heading = line(&section.heading);
        if !heading.is_empty() {
            self.heading(2, "section", &heading);
        }
        self.blocks(&section.blocks, 3);
        self.put("</section>\n");
    }

    fn blocks(&mut self, blocks: &[Block], level: usize) {
        for block in blocks {
            match block {
                Block::Paragraph { text } => flow(self, &plain(text), level),
                Block::Small { text } => {
                    self.put("<div class=\"small\">\n");
                    flow(self, &plain(text), level);
                    self.put("</div>\n");
                }
                Block::Markdown { text } => flow(self, &markdown(text), level),
                Block::Heading { text } if text.trim().is_empty() => {}
                Block::Heading { text } => self.heading(level, "sub", &line(text)),
                Block::Bullets { items } => self.bullets(items, level),
                Block::Pairs { rows } => self.pairs(rows, "pairs"),
                Block::Table(table) => self.table(table),
                Block::Entry(entry) => self.entry(entry, level),
                Block::Record(record) => self.record(record, level),
                Block::Lines(chart) => {
                    let values = values::by_day(chart);
                    self.figure(&chart.title, &chart.unit, &drawing::lines(chart), &values);
                }
                Block::Days(days) => {
                    self.figure(&days.title, "", &drawing::days(days), &values::of_days(days));
                }
                Block::Picture(picture) => self.picture(picture),
            }
        }
    }

    fn bullets(&mut self, items: &[String], level: usize) {
        self.put("<ul>\n");
        for item in items {
            self.put("<li>");
            flow(self, &plain(item), level);
            self.put("</li>\n");
        }
        self.put("</ul>\n");
    }

    fn pairs(&mut self, rows: &[Pair], class: &str) {
        let _ = writeln!(self.out, "<dl class=\"{class}\">");
        for row in rows {
            let _ = write!(self.out, "<div><dt>{}</dt><dd>", inline(&lines(&row.label)));
            if row.value.trim().is_empty() {
                self.put(&escaped(&words().nothing));
            } else {
                flow(self, &plain(&row.value), 6);
            }
            self.put("</dd></div>\n");
        }
        self.put("</dl>\n");
    }

    fn table(&mut self, table: &Table) {
        self.put("<div class=\"wide\"><table>\n");
        if !table.caption.trim().is_empty() {
            self.element("caption", "", &line(&table.caption));
        }
        self.put("<thead><tr>");
        for column in &table.columns {
            let class = if column.numeric { " class=\"figure\"" } else { "" };
            let _ = write!(self.out, "<th scope=\"col\"{class}>{}</th>", inline(&lines(&column.name)));
        }
        self.put("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.put("<tr>");
            for (index, column) in table.columns.iter().enumerate() {
                let class = if column.numeric { " class=\"figure\"" } else { "" };
                let text = lines(row.get(index).map_or("", String::as_str));
                let _ = write!(self.out, "<td{}{class}>{}</td>", direction(&text), inline(&text));
            }
            self.put("</tr>\n");
        }
        self.put("</tbody>\n</table></div>\n");
    }

    fn entry(&mut self, entry: &Entry, level: usize) {
        self.put("<article>\n");
        let (title, when) = (line(&entry.title), line(&entry.when));
        let (name, when) = if title.is_empty() { (when, Vec::new()) } else { (title, when) };
        if !name.is_empty() {
            self.heading(level, "entry", &name);
        }
        self.beside(&inline(&when), &entry.marks, &entry.tags);
        self.blocks(&entry.blocks, level + 1);
        self.put("</article>\n");
    }

    fn record(&mut self, record: &Record, level: usize) {
        self.put("<div class=\"record\">\n");
        let title = line(&record.title);
        if !title.is_empty() {
            self.heading(level, "sub", &title);
        }
        self.beside(&inline(&line(&record.when)), &record.marks, &[]);
        self.pairs(&record.rows, "pairs");
        self.put("</div>\n");
    }

    /// Day, marks and tags under a heading.
    fn beside(&mut self, when: &str, marks: &[String], tags: &[String]) {
        let mut parts = Vec::new();
        if !when.is_empty() {
            parts.push(when.to_owned());
        }
        parts.extend(marks.iter().map(|mark| format!("<span class=\"mark\">{}</span>", inline(&line(mark)))));
        if !tags.is_empty() {
            parts.push(tags.iter().map(|tag| inline(&line(tag))).collect::<Vec<_>>().join(" · "));
        }
        if !parts.is_empty() {
            let _ = writeln!(self.out, "<p class=\"when\">{}</p>", parts.join(" &ensp;"));
        }
    }

    /// A drawing, and what it shows in a table that is folded away.
    fn figure(&mut self, title: &str, unit: &str, svg: &str, table: &Table) {
        self.put("<figure>\n");
        if !title.trim().is_empty() {
            let unit = inline(&line(unit));
            let unit = if unit.is_empty() { unit } else { format!(" <span>({unit})</span>") };
            let _ = writeln!(self.out, "<figcaption>{}{unit}</figcaption>", inline(&line(title)));
        }
        self.put(svg);
        let _ = writeln!(self.out, "<details>\n<summary>{}</summary>", escaped(&table.caption));
        self.table(&Table { caption: String::new(), ..table.clone() });
        self.put("</details>\n</figure>\n");
    }

    fn picture(&mut self, picture: &Picture) {
        let alt = line(&picture.alt);
        let Some(ready) = picture::of(picture, "") else {
            return self.element(
                "p",
                "when",
                &line(&format!("{}: {}", words().picture_left_out, picture.alt)),
            );
        };
        let heard = said(&alt, &words().blackout);
        let heard = if heard.is_empty() { &words().picture } else { &heard };
        let kind = if ready.name.to_ascii_lowercase().ends_with(".png") { "png" } else { "jpeg" };
        let _ = writeln!(
            self.out,
            "<figure>\n<img alt=\"{}\" width=\"{}\" height=\"{}\" src=\"data:image/{kind};base64,{}\">",
            escaped(heard),
            ready.width,
            ready.height,
            STANDARD.encode(&ready.bytes)
        );
        if !alt.is_empty() {
            self.element("figcaption", "under", &alt);
        }
        self.put("</figure>\n");
    }
}
