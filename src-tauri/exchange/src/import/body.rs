//! The text of a record: its files and links as ours.

use std::collections::BTreeMap;

use goldseam_content::ForeignLines;
use goldseam_formats::Attached;
use goldseam_journal::{AttachmentUid, ImportFile};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::Result;

/// How a text names a file of its record, and another entry.
const FILE: &str = "attached:";
const ENTRY: &str = "entry:";

/// A text with what it leads to.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub text: String,
    /// The files to take, in the order of the record.
    pub files: Vec<ImportFile>,
    /// Files that were not in the source.
    pub missing: u32,
    /// The other journal's ids of entries that it links to, each with the words of the link.
    pub links: Vec<(String, String)>,
}

/// What becomes of a file.
enum Place {
    Taken(AttachmentUid),
    Missing(String),
    Left(String),
}

/// A part of a text, and what stands in its place.
struct Edit {
    from: usize,
    to: usize,
    with: String,
}

/// `wanted`: whether files are taken.
pub(super) fn read(text: &str, attached: &[Attached], wanted: bool, says: &ForeignLines) -> Result<Body> {
    let mut body = Body::default();
    let mut places = BTreeMap::new();
    for file in attached {
        let place = match (&file.at, wanted) {
            (None, _) => {
                body.missing += 1;
                Place::Missing(file.name.clone())
            }
            (Some(_), false) => Place::Left(file.name.clone()),
            (Some(at), true) => {
                let uid = AttachmentUid::make()?;
                body.files.push(ImportFile { uid, name: file.name.clone(), at: at.clone() });
                Place::Taken(uid)
            }
        };
        places.insert(file.key.as_str(), place);
    }
    if text.contains(FILE) || text.contains(ENTRY) {
        let edits = edits(text, &places, &mut body.links, says);
        body.text = apply(text, edits);
    } else {
        text.clone_into(&mut body.text);
    }
    Ok(body)
}

/// A picture or link that is not at its end yet.
struct Open {
    from: usize,
    /// Where its own words begin and end.
    words: Option<(usize, usize)>,
    said: String,
    kind: Kind,
}

enum Kind {
    File(String),
    Entry(String),
    Other,
}

fn edits(
    text: &str,
    places: &BTreeMap<&str, Place>,
    links: &mut Vec<(String, String)>,
    says: &ForeignLines,
) -> Vec<Edit> {
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    let (mut edits, mut open): (Vec<Edit>, Vec<Open>) = (Vec::new(), Vec::new());
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        if !matches!(event, Event::End(TagEnd::Image | TagEnd::Link)) {
            for one in &mut open {
                let (from, to) = one.words.unwrap_or((range.start, range.end));
                one.words = Some((from.min(range.start), to.max(range.end)));
                if let Event::Text(said) | Event::Code(said) = &event {
                    one.said.push_str(said);
                }
            }
        }
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                let key = dest_url.strip_prefix(FILE).map(str::to_owned);
                let kind = key.map_or(Kind::Other, Kind::File);
                open.push(Open { from: range.start, words: None, said: String::new(), kind });
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let id = dest_url.strip_prefix(ENTRY).map(str::to_owned);
                let kind = id.map_or(Kind::Other, Kind::Entry);
                open.push(Open { from: range.start, words: None, said: String::new(), kind });
            }
            Event::End(TagEnd::Image | TagEnd::Link) => {
                let Some(done) = open.pop() else { continue };
                close(done, range.end, places, links, says, &mut edits);
            }
            _ => {}
        }
    }
    edits
}

fn close(
    done: Open,
    to: usize,
    places: &BTreeMap<&str, Place>,
    links: &mut Vec<(String, String)>,
    says: &ForeignLines,
    edits: &mut Vec<Edit>,
) {
    match done.kind {
        Kind::File(key) => {
            let caption = done.said.as_str();
            let with = match places.get(key.as_str()) {
                Some(Place::Taken(uid)) => uid.markdown(caption),
                Some(Place::Missing(name)) => gone(caption, name, &says.missing),
                Some(Place::Left(name)) => gone(caption, name, &says.left_out),
                None => gone(caption, "", &says.missing),
            };
            edits.push(Edit { from: done.from, to, with });
        }
        Kind::Entry(id) => {
            let (first, last) = done.words.unwrap_or((to, to));
            edits.push(Edit { from: done.from, to: first, with: String::new() });
            edits.push(Edit { from: last, to, with: String::new() });
            links.push((id, done.said));
        }
        Kind::Other => {}
    }
}

/// What is said of a file that does not stand here.
fn gone(caption: &str, name: &str, why: &str) -> String {
    let said = if caption.trim().is_empty() { name } else { caption };
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    if said.is_empty() { format!("({why})") } else { format!("({said}: {why})") }
}

fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.from, edit.to));
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for edit in edits {
        // one within another that is gone
        if edit.from < at || edit.to < edit.from {
            continue;
        }
        out.push_str(text.get(at..edit.from).unwrap_or_default());
        out.push_str(&edit.with);
        at = edit.to;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}
