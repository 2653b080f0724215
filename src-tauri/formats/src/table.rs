//! Tables in text: what separates their fields, their header, and their rows one by one.

use std::{cell::Cell, collections::HashSet, io, io::Read, rc::Rc};

use csv::{ReaderBuilder, StringRecord};

use crate::{Error, Result, Source};

/// Bytes of one row. A longer one is no row of a person, and its fields would take many times as much.
const LONGEST_ROW: u64 = 8 << 20;
const MOST_COLUMNS: usize = 10_000;
/// What fields may be separated by, the likeliest first.
const SEPARATORS: [u8; 4] = *b",;\t|";
/// Rows that are looked at to find the separator.
const LOOKED_AT: usize = 20;

/// A table, with its header.
pub(crate) struct Table {
    text: String,
    pub separator: u8,
    /// As it is written, without spaces around.
    pub header: Vec<String>,
    most: usize,
    has_header: bool,
}

impl Table {
    /// Reads the only file of `source`.
    pub fn open(source: &mut Source) -> Result<Self> {
        let name = source.only().ok_or(Error::NotThisFormat)?;
        Self::new(decode(source.whole(&name)?)?, source.limits().records)
    }

    /// Only its beginning, to see what it is.
    pub fn peek(source: &mut Source) -> Option<Self> {
        const MOST: usize = 64 << 10;
        let name = source.only()?;
        let mut head = source.head(&name, MOST).ok()?;
        // a character that was cut is no reason to say that it is no text
        if let Err(e) = std::str::from_utf8(&head)
            && e.error_len().is_none()
        {
            head.truncate(e.valid_up_to());
        }
        Self::new(decode(head).ok()?, LOOKED_AT).ok()
    }

    fn new(mut text: String, most: usize) -> Result<Self> {
        if text.contains('\0') {
            return Err(Error::NotThisFormat);
        }
        let separator = told(&mut text).unwrap_or_else(|| separator(&text));
        let mut table = Self { text, separator, header: Vec::new(), most, has_header: true };
        let mut first = StringRecord::new();
        if !table.reader().0.read_record(&mut first).map_err(of_csv)? {
            return Err(Error::NotThisFormat);
        }
        if first.len() > MOST_COLUMNS {
            return Err(Error::NotThisFormat);
        }
        table.header = first.iter().map(|field| field.trim().to_owned()).collect();
        Ok(table)
    }

    /// Says that the first row is no header but the first of its rows. Its columns are then called by
    /// their numbers.
    pub fn without_header(mut self) -> Self {
        self.header = (1..=self.header.len()).map(|number| number.to_string()).collect();
        self.has_header = false;
        self
    }

    /// The number of the column that is called so, in whatever case.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|header| header.to_lowercase() == name)
    }

    /// Gives the rows, counted from 1. A row may be shorter or longer than the header. `each` says
    /// whether to go on.
    pub fn rows(&self, mut each: impl FnMut(usize, &StringRecord) -> Result<bool>) -> Result<()> {
        let (mut reader, read) = self.reader();
        let mut row = StringRecord::new();
        if self.has_header {
            reader.read_record(&mut row).map_err(of_csv)?;
        }
        for number in 1.. {
            read.set(0);
            if !reader.read_record(&mut row).map_err(of_csv)? {
                break;
            }
            if number > self.most {
                return Err(Error::TooLarge);
            }
            if !each(number, &row)? {
                break;
            }
        }
        Ok(())
    }

    fn reader(&self) -> (csv::Reader<Row<'_>>, Rc<Cell<u64>>) {
        reader(&self.text, self.separator)
    }
}

/// Bytes as a text: UTF-8, or UTF-16 as spreadsheets write it.
fn decode(bytes: Vec<u8>) -> Result<String> {
    let unit: fn([u8; 2]) -> u16 = match bytes.as_slice() {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => {
            let mut text = String::from_utf8(bytes).map_err(|_| Error::NotText)?;
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            return Ok(text);
        }
    };
    let units = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<std::result::Result<_, _>>().map_err(|_| Error::NotText)
}

/// The separator that the first line tells as spreadsheets do, and takes that line off.
fn told(text: &mut String) -> Option<u8> {
    let line = text.lines().next()?;
    let separator = *line.trim_matches('"').strip_prefix("sep=")?.as_bytes().first()?;
    let end = text.find('\n').map_or(text.len(), |end| end + 1);
    text.drain(..end);
    separator.is_ascii().then_some(separator)
}

/// The separator by which the most rows have as many fields as the first one.
fn separator(text: &str) -> u8 {
    let score = |separator: u8| {
        let mut reader = reader(text, separator).0;
        let counts: Vec<_> =
            reader.records().take(LOOKED_AT).map_while(|row| Some(row.ok()?.len())).collect();
        let first = counts.first().copied().filter(|first| *first > 1)?;
        let alike = counts.iter().filter(|count| **count == first).count();
        Some((alike * LOOKED_AT / counts.len(), first))
    };
    // of equals the first, which `max_by_key` would not take
    SEPARATORS.into_iter().rev().max_by_key(|separator| score(*separator)).unwrap_or(b',')
}

fn reader(text: &str, separator: u8) -> (csv::Reader<Row<'_>>, Rc<Cell<u64>>) {
    let read = Rc::new(Cell::new(0));
    let row = Row { text: text.as_bytes(), read: Rc::clone(&read) };
    (ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(row), read)
}

/// Fails when a row goes on for too long.
struct Row<'a> {
    text: &'a [u8],
    read: Rc<Cell<u64>>,
}

impl Read for Row<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.text.read(bytes)?;
        self.read.set(self.read.get() + read as u64);
        if self.read.get() > LONGEST_ROW { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(read) }
    }
}

fn of_csv(e: csv::Error) -> Error {
    match e.into_kind() {
        csv::ErrorKind::Io(e) => e.into(),
        csv::ErrorKind::Utf8 { .. } => Error::NotText,
        _ => Error::Damaged,
    }
}

/// The words of a field that names several: trimmed, without empty ones.
pub(crate) fn words(field: &str, separator: char) -> impl Iterator<Item = String> + '_ {
    field.split(separator).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned)
}

/// Bytes of a field that names several things. A longer one is no list of a person.
pub(crate) const LONGEST_LIST: usize = 64 << 10;

/// Leaves each word once, where it first was.
pub(crate) fn once(words: &mut Vec<String>) {
    let mut seen = HashSet::with_capacity(words.len());
    words.retain(|word| seen.insert(word.clone()));
}

/// A number as people write it, `7.5` or `7,5`. Never infinite.
pub(crate) fn number(field: &str) -> Option<f64> {
    let field = field.trim();
    let plain = field.bytes().all(|byte| byte.is_ascii_digit() || b"+-.,".contains(&byte));
    let commas = field.bytes().filter(|byte| *byte == b',').count();
    let number: f64 = match commas {
        _ if !plain => return None,
        1 if !field.contains('.') => field.replace(',', ".").parse().ok()?,
        _ => field.parse().ok()?,
    };
    number.is_finite().then_some(number)
}

/// A text of several lines, each ended in one way, without space around.
pub(crate) fn lines(field: &str) -> String {
    field.trim().replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests;
