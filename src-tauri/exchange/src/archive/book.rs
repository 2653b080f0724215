//! Some entries as a document for other eyes: by months, with their pictures where the texts have them.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};
use goldseam_document::{Block, Document, Entry, Pair, Paper, Picture, Section};
use goldseam_journal::{
    Moment, named_attachments,
    whole::{Uid, WholeAttachment, WholeEntry},
};
use pulldown_cmark::Parser;
use serde::Deserialize;

use super::{chosen::Walk, files};
use crate::{Error, Result, content, pack::dates::Dates};

/// The words of such a document.
const WORDS: (&str, &str) =
    ("content/en/report/entries.toml", include_str!("../../../../content/en/report/entries.toml"));
const LANGUAGE: &str = "en";

/// How much a document can have, so that it can be laid out, and opened, in the memory of a small computer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Most {
    /// Bytes of all texts.
    text: usize,
    /// Bytes of all pictures, as small as paper needs them.
    pictures: usize,
}

/// Of pages for paper.
pub(super) const MOST_OF_PAGES: Most = Most { text: 4 << 20, pictures: 128 << 20 };
/// Of one page for a browser.
pub(super) const MOST_OF_PAGE: Most = Most { text: 32 << 20, pictures: 128 << 20 };

/// Media that paper can show.
const SHOWN: [&str; 5] = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    title_one: String,
    title_many: String,
    period: String,
    period_value: String,
    count: String,
    written_later: String,
    not_finished: String,
    star: String,
    file: String,
}

/// The document of all entries of a walk, made at `now`.
pub(super) fn of(walk: &mut Walk<'_>, now: &Moment, most: Most) -> Result<Document> {
    let words: Words = content::parse(WORDS.0, WORDS.1)?;
    let mut attached: HashMap<Uid, Vec<WholeAttachment>> = HashMap::new();
    let chosen = walk.chosen()?;
    walk.reader.each_attachment(|one| {
        if chosen.contains(&one.of) {
            attached.entry(one.of).or_default().push(one.clone());
        }
        Ok::<_, Error>(())
    })?;
    let (reader, of) = (walk.reader, walk.of);
    let mut book = Book { words, dates: Dates::in_words(), months: BTreeMap::new(), days: None, left: most };
    walk.each(|_, entry| {
        let files = attached.remove(&entry.uid).unwrap_or_default();
        book.add(entry, &files, &mut |one| files::bytes(reader, one))
    })?;
    Ok(book.document(of, now))
}

struct Book {
    words: Words,
    dates: Dates,
    /// By year and month.
    months: BTreeMap<(i32, u32), Vec<Block>>,
    /// The first and the last day.
    days: Option<(NaiveDate, NaiveDate)>,
    /// What there is room for.
    left: Most,
}

/// Reads all bytes of a file.
type Read<'a> = &'a mut dyn FnMut(&WholeAttachment) -> Result<Vec<u8>>;

impl Book {
    fn add(&mut self, entry: &WholeEntry, files: &[WholeAttachment], read: Read<'_>) -> Result<()> {
        self.left.text =
            self.left.text.checked_sub(entry.title.len() + entry.body.len()).ok_or(Error::ChosenTooMuch)?;
        let day = entry.happened.day().date();
        let days = self.days.get_or_insert((day, day));
        *days = (days.0.min(day), days.1.max(day));
        let block = Block::Entry(Entry {
            title: entry.title.clone(),
            when: self.dates.moment(&entry.happened),
            marks: self.marks(entry),
            tags: entry.tags.clone(),
            blocks: self.blocks(&entry.body, files, read)?,
        });
        self.months.entry((day.year(), day.month())).or_default().push(block);
        Ok(())
    }

    fn marks(&self, entry: &WholeEntry) -> Vec<String> {
        let mut marks = Vec::new();
        if entry.happened.day() < entry.created.day() {
            let written = self.dates.day(entry.created.day().date());
            marks.push(self.words.written_later.replace("{date}", &written));
        }
        if entry.filled.as_ref().is_some_and(|filled| !filled.finished) {
            marks.push(self.words.not_finished.clone());
        }
        if entry.starred {
            marks.push(self.words.star.clone());
        }
        marks
    }

    /// What a text says. A picture that is a paragraph of its own stands in its place, every other one at the end.
    fn blocks(&mut self, body: &str, files: &[WholeAttachment], read: Read<'_>) -> Result<Vec<Block>> {
        let mut blocks = Vec::new();
        let mut left: Vec<&WholeAttachment> = files.iter().collect();
        let mut captions = BTreeMap::new();
        // what a text refers to by a name is known in the whole of it only
        let whole = Parser::new(body).reference_definitions().iter().next().is_some();
        let mut at = 0;
        for named in named_attachments(body) {
            let uid = named.uid.to_string();
            let Some(place) = left.iter().position(|one| one.uid.to_string() == uid) else { continue };
            if !whole && stands_alone(body, named.range.clone()) {
                text(&mut blocks, body.get(at..named.range.start));
                at = named.range.end;
                let one = left.remove(place);
                blocks.push(self.file(one, &named.caption, read)?);
            } else {
                captions.insert(uid, named.caption);
            }
        }
        text(&mut blocks, body.get(at..));
        for one in left {
            let caption = captions.get(&one.uid.to_string()).map_or("", String::as_str);
            blocks.push(self.file(one, caption, read)?);
        }
        Ok(blocks)
    }

    fn file(&mut self, one: &WholeAttachment, caption: &str, read: Read<'_>) -> Result<Block> {
        let name = if caption.trim().is_empty() { one.name.as_str() } else { caption };
        if !one.media.starts_with("image/") {
            return Ok(Block::Small { text: self.words.file.replace("{name}", name) });
        }
        let shown = SHOWN.contains(&one.media.as_str());
        let bytes = if shown { read(one)? } else { Vec::new() };
        let picture = Picture::small(&bytes, name.to_owned());
        let room = self.left.pictures.checked_sub(picture.bytes.len());
        self.left.pictures = room.ok_or(Error::ChosenTooMuch)?;
        Ok(Block::Picture(picture))
    }

    fn document(self, entries: usize, now: &Moment) -> Document {
        let Self { words, dates, months, days, .. } = self;
        let pair = |label: &str, value| Pair { label: label.to_owned(), value };
        let mut head = Vec::new();
        if let Some((from, to)) = days.filter(|_| entries > 1) {
            let period = words.period_value.replace("{from}", &dates.day(from));
            head.push(pair(&words.period, period.replace("{to}", &dates.day(to))));
            head.push(pair(&words.count, entries.to_string()));
        }
        let one = months.len() < 2;
        let section = |((year, month), blocks)| {
            let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default();
            let heading = if one { String::new() } else { dates.month_of(first) };
            Section { id: format!("{year}-{month:02}"), heading, new_page: false, blocks }
        };
        Document {
            title: if entries == 1 { words.title_one } else { words.title_many },
            language: LANGUAGE.to_owned(),
            made: now.day().date(),
            head,
            notice: String::new(),
            paper: Paper::default(),
            sections: months.into_iter().map(section).collect(),
        }
    }
}

fn text(blocks: &mut Vec<Block>, text: Option<&str>) {
    if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
        blocks.push(Block::Markdown { text: text.to_owned() });
    }
}

/// Whether a stretch is a paragraph of its own, and of no list or quote: what is before and after it can be read by
/// itself then.
fn stands_alone(text: &str, range: std::ops::Range<usize>) -> bool {
    let (before, after) = (text.get(..range.start).unwrap_or("x"), text.get(range.end..).unwrap_or("x"));
    let ends = |rest: &str| rest.split('\n').take(2).all(|line| line.trim().is_empty());
    let begins = before.is_empty()
        || before.ends_with('\n') && before.trim_end_matches('\n').len() + 1 < before.len()
        || before.lines().all(|line| line.trim().is_empty());
    begins && ends(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_stands_alone_between_empty_lines_only() {
        let picture = "![x](attachment:00112233445566778899aabbccddeeff)";
        let alone = |text: &str| {
            let text = text.replace('@', picture);
            let start = text.find(picture).unwrap_or_default();
            stands_alone(&text, start..start + picture.len())
        };
        for text in ["@", "@\n", "@\n\nmore", "one\n\n@\n\nmore", "one\n\n\n@  \n \nmore", "\n@"] {
            assert!(alone(text), "{text:?}");
        }
        for text in
            ["one @", "one\n@", "@ more", "@\nmore", "- @", "- a\n\n  @", "> @", "| @ |", "a\n\n    @"]
        {
            assert!(!alone(text), "{text:?}");
        }
    }
}
