//! The Markdown that a piece of HTML means.
//!
//! The tags are read one after the other, without a tree: a tree of hostile HTML can be deep enough to end
//! the program, or a thousand times as large as its text (unclosed `<b>`s that HTML opens again in every
//! paragraph). So nothing here calls itself, and the time is in proportion to the length.

mod page;
mod words;

use html5gum::{StartTag, Token, Tokenizer};

use self::page::Page;
pub(crate) use self::words::escaped;

/// Finds where an image leads: given its source and its words, the Markdown for it; none to leave it out.
pub(crate) type Image<'a> = &'a mut dyn FnMut(&str, &str) -> Option<String>;

/// What is never text.
const NO_TEXT: [&str; 9] =
    ["head", "iframe", "noscript", "object", "script", "style", "svg", "template", "title"];

/// The Markdown of `html`.
pub(crate) fn markdown(html: &str, image: Image) -> String {
    let mut page = Page::default();
    let mut hidden: Option<(String, usize)> = None;
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        if let Some((name, depth)) = &mut hidden {
            *depth = match &token {
                Token::StartTag(tag) if named(&tag.name, name) && !tag.self_closing => *depth + 1,
                Token::EndTag(tag) if named(&tag.name, name) => *depth - 1,
                _ => *depth,
            };
            if *depth == 0 {
                hidden = None;
            }
            continue;
        }
        match token {
            Token::StartTag(tag) => match NO_TEXT.iter().find(|name| named(&tag.name, name)) {
                Some(_) if tag.self_closing => {}
                Some(name) => hidden = Some(((*name).to_owned(), 1)),
                None => open(&mut page, &tag, image),
            },
            Token::EndTag(tag) => close(&mut page, &String::from_utf8_lossy(&tag.name)),
            Token::String(text) => page.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.finish()
}

/// The Markdown of a text that a program wrote either plainly or as HTML.
pub(crate) fn markdown_or_plain(text: &str, image: Image) -> String {
    if looks_like_html(text) { markdown(text, image) } else { text.to_owned() }
}

/// Whether tags that editors write stand in `text`.
fn looks_like_html(text: &str) -> bool {
    const TAGS: [&str; 22] = [
        "p",
        "br",
        "div",
        "b",
        "i",
        "u",
        "s",
        "ol",
        "ul",
        "li",
        "em",
        "strong",
        "span",
        "h1",
        "h2",
        "h3",
        "a",
        "font",
        "blockquote",
        "img",
        "del",
        "strike",
    ];
    text.split('<').skip(1).any(|after| {
        let name = after.strip_prefix('/').unwrap_or(after);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let (name, rest) = name.split_at(end);
        TAGS.contains(&name.to_ascii_lowercase().as_str())
            && rest.starts_with(['>', ' ', '/'])
            && rest.contains('>')
    })
}

fn named(name: &[u8], as_: &str) -> bool {
    name == as_.as_bytes()
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

fn open(page: &mut Page, tag: &StartTag<()>, image: Image) {
    let name = String::from_utf8_lossy(&tag.name).into_owned();
    if let Some(mark) = mark(&name) {
        page.open_mark(mark);
        return;
    }
    match name.as_str() {
        "br" => page.line(),
        "hr" => page.rule(),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => page.heading(name.bytes().last().map_or(1, |b| b - b'0')),
        "blockquote" => page.open_quote(),
        "ul" => page.open_list(None),
        "ol" => {
            let start = attribute(tag, "start").and_then(|start| start.parse::<u32>().ok());
            page.open_list(Some(start.unwrap_or(1)));
        }
        "li" => {
            let checked = attribute(tag, "data-checked").map(|checked| checked == "true");
            page.item(checked, attribute(tag, "data-list").as_deref());
        }
        "pre" => page.open_code(),
        "a" => page.open_link(attribute(tag, "href").unwrap_or_default()),
        "img" => {
            let source = attribute(tag, "src").unwrap_or_default();
            if let Some(markdown) = image(&source, &attribute(tag, "alt").unwrap_or_default()) {
                page.raw(&markdown);
            }
        }
        "td" | "th" => page.cell(),
        "tr" => page.row(),
        _ if is_block(&name) => page.block(),
        _ => {}
    }
}

fn close(page: &mut Page, name: &str) {
    if let Some(mark) = mark(name) {
        page.close_mark(mark);
        return;
    }
    match name {
        "blockquote" => page.close_quote(),
        "ul" | "ol" => page.close_list(),
        "li" => page.close_item(),
        "pre" => page.close_code(),
        "a" => page.close_link(),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => page.block(),
        // an end without a start is a paragraph of its own only to HTML
        _ if is_block(name) => page.block(),
        _ => {}
    }
}

/// The sign of Markdown for it.
fn mark(name: &str) -> Option<&'static str> {
    match name {
        "b" | "strong" => Some("**"),
        "i" | "em" => Some("*"),
        "s" | "del" | "strike" => Some("~~"),
        "code" | "kbd" | "tt" => Some("`"),
        _ => None,
    }
}

fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 20] = [
        "address",
        "article",
        "aside",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "main",
        "nav",
        "p",
        "section",
        "table",
        "tbody",
    ];
    BLOCKS.contains(&name)
}
