//! Finds the links and pictures of a Markdown text and puts others in their place; all else stays byte
//! for byte.

use std::{fmt::Write, ops::Range};

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// A link or picture in a text.
pub struct Met<'a> {
    /// Where it leads.
    pub target: &'a str,
    /// Whether it is shown in its place.
    pub picture: bool,
    /// Whether it is `[[target]]`.
    pub wiki: bool,
}

/// What a link becomes.
pub enum Become {
    /// As it is.
    Same,
    /// `![shown](attached:KEY)`
    File(String),
    /// `[shown](entry:ID)`
    Entry(String),
}

/// A text with its links looked at by `each`, and the words of it that are no code.
pub struct Rewritten {
    /// The text.
    pub text: String,
    /// Running text only, for tags.
    pub words: String,
    /// The first heading, as plain text.
    pub heading: Option<String>,
}

/// A link that is being read: where it is, what of it is shown.
struct Open {
    range: Range<usize>,
    target: String,
    shown: String,
    picture: bool,
    /// None: no wiki link; else whether it has a text of its own.
    wiki: Option<bool>,
}

struct Rewriter<'a> {
    source: &'a str,
    open: Vec<Open>,
    /// What is replaced, in the order of the text; none lies in another.
    done: Vec<(Range<usize>, String)>,
    words: String,
    heading: Option<String>,
    in_heading: bool,
    code: usize,
}

/// Looks at all links of `source`. Those within links come before them.
pub fn rewrite(source: &str, wiki: bool, each: &mut dyn FnMut(&Met) -> Become) -> Rewritten {
    let mut options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    options.set(Options::ENABLE_WIKILINKS, wiki);
    let mut rewriter = Rewriter {
        source,
        open: Vec::new(),
        done: Vec::new(),
        words: String::new(),
        heading: None,
        in_heading: false,
        code: 0,
    };
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        rewriter.take(event, range, each);
    }
    rewriter.finish()
}

impl Rewriter<'_> {
    fn take(&mut self, event: Event, range: Range<usize>, each: &mut dyn FnMut(&Met) -> Become) {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                self.begin(range, link_type, &dest_url, false);
            }
            Event::Start(Tag::Image { link_type, dest_url, .. }) => {
                self.begin(range, link_type, &dest_url, true);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.end(each),
            Event::Start(Tag::Heading { .. }) if self.heading.is_none() => {
                self.in_heading = true;
                self.heading = Some(String::new());
            }
            Event::End(TagEnd::Heading(_)) => {
                self.in_heading = false;
                self.words.push('\n');
            }
            Event::Start(Tag::CodeBlock(_)) => self.code += 1,
            Event::End(TagEnd::CodeBlock) => self.code = self.code.saturating_sub(1),
            Event::Text(text) => self.text(&text),
            Event::Code(text) => self.open.iter_mut().for_each(|open| open.shown.push_str(&text)),
            Event::SoftBreak | Event::HardBreak => self.text("\n"),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => self.words.push('\n'),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html, &range, each),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.open.iter_mut().for_each(|open| open.shown.push_str(text));
        if self.code == 0 && self.open.is_empty() {
            self.words.push_str(text);
        }
        if let Some(heading) = self.heading.as_mut().filter(|_| self.in_heading) {
            heading.push_str(text);
        }
    }

    fn begin(&mut self, range: Range<usize>, kind: LinkType, target: &str, picture: bool) {
        let wiki = match kind {
            LinkType::WikiLink { has_pothole } => Some(has_pothole),
            _ => None,
        };
        self.open.push(Open { range, target: target.to_owned(), shown: String::new(), picture, wiki });
    }

    fn end(&mut self, each: &mut dyn FnMut(&Met) -> Become) {
        let Some(open) = self.open.pop() else { return };
        let shown = if open.wiki == Some(false) { &open.target } else { &open.shown };
        let met = Met { target: &open.target, picture: open.picture, wiki: open.wiki.is_some() };
        let became = each(&met);
        self.replace(open.range, &became, shown);
    }

    /// A picture as HTML has it, which is how programs write its size.
    fn html(&mut self, html: &str, range: &Range<usize>, each: &mut dyn FnMut(&Met) -> Become) {
        if !html.trim_start().to_ascii_lowercase().starts_with("<img") || !html.trim_end().ends_with('>') {
            return;
        }
        let Some(target) = attribute(html, "src") else { return };
        let shown = attribute(html, "alt").unwrap_or_default();
        let met = Met { target: &target, picture: true, wiki: false };
        let became = each(&met);
        let length = html.trim_end().len();
        self.replace(range.start..range.start + length, &became, &shown);
    }

    fn replace(&mut self, range: Range<usize>, became: &Become, shown: &str) {
        let mut shown = shown.replace(['[', ']', '\n'], " ");
        // a size that Obsidian keeps in the place of the text
        if matches!(became, Become::File(_)) && shown.bytes().all(|b| b.is_ascii_digit() || b == b'x') {
            shown.clear();
        }
        let shown = shown.trim().replace('\\', "\\\\");
        let text = match became {
            Become::Same => return,
            Become::File(key) => format!("![{shown}](attached:{key})"),
            Become::Entry(id) => format!("[{shown}](entry:{id})"),
        };
        // what lies within came just before, and is replaced along with it
        while self.done.pop_if(|(known, _)| known.end > range.start).is_some() {}
        self.done.push((range, text));
    }

    fn finish(self) -> Rewritten {
        let mut text = String::with_capacity(self.source.len());
        let mut at = 0;
        for (range, new) in &self.done {
            let _ = write!(text, "{}{new}", self.source.get(at..range.start).unwrap_or_default());
            at = range.end;
        }
        text.push_str(self.source.get(at..).unwrap_or_default());
        let heading =
            self.heading.map(|heading| heading.trim().to_owned()).filter(|heading| !heading.is_empty());
        Rewritten { text, words: self.words, heading }
    }
}

/// The value of an attribute of a tag.
fn attribute(html: &str, name: &str) -> Option<String> {
    let small = html.to_ascii_lowercase();
    for (at, _) in small.match_indices(name) {
        let begins = html[..at].ends_with(|c: char| c.is_whitespace() || c == '"' || c == '\'');
        let behind = html[at + name.len()..].trim_start();
        let Some(value) = behind.strip_prefix('=').map(str::trim_start).filter(|_| begins) else { continue };
        return match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split(quote).next().map(str::to_owned),
            _ => value.split(|c: char| c.is_whitespace() || c == '>').next().map(str::to_owned),
        };
    }
    None
}
