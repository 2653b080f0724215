//! Tables as every spreadsheet opens them: UTF-8 with a byte order mark, commas, CRLF, and no formulas.

use std::fmt::Write;

/// What the tables begin with: without it a spreadsheet takes the letters for another alphabet's.
const MARK: &str = "\u{feff}";
/// Most characters that a cell of a spreadsheet takes.
const MOST_CHARS: usize = 32_767;

/// A table in the making.
#[derive(Default)]
pub(super) struct Csv {
    text: String,
    begun: bool,
}

impl Csv {
    /// A table with these headers.
    pub fn new(headers: &[&str]) -> Self {
        let mut table = Self { text: MARK.to_owned(), begun: false };
        for header in headers {
            table.text(header);
        }
        table.end();
        table
    }

    fn next(&mut self) {
        if std::mem::replace(&mut self.begun, true) {
            self.text.push(',');
        }
    }

    /// A cell with a number.
    pub fn number(&mut self, number: impl std::fmt::Display) {
        self.next();
        let _ = write!(self.text, "{number}"); // a String takes everything
    }

    /// A cell with a text. What a spreadsheet would take for a formula is marked as text with an apostrophe; what is
    /// longer than a cell can be is cut: the whole is in the entry.
    pub fn text(&mut self, text: &str) {
        self.next();
        let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let (mark, most) = if formula { ("'", MOST_CHARS - 1) } else { ("", MOST_CHARS) };
        let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
        let text = text.get(..end).unwrap_or_default();
        if text.contains([',', '"', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ') {
            let _ = write!(self.text, "\"{mark}{}\"", text.replace('"', "\"\""));
        } else {
            self.text.extend([mark, text]);
        }
    }

    /// An empty cell.
    pub fn none(&mut self) {
        self.next();
    }

    /// The end of a row.
    pub fn end(&mut self) {
        self.text.push_str("\r\n");
        self.begun = false;
    }

    /// What is there so far, which is then handed on.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// How many bytes are there and not handed on.
    pub fn len(&self) -> usize {
        self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_none_leaves_its_place() {
        let mut table = Csv::new(&["a", "b"]);
        for text in ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "a,b", "say \"hi\"", "two\nlines", " x "] {
            table.text(text);
            table.number(-1);
            table.end();
        }
        table.none();
        table.number(0.5);
        table.end();
        assert_eq!(
            table.take(),
            "\u{feff}a,b\r\n'=1+1,-1\r\n'+1,-1\r\n'-1,-1\r\n'@x,-1\r\n'\tx,-1\r\n\"'\rx\",-1\r\n\"a,b\",-1\r\n\
             \"say \"\"hi\"\"\",-1\r\n\"two\nlines\",-1\r\n\" x \",-1\r\n,0.5\r\n"
        );
    }

    #[test]
    fn a_cell_is_no_longer_than_a_spreadsheet_takes() {
        let mut table = Csv::default();
        table.text(&"é".repeat(40_000));
        assert_eq!(table.take().chars().count(), MOST_CHARS);
        table.end();
        table.take();
        table.text(&"=".repeat(40_000));
        assert_eq!(table.take().chars().count(), MOST_CHARS);
    }
}
