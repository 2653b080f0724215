//! What is shared with a therapist: "Since last session".
//!
//! [`offer`] says what could be shared of a period. The person ticks parts and items of it in a [`PackChoice`];
//! nothing is ticked beforehand but mood and measures. [`build`] makes the document of it, in the order of
//! `content/en/report/session-pack.toml`. Passages are blacked out in the texts before anything is made of them,
//! and names of people are replaced in every string of the finished document. `docs/session-pack.md` says what
//! is in it and what stays out.

mod choice;
pub(crate) mod dates;
mod draft;
mod form;
mod making;
mod parts;
pub mod redact;
mod texts;

use std::collections::BTreeSet;

use goldseam_content::{Library, ShowKind};
use goldseam_document::{BLACKOUT, Block, Document, Pair, Section};
use goldseam_journal::{Day, EntryId, Journal, Moment, SharedWhat};
use pulldown_cmark::{Event, Options, Parser};
use serde::{Deserialize, Serialize};
use specta::Type;

pub use choice::{ItemOffer, PackChoice, PackOffer, PartOffer};
pub use draft::{PackState, begin_next, keep_state, state, usual_period};
pub use form::{Form, on_paper};

use crate::Result;
use making::{Making, count};
use redact::{Found, Guess, Names, Source};

/// In what language the words of a pack are.
const LANGUAGE: &str = "en";

/// What could be shared of the days from `from` to `to`, with counts.
pub fn offer(journal: &Journal, from: Day, to: Day) -> Result<PackOffer> {
    let bare = PackOffer { from, to, entries: 0, days: 0, parts: Vec::new() };
    let choice = PackChoice::usual(&bare);
    let m = Making::new(journal, &choice)?;
    let mut parts = Vec::new();
    for part in m.pack.parts.iter().filter(|part| part.shows.iter().any(|s| s.kind != ShowKind::Signs)) {
        let (mut items, mut amount, mut most) = (Vec::new(), 0, None);
        for shows in &part.shows {
            let offered = parts::offer(&m, shows)?;
            if matches!(shows.kind, ShowKind::Records | ShowKind::Patterns) {
                most = shows.most;
            }
            amount = amount.max(parts::amount(&m, shows)?);
            items.extend(offered);
        }
        parts.push(PartOffer {
            id: part.id.clone(),
            heading: part.heading.clone(),
            intro: part.intro.clone(),
            annex: part.annex,
            usual: part.usual,
            apart: part.apart,
            written: part.shows.iter().all(|s| matches!(s.kind, ShowKind::Wants | ShowKind::Questions)),
            most,
            n: if amount == 0 { count(items.len()) } else { amount },
            items,
        });
    }
    let counts = journal.day_counts(from, to)?;
    Ok(PackOffer {
        parts,
        days: count(counts.len()),
        entries: counts.iter().map(|day| day.entries).sum(),
        ..bare
    })
}

/// The document of a choice, made at `now`.
///
/// [`Error::PackChanged`](crate::Error::PackChanged) if a passage that is blacked out is not where it was,
/// [`Error::PackTooMuch`](crate::Error::PackTooMuch) if more is ticked of a part than may be.
pub fn build(journal: &Journal, choice: &PackChoice, now: &Moment) -> Result<Document> {
    make(&Making::new(journal, choice)?, now)
}

/// Every text of a choice that the person wrote freely, as it is written, in the order of [`Source`]: what
/// passages are blacked out in.
pub fn exact_texts(journal: &Journal, choice: &PackChoice, now: &Moment) -> Result<Vec<ExactText>> {
    let m = Making::new(journal, choice)?.exact();
    make(&m, now)?;
    Ok(m.into_used().into_iter().map(|(at, text)| ExactText { at, text }).collect())
}

/// All places of a phrase in the texts of a choice, to mark each or all.
pub fn find(journal: &Journal, choice: &PackChoice, phrase: &str, now: &Moment) -> Result<Vec<Found>> {
    let texts = exact_texts(journal, choice, now)?;
    Ok(redact::find(phrase, texts.iter().map(|one| (one.at, one.text.as_str()))))
}

/// Words in the texts of a choice that may be names of people who are not on the list. A guess only: it misses
/// some, and takes others for what they are not.
pub fn guess_names(journal: &Journal, choice: &PackChoice, now: &Moment) -> Result<Vec<Guess>> {
    let texts = exact_texts(journal, choice, now)?;
    let pack = Library::built_in().session_pack();
    let names = Names::new(&journal.people()?, &pack.words.person);
    let mut known: BTreeSet<String> = pack.months.iter().map(|month| month.to_lowercase()).collect();
    let week = (0..7).filter_map(|day| chrono::Weekday::try_from(day).ok());
    known.extend(week.map(|day| full_name(day).to_owned()));
    // questions are the program's words, and stand in the texts that say answers
    let library = Library::built_in();
    for method in library.methods() {
        let said = method.fields().flat_map(|(section, field)| [&section.name, &field.label]);
        known.extend(said.flat_map(|text| text.split_whitespace().map(str::to_lowercase)));
    }
    Ok(redact::guess(texts.iter().map(|one| one.text.as_str()), &names, &known))
}

fn full_name(day: chrono::Weekday) -> &'static str {
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        [day.num_days_from_monday() as usize % 7]
}

/// What is in the pack of a choice, for the log: parts and entries by name and number, and no text.
pub fn what_is_in_it(choice: &PackChoice, document: &Document) -> SharedWhat {
    let parts: Vec<String> = document.sections.iter().map(|section| section.id.clone()).collect();
    let ticked = choice.parts.iter().filter(|(part, _)| parts.contains(part)).flat_map(|(_, keys)| keys);
    let entry = |key: &String| key.strip_prefix("entry/").or_else(|| key.strip_prefix("plan/"))?.parse().ok();
    let entries: BTreeSet<EntryId> = ticked.filter_map(entry).collect();
    SharedWhat { parts, entries: entries.into_iter().collect() }
}

/// A text as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ExactText {
    /// Which.
    pub at: Source,
    /// What it says.
    pub text: String,
}

fn head(m: &Making<'_>, now: &Moment) -> Result<Vec<Pair>> {
    let w = m.words;
    let pair = |label: &goldseam_content::Phrase, value| Pair { label: label.text().to_owned(), value };
    let counts = m.journal.day_counts(m.choice.from, m.choice.to)?;
    let entries: u32 = counts.iter().map(|day| day.entries).sum();
    let (from, to) = (m.dates.day(m.choice.from.date()), m.dates.day(m.choice.to.date()));
    let mut head = Vec::new();
    if !m.choice.name.trim().is_empty() {
        head.push(pair(&w.head_name, m.choice.name.trim().to_owned()));
    }
    head.push(pair(&w.head_period, w.head_period_value.say(&[("from", &from), ("to", &to)])));
    head.push(pair(&w.head_made, m.dates.day(now.day().date())));
    head.push(pair(
        &w.head_entries,
        w.head_entries_value.say(&[
            ("entries", &entries.to_string()),
            ("days", &counts.len().to_string()),
            ("of", &m.length().to_string()),
        ]),
    ));
    Ok(head)
}

fn make(m: &Making<'_>, now: &Moment) -> Result<Document> {
    let mut document = Document {
        title: m.pack.title.clone(),
        language: LANGUAGE.to_owned(),
        made: now.day().date(),
        head: head(m, now)?,
        notice: m.pack.notice.clone(),
        paper: m.choice.paper,
        sections: Vec::new(),
    };
    let mut annex = false;
    for part in &m.pack.parts {
        let blocks = parts::blocks(m, part)?;
        let is_signs = part.shows.iter().any(|shows| shows.kind == ShowKind::Signs);
        if blocks.is_empty() && !is_signs {
            continue;
        }
        document.sections.push(Section {
            id: part.id.clone(),
            heading: part.heading.clone(),
            new_page: part.annex && !annex,
            blocks,
        });
        annex |= part.annex;
    }
    let people = take_names_out(&mut document, &m.names);
    explain_signs(m, &mut document, people);
    // somebody may be called like a word of what explains the signs
    take_names_out(&mut document, &m.names);
    document.sections.retain(|section| !section.blocks.is_empty());
    Ok(document)
}

/// Whether there were any. What Markdown hides from a look at its source, as a mark within a name does, is
/// looked for in what it comes to, and stands there without marks then.
fn take_names_out(document: &mut Document, names: &Names) -> bool {
    if names.is_empty() {
        return false;
    }
    let mut found = false;
    texts::each_markdown(document, &mut |block| {
        if let Block::Markdown { text } = block {
            let source = names.replaced(text).unwrap_or_else(|| text.clone());
            let plain = plain(&source);
            if names.are_in(&plain) {
                *block = Block::Paragraph { text: plain };
            }
        }
    });
    texts::each(document, &mut |text| {
        if let Some(replaced) = names.replaced(text) {
            *text = replaced;
            found = true;
        }
    });
    found
}

/// What a reader of Markdown sees of it, a paragraph after the other.
fn plain(markdown: &str) -> String {
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    let mut out = String::with_capacity(markdown.len());
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                out.push_str(&text);
            }
            Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => {
                out.push_str(&dest_url);
                out.push(' ');
            }
            Event::SoftBreak | Event::HardBreak => out.push('\n'),
            Event::Rule => out.push_str("\n\n"),
            Event::End(end) if !is_within_a_line(end) => out.push_str("\n\n"),
            _ => {}
        }
    }
    out.trim().to_owned()
}

fn is_within_a_line(end: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd as E;
    matches!(end, E::Emphasis | E::Strong | E::Strikethrough | E::Link | E::Image)
}

/// Says what the signs in the document stand for, of those that are in it.
fn explain_signs(m: &Making<'_>, document: &mut Document, people: bool) {
    let (mut black, mut late) = (false, String::new());
    texts::each(document, &mut |text| black |= text.contains(BLACKOUT));
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        if let Block::Entry(goldseam_document::Entry { marks, .. })
        | Block::Record(goldseam_document::Record { marks, .. }) = block
            && let Some(mark) = marks.first()
            && late.is_empty()
        {
            late.clone_from(mark);
        }
    }
    let w = m.words;
    let mut items = Vec::new();
    if people {
        items.push(w.signs_people.text().to_owned());
    }
    if black {
        items.push(w.signs_blackout.say(&[("mark", BLACKOUT)]));
    }
    if !late.is_empty() {
        items.push(w.signs_written_later.say(&[("mark", &late)]));
    }
    let signs = |id: &str| {
        let part = m.pack.parts.iter().find(|part| part.id == id);
        part.is_some_and(|part| part.shows.iter().any(|shows| shows.kind == ShowKind::Signs))
    };
    for section in document.sections.iter_mut().filter(|section| signs(&section.id)) {
        section.blocks.extend(items.iter().map(|text| Block::Small { text: text.clone() }));
    }
}
