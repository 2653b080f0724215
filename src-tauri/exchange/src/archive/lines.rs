//! Streams of JSON lines: one thing in each line, in files of a few megabytes.

use std::io::{BufRead, BufReader, Read};

use goldseam_formats::Source;
use serde::{Serialize, de::DeserializeOwned};

use super::{Problem, names, zipped::Zip};
use crate::{Error, Result};

/// A part ends when it has grown to this, in bytes. What is short is never taken for a bomb, however well it packs.
const PART: usize = 4 << 20;
/// A line that is longer than this is a part of its own, as it is.
const LONG: usize = 2 << 20;
/// The longest line that is read.
const MOST_LINE: u64 = 64 << 20;

/// A stream that is written.
pub(super) struct Lines {
    stream: &'static str,
    part: usize,
    text: Vec<u8>,
    /// How many lines there are so far.
    pub count: usize,
}

impl Lines {
    pub fn new(stream: &'static str) -> Self {
        Self { stream, part: 0, text: Vec::new(), count: 0 }
    }

    /// Adds a line.
    pub fn put(&mut self, zip: &mut Zip<'_, '_>, one: &impl Serialize) -> Result<()> {
        let before = self.text.len();
        // nothing that we keep is without a form in JSON
        serde_json::to_writer(&mut self.text, one).map_err(|e| Error::from(std::io::Error::other(e)))?;
        self.text.push(b'\n');
        self.count += 1;
        if self.text.len() - before > LONG {
            let long = self.text.split_off(before);
            self.flush(zip)?;
            self.part += 1;
            return zip.put(&names::part(self.stream, self.part), &long, false);
        }
        if self.text.len() >= PART { self.flush(zip) } else { Ok(()) }
    }

    /// Writes what is held.
    pub fn flush(&mut self, zip: &mut Zip<'_, '_>) -> Result<()> {
        if self.text.is_empty() {
            return Ok(());
        }
        self.part += 1;
        zip.put(&names::part(self.stream, self.part), &self.text, true)?;
        self.text.clear();
        Ok(())
    }
}

/// Whether a line has no more lists, objects and values than an honest one could: each takes far more memory than the
/// letter that makes it.
fn is_modest(line: &[u8]) -> bool {
    const MOST_VALUES: usize = 500_000;
    const SHORT: usize = 1 << 20;
    if line.len() < SHORT {
        return true;
    }
    let (mut values, mut quoted, mut escaped) = (0, false, false);
    for byte in line {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' | b',' if !quoted => values += 1,
            _ => {}
        }
    }
    values <= MOST_VALUES
}

/// Reads a stream line by line, with the places that a problem is told by.
pub(super) fn read<T: DeserializeOwned>(
    source: &mut Source,
    stream: &str,
    mut each: impl FnMut(T) -> Result<bool>,
) -> Result<usize> {
    let mut count = 0;
    for part in 1.. {
        let name = names::part(stream, part);
        if !source.has(&name) {
            break;
        }
        let mut lines = BufReader::with_capacity(64 * 1024, source.reader(&name)?);
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            let read = lines.by_ref().take(MOST_LINE).read_until(b'\n', &mut line);
            if read.map_err(goldseam_formats::Error::from)? == 0 {
                break;
            }
            let damaged = || Problem::Damaged { file: name.clone(), line: number };
            if line.last() != Some(&b'\n') {
                return Err(damaged().into());
            }
            if !is_modest(&line) {
                return Err(goldseam_formats::Error::TooLarge.into());
            }
            let one = serde_json::from_slice(&line).map_err(|_| damaged())?;
            count += 1;
            if !each(one)? {
                return Err(damaged().into());
            }
        }
    }
    Ok(count)
}
