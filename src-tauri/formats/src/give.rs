//! Gives things in the order of the source, counts them, and stops when there are too many.

use crate::{Error, Item, Record, Result, Skipped, Source, Why};

/// Where read things go.
pub struct Give<'a> {
    each: &'a mut dyn FnMut(Item) -> Result<()>,
    number: usize,
    most: usize,
}

impl<'a> Give<'a> {
    /// Gives to `each`, within the bounds of `source`.
    pub fn new(source: &Source, each: &'a mut dyn FnMut(Item) -> Result<()>) -> Self {
        Self { each, number: 0, most: source.limits().records }
    }

    /// How many were given so far.
    pub fn count(&self) -> usize {
        self.number
    }

    /// Something to take; skipped as [`Why::Empty`] if there is nothing in it.
    pub fn record(&mut self, record: Record) -> Result<()> {
        let empty =
            record.title.trim().is_empty() && record.body.trim().is_empty() && record.files.is_empty();
        if empty && record.tags.is_empty() && record.mood.is_none() {
            return self.skip(Why::Empty);
        }
        self.counted()?;
        (self.each)(Item::Record(Box::new(record)))
    }

    /// Something that can't be taken.
    pub fn skip(&mut self, why: Why) -> Result<()> {
        self.counted()?;
        (self.each)(Item::Skipped(Skipped { number: self.number, why }))
    }

    fn counted(&mut self) -> Result<()> {
        self.number += 1;
        if self.number > self.most { Err(Error::TooLarge) } else { Ok(()) }
    }
}

/// A file of one day or one thing is not longer than this, in bytes: an entry has 5 MiB, and its links are
/// found in a tree of up to eighty times its length. A journal in one file may be longer.
const LONGEST: usize = (5 << 20) + (256 << 10);

/// A file as text, or the reason why just this file is left out. Files with more than the limits allow
/// still end the reading.
pub fn text_or_why(source: &mut Source, name: &str) -> Result<std::result::Result<String, Why>> {
    match source.text(name) {
        Ok(text) if text.len() > LONGEST => Ok(Err(Why::TooLong)),
        Ok(text) if text.contains('\r') => Ok(Ok(text.replace("\r\n", "\n").replace('\r', "\n"))),
        Ok(text) => Ok(Ok(text)),
        Err(Error::NotText) => Ok(Err(Why::Malformed)),
        Err(e) => Err(e),
    }
}
