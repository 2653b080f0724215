//! What every part of a pack is made with.

use std::{cell::RefCell, collections::BTreeMap};

use chrono::{Datelike, NaiveDate};
use goldseam_content::{Library, Method, PackWords, SessionPack, Shows};
use goldseam_insight as insight;
use goldseam_journal::{Day, Entry, EntryId, Error as JournalError, Filter, Journal, MOST_ROWS, Row, Within};

use super::{
    choice::PackChoice,
    dates::Dates,
    redact::{Blackout, Names, Source, black_out},
};
use crate::{Error, Result};

/// Figures of mood look back at least so many days.
const FEWEST_DAYS: i32 = 28;
/// A line shows so many days at most: more do not fit beside the rest of a page.
const MOST_LINE_DAYS: i32 = 56;
const WEEK: i32 = 7;

/// A pack in the making.
pub(super) struct Making<'a> {
    pub journal: &'a Journal,
    pub choice: &'a PackChoice,
    pub pack: &'static SessionPack,
    pub words: &'static PackWords,
    pub dates: Dates,
    pub names: Names,
    blackouts: BTreeMap<Source, Vec<&'a Blackout>>,
    /// Each text that was used, as it was written.
    used: RefCell<BTreeMap<Source, String>>,
    /// Passages are looked at, and the texts stay as they are.
    exact: bool,
}

/// An entry as it may be shown.
pub(super) struct Shown {
    pub entry: Entry,
    /// Without what was blacked out.
    pub title: String,
    /// Without what was blacked out.
    pub body: String,
    /// What it is filled in with.
    pub method: Option<Method>,
}

impl<'a> Making<'a> {
    pub fn new(journal: &'a Journal, choice: &'a PackChoice) -> Result<Self> {
        if choice.from > choice.to {
            return Err(JournalError::BadWhen.into());
        }
        let pack = Library::built_in().session_pack();
        let people = if choice.real_names { Vec::new() } else { journal.people()? };
        let names = Names::new(&people, &pack.words.person);
        let mut blackouts: BTreeMap<Source, Vec<&Blackout>> = BTreeMap::new();
        for blackout in &choice.blackouts {
            blackouts.entry(blackout.at).or_default().push(blackout);
        }
        Ok(Self {
            journal,
            choice,
            pack,
            words: &pack.words,
            dates: Dates::new(pack, &names),
            names,
            blackouts,
            used: RefCell::default(),
            exact: false,
        })
    }

    /// The same, with texts as they were written.
    pub fn exact(self) -> Self {
        Self { exact: true, ..self }
    }

    /// The texts that were used, as they were written.
    pub fn into_used(self) -> BTreeMap<Source, String> {
        self.used.into_inner()
    }

    /// Whether anything is blacked out in a text.
    pub fn is_marked(&self, at: Source) -> bool {
        !self.exact && self.blackouts.contains_key(&at)
    }

    /// A text that the person wrote, without what was blacked out. Nothing that they wrote freely gets into a
    /// pack in another way.
    pub fn text(&self, at: Source, text: &str) -> Result<String> {
        if !text.is_empty() {
            self.used.borrow_mut().insert(at, text.to_owned());
        }
        match self.blackouts.get(&at) {
            Some(passages) if !self.exact => black_out(text, passages),
            _ => Ok(text.to_owned()),
        }
    }

    /// The title of an entry. One that was made from answers goes wherever any of them was blacked out: it may
    /// say the same.
    pub fn title(&self, id: EntryId, title: &str, method: Option<&str>) -> Result<String> {
        let body = Source::Body { entry: id };
        if self.is_marked(body) && method.is_some() {
            return Ok(method.unwrap_or_default().to_owned());
        }
        let mut title = self.text(Source::Title { entry: id }, title)?;
        if self.is_marked(body) {
            for passage in self.blackouts.get(&body).into_iter().flatten() {
                let passage = passage.text.trim();
                if !passage.is_empty() {
                    title = title.replace(passage, goldseam_document::BLACKOUT);
                }
            }
        }
        Ok(title)
    }

    /// An entry that was ticked; none if it was erased or put into the bin since.
    pub fn entry(&self, id: EntryId) -> Result<Option<Shown>> {
        let entry = match self.journal.entry(id) {
            Ok(entry) if entry.deleted.is_none() => entry,
            Ok(_) | Err(JournalError::NotFound) => return Ok(None),
            Err(other) => return Err(other.into()),
        };
        let method = match &entry.filled {
            Some(filled) => self.journal.method(&filled.method, Some(filled.version)).ok(),
            None => None,
        };
        let of_method =
            entry.filled.as_ref().map(|filled| method.as_ref().map_or(&filled.method, |m| &m.name));
        let title = self.title(id, &entry.title, of_method.map(String::as_str))?;
        let body = self.text(Source::Body { entry: id }, &entry.body)?;
        Ok(Some(Shown { entry, title, body, method }))
    }

    /// What must be known of an entry at first sight.
    pub fn marks(&self, entry: &Entry) -> Vec<String> {
        let written = self.dates.day(entry.created.day().date());
        if entry.back_dated { vec![self.words.written_later.say(&[("date", &written)])] } else { Vec::new() }
    }

    /// The entries of the period that were filled in with one of the methods, or written freely, oldest first.
    pub fn rows(&self, methods: &[String]) -> Result<Vec<Row>> {
        let filter = Filter {
            from: Some(self.choice.from.to_string()),
            to: Some(self.choice.to.to_string()),
            methods: methods.to_vec(),
            ..Filter::default()
        };
        let (mut rows, mut after) = (Vec::new(), None);
        loop {
            let page = self.journal.timeline(&filter, after.as_deref(), MOST_ROWS)?;
            rows.extend(page.rows);
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        rows.reverse();
        Ok(rows)
    }

    /// The methods that something is about, those of its groups included.
    pub fn methods(&self, shows: &Shows) -> Result<Vec<String>> {
        let mut methods = shows.methods.clone();
        if !shows.groups.is_empty() {
            let cards = self.journal.methods(self.choice.to)?;
            methods.extend(cards.into_iter().filter(|c| shows.groups.contains(&c.group)).map(|card| card.id));
        }
        Ok(methods)
    }

    /// What a method is called.
    pub fn method_name(&self, id: &str) -> String {
        self.journal.method(id, None).map_or_else(|_| id.to_owned(), |method| method.name)
    }

    /// The days that figures of mood are about: the period, and four weeks at least; from a Monday on.
    pub fn figure_days(&self) -> Result<Within> {
        let (from, to) = (day(self.choice.from)?, day(self.choice.to)?);
        let from = monday(from.min(to.plus(1 - FEWEST_DAYS)).date());
        self.within(from)
    }

    /// The days of the line: the last eight weeks of those at most.
    pub fn line_days(&self) -> Result<Within> {
        let within = self.figure_days()?;
        let most = day(self.choice.to)?.plus(1 - MOST_LINE_DAYS);
        if within.from >= Some(most) {
            return Ok(within);
        }
        // the first Monday of them, so that no week is cut
        self.within(monday(most.plus(WEEK - 1).date()))
    }

    fn within(&self, from: NaiveDate) -> Result<Within> {
        // before the first year there are no days
        let from = Day::new(from).unwrap_or(self.choice.from);
        Ok(Within { from: Some(day(from)?), to: Some(day(self.choice.to)?), all: self.choice.every_check_in })
    }

    /// Days of the period, both ends counted.
    pub fn length(&self) -> i64 {
        (self.choice.to.date() - self.choice.from.date()).num_days() + 1
    }

    /// Whether a day is in the period.
    pub fn holds(&self, day: Day) -> bool {
        (self.choice.from..=self.choice.to).contains(&day)
    }

    /// Texts with what stands between them.
    pub fn list(&self, items: &[String]) -> String {
        items.join(self.words.separator.text())
    }
}

/// The day of the calendar as a day of figures.
pub(super) fn day(day: Day) -> Result<insight::Day> {
    insight::Day::try_from(day.date()).map_err(|_| Error::from(JournalError::BadWhen))
}

/// The Monday of a week.
pub(super) fn monday(date: NaiveDate) -> NaiveDate {
    let days = chrono::Days::new(date.weekday().num_days_from_monday().into());
    date.checked_sub_days(days).unwrap_or(date)
}

/// A count for a person to read.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
